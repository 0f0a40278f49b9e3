//! Many replies at a glance, for a terminal, as Markdown and as CSV; the page for a browser is `super::html`'s.
//!
//! In: an [`Overview`], the labels of a language. Out: a matrix of replies by items, in which a sign stands for the worst status
//! of an item; with counts where there is room. Names that replies give are made harmless.

use super::columns::hanging;
use super::document::{Column, Document, Line};
use super::labels::{Labels, fill};
use super::look::{Look, Tone};
use super::markdown;
use super::untrusted::{cell, one_line};
use crate::assessment::overview::{Overview, OverviewTable, Rolled, Row};
use crate::rule::Status;

/// The sign of what is waived.
pub(super) const WAIVED: &str = "w";

/// How a row is named: the state and the reference, else the path.
pub(super) fn name(row: &Row) -> String {
    let named: Vec<&str> = [&row.state, &row.reference].into_iter().filter_map(Option::as_deref).collect();
    one_line(&if named.is_empty() { row.path.clone() } else { named.join(" ") })
}

/// By what the replies of a table were judged.
pub(super) fn judged(table: &OverviewTable, labels: &Labels) -> String {
    let words = &labels.overall;
    let recommendation = ("recommendation", table.recommendation.as_str());
    match &table.pack {
        Some((id, version)) => fill(words.by_pack, &[recommendation, ("id", id), ("version", &version.to_string())]),
        None if table.recommendation.is_empty() => words.by_asks.to_owned(),
        None => fill(words.by_asks_of, &[recommendation]),
    }
}

/// The result in a sentence.
pub(super) fn headline(overview: &Overview, labels: &Labels) -> String {
    let sum = |count: fn(&Rolled) -> usize| overview.replies().map(|r| count(&r.all)).sum::<usize>();
    let replies = labels.counted(overview.replies().count(), labels.noun.reply);
    let all = labels.counted(sum(|r| r.obligations), labels.noun.obligation);
    let values = [("replies", replies.as_str()), ("gaps", &sum(|r| r.gaps).to_string()), ("all", &all)];
    fill(labels.overall.headline, &values)
}

/// Gaps among obligations, filled into a label: "declined, gaps on 1 of 2 obligations".
pub(super) fn gaps(label: &str, values: &[(&str, &str)], rolled: &Rolled, labels: &Labels) -> String {
    let (gaps, all) = (rolled.gaps.to_string(), labels.counted(rolled.obligations, labels.noun.obligation));
    fill(label, &[values, &[("gaps", &gaps), ("all", &all)]].concat())
}

/// The sign of a cell.
fn sign(rolled: Option<&Rolled>, look: Look) -> &'static str {
    match rolled.map(|r| r.worst) {
        Some(Some(worst)) => look.status_sign(worst),
        Some(None) => WAIVED,
        None => " ",
    }
}

/// What signs mean: "✗ declined  …".
fn legend(look: Look, labels: &Labels) -> String {
    let all: Vec<String> =
        Status::ALL.iter().map(|s| format!("{} {}", look.status_sign(*s), labels.status(*s))).collect();
    format!("{}  {WAIVED} {}", all.join("  "), labels.overall.waived)
}

/// The overview for a terminal: a row of signs per reply.
pub fn terminal(overview: &Overview, look: Look, labels: &Labels) -> String {
    let words = &labels.overall;
    let mut out = String::new();
    let width = if look.is_narrated() { usize::MAX } else { look.columns() };
    for table in &overview.tables {
        out.push_str(&hanging("", "  ", &one_line(&judged(table, labels)), width));
        for row in &table.replies {
            let of = gaps(words.row, &[("name", &name(row)), ("path", &row.path)], &row.all, labels);
            out.push_str(&hanging("  ", "    ", &one_line(&of), width));
            let cells: Vec<(&String, Option<&Rolled>)> = table.items.iter().map(|i| (i, row.items.get(i))).collect();
            if look.is_narrated() {
                for (item, rolled) in cells {
                    let Some(rolled) = rolled else { continue };
                    let worst = rolled.worst.map_or(words.waived, |w| labels.status(w));
                    let said = gaps(words.aloud, &[("item", &one_line(item)), ("status", worst)], rolled, labels);
                    put!(out, "{said}\n");
                }
                continue;
            }
            for chunk in cells.chunks(look.columns().saturating_sub(4).max(1)) {
                out.push_str("    ");
                for (_, rolled) in chunk {
                    let tone = rolled.and_then(|r| r.worst).map_or(Tone::Dim, Tone::of_status);
                    out.push_str(&look.paint(tone, sign(*rolled, look)));
                }
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
            }
        }
        out.push('\n');
    }
    if !overview.tables.is_empty() && !look.is_narrated() {
        let legend = fill(words.legend, &[("signs", &legend(look, labels))]);
        out.push_str(&hanging("", "  ", &legend, width));
    }
    out
}

/// The overview as a Markdown document.
pub fn markdown(overview: &Overview, labels: &Labels) -> String {
    let (words, look) = (&labels.overall, Look::plain(100));
    let mut out = Document::default();
    out.heading(1, words.title);
    out.paragraph(headline(overview, labels));
    out.paragraph(words.gap);
    out.paragraph(format!("{} {}", words.cells, legend(look, labels)));
    for table in &overview.tables {
        out.heading(2, judged(table, labels));
        let mut columns = vec![Column::new(labels.column.reply, 8), Column::numbers(words.gaps, 3)];
        columns.extend(table.items.iter().map(|i| Column::new(i, 2)));
        let row = |row: &Row| {
            let mut cells = vec![Line::from(name(row)), format!("{}/{}", row.all.gaps, row.all.obligations).into()];
            cells.extend(table.items.iter().map(|i| row.items.get(i)).map(|rolled| {
                let counts = rolled.map_or(String::new(), |r| format!(" {}/{}", r.gaps, r.obligations));
                format!("{}{counts}", sign(rolled, look)).into()
            }));
            cells
        };
        out.table(columns, table.replies.iter().map(row).collect());
    }
    if !overview.failed.is_empty() {
        out.heading(2, format!("{} ({})", words.not_judged, overview.failed.len()));
        out.list(overview.failed.iter().map(|f| labels.field(&f.path, &f.message).into()).collect());
    }
    markdown::write(&out)
}

/// The overview as CSV: a row per reply and item.
///
/// # Errors
/// None that an overview can cause; what the CSV writer says is passed on.
pub fn csv(overview: &Overview, labels: &Labels) -> csv::Result<Vec<u8>> {
    let (words, column) = (&labels.overall, &labels.column);
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let names = [words.path, column.state, column.reply, column.received, column.recommendation, column.item];
    let counts = [words.worst, column.obligations, words.gaps, words.waived_count];
    out.write_record(names.into_iter().chain(counts).chain(Status::ALL.map(|s| labels.status(s))))?;
    for table in &overview.tables {
        for row in &table.replies {
            for item in &table.items {
                let Some(rolled) = row.items.get(item) else { continue };
                let said = |text: &Option<String>| cell(text.as_deref().unwrap_or_default());
                let mut record = vec![cell(&row.path), said(&row.state), said(&row.reference), said(&row.received)];
                record.extend([cell(&table.recommendation), cell(item)]);
                record.push(rolled.worst.map_or("", |s| labels.status(s)).to_owned());
                record.extend([rolled.obligations, rolled.gaps, rolled.waived].map(|n| n.to_string()));
                let counts = Status::ALL.map(|s| rolled.counts.get(s.name()).copied().unwrap_or(0).to_string());
                out.write_record(record.into_iter().chain(counts))?;
            }
        }
    }
    out.into_inner().map_err(|e| e.into_error().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::excerpt::{display_width, is_hidden};
    use crate::render::labels::Lang;
    use crate::render::sample::{self, overview};

    #[test]
    fn as_people_see_it() {
        let overview = overview();
        for (name, look) in sample::looks().into_iter().filter(|(name, _)| *name != "quiet") {
            insta::assert_snapshot!(name, terminal(&overview, look, Labels::of(Lang::En)));
        }
        let (english, french) = (Labels::of(Lang::En), Labels::of(Lang::Fr));
        insta::assert_snapshot!("narrow_french", terminal(&overview, Look::plain(80), french));
        insta::assert_snapshot!("markdown", markdown(&overview, english));
        insta::assert_snapshot!("markdown_french", markdown(&overview, french));
        insta::assert_snapshot!("csv", String::from_utf8(csv(&overview, english).unwrap()).unwrap());
    }

    #[test]
    fn a_cell_is_its_worst_and_waived_ones_make_none_worse() {
        let overview = overview();
        let row = &overview.tables[0].replies[0];
        assert_eq!(row.items["1.c"].worst, Some(Status::InProgress), "what is not on point there is waived");
        assert_eq!((row.items["1.c"].obligations, row.items["1.c"].gaps, row.items["1.c"].waived), (2, 1, 1));
        assert_eq!(row.items["1.a"].worst, Some(Status::ExistingLaw));
    }

    #[test]
    fn nothing_in_a_reply_acts() {
        let (overview, labels) = (overview(), Labels::of(Lang::Fr));
        let (document, drawn) = (markdown(&overview, labels), terminal(&overview, Look::plain(80), labels));
        for shown in [&document, &drawn] {
            assert!(!shown.contains(|c| c != '\n' && is_hidden(c)));
        }
        assert!(document.contains("&lt;b&gt;Maro") && !document.contains("<b>"), "{document}");
        for width in [40, 80] {
            let shown = terminal(&overview, Look::plain(width), labels);
            assert!(shown.lines().all(|row| display_width(row) <= width), "{shown}");
        }
    }
}
