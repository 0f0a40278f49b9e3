//! Shares: "three of the eight offices", "9 sur 12", "one out of nine", where a measure reached a part only.
//!
//! In: a piece of a line and the values of its numbers. Out: the words of the first share that is clearly less than the
//! whole. Two thirds and more count as the whole: evaluators do not call 63 of 88 agencies visited a limit. Nor do they call a
//! share of persons or cases one: what came out of a practice is told in shares even where it reaches everybody.

use super::class;
use super::line::{Line, gap};
use super::piece::Piece;

/// The first share in a piece, in words.
pub(super) fn share(
    line: &Line,
    piece: &Piece,
    value: impl Fn(usize) -> u32,
    digits: impl Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    if line.numbers < 2 {
        return None;
    }
    (piece.start + 1..piece.end).filter(|&i| line.is(i, class::OF | class::OVER)).find_map(|of| {
        let (mut part, mut whole) = (of - 1, of + 1);
        let mut sure = line.is(of, class::OVER);
        // "118 out of 124"; "un centre sur trois"
        if !line.is(part, class::NUMBER)
            && part > piece.start
            && (line.is(part, class::PREPOSITION) || line.two_part && sure)
        {
            part -= 1;
            sure = true;
        }
        if line.is(whole, class::DETERMINER) && !line.is(whole, class::NUMBER) {
            whole += 1;
            sure = true;
        }
        let numbers = whole < piece.end && line.is(part, class::NUMBER) && line.is(whole, class::NUMBER);
        if !numbers || (part + 1..=whole).any(|i| line.after(i, gap::PAUSE)) {
            return None;
        }
        // "No. 5 of 19 January" and "loi n° 17 du 21 mars" are dates.
        sure |= !digits(part) || line.two_part && line.is(of, class::OF) && !digits(whole);
        // "Seventeen of the 71 persons recognised", "nine of the twelve presumed victims" tell of results, not of a reach; so does "in six of the
        // fourteen it was possible", where the noun has just been named.
        let bare = line.is(whole + 1, class::PRONOUN) || line.after(whole + 1, gap::PAUSE);
        if bare || (whole + 1..(whole + 3).min(piece.end)).any(|i| line.is(i, class::OUTCOME)) {
            return None;
        }
        let (some, all) = (value(part), value(whole));
        // "in one of the five districts"; but "who leave one of the fourteen institutions" are those of all.
        if some == 1 && part > piece.start && !line.is(part - 1, class::PREPOSITION | class::OF) {
            return None;
        }
        (sure && some > 0 && all < 1900 && u64::from(some) * 3 < u64::from(all) * 2)
            .then_some((part, (whole + 2).min(piece.end)))
    })
}
