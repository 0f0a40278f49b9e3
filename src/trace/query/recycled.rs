//! Words that stand in more than one answer, side by side.
//!
//! In: the graph. Out: [`Recycled`]: groups of places with the same words, joined by union-find over the repetitions. A group
//! whose places all answer the same item is an ask that the reply prints twice, and is told apart.

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::trace::kind::{EdgeKind, NodeKind};
use crate::trace::model::{Graph, Node, Spot};

/// A place where the words stand.
#[derive(Debug, Clone, Serialize)]
pub struct RecycledPlace {
    /// The answer.
    pub answer: Node,
    /// The items that it answers.
    pub items: Vec<String>,
    /// The words.
    pub at: Spot,
    /// The first passage of the words, where there is one.
    pub passage: Option<Node>,
    /// The obligations that these words serve.
    pub serves: Vec<Node>,
}

/// The places that share their words.
#[derive(Debug, Clone, Serialize)]
pub struct RecycledGroup {
    /// In reading order.
    pub places: Vec<RecycledPlace>,
    /// Whether they answer different items.
    pub between_items: bool,
}

impl RecycledGroup {
    /// The head of the words.
    pub fn words(&self) -> &str {
        let first = self.places.first();
        first.map_or("", |p| p.passage.as_ref().map_or(p.answer.label.as_str(), |n| n.label.as_str()))
    }
}

/// All groups.
#[derive(Debug, Clone, Serialize)]
pub struct Recycled {
    /// In reading order of their first place.
    pub groups: Vec<RecycledGroup>,
}

impl Graph {
    /// Words that stand in more than one answer.
    pub fn recycled(&self) -> Recycled {
        let repeats = || self.inner.edge_references().filter(|e| e.weight().kind == EdgeKind::Repeats);
        let mut places: Vec<(Spot, NodeIndex)> = repeats()
            .flat_map(|e| [e.weight().at.map(|at| (at, e.source())), e.weight().other.map(|at| (at, e.target()))])
            .flatten()
            .collect();
        places.sort_unstable();
        places.dedup();
        let mut union = UnionFind::<usize>::new(places.len());
        for e in repeats() {
            let find = |at: Option<Spot>, answer| at.and_then(|at| places.binary_search(&(at, answer)).ok());
            if let (Some(a), Some(b)) = (find(e.weight().at, e.source()), find(e.weight().other, e.target())) {
                union.union(a, b);
            }
        }
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut of: FxHashMap<usize, usize> = FxHashMap::default();
        for place in 0..places.len() {
            let group = *of.entry(union.find_mut(place)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(place);
        }
        let passages = self.passages_by_answer(&places);
        let groups = groups
            .into_iter()
            .map(|members| {
                let places: Vec<RecycledPlace> =
                    members.into_iter().map(|p| self.place(places[p], &passages)).collect();
                let between_items = places.iter().any(|p| p.items != places[0].items);
                RecycledGroup { places, between_items }
            })
            .collect();
        Recycled { groups }
    }

    fn passages_by_answer(&self, places: &[(Spot, NodeIndex)]) -> FxHashMap<NodeIndex, Vec<NodeIndex>> {
        let mut answers: Vec<NodeIndex> = places.iter().map(|p| p.1).collect();
        answers.sort_unstable();
        answers.dedup();
        let passages = |answer: &NodeIndex| {
            let mut found = self.along(*answer, EdgeKind::Belongs, Direction::Incoming);
            found.sort_by_key(|&p| self.inner[p].at);
            (*answer, found)
        };
        answers.iter().map(passages).collect()
    }

    fn place(&self, (at, answer): (Spot, NodeIndex), passages: &FxHashMap<NodeIndex, Vec<NodeIndex>>) -> RecycledPlace {
        let within = passages.get(&answer).into_iter().flatten().copied();
        let within: Vec<NodeIndex> =
            within.filter(|&p| self.inner[p].at.is_some_and(|spot| at.span.overlaps(spot.span))).collect();
        let mut serves: Vec<NodeIndex> = within
            .iter()
            .flat_map(|&p| self.inner.edges(p).filter(|e| e.weight().supports()).map(|e| e.target()))
            .filter_map(|to| match self.inner[to].kind {
                NodeKind::Part => self.along(to, EdgeKind::Belongs, Direction::Outgoing).first().copied(),
                _ => Some(to),
            })
            .collect();
        serves.sort_unstable();
        serves.dedup();
        RecycledPlace {
            answer: self.inner[answer].clone(),
            items: self
                .along(answer, EdgeKind::Answers, Direction::Outgoing)
                .iter()
                .map(|&i| self.inner[i].name().to_owned())
                .collect(),
            at,
            passage: within.first().map(|&p| self.inner[p].clone()),
            serves: self.said(serves),
        }
    }
}

impl Recycled {
    pub(super) fn nodes(&self) -> Vec<&Node> {
        let places = self.groups.iter().flat_map(|g| &g.places);
        places.flat_map(|p| [&p.answer].into_iter().chain(&p.passage).chain(&p.serves)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::scene;

    #[test]
    fn the_same_words_are_shown_side_by_side() {
        let recycled = scene::graph().recycled();
        assert_eq!(recycled.groups.len(), 1);
        let group = &recycled.groups[0];
        assert!(group.between_items && group.words().starts_with("In 2024 the Police Academy"), "{}", group.words());
        let places: Vec<(&str, Vec<&str>)> = group
            .places
            .iter()
            .map(|p| (p.answer.name(), p.serves.iter().map(crate::trace::Node::name).collect()))
            .collect();
        assert_eq!(places, [("3.a", vec![]), ("5.b", vec!["5.b.1"])]);
    }
}
