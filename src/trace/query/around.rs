//! The neighbourhood of a node.
//!
//! In: a node and a depth. Out: the graph of all nodes that so many edges lead to, whichever way they point.

use std::collections::VecDeque;

use petgraph::stable_graph::NodeIndex;
use rustc_hash::FxHashSet;

use super::lookup::LookupFault;
use crate::trace::model::Graph;

impl Graph {
    /// The part of the graph that lies at most `depth` edges from a node.
    ///
    /// # Errors
    /// A [`LookupFault`] where the graph has no node of that name.
    pub fn around(&self, id: &str, depth: usize) -> Result<Graph, LookupFault> {
        let start = self.find(id, &[])?;
        let mut seen: FxHashSet<NodeIndex> = FxHashSet::from_iter([start]);
        let mut next = VecDeque::from([(start, 0)]);
        while let Some((node, far)) = next.pop_front() {
            if far == depth {
                continue;
            }
            for neighbour in self.inner.neighbors_undirected(node) {
                if seen.insert(neighbour) {
                    next.push_back((neighbour, far + 1));
                }
            }
        }
        Ok(self.only(&seen))
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::scene;

    #[test]
    fn depth_is_counted_in_edges_of_either_direction() {
        let graph = scene::graph();
        let ids = |depth| {
            let part = graph.around("2.c.1", depth).unwrap();
            part.nodes().map(|n| n.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(0), ["obligation:2.c.1"]);
        assert_eq!(ids(1), ["item:2.c", "obligation:2.c.1", "passage:2.c/1.1", "provision:court-fees-code/31"]);
        let part = graph.around("2.c.1", 2).unwrap();
        assert!(part.node("law:court-fees-code").is_some() && part.node("obligation:1.1").is_none());
        assert_eq!(part.index("law:court-fees-code"), graph.index("law:court-fees-code"));
        assert!(graph.around("x.y.z", 1).is_err());
    }
}
