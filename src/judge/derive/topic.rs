//! Topics: what makes a passage deal with a derived obligation.
//!
//! In: the content words of an ask with the concepts of the lexicon that stand over them, and how often each is met in the
//! reply. Out: a topic probe and the one part of a full answer. A word that stands in every answer distinguishes nothing;
//! one that only this ask has among those that share an answer distinguishes most. Where an ask has its answer for itself,
//! every sentence of that answer is on point.

use std::ops::Range;

use crate::lexicon::{ConceptId, Hit, Lexicon, Reading};
use crate::rule::{Kind, Part, Probe, Test, Within};

use super::words::AskWords;
use crate::text::Words;

/// A content word of an ask: it is met by the word itself or by a concept that stands over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// The word.
    pub word: ConceptId,
    /// The word's concept and those over it.
    pub met_by: Vec<ConceptId>,
}

/// Most elements of one ask that are looked for; a longer ask says its matter in its first words.
const MOST: usize = 40;
/// A concept stands over a word of an ask where its phrase there is no longer.
const LONGEST: u32 = 3;

/// Whether a word can say something of a matter.
pub(super) fn is_content(word: &str, words: &AskWords) -> bool {
    word.chars().count() > 2 && word.starts_with(char::is_alphabetic) && !words.is_empty_word(word)
}

/// The elements of one ask: `asked` is the reading of all asks, one paragraph each.
pub(super) fn elements(
    asked: &Reading,
    nth: usize,
    lexicon: &Lexicon,
    text: &Words,
    of_word: impl Fn(&str) -> Option<ConceptId>,
) -> Vec<Element> {
    let mut out: Vec<Element> = Vec::new();
    let Some(paragraph) = asked.paragraphs().get(nth) else { return out };
    for sentence in paragraph.sentences.clone() {
        let tokens = asked.sentences()[sentence].tokens.clone();
        for token in tokens {
            let Some(word) = of_word(text.lower(token)) else { continue };
            if out.iter().any(|e| e.word == word) || out.len() >= MOST {
                continue;
            }
            let mut met_by = vec![word];
            let over: Vec<&Hit> = asked
                .hits(sentence)
                .iter()
                .filter(|h| (h.start as usize..h.end as usize).contains(&token) && h.end - h.start <= LONGEST)
                .collect();
            for hit in &over {
                // A concept that stands here only because a narrower one does would be met by much else.
                let wider = |o: &&&Hit| {
                    o.concept != hit.concept && lexicon.concept(o.concept).counts_as().contains(&hit.concept)
                };
                if over.iter().any(|o| wider(&o)) {
                    continue;
                }
                let id = &lexicon.concept(hit.concept).id;
                if !met_by.contains(&hit.concept) && !id.starts_with("cue-") && !id.starts_with('“') {
                    met_by.push(hit.concept);
                }
            }
            out.push(Element { word, met_by });
        }
    }
    out
}

/// How often things are met in a reply.
pub(super) struct Frequency {
    /// For each concept, in how many sentences.
    counts: Vec<usize>,
    all: usize,
}

impl Frequency {
    /// Counts over the sentences of the answers.
    pub fn of(reading: &Reading, lexicon: &Lexicon) -> Frequency {
        let all = reading.sentences().len();
        let mut counts = vec![0; lexicon.concepts().len()];
        let mut last = vec![usize::MAX; counts.len()];
        for sentence in 0..all {
            for hit in reading.hits(sentence) {
                let concept = usize::from(hit.concept.0);
                if std::mem::replace(&mut last[concept], sentence) != sentence {
                    counts[concept] += 1;
                }
            }
        }
        Frequency { counts, all }
    }

    fn count(&self, concept: ConceptId) -> usize {
        self.counts.get(usize::from(concept.0)).copied().unwrap_or(0)
    }

    /// Whether something is met so often that it distinguishes nothing.
    fn common(&self, count: usize) -> bool {
        self.all >= 8 && count * 3 > self.all
    }

    /// The element without the concepts that are met everywhere, and what it weighs: more, the seldomer it is met.
    fn weigh(&self, element: &Element, shared: bool) -> (Vec<ConceptId>, u16) {
        let kept: Vec<ConceptId> =
            element.met_by.iter().copied().filter(|&c| c == element.word || !self.common(self.count(c))).collect();
        let count = kept.iter().map(|&c| self.count(c)).max().unwrap_or(0);
        let weight = match (self.common(count), count * 10 <= self.all.max(20), shared) {
            (true, _, _) => 1,
            (_, true, false) => 4,
            (_, false, false) => 3,
            (_, true, true) => 2,
            _ => 1,
        };
        (kept, weight)
    }
}

/// The elements of an ask with their weights among those that it shares answers with.
pub(super) struct Matter(Vec<(Vec<ConceptId>, u16)>);

impl Matter {
    /// Weighs the elements of an ask; `shared` are the words that an ask with which it shares answers has too.
    pub fn of(own: &[Element], shared: impl Fn(ConceptId) -> bool, frequency: &Frequency) -> Matter {
        Matter(own.iter().map(|e| frequency.weigh(e, shared(e.word))).collect())
    }

    /// How much of it some sentences meet, each element once for each sentence.
    pub fn score(&self, reading: &Reading, sentences: Range<usize>) -> u32 {
        let met = |concepts: &[ConceptId], s: usize| concepts.iter().any(|&c| reading.meets(s, c));
        let of = |s: usize| self.0.iter().filter(|(c, _)| met(c, s)).map(|(_, weight)| u32::from(*weight)).sum::<u32>();
        sentences.map(of).sum()
    }

    /// A score held against what an ask of this length can reach: a long ask meets something of everything.
    pub fn share(&self, score: u32) -> u32 {
        let all: u32 = self.0.iter().map(|(_, weight)| u32::from(*weight)).sum();
        score * 100 / (all * 16).isqrt().max(1)
    }

    /// The topic: the sentences that are nearest to it. Its elements stand beside them only for their places.
    pub fn topic(&self, sentences: Vec<u32>) -> Probe {
        let among = Probe { within: Within::Sentence, test: Test::Among(sentences) };
        let words = least(u16::MAX, &self.0, Within::Sentence);
        Probe { within: Within::Sentence, test: Test::Any(vec![among, words]) }
    }
}

/// A sentence that meets less than this of every ask goes with the sentence before it.
const LITTLE: u32 = 3;

/// Which of several asks each sentence of a shared answer is nearest to: in `out`, per ask, its sentences. What says nothing
/// of any ask goes on with the sentence before it, at the head of a paragraph with what the paragraph as a whole is nearest
/// to, and failing that with the first ask.
pub(super) fn assign(matters: &[&Matter], reading: &Reading, paragraphs: Range<usize>, out: &mut [Vec<u32>]) {
    for paragraph in paragraphs {
        let sentences = reading.paragraphs()[paragraph].sentences.clone();
        let mut nearest: Vec<usize> = best(matters, reading, sentences.clone());
        if nearest.is_empty() {
            nearest = vec![0];
        }
        for sentence in sentences {
            let own = best(matters, reading, sentence..sentence + 1);
            if !own.is_empty() {
                nearest = own;
            }
            for &ask in &nearest {
                if let Some(list) = out.get_mut(ask) {
                    list.push(sentence as u32);
                }
            }
        }
    }
}

/// The asks that some sentences say something of, and nearly as much as of any other.
fn best(matters: &[&Matter], reading: &Reading, sentences: Range<usize>) -> Vec<usize> {
    let scores: Vec<u32> = matters.iter().map(|m| m.score(reading, sentences.clone())).collect();
    let shares: Vec<u32> = matters.iter().zip(&scores).map(|(m, &s)| if s < LITTLE { 0 } else { m.share(s) }).collect();
    let most = shares.iter().copied().max().unwrap_or(0);
    (0..shares.len()).filter(|&n| most > 0 && shares[n] * 4 >= most * 3).collect()
}

/// Which of several stretches of an answer each of several asks goes with, both in order, each stretch with at least one ask.
/// Nothing where there are fewer asks than stretches.
pub(super) fn align(matters: &[&Matter], reading: &Reading, stretches: &[Range<usize>]) -> Vec<usize> {
    let (asks, parts) = (matters.len(), stretches.len());
    if asks < parts || parts == 0 {
        return Vec::new();
    }
    let share = |ask: usize, part: usize| matters[ask].share(matters[ask].score(reading, stretches[part].clone()));
    // The most that the asks up to each make of the stretches up to each, and whether its stretch is the ask before's.
    let mut most = vec![vec![None::<(u32, bool)>; parts]; asks];
    most[0][0] = Some((share(0, 0), false));
    for ask in 1..asks {
        for part in 0..parts.min(ask + 1) {
            let stay = most[ask - 1][part].map(|m| (m.0 + share(ask, part), true));
            let step = part.checked_sub(1).and_then(|p| most[ask - 1][p]).map(|m| (m.0 + share(ask, part), false));
            most[ask][part] = stay.into_iter().chain(step).max_by_key(|m| (m.0, !m.1));
        }
    }
    let mut out = vec![0; asks];
    let mut part = parts - 1;
    for ask in (0..asks).rev() {
        out[ask] = part;
        if most[ask][part].is_some_and(|m| !m.1) {
            part = part.saturating_sub(1);
        }
    }
    out
}

fn any(concepts: &[ConceptId], within: Within) -> Probe {
    let met = |&c: &ConceptId| Probe { within, test: Test::Met(c) };
    match concepts {
        [one] => met(one),
        several => Probe { within, test: Test::Any(several.iter().map(met).collect()) },
    }
}

fn least(least: u16, of: &[(Vec<ConceptId>, u16)], within: Within) -> Probe {
    Probe { within, test: Test::Least(least, of.iter().map(|(c, w)| (*w, any(c, within))).collect()) }
}

/// What makes a sentence plainly on point: a good share of what is asked stands in it.
pub(super) fn plain(own: &[Element]) -> Option<Probe> {
    let each: Vec<(Vec<ConceptId>, u16)> = own.iter().map(|e| (e.met_by.clone(), 1)).collect();
    let share = (each.len() * 2).div_ceil(5).max(2);
    Some(least(u16::try_from(share).ok()?, &each, Within::Sentence))
}

/// The one part of a full answer: half of what is asked stands in one sentence of the measure's paragraph.
pub(super) fn whole(own: &[Element], kind: Kind) -> Option<Part> {
    // Figures are told in rows of sentences.
    let within = if kind == Kind::Data { Within::Paragraph } else { Within::Sentence };
    let each: Vec<(Vec<ConceptId>, u16)> = own.iter().map(|e| (e.met_by.clone(), 1)).collect();
    let most = each.len().div_ceil(2).max(2.min(each.len()));
    let needs = least(u16::try_from(most).ok()?, &each, within);
    (most > 0).then(|| Part { name: "most of what is asked, named in the passage".to_owned(), needs })
}

/// How many elements of an ask, as [`whole`] keeps them, are met at places of their own among those of a clause; and how many
/// the ask has.
pub(super) fn met(part: &Part, places: &[(u32, ConceptId)]) -> (usize, usize) {
    let Test::Least(_, each) = &part.needs.test else { return (0, 0) };
    let mut taken: Vec<u32> = Vec::new();
    for (_, probe) in each {
        let mut own = Vec::new();
        probe.concepts(&mut own);
        if let Some((at, _)) = places.iter().find(|(at, c)| own.contains(c) && !taken.contains(at)) {
            taken.push(*at);
        }
    }
    (taken.len(), each.len())
}
