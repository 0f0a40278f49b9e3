//! Notices: what the reader of the outline should know of how it was read.
//!
//! In: the assembled outline. Out: [`Notice`]s in text order, each with a code, the place, one sentence that says what was
//! met and one that says what to do. They judge nothing of the reply's substance.

use crate::code;
use crate::label::{Said, Saying, Value};
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
    pub message: Said,
    /// What to do.
    pub help: Saying,
}

impl Notice {
    pub(super) fn new(code: &'static str, span: Span, message: Said) -> Notice {
        Notice { code, span, message, help: help(code) }
    }
}

fn help(code: &str) -> Saying {
    match code {
        code::REPORT_ASK_REPEATED => Saying::CompareAnswers,
        code::REPORT_ASK_UNMARKED => Saying::MarkAsk,
        code::REPORT_ASK_REWORDED => Saying::CompareAsk,
        code::REPORT_ASK_MISSING => Saying::CountsUnlessElsewhere,
        code::REPORT_ASK_UNKNOWN => Saying::CheckRules,
        code::REPORT_UNATTACHED => Saying::StillEvidence,
        code::REPORT_ANSWER_PLACEHOLDER => Saying::CountsUnanswered,
        code::REPORT_RECEIVED_LATE => Saying::NoteDelay,
        _ => Saying::MarkParts,
    }
}

/// What is to be told of an outline.
pub(super) fn notices(outline: &Outline, units: &[Unit], named: &[Named], items: &[ItemSpec]) -> Vec<Notice> {
    let mut out = Vec::new();
    for ((answer, unit), range) in outline.answers.iter().zip(units).zip(ranges(units)) {
        let all = answer.items.join(", ");
        if let Some(first) = answer.repeats.and_then(|r| outline.answers.get(r)) {
            let message = Saying::AskRepeated.with("items", all.as_str()).with("first", first.items.join(", "));
            out.push(Notice::new(code::REPORT_ASK_REPEATED, answer.ask, message));
        }
        for (ask, own) in unit.asks.iter().zip(&named[range]) {
            let item = own.items.join(", ");
            if !ask.marked {
                let message = Saying::AskUnmarked.with("item", item.as_str());
                out.push(Notice::new(code::REPORT_ASK_UNMARKED, ask.span(), message));
            }
            if items.is_empty() {
                continue;
            }
            if own.items.is_empty() {
                out.push(Notice::new(code::REPORT_ASK_UNKNOWN, ask.span(), Saying::AskUnknown.said()));
            } else if own.likeness < REWORDED && ask.said.len() > 40 {
                let message = Saying::AskReworded.with("item", item);
                out.push(Notice::new(code::REPORT_ASK_REWORDED, ask.span(), message));
            }
        }
        if answer.placeholder {
            let span = unit.body.first().map_or(answer.ask, |p| p.span);
            out.push(Notice::new(code::REPORT_ANSWER_PLACEHOLDER, span, Saying::Placeholder.with("items", all)));
        }
    }
    for item in items.iter().filter(|i| !outline.answers.iter().any(|a| a.items.iter().any(|n| n == i.id))) {
        let message = Saying::AskMissing.with("item", item.id);
        out.push(Notice::new(code::REPORT_ASK_MISSING, Span::default(), message));
    }
    for loose in outline.unattached.iter().filter(|u| u.span.len() > LOOSE) {
        let message = Saying::Unattached.with("why", loose.why);
        out.push(Notice::new(code::REPORT_UNATTACHED, loose.span, message));
    }
    if let (Some(due), Some(received)) = (&outline.header.due, &outline.header.received)
        && due.value < received.value
    {
        let day = |value: &str| Value::Day(value.to_owned());
        let message = Saying::ReceivedLate.with("due", day(&due.value)).with("received", day(&received.value));
        out.push(Notice::new(code::REPORT_RECEIVED_LATE, received.span, message));
    }
    if outline.layout.family == Family::Unknown {
        let message = Saying::LayoutUnknown.said();
        out.push(Notice::new(code::REPORT_LAYOUT_UNKNOWN, Span::default(), message));
    }
    out.sort_by_key(|n| n.span);
    out
}
