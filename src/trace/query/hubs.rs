//! Laws and passages by how much hangs on them.
//!
//! In: the graph. Out: [`Hubs`], the heaviest first. A walk down the flow of support from each law and passage counts the
//! obligations that it serves; dominators tell how many of these hang on it alone.

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::trace::flow::Flow;
use crate::trace::kind::{EdgeKind, NodeKind};
use crate::trace::model::{Graph, Node};

/// A law or a passage on which obligations hang.
#[derive(Debug, Clone, Serialize)]
pub struct Hub {
    /// The law or the passage.
    pub node: Node,
    /// The obligations that it serves, in the order of the rules.
    pub obligations: Vec<Node>,
    /// How many of them nothing else supports.
    pub alone: usize,
    /// How many passages cite it; for a law.
    pub cited: usize,
    /// The articles and passages by which it serves them.
    pub by: Vec<Node>,
}

/// All of them, the heaviest first.
#[derive(Debug, Clone, Serialize)]
pub struct Hubs {
    /// Laws that serve at least one obligation.
    pub laws: Vec<Hub>,
    /// Passages that serve at least two.
    pub passages: Vec<Hub>,
}

impl Graph {
    /// Laws and passages by how much hangs on them.
    pub fn hubs(&self) -> Hubs {
        let flow = Flow::of(self);
        let alone = self.alone(&flow);
        let hub = |at: NodeIndex| {
            let mut citing: Vec<NodeIndex> = self.along(at, EdgeKind::Cites, Direction::Incoming);
            let articles = self.along(at, EdgeKind::Belongs, Direction::Incoming);
            if self.inner[at].kind == NodeKind::Instrument {
                citing.extend(articles.iter().flat_map(|&p| self.along(p, EdgeKind::Cites, Direction::Incoming)));
                citing.sort_unstable();
                citing.dedup();
            }
            let below = flow.down(at);
            let of = |kinds: &[NodeKind]| {
                self.said(below.iter().copied().filter(|&n| n != at && kinds.contains(&self.inner[n].kind)))
            };
            Hub {
                node: self.inner[at].clone(),
                obligations: of(&[NodeKind::Obligation]),
                by: of(&[NodeKind::Provision, NodeKind::Passage, NodeKind::Part]),
                alone: alone.get(&at).map_or(0, Vec::len),
                cited: citing.len(),
            }
        };
        let heaviest = |kind: NodeKind, least: usize| {
            let mut hubs: Vec<Hub> = self.of_kind(kind).map(hub).filter(|h| h.obligations.len() >= least).collect();
            // Nodes come in reading order, and a stable sort keeps it among equals.
            hubs.sort_by_key(|h| std::cmp::Reverse((h.obligations.len(), h.alone, h.cited)));
            hubs
        };
        Hubs { laws: heaviest(NodeKind::Instrument, 1), passages: heaviest(NodeKind::Passage, 2) }
    }

    /// For each law, article and passage, the obligations that nothing else supports, in the order of the rules.
    pub(in crate::trace) fn alone(&self, flow: &Flow) -> FxHashMap<NodeIndex, Vec<NodeIndex>> {
        let bottlenecks = flow.bottlenecks();
        let mut alone: FxHashMap<NodeIndex, Vec<NodeIndex>> = FxHashMap::default();
        for obligation in self.of_kind(NodeKind::Obligation) {
            for at in bottlenecks.hangs_on(obligation) {
                alone.entry(at).or_default().push(obligation);
            }
        }
        alone
    }
}

impl Hubs {
    pub(super) fn nodes(&self) -> Vec<&Node> {
        self.laws
            .iter()
            .chain(&self.passages)
            .flat_map(|h| [&h.node].into_iter().chain(&h.obligations).chain(&h.by))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::scene;

    #[test]
    fn the_heaviest_comes_first() {
        let hubs = scene::graph().hubs();
        let laws: Vec<(&str, usize, usize)> =
            hubs.laws.iter().map(|h| (h.node.name(), h.obligations.len(), h.alone)).collect();
        assert_eq!(
            laws,
            [
                ("code-of-criminal-proceedings", 3, 2),
                ("legal-assistance-act", 1, 0),
                ("order-no-7", 1, 0),
                ("labour-inspection-act", 1, 0),
            ]
        );
        let passages: Vec<(&str, usize)> = hubs.passages.iter().map(|h| (h.node.name(), h.obligations.len())).collect();
        assert_eq!(passages, [("1/1.1", 2)]);
    }
}
