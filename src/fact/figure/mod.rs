//! Figures: every quantity that a text states, with what it counts, for which years and by whom.
//!
//! In: a [`Reading`] with its dates and institutions. Out: [`Figure`]s in reading order: counts, percentages, money, lengths
//! of time, ages, shares; numbers in digits and in words. Numbers of articles and acts, dates, list numbers and telephone
//! numbers are no figures; neither are ordinals, nor "one of the".

mod label;
mod numeral;
mod unit;

use std::ops::Range;

use serde::Serialize;

use super::cue::{Class, any};
use super::date::DateFact;
use super::frame::{Frames, of_paragraph};
use super::institution::Mention;
use super::reading::{Passage, Reading, want};
use crate::text::Span;
use numeral::Numeral;
pub use unit::{Bound, Unit};

/// A quantity that the text states.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// The numeral with its unit.
    pub span: Span,
    /// The number; the lower one of a range.
    pub value: f64,
    /// The upper end of a range ("70–80%").
    pub upper: Option<f64>,
    /// What it is a quantity of.
    pub unit: Unit,
    /// How exactly it is meant.
    pub bound: Bound,
    /// The noun phrase that it counts.
    pub of: Option<Span>,
    /// The whole that it is a part of: 22 in "19 of the 22".
    pub whole: Option<f64>,
    /// The years that the text gives it; empty where it is not dated.
    pub years: Vec<i16>,
    /// It has been counted since the year given, to the present.
    pub open: bool,
    /// Who counted or did it, where the sentence says so.
    pub institution: Option<Span>,
    /// The paragraph in which it stands.
    pub paragraph: u32,
}

/// Finds all figures of a text. `dates` and `mentions` are those of the same reading, in order.
pub fn find(reading: &Reading<'_>, dates: &[DateFact], mentions: &[Mention]) -> Vec<Figure> {
    let (mut dates, mut mentions) = (dates, mentions);
    let mut out = Vec::new();
    let mut tokens: Vec<Range<usize>> = Vec::new();
    for passage in reading.passages() {
        let start = out.len();
        tokens.clear();
        let dates = of_paragraph(&mut dates, passage.index, |d| d.paragraph);
        let mentions = of_paragraph(&mut mentions, passage.index, |m| m.paragraph);
        scan(&passage, dates, &mut out, &mut tokens);
        if out.len() > start {
            let figures = &mut out[start..];
            share_units(&passage, figures, &tokens);
            Frames::of(&passage, dates).date_all(figures, &tokens);
            give_institutions(&passage, figures, mentions);
        }
    }
    out
}

/// The noun phrase that begins at a token.
pub(super) fn noun_phrase(p: &Passage<'_>, first: usize) -> Option<Span> {
    unit::noun(p, first)
}

/// Finds the numerals of a paragraph that are figures, with their units.
fn scan(p: &Passage<'_>, dates: &[DateFact], out: &mut Vec<Figure>, tokens: &mut Vec<Range<usize>>) {
    let mut labels = label::Labels::default();
    let mut next = 0;
    let mut date = 0;
    for i in p.hits(want::FIGURE) {
        if i < next {
            continue;
        }
        // "un", "une": articles, but in "un tiers" and "un million".
        if p.is(i, Class::Article.bit()) && !p.is(i + 1, any(&[Class::Fraction, Class::Scale])) {
            continue;
        }
        let at = p.span(i, i + 1);
        while dates.get(date).is_some_and(|d| d.span.end <= at.start || !p.para.span.contains(d.span)) {
            date += 1;
        }
        if dates.get(date).is_some_and(|d| d.span.overlaps(at)) {
            continue;
        }
        let numeral = numeral::at(p, i);
        let end = numeral.map_or(i + 1, |n| n.end);
        if let Some(end) = labels.takes(p, i, end) {
            next = end;
            continue;
        }
        let Some(numeral) = numeral else { continue };
        let (figure, end) = figure(p, i, &numeral);
        next = end;
        // "thirty (30)": the same number twice.
        let repeats = p.gap(i).opens() && p.gap_after(numeral.end - 1).closes();
        if repeats
            && out
                .last()
                .is_some_and(|f| f.paragraph == figure.paragraph && (f.value - figure.value).abs() < f64::EPSILON)
        {
            continue;
        }
        out.push(figure);
        tokens.push(i..end);
    }
}

/// Makes the figure of a numeral, with the upper end of its range if it has one.
fn figure(p: &Passage<'_>, i: usize, first: &Numeral) -> (Figure, usize) {
    let second = range_end(p, i, first);
    let last = repeated(p, second.unwrap_or(*first));
    let found = unit::of(p, i, &Numeral { end: last.end, ..*first });
    let coin = matches!(found.unit, Unit::Money(_));
    let mut span = p.span(i, found.end);
    if let Unit::Money(currency) = found.unit {
        span = span.join(currency);
    }
    let whole = whole(p, found.end.max(last.end)).filter(|w| *w >= first.value && !coin);
    let figure = Figure {
        span,
        value: first.value,
        upper: second.map(|s| s.value),
        unit: found.unit,
        bound: unit::bound(p, i),
        of: found.of,
        whole,
        years: Vec::new(),
        open: false,
        institution: None,
        paragraph: p.index as u32,
    };
    (figure, found.end.max(last.end))
}

/// "five (5)": what says the number again belongs to it.
fn repeated(p: &Passage<'_>, first: Numeral) -> Numeral {
    let again = if p.gap(first.end).opens() { numeral::at(p, first.end) } else { None };
    match again.filter(|n| p.gap_after(n.end - 1).closes() && (n.value - first.value).abs() < f64::EPSILON) {
        Some(again) => Numeral { end: again.end, ..first },
        None => first,
    }
}

/// The numeral that ends a range: "70–80%", "six to fourteen years"; but "from 86 to 131" is two figures.
fn range_end(p: &Passage<'_>, i: usize, first: &Numeral) -> Option<Numeral> {
    let gap = p.gap(first.end);
    let from = i > p.from && p.gap(i).plain() && p.is(i - 1, Class::From.bit());
    let between = i > p.from && p.gap(i).plain() && p.is(i - 1, Class::Between.bit());
    let start = if gap.dash() {
        first.end
    } else if gap.plain() && (p.is(first.end, Class::To.bit()) || between && p.is(first.end, Class::And.bit())) {
        first.end + 1
    } else {
        return None;
    };
    if start > first.end && !p.gap(start).plain() {
        return None;
    }
    let second = numeral::at(p, start).filter(|n| n.value > first.value && n.digits == first.digits && !n.share)?;
    let unit = unit::of(p, start, &second).unit;
    // A change from one number to another is no range, unless it is of terms ("from five to twelve years").
    let change = from && !matches!(unit, Unit::Duration(_) | Unit::Age);
    let dashed = start == first.end && gap.aside() && unit == Unit::Count && !gap.hyphenated();
    (!change && !dashed).then_some(second)
}

/// The whole after a part: "19 of the 22", "33 out of 35", "4.8 out of 5", "neuf des douze".
fn whole(p: &Passage<'_>, end: usize) -> Option<f64> {
    let mut k = end;
    let mut of = false;
    while k < end + 4 && p.gap(k).plain() && p.is(k, any(&[Class::OutOf, Class::Article, Class::Small])) {
        of |= p.is(k, Class::OutOf.bit());
        k += 1;
    }
    if !of || !p.gap(k).plain() {
        return None;
    }
    numeral::at(p, k).filter(|n| !n.share).map(|n| n.value)
}

/// A numeral without a unit of its own takes that of its neighbour: "of 4,000 and of 6,500 crowns", "7 victims in 2022, 8
/// in 2023", "1,150 francs in place of 640".
fn share_units(p: &Passage<'_>, figures: &mut [Figure], tokens: &[Range<usize>]) {
    for k in (0..figures.len()).rev() {
        let bare = figures[k].unit == Unit::Count && figures[k].of.is_none() && figures[k].upper.is_none();
        if !bare || k + 1 >= figures.len() {
            continue;
        }
        let (end, next) = (tokens[k].end, tokens[k + 1].start);
        let joint = any(&[Class::And, Class::To, Class::Of, Class::Article]);
        let linked = next > end && next - end <= 4 && (end..next).all(|i| p.is(i, joint));
        let signs = (end..=next).all(|i| p.gap(i).loose() || p.gap(i).dash());
        if signs && (linked || next == end) {
            figures[k].unit = figures[k + 1].unit;
            figures[k].of = figures[k + 1].of;
        }
    }
    for k in 1..figures.len() {
        let bare = figures[k].unit == Unit::Count && figures[k].of.is_none();
        if !bare || p.sentence_of(tokens[k].start) != p.sentence_of(tokens[k - 1].start) {
            continue;
        }
        let earlier = &figures[k - 1];
        if matches!(earlier.unit, Unit::Count | Unit::Money(_)) {
            (figures[k].unit, figures[k].of) = (earlier.unit, earlier.of);
        }
    }
}

impl Frames<'_> {
    fn date_all(&self, figures: &mut [Figure], tokens: &[Range<usize>]) {
        for (figure, at) in figures.iter_mut().zip(tokens) {
            if self.superseded(at) {
                continue;
            }
            let date = if self.definite(at.start) { self.date_in_sentence(at) } else { self.date_at(at) };
            if let Some(date) = date {
                figure.years = date.years().collect();
                figure.open = date.to.is_none();
            }
        }
        for (sentence, years) in self.dealt_out(tokens) {
            for (k, year) in sentence.zip(years) {
                figures[k].years = vec![year];
                figures[k].open = false;
            }
        }
    }
}

/// Who did or counted it: the last institution named before it in the sentence, or one after "by".
fn give_institutions(p: &Passage<'_>, figures: &mut [Figure], own: &[Mention]) {
    for figure in figures {
        let sentence = p.sentence_of(p.within(figure.span).start);
        let at = own.partition_point(|m| m.span.start < figure.span.start);
        let before = own[..at].last().filter(|m| sentence.contains(m.span));
        let after = own.get(at).filter(|m| sentence.contains(m.span)).filter(|m| {
            let first = p.within(m.span).start;
            (first.saturating_sub(2)..first).any(|k| p.is(k, Class::Agent.bit()))
        });
        figure.institution = before.or(after).map(|m| m.span);
    }
}
