//! What a format's reader hands over: the text, where its pages and paragraphs begin, and what it did to get there.
//!
//! In: a reader's work. Out: a [`Reading`], of which a [`super::Source`] is made. The text is Markdown as the outline reads
//! it: a paragraph a line, `**` round what is bold, a table's rows between bars.

use super::span::Span;

/// The text of a file that is more than text, as its reader understood it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The text.
    pub text: String,
    /// The byte offset in `text` where each page begins, in order, the first being 0; empty where the format has no pages.
    pub pages: Vec<u32>,
    /// The byte offset in `text` where each of the format's own paragraphs begins, in order; empty where it counts none.
    pub paragraphs: Vec<u32>,
    /// What was repaired or left out.
    pub notices: Vec<Remark>,
}

/// Something that a reader repaired, left out or could not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The diagnostic code (`read/…`).
    pub code: &'static str,
    /// Where in the text; empty at the place where something is missing, and at 0 where it concerns the whole.
    pub span: Span,
    /// What was met.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}
