//! Packs: the rule set for one recommendation, checked and compiled.
//!
//! A [`Pack`] says what is recommended and what each obligation needs; [`Rules`] are a pack with the lexicon that was compiled
//! for it, in the form that the program stores.

use serde::{Deserialize, Serialize};

use super::manifest::{Item, Period, Recommendation};
use super::obligation::{Kind, Obligation};
use super::probe::Probe;
use super::waiver::Waiver;
use crate::fact::partial_date::PartialDate;
use crate::lexicon::{ConceptId, Lexicon};

/// A checked pack.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pack {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The version.
    pub version: u32,
    /// The recommendation's reference.
    pub recommendation: String,
    /// The body that recommends.
    pub body: String,
    /// The state that is asked.
    pub addressee: String,
    /// The baseline, in ISO form.
    pub adopted: String,
    /// The years reported on.
    pub period: Option<Period>,
    /// The treaty behind it.
    pub convention: Option<String>,
    /// The body's official scale.
    pub scale: Option<String>,
    /// What no sentence on point is about.
    pub aside: Option<Probe>,
    /// The numbered recommendations.
    pub recommendations: Vec<Recommendation>,
    /// The items, in order.
    pub items: Vec<Item>,
    /// The obligations, in order.
    pub obligations: Vec<Obligation>,
    /// Obligations that somebody has decided not to press for a time.
    pub waivers: Vec<Waiver>,
    /// The ids of the packs that it extends, the furthest first.
    pub extends: Vec<String>,
    /// Its obligations that take the place of those of a pack that it extends.
    pub overrides: Vec<Override>,
}

/// An obligation that takes the place of another of the same id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Override {
    /// The obligation.
    pub obligation: String,
    /// The id of the pack whose obligation it replaces.
    pub of: String,
}

impl Pack {
    /// The baseline: the day of adoption; where it is not known, the start of the period.
    pub fn baseline(&self) -> PartialDate {
        let start = self.period.map_or(2000, |p| p.from);
        PartialDate::parse(&self.adopted).map_or_else(|| PartialDate::of_year(start), |(date, _)| date)
    }

    /// An obligation by id.
    pub fn obligation(&self, id: &str) -> Option<&Obligation> {
        self.obligations.iter().find(|o| o.id == id)
    }

    /// An item by id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|i| i.id == id)
    }

    /// The recommendation that an item belongs to.
    pub fn recommendation_of(&self, item: &str) -> Option<&Recommendation> {
        let number = item.split('.').next().unwrap_or(item);
        self.recommendations.iter().find(|r| r.number == number)
    }
}

/// A pack with the lexicon that was compiled for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rules {
    /// The pack.
    pub pack: Pack,
    /// All concepts of all lexicons and the pack's own phrases.
    pub lexicon: Lexicon,
    /// For kinds of measure that practice alone does not prove, the concepts that do.
    pub proofs: Vec<(Kind, Vec<ConceptId>)>,
}
