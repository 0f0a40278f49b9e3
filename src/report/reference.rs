//! References: where a reply sends its reader to another of its answers.
//!
//! In: the sentences of the answers, and the items that the reply answers. Out: [`Reference`]s in reading order, each with the
//! items that it names and whether its sentence does nothing else ("see recommendation 24", "voir la réponse sous 2.b"). A
//! number that is no item of the reply is refused: an article, a paragraph of a report, a year.

use std::ops::Range;
use std::sync::LazyLock;

use nom::Parser;
use serde::Deserialize;

use super::mark::{Mark, marks};
use super::{LayoutWords, Outline};
use crate::text::{Span, Words};

/// How many words may stand between "see" and the number.
const FAR: usize = 10;
/// How many words may say what is found there: "for the training of judges, see 3.b".
const ABOUT: usize = 14;

/// Words that send the reader to other answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The answer in which they stand, by its number in the outline.
    pub answer: usize,
    /// The words, from "see" to the last number.
    pub span: Span,
    /// The items that they name.
    pub items: Vec<String>,
    /// The sentence does nothing but send.
    pub alone: bool,
}

/// A sentence of an answer.
#[derive(Debug, Clone)]
pub struct Said {
    /// The answer, by its number in the outline.
    pub answer: usize,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub tokens: Range<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReferenceFile {
    language: Vec<LanguageEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageEntry {
    #[serde(rename = "id")]
    _id: String,
    #[serde(default)]
    sends: Vec<String>,
    #[serde(default)]
    recalls: Vec<String>,
    #[serde(default)]
    about: Vec<String>,
    #[serde(default)]
    between: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    bare: Vec<String>,
}

/// The words of all languages by which a reply refers, as phrases.
#[derive(Debug, Clone, Default)]
pub struct ReferenceWords {
    /// Whether they only send, with the phrase.
    opens: Vec<(bool, Phrase)>,
    about: Vec<Phrase>,
    between: Vec<Phrase>,
    nouns: Vec<Phrase>,
    after: Vec<Phrase>,
    /// Words that may follow a number which no noun names.
    bare: Vec<String>,
}

type Phrase = Vec<String>;

impl ReferenceWords {
    /// The words that the program knows of itself.
    pub fn built_in() -> ReferenceWords {
        static WORDS: LazyLock<ReferenceWords> = LazyLock::new(|| {
            let mut words = ReferenceWords::default();
            // A test holds that the file reads.
            let _ = words.add(include_str!("../../rules/references.toml"));
            words
        });
        WORDS.clone()
    }

    /// Adds the languages of a further `references.toml`.
    ///
    /// # Errors
    /// What the TOML reader says, with the place in the file; nothing is added then.
    pub fn add(&mut self, toml: &str) -> Result<(), toml::de::Error> {
        let file: ReferenceFile = toml::from_str(toml)?;
        let phrases =
            |list: Vec<String>| list.into_iter().map(|p| p.split_whitespace().map(str::to_lowercase).collect());
        for language in file.language {
            self.opens.extend(phrases(language.sends).map(|p| (true, p)));
            self.opens.extend(phrases(language.recalls).map(|p| (false, p)));
            self.about.extend(phrases(language.about));
            self.between.extend(phrases(language.between));
            self.nouns.extend(phrases(language.nouns));
            self.after.extend(phrases(language.after));
            self.bare.extend(language.bare);
        }
        // The longest first, so that "see also" is not taken for "see".
        self.opens.sort_by_key(|(_, phrase): &(bool, Phrase)| std::cmp::Reverse(phrase.len()));
        Ok(())
    }
}

/// The references of a reply.
pub fn find(
    text: &str,
    words: &Words,
    outline: &Outline,
    sentences: &[Said],
    layout: &LayoutWords,
    refers: &ReferenceWords,
) -> Vec<Reference> {
    let reader = Reader { text, words, outline, layout, refers };
    sentences.iter().flat_map(|s| reader.sentence(s)).collect()
}

struct Reader<'a> {
    text: &'a str,
    words: &'a Words,
    outline: &'a Outline,
    layout: &'a LayoutWords,
    refers: &'a ReferenceWords,
}

impl Reader<'_> {
    fn sentence(&self, said: &Said) -> Vec<Reference> {
        let mut out = Vec::new();
        let mut at = said.tokens.start;
        while at < said.tokens.end {
            let opening = self.refers.opens.iter().find(|(_, phrase)| self.words.stands(phrase, at, said.tokens.end));
            let Some((sends, phrase)) = opening else {
                at += 1;
                continue;
            };
            let Some((items, end)) = self.numbers(at + phrase.len(), said) else {
                at += 1;
                continue;
            };
            let start = self.words.tokens()[at].start as usize;
            let next = self.words.tokens().partition_point(|t| (t.start as usize) < end).clamp(at + 1, said.tokens.end);
            let alone = self.is_all(said, *sends, at, next);
            out.push(Reference { answer: said.answer, span: Span::new(start, end), items, alone });
            at = next;
        }
        // Two references in one sentence that sends: "see 2.b, and for training see 3.b".
        out
    }

    /// The items of the numbers after an opening, and the byte at which they end.
    fn numbers(&self, from: usize, said: &Said) -> Option<(Vec<String>, usize)> {
        let mut named = false;
        let mut at = from;
        while at < said.tokens.end.min(from + FAR) {
            let start = self.words.tokens()[at].start as usize;
            // A bracket may open right before the letter of a limb.
            let start = if self.text[..start].ends_with('(') { start - 1 } else { start };
            let rest = &self.text[start..said.span.end as usize];
            if let Ok((after, marks)) = marks(self.layout).parse(rest) {
                let end = said.span.end as usize - after.len();
                let items = self.items(&marks, said.answer);
                if !items.is_empty() && (named || !self.is_of_another(after)) {
                    return Some((items, end));
                }
            }
            let any = |list: &[Phrase]| list.iter().any(|p| self.words.stands(p, at, said.tokens.end));
            if any(&self.refers.nouns) {
                named = true;
            } else if !any(&self.refers.between) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The items that marks name: an item itself, all limbs of a number, or a limb of the number at hand.
    fn items(&self, marks: &[Mark], answer: usize) -> Vec<String> {
        let known = || self.outline.answers.iter().flat_map(|a| &a.items);
        let own = self.outline.answers[answer].items.first().map_or("", |i| stem(i));
        let mut out: Vec<String> = Vec::new();
        for mark in marks {
            let name = if mark.number.is_empty() { format!("{own}.{mark}") } else { mark.to_string() };
            let is_meant = |item: &&String| {
                item.eq_ignore_ascii_case(&name) || mark.limb.is_none() && stem(item).eq_ignore_ascii_case(&name)
            };
            for item in known().filter(is_meant) {
                if !out.contains(item) {
                    out.push(item.clone());
                }
            }
        }
        out
    }

    /// Whether a sentence is nothing but a reference that stands at these tokens.
    fn is_all(&self, said: &Said, sends: bool, from: usize, to: usize) -> bool {
        let before = said.tokens.start..from;
        let starts = before.is_empty()
            || sends
                && before.len() <= ABOUT
                && self.refers.about.iter().any(|p| self.words.stands(p, before.start, from))
                && !self.is_bracketed(from);
        starts
            && (to..said.tokens.end).all(|t| self.refers.after.iter().any(|p| self.words.stands(p, t, said.tokens.end)))
    }

    /// Whether the words after a bare number make it one of something else: "3 laws", "3 of the Code", "5 %".
    fn is_of_another(&self, after: &str) -> bool {
        let rest = after.trim_start();
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let ends = word.is_empty() && !rest.starts_with(['%', '/', '€', '$']);
        !(ends || self.refers.bare.contains(&word))
    }

    fn is_bracketed(&self, token: usize) -> bool {
        self.text[..self.words.tokens()[token].start as usize].trim_end().ends_with(['(', '['])
    }
}

/// An item's name without its limb.
fn stem(item: &str) -> &str {
    match item.rsplit_once('.') {
        Some((stem, limb)) if limb.starts_with(char::is_alphabetic) => stem,
        _ => item,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_can_be_read() {
        let mut words = super::ReferenceWords::default();
        words.add(include_str!("../../rules/references.toml")).unwrap();
        assert!(words.opens.len() > 20 && !words.nouns.is_empty());
    }
}
