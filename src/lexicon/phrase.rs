//! Phrases: how an author writes them, and what they are compared as.
//!
//! In: `defence|defense counsel`, `free .. lawyer`, `not * added`. Out: a [`Pattern`], a row of elements over stems.
//! Refused: a phrase without a word, one that begins or ends with a gap, one word of one or two letters alone.

use rustc_hash::FxHashMap;

use super::stem::Stems;
use crate::text::Words;

/// How many words may stand where a phrase has `..`.
pub const GAP: usize = 4;

/// One element of a phrase, over words as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element<T> {
    /// One of these.
    Word(Vec<T>),
    /// Exactly one word, any.
    Any,
    /// Up to [`GAP`] words.
    Gap,
}

/// A phrase as a row of stems.
pub type Pattern = Vec<Element<String>>;

/// Why words are no phrase, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

impl Flaw {
    fn of<T>(message: String, help: &'static str) -> Result<T, Flaw> {
        Err(Flaw { message, help })
    }
}

/// Reads a phrase and stems its words; `known` remembers stems from phrase to phrase.
///
/// One phrase becomes several patterns where an alternative is more or less than one word ("follow-up|result").
///
/// # Errors
/// What is wrong with it, in a sentence.
pub fn parse(phrase: &str, stems: &Stems, known: &mut FxHashMap<String, String>) -> Result<Vec<Pattern>, Flaw> {
    if phrase.trim().is_empty() {
        return Flaw::of("An empty text is no phrase.".into(), "write the words to look for, or take it out");
    }
    let mut patterns: Vec<Pattern> = vec![Vec::new()];
    for piece in phrase.split_whitespace() {
        let alternatives: Vec<Pattern> = match piece {
            ".." | "..." | "…" => vec![vec![Element::Gap]],
            "*" => vec![vec![Element::Any]],
            _ => {
                // Each alternative is cut by the same rules as the reply's text.
                let cut: Vec<Vec<String>> = piece.split('|').map(|a| cut(a, stems, known)).collect();
                let single = |a: &Vec<String>| a.len() == 1;
                let mut one: Vec<String> = cut.iter().filter(|a| single(a)).flatten().cloned().collect();
                one.sort_unstable();
                one.dedup();
                let word = |w: String| Element::Word(vec![w]);
                let several = cut.into_iter().filter(|a| !single(a)).map(|a| a.into_iter().map(word).collect());
                let one = (!one.is_empty()).then(|| vec![Element::Word(one)]);
                one.into_iter().chain(several).collect()
            }
        };
        if patterns.len() * alternatives.len() > MOST {
            return Flaw::of(
                format!("`{phrase}` stands for more than {MOST} phrases."),
                "write several shorter phrases, each with fewer words parted by |",
            );
        }
        patterns = patterns
            .iter()
            .flat_map(|head| alternatives.iter().map(move |tail| head.iter().chain(tail).cloned().collect()))
            .collect();
    }
    let word = |e: Option<&Element<String>>| matches!(e, Some(Element::Word(_)));
    for pattern in &patterns {
        if !pattern.iter().any(|e| word(Some(e))) {
            return Flaw::of(format!("`{phrase}` holds no word."), "write the words to look for, or take it out");
        }
        if !word(pattern.first()) || !word(pattern.last()) {
            return Flaw::of(
                format!("`{phrase}` begins or ends with a gap."),
                "begin and end with a word: a gap only stands between words",
            );
        }
        if pattern.windows(2).any(|w| matches!(w, [Element::Gap, Element::Gap])) {
            return Flaw::of(
                format!("`{phrase}` has `..` twice in a row."),
                "write `..` once: it stands for up to four words",
            );
        }
    }
    let mut pieces = phrase.split_whitespace();
    if let (Some(only), None) = (pieces.next(), pieces.next())
        && only.split('|').any(|word| word.chars().count() < SHORTEST)
    {
        return Flaw::of(
            format!("`{phrase}` is too short to stand alone."),
            "add the words around it: a word of one or two letters stands in every text",
        );
    }
    Ok(patterns)
}

/// The fewest letters of a word that stands alone.
const SHORTEST: usize = 3;

/// How many patterns one phrase may stand for.
const MOST: usize = 64;

fn cut(words: &str, stems: &Stems, known: &mut FxHashMap<String, String>) -> Vec<String> {
    let cut = Words::of(words);
    (0..cut.tokens().len())
        .map(|i| {
            let word = cut.lower(i);
            if let Some(stem) = known.get(word) {
                return stem.clone();
            }
            let mut stem = String::new();
            stems.of(word, &mut stem);
            known.insert(word.to_owned(), stem.clone());
            stem
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::stem::algorithm;
    use super::*;

    #[test]
    fn what_is_no_phrase_is_refused_with_a_reason() {
        let en = Stems::new(algorithm("english"));
        let mut known = FxHashMap::default();
        for (phrase, part) in [
            ("", "empty text"),
            ("*", "holds no word"),
            (".. lawyer", "begins or ends"),
            ("free .. .. lawyer", "twice in a row"),
            ("EU|UNO", "too short"),
        ] {
            assert!(parse(phrase, &en, &mut known).unwrap_err().message.contains(part), "{phrase}");
        }
        assert_eq!(parse("free .. lawyers|attorneys", &en, &mut known).unwrap()[0].len(), 3);
        assert_eq!(parse("non-governmental", &en, &mut known).unwrap()[0].len(), 1);
        assert_eq!(parse("no follow-up|result", &en, &mut known).unwrap().len(), 2);
    }
}
