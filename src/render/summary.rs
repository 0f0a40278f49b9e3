//! A summary for evaluators and the committee that they write for.
//!
//! In: an assessment, the labels of a language. Out: a document: what is unaddressed first, each with what is asked, why it
//! matters, the words and their place, what was looked for and not found, and the question to ask next; then what is done by
//! half, promised or only law; then what is addressed; then annexes.

mod annex;
mod decided;
mod reader;

use std::collections::HashMap;

use super::document::{Column, Document, Line, Part};
use super::labels::{Labels, fill};
use super::{gap, scale, wording};
use crate::assessment::{Assessment, Block, Evidence, Firmness, Role, Verdict};
use crate::rule::Status;
use crate::text::Place;

/// The most passages against a verdict that are quoted.
const AGAINST: usize = 2;

/// The summary of an assessment.
pub(super) fn document(assessment: &Assessment, labels: &Labels) -> Document {
    let mut out = Document::default();
    let blocks = gap::blocks(assessment);
    let order = item_order(assessment);
    head(&mut out, assessment, labels);
    totals(&mut out, assessment, labels);
    grades(&mut out, assessment, labels);
    let chosen = |keep: &dyn Fn(Status) -> bool| {
        let mut verdicts: Vec<&Verdict> =
            assessment.verdicts.iter().filter(|v| v.waiver.is_none() && keep(v.status)).collect();
        verdicts.retain(|v| v.status == Status::Addressed || assessment.shows(v));
        verdicts.sort_by_key(|v| (gap::pressing(v), order.get(v.item.as_str()).copied()));
        verdicts
    };
    let (heading, sentence) = (&labels.heading, &labels.sentence);
    reader::left_out(&mut out, assessment, labels);
    let unaddressed = chosen(&|s| s.is_unaddressed());
    section(&mut out, (heading.unaddressed, sentence.unaddressed), &unaddressed, &blocks, labels);
    let half = chosen(&|s| !s.is_unaddressed() && s != Status::Addressed);
    section(&mut out, (heading.half, sentence.half), &half, &blocks, labels);
    addressed(&mut out, &chosen(&|s| s == Status::Addressed), labels);
    reader::firmer(&mut out, assessment, labels);
    waived(&mut out, assessment, labels);
    decided::decisions(&mut out, assessment, labels);
    annex::law(&mut out, assessment, labels);
    annex::figures(&mut out, assessment, labels);
    annex::findings(&mut out, assessment, labels);
    annex::reading(&mut out, assessment, labels);
    out
}

/// The order in which the pack names its items.
fn item_order(assessment: &Assessment) -> HashMap<&str, usize> {
    let mut order = HashMap::new();
    for verdict in &assessment.verdicts {
        let next = order.len();
        order.entry(verdict.item.as_str()).or_insert(next);
    }
    order
}

/// The title of a document about the reply.
pub(super) fn title(assessment: &Assessment, labels: &Labels) -> String {
    let report = &assessment.report;
    let recommendation = report.recommendation.as_deref().unwrap_or(&assessment.pack.recommendation);
    match &report.state {
        Some(state) => fill(labels.sentence.title_of_state, &[("state", state), ("recommendation", recommendation)]),
        None => fill(labels.sentence.title, &[("recommendation", recommendation)]),
    }
}

fn head(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let (report, pack) = (&assessment.report, &assessment.pack);
    let (column, phrase) = (&labels.column, &labels.phrase);
    out.heading(1, title(assessment, labels));
    let field = |name: &str| Line::default().plain(&format!("{} ", labels.lead(name)));
    let mut items = Vec::new();
    let mut reply = field(column.reply).plain(report.reference.as_deref().unwrap_or(labels.party.without_reference));
    if let Some(day) = &report.received {
        reply = reply.plain(&format!(", {}", fill(phrase.received, &[("day", &labels.day(day))])));
    }
    let lines = labels.counted(report.lines as usize, labels.noun.line);
    let pages = report.pages.map(|n| format!(", {}", labels.counted(n as usize, labels.noun.page)));
    let pages = pages.unwrap_or_default();
    items.push(reply.plain(" (").code(&report.path).plain(&format!(", {lines}{pages})")));
    let adopted = if pack.adopted.is_empty() {
        String::new()
    } else {
        format!(", {}", fill(phrase.adopted, &[("day", &labels.day(&pack.adopted))]))
    };
    items.push(field(column.recommendation).plain(&pack.recommendation).plain(&adopted));
    items.push(if pack.derived {
        field(column.judged_by).plain(phrase.derived)
    } else {
        // The id is a name for a program, so the phrase is written around it.
        let by = fill(phrase.pack, &[("id", "\n"), ("version", &pack.version.to_string())]);
        let (before, after) = by.split_once('\n').unwrap_or((&by, ""));
        let line = field(column.judged_by).plain(&format!("{} ({before}", pack.title)).code(&pack.id);
        line.plain(&format!("{after})"))
    });
    let tool = format!("{} {}", assessment.tool.name, assessment.tool.version);
    let judged = fill(phrase.with_tool, &[("day", &labels.day(&assessment.judged_on)), ("tool", &tool)]);
    items.push(field(column.judged_on).plain(&judged));
    items.extend(labels.shown(assessment).map(|shown| field(column.shown).plain(&shown)));
    out.list(items);
    out.paragraph(labels.sentence.not_compliance);
}

fn totals(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let column = &labels.column;
    out.heading(2, labels.heading.in_short);
    let mut rows = Vec::new();
    for status in Status::ALL {
        let of: Vec<&Verdict> = assessment.verdicts.iter().filter(|v| v.status == status).collect();
        if of.is_empty() {
            continue;
        }
        let mut items: Vec<&str> = of.iter().map(|v| v.item.as_str()).collect();
        items.dedup();
        rows.push(vec![labels.status(status).into(), of.len().to_string().into(), items.join(", ").into()]);
    }
    let strong = |text: &str| Line::default().strong(text);
    rows.push(vec![strong(column.all), strong(&assessment.verdicts.len().to_string()), Line::default()]);
    let columns =
        vec![Column::new(column.status, 4), Column::numbers(column.obligations, 3), Column::new(column.items, 13)];
    out.table(columns, rows);
    match assessment.verdicts.iter().filter(|v| v.waiver.is_some()).count() {
        0 => {}
        1 => out.paragraph(labels.sentence.waived_one),
        n => out.paragraph(fill(labels.sentence.waived_many, &[("count", &n.to_string())])),
    }
}

/// The official scale, and what each unit comes to.
fn grades(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let Some(said) = &assessment.scale else { return };
    let column = &labels.column;
    let per = fill(labels.phrase.one_grade_per, &[("unit", labels.unit(said.unit))]);
    out.heading(2, format!("{}, {per}", labels.field(labels.heading.grades, &said.title)));
    out.paragraph(labels.sentence.grades);
    if !said.units.is_empty() {
        let columns = vec![Column::new(column.unit, 4), Column::new(column.grade, 8), Column::new(column.counts, 8)];
        let rows = said.units.iter().map(|u| vec![(&u.id).into(), (&u.value).into(), scale::counts(&u.of).into()]);
        out.table(columns, rows.collect());
    }
    let columns =
        vec![Column::new(column.grade, 5), Column::new(column.means, 12), Column::numbers(column.obligations, 3)];
    let rows = said.grades.iter().map(|g| vec![(&g.value).into(), (&g.means).into(), g.obligations.to_string().into()]);
    out.table(columns, rows.collect());
}

fn section(
    out: &mut Document,
    (title, intro): (&str, &str),
    verdicts: &[&Verdict],
    blocks: &HashMap<&str, &Block>,
    labels: &Labels,
) {
    if verdicts.is_empty() {
        return;
    }
    out.heading(2, format!("{title} ({})", verdicts.len()));
    out.paragraph(intro);
    for verdict in verdicts {
        one(out, verdict, blocks.get(verdict.item.as_str()).copied(), labels);
    }
}

fn one(out: &mut Document, verdict: &Verdict, block: Option<&Block>, labels: &Labels) {
    let (column, phrase, sentence) = (&labels.column, &labels.phrase, &labels.sentence);
    out.heading(3, format!("{} {}", verdict.obligation, verdict.asks));
    let grade = verdict.grade.as_ref().map(|g| format!(" ({})", labels.field(&g.scale, &g.value)));
    let item = fill(phrase.of_item, &[("item", &verdict.item)]);
    let paragraphs: Vec<String> = block.map_or(&[][..], |b| &b.paragraphs).iter().map(ToString::to_string).collect();
    let paragraphs =
        (!paragraphs.is_empty()).then(|| fill(phrase.of_paragraphs, &[("numbers", &paragraphs.join(", "))]));
    let beside: Vec<String> =
        paragraphs.into_iter().chain(verdict.urgency.map(|u| labels.urgency(u).to_owned())).collect();
    let of = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(phrase.semicolon)) };
    let because = format!("{}, {item}{of}. {}", grade.unwrap_or_default(), labels.because(verdict));
    out.paragraph(Line::default().strong(labels.status(verdict.status)).plain(&because));
    let of = |role: Role| verdict.evidence.iter().filter(move |e| e.role == role);
    for evidence in of(Role::Decisive).chain(of(Role::Supporting).take(1)).chain(of(Role::Contrary).take(AGAINST)) {
        quotation(out, evidence, verdict, labels);
    }
    let more: Vec<Place> = of(Role::Contrary).skip(AGAINST).map(|e| e.place).collect();
    if !more.is_empty() {
        let label = if more.len() == 1 { sentence.against_one } else { sentence.against_many };
        out.paragraph(fill(label, &[("count", &more.len().to_string()), ("lines", &labels.numbers(&more))]));
    }
    if verdict.evidence.is_empty()
        && let Some(block) = block
    {
        let (label, place) = match &block.answer {
            Some(answer) => (sentence.answer_stands, answer),
            None => (sentence.no_answer, &block.ask),
        };
        out.paragraph(labels.standing(label, place));
    }
    if !verdict.missing.is_empty() {
        out.paragraph(format!("{}.", labels.field(column.missing, &verdict.missing.join(phrase.semicolon))));
    }
    if let (Firmness::Weak, Some(unless)) = (verdict.firmness, labels.unless(verdict)) {
        out.paragraph(labels.field(column.unless, &unless));
    }
    if !verdict.why.is_empty() {
        out.paragraph(Line::default().emphasis(&labels.lead(column.why)).plain(&format!(" {}", verdict.why)));
    }
    if let Some(question) = &verdict.question {
        out.paragraph(Line::default().strong(&labels.lead(column.question)).plain(&format!(" {question}")));
    }
}

fn quotation(out: &mut Document, evidence: &Evidence, verdict: &Verdict, labels: &Labels) {
    let mut says = vec![labels.place(&evidence.place)];
    match &evidence.item {
        Some(item) if !wording::names(item, &verdict.item) => {
            says.push(fill(labels.phrase.under_item, &[("item", item)]));
        }
        None => says.push(labels.party.outside.to_owned()),
        _ => {}
    }
    let mut says = vec![says.join(", ")];
    if evidence.role != Role::Decisive {
        says.push(labels.role(evidence.role).to_owned());
    }
    if !evidence.reading.is_empty() {
        says.push(fill(labels.phrase.read_as, &[("reading", &labels.reading(evidence))]));
    }
    out.parts.push(Part::Quotation((&evidence.quote).into(), says.join(labels.phrase.semicolon).into()));
}

fn addressed(out: &mut Document, verdicts: &[&Verdict], labels: &Labels) {
    if verdicts.is_empty() {
        return;
    }
    let column = &labels.column;
    out.heading(2, format!("{} ({})", labels.heading.addressed, verdicts.len()));
    let columns = vec![
        Column::new(column.obligation, 4),
        Column::new(column.asks, 8),
        Column::new(column.quote, 14),
        Column::new(column.place, 4),
    ];
    let row = |v: &&Verdict| {
        let words = v.evidence.iter().find(|e| e.role == Role::Decisive);
        let (quote, place) =
            words.map_or_else(Default::default, |e| ((&e.quote).into(), labels.place(&e.place).into()));
        vec![(&v.obligation).into(), (&v.asks).into(), quote, place]
    };
    out.table(columns, verdicts.iter().map(row).collect());
}

fn waived(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let waived: Vec<_> = assessment.verdicts.iter().filter_map(|v| v.waiver.as_ref().map(|w| (v, w))).collect();
    if waived.is_empty() {
        return;
    }
    let column = &labels.column;
    out.heading(2, format!("{} ({})", labels.heading.waived, waived.len()));
    let columns = vec![
        Column::new(column.obligation, 4),
        Column::new(column.status, 5),
        Column::new(column.until, 4),
        Column::new(column.by, 6),
        Column::new(column.reason, 11),
    ];
    let rows = waived
        .iter()
        .map(|(v, w)| [&v.obligation, labels.status(v.status), &w.until, &w.by, &w.reason].map(Line::from).to_vec());
    out.table(columns, rows.collect());
}
