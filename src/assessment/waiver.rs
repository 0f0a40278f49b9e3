//! Waivers, said: what covers a verdict, and what no longer covers anything.
//!
//! In: a pack's waivers with what they do on the day. Out: their form in the assessment, and a finding for each that covers
//! nothing, so that it is renewed or taken out.

use super::{Case, Finding, Severity, Verdict, Waiver, WaiverSaid, finding};
use crate::code;
use crate::judge::{Standing, Waived};
use crate::label::{Saying, Value};
use crate::rule;

impl Waiver {
    /// What a waiver of the rules says.
    pub(super) fn of(waiver: &rule::Waiver) -> Waiver {
        Waiver { reason: waiver.reason.clone(), by: waiver.by.clone(), until: waiver.until.clone() }
    }
}

impl WaiverSaid {
    /// A waiver with what it does.
    pub(super) fn of(waived: &Waived) -> WaiverSaid {
        let Waived { waiver, standing, .. } = *waived;
        WaiverSaid { obligation: waiver.obligation.clone(), standing, waiver: Waiver::of(waiver) }
    }
}

/// The findings on waivers that cover nothing.
pub(super) fn findings(case: &Case, verdicts: &[Verdict], waivers: &[WaiverSaid]) -> Vec<Finding> {
    let told = waivers.iter().filter_map(|said| {
        let verdict = verdicts.iter().find(|v| v.obligation == said.obligation)?;
        let WaiverSaid { waiver: Waiver { reason, by, until }, .. } = said;
        let (code, severity, message, help) = match said.standing {
            Standing::Applied => return None,
            Standing::Expired => (
                code::WAIVER_EXPIRED,
                Severity::Warning,
                Saying::WaiverEnded.with("reason", reason.as_str()),
                Saying::RenewWaiver,
            ),
            Standing::Unused => {
                (code::WAIVER_UNUSED, Severity::Advice, Saying::WaiverUnused.said(), Saying::DropWaiver)
            }
        };
        let message = message.with("by", by.as_str()).with("until", Value::Day(until.clone()));
        Some(Finding {
            obligation: Some(said.obligation.clone()),
            ..Finding::of(finding::asked_at(case, verdict), code, severity, message, Some(help.said()))
        })
    });
    told.collect()
}
