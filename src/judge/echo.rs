//! Echo: clauses that say little more than the words of the ask again.
//!
//! In: the outline of a reply, its sentences and clauses, and a pack's own words for what is asked. Out: for each clause
//! whether most of its words of content are the ask's. Replies repeat what they were asked ("particular attention is devoted
//! to the detection of victims among migrant workers"); that an echo proves nothing is a rule of the field. What a clause is
//! worth that echoes is said by its [`Witness`](super::witness::Witness).

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::fact::stance::Stances;
use crate::lexicon::{Languages, Reading, Stems};
use crate::report::Outline;
use crate::rule::Pack;
use crate::text::{Span, Words};

/// Of the words of content in an echo, those of the ask are at least so many in ten.
const IN_TEN: usize = 5;
/// A clause with fewer words of the ask is no echo of it.
const LEAST: usize = 4;
/// Words with fewer letters say nothing of the matter.
const LETTERS: usize = 4;

/// What clauses are held against.
pub(super) struct Ear<'a> {
    /// The words of the reply.
    pub words: &'a Words,
    /// Its asks.
    pub outline: &'a Outline,
    /// The paragraphs of its answers.
    pub reading: &'a Reading,
    /// For each answer, its paragraphs.
    pub answers: &'a [Range<usize>],
    /// Their stemmers.
    pub languages: &'a Languages,
}

impl Ear<'_> {
    /// Tells of every clause whether it is an echo.
    pub fn echoes(&self, stances: &Stances, pack: Option<&Pack>) -> Vec<bool> {
        let stems: Vec<Stems> = self.languages.iter().map(|(id, _)| self.languages.stems(id)).collect();
        let mut out = Vec::with_capacity(stances.all().len());
        for (answer, paragraphs) in self.outline.answers.iter().zip(self.answers) {
            let own = pack.into_iter().flat_map(|p| &p.items).filter(|i| answer.items.contains(&i.id));
            let own: Vec<&str> =
                own.flat_map(|i| std::iter::once(&i.ask).chain(&i.ask_fr)).map(String::as_str).collect();
            for paragraph in &self.reading.paragraphs()[paragraphs.clone()] {
                let stems = &stems[usize::from(paragraph.language.0)];
                let small = &self.languages.get(paragraph.language).small_words;
                let content = |word: &str, out: &mut String| {
                    let says = word.chars().count() >= LETTERS && !small.iter().any(|s| s == word);
                    if says {
                        stems.of(word, out);
                    }
                    says
                };
                let mut asked = FxHashSet::default();
                let mut stem = String::new();
                let mut hear = |words: &Words, tokens: Range<usize>| {
                    for token in tokens {
                        if content(words.lower(token), &mut stem) {
                            asked.insert(stem.clone());
                        }
                    }
                };
                answer.asks.iter().for_each(|&ask| hear(self.words, self.words.within(ask)));
                for ask in &own {
                    let words = Words::of(ask);
                    hear(&words, words.within(Span::new(0, ask.len())));
                }
                for clause in paragraph.sentences.clone().flat_map(|s| stances.clauses(s)) {
                    let (mut theirs, mut all) = (0, 0);
                    for token in clause.tokens.clone() {
                        if content(self.words.lower(token), &mut stem) {
                            all += 1;
                            theirs += usize::from(asked.contains(&stem));
                        }
                    }
                    out.push(theirs >= LEAST && theirs * 10 >= all * IN_TEN);
                }
            }
        }
        out
    }
}
