//! The words by which citations are recognised: kinds of act, provisions, words that point back, words that end a title.
//!
//! In: TOML (`rules/lexicon/citation.toml`, and any file of the same form that a user adds). Out: [`CitationWords`], which
//! gives each distinct word of a text its [`Role`] once, so that the grammar looks words up by number. Knows no grammar.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::role::{ActWord, Kind, LISTS, Needs, Of, Role, Small};
use crate::text::{Vocabulary, sorted};

#[derive(Deserialize)]
struct RawType {
    kind: Kind,
    small: Small,
    #[serde(default)]
    of: Of,
    #[serde(default)]
    needs: Needs,
    #[serde(default)]
    before: bool,
    #[serde(default)]
    dated: bool,
    /// The words by language.
    #[serde(flatten)]
    words: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawWords {
    r#type: Vec<RawType>,
    provision: FxHashMap<String, Vec<String>>,
    back: FxHashMap<String, Vec<String>>,
    number: FxHashMap<String, Vec<String>>,
    title: FxHashMap<String, Vec<String>>,
    compare: RawCompare,
    known: RawKnown,
    words: FxHashMap<String, Vec<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawKnown {
    /// Short form and name.
    shorts: Vec<[String; 2]>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawCompare {
    same: Vec<[String; 2]>,
    ignore: Vec<String>,
}

impl RawWords {
    fn tables(&self) -> [(&str, &FxHashMap<String, Vec<String>>); 5] {
        [
            ("provision", &self.provision),
            ("back", &self.back),
            ("number", &self.number),
            ("title", &self.title),
            ("words", &self.words),
        ]
    }
}

/// The words of a citation, read from TOML.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CitationWords {
    #[serde(serialize_with = "sorted")]
    roles: FxHashMap<Box<str>, Role>,
    acts: Vec<ActWord>,
    #[serde(serialize_with = "sorted")]
    same: FxHashMap<Box<str>, Box<str>>,
    families: u16,
    /// Short forms that need no introduction, by their words, with the name.
    shorts: Vec<(Vec<String>, String)>,
}

/// The words that come with the program.
const BUILTIN: &str = include_str!("../../../rules/lexicon/citation.toml");

impl CitationWords {
    /// The words that come with the program.
    pub fn builtin() -> CitationWords {
        // A test proves that the file reads; a broken build finds no citation rather than failing at a reader's desk.
        CitationWords::parse(BUILTIN).unwrap_or_default()
    }

    /// Reads a file of words.
    ///
    /// # Errors
    /// The fault of the TOML reader where the text is no such file.
    pub fn parse(toml: &str) -> Result<CitationWords, toml::de::Error> {
        let mut words = CitationWords::default();
        words.add(toml)?;
        Ok(words)
    }

    /// Adds the words of another file; what a word can do already stays.
    ///
    /// # Errors
    /// The fault of the TOML reader; nothing is added then.
    pub fn add(&mut self, toml: &str) -> Result<(), toml::de::Error> {
        let raw: RawWords = toml::from_str(toml)?;
        let mut found = Vec::new();
        for (table, lists) in raw.tables() {
            for (list, words) in lists {
                let Some((.., bit)) = LISTS.iter().find(|(t, l, _)| *t == table && l == list) else {
                    return Err(serde::de::Error::custom(format!("there is no list `{list}` in [{table}]")));
                };
                found.extend(words.iter().map(|word| (word, *bit)));
            }
        }
        for (word, bit) in found {
            self.role(word).flags |= bit;
        }
        for [from, to] in raw.compare.same {
            self.same.insert(from.to_lowercase().into(), to.to_lowercase().into());
        }
        for word in raw.compare.ignore {
            self.same.insert(word.to_lowercase().into(), "".into());
        }
        for [short, name] in raw.known.shorts {
            let words = short.split(['.', ' ']).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
            self.shorts.push((words, name));
        }
        for entry in &raw.r#type {
            self.families += 1;
            // In English the title may stand before the word; in all other languages it is looked for behind it.
            for (language, words) in &entry.words {
                for word in words {
                    self.act(word, entry, language != "en", words);
                }
            }
        }
        Ok(())
    }

    fn act(&mut self, word: &str, entry: &RawType, french: bool, all: &[String]) {
        // A word is a plural where its entry lists the same word without the "s" too.
        let plural = word.strip_suffix('s').is_some_and(|one| {
            let in_y = one.strip_suffix("ie").map(|stem| format!("{stem}y"));
            all.iter().any(|w| w == one || Some(w) == in_y.as_ref())
        });
        self.acts.push(ActWord {
            family: self.families,
            kind: entry.kind,
            french,
            small: entry.small,
            of: entry.of,
            needs: entry.needs,
            before: entry.before || entry.dated,
            dated: entry.dated,
            plural,
        });
        let number = self.acts.len() as u16;
        let role = self.role(word);
        *(if french { &mut role.fr } else { &mut role.en }) = number;
        role.small |= entry.small != Small::Never;
    }

    /// What a word in small letters can do that no token of a text need be: "si" for "S.I.".
    pub(super) fn role_of(&self, lower: &str) -> Role {
        self.roles.get(lower).copied().unwrap_or_default()
    }

    fn role(&mut self, word: &str) -> &mut Role {
        self.roles.entry(word.to_lowercase().into()).or_default()
    }

    /// The roles of all distinct words of a text, by word number.
    pub(super) fn roles(&self, vocabulary: &Vocabulary) -> Vec<Role> {
        vocabulary.iter().map(|(_, word)| self.role_of(word)).collect()
    }

    /// The entry of an act's word by its number in a [`Role`].
    pub(super) fn act_word(&self, number: u16) -> Option<&ActWord> {
        self.acts.get(usize::from(number).checked_sub(1)?)
    }

    /// Short forms that need no introduction: their words in small letters, and the name.
    pub(super) fn shorts(&self) -> &[(Vec<String>, String)] {
        &self.shorts
    }

    /// How many sorts of act there are; sorts are numbered from 1.
    pub(super) fn families(&self) -> usize {
        usize::from(self.families)
    }

    /// The word that stands for a word when titles are compared; empty for one that does not count.
    pub(super) fn same_as<'a>(&'a self, word: &'a str) -> &'a str {
        self.same.get(word).map_or(word, |w| w)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::role::flag;
    use super::*;

    #[test]
    fn the_built_in_words_read_and_no_list_is_empty() {
        let raw: RawWords = toml::from_str(BUILTIN).unwrap();
        for (table, list, _) in LISTS {
            let lists = raw.tables().into_iter().find(|(t, _)| t == table).unwrap().1;
            assert!(lists.get(*list).is_some_and(|words| !words.is_empty()), "{table}.{list} is missing");
        }
        let words = CitationWords::parse(BUILTIN).unwrap();
        assert!(words.roles["act"].names_act() && words.roles["thereof"].has(flag::INSTEAD));
    }

    #[test]
    fn plurals_are_told_from_words_in_s() {
        let words = CitationWords::builtin();
        let plural = |w: &str| words.act_word(words.roles[w].en.max(words.roles[w].fr)).unwrap().plural;
        assert!(plural("acts") && plural("strategies") && plural("lois"));
        assert!(!plural("rules") && !plural("act") && !plural("dahir"));
    }

    #[test]
    fn a_faulty_file_is_refused() {
        assert!(CitationWords::parse("[[type]]\nkind = \"spell\"\nsmall = \"never\"").is_err());
        assert!(CitationWords::parse("[[type]]\nkind = \"law\"\nsmall = \"never\"\nhue = 1").is_err());
        let fault = CitationWords::parse("[title]\nopen = [\"on\"]").unwrap_err().to_string();
        assert!(fault.contains("no list `open` in [title]"), "{fault}");
    }
}
