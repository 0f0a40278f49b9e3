//! Facts: what a reply states, each with the words it was found in.
//!
//! In: the clean text, its words and its paragraphs. Out: citations, dates, figures, stances, events, institutions.
//! Each is found first, by grammar, and resolved after, in reading order. Judges nothing.

pub mod amendment;
pub mod citation;
pub mod cue;
pub mod date;
pub mod event;
pub mod figure;
mod frame;
mod gap;
pub mod institution;
pub mod partial_date;
pub mod reading;
pub mod stance;

use crate::text::Span;

/// A paragraph of a text, as facts are found in it: a list item is one, a cell of a table is one.
#[derive(Debug, Clone, Copy)]
pub struct Para<'a> {
    /// All of it; it may run over line ends and page breaks.
    pub span: Span,
    /// Its sentences in order.
    pub sentences: &'a [Span],
    /// The paragraph that opens the list in which it stands, by its number.
    pub lead: Option<usize>,
}
