//! Weighing: a rule's probes held against the sentences of a reply.
//!
//! In: a probe and a sentence (with its paragraph and its answer). Out: whether it holds, where, and the tree of what was
//! looked for. The tree is kept, since one tree serves the explanation, the summary and the tests of rules.

use std::ops::Range;

use crate::lexicon::{ConceptId, Lexicon, Reading};
use crate::rule::{Probe, Test, Within};
use crate::text::{Span, Words};

/// How many phrases of a rule are named.
const PHRASES: usize = 3;
/// How many words that may stand for each other are named.
const WORDS: usize = 3;

/// What was looked for and whether it was found.
#[derive(Debug, Clone)]
pub struct Weighing {
    /// What was looked for, in words.
    pub sought: String,
    /// The concept that was looked for; none where it is a list of probes.
    pub concept: Option<ConceptId>,
    /// Whether it forbids what it looks for.
    pub forbids: bool,
    /// Whether it holds.
    pub held: bool,
    /// Where it was found.
    pub found: Option<Span>,
    /// The probes within it.
    pub within: Vec<Weighing>,
}

/// The reply as probes see it: sentences by paragraph and by answer.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// What each sentence meets.
    pub reading: &'a Reading,
    /// The words.
    pub words: &'a Words,
    /// The concepts.
    pub lexicon: &'a Lexicon,
    /// For each paragraph of the reading, the sentences of the answer that it belongs to.
    pub answers: &'a [Range<usize>],
}

impl Ground<'_> {
    /// The sentences among which a probe may find its concepts.
    fn reach(&self, sentence: usize, within: Within) -> Range<usize> {
        let paragraph = self.reading.sentences()[sentence].paragraph;
        match within {
            Within::Sentence => sentence..sentence + 1,
            Within::Paragraph => self.reading.paragraphs()[paragraph].sentences.clone(),
            Within::Answer => self.answers[paragraph].clone(),
        }
    }

    /// Whether a probe holds for a sentence.
    pub fn holds(&self, probe: &Probe, sentence: usize) -> bool {
        self.holds_from(probe, sentence, sentence)
    }

    /// Whether a probe holds for a sentence read together with the one before it in its paragraph.
    pub fn holds_joined(&self, probe: &Probe, sentence: usize) -> bool {
        let paragraph = self.reading.sentences()[sentence].paragraph;
        let first = self.reading.paragraphs()[paragraph].sentences.start;
        self.holds_from(probe, sentence.saturating_sub(1).max(first), sentence)
    }

    fn holds_from(&self, probe: &Probe, from: usize, sentence: usize) -> bool {
        match &probe.test {
            Test::Met(concept) => {
                let reach = self.reach(sentence, probe.within);
                (from.min(reach.start)..reach.end).any(|s| self.reading.meets(s, *concept))
            }
            Test::Any(probes) => probes.iter().any(|p| self.holds_from(p, from, sentence)),
            Test::All(probes) => probes.iter().all(|p| self.holds_from(p, from, sentence)),
            Test::None(probes) => !probes.iter().any(|p| self.holds_from(p, from, sentence)),
            Test::Among(sentences) => sentences.binary_search(&(sentence as u32)).is_ok(),
            Test::Least(least, probes) => {
                let mut sum = 0u32;
                u32::from(*least) == 0
                    || probes.iter().any(|(weight, p)| {
                        sum += if self.holds(p, sentence) { u32::from(*weight) } else { 0 };
                        sum >= u32::from(*least)
                    })
            }
        }
    }

    /// Appends the places, in the sentence itself, of the concepts by which a probe holds.
    pub fn places(&self, probe: &Probe, sentence: usize, out: &mut Vec<Range<usize>>) {
        // Of a probe's many concepts a sentence meets few.
        let mut met = Vec::new();
        probe.each_concept(&mut |concept| {
            if self.reading.meets(sentence, concept) {
                met.push(concept);
            }
        });
        let named = self.reading.hits(sentence).iter().filter(|hit| met.contains(&hit.concept));
        out.extend(named.map(|hit| hit.start as usize..hit.end as usize));
    }

    /// The tree of a probe for a sentence; without one, of what it would look for.
    pub fn weigh(&self, probe: &Probe, sentence: Option<usize>) -> Weighing {
        let found = |concept: ConceptId| {
            let reach = sentence.map_or(0..0, |s| self.reach(s, probe.within));
            reach.clone().find_map(|s| self.found(concept, s))
        };
        let holds = || sentence.is_some_and(|s| self.holds(probe, s));
        let list = |probes: &[Probe]| probes.iter().map(|p| self.weigh(p, sentence)).collect::<Vec<_>>();
        let tree = |sought: &str, held, within| Weighing {
            sought: sought.into(),
            concept: None,
            forbids: false,
            held,
            found: None,
            within,
        };
        match &probe.test {
            Test::Met(concept) => {
                let found = found(*concept);
                let (sought, concept) = (self.name(*concept), Some(*concept));
                Weighing { sought, concept, forbids: false, held: found.is_some(), found, within: Vec::new() }
            }
            Test::Any(probes) => {
                let within = list(probes);
                tree("one of", within.iter().any(|w| w.held), within)
            }
            Test::All(probes) => {
                let within = list(probes);
                tree("all of", within.iter().all(|w| w.held), within)
            }
            Test::None(probes) => {
                let within = list(probes);
                Weighing { forbids: true, ..tree("none of", !within.iter().any(|w| w.held), within) }
            }
            Test::Among(_) => tree("nearer to this ask than to the others of its paragraph", holds(), Vec::new()),
            Test::Least(_, probes) => {
                let within = probes.iter().map(|(_, p)| self.weigh(p, sentence)).collect();
                tree("enough of", holds(), within)
            }
        }
    }

    /// The words by which a sentence meets a concept.
    pub fn found(&self, concept: ConceptId, sentence: usize) -> Option<Span> {
        let hit = self.reading.hit(sentence, concept)?;
        let tokens = &self.words.tokens()[hit.start as usize..hit.end as usize];
        let (first, rest) = tokens.split_first()?;
        Some(rest.iter().fold(first.span(), |span, t| span.join(t.span())))
    }

    /// A concept as a reader would call it.
    fn name(&self, concept: ConceptId) -> String {
        let concept = self.lexicon.concept(concept);
        if concept.id.starts_with('“') {
            return phrases(&concept.id);
        }
        if concept.gloss.is_empty() { concept.id.clone() } else { format!("{} ({})", concept.id, concept.gloss) }
    }
}

/// The phrases of a rule, for a reader: the first few, and of words that may stand for each other the first few.
fn phrases(written: &str) -> String {
    let all: Vec<&str> = written.split_inclusive("”, ").collect();
    let word = |word: &str| match word.match_indices('|').nth(WORDS - 1) {
        Some((at, _)) => format!("{}|…{}", &word[..at], if word.contains('”') { "”" } else { "" }),
        None => word.to_owned(),
    };
    let shown: String = all.iter().take(PHRASES).copied().collect();
    let shown = shown.trim_end_matches(", ").split(' ').map(|w| {
        let comma = if w.ends_with(',') { "," } else { "" };
        word(w.trim_end_matches(',')) + comma
    });
    let more = if all.len() > PHRASES { format!(" and {} more", all.len() - PHRASES) } else { String::new() };
    shown.collect::<Vec<_>>().join(" ") + &more
}

/// For each concept, the sentences that meet it: so that a rule looks at those sentences only.
pub struct Postings {
    lists: Vec<Vec<u32>>,
    all: u32,
}

impl Postings {
    /// Lists all sentences of a reading under their concepts.
    pub fn of(reading: &Reading, lexicon: &Lexicon) -> Postings {
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); lexicon.concepts().len()];
        for sentence in 0..reading.sentences().len() {
            for hit in reading.hits(sentence) {
                let list = &mut lists[usize::from(hit.concept.0)];
                if list.last() != Some(&(sentence as u32)) {
                    list.push(sentence as u32);
                }
            }
        }
        Postings { lists, all: reading.sentences().len() as u32 }
    }

    /// Sentences in which a probe may hold, in order; no sentence in which it does hold is left out (for probes that look
    /// at the sentence alone).
    pub fn candidates(&self, probe: &Probe) -> Vec<u32> {
        match &probe.test {
            Test::Met(concept) => self.lists[usize::from(concept.0)].clone(),
            Test::Any(probes) => {
                let mut all: Vec<u32> = probes.iter().flat_map(|p| self.candidates(p)).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
            Test::All(probes) => {
                probes.iter().min_by_key(|p| self.estimate(p)).map_or_else(Vec::new, |p| self.candidates(p))
            }
            Test::Among(sentences) => sentences.clone(),
            // Where no word is needed, any sentence will do.
            Test::Least(0, _) | Test::None(_) => (0..self.all).collect(),
            Test::Least(_, probes) => {
                let mut all: Vec<u32> = probes.iter().flat_map(|(_, p)| self.candidates(p)).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
        }
    }

    fn estimate(&self, probe: &Probe) -> usize {
        match &probe.test {
            Test::Met(concept) => self.lists[usize::from(concept.0)].len(),
            Test::Any(probes) => probes.iter().map(|p| self.estimate(p)).sum(),
            Test::All(probes) => probes.iter().map(|p| self.estimate(p)).min().unwrap_or(0),
            Test::Least(0, _) | Test::None(_) => self.all as usize,
            Test::Least(_, probes) => probes.iter().map(|(_, p)| self.estimate(p)).sum(),
            Test::Among(sentences) => sentences.len(),
        }
    }
}
