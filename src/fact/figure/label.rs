//! Numbers that count nothing: names of articles, acts, paragraphs and forms, list numbers, telephone numbers, ordinals.
//!
//! In: a paragraph and a token that begins a numeral. Out: whether it is such a number, and how far it runs. A list after
//! a label ("Articles 13, 14 and 120") is labels to its end.

use crate::fact::cue::{Class, any};
use crate::fact::reading::{Passage, form};
use crate::text::Shape;

/// Where the last label of a paragraph ended.
#[derive(Debug, Clone, Copy, Default)]
pub struct Labels {
    end: usize,
}

impl Labels {
    /// Whether the numeral from `i` to before `end` is a name; it is remembered then.
    pub fn takes(&mut self, p: &Passage<'_>, i: usize, end: usize) -> Option<usize> {
        let digits = p.has_form(i, form::DIGITS);
        let taken = if digits { self.digits(p, i, end) } else { word(p, i, end) };
        if let Some(end) = taken {
            self.end = end;
        }
        taken
    }

    fn digits(self, p: &Passage<'_>, i: usize, end: usize) -> Option<usize> {
        let (before, after) = (p.gap(i), p.gap_after(end - 1));
        let chain = chain(p, i);
        let named = before.numbers()
            || before.plus()
            || before.opens_glued()
            || before.closes_glued()
            || after.opens_glued()
            || after.opens() && p.lower(end).len() == 1 && p.gap_after(end).closes()
            || (before.tied() || before.stop_glued()) && i > p.from
            || chain.is_some()
            || p.lower(i).bytes().any(|b| b.is_ascii_alphabetic() || b >= 0x80)
            || (before.at_edge() || before.stop()) && (after.stop() || after.closes()) && p.opens_sentence(i)
            || p.capital(end) && p.lower(i).contains('.') && p.opens_sentence(i)
            || self.labelled(p, i)
            || near_month(p, i, end)
            || telephone(p, i, end);
        named.then(|| chain.unwrap_or(end))
    }

    /// Whether a label stands before, or a list of labels goes on.
    fn labelled(self, p: &Passage<'_>, i: usize) -> bool {
        if i <= p.from {
            return false;
        }
        let (previous, gap) = (i - 1, p.gap(i));
        if (gap.joins() || gap.shortened()) && p.is(previous, Class::Label.bit()) {
            return true;
        }
        let joint = any(&[Class::And, Class::To]);
        let listed = self.end > p.from
            && self.end <= i
            && i - self.end <= 1
            && (self.end..=i).all(|k| p.gap(k).loose() || p.gap(k).dash())
            && (self.end..i).all(|k| p.is(k, joint))
            && (i > self.end || gap.comma() || gap.dash());
        if listed && !(p.gap(i + 1).plain() && p.is(i + 1, any(&[Class::Person, Class::Time, Class::Currency]))) {
            return true;
        }
        named_thing(p, i)
    }
}

/// "Escale 21", "ISO 9001", "Migration School - 5": a name before the number, and no thing after it that could be counted.
fn named_thing(p: &Passage<'_>, i: usize) -> bool {
    let (previous, gap) = (i - 1, p.gap(i));
    let touching = gap.plain() || gap.dash() || gap.closes() && gap.quote();
    if !touching
        || !p.capital(previous)
        || p.is(previous, any(&[Class::Small, Class::Currency, Class::About, Class::AtLeast, Class::AtMost]))
    {
        return false;
    }
    if p.shape(previous) == Some(Shape::Upper) {
        return true;
    }
    // "In Halvik 12 persons": a place before, counted persons after.
    let placed = previous > p.from && p.is(previous - 1, any(&[Class::In, Class::Host]));
    let spread = p.gap(i + 1).dash() && p.has_form(i + 1, form::DIGITS) || p.gap_after(i).percent();
    let counted =
        spread || p.gap(i + 1).plain() && p.shape(i + 1) == Some(Shape::Lower) && !p.is(i + 1, Class::Small.bit());
    let opens = previous == p.from || p.gap(previous).stop();
    !(counted && (placed || opens))
}

/// A number tied to others by slashes and hyphens ("3-17/3-2-77/2024", "24/7", "10:30"), or to letters ("41-XII"); the
/// token after it. Two numbers with a hyphen may be a range and are none.
fn chain(p: &Passage<'_>, i: usize) -> Option<usize> {
    let mut end = i + 1;
    let (mut slashed, mut lettered) = (false, false);
    while end < p.to && p.gap(end).tied() {
        slashed |= !p.gap(end).hyphenated();
        lettered |= !p.has_form(end, form::DIGITS) && !p.is(end, any(&[Class::Time, Class::Scale, Class::Percent]));
        end += 1;
    }
    let numbers = (i..end).filter(|&k| p.has_form(k, form::DIGITS)).count();
    let value = |k: usize| p.lower(k).parse::<f64>().unwrap_or(0.0);
    // "L. 204-3", "18-13153": what does not rise, or rises too far, is no range.
    let (low, high) = (p.lower(i), p.lower(end - 1));
    let range = value(end - 1) > value(i) && !high.starts_with('0') && high.len() <= low.len() + 1;
    slashed |= end == i + 2 && numbers == 2 && !range;
    (end > i + 1 && (slashed || lettered || numbers > 2)).then_some(end)
}

/// A day whose year nobody could tell is still no figure.
fn near_month(p: &Passage<'_>, i: usize, end: usize) -> bool {
    let month = |k: usize| p.is(k, Class::Month.bit()) && (!p.table.tongue.capitals || p.capital(k));
    p.has_form(i, form::DAY)
        && (end < p.to && p.gap(end).plain() && month(end) || i > p.from && p.gap(i).plain() && month(i - 1))
}

/// "the 142 Call Centre", "helpline 116 000".
fn telephone(p: &Passage<'_>, i: usize, end: usize) -> bool {
    let long = p.lower(i).len() >= 3 && !p.lower(i).contains([',', '.']);
    let follows = |k: usize| {
        (k..k + 3).any(|last| p.ending(last, Class::Phone.bit()).is_some_and(|(_, n)| last + 1 - n == k))
            && p.gap(k).plain()
    };
    let before = || i > p.from && (i.saturating_sub(2)..i).any(|k| p.ending(k, Class::Phone.bit()).is_some());
    long && (before() || follows(end) || p.shape(end) == Some(Shape::Capital) && follows(end + 1))
}

/// Number words: names only after a label with a capital ("Article two"), or in idioms ("one of", "one another").
fn word(p: &Passage<'_>, i: usize, end: usize) -> Option<usize> {
    let one = end == i + 1 && p.mark(i).value == 1 && p.is(i, Class::Number.bit());
    let tied = p.gap_after(end - 1).hyphenated() && !p.is(end, any(&[Class::Time, Class::Percent]));
    let labelled = i > p.from && p.gap(i).plain() && p.is(i - 1, Class::Label.bit()) && p.capital(i - 1);
    let glued = i > p.from && p.gap(i).tied();
    let idiom = end == i + 1 && p.covered(i, Class::NoFigure.bit());
    (idiom || tied || labelled || glued || one && !counts_one(p, i)).then_some(end)
}

/// "one" and "un" count only where a thing follows in English ("one order"), and only in fractions and scales in French.
fn counts_one(p: &Passage<'_>, i: usize) -> bool {
    let next = i + 1;
    if !p.gap(next).joins() {
        return false;
    }
    if p.is(next, any(&[Class::Fraction, Class::Scale, Class::Time])) {
        return !p.is(i, Class::Article.bit()) || p.is(next, any(&[Class::Fraction, Class::Scale]));
    }
    let word = p.lower(next);
    let thing = p.shape(next) == Some(Shape::Lower)
        && !p.is(next, any(&[Class::Small, Class::Past, Class::Present, Class::Future]))
        && (!word.ends_with('s') || word.ends_with("ss"));
    thing && !p.is(i, Class::Article.bit())
}
