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
    /// Its id (`court-fee`), or the phrase itself for phrases that a rule gives.
    pub id: String,
    /// What it means, in a line; empty for a rule's own phrases.
    pub gloss: String,
    /// Every concept that counts as met where this one is, itself included.
    counts_as: Vec<ConceptId>,
    /// The phrases as written, for explanations.
    pub written: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Phrase {
    concept: ConceptId,
    elements: Vec<Element<u32>>,
}

/// No stem of any phrase.
const NONE: u32 = u32::MAX;

/// All concepts and the index over their phrases.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Lexicon {
    concepts: Vec<Concept>,
    stems: Vec<BTreeMap<String, u32>>,
    phrases: Vec<Phrase>,
    /// Phrases that begin with stem `s` are `starts[s]..starts[s + 1]`.
    starts: Vec<u32>,
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

    /// Number of phrases.
    pub fn phrases(&self) -> usize {
        self.phrases.len()
    }

    /// For each distinct word of a text and each language, which stem of the index it has.
    pub fn resolve(&self, vocabulary: &Vocabulary, languages: &Languages) -> Resolved {
        let mut stems = vec![NONE; vocabulary.len() * languages.len()];
        let mut stem = String::new();
        for (language, _) in languages.iter() {
            let (stemmer, table) = (languages.stems(language), &self.stems[language.0 as usize]);
            if table.is_empty() {
                continue;
            }
            let table: FxHashMap<&str, u32> = table.iter().map(|(k, v)| (k.as_str(), *v)).collect();
            for (id, word) in vocabulary.iter() {
                stemmer.of(word, &mut stem);
                if let Some(&found) = table.get(stem.as_str()) {
                    stems[id.0 as usize * languages.len() + language.0 as usize] = found;
                }
            }
        }
        Resolved { stems, languages: languages.len() }
    }

    /// Appends every hit among `tokens` (one sentence, in one language); `base` is the number of its first token.
    pub fn meet(&self, resolved: &Resolved, language: LanguageId, tokens: &[Token], base: usize, out: &mut Vec<Hit>) {
        for at in 0..tokens.len() {
            let stem = resolved.stem(tokens[at], language);
            if stem == NONE {
                continue;
            }
            let filed = self.starts[stem as usize] as usize..self.starts[stem as usize + 1] as usize;
            for phrase in &self.phrases[filed] {
                if let Some(len) = matches(&phrase.elements[1..], &tokens[at + 1..], resolved, language) {
                    let (start, end) = ((base + at) as u32, (base + at + 1 + len) as u32);
                    for &concept in &self.concept(phrase.concept).counts_as {
                        out.push(Hit { concept, start, end });
                    }
                }
            }
        }
    }
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

/// How many tokens the elements take at the head of `tokens`; a gap takes as few as it can.
fn matches(elements: &[Element<u32>], tokens: &[Token], resolved: &Resolved, language: LanguageId) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(0) };
    match first {
        Element::Word(stems) => {
            let stem = resolved.stem(*tokens.first()?, language);
            if stem == NONE || !stems.contains(&stem) {
                return None;
            }
            matches(rest, &tokens[1..], resolved, language).map(|n| n + 1)
        }
        Element::Any => matches(rest, tokens.get(1..)?, resolved, language).map(|n| n + 1),
        Element::Gap => (0..=GAP.min(tokens.len()))
            .find_map(|skip| matches(rest, &tokens[skip..], resolved, language).map(|n| n + skip)),
    }
}

/// Collects concepts and phrases, then makes the [`Lexicon`].
pub struct Builder<'l> {
    languages: &'l Languages,
    stemmers: Vec<Stems>,
    concepts: Vec<Concept>,
    ids: BTreeMap<String, ConceptId>,
    includes: Vec<(ConceptId, String)>,
    stems: Vec<BTreeMap<String, u32>>,
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
        self.concepts.push(Concept { id: id.to_owned(), gloss: gloss.to_owned(), counts_as: Vec::new(), written: Vec::new() });
        number
    }

    fn phrase(&mut self, concept: ConceptId, language: LanguageId, written: &str) -> Result<(), String> {
        let pattern = phrase::parse(written, &self.stemmers[language.0 as usize])?;
        let table = &mut self.stems[language.0 as usize];
        let count = &mut self.count;
        let mut number = |stem: String| {
            *table.entry(stem).or_insert_with(|| {
                *count += 1;
                *count - 1
            })
        };
        let elements = pattern
            .into_iter()
            .map(|e| match e {
                Element::Word(words) => Element::Word(words.into_iter().map(&mut number).collect()),
                Element::Any => Element::Any,
                Element::Gap => Element::Gap,
            })
            .collect();
        self.phrases.push(Phrase { concept, elements });
        let known = &mut self.concepts[concept.0 as usize].written;
        if known.last().is_none_or(|w| w != written) {
            known.push(written.to_owned());
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
        let mut filed: Vec<(u32, Phrase)> = Vec::with_capacity(self.phrases.len());
        for phrase in self.phrases {
            if let Some(Element::Word(firsts)) = phrase.elements.first() {
                for &first in firsts {
                    filed.push((first, phrase.clone()));
                }
            }
        }
        filed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.concept.cmp(&b.1.concept)));
        let mut starts = vec![0u32; self.count as usize + 1];
        for (first, _) in &filed {
            starts[*first as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let phrases = filed.into_iter().map(|(_, p)| p).collect();
        Ok(Lexicon { concepts: self.concepts, stems: self.stems, phrases, starts })
    }
}
