//! Waivers, weighed: which of a pack's waivers hold on the day, and which only seem to.
//!
//! In: a pack with its waivers, the rulings, the day used as today. Out: each waiver with its [`Standing`]. A waiver changes
//! no status: it says that a gap is known and not pressed, and by whom. One that covers nothing is told, so that none stays
//! behind unseen.

use serde::{Deserialize, Serialize};

use super::status::Ruling;
use crate::fact::partial_date::PartialDate;
use crate::rule::{Pack, Status, Waiver};

/// What a waiver does on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It covers what the reply leaves open.
    Applied,
    /// Its last day is over: what it covered counts again.
    Expired,
    /// The reply addresses the obligation, so there is nothing to waive.
    Unused,
}

/// A waiver with its standing.
#[derive(Debug, Clone, Copy)]
pub struct Waived<'a> {
    /// The waiver.
    pub waiver: &'a Waiver,
    /// Number of its obligation in the pack.
    pub obligation: usize,
    /// What it does.
    pub standing: Standing,
}

/// Weighs all waivers of a pack, in the order of its obligations.
pub fn waived<'a>(pack: &'a Pack, rulings: &[Ruling], today: PartialDate) -> Vec<Waived<'a>> {
    let mut out = Vec::with_capacity(pack.waivers.len());
    for (number, (obligation, ruling)) in pack.obligations.iter().zip(rulings).enumerate() {
        let Some(waiver) = pack.waivers.iter().find(|w| w.obligation == obligation.id) else { continue };
        // The last day itself is still covered.
        let over = waiver.last_day().is_none_or(|until| until.last_day() < today.first_day());
        let standing = match ruling.status {
            _ if over => Standing::Expired,
            Status::Addressed => Standing::Unused,
            _ => Standing::Applied,
        };
        out.push(Waived { waiver, obligation: number, standing });
    }
    out
}
