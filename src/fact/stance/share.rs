//! Shares: "three of the eight offices", "9 sur 12", "one out of nine", where a measure reached a part only.
//!
//! In: a piece of a line and the values of its numbers. Out: the words of the first share that is clearly less than the
//! whole. Nine tenths and more count as the whole: evaluators do not call 118 of 124 a limit.

use super::line::{Line, gap};
use super::piece::Piece;
use super::verb::class;

/// The first share in a piece, in words.
pub(super) fn share(line: &Line, piece: &Piece, value: impl Fn(usize) -> u32) -> Option<(usize, usize)> {
    (piece.start + 1..piece.end).filter(|&i| line.is(i, class::OF)).find_map(|of| {
        let mut part = of - 1;
        // "118 out of 124"
        if !line.is(part, class::NUMBER) && part > piece.start && line.is(part, class::PREPOSITION) {
            part -= 1;
        }
        let mut whole = of + 1;
        if line.is(whole, class::DETERMINER) && !line.is(whole, class::NUMBER) {
            whole += 1;
        }
        if whole >= piece.end || !line.is(part, class::NUMBER) || !line.is(whole, class::NUMBER) || (part + 1..=whole).any(|i| line.after(i, gap::PAUSE)) {
            return None;
        }
        let (some, all) = (value(part), value(whole));
        (some > 0 && all < 1900 && u64::from(some) * 10 < u64::from(all) * 9).then_some((part, (whole + 2).min(piece.end)))
    })
}
