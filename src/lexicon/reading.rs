//! A reading: paragraphs cut into sentences, each with its language and the concepts that it meets.
//!
//! In: the clean text, its words, a lexicon, and the spans of the paragraphs. Out: a [`Reading`]. This is the one pass in
//! which concepts are looked for; rules only ask afterwards which sentence met what.

use std::ops::Range;

use super::index::{ConceptId, Hit, Lexicon, Resolved, Row};
use super::language::{LanguageId, Languages};
use crate::text::{Span, Words, sentence};

/// A paragraph of the reply.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Where it stands; it may run over page breaks.
    pub span: Span,
    /// Numbers of its sentences.
    pub sentences: Range<usize>,
    /// The language it is in.
    pub language: LanguageId,
}

/// A sentence of the reply.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Numbers of its tokens.
    pub tokens: Range<usize>,
    /// Number of its paragraph.
    pub paragraph: usize,
    hits: Range<usize>,
}

/// All paragraphs and sentences, with what was met in them.
#[derive(Debug, Clone)]
pub struct Reading {
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
    hits: Vec<Hit>,
    sets: Vec<u64>,
    width: usize,
}

impl Reading {
    /// Reads the paragraphs in the order given.
    pub fn of(plain: &str, words: &Words, lexicon: &Lexicon, languages: &Languages, spans: &[Span]) -> Reading {
        let small = SmallWords::of(words, languages);
        let width = lexicon.concepts().len().div_ceil(64);
        let mut reading = Reading {
            paragraphs: Vec::with_capacity(spans.len()),
            sentences: Vec::new(),
            hits: Vec::new(),
            sets: Vec::new(),
            width,
        };
        let main = small.of_tokens(words, 0..words.tokens().len().min(4000), 1).unwrap_or(LanguageId(0));
        let tokens: Vec<Range<usize>> = spans.iter().map(|&span| words.within(span)).collect();
        let tongues: Vec<LanguageId> =
            tokens.iter().map(|t| small.of_tokens(words, t.clone(), 2).unwrap_or(main)).collect();
        let mut wanted = tongues.clone();
        wanted.sort_unstable();
        wanted.dedup();
        let resolved = lexicon.resolve(words.vocabulary(), languages, &wanted);
        let abbreviations = languages.abbreviations();
        let (mut cut, mut row) = (Vec::new(), Row::default());
        for (number, &span) in spans.iter().enumerate() {
            let (tokens, language) = (tokens[number].clone(), tongues[number]);
            cut.clear();
            sentence::sentences_by(plain, span, &abbreviations, &mut cut);
            let first = reading.sentences.len();
            let mut from = tokens.start;
            for &span in &cut {
                while from < tokens.end && words.tokens()[from].start < span.start {
                    from += 1;
                }
                let mut to = from;
                while to < tokens.end && words.tokens()[to].end <= span.end {
                    to += 1;
                }
                reading.sentence(words, lexicon, &resolved, language, span, from..to, number, &mut row);
                from = to;
            }
            reading.paragraphs.push(Paragraph { span, sentences: first..reading.sentences.len(), language });
        }
        reading
    }

    #[allow(clippy::too_many_arguments)]
    fn sentence(
        &mut self,
        words: &Words,
        lexicon: &Lexicon,
        resolved: &Resolved,
        language: LanguageId,
        span: Span,
        tokens: Range<usize>,
        paragraph: usize,
        row: &mut Row,
    ) {
        let first = self.hits.len();
        lexicon.meet(resolved, language, &words.tokens()[tokens.clone()], tokens.start, row, &mut self.hits);
        let set = self.sets.len();
        self.sets.resize(set + self.width, 0);
        for hit in &self.hits[first..] {
            self.sets[set + usize::from(hit.concept.0) / 64] |= 1 << (hit.concept.0 % 64);
        }
        self.sentences.push(Sentence { span, tokens, paragraph, hits: first..self.hits.len() });
    }

    /// All paragraphs.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// All sentences.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Whether a sentence meets a concept.
    pub fn meets(&self, sentence: usize, concept: ConceptId) -> bool {
        self.sets[sentence * self.width + usize::from(concept.0) / 64] >> (concept.0 % 64) & 1 == 1
    }

    /// What a sentence meets, in order.
    pub fn hits(&self, sentence: usize) -> &[Hit] {
        &self.hits[self.sentences[sentence].hits.clone()]
    }

    /// Where a sentence first meets a concept.
    pub fn hit(&self, sentence: usize, concept: ConceptId) -> Option<Hit> {
        self.hits(sentence).iter().copied().find(|h| h.concept == concept)
    }

    /// The language of a sentence.
    pub fn language(&self, sentence: usize) -> LanguageId {
        self.paragraphs[self.sentences[sentence].paragraph].language
    }
}

/// Which of a text's words are the small words of which language.
struct SmallWords {
    masks: Vec<u16>,
    languages: usize,
}

impl SmallWords {
    fn of(words: &Words, languages: &Languages) -> SmallWords {
        let mut masks = vec![0u16; words.vocabulary().len()];
        for (id, language) in languages.iter() {
            for small in &language.small_words {
                if let Some(word) = words.vocabulary().get(small) {
                    masks[word.0 as usize] |= 1 << id.0;
                }
            }
        }
        SmallWords { masks, languages: languages.len() }
    }

    /// The language with the most small words, where it leads and has at least so many.
    fn of_tokens(&self, words: &Words, tokens: Range<usize>, least: u32) -> Option<LanguageId> {
        let mut counts = [0u32; 16];
        for token in &words.tokens()[tokens] {
            let mask = self.masks[token.word.0 as usize];
            if mask != 0 {
                for (language, count) in counts.iter_mut().enumerate().take(self.languages) {
                    *count += u32::from(mask >> language & 1);
                }
            }
        }
        let best = (0..self.languages).max_by_key(|&l| (counts[l], std::cmp::Reverse(l)))?;
        let second = (0..self.languages).filter(|&l| l != best).map(|l| counts[l]).max().unwrap_or(0);
        (counts[best] >= least && counts[best] > second).then_some(LanguageId(best as u8))
    }
}
