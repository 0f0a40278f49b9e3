//! Rules: what a recommendation requires, as its author wrote it.
//!
//! In: TOML files. Out: [`Rules`], a checked pack with its lexicon, or every fault at once, each with its place in the TOML.
//! Rules ask; they never decide. What an answer is worth is in `judge`.

mod compile;
mod extend;
mod fault;
mod file;
mod manifest;
mod never;
mod obligation;
mod pack;
mod probe;
mod scale;
#[cfg(test)]
mod schema;
mod unmet;
pub mod urgency;
mod waiver;

pub use compile::compile;
pub use extend::{PackTexts, base, lexicons, lineage, same};
pub use fault::{Fault, Faults, explain_toml, nearest};
pub use file::{RuleFile, is_word_list};
pub use manifest::{Item, Period, Recommendation};
pub use obligation::{Example, Kind, Obligation, ObligationEntry, Part, Status};
pub use pack::{Override, Pack, Rules};
pub use probe::{Probe, ProbeEntry, Test, Within};
pub use scale::{Scale, Step, Unit};
pub use unmet::unmet;
pub use urgency::Urgency;
pub use waiver::Waiver;
