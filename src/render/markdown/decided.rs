//! The evaluator's own verdicts, in a table of their own beside those of the tool.
//!
//! In: the decisions that verdicts bear. Out: one row for each, and what has changed under it since; nothing where nobody has
//! decided.

use super::table;
use crate::assessment::Assessment;
use crate::render::labels::Labels;
use crate::render::untrusted::markdown as safe;

/// The section.
pub(super) fn decisions(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let rows: Vec<_> = assessment.verdicts.iter().flat_map(|v| v.decisions.iter().map(move |d| (v, d))).collect();
    if rows.is_empty() {
        return;
    }
    let column = &labels.column;
    put!(out, "## {} ({})\n\n{}\n\n", labels.heading.decisions, rows.len(), labels.sentence.decisions);
    table(out, &[column.obligation, column.verdict, column.decision, column.by, column.reason, column.stale]);
    for (verdict, decision) in rows {
        let by = format!("{}, {}", safe(&decision.by), safe(&labels.day(&decision.on)));
        let (tool, own) = (labels.status(verdict.status), labels.status(decision.status));
        let (id, reason) = (safe(&verdict.obligation), safe(&decision.reason));
        let stale = safe(decision.stale.as_deref().unwrap_or_default());
        put!(out, "| {id} | {tool} | {own} | {by} | {reason} | {stale} |\n");
    }
    out.push('\n');
}
