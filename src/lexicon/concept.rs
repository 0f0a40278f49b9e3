//! Concepts as lexicon files hold them: one idea, its phrases in each language.
//!
//! In: a lexicon's TOML. Out: [`ConceptEntry`]s, with every fault of the file at once, each with its place. Phrases are
//! compiled in [`super::index`].

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::de::{DeTable, DeValue};

/// A fault in a TOML file of rules, with its place where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TomlFault {
    /// Byte range in the file.
    pub span: Option<Range<usize>>,
    /// What is wrong, as the TOML reader or the check says it.
    pub message: String,
}

/// One concept as written.
#[derive(Debug, Clone, Deserialize)]
pub struct ConceptEntry {
    /// Its id (`court-fee`).
    pub id: String,
    /// What it means, in a line.
    #[serde(default, rename = "is")]
    pub gloss: String,
    /// Ids of narrower concepts that count as this one.
    #[serde(default)]
    pub includes: Vec<String>,
    /// Phrases by language code.
    #[serde(flatten)]
    pub phrases: BTreeMap<String, Vec<String>>,
}

/// Reads the entries of one array of tables, each on its own, so that one faulty entry does not hide the next.
///
/// Returns the entries that could be read, each with the byte range of its table's header, and all faults, syntax first.
pub fn entries<T: for<'de> Deserialize<'de>>(toml: &str, array: &str) -> (Vec<(T, Range<usize>)>, Vec<TomlFault>) {
    let (table, errors) = DeTable::parse_recoverable(toml);
    let mut faults: Vec<TomlFault> =
        errors.into_iter().map(|e| TomlFault { span: e.span(), message: e.message().to_owned() }).collect();
    let mut found = Vec::new();
    let mut table = table.into_inner();
    let Some((_, value)) = table.remove_entry(array) else { return (found, faults) };
    let at = value.span();
    let DeValue::Array(items) = value.into_inner() else {
        faults.push(TomlFault { span: Some(at), message: format!("`{array}` must be written as [[{array}]] tables") });
        return (found, faults);
    };
    for item in items {
        let span = item.span();
        match T::deserialize(item.into_deserializer()) {
            Ok(entry) => found.push((entry, span)),
            Err(e) => faults.push(TomlFault { span: e.span().or(Some(span)), message: e.message().to_owned() }),
        }
    }
    (found, faults)
}
