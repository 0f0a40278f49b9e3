//! One act as it is named: the words before it, its kind, its number, issuer, date, title, and the act that approves it.
//!
//! In: a reading at the first word of the name, and the token of the word for the act. Out: an [`Act`], which knows what it
//! took and whether it names or only points back ("the said Act"). The order of the parts is free, since drafters write
//! title, number and date in any order. Refuses what is no act: drafts, judgments, fields of law, codes of conduct.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::bracket;
use super::lead::Lead;
use super::number;
use super::provision::{Level, Provision, provision};
use super::reading::{Next, Read, Reading, closing, fail, of, sign, word};
use super::title::{self, Ask};
use super::titre;
use super::words::{ActWord, Kind, Needs, Small, flag};
use crate::fact::partial_date::{self, PartialDate};
use crate::text::Shape;

/// How an act is referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// By its name.
    Named,
    /// By a word that points back: "the said Act", "la loi précitée".
    Back,
    /// By its kind alone: "the Act".
    Definite,
}

/// A short form that is introduced with an act: "(hereinafter: CCP)", "(hereinafter: the Law)".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Short {
    /// An abbreviation, by its token.
    Letters(usize),
    /// The bare word for the act, by its family.
    Word(u16),
}

/// One act as named at one place.
#[derive(Debug, Clone)]
pub(super) struct Act {
    pub word: ActWord,
    pub manner: Manner,
    /// The act named last is meant: "the latter Act", "the same Code".
    pub last: bool,
    /// Bytes of the words before the kind, the kind, and French adjectives after it.
    pub head: (usize, usize),
    /// The token of the word for the act.
    pub token: usize,
    /// Bytes of the title with its opening word.
    pub title: Option<(usize, usize)>,
    /// Where the parts end that name an act without a title.
    pub core: usize,
    pub number: Option<String>,
    pub date: Option<PartialDate>,
    /// The kind of the act that approves this one, whose number and date these are.
    pub approver: Option<u16>,
    pub short: Option<Short>,
    /// Articles behind the act: "the Convention (Article 35)".
    pub inside: Option<Provision>,
    pub end: usize,
    pub(super) modified: bool,
    pub(super) quoted: bool,
    issuer: bool,
    court: bool,
}

/// How many parts a name has at most.
const PARTS: usize = 12;

/// Reads an act from `start`, whose word for the act is `token`; `close` is where its quotation closes.
pub(super) fn act<'a>(start: Reading<'a>, token: usize, lead: Lead, close: Option<usize>) -> Option<(Reading<'a>, Act)> {
    let doc = start.doc;
    let word = *doc.act(token, start.french)?;
    let mut r = start.after(token);
    if word.french {
        // "arrêté ministériel", "loi organique", "décret-loi"
        while let Some(next) = qualifier(r) {
            r = next;
        }
    }
    let from = start.peek_word().map_or(start.at, |t| doc.start(t));
    let mut act = Act {
        word,
        manner: Manner::Named,
        last: lead.last,
        head: (from, r.at),
        token,
        title: None,
        core: r.at,
        number: None,
        date: lead.year.map(PartialDate::of_year),
        approver: None,
        short: None,
        inside: None,
        end: r.at,
        modified: from < doc.start(token),
        quoted: close.is_some(),
        issuer: false,
        court: false,
    };
    if let Some(close) = close {
        let title = doc.text.get(r.at..close)?.trim_end_matches([',', '.', ' ']);
        if title.chars().any(char::is_alphanumeric) {
            act.title = Some((r.at, r.at + title.len()));
        }
        r = r.at_byte(close);
        r.at += r.rest().chars().next().map_or(0, char::len_utf8);
        act.end = r.at;
    }
    for _ in 0..PARTS {
        match act.part(r, lead) {
            Some(next) => r = next,
            None => break,
        }
        act.end = r.at;
    }
    act.accept(&r, lead).then_some((r, act))
}

/// An adjective behind a French word for an act, or a second such word ("décret-loi").
fn qualifier(r: Reading<'_>) -> Option<Reading<'_>> {
    let doc = r.doc;
    if r.peek_sign() == Some('-') {
        let (after, _) = sign("-").parse(r).ok()?;
        let token = after.peek_word()?;
        return doc.role(token).names_act().then(|| after.after(token)).or_else(|| (doc.words.lower(token) == "cadre").then(|| after.after(token)));
    }
    let token = r.peek_word()?;
    let lower = doc.words.lower(token);
    let role = doc.role(token);
    let opens = role.flags & (flag::OPENS | flag::AMENDS | flag::ENDS | flag::OF | flag::MARK | flag::BACK_AFTER | flag::APPROVED | flag::BACK) != 0;
    (!opens && !r.elided('d') && !r.elided('l') && doc.shape(token) != Shape::Number && titre::adjective(lower)).then(|| r.after(token))
}

impl Act {
    /// Takes one more part of the name.
    fn part<'a>(&mut self, r: Reading<'a>, lead: Lead) -> Option<Reading<'a>> {
        // Most names end at a plain word: look before trying the parts one by one.
        match r.next() {
            Next::End => return None,
            Next::Sign(c, _) if !",(\"“„«‘№".contains(c) => return None,
            Next::Word(token) if !r.elided('d') => {
                let role = r.doc.role(token);
                let known = flag::MARK | flag::OPENS | flag::AMENDS | flag::OF | flag::DATED | flag::APPROVED | flag::BACK_AFTER | flag::SHORT;
                if !role.has(known) && r.doc.shape(token) != Shape::Number && r.doc.shape(token) != Shape::Upper && role.flags & flag::TO == 0 {
                    return None;
                }
            }
            _ => {}
        }
        self.number(r).or_else(|| self.date(r)).or_else(|| self.state(r)).or_else(|| self.title(r, lead)).or_else(|| self.issuer(r)).or_else(|| {
            self.approval(r).or_else(|| bracket::part(self, r)).or_else(|| bracket::short(self, r)).or_else(|| self.back(r)).or_else(|| self.articles(r))
        })
    }

    /// Whether nothing but the kind is known so far.
    pub fn bare(&self) -> bool {
        !self.modified && !self.quoted && self.title.is_none() && self.number.is_none() && self.date.is_none()
    }

    /// "No. 252", ", No. 2073", or a number that needs no mark: "Law 4251/2014", "Act 22 of 1995".
    fn number<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        if self.number.is_some() {
            return None;
        }
        let (after, number) = marked(r).or_else(|_| self.unmarked(r)).ok()?;
        self.number = Some(number);
        self.named_to(after.at);
        Some(after)
    }

    fn unmarked<'a>(&self, r: Reading<'a>) -> Read<'a, String> {
        let union = (sign("("), super::reading::such(|d, t| matches!(d.words.lower(t), "eu" | "ue" | "ec" | "ce")), sign(")"));
        let (inner, union) = opt(union).parse(r)?;
        let (after, number) = alt((marked, number::act)).parse(inner)?;
        let digits = number.bytes().all(|b| b.is_ascii_digit());
        let plain = digits && (partial_date::year(&number).is_some() || number.len() < 2 || !matches!(self.word.kind, Kind::Law | Kind::Decree));
        let capital = r.doc.capital(self.token) || self.word.french || union.is_some();
        if r.peek_sign().is_some() && union.is_none() || plain || !capital && digits || self.title.is_some() && digits {
            return fail();
        }
        let number = if union.is_some() { number::tidy(r.doc.text.get(r.at..after.at).unwrap_or("")) } else { number };
        Ok((after, number))
    }

    /// What an act without title is named by goes on to here.
    fn named_to(&mut self, at: usize) {
        if self.title.is_none() {
            self.core = at;
        }
    }

    /// "of 2 October 2014", ", dated 12 January 2006", "du 12 mai 2015", "adopted on 3 May 2020", "Care Act 2014".
    fn date<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let known = self.date.is_some_and(|d| d.day.is_some());
        if known {
            return None;
        }
        if let Next::Word(token) = r.next() {
            // The year of a British act stands right behind it.
            if r.doc.shape(token) == Shape::Number && self.word.before && self.modified && self.number.is_none() && r.doc.gap(token).trim().is_empty() {
                let year = partial_date::year(r.doc.words.lower(token))?;
                self.date = Some(PartialDate::of_year(year));
                return Some(r.after(token));
            }
        }
        let (after, comma) = opt(sign(",")).parse(r).ok()?;
        let (after, date) = dated(after).ok()?;
        if self.date.is_some_and(|known| !known.covers(date)) {
            return None;
        }
        self.date = Some(date);
        if comma.is_none() {
            self.named_to(after.at);
        }
        Some(after)
    }

    /// "of the Republic of Ixania": whose act it is, no part of its name.
    fn state<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let (after, ()) = of(r).ok()?;
        let (first, _) = opt(word(flag::THE)).parse(after).ok()?;
        let named = self.word.of_title && (self.modified || self.title.is_some()) && !self.word.french;
        let after = state_name(first, named && self.word.kind == Kind::Code)?;
        self.named_to(after.at);
        Some(after)
    }

    fn title<'a>(&mut self, r: Reading<'a>, lead: Lead) -> Option<Reading<'a>> {
        if self.title.is_some() {
            return None;
        }
        let known = self.number.is_some() || self.date.is_some();
        let capital = r.doc.capital(self.token);
        let ask = Ask {
            of: self.word.of_title && !(self.modified && self.word.kind != Kind::Guidance) || matches!(self.word.kind, Kind::Policy | Kind::Treaty),
            small: known || self.word.small == Small::Named && lead.definite || capital && self.word.kind == Kind::Law && lead.definite,
            comma: known,
            kind: self.word.kind,
        };
        let from = r.doc.start(r.token).min(r.end);
        if let Some((after, title)) = quoted_title(r) {
            self.title = Some(title);
            self.quoted = true;
            return Some(after);
        }
        if self.word.kind == Kind::Policy && r.peek_word().is_some_and(|t| r.doc.shape(t) == Shape::Number) {
            // "Action Plan 2022-2026"
            let after = title::period(r)?;
            self.title = Some((from, after.at));
            return Some(after);
        }
        let after = if self.word.french { titre::french(r, ask) } else { title::english(r, ask) }?;
        let from = r.peek_sign().map_or(r.at, |_| from);
        self.title = Some((from, after.at));
        Some(after)
    }

    /// "of the Cabinet of Ministers", "du procureur général".
    fn issuer<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        if self.issuer || self.word.of_title && !self.modified && !self.word.french {
            return None;
        }
        let (after, ()) = of(r).ok()?;
        let (first, _) = opt(word(flag::THE)).parse(after).ok()?;
        let (after, court) = if self.word.french { issuer_fr(first) } else { issuer_en(first) }?;
        self.issuer = true;
        self.court |= court;
        self.named_to(after.at);
        Some(after)
    }

    /// ", approved by Government Decree No. 305 of 8 June 2009"; ", Act No. 4 of 2003".
    fn approval<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let (after, comma) = opt(sign(",")).parse(r).ok()?;
        if comma.is_some() && self.number.is_none() {
            let token = after.peek_word()?;
            if r.doc.capital(token) && r.doc.role(token).names_act() && marked(after.after(token)).is_ok() {
                let (after, other) = act(after, token, Lead::default(), None)?;
                self.approved_by(&other);
                return Some(after);
            }
        }
        let which = super::reading::such(|d, t| matches!(d.words.lower(t), "which" | "that" | "as" | "was" | "were" | "been" | "tel" | "que"));
        let (after, _) = nom::multi::many_m_n(0, 2, which).parse(after).ok()?;
        let (after, _) = word(flag::APPROVED).parse(after).ok()?;
        let (after, _) = word(flag::BY).parse(after).ok()?;
        if let Some((after, other)) = super::lead::named(after) {
            if other.manner == Manner::Named && (other.number.is_some() || other.date.is_some()) {
                self.approved_by(&other);
                return Some(after);
            }
        }
        // "issued by the Minister of Interior on 5 May 2020"
        let (first, _) = opt(word(flag::THE)).parse(after).ok()?;
        let (after, court) = issuer_en(first)?;
        self.court |= court;
        let (after, date) = dated(after).ok()?;
        self.date.get_or_insert(date);
        Some(after)
    }

    /// Takes number and date from the act that approves this one.
    pub(super) fn approved_by(&mut self, other: &Act) {
        self.approver = Some(other.word.family);
        if self.number.is_none() {
            self.number.clone_from(&other.number);
        }
        self.date = self.date.or(other.date);
    }

    /// "la loi précitée", "la loi ci-dessus".
    fn back<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let (after, _) = word(flag::BACK_AFTER).parse(r).ok()?;
        self.manner = Manner::Back;
        Some(after)
    }

    /// ", Article 5", where the article has no act of its own.
    fn articles<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        if self.inside.is_some() {
            return None;
        }
        let (after, _) = sign(",").parse(r).ok()?;
        let (after, found) = provision(after).ok()?;
        let own = of(after).is_ok() || super::provision::act_follows(after);
        if own || found.level == Level::Part {
            return None;
        }
        self.inside = Some(found);
        Some(after)
    }

    /// Whether what was read is a citation at all; settles whether it names or points back.
    fn accept(&mut self, r: &Reading<'_>, lead: Lead) -> bool {
        let doc = r.doc;
        let capital = doc.capital(self.token);
        let known = self.number.is_some() || self.date.is_some();
        if lead.draft || self.court && self.word.kind == Kind::Decree {
            return false;
        }
        let makers = self.modified && lead.makers;
        let named = known || self.title.is_some() || self.quoted || self.modified && !makers;
        if !named {
            return self.points(capital, lead);
        }
        if self.manner == Manner::Back && !known && self.title.is_none() {
            return true;
        }
        self.manner = Manner::Named;
        if self.title.is_some() && lead.vague(doc, self) && !known {
            return false;
        }
        let title = self.title.is_some() || self.quoted;
        let met = match self.word.needs {
            Needs::Nothing => true,
            Needs::Title => title || self.approver.is_some(),
            Needs::Number => self.number.is_some(),
            Needs::Act => self.approver.is_some() && title,
        };
        // Words before the kind make a title only where the kind has its title before it; "Criminal Law" is a field.
        let by_words = self.modified && !makers && self.word.before && !self.word.plural && (!lead.field || lead.provision);
        let by_words = by_words || self.word.kind == Kind::Treaty && self.modified && self.word.before;
        let small = capital
            || match self.word.small {
                Small::Never => false,
                Small::Issued => self.number.is_some() || self.date.is_some() && self.issuer,
                Small::Numbered => known,
                Small::Named => known || title || by_words,
            };
        met && small && (known || title || by_words)
    }

    /// Whether the bare kind points to an act: "the said Act", "the Act", "Article 5 of the law".
    fn points(&mut self, capital: bool, lead: Lead) -> bool {
        if self.word.kind == Kind::Constitution {
            return capital && (lead.definite || lead.provision);
        }
        if self.manner == Manner::Back || lead.back {
            self.manner = Manner::Back;
            return !self.word.plural;
        }
        self.manner = Manner::Definite;
        let national = !matches!(self.word.kind, Kind::Treaty | Kind::Policy | Kind::Recommendation);
        lead.definite && !self.word.plural && (lead.provision || capital && national && !self.word.french)
    }
}

/// "No. 252", "n° 2015-44", "№ 5".
pub(super) fn marked(r: Reading<'_>) -> Read<'_, String> {
    let (r, _) = opt(sign(",")).parse(r)?;
    let (r, _) = alt((word(flag::MARK), sign("№"))).parse(r)?;
    let (r, _) = opt(sign(".°:")).parse(r)?;
    number::act(r)
}

/// A date with what leads to it.
pub(super) fn dated(r: Reading<'_>) -> Read<'_, PartialDate> {
    let doc = r.doc;
    let mut at = r;
    let (mut led, mut adopted) = (r.elided('d'), false);
    for _ in 0..4 {
        let Some(token) = at.peek_word().filter(|&t| doc.role(t).has(flag::DATED | flag::APPROVED)) else { break };
        let lower = doc.words.lower(token);
        adopted |= doc.role(token).has(flag::APPROVED);
        led |= matches!(lower, "of" | "dated" | "from" | "du" | "de" | "daté" | "datée") || adopted && matches!(lower, "on" | "le");
        at = at.after(token);
    }
    if !led {
        return fail();
    }
    let (after, date) = bare_date(at)?;
    if adopted && date.day.is_none() { fail() } else { Ok((after, date)) }
}

/// A date with nothing before it.
pub(super) fn bare_date(r: Reading<'_>) -> Read<'_, PartialDate> {
    let doc = r.doc;
    let Some(token) = r.peek_word().filter(|&t| doc.shape(t) == Shape::Number || partial_date::month(doc.words.lower(t)).is_some()) else {
        return fail();
    };
    let from = doc.start(token);
    match doc.text.get(from..r.end).and_then(PartialDate::parse) {
        Some((date, len)) => Ok((r.at_byte(from + len), date)),
        None => fail(),
    }
}

/// "Republic of Ixania", "Kyrgyz Republic", or, after a code that is named already, one capital word: "Ukraine".
pub(super) fn state_name(r: Reading<'_>, one: bool) -> Option<Reading<'_>> {
    let doc = r.doc;
    let mut at = r;
    let mut state = false;
    let mut good = None;
    let mut words = 0;
    for _ in 0..6 {
        let Some(token) = at.peek_word() else { break };
        let role = doc.role(token);
        if doc.capital(token) && !role.names_act() && !role.has(flag::MARK) {
            if state && role.has(flag::BODY) {
                break;
            }
            state |= role.has(flag::STATE);
            words += 1;
            good = Some(at.after(token));
        } else if !(state && role.has(flag::OF | flag::THE)) {
            break;
        }
        at = at.after(token);
    }
    good.filter(|_| state || one && words == 1 && !doc.role(r.token).has(flag::BODY))
}

/// An English issuer: capitals and small words between them, or a body in small letters ("the minister of justice").
fn issuer_en(r: Reading<'_>) -> Option<(Reading<'_>, bool)> {
    let doc = r.doc;
    let mut at = r;
    let mut good = None;
    let mut court = false;
    for _ in 0..16 {
        let Some(token) = at.peek_word() else { break };
        let role = doc.role(token);
        let mark = role.has(flag::MARK) && (at.after(token).peek_sign() == Some('.') || doc.shape(token + 1) == Shape::Number);
        if doc.shape(token) == Shape::Number || mark || role.names_act() && good.is_some() && !doc.capital(token) {
            break;
        }
        if doc.capital(token) || role.has(flag::BODY | flag::COURT) {
            court |= role.has(flag::COURT);
            at = at.after(token);
            good = Some(at);
        } else if good.is_some() && role.has(flag::JOINS) && !matches!(doc.words.lower(token), "in" | "on" | "to" | "by" | "with" | "from" | "under" | "as") {
            at = at.after(token);
        } else {
            break;
        }
    }
    good.map(|after| (after, court))
}

/// A French issuer: a body or a capital, with the noun phrase that it begins.
fn issuer_fr(r: Reading<'_>) -> Option<(Reading<'_>, bool)> {
    let doc = r.doc;
    let token = r.peek_word()?;
    let role = doc.role(token);
    if !(role.has(flag::BODY | flag::COURT) || doc.capital(token)) || doc.shape(token) == Shape::Number {
        return None;
    }
    let ask = Ask { of: false, small: true, comma: false, kind: Kind::Decree };
    let after = titre::phrase(r, ask).unwrap_or_else(|| r.after(token));
    Some((after, role.has(flag::COURT)))
}

/// "“On Employment”", "on “Combating Human Trafficking”".
fn quoted_title(r: Reading<'_>) -> Option<(Reading<'_>, (usize, usize))> {
    let (inner, _) = opt(word(flag::OPENS)).parse(r).ok()?;
    let Next::Sign(open, at) = inner.next() else { return None };
    let from = at + open.len_utf8();
    let close = quotation_end(&inner, open, from)?;
    let start = if inner.at == r.at { at } else { r.doc.start(r.token) };
    let mut after = r.at_byte(close);
    after.at += after.rest().chars().next().map_or(0, char::len_utf8);
    Some((after, (start, close)))
}

/// Where the quotation closes that `open` began before byte `from`; within a title's length.
pub(super) fn quotation_end(r: &Reading<'_>, open: char, from: usize) -> Option<usize> {
    let marks = closing(open)?;
    let body = r.doc.text.get(from..r.end)?;
    let mut reach = body.len().min(400);
    while !body.is_char_boundary(reach) {
        reach -= 1;
    }
    body[..reach].find(marks).filter(|&len| len > 2).map(|len| from + len)
}
