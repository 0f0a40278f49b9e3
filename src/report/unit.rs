//! Units: asks and the pieces of the answer that they share, before they are bound to items.
//!
//! Made by the walk, cut by limbs, then turned into answers. Each holds the spans of its own words and no others, so that
//! every word of the reply is in one unit, or loose with a reason.

use crate::label::Saying;
use crate::text::Span;

use super::mark::Mark;

/// What is asked.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    /// Marker and words, block by block or cell by cell.
    pub spans: Vec<Span>,
    /// The words alone; empty where the reply does not quote the ask.
    pub said: Span,
    pub marks: Vec<Mark>,
    /// The number of the group it stands under.
    pub group: String,
    /// It bears a sign of its own.
    pub marked: bool,
}

impl Ask {
    /// From its marker to its last word.
    pub fn span(&self) -> Span {
        self.spans.iter().copied().reduce(Span::join).unwrap_or_default()
    }
}

/// One block of an answer.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub span: Span,
    /// The words after its limb.
    pub said: Span,
    /// A list line.
    pub listed: bool,
    /// A cell of a table, or a part of one.
    pub cell: bool,
    pub bold: bool,
    /// The limbs that it begins with.
    pub limbs: Vec<Mark>,
    /// The block it is.
    pub block: usize,
}

/// Asks and the answer they share.
#[derive(Debug, Clone, Default)]
pub(super) struct Unit {
    pub asks: Vec<Ask>,
    pub label: Option<Span>,
    pub body: Vec<Piece>,
    /// Cells of a row that neither ask nor answer.
    pub remarks: Vec<Span>,
}

/// What a block is that belongs to no unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loose {
    Header,
    Heading,
    Unattached(Saying),
}

/// The whole walk.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub units: Vec<Unit>,
    pub loose: Vec<(Span, Loose)>,
}
