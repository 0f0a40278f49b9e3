//! Decisions: the evaluator's own verdicts, which stand beside the tool's and are never mixed with them.
//!
//! In: the text of a decisions file (TOML) and the assessment that it is held against. Out: a [`Decision`] on each verdict
//! that somebody has decided, stale where the words or the rule under it have changed since. Refused, all faults at once: what
//! is no TOML, unknown keys, obligations and statuses.

use serde::{Deserialize, Serialize};

use crate::rule::Status;

/// An evaluator's own verdict on one obligation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// How far the reply deals with the obligation, as the evaluator sees it.
    pub status: Status,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by: String,
    /// When, in ISO form.
    pub on: String,
    /// The file that it stands in, as given.
    pub file: String,
    /// What has changed under it since; null where it stands on the same words and the same rule, or where it does not say
    /// what it stood on.
    pub stale: Option<String>,
}
