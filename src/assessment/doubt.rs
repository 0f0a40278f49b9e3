//! Doubt: why a verdict is not firm, what would make it firm, and what is shown to whom.
//!
//! In: an assessment and its reader. Out: the same for that reader: an evaluator gets what rests on plain words and is more
//! than advice, a drafter gets weak signs and advice too. Verdicts and totals stay whole for both; what is left out are
//! findings, and renderers ask [`Assessment::shows`] before they draw a gap.

use serde::{Deserialize, Serialize};

use super::{Assessment, Firmness, Severity, Verdict};
use crate::label::{Said, Saying};

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
    pub fn unless(self) -> Said {
        match self {
            Doubt::DateBefore => Saying::DateBefore,
            Doubt::Continued => Saying::Continued,
            Doubt::Elsewhere => Saying::Elsewhere,
            Doubt::Both => Saying::Both,
        }
        .said()
    }

    /// What the author of the reply could write to make it firm.
    pub fn firmer(self, item: &str) -> Said {
        match self {
            Doubt::DateBefore => Saying::DateWithMeasure.said(),
            Doubt::Continued => Saying::NameMeasure.said(),
            Doubt::Elsewhere => Saying::SayUnderItem.with("item", item),
            Doubt::Both => Saying::SayWhichHolds.said(),
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
