//! Languages: which there are, how their words are stemmed, and by which small words a passage shows its language.
//!
//! In: `languages.toml`. Out: [`Languages`], numbered in file order. A language can be added there without touching code.

use serde::{Deserialize, Serialize};

use super::stem::{Stems, algorithm};
use super::table::TomlFault;
use crate::text::sentence::Abbreviations;

/// How many languages there is room for: sentences note theirs in so many bits.
const MOST: usize = 16;

/// A language by its number in [`Languages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(pub u8);

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Vec<Language>,
}

/// One language as `languages.toml` has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its code (`en`).
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// The Snowball stemmer's name; left out, words are compared whole.
    pub stemmer: Option<String>,
    /// Small words that show a passage to be in this language.
    pub small_words: Vec<String>,
    /// Words whose stop does not end a sentence ("art").
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Words whose stop may end a sentence, before a capital ("etc").
    #[serde(default)]
    pub ending_abbreviations: Vec<String>,
    /// Families of words that the stemmer would make one with others ("informal" with "inform").
    #[serde(default)]
    pub apart: Vec<Vec<String>>,
}

/// All languages that the lexicons may use.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Languages {
    all: Vec<Language>,
}

impl Languages {
    /// Reads `languages.toml`.
    ///
    /// # Errors
    /// What the TOML reader says, or the name of an unknown stemmer.
    pub fn parse(toml: &str) -> Result<Languages, String> {
        let mut languages = Languages { all: Vec::new() };
        languages.add(toml).map_err(|fault| fault.message)?;
        if languages.is_empty() {
            return Err("at least one language is needed".into());
        }
        Ok(languages)
    }

    /// Adds the languages of a further file; of one that is here already, its words join those.
    ///
    /// # Errors
    /// What the TOML reader says, the name of an unknown stemmer, or more languages than there is room for. Nothing is added
    /// then.
    pub fn add(&mut self, toml: &str) -> Result<(), TomlFault> {
        let whole = |message: String| TomlFault { span: None, message };
        let file: File =
            toml::from_str(toml).map_err(|e| TomlFault { span: e.span(), message: e.message().to_owned() })?;
        let mut all = self.all.clone();
        for language in file.language {
            if let Some(name) = &language.stemmer
                && algorithm(name).is_none()
            {
                return Err(whole(format!("language {}: there is no stemmer named {name}", language.id)));
            }
            match all.iter_mut().find(|l| l.id == language.id) {
                Some(known) => {
                    known.small_words.extend(language.small_words);
                    known.apart.extend(language.apart);
                    known.abbreviations.extend(language.abbreviations);
                    known.ending_abbreviations.extend(language.ending_abbreviations);
                }
                None => all.push(language),
            }
        }
        if all.len() > MOST {
            return Err(whole(format!("there is room for {MOST} languages")));
        }
        self.all = all;
        Ok(())
    }

    /// The number of a language by its code.
    pub fn id(&self, code: &str) -> Option<LanguageId> {
        self.all.iter().position(|l| l.id == code).map(|i| LanguageId(i as u8))
    }

    /// A language by its number.
    pub fn get(&self, id: LanguageId) -> &Language {
        &self.all[id.0 as usize]
    }

    /// All, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (LanguageId, &Language)> {
        self.all.iter().enumerate().map(|(i, l)| (LanguageId(i as u8), l))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none; the program's own file always has some.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The abbreviations of all languages.
    pub fn abbreviations(&self) -> Abbreviations {
        let mut all = Abbreviations::default();
        self.all.iter().for_each(|l| all.add(&l.abbreviations, &l.ending_abbreviations));
        all
    }

    /// The stemmer of a language.
    pub fn stems(&self, id: LanguageId) -> Stems {
        let language = self.get(id);
        Stems::new(language.stemmer.as_deref().and_then(algorithm)).apart(&language.apart)
    }
}
