//! The layout: which family a reply belongs to, and what shows it.
//!
//! In: the blocks and what the plan has found of their signs. Out: a [`Layout`], told from the text alone and never asked
//! for. The family names what was recognised; the plan, not the family, decides how the reply is read.

use serde::Serialize;

use super::block::{Block, Measure};
use super::learn::Trait;
use super::marker::{HeadKind, Sep};
use super::plan::{Asking, Inline, Plan, Sign, Tally};

/// A family of layouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Family {
    /// `Recommendation - ...` and `Response - ...`, paragraph by paragraph.
    L1,
    /// The body's urging quoted, prose after it.
    L2,
    /// Numbered paragraphs that begin with a limb: `1. 10 (a): ...`.
    L3,
    /// A recommendation's number, its words as a sub-heading, then paragraphs.
    L4,
    /// "Follow-up information relating to paragraph 13 (a)".
    L5,
    /// `Paragraph 5` alone; limbs are named in the prose.
    L6,
    /// Paragraph, its text, and a summary of the reply.
    L7,
    /// A number, then prose.
    L8,
    /// Several numbers, then prose.
    L9,
    /// `Recommendation 1` and `Government response to recommendation 1`.
    L10,
    /// Recommendation, reply and verdict of the body.
    L11,
    /// The body's words quoted or in bold, the answer in plain type.
    L12,
    /// A table.
    L13,
    /// A letter, with indents told by ordinals.
    L15,
    /// None was recognised.
    Unknown,
}

/// The layout of one reply.
#[derive(Debug, Clone, Serialize)]
pub struct Layout {
    /// Its family. Hard-wrapped text (L14) is told apart, since it comes with any of them.
    pub family: Family,
    /// The lines are filled to a width, as in text taken from a PDF (L14).
    pub hard_wrapped: bool,
    /// What shows it, each a short clause.
    pub reasons: Vec<String>,
}

impl Layout {
    /// Its code and what shows it, in one line.
    pub fn said(&self) -> String {
        let family = match self.family {
            Family::Unknown => "not recognised".to_owned(),
            known => format!("{known:?}"),
        };
        let wrapped = if self.hard_wrapped { ", hard-wrapped lines (L14)" } else { "" };
        format!("{family}{wrapped}: {}", self.reasons.join("; "))
    }
}

/// The family.
pub(super) fn family(
    text: &str,
    blocks: &[Block],
    tally: Tally,
    labelled: bool,
    inline: Inline,
    asking: &Asking,
) -> Family {
    let kinds: &[HeadKind] = if let Asking::Kinds(kinds) = asking { kinds } else { &[] };
    let many =
        |b: &Block| b.head.as_ref().is_some_and(|h| h.kind == HeadKind::Ask && h.marks.len() > 1 && h.sep == Sep::End);
    let letter = blocks.iter().any(|b| b.head_is(HeadKind::Closing));
    let response_numbered = blocks
        .iter()
        .filter(|b| b.head.as_ref().is_some_and(|h| h.kind == HeadKind::Label && !h.marks.is_empty()))
        .count();
    let verdicts = blocks.iter().any(|b| b.head_is(HeadKind::Verdict));
    let opens = |b: &Block, start: &str| {
        text[b.span.start as usize..].get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start))
    };
    let paragraphs = |b: &Block| b.head_is(HeadKind::Unit) && (opens(b, "para") || opens(b, "§"));
    let long_unit = |b: &Block| b.head_is(HeadKind::Unit) && b.head.as_ref().is_some_and(|h| h.len > 30);
    if tally.rows >= 3 && tally.rows >= tally.labels {
        Family::L13
    } else if labelled {
        match () {
            () if tally.ordinals * 2 > tally.words && tally.ordinals > 0 || letter && tally.words > 0 => Family::L15,
            () if response_numbered * 2 > tally.labels => Family::L10,
            () if verdicts && tally.words > 0 => Family::L11,
            () if kinds.contains(&HeadKind::Unit) && blocks.iter().any(paragraphs) => Family::L7,
            () if kinds == [HeadKind::Urge]
                || matches!(asking, Asking::Shape(Trait::Quote | Trait::Bold | Trait::Indented)) =>
            {
                Family::L12
            }
            () => Family::L1,
        }
    } else if kinds.is_empty() {
        if matches!(asking, Asking::Shape(_)) { Family::L12 } else { Family::Unknown }
    } else if kinds.contains(&HeadKind::Limb) {
        Family::L3
    } else if kinds.contains(&HeadKind::Bare) {
        Family::L8
    } else if verdicts {
        Family::L11
    } else if kinds.contains(&HeadKind::Unit) {
        if blocks.iter().any(long_unit) { Family::L5 } else { Family::L6 }
    } else if kinds == [HeadKind::Urge] {
        let set_off = |b: &&Block| b.head_is(HeadKind::Urge) && (b.bold || b.quoted);
        if blocks.iter().filter(set_off).count() * 2 > tally.urges { Family::L12 } else { Family::L2 }
    } else if blocks.iter().filter(|b| many(b)).count() * 2 > tally.words {
        Family::L9
    } else if inline == Inline::Answer {
        Family::L8
    } else {
        Family::L4
    }
}

/// Adds what shows the layout.
pub(super) fn explain(plan: &mut Plan, tally: Tally, measure: Measure) {
    let signs = |wanted: Sign| plan.signs.iter().filter(|&&s| s == wanted).count();
    let (asks, labels) = (signs(Sign::Ask), signs(Sign::Label));
    let mut reasons = Vec::new();
    if tally.rows > 0 {
        reasons.push(format!("{} table rows", tally.rows));
    }
    if asks > 0 {
        reasons.push(format!("{asks} blocks open an ask"));
    }
    if labels > 0 {
        reasons.push(format!("{labels} answers have a label"));
    } else if asks > 0 && plan.inline == Inline::Answer {
        reasons.push("answers stand beside their numbers".into());
    }
    if plan.before_label {
        reasons.push("asks have no sign of their own and stand before a label".into());
    }
    if let Some(width) = measure.width {
        reasons.push(format!("lines are filled to {width} bytes"));
    }
    plan.layout.reasons.splice(0..0, reasons);
}
