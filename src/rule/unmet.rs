//! Concepts of a pack's own lexicon that no text of the pack ever meets.
//!
//! In: a checked pack and its own lexicon files. Out: advice, one per concept: its phrases may be misspelt, or written in a
//! way that no text has. The texts are the items, the asks, the examples and the rules' own phrases.

use rustc_hash::FxHashSet;

use super::fault::{Fault, Faults};
use super::file::RuleFile;
use super::pack::Rules;
use crate::lexicon::{ConceptEntry, ConceptId, Languages, Reading, entries};
use crate::text::{Span, Words};

/// Tells every concept of `own` that nothing in the pack meets.
pub fn unmet(rules: &Rules, own: &[RuleFile], languages: &Languages) -> Vec<Fault> {
    let met = met(rules, languages);
    let mut out = Vec::new();
    for file in own {
        let mut faults = Faults::of(&file.name, &mut out);
        for (concept, span) in entries::<ConceptEntry>(&file.text, "concept").0 {
            if rules.lexicon.find(&concept.id).is_some_and(|id| met.contains(&id)) {
                continue;
            }
            // The line with the id shows which concept it is.
            let line = file.text.get(span.end..).and_then(|rest| rest.find(&format!("\"{}\"", concept.id)));
            let place = line.map_or(span.clone(), |at| span.end + at + 1..span.end + at + 1 + concept.id.len());
            faults.add(
                crate::code::RULE_CONCEPT_NEVER_MET,
                Some(place),
                format!("No ask, example or phrase of the pack meets the concept `{}`.", concept.id),
                "see whether its phrases are spelt as a reply would write them, and add an example that has one",
            );
        }
    }
    out
}

/// Every concept that some text of the pack meets.
fn met(rules: &Rules, languages: &Languages) -> FxHashSet<ConceptId> {
    let pack = &rules.pack;
    let items = pack.items.iter().flat_map(|i| [Some(&i.ask), i.ask_fr.as_ref()]).flatten().map(String::as_str);
    let obligations = pack.obligations.iter().flat_map(|o| {
        [o.asks.as_str(), o.question.as_str(), o.why.as_str()].into_iter().chain(o.examples.iter().map(|e| &*e.text))
    });
    // A rule's own phrases stand in the lexicon under the phrases themselves.
    let phrases = rules.lexicon.concepts().iter().map(|c| c.id.as_str()).filter(|id| id.starts_with('“'));
    let mut text = String::new();
    let mut spans = Vec::new();
    for piece in items.chain(obligations).chain(phrases) {
        let start = text.len();
        text.push_str(piece);
        spans.push(Span::new(start, text.len()));
        text.push_str("\n\n");
    }
    let reading = Reading::of(&text, &Words::of(&text), &rules.lexicon, languages, &spans);
    (0..reading.sentences().len()).flat_map(|s| reading.hits(s)).map(|h| h.concept).collect()
}
