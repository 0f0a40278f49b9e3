//! Units: what a numeral is a quantity of.
//!
//! In: a paragraph and a numeral. Out: its [`Unit`], its bound ("over", "about"), and the noun phrase that it counts.

use serde::Serialize;

use super::numeral::Numeral;
use crate::fact::cue::{Class, any};
use crate::fact::reading::{Passage, form};
use crate::text::{Shape, Span};

/// What a figure is a quantity of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Persons, cases, sessions: what `of` says.
    Count,
    /// Parts of a hundred.
    Percent,
    /// A part of a whole, as 0.5 for "half of".
    Share,
    /// Money; the words or the sign of the currency.
    Money(Span),
    /// A length of time; the word of its unit.
    Duration(Span),
    /// An age in years.
    Age,
}

impl Unit {
    /// Its name without its words.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Count => "count",
            Unit::Percent => "percent",
            Unit::Share => "share",
            Unit::Money(_) => "money",
            Unit::Duration(_) => "duration",
            Unit::Age => "age",
        }
    }
}

/// How exactly a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// As it stands.
    #[default]
    Exact,
    /// "about", "some", "environ".
    About,
    /// "over", "at least", "plus de".
    AtLeast,
    /// "under", "up to", "moins de".
    AtMost,
}

/// A unit with the token after it, and the noun phrase where there is one.
pub struct Found {
    pub unit: Unit,
    pub end: usize,
    pub of: Option<Span>,
}

/// Finds the unit of a numeral that begins at `i`.
pub fn of(p: &Passage<'_>, i: usize, n: &Numeral) -> Found {
    let end = n.end;
    if n.share {
        return Found { unit: Unit::Share, end, of: noun(p, end) };
    }
    let after = p.gap_after(end - 1);
    if after.percent() {
        return Found { unit: Unit::Percent, end, of: noun(p, end) };
    }
    if let Some(last) =
        (end..end + 2).find(|&k| p.ending(k, Class::Percent.bit()).is_some_and(|(_, n)| k + 1 - n == end))
    {
        return Found { unit: Unit::Percent, end: last + 1, of: noun(p, last + 1) };
    }
    if let Some((currency, end)) = money(p, i, end) {
        return Found { unit: Unit::Money(currency), end, of: noun(p, end) };
    }
    if let Some(last) = time(p, end) {
        let unit = if is_age(p, i, last + 1) { Unit::Age } else { Unit::Duration(p.span(last, last + 1)) };
        return Found { unit, end: last + 1, of: noun(p, last + 1) };
    }
    let unit = if is_age(p, i, end) { Unit::Age } else { Unit::Count };
    let near = p.gap(end).joins() || p.gap(end).closes() && p.gap(end - 1).opens();
    let noun = if near { noun(p, end) } else { None };
    Found { unit, end, of: noun.filter(|_| unit == Unit::Count) }
}

/// "18,700 crowns", "700 Borduran manats", "1,2 million de ducats", "EUR 500", "€500", "a fine of 3 000 gavvos".
fn money(p: &Passage<'_>, i: usize, end: usize) -> Option<(Span, usize)> {
    if p.gap(i).coin() || p.gap_after(end - 1).coin() {
        let at = p.span(i, end);
        let sign = |from: usize, to: usize| {
            let text = p.text.get(from..to)?;
            let start = text.find(|c: char| !c.is_whitespace())?;
            let c = text[start..].chars().find(|c| !c.is_whitespace())?;
            Some(Span::new(from + start, from + start + c.len_utf8()))
        };
        let before = if i > p.from { p.span(i - 1, i).end } else { p.para.span.start } as usize;
        let sign = if p.gap(i).coin() {
            sign(before, at.start as usize)
        } else {
            sign(at.end as usize, p.para.span.end as usize)
        };
        return sign.map(|s| (s, end));
    }
    if i > p.from && p.gap(i).plain() && p.is(i - 1, Class::Currency.bit()) && p.shape(i - 1) == Some(Shape::Upper) {
        return Some((p.span(i - 1, i), end));
    }
    let mut k = end;
    let mut steps = 0;
    while steps < 3 && p.gap(k).plain() {
        if p.is(k, Class::Currency.bit()) {
            let first = (end..k).find(|&j| !p.is(j, Class::Of.bit())).unwrap_or(k);
            return Some((p.span(first, k + 1), k + 1));
        }
        if !(p.capital(k) || p.is(k, Class::Of.bit()) && k == end) {
            break;
        }
        k += 1;
        steps += 1;
    }
    // A coin that no list knows, after a word for a sum.
    let of = i.checked_sub(1).filter(|&j| j > p.from && p.is(j, Class::Of.bit()) && p.gap(i).plain())?;
    let coin = p.shape(end) == Some(Shape::Lower)
        && p.gap(end).plain()
        && !p.is(end, any(&[Class::Small, Class::Time, Class::Percent]));
    (coin && p.is(of - 1, Class::Money.bit())).then(|| (p.span(end, end + 1), end + 1))
}

/// The unit of time after a numeral, over one adjective ("10 (ten) working days").
fn time(p: &Passage<'_>, k: usize) -> Option<usize> {
    let gap = p.gap(k);
    if !gap.joins() && (!gap.closes() || gap.cuts_hard()) {
        return None;
    }
    if p.is(k, Class::Time.bit()) {
        return Some(k);
    }
    let away = any(&[Class::Small, Class::Person, Class::Event, Class::Times]);
    let adjective = p.shape(k) == Some(Shape::Lower) && !p.is(k, away);
    (adjective && p.gap(k + 1).plain() && p.is(k + 1, Class::Time.bit())).then_some(k + 1)
}

/// "under the age of 18", "aged 15-18", "18 years old", "persons of less than eighteen years", "under sixteen".
fn is_age(p: &Passage<'_>, i: usize, end: usize) -> bool {
    let before = i.saturating_sub(6).max(p.from)..i;
    let bound = any(&[Class::AtLeast, Class::AtMost]);
    let quiet = any(&[
        Class::Of,
        Class::To,
        Class::And,
        Class::Between,
        Class::From,
        Class::AtLeast,
        Class::AtMost,
        Class::Small,
        Class::Number,
    ]);
    let mut k = i;
    while k > before.start && p.gap(k).joins() {
        k -= p.ending(k - 1, bound).map_or(1, |(_, n)| n);
        if p.is(k, Class::Age.bit()) {
            return true;
        }
        if !(p.is(k, quiet) || p.has_form(k, form::DIGITS) || p.ending(i - 1, bound).is_some_and(|(_, n)| k >= i - n)) {
            // "persons of less than eighteen years", "mineurs de 15 ans".
            let years = p.is(end.wrapping_sub(1), Class::Time.bit()) && p.mark(end - 1).value >= 365;
            let linked = p.is(k + 1, Class::Of.bit()) && p.gap(k + 1).plain();
            if p.is(k, Class::Person.bit()) && linked && years {
                return true;
            }
            break;
        }
    }
    if (end..end + 2).any(|k| p.is(k, Class::Age.bit()) && p.gap(k).joins())
        || p.is(end, Class::Of.bit()) && p.is(end + 1, Class::Age.bit())
    {
        return true;
    }
    // "whoever is under sixteen": a bare bound and a small number, and neither a unit nor a kind of thing after it.
    let bare = i > p.from && p.gap(i).plain() && p.ending(i - 1, bound).is_some_and(|(_, n)| n == 1);
    let small = if p.has_form(i, form::DIGITS) { p.lower(i).parse().unwrap_or(0) } else { p.mark(i).value };
    let plain_end = end == i + 1 && !p.is(end, any(&[Class::Person, Class::Times]));
    bare && (12..=21).contains(&small) && plain_end && p.is(i - 1, Class::AtMost.bit()) && p.lower(i - 1) != "to"
}

/// How exactly a figure is meant, by the words before it.
pub fn bound(p: &Passage<'_>, i: usize) -> Bound {
    if i <= p.from || !p.gap(i).plain() {
        return Bound::Exact;
    }
    let classes = any(&[Class::About, Class::AtLeast, Class::AtMost]);
    let over = any(&[Class::Article, Class::Of, Class::Age]);
    let mut at = i - 1;
    while at > p.from && at + 4 > i && p.ending(at, classes).is_none() && p.is(at, over) && p.gap(at).plain() {
        at -= 1;
    }
    match p.ending(at, classes) {
        Some((mark, _)) if mark.bits & Class::AtLeast.bit() != 0 => Bound::AtLeast,
        Some((mark, _)) if mark.bits & Class::AtMost.bit() != 0 => Bound::AtMost,
        Some(_) => Bound::About,
        None => Bound::Exact,
    }
}

/// The noun phrase that begins at a token: up to a verb, a preposition other than "of", or a sign.
pub fn noun(p: &Passage<'_>, first: usize) -> Option<Span> {
    const LONGEST: usize = 12;
    let mut start = first;
    // "2 of the …", "half of the …": what is counted is what follows.
    while start < first + 3 && p.is(start, any(&[Class::Of, Class::Article])) && p.gap(start).plain() {
        start += 1;
    }
    let (mut k, mut end, mut linked) = (start, start, true);
    while k < p.to && k < start + LONGEST {
        let gap = p.gap(k);
        if !(gap.joins() || k == start && (gap.quote() || gap.closes())) || gap.aside() {
            break;
        }
        if p.is(k, Class::Of.bit()) {
            let next = if p.is(k + 1, Class::Article.bit()) { k + 2 } else { k + 1 };
            let away = any(&[Class::Small, Class::Number, Class::Period]);
            if linked
                || !p.gap(k + 1).plain()
                || p.token(next).is_none()
                || p.is(next, away)
                || p.has_form(next, form::DIGITS)
            {
                break;
            }
            (k, linked) = (next, true);
            continue;
        }
        if !belongs(p, k, start, linked) {
            break;
        }
        k += 1;
        end = k;
        linked = false;
    }
    (end > start).then(|| p.span(start, end))
}

/// Whether a word goes on with a noun phrase. `linked`: it is the first, or the first after "of".
fn belongs(p: &Passage<'_>, k: usize, start: usize, linked: bool) -> bool {
    let mark = p.mark(k);
    if mark.bits & any(&[Class::Small, Class::Number, Class::Past]) != 0 || mark.form & form::DIGITS != 0 {
        return false;
    }
    let tongue = p.table.tongue;
    let word = p.lower(k);
    let ends = |endings: &[String]| endings.iter().any(|e| word.ends_with(e.as_str()));
    if linked {
        // "two declined the offer": a verb, and no thing.
        return !(tongue.simple_past && p.participle(k) && p.is(k + 1, Class::Article.bit()));
    }
    let verbs = any(&[Class::Present, Class::Future, Class::Auxiliary, Class::Deed]);
    if mark.bits & verbs != 0 && mark.bits & Class::Event.bit() == 0 || p.shape(k) != Some(Shape::Lower) {
        return mark.bits & verbs == 0;
    }
    if tongue.simple_past {
        // "persons identified", "persons coming from": what is said of the noun.
        let said = ends(&tongue.gerunds) && (p.is(k + 1, Class::Small.bit()) || p.gap_after(k).cuts());
        return !(p.participle(k) || said);
    }
    // Adjectives agree with their noun: "médecins légistes", but "lits fonctionne".
    let many = p.lower(start).ends_with(['s', 'x']);
    if many { word.ends_with(['s', 'x']) } else { ends(&tongue.adjectives) }
}
