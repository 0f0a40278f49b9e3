//! Tests of citations: single sentences, whole replies with answer keys, words that a user adds, any text at all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::too_many_lines)]

mod gold;
mod page;
mod properties;
mod sentences;
mod styles;

use super::{Citation, CitationWords, Citations, Passage, find};
use crate::text::{Plain, Source, Span, Words};

/// Citations of a text that is one answer.
fn found(text: &str, state: Option<&str>, lexicon: &CitationWords) -> (String, Citations) {
    let source = Source::from_bytes("t", text.as_bytes().to_vec()).unwrap();
    let plain = Plain::of(&source);
    let words = Words::of(plain.text());
    let passages: Vec<Passage> = paragraphs(plain.text()).map(|span| Passage { span, answer: true }).collect();
    let citations = find(plain.text(), &words, &passages, lexicon, state);
    (plain.text().to_owned(), citations)
}

/// The spans between blank lines.
fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    let spans: Vec<Span> = text
        .split("\n\n")
        .map(|part| {
            let span = Span::new(at, at + part.len());
            at += part.len() + 2;
            span
        })
        .collect();
    let text = text.to_owned();
    spans.into_iter().map(move |span| span.trim(&text)).filter(|span| !span.is_empty())
}

/// One citation as a test line: "Penal Code | 5, 6-9 | ch 2 | No 3 | 2024-05-01 | back".
fn told(found: &Citations, citation: &Citation) -> String {
    let names: Vec<&str> =
        citation.candidates.iter().filter_map(|&id| found.instrument(id)).map(|i| i.name.as_str()).collect();
    let unknown = format!("? {}", names.join(" or ")).trim_end().to_owned();
    let mut parts = vec![found.of(citation).map_or(unknown, |i| i.name.clone())];
    if !citation.articles.is_empty() {
        parts.push(citation.articles.join(", "));
    }
    parts.extend(citation.chapter.as_ref().map(|c| format!("ch {c}")));
    parts.extend(citation.number.as_ref().map(|n| format!("No {n}")));
    parts.extend(citation.date.map(|d| d.to_string()));
    if citation.anaphor {
        parts.push("back".to_owned());
    }
    parts.join(" | ")
}
