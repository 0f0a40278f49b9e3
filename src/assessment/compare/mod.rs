//! Comparing two rounds: what changed between two assessments, obligation by obligation, and why.
//!
//! In: an old and a new assessment, of two replies or of one by two versions of the rules. Out: a [`Comparison`], which
//! serialises to the JSON form `lacuna.comparison/1`. What changed is told from what each verdict bears: the fingerprint of its
//! words, the version of its rule, the pack and the program. Nothing is guessed: where none of them differs, it says so.

mod law;
mod obligation;
mod promise;

pub use law::{LawMoved, Laws};
pub use obligation::{Cause, Change, Direction, Stood};
pub use promise::{Became, Promise};

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{Assessment, PackInfo, ReportInfo, Tool};

/// The name and version of the JSON form.
pub const COMPARISON_FORMAT: &str = "lacuna.comparison/1";

/// What changed between two rounds.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// [`COMPARISON_FORMAT`].
    pub format: &'static str,
    /// The round before.
    pub old: Round,
    /// The round that is compared with it.
    pub new: Round,
    /// How many obligations went which way.
    pub totals: Totals,
    /// One per obligation: those of the new round in its order, then those that it no longer has.
    pub obligations: Vec<Change>,
    /// Laws that only one of the two cites.
    pub laws: Laws,
    /// What the old round promised, and what became of it.
    pub promises: Vec<Promise>,
}

/// One of the two rounds.
#[derive(Debug, Clone, Serialize)]
pub struct Round {
    /// The reply.
    pub report: ReportInfo,
    /// The rules that it was judged by.
    pub pack: PackInfo,
    /// The program that judged it.
    pub tool: Tool,
    /// The day on which it was judged.
    pub judged_on: String,
    /// Its totals.
    pub totals: BTreeMap<Cow<'static, str>, usize>,
}

/// How many obligations went which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Totals {
    /// Nearer to being addressed.
    pub nearer: usize,
    /// Further from it.
    pub further: usize,
    /// Another status, neither nearer nor further.
    pub otherwise: usize,
    /// The same status.
    pub same: usize,
    /// Of these, on other words.
    pub same_on_other_words: usize,
    /// In the new round only.
    pub added: usize,
    /// In the old round only.
    pub dropped: usize,
}

impl Totals {
    fn of(changes: &[Change]) -> Totals {
        let count = |direction| changes.iter().filter(|c| c.direction == direction).count();
        let same = changes.iter().filter(|c| c.direction == Direction::Same);
        Totals {
            nearer: count(Direction::Nearer),
            further: count(Direction::Further),
            otherwise: count(Direction::Otherwise),
            same: count(Direction::Same),
            same_on_other_words: same.filter(|c| c.causes.contains(&Cause::Words)).count(),
            added: count(Direction::Added),
            dropped: count(Direction::Dropped),
        }
    }
}

impl Round {
    fn of(assessment: &Assessment) -> Round {
        Round {
            report: assessment.report.clone(),
            pack: assessment.pack.clone(),
            tool: assessment.tool.clone(),
            judged_on: assessment.judged_on.clone(),
            totals: assessment.totals.clone(),
        }
    }
}

/// Compares two rounds.
pub fn compare(old: &Assessment, new: &Assessment) -> Comparison {
    let obligations = obligation::changes(old, new);
    Comparison {
        format: COMPARISON_FORMAT,
        old: Round::of(old),
        new: Round::of(new),
        totals: Totals::of(&obligations),
        laws: law::laws(old, new),
        promises: promise::promises(old, new, &obligations),
        obligations,
    }
}
