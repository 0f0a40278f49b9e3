//! Numerals: digits in the ways they are grouped, number words, fractions.
//!
//! In: a paragraph and a token. Out: the value of the numeral that begins there and where it ends: "1,946", "610 000",
//! "1.8", "1,2 million", "soixante-seize", "two hundred and five", "one third". Does not ask what it counts.

use crate::fact::cue::Class;
use crate::fact::reading::{Passage, form};

/// A numeral as read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numeral {
    pub value: f64,
    /// One past its last token.
    pub end: usize,
    /// Written in digits.
    pub digits: bool,
    /// A part of a whole ("one third").
    pub share: bool,
}

/// Reads the numeral that begins with a token.
pub fn at(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let mark = p.mark(i);
    let whole = if mark.form & form::DIGITS != 0 {
        digits(p, i)
    } else if mark.bits & Class::Number.bit() != 0
        || mark.bits & Class::Scale.bit() != 0 && !p.covered(i, Class::Percent.bit())
    {
        words(p, i)
    } else {
        None
    };
    let Some(whole) = whole else { return fraction_alone(p, i) };
    let end = whole.end;
    if !whole.digits && p.is(end, Class::Fraction.bit()) && p.gap(end).joins() && !p.gap_after(end).hyphenated() {
        let by = f64::from(p.mark(end).value);
        if by > whole.value {
            return Some(Numeral { value: whole.value / by, end: end + 1, digits: false, share: true });
        }
    }
    Some(whole)
}

/// "a third of", "half of", "la moitié de": a fraction without a number before it.
fn fraction_alone(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    if !p.is(i, Class::Fraction.bit()) || !p.gap(i + 1).plain() || !p.is(i + 1, Class::Of.bit()) {
        return None;
    }
    let by = f64::from(p.mark(i).value);
    let previous = i.wrapping_sub(1);
    let led = p.gap(i).plain() && p.is(previous, Class::Article.bit());
    // "the third of May" and "the first half of" are no shares; only "a third", "half", "la moitié" are.
    let definite = led && p.lower(previous).len() > 2;
    let fits = if p.is(i, Class::Half.bit()) { !p.is(previous, Class::Ordinal.bit()) } else { led && !definite };
    fits.then_some(Numeral { value: 1.0 / by, end: i + 1, digits: false, share: true })
}

fn digits(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let word = p.lower(i);
    let mut value = value_of(word, p.table.tongue.decimal_comma)?;
    let mut end = i + 1;
    // "610 000": groups of three set off by a space.
    if word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) && !word.starts_with('0') {
        while p.gap(end).plain() && p.lower(end).len() == 3 && p.lower(end).bytes().all(|b| b.is_ascii_digit()) {
            value = value * 1000.0 + p.lower(end).parse::<f64>().ok()?;
            end += 1;
        }
    }
    if p.gap(end).plain() && p.is(end, Class::Scale.bit()) && !p.covered(end, Class::Percent.bit()) {
        value *= f64::from(p.mark(end).value);
        end += 1;
    }
    // "1,2 million" is no 1199999.9999.
    let value = if end > i + 1 { (value * 1e6).round() / 1e6 } else { value };
    Some(Numeral { value, end, digits: true, share: false })
}

/// The value of digits with their signs. Three digits after a comma are a group of thousands; so are three after a point
/// where the language writes decimals with a comma.
pub fn value_of(word: &str, decimal_comma: bool) -> Option<f64> {
    if let (1..=9, Ok(whole)) = (word.len(), word.parse::<u32>()) {
        return Some(f64::from(whole));
    }
    if !word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')) {
        return None;
    }
    let Some(sign) = word.bytes().rev().find(|b| !b.is_ascii_digit()) else { return word.parse().ok() };
    let mixed = word.contains(',') && word.contains('.');
    let groups = word.split(sign as char).skip(1).all(|g| g.len() == 3) && !mixed && !word.starts_with('0');
    let first = word.split(sign as char).next().is_some_and(|g| g.len() <= 3);
    let several = word.matches(sign as char).count() > 1;
    if groups && first && (several || sign == b',' || decimal_comma) {
        return word.replace(sign as char, "").parse().ok();
    }
    if several {
        return None;
    }
    let (whole, decimals) = word.rsplit_once(sign as char)?;
    format!("{}.{decimals}", whole.replace([',', '.'], "")).parse().ok()
}

fn words(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let (mut total, mut current, mut last) = (0i64, 0i64, 0i64);
    let mut j = i;
    while let Some(at) = goes_on(p, i, j, current, last) {
        let mark = p.mark(at);
        let v = i64::from(mark.value);
        if mark.bits & Class::Scale.bit() != 0 && !p.covered(at, Class::Percent.bit()) {
            if v < 1000 && j > i && !(1..20).contains(&current) {
                break;
            }
            if v < 1000 {
                current = current.max(1) * v;
            } else if v > 1000 && j == i {
                return None;
            } else {
                (total, current) = (total + current.max(1) * v, 0);
            }
        } else if mark.bits & Class::Number.bit() != 0 && (j == i || fits(current, last, v, p.gap(at).hyphenated())) {
            // "quatre-vingts" is four times twenty.
            current += if j > i && last == 4 && v == 20 { 76 } else { v };
        } else {
            break;
        }
        last = v;
        j = at + 1;
    }
    let value = f64::from(u32::try_from((total + current) / 1000).ok()?) * 1000.0 + f64::from(small(total + current));
    (j > i).then_some(Numeral { value, end: j, digits: false, share: false })
}

fn small(n: i64) -> u32 {
    u32::try_from(n % 1000).unwrap_or(0)
}

/// Where the numeral goes on after its words before `j`: at the next word, or over "and" ("two hundred and five", "vingt et
/// un", "soixante et onze").
fn goes_on(p: &Passage<'_>, i: usize, j: usize, current: i64, last: i64) -> Option<usize> {
    if j == i {
        return Some(i);
    }
    if !p.gap(j).joins() {
        return None;
    }
    if !p.is(j, Class::And.bit()) {
        return Some(j);
    }
    let next = p.mark(j + 1).value;
    let hundreds = last >= 100 && (1..100).contains(&next);
    let tens = current % 10 == 0 && (20..80).contains(&(current % 100)) && matches!(next, 1 | 11);
    ((hundreds || tens) && p.gap(j + 1).joins() && p.is(j + 1, Class::Number.bit())).then_some(j + 1)
}

/// Whether a number word can follow what was read: "twenty" "one", "soixante" "seize", "dix" "sept", "quatre" "vingts".
fn fits(current: i64, last: i64, v: i64, hyphen: bool) -> bool {
    let tens = current % 100;
    last >= 100
        || v == 20 && last == 4 && hyphen
        || tens >= 20 && tens % 10 == 0 && v < 10
        || matches!(tens, 60 | 80) && (10..20).contains(&v)
        || tens == 10 && (7..10).contains(&v) && hyphen
}
