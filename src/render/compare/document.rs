//! Two rounds compared, as a document, which is written as Markdown or for Word.
//!
//! In: a comparison, the labels of a language. Out: the sentence of totals first; for each obligation that went another way the
//! words that decided then and now, as quotations; lists of laws and promises.

use super::{LISTED, became, cited, of, round, same_all_the_same, status, title, totals};
use crate::assessment::compare::{Became, Change, Comparison, LawMoved};
use crate::render::document::{Column, Document, Line, Part};
use crate::render::labels::{Labels, fill};

/// The comparison as a document.
pub(super) fn document(comparison: &Comparison, labels: &Labels) -> Document {
    let words = &labels.compared;
    let mut out = Document::default();
    out.heading(1, title(comparison, labels));
    let rounds = [(words.old, &comparison.old), (words.new, &comparison.new)];
    out.list(rounds.map(|(name, of)| labels.field(name, &round(of, labels)).into()).to_vec());
    out.paragraph(totals(comparison, labels));
    for (direction, heading) in LISTED {
        let changes = of(comparison, direction);
        if !changes.is_empty() {
            out.heading(2, format!("{} ({})", heading(labels), changes.len()));
            changes.into_iter().for_each(|change| one(&mut out, change, labels));
        }
    }
    let same = same_all_the_same(comparison);
    if !same.is_empty() {
        out.heading(2, format!("{} ({})", words.same, same.len()));
        out.paragraph(same.join(", "));
    }
    laws(&mut out, words.laws_new, &comparison.laws.new, labels);
    laws(&mut out, words.laws_dropped, &comparison.laws.dropped, labels);
    promises(&mut out, comparison, labels);
    out.paragraph(words.not_compliance);
    out
}

fn one(out: &mut Document, change: &Change, labels: &Labels) {
    let words = &labels.compared;
    out.heading(3, format!("{} {}", change.obligation, change.asks));
    let before = fill(words.before, &[("status", status(change.old.as_ref(), labels))]);
    let why = labels.sentence(&change.clauses);
    out.paragraph(Line::default().strong(status(change.new.as_ref(), labels)).plain(&format!("{before}{why}")));
    for (round, stood) in [(words.old, &change.old), (words.new, &change.new)] {
        let Some(stood) = stood else { continue };
        out.paragraph(labels.field(round, &labels.told(stood.reason.as_ref(), &stood.because)));
        if let (Some(quote), Some(place)) = (&stood.quote, &stood.place) {
            out.parts.push(Part::Quotation(quote.into(), labels.place(place).into()));
        }
    }
}

fn laws(out: &mut Document, heading: &str, laws: &[LawMoved], labels: &Labels) {
    if !laws.is_empty() {
        out.heading(2, format!("{heading} ({})", laws.len()));
        out.list(laws.iter().map(|law| format!("{} ({})", law.instrument, cited(law, labels)).into()).collect());
    }
}

fn promises(out: &mut Document, comparison: &Comparison, labels: &Labels) {
    if comparison.promises.is_empty() {
        return;
    }
    let words = &labels.compared;
    out.heading(2, format!("{} ({})", words.promises, comparison.promises.len()));
    out.paragraph(words.promises_intro);
    let columns = vec![
        Column::new(words.became, 6),
        Column::new(labels.column.obligations, 4),
        Column::new(words.promised, 12),
        Column::new(labels.column.place, 3),
        Column::new(words.now, 3),
    ];
    let mut rows = Vec::new();
    for outcome in Became::ALL {
        for promise in comparison.promises.iter().filter(|p| p.became == outcome) {
            let now = promise.now.as_ref().map_or(String::new(), |w| labels.place(&w.place));
            let (on, place) = (promise.obligations.join(", "), labels.place(&promise.place));
            rows.push([became(outcome, labels), &on, &promise.text, &place, &now].map(Line::from).to_vec());
        }
    }
    out.table(columns, rows);
}
