//! One sentence laid out for the grammar: each word's classes and what stands before it.
//!
//! In: a sentence's tokens and the word classes of its language. Out: a [`Line`], numbered from 0, with punctuation, depth of
//! brackets and elided words ("s'", "qu'") noted per word. The buffers are used again for the next sentence.

use super::verb::{Classes, class};
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
    /// Joined by a hyphen.
    pub const HYPHEN: u8 = 128;
    /// A pause of any sort.
    pub const PAUSE: u8 = COMMA | SEMICOLON | COLON | DASH;
}

/// A sentence, word by word.
#[derive(Default)]
pub(super) struct Line {
    classes: Vec<u64>,
    gaps: Vec<u8>,
    /// Number of the first token in the text.
    pub base: usize,
    /// The language denies with two words ("ne … pas").
    pub two_part: bool,
}

impl Line {
    /// Lays out the tokens of a sentence that begins with token `base`.
    pub fn lay(&mut self, text: &str, tokens: &[Token], base: usize, classes: &Classes, language: LanguageId) {
        let table = classes.of(language);
        self.classes.clear();
        self.gaps.clear();
        self.base = base;
        self.two_part = classes.two_part(language);
        let mut depth = 0u32;
        let bytes = text.as_bytes();
        for (i, token) in tokens.iter().enumerate() {
            let mut bits = table.get(token.word.0 as usize).copied().unwrap_or(0);
            // "May 2024" is a month, "Will" a name.
            if bits & (class::MAY | class::CAN | class::WILL) != 0 && token.shape != Shape::Lower && i > 0 {
                bits = 0;
            }
            // "No. 14" is a number.
            if bits & class::NO != 0 && bytes.get(token.end as usize) == Some(&b'.') && tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Number) {
                bits = 0;
            }
            let mut gap = 0;
            if i > 0 {
                let (from, to) = (tokens[i - 1].end as usize, token.start as usize);
                if to != from + 1 || bytes[from] != b' ' {
                    gap = between(&bytes[from..to], &mut depth);
                }
            } else if token.start > 0 && bytes[token.start as usize - 1] == b'(' {
                depth = 1;
            }
            // An enumerator "a)" is no verb.
            if bits & class::HAVE_NOW != 0 && bytes.get(token.end as usize) == Some(&b')') {
                bits = 0;
            }
            if depth > 0 {
                gap |= gap::INSIDE;
            }
            self.classes.push(bits);
            self.gaps.push(gap);
        }
        // A sentence wholly in brackets is read as if it were not.
        if self.gaps.iter().all(|g| g & gap::INSIDE != 0) {
            self.gaps.iter_mut().for_each(|g| *g &= !gap::INSIDE);
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// The classes of a word; none past the end.
    pub fn class(&self, at: usize) -> u64 {
        self.classes.get(at).copied().unwrap_or(0)
    }

    /// Whether a word has one of these classes.
    pub fn is(&self, at: usize, bits: u64) -> bool {
        self.class(at) & bits != 0
    }

    /// What stands before a word.
    pub fn gap(&self, at: usize) -> u8 {
        self.gaps.get(at).copied().unwrap_or(gap::SEMICOLON)
    }

    /// Whether one of these marks stands before a word.
    pub fn after(&self, at: usize, marks: u8) -> bool {
        self.gap(at) & marks != 0
    }

    /// Whether a word stands in brackets.
    pub fn inside(&self, at: usize) -> bool {
        self.gaps.get(at).is_some_and(|g| g & gap::INSIDE != 0)
    }
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
            b'-' if bytes.len() == 1 => gap |= gap::HYPHEN,
            b'-' => gap |= gap::DASH,
            // The dashes U+2013 and U+2014.
            0x93 | 0x94 if i >= 2 && bytes[i - 2..i] == [0xE2, 0x80] => gap |= gap::DASH,
            b's' | b'S' if matches!(bytes.get(i + 1), Some(b'\'' | 0xE2)) => gap |= gap::REFLEXIVE,
            b'q' | b'Q' => gap |= gap::THAT,
            _ => {}
        }
    }
    gap
}
