//! Tables: which column asks, which answers, and what a row's cells are.
//!
//! In: the rows of a Markdown table. Out: per table its [`Columns`], per row the spans of its cells, without bars and
//! markup. A table whose header names neither an ask nor an answer is no reply, and stays part of the text around it.

use crate::text::Span;

use super::words::{Kind, Kinds, LayoutWords};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Ask,
    Answer,
    Remark,
}

/// The columns of one table.
#[derive(Debug, Clone)]
pub(super) struct Columns(pub Vec<Column>);

impl Columns {
    /// The cells of a row in columns of one kind, but for empty ones.
    pub fn of(&self, wanted: Column, cells: &[Span]) -> Vec<Span> {
        cells.iter().zip(&self.0).filter(|(c, k)| **k == wanted && !c.is_empty()).map(|(c, _)| *c).collect()
    }
}

/// The cells of the row that has the words under `row`: what lies between bars, trimmed; a bar after a backslash is none.
pub(super) fn cells(source: &str, plain: &str, row: Span) -> Vec<Span> {
    let base = memchr::memrchr(b'\n', &source.as_bytes()[..row.start as usize]).map_or(0, |i| i + 1);
    let end =
        memchr::memchr(b'\n', &source.as_bytes()[row.end as usize..]).map_or(source.len(), |i| row.end as usize + i);
    let line = &source[base..end];
    let indent = line.len() - line.trim_start().len();
    let (base, text) = (base + indent, &line[indent..]);
    let mut out = Vec::new();
    let mut from = usize::from(text.starts_with('|'));
    let bytes = text.as_bytes();
    for at in memchr::memchr_iter(b'|', bytes).chain([bytes.len()]) {
        if at < from || at > 0 && at < bytes.len() && bytes[at - 1] == b'\\' {
            continue;
        }
        if at < bytes.len() || !text[from..].trim().is_empty() {
            out.push(Span::new(base + from, base + at).trim(plain));
        }
        from = at + 1;
    }
    out
}

/// Whether a cell, empty in the clean view, is the lower part of one in the row above (`^^`).
pub(super) fn goes_on(source: &str, cell: Span) -> bool {
    let before = source[..cell.start as usize].rsplit('|').next().unwrap_or("");
    let after = source[cell.end as usize..].split('|').next().unwrap_or("");
    cell.is_empty() && format!("{before}{after}").trim() == "^^"
}

/// Reads the header of a table. `rows` are the cells of the rows below it.
pub(super) fn columns(plain: &str, header: &[Span], rows: &[Vec<Span>], words: &LayoutWords) -> Option<Columns> {
    let mut found: Vec<Option<Column>> = header.iter().map(|cell| named(cell.of(plain), words)).collect();
    let length = |column: usize| -> usize { rows.iter().filter_map(|r| r.get(column)).map(|c| c.len()).sum() };
    let has = |found: &[Option<Column>], kind| found.contains(&Some(kind));
    if !has(&found, Column::Ask) && !has(&found, Column::Answer) {
        return None;
    }
    // Where the header names only one of the two, the other is the longest column that it does not name.
    for missing in [Column::Ask, Column::Answer] {
        if !has(&found, missing) {
            let free = (0..found.len()).filter(|&c| found[c].is_none()).max_by_key(|&c| length(c))?;
            found[free] = Some(missing);
        }
    }
    // Of several columns that could be the ask, the longest is; of several answers, the short ones are remarks.
    let longest = |found: &[Option<Column>], kind| {
        (0..found.len()).filter(|&c| found[c] == Some(kind)).max_by_key(|&c| length(c))
    };
    let (ask, answer) = (longest(&found, Column::Ask)?, longest(&found, Column::Answer)?);
    for (column, kind) in found.iter_mut().enumerate() {
        match kind {
            Some(Column::Ask) if column != ask => *kind = Some(Column::Number),
            Some(Column::Answer) if column != answer && length(column) * 4 < length(answer) => {
                *kind = Some(Column::Remark);
            }
            _ => {}
        }
    }
    Some(Columns(found.into_iter().map(|c| c.unwrap_or(Column::Remark)).collect()))
}

/// A longer cell is no heading of a column, whatever words stand in it.
const HEADING: usize = 60;

/// Whether a row says the header again, as printers do at the head of a page.
pub(super) fn is_header(plain: &str, cells: &[Span], words: &LayoutWords) -> bool {
    cells.len() > 1 && cells.iter().all(|cell| cell.len() <= HEADING && named(cell.of(plain), words).is_some())
}

/// What the heading of a column says of it.
fn named(heading: &str, words: &LayoutWords) -> Option<Column> {
    if words.is(heading, Kinds::of(&[Kind::Number])) || words.is(heading, Kinds::of(&[Kind::Indent, Kind::Unit])) {
        return Some(Column::Number);
    }
    if words.is(heading, Kinds::of(&[Kind::Remark])) {
        return Some(Column::Remark);
    }
    if words.find(heading, Kinds::of(&[Kind::Answer])).is_some() {
        return Some(Column::Answer);
    }
    if words.find(heading, Kinds::of(&[Kind::Ask, Kind::Unit])).is_some() {
        return Some(Column::Ask);
    }
    None
}

/// The paragraphs of a cell, which `<br>` parts.
pub(super) fn paragraphs(source: &str, plain: &str, cell: Span) -> Vec<Span> {
    let text = cell.of(source);
    let base = cell.start as usize;
    let mut out = Vec::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let tag = &text.as_bytes()[at..];
        if at >= from && tag.len() > 3 && tag[..3].eq_ignore_ascii_case(b"<br") {
            let part = Span::new(base + from, base + at).trim(plain);
            if !part.is_empty() {
                out.push(part);
            }
            from = at + 3;
        }
    }
    // The tail of the last tag is blank in the clean view.
    let part = Span::new(base + from, base + text.len()).trim(plain);
    if !part.is_empty() {
        out.push(part);
    }
    out
}
