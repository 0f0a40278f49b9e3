//! Waivers: obligations that somebody has decided not to press for a time.
//!
//! In: the `[[waiver]]` tables of a manifest. Out: [`Waiver`]s, each with its reason, its author and its last day; all four
//! keys are required. Refused: an obligation that the pack does not have, an empty reason or author, a last day that is no
//! day, two waivers of one obligation. Whether a waiver holds on a given day is in `judge`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::fault::{Faults, nearest};
use super::manifest::day;
use super::obligation::Obligation;
use crate::code;
use crate::fact::partial_date::PartialDate;
use crate::lexicon::entries;

/// An obligation that is not pressed for a time, as written.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct WaiverEntry {
    /// The id of the obligation.
    obligation: String,
    /// Why it is not pressed.
    #[cfg_attr(test, schemars(extend("pattern" = super::schema::WORDS)))]
    reason: String,
    /// Who decided so.
    #[cfg_attr(test, schemars(extend("pattern" = super::schema::WORDS)))]
    by: String,
    /// The last day on which the waiver holds.
    #[cfg_attr(test, schemars(with = "String", extend("pattern" = super::schema::DAY)))]
    until: toml::value::Datetime,
}

/// A waiver, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The id of the obligation.
    pub obligation: String,
    /// Why it is not pressed.
    pub reason: String,
    /// Who decided so.
    pub by: String,
    /// The last day on which it holds, in ISO form.
    pub until: String,
}

impl Waiver {
    /// The last day on which it holds.
    pub fn last_day(&self) -> Option<PartialDate> {
        PartialDate::parse(&self.until).map(|(date, _)| date)
    }
}

/// Reads the waivers of a manifest, each with its place; whether their obligations exist is told by [`check`].
pub(super) fn read(manifest: &str, faults: &mut Faults) -> Vec<(Waiver, Range<usize>)> {
    let (found, toml) = entries::<WaiverEntry>(manifest, "waiver");
    toml.iter().for_each(|f| faults.add_toml(f.span.clone(), &f.message));
    let mut out: Vec<(Waiver, Range<usize>)> = Vec::new();
    for (entry, span) in found {
        for (name, text) in [("reason", &entry.reason), ("by", &entry.by)] {
            if text.trim().is_empty() {
                faults.add(
                    code::RULE_MISSING_KEY,
                    Some(span.clone()),
                    format!("the waiver of `{}`: `{name}` is empty", entry.obligation),
                    "say why the obligation is not pressed, and who decided so",
                );
            }
        }
        let Some(until) = day(&entry.until) else {
            faults.add(
                code::RULE_WRONG_TYPE,
                Some(span),
                format!("the waiver of `{}`: `until` is no day", entry.obligation),
                "write the last day on which the waiver holds, without quotes: until = 2026-06-30",
            );
            continue;
        };
        if out.iter().any(|(w, _)| w.obligation == entry.obligation) {
            faults.add(
                code::RULE_DUPLICATE_ID,
                Some(span),
                format!("a second waiver is for the obligation `{}`", entry.obligation),
                "keep one of the two",
            );
            continue;
        }
        let until = until.to_string();
        out.push((Waiver { obligation: entry.obligation, reason: entry.reason, by: entry.by, until }, span));
    }
    out
}

/// Tells a waiver whose obligation the pack does not have.
pub(super) fn check(waiver: &Waiver, span: &Range<usize>, obligations: &[Obligation], faults: &mut Faults) {
    if obligations.iter().any(|o| o.id == waiver.obligation) {
        return;
    }
    let near = nearest(&waiver.obligation, obligations.iter().map(|o| o.id.as_str()));
    faults.add(
        code::RULE_UNKNOWN_OBLIGATION,
        Some(span.clone()),
        format!("a waiver is for the obligation `{}`, which the pack does not have", waiver.obligation),
        near.map_or_else(|| "correct the id or take the waiver out".to_owned(), |n| format!("did you mean `{n}`?")),
    );
}
