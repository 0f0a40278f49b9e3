//! Answers that send the reader round in a circle.
//!
//! In: the cross-references of the answers. Out: the items of each circle. Items are joined where an answer under the one
//! refers to the other; a strongly connected component of more than one item is a circle.

use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use serde::Serialize;

use crate::trace::kind::EdgeKind;
use crate::trace::model::{Edge, Graph, Node};

/// Items whose answers refer to one another.
#[derive(Debug, Clone, Serialize)]
pub struct Circle {
    /// The items, in the order of the recommendation.
    pub items: Vec<Node>,
    /// The passages that refer, in reading order.
    pub passages: Vec<Node>,
}

impl Graph {
    /// Circles of cross-references, in the order of the recommendation.
    pub fn circles(&self) -> Vec<Circle> {
        let mut refers: Vec<(NodeIndex, NodeIndex, NodeIndex)> = Vec::new();
        let is_reference = |e: &Edge| e.kind == EdgeKind::Refers;
        for e in self.inner.edge_references().filter(|e| is_reference(e.weight())) {
            for answer in self.along(e.source(), EdgeKind::Belongs, Direction::Outgoing) {
                for from in
                    self.along(answer, EdgeKind::Answers, Direction::Outgoing).into_iter().filter(|&i| i != e.target())
                {
                    refers.push((from, e.target(), e.source()));
                }
            }
        }
        // The rules' nodes come first in the graph, so that numbers of items are small.
        let bound = refers.iter().map(|r| r.0.max(r.1).index() + 1).max().unwrap_or(0);
        let mut items: DiGraph<(), ()> = DiGraph::with_capacity(bound, refers.len());
        (0..bound).for_each(|_| {
            items.add_node(());
        });
        items.extend_with_edges(refers.iter().map(|r| (r.0, r.1)));
        let mut circles: Vec<Vec<NodeIndex>> = kosaraju_scc(&items).into_iter().filter(|c| c.len() > 1).collect();
        for circle in &mut circles {
            circle.sort_unstable();
        }
        circles.sort();
        circles
            .into_iter()
            .map(|circle| {
                let within = |n: &NodeIndex| circle.binary_search(n).is_ok();
                let mut passages: Vec<NodeIndex> =
                    refers.iter().filter(|(a, b, _)| within(a) && within(b)).map(|r| r.2).collect();
                passages.sort_unstable();
                passages.dedup();
                Circle { passages: self.said(passages), items: self.said(circle) }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::scene;

    #[test]
    fn answers_that_refer_to_each_other_are_a_circle() {
        let circles = scene::graph().circles();
        assert_eq!(circles.len(), 1);
        assert_eq!(circles[0].items.iter().map(crate::trace::Node::name).collect::<Vec<_>>(), ["2.b", "3.b"]);
        assert_eq!(circles[0].passages.len(), 2);
    }
}
