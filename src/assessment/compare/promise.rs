//! What the last round promised, and what became of it.
//!
//! In: the old round's commitments, both rounds' verdicts and the new round's commitments. Out: a [`Promise`] each. A promise
//! belongs to the obligations whose evidence it was; what became of it is read off their verdicts now, and of a promise that
//! was no evidence only whether it is made again. Whether a measure is *the* one that was promised, nobody can tell by words.

use serde::Serialize;

use super::Change;
use crate::assessment::{Assessment, Words};
use crate::rule::Status;
use crate::text::{Place, fingerprint};

/// A promise of the old round.
#[derive(Debug, Clone, Serialize)]
pub struct Promise {
    /// Its words, on one line.
    pub text: String,
    /// Where it stands in the old round.
    pub place: Place,
    /// The obligations that it was evidence for, by their ids in the old round.
    pub obligations: Vec<String>,
    /// What became of it.
    pub became: Became,
    /// Where it is made again, or where the words stand that now decide.
    pub now: Option<Words>,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// Made again in the same words.
    Repeated,
    /// Its obligation rests on an intention still, in other words.
    StillPromised,
    /// Not made again, and no measure is reported for its obligation.
    NotSaidAgain,
    /// A measure is reported for a part of its obligation.
    MeasureInPart,
    /// A measure is reported for its obligation.
    Measure,
}

impl Became {
    /// All, what is left open first.
    pub const ALL: [Became; 5] =
        [Became::NotSaidAgain, Became::Repeated, Became::StillPromised, Became::MeasureInPart, Became::Measure];
}

/// The promises of the old round.
pub(super) fn promises(old: &Assessment, new: &Assessment, changes: &[Change]) -> Vec<Promise> {
    let again: Vec<(String, &Words)> = new.commitments.iter().map(|w| (fingerprint([w.text.as_str()]), w)).collect();
    old.commitments
        .iter()
        .map(|promise| {
            let on: Vec<&Change> = changes
                .iter()
                .filter(|c| c.old.as_ref().is_some_and(|o| evidence(old, &o.obligation, &promise.place)))
                .collect();
            let print = fingerprint([promise.text.as_str()]);
            let repeated = again.iter().find(|(p, _)| *p == print).map(|(_, words)| (*words).clone());
            let stands = on.iter().filter_map(|c| c.new.as_ref());
            let with = |status: Status| stands.clone().find(|s| s.status == status);
            let (became, now) = if let Some(measure) = with(Status::Addressed) {
                (Became::Measure, words(measure))
            } else if let Some(part) = with(Status::PartlyAddressed) {
                (Became::MeasureInPart, words(part))
            } else if repeated.is_some() {
                (Became::Repeated, repeated)
            } else if let Some(still) = with(Status::InProgress) {
                (Became::StillPromised, words(still))
            } else {
                (Became::NotSaidAgain, None)
            };
            let obligations = on.iter().filter_map(|c| c.old.as_ref()).map(|o| o.obligation.clone()).collect();
            Promise { text: promise.text.clone(), place: promise.place, obligations, became, now }
        })
        .collect()
}

/// Whether words at a place were evidence for an obligation.
fn evidence(round: &Assessment, obligation: &str, place: &Place) -> bool {
    let verdict = round.verdicts.iter().find(|v| v.obligation == obligation);
    verdict.is_some_and(|v| v.evidence.iter().any(|e| e.place.start < place.end && place.start < e.place.end))
}

fn words(stood: &super::Stood) -> Option<Words> {
    Some(Words { place: stood.place?, text: stood.quote.clone()? })
}
