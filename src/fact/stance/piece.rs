//! Clauses of a sentence, as pieces of its line: where one statement ends and the next begins.
//!
//! In: a [`Line`] with its verb groups. Out: [`Piece`]s that cover all its words in order. A sentence is cut at semicolons,
//! and at ", which", "but", "while", "and", a colon or a comma where a further verb of its own follows; never inside
//! brackets. A piece without a verb ("The Board, which …, has awarded") is completed by the one that resumes it.

use std::ops::Range;

use super::class;
use super::form;
use super::group::{Group, Rank};
use super::line::{Line, gap};

/// How a piece begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The sentence's beginning.
    First,
    /// After a semicolon or colon, or a comma with a subject and a verb of its own.
    Part,
    /// "but", "while", "although", "alors que", "sans que".
    Contrast,
    /// ", which", "dont".
    Relative,
    /// The main clause goes on after a relative clause.
    Resume,
    /// A further verb of the same subject.
    Bare,
}

/// One clause, in words of its line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// Its verb groups.
    pub groups: Range<usize>,
}

/// How far ahead a clause's verb is looked for, in words.
const REACH: usize = 25;

/// Cuts a line into pieces.
pub(super) fn pieces(line: &Line, groups: &mut [Group], out: &mut Vec<Piece>) {
    out.clear();
    let mut piece = Piece { start: 0, end: 0, kind: Kind::First, groups: 0..0 };
    let mut next = 0;
    for at in line.marks().filter(|&at| at > 0) {
        while groups.get(next).is_some_and(|g| g.start < at) {
            next += 1;
        }
        if line.inside(at) || !line.after(at, gap::PAUSE) && !line.is(at, class::CONTRAST | class::AND | class::WITHOUT)
        {
            continue;
        }
        // A semicolon ends any group; nothing else stands in one.
        if next > 0 && groups[next - 1].end > at && !line.after(at, gap::SEMICOLON) {
            continue;
        }
        piece.groups.end = next;
        if piece.kind == Kind::Relative && line.after(at, gap::COMMA) {
            resumed(line, groups, at, next);
        }
        let cut = Cut {
            line,
            groups,
            piece: &piece,
            at,
            next: groups[next..].iter().find(|g| g.rank > Rank::Behind).filter(|g| g.start < at + REACH),
        };
        if let Some(kind) = cut.kind() {
            piece.end = at;
            out.push(std::mem::replace(&mut piece, Piece { start: at, end: at, kind, groups: next..next }));
        }
    }
    piece.end = line.len();
    piece.groups.end = groups.len();
    out.push(piece);
}

/// "Inspections, which had been suspended, *resumed* in April": behind a relative clause a participle right after the comma is
/// the main verb, where the sentence has no other.
fn resumed(line: &Line, groups: &mut [Group], at: usize, next: usize) {
    let other = groups[next..].iter().any(|g| g.by.is_none() && g.rank > Rank::Absolute);
    if let Some(group) =
        groups.get_mut(next).filter(|g| g.start == at && g.rank == Rank::Behind && line.is(at, class::PAST) && !other)
    {
        group.form = form::PAST;
        group.rank = Rank::Loose;
    }
}

impl Piece {
    /// Whether a group is no subordinate one in this piece.
    pub fn own(&self, line: &Line, group: &Group) -> bool {
        group.by.is_none_or(|by| {
            by <= self.start + 4
                && (matches!(self.kind, Kind::Relative | Kind::Contrast) || line.is(self.start, class::CONTRAST))
                && by >= self.start
        })
    }
}

/// A place where a piece may end.
struct Cut<'a> {
    line: &'a Line,
    groups: &'a [Group],
    piece: &'a Piece,
    at: usize,
    /// The next group within reach.
    next: Option<&'a Group>,
}

impl Cut<'_> {
    fn kind(&self) -> Option<Kind> {
        let (line, at) = (self.line, self.at);
        if line.after(at, gap::SEMICOLON) {
            return Some(Kind::Part);
        }
        if self.contrast() {
            return Some(Kind::Contrast);
        }
        let next = self.next?;
        if line.after(at, gap::COLON) {
            return (self.complete() && next.by.is_none() && next.rank > Rank::Absolute && !self.paused(next))
                .then_some(Kind::Part);
        }
        if line.after(at, gap::COMMA | gap::DASH) {
            // ", which", ", three of whom"; but in ", everyone who" a subject begins.
            let attached = |r: usize| r == at || line.is(r - 1, class::PREPOSITION | class::OF | class::AND);
            let relative = (at..at + 4).find(|&i| line.is(i, class::RELATIVE));
            if let Some(relative) = relative.filter(|&r| r < next.start && attached(r)) {
                return (next.by == Some(relative) && !line.is(at, class::AND)).then_some(Kind::Relative);
            }
            if next.by.is_some() {
                return None;
            }
            if line.is(at, class::AND) {
                return self.joined(next);
            }
            if self.piece.kind == Kind::Relative && self.directly(next) && next.rank > Rank::Absolute {
                return Some(Kind::Resume);
            }
            let subject =
                !line.is(at, class::PREPOSITION | class::GERUND | class::TO | class::PARTICIPLE) && next.start > at;
            let verb = next.rank == Rank::Finite || next.rank == Rank::Absolute;
            return (subject && verb && self.complete() && !self.paused(next)).then_some(Kind::Part);
        }
        if line.is(at, class::AND) && next.by.is_none() {
            return self.joined(next);
        }
        None
    }

    /// "but", "while", "alors que", "sans que" with a verb to follow.
    fn contrast(&self) -> bool {
        let (line, at) = (self.line, self.at);
        let bits = line.class(at);
        let that = line.is(at + 1, class::THAT) || line.after(at + 1, gap::THAT);
        let word = if bits & class::WITHOUT != 0 {
            line.two_part && that
        } else {
            bits & class::CONTRAST != 0
                && !line.is(at - 1, class::DETERMINER)
                && (bits & class::ADVERB == 0 || that || !line.two_part && line.after(at, gap::COMMA))
        };
        word && self.next.is_some_and(|n| n.rank > Rank::Absolute && n.by.is_none_or(|b| b <= at + 4))
            && self.complete()
    }

    /// "and" with a verb to follow, with or without a subject of its own.
    fn joined(&self, next: &Group) -> Option<Kind> {
        if !self.complete() {
            return None;
        }
        let (line, comma) = (self.line, self.line.after(self.at, gap::COMMA));
        let object = line.is(next.end, class::DETERMINER | class::NUMBER);
        if self.directly(next) {
            let turn = next.rank == Rank::Loose
                && object
                && self.last().is_some_and(|l| l.not.is_some() || l.form & form::PAST == 0);
            return (next.rank == Rank::Finite || turn).then_some(Kind::Bare);
        }
        let close = next.start <= self.at + 12 && !self.paused(next);
        let sure = self.last().is_some_and(|l| l.rank == Rank::Finite);
        let loose = next.rank == Rank::Loose && (object || sure && !line.is(next.end, class::PREPOSITION));
        let verb = next.rank == Rank::Finite || comma && (next.rank == Rank::Absolute || loose);
        (verb && (comma || close && !line.is(self.at + 1, class::PREPOSITION))).then_some(Kind::Part)
    }

    /// Whether only adverbs and the like stand before the next verb.
    fn directly(&self, next: &Group) -> bool {
        next.start <= self.at + 4
            && (self.at..next.start).all(|i| self.line.is(i, class::AND | class::ADVERB | class::NE | class::CLITIC))
    }

    /// Whether there is a pause before the next verb.
    fn paused(&self, next: &Group) -> bool {
        (self.at + 1..=next.start).any(|i| self.line.after(i, gap::PAUSE) && !self.line.inside(i))
    }

    /// The piece's last verb of its own.
    fn last(&self) -> Option<&Group> {
        self.groups[self.piece.groups.clone()]
            .iter()
            .rev()
            .find(|g| g.rank > Rank::Absolute && self.piece.own(self.line, g))
    }

    /// Whether the piece has a verb of its own already.
    fn complete(&self) -> bool {
        let line = self.line;
        // "Under the plan adopted in 2022, …" is not complete; a label before a dash does not count.
        let start = self.piece.start;
        let start = (start + 1..start + 5).find(|&i| line.after(i, gap::DASH)).unwrap_or(start);
        let fronted = line.is(start, class::PREPOSITION | class::GERUND | class::PARTICIPLE);
        self.groups[self.piece.groups.clone()].iter().any(|g| {
            self.piece.own(line, g)
                && (g.rank == Rank::Finite || g.rank == Rank::Loose && !(fronted && line.is(g.end, class::PREPOSITION)))
        })
    }
}
