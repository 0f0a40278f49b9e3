//! Probes: the smallest questions that a rule asks of a text.
//!
//! In: a probe as the author writes it, with exactly one main key (one key per kind of test keeps the TOML's spans and
//! makes errors plain). Out: a compiled [`Probe`] over concepts of the lexicon.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::fault::{Faults, nearest};
use super::never;
use crate::lexicon::{Builder, ConceptId};

// Each value keeps its place in the file.
/// What to look for: exactly one of the six main keys, and `within` beside it.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("oneOf" = super::schema::one_of(&["concept", "phrase", "any", "all", "none", "near"]))))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ProbeEntry {
    /// A concept of the lexicon, by its id; holds where one of its phrases stands.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub concept: Option<Spanned<String>>,
    /// Phrases of this rule alone; holds where one of them stands.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>", extend("minItems" = 1)))]
    pub phrase: Option<Spanned<Vec<Spanned<String>>>>,
    /// Probes of which at least one must hold.
    #[cfg_attr(test, schemars(with = "Option<Vec<ProbeEntry>>", extend("minItems" = 1)))]
    pub any: Option<Spanned<Vec<Spanned<ProbeEntry>>>>,
    /// Probes that must all hold.
    #[cfg_attr(test, schemars(with = "Option<Vec<ProbeEntry>>", extend("minItems" = 1)))]
    pub all: Option<Spanned<Vec<Spanned<ProbeEntry>>>>,
    /// Probes of which none may hold.
    #[cfg_attr(test, schemars(with = "Option<Vec<ProbeEntry>>", extend("minItems" = 1)))]
    pub none: Option<Spanned<Vec<Spanned<ProbeEntry>>>>,
    /// Concepts that must all stand in the same passage; short for `all`.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>", extend("minItems" = 1)))]
    pub near: Option<Spanned<Vec<Spanned<String>>>>,
    /// How far the probe looks: `sentence` (left out), `paragraph` or `answer`.
    pub within: Option<Within>,
}

/// How far a probe looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

/// Compiles a probe; faults go to `faults`, each with the place of its words.
pub fn compile(entry: &Spanned<ProbeEntry>, builder: &mut Builder, faults: &mut Faults) -> Option<Probe> {
    Reader { builder, faults }.read(entry.get_ref(), entry.span(), Within::Sentence)
}

struct Reader<'r, 'l, 'f> {
    builder: &'r mut Builder<'l>,
    faults: &'r mut Faults<'f>,
}

impl Reader<'_, '_, '_> {
    /// A probe within a list looks as far as its list, unless it says otherwise itself.
    fn read(&mut self, entry: &ProbeEntry, span: Range<usize>, around: Within) -> Option<Probe> {
        let within = entry.within.unwrap_or(around);
        let ProbeEntry { concept, phrase, any, all, none, near, .. } = entry;
        let keys = [
            ("concept", concept.is_some()),
            ("phrase", phrase.is_some()),
            ("any", any.is_some()),
            ("all", all.is_some()),
            ("none", none.is_some()),
            ("near", near.is_some()),
        ];
        let own: Vec<String> = keys.iter().filter(|k| k.1).map(|k| format!("`{}`", k.0)).collect();
        if own.len() != 1 {
            let (message, help) = if own.is_empty() {
                (
                    "This probe does not say what to look for.".to_owned(),
                    "write { concept = \"…\" } or { phrase = [\"…\"] } here",
                )
            } else {
                (
                    format!("This probe looks for several things at once: {}.", own.join(" and ")),
                    "give each its own { }, and join them: all = [{ … }, { … }] where all must hold, any = [ … ] where one is enough",
                )
            };
            self.faults.add(crate::code::RULE_PROBE_KEYS, Some(span), message, help);
            return None;
        }
        let test = match (concept, near, phrase, any, all, none) {
            (Some(id), ..) => Test::Met(self.concept(id)?),
            (_, Some(ids), ..) => {
                self.filled(ids.get_ref().is_empty(), ids.span())?;
                let met = |test| Probe { within, test };
                Test::All(ids.get_ref().iter().filter_map(|id| self.concept(id)).map(|c| met(Test::Met(c))).collect())
            }
            (_, _, Some(phrases), ..) => {
                self.filled(phrases.get_ref().is_empty(), phrases.span())?;
                Test::Met(self.phrases(phrases.get_ref())?)
            }
            (_, _, _, Some(list), ..) => Test::Any(self.list(list, within)?),
            (_, _, _, _, Some(list), _) => {
                let probes = self.list(list, within)?;
                if let Some((nth, concept)) = never::contrary(&probes) {
                    let name = self.builder.name(concept);
                    self.faults.add(
                        crate::code::RULE_PROBE_NEVER,
                        list.get_ref().get(nth).map(Spanned::span),
                        format!("This list asks for {name} and forbids it in the same passage."),
                        "take one of the two out, or let the one that forbids look less far, with `within`",
                    );
                }
                Test::All(probes)
            }
            (.., Some(list)) => Test::None(self.list(list, within)?),
            // One of the six keys was seen above.
            _ => return None,
        };
        Some(Probe { within, test })
    }

    fn list(&mut self, list: &Spanned<Vec<Spanned<ProbeEntry>>>, within: Within) -> Option<Vec<Probe>> {
        self.filled(list.get_ref().is_empty(), list.span())?;
        let probes: Vec<Probe> =
            list.get_ref().iter().filter_map(|p| self.read(p.get_ref(), p.span(), within)).collect();
        // What had a fault was told.
        (!probes.is_empty()).then_some(probes)
    }

    fn filled(&mut self, empty: bool, span: Range<usize>) -> Option<()> {
        if empty {
            self.faults.add(
                crate::code::RULE_PROBE_EMPTY,
                Some(span),
                "This list is empty, so it can never decide anything.",
                "put something to look for between the brackets, or take the key out",
            );
        }
        (!empty).then_some(())
    }

    fn concept(&mut self, id: &Spanned<String>) -> Option<ConceptId> {
        let found = self.builder.find(id.get_ref());
        if found.is_none() {
            let help = nearest(id.get_ref(), self.builder.ids()).map_or_else(
                || {
                    "`lacuna rules list --concepts` shows those that there are; add your own to the pack's lexicon/words.toml"
                        .to_owned()
                },
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("No lexicon has a concept `{}`.", id.get_ref());
            self.faults.add(crate::code::RULE_UNKNOWN_CONCEPT, Some(id.span()), message, help);
        }
        found
    }

    fn phrases(&mut self, phrases: &[Spanned<String>]) -> Option<ConceptId> {
        let written: Vec<&str> = phrases.iter().map(|p| p.get_ref().as_str()).collect();
        match self.builder.phrases(&written) {
            Ok(concept) => Some(concept),
            Err(all) => {
                for fault in all {
                    let span = phrases.iter().find(|p| *p.get_ref() == fault.written).map(Spanned::span);
                    self.faults.add(crate::code::RULE_PHRASE, span, fault.message, fault.help);
                }
                None
            }
        }
    }
}
