//! Laws that only one of two rounds cites.
//!
//! In: the citations of both. Out: the instruments that came and those that went, by their canonical names, with where they are
//! first cited and which obligations rested on words that cite them. References whose instrument cannot be told are left out.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::Assessment;
use crate::text::{Place, fingerprint};

/// Laws that only one of two rounds cites.
#[derive(Debug, Clone, Serialize)]
pub struct Laws {
    /// Cited in the new round only.
    pub new: Vec<LawMoved>,
    /// Cited in the old round only.
    pub dropped: Vec<LawMoved>,
    /// How many both cite.
    pub both: usize,
}

/// A law that one of two rounds cites.
#[derive(Debug, Clone, Serialize)]
pub struct LawMoved {
    /// The instrument's canonical name.
    pub instrument: String,
    /// How often it is cited.
    pub mentions: usize,
    /// The line where it is first cited.
    pub line: u32,
    /// The page, where the reply has pages.
    pub page: Option<u32>,
    /// All of that place.
    #[serde(skip)]
    pub place: Place,
    /// The obligations whose evidence cites it.
    pub obligations: Vec<String>,
}

/// The laws of two rounds, held against each other.
pub(super) fn laws(old: &Assessment, new: &Assessment) -> Laws {
    let (before, after) = (cited(old), cited(new));
    let only = |here: &BTreeMap<String, LawMoved>, there: &BTreeMap<String, LawMoved>| {
        let mut out: Vec<LawMoved> =
            here.iter().filter(|(k, _)| !there.contains_key(*k)).map(|(_, l)| l.clone()).collect();
        out.sort_by(|a, b| (a.line, &a.instrument).cmp(&(b.line, &b.instrument)));
        out
    };
    let both = before.keys().filter(|k| after.contains_key(*k)).count();
    Laws { new: only(&after, &before), dropped: only(&before, &after), both }
}

/// The instruments of a round, each by the letters of its name.
fn cited(round: &Assessment) -> BTreeMap<String, LawMoved> {
    let mut out: BTreeMap<String, LawMoved> = BTreeMap::new();
    for citation in &round.citations {
        let Some(name) = &citation.instrument else { continue };
        let law = out.entry(fingerprint([name.as_str()])).or_insert_with(|| LawMoved {
            instrument: name.clone(),
            mentions: 0,
            line: citation.place.line,
            page: citation.place.page,
            place: citation.place,
            obligations: Vec::new(),
        });
        law.mentions += 1;
        let cites = round.verdicts.iter().filter(|v| {
            v.evidence.iter().any(|e| e.place.start <= citation.place.start && citation.place.end <= e.place.end)
        });
        for verdict in cites {
            if !law.obligations.contains(&verdict.obligation) {
                law.obligations.push(verdict.obligation.clone());
            }
        }
    }
    out
}
