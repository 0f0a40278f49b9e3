//! The baseline of derived obligations: when the recommendation was adopted, as the text itself says.
//!
//! In: the cover, and the reply once it is read. Out: the day of adoption, where a date follows the recommendation's
//! reference or a word of adopting; else the three years before the latest date in the reply, as the period that counts.

use crate::fact::partial_date::PartialDate;
use crate::judge::reply::Reply;
use crate::report::Header;

/// How far after the reference its date may stand, in bytes.
const NEAR: usize = 80;
/// How many years before the latest date count as recent.
const RECENT: i16 = 3;

/// The day of adoption.
pub(super) fn adopted(header: &Header, text: &str) -> Option<PartialDate> {
    let stated = header.adopted.as_ref().and_then(|f| PartialDate::parse(&f.value)).map(|(date, _)| date);
    stated.or_else(|| {
        let after = header.recommendation.as_ref()?.span.end as usize;
        let mut end = (after + NEAR).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let rest = text.get(after..end)?;
        let rest = rest.split(['\n', ';']).next().unwrap_or(rest);
        // "… of 3 November 2015", "… (22 April 2016"
        rest.char_indices()
            .filter(|&(at, c)| c.is_alphanumeric() && !rest[..at].ends_with(char::is_alphanumeric))
            .find_map(|(at, _)| PartialDate::parse(&rest[at..]).map(|(date, _)| date).filter(|d| d.month.is_some()))
    })
}

/// First and last year of what counts as recent: up to the latest date of a deed, or the day of receipt.
pub(super) fn period(reply: &Reply) -> Option<(i16, i16)> {
    let told = reply.dates.iter().filter(|d| d.is_of_deed()).map(|d| d.to.unwrap_or(d.from).year).max();
    let last = reply.received().map(|d| d.year).or(told)?;
    Some((last - RECENT, last))
}
