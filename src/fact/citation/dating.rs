//! The date of an act: "of 2 October 2014", ", dated 12 January 2006", "du 12 mai 2015", "adopted on 3 May 2020".
//!
//! In: a reading where a date may stand. Out: the [`PartialDate`] as printed. A bare number is a date only in brackets or
//! behind a word that leads to one.

use nom::Parser;

use super::reading::{Read, Reading, fail, sign};
use super::role::flag;
use crate::fact::partial_date::{self, PartialDate};
use crate::text::Shape;

/// How many words lead to a date at most: "adopted on the", "en date du".
const LEADING: usize = 4;

/// A date with what leads to it.
pub(super) fn dated(r: Reading<'_>) -> Read<'_, PartialDate> {
    let doc = r.doc;
    let mut at = r;
    let (mut led, mut adopted) = (r.elided('d'), false);
    for _ in 0..LEADING {
        let Some(token) = at.peek_word().filter(|&t| doc.role(t).has(flag::DATED | flag::APPROVED)) else { break };
        let lower = doc.words.lower(token);
        if lower == "date" && (token == 0 || doc.words.lower(token - 1) != "en") {
            return fail();
        }
        adopted |= doc.role(token).has(flag::APPROVED);
        led |= matches!(lower, "of" | "dated" | "from" | "du" | "de" | "daté" | "datée")
            || adopted && matches!(lower, "on" | "le");
        at = at.after(token);
    }
    if !led {
        return fail();
    }
    let (after, date) = bare_date(at)?;
    // "adopted in 2014" tells when, but is not how the act is dated.
    if adopted && date.day.is_none() { fail() } else { Ok((after, date)) }
}

/// A date with nothing before it.
pub(super) fn bare_date(r: Reading<'_>) -> Read<'_, PartialDate> {
    let doc = r.doc;
    let Some(token) =
        r.peek_word().filter(|&t| doc.shape(t) == Shape::Number || partial_date::month(doc.words.lower(t)).is_some())
    else {
        return fail();
    };
    let from = doc.start(token);
    match doc.text.get(from..r.end).and_then(PartialDate::parse) {
        Some((date, len)) => Ok((r.at_byte(from + len), date)),
        None => fail(),
    }
}

/// "(Northern Ireland) 2015" behind a British act.
pub(super) fn region(r: Reading<'_>) -> Option<(Reading<'_>, i16)> {
    let (inside, _) = sign("(").parse(r).ok()?;
    let mut at = inside;
    while let Some(token) = at.peek_word().filter(|&t| r.doc.capital(t)) {
        at = at.after(token);
    }
    let (after, _) = sign(")").parse(at).ok().filter(|_| at.at > inside.at)?;
    let token = after.peek_word()?;
    let year = partial_date::year(r.doc.words.lower(token))?;
    Some((after.after(token), year))
}
