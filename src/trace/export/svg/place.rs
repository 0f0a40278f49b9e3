//! Where each thing stands.
//!
//! In: a [`Scheme`]. Out: a [`Plan`] in points. Obligations keep the order of the rules. Answers stand beside the obligations
//! that they serve, laws beside the passages that cite them: each column is ordered by barycentre, so that lines cross little,
//! and then moved as near to it as boxes that must not overlap allow (least squares, by pooling neighbours that collide).

use std::ops::Range;

use super::scheme::{Group, Scheme};
use super::style::{width, wrap};
use crate::trace::model::Graph;

pub(super) const MARGIN: f64 = 18.0;
pub(super) const HEAD: f64 = 120.0;
/// The columns: from and to.
pub(super) const LAWS: (f64, f64) = (MARGIN, 212.0);
pub(super) const ANSWERS: (f64, f64) = (314.0, 372.0);
pub(super) const ROWS: (f64, f64) = (470.0, 836.0);
pub(super) const TREATY: (f64, f64) = (896.0, 986.0);
pub(super) const WIDE: f64 = TREATY.1 + MARGIN;

pub(super) const ROW: f64 = 21.0;
/// A row whose words stand on two lines.
const ROW_OF_TWO: f64 = 34.0;
/// Where there are more rows than these, words are cut rather than set on two lines, so that a page holds them all.
const MOST_OF_TWO: usize = 24;
/// Where the words of a row begin, after its sign and its number.
const WORDS_AT: f64 = 58.0;
pub(super) const TITLE: f64 = 22.0;
const BETWEEN_GROUPS: f64 = 10.0;
pub(super) const LAW_TEXT: f64 = 10.5;
const DOT: f64 = 9.0;
const TREATY_HIGH: f64 = 34.0;
const LEAST_HIGH: f64 = 60.0;

/// Where the dots of the answers stand.
pub(super) const DOTS: f64 = ANSWERS.1 - 9.0;

/// A box's top and height.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Band {
    pub top: f64,
    pub high: f64,
}

impl Band {
    pub fn middle(self) -> f64 {
        self.top + self.high / 2.0
    }
}

#[derive(Default)]
pub(super) struct Plan {
    pub high: f64,
    /// Where the picture begins: columns without anything in them are left out on the left.
    pub left: f64,
    pub groups: Vec<Band>,
    pub rows: Vec<Band>,
    /// The words of each row, on one line or two.
    pub words: Vec<Vec<String>>,
    /// Where they begin, from the left of the row.
    pub words_at: Vec<f64>,
    pub answers: Vec<Band>,
    /// The middle of each dot.
    pub dots: Vec<f64>,
    pub sources: Vec<Band>,
    /// The names of laws in rows.
    pub names: Vec<Vec<String>>,
    pub treaty: Vec<Band>,
}

impl Plan {
    pub fn of(graph: &Graph, scheme: &Scheme) -> Plan {
        let names = scheme.sources.iter().map(|s| name_rows(&s.name, s.alone > 1)).collect();
        let mut plan = Plan { names, left: left(scheme), ..Plan::default() };
        plan.set_rows(graph, scheme);
        let answer_high: Vec<f64> = scheme.answers.iter().map(|a| (times(a.dots.len(), DOT) + 8.0).max(17.0)).collect();
        let source_high: Vec<f64> = (0..scheme.sources.len())
            .map(|s| times(plan.names[s].len(), 12.5) + if scheme.sources[s].articles.is_empty() { 7.0 } else { 18.0 })
            .collect();
        let group = |g: &Group| TITLE + g.rows.iter().map(|&r| plan.rows[r].high).sum::<f64>() + BETWEEN_GROUPS;
        let groups = scheme.groups.iter().map(group).sum::<f64>();
        let sum = |high: &[f64], gap: f64| high.iter().map(|h| h + gap).sum::<f64>();
        let high = groups
            .max(sum(&answer_high, 5.0))
            .max(sum(&source_high, 5.0))
            .max(times(scheme.treaty.len(), TREATY_HIGH + 10.0))
            .max(LEAST_HIGH);
        plan.high = HEAD + high + MARGIN + times(scheme.notes.len(), 14.0);
        let bounds = HEAD..HEAD + high;

        plan.place_rows(scheme, high - groups);
        plan.place_answers(scheme, &answer_high, &bounds);
        // Dots take the order of what they serve; laws that of their dots; then once more, now that laws have a place too.
        for turn in 0..3 {
            plan.place_dots(scheme, turn > 0);
            plan.place_sources(scheme, &source_high, &bounds);
        }
        plan.place_treaty(scheme, &bounds);
        plan
    }

    /// The words of the rows, and how high these make them.
    fn set_rows(&mut self, graph: &Graph, scheme: &Scheme) {
        let lines = if scheme.rows.len() <= MOST_OF_TWO { 2 } else { 1 };
        for row in &scheme.rows {
            let node = &graph.inner()[row.node];
            let at = WORDS_AT.max(28.0 + width(node.name(), 11.0) * 1.1);
            let words = wrap(&node.label, 11.0, ROWS.1 - ROWS.0 - at - 9.0, lines);
            self.rows.push(Band { top: 0.0, high: if words.len() > 1 { ROW_OF_TWO } else { ROW } });
            self.words.push(words);
            self.words_at.push(at);
        }
    }

    fn place_rows(&mut self, scheme: &Scheme, spare: f64) {
        let between = BETWEEN_GROUPS + spare / times(scheme.groups.len().max(1), 1.0);
        let mut top = HEAD;
        for group in &scheme.groups {
            let start = top;
            top += TITLE;
            for &row in &group.rows {
                self.rows[row].top = top;
                top += self.rows[row].high;
            }
            self.groups.push(Band { top: start, high: top - start });
            top += between;
        }
    }

    fn place_answers(&mut self, scheme: &Scheme, high: &[f64], bounds: &Range<f64>) {
        let wish: Vec<f64> = scheme
            .answers
            .iter()
            .map(|a| {
                let served = a.dots.iter().flat_map(|&d| &scheme.dots[d].targets).map(|t| t.row);
                let rows: Vec<usize> = if a.rows.is_empty() { served.collect() } else { a.rows.clone() };
                mean(rows.iter().map(|&r| self.rows[r].middle())).unwrap_or(bounds.end)
            })
            .collect();
        self.answers = spread(&wish, high, 5.0, bounds);
    }

    fn place_dots(&mut self, scheme: &Scheme, sources_known: bool) {
        self.dots = vec![0.0; scheme.dots.len()];
        for (answer, band) in scheme.answers.iter().zip(&self.answers) {
            let weight = |&d: &usize| {
                let dot = &scheme.dots[d];
                let right = mean(dot.targets.iter().map(|t| self.rows[t.row].middle()));
                let left = mean(dot.sources.iter().filter(|_| sources_known).map(|&s| self.sources[s].middle()));
                mean(right.into_iter().chain(left)).unwrap_or(f64::MAX)
            };
            let mut order: Vec<(f64, usize)> = answer.dots.iter().map(|d| (weight(d), *d)).collect();
            order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let first = band.middle() - times(order.len(), DOT / 2.0) + DOT / 2.0;
            for (at, (_, dot)) in order.into_iter().enumerate() {
                self.dots[dot] = first + times(at, DOT);
            }
        }
    }

    fn place_sources(&mut self, scheme: &Scheme, high: &[f64], bounds: &Range<f64>) {
        let count = scheme.sources.len();
        let mut ends: Vec<Vec<f64>> = vec![Vec::new(); count];
        for (dot, &y) in scheme.dots.iter().zip(&self.dots) {
            // A dot that bears on something pulls its laws; the others do so only where nothing else does.
            dot.sources
                .iter()
                .filter(|&&s| !scheme.sources[s].bears || !dot.targets.is_empty())
                .for_each(|&s| ends[s].push(y));
        }
        for named in &scheme.named {
            if ends[named.source].is_empty() {
                ends[named.source].push(self.rows[named.row].middle());
            }
        }
        let wish: Vec<f64> = ends.into_iter().map(|e| mean(e.into_iter()).unwrap_or(bounds.end)).collect();
        self.sources = spread(&wish, high, 5.0, bounds);
    }

    fn place_treaty(&mut self, scheme: &Scheme, bounds: &Range<f64>) {
        let wish: Vec<f64> = (0..scheme.treaty.len())
            .map(|t| {
                let groups = scheme.groups.iter().zip(&self.groups).filter(|(g, _)| g.treaty.contains(&t));
                mean(groups.map(|(_, band)| band.middle())).unwrap_or(bounds.end)
            })
            .collect();
        self.treaty = spread(&wish, &vec![TREATY_HIGH; wish.len()], 10.0, bounds);
    }
}

/// Where the picture begins on the left.
fn left(scheme: &Scheme) -> f64 {
    match (scheme.sources.is_empty(), scheme.answers.is_empty()) {
        (false, _) => 0.0,
        // Arcs between answers need room on their left.
        (true, false) if scheme.repeats.is_empty() => ANSWERS.0 - MARGIN,
        (true, false) => ANSWERS.0 - MARGIN - 66.0,
        (true, true) => ROWS.0 - MARGIN,
    }
}

/// The name of a law in at most two rows.
fn name_rows(name: &str, badge: bool) -> Vec<String> {
    let room = LAWS.1 - LAWS.0 - 14.0 - if badge { width("0 alone", 8.5) + 12.0 } else { 0.0 };
    wrap(name, LAW_TEXT, room, 2)
}

/// A size so many times.
pub(super) fn times(count: usize, size: f64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * size
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), v| (sum + v, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// Boxes of given heights in the order of the middles that they wish for, as near to these as they can stand with a gap
/// between them and within bounds.
fn spread(wish: &[f64], high: &[f64], gap: f64, bounds: &Range<f64>) -> Vec<Band> {
    let mut order: Vec<usize> = (0..wish.len()).collect();
    order.sort_by(|&a, &b| wish[a].total_cmp(&wish[b]).then(a.cmp(&b)));
    // With each box's share of what stands above it taken off, "no overlap" is "in ascending order".
    let mut above = vec![0.0; wish.len()];
    let mut sum = 0.0;
    for &i in &order {
        above[i] = sum + high[i] / 2.0;
        sum += high[i] + gap;
    }
    // Neighbours that are out of order are pooled at their mean.
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for &i in &order {
        pools.push((wish[i] - above[i], 1.0, 1));
        while let [.., a, b] = pools[..] {
            if a.0 <= b.0 {
                break;
            }
            let weight = a.1 + b.1;
            pools.truncate(pools.len() - 2);
            pools.push(((a.0 * a.1 + b.0 * b.1) / weight, weight, a.2 + b.2));
        }
    }
    let last = (bounds.end - sum + gap).max(bounds.start);
    let mut bands = vec![Band::default(); wish.len()];
    let mut next = order.iter();
    for (at, _, count) in pools {
        for &i in next.by_ref().take(count) {
            bands[i] = Band { top: at.clamp(bounds.start, last) + above[i] - high[i] / 2.0, high: high[i] };
        }
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_stand_near_their_wish_and_never_overlap() {
        let tops = |wish: &[f64]| {
            spread(wish, &vec![10.0; wish.len()], 2.0, &(0.0..100.0)).iter().map(|b| b.top).collect::<Vec<_>>()
        };
        assert_eq!(tops(&[50.0]), [45.0]);
        assert_eq!(tops(&[50.0, 50.0]), [39.0, 51.0]);
        assert_eq!(tops(&[80.0, 20.0]), [75.0, 15.0]);
        assert_eq!(tops(&[-5.0, 500.0]), [0.0, 90.0]);
        let many = spread(&[50.0; 8], &[10.0; 8], 2.0, &(0.0..100.0));
        assert!(many.windows(2).all(|w| w[1].top >= w[0].top + 12.0 - 1e-9), "{many:?}");
    }
}
