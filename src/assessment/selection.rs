//! A part of an assessment: the verdicts of some statuses, with what belongs to them.
//!
//! In: an assessment and statuses. Out: one that holds only their verdicts and the findings about these. Waived verdicts go
//! with the gaps that they waive. The lists of facts and the graph, which are of the whole reply, are left out; the totals
//! stay those of the whole.

use super::{Assessment, GraphSaid};
use crate::rule::Status;

/// To what an assessment was cut down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The statuses that are shown.
    pub statuses: Vec<Status>,
    /// How many verdicts there are in all.
    pub of: usize,
}

impl Assessment {
    /// The part of it with the verdicts of these statuses.
    #[must_use]
    pub fn only(&self, statuses: &[Status]) -> Assessment {
        let verdicts: Vec<_> = self.verdicts.iter().filter(|v| statuses.contains(&v.status)).cloned().collect();
        let about = |id: &str| verdicts.iter().any(|v| v.obligation == id);
        let findings = self.findings.iter().filter(|f| f.obligation.as_deref().is_some_and(about)).cloned().collect();
        Assessment {
            format: self.format.clone(),
            tool: self.tool.clone(),
            judged_on: self.judged_on.clone(),
            pack: self.pack.clone(),
            audience: self.audience,
            scale: self.scale.clone(),
            report: self.report.clone(),
            totals: self.totals.clone(),
            blocks: self.blocks.clone(),
            verdicts,
            waivers: self.waivers.clone(),
            citations: Vec::new(),
            figures: Vec::new(),
            events: Vec::new(),
            commitments: Vec::new(),
            admissions: Vec::new(),
            findings,
            graph: GraphSaid::default(),
            selection: Some(Selection { statuses: statuses.to_vec(), of: self.verdicts.len() }),
        }
    }
}
