//! Witnesses: each clause of the answers with all that a verdict may rest on.
//!
//! In: facts of a reply, each with its span. Out: one [`Witness`] per clause: its stance, its time against the baseline, its
//! limits. "Same witness" is the rule of the field that act, date and topic must hold in one passage; here a clause takes the
//! date of its own words, else of its sentence, else of the passage that it continues, and of nothing further away.

use std::ops::Range;

use crate::fact::partial_date::PartialDate;
use crate::fact::stance::Stance;
use crate::text::Span;

/// When something was, held against the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Time {
    /// No date bears on it.
    Undated,
    /// Before the baseline.
    Before,
    /// On or after the baseline, or in a year of the reporting period.
    Since,
    /// Only a date still to come.
    Future,
}

/// Where a clause has its date from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Its own words.
    Clause,
    /// Another clause of its sentence.
    Sentence,
    /// A sentence that it continues, or the line that introduces its list.
    Passage,
}

/// A clause as a witness.
#[derive(Debug, Clone)]
pub struct Witness {
    /// Number of its sentence in the reading.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it says is done, promised, refused.
    pub stance: Stance,
    /// When.
    pub time: Time,
    /// The date that decides `time`.
    pub date: Option<PartialDate>,
    /// Where the date is from.
    pub hold: Hold,
    /// Words that restrict its reach.
    pub limit: Option<Span>,
    /// Reported from others.
    pub reported: bool,
    /// Under a condition.
    pub conditional: bool,
    /// Says that only one body or group has or does it.
    pub exclusive: bool,
    /// Says that something is suspended.
    pub suspended: bool,
    /// Holds a figure.
    pub figure: bool,
    /// Cites a law.
    pub cites: bool,
}

/// What a clause is worth to a verdict, before the obligation is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Worth {
    /// Words without an act: attitude, echo, description.
    Nothing,
    /// Law, rules or practice without any sign of something done since the baseline.
    Standing,
    /// An intention.
    Promise,
    /// A measure taken or practice applied since the baseline.
    Measure,
    /// An admission that something is not there.
    Absence,
    /// A refusal.
    Refusal,
}

impl Witness {
    /// What the clause is worth: stance and time read together.
    pub fn worth(&self) -> Worth {
        match (self.stance, self.time) {
            (Stance::Refused, _) => Worth::Refusal,
            (Stance::Absent, _) => Worth::Absence,
            (Stance::Promised, _) => Worth::Promise,
            (Stance::Attitude, _) => Worth::Nothing,
            _ if self.suspended && self.stance != Stance::Done => Worth::Absence,
            _ if self.reported => Worth::Nothing,
            (Stance::Done | Stance::Ongoing | Stance::Provided, Time::Since) => Worth::Measure,
            // "In 2024: 34 joint controls" says what was done without a verb.
            (Stance::Plain, Time::Since) if self.figure => Worth::Measure,
            (Stance::Done | Stance::Ongoing | Stance::Provided, Time::Future) => Worth::Promise,
            (Stance::Done | Stance::Ongoing | Stance::Provided, _) => Worth::Standing,
            (Stance::Plain, _) if self.cites => Worth::Standing,
            (Stance::Plain, _) => Worth::Nothing,
        }
    }
}
