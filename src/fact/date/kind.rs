//! What a date is the time of: the words before it decide.
//!
//! In: a date as written and its paragraph. Out: whether it is a date at all, and its [`DateKind`]. The word that governs
//! it ("since", "until", "by", "of") comes first, then the thing it hangs on (an act, a strategy), then the day on which the
//! reply was received. A date of an act is told from a date of a deed by walking back over the act's name.

use super::grammar::{self, Expression, Item};
use super::{DateKind, Reading};
use crate::fact::cue::{Class, any};
use crate::fact::partial_date::{self, PartialDate};
use crate::fact::reading::{Passage, form};
use crate::text::Shape;

/// Classes of words that may open a date.
pub const OPENS: u64 = any(&[Class::Month, Class::Season, Class::Ordinal, Class::Early, Class::Mid, Class::Late]);

const STRONG: u64 = any(&[
    Class::Since,
    Class::Until,
    Class::By,
    Class::Between,
    Class::From,
    Class::To,
    Class::Of,
    Class::For,
    Class::Dated,
]);
const BOUNDS: u64 = any(&[Class::About, Class::AtLeast, Class::AtMost]);

/// The word before a date that says how it is meant.
#[derive(Debug, Clone, Copy, Default)]
pub struct Governor {
    pub bits: u64,
    /// Its first token; the date's own first token where there is none.
    pub at: usize,
}

impl Governor {
    pub fn is(self, bits: u64) -> bool {
        self.bits & bits != 0
    }
}

/// A date with its year.
pub struct Dated {
    pub item: Item,
    pub from: PartialDate,
    pub to: PartialDate,
    pub governor: Governor,
}

/// Finds the word that governs what begins at a token, over articles and words such as "the years".
pub fn governor(p: &Passage<'_>, first: usize) -> Governor {
    let mut weak = Governor { bits: 0, at: first };
    let mut j = first;
    for _ in 0..5 {
        if j <= p.from || !(p.gap(j).joins() || p.gap(j).quote() && !p.gap(j).cuts()) {
            break;
        }
        j -= 1;
        if let Some((mark, n)) = p.ending(j, STRONG | Class::In.bit()) {
            let found = Governor { bits: mark.bits, at: j + 1 - n };
            if mark.bits & STRONG != 0 {
                return found;
            }
            if weak.bits == 0 {
                weak = found;
            }
        }
        let over = any(&[Class::Article, Class::Period, Class::Early, Class::Mid, Class::Late, Class::In]);
        if !p.is(j, over) {
            break;
        }
    }
    weak
}

/// Whether what was read is a date at all, and no number of something else.
pub fn is_date(p: &Passage<'_>, expression: &Expression, governor: Governor) -> bool {
    let (Some(first), Some(last)) = (expression.items.first(), expression.items.last()) else { return false };
    let before = p.gap(first.first);
    let after = p.gap_after(last.end - 1);
    if before.numbers()
        || before.plus()
        || before.coin()
        || before.opens_glued()
        || after.percent()
        || after.coin()
        || after.closes_glued()
    {
        return false;
    }
    let labelled =
        |first: usize| first > p.from && (before.joins() || before.shortened()) && p.is(first - 1, Class::Label.bit());
    if !first.from.bare() {
        // "No. 19 of February 9": the number is the act's.
        if labelled(first.first) && p.has_form(first.first, form::DIGITS) {
            return false;
        }
        // A month without year and day needs a word before it that asks for a time.
        let alone = first.from.year.is_none() && first.from.from.1 == 0 && !first.range && expression.items.len() == 1;
        return !(before.tied() && p.is(first.first, Class::Month.bit()) && alone)
            && (!alone
                || governor.bits != 0 && governor.bits != Class::Of.bit()
                || p.is(first.first.wrapping_sub(1), Class::And.bit()));
    }
    if before.tied() || after.tied() {
        return false;
    }
    let previous = first.first.wrapping_sub(1);
    if labelled(first.first) {
        return false;
    }
    let unit = any(&[Class::Currency, Class::Percent, Class::Scale]);
    if after.joins() && p.is(last.end, unit) {
        return false;
    }
    let noun = after.plain() && p.shape(last.end) == Some(Shape::Lower) && !p.is(last.end, Class::Small.bit());
    if expression.items.len() > 1 || first.range {
        return true;
    }
    let bounded = first.first > p.from && before.joins() && p.ending(previous, BOUNDS).is_some();
    // "of 2000 persons": a round number, or one that is no year of our time, counts what follows.
    let round = first.from.year.is_none_or(|y| y % 100 == 0 || !(1985..2040).contains(&y));
    let plural = noun && round && (p.lower(last.end).ends_with(['s', 'x']) || p.is(last.end, Class::Person.bit()));
    let weak = any(&[Class::To, Class::From, Class::Of, Class::Article, Class::For]);
    if governor.bits != 0 {
        let firm = governor.bits & weak == 0;
        return !(bounded && noun) && (firm || !plural);
    }
    if before.joins() {
        let titled = any(&[Class::Title, Class::Period, Class::Event, Class::Month, Class::Season, Class::And]);
        // "the 2010 Programme", "the 2022 act"
        let many = noun && (p.lower(last.end).ends_with('s') || p.is(last.end, Class::Person.bit()));
        if p.is(previous, Class::Article.bit()) {
            return !round && !many;
        }
        return p.is(previous, titled) && !plural || p.capital(previous) && !p.opens_sentence(previous) && !noun;
    }
    // At the head of a sentence, in brackets, after a comma: "2023: 120 officers", "(2024)", "In May, 2024".
    !noun && (after.cuts() || before.opens())
}

/// Decides the kind of one date. `first`: the kind of the first of the list in which it stands.
pub fn of(reading: &Reading<'_>, p: &Passage<'_>, date: &Dated, first: Option<DateKind>) -> DateKind {
    if let Some(DateKind::ActDate | DateKind::TitlePeriod | DateKind::Since) = first {
        return first.unwrap_or(DateKind::Event);
    }
    let governor = date.governor;
    let head = &date.item;
    if governor.is(Class::Dated.bit()) {
        return DateKind::ActDate;
    }
    if (governor.is(Class::Of.bit()) || governor.is(Class::From.bit()) && head.from.from.1 > 0)
        && let Some(act) = act_before(p, governor.at)
    {
        return if since_before(p, act) { DateKind::Since } else { DateKind::ActDate };
    }
    // "the Care Act 2014"
    let before = head.first.wrapping_sub(1);
    if governor.bits == 0
        && head.from.bare()
        && p.gap(head.first).plain()
        && p.is(before, Class::Act.bit())
        && p.capital(before)
    {
        return DateKind::ActDate;
    }
    if head.from.bare() && head.to.bare() && title_before(p, date) {
        return DateKind::TitlePeriod;
    }
    let received = reading.when.received;
    let ahead = |d: PartialDate| received.is_some_and(|r| d.first_day() > r.last_day());
    let ends_ahead = received.is_some_and(|r| date.to.last_day() > r.last_day());
    let until = governor.is(Class::Until.bit()) && !head.range;
    if until && (extends(p, governor.at) || ends_ahead && head.from.from.1 > 0) {
        return DateKind::Expiry;
    }
    if ahead(date.from) || ends_ahead && !head.range && (until || governor.is(Class::By.bit())) {
        return DateKind::Target;
    }
    if head.range || until || head.from.from.1 != head.from.to.1 {
        return DateKind::Event;
    }
    let open_end = governor.is(Class::From.bit()) && !governor.is(Class::Of.bit());
    let onward = p.gap_after(head.end - 1).plain() && p.is(head.end, Class::Onward.bit()) && open_end;
    if governor.is(Class::Since.bit()) || open_end || onward {
        return DateKind::Since;
    }
    DateKind::Event
}

/// "No. 9/2024", "n° 2015-44": the year in an act's number, where no full date follows.
pub fn number_year(reading: &Reading<'_>, p: &Passage<'_>, i: usize) -> Option<PartialDate> {
    let year =
        partial_date::year(p.lower(i)).filter(|&y| y >= 1900 && reading.when.received.is_none_or(|r| y <= r.year))?;
    let label = |k: usize| {
        k > p.from && (p.gap(k).joins() || p.gap(k).shortened()) && p.is(k - 1, Class::Label.bit())
            || p.gap(k).numbers()
    };
    let last = i > p.from && p.gap(i).slash() && p.has_form(i - 1, form::DIGITS) && label(i - 1);
    let first = label(i) && p.gap(i + 1).hyphenated() && p.has_form(i + 1, form::DIGITS);
    if !(last || first) {
        return None;
    }
    let next = if last { i + 1 } else { i + 2 };
    let dated = (next..next + 3)
        .any(|k| p.is(k, any(&[Class::Of, Class::Dated])) && grammar::expression(p, k + 1, false).is_some());
    (!dated && !p.gap(next).tied()).then(|| PartialDate::of_year(year))
}

/// Walks back from "of" over the name of what it hangs on; the token of the act's noun, if it is an act.
fn act_before(p: &Passage<'_>, governor: usize) -> Option<usize> {
    let part = any(&[
        Class::Label,
        Class::Institution,
        Class::Holder,
        Class::State,
        Class::NameLink,
        Class::Article,
        Class::Of,
        Class::And,
    ]);
    let stop = any(&[Class::Past, Class::Present, Class::Future, Class::Relative, Class::Agent]);
    let mut j = governor;
    let mut strange = 0;
    // "n° 5 of …": what has a number is an act.
    let number = (p.from..governor)
        .rev()
        .take(4)
        .take_while(|&k| p.gap(k + 1).tied() || p.gap(k + 1).plain())
        .find(|&k| p.gap(k).numbers());
    if let Some(number) = number.filter(|&k| p.has_form(k, form::DIGITS)) {
        let act = (p.from..number).rev().take(6).find(|&k| p.is(k, Class::Act.bit()));
        return Some(act.unwrap_or(number));
    }
    for _ in 0..30 {
        if j <= p.from {
            return None;
        }
        let gap = p.gap(j);
        // "No. 9" has a stop that ends nothing.
        if (gap.cuts_hard() || gap.aside()) && !(gap.shortened() && p.is(j - 1, Class::Label.bit())) {
            return None;
        }
        if gap.closes() || gap.quote() {
            // Over what stands in brackets or between quotation marks.
            let quoted = gap.quote();
            let opening =
                (p.from..j - 1).rev().take(40).find(|&k| if quoted { p.gap(k).quote() } else { p.gap(k).opens() });
            if let Some(k) = opening.filter(|&k| k > p.from) {
                j = k;
                continue;
            }
        }
        j -= 1;
        let mark = p.mark(j);
        if mark.bits & Class::Act.bit() != 0 {
            return Some(j);
        }
        if mark.bits & stop != 0 && mark.bits & part == 0 {
            return None;
        }
        let known = mark.bits & part != 0 || mark.form & form::DIGITS != 0 || p.capital(j) || gap.numbers();
        if !known {
            let adjective = p.table.tongue.adjectives.iter().any(|e| p.lower(j).ends_with(e.as_str()));
            strange += if adjective { 1 } else { 3 };
            if strange > 3 || !adjective {
                return None;
            }
        }
    }
    None
}

/// Whether "since" stands before the act: "since the Circular of 4 March 2024".
pub fn since_before(p: &Passage<'_>, act: usize) -> bool {
    (act.saturating_sub(4)..act)
        .rev()
        .take_while(|&k| p.gap(k + 1).plain())
        .any(|k| p.ending(k, Class::Since.bit()).is_some())
}

/// Whether years belong to a title: "Strategy for 2020-2030", "Plan 2022-2026", "budgetary framework 2025-2027".
fn title_before(p: &Passage<'_>, date: &Dated) -> bool {
    let governor = date.governor;
    let away = any(&[Class::Since, Class::Until, Class::By, Class::Between]);
    let inside = governor.is(Class::In.bit()) && !governor.is(Class::For.bit() | Class::Of.bit());
    let said = governor.is(Class::For.bit() | Class::Of.bit());
    if governor.is(away) || inside && !said || governor.is(Class::From.bit()) && !governor.is(Class::Of.bit()) {
        return false;
    }
    // "for the academic year 2026/2027"
    let previous = date.item.first.wrapping_sub(1);
    if p.is(previous, Class::Time.bit()) && p.is(previous, Class::Period.bit()) && !p.lower(previous).ends_with('s') {
        return false;
    }
    let after = p.gap_after(date.item.end - 1);
    if date.item.first > p.from
        && p.gap(date.item.first).plain()
        && p.capital(previous)
        && after.quote()
        && !p.is(previous, Class::In.bit())
    {
        return true;
    }
    let stop = any(&[Class::Past, Class::Present, Class::Future, Class::Auxiliary]);
    let single = !date.item.range && date.from == date.to;
    let mut j = governor.at;
    for step in 0..16 {
        if j <= p.from || p.gap(j).cuts_hard() || p.gap(j).aside() {
            return false;
        }
        j -= 1;
        if let Some((_, words)) = p.ending(j, Class::Title.bit()) {
            // One year alone is a title's only where it touches it: "Plan 2024", but not "the programme for 2024".
            return !single || words > 1 || step == 0 && !said;
        }
        if p.is(j, stop) && !p.capital(j) {
            return false;
        }
    }
    false
}

/// Whether the clause before says that something lasts: "has been extended until".
fn extends(p: &Passage<'_>, governor: usize) -> bool {
    (p.from..governor)
        .rev()
        .take(10)
        .take_while(|&k| !p.gap(k + 1).cuts_hard())
        .any(|k| p.ending(k, Class::Extend.bit()).is_some())
}
