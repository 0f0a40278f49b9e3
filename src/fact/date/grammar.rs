//! The grammar of dates: from tokens to points and spans of time.
//!
//! In: a paragraph and a token at which a date may begin. Out: an [`Expression`], one or several spans ("26-27 October
//! 2023", "the first half of 2025", "2022, 2023 and 2024", "from June to August 2024"), whose years may still be missing.
//! Says nothing of what kind of date it is.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, value, verify};

use super::cursor::{Cursor, Parsed, fail, gap, token, word};
use crate::fact::cue::{Class, any};
use crate::fact::gap::Gap;
use crate::fact::partial_date::{self, PartialDate};
use crate::fact::reading::{Passage, form};
use crate::text::Shape;

/// Month and day; zero where unknown.
pub type MonthDay = (u8, u8);

/// A point of time as written: its year may be missing, and it may last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    pub year: Option<i16>,
    pub from: MonthDay,
    pub to: MonthDay,
}

impl Point {
    fn year(year: i16) -> Point {
        Point { year: Some(year), from: (0, 0), to: (0, 0) }
    }

    fn months(from: u8, to: u8, year: Option<i16>) -> Point {
        Point { year, from: (from, 0), to: (to, 0) }
    }

    fn exact(date: PartialDate) -> Point {
        let at = (date.month.unwrap_or(0), date.day.unwrap_or(0));
        Point { year: Some(date.year), from: at, to: at }
    }

    /// Whether it says no more than a year.
    pub fn bare(self) -> bool {
        self.from == (0, 0)
    }
}

/// A span of time as written, with its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub from: Point,
    pub to: Point,
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// It was written with both its ends.
    pub range: bool,
}

/// What was read: spans of time one after the other.
#[derive(Debug, Clone)]
pub struct Expression {
    pub items: Vec<Item>,
}

const LINK: u64 = any(&[Class::Of, Class::Article]);

fn year(c: Cursor<'_>) -> Parsed<'_, i16> {
    let (c, i) = token(|p, i| p.has_form(i, form::YEAR))(c)?;
    partial_date::year(c.passage.lower(i)).map_or_else(fail, |y| Ok((c, y)))
}

fn day(c: Cursor<'_>) -> Parsed<'_, u8> {
    let (c, i) = token(|p, i| p.has_form(i, form::DAY))(c)?;
    partial_date::day(c.passage.lower(i)).map_or_else(fail, |d| Ok((c, d)))
}

fn month(c: Cursor<'_>) -> Parsed<'_, u8> {
    let named = |p: &Passage<'_>, i: usize| {
        p.is(i, Class::Month.bit()) && (!p.table.tongue.capitals || p.shape(i) != Some(Shape::Lower))
    };
    map(token(named), |i| c.passage.mark(i).small()).parse(c)
}

/// "20", "20 to 22", "26-27", "6 et 7", "1, 2 and 3": first and last day.
fn days(c: Cursor<'_>) -> Parsed<'_, (u8, u8)> {
    let (mut c, first) = day(c)?;
    let mut last = first;
    while let Ok((next, d)) = (more_days, day).map(|((), d)| d).parse(c) {
        c = next;
        last = d;
    }
    Ok((c, (first, last)))
}

fn more_days(c: Cursor<'_>) -> Parsed<'_, ()> {
    let joint = any(&[Class::And, Class::To]);
    alt((
        (gap(Gap::loose), token(move |p, i| p.is(i, joint)), opt(word(Class::Article.bit())), gap(Gap::plain))
            .map(drop),
        gap(Gap::dash),
        gap(Gap::comma),
    ))
    .parse(c)
}

/// The year after a month or a season.
fn then_year(c: Cursor<'_>) -> Parsed<'_, i16> {
    let near = |g: Gap| g.loose() || g.shortened();
    map((gap(near), opt(token(|p, i| p.is(i, Class::Of.bit()))), gap(near), year), |(.., y)| y).parse(c)
}

/// "22.01.2024", "2024-01-22", "22/01/2024", "05/2024".
fn numeric(c: Cursor<'_>) -> Parsed<'_, Point> {
    let digits = || token(|p: &Passage<'_>, i| p.has_form(i, form::DIGITS) && p.lower(i).len() <= 2);
    let number = |c: Cursor<'_>, i: usize| c.passage.lower(i).parse::<u8>().unwrap_or(0);
    let p = c.passage;
    if p.has_form(c.at, form::DATE) {
        return PartialDate::parse(p.lower(c.at))
            .map_or_else(fail, |(d, _)| Ok((Cursor { at: c.at + 1, ..c }, Point::exact(d))));
    }
    let glued = |g: Gap| g.hyphenated() || g.slash();
    let iso = (year, gap(Gap::hyphenated), digits(), gap(Gap::hyphenated), digits())
        .map(|(y, (), m, (), d)| PartialDate::of_day(y, number(c, m), number(c, d)));
    let written = (digits(), gap(glued), digits(), gap(glued), year)
        .map(|(d, (), m, (), y)| PartialDate::of_day(y, number(c, m), number(c, d)));
    let short = verify((digits(), gap(Gap::slash), year), move |(m, (), _)| {
        p.lower(*m).len() == 2
            && !p.gap(*m).tied()
            && !p.gap(*m).numbers()
            && !p.is(m.wrapping_sub(1), Class::Label.bit())
    })
    .map(|(m, (), y)| PartialDate::of_month(y, number(c, m)));
    let (rest, date) = alt((iso, written, short)).parse(c)?;
    match date {
        Some(date) if !p.gap(rest.at).tied() => Ok((rest, Point::exact(date))),
        _ => fail(),
    }
}

/// "10 September 2013", "20 to 22 May 2024", "1er février".
fn day_month(c: Cursor<'_>) -> Parsed<'_, Point> {
    let near = |g: Gap| g.plain() || g.shortened();
    map((days, opt(word(Class::Of.bit())), gap(near), month, opt(then_year)), |((a, b), _, (), m, year)| Point {
        year,
        from: (m, a),
        to: (m, b),
    })
    .parse(c)
}

/// "October 26-27, 2023", "June 27", "May 2024", "May".
fn month_first(c: Cursor<'_>) -> Parsed<'_, Point> {
    let (after, m) = month(c)?;
    let near = |g: Gap| g.plain() || g.shortened();
    let set_off = |c: Cursor<'_>| {
        // "In May 22 inspectors": a number with a noun after it is no day.
        let noun = c.passage.shape(c.at) == Some(Shape::Lower)
            && c.passage.gap(c.at).plain()
            && !c.passage.is(c.at, Class::Small.bit());
        !noun && !c.passage.gap(c.at).percent()
    };
    let joint = any(&[Class::And, Class::To]);
    let more = alt(((gap(Gap::plain), token(move |p, i| p.is(i, joint)), gap(Gap::plain)).map(drop), gap(Gap::dash)));
    let dated = (gap(near), day, opt((more, day).map(|((), d)| d)), opt(then_year)).parse(after);
    if let Ok((rest, ((), a, b, year))) = dated {
        if year.is_some() || set_off(rest) {
            return Ok((rest, Point { year, from: (m, a), to: (m, b.unwrap_or(a)) }));
        }
        if let Ok((rest, ((), a))) = (gap(near), day).parse(after)
            && set_off(rest)
        {
            return Ok((rest, Point { year: None, from: (m, a), to: (m, a) }));
        }
    }
    map(opt(then_year), |year| Point::months(m, m, year)).parse(after)
}

/// "spring 2025", "the autumn of 2023".
fn season(c: Cursor<'_>) -> Parsed<'_, Point> {
    let (c, i) = token(|p, i| p.is(i, Class::Season.bit()))(c)?;
    let first = c.passage.mark(i).small();
    let (c, year) = opt(then_year).parse(c)?;
    // Winter runs over the turn of the year: the year alone is safe.
    Ok((c, if first == 12 { Point { year, from: (0, 0), to: (0, 0) } } else { Point::months(first, first + 2, year) }))
}

/// "the first half of 2025", "le premier trimestre 2025", "Q4 2026".
fn part(c: Cursor<'_>) -> Parsed<'_, Point> {
    let p = c.passage;
    let coded = (token(|p, i| p.has_form(i, form::PART)), gap(Gap::plain), year).map(|(i, (), y)| {
        let word = p.lower(i);
        let n = word[1..].parse::<u8>().unwrap_or(1);
        let long = if word.starts_with(['h', 's']) { 6 } else { 3 };
        Point::months((n - 1) * long + 1, n * long, Some(y))
    });
    let named = (
        token(|p, i| p.is(i, Class::Ordinal.bit())),
        gap(Gap::joins),
        token(|p, i| p.is(i, any(&[Class::Quarter, Class::Half]))),
        opt((word(Class::Of.bit()), opt(word(Class::Article.bit())), opt(word(Class::Period.bit()))).map(drop)),
        opt((gap(Gap::plain), alt((year.map(Point::year), month_first))).map(|((), y)| y)),
    );
    let named = named.map(|(n, (), what, _, of)| {
        let (long, parts) = if p.is(what, Class::Half.bit()) { (6, 2) } else { (3, 4) };
        let n = if p.mark(n).value < 0 { parts } else { p.mark(n).small().clamp(1, parts) };
        match of {
            Some(month) if !month.bare() => month,
            of => Point::months((n - 1) * long + 1, n * long, of.and_then(|y| y.year)),
        }
    });
    alt((coded, named)).parse(c)
}

/// "early 2024", "mid-2024", "the end of April 2025", "fin 2024".
fn edge(c: Cursor<'_>) -> Parsed<'_, Point> {
    let which = any(&[Class::Early, Class::Mid, Class::Late]);
    let (c, i) = token(move |p, i| p.is(i, which))(c)?;
    let linked = (opt(word(LINK)), opt(word(LINK)), opt(word(Class::Period.bit())), gap(Gap::joins)).map(drop);
    let (rest, ((), whole)) = (linked, alt((part, month_first, year.map(Point::year)))).parse(c)?;
    let edge = |early: MonthDay, mid: (u8, u8), late: MonthDay| match c.passage.mark(i).bits {
        b if b & Class::Early.bit() != 0 => (early, early),
        b if b & Class::Late.bit() != 0 => (late, late),
        _ => ((mid.0, 0), (mid.1, 0)),
    };
    let (from, to) = match (whole.from, whole.to) {
        ((0, _), _) => edge((1, 0), (6, 7), (12, 0)),
        ((m, 0), (last, 0)) if m == last => match whole.year.filter(|_| c.passage.is(i, Class::Late.bit())) {
            Some(y) => {
                let day = PartialDate { year: y, month: Some(m), day: None }.last_day().2;
                ((m, day), (m, day))
            }
            None => ((m, 0), (m, 0)),
        },
        ((m, 0), (last, 0)) => edge((m, 0), (m + 1, last - 1), (last, 0)),
        both => both,
    };
    Ok((rest, Point { year: whole.year, from, to }))
}

fn point(c: Cursor<'_>) -> Parsed<'_, Point> {
    // The first word says which of them it can be.
    let mark = c.passage.mark(c.at);
    let is = |class: Class| mark.bits & class.bit() != 0;
    if mark.form & (form::YEAR | form::DATE) != 0 {
        return alt((numeric, year.map(Point::year))).parse(c);
    }
    if mark.form & form::DIGITS != 0 {
        return alt((part, day_month, numeric)).parse(c);
    }
    if mark.form & form::PART != 0 || is(Class::Ordinal) {
        return part(c);
    }
    if mark.bits & any(&[Class::Early, Class::Mid, Class::Late]) != 0 {
        return edge(c);
    }
    if is(Class::Month) { month_first(c) } else { season(c) }
}

/// How a point goes on to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Range,
    List,
}

/// "to", "until", "up to", "jusqu'à".
fn upto(c: Cursor<'_>) -> Parsed<'_, ()> {
    let p = c.passage;
    let words = (0..3).rev().find(|n| p.ending(c.at + n, Class::To.bit()).is_some_and(|(_, k)| k == n + 1));
    match words {
        Some(n) if p.gap(c.at).plain() => Ok((Cursor { at: c.at + n + 1, ..c }, ())),
        _ => fail(),
    }
}

/// Between two points: "to", "until", "-", "/"; "and", ",", each with the preposition said again or not.
fn joint(between: bool) -> impl Fn(Cursor<'_>) -> Parsed<'_, Joint> {
    move |c| {
        let skip = any(&[Class::In, Class::Article, Class::Period, Class::For]);
        let again = || (opt(word(skip)), opt(word(skip)), gap(Gap::plain)).map(drop);
        let and = || (gap(Gap::loose), token(|p, i| p.is(i, Class::And.bit()))).map(drop);
        alt((
            value(Joint::Range, (upto, again())),
            value(if between { Joint::Range } else { Joint::List }, (and(), again())),
            value(Joint::Range, gap(|g| g.dash() || g.slash())),
            value(Joint::List, gap(Gap::comma)),
        ))
        .parse(c)
    }
}

/// "2023-24": the last two digits of the year that follows.
fn short_year(c: Cursor<'_>, year: i16) -> Parsed<'_, Point> {
    let two = token(|p, i| p.lower(i).len() == 2 && p.has_form(i, form::DIGITS));
    let (c, ((), i)) = (gap(|g| g.hyphenated() || g.slash()), two).parse(c)?;
    let end: i16 = c.passage.lower(i).parse().unwrap_or(0);
    let after = end - year % 100;
    if (1..=10).contains(&after) && !c.passage.gap(c.at).tied() { Ok((c, Point::year(year + after))) } else { fail() }
}

/// Reads all that hangs together from a token on. `between`: the word before is "between", so that "and" makes a range.
pub fn expression(passage: &Passage<'_>, at: usize, between: bool) -> Option<Expression> {
    let (mut c, first) = point(Cursor { passage, at }).ok()?;
    let mut items = vec![Item { from: first, to: first, first: at, end: c.at, range: false }];
    while items.len() < 12 {
        let last = items.len() - 1;
        let open = !items[last].range;
        if let Some(y) = items[last].to.year.filter(|_| open && items[last].to.bare())
            && let Ok((next, end)) = short_year(c, y)
        {
            items[last] = Item { to: end, end: next.at, range: true, ..items[last] };
            c = next;
            continue;
        }
        let gap = passage.gap(c.at);
        let worded = |k: usize| passage.is(k, any(&[Class::And, Class::To])) || passage.has_form(k, form::ENDS);
        if !(gap.dash() || gap.slash() || gap.comma() || gap.plain() && (worded(c.at) || worded(c.at + 1))) {
            break;
        }
        let Ok((next, (joint, point))) = (joint(between && items.len() == 1 && open), point).parse(c) else { break };
        match joint {
            Joint::Range if open => items[last] = Item { to: point, end: next.at, range: true, ..items[last] },
            Joint::Range => break,
            Joint::List if !alike(items[last].from, point, passage.gap(c.at)) => break,
            Joint::List => {
                let first = next.at - 1;
                let first = (c.at..=first).find(|&i| starts_point(passage, i, next.at)).unwrap_or(first);
                items.push(Item { from: point, to: point, first, end: next.at, range: false });
            }
        }
        c = next;
    }
    Some(Expression { items })
}

/// The token at which the point that ends at `end` begins.
fn starts_point(passage: &Passage<'_>, i: usize, end: usize) -> bool {
    point(Cursor { passage, at: i }).is_ok_and(|(c, _)| c.at == end)
}

/// After a comma alone only the like is listed ("2010, 2012", "3 June, 5 July 2024").
fn alike(a: Point, b: Point, gap: Gap) -> bool {
    !gap.comma() || a.bare() == b.bare()
}
