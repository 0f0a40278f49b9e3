//! Decisions: the evaluator's own verdicts, which stand beside the tool's and are never mixed with them.
//!
//! In: the text of a decisions file (TOML) and the assessment that it is held against. Out: a [`Decision`] on each verdict
//! that somebody has decided, stale where the words or the rule under it have changed since; and how far evaluators and the
//! tool agree. Refused, all faults at once: what is no TOML, unknown keys, obligations and statuses.

mod agreement;
mod file;
mod write;

pub use agreement::{Agreement, Difference};
pub use file::{Entry, beside};
pub use write::write;

use serde::{Deserialize, Serialize};

use super::{Assessment, Finding, PackInfo, ReportInfo, Severity, Verdict};
use crate::code;
use crate::label::{Said, Saying, Value};
use crate::rule::{Fault, RuleFile, Status};

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
    /// The same in no language yet.
    #[serde(skip)]
    pub moved: Option<Said>,
}

impl Entry {
    /// A decision on a verdict, on the words and the rule that it stands on now.
    pub fn on(verdict: &Verdict, status: Status, reason: &str, by: &str, day: &str) -> Entry {
        Entry {
            obligation: verdict.obligation.clone(),
            status,
            reason: reason.trim().to_owned(),
            by: by.trim().to_owned(),
            on: day.to_owned(),
            version: Some(verdict.version),
            fingerprint: Some(verdict.fingerprint.clone()),
        }
    }

    /// What has changed under it, held against the verdict of today.
    fn stale(&self, verdict: &Verdict) -> Option<Said> {
        let words = self.fingerprint.as_ref().is_some_and(|f| *f != verdict.fingerprint);
        let rule = self.version.filter(|v| *v != verdict.version);
        let versions =
            |saying: Saying, then: u32| saying.with("from", then.to_string()).with("to", verdict.version.to_string());
        match (words, rule) {
            (false, None) => None,
            (true, None) => Some(Saying::WordsUnderChanged.said()),
            (false, Some(then)) => Some(versions(Saying::RuleChanged, then)),
            (true, Some(then)) => Some(versions(Saying::WordsAndRuleChanged, then)),
        }
    }
}

/// Holds a file of decisions against an assessment: each decision goes to its verdict, and one that is stale is a finding.
///
/// # Errors
/// Every fault of the file; the assessment is then left as it was.
pub fn hold(assessment: &mut Assessment, file: &RuleFile) -> Result<(), Vec<Fault>> {
    let ids: Vec<&str> = assessment.verdicts.iter().map(|v| v.obligation.as_str()).collect();
    let entries = file::read(file, &ids)?;
    let mut stale = Vec::new();
    for verdict in &mut assessment.verdicts {
        let Some(entry) = entries.iter().find(|e| e.obligation == verdict.obligation) else { continue };
        let moved = entry.stale(verdict);
        let decision = Decision {
            status: entry.status,
            reason: entry.reason.clone(),
            by: entry.by.clone(),
            on: entry.on.clone(),
            file: file.name.clone(),
            stale: moved.as_ref().map(Said::english),
            moved,
        };
        stale.extend(finding(&decision, verdict, &assessment.findings));
        verdict.decisions.push(decision);
    }
    assessment.findings.extend(stale);
    Ok(())
}

/// The finding of a decision that may no longer hold.
fn finding(decision: &Decision, verdict: &Verdict, others: &[Finding]) -> Option<Finding> {
    let why = decision.moved.clone()?;
    let told = others.iter().find(|f| f.obligation.as_deref() == Some(&verdict.obligation));
    let place = verdict.evidence.first().map(|e| e.place).or(told.map(|f| f.place))?;
    let on = Value::Day(decision.on.clone());
    let said = Saying::DecisionStale.with("by", decision.by.as_str()).with("status", decision.status.name());
    let said = said.with("on", on).with("why", why);
    Some(Finding {
        obligation: Some(verdict.obligation.clone()),
        ..Finding::of(place, code::DECISION_STALE, Severity::Advice, said, Some(Saying::DecideAnew.said()))
    })
}

/// The name and version of the JSON form of [`Agreements`].
pub const AGREEMENT_FORMAT: &str = "lacuna.decisions/1";

/// How far the readers of one reply agree, for programs.
#[derive(Debug, Serialize)]
pub struct Agreements {
    /// [`AGREEMENT_FORMAT`].
    pub format: &'static str,
    /// The reply.
    pub report: ReportInfo,
    /// The rules that it was judged by.
    pub pack: PackInfo,
    /// Each reader held against each.
    pub agreements: Vec<Agreement>,
}

impl Agreements {
    /// The agreements on a reply.
    pub fn of(assessment: &Assessment, agreements: Vec<Agreement>) -> Agreements {
        let (report, pack) = (assessment.report.clone(), assessment.pack.clone());
        Agreements { format: AGREEMENT_FORMAT, report, pack, agreements }
    }
}

/// How far each evaluator agrees with the tool, and each with each; an evaluator is a file of decisions.
pub fn agreements(assessment: &Assessment) -> Vec<Agreement> {
    let verdicts = &assessment.verdicts;
    let mut files: Vec<&str> = Vec::new();
    for decision in verdicts.iter().flat_map(|v| &v.decisions) {
        if !files.contains(&decision.file.as_str()) {
            files.push(&decision.file);
        }
    }
    let of = |verdict: &'_ Verdict, file: &str| verdict.decisions.iter().position(|d| d.file == file);
    let mut out = Vec::new();
    for file in &files {
        let decided: Vec<(&str, Status, &Decision)> = verdicts
            .iter()
            .filter_map(|v| Some((v.obligation.as_str(), v.status, &v.decisions[of(v, file)?])))
            .collect();
        let pairs: Vec<_> =
            decided.iter().filter(|d| d.2.stale.is_none()).map(|(id, tool, own)| (*id, own.status, *tool)).collect();
        let stale = decided.len() - pairs.len();
        out.push(agreement::agreement([(*file).to_owned(), assessment.tool.name.to_string()], &pairs, stale));
    }
    for (nth, one) in files.iter().enumerate() {
        for other in &files[nth + 1..] {
            let decided: Vec<(&str, &Decision, &Decision)> = verdicts
                .iter()
                .filter_map(|v| Some((v.obligation.as_str(), &v.decisions[of(v, one)?], &v.decisions[of(v, other)?])))
                .collect();
            let fresh = decided.iter().filter(|d| d.1.stale.is_none() && d.2.stale.is_none());
            let pairs: Vec<_> = fresh.map(|(id, a, b)| (*id, a.status, b.status)).collect();
            let stale = decided.len() - pairs.len();
            out.push(agreement::agreement([(*one).to_owned(), (*other).to_owned()], &pairs, stale));
        }
    }
    out
}
