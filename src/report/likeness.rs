//! Likeness: how far the words of a passage are those of an item's ask.
//!
//! In: the asks of a rule pack, in any languages, and the words of the reply. Out: for a span, one figure from 0 to 1 per
//! item. Words count by stem, each the more the fewer items have it, so that what all items share counts nothing.
//! A word of the reply is stemmed once, and only if it stands in a passage that is asked about.

use rustc_hash::FxHashMap;

use crate::lexicon::Snowball;
use crate::text::{Span, WordId, Words};

use super::spelling::fold;
use super::words::Tongue;
use super::{ItemSpec, header};

/// The asks of a pack, ready to be compared with.
pub(super) struct Likeness<'a> {
    text: &'a str,
    words: &'a Words,
    /// One per language of the reply.
    stemmers: Vec<Option<Snowball>>,
    /// From a stemmer and a stem to the stem's number.
    keys: FxHashMap<(usize, String), u32>,
    /// Per stem: the square of its weight, and the asks that have it.
    stems: Vec<(f32, Vec<u32>)>,
    /// Per ask: the item it belongs to, and its norm.
    asks: Vec<(usize, f32)>,
    /// Per word of the reply: where in `pool` its stems' numbers are, 0 while unknown.
    known: Vec<u32>,
    /// For each known word, how many stems it has and their numbers.
    pool: Vec<u32>,
    items: usize,
    /// Kept between calls: sums per ask, and the call in which each stem was last met.
    sums: Vec<f32>,
    met: Vec<u32>,
    calls: u32,
}

impl<'a> Likeness<'a> {
    /// Takes the asks in the languages that the reply is in; where none is, all.
    pub fn of(text: &'a str, words: &'a Words, spec: &[ItemSpec], tongues: &[&Tongue], all: &[Tongue]) -> Likeness<'a> {
        let mut like = Likeness {
            text,
            words,
            stemmers: tongues.iter().map(|t| Snowball::named(&t.stemmer)).collect(),
            keys: FxHashMap::default(),
            stems: Vec::new(),
            asks: Vec::new(),
            known: vec![0; if spec.is_empty() { 0 } else { words.vocabulary().len() }],
            pool: vec![0],
            items: spec.len(),
            sums: Vec::new(),
            met: Vec::new(),
            calls: 0,
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

    /// The clean text that the words are of.
    pub fn text(&self) -> &'a str {
        self.text
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
        let total = small(self.items.max(1));
        for (weight, asks) in &mut self.stems {
            let mut items: Vec<usize> = asks.iter().map(|&a| self.asks[a as usize].0).collect();
            items.dedup();
            let rarity = ((total + 1.0) / small(items.len())).ln();
            *weight = rarity * rarity;
            for &ask in &*asks {
                self.asks[ask as usize].1 += *weight;
            }
        }
        for (_, norm) in &mut self.asks {
            *norm = norm.sqrt();
        }
        self.sums = vec![0.0; self.asks.len()];
        self.met = vec![0; self.stems.len()];
    }

    /// Where in the pool the stems of a word are.
    fn stems_of(&mut self, word: WordId) -> usize {
        let place = word.0 as usize;
        if self.known[place] == 0 {
            let text = self.words.vocabulary().text(word);
            let start = self.pool.len();
            self.pool.push(0);
            for (tongue, stemmer) in self.stemmers.iter().enumerate() {
                self.pool.extend(self.keys.get(&(tongue, stem(stemmer.as_ref(), text))));
            }
            self.pool[start] = (self.pool.len() - start - 1) as u32;
            self.known[place] = start as u32;
        }
        self.known[place] as usize
    }

    /// The likeness of the words under `span` to each item. Words beyond the first 200 are left out.
    pub fn scores(&mut self, span: Span) -> Vec<f32> {
        let mut best = vec![0.0; self.items];
        if self.items == 0 {
            return best;
        }
        self.calls += 1;
        let words = self.words;
        let mut norm = 0.0;
        for token in words.tokens()[words.within(span)].iter().take(200) {
            let start = self.stems_of(token.word);
            for &key in &self.pool[start + 1..=start + self.pool[start] as usize] {
                let key = key as usize;
                if self.met[key] == self.calls {
                    continue;
                }
                self.met[key] = self.calls;
                let (weight, asks) = &self.stems[key];
                norm += weight;
                for &ask in asks {
                    self.sums[ask as usize] += weight;
                }
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

/// A number of items, which are few.
fn small(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// The form under which a word is compared.
fn stem(stemmer: Option<&Snowball>, word: &str) -> String {
    let mut stem = word.to_owned();
    if let Some(stemmer) = stemmer.filter(|_| word.len() > 3) {
        stemmer.stem(&mut stem);
    }
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
