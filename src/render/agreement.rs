//! Agreement with an answer key in the terminal: the matrix, the figures, which way the verdicts err, and where.
//!
//! In: an [`Agreement`]. Out: tables, or sentences for the ear. The rows of the matrix are the key's statuses, its columns what
//! was found, under the signs that statuses have everywhere.

use super::columns::{Cell, Table};
use super::look::{Look, Tone};
use super::untrusted::one_line;
use super::wording;
use crate::assessment::agreement::{Agreement, Direction, Disagreement, Found};
use crate::rule::Status;

/// The agreement for a terminal.
pub fn render(agreement: &Agreement, look: Look) -> String {
    let mut out = String::new();
    matrix(&mut out, agreement, look);
    out.push('\n');
    figures(&mut out, agreement, look);
    if !agreement.disagreements.is_empty() {
        out.push('\n');
        disagreements(&mut out, agreement, look);
    }
    out
}

fn matrix(out: &mut String, agreement: &Agreement, look: Look) {
    let count = |key: Status, found: Option<Status>| {
        agreement.confusion.iter().find(|m| m.key == key && m.found == found).map_or(0, |m| m.count)
    };
    let columns: Vec<Option<Status>> = Status::ALL.into_iter().map(Some).chain([None]).collect();
    if look.is_narrated() {
        for key in Status::ALL {
            let met = columns.iter().filter(|c| count(key, **c) > 0);
            let found: Vec<String> = met.map(|c| format!("{} {}", count(key, *c), name(*c))).collect();
            if !found.is_empty() {
                put!(out, "Where the key says {}, found: {}.\n", key.name(), found.join(", "));
            }
        }
        return;
    }
    let mut heads = vec![("the key says", 20)];
    heads.extend(columns.iter().map(|c| (c.map_or("none", |s| look.status_sign(s)), 5)));
    heads.push(("all", 0));
    let mut table = Table::new(&heads);
    for key in Status::ALL {
        let mut row = vec![Cell::new(format!("{} {}", look.status_sign(key), key.name()))];
        let mut all = 0;
        for found in &columns {
            let n = count(key, *found);
            all += n;
            let (text, tone) = match (n, *found == Some(key)) {
                (0, same) => {
                    (if same || found.is_some() { look.pick("·", ".").to_owned() } else { String::new() }, Tone::Dim)
                }
                (n, true) => (n.to_string(), Tone::Strong),
                (n, false) => (n.to_string(), Tone::Warn),
            };
            row.push(Cell::toned(text, tone));
        }
        row.push(Cell::toned(all.to_string(), Tone::Dim));
        if all > 0 {
            table.row(row);
        }
    }
    out.push_str(&table.render(look));
}

fn figures(out: &mut String, agreement: &Agreement, look: Look) {
    let rate = |found: &Found| format!("precision {:.2}, recall {:.2}", found.precision, found.recall);
    let errs = |n: usize| {
        let of = agreement.obligations.max(1);
        format!("{n} ({} %)", (n * 100 + of / 2) / of)
    };
    let mut rows = vec![
        ("Judged", wording::counted(agreement.obligations, "obligation")),
        (
            "The same",
            format!("{:.2}; {:.2} with what the key accepts too", agreement.accuracy, agreement.accuracy_lenient),
        ),
        ("Kappa", format!("{:.2}; per status, F1 {:.2}", agreement.kappa, agreement.macro_f1)),
        ("Unaddressed", rate(&agreement.unaddressed)),
        ("Gaps", rate(&agreement.gap)),
    ];
    rows.extend(
        agreement.evidence_line_hit.map(|hit| ("Same line", format!("{hit:.2} of the verdicts that the key accepts"))),
    );
    rows.push(("Too strict", errs(agreement.too_strict)));
    rows.push(("Too lenient", errs(agreement.too_lenient)));
    if agreement.otherwise > 0 {
        rows.push(("Otherwise", errs(agreement.otherwise)));
    }
    for (name, value) in rows {
        if look.is_narrated() {
            put!(out, "{name}: {value}.\n");
        } else {
            put!(out, "{} {value}\n", look.paint(Tone::Dim, &format!("{name:<12}")));
        }
    }
}

fn disagreements(out: &mut String, agreement: &Agreement, look: Look) {
    let way = |d: &Disagreement| match d.errs {
        Direction::TooStrict => "too strict",
        Direction::TooLenient => "too lenient",
        Direction::Otherwise => "otherwise",
    };
    let several = agreement.disagreements.iter().any(|d| d.reply != agreement.disagreements[0].reply);
    let mut table = Table::new(&[("id", 12), ("key", 20), ("found", 20), ("line", 6), ("reply", 28), ("errs", 0)]);
    for d in &agreement.disagreements {
        let line = d.line.map_or_else(String::new, |l| l.to_string());
        let (id, reply) = (one_line(&d.obligation), one_line(&d.reply));
        if look.is_narrated() {
            let line = if line.is_empty() { line } else { format!(", line {line}") };
            put!(out, "{id}: the key says {}{line}, found {}: {}, {reply}.\n", d.key.name(), name(d.found), way(d));
            continue;
        }
        table.row(vec![
            Cell::new(id),
            Cell::new(format!("{} {}", look.status_sign(d.key), d.key.name())),
            Cell::new(
                d.found.map_or_else(|| name(None).to_owned(), |f| format!("{} {}", look.status_sign(f), f.name())),
            ),
            Cell::toned(line, Tone::Dim),
            Cell::toned(if several { reply } else { String::new() }, Tone::Dim),
            Cell::toned(way(d), Tone::Warn),
        ]);
    }
    if !table.is_empty() {
        out.push_str(&table.render(look));
    }
}

fn name(found: Option<Status>) -> &'static str {
    found.map_or("no such obligation", Status::name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::agreement::{Comparison, KeyEntry};
    use crate::render::sample;

    fn agreement() -> Agreement {
        let (_, assessment) = sample::assessment();
        let key =
            |id: &str, status, also: &[Status], line| KeyEntry { id: id.into(), status, also: also.to_vec(), line };
        let keys = vec![
            key("1.a.1", Status::Addressed, &[], 11),
            key("1.a.2", Status::InProgress, &[Status::ExistingLaw], 11),
            key("1.b.1", Status::Declined, &[], 15),
            key("1.c.1", Status::PartlyAddressed, &[], 19),
            key("1.c.2", Status::InProgress, &[], 0),
            key("1.d.1", Status::NotOnPoint, &[], 0),
            key("2.a.1", Status::ExistingLaw, &[], 27),
            key("9.z", Status::Addressed, &[], 0),
        ];
        let mut all = Comparison::default();
        all.add("reports/marovia.md", keys, &assessment.verdicts);
        all.agreement()
    }

    #[test]
    fn as_people_see_it() {
        for (name, look) in
            sample::looks().into_iter().filter(|(name, _)| matches!(*name, "wide" | "ascii" | "narrated"))
        {
            insta::assert_snapshot!(format!("agreement_{name}"), render(&agreement(), look));
        }
    }
}
