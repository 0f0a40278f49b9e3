//! English stems: Snowball's "Porter 2", written for speed.
//!
//! In: a word in small letters a–z. Out: its stem, the same as the Snowball library gives (a test holds the two together).
//! A word changes at its end only, so it stays in one string; no letter of it is looked at twice without need.

/// The longest word that is stemmed here: one bit of [`Word::hard`] for each letter.
const LONGEST: usize = 64;

/// Stems a word in place; `false`, and nothing is done, where it is not made of small letters alone or too long.
pub(super) fn stem(word: &mut String) -> bool {
    if word.len() > LONGEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    if word.len() < 3 {
        return true;
    }
    if let Some(&(_, stem)) = WHOLE.iter().find(|(w, _)| *w == word.as_str()) {
        stem.clone_into(word);
        return true;
    }
    let mut word = Word::of(word);
    word.plural();
    if !KEPT.contains(&word.text.as_str()) {
        word.past_and_gerund();
        word.last_y();
        word.derived();
        word.derived_again();
        word.suffix();
        word.last_e_or_l();
    }
    true
}

/// Words whose stem no rule gives.
const WHOLE: &[(&str, &str)] = &[
    ("skis", "ski"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("idly", "idl"),
    ("gently", "gentl"),
    ("ugly", "ugli"),
    ("early", "earli"),
    ("only", "onli"),
    ("singly", "singl"),
    ("sky", "sky"),
    ("news", "news"),
    ("howe", "howe"),
    ("atlas", "atlas"),
    ("cosmos", "cosmos"),
    ("bias", "bias"),
    ("andes", "andes"),
];

/// Words that are left alone once they have lost their plural.
const KEPT: [&str; 8] = ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

/// An ending and what takes its place.
type Ending = (&'static str, &'static str);

struct Word<'w> {
    text: &'w mut String,
    /// A bit for each "y" that is a consonant: the first letter, or one after a vowel.
    hard: u64,
    /// Where the regions begin in which endings may be cut.
    first: usize,
    second: usize,
}

impl Word<'_> {
    fn of(text: &mut String) -> Word<'_> {
        let mut word = Word { text, hard: 0, first: 0, second: 0 };
        for (at, &byte) in word.text.as_bytes().iter().enumerate() {
            if byte == b'y' && (at == 0 || word.is_vowel(at - 1)) {
                word.hard |= 1 << at;
            }
        }
        let all = word.text.len();
        let begun = ["gener", "commun", "arsen"].iter().find(|p| word.text.starts_with(**p)).map(|p| p.len());
        word.first = begun.or_else(|| word.past_syllable(0)).unwrap_or(all);
        word.second = word.past_syllable(word.first).unwrap_or(all);
        word
    }

    /// The place after the first consonant that follows a vowel.
    fn past_syllable(&self, from: usize) -> Option<usize> {
        let all = self.text.len();
        let vowel = (from..all).find(|&at| self.is_vowel(at))?;
        (vowel + 1..all).find(|&at| !self.is_vowel(at)).map(|at| at + 1)
    }

    fn is_vowel(&self, at: usize) -> bool {
        match self.text.as_bytes()[at] {
            b'a' | b'e' | b'i' | b'o' | b'u' => true,
            b'y' => self.hard >> at & 1 == 0,
            _ => false,
        }
    }

    /// Whether a short syllable ends at `end`.
    fn is_short(&self, end: usize) -> bool {
        if end < 2 || self.is_vowel(end - 1) || !self.is_vowel(end - 2) {
            return false;
        }
        let open = matches!(self.text.as_bytes()[end - 1], b'w' | b'x' | b'y');
        end == 2 || !open && !self.is_vowel(end - 3)
    }

    fn last(&self) -> u8 {
        self.text.as_bytes()[self.text.len() - 1]
    }

    /// The first of the endings that the word has, and where it begins.
    fn ending<'e>(&self, endings: &'e [Ending]) -> Option<(usize, &'e Ending)> {
        let found = endings.iter().find(|(e, _)| self.text.ends_with(e))?;
        Some((self.text.len() - found.0.len(), found))
    }

    fn put(&mut self, at: usize, end: &str) {
        self.text.truncate(at);
        self.text.push_str(end);
    }

    fn plural(&mut self) {
        let all = self.text.len();
        if self.text.ends_with("sses") {
            self.text.truncate(all - 2);
        } else if self.text.ends_with("ied") || self.text.ends_with("ies") {
            // "tie" from "ties", "cri" from "cries".
            self.text.truncate(if all > 4 { all - 2 } else { all - 1 });
        } else if self.last() == b's'
            && !self.text.ends_with("ss")
            && !self.text.ends_with("us")
            && (0..all - 2).any(|at| self.is_vowel(at))
        {
            self.text.truncate(all - 1);
        }
    }

    fn past_and_gerund(&mut self) {
        const EED: &[Ending] = &[("eedly", ""), ("eed", "")];
        const OTHER: &[Ending] = &[("ingly", ""), ("edly", ""), ("ing", ""), ("ed", "")];
        if !matches!(self.last(), b'd' | b'g' | b'y') {
            return;
        }
        if let Some((at, _)) = self.ending(EED) {
            if self.first <= at {
                self.put(at, "ee");
            }
            return;
        }
        let Some((at, _)) = self.ending(OTHER).filter(|(at, _)| (0..*at).any(|i| self.is_vowel(i))) else { return };
        self.text.truncate(at);
        let bytes = self.text.as_bytes();
        match *bytes {
            [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] => self.text.push('e'),
            [.., a, b] if a == b && b"bdfgmnprt".contains(&b) => self.text.truncate(at - 1),
            _ if at == self.first && self.is_short(at) => self.text.push('e'),
            _ => {}
        }
    }

    fn last_y(&mut self) {
        let all = self.text.len();
        if all > 2 && self.last() == b'y' && !self.is_vowel(all - 2) {
            self.put(all - 1, "i");
        }
    }

    fn derived(&mut self) {
        let endings: &[Ending] = match self.text.as_bytes().last() {
            Some(b'i') => &[
                ("lessli", "less"),
                ("biliti", "ble"),
                ("entli", "ent"),
                ("ousli", "ous"),
                ("fulli", "ful"),
                ("aliti", "al"),
                ("iviti", "ive"),
                ("abli", "able"),
                ("alli", "al"),
                ("anci", "ance"),
                ("enci", "ence"),
                ("bli", "ble"),
                ("ogi", "og"),
                ("li", ""),
            ],
            Some(b'l') => &[("ational", "ate"), ("tional", "tion")],
            Some(b'm') => &[("alism", "al")],
            Some(b'n') => &[("ization", "ize"), ("ation", "ate")],
            Some(b'r') => &[("izer", "ize"), ("ator", "ate")],
            Some(b's') => &[("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous")],
            _ => return,
        };
        let Some((at, &(ending, instead))) = self.ending(endings).filter(|(at, _)| self.first <= *at) else { return };
        let before = at.checked_sub(1).map(|i| self.text.as_bytes()[i]);
        let holds = match ending {
            "ogi" => before == Some(b'l'),
            "li" => before.is_some_and(|b| b"cdeghkmnrt".contains(&b)),
            _ => true,
        };
        if holds {
            self.put(at, instead);
        }
    }

    fn derived_again(&mut self) {
        let endings: &[Ending] = match self.text.as_bytes().last() {
            Some(b'e') => &[("icate", "ic"), ("ative", ""), ("alize", "al")],
            Some(b'i') => &[("iciti", "ic")],
            Some(b'l') => &[("ational", "ate"), ("tional", "tion"), ("ical", "ic"), ("ful", "")],
            Some(b's') => &[("ness", "")],
            _ => return,
        };
        let Some((at, &(ending, instead))) = self.ending(endings) else { return };
        let region = if ending == "ative" { self.second } else { self.first };
        if self.first <= at && region <= at {
            self.put(at, instead);
        }
    }

    fn suffix(&mut self) {
        let endings: &[Ending] = match self.text.as_bytes().last() {
            Some(b'c') => &[("ic", "")],
            Some(b'e') => &[("ance", ""), ("ence", ""), ("able", ""), ("ible", ""), ("ate", ""), ("ive", ""), ("ize", "")],
            Some(b'i') => &[("iti", "")],
            Some(b'l') => &[("al", "")],
            Some(b'm') => &[("ism", "")],
            Some(b'n') => &[("ion", "")],
            Some(b'r') => &[("er", "")],
            Some(b's') => &[("ous", "")],
            Some(b't') => &[("ement", ""), ("ment", ""), ("ent", ""), ("ant", "")],
            _ => return,
        };
        let Some((at, &(ending, _))) = self.ending(endings).filter(|(at, _)| self.second <= *at) else { return };
        if ending != "ion" || self.text[..at].ends_with(['s', 't']) {
            self.text.truncate(at);
        }
    }

    fn last_e_or_l(&mut self) {
        let Some(at) = self.text.len().checked_sub(1) else { return };
        let cut = match self.last() {
            b'e' => self.second <= at || self.first <= at && !self.is_short(at),
            b'l' => self.second <= at && self.text[..at].ends_with('l'),
            _ => false,
        };
        if cut {
            self.text.truncate(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_stemmers::{Algorithm, Stemmer};

    use super::*;

    fn same(word: &str) {
        let mut own = word.to_owned();
        assert!(stem(&mut own));
        assert_eq!(own, Stemmer::create(Algorithm::English).stem(word), "{word}");
    }

    #[test]
    fn all_words_of_the_rules_have_the_stems_of_the_library() {
        for text in [
            include_str!("../../rules/lexicon/verbs.toml"),
            include_str!("../../rules/lexicon/stance.toml"),
            include_str!("../../rules/layouts.toml"),
        ] {
            text.to_lowercase().split(|c: char| !c.is_ascii_lowercase()).for_each(same);
        }
    }

    #[test]
    fn what_is_no_word_of_small_letters_is_left() {
        for word in ["8.0.3", "évident", "Act", &"a".repeat(65)] {
            assert!(!stem(&mut word.to_owned()));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]
        #[test]
        fn any_word_has_the_stem_of_the_library(
            head in "(gener|commun|arsen|[aeiouy]?[a-z]{0,3}[aeiouy]?[a-z]{0,3})",
            tail in "(ed|eed|ing|edly|eedly|ingly|ies|ied|sses|ss|us|s|y|e|l|ll|at|bl|iz|ogi|li|ly){0,2}\
                     (ational|tional|ization|ation|izer|ator|iveness|fulness|ousness|anci|bli|alli|alism|ative|icate|ical\
                     |ful|ness|ement|ment|ent|ion|er|ous|ive|ize|al|ic|able|ogi|li){0,3}(ed|ing|ly|s|y|e|l|ies)?",
        ) {
            let word = format!("{head}{tail}");
            if word.len() <= LONGEST {
                same(&word);
            }
        }
    }
}
