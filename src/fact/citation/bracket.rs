//! What stands in brackets behind an act: its number and date, the act that approves it, its short form, its articles.
//!
//! In: a reading at "(No. 41-XII of 2 October 2014)", "(Government Decree No. 198 of 6 May 2013)", "(hereinafter: CCP)",
//! "(Articles 248-254)", "(Official Gazette, No. 85/05)". Out: the reading behind the bracket, the act filled in. A bracket of
//! which nothing is known is left alone, since it belongs to the sentence.

use nom::Parser;
use nom::combinator::opt;

use super::act::{Act, Manner, Short};
use super::dating::{bare_date, dated};
use super::lead;
use super::marks::Marks;
use super::number::{self, marked};
use super::provision::{Level, act_follows, provision};
use super::published::names_gazette;
use super::quotation::closing;
use super::reading::{Next, Reading, of, sign, word};
use super::role::{Kind, flag};
use super::series::period;
use crate::fact::partial_date;
use crate::text::Shape;

/// Bytes that a bracket behind an act may be long.
const LONGEST: usize = 300;

/// Takes a bracket with something of the act in it.
pub(super) fn part<'a>(act: &mut Act, r: Reading<'a>) -> Option<Reading<'a>> {
    let (inside, open) = sign("(").parse(r).ok()?;
    let doc = r.doc;
    let close = open + matching(&doc.text.as_bytes()[open..r.end.min(open + LONGEST)])?;
    let inner = Reading { end: close, ..inside };
    let mut at = inner;
    let mut known = false;
    for _ in 0..5 {
        let Some(next) = item(act, at) else { break };
        known = true;
        at = match sign(",;:").parse(next) {
            Ok((after, _)) => after,
            Err(_) => next,
        };
    }
    known.then(|| Reading { end: r.end, ..inner }.at_byte(close + 1))
}

/// The byte of the bracket that closes the one at the head of the text.
fn matching(text: &[u8]) -> Option<usize> {
    let mut depth = 0;
    for (i, b) in text.iter().enumerate() {
        match b {
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
            _ => {}
        }
    }
    None
}

/// One thing in a bracket.
fn item<'a>(act: &mut Act, r: Reading<'a>) -> Option<Reading<'a>> {
    let doc = r.doc;
    if let Some(after) = short_form(act, r, false) {
        return Some(after);
    }
    if let Ok((after, number)) = marked(r) {
        act.number.get_or_insert(number);
        return Some(date_behind(act, after));
    }
    if let Some(after) = act.series(r) {
        return Some(date_behind(act, after));
    }
    if let Ok((after, found)) = provision(r) {
        let own = of(after).is_ok() || act_follows(after);
        if own || act.inside.is_some() || found.level == Level::Part {
            return None;
        }
        act.inside = Some(found);
        return Some(after);
    }
    // Gazettes and later amendments are told, but are not this act's number.
    if act.gazette(r).is_some() || r.peek_role().has(flag::JOURNAL) || names_gazette(r) {
        return Some(Reading { at: r.end, ..r }.at_byte(r.end));
    }
    if r.peek_word().is_some_and(|t| {
        matches!(
            doc.words.lower(t),
            "as" | "with" | "and" | "amendment" | "amendments" | "amended" | "tel" | "telle" | "modifié" | "modifiée"
        )
    }) {
        return (act.number.is_some() || act.date.is_some()).then(|| r.at_byte(r.end));
    }
    if let Ok((after, number)) = number::act(r) {
        let years = number.split(['-', '–']).all(|y| partial_date::year(y).is_some());
        let plain = number.bytes().all(|b| b.is_ascii_digit()) || bare_date(r).is_ok();
        if act.number.is_none() && !years && !plain && number.contains(['/', '-', ':']) && after.next() == Next::End {
            act.number = Some(number);
            return Some(after);
        }
    }
    if let Some(after) = period(r).filter(|after| act.word.kind == Kind::Policy && after.next() == Next::End) {
        return Some(after);
    }
    if let Ok((after, date)) = dated(r).or_else(|_| bare_date(r)) {
        if act.date.is_none() {
            act.date = Some(date);
        }
        return Some(after);
    }
    let (approved, _) = opt((word(flag::APPROVED), word(flag::BY))).parse(r).ok()?;
    if let Some((after, other)) = lead::named(approved).filter(|(_, other)| other.manner == Manner::Named) {
        if other.number.is_some() || other.date.is_some() {
            act.approved_by(&other);
            return Some(after);
        }
        // "(Istanbul Convention)", "(Consolidated Immigration Act)": another name of the same act.
        let whole = after.next() == Next::End && (other.word.family == act.word.family || act.title.is_none());
        act.alias = whole.then(|| Box::new(other));
        return whole.then_some(after);
    }
    // "(ILO)" behind an issuer is the issuer's.
    (act.title.is_some() || !act.marks.has(Marks::ISSUED)).then(|| short_form(act, r, true)).flatten()
}

/// "of 2 October 2014", ", 2 October 2014" behind a number in a bracket.
fn date_behind<'a>(act: &mut Act, r: Reading<'a>) -> Reading<'a> {
    let Ok((after, _)) = opt(sign(",")).parse(r) else { return r };
    match dated(after).or_else(|_| bare_date(after)) {
        Ok((after, date)) => {
            act.date.get_or_insert(date);
            after
        }
        Err(_) => r,
    }
}

/// ", ci-après CIC" without a bracket.
pub(super) fn short<'a>(act: &mut Act, r: Reading<'a>) -> Option<Reading<'a>> {
    let (after, _) = sign(",–—").parse(r).ok()?;
    word(flag::SHORT).parse(after).ok()?;
    short_form(act, after, false)
}

/// "hereinafter: CCP", "ci-après « CPP »", "hereinafter referred to as the Law", "the “Act”"; with `alone`, also "CPC".
fn short_form<'a>(act: &mut Act, r: Reading<'a>, alone: bool) -> Option<Reading<'a>> {
    let doc = r.doc;
    let mut at = r;
    let led = word(flag::SHORT).parse(at).ok();
    if let Some((after, _)) = led {
        at = after;
    }
    let mut quoted = false;
    for _ in 0..9 {
        match at.next() {
            Next::Sign(c, pos) if matches!(c, ':' | '-' | '–' | '—' | ',' | '=') || closing(c).is_some() => {
                quoted |= closing(c).is_some();
                at = Reading { at: pos + c.len_utf8(), ..at };
            }
            Next::Word(token) if letters(&at, token) => {
                let after = unquoted(at.after(token));
                if !(led.is_some() || quoted || alone && matches!(after.next(), Next::End | Next::Sign(';' | ',', _))) {
                    return None;
                }
                act.short = Some(Short::Letters(token));
                return Some(after);
            }
            Next::Word(token)
                if (led.is_some() || quoted || alone && at.at > r.at && at.after(token).next() == Next::End)
                    && doc.role(token).names_act()
                    && (doc.capital(token) || r.french) =>
            {
                let family = doc.act(token, r.french)?.family;
                act.short = Some(Short::Word(family));
                return Some(unquoted(at.after(token)));
            }
            Next::Word(token) if (led.is_some() || quoted) && doc.capital(token) => {
                // "hereinafter: the Trafficking Act"
                let (after, other) = lead::named(at).filter(|(_, other)| other.manner == Manner::Named)?;
                act.alias = Some(Box::new(other));
                return Some(unquoted(after));
            }
            Next::Word(token)
                if (led.is_some() || doc.role(token).has(flag::THE)) && doc.shape(token) == Shape::Lower =>
            {
                at = at.after(token);
            }
            _ => return None,
        }
    }
    None
}

/// Past the sign that closes a quotation.
fn unquoted(r: Reading<'_>) -> Reading<'_> {
    sign("”\"»“").parse(r).map_or(r, |(after, _)| after)
}

/// Whether a token looks like an abbreviation: two capitals or more ("CCP", "`CrPC`").
pub(super) fn letters(r: &Reading<'_>, token: usize) -> bool {
    let text = r.doc.text.get(r.doc.start(token)..r.doc.end(token)).unwrap_or("");
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    r.doc.capital(token) && capitals >= 2 && (2..=12).contains(&text.chars().count())
}
