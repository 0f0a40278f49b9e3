//! Columns: words set in rows of a width, and tables whose last column takes what room is left.
//!
//! In: safe text. Out: rows of text. Breaks at spaces; a word longer than its column is broken where it must.

use unicode_width::UnicodeWidthChar;

use super::excerpt::display_width;
use super::look::{Look, Tone};

/// What stands between two columns.
const GUTTER: usize = 2;
/// The least that the last column gets.
const LEAST: usize = 16;

/// The text in rows of at most `width` columns; one empty row where there are no words.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut rows = Vec::new();
    let mut row = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let mut word = word;
        let mut wide = display_width(word);
        if used > 0 && used + 1 + wide > width {
            rows.push(std::mem::take(&mut row));
            used = 0;
        }
        if used > 0 {
            row.push(' ');
            used += 1;
        }
        while wide > width {
            let mut taken = 0;
            let fits = word.char_indices().find(|(_, c)| {
                taken += c.width().unwrap_or(0);
                taken > width
            });
            let (head, tail) = word.split_at(fits.map_or(word.len(), |(at, _)| at));
            rows.push(head.to_owned());
            word = tail;
            wide = display_width(word);
        }
        row.push_str(word);
        used += wide;
    }
    if !row.is_empty() || rows.is_empty() {
        rows.push(row);
    }
    rows
}

/// The text in rows, each with a head, the first with another.
pub fn hanging(first: &str, rest: &str, text: &str, width: usize) -> String {
    let room = width.saturating_sub(display_width(first).max(display_width(rest)));
    let mut out = String::new();
    for (i, row) in wrap(text, room).iter().enumerate() {
        out.push_str(format!("{}{row}", if i == 0 { first } else { rest }).trim_end());
        out.push('\n');
    }
    out
}

/// A cell: text with its tone.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    text: String,
    tone: Tone,
    /// Columns by which it is moved in.
    indent: Option<usize>,
}

impl Cell {
    pub(super) fn new(text: impl Into<String>) -> Cell {
        Cell::toned(text, Tone::Plain)
    }

    pub(super) fn toned(text: impl Into<String>, tone: Tone) -> Cell {
        Cell { text: text.into(), tone, indent: None }
    }

    /// The same, moved in; rows after the first by two more, past the sign that the text begins with.
    pub(super) fn indented(self, indent: usize) -> Cell {
        Cell { indent: Some(indent), ..self }
    }

    /// Its text in rows of a width.
    fn rows(&self, width: usize) -> Vec<String> {
        let Some(indent) = self.indent else { return wrap(&self.text, width) };
        let (first, rest) = (" ".repeat(indent), " ".repeat(indent + 2));
        hanging(&first, &rest, &self.text, width).lines().map(str::to_owned).collect()
    }
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    heads: Vec<String>,
    /// The most columns that each but the last takes.
    most: Vec<usize>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table with these column heads, each with the most columns that it takes; the last takes what is left.
    pub(super) fn new(columns: &[(&str, usize)]) -> Table {
        Table {
            heads: columns.iter().map(|c| c.0.to_owned()).collect(),
            most: columns.iter().map(|c| c.1).collect(),
            rows: Vec::new(),
        }
    }

    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table under its heads, indented by two columns; a column that is empty in every row is left out.
    pub(super) fn render(mut self, look: Look) -> String {
        let last = self.heads.len().saturating_sub(1);
        let filled: Vec<usize> = (0..self.heads.len())
            .filter(|i| *i == last || self.rows.iter().any(|r| r.get(*i).is_some_and(|c| !c.text.is_empty())))
            .collect();
        let heads = filled.iter().map(|i| Cell::toned(self.heads[*i].as_str(), Tone::Dim)).collect();
        let rows = self
            .rows
            .drain(..)
            .map(|row| filled.iter().map(|i| row.get(*i).cloned().unwrap_or_else(|| Cell::new(""))).collect());
        let all: Vec<Vec<Cell>> = std::iter::once(heads).chain(rows).collect();
        let mut widths: Vec<usize> = filled
            .iter()
            .enumerate()
            .map(|(n, i)| {
                all.iter()
                    .filter_map(|r| r.get(n))
                    .map(|c| c.indent.map_or(0, |i| i + 2) + display_width(&c.text))
                    .max()
                    .unwrap_or(0)
                    .min(self.most[*i])
            })
            .collect();
        if let Some((end, before)) = widths.split_last_mut() {
            let taken: usize = before.iter().map(|w| w + GUTTER).sum();
            *end = look.columns().saturating_sub(GUTTER + taken).max(LEAST);
        }
        let mut out = String::new();
        if widths.iter().map(|w| w + GUTTER).sum::<usize>() > look.columns() {
            for row in all.iter().skip(1) {
                stack(&mut out, row, look);
            }
        } else {
            for row in &all {
                lay(&mut out, row, &widths, look);
            }
        }
        out
    }
}

fn lay(out: &mut String, row: &[Cell], widths: &[usize], look: Look) {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(c, w)| c.rows(*w)).collect();
    for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let mut gap = GUTTER;
        for ((cell, lines), width) in row.iter().zip(&cells).zip(widths) {
            let text = lines.get(line).map_or("", String::as_str);
            if !text.is_empty() {
                out.extend(std::iter::repeat_n(' ', gap));
                gap = 0;
                out.push_str(&look.paint(cell.tone, text));
            }
            gap += width.saturating_sub(display_width(text)) + GUTTER;
        }
        out.push('\n');
    }
}

/// A row for which there is no room: its last cell under the others.
fn stack(out: &mut String, row: &[Cell], look: Look) {
    let Some((last, before)) = row.split_last() else { return };
    let head: Vec<&str> = before.iter().map(|c| c.text.as_str()).filter(|t| !t.is_empty()).collect();
    for line in wrap(&head.join("  "), look.columns() - GUTTER) {
        put!(out, "  {line}\n");
    }
    out.push_str(&hanging("    ", "    ", &last.text, look.columns()));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_wrap_and_giants_break() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("a verylongwordindeed b", 6), ["a", "verylo", "ngword", "indeed", "b"]);
        assert_eq!(wrap("漢漢漢", 4), ["漢漢", "漢"]);
        assert_eq!(wrap("  ", 4), [""]);
    }

    #[test]
    fn a_table_fits_and_leaves_empty_columns_out() {
        let mut table = Table::new(&[("id", 8), ("page", 8), ("what", 99)]);
        table.row(vec![
            Cell::new("1"),
            Cell::new(""),
            Cell::new("words that go on for longer than the room that is there"),
        ]);
        assert_eq!(
            table.render(Look::plain(40)),
            "  id  what\n  1   words that go on for longer than\n      the room that is there\n"
        );
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_no_row_too_wide(text in "[a-z漢é ]{0,200}", width in 2usize..40) {
            let rows = wrap(&text, width);
            prop_assert!(rows.iter().all(|r| display_width(r) <= width));
            let letters = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&rows.concat()), letters(&text));
        }
    }
}
