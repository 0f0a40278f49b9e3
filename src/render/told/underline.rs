//! Underlines: labels cut row by row, so that miette draws each under its words and none over another.
//!
//! In: an excerpt and the labels in it. Out: spans for miette, each on one row, the label's text under the last row that has
//! room for it.

use miette::LabeledSpan;

use super::{LABEL, Label};
use crate::render::columns;
use crate::render::excerpt::{Excerpt, Piece, display_width};
use crate::render::look::Tone;
use crate::text::Span;

/// The spans in order, each with its tone; and the labels whose text has no room below any of their words.
pub(super) fn spans(excerpt: &Excerpt, labels: &[Label], width: usize) -> (Vec<(LabeledSpan, Tone)>, Vec<usize>) {
    // Where two labels share words, the shorter keeps them.
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|i| (labels[*i].place.end - labels[*i].place.start, *i));
    let mut taken: Vec<Span> = Vec::new();
    let (mut out, mut homeless) = (Vec::new(), Vec::new());
    for i in order {
        let label = &labels[i];
        let whole = Span { start: label.place.start, end: label.place.end.max(label.place.start + 1) };
        let pieces: Vec<Piece> = free(whole, &taken).into_iter().flat_map(|span| excerpt.pieces(span)).collect();
        taken.push(whole);
        let room = |p: &Piece| width.saturating_sub(p.column + p.width / 2 + 4);
        let wanted = display_width(&label.text).min(LABEL);
        let home = pieces.iter().rposition(|p| room(p) >= wanted);
        if home.is_none() && !label.text.is_empty() {
            homeless.push(i);
        }
        for (n, piece) in pieces.iter().enumerate() {
            let text =
                (Some(n) == home && !label.text.is_empty()).then(|| columns::wrap(&label.text, room(piece)).join("\n"));
            let at = (piece.span.start as usize, piece.span.len());
            let span = if i == 0 && n == 0 {
                LabeledSpan::new_primary_with_span(text, at)
            } else {
                LabeledSpan::new_with_span(text, at)
            };
            out.push((span, label.tone));
        }
    }
    out.sort_by_key(|(span, _)| span.offset());
    (out, homeless)
}

/// What of a span is not taken.
fn free(span: Span, taken: &[Span]) -> Vec<Span> {
    let mut left = vec![span];
    for other in taken {
        left = left
            .into_iter()
            .flat_map(|s| {
                let head = Span { start: s.start, end: s.end.min(other.start).max(s.start) };
                let tail = Span { start: s.start.max(other.end).min(s.end), end: s.end };
                if s.overlaps(*other) { [head, tail] } else { [s, Span::default()] }
            })
            .filter(|s| !s.is_empty())
            .collect();
    }
    left
}
