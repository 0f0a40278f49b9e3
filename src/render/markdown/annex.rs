//! The annexes of the summary: law cited, figures by year, findings, how the reply was read.
//!
//! In: the assessment's facts. Out: tables. Nothing is weighed here; a date is only compared with the baseline.

use std::collections::{BTreeSet, HashMap};

use super::{safe, table};
use crate::assessment::{Assessment, CitationSaid, FigureSaid};
use crate::render::labels::{Labels, fill};
use crate::render::{findings, wording};
use crate::text::Place;

/// The most years that the table of figures shows, the latest ones.
const YEARS: usize = 8;

/// The most lines that are named of one instrument or figure.
const LINES: usize = 6;

/// What is cited of one instrument.
#[derive(Default)]
struct Cited<'a> {
    name: &'a str,
    articles: Vec<&'a str>,
    number: Option<&'a str>,
    date: Option<&'a str>,
    lines: Vec<u32>,
}

/// What is said of one thing that is counted.
#[derive(Default)]
struct Counted {
    what: String,
    by_year: HashMap<i16, Vec<String>>,
    other: Vec<String>,
    lines: Vec<u32>,
}

/// Law cited: instrument, articles, date against the baseline.
pub(super) fn law(out: &mut String, assessment: &Assessment, labels: &Labels) {
    let mut cited: Vec<Cited> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    let (told, untold): (Vec<&CitationSaid>, Vec<&CitationSaid>) =
        assessment.citations.iter().partition(|c| c.instrument.is_some());
    for citation in told {
        let name = citation.instrument.as_deref().unwrap_or_default();
        let at = *index.entry(name).or_insert_with(|| {
            cited.push(Cited { name, ..Cited::default() });
            cited.len() - 1
        });
        let it = &mut cited[at];
        for article in citation.articles.iter().map(String::as_str) {
            if !it.articles.contains(&article) {
                it.articles.push(article);
            }
        }
        it.number = it.number.or(citation.number.as_deref());
        it.date = it.date.or(citation.date.as_deref());
        if it.lines.last() != Some(&citation.place.line) {
            it.lines.push(citation.place.line);
        }
    }
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
        let baseline = Some(assessment.pack.adopted.as_str()).filter(|b| !b.is_empty());
        let against = it.date.zip(baseline).map_or("", |(date, baseline)| labels.lies(wording::lies(date, baseline)));
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
    let all: BTreeSet<i16> =
        assessment.figures.iter().filter(|f| f.years.len() == 1).flat_map(|f| f.years.iter().copied()).collect();
    let years: Vec<i16> = all.iter().copied().skip(all.len().saturating_sub(YEARS)).collect();
    let mut rows: Vec<Counted> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    for figure in &assessment.figures {
        let name = counted(figure, labels);
        let at = *index.entry(name.clone()).or_insert_with(|| {
            rows.push(Counted { what: name, ..Counted::default() });
            rows.len() - 1
        });
        let row = &mut rows[at];
        let value = wording::number(figure.value);
        match figure.years[..] {
            [year] if years.contains(&year) => row.by_year.entry(year).or_default().push(value),
            [] => row.other.push(value),
            [first, .., last] => row.other.push(format!("{first}–{last}: {value}")),
            [year] => row.other.push(format!("{year}: {value}")),
        }
        if row.lines.last() != Some(&figure.place.line) {
            row.lines.push(figure.place.line);
        }
    }
    let column = &labels.column;
    put!(out, "## {} ({})\n\n| {} |", labels.heading.figures, assessment.figures.len(), column.what);
    for year in &years {
        put!(out, " {year} |");
    }
    put!(out, " {} | {} |\n| --- |", column.no_year, column.lines);
    out.push_str(&" ---: |".repeat(years.len()));
    out.push_str(" --- | --- |\n");
    for row in rows {
        put!(out, "| {} |", safe(&row.what));
        for year in &years {
            put!(out, " {} |", row.by_year.get(year).map_or(String::new(), |v| v.join(labels.phrase.semicolon)));
        }
        put!(out, " {} | {} |\n", row.other.join(labels.phrase.semicolon), numbers(&row.lines, labels));
    }
    out.push('\n');
}

/// What a figure counts, and who counted.
fn counted(figure: &FigureSaid, labels: &Labels) -> String {
    let what = match &figure.of {
        Some(of) if of.contains(&figure.unit) || figure.unit.is_empty() => of.clone(),
        Some(of) => format!("{} ({})", of, figure.unit),
        None if figure.unit.is_empty() => labels.party.not_said.to_owned(),
        None => figure.unit.clone(),
    };
    figure.institution.as_ref().map_or(what.clone(), |by| format!("{what}, {by}"))
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
