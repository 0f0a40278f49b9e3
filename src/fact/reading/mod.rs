//! A reading: the words of a text with what each is to the grammars, paragraph by paragraph.
//!
//! In: the clean text, its words, its paragraphs, the [`Cues`] and the days that matter. Out: a [`Reading`], from which
//! dates, figures, institutions and events are found. Each distinct word is looked at once; then the tokens are walked once,
//! and only those at which a grammar may start are kept. The language is told per paragraph, by its small words.

mod passage;
mod table;

use std::ops::Range;

use super::Para;
use super::citation::Citations;
use super::cue::{Class, Cues};
use super::partial_date::PartialDate;
use crate::text::{Shape, Span, Token, Words};
pub(super) use passage::Passage;
use table::Table;
pub(super) use table::{form, want};

/// The days that a text's times are held against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct When {
    /// The day on which the reply was received: what lies after it is no event but a target.
    pub received: Option<PartialDate>,
    /// First and last day of what the reply reports on, for "the reporting period".
    pub period: Option<(PartialDate, PartialDate)>,
}

/// A text made ready for finding facts in it.
pub struct Reading<'a> {
    text: &'a str,
    words: &'a Words,
    paragraphs: &'a [Para<'a>],
    pub(super) when: When,
    /// Days and years that the citations have read as those of acts, with the citation of each, in reading order.
    pub(super) acts: Vec<ActDay>,
    tables: Vec<Table<'a>>,
    places: Vec<Place>,
    hits: Vec<Hit>,
}

/// A day or year that is an act's by its citation, though no word leads to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct ActDay {
    /// Where the citation begins.
    pub citation: u32,
    pub span: Span,
    pub date: PartialDate,
}

/// A token at which a grammar may start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    token: u32,
    /// Which grammars.
    want: u8,
}

struct Place {
    tokens: Range<usize>,
    hits: Range<usize>,
    table: usize,
}

/// How many tokens of a paragraph show its language.
const SAMPLE: usize = 48;
/// How many small words that only one language has make it clear.
const CLEAR: usize = 6;

impl<'a> Reading<'a> {
    /// Makes a text ready. Paragraphs must be in order and must not overlap.
    pub fn new(text: &'a str, words: &'a Words, paragraphs: &'a [Para<'a>], cues: &'a Cues, when: When) -> Reading<'a> {
        let mut reading = Reading {
            text,
            words,
            paragraphs,
            when,
            acts: Vec::new(),
            tables: Vec::new(),
            places: Vec::new(),
            hits: Vec::new(),
        };
        let firsts = firsts(words.tokens(), paragraphs);
        let languages = languages(words, paragraphs, &firsts, cues);
        let mut table_of: Vec<Option<usize>> = vec![None; cues.tongues.len()];
        for ((para, &start), &language) in paragraphs.iter().zip(&firsts).zip(&languages) {
            let Some(tongue) = cues.tongues.get(language) else { continue };
            let table = *table_of[language].get_or_insert_with(|| {
                reading.tables.push(Table::of(words, tongue));
                reading.tables.len() - 1
            });
            let first = reading.hits.len();
            let wants = &reading.tables[table].wants;
            let mut end = start;
            for token in &words.tokens()[start..] {
                if token.end > para.span.end {
                    break;
                }
                let short_name = if token.shape == Shape::Upper { want::NAME } else { 0 };
                let want = wants[token.word.0 as usize] | short_name;
                if want != 0 {
                    reading.hits.push(Hit { token: end as u32, want });
                }
                end += 1;
            }
            reading.places.push(Place { tokens: start..end, hits: first..reading.hits.len(), table });
        }
        reading
    }

    /// The same reading with what the citations know of the dates of acts: "the Labour Act, 2024 (OG 12/24 of 3 May 2024)".
    #[must_use]
    pub fn knowing(mut self, citations: &Citations) -> Reading<'a> {
        for citation in &citations.citations {
            let days = citation.told.iter().map(|&(date, span)| ActDay { citation: citation.span.start, span, date });
            self.acts.extend(days);
        }
        self
    }

    /// The words of the text.
    pub(super) fn words(&self) -> &'a Words {
        self.words
    }

    /// The paragraphs in order.
    pub(super) fn passages(&self) -> impl Iterator<Item = Passage<'_>> {
        (0..self.places.len()).map(|para| self.passage(para))
    }

    pub(super) fn passage(&self, para: usize) -> Passage<'_> {
        let place = &self.places[para];
        Passage {
            text: self.text,
            words: self.words,
            tokens: &self.words.tokens()[..place.tokens.end],
            marks: &self.tables[place.table].marks,
            table: &self.tables[place.table],
            para: &self.paragraphs[para],
            index: para,
            from: place.tokens.start,
            to: place.tokens.end,
            hits: &self.hits[place.hits.clone()],
        }
    }
}

/// The first token of each paragraph; paragraphs are in order, so each search goes on from the last, by leaps.
fn firsts(tokens: &[Token], paragraphs: &[Para<'_>]) -> Vec<usize> {
    let mut at = 0;
    let mut out = Vec::with_capacity(paragraphs.len());
    for para in paragraphs {
        let mut leap = 1;
        while tokens.get(at + leap).is_some_and(|t| t.start < para.span.start) {
            at += leap;
            leap *= 2;
        }
        let rest = tokens.get(at..(at + leap + 1).min(tokens.len())).unwrap_or_default();
        at += rest.partition_point(|t| t.start < para.span.start);
        out.push(at);
    }
    out
}

/// The language of each paragraph, as its number among the cues.
fn languages(words: &Words, paragraphs: &[Para<'_>], firsts: &[usize], cues: &Cues) -> Vec<usize> {
    let mut small = vec![0u8; words.vocabulary().len()];
    for (t, tongue) in cues.tongues.iter().enumerate().take(8) {
        for (word, mark) in &tongue.words {
            if mark.bits & Class::Small.bit() != 0
                && let Some(id) = words.vocabulary().get(word)
            {
                small[id.0 as usize] |= 1 << t;
            }
        }
    }
    let mut whole = vec![0usize; cues.tongues.len().min(8)];
    let mut own = vec![0usize; whole.len()];
    let mut out = Vec::with_capacity(paragraphs.len());
    for (para, &first) in paragraphs.iter().zip(firsts) {
        own.fill(0);
        let tokens = words.tokens()[first..].iter().take(SAMPLE).take_while(|t| t.end <= para.span.end);
        for token in tokens {
            let in_tongues = small[token.word.0 as usize];
            // A word that all have tells nothing.
            if in_tongues.count_ones() != 1 {
                continue;
            }
            let count = &mut own[in_tongues.trailing_zeros() as usize];
            *count += 1;
            if *count == CLEAR {
                break;
            }
        }
        let most = own.iter().copied().max().unwrap_or(0);
        let clear = most > 0 && own.iter().filter(|&&n| n == most).count() == 1;
        out.push(own.iter().position(|&n| n == most).filter(|_| clear));
        whole.iter_mut().zip(&own).for_each(|(w, n)| *w += n);
    }
    let most = whole.iter().copied().max().unwrap_or(0);
    let usual = whole.iter().position(|&n| n == most).unwrap_or(0);
    out.into_iter().map(|language| language.unwrap_or(usual)).collect()
}
