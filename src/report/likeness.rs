//! Likeness: how far the words of a passage are those of an item's ask.
//!
//! In: the asks of a rule pack, in any languages, and the words of the reply. Out: for a span, one figure from 0 to 1 per
//! item. Words count by stem, each the more the fewer items have it, so that what all items share counts nothing.
//! A word of the reply is stemmed once, and only if it stands in a passage that is asked about.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use crate::text::{Span, WordId, Words};

use super::{ItemSpec, header};
use super::words::{Tongue, fold};

/// The asks of a pack, ready to be compared with.
pub(super) struct Likeness<'a> {
    words: &'a Words,
    /// One per language of the reply.
    stemmers: Vec<Option<Stemmer>>,
    /// From a stemmer and a stem to the stem's number.
    keys: FxHashMap<(usize, String), u32>,
    /// Per stem: the square of its weight, and the asks that have it.
    stems: Vec<(f32, Vec<u32>)>,
    /// Per ask: the item it belongs to, and its norm.
    asks: Vec<(usize, f32)>,
    /// Per word of the reply: its stems' numbers, once known.
    known: Vec<Option<Box<[u32]>>>,
    items: usize,
    /// Sums per ask, and the stems met, kept between calls.
    sums: Vec<f32>,
    seen: Vec<u32>,
}

impl<'a> Likeness<'a> {
    /// Takes the asks in the languages that the reply is in; where none is, all.
    pub fn of(words: &'a Words, spec: &[ItemSpec], tongues: &[&Tongue], all: &[Tongue]) -> Likeness<'a> {
        let mut like = Likeness {
            words,
            stemmers: tongues.iter().map(|t| algorithm(&t.stemmer).map(Stemmer::create)).collect(),
            keys: FxHashMap::default(),
            stems: Vec::new(),
            asks: Vec::new(),
            known: vec![None; if spec.is_empty() { 0 } else { words.vocabulary().len() }],
            items: spec.len(),
            sums: Vec::new(),
            seen: Vec::with_capacity(64),
        };
        if like.stemmers.is_empty() {
            like.stemmers.push(None);
        }
        let mut stemmed: FxHashMap<(usize, Box<str>), u32> = FxHashMap::default();
        for (index, item) in spec.iter().enumerate() {
            let asks: Vec<(Words, Option<usize>)> = item
                .asks
                .iter()
                .map(|ask| {
                    let cut = Words::of(ask);
                    let own = header::languages(&cut, all).first().map(|t| &t.id);
                    let tongue = tongues.iter().position(|t| Some(&t.id) == own);
                    (cut, tongue)
                })
                .collect();
            let none = asks.iter().all(|(_, tongue)| tongue.is_none());
            for (cut, tongue) in &asks {
                if let Some(tongue) = tongue.or(none.then_some(0)) {
                    like.take(index, cut, tongue, &mut stemmed);
                }
            }
        }
        like.weigh();
        like
    }

    /// Number of items.
    pub fn items(&self) -> usize {
        self.items
    }

    fn take(&mut self, item: usize, ask: &Words, tongue: usize, stemmed: &mut FxHashMap<(usize, Box<str>), u32>) {
        let number = self.asks.len() as u32;
        self.asks.push((item, 0.0));
        for (_, word) in ask.vocabulary().iter().filter(|(_, w)| w.len() > 1) {
            let key = *stemmed.entry((tongue, word.into())).or_insert_with(|| {
                let next = self.keys.len() as u32;
                *self.keys.entry((tongue, stem(self.stemmers[tongue].as_ref(), word))).or_insert(next)
            }) as usize;
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

    /// Adds the numbers of a word's stems to those seen.
    fn see(&mut self, word: WordId) {
        let place = word.0 as usize;
        if self.known[place].is_none() {
            let text = self.words.vocabulary().text(word);
            let keys = self.stemmers.iter().enumerate().filter_map(|(t, s)| self.keys.get(&(t, stem(s.as_ref(), text))).copied());
            self.known[place] = Some(keys.collect());
        }
        if let Some(keys) = &self.known[place] {
            for key in keys {
                if !self.seen.contains(key) {
                    self.seen.push(*key);
                }
            }
        }
    }

    /// The likeness of the words under `span` to each item. Words beyond the first 200 are left out.
    pub fn scores(&mut self, span: Span) -> Vec<f32> {
        let mut best = vec![0.0; self.items];
        if self.items == 0 {
            return best;
        }
        self.seen.clear();
        let words = self.words;
        for token in words.tokens()[words.within(span)].iter().take(200) {
            self.see(token.word);
        }
        let mut norm = 0.0;
        for &key in &self.seen {
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

/// The form under which a word is compared.
fn stem(stemmer: Option<&Stemmer>, word: &str) -> String {
    let mut stem: String = match stemmer {
        Some(stemmer) if word.len() > 3 => stemmer.stem(word).into_owned(),
        _ => word.to_owned(),
    };
    if !stem.is_ascii() {
        stem = stem.chars().map(fold).collect();
    }
    // British and American spelling are one.
    if stem.len() > 4 && stem.ends_with("our") {
        stem.truncate(stem.len() - 3);
        stem.push_str("or");
    }
    stem
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
