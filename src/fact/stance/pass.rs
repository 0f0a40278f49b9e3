//! The pass: one text gone through sentence by sentence, its buffers used again for each.
//!
//! In: a text's words with their classes, and a sentence's hits. Out: the sentence's clauses, judged. What a clause takes over
//! from the one before it (its subject, a law, a fragment that it completes) is handed on here, within a paragraph.

use std::ops::Range;

use super::cue::{CueTable, Seat, cue};
use super::evidence::{Before, CueHit, Evidence, gather};
use super::form;
use super::group::{self, Group};
use super::ladder;
use super::line::Line;
use super::piece::{self, Kind, Piece};
use super::share;
use super::verb::Classes;
use super::{Clause, Manner, Stance};
use crate::lexicon::{Hit, LanguageId};
use crate::text::{Shape, Words};

/// One text's pass; the buffers are used again for each sentence.
pub(super) struct Pass<'a> {
    text: &'a str,
    words: &'a Words,
    cues: &'a CueTable,
    classes: Classes,
    line: Line,
    groups: Vec<Group>,
    pieces: Vec<Piece>,
    hits: Vec<CueHit>,
    /// What the last clause of the paragraph spoke of.
    subject: u64,
}

impl<'a> Pass<'a> {
    /// A pass over a text whose words are classed.
    pub fn new(text: &'a str, words: &'a Words, cues: &'a CueTable, classes: Classes) -> Pass<'a> {
        Pass {
            text,
            words,
            cues,
            classes,
            line: Line::default(),
            groups: Vec::new(),
            pieces: Vec::new(),
            hits: Vec::new(),
            subject: 0,
        }
    }

    /// Begins a paragraph: what the last one spoke of is over.
    pub fn paragraph(&mut self) {
        self.subject = 0;
    }

    /// Appends the clauses of a sentence.
    pub fn sentence(&mut self, tokens: Range<usize>, language: LanguageId, hits: &[Hit], out: &mut Vec<Clause>) {
        if tokens.is_empty() {
            return;
        }
        let all = self.words.tokens();
        self.line.lay(self.text, &all[tokens.clone()], tokens.start, &self.classes, language);
        group::groups(&self.line, &mut self.groups);
        piece::pieces(&self.line, &mut self.groups, &mut self.pieces);
        self.cue_hits(hits);
        let mut before = Before { subject: self.subject, ..Before::default() };
        let mut fragment: Option<usize> = None;
        let mut from = 0;
        let first = out.len();
        let mut supposed = Vec::new();
        for number in 0..self.pieces.len() {
            let piece = self.pieces[number].clone();
            let to = from + self.hits[from..].partition_point(|h| h.start < piece.end);
            let hits = from..to;
            from = to;
            if piece.kind == Kind::First {
                before.fragment =
                    self.pieces.get(1).filter(|p| p.kind == Kind::Relative).map(|_| (piece.start, piece.end));
            }
            let mut evidence = gather(&self.line, &self.groups, &piece, &self.hits[hits.clone()], before);
            let word = |at: usize| all[tokens.start + at];
            let share = share::share(
                &self.line,
                &piece,
                |at| self.classes.number(language, word(at).word),
                |at| word(at).shape == Shape::Number,
            );
            evidence.limit = share.or(evidence.limit);
            let mut clause = self.clause(&piece, &evidence, &self.hits[hits], tokens.start);
            before.law |= evidence.bits & cue::LAW;
            before.subject = evidence.subject;
            if piece.kind == Kind::First {
                before.begun = evidence.subject;
            }
            // "The Board, which …, has awarded": what completes the fragment decides it too.
            match piece.kind {
                Kind::Resume => {
                    if let Some(open) = fragment.take() {
                        out[open].stance = clause.stance;
                        out[open].manner |= clause.manner & !Manner::LIMITED;
                    }
                }
                _ if evidence.verb.is_none()
                    && self.pieces.get(number + 1).is_some_and(|p| p.kind == Kind::Relative) =>
                {
                    fragment = Some(out.len());
                }
                _ => {}
            }
            let under =
                piece.kind == Kind::Relative && evidence.bits & form::WOULD != 0 || evidence.bits & form::WITHOUT != 0;
            if under && matches!(clause.stance, Stance::Refused | Stance::Absent) {
                supposed.push(out.len());
            }
            // "An award is stated in the judgment, and the sum is to be recovered from the convicted": the one is a rule as the other.
            let before = out[first..].last().map(|c| c.stance);
            if evidence.bits & form::IS_TO != 0
                && evidence.bits & cue::FUTURE_TIME == 0
                && clause.stance == Stance::Promised
                && matches!(before, Some(Stance::Provided | Stance::Ongoing))
            {
                clause.stance = Stance::Provided;
            }
            out.push(clause);
        }
        // "A protocol under which nobody would be questioned unheard is being drafted": what a plan would forbid is planned.
        if out[first..].iter().any(|c| c.stance == Stance::Promised) {
            supposed.into_iter().for_each(|at| out[at].stance = Stance::Promised);
        }
        self.subject = before.subject;
    }

    /// Keeps those hits of a sentence that are cues, in words of the line.
    fn cue_hits(&mut self, hits: &[Hit]) {
        self.hits.clear();
        for hit in hits {
            let (bit, seat) = self.cues.get(hit.concept);
            if bit == 0 || seat == Seat::Capital && self.words.tokens()[hit.start as usize].shape == Shape::Lower {
                continue;
            }
            self.hits.push(CueHit {
                start: hit.start as usize - self.line.base,
                end: hit.end as usize - self.line.base,
                bit,
                seat,
            });
        }
    }

    fn clause(&self, piece: &Piece, evidence: &Evidence, hits: &[CueHit], base: usize) -> Clause {
        let tokens = self.words.tokens();
        let span =
            |start: usize, end: usize| tokens[base + start].span().join(tokens[base + end.max(start + 1) - 1].span());
        let row = ladder::first(evidence.bits);
        let shown = row.and_then(|r| hits.iter().find(|h| h.bit & r.shows != 0));
        let verb = evidence.verb.map(|g| {
            let start = evidence.not.map_or(g.start, |n| n.min(g.start)).max(piece.start);
            (start, g.end.min(self.line.len()))
        });
        let cue = shown
            .map(|h| (h.start, h.end))
            .or(verb)
            .filter(|_| row.is_some())
            .map(|(s, e)| span(s, e.min(self.line.len())));
        let stance = row.map_or(Stance::Plain, |r| r.stance);
        let mut manner = Manner::of(evidence.bits, stance);
        if evidence.limit.is_some() {
            manner |= Manner::LIMITED;
        }
        Clause {
            span: span(piece.start, piece.end),
            tokens: base + piece.start..base + piece.end,
            stance,
            cue,
            manner,
            limit: evidence.limit.map(|(s, e)| span(s, e.min(self.line.len()))),
            denial: evidence.not.map(|n| base + n),
        }
    }
}
