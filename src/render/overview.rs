//! Many replies at a glance, for a terminal and as HTML, Markdown and CSV.
//!
//! In: an [`Overview`]. Out: a matrix of replies by items, in which a sign stands for the worst status of an item; with counts
//! where there is room. The HTML is one file without script or outside reference. Names that replies give are made harmless.

use quick_xml::escape::escape;

use super::labels::{Labels, Lang};
use super::look::{Look, Tone};
use super::untrusted::{cell, markdown as safe, one_line};
use super::wording;
use crate::assessment::overview::{Overview, OverviewTable, Rolled, Row};
use crate::rule::Status;

/// The style of the HTML: no colour alone tells anything, each cell has its sign.
const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;margin:2rem;color:#1b1f24;background:#fff}\
    table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.5rem 0}\
    th,td{border:1px solid #c8ccd1;padding:.25rem .5rem;text-align:center;white-space:nowrap}\
    th[scope=row],td.n{text-align:left}.unanswered,.declined,.not-on-point{background:#fbd9d3}\
    .existing-law,.in-progress{background:#fdeec9}.partly-addressed{background:#dcebfa}.addressed{background:#d8f0dc}\
    .scroll{overflow-x:auto}";

/// How a row is named: the state, else the reference, else the path.
fn name(row: &Row) -> String {
    let named: Vec<&str> = [&row.state, &row.reference].into_iter().filter_map(Option::as_deref).collect();
    one_line(&if named.is_empty() { row.path.clone() } else { named.join(" ") })
}

/// By what the replies of a table were judged.
fn judged(table: &OverviewTable) -> String {
    match &table.pack {
        Some((id, version)) => format!("{}, pack {id} version {version}", table.recommendation),
        None if table.recommendation.is_empty() => "Judged by the asks that each reply quotes".to_owned(),
        None => format!("{}, judged by the asks that each reply quotes", table.recommendation),
    }
}

/// The sign of a cell.
fn sign(rolled: Option<&Rolled>, look: Look) -> &'static str {
    match rolled.map(|r| r.worst) {
        Some(Some(worst)) => look.status_sign(worst),
        Some(None) => "w",
        None => " ",
    }
}

/// What signs mean: "✗ declined  …".
fn legend(look: Look) -> String {
    let all: Vec<String> = Status::ALL.iter().map(|s| format!("{} {}", look.status_sign(*s), s.name())).collect();
    format!("{}  w waived", all.join("  "))
}

/// The overview for a terminal: a row of signs per reply.
pub fn terminal(overview: &Overview, look: Look) -> String {
    let mut out = String::new();
    let width = if look.is_narrated() { usize::MAX } else { look.columns() };
    for table in &overview.tables {
        out.push_str(&super::columns::hanging("", "  ", &one_line(&judged(table)), width));
        for row in &table.replies {
            let counts = format!("{} of {}", row.all.gaps, wording::counted(row.all.obligations, "obligation"));
            let of = format!("{} ({}): gaps on {counts}", name(row), row.path);
            out.push_str(&super::columns::hanging("  ", "    ", &one_line(&of), width));
            let cells: Vec<(&String, Option<&Rolled>)> = table.items.iter().map(|i| (i, row.items.get(i))).collect();
            if look.is_narrated() {
                for (item, rolled) in cells {
                    let Some(rolled) = rolled else { continue };
                    let worst = rolled.worst.map_or("waived", Status::name);
                    put!(out, "Item {}: {worst}, gaps on {} of {}.\n", one_line(item), rolled.gaps, rolled.obligations);
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
        let legend = format!("A sign for each item, in the order of the rules, is its worst: {}", legend(look));
        out.push_str(&super::columns::hanging("", "  ", &legend, width));
    }
    out
}

/// The overview as a Markdown document.
pub fn markdown(overview: &Overview) -> String {
    let look = Look::plain(100);
    let mut out = String::from("# Overview of replies\n\n");
    put!(out, "Each cell is the worst status of the item's obligations, with its gaps of all. {}\n\n", legend(look));
    for table in &overview.tables {
        put!(out, "## {}\n\n| Reply | Gaps |", safe(&judged(table)));
        table.items.iter().for_each(|i| put!(out, " {} |", safe(i)));
        put!(out, "\n| --- | ---: |{}\n", " --- |".repeat(table.items.len()));
        for row in &table.replies {
            put!(out, "| {} | {}/{} |", safe(&name(row)), row.all.gaps, row.all.obligations);
            for rolled in table.items.iter().map(|i| row.items.get(i)) {
                let counts = rolled.map_or(String::new(), |r| format!(" {}/{}", r.gaps, r.obligations));
                put!(out, " {}{counts} |", sign(rolled, look).trim());
            }
            out.push('\n');
        }
        out.push('\n');
    }
    if !overview.failed.is_empty() {
        put!(out, "## Not judged ({})\n\n", overview.failed.len());
        for failed in &overview.failed {
            put!(out, "- {}: {}\n", safe(&failed.path), safe(&failed.message));
        }
    }
    out
}

/// The overview as CSV: a row per reply and item.
///
/// # Errors
/// None that an overview can cause; what the CSV writer says is passed on.
pub fn csv(overview: &Overview) -> csv::Result<Vec<u8>> {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let heads =
        ["path", "state", "reference", "received", "recommendation", "item", "worst", "obligations", "gaps", "waived"];
    out.write_record(heads.into_iter().chain(Status::ALL.map(Status::name)))?;
    for table in &overview.tables {
        for row in &table.replies {
            for item in &table.items {
                let Some(rolled) = row.items.get(item) else { continue };
                let said = |text: &Option<String>| cell(text.as_deref().unwrap_or_default());
                let mut record = vec![cell(&row.path), said(&row.state), said(&row.reference), said(&row.received)];
                record.extend([cell(&table.recommendation), cell(item)]);
                record.push(rolled.worst.map_or("", Status::name).to_owned());
                record.extend([rolled.obligations, rolled.gaps, rolled.waived].map(|n| n.to_string()));
                let counts = Status::ALL.map(|s| rolled.counts.get(s.name()).copied().unwrap_or(0).to_string());
                out.write_record(record.into_iter().chain(counts))?;
            }
        }
    }
    out.into_inner().map_err(|e| e.into_error().into())
}

/// The overview as one HTML file.
pub fn html(overview: &Overview) -> String {
    let look = Look::plain(100);
    let labels = Labels::of(Lang::En);
    let text = |s: &str| escape(one_line(s)).into_owned();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width,initial-scale=1\">\n<title>Overview of replies</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<h1>Overview of replies</h1>\n<p>Each cell is the worst status of the item's obligations, with its gaps of \
         all.</p>\n<ul>\n"
    );
    for status in Status::ALL {
        let (sign, name, means) = (look.status_sign(status), labels.status(status), labels.status_means(status));
        put!(out, "<li><span class=\"{}\">{sign} {}</span>: {}</li>\n", status.name(), text(name), text(means));
    }
    out.push_str("</ul>\n");
    for table in &overview.tables {
        put!(out, "<div class=\"scroll\"><table>\n<caption>{}</caption>\n", text(&judged(table)));
        out.push_str("<thead><tr><th scope=\"col\">Reply</th><th scope=\"col\">Gaps</th>");
        table.items.iter().for_each(|i| put!(out, "<th scope=\"col\">{}</th>", text(i)));
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.replies {
            put!(out, "<tr><th scope=\"row\">{}</th>", text(&name(row)));
            put!(out, "<td>{}/{}</td>", row.all.gaps, row.all.obligations);
            for rolled in table.items.iter().map(|i| row.items.get(i)) {
                let Some(r) = rolled else {
                    out.push_str("<td></td>");
                    continue;
                };
                let (class, title) = r.worst.map_or(("waived", "waived"), |w| (w.name(), labels.status(w)));
                let title = format!("{title}: gaps on {} of {}", r.gaps, wording::counted(r.obligations, "obligation"));
                let sign = sign(rolled, look);
                put!(out, "<td class=\"{class}\" title=\"{}\">{sign} {}/{}</td>", text(&title), r.gaps, r.obligations);
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table></div>\n");
    }
    if !overview.failed.is_empty() {
        put!(out, "<h2>Not judged ({})</h2>\n<ul>\n", overview.failed.len());
        for failed in &overview.failed {
            put!(out, "<li>{}: {}</li>\n", text(&failed.path), text(&failed.message));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::overview::Failed;
    use crate::render::excerpt::{display_width, is_hidden};
    use crate::render::sample;

    fn overview() -> Overview {
        let ((old, new), (_, hostile)) = (sample::rounds(), sample::hostile());
        let failed = vec![Failed { path: "bad<b>.md".into(), message: "is empty | \u{1b}[2J".into() }];
        Overview::of([&old, &new, &hostile], failed)
    }

    #[test]
    fn as_people_see_it() {
        let overview = overview();
        for (name, look) in sample::looks().into_iter().filter(|(name, _)| *name != "quiet") {
            insta::assert_snapshot!(name, terminal(&overview, look));
        }
        insta::assert_snapshot!("markdown", markdown(&overview));
        insta::assert_snapshot!("html", html(&overview));
        insta::assert_snapshot!("csv", String::from_utf8(csv(&overview).unwrap()).unwrap());
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
        let overview = overview();
        for shown in [markdown(&overview), html(&overview), terminal(&overview, Look::plain(80))] {
            assert!(!shown.contains(|c| c != '\n' && is_hidden(c)));
        }
        for document in [markdown(&overview), html(&overview)] {
            assert!(document.contains("&lt;b&gt;Maro") && !document.contains("<b>"), "{document}");
        }
        for width in [40, 80] {
            let shown = terminal(&overview, Look::plain(width));
            assert!(shown.lines().all(|row| display_width(row) <= width), "{shown}");
        }
    }
}
