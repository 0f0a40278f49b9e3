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

/// Reads a phrase and stems its words; `known` remembers stems from phrase to phrase.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub fn parse(phrase: &str, stems: &Stems, known: &mut FxHashMap<String, String>) -> Result<Pattern, String> {
    let mut pattern: Pattern = Vec::new();
    for piece in phrase.split_whitespace() {
        match piece {
            ".." | "..." | "…" => pattern.push(Element::Gap),
            "*" => pattern.push(Element::Any),
            _ => {
                // Each alternative is cut by the same rules as the reply's text; one may be several words ("on|in the").
                let alternatives: Vec<Vec<String>> = piece.split('|').map(|alternative| cut(alternative, stems, known)).collect();
                let longest = alternatives.iter().map(Vec::len).max().unwrap_or(0);
                if alternatives.len() > 1 && longest > 1 {
                    if alternatives.iter().any(|a| a.len() != longest) {
                        return Err(format!("the alternatives of `{piece}` must have the same number of words"));
                    }
                    return Err(format!("`{piece}`: an alternative may be one word only; write two phrases"));
                }
                if alternatives.len() == 1 {
                    pattern.extend(alternatives.into_iter().flatten().map(|w| Element::Word(vec![w])));
                } else {
                    let mut words: Vec<String> = alternatives.into_iter().flatten().collect();
                    words.sort_unstable();
                    words.dedup();
                    pattern.push(Element::Word(words));
                }
            }
        }
    }
    let word = |e: Option<&Element<String>>| matches!(e, Some(Element::Word(_)));
    if !pattern.iter().any(|e| word(Some(e))) {
        return Err(format!("`{phrase}` holds no word"));
    }
    if !word(pattern.first()) || !word(pattern.last()) {
        return Err(format!("`{phrase}` must begin and end with a word, not with a gap"));
    }
    if pattern.windows(2).any(|w| !word(w.first()) && !word(w.last())) {
        return Err(format!("`{phrase}` has two gaps side by side; one is enough"));
    }
    Ok(pattern)
}

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
        for (phrase, part) in [("", "holds no word"), (".. lawyer", "begin and end"), ("free .. * lawyer", "two gaps")] {
            assert!(parse(phrase, &en, &mut known).unwrap_err().contains(part), "{phrase}");
        }
        assert_eq!(parse("free .. lawyers|attorneys", &en, &mut known).unwrap().len(), 3);
        assert_eq!(parse("non-governmental", &en, &mut known).unwrap().len(), 1);
    }
}
