//! The evaluator's own verdicts, in a table of their own beside those of the tool.
//!
//! In: the decisions that verdicts bear. Out: one row for each, and what has changed under it since; nothing where nobody has
//! decided.

use crate::assessment::Assessment;
use crate::render::document::{Column, Document, Line};
use crate::render::labels::Labels;

/// The section.
pub(super) fn decisions(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let rows: Vec<_> = assessment.verdicts.iter().flat_map(|v| v.decisions.iter().map(move |d| (v, d))).collect();
    if rows.is_empty() {
        return;
    }
    let column = &labels.column;
    out.heading(2, format!("{} ({})", labels.heading.decisions, rows.len()));
    out.paragraph(labels.sentence.decisions);
    let columns = vec![
        Column::new(column.obligation, 3),
        Column::new(column.verdict, 4),
        Column::new(column.decision, 4),
        Column::new(column.by, 5),
        Column::new(column.reason, 9),
        Column::new(column.stale, 5),
    ];
    let rows = rows.iter().map(|(verdict, decision)| {
        let by = format!("{}, {}", decision.by, labels.day(&decision.on));
        let (tool, own) = (labels.status(verdict.status), labels.status(decision.status));
        let stale = labels.stale(decision).unwrap_or_default();
        [&verdict.obligation, tool, own, &by, &decision.reason, stale.as_ref()].map(Line::from).to_vec()
    });
    out.table(columns, rows.collect());
}
