//! Paragraphs: the prose of an answer in reading order, and the topics of a part that quotes no ask.
//!
//! In: the pieces of one answer. Out: [`Paragraph`]s, a list line with the index of the paragraph that introduces it
//! ("In 2024 the following was done:"), and [`Topic`]s, each a title with the paragraphs under it.

use std::ops::Range;

use crate::text::{Span, sentence};

use super::unit::Piece;

/// One paragraph of an answer. It may run over page breaks and hard line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// From its first word to its last.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// For a list line: the paragraph of the same answer that introduces the list.
    pub lead: Option<usize>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Prose,
    /// A line of a list.
    Item,
    /// A cell of a table, or a part of one.
    Cell,
}

/// A topic within an answer: its title, where it has one, and its prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The words before the dash.
    pub title: Option<Span>,
    /// The prose, title left out.
    pub span: Span,
    /// The paragraphs it takes up.
    pub paragraphs: Range<usize>,
}

/// The paragraphs of an answer.
pub(super) fn paragraphs(plain: &str, body: &[Piece]) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::with_capacity(body.len());
    let mut lead: Option<usize> = None;
    // Up to which piece a list goes on whose signs were lost.
    let mut unsigned = 0;
    for (i, piece) in body.iter().enumerate() {
        let titled = piece.listed && piece.bold && title(plain, piece).is_some();
        if lead.is_some() && lead == out.len().checked_sub(1) && !piece.listed {
            unsigned = i + unsigned_list(plain, &body[i..]);
        }
        let item = piece.listed && !titled || i < unsigned;
        let kind = match (piece.cell, item) {
            (true, _) => ParagraphKind::Cell,
            (_, true) => ParagraphKind::Item,
            _ => ParagraphKind::Prose,
        };
        if !item {
            lead = piece.span.of(plain).ends_with([':', '–', '-']).then_some(out.len());
        }
        out.push(Paragraph { span: piece.span, kind, lead: if item { lead } else { None } });
    }
    out
}

/// How many pieces, from the first on, are lines of a list whose signs were lost on the way, as in cells of a table: several
/// in a row of one sentence each, after words that introduce a list.
fn unsigned_list(plain: &str, body: &[Piece]) -> usize {
    let mut sentences = Vec::new();
    let lines = body.iter().take_while(|piece| {
        sentences.clear();
        sentence::sentences(plain, piece.span, &mut sentences);
        !piece.listed && sentences.len() == 1 && !piece.span.of(plain).ends_with(':')
    });
    Some(lines.count()).filter(|n| *n >= 3).unwrap_or(0)
}

/// The title of a piece: a few words before a spaced dash.
fn title(plain: &str, piece: &Piece) -> Option<(Span, u32)> {
    let text = piece.span.of(plain);
    let (at, sign) = text.char_indices().take(120).find(|&(i, c)| {
        let spaced = text[..i].ends_with(' ') && text[i + c.len_utf8()..].starts_with(' ');
        matches!(c, '–' | '—' | '-') && spaced || c == ':' && piece.bold
    })?;
    let words = text[..at].trim();
    let few = (1..=12).contains(&words.split_whitespace().count())
        && words.starts_with(char::is_uppercase)
        && !words.contains(['.', ';']);
    let start = piece.span.start as usize;
    few.then(|| (Span::new(start, start + at).trim(plain), (start + at + sign.len_utf8()) as u32))
}

/// The topics of an answer: a title opens one, and so does prose that follows a list. None where no piece has a title.
pub(super) fn topics(plain: &str, body: &[Piece]) -> Vec<Topic> {
    let titles: Vec<Option<(Span, u32)>> = body.iter().map(|p| if p.cell { None } else { title(plain, p) }).collect();
    if titles.iter().flatten().count() == 0 {
        return Vec::new();
    }
    let mut out: Vec<Topic> = Vec::new();
    for (i, piece) in body.iter().enumerate() {
        let after_list = i > 0 && body[i - 1].listed && titles[i - 1].is_none() && !piece.listed;
        match titles[i] {
            Some((title, from)) => {
                let span = Span { start: from, end: piece.span.end }.trim(plain);
                out.push(Topic { title: Some(title), span, paragraphs: i..i + 1 });
            }
            None if out.is_empty() || after_list => {
                out.push(Topic { title: None, span: piece.span, paragraphs: i..i + 1 });
            }
            None => {
                if let Some(last) = out.last_mut() {
                    last.span.end = piece.span.end;
                    last.paragraphs.end = i + 1;
                }
            }
        }
    }
    out
}
