//! One act as it is named: the words before it, its kind, its number, issuer, date, title, and the act that approves it.
//!
//! In: a reading at the first word of the name, and the token of the word for the act. Out: an [`Act`], which knows what it
//! took and whether it names or only points back (`standing`). The order of the parts is free, since drafters write title,
//! number and date in any order; each part is tried where the next word or sign may begin it.

use nom::Parser;
use nom::combinator::opt;

use super::lead::Lead;
use super::marks::Marks;
use super::number::article;
use super::provision::{Provision, provision};
use super::reading::{Next, Reading, sign, word};
use super::role::{ActWord, Kind, flag};
use super::{bracket, quotation, titre};
use crate::fact::partial_date::PartialDate;
use crate::text::{Shape, Span};

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

/// A short form that is introduced with an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Short {
    /// An abbreviation, by its token: "(hereinafter: CCP)".
    Letters(usize),
    /// The bare word for the act, by its family: "(hereinafter: the Law)".
    Word(u16),
}

/// One act as named at one place.
#[derive(Debug, Clone)]
pub(super) struct Act {
    pub word: ActWord,
    pub manner: Manner,
    pub marks: Marks,
    /// The year before the kind: "the 2014 Act".
    pub year: Option<i16>,
    /// Bytes of the words before the kind, the kind, and French adjectives after it.
    pub head: (usize, usize),
    /// The token of the word for the act.
    pub token: usize,
    /// Bytes of the title with its opening word.
    pub title: Option<(usize, usize)>,
    /// Where the parts end that name an act without a title.
    pub core: usize,
    /// Bytes of the number and date that name a second act of the same kind: "Laws No. 5 and No. 6".
    pub printed: Option<(usize, usize)>,
    pub number: Option<String>,
    pub date: Option<PartialDate>,
    /// Its days and years that no word leads to, with where they stand: the year of its title, the day of its gazette.
    pub told: Vec<(PartialDate, Span)>,
    /// The year of its gazette.
    pub gazetted: Option<i16>,
    /// The kind of the act that approves this one, whose number and date these are.
    pub approver: Option<u16>,
    pub short: Option<Short>,
    /// Another name of the act: "Act of 6 June 1997 – Penal Code", "(Consolidated Immigration Act)".
    pub alias: Option<Box<Act>>,
    /// Articles behind the act: "the Convention (Article 35)".
    pub inside: Option<Provision>,
}

/// How many parts a name has at most.
const PARTS: usize = 12;

/// Reads an act from `start`, whose word for the act is `token`; `close` is where its quotation closes.
pub(super) fn act(start: Reading<'_>, token: usize, lead: Lead, close: Option<usize>) -> Option<(Reading<'_>, Act)> {
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
    // "Code civil", unlike "loi organique", is a name.
    let qualified =
        word.french && r.token > token + 1 && (word.kind == Kind::Code || doc.role(token + 1).has(flag::NAMES));
    let mut act = Act {
        word,
        manner: Manner::Named,
        marks: lead.marks,
        year: lead.year,
        head: (from, r.at),
        token,
        title: None,
        core: r.at,
        printed: None,
        number: None,
        date: lead.year.map(PartialDate::of_year),
        told: Vec::new(),
        gazetted: None,
        approver: None,
        short: None,
        alias: None,
        inside: None,
    };
    act.marks.set_if(Marks::MODIFIED, from < doc.start(token) || qualified);
    if let Some(close) = close {
        r = act.quoted(r, close)?;
    }
    for _ in 0..PARTS {
        let Some(next) = act.part(r) else { break };
        r = next;
    }
    act.stands(&r).then_some((r, act))
}

/// An adjective behind a French word for an act, or a second such word ("décret-loi").
fn qualifier(r: Reading<'_>) -> Option<Reading<'_>> {
    let doc = r.doc;
    let joined = sign("-").parse(r).ok().map(|(after, _)| after);
    let token = joined.unwrap_or(r).peek_word()?;
    let lower = doc.words.lower(token);
    let role = doc.role(token);
    let fits = titre::adjective(lower) || matches!(lower, "grand" | "cadre");
    if r.elided('d') && matches!(lower, "application" | "exécution") {
        // "décret d'application"
        return Some(r.after(token));
    }
    if joined.is_some() {
        return (fits || role.names_act()).then(|| r.after(token));
    }
    let other = flag::OPENS
        | flag::AMENDS
        | flag::ENDS
        | flag::OF
        | flag::MARK
        | flag::BACK_AFTER
        | flag::APPROVED
        | flag::BACK;
    (fits && !role.has(other) && !r.elided('d') && !r.elided('l') && doc.shape(token) != Shape::Number)
        .then(|| r.after(token))
}

/// "mentioned in row 5(a)", "referred to under recommendation 3": the place that a number names.
fn elsewhere(r: Reading<'_>) -> Option<Reading<'_>> {
    let (mut at, _) = word(flag::ELSEWHERE).parse(r).ok()?;
    for _ in 0..3 {
        let token = at.peek_word()?;
        at = at.after(token);
        if at.doc.role(token).has(flag::PLACE) {
            let (after, _) = opt(sign(".")).parse(at).ok()?;
            return article(after).ok().map(|(after, _)| after);
        }
    }
    None
}

impl Act {
    /// Takes one more part of the name.
    fn part<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let nested = self.marks.has(Marks::NESTED);
        match r.next() {
            Next::Sign(..) if nested => None,
            Next::Sign('(', _) => self.union(r).or_else(|| self.region(r)).or_else(|| bracket::part(self, r)),
            Next::Sign(',', _) => (self.number(r).or_else(|| self.date(r)).or_else(|| self.year_aside(r)))
                .or_else(|| self.series(r))
                .or_else(|| self.gazette(r))
                .or_else(|| self.title(r))
                .or_else(|| self.approval(r))
                .or_else(|| bracket::short(self, r))
                .or_else(|| self.articles(r)),
            Next::Sign('№', _) => self.number(r),
            Next::Sign('–' | '—' | '-', _) => self.named_after(r).or_else(|| bracket::short(self, r)),
            Next::Sign(c, _) if quotation::closing(c).is_some() => self.title(r),
            Next::End | Next::Sign(..) => None,
            Next::Word(_) if nested && self.number.is_none() && self.title.is_some() => None,
            Next::Word(token) => self.worded(r, token),
        }
    }

    /// A part that begins with a word.
    fn worded<'a>(&mut self, r: Reading<'a>, token: usize) -> Option<Reading<'a>> {
        let role = r.doc.role(token);
        let elided = r.elided('d');
        let mut found = None;
        if role.has(flag::MARK) || r.doc.shape(token) == Shape::Number || r.doc.capital(token) {
            found = self.number(r).or_else(|| self.year_behind(r, token)).or_else(|| self.gazette(r));
        }
        if role.has(flag::SERIES) {
            found = found.or_else(|| self.series(r));
        }
        if role.has(flag::PUBLISHED) {
            found = found.or_else(|| self.gazette(r));
        }
        if elided || role.has(flag::DATED | flag::APPROVED) {
            found = found.or_else(|| self.date(r));
        }
        if elided || role.has(flag::OF) {
            found = found
                .or_else(|| self.state(r))
                .or_else(|| self.title(r))
                .or_else(|| self.issuer(r))
                .or_else(|| self.articles(r));
        } else if r.doc.words.lower(token) == "en" {
            found = found.or_else(|| self.articles(r));
        }
        if role.has(flag::OPENS | flag::AMENDS) || r.doc.shape(token) == Shape::Number {
            found = found.or_else(|| self.title(r));
        }
        if role.has(flag::APPROVED) || matches!(r.doc.words.lower(token), "which" | "that" | "as" | "tel" | "que") {
            found = found.or_else(|| self.approval(r));
        }
        if role.has(flag::ARTICLE) && self.inside.is_none() && r.doc.gap(token).contains(['\'', '’']) {
            // "the Act's Section 10"
            let (after, inside) = provision(r).ok()?;
            self.inside = Some(inside);
            return Some(after);
        }
        if role.has(flag::COLLECTION) && self.number.is_some() {
            self.marks.set(Marks::ASIDE);
            return Some(sign(".").parse(r.after(token)).map_or(r.after(token), |(after, _)| after));
        }
        if role.has(flag::ELSEWHERE)
            && let Some(after) = elsewhere(r)
        {
            self.marks.set(Marks::ELSEWHERE);
            return Some(after);
        }
        if role.has(flag::BACK_AFTER) {
            // "la loi précitée"
            self.manner = Manner::Back;
            self.marks.set(Marks::BACK);
            found = found.or_else(|| Some(r.after(token)));
        }
        found
    }
}
