//! Concepts as lexicon files hold them: one idea, its phrases in each language. Phrases are compiled in [`super::index`].

use std::collections::BTreeMap;

use serde::Deserialize;

/// One idea and its phrases, as written.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
