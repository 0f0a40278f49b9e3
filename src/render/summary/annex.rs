//! The annexes of the summary: law cited, figures by year, findings, how the reply was read.
//!
//! In: the assessment's facts. Out: tables. Nothing is weighed here; a date is only compared with the baseline.

use crate::assessment::{Assessment, Block, Finding};
use crate::render::cited::{Cited, cited};
use crate::render::document::{Column, Document, Line};
use crate::render::findings;
use crate::render::grid::{Counted, grid};
use crate::render::labels::{Labels, fill};
use crate::text::Place;

/// The most lines that are named of one instrument or figure.
const LINES: usize = 6;

/// Law cited: instrument, articles, date against the baseline.
pub(super) fn law(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let (cited, untold) = cited(assessment);
    if cited.is_empty() && untold.is_empty() {
        return;
    }
    let column = &labels.column;
    out.heading(2, format!("{} ({})", labels.heading.law, labels.counted(cited.len(), labels.noun.instrument)));
    if !cited.is_empty() {
        let columns = vec![
            Column::new(column.instrument, 9),
            Column::new(column.articles, 5),
            Column::new(column.number, 4),
            Column::new(column.date, 4),
            Column::new(column.to_baseline, 4),
            Column::new(column.lines, 5),
        ];
        let row = |it: &Cited| {
            let lies = it.lies.map_or("", |l| labels.lies(l));
            let (number, date) = (it.number.unwrap_or_default(), it.date.unwrap_or_default());
            [it.name, &it.articles.join(", "), number, date, lies, &numbers(&it.lines, labels)].map(Line::from).to_vec()
        };
        out.table(columns, cited.iter().map(row).collect());
    }
    if !untold.is_empty() {
        out.paragraph(labels.lead(labels.sentence.untold));
        out.list(untold.iter().map(|c| format!("{} ({})", c.text, labels.place(&c.place)).into()).collect());
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
pub(super) fn figures(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    if assessment.figures.is_empty() {
        return;
    }
    let grid = grid(assessment, labels);
    let column = &labels.column;
    out.heading(2, format!("{} ({})", labels.heading.figures, assessment.figures.len()));
    let mut columns = vec![Column::new(column.what, 8)];
    columns.extend(grid.years.iter().map(|y| Column::numbers(y.to_string(), 3)));
    columns.extend([Column::new(column.no_year, 5), Column::new(column.lines, 5)]);
    let semicolon = labels.phrase.semicolon;
    let row = |row: &Counted| {
        let of = |year: &i16| row.by_year.get(year).map_or_else(Line::default, |v| v.join(semicolon).into());
        let mut cells = vec![Line::from(&row.what)];
        cells.extend(grid.years.iter().map(of));
        cells.extend([row.other.join(semicolon).into(), numbers(&row.lines, labels).into()]);
        cells
    };
    out.table(columns, grid.rows.iter().map(row).collect());
}

/// Findings that no verdict says.
pub(super) fn findings(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let groups = findings::beside(assessment);
    let total: usize = groups.iter().map(|(_, g)| g.len()).sum();
    if total == 0 {
        return;
    }
    out.heading(2, format!("{} ({total})", labels.heading.findings));
    out.list(groups.iter().flat_map(|(code, group)| group.iter().map(|f| finding(code, f, labels))).collect());
}

fn finding(code: &str, finding: &Finding, labels: &Labels) -> Line {
    let (grave, place) = (labels.severity(finding.severity), labels.place(&finding.place));
    let of = finding.obligation.as_ref().map_or(String::new(), |o| format!("{} ", labels.lead(o)));
    let also: Vec<String> =
        finding.related.iter().map(|r| format!("{} ({})", labels.related(r), labels.place(&r.place))).collect();
    let semicolon = labels.phrase.semicolon;
    let also = if also.is_empty() {
        String::new()
    } else {
        format!("{semicolon}{}", fill(labels.phrase.see, &[("places", &also.join(semicolon))]))
    };
    let lead = labels.lead(&format!(" ({grave}, {place})"));
    let line = Line::default().code(code).plain(&format!("{lead} {of}{}{also}", labels.message(finding)));
    match labels.advice(finding) {
        Some(help) => line.plain(" — ").emphasis(&help),
        None => line,
    }
}

/// How the reply was read; where only a part is shown, without the list of its blocks.
pub(super) fn reading(out: &mut Document, assessment: &Assessment, labels: &Labels) {
    let (report, column) = (&assessment.report, &labels.column);
    out.heading(2, labels.heading.reading);
    out.paragraph(labels.field(column.layout, &report.layout));
    if let Some(language) = &report.language {
        out.paragraph(labels.field(column.language, language));
    }
    if !assessment.blocks.is_empty() && assessment.selection.is_none() {
        let columns = vec![
            Column::new(column.block, 3),
            Column::new(column.items, 4),
            Column::new(column.paragraphs, 5),
            Column::new(column.asked, 6),
            Column::new(column.answer, 6),
            Column::new(column.repeats, 4),
        ];
        let lines = |p: &Place| labels.extent(p);
        let row = |block: &Block| {
            let paragraphs: Vec<String> = block.paragraphs.iter().map(ToString::to_string).collect();
            let answer = block.answer.as_ref().map_or_else(|| labels.party.none.to_owned(), lines);
            let items = if block.items.is_empty() { labels.party.none.to_owned() } else { block.items.join(", ") };
            let repeats = block.repeats.as_deref().unwrap_or_default();
            [&block.id, &items, &paragraphs.join(", "), &lines(&block.ask), &answer, repeats].map(Line::from).to_vec()
        };
        out.table(columns, assessment.blocks.iter().map(row).collect());
    }
    out.paragraph(Line::default().plain(&format!("{} ", labels.lead(column.sha256))).code(&report.sha256));
}
