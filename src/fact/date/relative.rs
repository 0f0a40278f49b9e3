//! Times told by another: "since then", "in the same year", "in the twelve months which followed", "the last three years".
//!
//! In: the token on which such words end and the date they go back to. Out: a date marked as inherited; nothing where there
//! is no date to go back to, since a time is never guessed.

use super::{DateFact, DateKind, Reading};
use crate::fact::cue::{BOUNDS, Class, any};
use crate::fact::partial_date::PartialDate;
use crate::fact::reading::{Passage, form};

/// Reads the words that end with a token. `before`: the date that they go back to.
pub fn find(reading: &Reading<'_>, p: &Passage<'_>, last: usize, before: Option<DateFact>) -> Option<DateFact> {
    let fact = |first: usize, from, to, kind| DateFact {
        span: p.span(first, last + 1),
        from,
        to,
        kind,
        deadline: false,
        inherited: true,
        paragraph: p.index as u32,
    };
    if let Some((mark, n)) = p.ending(last, Class::Bound.bit()) {
        let name = BOUNDS.get(usize::from(mark.small())).copied().unwrap_or("");
        let (from, to) = bound(reading, name, before)?;
        let kind = if to.is_none() { DateKind::Since } else { DateKind::Event };
        return Some(fact(last + 1 - n, from, to, kind));
    }
    let before = before.filter(|b| b.is_of_deed() || b.kind == DateKind::ActDate);
    if p.is(last, Class::Since.bit()) {
        // "seven cases have been passed on since."
        let ends = p.gap_after(last);
        return (ends.stop() || ends.at_edge())
            .then_some(before)
            .flatten()
            .map(|b| fact(last, b.from, None, DateKind::Since));
    }
    if p.is(last, Class::Followed.bit()) {
        let unit = (last.saturating_sub(2)..last).rev().find(|&k| p.is(k, Class::Time.bit()))?;
        let (first, n) = count(p, unit)?;
        let b = before.filter(|_| n > 0)?;
        let start = b.to.unwrap_or(b.from);
        let end = if start.day.is_some() { shifted(shifted(start, n), -1) } else { shifted(start, n) };
        return Some(fact(first, start, Some(end), DateKind::Event));
    }
    if p.is(last, Class::PastSpan.bit()) {
        return past(reading, p, last);
    }
    None
}

/// "the last three years", "les trois dernières années": counted back from the day of receipt.
fn past(reading: &Reading<'_>, p: &Passage<'_>, at: usize) -> Option<DateFact> {
    let received = reading.when.received?;
    let english = (at + 2..at + 4).find(|&k| p.is(k, Class::Time.bit())).and_then(|unit| Some((unit, count(p, unit)?)));
    let (unit, (first, n)) = match english {
        Some((unit, (first, n))) if first > at => (unit, (at, n)),
        _ => {
            let unit = Some(at + 1).filter(|&k| p.is(k, Class::Time.bit()))?;
            let (first, n) = count(p, at)?;
            (unit, (first, n * p.mark(unit).value))
        }
    };
    let from = shifted(received, -n);
    let from = if p.mark(unit).value >= 365 { PartialDate::of_year(from.year) } else { from };
    Some(DateFact {
        span: p.span(first, unit + 1),
        from,
        to: Some(received),
        kind: DateKind::Event,
        deadline: false,
        inherited: true,
        paragraph: p.index as u32,
    })
}

/// The number before a unit of time: its token, and the days in all.
fn count(p: &Passage<'_>, unit: usize) -> Option<(usize, i32)> {
    let i = unit.checked_sub(1).filter(|&i| p.gap(unit).joins() && i >= p.from)?;
    let mark = p.mark(i);
    let n = if mark.form & form::DIGITS != 0 {
        p.lower(i).parse::<i32>().ok().filter(|n| (1..1000).contains(n))?
    } else if mark.bits & any(&[Class::Number]) != 0 {
        mark.value
    } else {
        return None;
    };
    let days = if p.is(unit, Class::Time.bit()) { p.mark(unit).value } else { 1 };
    Some((i, n * days))
}

/// What a bound time takes from the date before it.
fn bound(reading: &Reading<'_>, name: &str, before: Option<DateFact>) -> Option<(PartialDate, Option<PartialDate>)> {
    let point = |d: PartialDate| Some((d, Some(d)));
    let year = |y: i16| point(PartialDate::of_year(y));
    let received = reading.when.received;
    match name {
        "reporting" => return reading.when.period.map(|(a, b)| (a, Some(b))),
        "this-year" => return year(received?.year),
        "last-year" => return year(received?.year - 1),
        "coming-year" => return year(received?.year + 1),
        _ => {}
    }
    let b = before?;
    let last = b.to.unwrap_or(b.from);
    // A period is not the day of an act, and what follows an act by a year is seldom told by its date.
    let period = b.is_of_deed() && (b.to != Some(b.from) || b.from.month.is_none());
    match name {
        "same" if !period => None,
        "next-year" | "next-month" | "last-year-of-it" if !b.is_of_deed() => None,
        "same" => Some((b.from, b.to.or(Some(b.from)))),
        "same-year" => year(last.year),
        "same-month" => point(PartialDate { day: None, ..last }),
        "same-day" => point(last),
        "since-then" => Some((last, None)),
        "next-day" => point(shifted(last, i32::from(last.day.is_some()))),
        "next-month" => point(PartialDate { day: None, ..shifted(PartialDate { day: None, ..last }, 30) }),
        "next-year" => year(last.year + 1),
        "last-year-of-it" => year(last.year - 1),
        _ => None,
    }
}

/// A date so many days on, as exact as it was; a month has 30 days here and a year 365, as people count.
fn shifted(date: PartialDate, days: i32) -> PartialDate {
    let whole = |unit: i32| days != 0 && days % unit == 0;
    let nearest = |unit: i32| (days + days.signum() * unit / 2) / unit;
    if whole(365) || date.month.is_none() {
        let year = i32::from(date.year) + nearest(365);
        return PartialDate { year: i16::try_from(year).unwrap_or(date.year), ..date };
    }
    if whole(30) || date.day.is_none() {
        let months = i32::from(date.year) * 12 + i32::from(date.month.unwrap_or(1)) - 1 + nearest(30);
        let year = i16::try_from(months.div_euclid(12)).unwrap_or(date.year);
        let month = u8::try_from(months.rem_euclid(12)).unwrap_or(0) + 1;
        let last = PartialDate { year, month: Some(month), day: None }.last_day().2;
        return PartialDate { year, month: Some(month), day: date.day.map(|d| d.min(last)) };
    }
    moved(date, days).unwrap_or(date)
}

/// A day so many days on, by the calendar.
fn moved(date: PartialDate, days: i32) -> Option<PartialDate> {
    let (year, month, day) = date.first_day();
    let start = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let end = start.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()?;
    PartialDate::of_day(end.year(), u8::try_from(end.month()).ok()?, u8::try_from(end.day()).ok()?)
}
