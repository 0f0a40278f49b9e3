//! Languages: which there are, how their words are stemmed, and by which small words a passage shows its language.
//!
//! In: `languages.toml`. Out: [`Languages`], numbered in file order. A language can be added there without touching code.

use serde::{Deserialize, Serialize};

use super::stem::{Stems, algorithm};

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
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        for language in &file.language {
            if let Some(name) = &language.stemmer
                && algorithm(name).is_none()
            {
                return Err(format!("language {}: there is no stemmer named {name}", language.id));
            }
        }
        if file.language.is_empty() || file.language.len() > 16 {
            return Err("between one and sixteen languages are needed".into());
        }
        Ok(Languages { all: file.language })
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

    /// Never true: a file without a language is refused.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The stemmer of a language.
    pub fn stems(&self, id: LanguageId) -> Stems {
        let language = self.get(id);
        Stems::new(language.stemmer.as_deref().and_then(algorithm)).apart(&language.apart)
    }
}
