//! Binding: which item each ask of the reply is.
//!
//! In: the asks in reading order, the items of the pack, and the likeness of words. Out: per ask, the items. A number, a
//! cited paragraph, likeness and order each speak for an item; the assignment that makes the most of all of them together
//! wins, so that one wrong number or one reworded ask does not shift the rest. Takes time in proportion to the asks.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Span, sentence};

use super::ItemSpec;
use super::likeness::Likeness;
use super::mark::{Mark, limb_of};
use super::unit::{Ask, Unit};

/// What speaks for an item, in the unit in which full likeness counts [`LIKENESS`].
const LIKENESS: f32 = 3.0;
const NUMBER: f32 = 0.8;
const LIMB: f32 = 1.2;
const PARAGRAPH: f32 = 0.8;
/// An ask that has less than this for it is no item's.
const LEAST: f32 = 0.35;
/// For being the next item after the last.
const NEXT: f32 = 0.33;
/// The price of an item left out, the most that leaving out costs, the price of going back.
const SKIP: f32 = 0.2;
const SKIP_MOST: f32 = 1.2;
const AGAIN: f32 = 0.8;
/// How like an item a clause of another's ask must be to be that item.
const CLAUSE: f32 = 0.3;
/// Asks that are assigned at a time.
const WINDOW: usize = 512;

/// An ask bound to items of the pack.
#[derive(Debug, Clone, Default)]
pub(super) struct Bound {
    /// Places in the pack.
    pub items: Vec<usize>,
    /// How like the ask is to the first of them.
    pub likeness: f32,
}

/// Binds every ask of every unit, in order.
pub(super) fn bind(units: &[Unit], cited: &[Vec<u32>], spec: &[ItemSpec], like: &mut Likeness) -> Vec<Bound> {
    let places = Places::of(spec);
    let asks: Vec<Called> = units.iter().flat_map(|u| &u.asks).map(|a| places.call(a)).collect();
    let asks = if is_foreign(&asks, &places) { asks.into_iter().map(Called::without_numbers).collect() } else { asks };
    let mut out = Vec::with_capacity(asks.len());
    let mut last: Option<usize> = None;
    for (window, cited) in asks.chunks(WINDOW).zip(cited.chunks(WINDOW)) {
        let mut scores: Vec<Vec<f32>> = Vec::with_capacity(window.len());
        let mut likeness: Vec<Vec<f32>> = Vec::with_capacity(window.len());
        for (ask, cited) in window.iter().zip(cited) {
            let alike = like.scores(ask.said);
            scores.push(evidence(ask, cited, spec, &alike));
            likeness.push(alike);
        }
        let (path, end) = best_path(&scores, last);
        last = end;
        for (k, place) in path.into_iter().enumerate() {
            let mut bound = Bound { items: Vec::new(), likeness: place.map_or(0.0, |p| likeness[k][p]) };
            bound.items = several(&window[k], place, &places, &likeness[k]);
            out.push(bound);
        }
    }
    introductions(units, &mut out);
    by_clause(&asks, spec, like, &mut out);
    out
}

/// A recommendation quoted as a whole and at once followed by one of its indents only introduces it: where both share an
/// answer, the answer is the indent's.
fn introductions(units: &[Unit], bound: &mut [Bound]) {
    let mut from = 0;
    for unit in units {
        let asks = &mut bound[from..from + unit.asks.len()];
        from += unit.asks.len();
        for k in 1..asks.len() {
            let (before, after) = asks.split_at_mut(k);
            let (whole, part) = (&mut before[k - 1].items, &after[0].items);
            if whole.len() > part.len() && !part.is_empty() && part.iter().all(|i| whole.contains(i)) {
                whole.clear();
            }
        }
    }
}

/// An ask with its numbers as the pack writes them.
#[derive(Debug, Clone)]
struct Called {
    said: Span,
    marks: Vec<Mark>,
    group: String,
}

impl Called {
    fn without_numbers(self) -> Called {
        Called { marks: Vec::new(), group: String::new(), ..self }
    }
}

/// Whether the reply counts in its own way, say from 1 to 25 over all items: many of its numbers are none of the pack's.
fn is_foreign(asks: &[Called], places: &Places) -> bool {
    let numbers: FxHashSet<&str> =
        asks.iter().flat_map(|a| &a.marks).filter(|m| m.limb.is_none()).map(|m| m.number.as_str()).collect();
    let known = |n: &&&str| {
        places.groups.contains_key(**n) || n.split_once('.').is_some_and(|(g, _)| places.groups.contains_key(g))
    };
    let foreign = numbers.len() - numbers.iter().filter(known).count();
    foreign >= 3 && foreign * 10 >= numbers.len() * 3
}

/// An item that no ask was bound to may be a clause of its neighbour's ask: "ensure this; ensure that".
fn by_clause(asks: &[Called], spec: &[ItemSpec], like: &mut Likeness, bound: &mut [Bound]) {
    let mut missing: Vec<bool> = vec![true; spec.len()];
    for item in bound.iter().flat_map(|b| &b.items) {
        missing[*item] = false;
    }
    if !missing.contains(&true) {
        return;
    }
    let mut clauses = Vec::new();
    for (ask, bound) in asks.iter().zip(bound) {
        let [own] = bound.items[..] else { continue };
        let neighbours = [own.checked_sub(1), Some(own + 1)].into_iter().flatten();
        for item in neighbours.filter(|&i| i < spec.len() && spec[i].number == spec[own].number) {
            if !missing[item] {
                continue;
            }
            clauses.clear();
            sentence::clauses(like.text(), ask.said, &mut clauses);
            let says = |clause: &Span| {
                let alike = like.scores(*clause);
                alike[item] >= CLAUSE && alike[item] > alike[own] + 0.1
            };
            if clauses.len() > 1 && clauses.iter().any(says) {
                missing[item] = false;
                bound.items.push(item);
                bound.items.sort_unstable();
                break;
            }
        }
    }
}

/// The pack's items by number and limb.
struct Places<'a> {
    exact: FxHashMap<(&'a str, u8), usize>,
    groups: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> Places<'a> {
    fn of(spec: &'a [ItemSpec]) -> Places<'a> {
        let mut places = Places { exact: FxHashMap::default(), groups: FxHashMap::default() };
        for (i, item) in spec.iter().enumerate() {
            let limb = item.letter.map_or(0, |l| (l.to_ascii_lowercase() as u8).saturating_sub(b'a' - 1));
            places.exact.insert((item.number, limb), i);
            places.groups.entry(item.number).or_default().push(i);
        }
        places
    }

    /// An ask with its numbers as the pack writes them: `II` is `2` where the pack has no `II`.
    fn call(&self, ask: &Ask) -> Called {
        let number = |written: &str| -> String {
            let arabic = limb_of(written).filter(|l| l.roman).map(|l| l.place.to_string());
            arabic
                .filter(|n| !self.groups.contains_key(written) && self.groups.contains_key(n.as_str()))
                .unwrap_or_else(|| written.to_owned())
        };
        let marks = ask.marks.iter().map(|m| Mark { number: number(&m.number), limb: m.limb }).collect();
        Called { said: ask.said, marks, group: number(&ask.group) }
    }

    fn exact(&self, mark: &Mark) -> Option<usize> {
        self.exact.get(&(mark.number.as_str(), mark.limb.map_or(0, |l| l.place))).copied()
    }
}

/// What speaks for each item, by all signs but order.
fn evidence(ask: &Called, cited: &[u32], spec: &[ItemSpec], alike: &[f32]) -> Vec<f32> {
    spec.iter()
        .zip(alike)
        .map(|(item, alike)| {
            let limb = item.letter.map(|l| (l.to_ascii_lowercase() as u8).saturating_sub(b'a' - 1));
            let mut sum = LIKENESS * alike;
            let number =
                ask.marks.iter().map(|m| m.number.as_str()).chain([ask.group.as_str()]).find(|n| !n.is_empty());
            if let Some(number) = number {
                let same = ask.marks.iter().any(|m| m.number == item.number)
                    || ask.group == item.number
                    || number_of_limb(number, item);
                sum += if same { NUMBER } else { -NUMBER };
                if let Some(mark) = ask.marks.iter().find(|m| m.number == item.number) {
                    sum += match (mark.limb, limb) {
                        (Some(own), Some(theirs)) if own.place == theirs => LIMB,
                        (Some(_), Some(_)) => -LIMB / 2.0,
                        (None, None) => LIMB,
                        _ => 0.0,
                    };
                } else if number_of_limb(number, item) {
                    sum += LIMB;
                }
            }
            if item.paragraph.is_some_and(|p| cited.contains(&p)) {
                sum += PARAGRAPH;
            }
            sum - LEAST
        })
        .collect()
}

/// `2.3` for the third limb of item 2.
fn number_of_limb(number: &str, item: &ItemSpec) -> bool {
    let Some((group, place)) = number.split_once('.') else { return false };
    let limb = item.letter.map(|l| (l.to_ascii_lowercase() as u8).saturating_sub(b'a' - 1));
    group == item.number && place.parse::<u8>().ok() == limb && limb.is_some()
}

/// The path through the items that has most for it. A path is as far as the furthest item it has met: from there an ask
/// goes on to the next item at no cost, over items at a price, or back to any earlier one at another, which leaves the
/// path where it was.
fn best_path(scores: &[Vec<f32>], last: Option<usize>) -> (Vec<Option<usize>>, Option<usize>) {
    let Some(items) = scores.first().map(Vec::len).filter(|&n| n > 0) else { return (vec![None; scores.len()], last) };
    // The sum of the best path that is as far as each item; place 0 is before the first.
    let mut sums = vec![f32::NEG_INFINITY; items + 1];
    sums[last.map_or(0, |l| l + 1)] = 0.0;
    let mut next = sums.clone();
    let mut steps: Vec<Step> = Vec::with_capacity(scores.len() * (items + 1));
    for row in scores {
        // The best earlier item so far, the best step from the item before, the best leap over any number.
        let mut earlier: Option<(f32, usize)> = None;
        let mut stepped = (f32::NEG_INFINITY, 0);
        let mut leapt = (f32::NEG_INFINITY, 0);
        for place in 0..=items {
            let mut best = (sums[place], Step { from: place as u32, item: None });
            if place > 0 {
                let own = row[place - 1];
                if earlier.is_none_or(|e| own > e.0) {
                    earlier = Some((own, place - 1));
                }
                stepped.0 -= SKIP;
                let before = sums[place - 1];
                if before > stepped.0 {
                    stepped = (before, place - 1);
                }
                if before > leapt.0 {
                    leapt = (before, place - 1);
                }
                let far = (leapt.0 - SKIP_MOST, leapt.1);
                let (mut sum, mut from) = if far.0 > stepped.0 { far } else { stepped };
                if own + LEAST > 0.0 && before + NEXT > sum {
                    (sum, from) = (before + NEXT, place - 1);
                }
                if sum + own > best.0 {
                    best = (sum + own, Step { from: from as u32, item: Some(place as u32 - 1) });
                }
                if let Some((own, item)) = earlier
                    && sums[place] + own - AGAIN > best.0
                {
                    best = (sums[place] + own - AGAIN, Step { from: place as u32, item: Some(item as u32) });
                }
            }
            next[place] = best.0;
            steps.push(best.1);
        }
        std::mem::swap(&mut sums, &mut next);
    }
    let end = (0..sums.len()).max_by(|&a, &b| sums[a].total_cmp(&sums[b])).unwrap_or(0);
    let mut path = vec![None; scores.len()];
    let mut at = end;
    for (step, place) in steps.chunks(items + 1).zip(&mut path).rev() {
        *place = step[at].item.map(|i| i as usize);
        at = step[at].from as usize;
    }
    (path, end.checked_sub(1))
}

/// How a path came to be where it is.
#[derive(Debug, Clone, Copy)]
struct Step {
    from: u32,
    item: Option<u32>,
}

/// All items of one ask: those its marks name, those of its whole group, or the one it was bound to.
fn several(ask: &Called, place: Option<usize>, places: &Places, alike: &[f32]) -> Vec<usize> {
    let named: Vec<usize> = ask.marks.iter().filter_map(|m| places.exact(m)).collect();
    if ask.marks.len() > 1 && named.len() > 1 {
        return named;
    }
    if named.is_empty()
        && let [mark] = ask.marks.as_slice()
        && mark.limb.is_none()
        && let Some(group) = places.groups.get(mark.number.as_str())
    {
        // "Recommendation 2" as a whole, with one answer: all its items, unless the words are plainly one item's.
        let one = place.filter(|&p| alike[p] >= 0.3 && group.iter().all(|&g| g == p || alike[g] + 0.1 < alike[p]));
        return one.map_or_else(|| group.clone(), |p| vec![p]);
    }
    place.into_iter().collect()
}
