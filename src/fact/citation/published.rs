//! Where an act is printed: its place in a series of laws, and its gazette.
//!
//! In: a reading at "Cap. 34", "S.I. 19/2024", "Chapter 9 of the Laws of Ixania", "OG 102/23 of 10 November 2023", "JORF
//! n° 0123 du 28 mai 2024". Out: the number within the series as printed, which is the act's own; of a gazette only its day
//! and its year, since its number is that of an issue. A word for a gazette without a number or a day is refused.

use nom::Parser;
use nom::combinator::opt;

use super::dating::{bare_date, dated};
use super::instrument::year_in;
use super::number::{self, article, tidy};
use super::reading::{Doc, Next, Read, Reading, fail, genitive, sign, such, word};
use super::role::{Role, flag};
use crate::fact::partial_date::{self, PartialDate};
use crate::text::{Shape, Span};

/// How many words and signs a gazette is told by at most.
const LONGEST: usize = 28;
/// Two digits up to this one are a year of this century.
const CENTURY: i16 = 50;

/// A gazette, as told beside an act.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gazette {
    /// Its day, with where that stands.
    pub day: Option<(PartialDate, Span)>,
    /// The year of its first number.
    pub year: Option<i16>,
}

/// A place in a series of laws.
pub(super) struct Place {
    /// With the name of the series: "S.I. 19/2024".
    pub printed: String,
    /// With the collection too: "Chapter 9 of the Laws of Ixania".
    pub whole: String,
    /// A number alone tells which act it is: the series may stand alone and its numbers bear a year, or the collection is told.
    pub telling: bool,
}

/// The number of an act within a series: "Cap. 563A", "S.I. No. 19 of 2024", "asp 5", "RS 312.5".
pub(super) fn series(r: Reading<'_>) -> Read<'_, Place> {
    let begin = r.peek_word().map_or(r.at, |t| r.doc.start(t));
    let (mut after, (role, number)) = one_of_series(r)?;
    // "R.S.C. 1985, c. C-46"
    let small = |r: Reading<'_>| r.peek_word().is_some_and(|t| !r.doc.capital(t));
    while let Some((next, _)) =
        sign(",").parse(after).ok().filter(|(next, _)| small(*next)).and_then(|(next, _)| one_of_series(next).ok())
    {
        after = next;
    }
    let printed = tidy(r.doc.text.get(begin..after.at).unwrap_or(""));
    let behind = compiled(after);
    let telling = behind.is_some() || role.has(flag::ALONE) && number.contains(['/', '.', ' ']);
    let after = behind.unwrap_or(after);
    let whole = tidy(r.doc.text.get(begin..after.at).unwrap_or(""));
    Ok((after, Place { printed, whole, telling }))
}

fn one_of_series(r: Reading<'_>) -> Read<'_, (Role, String)> {
    let chapter = such(|d, t| d.role(t).has(flag::CHAPTER) && d.words.lower(t).starts_with("chap")).parse(r);
    if let Ok((after, token)) = chapter {
        let (after, number) = article(after)?;
        return if compiled(after).is_some() { Ok((after, (r.doc.role(token), number))) } else { fail() };
    }
    let (after, role) = spelled(r)?;
    if !role.has(flag::SERIES) {
        return fail();
    }
    let (after, _) = opt(sign(".")).parse(after)?;
    let (after, _) = opt((word(flag::MARK).or(sign("№")), opt(sign(".°:")))).parse(after)?;
    let (after, number) = number::act.or(article).parse(after)?;
    Ok((after, (role, number)))
}

/// One word, or letters with stops: "Cap", "S.I.", "L. N.".
fn spelled(r: Reading<'_>) -> Read<'_, Role> {
    let doc = r.doc;
    let Some(first) = r.peek_word().filter(|&t| doc.shape(t) != Shape::Number) else { return fail() };
    let single = |t: usize| doc.end(t) - doc.start(t) == 1 && doc.capital(t);
    let mut last = first;
    while single(last) && single(last + 1) && doc.gap(last + 1).trim_end() == "." && doc.end(last + 1) <= r.end {
        last += 1;
    }
    let role = if last == first {
        doc.role(first)
    } else {
        let letters: String = (first..=last).map(|t| doc.words.lower(t)).collect();
        doc.lexicon.role_of(&letters)
    };
    Ok((r.after(last), role))
}

/// "of the Laws of Ixania", "of the Revised Statutes": the collection that the number belongs to.
fn compiled(r: Reading<'_>) -> Option<Reading<'_>> {
    let (after, ()) = genitive(r).ok()?;
    let (mut at, _) = opt(word(flag::THE)).parse(after).ok()?;
    for _ in 0..3 {
        let token = at.peek_word().filter(|&t| at.doc.capital(t))?;
        at = at.after(token);
        if at.doc.role(token).has(flag::COMPILED) {
            let state = (genitive, opt(word(flag::THE)), such(Doc::capital)).parse(at);
            return Some(state.map_or(at, |(mut after, _)| {
                while let Some(more) = after.peek_word().filter(|&t| at.doc.capital(t) && at.doc.runs_on(t)) {
                    after = after.after(more);
                }
                after
            }));
        }
    }
    None
}

/// Whether the name of a gazette begins here: "OG", "M.B.", "Official Gazette", "Off. Gazette", "Belgian Official Gazette".
pub(super) fn names_gazette(r: Reading<'_>) -> bool {
    let doc = r.doc;
    let r = unquoted(r);
    let Some(first) = r.peek_word().filter(|&t| doc.capital(t)) else { return false };
    let on = |t: usize| doc.runs_on(t) || doc.gap(t).trim_end() == ".";
    let named = |t: usize| doc.role(t).has(flag::JOURNAL) && doc.end(t) <= r.end;
    named(first)
        || on(first + 1) && (named(first + 1) || doc.capital(first + 1) && on(first + 2) && named(first + 2))
        || doc.spells(first) && spelled(r).is_ok_and(|(_, role)| role.has(flag::JOURNAL))
}

/// Past a quotation mark.
fn unquoted(r: Reading<'_>) -> Reading<'_> {
    sign("\"“”„«»").parse(r).map_or(r, |(after, _)| after)
}

/// A gazette with its number or its day: "OG 17/15", "published in the Official Gazette, No. 85/05, on 3 May 2005".
pub(super) fn gazette(r: Reading<'_>) -> Option<(Reading<'_>, Gazette)> {
    let doc = r.doc;
    let (at, _) = opt(sign(",")).parse(r).ok()?;
    let (mut at, published) = opt((
        word(flag::PUBLISHED),
        opt(such(|d, t| matches!(d.words.lower(t), "in" | "au" | "dans" | "à"))),
        opt(word(flag::THE)),
    ))
    .parse(at)
    .ok()?;
    if !names_gazette(at) {
        return None;
    }
    let mut found = Gazette::default();
    let mut good = None;
    // Behind a comma, where another clause may begin: "OG 17/15, on 3 May a team was set up".
    let mut aside = false;
    for _ in 0..LONGEST {
        if let Ok((after, date)) = dated(at).or_else(|_| bare_date(at))
            && date.day.is_some()
        {
            if found.year.is_some_and(|year| year != date.year) {
                break;
            }
            let to = after.at;
            let from = (at.token..after.token).find(|&t| doc.shape(t) == Shape::Number || is_month(&at, t));
            found.day = Some((date, Span::new(from.map_or(at.at, |t| doc.start(t)), to)));
            return Some((after, found));
        }
        match at.next() {
            Next::Word(token) if doc.shape(token) == Shape::Number => {
                let Ok((after, number)) = number::act(at) else { break };
                let year = issue_year(&number);
                if good.is_some() && year.is_none() {
                    break;
                }
                found.year = found.year.or(year);
                good = Some(after);
                at = after;
            }
            Next::Word(token) => {
                let role = doc.role(token);
                let name = good.is_none() && (doc.capital(token) || !aside && !role.has(flag::ENDS));
                let on = aside && published.is_none() && matches!(doc.words.lower(token), "on" | "le" | "en");
                if on || !(name || role.has(flag::MARK | flag::AND | flag::DATED | flag::SHORT)) {
                    break;
                }
                at = at.after(token);
            }
            Next::Sign(c @ ('.' | ',' | '°' | '№' | ':' | '-' | '"' | '“' | '”' | '„' | '«' | '»'), place) =>
            {
                aside |= c == ',';
                at = Reading { at: place + c.len_utf8(), ..at };
            }
            _ => break,
        }
    }
    good.map(|after| (after, found))
}

fn is_month(r: &Reading<'_>, token: usize) -> bool {
    partial_date::month(r.doc.words.lower(token)).is_some()
}

/// The year of a gazette's number: "12/2024", "88/14".
fn issue_year(number: &str) -> Option<i16> {
    year_in(number).or_else(|| {
        let (issue, year) = number.rsplit_once('/')?;
        let two = year.len() == 2 && issue.bytes().all(|b| b.is_ascii_digit());
        let year: i16 = year.parse().ok().filter(|_| two)?;
        Some(if year <= CENTURY { 2000 + year } else { 1900 + year })
    })
}
