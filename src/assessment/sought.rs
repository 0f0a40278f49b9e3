//! What was looked for, as a table: each thing with the places where it was found, or else where it stands nearest.
//!
//! In: an explanation's weighing trees. Out: a [`Section`] for what makes a passage on point and one for each part of a full
//! answer. The trees of all passages heard are laid over each other: a thing is found where any of them has it.

use super::explain::Explanation;
use super::{Case, one_line};
use crate::judge::Weighing;
use crate::lexicon::ConceptId;
use crate::text::{Place, Span};

/// One tree of things looked for.
#[derive(Debug, Clone)]
pub struct Section {
    /// What the tree decides.
    pub title: String,
    /// Its things, each after the list that it stands in.
    pub rows: Vec<Sought>,
}

/// A thing that was looked for.
#[derive(Debug, Clone)]
pub struct Sought {
    /// In how many lists it stands.
    pub depth: usize,
    /// What it is; for a list, how many of its things are wanted.
    pub what: String,
    /// Whether it is a list.
    pub list: bool,
    /// Whether it holds in a passage.
    pub held: bool,
    /// Where it was found, with the words.
    pub found: Vec<(Place, String)>,
    /// Where it stands nearest, if it was not found where it would count.
    pub nearest: Option<(Place, String)>,
}

/// The trees of an explanation; `from` is the sentence to which things are near.
pub(super) fn sections(case: &Case, told: &Explanation, from: Option<usize>) -> Vec<Section> {
    let table = Table { case, from };
    let mut trees: Vec<&Weighing> = told.heard.iter().chain(&told.nearest).map(|h| &h.weighing).collect();
    if trees.is_empty() {
        trees.push(&told.topic);
    }
    let topic = table.section("What makes a passage on point".to_owned(), &trees);
    let parts = told.parts.iter().map(|part| {
        // Where no measure is on point, nothing was looked for.
        let trees = if told.measured { std::slice::from_ref(&part.weighing) } else { &[] };
        table.section(
            format!("A full answer shows: {}: {}", part.name, told.seen(part)),
            &trees.iter().collect::<Vec<_>>(),
        )
    });
    std::iter::once(topic).chain(parts).collect()
}

struct Table<'a> {
    case: &'a Case<'a>,
    from: Option<usize>,
}

impl Table<'_> {
    fn section(&self, title: String, trees: &[&Weighing]) -> Section {
        let mut rows = Vec::new();
        self.lay(trees, 0, true, &mut rows);
        Section { title, rows }
    }

    /// Lays trees of one probe over each other; what is not `wanted` need not be near.
    fn lay(&self, trees: &[&Weighing], depth: usize, wanted: bool, rows: &mut Vec<Sought>) {
        let Some(first) = trees.first() else { return };
        let mut found: Vec<(Place, String)> = Vec::new();
        for place in trees.iter().filter_map(|t| t.found).map(|span| self.said(span)) {
            if !found.iter().any(|(p, words)| (p.line, words) == (place.0.line, &place.1)) {
                found.push(place);
            }
        }
        found.sort_by_key(|(place, _)| place.line);
        let nearest = first.concept.filter(|_| wanted && found.is_empty()).and_then(|c| self.nearest(c));
        let held = trees.iter().any(|t| t.held);
        rows.push(Sought { depth, what: first.sought.clone(), list: first.concept.is_none(), held, found, nearest });
        let wanted = wanted && !first.forbids;
        for nth in 0..first.within.len() {
            let inner: Vec<&Weighing> = trees.iter().filter_map(|t| t.within.get(nth)).collect();
            self.lay(&inner, depth + 1, wanted, rows);
        }
    }

    /// Where the answers meet a concept, nearest to the passage that was heard.
    fn nearest(&self, concept: ConceptId) -> Option<(Place, String)> {
        let ground = self.case.judgement.ground(self.case.reply, &self.case.rules.lexicon);
        let all = 0..self.case.reply.reading.sentences().len();
        let met = all.filter(|s| self.case.reply.reading.meets(*s, concept));
        let sentence = met.min_by_key(|s| s.abs_diff(self.from.unwrap_or(0)))?;
        Some(self.said(ground.found(concept, sentence)?))
    }

    fn said(&self, span: Span) -> (Place, String) {
        (self.case.source.place(span), one_line(span.of(self.case.reply.plain.text())))
    }
}
