//! Word classes: what a word's form may be in a clause, one bit each.
//!
//! They are named once, here, as bits and as the keys of `rules/lexicon/verbs.toml`, so that a key which is none is found
//! out. A word has every class that its form may have; the grammar settles which it is.

/// Declares the classes: bit and key.
macro_rules! classes {
    ($($name:ident = $key:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($name),* }
        $(pub(super) const $name: u64 = 1 << Bit::$name as u64;)*
        /// Key in the file, bit.
        pub(super) const KEYS: &[(&str, u64)] = &[$(($key, $name)),*];
    };
}

classes! {
    BE_NOW = "be-now", BE_THEN = "be-then", BE_WILL = "be-will", BE_WOULD = "be-would", BE = "be", BEEN = "been", BEING = "being",
    HAVE_NOW = "have-now", HAVE_THEN = "have-then", HAVE_WILL = "have-will", HAVE_WOULD = "have-would", HAVE = "have", HAVING = "having",
    DO_NOW = "do-now", DO_THEN = "do-then",
    WILL = "will", SHALL = "shall", WOULD = "would", COULD = "could", SHOULD = "should", MAY = "may", CAN = "can", MUST = "must",
    NOT = "not", NE = "ne", NO = "no", TO = "to", WITHOUT = "without",
    PARTICIPLE = "participle", PAST = "past", PRESENT = "present", BARE = "bare", INFINITIVE = "infinitive", FUTURE = "future",
    CONDITIONAL = "conditional", IMPERFECT = "imperfect", GERUND = "gerund", THIRD = "third-person", LOOSE = "loose", BY_BE = "perfect-with-be",
    ADVERB = "adverb", CLITIC = "clitic", REFLEXIVE = "reflexive",
    RELATIVE = "relative", THAT = "that", IF = "if", SUPPOSE = "suppose", SINCE = "since", CONTRAST = "contrast", AND = "and",
    DETERMINER = "determiner", PREPOSITION = "preposition", PRONOUN = "pronoun", OF = "of", BY = "by", OVER = "over", NUMBER = "number", OUTCOME = "outcome",
}
