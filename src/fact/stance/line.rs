//! One sentence laid out for the grammar: each word's classes and what stands before it.
//!
//! In: a sentence's tokens and the word classes of its language. Out: a [`Line`], numbered from 0, with punctuation, depth of
//! brackets and elided words ("s'", "qu'") noted per word. The buffers are used again for the next sentence.

use super::class;
use super::group::MARKED as VERBS;
use super::verb::Classes;
use crate::lexicon::LanguageId;
use crate::text::{Shape, Token};

/// What stands between a word and the one before it.
pub(super) mod gap {
    pub const COMMA: u8 = 1;
    pub const SEMICOLON: u8 = 2;
    pub const COLON: u8 = 4;
    /// In brackets.
    pub const INSIDE: u8 = 8;
    pub const DASH: u8 = 16;
    /// An elided "s'".
    pub const REFLEXIVE: u8 = 32;
    /// An elided "qu'".
    pub const THAT: u8 = 64;
    /// An elided article, "l'".
    pub const ARTICLE: u8 = 128;
    /// A pause of any sort.
    pub const PAUSE: u8 = COMMA | SEMICOLON | COLON | DASH;
}

/// Classes of the words that open or join clauses, and of verbs.
const MARKED: u64 = VERBS | class::THIRD | class::CONTRAST | class::AND | class::WITHOUT;
/// Classes that are looked at again, because their words may be something else, or to be counted.
const DOUBTFUL: u64 = class::MAY | class::CAN | class::WILL | class::NO | class::HAVE_NOW | class::NUMBER;

/// One word.
#[derive(Debug, Clone, Copy)]
struct Cell {
    class: u64,
    gap: u8,
}

/// A sentence, word by word.
#[derive(Default)]
pub(super) struct Line {
    cells: Vec<Cell>,
    /// Words that a grammar must look at: verbs, small words that open or join clauses, words behind a pause.
    marks: Vec<u32>,
    /// Number of the first token in the text.
    pub base: usize,
    /// The language denies with two words ("ne … pas").
    pub two_part: bool,
    /// How many numbers it has.
    pub numbers: usize,
}

impl Line {
    /// Lays out the tokens of a sentence that begins with token `base`.
    pub fn lay(&mut self, text: &str, tokens: &[Token], base: usize, classes: &Classes, language: LanguageId) {
        let table = classes.of(language);
        self.cells.clear();
        self.cells.resize(tokens.len(), Cell { class: 0, gap: 0 });
        self.marks.clear();
        self.marks.reserve(tokens.len());
        self.base = base;
        self.two_part = classes.two_part(language);
        self.numbers = 0;
        let mut depth = 0u32;
        let bytes = text.as_bytes();
        let Some(first) = tokens.first() else { return };
        let (mut last, mut inside) = (first.start as usize, 0);
        for (i, (token, cell)) in tokens.iter().zip(&mut self.cells).enumerate() {
            let mut class = table.get(token.word.0 as usize).copied().unwrap_or(0);
            if class & DOUBTFUL != 0 {
                class = settled(class, bytes, tokens, i);
                self.numbers += usize::from(class & class::NUMBER != 0);
            }
            let to = token.start as usize;
            let mut gap = inside;
            // Most words stand behind one space.
            if to != last + 1 || bytes.get(last) != Some(&b' ') {
                gap = if i == 0 {
                    opening(&bytes[to.saturating_sub(5)..to], &mut depth)
                } else {
                    between(&bytes[last..to], &mut depth)
                };
                inside = if depth > 0 { gap::INSIDE } else { 0 };
                gap |= inside;
            }
            last = token.end as usize;
            *cell = Cell { class, gap };
            if class & MARKED != 0 || gap & (gap::PAUSE | gap::THAT) != 0 {
                self.marks.push(i as u32);
            }
        }
        // A sentence wholly in brackets is read as if it were not.
        if self.cells.first().is_some_and(|c| c.gap & gap::INSIDE != 0)
            && self.cells.iter().all(|c| c.gap & gap::INSIDE != 0)
        {
            self.cells.iter_mut().for_each(|c| c.gap &= !gap::INSIDE);
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The words that a grammar must look at, in order.
    pub fn marks(&self) -> impl Iterator<Item = usize> {
        self.marks.iter().map(|&m| m as usize)
    }

    /// The classes of a word; none past the end.
    pub fn class(&self, at: usize) -> u64 {
        self.cells.get(at).map_or(0, |c| c.class)
    }

    /// Whether a word has one of these classes.
    pub fn is(&self, at: usize, bits: u64) -> bool {
        self.class(at) & bits != 0
    }

    /// What stands before a word; the end of the line is a pause.
    pub fn gap(&self, at: usize) -> u8 {
        self.cells.get(at).map_or(gap::SEMICOLON, |c| c.gap)
    }

    /// Whether one of these marks stands before a word.
    pub fn after(&self, at: usize, marks: u8) -> bool {
        self.gap(at) & marks != 0
    }

    /// Whether a word stands in brackets.
    pub fn inside(&self, at: usize) -> bool {
        self.cells.get(at).is_some_and(|c| c.gap & gap::INSIDE != 0)
    }
}

/// "May 2024" is a month, "Will" a name, "No. 14" a number, "a)" an enumerator.
fn settled(class: u64, bytes: &[u8], tokens: &[Token], i: usize) -> u64 {
    let token = tokens[i];
    let next = bytes.get(token.end as usize);
    let name = class & (class::MAY | class::CAN | class::WILL) != 0 && token.shape != Shape::Lower && i > 0;
    let number =
        class & class::NO != 0 && next == Some(&b'.') && tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Number);
    let enumerator = class & class::HAVE_NOW != 0 && next == Some(&b')');
    if name || number || enumerator { 0 } else { class }
}

/// What was elided before the first word, and a bracket that opens there.
fn opening(bytes: &[u8], depth: &mut u32) -> u8 {
    let gap = between(bytes, depth) & (gap::REFLEXIVE | gap::ARTICLE);
    *depth = u32::from(bytes.last() == Some(&b'('));
    gap
}

/// Reads the bytes between two words.
fn between(bytes: &[u8], depth: &mut u32) -> u8 {
    let mut gap = 0;
    for (i, &b) in bytes.iter().enumerate() {
        match b {
            b',' => gap |= gap::COMMA,
            b';' => gap |= gap::SEMICOLON,
            b':' => gap |= gap::COLON,
            b'(' | b'[' => *depth += 1,
            b')' | b']' => *depth = depth.saturating_sub(1),
            b'-' if bytes.len() > 1 => gap |= gap::DASH,
            // The dashes U+2013 and U+2014.
            0x93 | 0x94 if i >= 2 && bytes[i - 2..i] == [0xE2, 0x80] => gap |= gap::DASH,
            b's' | b'S' if matches!(bytes.get(i + 1), Some(b'\'' | 0xE2)) => gap |= gap::REFLEXIVE,
            b'l' | b'L' => gap |= gap::ARTICLE,
            b'q' | b'Q' => gap |= gap::THAT,
            _ => {}
        }
    }
    gap
}
