//! Sentences: a paragraph cut at its full stops, and clauses at its semicolons.
//!
//! In: the clean text and the span of one paragraph (which may run over page breaks and hard wraps). Out: the spans of its
//! sentences, in order, trimmed, together holding every word of it. Stops inside "Art. 5", "No. 252", "e.g.", "8.0.3",
//! "n° 5" or after an initial do not end a sentence.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::span::Span;

/// Words before a full stop that seldom end a sentence.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    /// In lower case; whether one may end a sentence all the same ("etc. The").
    words: FxHashMap<String, bool>,
}

/// What is read here of `rules/languages.toml`; the rest of it is for layers above.
#[derive(Deserialize)]
struct File {
    language: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    abbreviations: Vec<String>,
    #[serde(default)]
    ending_abbreviations: Vec<String>,
}

impl Abbreviations {
    /// Those that the program knows of itself.
    pub fn built_in() -> &'static Abbreviations {
        static BUILT_IN: LazyLock<Abbreviations> = LazyLock::new(|| {
            let mut all = Abbreviations::default();
            // A test holds that the file reads.
            let file = toml::from_str::<File>(include_str!("../../rules/languages.toml"));
            for entry in file.into_iter().flat_map(|f| f.language) {
                all.add(&entry.abbreviations, &entry.ending_abbreviations);
            }
            all
        });
        &BUILT_IN
    }

    /// Adds words, without their stop: those that do not end a sentence, and those that may end one before a capital.
    pub fn add(&mut self, words: &[String], ending: &[String]) {
        self.words.extend(words.iter().map(|w| (w.to_lowercase(), false)));
        self.words.extend(ending.iter().map(|w| (w.to_lowercase(), true)));
    }
}

/// Appends the sentences of the paragraph at `span` to `out`, by the abbreviations that the program knows.
pub fn sentences(plain: &str, span: Span, out: &mut Vec<Span>) {
    sentences_by(plain, span, Abbreviations::built_in(), out);
}

/// Appends the sentences of the paragraph at `span` to `out`.
pub fn sentences_by(plain: &str, span: Span, known: &Abbreviations, out: &mut Vec<Span>) {
    let text = span.of(plain);
    let base = span.start as usize;
    let bytes = text.as_bytes();
    let mut start = 0;
    let mut at = 0;
    let mut push = |from: usize, to: usize| {
        let sentence = Span::new(base + from, base + to).trim(plain);
        if !sentence.is_empty() {
            out.push(sentence);
        }
    };
    while let Some(step) = bytes[at..].iter().position(|b| matches!(b, b'.' | b'!' | b'?' | 0xE2)) {
        at += step;
        if bytes[at] == 0xE2 && !text[at..].starts_with('…') {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let mut end = at + if bytes[at] == 0xE2 { 3 } else { 1 };
        // Stops and closing marks that follow belong to the sentence.
        while let Some(c) = text[end..]
            .chars()
            .next()
            .filter(|c| matches!(c, '.' | '!' | '?' | '"' | '”' | '’' | '»' | ')' | ']' | '\''))
        {
            end += c.len_utf8();
        }
        if ends_here(text, start, at, end, known) {
            push(start, end);
            start = end;
        }
        at = end;
    }
    push(start, text.len());
}

/// Whether the stop at `at` (with closing marks to `end`) ends the sentence that began at `start`.
fn ends_here(text: &str, start: usize, at: usize, end: usize, known: &Abbreviations) -> bool {
    let rest = &text[end..];
    let Some(next) = rest.trim_start().chars().next() else { return true };
    if !rest.starts_with(char::is_whitespace) {
        // French spaces and footnote digits aside, a stop that touches the next word is inside a number or an address.
        return false;
    }
    if text.as_bytes()[at] != b'.' {
        return !next.is_lowercase();
    }
    let before = &text[start..at];
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '«' | '\'' | '’'))
        .next()
        .unwrap_or("");
    if word.is_empty() {
        return true;
    }
    if next.is_lowercase() {
        return false;
    }
    let lower = word.to_lowercase();
    let closed = end > at + 1;
    if closed {
        // "(Section 15 ibid.)." or "(No. 5)." ends; so does a quotation that closes after its stop.
        return true;
    }
    if let Some(may_end) = known.words.get(&lower) {
        // "etc. The" and "ibid. The" may end a sentence; "Art. 5", "Mr. X" and "No. 3" do not.
        return *may_end && next.is_uppercase();
    }
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    if initial {
        return false;
    }
    // "1. Adopt", "a. ensure": an enumerator at the head of the sentence.
    let enumerator =
        before.trim() == word && word.len() <= 4 && (word.chars().all(|c| c.is_ascii_digit()) || word.len() == 1);
    !enumerator
}

/// Cuts a sentence at semicolons and at colons before a list, outside brackets.
pub fn clauses(plain: &str, sentence: Span, out: &mut Vec<Span>) {
    let text = sentence.of(plain);
    let base = sentence.start as usize;
    let mut depth = 0i32;
    let mut start = 0;
    for (i, b) in text.bytes().enumerate() {
        match b {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b';' if depth <= 0 => {
                let clause = Span::new(base + start, base + i).trim(plain);
                if !clause.is_empty() {
                    out.push(clause);
                }
                start = i + 1;
            }
            _ => {}
        }
    }
    let clause = Span::new(base + start, base + text.len()).trim(plain);
    if !clause.is_empty() {
        out.push(clause);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        sentences(text, Span::new(0, text.len()), &mut out);
        out.into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn stops_that_end_no_sentence() {
        for text in [
            "Under Art. 5 and Arts. 13-14 this holds.",
            "By Resolution No. 252 of the Cabinet it was fixed.",
            "Some bodies, e.g. The Hague office, took part.",
            "See Article 8.0.3 of the Code.",
            "Order No. 3-17/3-2-77/2024 was issued by Mr. J. Smith.",
            "1. Adopt measures.",
            "The stamp of St. Peter, p. 12, para. 4.3.22 applies.",
            "La loi n° 5 et l'art. L. 204-3 s'appliquent.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn stops_that_do() {
        assert_eq!(split("It ended in 2024. The rest follows.").len(), 2);
        assert_eq!(split("a copy stays (Section 15 ibid.). In March it moved.").len(), 2);
        assert_eq!(split("They said “yes.” Then they left.").len(), 2);
        assert_eq!(split("Guides, leaflets etc. The rest follows.").len(), 2);
        assert_eq!(split("on a regular basis.. Next came 12 others. 14 more followed!").len(), 3);
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in "[A-Za-z0-9 .!?;()\"'é\n]{0,200}") {
            let kept: String = split(&text).concat();
            let strip = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(strip(&kept), strip(&text));
        }
    }
}
