//! The words by which citations are recognised: kinds of act, provisions, words that point back, words that end a title.
//!
//! In: TOML (`rules/lexicon/citation.toml`, and any file of the same form that a user adds). Out: [`CitationWords`], which
//! gives each distinct word of a text its [`Role`] once, so that the grammar looks words up by number. Knows no grammar.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::text::Vocabulary;

/// What sort of instrument a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A constitution.
    Constitution,
    /// A code.
    Code,
    /// A law, an act, an ordinance, a directive.
    Law,
    /// A decree, a decision, a resolution, an order.
    Decree,
    /// Rules, regulations.
    Rules,
    /// An instruction, a circular, guidelines.
    Guidance,
    /// A strategy, a plan, a programme.
    Policy,
    /// A convention, a protocol, a covenant.
    Treaty,
    /// A recommendation of an international body, by its symbol.
    Recommendation,
}

/// What must follow a word for an act that is written in small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Small {
    Never,
    Issued,
    Numbered,
    Named,
}

/// What a named act of a type must have at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Needs {
    #[default]
    Nothing,
    Title,
    Number,
    Act,
}

/// What "of …" after the word for an act says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Of {
    #[default]
    Issuer,
    Title,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawType {
    kind: Kind,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    fr: Vec<String>,
    small: Small,
    #[serde(default)]
    of: Of,
    #[serde(default)]
    needs: Needs,
    #[serde(default)]
    before: bool,
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
    words: FxHashMap<String, Vec<String>>,
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

/// One word for an act, with what its entry says.
#[derive(Debug, Clone, Copy)]
pub(super) struct ActWord {
    /// The entry it comes from; words of one entry stand for the same sort of act.
    pub family: u16,
    pub kind: Kind,
    pub french: bool,
    pub small: Small,
    pub of: Of,
    pub needs: Needs,
    pub before: bool,
    pub plural: bool,
}

macro_rules! flags {
    ($($name:ident = $table:literal . $list:literal;)*) => {
        /// What a word can do in a citation; one bit each.
        pub(super) mod flag {
            flags!(@bits 0u32; $($name)*);
        }
        /// Where each flag's words stand in the file: table, list, bit.
        const LISTS: &[(&str, &str, u64)] = &[$(($table, $list, flag::$name)),*];
    };
    (@bits $n:expr; $name:ident $($rest:ident)*) => {
        pub const $name: u64 = 1 << $n;
        flags!(@bits $n + 1u32; $($rest)*);
    };
    (@bits $n:expr;) => {};
}

flags! {
    ARTICLE = "provision"."article";
    PART = "provision"."part";
    CHAPTER = "provision"."chapter";
    ORDINAL = "provision"."ordinals";
    SUFFIX = "provision"."suffix";
    LETTER = "provision"."letters";
    FOLLOWS = "provision"."follows";
    BACK = "back"."before";
    LAST = "back"."last";
    BACK_AFTER = "back"."after";
    INSTEAD = "back"."instead";
    WHICH = "back"."which";
    MARK = "number"."marks";
    DATED = "number"."dated";
    COLLECTION = "number"."collections";
    JOURNAL = "number"."journals";
    OPENS = "title"."opens";
    AMENDS = "title"."amends";
    OPENS_DE = "title"."de";
    JOINS = "title"."joins";
    ENDS = "title"."ends";
    VAGUE = "title"."vague";
    FIELD = "title"."fields";
    MAKER = "title"."makers";
    CODE_WORD = "title"."codes";
    BUDGET = "title"."budget";
    NAMES = "title"."names";
    THE = "words"."the";
    OF = "words"."of";
    AND = "words"."and";
    TO = "words"."to";
    BY = "words"."by";
    APPROVED = "words"."approved";
    SHORT = "words"."short";
    DRAFT = "words"."draft";
    COURT = "words"."courts";
    BODY = "words"."bodies";
    STATE = "words"."states";
    PREPOSITION = "words"."prepositions";
    WITHIN = "words"."within";
    ENGLISH = "words"."english";
    FRENCH = "words"."french";
}

/// What one word can do: its flags, and the entries of the act that it names in each language (0: none).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Role {
    pub flags: u64,
    pub en: u16,
    pub fr: u16,
    small: bool,
}

impl Role {
    pub fn has(self, flags: u64) -> bool {
        self.flags & flags != 0
    }

    pub fn names_act(self) -> bool {
        self.en | self.fr != 0
    }

    /// Whether the word may stand in small letters where it cites.
    pub fn may_be_small(self) -> bool {
        self.small
    }

    /// Whether a mention may begin or stand at the word.
    pub fn begins(self) -> bool {
        self.names_act() || self.has(flag::ARTICLE | flag::PART | flag::CHAPTER)
    }
}

/// The words of a citation, read from TOML.
#[derive(Debug, Clone, Default)]
pub struct CitationWords {
    roles: FxHashMap<Box<str>, Role>,
    acts: Vec<ActWord>,
    same: FxHashMap<Box<str>, Box<str>>,
    families: u16,
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
        for entry in &raw.r#type {
            self.families += 1;
            for (words, french) in [(&entry.en, false), (&entry.fr, true)] {
                for word in words {
                    self.act(word, entry, french, words);
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
            before: entry.before,
            plural,
        });
        let number = self.acts.len() as u16;
        let role = self.role(word);
        *(if french { &mut role.fr } else { &mut role.en }) = number;
        role.small |= entry.small != Small::Never;
    }

    fn role(&mut self, word: &str) -> &mut Role {
        self.roles.entry(word.to_lowercase().into()).or_default()
    }

    /// The roles of all distinct words of a text, by word number.
    pub(super) fn roles(&self, vocabulary: &Vocabulary) -> Vec<Role> {
        vocabulary.iter().map(|(_, word)| self.roles.get(word).copied().unwrap_or_default()).collect()
    }

    /// The entry of an act's word by its number in a [`Role`].
    pub(super) fn act_word(&self, number: u16) -> Option<&ActWord> {
        self.acts.get(usize::from(number).checked_sub(1)?)
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
mod tests {
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
