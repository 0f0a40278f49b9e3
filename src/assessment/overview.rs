//! Many replies at a glance: states by items, each cell the worst of its obligations, with counts.
//!
//! In: assessments, in the order in which they are to stand, and what could not be judged. Out: an [`Overview`], which
//! serialises to the JSON form `lacuna.overview/1`. Replies stand in one table where they were judged by the same rules, or by
//! the asks of the same recommendation; a waived obligation is counted apart and makes no cell worse.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Assessment;
use crate::rule::Status;

/// The name and version of the JSON form.
pub const OVERVIEW_FORMAT: &str = "lacuna.overview/1";

/// Many replies at a glance.
#[derive(Debug, Clone, Serialize)]
pub struct Overview {
    /// [`OVERVIEW_FORMAT`].
    pub format: &'static str,
    /// One table per set of rules, in the order of their first replies.
    pub tables: Vec<OverviewTable>,
    /// What could not be judged, in the order of the files.
    pub failed: Vec<Failed>,
}

/// Replies that were judged by the same rules.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewTable {
    /// The pack's id and version; null where each reply was judged by its own asks.
    pub pack: Option<(String, u32)>,
    /// The recommendation's reference.
    pub recommendation: String,
    /// The items, as the pack orders them.
    pub items: Vec<String>,
    /// One row per reply.
    pub replies: Vec<Row>,
}

/// One reply.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its path as given.
    pub path: String,
    /// The state.
    pub state: Option<String>,
    /// Its reference.
    pub reference: Option<String>,
    /// When it was received, in ISO form.
    pub received: Option<String>,
    /// The file of its report, beside the overview; null where none was written.
    pub report: Option<String>,
    /// All its obligations together.
    pub all: Rolled,
    /// The same per item.
    pub items: BTreeMap<String, Rolled>,
}

/// Several obligations rolled up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Rolled {
    /// The worst status; null where all are waived.
    pub worst: Option<Status>,
    /// Number of obligations.
    pub obligations: usize,
    /// Of these, gaps that are not waived.
    pub gaps: usize,
    /// Of these, waived.
    pub waived: usize,
    /// Number by status name; those that are nought are left out.
    pub counts: BTreeMap<&'static str, usize>,
}

/// A reply that could not be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failed {
    /// Its path as given.
    pub path: String,
    /// Why, with what to do.
    pub message: String,
}

impl Rolled {
    fn add(&mut self, status: Status, waived: bool) {
        self.obligations += 1;
        *self.counts.entry(status.name()).or_default() += 1;
        if waived {
            self.waived += 1;
            return;
        }
        self.gaps += usize::from(status.is_gap());
        let gravity = |s: Status| Status::ALL.iter().position(|t| *t == s);
        if self.worst.is_none_or(|worst| gravity(status) < gravity(worst)) {
            self.worst = Some(status);
        }
    }
}

impl Overview {
    /// The overview of replies, in their order.
    pub fn of<'a>(assessments: impl IntoIterator<Item = &'a Assessment>, failed: Vec<Failed>) -> Overview {
        let mut tables: Vec<OverviewTable> = Vec::new();
        for assessment in assessments {
            let pack = &assessment.pack;
            let key = (!pack.derived).then(|| (pack.id.clone(), pack.version));
            let at = tables.iter().position(|t| t.pack == key && t.recommendation == pack.recommendation);
            let at = at.unwrap_or_else(|| {
                let (items, replies) = (Vec::new(), Vec::new());
                tables.push(OverviewTable { pack: key, recommendation: pack.recommendation.clone(), items, replies });
                tables.len() - 1
            });
            tables[at].add(assessment);
        }
        Overview { format: OVERVIEW_FORMAT, tables, failed }
    }
}

impl Overview {
    /// All replies, in the order of the tables.
    pub fn replies(&self) -> impl Iterator<Item = &Row> {
        self.tables.iter().flat_map(|t| &t.replies)
    }

    /// Names the file of each reply's report, by the reply's path.
    pub fn link(&mut self, report: impl Fn(&str) -> Option<String>) {
        for row in self.tables.iter_mut().flat_map(|t| &mut t.replies) {
            row.report = report(&row.path);
        }
    }
}

impl OverviewTable {
    fn add(&mut self, assessment: &Assessment) {
        let mut all = Rolled::default();
        let mut items: BTreeMap<String, Rolled> = BTreeMap::new();
        for verdict in &assessment.verdicts {
            let waived = verdict.waiver.is_some();
            all.add(verdict.status, waived);
            items.entry(verdict.item.clone()).or_default().add(verdict.status, waived);
            if !self.items.contains(&verdict.item) {
                self.items.push(verdict.item.clone());
            }
        }
        let report = &assessment.report;
        self.replies.push(Row {
            path: report.path.clone(),
            state: report.state.clone(),
            reference: report.reference.clone(),
            received: report.received.clone(),
            report: None,
            all,
            items,
        });
    }
}
