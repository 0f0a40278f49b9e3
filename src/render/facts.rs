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
    let counts: Vec<String> = kinds.iter().map(|k| format!("{} {k}", rows.iter().filter(|r| r.kind == *k).count())).collect();
    for kind in kinds {
        let mut table = Table::new(&[("place", 19), ("item", 8), ("words", (look.columns() / 2).saturating_sub(16)), ("read as", 0)]);
        let here: Vec<&FactRow> = rows.iter().filter(|r| r.kind == kind).collect();
        let title = format!("{} ({})", capital(kind), here.len());
        out.push_str(&look.paint(Tone::Strong, &title));
        out.push('\n');
        for row in here {
            let (item, text, reading) = (row.item.as_deref().unwrap_or(""), one_line(&row.text), one_line(&row.reading));
            if look.is_narrated() {
                let item = if item.is_empty() { String::new() } else { format!(", item {}", one_line(item)) };
                out.push_str(&format!("{}{item}: {text}. Read as: {reading}.\n", capital(&wording::place(&row.place))));
                continue;
            }
            table.row(vec![
                Cell::toned(wording::place(&row.place), Tone::Dim),
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
    out.push_str(&if counts.is_empty() { "No facts were found.\n".to_owned() } else { format!("{}\n", counts.join(", ")) });
    out
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
