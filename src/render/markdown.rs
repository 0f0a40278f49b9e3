//! A summary in Markdown, for evaluators and the committee that they write for.
//!
//! In: an assessment. Out: what is unaddressed first, each with what is asked, why it matters, the words and their place,
//! what was looked for and not found, and the question to ask next; then what is done by half, promised or only law; then
//! what is addressed; then annexes. Words of the reply are escaped: none of them acts as markup.

mod annex;

use std::collections::HashMap;

use super::untrusted::{code, markdown as safe};
use super::{gap, wording};
use crate::assessment::{Assessment, Block, Evidence, Firmness, Role, Verdict};
use crate::rule::Status;

/// The most passages against a verdict that are quoted.
const AGAINST: usize = 2;

/// The assessment as a Markdown document.
pub fn render(assessment: &Assessment) -> String {
    let mut out = String::new();
    let blocks = gap::blocks(assessment);
    let order = item_order(assessment);
    head(&mut out, assessment);
    totals(&mut out, assessment);
    let chosen = |keep: &dyn Fn(Status) -> bool| {
        let mut verdicts: Vec<&Verdict> =
            assessment.verdicts.iter().filter(|v| v.waiver.is_none() && keep(v.status)).collect();
        let rank = |s: Status| Status::ALL.iter().position(|t| *t == s);
        verdicts.sort_by_key(|v| (rank(v.status), order.get(v.item.as_str()).copied()));
        verdicts
    };
    let unaddressed = chosen(&|s| s.is_unaddressed());
    section(&mut out, "Unaddressed", "The reply says nothing on these, or says no.", &unaddressed, &blocks);
    let half = chosen(&|s| !s.is_unaddressed() && s != Status::Addressed);
    section(
        &mut out,
        "Only law, only promised, or only in part",
        "The reply deals with these, but not wholly.",
        &half,
        &blocks,
    );
    addressed(&mut out, &chosen(&|s| s == Status::Addressed));
    waived(&mut out, assessment);
    annex::law(&mut out, assessment);
    annex::figures(&mut out, assessment);
    annex::findings(&mut out, assessment);
    annex::reading(&mut out, assessment);
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

fn head(out: &mut String, assessment: &Assessment) {
    let (report, pack) = (&assessment.report, &assessment.pack);
    let who = report.state.as_deref().map_or_else(|| "The reply".to_owned(), |s| format!("{}: the reply", safe(s)));
    let to = report.recommendation.as_deref().unwrap_or(&pack.recommendation);
    put!(out, "# {who} to {}, and what it leaves open\n\n", safe(to));
    let reference = report.reference.as_deref().map_or_else(|| "without reference".to_owned(), safe);
    let received = report.received.as_deref().map_or(String::new(), |day| format!(", received {}", safe(day)));
    let pages = report.pages.map_or(String::new(), |n| format!(", {}", wording::counted(n as usize, "page")));
    let lines = wording::counted(report.lines as usize, "line");
    put!(out, "- Reply: {reference}{received} ({}, {lines}{pages})\n", code(&report.path));
    let adopted = if pack.adopted.is_empty() { String::new() } else { format!(", adopted {}", safe(&pack.adopted)) };
    put!(out, "- Recommendation: {}{adopted}\n", safe(&pack.recommendation));
    if pack.derived {
        out.push_str("- Judged by: the asks that the reply itself quotes, as no pack of rules fits it\n");
    } else {
        let title = safe(&pack.title);
        put!(out, "- Judged by: {title} (pack {}, version {})\n", code(&pack.id), pack.version);
    }
    let (name, version) = (&assessment.tool.name, &assessment.tool.version);
    put!(out, "- Judged on: {} with {} {}\n", safe(&assessment.judged_on), safe(name), safe(version));
    if let Some(statuses) = wording::shown(assessment) {
        put!(out, "- Shown here: {}, those that are {statuses}\n", wording::obligations(assessment));
    }
    out.push_str(
        "\nThis says how far the *reply* deals with each obligation, and quotes the words that show it. It does not say \
         whether the state complies.\n\n",
    );
}

fn totals(out: &mut String, assessment: &Assessment) {
    out.push_str("## In short\n\n| Status | Obligations | Items |\n| --- | ---: | --- |\n");
    for status in Status::ALL {
        let of: Vec<&Verdict> = assessment.verdicts.iter().filter(|v| v.status == status).collect();
        if of.is_empty() {
            continue;
        }
        let mut items: Vec<&str> = of.iter().map(|v| v.item.as_str()).collect();
        items.dedup();
        put!(out, "| {} | {} | {} |\n", status.name(), of.len(), safe(&items.join(", ")));
    }
    put!(out, "| **all** | **{}** | |\n\n", assessment.verdicts.len());
    let waived = assessment.verdicts.iter().filter(|v| v.waiver.is_some()).count();
    if waived > 0 {
        put!(out, "{waived} {} waived; see below.\n\n", if waived == 1 { "is" } else { "are" });
    }
}

fn section(out: &mut String, title: &str, intro: &str, verdicts: &[&Verdict], blocks: &HashMap<&str, &Block>) {
    if verdicts.is_empty() {
        return;
    }
    put!(out, "## {title} ({})\n\n{intro}\n\n", verdicts.len());
    for verdict in verdicts {
        one(out, verdict, blocks.get(verdict.item.as_str()).copied());
    }
}

fn one(out: &mut String, verdict: &Verdict, block: Option<&Block>) {
    let grade = verdict.grade.as_ref().map_or(String::new(), |g| format!(" ({}: {})", safe(&g.scale), safe(&g.value)));
    put!(out, "### {} {}\n\n", safe(&verdict.obligation), safe(&verdict.asks));
    let paragraphs: Vec<String> = block.map_or(&[][..], |b| &b.paragraphs).iter().map(ToString::to_string).collect();
    let of = if paragraphs.is_empty() { String::new() } else { format!(" (paragraph {})", paragraphs.join(", ")) };
    let item = safe(&verdict.item);
    put!(out, "**{}**{grade}, item {item}{of}. {}\n\n", verdict.status.name(), safe(&verdict.because));
    let of = |role: Role| verdict.evidence.iter().filter(move |e| e.role == role);
    for evidence in of(Role::Decisive).chain(of(Role::Supporting).take(1)).chain(of(Role::Contrary).take(AGAINST)) {
        quotation(out, evidence, verdict);
    }
    let more: Vec<String> = of(Role::Contrary).skip(AGAINST).map(|e| e.place.line.to_string()).collect();
    if !more.is_empty() {
        let (count, lines) = (wording::counted(more.len(), "more passage"), more.join(", "));
        let (speak, line) = if more.len() == 1 { ("speaks", "line") } else { ("speak", "lines") };
        put!(out, "{count} {speak} against it ({line} {lines}).\n\n");
    }
    if verdict.evidence.is_empty()
        && let Some(block) = block
    {
        let lines = |p: &crate::text::Place| wording::lines(p.line, p.end_line);
        if let Some(answer) = &block.answer {
            put!(out, "The answer stands on {}.\n\n", lines(answer));
        } else {
            put!(out, "It is asked on {}, and no answer follows.\n\n", lines(&block.ask));
        }
    }
    if !verdict.missing.is_empty() {
        let missing: Vec<String> = verdict.missing.iter().map(|m| safe(m)).collect();
        put!(out, "Looked for and not found: {}.\n\n", missing.join("; "));
    }
    if let (Firmness::Weak, Some(unless)) = (verdict.firmness, &verdict.unless) {
        put!(out, "In doubt: {}\n\n", safe(unless));
    }
    if !verdict.why.is_empty() {
        put!(out, "*Why it matters:* {}\n\n", safe(&verdict.why));
    }
    if let Some(question) = &verdict.question {
        put!(out, "**To ask next:** {}\n\n", safe(question));
    }
}

fn quotation(out: &mut String, evidence: &Evidence, verdict: &Verdict) {
    let item = match &evidence.item {
        Some(item) if !wording::names(item, &verdict.item) => format!(", under item {}", safe(item)),
        None => ", outside the answers".to_owned(),
        _ => String::new(),
    };
    let role = match evidence.role {
        Role::Decisive => "",
        Role::Supporting => "; bears it out",
        Role::Contrary => "; speaks against it",
    };
    let reading =
        if evidence.reading.is_empty() { String::new() } else { format!("; read as: {}", safe(&evidence.reading)) };
    let place = wording::place(&evidence.place);
    put!(out, "> {}\n>\n> — {place}{item}{role}{reading}\n\n", safe(&evidence.quote));
}

fn addressed(out: &mut String, verdicts: &[&Verdict]) {
    if verdicts.is_empty() {
        return;
    }
    put!(
        out,
        "## Addressed ({})\n\n| Obligation | What is asked | The reply's words | Place |\n| --- | --- | --- | --- |\n",
        verdicts.len()
    );
    for verdict in verdicts {
        let words = verdict.evidence.iter().find(|e| e.role == Role::Decisive);
        let (quote, place) =
            words.map_or((String::new(), String::new()), |e| (safe(&e.quote), wording::place(&e.place)));
        put!(out, "| {} | {} | {quote} | {place} |\n", safe(&verdict.obligation), safe(&verdict.asks));
    }
    out.push('\n');
}

fn waived(out: &mut String, assessment: &Assessment) {
    let waived: Vec<_> = assessment.verdicts.iter().filter_map(|v| v.waiver.as_ref().map(|w| (v, w))).collect();
    if waived.is_empty() {
        return;
    }
    put!(
        out,
        "## Waived ({})\n\n| Obligation | Status | Until | By | Reason |\n| --- | --- | --- | --- | --- |\n",
        waived.len()
    );
    for (verdict, waiver) in waived {
        let cells = [&verdict.obligation, verdict.status.name(), &waiver.until, &waiver.by, &waiver.reason].map(safe);
        put!(out, "| {} |\n", cells.join(" | "));
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::excerpt::is_hidden;
    use crate::render::sample;

    #[test]
    fn as_committees_read_it() {
        insta::assert_snapshot!("summary", render(&sample::assessment().1));
    }

    #[test]
    fn a_hostile_reply_cannot_act() {
        let shown = render(&sample::hostile().1);
        assert!(!shown.contains(|c| c != '\n' && is_hidden(c)));
        for markup in ["<script", "<img", "<b>", "<i>", "[link](", "![img]"] {
            assert!(!shown.contains(markup), "{markup}");
        }
        insta::assert_snapshot!("hostile", shown);
    }
}
