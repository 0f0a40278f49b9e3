//! What is for one reader alone: how many gaps in doubt an evaluator does not read here, and what would make a drafter's weak
//! verdicts firm.
//!
//! In: an assessment that is meant for a reader. Out: a sentence or a table; nothing where no reader was named.

use crate::assessment::{Assessment, Audience};
use crate::render::document::{Column, Document, Line};
use crate::render::doubt;
use crate::render::labels::{Labels, fill};

/// How many gaps in doubt an evaluator does not read here.
pub(super) fn left_out(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let count = doubt::left_out(assessment);
    if count > 0 {
        let gaps = labels.counted(count, labels.noun.gap);
        out.paragraph(fill(labels.sentence.left_out, &[("gaps", &gaps)]));
    }
}

/// For the drafter: what would make each weak verdict firm.
pub(super) fn firmer(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let weak: Vec<_> = doubt::weak(assessment, labels).collect();
    if assessment.audience != Some(Audience::Drafter) || weak.is_empty() {
        return;
    }
    let column = &labels.column;
    out.heading(2, format!("{} ({})", labels.heading.firmer, weak.len()));
    let columns = vec![
        Column::new(column.obligation, 3),
        Column::new(column.status, 4),
        Column::new(column.unless, 8),
        Column::new(column.firmer, 8),
    ];
    let rows = weak.iter().map(|(verdict, unless, firmer)| {
        let (unless, firmer) = (unless.as_ref(), firmer.as_ref());
        [verdict.obligation.as_str(), labels.status(verdict.status), unless, firmer].map(Line::from).to_vec()
    });
    out.table(columns, rows.collect());
}
