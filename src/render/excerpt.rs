//! Excerpts: the sentences around a label, wrapped to a width, for a diagnostic to show.
//!
//! In: a text, the places of the labels, a [`Frame`]. Out: an [`Excerpt`], which is a `miette::SourceCode`. A reply has
//! paragraphs of thousands of characters on one line, so one space per row is replaced by a line end: the byte length
//! stays and every label stays true. Characters that act on a terminal become as many spaces as they have bytes. Words are
//! cut only where one alone is longer than a row. Looks at the neighbourhood of the labels only, however long the text.

mod extent;
mod rows;
#[cfg(test)]
mod tests;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

pub use extent::extent;
pub use rows::{display_width, is_hidden};

use rows::{cleaned, wrapped};

use crate::text::{Place, Span};

/// Source lines up to this width are taken for hard-wrapped prose, which may be wrapped anew.
const HARD_WRAP: usize = 160;

/// What an excerpt may take up.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Columns of a row.
    pub width: usize,
    /// Rows for one label, about.
    pub rows: usize,
    /// How much is shown around a label.
    pub around: Around,
}

/// How much is shown around a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// The sentences that hold it: for prose.
    Sentence,
    /// The lines that hold it: for rule files.
    Line,
}

/// A label to be: its place, and the columns that its text needs below its words.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// The words.
    pub place: Place,
    /// The columns of the label's text.
    pub room: usize,
}

/// The part of a span that stands on one row of an excerpt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The bytes, in the text.
    pub span: Span,
    /// The column where it begins, from 0.
    pub column: usize,
    /// Its columns.
    pub width: usize,
}

/// What is shown of a text around some labels.
#[derive(Debug)]
pub struct Excerpt {
    name: String,
    windows: Vec<Window>,
}

/// A stretch of the text, wrapped.
#[derive(Debug)]
struct Window {
    span: Span,
    /// As it stands in the text.
    raw: String,
    /// As long as `raw`, safe and wrapped.
    rows: String,
    /// The line of the text in which each row begins.
    lines: Vec<u32>,
    marks: Vec<Place>,
}

impl Excerpt {
    /// What `text` says around the marks. Marks that do not fit the text are moved into it.
    pub fn around(name: &str, text: &str, marks: &[Mark], frame: Frame) -> Excerpt {
        let frame = Frame { width: frame.width.max(8), rows: frame.rows.max(2), ..frame };
        let mut marks: Vec<Mark> = marks.iter().filter_map(|m| fitted(text, *m)).collect();
        marks.sort_by_key(|m| (m.place.start, m.place.end));
        let mut stretches: Vec<(Span, Vec<Mark>)> = Vec::new();
        for mark in marks {
            let span = extent(text, Span { start: mark.place.start, end: mark.place.end }, frame);
            match stretches.last_mut() {
                Some((last, its)) if span.start <= last.end + 2 => {
                    *last = last.join(span);
                    its.push(mark);
                }
                _ => stretches.push((span, vec![mark])),
            }
        }
        let windows = stretches.into_iter().map(|(span, marks)| Window::of(text, span, &marks, frame)).collect();
        let name = name.chars().filter(|c| !is_hidden(*c)).collect();
        Excerpt { name, windows }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.windows.is_empty()
    }

    /// A span row by row, less what is not shown and the spaces at the ends of rows.
    pub fn pieces(&self, span: Span) -> Vec<Piece> {
        self.windows.iter().find(|w| w.span.overlaps(span)).map_or_else(Vec::new, |w| w.pieces(span))
    }

    /// For each stretch in order, the line of the text in which each of its rows begins.
    pub fn lines(&self) -> impl Iterator<Item = &[u32]> {
        self.windows.iter().map(|w| w.lines.as_slice())
    }

    /// The words of each stretch, on one line each.
    pub fn stretches(&self) -> impl Iterator<Item = String> {
        self.windows.iter().map(|w| w.rows.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The words of a span, as far as they are shown, on one line.
    pub fn words(&self, span: Span) -> String {
        let windows = self.windows.iter().filter(|w| w.span.overlaps(span));
        let rows = windows.flat_map(|w| {
            w.pieces(span).into_iter().map(|p| {
                w.rows.get(p.span.start as usize - w.span.start as usize..p.span.end as usize - w.span.start as usize)
            })
        });
        rows.flatten().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_lines_before: usize,
        _context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let wanted = Span::new(span.offset(), span.offset() + span.len());
        let window = self.windows.iter().find(|w| w.span.contains(wanted)).ok_or(MietteError::OutOfBounds)?;
        // Without context the place alone is asked for: the true one. With context, the rows.
        let (line, column) =
            if context_lines_before == 0 { window.place(wanted.start) } else { (window.first_number(), 0) };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            window.rows.as_bytes(),
            (window.span.start as usize, window.span.len()).into(),
            line,
            column,
            window.lines.len(),
        )))
    }
}

impl Window {
    fn of(text: &str, span: Span, marks: &[Mark], frame: Frame) -> Window {
        let raw = span.of(text).to_owned();
        let widest = raw.lines().map(display_width).max().unwrap_or(0);
        let anew = widest > frame.width && widest <= HARD_WRAP;
        let rows = wrapped(&cleaned(&raw, anew), span.start as usize, marks, frame.width);
        let before = |end: u32| text.get(span.start as usize..end as usize).map_or(0, |t| newlines(t.as_bytes()));
        let mut line = marks.first().map_or(1, |m| m.place.line.saturating_sub(before(m.place.start)).max(1));
        let mut at = 0;
        let lines = rows
            .split('\n')
            .map(|row| {
                let this = line;
                let end = (at + row.len() + 1).min(raw.len());
                // A row may end within a hidden character, which is several spaces here.
                line += newlines(&raw.as_bytes()[at..end]);
                at = end;
                this
            })
            .collect();
        Window { span, raw, rows, lines, marks: marks.iter().map(|m| m.place).collect() }
    }

    /// What miette counts rows from, so that its last number is as wide as the last true one.
    fn first_number(&self) -> usize {
        let first = self.lines.first().map_or(0, |l| *l as usize - 1);
        let last = self.lines.last().map_or(0, |l| *l as usize);
        first.max(last.saturating_sub(self.lines.len()))
    }

    /// Line and column of an offset, both from 0.
    fn place(&self, offset: u32) -> (usize, usize) {
        let Some(mark) = self.marks.iter().rev().find(|m| m.start <= offset).or(self.marks.first()) else {
            return (0, 0);
        };
        let from = (mark.start - self.span.start) as usize;
        let between = self.raw.get(from..(offset - self.span.start) as usize).unwrap_or("");
        let column = match between.rfind('\n') {
            Some(end) => between[end + 1..].chars().count(),
            None => mark.column.saturating_sub(1) as usize + between.chars().count(),
        };
        ((mark.line.saturating_sub(1) + newlines(between.as_bytes())) as usize, column)
    }

    fn pieces(&self, span: Span) -> Vec<Piece> {
        let mut out = Vec::new();
        let mut at = self.span.start as usize;
        for row in self.rows.split('\n') {
            let here = Span::new(at, at + row.len());
            if here.overlaps(span) {
                let start = floor(row, (span.start.max(here.start) - here.start) as usize);
                let end = floor(row, (span.end.min(here.end) - here.start) as usize);
                let part = Span::new(start, end).trim(row);
                if !part.is_empty() {
                    let span = Span::new(at + part.start as usize, at + part.end as usize);
                    out.push(Piece {
                        span,
                        column: display_width(&row[..part.start as usize]),
                        width: display_width(part.of(row)),
                    });
                }
            }
            at += row.len() + 1;
        }
        out
    }
}

fn newlines(bytes: &[u8]) -> u32 {
    memchr::memchr_iter(b'\n', bytes).count() as u32
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The mark on its visible words, or on one character at least; `None` where the text is empty.
fn fitted(text: &str, mark: Mark) -> Option<Mark> {
    let last = text.char_indices().next_back()?.0;
    let start = floor(text, mark.place.start as usize).min(last);
    let end = floor(text, mark.place.end as usize).max(start);
    let words = Span::new(start, end).trim(text);
    let (start, mut end) = if words.is_empty() { (start, start) } else { (words.start as usize, words.end as usize) };
    if end == start {
        end += text[start..].chars().next()?.len_utf8();
    }
    let mut place = Place { start: start as u32, end: end as u32, ..mark.place };
    if let Some(skipped) = text.get(mark.place.start as usize..start) {
        place.line += newlines(skipped.as_bytes());
        place.column = match skipped.rfind('\n') {
            Some(newline) => skipped[newline + 1..].chars().count() as u32 + 1,
            None => place.column + skipped.chars().count() as u32,
        };
    } else {
        let line = text[..start].rfind('\n').map_or(0, |i| i + 1);
        place.line = newlines(&text.as_bytes()[..start]) + 1;
        place.column = text[line..start].chars().count() as u32 + 1;
    }
    Some(Mark { place, ..mark })
}
