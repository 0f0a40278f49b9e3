//! Likeness: how far the words of a passage are those of an item's ask.
//!
//! In: the asks of a rule pack, in any languages, and the words of the reply. Out: for a span, one figure from 0 to 1 per
//! item. Words count by stem, each the more the fewer items have it, so that what all items share counts nothing.
//! A word of the reply is stemmed once, and only if it stands in a passage that is asked about.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use crate::text::{Span, WordId, Words};

use super::ItemSpec;
use super::words::fold;

/// The asks of a pack, ready to be compared with.
pub(super) struct Likeness<'a> {
    words: &'a Words,
    stemmer: Option<Stemmer>,
    /// From a stem to its number.
    keys: FxHashMap<String, u32>,
    /// Per stem: the square of its weight, and the asks that have it.
    stems: Vec<(f32, Vec<u32>)>,
    /// Per ask: the item it belongs to, and its norm.
    asks: Vec<(usize, f32)>,
    /// Per word of the reply: its stem's number, once known.
    known: Vec<Option<u32>>,
    items: usize,
    sums: Vec<f32>,
}

/// A word that no item has.
const FOREIGN: u32 = u32::MAX;

impl<'a> Likeness<'a> {
    pub fn of(words: &'a Words, spec: &[ItemSpec], stemmer: &str) -> Likeness<'a> {
        let mut like = Likeness {
            words,
            stemmer: algorithm(stemmer).map(Stemmer::create),
            keys: FxHashMap::default(),
            stems: Vec::new(),
            asks: Vec::new(),
            known: vec![None; words.vocabulary().len()],
            items: spec.len(),
            sums: Vec::new(),
        };
        for (index, item) in spec.iter().enumerate() {
            for ask in item.asks {
                like.take(index, ask);
            }
        }
        like.weigh();
        like
    }

    /// Number of items.
    pub fn items(&self) -> usize {
        self.items
    }

    fn take(&mut self, item: usize, ask: &str) {
        let number = self.asks.len() as u32;
        self.asks.push((item, 0.0));
        let cut = Words::of(ask);
        for (_, word) in cut.vocabulary().iter() {
            if word.len() < 2 {
                continue;
            }
            let stem = self.stem(word);
            let next = self.keys.len() as u32;
            let key = *self.keys.entry(stem).or_insert(next) as usize;
            if key == self.stems.len() {
                self.stems.push((0.0, Vec::new()));
            }
            if self.stems[key].1.last() != Some(&number) {
                self.stems[key].1.push(number);
            }
        }
    }

    fn weigh(&mut self) {
        let total = self.items.max(1) as f32;
        for (weight, asks) in &mut self.stems {
            let mut items: Vec<usize> = asks.iter().map(|&a| self.asks[a as usize].0).collect();
            items.dedup();
            let rarity = ((total + 1.0) / items.len() as f32).ln();
            *weight = rarity * rarity;
            for &ask in &*asks {
                self.asks[ask as usize].1 += *weight;
            }
        }
        for (_, norm) in &mut self.asks {
            *norm = norm.sqrt();
        }
        self.sums = vec![0.0; self.asks.len()];
    }

    fn stem(&self, word: &str) -> String {
        let stem: String = match &self.stemmer {
            Some(stemmer) if word.len() > 3 => stemmer.stem(word).chars().map(fold).collect(),
            _ => word.chars().map(fold).collect(),
        };
        // British and American spelling are one.
        if stem.ends_with("our") && stem.len() > 4 { format!("{}or", &stem[..stem.len() - 3]) } else { stem }
    }

    fn key(&mut self, word: WordId) -> u32 {
        if let Some(key) = self.known[word.0 as usize] {
            return key;
        }
        let stem = self.stem(self.words.vocabulary().text(word));
        let key = self.keys.get(&stem).copied().unwrap_or(FOREIGN);
        self.known[word.0 as usize] = Some(key);
        key
    }

    /// The likeness of the words under `span` to each item. Words beyond the first 200 are left out.
    pub fn scores(&mut self, span: Span) -> Vec<f32> {
        let mut best = vec![0.0; self.items];
        if self.items == 0 {
            return best;
        }
        let range = self.words.within(span);
        let mut seen: Vec<u32> = Vec::with_capacity(64);
        for token in self.words.tokens()[range].iter().take(200) {
            let key = self.key(token.word);
            if key != FOREIGN && !seen.contains(&key) {
                seen.push(key);
            }
        }
        let mut norm = 0.0;
        for &key in &seen {
            let (weight, asks) = &self.stems[key as usize];
            norm += weight;
            for &ask in asks {
                self.sums[ask as usize] += weight;
            }
        }
        let norm = norm.sqrt();
        for (sum, &(item, own)) in self.sums.iter_mut().zip(&self.asks) {
            if *sum > 0.0 && own > 0.0 {
                best[item] = f32::max(best[item], *sum / (norm * own));
            }
            *sum = 0.0;
        }
        best
    }

    /// The item that the words under `span` are most like, with the figure.
    pub fn best(&mut self, span: Span) -> Option<(usize, f32)> {
        let scores = self.scores(span);
        scores.into_iter().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|b| b.1 > 0.0)
    }
}

fn algorithm(name: &str) -> Option<Algorithm> {
    Some(match name {
        "arabic" => Algorithm::Arabic,
        "danish" => Algorithm::Danish,
        "dutch" => Algorithm::Dutch,
        "english" => Algorithm::English,
        "finnish" => Algorithm::Finnish,
        "french" => Algorithm::French,
        "german" => Algorithm::German,
        "greek" => Algorithm::Greek,
        "hungarian" => Algorithm::Hungarian,
        "italian" => Algorithm::Italian,
        "norwegian" => Algorithm::Norwegian,
        "portuguese" => Algorithm::Portuguese,
        "romanian" => Algorithm::Romanian,
        "russian" => Algorithm::Russian,
        "spanish" => Algorithm::Spanish,
        "swedish" => Algorithm::Swedish,
        "tamil" => Algorithm::Tamil,
        "turkish" => Algorithm::Turkish,
        _ => return None,
    })
}
