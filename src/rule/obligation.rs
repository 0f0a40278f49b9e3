//! Obligations: one atomic thing that a recommendation asks for, and how a reply shows it.
//!
//! In: an `[[obligation]]` table. Out: a compiled [`Obligation`]. The author never writes a status: a rule says what makes a
//! passage on point, what a full answer shows, and which kind of measure is asked; the ladder is in `judge`.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::probe::{Probe, ProbeEntry};
use super::urgency::Urgency;

/// What kind of measure is asked; it decides what proves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A law or rule adopted, amended or reviewed.
    Legislation,
    /// Something done in cases: applied, investigated, identified.
    Practice,
    /// Persons trained.
    Training,
    /// Posts, money, equipment.
    Resources,
    /// Bodies working together.
    Coordination,
    /// Persons informed, awareness raised.
    Information,
    /// Figures collected.
    Data,
    /// A strategy, a plan, an institution.
    Policy,
}

/// How far a reply deals with an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The item has no answer at all.
    Unanswered,
    /// The reply says that what is asked is not in place and not being put in place.
    Declined,
    /// A measure since the baseline does what is asked, concretely.
    Addressed,
    /// A concrete measure on point covers a part only.
    PartlyAddressed,
    /// Only an intention.
    InProgress,
    /// Only law, rules or practice from before the baseline.
    ExistingLaw,
    /// An answer, but nothing in it deals with what is asked.
    NotOnPoint,
}

impl Status {
    /// All, in the order in which a summary names them: what is missing first.
    pub const ALL: [Status; 7] = [
        Status::Unanswered,
        Status::Declined,
        Status::NotOnPoint,
        Status::ExistingLaw,
        Status::InProgress,
        Status::PartlyAddressed,
        Status::Addressed,
    ];

    /// The name that output and rules use.
    pub fn name(self) -> &'static str {
        match self {
            Status::Unanswered => "unanswered",
            Status::Declined => "declined",
            Status::Addressed => "addressed",
            Status::PartlyAddressed => "partly-addressed",
            Status::InProgress => "in-progress",
            Status::ExistingLaw => "existing-law",
            Status::NotOnPoint => "not-on-point",
        }
    }

    /// The status of a name.
    pub fn named(name: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|s| s.name() == name)
    }

    /// Whether what is asked is left without any measure or intention.
    pub fn is_unaddressed(self) -> bool {
        matches!(self, Status::Unanswered | Status::Declined | Status::NotOnPoint)
    }

    /// Whether an evaluator still has something to ask for: all but measures taken, whole or in part.
    pub fn is_gap(self) -> bool {
        !matches!(self, Status::Addressed | Status::PartlyAddressed)
    }
}

/// Where an obligation comes from.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceEntry {
    /// The item of the recommendation ("2.c").
    #[cfg_attr(test, schemars(with = "String"))]
    pub item: Spanned<String>,
    /// The paragraph of the evaluation report that the item cites.
    pub paragraph: Option<u32>,
    /// Laws that the ask itself names, as a reply would cite them.
    #[serde(default)]
    pub names: Vec<String>,
}

/// A part that a full answer must show, as written.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PartEntry {
    /// What it is, as it will be named when missing.
    pub name: String,
    /// What shows it.
    #[cfg_attr(test, schemars(with = "ProbeEntry"))]
    pub needs: Spanned<ProbeEntry>,
}

/// An example of an answer, and what it must be judged to be.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The status that the text must give.
    pub gives: Status,
    /// Other statuses that a reasonable reader could give.
    #[serde(default)]
    pub or: Vec<Status>,
    /// The answer, as it would stand under the item.
    pub text: String,
}

/// One thing that is asked, and how a reply shows it, as written.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ObligationEntry {
    /// The id ("2.c.1"): the item and a counter.
    #[cfg_attr(test, schemars(with = "String"))]
    pub id: Spanned<String>,
    /// Raised when the rule's meaning changes, so that a comparison can tell rule from text.
    #[serde(default = "one")]
    pub version: u32,
    /// Where it comes from.
    pub source: SourceEntry,
    /// What is asked, in one sentence of the pack's own.
    #[cfg_attr(test, schemars(with = "String", extend("pattern" = super::schema::WORDS)))]
    pub asks: Spanned<String>,
    /// What kind of measure is asked.
    pub kind: Kind,
    /// How strongly the body asks for it, where its item does not say.
    pub urgency: Option<Urgency>,
    /// What makes a passage on point.
    #[cfg_attr(test, schemars(with = "ProbeEntry"))]
    pub topic: Spanned<ProbeEntry>,
    /// What takes a passage off the point though `topic` holds: another group, crime or stage.
    #[cfg_attr(test, schemars(with = "Option<ProbeEntry>"))]
    pub beside: Option<Spanned<ProbeEntry>>,
    /// What must hold besides `topic` in a passage that stands under another item.
    #[cfg_attr(test, schemars(with = "Option<ProbeEntry>"))]
    pub elsewhere: Option<Spanned<ProbeEntry>>,
    /// Words that refuse this obligation or admit its absence, beyond the general ones.
    #[cfg_attr(test, schemars(with = "Option<ProbeEntry>"))]
    pub declines: Option<Spanned<ProbeEntry>>,
    /// Parts that a full answer must show.
    #[serde(default)]
    pub part: Vec<PartEntry>,
    /// Why it matters, for the reader of the summary.
    #[cfg_attr(test, schemars(with = "String", extend("pattern" = super::schema::WORDS)))]
    pub why: Spanned<String>,
    /// What an evaluator would ask next.
    #[cfg_attr(test, schemars(with = "String", extend("pattern" = super::schema::WORDS)))]
    pub question: Spanned<String>,
    /// Answers with the status that they must give.
    #[serde(default)]
    pub example: Vec<Example>,
}

fn one() -> u32 {
    1
}

/// A part, compiled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub name: String,
    /// What shows it.
    pub needs: Probe,
}

/// An obligation, checked and compiled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Obligation {
    /// The id ("2.c.1").
    pub id: String,
    /// Version of the rule.
    pub version: u32,
    /// The item of the recommendation.
    pub item: String,
    /// The paragraph of the evaluation report.
    pub paragraph: Option<u32>,
    /// Laws that the ask itself names.
    pub names: Vec<String>,
    /// What is asked.
    pub asks: String,
    /// The kind of measure.
    pub kind: Kind,
    /// How strongly the body asks for it, where that is told.
    pub urgency: Option<Urgency>,
    /// What makes a passage on point.
    pub topic: Probe,
    /// What takes a passage off the point.
    pub beside: Option<Probe>,
    /// What must hold besides in a passage under another item.
    pub elsewhere: Option<Probe>,
    /// Words that refuse it.
    pub declines: Option<Probe>,
    /// Parts of a full answer.
    pub parts: Vec<Part>,
    /// Why it matters.
    pub why: String,
    /// What to ask next.
    pub question: String,
    /// Answers with the status that they must give; left out of stored rules, since only the tests of rules need them.
    #[serde(skip)]
    pub examples: Vec<Example>,
}
