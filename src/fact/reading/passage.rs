//! Passages: one paragraph under the grammars.
//!
//! In: a paragraph with its tokens and the table of its language. Out: what any token is, what stands between two, which
//! phrase ends where, and the sentences. Beyond the paragraph there is nothing, so that no grammar runs over its end.

use std::ops::Range;

use super::Hit;
use super::table::{Table, form};
use crate::fact::Para;
use crate::fact::cue::Mark;
use crate::fact::gap::Gap;
use crate::text::{Shape, Span, Token, Words};

/// One paragraph under the grammars. Tokens are numbered through the whole text; beyond the paragraph there is nothing.
#[derive(Clone, Copy)]
pub struct Passage<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    pub table: &'a Table<'a>,
    pub para: &'a Para<'a>,
    pub index: usize,
    pub from: usize,
    pub to: usize,
    /// All tokens up to the paragraph's end.
    pub(super) tokens: &'a [Token],
    pub(super) marks: &'a [Mark],
    pub(super) hits: &'a [Hit],
}

impl<'a> Passage<'a> {
    /// The tokens at which a grammar may start.
    pub fn hits(&self, want: u8) -> impl Iterator<Item = usize> + use<'a> {
        self.hits.iter().filter(move |h| h.want & want != 0).map(|h| h.token as usize)
    }

    /// Classes and value of a token.
    #[inline]
    pub fn mark(&self, i: usize) -> Mark {
        let Some(token) = self.tokens.get(i).filter(|_| i >= self.from) else { return Mark::default() };
        self.marks.get(token.word.0 as usize).copied().unwrap_or_default()
    }

    /// Whether a token is of one of these classes.
    pub fn is(&self, i: usize, bits: u64) -> bool {
        self.mark(i).bits & bits != 0
    }

    /// Whether a token has one of these forms.
    pub fn has_form(&self, i: usize, form: u8) -> bool {
        self.mark(i).form & form != 0
    }

    pub fn token(&self, i: usize) -> Option<Token> {
        self.tokens.get(i).filter(|_| i >= self.from).copied()
    }

    pub fn shape(&self, i: usize) -> Option<Shape> {
        self.token(i).map(|t| t.shape)
    }

    /// Whether a token begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        matches!(self.shape(i), Some(Shape::Capital | Shape::Upper))
    }

    pub fn lower(&self, i: usize) -> &'a str {
        if i < self.from || i >= self.to { "" } else { self.words.lower(i) }
    }

    /// The words from one token to before another.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.token(from), self.token(to.saturating_sub(1))) {
            (Some(a), Some(b)) => Span { start: a.start, end: b.end.max(a.start) },
            _ => Span::default(),
        }
    }

    /// The numbers of the tokens of this paragraph that lie within a span.
    pub fn within(&self, span: Span) -> Range<usize> {
        let own = &self.tokens[self.from..];
        let from = own.partition_point(|t| t.start < span.start);
        let to = from + own[from..].partition_point(|t| t.end <= span.end);
        self.from + from..self.from + to
    }

    /// What stands between a token and the one before it.
    #[inline]
    pub fn gap(&self, i: usize) -> Gap {
        if i <= self.from {
            return Gap::edge();
        }
        let (Some(token), Some(before)) = (self.tokens.get(i), self.tokens.get(i - 1)) else { return Gap::edge() };
        Gap::of(self.text.as_bytes().get(before.end as usize..token.start as usize).unwrap_or_default())
    }

    /// The text from the paragraph's start to its first word.
    pub fn text_before(&self, i: usize) -> &'a str {
        let start = self.token(i).map_or(self.para.span.start, |t| t.start);
        if i == self.from { self.text.get(self.para.span.start as usize..start as usize).unwrap_or("") } else { "" }
    }

    /// What stands after the last token of a range, to the next token or the paragraph's end.
    pub fn gap_after(&self, last: usize) -> Gap {
        if last + 1 < self.to {
            return self.gap(last + 1);
        }
        let end = self.para.span.end as usize;
        let from = self.token(last).map_or(end, |t| t.end as usize);
        let rest = self.text.as_bytes().get(from..end).unwrap_or_default();
        Gap::of(&rest[..rest.len().min(16)]).or_edge()
    }

    /// The mark of the longest phrase, of one of these classes, that ends with a token, and how many tokens it has.
    #[inline]
    pub fn ending(&self, i: usize, bits: u64) -> Option<(Mark, usize)> {
        let mark = self.mark(i);
        let phrase = if mark.form & form::ENDS == 0 { None } else { self.phrase(i, bits) };
        phrase.or((mark.bits & bits != 0).then_some((mark, 1)))
    }

    fn phrase(&self, i: usize, bits: u64) -> Option<(Mark, usize)> {
        let token = self.token(i)?;
        let ending = usize::from(self.table.ends[token.word.0 as usize]).checked_sub(1)?;
        let ending = self.table.endings.get(ending).filter(|e| e.bits & bits != 0);
        for phrase in ending.map_or(&[][..], |e| &e.phrases) {
            let n = phrase.words.len();
            let fits = phrase.mark.bits & bits != 0
                && i + 1 >= self.from + n
                && phrase.words.iter().enumerate().all(|(k, w)| self.tokens[i + 1 - n + k].word == *w)
                && (i + 2 - n..=i).all(|k| self.gap(k).joins());
            if fits {
                return Some((phrase.mark, n));
            }
        }
        None
    }

    /// Whether a phrase of one of these classes covers a token.
    pub fn covered(&self, i: usize, bits: u64) -> bool {
        (i..i + 4).any(|last| self.ending(last, bits).is_some_and(|(_, n)| last + 1 - n <= i))
    }

    /// Whether a token has the ending of a past participle.
    pub fn participle(&self, i: usize) -> bool {
        let word = self.lower(i);
        word.len() > 3 && self.table.tongue.participles.iter().any(|e| word.ends_with(e.as_str()))
    }

    /// The sentence in which a token stands; the paragraph where none is told.
    pub fn sentence_of(&self, i: usize) -> Span {
        let start = self.token(i).map_or(self.para.span.start, |t| t.start);
        let at = self.para.sentences.partition_point(|s| s.start <= start);
        self.para.sentences[..at].last().copied().unwrap_or(self.para.span)
    }

    /// Whether a token is the first of its sentence.
    pub fn opens_sentence(&self, i: usize) -> bool {
        i == self.from
            || self.token(i).is_some_and(|t| {
                self.token(i - 1).is_some_and(|b| b.end <= self.sentence_of(i).start)
                    && t.start >= self.sentence_of(i).start
            })
    }

    /// The sentences, each with its tokens.
    pub fn sentences(&self) -> Vec<(Span, Range<usize>)> {
        let tokens = self.tokens;
        let mut at = self.from;
        let mut out = Vec::with_capacity(self.para.sentences.len());
        for &span in self.para.sentences {
            while at < self.to && tokens[at].start < span.start {
                at += 1;
            }
            let from = at;
            while at < self.to && tokens[at].end <= span.end {
                at += 1;
            }
            out.push((span, from..at));
        }
        if out.is_empty() {
            out.push((self.para.span, self.from..self.to));
        }
        out
    }
}
