//! What one word can do in a citation: name an act of some kind, lead to an article, open a title, end one.
//!
//! Each distinct word of a text has one [`Role`], worked out once (`words`); the grammar asks for its flags. The table below
//! says from which list of the file each flag comes.

use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Small {
    Never,
    Issued,
    Numbered,
    Named,
}

/// What a named act of a type must have at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Needs {
    #[default]
    Nothing,
    Title,
    Number,
    Act,
}

/// What "of …" after the word for an act says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Of {
    #[default]
    Issuer,
    Title,
}

/// One word for an act, with what its entry says.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct ActWord {
    /// The entry it comes from; words of one entry stand for the same sort of act.
    pub family: u16,
    pub kind: Kind,
    pub french: bool,
    pub small: Small,
    pub of: Of,
    pub needs: Needs,
    pub before: bool,
    /// Words before it are its title only where its year follows: "Domestic Workers Order, 2023".
    pub dated: bool,
    pub plural: bool,
}

macro_rules! flags {
    ($($name:ident = $table:literal . $list:literal;)*) => {
        /// What a word can do in a citation; one bit each.
        pub(super) mod flag {
            flags!(@bits 0u32; $($name)*);
        }
        /// Where each flag's words stand in the file: table, list, bit.
        pub(super) const LISTS: &[(&str, &str, u64)] = &[$(($table, $list, flag::$name)),*];
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
    ELSEWHERE = "back"."elsewhere";
    PLACE = "back"."places";
    WHICH = "back"."which";
    MARK = "number"."marks";
    DATED = "number"."dated";
    COLLECTION = "number"."collections";
    JOURNAL = "number"."journals";
    SERIES = "number"."series";
    ALONE = "number"."alone";
    COMPILED = "number"."compiled";
    PUBLISHED = "number"."published";
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
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct Role {
    pub flags: u64,
    pub en: u16,
    pub fr: u16,
    /// An act named by the word may be written in small letters.
    pub small: bool,
}

impl Role {
    pub fn has(self, flags: u64) -> bool {
        self.flags & flags != 0
    }

    pub fn names_act(self) -> bool {
        self.en | self.fr != 0
    }

    /// Whether a mention may begin or stand at the word.
    pub fn begins(self) -> bool {
        self.names_act() || self.has(flag::ARTICLE | flag::PART | flag::CHAPTER)
    }
}
