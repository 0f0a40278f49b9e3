//! Facts for a terminal: what a reply states, kind by kind.
//!
//! In: rows that say where a fact stands, its words, and what was read from them. Out: one table per kind, in the order in
//! which the kinds first come, or sentences for the ear.

use super::columns::{Cell, Table};
use super::look::{Look, Tone};
use super::untrusted::one_line;
use super::wording;
use crate::text::Place;

/// A fact to show.
#[derive(Debug, Clone)]
pub struct FactRow {
    /// Its kind, in the plural ("citations"); rows of one kind share a table.
    pub kind: &'static str,
    /// Where it stands.
    pub place: Place,
    /// The item under which it stands.
    pub item: Option<String>,
    /// Its words.
    pub text: String,
    /// What was read from them ("Law on State Duty, Article 9; 2001-01-01").
    pub reading: String,
}

/// The facts for a terminal.
pub fn render(rows: &[FactRow], look: Look) -> String {
    let mut out = String::new();
    let mut kinds: Vec<&str> = Vec::new();
    for row in rows {
        if !kinds.contains(&row.kind) {
            kinds.push(row.kind);
        }
    }
    let counts: Vec<String> =
        kinds.iter().map(|k| format!("{k}: {}", rows.iter().filter(|r| r.kind == *k).count())).collect();
    for kind in kinds {
        let number = wording::numbered(rows.iter().map(|r| &r.place));
        let mut table =
            Table::new(&[("page", 5), (number, 8), ("item", 8), ("words", (look.columns() - 16) / 2), ("read as", 0)]);
        let here: Vec<&FactRow> = rows.iter().filter(|r| r.kind == kind).collect();
        let title = format!("{} ({})", capital(kind), here.len());
        out.push_str(&look.paint(Tone::Strong, &title));
        out.push('\n');
        for row in here {
            let (item, text, reading) =
                (row.item.as_deref().unwrap_or(""), one_line(&row.text), one_line(&row.reading));
            if look.is_narrated() {
                let item = if item.is_empty() { String::new() } else { format!(", item {}", one_line(item)) };
                put!(out, "{}{item}: {text}. Read as: {reading}.\n", capital(&wording::place(&row.place)));
                continue;
            }
            table.row(vec![
                Cell::toned(row.place.page.map_or(String::new(), |n| n.to_string()), Tone::Dim),
                Cell::toned(row.place.number().to_string(), Tone::Dim),
                Cell::toned(one_line(item), Tone::Dim),
                Cell::new(text),
                Cell::toned(reading, Tone::Mild),
            ]);
        }
        if !table.is_empty() {
            out.push_str(&table.render(look));
        }
        out.push('\n');
    }
    let total = if counts.is_empty() { "No facts were found.".to_owned() } else { counts.join(", ") };
    put!(out, "{total}\n");
    out
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn as_people_see_them() {
        let source = sample::source();
        let row = |kind, words: &str, item: Option<&str>, reading: &str| FactRow {
            kind,
            place: sample::place(&source, words),
            item: item.map(str::to_owned),
            text: words.into(),
            reading: reading.into(),
        };
        let rows = [
            row(
                "citations",
                "Article 12 of the Law on Legal Aid of 28 June 2005",
                Some("1.a"),
                "Law on Legal Aid, Article 12; 2005-06-28",
            ),
            row("citations", "Article 9 of the Law on State Duty", Some("1.b"), "Law on State Duty, Article 9"),
            row("figures", "7 in 2024", Some("2.a"), "7 cases; 2024"),
            row(
                "admissions",
                "victims of human trafficking are not expressly provided for. The Ministry of Justice does not consider an amendment necessary",
                None,
                "refused",
            ),
        ];
        for (name, look) in sample::looks().into_iter().filter(|(name, _)| *name != "quiet") {
            insta::assert_snapshot!(format!("facts_{name}"), render(&rows, look));
        }
        assert_eq!(render(&[], Look::plain(80)), "No facts were found.\n");
    }
}
