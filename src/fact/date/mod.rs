//! Dates: every time that a text tells, and what it is the time of.
//!
//! In: a [`Reading`]. Out: [`DateFact`]s in reading order: points and spans, full or partial, told by words ("since then",
//! "in the same year") or inherited ("In 2024 the following were done:" over a list). Each says whether something was done
//! then or whether it only looks so: dates of acts, years in titles, targets, days on which something runs out. Numbers of
//! acts, ages, telephone numbers and amounts are no dates and are left out.

mod cursor;
mod grammar;
mod kind;
mod relative;

use serde::Serialize;

use super::cue::Class;
use super::partial_date::PartialDate;
use super::reading::{Passage, Reading, form, want};
use crate::text::Span;
use grammar::{Item, Point};

/// What a date is the time of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateKind {
    /// Something was or is done then.
    Event,
    /// Something has been so from then on, to the present.
    Since,
    /// It belongs to the citation of an act.
    ActDate,
    /// It belongs to the title of a strategy, plan or programme.
    TitlePeriod,
    /// Something is to be done by then: it lies after the day on which the reply was received.
    Target,
    /// Something runs out then.
    Expiry,
}

impl DateKind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            DateKind::Event => "event",
            DateKind::Since => "since",
            DateKind::ActDate => "act-date",
            DateKind::TitlePeriod => "title-period",
            DateKind::Target => "target",
            DateKind::Expiry => "expiry",
        }
    }
}

/// A time that the text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DateFact {
    /// The words that tell it, less the preposition.
    pub span: Span,
    /// Its beginning.
    pub from: PartialDate,
    /// Its end; the same as its beginning for a point, `None` where it runs on to the present.
    pub to: Option<PartialDate>,
    /// What it is the time of.
    pub kind: DateKind,
    /// Its year, or all of it, was taken from a date before it.
    pub inherited: bool,
    /// Words such as "by" or "until" stand before it.
    #[serde(skip)]
    pub deadline: bool,
    /// The paragraph for which it counts. A date over a list counts in each paragraph of the list too, with the words over
    /// the list as its span.
    pub paragraph: u32,
}

impl DateFact {
    /// Its years as the text names them: all of a span, the first of what runs on. Long spans give their two ends.
    pub fn years(&self) -> impl Iterator<Item = i16> + use<> {
        const LONGEST: i16 = 15;
        let (a, b) = (self.from.year, self.to.map_or(self.from.year, |d| d.year).max(self.from.year));
        (a..=b).filter(move |&y| b - a <= LONGEST || y == a || y == b)
    }

    /// Whether something can have been done then: neither the date of an act, nor of a title, nor of an end.
    pub fn is_of_deed(&self) -> bool {
        matches!(self.kind, DateKind::Event | DateKind::Since)
    }
}

/// Finds all dates of a text, paragraph by paragraph, in the order in which they stand.
pub fn find(reading: &Reading<'_>) -> Vec<DateFact> {
    let mut out: Vec<DateFact> = Vec::new();
    // Where the facts of each paragraph begin.
    let mut starts: Vec<usize> = Vec::new();
    for passage in reading.passages() {
        let start = out.len();
        starts.push(start);
        let over = passage.para.lead.filter(|&lead| lead < passage.index).and_then(|lead| {
            let to = starts.get(lead + 1).copied().unwrap_or(start);
            out[starts[lead]..to].iter().find(|f| f.is_of_deed()).copied()
        });
        let mut finder = Finder { reading, passage: &passage, over, out: &mut out, start, undated: Vec::new() };
        finder.run();
        let own = out[start..].iter().any(DateFact::is_of_deed);
        if let Some(over) = over.filter(|_| !own) {
            out.insert(start, DateFact { inherited: true, paragraph: passage.index as u32, ..over });
        }
    }
    out
}

/// How many dates words such as "since then" may go back over.
const BACK: usize = 64;

/// Finds the dates of one paragraph.
struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    passage: &'r Passage<'r>,
    /// The date over the list in which the paragraph stands.
    over: Option<DateFact>,
    out: &'r mut Vec<DateFact>,
    start: usize,
    /// Dates of which the year is not known yet, with the number of facts before them.
    undated: Vec<(usize, Item, kind::Governor)>,
}

impl Finder<'_, '_> {
    fn run(&mut self) {
        let mut next = 0;
        for i in self.passage.hits(want::DATE) {
            if i >= next {
                next = self.at(i).unwrap_or(next);
            }
        }
        self.date_the_undated();
    }

    /// Tries what may begin or end at a token; returns the token after what it took.
    fn at(&mut self, i: usize) -> Option<usize> {
        let p = self.passage;
        if let Some(end) = self.of_citation(i) {
            return Some(end);
        }
        let mark = p.mark(i);
        if (mark.form & form::BINDS != 0
            || mark.bits & (Class::Followed.bit() | Class::PastSpan.bit() | Class::Since.bit()) != 0)
            && let Some(found) = relative::find(self.reading, p, i, self.before())
        {
            self.push(found);
            return Some(i + 1);
        }
        let dated = mark.bits & kind::OPENS != 0 || mark.form & (form::YEAR | form::DAY | form::DATE | form::PART) != 0;
        if !dated {
            return None;
        }
        if mark.form & form::YEAR != 0
            && let Some(year) = kind::number_year(self.reading, p, i)
        {
            let span = p.span(i, i + 1);
            let paragraph = p.index as u32;
            self.push(DateFact {
                span,
                from: year,
                to: Some(year),
                kind: DateKind::ActDate,
                inherited: false,
                deadline: false,
                paragraph,
            });
            return Some(i + 1);
        }
        if mark.form & (form::YEAR | form::DAY) == form::DAY && !near_month(p, i) {
            return None;
        }
        let between = (i.saturating_sub(3).max(p.from)..i).any(|k| p.is(k, Class::Between.bit()));
        let expression = grammar::expression(p, i, between)?;
        let governor = kind::governor(p, i);
        let whole = expression.items.last()?;
        if !kind::is_date(p, &expression, governor) {
            return None;
        }
        let end = whole.end;
        self.take(expression.items, governor);
        Some(end)
    }

    /// A day or year that a citation has read as the act's; returns the token after it.
    fn of_citation(&mut self, i: usize) -> Option<usize> {
        let p = self.passage;
        let start = p.span(i, i + 1).start;
        let acts = &self.reading.acts;
        let act = acts.get(acts.partition_point(|a| a.span.start < start)).filter(|a| a.span.start == start)?;
        let first = (p.from..=i).rev().find(|&k| k == p.from || p.span(k, k + 1).start <= act.citation)?;
        let since = kind::since_before(p, first);
        let (kind, to) = if since { (DateKind::Since, None) } else { (DateKind::ActDate, Some(act.date)) };
        let (paragraph, inherited, deadline) = (p.index as u32, false, false);
        self.push(DateFact { span: act.span, from: act.date, to, kind, inherited, deadline, paragraph });
        Some((i..p.to).find(|&k| p.span(k, k + 1).start >= act.span.end).unwrap_or(p.to))
    }

    /// Dates the items of an expression, the years that are missing from the right, and keeps them.
    fn take(&mut self, mut items: Vec<Item>, governor: kind::Governor) {
        let mut year = None;
        for item in items.iter_mut().rev() {
            year = item.to.year.or(year);
            item.to.year = year;
            if item.from.year.is_none() {
                // "from November to February 2025" begins in the year before.
                let wraps = item.range && item.from.from > item.to.to;
                item.from.year = year.map(|y| y - i16::from(wraps));
            }
            year = item.from.year.or(year);
        }
        merge_years(&mut items);
        let mut first_kind = None;
        for item in items {
            let (true, Some(from), Some(to)) = (item.from.year.is_some(), from_of(item.from), to_of(item.to)) else {
                if item.from.year.is_none() {
                    self.undated.push((self.out.len(), item, governor));
                }
                continue;
            };
            let at = kind::Dated { item, from, to, governor };
            let kind = kind::of(self.reading, self.passage, &at, first_kind);
            first_kind = first_kind.or(Some(kind));
            self.keep(&at, kind, false);
        }
    }

    fn keep(&mut self, at: &kind::Dated, kind: DateKind, inherited: bool) {
        let fact = self.fact(at, kind, inherited);
        self.push(fact);
    }

    fn fact(&self, at: &kind::Dated, kind: DateKind, inherited: bool) -> DateFact {
        let to = if kind == DateKind::Since && !at.item.range { None } else { Some(at.to) };
        let span = self.passage.span(at.item.first, at.item.end);
        let deadline = at.governor.is(Class::By.bit() | Class::Until.bit());
        DateFact { span, from: at.from, to, kind, inherited, deadline, paragraph: self.passage.index as u32 }
    }

    fn push(&mut self, fact: DateFact) {
        self.out.push(fact);
    }

    /// The date that words such as "since then" go back to.
    fn before(&self) -> Option<DateFact> {
        let own = &self.out[self.out.len().saturating_sub(BACK).max(self.start)..];
        let last = |test: fn(&DateFact) -> bool| own.iter().rev().find(|f| test(f)).copied();
        last(DateFact::is_of_deed)
            .or_else(|| last(|f| f.kind == DateKind::ActDate && f.from.month.is_some()))
            .or_else(|| last(|f| f.kind == DateKind::ActDate))
            .or(self.over)
    }

    /// "On 5 March" takes its year from a date before it in the paragraph, or over the list, or after it in the sentence.
    fn date_the_undated(&mut self) {
        if self.undated.is_empty() {
            return;
        }
        let mut dated = Vec::new();
        for (n, item, governor) in std::mem::take(&mut self.undated) {
            let own = &self.out[n.saturating_sub(BACK).max(self.start)..n];
            let earlier = own.iter().rev().find(|f| f.is_of_deed()).or_else(|| own.last()).or(self.over.as_ref());
            let sentence = self.passage.sentence_of(item.first);
            let later = self.out.get(n).filter(|f| sentence.contains(f.span));
            let Some(year) = earlier.map(|f| f.to.unwrap_or(f.from).year).or(later.map(|f| f.from.year)) else {
                continue;
            };
            let with_year = |point: Point| Point { year: Some(year), ..point };
            let item = Item { from: with_year(item.from), to: with_year(item.to), ..item };
            let (Some(from), Some(to)) = (from_of(item.from), to_of(item.to)) else { continue };
            let at = kind::Dated { item, from, to, governor };
            let kind = kind::of(self.reading, self.passage, &at, None);
            dated.push(self.fact(&at, kind, true));
        }
        self.out.extend(dated);
        self.out[self.start..].sort_by_key(|f| f.span.start);
    }
}

/// Whether a number may be the day of a month: a month follows, or a sign as in "22/01/2024".
fn near_month(p: &Passage<'_>, i: usize) -> bool {
    p.gap(i + 1).tied() || (i + 1..i + 8).any(|k| p.is(k, Class::Month.bit()))
}

/// Years that follow each other ("2022, 2023 and 2024") are one span.
fn merge_years(items: &mut Vec<Item>) {
    let mut at = 0;
    while at + 1 < items.len() {
        let (a, b) = (items[at], items[at + 1]);
        let years = |item: Item| item.from.bare() && item.to.bare();
        let follows = years(a) && years(b) && !b.range && a.to.year.zip(b.from.year).is_some_and(|(a, b)| b == a + 1);
        if follows && (!a.range || at > 0 || a.to.year != a.from.year) {
            items[at] = Item { to: b.to, end: b.end, ..a };
            items.remove(at + 1);
        } else {
            at += 1;
        }
    }
}

fn partial(year: Option<i16>, (month, day): grammar::MonthDay) -> Option<PartialDate> {
    match (year?, month, day) {
        (y, 0, _) => Some(PartialDate::of_year(y)),
        (y, m, 0) => PartialDate::of_month(y, m),
        (y, m, d) => PartialDate::of_day(y, m, d),
    }
}

fn from_of(point: Point) -> Option<PartialDate> {
    partial(point.year, point.from)
}

fn to_of(point: Point) -> Option<PartialDate> {
    partial(point.year, point.to)
}
