//! Where a French title ends: "loi sur l'assistance judiciaire | accorde un avocat".
//!
//! In: a reading just behind the word for the act. Out: the reading behind the title, or none. French titles are written
//! in small letters, so the grammar is that of a noun phrase: a noun, its adjectives (told by their endings), then a
//! preposition and the next noun; a verb has no place in it and ends it.

use nom::Parser;

use super::lead::Lead;
use super::marks::Marks;
use super::reading::{Next, Reading, sign, word};
use super::title::{Ask, Comma, period};
use super::words::{Kind, flag};
use crate::text::Shape;

/// How many words a title has at most.
const LONGEST: usize = 40;

/// A title, from its opening word on.
pub(super) fn french(start: Reading<'_>, ask: Ask) -> Option<Reading<'_>> {
    let mut r = start;
    if start.peek_sign() == Some(',') {
        r = sign(",").parse(r).ok().filter(|_| ask.comma != Comma::No)?.0;
        if !r.peek_role().has(flag::OPENS | flag::AMENDS) || ask.comma == Comma::Participle && r.peek_word().is_some_and(|t| matches!(r.doc.words.lower(t), "sur" | "pour" | "contre")) {
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
pub(super) fn phrase<'a>(start: Reading<'a>, ask: Ask) -> Option<Reading<'a>> {
    let doc = start.doc;
    let mut r = start;
    let mut good: Option<Reading<'a>> = None;
    let mut noun_due = true;
    let mut infinitive = false;
    for _ in 0..LONGEST {
        match r.next() {
            Next::Word(token) => {
                let role = doc.role(token);
                let lower = doc.words.lower(token);
                let elided = r.elided('d');
                if noun_due || elided {
                    if doc.shape(token) == Shape::Number {
                        let Some(after) = period(r).filter(|_| good.is_some()) else { break };
                        return Some(after);
                    }
                    if matches!(lower, "un" | "une" | "certains" | "certaines" | "tous" | "toutes" | "leurs" | "ces") {
                        r = r.after(token);
                        noun_due = true;
                        continue;
                    }
                    if role.names_act() && !doc.capital(token) && !joined(r) {
                        // "portant promulgation de la loi n° 27-14 relative à"
                        let nested = Lead { marks: Marks::NESTED.with(Marks::DEFINITE), year: None };
                        if let Some((after, _)) = super::lead::led(r, nested).filter(|(_, act)| act.number.is_some() || act.title.is_some()) {
                            return Some(after);
                        }
                    }
                    let determined = elided || r.elided('l') || token > start.token && doc.role(token - 1).has(flag::THE);
                    let bad = role.has(flag::ENDS | flag::MARK | flag::STATE) && !role.has(flag::OPENS_DE) && !determined || role.has(flag::ARTICLE);
                    if bad || good.is_some() && role.names_act() && !elided && doc.shape(token) == Shape::Lower && joined(r) {
                        break;
                    }
                    noun_due = role.has(flag::THE | flag::PREPOSITION);
                    r = r.after(token);
                    infinitive = !determined && ["er", "ir", "re"].iter().any(|e| lower.ends_with(e));
                    if !noun_due && !infinitive {
                        good = Some(r);
                    }
                } else if infinitive && (role.has(flag::THE) || r.elided('l')) {
                    // "visant à renforcer la lutte"
                    if role.has(flag::THE) {
                        r = r.after(token);
                    }
                    infinitive = false;
                    noun_due = true;
                } else if lower == "en" {
                    let next = r.after(token);
                    let Some(noun) = next.peek_word().filter(|&t| doc.role(t).has(flag::WITHIN)) else { break };
                    r = next.after(noun);
                    good = Some(r);
                } else if role.has(flag::PREPOSITION) && lower != "par" {
                    r = r.after(token);
                    noun_due = true;
                } else if role.has(flag::AND) {
                    let Some(after) = conjoined(r.after(token)) else { break };
                    noun_due = !adjective(doc.words.lower(after.token));
                    r = after;
                } else if doc.shape(token) == Shape::Number {
                    let Some(after) = period(r).filter(|after| ask.kind == Kind::Policy || after.token > r.token + 1) else { break };
                    r = after;
                    good = Some(r);
                } else if !role.has(flag::ENDS | flag::BACK_AFTER) && doc.shape(token) != Shape::Upper && adjective(lower) {
                    r = r.after(token);
                    good = Some(r);
                } else {
                    break;
                }
            }
            Next::Sign('-' | '\u{2011}', at) if good.is_some() && doc.start(r.token) == at + 1 => {
                r = Reading { at: at + 1, ..r };
                noun_due = true;
            }
            Next::Sign(',', at) if good.is_some() && !noun_due => {
                let after = Reading { at: at + 1, ..r };
                if !series(after) {
                    break;
                }
                r = after;
                noun_due = true;
            }
            _ => break,
        }
    }
    good
}

/// Whether "et la" or the like stands right before this place.
fn joined(r: Reading<'_>) -> bool {
    let doc = r.doc;
    let before = |n: usize| r.token.checked_sub(n).map_or(super::words::Role::default(), |t| doc.role(t));
    before(1).has(flag::AND) || before(1).has(flag::THE) && before(2).has(flag::AND)
}

/// What may follow "et" inside a title: an adjective, a noun with or without article or preposition, but no second act.
fn conjoined(r: Reading<'_>) -> Option<Reading<'_>> {
    let doc = r.doc;
    let mut next = r;
    for _ in 0..3 {
        let token = next.peek_word()?;
        let role = doc.role(token);
        if role.has(flag::ARTICLE | flag::CHAPTER) || role.names_act() || doc.shape(token) == Shape::Number {
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
                if role.has(flag::ENDS) && !known || role.has(flag::ARTICLE | flag::BODY) || role.names_act() || doc.capital(token) {
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
        "al", "ale", "aux", "el", "elle", "if", "ive", "ique", "aire", "ien", "ienne", "éen", "éenne", "ais", "aise", "oise", "eux", "euse", "ier", "ière", "ère",
        "ible", "able", "ain", "aine", "in", "ine", "il", "ile", "é", "ée", "ants", "ante", "eur", "int", "inte",
    ];
    let ends = |word: &str| endings.iter().any(|e| word.ends_with(e));
    lower.len() > 3 && (ends(one) || ends(lower)) || matches!(one, "commun" | "commune" | "libre" | "mixte" | "jeune" | "grave" | "faite" | "fait")
}
