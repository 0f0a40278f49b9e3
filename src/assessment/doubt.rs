//! Doubt: why a verdict is not firm, what would make it firm, and what is shown to whom.
//!
//! In: an assessment and its reader. Out: the same for that reader: an evaluator gets what rests on plain words and is more
//! than advice, a drafter gets weak signs and advice too. Verdicts and totals stay whole for both; what is left out are
//! findings, and renderers ask [`Assessment::shows`] before they draw a gap.

use serde::{Deserialize, Serialize};

use super::{Assessment, Firmness, Severity, Verdict};

/// Who reads an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Who writes the reply: wants every weak sign, since it can still be mended.
    Drafter,
    /// Who evaluates it: wants what will hold when the state objects.
    Evaluator,
}

/// Why a verdict is not firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The date of the measure stands in an earlier sentence.
    DateBefore,
    /// The passage is on point only as it continues the one before it.
    Continued,
    /// The passage stands under another item.
    Elsewhere,
    /// The reply says what speaks against the verdict too.
    Both,
}

impl Doubt {
    /// What would change the verdict.
    pub fn unless(self) -> &'static str {
        match self {
            Doubt::DateBefore => {
                "the date stands in an earlier sentence of the passage; if it belongs to something else, this is existing law"
            }
            Doubt::Continued => "the passage is on point only as it continues the sentence before it",
            Doubt::Elsewhere => "the passage stands under another item",
            Doubt::Both => "the reply also says what speaks for it",
        }
    }

    /// What the author of the reply could write to make it firm.
    pub fn firmer(self, item: &str) -> String {
        match self {
            Doubt::DateBefore => "write the date in the sentence that reports the measure".to_owned(),
            Doubt::Continued => "name the measure, and those whom it is for, in one sentence".to_owned(),
            Doubt::Elsewhere => format!("say it under item {item}, or refer from there to where it stands"),
            Doubt::Both => "say which of the two holds, and since when".to_owned(),
        }
    }
}

impl Assessment {
    /// The same for one reader.
    #[must_use]
    pub fn meant_for(mut self, audience: Audience) -> Assessment {
        self.audience = Some(audience);
        if audience == Audience::Evaluator {
            self.findings.retain(|f| f.firmness == Firmness::Firm && f.severity < Severity::Advice);
        }
        self
    }

    /// Whether a verdict that leaves something open is drawn with its words for this reader.
    pub fn shows(&self, verdict: &Verdict) -> bool {
        self.audience != Some(Audience::Evaluator) || verdict.firmness == Firmness::Firm
    }
}
