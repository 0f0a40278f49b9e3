//! The text as the citation grammar reads it: words by their roles, and the signs between them.
//!
//! In: the clean text, its tokens, the roles of its words. Out: [`Reading`], an input for nom that knows at each place
//! whether a word or a sign comes next, and the first parsers over it. White space, line ends, blanked page furniture,
//! apostrophes and elided letters ("l'", "d'", "'s") are passed over, so that no grammar needs to think of them.

use std::str::{CharIndices, Chars};

use nom::{IResult, Input, Needed, Parser};

use super::role::{ActWord, Role, flag};
use super::words::CitationWords;
use crate::text::{Shape, Token, Words};

/// The result of a citation parser.
pub(super) type Read<'a, T> = IResult<Reading<'a>, T, ()>;

/// One text with all that the grammar asks of it.
pub(super) struct Doc<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    pub tokens: &'a [Token],
    pub roles: Vec<Role>,
    pub lexicon: &'a CitationWords,
    /// The words of the state's name in small letters, without "republic of" and the like.
    state: Vec<String>,
}

impl<'a> Doc<'a> {
    pub fn new(text: &'a str, words: &'a Words, lexicon: &'a CitationWords, state: Option<&str>) -> Self {
        let state =
            state.unwrap_or("").split_whitespace().map(str::to_lowercase).filter(|w| w.chars().count() > 3).collect();
        Doc { text, words, tokens: words.tokens(), roles: lexicon.roles(words.vocabulary()), lexicon, state }
    }

    /// Whether a token is the state's name or made from it ("Ixania", "Ixanian").
    pub fn of_state(&self, token: usize) -> bool {
        let lower = self.words.lower(token);
        self.state.iter().any(|name| {
            let stem: String = name.chars().take(name.chars().count().saturating_sub(1).clamp(4, 6)).collect();
            self.capital(token) && lower.starts_with(&stem)
        })
    }

    pub fn role(&self, token: usize) -> Role {
        self.tokens.get(token).map_or(Role::default(), |t| self.roles[t.word.0 as usize])
    }

    pub fn shape(&self, token: usize) -> Shape {
        self.tokens.get(token).map_or(Shape::Lower, |t| t.shape)
    }

    /// Whether a token begins with a capital.
    pub fn capital(&self, token: usize) -> bool {
        matches!(self.shape(token), Shape::Capital | Shape::Upper)
    }

    pub fn start(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(self.text.len(), |t| t.start as usize)
    }

    pub fn end(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(self.text.len(), |t| t.end as usize)
    }

    /// The text between a token and the one before it.
    pub fn gap(&self, token: usize) -> &'a str {
        let from = token.checked_sub(1).map_or(0, |before| self.end(before));
        self.text.get(from..self.start(token)).unwrap_or("")
    }

    /// Whether only white space, a hyphen, an apostrophe or an elided letter lies before a token.
    pub fn runs_on(&self, token: usize) -> bool {
        let gap = self.gap(token);
        gap == " " || gap == "-" || gap.chars().all(soft)
    }

    /// Whether letters with stops may begin here: "S.I.".
    pub fn spells(&self, token: usize) -> bool {
        self.shape(token) == Shape::Capital
            && self.end(token) - self.start(token) == 1
            && self.text[self.end(token)..].starts_with('.')
    }

    /// The entry of the act that a token names, in the tongue of its passage where it has one in both.
    pub fn act(&self, token: usize, french: bool) -> Option<&'a ActWord> {
        let role = self.role(token);
        if french && role.fr == 0 && role.has(flag::BODY) {
            // "la Direction générale" is no "Practice Direction".
            return None;
        }
        let (first, second) = if french { (role.fr, role.en) } else { (role.en, role.fr) };
        self.lexicon.act_word(if first == 0 { second } else { first })
    }
}

/// What is passed over between two words.
pub(super) fn soft(c: char) -> bool {
    c.is_whitespace() || c.is_alphabetic() || matches!(c, '\'' | '’' | '\u{ad}')
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A word, by its token.
    Word(usize),
    /// A sign, and where it stands.
    Sign(char, usize),
    /// Nothing.
    End,
}

/// A place in the text, and how far may be read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub doc: &'a Doc<'a>,
    /// The byte to read next.
    pub at: usize,
    /// One past the last byte that may be read.
    pub end: usize,
    /// The first token that does not start before `at`.
    pub token: usize,
    /// The passage is French.
    pub french: bool,
}

impl<'a> Reading<'a> {
    pub fn rest(&self) -> &'a str {
        self.doc.text.get(self.at..self.end).unwrap_or("")
    }

    /// The same reading at another token.
    pub fn at_token(mut self, token: usize) -> Self {
        self.token = token;
        self.at = self.doc.start(token).min(self.end);
        self
    }

    /// The same reading behind a token.
    pub fn after(mut self, token: usize) -> Self {
        self.token = token + 1;
        self.at = self.doc.end(token).min(self.end);
        self
    }

    /// The same reading at a byte that stands at or after this place.
    pub fn at_byte(mut self, at: usize) -> Self {
        self.at = at.min(self.end);
        while self.doc.tokens.get(self.token).is_some_and(|t| (t.start as usize) < self.at) {
            self.token += 1;
        }
        self
    }

    pub fn next(&self) -> Next {
        let Some(token) = self.doc.tokens.get(self.token) else { return self.in_gap(self.doc.text.len()) };
        let start = token.start as usize;
        // Nearly always a single space.
        let near = start == self.at || start == self.at + 1 && self.doc.text.as_bytes()[self.at] == b' ';
        if near && token.end as usize <= self.end { Next::Word(self.token) } else { self.in_gap(start) }
    }

    /// The sign before the token that starts at `start`, or that token.
    fn in_gap(&self, start: usize) -> Next {
        let start = start.min(self.end);
        let gap = self.doc.text.get(self.at..start).unwrap_or("");
        let bytes = gap.as_bytes();
        let mut i = 0;
        while let Some(&b) = bytes.get(i) {
            if matches!(b, b' ' | b'\n' | b'\r' | b'\t' | b'\'') || b.is_ascii_alphabetic() {
                i += 1;
                continue;
            }
            let Some(c) = gap[i..].chars().next() else { break };
            if !soft(c) {
                return Next::Sign(c, self.at + i);
            }
            i += c.len_utf8();
        }
        if start < self.end && self.doc.end(self.token) <= self.end { Next::Word(self.token) } else { Next::End }
    }

    /// The next word's token.
    pub fn peek_word(&self) -> Option<usize> {
        match self.next() {
            Next::Word(token) => Some(token),
            _ => None,
        }
    }

    /// The role of the next word; no role where a sign comes next.
    pub fn peek_role(&self) -> Role {
        self.peek_word().map_or(Role::default(), |token| self.doc.role(token))
    }

    pub fn peek_sign(&self) -> Option<char> {
        match self.next() {
            Next::Sign(c, _) => Some(c),
            _ => None,
        }
    }

    /// Whether an elided "d'" stands before the next word.
    pub fn elided(&self, letter: char) -> bool {
        let gap = self.doc.text.get(self.at..self.doc.start(self.token)).unwrap_or("");
        // Nearly always a single space.
        gap.len() > 1
            && gap.char_indices().any(|(i, c)| c.eq_ignore_ascii_case(&letter) && gap[i + 1..].starts_with(['\'', '’']))
    }
}

/// A reading is an input of bytes, as `&str` is.
impl<'a> Input for Reading<'a> {
    type Item = char;
    type Iter = Chars<'a>;
    type IterIndices = CharIndices<'a>;

    fn input_len(&self) -> usize {
        self.end.saturating_sub(self.at)
    }

    fn take(&self, index: usize) -> Self {
        Reading { end: (self.at + index).min(self.end), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        self.at_byte(self.at + index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(char) -> bool>(&self, predicate: P) -> Option<usize> {
        self.rest().position(predicate)
    }

    fn iter_elements(&self) -> Chars<'a> {
        self.rest().chars()
    }

    fn iter_indices(&self) -> CharIndices<'a> {
        self.rest().char_indices()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        self.rest().slice_index(count)
    }
}

/// The failure of a parser; nothing is told, since another reading is tried or the words stay prose.
pub(super) fn fail<'a, T>() -> Read<'a, T> {
    Err(nom::Err::Error(()))
}

/// A word with any of these flags.
pub(super) fn word<'a>(flags: u64) -> impl Parser<Reading<'a>, Output = usize, Error = ()> {
    such(move |doc, token| doc.role(token).has(flags))
}

/// A word of which something holds.
pub(super) fn such<'a>(
    holds: impl Fn(&Doc<'a>, usize) -> bool,
) -> impl Parser<Reading<'a>, Output = usize, Error = ()> {
    move |r: Reading<'a>| match r.next() {
        Next::Word(token) if holds(r.doc, token) => Ok((r.after(token), token)),
        _ => fail(),
    }
}

/// One of these signs; white space before it is passed over.
pub(super) fn sign<'a>(signs: &'static str) -> impl Parser<Reading<'a>, Output = usize, Error = ()> {
    move |r: Reading<'a>| match r.next() {
        Next::Sign(c, at) if signs.contains(c) => Ok((Reading { at: at + c.len_utf8(), ..r }, at)),
        _ => fail(),
    }
}

/// "of", "du", "d'" of an owner or a maker; not "in" or "to".
pub(super) fn genitive(r: Reading<'_>) -> Read<'_, ()> {
    if r.elided('d') {
        return Ok((r, ()));
    }
    such(|d, t| matches!(d.words.lower(t), "of" | "de" | "du" | "des")).map(|_| ()).parse(r)
}

/// "of", "in", "du", "d'" before what follows.
pub(super) fn of(r: Reading<'_>) -> Read<'_, ()> {
    if r.elided('d') {
        return Ok((r, ()));
    }
    word(flag::OF).map(|_| ()).parse(r)
}
