//! Probes: the smallest questions that a rule asks of a text.
//!
//! In: a probe as the author writes it, with exactly one main key (one key per kind of test keeps the TOML's spans and
//! makes errors plain). Out: a compiled [`Probe`] over concepts of the lexicon.

use serde::{Deserialize, Serialize};

use super::fault::{Faults, nearest};
use crate::lexicon::{Builder, ConceptId};

/// A probe as written: exactly one of the six main keys, and `within` beside it.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ProbeEntry {
    /// A concept of the lexicon, by its id; holds where one of its phrases stands.
    pub concept: Option<String>,
    /// Phrases of this rule alone; holds where one of them stands.
    pub phrase: Option<Vec<String>>,
    /// Probes of which at least one must hold.
    pub any: Option<Vec<ProbeEntry>>,
    /// Probes that must all hold.
    pub all: Option<Vec<ProbeEntry>>,
    /// Probes of which none may hold.
    pub none: Option<Vec<ProbeEntry>>,
    /// Concepts that must all stand in the same passage; short for `all`.
    pub near: Option<Vec<String>>,
    /// How far the probe looks: `sentence` (left out), `paragraph` or `answer`.
    pub within: Option<Within>,
}

/// How far a probe looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// The sentence.
    Sentence,
    /// The paragraph that the sentence stands in.
    Paragraph,
    /// The whole answer.
    Answer,
}

/// A compiled probe.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Probe {
    /// How far it looks.
    pub within: Within,
    /// What it asks.
    pub test: Test,
}

/// What a probe asks.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Test {
    /// A concept is met.
    Met(ConceptId),
    /// At least one holds.
    Any(Vec<Probe>),
    /// All hold.
    All(Vec<Probe>),
    /// None holds.
    None(Vec<Probe>),
    /// The sentence is one of these, by their numbers in the reply; only derived obligations say so.
    Among(Vec<u32>),
    /// Those that hold weigh at least so much together; only derived obligations ask this.
    Least(u16, Vec<(u16, Probe)>),
}

impl Probe {
    /// Every concept that the probe names outside a `none`, in order.
    pub fn concepts(&self, out: &mut Vec<ConceptId>) {
        self.each_concept(&mut |concept| out.push(concept));
    }

    /// Tells every concept that the probe names outside a `none`, in order.
    pub fn each_concept(&self, told: &mut impl FnMut(ConceptId)) {
        match &self.test {
            Test::Met(concept) => told(*concept),
            Test::Any(probes) | Test::All(probes) => probes.iter().for_each(|p| p.each_concept(told)),
            Test::Least(_, probes) => probes.iter().for_each(|(_, p)| p.each_concept(told)),
            Test::None(_) | Test::Among(_) => {}
        }
    }
}

/// Compiles a probe; faults go to `faults`, under the span of the obligation that holds it.
pub fn compile(
    entry: &ProbeEntry,
    builder: &mut Builder,
    faults: &mut Faults,
    span: &std::ops::Range<usize>,
) -> Option<Probe> {
    let within = entry.within.unwrap_or(Within::Sentence);
    let keys = [
        entry.concept.is_some(),
        entry.phrase.is_some(),
        entry.any.is_some(),
        entry.all.is_some(),
        entry.none.is_some(),
        entry.near.is_some(),
    ];
    if keys.iter().filter(|k| **k).count() != 1 {
        faults.add(
            crate::code::RULE_PROBE_KEYS,
            Some(span.clone()),
            "a probe has exactly one of `concept`, `phrase`, `any`, `all`, `none`, `near`",
            "wrap several in `all = [ … ]` or `any = [ … ]`",
        );
        return None;
    }
    let mut met = |id: &String, builder: &mut Builder| {
        let found = builder.find(id);
        if found.is_none() {
            let help = nearest(id, builder.ids()).map_or_else(
                || "`lacuna rules list` names the lexicons; add the concept to one of them".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            faults.add(
                crate::code::RULE_UNKNOWN_CONCEPT,
                Some(span.clone()),
                format!("no lexicon has a concept `{id}`"),
                help,
            );
        }
        found
    };
    let test = if let Some(id) = &entry.concept {
        Test::Met(met(id, builder)?)
    } else if let Some(ids) = &entry.near {
        Test::All(ids.iter().filter_map(|id| met(id, builder)).map(|c| Probe { within, test: Test::Met(c) }).collect())
    } else if let Some(phrases) = &entry.phrase {
        match builder.phrases(phrases) {
            Ok(concept) => Test::Met(concept),
            Err(fault) => {
                faults.add(
                    crate::code::RULE_PHRASE,
                    Some(span.clone()),
                    fault,
                    "see docs/rules.md on how a phrase is written",
                );
                return None;
            }
        }
    } else {
        let mut list = |probes: &[ProbeEntry]| -> Vec<Probe> {
            // A probe within a list looks as far as its list, unless it says otherwise itself.
            probes
                .iter()
                .filter_map(|p| {
                    let inner = ProbeEntry { within: p.within.or(entry.within), ..p.clone() };
                    compile(&inner, builder, faults, span)
                })
                .collect()
        };
        match (&entry.any, &entry.all, &entry.none) {
            (Some(probes), _, _) => Test::Any(list(probes)),
            (_, Some(probes), _) => Test::All(list(probes)),
            (_, _, Some(probes)) => Test::None(list(probes)),
            // One of the six keys was seen above.
            _ => return None,
        }
    };
    if matches!(&test, Test::Any(p) | Test::All(p) | Test::None(p) if p.is_empty()) {
        faults.add(
            crate::code::RULE_PROBE_EMPTY,
            Some(span.clone()),
            "a list of probes is empty, so it can never decide anything",
            "add a probe or take the list out",
        );
        return None;
    }
    Some(Probe { within, test })
}
