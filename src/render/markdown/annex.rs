//! The annexes of the summary: law cited, figures by year, findings, how the reply was read.
//!
//! In: the assessment's facts. Out: tables. Nothing is weighed here; a date is only compared with the baseline.

use super::{safe, table};
use crate::assessment::Assessment;
use crate::render::cited::cited;
use crate::render::findings;
use crate::render::grid::grid;
use crate::render::labels::{Labels, fill};
use crate::text::Place;

/// The most lines that are named of one instrument or figure.
const LINES: usize = 6;

/// Law cited: instrument, articles, date against the baseline.
pub(super) fn law(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let (cited, untold) = cited(assessment);
    if cited.is_empty() && untold.is_empty() {
        return;
    }
    let column = &labels.column;
    put!(out, "## {} ({})\n\n", labels.heading.law, labels.counted(cited.len(), labels.noun.instrument));
    if !cited.is_empty() {
        let heads = [column.instrument, column.articles, column.number, column.date, column.to_baseline, column.lines];
        table(out, &heads);
    }
    for it in &cited {
        let against = it.lies.map_or("", |l| labels.lies(l));
        let (number, date) = (it.number.map_or(String::new(), safe), it.date.map_or(String::new(), safe));
        put!(
            out,
            "| {} | {} | {number} | {date} | {against} | {} |\n",
            safe(it.name),
            safe(&it.articles.join(", ")),
            numbers(&it.lines, labels)
        );
    }
    if !cited.is_empty() {
        out.push('\n');
    }
    if !untold.is_empty() {
        put!(out, "{}\n\n", labels.lead(labels.sentence.untold));
        for citation in untold {
            put!(out, "- {} ({})\n", safe(&citation.text), labels.place(&citation.place));
        }
        out.push('\n');
    }
}

/// The first lines where something stands.
fn numbers(lines: &[u32], labels: &Labels) -> String {
    let shown: Vec<String> = lines.iter().take(LINES).map(ToString::to_string).collect();
    let shown = shown.join(", ");
    match lines.len().saturating_sub(LINES) {
        0 => shown,
        more => fill(labels.phrase.and_more, &[("first", &shown), ("count", &more.to_string())]),
    }
}

/// Figures by year: what is counted, by whom, and a column per year.
pub(super) fn figures(out: &mut String, assessment: &Assessment, labels: &Labels) {
    if assessment.figures.is_empty() {
        return;
    }
    let grid = grid(assessment, labels);
    let column = &labels.column;
    put!(out, "## {} ({})\n\n| {} |", labels.heading.figures, assessment.figures.len(), column.what);
    for year in &grid.years {
        put!(out, " {year} |");
    }
    put!(out, " {} | {} |\n| --- |", column.no_year, column.lines);
    out.push_str(&" ---: |".repeat(grid.years.len()));
    out.push_str(" --- | --- |\n");
    for row in &grid.rows {
        put!(out, "| {} |", safe(&row.what));
        for year in &grid.years {
            put!(out, " {} |", row.by_year.get(year).map_or(String::new(), |v| v.join(labels.phrase.semicolon)));
        }
        put!(out, " {} | {} |\n", row.other.join(labels.phrase.semicolon), numbers(&row.lines, labels));
    }
    out.push('\n');
}

/// Findings that no verdict says.
pub(super) fn findings(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let groups = findings::beside(assessment);
    let total: usize = groups.iter().map(|(_, g)| g.len()).sum();
    if total == 0 {
        return;
    }
    put!(out, "## {} ({total})\n\n", labels.heading.findings);
    for (code, group) in groups {
        for finding in group {
            let grave = labels.severity(finding.severity);
            let of = finding.obligation.as_ref().map_or(String::new(), |o| format!("{} ", labels.lead(&safe(o))));
            let help = finding.help.as_ref().map_or(String::new(), |h| format!(" — *{}*", safe(h)));
            let also: Vec<String> =
                finding.related.iter().map(|r| format!("{} ({})", safe(&r.label), labels.place(&r.place))).collect();
            let also = if also.is_empty() {
                String::new()
            } else {
                let semicolon = labels.phrase.semicolon;
                format!("{semicolon}{}", fill(labels.phrase.see, &[("places", &also.join(semicolon))]))
            };
            let place = labels.place(&finding.place);
            put!(out, "- `{code}` ({grave}, {place}): {of}{}{also}{help}\n", safe(&finding.message));
        }
    }
    out.push('\n');
}

/// How the reply was read.
pub(super) fn reading(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let (report, column) = (&assessment.report, &labels.column);
    put!(out, "## {}\n\n{}\n\n", labels.heading.reading, labels.field(column.layout, &safe(&report.layout)));
    if let Some(language) = &report.language {
        put!(out, "{}\n\n", labels.field(column.language, &safe(language)));
    }
    if !assessment.blocks.is_empty() {
        let heads = [column.block, column.items, column.paragraphs, column.asked, column.answer, column.repeats];
        table(out, &heads);
        let lines = |p: &Place| labels.lines(p.line, p.end_line);
        for block in &assessment.blocks {
            let paragraphs: Vec<String> = block.paragraphs.iter().map(ToString::to_string).collect();
            let answer = block.answer.as_ref().map_or_else(|| labels.party.none.to_owned(), lines);
            let repeats = block.repeats.as_deref().map_or(String::new(), safe);
            let items =
                if block.items.is_empty() { labels.party.none.to_owned() } else { safe(&block.items.join(", ")) };
            put!(
                out,
                "| {} | {items} | {} | {} | {answer} | {repeats} |\n",
                safe(&block.id),
                paragraphs.join(", "),
                lines(&block.ask)
            );
        }
        out.push('\n');
    }
    put!(out, "{} `{}`\n", labels.lead(column.sha256), safe(&report.sha256));
}
