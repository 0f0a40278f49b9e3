//! Evidence: what speaks in one clause, gathered as bits for the ladder.
//!
//! In: a piece of a line, its verb groups, and the hits of the sentence that are cues. Out: [`Evidence`]: the deciding verb,
//! whether it is denied and how far the denial reaches, and every cue that stands where it counts.

use super::class;
use super::cue::{Seat, cue};
use super::form;
use super::group::{Group, Rank, inverted};
use super::line::{Line, gap};
use super::piece::{Kind, Piece};

/// A hit that is a cue, in words of the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct CueHit {
    pub start: usize,
    pub end: usize,
    pub bit: u64,
    pub seat: Seat,
}

/// What speaks in a clause.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// Forms and cues.
    pub bits: u64,
    /// The deciding verb.
    pub verb: Option<Group>,
    /// The negator that counts.
    pub not: Option<usize>,
    /// Words that restrict its reach.
    pub limit: Option<(usize, usize)>,
    /// Cues that go with its subject.
    pub subject: u64,
}

/// What a clause takes over from those before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    /// Cues of the last clause's subject, for a clause without one of its own.
    pub subject: u64,
    /// A law named earlier in the sentence.
    pub law: u64,
    /// A fragment that this clause completes, in words.
    pub fragment: Option<(usize, usize)>,
    /// Cues of that fragment's subject.
    pub begun: u64,
}

/// Cues that describe what a sentence speaks of, and go with its subject.
const OF_SUBJECT: u64 = cue::DRAFT | cue::DRAFTERS | cue::SUSPENDED | cue::TALKS | cue::BARRIER;

/// Cues that a fixed phrase may make harmless: "who had declined to co-operate" tells of victims, not of what the state refuses.
const TURNED: u64 = cue::REFUSAL | cue::DEFEAT | cue::ABSENCE;

/// Gathers the evidence of a piece from the hits that begin in it.
pub(super) fn gather(line: &Line, groups: &[Group], piece: &Piece, hits: &[CueHit], before: Before) -> Evidence {
    let own = &groups[piece.groups.clone()];
    let mut evidence = Evidence::default();
    let mut verb = deciding(line, own, piece);
    // "It is recalled that …", "NGOs state that …": what follows decides.
    for _ in 0..2 {
        let Some(g) = verb.filter(|g| g.not.is_none_or(|n| !reaches(hits, n))) else { break };
        // "ce n'est qu'en 2024 que le fonds a versé"
        let copula = g.form & (form::COPULA | form::COPULA_PAST) != 0;
        let it = g.start == piece.start + 1
            && line.is(piece.start, class::PRONOUN)
            && line.is(g.start + 1, class::PREPOSITION | class::ADVERB);
        let cleft = copula && (g.ne && g.not.is_none() || it);
        if cleft
            && let Some(follows) =
                own.iter().find(|n| n.start >= g.end && n.by.is_some_and(|by| opens_speech(line, by)))
        {
            evidence.limit = evidence.limit.or(g.ne.then_some((g.start, g.end.min(piece.end))));
            verb = Some(*follows);
            continue;
        }
        let Some(frame) = hits.iter().find(|h| h.bit & (cue::FRAME | cue::REPORTED) != 0 && frames(line, &g, h)) else {
            break;
        };
        let follows =
            own.iter().find(|n| n.start >= g.end && n.by.is_some_and(|by| by >= g.head && opens_speech(line, by)));
        let Some(follows) = follows else { break };
        evidence.bits |= frame.bit & cue::REPORTED;
        verb = Some(*follows);
    }
    evidence.verb = verb;
    if let Some(g) = verb {
        evidence.bits |= g.form;
    }
    evidence.not = verb.and_then(|g| negator(line, piece, own, &g, hits, before));
    if evidence.not.is_some() {
        evidence.bits |= form::NOT;
        if line.is(piece.start, class::WITHOUT) {
            evidence.bits |= form::WITHOUT;
        }
    }
    if verb.is_some_and(|g| g.ne) && evidence.not.is_none() {
        let head = verb.map_or(0, |g| g.head);
        // "ne commence avant que" restricts nothing.
        let alone = |i: usize| !line.is(i - 1, class::PREPOSITION);
        if let Some(que) = (head + 1..(head + 9).min(piece.end))
            .find(|&i| (line.is(i, class::THAT) || line.after(i, gap::THAT)) && alone(i))
        {
            evidence.limit = Some((que, (que + 2).min(piece.end)));
        }
    }
    // "It is foreseen that the Act will …" names no law that foresees it.
    let that =
        verb.and_then(|g| (g.end..(g.end + 2).min(piece.end)).find(|&i| opens_speech(line, i))).unwrap_or(piece.end);
    for hit in hits {
        if counts(line, hit, &evidence)
            && (hit.start < that || hit.bit & (cue::LAW | cue::LAW_NAMED) == 0)
            && !(hit.bit & TURNED != 0 && hits.iter().any(|o| harmless(o, hit) && o.start <= hit.start))
        {
            evidence.bits |= hit.bit;
            if hit.bit & OF_SUBJECT != 0 && verb.is_none_or(|g| hit.start < g.head + 4) {
                evidence.subject |= hit.bit;
            }
        }
    }
    if evidence.bits & cue::LAW_NAMED != 0 {
        evidence.bits |= cue::LAW;
    }
    // "The training is foreseen in Article 12", but "the adoption of the law is foreseen".
    let foreseen = verb.filter(|_| evidence.bits & cue::PLAN != 0 && evidence.bits & form::PASSIVE != 0);
    let source =
        |g: Group| hits.iter().any(|h| h.bit & (cue::LAW | cue::LAW_NAMED) != 0 && h.start > g.head && h.start < that);
    if foreseen.is_some_and(|g| !line.is(piece.start, class::PREPOSITION) && !source(g)) {
        evidence.bits &= !cue::LAW;
    }
    if evidence.bits & form::MUST != 0 && evidence.not.is_some() && evidence.bits & cue::BARRIER != 0 {
        evidence.bits |= cue::BURDEN;
    }
    if continues(line, piece, verb) {
        let kept = match piece.kind {
            Kind::Resume => before.subject | before.begun,
            Kind::Bare => before.subject,
            // ", which" need not mean the subject.
            Kind::Relative => before.subject & cue::DRAFT,
            _ => before.subject & !cue::BARRIER,
        };
        evidence.bits |= kept;
        evidence.subject |= kept;
    }
    // "this regime was prolonged" speaks of what was suspended before.
    if evidence.bits & cue::PROLONG != 0 {
        evidence.bits |= before.subject & cue::SUSPENDED;
    }
    evidence.bits |= before.law;
    if evidence.bits & (form::FUTURE | form::WOULD | form::SHOULD | form::IS_TO) != 0
        && (inverted(line, piece.start) || (piece.start..piece.end).any(|i| line.is(i, class::SUPPOSE)))
    {
        evidence.bits |= cue::CONDITION;
    }
    limits(hits, &mut evidence);
    evidence
}

/// Whether a cue introduces what is said: "it is recalled", "it needs to be clarified", "the Ministry notes"; but "victims are
/// informed that" is an act.
fn frames(line: &Line, g: &Group, hit: &CueHit) -> bool {
    const COMPOUND: u64 =
        class::BE_NOW | class::BE_THEN | class::HAVE_NOW | class::HAVE_THEN | class::SHOULD | class::MUST;
    if hit.bit == cue::FRAME && hit.end - hit.start == 1 && line.is(g.start, COMPOUND) {
        let subject = (0..g.start).rev().find(|&i| !line.is(i, class::NE | class::ADVERB | class::CLITIC));
        if !subject.is_some_and(|i| line.is(i, class::PRONOUN)) {
            return false;
        }
    }
    hit.start <= g.head && g.head < hit.end
        || hit.start > g.head
            && hit.start < g.head + 5
            && (g.head + 1..hit.start).all(|i| line.is(i, class::TO | class::BE | class::BEEN | class::ADVERB))
}

/// "that", "qu'", and the questions that a report may hold.
fn opens_speech(line: &Line, by: usize) -> bool {
    line.is(by, class::THAT) || line.after(by, gap::THAT)
}

/// The verb that decides a piece.
fn deciding(line: &Line, own: &[Group], piece: &Piece) -> Option<Group> {
    let mine = |g: &&Group| piece.own(line, g);
    let mains = || own.iter().filter(mine);
    mains()
        .find(|g| g.rank == Rank::Finite)
        .or_else(|| mains().find(|g| g.rank == Rank::Loose))
        .or_else(|| own.iter().rev().find(|g| g.rank >= Rank::Loose))
        .or_else(|| own.iter().find(|g| g.rank == Rank::Absolute))
        .or_else(|| own.iter().find(|g| g.rank == Rank::Behind))
        .copied()
}

/// Whether a clause goes on about the last one's subject: it has none, or a pronoun.
fn continues(line: &Line, piece: &Piece, verb: Option<Group>) -> bool {
    match piece.kind {
        Kind::Bare | Kind::Resume | Kind::Relative => true,
        _ => verb.is_some_and(|g| {
            let from = (piece.start..g.start)
                .find(|&i| !line.is(i, class::AND | class::ADVERB | class::CONTRAST))
                .unwrap_or(g.start);
            line.is(from, class::PRONOUN) && g.start <= from + 3
        }),
    }
}

/// Whether a negator denies anything: "not only", "no later than" do not.
fn reaches(hits: &[CueHit], at: usize) -> bool {
    !hits.iter().any(|h| h.bit == cue::NOT_NEGATIVE && h.start <= at && at < h.end)
}

/// The word that denies the deciding verb.
fn negator(line: &Line, piece: &Piece, own: &[Group], g: &Group, hits: &[CueHit], before: Before) -> Option<usize> {
    let reaches = |at: &usize| reaches(hits, *at);
    let denies = class::NO | if line.two_part { class::NOT } else { 0 };
    if line.two_part {
        if line.is(piece.start, class::WITHOUT) {
            return Some(piece.start);
        }
        if !g.ne {
            return None;
        }
        let from = before.fragment.filter(|_| piece.kind == Kind::Resume).map_or(piece.start, |(s, _)| s);
        let found = g.not.filter(reaches).or_else(|| {
            (from..(g.end + 6).min(piece.end))
                .find(|&i| line.is(i, denies) && reaches(&i) && (i == 0 || !line.is(i - 1, class::DETERMINER)))
        });
        // "ne peut", "ne saurait" need no second word.
        return found.or_else(|| {
            let only = (g.end..(g.end + 8).min(piece.end)).any(|i| line.is(i, class::THAT) || line.after(i, gap::THAT));
            let able = g.form & form::MAY != 0 || (g.start..g.head).any(|i| line.is(i, class::COULD));
            (able && !only).then_some(g.start)
        });
    }
    if let Some(at) = g.not {
        return Some(at).filter(reaches);
    }
    // The subject: back to the last comma; a leading "None of the …, …, was" reaches over one.
    let first = g.by.map_or(piece.start, |by| by.max(piece.start));
    let from = (first..g.start).rev().find(|&i| line.after(i, gap::COMMA)).unwrap_or(first);
    // "everyone who has no command of the language is entitled": what a relative clause denies is not what the main verb says.
    let elsewhere = |i: usize| own.iter().any(|o| o.end <= g.start && o.by.is_some_and(|by| by > first && by < i));
    let subject = (from..g.start)
        .chain(first..(first + 3).min(g.start))
        .find(|&i| line.is(i, denies) && !line.inside(i) && !elsewhere(i) && reaches(&i));
    let fragment = || {
        before
            .fragment
            .filter(|_| piece.kind == Kind::Resume)
            .and_then(|(s, e)| (s..(s + 3).min(e)).find(|&i| line.is(i, denies) && reaches(&i)))
    };
    let object = || {
        (g.end..(g.end + 3).min(piece.end))
            .take_while(|&i| !line.after(i, gap::PAUSE))
            .find(|&i| line.is(i, denies) && !line.is(i - 1, class::PREPOSITION) && reaches(&i))
    };
    let without = || (piece.kind != Kind::First && line.is(piece.start, class::WITHOUT)).then_some(piece.start);
    subject.or_else(fragment).or_else(object).or_else(without)
}

/// Whether a hit stands where its cue counts.
fn counts(line: &Line, hit: &CueHit, evidence: &Evidence) -> bool {
    let Some(g) = evidence.verb else { return hit.seat != Seat::Verb };
    match hit.seat {
        Seat::Verb => hit.start <= g.head && (g.head < hit.end || hit.start > g.start),
        Seat::Near => {
            let behind = if hit.bit & cue::ATTITUDE != 0 && g.form & (form::PAST | form::PERFECT) != 0 { 0 } else { 3 };
            hit.end + 1 >= g.start && hit.start <= g.head + behind
        }
        Seat::Anywhere | Seat::Capital => {
            // What is good news when denied must stand within the denial's reach.
            let near = |not: usize| hit.start >= not.min(g.start) && hit.start <= g.head + 4 && !line.inside(hit.start);
            hit.bit & cue::REVERSE == 0 || evidence.not.is_some_and(near)
        }
    }
}

/// Whether a phrase denies nothing and a cue stands in it.
fn harmless(phrase: &CueHit, hit: &CueHit) -> bool {
    phrase.bit == cue::NOT_NEGATIVE && phrase.start < hit.end && hit.start < phrase.end
}

/// The first limit that is neither denied nor part of an exclusivity.
fn limits(hits: &[CueHit], evidence: &mut Evidence) {
    let exclusive = |h: &CueHit| hits.iter().any(|o| o.bit == cue::EXCLUSIVE && o.start < h.end && h.start < o.end);
    if evidence.bits & cue::LIMITED == 0 {
        return;
    }
    if let Some(hit) =
        hits.iter().find(|h| h.bit == cue::LIMITED && !hits.iter().any(|o| harmless(o, h)) && !exclusive(h))
    {
        evidence.limit = evidence.limit.or(Some((hit.start, hit.end)));
    } else {
        evidence.bits &= !cue::LIMITED;
    }
}
