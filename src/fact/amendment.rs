//! Amendments: which law is said to amend which.
//!
//! In: the citations of a reply and the sentences of its answers. Out: [`Amendment`]s in reading order: two laws in one
//! sentence with a verb of amending between or beside them (`rules/amendments.toml`), or a law whose own name says what it
//! amends. Laws that cannot be told amend nothing.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::citation::{Citation, Citations, InstrumentId};
use crate::text::{Span, Words};

/// How many words may stand between a law and the verb.
const FAR: usize = 8;

/// One law amends another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// The law that amends.
    pub by: InstrumentId,
    /// The law amended.
    pub of: InstrumentId,
    /// Its articles, as printed; none where the law as a whole is meant.
    pub articles: Vec<String>,
    /// The words that say so.
    pub span: Span,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AmendmentFile {
    language: Vec<LanguageEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageEntry {
    #[serde(rename = "id")]
    _id: String,
    active: Vec<String>,
    passive: Vec<String>,
    by: Vec<String>,
    title: Vec<String>,
}

/// Phrases, each as its words.
#[derive(Default)]
struct AmendmentWords {
    active: Vec<Vec<String>>,
    passive: Vec<Vec<String>>,
    by: Vec<Vec<String>>,
    title: Vec<String>,
}

static WORDS: LazyLock<AmendmentWords> =
    LazyLock::new(|| read(include_str!("../../rules/amendments.toml")).unwrap_or_default());

fn read(toml: &str) -> Result<AmendmentWords, toml::de::Error> {
    let file: AmendmentFile = toml::from_str(toml)?;
    let mut words = AmendmentWords::default();
    let phrases = |list: Vec<String>| list.into_iter().map(|p| p.split_whitespace().map(str::to_owned).collect());
    for language in file.language {
        words.active.extend(phrases(language.active));
        words.passive.extend(phrases(language.passive));
        words.by.extend(phrases(language.by));
        words.title.extend(language.title);
    }
    Ok(words)
}

/// The amendments that a reply tells of. `sentences` are those of its answers, in reading order.
pub fn find(citations: &Citations, words: &Words, sentences: impl Iterator<Item = Span>) -> Vec<Amendment> {
    let mut out: Vec<Amendment> = Vec::new();
    let mut next = 0;
    let all = &citations.citations;
    for sentence in sentences {
        next += all[next..].iter().take_while(|c| c.span.end <= sentence.start).count();
        let inside = all[next..].iter().take_while(|c| c.span.start < sentence.end).count();
        let here = &all[next..next + inside];
        for pair in here.windows(2) {
            if let Some(amendment) = between(&pair[0], &pair[1], words, sentence)
                && amendment.by != amendment.of
                && !out.contains(&amendment)
            {
                out.push(amendment);
            }
        }
    }
    out.extend(named(citations));
    out.sort_by_key(|a| a.span);
    out
}

/// What two neighbouring citations of one sentence say of each other.
fn between(first: &Citation, second: &Citation, words: &Words, sentence: Span) -> Option<Amendment> {
    let (a, b) = (first.instrument?, second.instrument?);
    let tokens = words.within(sentence);
    let (one, two) = (words.within(first.span), words.within(second.span));
    let middle = one.end..two.start;
    if middle.len() > FAR {
        return None;
    }
    let any = |list: &[Vec<String>], range: Range<usize>| list.iter().any(|p| holds_in(words, p, range.clone()));
    let before = tokens.start.max(one.start.saturating_sub(3))..one.start;
    let after = two.end..tokens.end.min(two.end + FAR);
    let made = |by: InstrumentId, of: InstrumentId, of_what: &Citation| {
        let articles = of_what.articles.clone();
        Some(Amendment { by, of, articles, span: first.span.join(second.span) })
    };
    // "Article 9 of the Labour Code was amended by Law No. 12".
    if any(&WORDS.passive, middle.clone()) && any(&WORDS.by, middle.clone()) {
        return made(b, a, first);
    }
    if any(&WORDS.active, middle.clone()) {
        return made(a, b, second);
    }
    // "By Law No. 12, Article 9 of the Labour Code was amended".
    if any(&WORDS.by, before) && any(&WORDS.passive, after) {
        return made(a, b, second);
    }
    None
}

/// Whether a phrase stands among some tokens.
fn holds_in(words: &Words, phrase: &[String], range: Range<usize>) -> bool {
    range.clone().any(|at| words.stands(phrase, at, range.end))
}

/// Laws whose name says what they amend, where the reply cites that law too.
fn named(citations: &Citations) -> Vec<Amendment> {
    let plain = |name: &str| name.to_lowercase().replace(['“', '”', '"', '«', '»'], "");
    let names: Vec<String> = citations.instruments.iter().map(|i| plain(&i.name)).collect();
    let mut out = Vec::new();
    for citation in &citations.citations {
        let Some(by) = citation.instrument else { continue };
        let name = &names[by.index()];
        let Some(rest) = WORDS.title.iter().find_map(|t| name.split_once(&format!("{t} "))).map(|(_, rest)| rest)
        else {
            continue;
        };
        // The longest name that ends it, so that "the Labour Code" is not taken for "the Code".
        let meant = citations
            .citations
            .iter()
            .filter_map(|c| c.instrument)
            .filter(|id| *id != by && names[id.index()].len() > 5 && rest.ends_with(names[id.index()].as_str()))
            .max_by_key(|id| (names[id.index()].len(), std::cmp::Reverse(id.index())));
        if let Some(of) = meant {
            let amendment = Amendment { by, of, articles: Vec::new(), span: citation.span };
            if !out.iter().any(|a: &Amendment| a.by == by && a.of == of) {
                out.push(amendment);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::citation::{self, CitationWords, Passage};

    fn told(text: &str) -> Vec<(String, String, Vec<String>)> {
        let words = Words::of(text);
        let whole = Span::new(0, text.len());
        let passages = [Passage { span: whole, answer: true }];
        let citations = citation::find(text, &words, &passages, &CitationWords::builtin(), None);
        let name = |id: InstrumentId| citations.instrument(id).unwrap().name.clone();
        let found = find(&citations, &words, std::iter::once(whole));
        found.into_iter().map(|a| (name(a.by), name(a.of), a.articles)).collect()
    }

    #[test]
    fn the_law_that_amends_is_told_from_the_one_amended() {
        for text in [
            "By Law No. 12 of 4 March 2024, Article 9 of the Law on State Duty was amended.",
            "Article 9 of the Law on State Duty was amended by Law No. 12 of 4 March 2024.",
            "Law No. 12 of 4 March 2024 amended Article 9 of the Law on State Duty.",
        ] {
            let found = told(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].0.contains("12") && found[0].1.contains("State Duty"), "{text}: {found:?}");
            assert_eq!(found[0].2, ["9"], "{text}");
        }
        assert!(told("The Labour Code and the Law on State Duty apply to foreign workers.").is_empty());
        assert!(told("The Labour Code was amended in 2024.").is_empty());
    }

    #[test]
    fn a_name_may_say_what_a_law_amends() {
        let found = told(
            "The Law on Inspections binds every employer. The Law on Amendments to the Law on Inspections was adopted on 3 May 2024.",
        );
        assert!(found.iter().any(|a| a.0.contains("Amendments") && a.1 == "Law on Inspections"), "{found:?}");
    }
}
