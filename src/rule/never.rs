//! Probes that can never hold, whatever a text says.
//!
//! In: compiled probes. Out: the concept that is asked for and forbidden at once. Only what is certain is told: a concept
//! that must stand in a passage, and must not stand in one that holds it.

use super::probe::{Probe, Test, Within};
use crate::lexicon::ConceptId;

/// A concept, and how far it is looked for.
type Sought = (ConceptId, Within);

/// What must be met wherever a probe holds.
fn required(probe: &Probe, out: &mut Vec<Sought>) {
    match &probe.test {
        Test::Met(concept) => out.push((*concept, probe.within)),
        Test::All(probes) => probes.iter().for_each(|p| required(p, out)),
        Test::Any(probes) => {
            // Of several ways, what all of them need.
            let mut ways = probes.iter().map(|p| {
                let mut own = Vec::new();
                required(p, &mut own);
                own
            });
            let first = ways.next().unwrap_or_default();
            let rest: Vec<Vec<Sought>> = ways.collect();
            out.extend(first.into_iter().filter(|s| rest.iter().all(|way| way.contains(s))));
        }
        Test::None(_) | Test::Among(_) | Test::Least(..) => {}
    }
}

/// What makes a probe hold by itself.
fn enough(probe: &Probe, out: &mut Vec<Sought>) {
    match &probe.test {
        Test::Met(concept) => out.push((*concept, probe.within)),
        Test::Any(probes) => probes.iter().for_each(|p| enough(p, out)),
        Test::All(probes) if probes.len() == 1 => enough(&probes[0], out),
        Test::All(_) | Test::None(_) | Test::Among(_) | Test::Least(..) => {}
    }
}

/// A concept that stands wherever `probe` holds, and by which `other` holds there, too.
pub(super) fn implied(probe: &Probe, other: &Probe) -> Option<ConceptId> {
    let (mut needs, mut gives) = (Vec::new(), Vec::new());
    required(probe, &mut needs);
    enough(other, &mut gives);
    // What stands in the sentence stands in its paragraph and its answer, not the other way round.
    let within = |need: &Sought| gives.iter().any(|give| need.0 == give.0 && need.1 <= give.1);
    needs.iter().find(|n| within(n)).map(|n| n.0)
}

/// Among probes that must all hold: the number of one that forbids what another needs, and the concept.
pub(super) fn contrary(all: &[Probe]) -> Option<(usize, ConceptId)> {
    all.iter().enumerate().find_map(|(nth, probe)| {
        let Test::None(forbidden) = &probe.test else { return None };
        let others = || all.iter().enumerate().filter(|(n, _)| *n != nth).map(|(_, p)| p);
        forbidden.iter().find_map(|f| others().find_map(|o| implied(o, f))).map(|concept| (nth, concept))
    })
}
