//! The index: all phrases of all concepts, met once per text.
//!
//! In: concepts from lexicon files and phrases from rules. Out: a [`Lexicon`], whose phrases are filed under the stem of
//! their first word; looking a text's word up costs one table access, so there is no automaton to build. The finished index
//! is plain data and can be stored.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::concept::ConceptEntry;
use super::language::{LanguageId, Languages};
use super::phrase::{self, Element, GAP};
use super::stem::Stems;
use crate::text::{Token, Vocabulary};

/// A concept by its number in the [`Lexicon`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConceptId(pub u16);

/// What is known of a concept besides its phrases.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Concept {
    /// Its id (`court-fee`), or the phrases themselves for those that a rule gives.
    pub id: String,
    /// What it means, in a line; empty for a rule's own phrases.
    pub gloss: String,
    /// Every concept that counts as met where this one is, itself included.
    counts_as: Vec<ConceptId>,
}

impl Concept {
    /// Every concept that counts as met where this one is, itself included.
    pub fn counts_as(&self) -> &[ConceptId] {
        &self.counts_as
    }
}

/// No stem of any phrase.
const NONE: u32 = u32::MAX;
/// Exactly one word, any.
const ANY: u32 = u32::MAX - 1;
/// Up to [`GAP`] words.
const SKIP: u32 = u32::MAX - 2;
/// Marks the number of alternatives that follow.
const CHOICE: u32 = 1 << 30;

/// All stems of one language, sorted, in one text.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct StemTable {
    text: String,
    /// Where each stem ends in `text`.
    ends: Vec<u32>,
    /// The number of each stem in the index.
    numbers: Vec<u32>,
}

impl StemTable {
    fn of(stems: &BTreeMap<String, u32>) -> StemTable {
        let mut table = StemTable::default();
        for (stem, number) in stems {
            table.text.push_str(stem);
            table.ends.push(table.text.len() as u32);
            table.numbers.push(*number);
        }
        table
    }

    fn get(&self, stem: &str) -> Option<u32> {
        let nth = |i: usize| {
            let start = if i == 0 { 0 } else { self.ends[i - 1] as usize };
            &self.text[start..self.ends[i] as usize]
        };
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match nth(middle).cmp(stem) {
                std::cmp::Ordering::Equal => return Some(self.numbers[middle]),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

/// All concepts and the index over their phrases.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Lexicon {
    concepts: Vec<Concept>,
    stems: Vec<StemTable>,
    /// The phrases one after another: concept, number of codes, then the codes of all elements but the first.
    codes: Vec<u32>,
    /// Phrases that begin with stem `s` are `codes[starts[s]..starts[s + 1]]`.
    starts: Vec<u32>,
    /// The phrases again, as they are met; made from `codes`.
    #[serde(skip)]
    filed: Vec<Filed>,
    /// Phrases that begin with stem `s` are `filed[first[s]..first[s + 1]]`.
    #[serde(skip)]
    first: Vec<u32>,
}

/// A phrase as it is met.
#[derive(Debug, Clone, Copy)]
struct Filed {
    /// The bits of the words that may come right after its first; all bits where that is not told. Most phrases are
    /// dismissed by it at once.
    next: u64,
    /// A bit for each word that it needs among the next [`WINDOW`] tokens.
    needs: u64,
    at: u32,
    len: u16,
    concept: ConceptId,
}

/// How many tokens after the first a phrase's words are looked for by their bits.
const WINDOW: usize = 12;

/// The bit of a stem.
fn bit(stem: u32) -> u64 {
    1 << (stem.wrapping_mul(0x9E37_79B9) >> 26)
}

/// A place where a phrase of a concept stands, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Which concept.
    pub concept: ConceptId,
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl Lexicon {
    /// The number of a concept by its id.
    pub fn find(&self, id: &str) -> Option<ConceptId> {
        self.concepts.iter().position(|c| c.id == id).map(|i| ConceptId(i as u16))
    }

    /// A concept by its number.
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[id.0 as usize]
    }

    /// All concepts in order.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// Makes what is not stored; to be called once after loading.
    pub fn finish(&mut self) {
        self.filed.clear();
        self.first = vec![0];
        for stem in 1..self.starts.len() {
            let (mut at, end) = (self.starts[stem - 1] as usize, self.starts[stem] as usize);
            while at < end {
                let (concept, len) = (ConceptId(self.codes[at] as u16), self.codes[at + 1] as usize);
                let elements = &self.codes[at + 2..at + 2 + len];
                let (next, needs) = (next(elements), needs(elements));
                self.filed.push(Filed { next, needs, at: at as u32 + 2, len: len as u16, concept });
                at += 2 + len;
            }
            self.first.push(self.filed.len() as u32);
        }
    }

    /// For each distinct word of a text, which stem of the index it has in each of the languages wanted.
    pub fn resolve(&self, vocabulary: &Vocabulary, languages: &Languages, wanted: &[LanguageId]) -> Resolved {
        let mut stems = vec![NONE; vocabulary.len() * languages.len()];
        let mut stem = String::new();
        for &language in wanted {
            let (stemmer, table) = (languages.stems(language), &self.stems[language.0 as usize]);
            for (id, word) in vocabulary.iter() {
                stemmer.of(word, &mut stem);
                if let Some(found) = table.get(stem.as_str()) {
                    stems[id.0 as usize * languages.len() + language.0 as usize] = found;
                }
            }
        }
        Resolved { stems, languages: languages.len() }
    }

    /// Appends every hit among `tokens` (one sentence, in one language); `base` is the number of its first token.
    pub fn meet(&self, resolved: &Resolved, language: LanguageId, tokens: &[Token], base: usize, out: &mut Vec<Hit>) {
        let stems: Vec<u32> = tokens.iter().map(|&t| resolved.stem(t, language)).collect();
        let bits: Vec<u64> = stems.iter().map(|&s| if s == NONE { 0 } else { bit(s) }).collect();
        let near = windows(&bits);
        for (at, &stem) in stems.iter().enumerate() {
            if stem == NONE {
                continue;
            }
            let filed = self.first[stem as usize] as usize..self.first[stem as usize + 1] as usize;
            let (after, near) = (bits.get(at + 1).copied().unwrap_or(0), near[at]);
            for phrase in &self.filed[filed] {
                if phrase.next != ALL && phrase.next & after == 0 || phrase.needs & !near != 0 {
                    continue;
                }
                let elements = &self.codes[phrase.at as usize..phrase.at as usize + usize::from(phrase.len)];
                if let Some(len) = matches(elements, &stems[at + 1..]) {
                    let (start, end) = ((base + at) as u32, (base + at + 1 + len) as u32);
                    for &concept in &self.concepts[usize::from(phrase.concept.0)].counts_as {
                        out.push(Hit { concept, start, end });
                    }
                }
            }
        }
    }
}

/// Every word may come next, or none needs to.
const ALL: u64 = u64::MAX;

/// The bits of the words that may come right after the first.
fn next(codes: &[u32]) -> u64 {
    match codes.split_first() {
        None | Some((&(ANY | SKIP), _)) => ALL,
        Some((&code, rest)) if code & CHOICE != 0 => {
            rest[..(code & !CHOICE) as usize].iter().fold(0, |bits, &stem| bits | bit(stem))
        }
        Some((&stem, _)) => bit(stem),
    }
}

/// The bits that a phrase needs, of those of its words that must stand within the window.
fn needs(codes: &[u32]) -> u64 {
    let (mut bits, mut reach, mut at) = (0, 0, 0);
    while at < codes.len() && reach < WINDOW {
        match codes[at] {
            ANY => reach += 1,
            SKIP => reach += GAP,
            code if code & CHOICE != 0 => {
                reach += 1;
                at += (code & !CHOICE) as usize;
            }
            stem => {
                reach += 1;
                if reach <= WINDOW {
                    bits |= bit(stem);
                }
            }
        }
        at += 1;
    }
    bits
}

/// For each token, the bits of the [`WINDOW`] tokens after it.
fn windows(own: &[u64]) -> Vec<u64> {
    let len = own.len();
    // In place, doubling the reach: after these three steps each entry joins the eight tokens from its own on.
    let mut joined = own.to_vec();
    for step in [1, 2, 4] {
        for i in 0..len.saturating_sub(step) {
            joined[i] |= joined[i + step];
        }
    }
    (0..len)
        .map(|i| joined.get(i + 1).copied().unwrap_or(0) | joined.get(i + 5).copied().unwrap_or(0))
        .collect()
}

/// The stems of one text's distinct words, per language.
#[derive(Debug, Clone)]
pub struct Resolved {
    stems: Vec<u32>,
    languages: usize,
}

impl Resolved {
    fn stem(&self, token: Token, language: LanguageId) -> u32 {
        self.stems[token.word.0 as usize * self.languages + language.0 as usize]
    }
}

/// How many tokens the elements take at the head of `stems`; a gap takes as few as it can.
fn matches(codes: &[u32], stems: &[u32]) -> Option<usize> {
    let Some((&first, rest)) = codes.split_first() else { return Some(0) };
    match first {
        ANY => matches(rest, stems.get(1..)?).map(|n| n + 1),
        SKIP => (0..=GAP.min(stems.len())).find_map(|skip| matches(rest, &stems[skip..]).map(|n| n + skip)),
        _ => {
            let stem = *stems.first()?;
            let rest = if first & CHOICE == 0 {
                if stem != first {
                    return None;
                }
                rest
            } else {
                let (choice, rest) = rest.split_at((first & !CHOICE) as usize);
                if !choice.contains(&stem) {
                    return None;
                }
                rest
            };
            matches(rest, &stems[1..]).map(|n| n + 1)
        }
    }
}

/// A phrase that waits to be filed.
struct Phrase {
    concept: ConceptId,
    elements: Vec<Element<u32>>,
}

/// Collects concepts and phrases, then makes the [`Lexicon`].
pub struct Builder<'l> {
    languages: &'l Languages,
    stemmers: Vec<Stems>,
    concepts: Vec<Concept>,
    ids: BTreeMap<String, ConceptId>,
    includes: Vec<(ConceptId, String)>,
    stems: Vec<BTreeMap<String, u32>>,
    known: Vec<FxHashMap<String, String>>,
    count: u32,
    phrases: Vec<Phrase>,
}

impl<'l> Builder<'l> {
    /// An empty lexicon in these languages.
    pub fn new(languages: &'l Languages) -> Builder<'l> {
        Builder {
            languages,
            stemmers: languages.iter().map(|(id, _)| languages.stems(id)).collect(),
            concepts: Vec::new(),
            ids: BTreeMap::new(),
            includes: Vec::new(),
            stems: vec![BTreeMap::new(); languages.len()],
            known: vec![FxHashMap::default(); languages.len()],
            count: 0,
            phrases: Vec::new(),
        }
    }

    /// Adds a concept of a file; one that is there already gets the further phrases (so that a user's file can add words).
    ///
    /// # Errors
    /// All that is wrong with its phrases and languages.
    pub fn concept(&mut self, entry: &ConceptEntry) -> Result<ConceptId, Vec<String>> {
        let id = self.number(&entry.id, &entry.gloss);
        let mut faults = Vec::new();
        for (code, phrases) in &entry.phrases {
            let Some(language) = self.languages.id(code) else {
                let known: Vec<&str> = self.languages.iter().map(|(_, l)| l.id.as_str()).collect();
                faults.push(format!("`{code}` is neither a key of a concept nor a language ({})", known.join(", ")));
                continue;
            };
            for phrase in phrases {
                if let Err(fault) = self.phrase(id, language, phrase) {
                    faults.push(fault);
                }
            }
        }
        self.includes.extend(entry.includes.iter().map(|i| (id, i.clone())));
        if faults.is_empty() { Ok(id) } else { Err(faults) }
    }

    /// Adds a rule's own phrases, in every language, as one nameless concept.
    ///
    /// # Errors
    /// What is wrong with a phrase.
    pub fn phrases(&mut self, phrases: &[String]) -> Result<ConceptId, String> {
        let id = self.number(&format!("“{}”", phrases.join("”, “")), "");
        for phrase in phrases {
            for language in 0..self.languages.len() {
                self.phrase(id, LanguageId(language as u8), phrase)?;
            }
        }
        Ok(id)
    }

    /// The number of a concept by id.
    pub fn find(&self, id: &str) -> Option<ConceptId> {
        self.ids.get(id).copied()
    }

    /// All ids so far, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    fn number(&mut self, id: &str, gloss: &str) -> ConceptId {
        if let Some(&known) = self.ids.get(id) {
            return known;
        }
        let number = ConceptId(self.concepts.len() as u16);
        self.ids.insert(id.to_owned(), number);
        self.concepts.push(Concept { id: id.to_owned(), gloss: gloss.to_owned(), counts_as: Vec::new() });
        number
    }

    fn phrase(&mut self, concept: ConceptId, language: LanguageId, written: &str) -> Result<(), String> {
        let nth = language.0 as usize;
        let patterns = phrase::parse(written, &self.stemmers[nth], &mut self.known[nth])?;
        let table = &mut self.stems[nth];
        let count = &mut self.count;
        let mut number = |stem: String| {
            *table.entry(stem).or_insert_with(|| {
                *count += 1;
                *count - 1
            })
        };
        for pattern in patterns {
            let elements = pattern
                .into_iter()
                .map(|e| match e {
                    Element::Word(words) => Element::Word(words.into_iter().map(&mut number).collect()),
                    Element::Any => Element::Any,
                    Element::Gap => Element::Gap,
                })
                .collect();
            self.phrases.push(Phrase { concept, elements });
        }
        Ok(())
    }

    /// Files all phrases under their first stems.
    ///
    /// # Errors
    /// Every `includes` that names no concept.
    pub fn build(mut self) -> Result<Lexicon, Vec<String>> {
        let mut faults = Vec::new();
        let mut wider: Vec<Vec<ConceptId>> = vec![Vec::new(); self.concepts.len()];
        for (concept, narrower) in &self.includes {
            match self.ids.get(narrower) {
                Some(narrower) => wider[narrower.0 as usize].push(*concept),
                None => faults.push(format!("concept `{}` includes `{narrower}`, which no lexicon has", self.concepts[concept.0 as usize].id)),
            }
        }
        for number in 0..self.concepts.len() {
            // Everything wider, at any distance; a circle of `includes` simply makes its members count as one another.
            let mut all = vec![ConceptId(number as u16)];
            let mut next = 0;
            while next < all.len() {
                for w in &wider[all[next].0 as usize] {
                    if !all.contains(w) {
                        all.push(*w);
                    }
                }
                next += 1;
            }
            self.concepts[number].counts_as = all;
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        // A phrase whose first word has alternatives is filed under each.
        let mut filed: Vec<(u32, &Phrase)> = Vec::with_capacity(self.phrases.len());
        for phrase in &self.phrases {
            if let Some(Element::Word(firsts)) = phrase.elements.first() {
                filed.extend(firsts.iter().map(|&first| (first, phrase)));
            }
        }
        filed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.concept.cmp(&b.1.concept)));
        let mut codes = Vec::with_capacity(filed.len() * 4);
        let mut starts = vec![0u32];
        for (first, phrase) in filed {
            starts.resize(first as usize + 1, codes.len() as u32);
            let rest: Vec<u32> = phrase.elements[1..].iter().flat_map(encode).collect();
            codes.extend([u32::from(phrase.concept.0), rest.len() as u32]);
            codes.extend(rest);
        }
        starts.resize(self.count as usize + 1, codes.len() as u32);
        let stems = self.stems.iter().map(StemTable::of).collect();
        let mut lexicon =
            Lexicon { concepts: self.concepts, stems, codes, starts, filed: Vec::new(), first: Vec::new() };
        lexicon.finish();
        Ok(lexicon)
    }
}

fn encode(element: &Element<u32>) -> Vec<u32> {
    match element {
        Element::Any => vec![ANY],
        Element::Gap => vec![SKIP],
        Element::Word(words) if words.len() == 1 => words.clone(),
        Element::Word(words) => [CHOICE | words.len() as u32].into_iter().chain(words.iter().copied()).collect(),
    }
}
