//! What a document is made of, whatever its format: paragraphs with bold words, and tables.
//!
//! In: the words as a reader meets them. Out: [`Part`]s, which [`super::markdown`] writes down. Characters that nobody sees
//! (soft hyphens, zero-width spaces, controls) are dropped on the way in, since they would cut words in two.

use std::ops::Range;

/// A paragraph or a table.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Paragraph(Paragraph),
    Table(Table),
}

/// One paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// Level of a heading from 1; 0 where it is none.
    pub heading: u8,
    /// What stands before it in a list: a number with its signs, or a dash; else empty.
    pub label: String,
    /// How many lists it stands in, less one.
    pub depth: u8,
    /// Its line ends and spaces are its own.
    pub verbatim: bool,
    /// The words.
    pub words: Words,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    /// How many columns the cells take up.
    pub width: usize,
    /// It heads the columns.
    pub header: bool,
}

/// A cell of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub parts: Vec<Part>,
    /// How many columns it takes up.
    pub across: usize,
    /// It is the lower part of a cell that begins in a row above.
    pub continues: bool,
}

impl Row {
    /// Adds a cell.
    pub fn push(&mut self, cell: Cell) {
        self.width += cell.across;
        self.cells.push(cell);
    }
}

/// Words of one paragraph, with the byte ranges that are bold. A line feed is a line break.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub text: String,
    pub bold: Vec<Range<usize>>,
}

impl Words {
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds words as they are.
    pub fn push(&mut self, words: &str, bold: bool) {
        let from = self.text.len();
        for c in words.chars() {
            match c {
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                '\n' => self.text.push('\n'),
                c if c.is_control() => self.text.push(' '),
                c => self.text.push(c),
            }
        }
        self.mark(from, bold);
    }

    /// Adds words whose white space is only the layout of the file: a run of it is one space.
    pub fn push_flowing(&mut self, words: &str, bold: bool) {
        let from = self.text.len();
        let mut rest = words;
        while !rest.is_empty() {
            let end = rest.find(is_layout).unwrap_or(rest.len());
            self.push(&rest[..end], bold);
            let gap = rest[end..].find(|c| !is_layout(c)).unwrap_or(rest.len() - end);
            if gap > 0 && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
            rest = &rest[end + gap..];
        }
        self.mark(from, bold);
    }

    /// Adds the gap that a tab makes: one space behind the sign of a number or label, else wide enough to part two columns.
    pub fn push_tab(&mut self) {
        let before = self.text.trim_end_matches(' ');
        if before.is_empty() || before.ends_with('\n') {
            return;
        }
        let wide = !before.ends_with(['.', ')', ':']);
        let gap = if wide { "   " } else { " " };
        self.text.truncate(before.len());
        self.text.push_str(gap);
    }

    /// Adds the words of another paragraph.
    pub fn append(&mut self, other: &Words) {
        let from = self.text.len();
        self.text.push_str(&other.text);
        self.bold.extend(other.bold.iter().map(|r| r.start + from..r.end + from));
    }

    /// Puts a sign before the words.
    pub fn prefix(&mut self, sign: &str) {
        let lead = self.text.len() - self.text.trim_start().len();
        self.text.replace_range(..lead, sign);
        for range in &mut self.bold {
            let shift = |at: usize| (at + sign.len()).saturating_sub(lead).max(sign.len());
            *range = shift(range.start)..shift(range.end);
        }
    }

    /// Adds a line break.
    pub fn push_break(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    fn mark(&mut self, from: usize, bold: bool) {
        let to = self.text.len();
        if !bold || from >= to {
            return;
        }
        match self.bold.last_mut() {
            Some(last) if last.end >= from => last.end = to,
            _ => self.bold.push(from..to),
        }
    }
}

/// White space that lays out the file and not the text.
pub(super) fn is_layout(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// The number of a note, as it stands raised behind a word.
pub(super) fn raised(digits: &str) -> String {
    digits
        .chars()
        .map(|c| match c {
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '0' | '4'..='9' => char::from_u32(0x2070 + u32::from(c) - u32::from('0')).unwrap_or(c),
            other => other,
        })
        .collect()
}
