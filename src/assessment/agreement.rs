//! Agreement: verdicts held against those of a person who judged the same reply.
//!
//! In: an answer key (`[[verdict]]` tables: `id`, `status`, `also`, `line`) and the verdicts. Out: an [`Agreement`]: how many
//! are the same, how they differ, and in which direction. A status in `also` is one that a second careful reader could give;
//! it counts as the same in the lenient figures. What the key leaves out is not counted.

use serde::{Deserialize, Serialize};

use super::Verdict;
use super::kappa::kappa;
use crate::rule::Status;

/// The name and version of the JSON form.
pub const FORMAT: &str = "lacuna.key-agreement/1";

/// How near a line must be to that of the key.
const NEAR: u32 = 2;

/// A verdict of a key, as written; further keys are the author's own.
#[derive(Debug, Clone, Deserialize)]
pub struct KeyEntry {
    /// The obligation.
    pub id: String,
    /// The verdict of the person.
    pub status: Status,
    /// Other verdicts that a careful reader could give.
    #[serde(default)]
    pub also: Vec<Status>,
    /// The line of the decisive words; 0 where there are none.
    #[serde(default)]
    pub line: u32,
}

/// How far two readers of the same replies agree.
#[derive(Debug, Clone, Serialize)]
pub struct Agreement {
    /// [`FORMAT`].
    pub format: &'static str,
    /// How many obligations the keys judge.
    pub obligations: usize,
    /// The share with the same status.
    pub accuracy: f64,
    /// The share with the same status or one that the key accepts too.
    pub accuracy_lenient: f64,
    /// The mean, over the statuses of the keys, of how well each is found.
    pub macro_f1: f64,
    /// Cohen's kappa: agreement beyond chance.
    pub kappa: f64,
    /// How well obligations that are declined, not on point or unanswered are found.
    pub unaddressed: Found,
    /// How well gaps are found: all but those addressed, whole or in part.
    pub gap: Found,
    /// Of the verdicts that the key accepts, the share that rests on words near the key's line; null where no key has lines.
    pub evidence_line_hit: Option<f64>,
    /// Verdicts that are graver than the key accepts.
    pub too_strict: usize,
    /// Verdicts that are milder than the key accepts.
    pub too_lenient: usize,
    /// Verdicts as grave as the key's that it does not accept, and obligations that the pack does not have.
    pub otherwise: usize,
    /// How often which status of the key met which that was found; pairs that never met are left out.
    pub confusion: Vec<Met>,
    /// The verdicts that the keys do not accept.
    pub disagreements: Vec<Disagreement>,
}

/// Precision and recall of a kind of verdict.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Found {
    /// Of those found, the share that is right.
    pub precision: f64,
    /// Of those in the key, the share that is found.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

/// Two statuses that met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Met {
    /// The key's.
    pub key: Status,
    /// What was found; null where the pack has no such obligation.
    pub found: Option<Status>,
    /// How often.
    pub count: usize,
}

/// A verdict that the key does not accept.
#[derive(Debug, Clone, Serialize)]
pub struct Disagreement {
    /// The reply, as named.
    pub reply: String,
    /// The obligation.
    pub obligation: String,
    /// The key's status.
    pub key: Status,
    /// What was found; null where the pack has no such obligation.
    pub found: Option<Status>,
    /// The line of the key's decisive words.
    pub line: Option<u32>,
    /// Which way it errs.
    pub errs: Direction,
}

/// Which way a verdict errs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Graver than the key.
    TooStrict,
    /// Milder than the key.
    TooLenient,
    /// Neither.
    Otherwise,
}

/// One obligation of a key with what was found.
struct Pair {
    reply: usize,
    key: KeyEntry,
    found: Option<Status>,
    /// Whether the verdict rests on words near the key's line.
    near: bool,
}

impl Pair {
    fn accepted(&self) -> bool {
        self.found.is_some_and(|f| f == self.key.status || self.key.also.contains(&f))
    }

    fn direction(&self) -> Direction {
        match self.found.map(|found| gravity(found).cmp(&gravity(self.key.status))) {
            Some(std::cmp::Ordering::Greater) => Direction::TooStrict,
            Some(std::cmp::Ordering::Less) => Direction::TooLenient,
            _ => Direction::Otherwise,
        }
    }
}

/// How grave a status is for the one who is judged by it. What is left unaddressed in one way or another is equally grave.
fn gravity(status: Status) -> usize {
    match status {
        Status::Addressed => 0,
        Status::PartlyAddressed => 1,
        Status::InProgress => 2,
        Status::ExistingLaw => 3,
        Status::Declined | Status::NotOnPoint | Status::Unanswered => 4,
    }
}

/// Keys with the verdicts on the same replies, one after the other.
#[derive(Default)]
pub struct Comparison {
    replies: Vec<String>,
    pairs: Vec<Pair>,
}

impl Comparison {
    /// Adds a reply with its key.
    pub fn add(&mut self, reply: &str, key: Vec<KeyEntry>, verdicts: &[Verdict]) {
        let number = self.replies.len();
        self.replies.push(reply.to_owned());
        self.pairs.extend(key.into_iter().map(|key| {
            let verdict = verdicts.iter().find(|v| v.obligation == key.id);
            let near = verdict.is_some_and(|v| v.evidence.iter().any(|e| e.place.line.abs_diff(key.line) <= NEAR));
            Pair { reply: number, found: verdict.map(|v| v.status), near, key }
        }));
    }

    /// How far they agree.
    pub fn agreement(&self) -> Agreement {
        let pairs = &self.pairs;
        let count = |holds: &dyn Fn(&Pair) -> bool| pairs.iter().filter(|p| holds(p)).count();
        let same = count(&|p| p.found == Some(p.key.status));
        let erring = |way: Direction| count(&|p| !p.accepted() && p.direction() == way);
        let placed = count(&|p| p.accepted() && p.key.line > 0);
        let hit = count(&|p| p.accepted() && p.key.line > 0 && p.near);
        let f1s: Vec<f64> = Status::ALL
            .into_iter()
            .filter(|s| pairs.iter().any(|p| p.key.status == *s))
            .map(|s| found(pairs, |p| (p.key.status == s, p.found == Some(s))).f1)
            .collect();
        Agreement {
            format: FORMAT,
            obligations: pairs.len(),
            accuracy: share(same, pairs.len()),
            accuracy_lenient: share(count(&Pair::accepted), pairs.len()),
            macro_f1: if f1s.is_empty() { 0.0 } else { f1s.iter().sum::<f64>() / float(f1s.len()) },
            kappa: beyond_chance(pairs),
            unaddressed: lenient(pairs, Status::is_unaddressed),
            gap: lenient(pairs, Status::is_gap),
            evidence_line_hit: (placed > 0).then(|| share(hit, placed)),
            too_strict: erring(Direction::TooStrict),
            too_lenient: erring(Direction::TooLenient),
            otherwise: erring(Direction::Otherwise),
            confusion: confusion(pairs),
            disagreements: pairs.iter().filter(|p| !p.accepted()).map(|p| self.disagreement(p)).collect(),
        }
    }

    fn disagreement(&self, pair: &Pair) -> Disagreement {
        Disagreement {
            reply: self.replies[pair.reply].clone(),
            obligation: pair.key.id.clone(),
            key: pair.key.status,
            found: pair.found,
            line: (pair.key.line > 0).then_some(pair.key.line),
            errs: pair.direction(),
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of obligations are small")]
fn float(count: usize) -> f64 {
    count as f64
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { float(part) / float(of) }
}

/// Precision and recall of what holds of the key and of what was found. Where there is nothing to find, nothing was missed.
fn found(pairs: &[Pair], holds: impl Fn(&Pair) -> (bool, bool)) -> Found {
    let count = |of: (bool, bool)| pairs.iter().filter(|p| holds(p) == of).count();
    let (right, wrong, missed) = (count((true, true)), count((false, true)), count((true, false)));
    let rate = |of: usize| if of == 0 { 1.0 } else { share(right, of) };
    let (precision, recall) = (rate(right + wrong), rate(right + missed));
    let sum = precision + recall;
    Found { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
}

/// The same, where what the key accepts counts as its own status.
fn lenient(pairs: &[Pair], is: impl Fn(Status) -> bool) -> Found {
    found(pairs, |p| {
        let key = p.found.filter(|_| p.accepted()).unwrap_or(p.key.status);
        (is(key), p.found.is_some_and(&is))
    })
}

/// Cohen's kappa; 0 where the keys are empty, 1 where both gave one status throughout.
fn beyond_chance(pairs: &[Pair]) -> f64 {
    let undefined = if pairs.is_empty() { 0.0 } else { 1.0 };
    let pairs: Vec<_> = pairs.iter().map(|p| (p.key.status, p.found)).collect();
    kappa(&pairs).unwrap_or(undefined)
}

fn confusion(pairs: &[Pair]) -> Vec<Met> {
    let mut out = Vec::new();
    for key in Status::ALL {
        for found in Status::ALL.into_iter().map(Some).chain([None]) {
            let count = pairs.iter().filter(|p| p.key.status == key && p.found == found).count();
            if count > 0 {
                out.push(Met { key, found, count });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comparison(pairs: &[(Status, &[Status], Option<Status>)]) -> Comparison {
        let pairs = pairs.iter().map(|(status, also, found)| Pair {
            reply: 0,
            key: KeyEntry { id: "1".into(), status: *status, also: also.to_vec(), line: 0 },
            found: *found,
            near: false,
        });
        Comparison { replies: vec!["reply".into()], pairs: pairs.collect() }
    }

    #[test]
    fn the_figures_are_those_of_the_textbook() {
        // Two statuses, 50 objects: 20 and 15 the same, 5 and 10 not. Kappa is 0.4.
        let (yes, no) = (Status::Addressed, Status::Unanswered);
        let mut pairs: Vec<(Status, &[Status], Option<Status>)> = Vec::new();
        for (key, found, times) in [(yes, yes, 20), (yes, no, 5), (no, yes, 10), (no, no, 15)] {
            pairs.extend(std::iter::repeat_n((key, &[][..], Some(found)), times));
        }
        let it = comparison(&pairs).agreement();
        assert!((it.kappa - 0.4).abs() < 1e-9, "{}", it.kappa);
        assert!((it.accuracy - 0.7).abs() < 1e-9);
        assert_eq!((it.too_strict, it.too_lenient, it.otherwise), (5, 10, 0));
        assert!((it.unaddressed.precision - 0.75).abs() < 1e-9 && (it.unaddressed.recall - 0.6).abs() < 1e-9);
    }

    #[test]
    fn what_the_key_accepts_too_is_no_error() {
        use Status::{Declined, ExistingLaw, InProgress, NotOnPoint};
        let it = comparison(&[
            (InProgress, &[ExistingLaw], Some(ExistingLaw)),
            (Declined, &[], Some(NotOnPoint)),
            (Declined, &[], None),
        ])
        .agreement();
        assert!((it.accuracy_lenient - 1.0 / 3.0).abs() < 1e-9);
        assert_eq!((it.too_strict, it.too_lenient, it.otherwise), (0, 0, 2));
        assert_eq!(it.disagreements.len(), 2);
        assert_eq!(it.confusion.last(), Some(&Met { key: InProgress, found: Some(ExistingLaw), count: 1 }));
    }

    #[test]
    fn no_key_is_no_agreement() {
        let it = Comparison::default().agreement();
        assert_eq!((it.obligations, it.evidence_line_hit), (0, None));
        assert!(it.kappa.abs() < 1e-9 && it.accuracy.abs() < 1e-9);
    }
}
