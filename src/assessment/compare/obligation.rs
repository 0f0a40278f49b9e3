//! What changed on one obligation, and why.
//!
//! In: the verdicts of both rounds. Out: a [`Change`] for each obligation of either. Obligations are the same where they have
//! one id in one pack; between two packs, where they ask the same in the same words.

use serde::Serialize;

use crate::assessment::{Assessment, Evidence, Role, Verdict};
use crate::label::{Labels, Lang, Said, Saying};
use crate::rule::Status;
use crate::text::{Place, fingerprint};

/// What changed on one obligation.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// The obligation's id, in the new round where it has it.
    pub obligation: String,
    /// Its item.
    pub item: String,
    /// What is asked.
    pub asks: String,
    /// Which way it went.
    pub direction: Direction,
    /// What differs under it.
    pub causes: Vec<Cause>,
    /// The same in a sentence.
    pub why: String,
    /// Its clauses, in no language yet.
    #[serde(skip)]
    pub clauses: Vec<Said>,
    /// How it stood in the old round.
    pub old: Option<Stood>,
    /// How it stands in the new one.
    pub new: Option<Stood>,
}

/// How an obligation stood in a round.
#[derive(Debug, Clone, Serialize)]
pub struct Stood {
    /// The obligation's id there.
    pub obligation: String,
    /// The status.
    pub status: Status,
    /// Why.
    pub because: String,
    /// The same in no language yet.
    #[serde(skip)]
    pub reason: Option<Said>,
    /// Its decisive words, on one line.
    pub quote: Option<String>,
    /// Where they stand.
    pub place: Option<Place>,
    /// The version of the rule.
    pub version: u32,
}

/// Which way an obligation went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Further from being addressed.
    Further,
    /// Nearer to it.
    Nearer,
    /// Another status, neither nearer nor further.
    Otherwise,
    /// In the new round only.
    Added,
    /// In the old round only.
    Dropped,
    /// The same status.
    Same,
}

/// What can differ under a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The words of the reply that it was judged on.
    Words,
    /// The obligation's own rule.
    Rule,
    /// The pack as a whole: another, or another version.
    Pack,
    /// The program's version.
    Tool,
    /// Whether the obligations come from a pack or from the reply's own asks.
    Origin,
}

/// How near to being addressed: what is left without any measure or intention is alike.
fn height(status: Status) -> u8 {
    match status {
        Status::Unanswered | Status::Declined | Status::NotOnPoint => 0,
        Status::ExistingLaw => 1,
        Status::InProgress => 2,
        Status::PartlyAddressed => 3,
        Status::Addressed => 4,
    }
}

/// The changes: the new round's obligations in its order, then those of the old that it no longer has.
pub(super) fn changes(old: &Assessment, new: &Assessment) -> Vec<Change> {
    let one_pack = old.pack.id == new.pack.id;
    let asked = |v: &Verdict| fingerprint([v.asks.as_str()]);
    let same = |a: &Verdict, b: &Verdict| {
        if one_pack { a.obligation == b.obligation } else { asked(a) == asked(b) }
    };
    let mut taken = vec![false; old.verdicts.len()];
    let mut out: Vec<Change> = Vec::new();
    for verdict in &new.verdicts {
        let before = old.verdicts.iter().enumerate().position(|(n, v)| !taken[n] && same(v, verdict));
        if let Some(n) = before {
            taken[n] = true;
        }
        out.push(change(before.map(|n| &old.verdicts[n]), Some(verdict), old, new));
    }
    let left = old.verdicts.iter().zip(&taken).filter(|(_, taken)| !**taken);
    out.extend(left.map(|(verdict, _)| change(Some(verdict), None, old, new)));
    out
}

fn change(before: Option<&Verdict>, after: Option<&Verdict>, old: &Assessment, new: &Assessment) -> Change {
    let named = after.or(before);
    let direction = match (before, after) {
        (Some(b), Some(a)) if b.status == a.status => Direction::Same,
        (Some(b), Some(a)) => match height(a.status).cmp(&height(b.status)) {
            std::cmp::Ordering::Greater => Direction::Nearer,
            std::cmp::Ordering::Less => Direction::Further,
            std::cmp::Ordering::Equal => Direction::Otherwise,
        },
        (None, _) => Direction::Added,
        (Some(_), None) => Direction::Dropped,
    };
    let (causes, clauses) = match (before, after) {
        (Some(b), Some(a)) => causes(b, a, old, new),
        (None, _) => (Vec::new(), vec![Saying::OnlyNew.with("rules", rules(new))]),
        (Some(_), None) => (Vec::new(), vec![Saying::OnlyOld.with("rules", rules(new))]),
    };
    Change {
        obligation: named.map(|v| v.obligation.clone()).unwrap_or_default(),
        item: named.map(|v| v.item.clone()).unwrap_or_default(),
        asks: named.map(|v| v.asks.clone()).unwrap_or_default(),
        direction,
        causes,
        why: Labels::of(Lang::En).sentence(&clauses),
        clauses,
        old: before.map(Stood::of),
        new: after.map(Stood::of),
    }
}

fn rules(round: &Assessment) -> Said {
    if round.pack.derived {
        Saying::ByAsks.said()
    } else {
        Saying::ByPack.with("id", round.pack.id.as_str()).with("version", round.pack.version.to_string())
    }
}

/// What differs under an obligation, and the same in clauses.
fn causes(before: &Verdict, after: &Verdict, old: &Assessment, new: &Assessment) -> (Vec<Cause>, Vec<Said>) {
    let (mut causes, mut said) = (Vec::new(), Vec::new());
    let mut differs = |cause: Cause, clause: Said| {
        causes.push(cause);
        said.push(clause);
    };
    let versions = |saying: Saying, from: &dyn ToString, to: &dyn ToString| {
        saying.with("from", from.to_string()).with("to", to.to_string())
    };
    let known = !before.fingerprint.is_empty() && !after.fingerprint.is_empty();
    if known && before.fingerprint != after.fingerprint {
        differs(Cause::Words, Saying::WordsChanged.said());
    }
    if before.version != after.version {
        differs(Cause::Rule, versions(Saying::RuleChanged, &before.version, &after.version));
    } else if before.asks != after.asks {
        differs(Cause::Rule, Saying::AskedOtherwise.said());
    }
    let (a, b) = (&old.pack, &new.pack);
    if a.derived != b.derived {
        differs(Cause::Origin, Saying::OriginDiffers.said());
    } else if a.id != b.id {
        differs(Cause::Pack, Saying::PackOther.with("new", b.id.as_str()).with("old", a.id.as_str()));
    } else if a.version != b.version {
        differs(Cause::Pack, versions(Saying::PackChanged, &a.version, &b.version));
    }
    if old.tool.version != new.tool.version {
        differs(Cause::Tool, versions(Saying::ToolChanged, &old.tool.version, &new.tool.version));
    }
    if said.is_empty() {
        let same = before.status == after.status;
        said.push(if same { Saying::NothingChanged } else { Saying::ChangedElsewhere }.said());
    }
    (causes, said)
}

impl Stood {
    fn of(verdict: &Verdict) -> Stood {
        let words: Option<&Evidence> = verdict.evidence.iter().find(|e| e.role == Role::Decisive);
        Stood {
            obligation: verdict.obligation.clone(),
            status: verdict.status,
            because: verdict.because.clone(),
            reason: verdict.reason.clone(),
            quote: words.map(|e| e.quote.clone()),
            place: words.map(|e| e.place),
            version: verdict.version,
        }
    }
}
