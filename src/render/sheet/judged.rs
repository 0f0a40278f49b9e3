//! The tables of what was judged: verdicts, decisions of evaluators, the words that verdicts rest on, findings.

use super::{Cell, Sheet, line, number, optional, page, paragraph, words};
use crate::assessment::{Assessment, Decision, Evidence, Role, Verdict, Waiver};
use crate::render::labels::Labels;
use crate::render::{gap, wording};

/// One row per obligation.
pub(in crate::render) fn verdicts(assessments: &[&Assessment], labels: &Labels) -> Sheet {
    let c = &labels.column;
    let columns = vec![
        (c.reply, 14),
        (c.obligation, 11),
        (c.item, 7),
        (c.paragraphs, 10),
        (c.asks, 40),
        (c.kind, 13),
        (c.urgency, 16),
        (c.status, 16),
        (c.firmness, 10),
        (c.because, 40),
        (c.quote, 60),
        (c.page, 6),
        (c.at_paragraph, 10),
        (c.line, 6),
        (c.reading, 18),
        (c.against, 40),
        (c.missing, 30),
        (c.unless, 30),
        (c.question, 40),
        (c.scale, 14),
        (c.grade, 8),
        (c.waiver, 30),
        (c.decision, 18),
        (c.decided, 40),
        (c.why, 40),
    ];
    Sheet::of(labels.sheet.verdicts, columns, assessments, |a| {
        let blocks = gap::blocks(a);
        let row = |v: &Verdict| {
            let block = blocks.get(v.item.as_str()).copied();
            let paragraphs: Vec<String> = block.map_or(&[][..], |b| &b.paragraphs).iter().map(u32::to_string).collect();
            let place = wording::verdict_place(v, block);
            let decisive = v.evidence.iter().find(|e| e.role == Role::Decisive);
            let contrary: Vec<String> =
                v.evidence.iter().filter(|e| e.role == Role::Contrary).map(|e| quoted(e, labels)).collect();
            vec![
                words(&v.obligation),
                words(&v.item),
                words(&paragraphs.join("; ")),
                words(&v.asks),
                Cell::Text(labels.kind(v.kind).to_owned()),
                v.urgency.map_or(Cell::Empty, |u| Cell::Text(labels.urgency(u).to_owned())),
                Cell::Status(v.status, labels.status(v.status)),
                Cell::Text(labels.firmness(v.firmness).to_owned()),
                words(&labels.because(v)),
                decisive.map_or(Cell::Empty, |e| words(&e.quote)),
                page(place),
                paragraph(place),
                line(place),
                decisive.map_or(Cell::Empty, |e| words(&labels.reading(e))),
                words(&contrary.join("; ")),
                words(&v.missing.join("; ")),
                labels.unless(v).map_or(Cell::Empty, |u| words(&u)),
                optional(v.question.as_ref()),
                optional(v.grade.as_ref().map(|g| &g.scale)),
                optional(v.grade.as_ref().map(|g| &g.value)),
                v.waiver.as_ref().map_or(Cell::Empty, |w| words(&waiver(w, labels))),
                words(&v.decisions.iter().map(|d| labels.status(d.status)).collect::<Vec<_>>().join("; ")),
                words(&v.decisions.iter().map(|d| decided(d, labels)).collect::<Vec<_>>().join("; ")),
                words(&v.why),
            ]
        };
        a.verdicts.iter().map(row).collect()
    })
}

/// Words with their place.
fn quoted(evidence: &Evidence, labels: &Labels) -> String {
    format!("{} ({})", labels.quoted(&evidence.quote), labels.place(&evidence.place))
}

fn waiver(waiver: &Waiver, labels: &Labels) -> String {
    let c = &labels.column;
    let fields = [(c.reason, &waiver.reason), (c.by, &waiver.by), (c.until, &waiver.until)];
    fields.map(|(name, value)| labels.field(name, value)).join("; ")
}

/// Who decided, when and why, and what has changed since.
fn decided(decision: &Decision, labels: &Labels) -> String {
    let c = &labels.column;
    let stale = labels.stale(decision).map(|s| format!(" ({})", labels.field(c.stale, &s))).unwrap_or_default();
    format!("{}, {}, {}{stale}", decision.by, decision.on, labels.quoted(&decision.reason))
}

/// One row per decision of an evaluator, beside the tool's verdict.
pub(super) fn decisions(assessments: &[&Assessment], labels: &Labels) -> Sheet {
    let c = &labels.column;
    let columns = vec![
        (c.reply, 14),
        (c.obligation, 11),
        (c.asks, 40),
        (c.verdict, 18),
        (c.decision, 18),
        (c.by, 20),
        (c.date, 12),
        (c.reason, 50),
        (c.stale, 30),
    ];
    Sheet::of(labels.sheet.decisions, columns, assessments, |a| {
        let rows = a.verdicts.iter().flat_map(|v| v.decisions.iter().map(move |d| (v, d)));
        rows.map(|(v, d)| {
            vec![
                words(&v.obligation),
                words(&v.asks),
                Cell::Status(v.status, labels.status(v.status)),
                Cell::Status(d.status, labels.status(d.status)),
                words(&d.by),
                words(&d.on),
                words(&d.reason),
                labels.stale(d).map_or(Cell::Empty, |s| words(&s)),
            ]
        })
        .collect()
    })
}

/// One row per passage that a verdict rests on, or that speaks against it.
pub(super) fn evidence(assessments: &[&Assessment], labels: &Labels) -> Sheet {
    let c = &labels.column;
    let columns = vec![
        (c.reply, 14),
        (c.obligation, 11),
        (c.status, 16),
        (c.role, 16),
        (c.quote, 80),
        (c.reading, 24),
        (c.under_item, 12),
        (c.page, 6),
        (c.at_paragraph, 10),
        (c.line, 6),
    ];
    Sheet::of(labels.sheet.evidence, columns, assessments, |a| {
        let rows = a.verdicts.iter().flat_map(|v| v.evidence.iter().map(move |e| (v, e)));
        rows.map(|(v, e)| {
            vec![
                words(&v.obligation),
                Cell::Status(v.status, labels.status(v.status)),
                Cell::Text(labels.role(e.role).to_owned()),
                words(&e.quote),
                words(&labels.reading(e)),
                words(e.item.as_deref().unwrap_or(labels.party.outside)),
                page(Some(&e.place)),
                paragraph(Some(&e.place)),
                number(e.place.line),
            ]
        })
        .collect()
    })
}

/// One row per finding.
pub(super) fn findings(assessments: &[&Assessment], labels: &Labels) -> Sheet {
    let c = &labels.column;
    let columns = vec![
        (c.reply, 14),
        (c.code, 26),
        (c.severity, 10),
        (c.obligation, 11),
        (c.message, 70),
        (c.help, 50),
        (c.page, 6),
        (c.at_paragraph, 10),
        (c.line, 6),
        (c.see_also, 30),
    ];
    Sheet::of(labels.sheet.findings, columns, assessments, |a| {
        let row = |f: &crate::assessment::Finding| {
            let related: Vec<String> =
                f.related.iter().map(|r| format!("{} ({})", labels.related(r), labels.place(&r.place))).collect();
            vec![
                words(&f.code),
                Cell::Text(labels.severity(f.severity).to_owned()),
                optional(f.obligation.as_ref()),
                words(&labels.message(f)),
                labels.advice(f).map_or(Cell::Empty, |h| words(&h)),
                page(Some(&f.place)),
                paragraph(Some(&f.place)),
                number(f.place.line),
                words(&related.join("; ")),
            ]
        };
        a.findings.iter().map(row).collect()
    })
}
