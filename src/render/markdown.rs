//! A summary in Markdown, for evaluators and the committee that they write for.
//!
//! In: an assessment, the labels of a language. Out: what is unaddressed first, each with what is asked, why it matters, the words and their place,
//! what was looked for and not found, and the question to ask next; then what is done by half, promised or only law; then
//! what is addressed; then annexes. Words of the reply are escaped: none of them acts as markup.

mod annex;
mod decided;

use std::collections::HashMap;

use super::labels::{Labels, fill};
use super::untrusted::{code, markdown as safe};
use super::{doubt, gap, scale, wording};
use crate::assessment::{Assessment, Audience, Block, Evidence, Firmness, Role, Verdict};
use crate::rule::Status;

/// The most passages against a verdict that are quoted.
const AGAINST: usize = 2;

/// The assessment as a Markdown document.
pub fn render(assessment: &Assessment, labels: &Labels) -> String {
    let mut out = String::new();
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
    left_out(&mut out, assessment, labels);
    let unaddressed = chosen(&|s| s.is_unaddressed());
    section(&mut out, heading.unaddressed, sentence.unaddressed, &unaddressed, &blocks, labels);
    let half = chosen(&|s| !s.is_unaddressed() && s != Status::Addressed);
    section(&mut out, heading.half, sentence.half, &half, &blocks, labels);
    addressed(&mut out, &chosen(&|s| s == Status::Addressed), labels);
    firmer(&mut out, assessment, labels);
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

/// The title of a document about the reply, not yet made safe.
pub(super) fn title(assessment: &Assessment, labels: &Labels) -> String {
    let report = &assessment.report;
    let recommendation = report.recommendation.as_deref().unwrap_or(&assessment.pack.recommendation);
    match &report.state {
        Some(state) => fill(labels.sentence.title_of_state, &[("state", state), ("recommendation", recommendation)]),
        None => fill(labels.sentence.title, &[("recommendation", recommendation)]),
    }
}

fn head(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let (report, pack) = (&assessment.report, &assessment.pack);
    let (column, phrase) = (&labels.column, &labels.phrase);
    put!(out, "# {}\n\n", safe(&title(assessment, labels)));
    let mut line = |name: &str, value: &str| put!(out, "- {}\n", labels.field(name, value));
    let mut reply = report.reference.as_deref().map_or_else(|| labels.party.without_reference.to_owned(), safe);
    if let Some(day) = &report.received {
        put!(reply, ", {}", fill(phrase.received, &[("day", &safe(&labels.day(day)))]));
    }
    put!(reply, " ({}, {}", code(&report.path), labels.counted(report.lines as usize, labels.noun.line));
    if let Some(pages) = report.pages {
        put!(reply, ", {}", labels.counted(pages as usize, labels.noun.page));
    }
    line(column.reply, &format!("{reply})"));
    let mut to = safe(&pack.recommendation);
    if !pack.adopted.is_empty() {
        put!(to, ", {}", fill(phrase.adopted, &[("day", &safe(&labels.day(&pack.adopted)))]));
    }
    line(column.recommendation, &to);
    if pack.derived {
        line(column.judged_by, phrase.derived);
    } else {
        let by = fill(phrase.pack, &[("id", &code(&pack.id)), ("version", &pack.version.to_string())]);
        line(column.judged_by, &format!("{} ({by})", safe(&pack.title)));
    }
    let tool = format!("{} {}", safe(&assessment.tool.name), safe(&assessment.tool.version));
    line(
        column.judged_on,
        &fill(phrase.with_tool, &[("day", &safe(&labels.day(&assessment.judged_on))), ("tool", &tool)]),
    );
    if let Some(shown) = labels.shown(assessment) {
        line(column.shown, &shown);
    }
    put!(out, "\n{}\n\n", labels.sentence.not_compliance);
}

fn totals(out: &mut String, assessment: &Assessment, labels: &Labels) {
    put!(out, "## {}\n\n", labels.heading.in_short);
    let column = &labels.column;
    put!(out, "| {} | {} | {} |\n| --- | ---: | --- |\n", column.status, column.obligations, column.items);
    for status in Status::ALL {
        let of: Vec<&Verdict> = assessment.verdicts.iter().filter(|v| v.status == status).collect();
        if of.is_empty() {
            continue;
        }
        let mut items: Vec<&str> = of.iter().map(|v| v.item.as_str()).collect();
        items.dedup();
        put!(out, "| {} | {} | {} |\n", labels.status(status), of.len(), safe(&items.join(", ")));
    }
    put!(out, "| **{}** | **{}** | |\n\n", column.all, assessment.verdicts.len());
    let waived = assessment.verdicts.iter().filter(|v| v.waiver.is_some()).count();
    match waived {
        0 => {}
        1 => put!(out, "{}\n\n", labels.sentence.waived_one),
        _ => put!(out, "{}\n\n", fill(labels.sentence.waived_many, &[("count", &waived.to_string())])),
    }
}

/// How many gaps in doubt an evaluator does not read here.
fn left_out(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let count = doubt::left_out(assessment);
    if count > 0 {
        let gaps = labels.counted(count, labels.noun.gap);
        put!(out, "{}\n\n", fill(labels.sentence.left_out, &[("gaps", &gaps)]));
    }
}

/// The official scale, and what each unit comes to.
fn grades(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let Some(said) = &assessment.scale else { return };
    let column = &labels.column;
    let per = fill(labels.phrase.one_grade_per, &[("unit", labels.unit(said.unit))]);
    put!(
        out,
        "## {}, {per}\n\n{}\n\n",
        labels.field(labels.heading.grades, &safe(&said.title)),
        labels.sentence.grades
    );
    if !said.units.is_empty() {
        put!(out, "| {} | {} | {} |\n| --- | --- | --- |\n", column.unit, column.grade, column.counts);
        for unit in &said.units {
            put!(out, "| {} | {} | {} |\n", safe(&unit.id), safe(&unit.value), safe(&scale::counts(&unit.of)));
        }
        out.push('\n');
    }
    put!(out, "| {} | {} | {} |\n| --- | --- | ---: |\n", column.grade, column.means, column.obligations);
    for grade in &said.grades {
        put!(out, "| {} | {} | {} |\n", safe(&grade.value), safe(&grade.means), grade.obligations);
    }
    out.push('\n');
}

/// For the drafter: what would make each weak verdict firm.
fn firmer(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let weak: Vec<_> = doubt::weak(assessment).collect();
    if assessment.audience != Some(Audience::Drafter) || weak.is_empty() {
        return;
    }
    let column = &labels.column;
    put!(out, "## {} ({})\n\n", labels.heading.firmer, weak.len());
    let heads = [column.obligation, column.status, column.unless, column.firmer];
    put!(out, "| {} |\n| --- | --- | --- | --- |\n", heads.join(" | "));
    for (verdict, unless, firmer) in weak {
        let cells = [&verdict.obligation, labels.status(verdict.status), unless, firmer].map(safe);
        put!(out, "| {} |\n", cells.join(" | "));
    }
    out.push('\n');
}

fn section(
    out: &mut String,
    title: &str,
    intro: &str,
    verdicts: &[&Verdict],
    blocks: &HashMap<&str, &Block>,
    labels: &Labels,
) {
    if verdicts.is_empty() {
        return;
    }
    put!(out, "## {title} ({})\n\n{intro}\n\n", verdicts.len());
    for verdict in verdicts {
        one(out, verdict, blocks.get(verdict.item.as_str()).copied(), labels);
    }
}

fn one(out: &mut String, verdict: &Verdict, block: Option<&Block>, labels: &Labels) {
    let (column, phrase, sentence) = (&labels.column, &labels.phrase, &labels.sentence);
    let grade = verdict.grade.as_ref().map_or(String::new(), |g| {
        let grade = labels.field(&safe(&g.scale), &safe(&g.value));
        format!(" ({grade})")
    });
    put!(out, "### {} {}\n\n", safe(&verdict.obligation), safe(&verdict.asks));
    let item = fill(phrase.of_item, &[("item", &safe(&verdict.item))]);
    let paragraphs: Vec<String> = block.map_or(&[][..], |b| &b.paragraphs).iter().map(ToString::to_string).collect();
    let paragraphs =
        (!paragraphs.is_empty()).then(|| fill(phrase.of_paragraphs, &[("numbers", &paragraphs.join(", "))]));
    let beside: Vec<String> =
        paragraphs.into_iter().chain(verdict.urgency.map(|u| labels.urgency(u).to_owned())).collect();
    let of = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(phrase.semicolon)) };
    put!(out, "**{}**{grade}, {item}{of}. {}\n\n", labels.status(verdict.status), safe(&verdict.because));
    let of = |role: Role| verdict.evidence.iter().filter(move |e| e.role == role);
    for evidence in of(Role::Decisive).chain(of(Role::Supporting).take(1)).chain(of(Role::Contrary).take(AGAINST)) {
        quotation(out, evidence, verdict, labels);
    }
    let more: Vec<String> = of(Role::Contrary).skip(AGAINST).map(|e| e.place.line.to_string()).collect();
    if !more.is_empty() {
        let label = if more.len() == 1 { sentence.against_one } else { sentence.against_many };
        put!(out, "{}\n\n", fill(label, &[("count", &more.len().to_string()), ("lines", &more.join(", "))]));
    }
    if verdict.evidence.is_empty()
        && let Some(block) = block
    {
        let (label, place) = match &block.answer {
            Some(answer) => (sentence.answer_stands, answer),
            None => (sentence.no_answer, &block.ask),
        };
        put!(out, "{}\n\n", fill(label, &[("lines", &labels.lines(place.line, place.end_line))]));
    }
    if !verdict.missing.is_empty() {
        let missing: Vec<String> = verdict.missing.iter().map(|m| safe(m)).collect();
        put!(out, "{}.\n\n", labels.field(column.missing, &missing.join(labels.phrase.semicolon)));
    }
    if let (Firmness::Weak, Some(unless)) = (verdict.firmness, &verdict.unless) {
        put!(out, "{}\n\n", labels.field(column.unless, &safe(unless)));
    }
    if !verdict.why.is_empty() {
        put!(out, "*{}* {}\n\n", labels.lead(column.why), safe(&verdict.why));
    }
    if let Some(question) = &verdict.question {
        put!(out, "**{}** {}\n\n", labels.lead(column.question), safe(question));
    }
}

fn quotation(out: &mut String, evidence: &Evidence, verdict: &Verdict, labels: &Labels) {
    let mut says = vec![labels.place(&evidence.place)];
    match &evidence.item {
        Some(item) if !wording::names(item, &verdict.item) => {
            says.push(fill(labels.phrase.under_item, &[("item", &safe(item))]));
        }
        None => says.push(labels.party.outside.to_owned()),
        _ => {}
    }
    let mut says = vec![says.join(", ")];
    if evidence.role != Role::Decisive {
        says.push(labels.role(evidence.role).to_owned());
    }
    if !evidence.reading.is_empty() {
        says.push(fill(labels.phrase.read_as, &[("reading", &safe(&evidence.reading))]));
    }
    put!(out, "> {}\n>\n> — {}\n\n", safe(&evidence.quote), says.join(labels.phrase.semicolon));
}

fn addressed(out: &mut String, verdicts: &[&Verdict], labels: &Labels) {
    if verdicts.is_empty() {
        return;
    }
    let column = &labels.column;
    put!(out, "## {} ({})\n\n", labels.heading.addressed, verdicts.len());
    table(out, &[column.obligation, column.asks, column.quote, column.place]);
    for verdict in verdicts {
        let words = verdict.evidence.iter().find(|e| e.role == Role::Decisive);
        let (quote, place) = words.map_or((String::new(), String::new()), |e| (safe(&e.quote), labels.place(&e.place)));
        put!(out, "| {} | {} | {quote} | {place} |\n", safe(&verdict.obligation), safe(&verdict.asks));
    }
    out.push('\n');
}

/// The head of a table.
fn table(out: &mut String, columns: &[&str]) {
    put!(out, "| {} |\n|{}\n", columns.join(" | "), " --- |".repeat(columns.len()));
}

fn waived(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let waived: Vec<_> = assessment.verdicts.iter().filter_map(|v| v.waiver.as_ref().map(|w| (v, w))).collect();
    if waived.is_empty() {
        return;
    }
    let column = &labels.column;
    put!(out, "## {} ({})\n\n", labels.heading.waived, waived.len());
    table(out, &[column.obligation, column.status, column.until, column.by, column.reason]);
    for (verdict, waiver) in waived {
        let status = labels.status(verdict.status);
        let cells = [&verdict.obligation, status, &waiver.until, &waiver.by, &waiver.reason].map(safe);
        put!(out, "| {} |\n", cells.join(" | "));
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::excerpt::is_hidden;
    use crate::render::labels::Lang;
    use crate::render::sample;

    #[test]
    fn as_committees_read_it() {
        insta::assert_snapshot!("summary", render(&sample::assessment().1, Labels::of(Lang::En)));
    }

    #[test]
    fn in_french() {
        insta::assert_snapshot!("summary_french", render(&sample::assessment().1, Labels::of(Lang::Fr)));
    }

    #[test]
    fn each_reader_sees_what_is_for_them() {
        let (_, assessment) = sample::assessment();
        let shown = |reader| render(&assessment.clone().meant_for(reader), Labels::of(Lang::En));
        let (drafter, evaluator) = (shown(Audience::Drafter), shown(Audience::Evaluator));
        assert!(drafter.contains("## What would make it firmer (1)") && drafter.contains("### 1.a.2"));
        assert!(!evaluator.contains("### 1.a.2") && !evaluator.contains("firmer"));
        assert!(evaluator.contains("another reading is near: 1 gap."), "{evaluator}");
        assert!(!evaluator.contains("law/single-law") && drafter.contains("law/single-law"));
    }

    #[test]
    fn a_hostile_reply_cannot_act() {
        let shown = render(&sample::hostile().1, Labels::of(Lang::En));
        assert!(!shown.contains(|c| c != '\n' && is_hidden(c)));
        for markup in ["<script", "<img", "<b>", "<i>", "[link](", "![img]"] {
            assert!(!shown.contains(markup), "{markup}");
        }
        insta::assert_snapshot!("hostile", shown);
    }
}
