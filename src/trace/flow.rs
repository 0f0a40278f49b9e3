//! The flow of support: from laws and bodies over passages and parts to obligations, and on to treaty articles.
//!
//! In: a graph, whose edges point as the text says them (a passage cites a law). Out: the same nodes with edges that point
//! from what supports to what is supported, and a root above all laws and above each passage that cites none. Evidence
//! against an obligation does not flow. Node numbers are the same in both.

use std::collections::hash_map::RandomState;

use petgraph::algo::all_simple_paths;
use petgraph::algo::dominators::{self, Dominators};
use petgraph::graph::DiGraph;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::{Dfs, EdgeRef, IntoEdgeReferences, NodeIndexable, Reversed, Walker};

use super::kind::{EdgeKind, NodeKind};
use super::model::Graph;

pub(super) struct Flow<'g> {
    graph: &'g Graph,
    pub(super) edges: DiGraph<(), ()>,
    root: NodeIndex,
}

impl<'g> Flow<'g> {
    pub(super) fn of(graph: &'g Graph) -> Flow<'g> {
        let inner = graph.inner();
        let bound = inner.node_bound();
        let mut edges = DiGraph::with_capacity(bound + 1, inner.edge_count() + bound);
        (0..=bound).for_each(|_| {
            edges.add_node(());
        });
        let mut cites = vec![false; bound];
        for e in inner.edge_references() {
            let (from, to) = (e.source(), e.target());
            let (from, to) = match e.weight().kind {
                EdgeKind::Evidences if e.weight().supports() => (from, to),
                EdgeKind::Rests => (from, to),
                EdgeKind::Cites => {
                    cites[from.index()] = true;
                    (to, from)
                }
                EdgeKind::Involves | EdgeKind::Asks => (to, from),
                EdgeKind::Belongs => match inner[from].kind {
                    NodeKind::Provision => (to, from),
                    NodeKind::Part | NodeKind::Item => (from, to),
                    _ => continue,
                },
                _ => continue,
            };
            edges.add_edge(from, to, ());
        }
        let root = NodeIndex::new(bound);
        for at in inner.node_indices() {
            let free = match inner[at].kind {
                NodeKind::Instrument => true,
                NodeKind::Passage => !cites[at.index()],
                _ => false,
            };
            if free {
                edges.add_edge(root, at, ());
            }
        }
        Flow { graph, edges, root }
    }

    /// All that a node supports, itself included, in order.
    pub(super) fn down(&self, from: NodeIndex) -> Vec<NodeIndex> {
        let mut found: Vec<NodeIndex> = Dfs::new(&self.edges, from).iter(&self.edges).collect();
        found.sort_unstable();
        found
    }

    /// All that supports a node, itself included and the root left out, in order.
    pub(super) fn up(&self, to: NodeIndex) -> Vec<NodeIndex> {
        let back = Reversed(&self.edges);
        let mut found: Vec<NodeIndex> = Dfs::new(back, to).iter(back).filter(|&n| n != self.root).collect();
        found.sort_unstable();
        found
    }

    /// The obligations that a node supports, in order.
    pub(super) fn obligations(&self, from: NodeIndex) -> Vec<NodeIndex> {
        self.down(from).into_iter().filter(|&n| self.graph.inner()[n].kind == NodeKind::Obligation).collect()
    }

    /// What every way of support passes through: the dominators below the root.
    pub(super) fn bottlenecks(&self) -> Bottlenecks {
        Bottlenecks { dominators: dominators::simple_fast(&self.edges, self.root), root: self.root }
    }

    /// At most `most` ways from one node to another, and whether there are more.
    pub(super) fn paths(&self, from: NodeIndex, to: NodeIndex, most: usize) -> (Vec<Vec<NodeIndex>>, bool) {
        // Only nodes that lie between the two can be on a way; without the rest the search never runs into a dead end.
        let below = self.down(from);
        let between: Vec<NodeIndex> = self.up(to).into_iter().filter(|n| below.binary_search(n).is_ok()).collect();
        if from == to {
            return (vec![vec![from]], false);
        }
        let small = |n: NodeIndex| between.binary_search(&n).ok().map(NodeIndex::new);
        let (Some(start), Some(end)) = (small(from), small(to)) else { return (Vec::new(), false) };
        let mut narrowed: DiGraph<(), ()> = DiGraph::with_capacity(between.len(), between.len() * 2);
        for _ in &between {
            narrowed.add_node(());
        }
        for (at, &n) in between.iter().enumerate() {
            for next in self.edges.neighbors(n).filter_map(small) {
                narrowed.add_edge(NodeIndex::new(at), next, ());
            }
        }
        let ways = all_simple_paths::<Vec<_>, _, RandomState>(&narrowed, start, end, 0, None).take(most + 1);
        let mut found: Vec<Vec<NodeIndex>> =
            ways.map(|way| way.into_iter().map(|n: NodeIndex| between[n.index()]).collect()).collect();
        let more = found.len() > most;
        found.truncate(most);
        found.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        (found, more)
    }
}

/// What falls when something is taken away.
pub(super) struct Bottlenecks {
    dominators: Dominators<NodeIndex>,
    root: NodeIndex,
}

impl Bottlenecks {
    /// The laws and articles without which nothing supports a node, in order.
    pub(super) fn hangs_on(&self, node: NodeIndex) -> Vec<NodeIndex> {
        let mut found: Vec<NodeIndex> =
            self.dominators.strict_dominators(node).into_iter().flatten().filter(|&n| n != self.root).collect();
        found.sort_unstable();
        found
    }
}
