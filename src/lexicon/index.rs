//! The index: all phrases of all concepts, met once per text.
//!
//! In: concepts from lexicon files and phrases from rules. Out: a [`Lexicon`], whose phrases are filed under the stems of
//! their first two words, or of the first alone where any word or a gap follows it; looking a text's word up costs one table
//! access, so there is no automaton to build. The finished index is plain data and can be stored.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::concept::ConceptEntry;
use super::language::{LanguageId, Languages};
use super::packed::Packed;
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

/// What is wrong with words of a lexicon or of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordFault {
    /// The words as written.
    pub written: String,
    /// What they were meant to be.
    pub kind: WordKind,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What words of a lexicon were meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    /// A key of a concept, or a language.
    Key,
    /// A phrase.
    Phrase,
    /// The id of a concept.
    Concept,
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
    ends: Packed,
    /// The number of each stem in the index.
    numbers: Packed,
}

impl StemTable {
    fn of(stems: &BTreeMap<String, u32>) -> StemTable {
        let mut table = StemTable::default();
        for (stem, number) in stems {
            table.text.push_str(stem);
            table.ends.0.push(table.text.len() as u32);
            table.numbers.0.push(*number);
        }
        table
    }

    fn get(&self, stem: &str) -> Option<u32> {
        let nth = |i: usize| {
            let start = if i == 0 { 0 } else { self.ends.0[i - 1] as usize };
            &self.text[start..self.ends.0[i] as usize]
        };
        let (mut low, mut high) = (0, self.ends.0.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match nth(middle).cmp(stem) {
                std::cmp::Ordering::Equal => return Some(self.numbers.0[middle]),
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
    /// The codes of all elements of all phrases but the first, one phrase after another.
    codes: Packed,
    /// The phrases by the stem that they begin with, [`Filed::WORDS`] numbers each; first those that are loose, then those
    /// that are followed by a certain stem, by that stem.
    records: Packed,
    /// For each stem, where its loose phrases begin and where its followed ones do.
    starts: Packed,
    /// `records`, as they are met.
    #[serde(skip)]
    filed: Vec<Filed>,
    /// `starts`, as they are met.
    #[serde(skip)]
    groups: Vec<Group>,
}

/// A phrase as it is met.
#[derive(Debug, Clone, Copy)]
struct Filed {
    /// The stem right after its first; [`NONE`] where that is not told (loose phrases).
    second: u32,
    /// Its place among all phrases: hits at one word are told in this order.
    rank: u32,
    /// Of a loose phrase: the bits of the words of which one must stand among the next [`NEAR`] tokens; 0 where none must.
    soon: u64,
    /// A bit for each word that it needs among the next [`WINDOW`] tokens.
    needs: u64,
    /// Its further elements: `codes[at..at + len]`, without `second`.
    at: u32,
    len: u16,
    concept: ConceptId,
}

impl Filed {
    /// How many numbers it is stored as.
    const WORDS: usize = 8;

    fn pack(&self) -> [u32; Filed::WORDS] {
        let (low, high) = (|bits: u64| bits as u32, |bits: u64| (bits >> 32) as u32);
        let ends = u32::from(self.len) << 16 | u32::from(self.concept.0);
        [self.second, self.rank, low(self.soon), high(self.soon), low(self.needs), high(self.needs), self.at, ends]
    }

    fn unpack(words: &[u32]) -> Option<Filed> {
        let &[second, rank, soon, soon_high, needs, needs_high, at, ends] = words else { return None };
        let join = |low: u32, high: u32| u64::from(high) << 32 | u64::from(low);
        let (len, concept) = ((ends >> 16) as u16, ConceptId(ends as u16));
        Some(Filed { second, rank, soon: join(soon, soon_high), needs: join(needs, needs_high), at, len, concept })
    }
}

/// The phrases that begin with one stem.
#[derive(Debug, Clone, Copy)]
struct Group {
    /// Where its loose phrases begin.
    loose: u32,
    /// Where its followed phrases begin.
    followed: u32,
    /// The bits of the stems that follow in these.
    seconds: u64,
}

/// How many tokens after the first a loose phrase's next words are looked for by their bits: as far as one gap reaches.
const NEAR: usize = 5;
const _: () = assert!(NEAR == GAP + 1, "the windows of a row join four tokens and one");

/// How many tokens after the first a phrase's words are looked for by their bits.
const WINDOW: usize = 12;

/// The bit of a stem.
fn bit(stem: u32) -> u64 {
    if stem == NONE { 0 } else { 1 << (stem.wrapping_mul(0x9E37_79B9) >> 26) }
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
        self.filed = self.records.0.chunks_exact(Filed::WORDS).filter_map(Filed::unpack).collect();
        self.groups =
            self.starts.0.chunks_exact(2).map(|s| Group { loose: s[0], followed: s[1], seconds: 0 }).collect();
        for stem in 1..self.groups.len() {
            let (from, to) = (self.groups[stem - 1].followed as usize, self.groups[stem].loose as usize);
            self.groups[stem - 1].seconds = self.filed[from..to].iter().fold(0, |bits, f| bits | bit(f.second));
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
    pub(super) fn meet(
        &self,
        resolved: &Resolved,
        language: LanguageId,
        tokens: &[Token],
        base: usize,
        row: &mut Row,
        out: &mut Vec<Hit>,
    ) {
        row.fill(tokens.iter().map(|&t| resolved.stem(t, language)));
        for (at, &stem) in row.stems.iter().enumerate() {
            if stem == NONE {
                continue;
            }
            let (group, end) = (self.groups[stem as usize], self.groups[stem as usize + 1].loose as usize);
            let (near, far) = (row.near[at], row.far[at]);
            row.found.clear();
            for phrase in &self.filed[group.loose as usize..group.followed as usize] {
                if phrase.soon != 0 && phrase.soon & near == 0 || phrase.needs & !far != 0 {
                    continue;
                }
                if let Some(len) = matches(self.rest(phrase), &row.stems[at + 1..]) {
                    row.found.push((phrase.rank, phrase.concept, len));
                }
            }
            let next = row.stems.get(at + 1).copied().unwrap_or(NONE);
            if group.seconds & row.bits[at + 1] != 0 {
                let followed = &self.filed[group.followed as usize..end];
                let first = followed.partition_point(|f| f.second < next);
                for phrase in followed[first..].iter().take_while(|f| f.second == next) {
                    if phrase.needs & !far != 0 {
                        continue;
                    }
                    if let Some(len) = matches(self.rest(phrase), &row.stems[at + 2..]) {
                        row.found.push((phrase.rank, phrase.concept, len + 1));
                    }
                }
            }
            row.found.sort_unstable_by_key(|f| f.0);
            for &(_, concept, len) in &row.found {
                let (start, end) = ((base + at) as u32, (base + at + 1 + len) as u32);
                for &concept in &self.concepts[usize::from(concept.0)].counts_as {
                    out.push(Hit { concept, start, end });
                }
            }
        }
    }

    fn rest(&self, phrase: &Filed) -> &[u32] {
        &self.codes.0[phrase.at as usize..phrase.at as usize + usize::from(phrase.len)]
    }
}

/// A sentence as phrases are met in it; kept from sentence to sentence for its room.
#[derive(Default)]
pub(super) struct Row {
    stems: Vec<u32>,
    /// The bit of each.
    bits: Vec<u64>,
    /// The bits of several tokens in a row, for making `near` and `far`.
    joined: Vec<u64>,
    /// For each token, the bits of the [`NEAR`] tokens after it.
    near: Vec<u64>,
    /// For each token, the bits of the [`WINDOW`] tokens after it.
    far: Vec<u64>,
    /// What was found at one token: rank, concept, number of tokens after the first.
    found: Vec<(u32, ConceptId, usize)>,
}

impl Row {
    fn fill(&mut self, stems: impl Iterator<Item = u32>) {
        self.stems.clear();
        self.stems.extend(stems);
        let len = self.stems.len();
        self.bits.clear();
        self.bits.extend(self.stems.iter().map(|&s| bit(s)));
        // Room for the windows that run over the end.
        self.bits.resize(len + WINDOW + 1, 0);
        let joined = &mut self.joined;
        joined.clone_from(&self.bits);
        let double = |joined: &mut [u64], step: usize| {
            for at in 0..joined.len() - step {
                joined[at] |= joined[at + step];
            }
        };
        // In place, doubling the reach: each entry joins the four tokens from its own on, then the eight.
        double(joined, 1);
        double(joined, 2);
        self.near.clear();
        self.near.extend(joined[1..=len].iter().zip(&self.bits[NEAR..]).map(|(four, last)| four | last));
        double(joined, 4);
        self.far.clear();
        self.far.extend(joined[1..=len].iter().zip(&joined[WINDOW - 7..]).map(|(eight, last)| eight | last));
    }
}

/// The bits of the words of which one must stand among the next [`NEAR`] tokens, where the elements begin loosely; 0 where
/// that is not certain.
fn soon(codes: &[u32]) -> u64 {
    let mut reach = 0;
    for (at, &code) in codes.iter().enumerate() {
        match code {
            ANY => reach += 1,
            SKIP => reach += GAP,
            _ if reach >= NEAR => return 0,
            code if code & CHOICE != 0 => {
                return codes[at + 1..=at + (code & !CHOICE) as usize].iter().fold(0, |bits, &stem| bits | bit(stem));
            }
            stem => return bit(stem),
        }
    }
    0
}

/// The bits that a phrase needs, of those of its words that must stand within the window; `reach` tokens of it are taken by
/// what stands before `codes`.
fn needs(codes: &[u32], mut reach: usize) -> u64 {
    let (mut bits, mut at) = (0, 0);
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
fn matches(mut codes: &[u32], stems: &[u32]) -> Option<usize> {
    let mut at = 0;
    while let Some((&first, rest)) = codes.split_first() {
        match first {
            SKIP => {
                let last = (at + GAP).min(stems.len());
                return (at..=last).find_map(|from| {
                    // Most tries end at the first word after the gap.
                    let tail =
                        if rest.first().is_some_and(|&c| c < SKIP) { word(rest, *stems.get(from)?)? } else { rest };
                    let taken = from + usize::from(tail.len() < rest.len());
                    matches(tail, &stems[taken..]).map(|n| taken + n)
                });
            }
            ANY => {
                stems.get(at)?;
                codes = rest;
            }
            _ => codes = word(codes, *stems.get(at)?)?,
        }
        at += 1;
    }
    Some(at)
}

/// The elements after a word's, where the stem is one of that word's.
fn word(codes: &[u32], stem: u32) -> Option<&[u32]> {
    let (&first, rest) = codes.split_first()?;
    if first & CHOICE == 0 {
        return (first == stem).then_some(rest);
    }
    let (choice, rest) = rest.split_at_checked((first & !CHOICE) as usize)?;
    choice.contains(&stem).then_some(rest)
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
    pub fn concept(&mut self, entry: &ConceptEntry) -> Result<ConceptId, Vec<WordFault>> {
        let id = self.number(&entry.id, &entry.gloss);
        let mut faults = Vec::new();
        for (code, phrases) in &entry.phrases {
            let Some(language) = self.languages.id(code) else {
                let known =
                    || ["id", "is", "includes"].into_iter().chain(self.languages.iter().map(|(_, l)| l.id.as_str()));
                let help = crate::text::nearest(code, known()).map_or_else(
                    || format!("known here: {}", known().collect::<Vec<_>>().join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                faults.push(WordFault {
                    written: code.clone(),
                    kind: WordKind::Key,
                    message: format!("`{code}` is neither a key of a concept nor a language."),
                    help,
                });
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
    pub fn phrases(&mut self, phrases: &[&str]) -> Result<ConceptId, Vec<WordFault>> {
        let id = self.number(&format!("“{}”", phrases.join("”, “")), "");
        let mut faults = Vec::new();
        for phrase in phrases {
            // What is wrong with a phrase is so in every language: it is told once.
            let read = (0..self.languages.len()).try_for_each(|l| self.phrase(id, LanguageId(l as u8), phrase));
            faults.extend(read.err());
        }
        if faults.is_empty() { Ok(id) } else { Err(faults) }
    }

    /// The number of a concept by id.
    pub fn find(&self, id: &str) -> Option<ConceptId> {
        self.ids.get(id).copied()
    }

    /// What to call a concept in a message: its id, or the phrases of a rule.
    pub fn name(&self, concept: ConceptId) -> String {
        let id = self.concepts.get(usize::from(concept.0)).map_or("", |c| c.id.as_str());
        if id.starts_with('“') { id.to_owned() } else { format!("`{id}`") }
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

    fn phrase(&mut self, concept: ConceptId, language: LanguageId, written: &str) -> Result<(), WordFault> {
        let nth = language.0 as usize;
        let patterns = phrase::parse(written, &self.stemmers[nth], &mut self.known[nth]).map_err(|flaw| WordFault {
            written: written.to_owned(),
            kind: WordKind::Phrase,
            message: flaw.message,
            help: flaw.help.to_owned(),
        })?;
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
    pub fn build(mut self) -> Result<Lexicon, Vec<WordFault>> {
        let mut faults = Vec::new();
        let mut wider: Vec<Vec<ConceptId>> = vec![Vec::new(); self.concepts.len()];
        for (concept, narrower) in &self.includes {
            match self.ids.get(narrower) {
                Some(narrower) => wider[narrower.0 as usize].push(*concept),
                None => faults.push(WordFault {
                    written: narrower.clone(),
                    kind: WordKind::Concept,
                    message: format!(
                        "The concept `{}` includes `{narrower}`, which no lexicon has.",
                        self.concepts[concept.0 as usize].id
                    ),
                    help: crate::text::nearest(narrower, self.ids.keys().map(String::as_str)).map_or_else(
                        || "correct the name, or take it out of `includes`".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    ),
                }),
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
        // A phrase whose first word has alternatives is filed under each, and so it is under those of its second.
        let mut ranked: Vec<(u32, &Phrase)> = Vec::with_capacity(self.phrases.len());
        for phrase in &self.phrases {
            if let Some(Element::Word(firsts)) = phrase.elements.first() {
                ranked.extend(firsts.iter().map(|&first| (first, phrase)));
            }
        }
        ranked.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.concept.cmp(&b.1.concept)));
        let mut codes = Vec::with_capacity(ranked.len() * 2);
        let mut filed: Vec<(u32, Filed)> = Vec::with_capacity(ranked.len());
        for (rank, (first, phrase)) in ranked.iter().enumerate() {
            let (seconds, rest): (&[u32], _) = match &phrase.elements[1..] {
                [Element::Word(seconds), rest @ ..] => (seconds, rest),
                rest => (&[NONE], rest),
            };
            let rest: Vec<u32> = rest.iter().flat_map(encode).collect();
            let at = codes.len() as u32;
            for &second in seconds {
                let (soon, needs) = if second == NONE { (soon(&rest), needs(&rest, 0)) } else { (0, needs(&rest, 1)) };
                let (rank, len) = (rank as u32, rest.len() as u16);
                filed.push((*first, Filed { second, rank, soon, needs, at, len, concept: phrase.concept }));
            }
            codes.extend(rest);
        }
        // The loose ones first: their second is greater than any stem, wrapped round.
        filed.sort_by_key(|(first, f)| (*first, f.second.wrapping_add(1), f.rank));
        let starts = (0..=self.count).flat_map(|stem| {
            let loose = filed.partition_point(|(first, _)| *first < stem);
            let group = filed[loose..].iter().take_while(|(first, f)| *first == stem && f.second == NONE);
            [loose as u32, (loose + group.count()) as u32]
        });
        let stems = self.stems.iter().map(StemTable::of).collect();
        let mut lexicon = Lexicon {
            concepts: self.concepts,
            stems,
            codes: Packed(codes),
            starts: Packed(starts.collect()),
            records: Packed(filed.iter().flat_map(|(_, f)| f.pack()).collect()),
            filed: Vec::new(),
            groups: Vec::new(),
        };
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
