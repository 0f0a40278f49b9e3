//! The words by which asks are read: `rules/asks.toml`.
//!
//! In: the TOML. Out: [`AskWords`] per language, which tell whether a sentence asks, whether a verb opens an ask of its own,
//! what kind of measure a word points to, and whether a word says anything of the matter at all.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::lexicon::Languages;
use crate::rule::Kind;

/// What a kind of measure gives an obligation to say.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    /// Why such a measure matters.
    pub why: String,
    /// What an evaluator would ask next.
    pub question: String,
}

/// The words of one language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskWords {
    id: String,
    #[serde(default)]
    asking: Vec<String>,
    #[serde(default)]
    listing: Vec<String>,
    #[serde(default)]
    wishing: Vec<String>,
    #[serde(default)]
    doing: Vec<String>,
    #[serde(default)]
    lightly: Vec<String>,
    #[serde(default)]
    link: Vec<String>,
    #[serde(default)]
    against: Vec<String>,
    #[serde(default)]
    silent: Vec<String>,
    #[serde(default)]
    supposing: Vec<String>,
    #[serde(default)]
    empty: Vec<String>,
    #[serde(default)]
    pale: Vec<String>,
    #[serde(default)]
    kinds: BTreeMap<Kind, Vec<String>>,
}

/// The whole file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskFile {
    #[serde(default)]
    language: Vec<AskWords>,
    #[serde(default)]
    kind: BTreeMap<Kind, KindWords>,
}

impl AskFile {
    /// The file that comes with the program; a test proves that it can be read.
    pub fn built_in() -> AskFile {
        toml::from_str(crate::library::builtin("rules/asks.toml").unwrap_or_default()).unwrap_or_default()
    }

    /// Adds the languages of a further file in the same form.
    ///
    /// # Errors
    /// What the TOML reader says, with the place in the file.
    pub fn add(&mut self, toml: &str) -> Result<(), toml::de::Error> {
        let file: AskFile = toml::from_str(toml)?;
        self.language.extend(file.language);
        self.kind.extend(file.kind);
        Ok(())
    }

    /// The words of a language, or of the first where it has none.
    pub fn of(&self, language: &str) -> Option<&AskWords> {
        self.language.iter().find(|l| l.id == language).or(self.language.first())
    }

    /// Adds the small words of the languages to those that say nothing.
    pub fn with_small_words(mut self, languages: &Languages) -> AskFile {
        for words in &mut self.language {
            let small = languages.id(&words.id).map(|id| &languages.get(id).small_words);
            words.empty.extend(small.into_iter().flatten().cloned());
        }
        self
    }

    /// What to say of a kind.
    pub fn kind(&self, kind: Kind) -> KindWords {
        self.kind.get(&kind).cloned().unwrap_or_default()
    }
}

/// Whether a lower-case word is the one of a list's entry, or begins with it.
fn is(entry: &str, word: &str) -> bool {
    entry.strip_suffix('*').map_or(entry == word, |stem| word.starts_with(stem))
}

/// How many words a phrase takes at the head of a row, where it stands there.
fn begins(phrase: &str, words: &[&str]) -> Option<usize> {
    let mut len = 0;
    for piece in phrase.split([' ', '\'', '’']) {
        let word = words.get(len)?;
        if !piece.split('|').any(|p| is(p, word)) {
            return None;
        }
        len += 1;
    }
    Some(len)
}

impl AskWords {
    /// Where in a row of words asking begins: the number of the words up to the end of "should", "is requested to".
    pub fn asking(&self, words: &[&str]) -> Option<usize> {
        (0..words.len())
            .find_map(|at| self.asking.iter().find_map(|phrase| begins(phrase, &words[at..])).map(|len| at + len))
    }

    /// Whether a row of words, above a list, says that the list holds asks.
    pub fn lists(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|at| self.listing.iter().any(|phrase| begins(phrase, &words[at..]).is_some()))
    }

    /// Whether a row of words, in a list, begins as an ask does: with a verb of asking, its form in -ing, or "that".
    pub fn begins_ask(&self, words: &[&str]) -> bool {
        let first = words.first().copied().unwrap_or_default();
        self.opens(words).is_some() || first.ends_with("ing") || self.wishing.iter().any(|w| is(w, first))
    }

    /// How many words at the head of a row only link it to what was before.
    pub fn links(&self, words: &[&str]) -> usize {
        let mut at = 0;
        while let Some(len) = self.link.iter().find_map(|phrase| begins(phrase, words.get(at..)?)) {
            at += len;
        }
        at
    }

    /// Whether an ask wants that something is not done.
    pub fn is_against(&self, words: &[&str]) -> bool {
        words.iter().any(|w| self.against.iter().any(|a| is(a, w)))
    }

    /// Whether a sentence begins with a supposition.
    pub fn supposes(&self, words: &[&str]) -> bool {
        self.supposing.iter().any(|phrase| begins(phrase, words).is_some())
    }

    /// Whether a sentence only says that nothing was said: one of its first words begins such a phrase.
    pub fn is_silent(&self, words: &[&str]) -> bool {
        (0..words.len().min(4)).any(|at| self.silent.iter().any(|phrase| begins(phrase, &words[at..]).is_some()))
    }

    /// How many words a row may begin with that only lead to its verb, where an ask's verb follows them.
    pub fn opens(&self, words: &[&str]) -> Option<usize> {
        let led = words.iter().take_while(|w| self.lightly.iter().any(|l| is(l, w))).count();
        words.get(led).is_some_and(|w| self.doing.iter().any(|d| d == w)).then_some(led)
    }

    /// Whether a word says nothing of the matter.
    pub fn is_empty_word(&self, word: &str) -> bool {
        self.empty.iter().any(|e| is(e, word))
    }

    /// The verbs that open an ask.
    pub fn verbs(&self) -> impl Iterator<Item = &str> {
        self.doing.iter().map(String::as_str)
    }

    /// Whether a word is too pale for a rule to look for by itself.
    pub fn is_pale(&self, word: &str) -> bool {
        self.pale.iter().any(|p| is(p, word))
    }

    /// The kind of measure that a clause asks for, by the first of its words that shows one.
    pub fn kind(&self, words: &[&str]) -> Kind {
        self.kind_shown(words).unwrap_or(Kind::Practice)
    }

    /// As [`AskWords::kind`]; none where no word shows one.
    pub fn kind_shown(&self, words: &[&str]) -> Option<Kind> {
        let of =
            |word: &str| self.kinds.iter().find(|(_, list)| list.iter().any(|e| is(e, word))).map(|(kind, _)| *kind);
        words.iter().find_map(|w| of(w))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_words_are_read() {
        let file = AskFile::built_in();
        assert_eq!(file.language.len(), 2);
        assert_eq!(file.kind.len(), 8);
        let en = file.of("en").unwrap();
        assert_eq!(en.kind(&["train", "all", "judges"]), Kind::Training);
        assert_eq!(en.kind(&["adopt", "the", "bill"]), Kind::Legislation);
        assert!(en.asking(&["the", "state", "should", "act"]).is_some());
        assert_eq!(en.opens(&["promptly", "investigate", "it"]), Some(1));
        let fr = file.of("fr").unwrap();
        assert_eq!(fr.kind(&["former", "les", "juges"]), Kind::Training);
    }
}
