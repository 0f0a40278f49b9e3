//! Rule files: the texts that packs are made of, and what may stand at their head.
//!
//! In: the text of a file. Out: a [`RuleFile`]; and for each sort of file the keys at its head that nothing reads, so that a
//! mistyped `[[obligatoin]]` is told and not passed over.

use toml::de::DeTable;

use super::fault::{Faults, nearest};

/// A file of rules: its name, as the author knows it, and its text.
#[derive(Debug, Clone)]
pub struct RuleFile {
    /// The name, with its folder.
    pub name: String,
    /// The TOML.
    pub text: String,
}

/// Whether a file of `rules/lexicon` is the word list of a grammar, which holds no concepts.
pub fn is_word_list(name: &str) -> bool {
    ["citation.toml", "facts.toml", "verbs.toml"].iter().any(|f| name.ends_with(f))
}

/// The tables of a file with obligations.
pub(super) const OF_RULES: &[&str] = &["obligation"];
/// The tables of a lexicon.
pub(super) const OF_LEXICON: &[&str] = &["concept"];
/// The table by which a scale of the pack is known among its files.
const OF_SCALE: &str = "grade";

/// Tells the keys at the head of a file that are none of its tables; a scale is told where it is used.
pub(super) fn stray(file: &RuleFile, tables: &[&str], faults: &mut Faults) {
    let table = DeTable::parse_recoverable(&file.text).0.into_inner();
    if table.contains_key(OF_SCALE) {
        return;
    }
    let mut keys: Vec<_> = table.keys().filter(|key| !tables.contains(&key.get_ref().as_ref())).collect();
    keys.sort_by_key(|key| key.span().start);
    for key in keys {
        let name: &str = key.get_ref();
        let home = match name {
            "concept" => "concepts stand in a file of the folder lexicon/".to_owned(),
            "obligation" => "obligations stand in the pack's folder itself, not in lexicon/".to_owned(),
            "item" | "recommended" | "waiver" => format!("[[{name}]] tables stand in pack.toml"),
            _ => nearest(name, tables.iter().copied()).map_or_else(
                || {
                    format!(
                        "this file holds [[{}]] tables; what a pack says of itself stands in pack.toml",
                        tables.join("]] or [[")
                    )
                },
                |near| format!("did you mean `{near}`?"),
            ),
        };
        faults.add(
            crate::code::RULE_UNKNOWN_KEY,
            Some(key.span()),
            format!("Nothing reads `{name}` in this file."),
            home,
        );
    }
}
