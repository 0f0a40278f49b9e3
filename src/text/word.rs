//! Words: the clean text cut into tokens, each distinct word kept once.
//!
//! In: the clean text. Out: [`Words`], tokens in order with their span, and a [`Vocabulary`] of distinct lower-case words.
//! A word broken by a hyphen at a line's end is one token whose span runs over the break; prefixes that drafters hyphenate
//! at will ("co-operation", "non-governmental") are one word with what follows; an apostrophe separates ("l'avocat").

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::span::Span;

/// A distinct word, by its number in the [`Vocabulary`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

/// One word or number of the text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Which word.
    pub word: WordId,
    /// How it is written.
    pub shape: Shape,
}

impl Token {
    /// Where it stands.
    pub fn span(self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital, small letters follow.
    Capital,
    /// Capitals only, two or more ("CCP").
    Upper,
    /// Begins with a digit ("8.0.3", "1,946", "33a").
    Number,
}

/// The distinct words of a text, in lower case with their accents.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// All words one after another.
    text: String,
    /// Where each ends in `text`.
    ends: Vec<u32>,
    /// A table by hash, at least twice as long as there are words: the high half of a word's hash, and its number from 1; 0
    /// where there is none. A word stands at its hash or in the first free place after it.
    table: Vec<u64>,
}

impl Vocabulary {
    /// The word of an id.
    pub fn text(&self, id: WordId) -> &str {
        &self.text[self.range(id)]
    }

    fn bytes(&self, id: WordId) -> &[u8] {
        &self.text.as_bytes()[self.range(id)]
    }

    fn range(&self, id: WordId) -> Range<usize> {
        let nth = id.0 as usize;
        let start = if nth == 0 { 0 } else { self.ends[nth - 1] as usize };
        start..self.ends[nth] as usize
    }

    /// The id of a lower-case word, where the text has it.
    pub fn get(&self, lower: &str) -> Option<WordId> {
        self.place(lower, hash(lower)).ok()
    }

    /// All words in order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = (WordId, &str)> {
        (0..self.len() as u32).map(|i| (WordId(i), self.text(WordId(i))))
    }

    /// Number of distinct words.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The id of a word, or the free place in the table where it belongs.
    fn place(&self, lower: &str, hash: u64) -> Result<WordId, usize> {
        let Some(last) = self.table.len().checked_sub(1) else { return Err(0) };
        let mut at = hash as usize & last;
        loop {
            let entry = self.table[at];
            if entry == 0 {
                return Err(at);
            }
            if (entry ^ hash) >> 32 == 0 {
                let id = WordId(entry as u32 - 1);
                if self.bytes(id) == lower.as_bytes() {
                    return Ok(id);
                }
            }
            at = (at + 1) & last;
        }
    }

    fn intern(&mut self, lower: &str) -> WordId {
        let hash = hash(lower);
        let free = match self.place(lower, hash) {
            Ok(id) => return id,
            Err(free) => free,
        };
        self.text.push_str(lower);
        self.ends.push(self.text.len() as u32);
        let number = self.ends.len() as u64;
        if self.table.len() < self.ends.len() * 2 {
            self.grow();
        } else {
            self.table[free] = hash >> 32 << 32 | number;
        }
        WordId(number as u32 - 1)
    }

    /// Makes the table longer and files all words anew.
    fn grow(&mut self) {
        let length = (self.ends.len() * 4).next_power_of_two().max(1024);
        self.table.clear();
        self.table.resize(length, 0);
        for number in 0..self.ends.len() {
            let hash = hash(self.text(WordId(number as u32)));
            let mut at = hash as usize & (length - 1);
            while self.table[at] != 0 {
                at = (at + 1) & (length - 1);
            }
            self.table[at] = hash >> 32 << 32 | (number as u64 + 1);
        }
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// All tokens of a text with their vocabulary.
#[derive(Debug, Clone, Default)]
pub struct Words {
    tokens: Vec<Token>,
    vocabulary: Vocabulary,
}

impl Words {
    /// Cuts a clean text into words. Takes time in proportion to its length.
    pub fn of(plain: &str) -> Words {
        let mut cutter = Cutter {
            text: plain,
            lower: String::with_capacity(64),
            words: Words { tokens: Vec::with_capacity(plain.len() / 6), vocabulary: Vocabulary::default() },
        };
        cutter.run();
        cutter.words
    }

    /// The tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The distinct words.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The numbers of the tokens that lie within a span.
    pub fn within(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|t| t.start < span.start);
        let to = from + self.tokens[from..].partition_point(|t| t.end <= span.end);
        from..to
    }

    /// The lower-case text of a token.
    pub fn lower(&self, token: usize) -> &str {
        self.vocabulary.text(self.tokens[token].word)
    }

    /// Whether a phrase stands at a token and ends before another; its words are in lower case, and one with `*` at its end
    /// stands for every word that begins so.
    pub fn stands(&self, phrase: &[String], at: usize, end: usize) -> bool {
        at + phrase.len() <= end
            && phrase.iter().zip(at..).all(|(want, token)| {
                let word = self.lower(token);
                want.strip_suffix('*').map_or(word == want, |stem| word.starts_with(stem))
            })
    }
}

/// Prefixes that are written with and without a hyphen.
const PREFIXES: &[&str] = &[
    "co", "re", "non", "anti", "pre", "multi", "inter", "sub", "pré", "ré", "cyber", "micro", "counter", "infra",
    "socio",
];

/// What a byte is to the cutter, as bits.
mod class {
    pub const LETTER: u8 = 1;
    pub const CAPITAL: u8 = 2;
    pub const DIGIT: u8 = 4;
    /// Beside a word it calls for a closer look.
    pub const SPECIAL: u8 = 8;
    pub const WIDE: u8 = 16;

    pub const OF: [u8; 256] = {
        let (mut table, mut byte) = ([0; 256], 0);
        while byte < 256 {
            table[byte] = match byte as u8 {
                b'a'..=b'z' => LETTER,
                b'A'..=b'Z' => LETTER | CAPITAL,
                b'0'..=b'9' => DIGIT,
                b'-' | b'\'' => SPECIAL,
                0x80.. => SPECIAL | WIDE,
                _ => 0,
            };
            byte += 1;
        }
        table
    };

    pub fn of(byte: u8) -> u8 {
        OF[byte as usize]
    }
}

struct Cutter<'a> {
    text: &'a str,
    lower: String,
    words: Words,
}

impl Cutter<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let class = class::of(byte);
            if class & class::LETTER != 0 {
                at = self.word(at);
            } else if class & class::DIGIT != 0 {
                at = self.number(at);
            } else if class & class::WIDE == 0 {
                at += 1;
            } else {
                let c = self.char_at(at);
                at = if c.is_alphabetic() { self.word(at) } else { at + c.len_utf8() };
            }
        }
    }

    fn char_at(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or(' ')
    }

    fn push(&mut self, start: usize, end: usize, shape: Shape) {
        let word = self.words.vocabulary.intern(&self.lower);
        self.words.tokens.push(Token { start: start as u32, end: end as u32, word, shape });
    }

    /// Most words are plain letters with a plain sign after them: they need no look at what stands around.
    fn plain_word(&mut self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (mut any, mut all, mut at, mut after) = (0, u8::MAX, start, 0);
        for &byte in &bytes[start..] {
            let class = class::of(byte);
            if class & (class::LETTER | class::DIGIT) == 0 {
                after = class;
                break;
            }
            (any, all, at) = (any | class, all & class, at + 1);
        }
        let before = start.checked_sub(1).map_or(0, |i| class::of(bytes[i]));
        if (before | after) & class::SPECIAL != 0 || at == start {
            return None;
        }
        let written = &self.text[start..at];
        if any & class::CAPITAL == 0 {
            let word = self.words.vocabulary.intern(written);
            self.words.tokens.push(Token { start: start as u32, end: at as u32, word, shape: Shape::Lower });
            return Some(at);
        }
        let shape = match (bytes[start].is_ascii_uppercase(), all & class::CAPITAL != 0 && at - start >= 2) {
            (true, true) => Shape::Upper,
            (true, false) => Shape::Capital,
            _ => Shape::Lower,
        };
        self.lower.clear();
        self.lower.push_str(written);
        self.lower.make_ascii_lowercase();
        self.push(start, at, shape);
        Some(at)
    }

    fn word(&mut self, start: usize) -> usize {
        if let Some(at) = self.plain_word(start) {
            return at;
        }
        let bytes = self.text.as_bytes();
        self.lower.clear();
        let mut at = start;
        let mut uppers = 0;
        let mut letters = 0;
        loop {
            // The letters of one piece.
            while at < bytes.len() {
                let b = bytes[at];
                if b.is_ascii_alphanumeric() {
                    uppers += usize::from(b.is_ascii_uppercase());
                    self.lower.push(b.to_ascii_lowercase() as char);
                    at += 1;
                } else if b >= 0x80 {
                    let c = self.char_at(at);
                    if c == '\u{ad}' {
                        at += 2;
                        if bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                            match self.over_line_end(at) {
                                Some(next) => at = next,
                                None => break,
                            }
                        }
                        continue;
                    }
                    if !c.is_alphanumeric() {
                        break;
                    }
                    uppers += usize::from(c.is_uppercase());
                    self.lower.extend(c.to_lowercase());
                    at += c.len_utf8();
                } else {
                    break;
                }
                letters += 1;
            }
            // A hyphen after them, at a line's end or after a prefix, joins the next piece to it.
            let hyphen = self.hyphen(at);
            if hyphen == 0 {
                break;
            }
            let after = at + hyphen;
            if let Some(next) = self.over_line_end(after) {
                at = next;
            } else if PREFIXES.contains(&self.lower.as_str()) && self.text[after..].starts_with(char::is_alphabetic) {
                at = after;
            } else {
                break;
            }
        }
        if self.after_apostrophe(start) {
            // "victim's" is "victim"; "doesn't" is "doesn" + "not"; "n'est" keeps its "n" as "ne" (below).
            if self.lower == "s" {
                return at;
            }
            if self.lower == "t" {
                self.lower.push_str("not");
                self.lower.remove(0);
            }
        }
        if self.lower.len() <= 2 && matches!(bytes.get(at), Some(b'\'')) || self.text[at..].starts_with('’') {
            match self.lower.as_str() {
                "l" | "d" | "c" | "j" | "m" | "t" | "s" | "qu" if self.text[at..].len() > 3 => return at,
                "n" => self.lower.push('e'),
                _ => {}
            }
        }
        let first_upper = self.char_at(start).is_uppercase();
        let shape = match (first_upper, uppers == letters && letters >= 2) {
            (true, true) => Shape::Upper,
            (true, false) => Shape::Capital,
            _ => Shape::Lower,
        };
        self.push(start, at, shape);
        at
    }

    /// Bytes of a hyphen at `at`, or 0.
    fn hyphen(&self, at: usize) -> usize {
        match self.text.as_bytes().get(at) {
            Some(b'-') => 1,
            Some(0xE2) if self.text[at..].starts_with(['\u{2010}', '\u{2011}']) => 3,
            _ => 0,
        }
    }

    /// From just after a hyphen over a line end (and blanked page furniture) to a small letter that continues the word.
    fn over_line_end(&self, at: usize) -> Option<usize> {
        let mut line_end = false;
        for (i, c) in self.text[at..].char_indices().take(600) {
            match c {
                '\n' => line_end = true,
                ' ' | '\r' | '\t' | '\u{c}' => {}
                c if line_end && c.is_lowercase() => return Some(at + i),
                _ => return None,
            }
        }
        None
    }

    fn after_apostrophe(&self, start: usize) -> bool {
        let before = &self.text[..start];
        before.ends_with('\'') && before.len() > 1 || before.ends_with('’')
    }

    /// A number with its inner dots and commas and any letters glued to it ("8.0.3", "1,946", "33a", "1er").
    fn number(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        self.lower.clear();
        let mut at = start;
        while at < bytes.len() {
            let b = bytes[at];
            if b.is_ascii_alphanumeric() {
                self.lower.push(b.to_ascii_lowercase() as char);
            } else if matches!(b, b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                self.lower.push(b as char);
            } else {
                break;
            }
            at += 1;
        }
        self.push(start, at, Shape::Number);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let w = Words::of(text);
        (0..w.tokens().len()).map(|i| w.lower(i).to_owned()).collect()
    }

    #[test]
    fn words_survive_line_ends_prefixes_and_apostrophes() {
        assert_eq!(words("adopted by Par-\nliament"), ["adopted", "by", "parliament"]);
        assert_eq!(words("In addi-\n\n        \n\ntion, co-operation"), ["in", "addition", "cooperation"]);
        assert_eq!(
            words("the victim's lawyer, l’avocat n'est pas"),
            ["the", "victim", "lawyer", "avocat", "ne", "est", "pas"]
        );
        assert_eq!(words("don't Articles 8.0.3, 179-188"), ["don", "not", "articles", "8.0.3", "179", "188"]);
        assert_eq!(words("non-\nregistered"), ["nonregistered"]);
    }

    #[test]
    fn shapes_are_told() {
        let w = Words::of("the CCP of Latveria 33a");
        let shapes: Vec<Shape> = w.tokens().iter().map(|t| t.shape).collect();
        assert_eq!(shapes, [Shape::Lower, Shape::Upper, Shape::Lower, Shape::Capital, Shape::Number]);
    }

    proptest! {
        #[test]
        fn every_letter_and_digit_lies_in_one_token_or_was_dropped_by_rule(text in "[ -~éÉœ’\u{ad}\u{2010}\n]{0,200}") {
            let w = Words::of(&text);
            let mut last = 0;
            for t in w.tokens() {
                prop_assert!(t.start >= last && t.end > t.start);
                prop_assert!(text.get(t.span().range()).is_some());
                last = t.end;
            }
        }
    }
}
