//! Names: by which items the asks of a reply are called.
//!
//! In: the units. Out: per ask its items, by the pack's ids where there is a pack, else as the text numbers them ("10.a",
//! "140.11", "2.c"), and the paragraphs it cites. Without numbers, asks are lettered in order under their group; one that
//! says again what an earlier ask of the group says bears that one's letter.

use rustc_hash::FxHashMap;

use crate::text::{Span, Words};

use super::ItemSpec;
use super::bind::{self, Bound};
use super::likeness::Likeness;
use super::mark::marks_at;
use super::unit::{Ask, Unit};
use super::words::{Kind, Kinds, LayoutWords};

/// What an ask is called.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub items: Vec<String>,
    /// The paragraphs that it cites.
    pub cited: Vec<u32>,
    /// How like it is to the pack's words for the first of its items.
    pub likeness: f32,
}

/// Names every ask of every unit, in order.
pub(super) fn name(
    plain: &str,
    units: &[Unit],
    words: &Words,
    layout_words: &LayoutWords,
    spec: Option<&[ItemSpec]>,
    like: &mut Likeness,
) -> Vec<Named> {
    let cited: Vec<Vec<u32>> = units.iter().flat_map(|u| &u.asks).map(|a| cited(plain, a.said, layout_words)).collect();
    if let Some(items) = spec {
        let bound = bind::bind(units, &cited, items, like);
        let name = |(b, cited): (Bound, Vec<u32>)| Named {
            items: b.items.iter().map(|&i| items[i].id.to_owned()).collect(),
            cited,
            likeness: b.likeness,
        };
        return bound.into_iter().zip(cited).map(name).collect();
    }
    let mut letters = Letters { words, groups: FxHashMap::default(), running: 0 };
    let asks = units.iter().flat_map(|u| &u.asks);
    asks.zip(cited).map(|(ask, cited)| Named { items: letters.name(ask), cited, likeness: 0.0 }).collect()
}

/// Letters for asks that bear none.
struct Letters<'a> {
    words: &'a Words,
    /// Per group, the words of the asks lettered so far.
    groups: FxHashMap<String, Vec<Vec<u64>>>,
    running: usize,
}

/// Two asks that share so many of a hundred words are one.
const SAME: usize = 45;

impl Letters<'_> {
    fn name(&mut self, ask: &Ask) -> Vec<String> {
        let mut names: Vec<String> = ask.marks.iter().map(ToString::to_string).filter(|n| !n.is_empty()).collect();
        names.dedup();
        if !names.is_empty() {
            return names;
        }
        if ask.group.is_empty() {
            self.running += 1;
            return vec![self.running.to_string()];
        }
        let own = self.beginnings(ask.said);
        let known = self.groups.entry(ask.group.clone()).or_default();
        let place = known.iter().take(26).position(|k| alike(k, &own)).unwrap_or_else(|| {
            known.push(own);
            known.len() - 1
        });
        let letter = char::from(b'a' + (place % 26) as u8);
        vec![format!("{}.{letter}", ask.group)]
    }

    /// The first five letters of each longer word, which most inflections share.
    fn beginnings(&self, said: Span) -> Vec<u64> {
        let range = self.words.within(said);
        let mut out: Vec<u64> = range
            .take(200)
            .map(|t| self.words.lower(t))
            .filter(|w| w.len() >= 4)
            .map(|w| w.chars().take(5).fold(0, |h: u64, c| (h << 12) ^ u64::from(c)))
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// Whether two sorted lists of words share enough of them.
fn alike(a: &[u64], b: &[u64]) -> bool {
    let common = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    common > 0 && common * 100 >= (a.len() + b.len() - common) * SAME
}

/// The paragraphs that an ask cites: "(paragraph 46)", "(§ 41)".
pub(super) fn cited(plain: &str, said: Span, words: &LayoutWords) -> Vec<u32> {
    let text = said.of(plain);
    let mut out = Vec::new();
    for at in memchr::memchr_iter(b'(', text.as_bytes()) {
        let inner = &text[at + 1..];
        if let Some(met) = words.at(inner, Kinds::of(&[Kind::Unit])) {
            out.extend(marks_at(&inner[met.len..], words).iter().filter_map(|m| m.number.parse::<u32>().ok()));
        }
    }
    out.dedup();
    out
}
