//! Parts written down as the Markdown that the outline reads.
//!
//! In: [`Part`]s in reading order. Out: text with a paragraph a line and a blank line between, `#` before headings, `-` or
//! the number before list lines, `**` round bold words, a table's rows between bars; and where each paragraph begins. A table
//! of one column is a box round its words, and is written as these. A cell that goes on from the row above is `^^`.

use std::ops::Range;

use super::part::{Cell, Paragraph, Part, Row, Table, Words};

/// Text in the making.
#[derive(Debug, Default)]
pub(super) struct Markdown {
    /// The text so far.
    pub text: String,
    /// The byte offset of each paragraph that has words.
    pub paragraphs: Vec<u32>,
}

/// Stands in a cell that goes on from the row above.
const DITTO: &str = "^^";

impl Markdown {
    /// Writes a part.
    pub fn part(&mut self, part: &Part) {
        match part {
            Part::Paragraph(paragraph) => self.paragraph(paragraph),
            Part::Table(table) => self.table(table),
        }
    }

    fn open(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.paragraphs.push(self.text.len() as u32);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if paragraph.words.is_blank() {
            return;
        }
        self.open();
        if paragraph.heading > 0 {
            (0..paragraph.heading.min(6)).for_each(|_| self.text.push('#'));
            self.text.push(' ');
        } else if !paragraph.label.is_empty() {
            (0..paragraph.depth.min(4)).for_each(|_| self.text.push_str("  "));
        }
        if !paragraph.label.is_empty() {
            self.text.push_str(&paragraph.label);
            self.text.push(' ');
        }
        let mut blank = true;
        let mut first = true;
        for line in lines(&paragraph.words, paragraph.verbatim) {
            let shown = line.marked(paragraph.heading == 0);
            if shown.trim().is_empty() {
                blank = true;
                continue;
            }
            if !first {
                self.text.push_str(if blank { "\n\n" } else { "\n" });
            }
            // A bar at the head of a line would make it a row.
            if shown.starts_with('|') {
                self.text.push('\\');
            }
            self.text.push_str(&shown);
            (first, blank) = (false, false);
        }
    }

    fn table(&mut self, table: &Table) {
        let rows: Vec<&Row> = table.rows.iter().filter(|r| r.cells.iter().any(|c| !is_blank(c))).collect();
        let columns = rows.iter().map(|r| r.width).max().unwrap_or(0);
        if columns <= 1 {
            rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.parts).for_each(|p| self.part(p));
            return;
        }
        // The ruler stands below the rows that head the columns: those marked so, else the first; titles across all columns
        // may stand above them.
        let titles = rows.iter().take_while(|r| r.cells.first().is_some_and(|c| c.across >= columns)).count();
        let heads = rows.iter().skip(titles).take_while(|r| r.header).count().max(1);
        let head = (titles + heads).min(rows.len());
        for (i, row) in rows.iter().enumerate() {
            self.text.push_str(match (i, self.text.is_empty()) {
                (_, true) => "",
                (0, false) => "\n\n",
                _ => "\n",
            });
            self.row(row, columns);
            if i + 1 == head {
                self.text.push_str("\n|");
                (0..columns).for_each(|_| self.text.push_str(" --- |"));
            }
        }
    }

    fn row(&mut self, row: &Row, columns: usize) {
        self.text.push('|');
        for cell in &row.cells {
            self.text.push(' ');
            let from = self.text.len();
            if cell.continues {
                self.text.push_str(DITTO);
            } else {
                cell.parts.iter().for_each(|p| self.within(p, from));
            }
            if self.text.len() > from {
                self.text.push(' ');
            }
            self.text.push('|');
            (1..cell.across).for_each(|_| self.text.push_str(" |"));
        }
        (row.width..columns).for_each(|_| self.text.push_str(" |"));
    }

    /// A part inside a cell that begins at `from`.
    fn within(&mut self, part: &Part, from: usize) {
        match part {
            Part::Paragraph(paragraph) => {
                if paragraph.words.is_blank() && (paragraph.label.is_empty() || paragraph.label.starts_with('-')) {
                    return;
                }
                self.part_cell(from);
                self.paragraphs.push(self.text.len() as u32);
                self.text.push_str(&paragraph.label);
                let mut pending = if paragraph.label.is_empty() { "" } else { " " };
                for line in lines(&paragraph.words, false) {
                    let shown = line.marked(true).replace('|', "\\|");
                    if !shown.trim().is_empty() {
                        self.text.push_str(pending);
                        self.text.push_str(&shown);
                        pending = "<br>";
                    }
                }
            }
            Part::Table(table) => {
                for row in &table.rows {
                    let mut first = true;
                    for cell in row.cells.iter().filter(|c| !is_blank(c)) {
                        if first {
                            self.part_cell(from);
                        } else {
                            self.text.push_str("; ");
                        }
                        first = false;
                        let from = self.text.len();
                        cell.parts.iter().for_each(|p| self.within(p, from));
                    }
                }
            }
        }
    }

    /// Parts what comes from what stands in the cell already.
    fn part_cell(&mut self, from: usize) {
        if self.text.len() > from {
            self.text.push_str("<br>");
        }
    }
}

fn is_blank(cell: &Cell) -> bool {
    cell.parts.iter().all(|part| match part {
        Part::Paragraph(p) => p.words.is_blank() && (p.label.is_empty() || p.label.starts_with('-')),
        Part::Table(t) => t.rows.iter().flat_map(|r| &r.cells).all(is_blank),
    })
}

/// A line of a paragraph.
struct Line<'a> {
    words: &'a Words,
    range: Range<usize>,
}

/// The lines of a paragraph, without the spaces round them; where the spaces are its own, only those at the end go.
fn lines(words: &Words, verbatim: bool) -> impl Iterator<Item = Line<'_>> {
    let mut from = 0;
    words.text.split('\n').map(move |line| {
        let start = from;
        from += line.len() + 1;
        let lead = if verbatim { 0 } else { line.len() - line.trim_start().len() };
        let end = start + line.trim_end().len();
        Line { words, range: (start + lead).min(end)..end }
    })
}

impl Line<'_> {
    /// The line, with `**` round what is bold.
    fn marked(&self, bold: bool) -> String {
        let text = &self.words.text[self.range.clone()];
        if !bold || self.words.bold.is_empty() {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len() + 8);
        let mut done = 0;
        for range in self.ranges(text) {
            out.push_str(&text[done..range.start]);
            out.push_str("**");
            out.push_str(&text[range.clone()]);
            out.push_str("**");
            done = range.end;
        }
        out.push_str(&text[done..]);
        out
    }

    /// The bold ranges within the line. Words are bold as wholes, since a mark inside one would cut it in two; ranges between
    /// which no word stands are one.
    fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for range in &self.words.bold {
            let from = range.start.clamp(self.range.start, self.range.end) - self.range.start;
            let to = range.end.clamp(self.range.start, self.range.end) - self.range.start;
            let (mut from, mut to) = (whole(text, from), whole(text, to));
            from += text[from..to.max(from)].len() - text[from..to.max(from)].trim_start().len();
            to = from + text[from..to.max(from)].trim_end().len();
            if !text[from..to].contains(char::is_alphanumeric) {
                continue;
            }
            // A stop right behind belongs to the words.
            to += text[to..].len() - text[to..].trim_start_matches(['.', ',', ';', ':', ')', '”', '"', '»']).len();
            match out.last_mut() {
                Some(last) if from <= last.end || !text[last.end..from].contains(char::is_alphanumeric) => {
                    last.end = to.max(last.end);
                }
                _ => out.push(from..to),
            }
        }
        out
    }
}

/// The nearer end of the word that `at` stands in; `at` itself where it stands between words.
fn whole(text: &str, at: usize) -> usize {
    let before = text[..at].chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let after = text[at..].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    match (before, after) {
        (0, _) | (_, 0) => at,
        (b, a) if b <= a => at - b,
        (_, a) => at + a,
    }
}
