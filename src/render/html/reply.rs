//! The whole reply, line by line, with the words marked that verdicts rest on.
//!
//! In: the text and the passages that were cited. Out: lines in pieces, so that each passage begins with an id of its own and
//! ends with links to the obligations that it decides. No word is left out; lines without words are.

use serde::Serialize;

use super::anchors::{Anchors, Link};
use crate::assessment::Assessment;
use crate::text::Source;

/// A line of the reply.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    number: u32,
    /// The page that begins with it.
    page: Option<u32>,
    /// Whether it belongs to an ask.
    ask: bool,
    pieces: Vec<Piece>,
}

/// A part of a line.
#[derive(Debug, Serialize)]
struct Piece {
    text: String,
    /// The ids of the passages that begin with it.
    ids: Vec<String>,
    /// Whether a verdict rests on it.
    marked: bool,
    /// The obligations that the passage that ends here decides.
    decides: Vec<Link>,
}

/// All lines that have words.
pub(super) fn lines(assessment: &Assessment, source: &Source, anchors: &Anchors) -> Vec<Line> {
    let text = source.text();
    let mut out = Vec::with_capacity(source.lines() as usize);
    let mut page = None;
    let mut asks = assessment.blocks.iter().map(|b| (b.ask.line, b.ask.end_line)).collect::<Vec<_>>();
    asks.sort_unstable();
    let mut ask = asks.iter().peekable();
    // Passages that have begun and not yet ended: end, start.
    let mut open: Vec<(u32, u32)> = Vec::new();
    let mut coming = anchors.words().iter().peekable();
    for number in 1..=source.lines() {
        let span = source.line_span(number);
        if span.of(text).trim().is_empty() {
            continue;
        }
        while ask.peek().is_some_and(|(_, last)| *last < number) {
            ask.next();
        }
        let begins = source.pages().is_some().then(|| source.place(span).page).flatten().filter(|p| page != Some(*p));
        page = begins.or(page);
        let mut pieces = Vec::new();
        let mut at = span.start;
        while at < span.end {
            let mut ids = Vec::new();
            while let Some((&start, cited)) = coming.next_if(|(start, _)| **start <= at) {
                open.push((cited.end, start));
                ids.push(format!("w{start}"));
            }
            open.retain(|(end, _)| *end > at);
            let next_start = coming.peek().map(|(start, _)| **start);
            let next_end = open.iter().map(|(end, _)| *end).min();
            let end = [next_start, next_end].into_iter().flatten().fold(span.end, u32::min);
            let ending = open.iter().filter(|(e, _)| *e == end).filter_map(|(_, start)| anchors.words().get(start));
            let decides = ending
                .flat_map(|c| &c.decides)
                .map(|&number| anchors.to_verdict(number, &assessment.verdicts[number].obligation));
            pieces.push(Piece {
                text: text.get(at as usize..end as usize).unwrap_or_default().to_owned(),
                ids,
                marked: !open.is_empty(),
                decides: decides.filter(|link| link.href.is_some()).collect(),
            });
            at = end;
        }
        let asked = ask.peek().is_some_and(|(first, _)| *first <= number);
        out.push(Line { number, page: begins, ask: asked, pieces });
    }
    out
}

#[cfg(test)]
impl Line {
    /// Its words.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|p| p.text.as_str()).collect()
    }

    /// The ids of the passages that begin in it.
    pub fn ids(&self) -> Vec<String> {
        self.pieces.iter().flat_map(|p| p.ids.clone()).collect()
    }
}
