//! Notices: what the reader of the outline should know of how it was read.
//!
//! In: the assembled outline. Out: [`Notice`]s in text order, each with a code, the place, one sentence that says what was
//! met and one that says what to do. They judge nothing of the reply's substance.

use crate::text::Span;

/// An ask is the same item as an earlier one.
pub const ASK_REPEATED: &str = "report/ask-repeated";
/// An ask stands without a sign of its own.
pub const ASK_UNMARKED: &str = "report/ask-unmarked";
/// An ask is in quite other words than the item that its number names.
pub const ASK_REWORDED: &str = "report/ask-reworded";
/// An item of the pack is not asked in the reply.
pub const ASK_MISSING: &str = "report/ask-missing";
/// An ask is no item of the pack.
pub const ASK_UNKNOWN: &str = "report/ask-unknown";
/// Words that answer nothing the reply quotes.
pub const ANSWER_WITHOUT_ASK: &str = "report/answer-without-ask";
/// Words such as "to be completed" in place of an answer.
pub const ANSWER_PLACEHOLDER: &str = "report/answer-placeholder";
/// The reply came after the day it was due.
pub const RECEIVED_LATE: &str = "report/received-late";
/// No layout was recognised.
pub const LAYOUT_UNKNOWN: &str = "report/layout-unknown";

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
        ASK_REPEATED => "both answers are read for the item; compare them where they differ",
        ASK_UNMARKED => "it was taken for an ask by its words and place; mark it in the text if that is wrong",
        ASK_REWORDED => "compare the quotation with the recommendation as it was adopted",
        ASK_MISSING => "the item counts as unanswered unless the reply deals with it elsewhere",
        ASK_UNKNOWN => "check that the rules are those of this recommendation",
        ANSWER_WITHOUT_ASK => "these words are kept and may still serve as evidence",
        ANSWER_PLACEHOLDER => "the item counts as unanswered",
        RECEIVED_LATE => "note the delay in the evaluation",
        _ => "the text is kept whole; put `Recommendation 1:` and `Response:` before its parts, or use `--recommendation`",
    }
}
