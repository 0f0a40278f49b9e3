//! Notices: what the reader of the outline should know of how it was read.
//!
//! In: the assembled outline. Out: [`Notice`]s in text order, each with a code, the place, one sentence that says what was
//! met and one that says what to do. They judge nothing of the reply's substance.

use crate::code;
use crate::text::Span;

use super::answer::ranges;
use super::layout::Family;
use super::name::Named;
use super::unit::Unit;
use super::{ItemSpec, Outline};

/// An ask that shares less than this with its item is in quite other words.
const REWORDED: f32 = 0.08;
/// Loose words are told of from this length on, in bytes.
const LOOSE: usize = 200;

/// Something to know of how the reply was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its code.
    pub code: &'static str,
    /// Where.
    pub span: Span,
    /// What was met.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

impl Notice {
    pub(super) fn new(code: &'static str, span: Span, message: impl Into<String>) -> Notice {
        Notice { code, span, message: message.into(), help: help(code) }
    }
}

fn help(code: &str) -> &'static str {
    match code {
        code::REPORT_ASK_REPEATED => "both answers are read for the item; compare them where they differ",
        code::REPORT_ASK_UNMARKED => {
            "it was taken for an ask by its words and place; mark it in the text if that is wrong"
        }
        code::REPORT_ASK_REWORDED => "compare the quotation with the recommendation as it was adopted",
        code::REPORT_ASK_MISSING => "the item counts as unanswered unless the reply deals with it elsewhere",
        code::REPORT_ASK_UNKNOWN => "check that the rules are those of this recommendation",
        code::REPORT_UNATTACHED => "these words are kept and may still serve as evidence",
        code::REPORT_ANSWER_PLACEHOLDER => "the item counts as unanswered",
        code::REPORT_RECEIVED_LATE => "note the delay in the evaluation",
        _ => {
            "the text is kept whole; put `Recommendation 1:` and `Response:` before its parts, or use `--recommendation`"
        }
    }
}

/// What is to be told of an outline.
pub(super) fn notices(outline: &Outline, units: &[Unit], named: &[Named], items: &[ItemSpec]) -> Vec<Notice> {
    let mut out = Vec::new();
    for ((answer, unit), range) in outline.answers.iter().zip(units).zip(ranges(units)) {
        let all = answer.items.join(", ");
        if let Some(first) = answer.repeats.and_then(|r| outline.answers.get(r)) {
            let message = format!("item {all} is asked again; it was first asked as {}", first.items.join(", "));
            out.push(Notice::new(code::REPORT_ASK_REPEATED, answer.ask, message));
        }
        for (ask, own) in unit.asks.iter().zip(&named[range]) {
            let item = own.items.join(", ");
            if !ask.marked {
                let message = format!("an ask without a sign of its own was read as item {item}");
                out.push(Notice::new(code::REPORT_ASK_UNMARKED, ask.span(), message));
            }
            if items.is_empty() {
                continue;
            }
            if own.items.is_empty() {
                out.push(Notice::new(code::REPORT_ASK_UNKNOWN, ask.span(), "this ask is like no item of the rules"));
            } else if own.likeness < REWORDED && ask.said.len() > 40 {
                let message = format!("this ask is taken for item {item} and shares few words with it");
                out.push(Notice::new(code::REPORT_ASK_REWORDED, ask.span(), message));
            }
        }
        if answer.placeholder {
            let span = unit.body.first().map_or(answer.ask, |p| p.span);
            out.push(Notice::new(
                code::REPORT_ANSWER_PLACEHOLDER,
                span,
                format!("item {all} has words in place of an answer"),
            ));
        }
    }
    for item in items.iter().filter(|i| !outline.answers.iter().any(|a| a.items.iter().any(|n| n == i.id))) {
        let message = format!("item {} is not asked in the reply", item.id);
        out.push(Notice::new(code::REPORT_ASK_MISSING, Span::default(), message));
    }
    for loose in outline.unattached.iter().filter(|u| u.span.len() > LOOSE) {
        let message = format!("these words are attached to no item: {}", loose.why);
        out.push(Notice::new(code::REPORT_UNATTACHED, loose.span, message));
    }
    if let (Some(due), Some(received)) = (&outline.header.due, &outline.header.received)
        && due.value < received.value
    {
        let message = format!("due on {}, received on {}", due.value, received.value);
        out.push(Notice::new(code::REPORT_RECEIVED_LATE, received.span, message));
    }
    if outline.layout.family == Family::Unknown {
        let message = "no layout was recognised: nothing marks what is asked and what is answered";
        out.push(Notice::new(code::REPORT_LAYOUT_UNKNOWN, Span::default(), message));
    }
    out.sort_by_key(|n| n.span);
    out
}
