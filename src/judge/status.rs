//! The ladder: from what was heard to a status. This is the only place where a status is made.
//!
//! In: a [`Trial`]. Out: a [`Ruling`]: the status, the passages that decide it, in order, and what is missing. The ladder is
//! that of `verdicts`: the first rung that fits, read top down; an admission about this obligation beats a good sentence about
//! a neighbouring one, and a measure beside an admission is a measure in part.

use super::trial::{Bearing, Passage, Trial};
use super::witness::Worth;
use crate::rule::Status;

/// What was decided.
#[derive(Debug, Clone)]
pub struct Ruling {
    /// The status.
    pub status: Status,
    /// Passages that it rests on, the decisive one first.
    pub rests_on: Vec<Passage>,
    /// Passages that speak against it or limit it.
    pub against: Vec<Passage>,
    /// Names of the parts that were not seen.
    pub missing: Vec<String>,
    /// Why it is not one rung higher; empty where it is the highest.
    pub short_of: Short,
}

/// What keeps a ruling from a higher rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Short {
    /// Nothing.
    Nothing,
    /// The measure reaches a part of those or of what is asked.
    Limited,
    /// A part of a full answer was not seen.
    Parts,
    /// An admission stands beside the measure.
    Admission,
}

/// Decides.
pub fn rule(trial: &Trial) -> Ruling {
    let of = |worth: Worth| -> Vec<Passage> {
        let mut found: Vec<Passage> = trial.passages.iter().filter(|p| p.worth == worth).cloned().collect();
        found.sort_by_key(|p| std::cmp::Reverse((p.bearing, p.weight.min(3), p.limit.is_none())));
        found
    };
    let missing: Vec<String> = trial.parts.iter().filter(|p| p.sentence.is_none()).map(|p| p.name.clone()).collect();
    let mut measures = of(Worth::Measure);
    let refusals = of(Worth::Refusal);
    let absences = of(Worth::Absence);
    let promises = of(Worth::Promise);
    let standing = of(Worth::Standing);
    let ruling =
        |status, rests_on, against, short_of| Ruling { status, rests_on, against, missing: Vec::new(), short_of };

    if !trial.answered && measures.is_empty() {
        return ruling(Status::Unanswered, Vec::new(), Vec::new(), Short::Nothing);
    }
    let direct = |p: &&Passage| p.bearing >= Bearing::Direct && !p.neighbours;
    let best = |list: &[Passage]| list.first().map_or(Bearing::Elsewhere, |p| p.bearing);
    // A measure that the topic only touches does not outweigh an intention that is plainly on point or a refusal; nor one that
    // merely follows such a sentence a law that is plainly on point.
    let refused = refusals.iter().any(|p| direct(&p));
    // An admission before a measure is on the whole; one after it tells what the measure does not reach.
    let first = measures.iter().map(|p| p.witness).min();
    let admitted_first = absences.iter().any(|p| p.bearing == Bearing::Strong && Some(p.witness) < first);
    let outweighed = refused
        || admitted_first
        || best(&promises) == Bearing::Strong
        || best(&standing) == Bearing::Strong && best(&measures) < Bearing::Direct;
    if best(&measures) < Bearing::Strong && outweighed {
        measures.clear();
    }
    let told = |list: &[Passage]| list.iter().any(|p| direct(&p));
    if measures.iter().all(|p| p.neighbours) && [&standing, &promises, &refusals].into_iter().any(|l| told(l)) {
        measures.clear();
    }
    if measures.is_empty() {
        // Not in place and not being put in place. An admission with a promise beside it is on its way.
        if !refusals.is_empty() {
            return ruling(Status::Declined, refusals, promises, Short::Nothing);
        }
        // A promise on the same point is on the way to it; one that only follows must follow the admission itself.
        let underway = promises
            .iter()
            .any(|p| p.bearing >= Bearing::Direct || absences.iter().any(|a| a.paragraph == p.paragraph));
        if !absences.is_empty() && !underway {
            return ruling(Status::Declined, absences, Vec::new(), Short::Nothing);
        }
        if !promises.is_empty() {
            return ruling(Status::InProgress, promises, absences, Short::Nothing);
        }
        if !standing.is_empty() {
            return ruling(Status::ExistingLaw, standing, Vec::new(), Short::Nothing);
        }
        let status = if trial.answered { Status::NotOnPoint } else { Status::Unanswered };
        return Ruling { missing, ..ruling(status, Vec::new(), Vec::new(), Short::Nothing) };
    }
    let mut against: Vec<Passage> = refusals.iter().chain(&absences).filter(direct).cloned().collect();
    let admitted = !against.is_empty();
    against.extend(refusals.iter().chain(&absences).filter(|p| !direct(p)).cloned());
    // A full measure is one without limits; where every measure is limited, the reach is.
    let top = best(&measures);
    let full = measures.iter().any(|p| p.limit.is_none() && p.bearing == top);
    let short_of = if admitted {
        Short::Admission
    } else if !full {
        Short::Limited
    } else if !missing.is_empty() {
        Short::Parts
    } else {
        Short::Nothing
    };
    let status = if short_of == Short::Nothing { Status::Addressed } else { Status::PartlyAddressed };
    Ruling { missing, ..ruling(status, measures, against, short_of) }
}
