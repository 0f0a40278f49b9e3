//! The laws that asks name, as a reply would cite them.
//!
//! In: the asks of all obligations. Out: per obligation the national laws in its words, found by the grammar that reads
//! replies. Treaties and recommendations are none: an ask rests on them, it does not name them as what is to change.

use crate::fact::citation::{self, Kind, Passage};
use crate::judge::WordLists;
use crate::rule::Pack;
use crate::text::{Span, Words};

/// The laws named by each obligation, in the pack's order.
pub(super) struct Laws(Vec<Vec<String>>);

impl Laws {
    /// Finds them.
    pub fn of(pack: &Pack, lists: &WordLists) -> Laws {
        let mut text = String::new();
        let passages: Vec<Passage> = pack
            .obligations
            .iter()
            .map(|obligation| {
                let start = text.len();
                text.push_str(&obligation.asks);
                let span = Span::new(start, text.len());
                text.push_str("\n\n");
                Passage { span, answer: true }
            })
            .collect();
        let state = Some(pack.addressee.as_str()).filter(|s| !s.is_empty());
        let found = citation::find(&text, &Words::of(&text), &passages, &lists.citation, state);
        let mut out: Vec<Vec<String>> = vec![Vec::new(); pack.obligations.len()];
        for citation in found.citations.iter().filter(|c| !c.anaphor) {
            let Some(instrument) = found.of(citation) else { continue };
            if matches!(instrument.kind, Kind::Treaty | Kind::Recommendation) || !instrument.titled {
                continue;
            }
            let place = passages.partition_point(|p| p.span.end <= citation.span.start);
            let name = citation.text(&text);
            if let Some(own) = out.get_mut(place).filter(|own| !own.contains(&name)) {
                own.push(name);
            }
        }
        Laws(out)
    }

    /// Those of one obligation.
    pub fn named(&self, obligation: usize) -> Vec<String> {
        self.0.get(obligation).cloned().unwrap_or_default()
    }
}
