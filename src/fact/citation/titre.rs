//! Where a French title ends: "loi sur l'assistance judiciaire | accorde un avocat".
//!
//! In: a reading just behind the word for the act. Out: the reading behind the title, or none. French titles are written
//! in small letters, so the grammar is that of a noun phrase: a noun, its adjectives (told by their endings), then a
//! preposition and the next noun; a verb has no place in it and ends it.

use nom::Parser;

use super::lead::{self, Lead};
use super::marks::Marks;
use super::reading::{Next, Reading, sign, word};
use super::role::{Kind, Role, flag};
use super::series::period;
use super::title::{Ask, Comma};
use crate::text::Shape;

/// How many words a title has at most.
const LONGEST: usize = 40;

/// A title, from its opening word on.
pub(super) fn french(start: Reading<'_>, ask: Ask) -> Option<Reading<'_>> {
    let mut r = start;
    if start.peek_sign() == Some(',') {
        r = sign(",").parse(r).ok().filter(|_| ask.comma != Comma::No)?.0;
        if !r.peek_role().has(flag::OPENS | flag::AMENDS)
            || ask.comma == Comma::Participle
                && r.peek_word().is_some_and(|t| matches!(r.doc.words.lower(t), "sur" | "pour" | "contre"))
        {
            return None;
        }
    }
    let doc = r.doc;
    if r.elided('d') {
        // "Code d'instruction criminelle", "loi d'orientation"
        let noun = r.peek_word()?;
        return (ask.of || doc.role(noun).has(flag::OPENS_DE)).then(|| phrase(r, ask)).flatten();
    }
    let opener = r.peek_word()?;
    let lower = doc.words.lower(opener);
    let role = doc.role(opener);
    let after = r.after(opener);
    match lower {
        "de" | "du" | "des" => {
            let noun = determined(after).peek_word()?;
            let direct = doc.role(noun).has(flag::OPENS_DE) && lower == "de" && doc.shape(noun) == Shape::Lower;
            if !(ask.of || direct) || doc.shape(noun) == Shape::Number || doc.role(noun).has(flag::STATE) {
                return None;
            }
            phrase(determined(after), ask)
        }
        "pour" => {
            // "loi de finances pour 2025", "loi pour la confiance"
            let next = determined(after);
            let noun = next.peek_word()?;
            if doc.shape(noun) == Shape::Number {
                return period(next);
            }
            (next.at != after.at || next.elided('l') || ask.kind == Kind::Policy).then(|| phrase(next, ask)).flatten()
        }
        _ if role.has(flag::OPENS | flag::AMENDS) => {
            // "relative à la", "visant au", "sur l'"
            let mut next = after;
            if let Some(token) = next.peek_word().filter(|&t| matches!(doc.words.lower(t), "à" | "au" | "aux")) {
                next = next.after(token);
            }
            phrase(determined(next), ask)
        }
        _ => None,
    }
}

/// Past an article: "la", "les"; an elided "l'" is passed over anyway.
fn determined(r: Reading<'_>) -> Reading<'_> {
    match word(flag::THE).parse(r) {
        Ok((after, _)) => after,
        Err(_) => r,
    }
}

/// A noun phrase, from its first noun on.
pub(super) fn phrase(start: Reading<'_>, ask: Ask) -> Option<Reading<'_>> {
    let doc = start.doc;
    let mut walk =
        Phrase { r: start, first: start.token, kind: ask.kind, good: None, noun_due: true, infinitive: false };
    for _ in 0..LONGEST {
        let r = walk.r;
        let step = match r.next() {
            Next::Word(token) if walk.noun_due || r.elided('d') => walk.noun(token),
            Next::Word(token) => walk.behind_noun(token),
            Next::Sign('-' | '\u{2011}', at)
                if walk.good.is_some() && (doc.start(r.token) == at + 1 || r.elided('d') && at == r.at) =>
            {
                Some(Step::Expect(Reading { at: at + 1, ..r }))
            }
            Next::Sign(',', at) if walk.good.is_some() && !walk.noun_due => {
                Some(Reading { at: at + 1, ..r }).filter(|after| series(*after)).map(Step::Expect)
            }
            _ => None,
        };
        match step {
            Some(Step::Expect(after)) => (walk.r, walk.noun_due) = (after, true),
            Some(Step::Keep(after)) => (walk.r, walk.good) = (after, Some(after)),
            Some(Step::Pass(after)) => walk.r = after,
            None => break,
        }
    }
    walk.good
}

/// Where a word of the phrase leads.
enum Step<'a> {
    /// A noun must follow.
    Expect(Reading<'a>),
    /// The phrase may end here.
    Keep(Reading<'a>),
    /// Neither.
    Pass(Reading<'a>),
}

/// The walk over a noun phrase.
struct Phrase<'a> {
    r: Reading<'a>,
    /// The token of the first noun.
    first: usize,
    kind: Kind,
    /// Behind the last word that belongs to the phrase.
    good: Option<Reading<'a>>,
    /// A noun must come next.
    noun_due: bool,
    /// The noun was a verb after "à": an object may come next.
    infinitive: bool,
}

/// What goes before a noun like an article.
const DETERMINERS: &[&str] = &["un", "une", "certains", "certaines", "tous", "toutes", "leurs", "ces"];

impl<'a> Phrase<'a> {
    /// A noun, where one is due, with the article before it.
    fn noun(&mut self, token: usize) -> Option<Step<'a>> {
        let (r, doc) = (self.r, self.r.doc);
        let role = doc.role(token);
        let lower = doc.words.lower(token);
        if doc.shape(token) == Shape::Number {
            // "plan pour 2025", but not "loi sur l'asile de 2013"
            let pour = token > 0 && doc.words.lower(token - 1) == "pour";
            self.good = period(r).filter(|_| self.good.is_some() && pour).or(self.good);
            return None;
        }
        if DETERMINERS.contains(&lower) {
            return Some(Step::Expect(r.after(token)));
        }
        let another = self.good.is_some() && joined(r) && !r.elided('d');
        if doc.act(token, true).is_some() && !doc.capital(token) {
            // "portant promulgation de la loi n° 27-14 relative à", but not "… et la loi n° 27-14"
            let nested = Lead { marks: Marks::NESTED.with(Marks::DEFINITE), year: None };
            let inner = lead::led(r, nested).filter(|(_, act)| act.number.is_some() || act.title.is_some());
            if another || inner.is_some() && !joined(r) {
                self.good = if another { self.good } else { inner.map(|(after, _)| after) };
                return None;
            }
        }
        let determined = r.elided('d') || r.elided('l') || token > self.first && doc.role(token - 1).has(flag::THE);
        let verb = role.has(flag::ENDS | flag::MARK | flag::STATE) && !role.has(flag::OPENS_DE) && !determined;
        if verb || role.has(flag::ARTICLE) {
            return None;
        }
        self.infinitive = !determined && ["er", "ir", "re"].iter().any(|e| lower.ends_with(e));
        if role.has(flag::THE | flag::PREPOSITION) {
            return Some(Step::Expect(r.after(token)));
        }
        self.noun_due = false;
        if self.infinitive {
            return Some(Step::Pass(r.after(token)));
        }
        Some(Step::Keep(r.after(token)))
    }

    /// What may stand behind a noun: an adjective, a preposition, "et", a period.
    fn behind_noun(&mut self, token: usize) -> Option<Step<'a>> {
        let (r, doc) = (self.r, self.r.doc);
        let role = doc.role(token);
        let lower = doc.words.lower(token);
        if self.infinitive && (role.has(flag::THE) || r.elided('l')) {
            // "visant à renforcer la lutte"
            self.infinitive = false;
            return Some(Step::Expect(if role.has(flag::THE) { r.after(token) } else { r }));
        }
        if lower == "en" {
            let next = r.after(token);
            let noun = next.peek_word().filter(|&t| doc.role(t).has(flag::WITHIN))?;
            return Some(Step::Keep(next.after(noun)));
        }
        if role.has(flag::PREPOSITION) && lower != "par" {
            return Some(Step::Expect(r.after(token)));
        }
        if role.has(flag::AND) {
            let after = conjoined(r.after(token))?;
            self.noun_due = !adjective(doc.words.lower(after.token));
            return Some(Step::Pass(after));
        }
        if doc.shape(token) == Shape::Number {
            let after = period(r).filter(|after| self.kind == Kind::Policy || after.token > r.token + 1)?;
            return Some(Step::Keep(after));
        }
        let fits = !role.has(flag::ENDS | flag::BACK_AFTER) && doc.shape(token) != Shape::Upper && adjective(lower);
        fits.then(|| Step::Keep(r.after(token)))
    }
}

/// Whether "et la" or the like stands right before this place.
fn joined(r: Reading<'_>) -> bool {
    let doc = r.doc;
    let before = |n: usize| r.token.checked_sub(n).map_or(Role::default(), |t| doc.role(t));
    before(1).has(flag::AND) || before(1).has(flag::THE) && before(2).has(flag::AND)
}

/// What may follow "et" inside a title: an adjective, a noun with or without article or preposition, but no second act.
fn conjoined(r: Reading<'_>) -> Option<Reading<'_>> {
    let doc = r.doc;
    let mut next = r;
    for _ in 0..3 {
        let token = next.peek_word()?;
        let role = doc.role(token);
        if role.has(flag::ARTICLE | flag::CHAPTER)
            || doc.act(token, true).is_some()
            || doc.shape(token) == Shape::Number
        {
            return None;
        }
        if role.has(flag::ENDS) && !role.has(flag::PREPOSITION) || role.has(flag::BODY) && doc.capital(token) {
            return None;
        }
        if !role.has(flag::THE | flag::PREPOSITION) {
            return Some(next);
        }
        next = next.after(token);
    }
    None
}

/// Whether a comma stands in a series: a few words without a verb, then "et".
fn series(r: Reading<'_>) -> bool {
    let doc = r.doc;
    if !r.elided('d') && !r.elided('l') && !r.peek_role().has(flag::PREPOSITION | flag::THE) {
        return false;
    }
    let mut r = r;
    for count in 0..9 {
        match r.next() {
            Next::Word(token) => {
                let role = doc.role(token);
                if role.has(flag::AND) {
                    return count > 0;
                }
                let known = role.has(flag::PREPOSITION | flag::THE);
                if role.has(flag::ENDS) && !known
                    || role.has(flag::ARTICLE | flag::BODY)
                    || doc.act(token, true).is_some()
                    || doc.capital(token)
                {
                    return false;
                }
                r = r.after(token);
            }
            Next::Sign(',', at) if count > 0 => r = Reading { at: at + 1, ..r },
            _ => return false,
        }
    }
    false
}

/// Whether a French word has the ending of an adjective or a participle.
pub(super) fn adjective(lower: &str) -> bool {
    let one = lower.strip_suffix('s').unwrap_or(lower);
    let endings = [
        "al", "ale", "aux", "el", "elle", "if", "ive", "ique", "aire", "ien", "ienne", "éen", "éenne", "ais", "aise",
        "oise", "eux", "euse", "ier", "ière", "ère", "ible", "able", "ain", "aine", "in", "ine", "il", "ile", "é",
        "ée", "ants", "ante", "eur", "int", "inte", "erne", "icole",
    ];
    let ends = |word: &str| endings.iter().any(|e| word.ends_with(e));
    lower.len() > 3 && (ends(one) || ends(lower))
        || matches!(one, "commun" | "commune" | "libre" | "mixte" | "jeune" | "grave" | "faite" | "fait")
}
