//! The ways from one node to another.
//!
//! In: two names. Out: a [`PathAnswer`]: the ways along which one supports the other, in either direction; where there is
//! none, the shortest chain of edges between them, whatever these say.

use petgraph::algo::astar;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::UndirectedAdaptor;
use serde::Serialize;

use super::MOST_ROUTES;
use super::lookup::LookupFault;
use crate::trace::flow::Flow;
use crate::trace::kind::EdgeKind;
use crate::trace::model::{Graph, Node};

/// A step of a way.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// The edge that leads to the node; `None` at the start.
    pub by: Option<EdgeKind>,
    /// Whether the edge points back: the node cites the one before it.
    pub backwards: bool,
    /// The node.
    pub node: Node,
}

/// A way, from its start to its end.
#[derive(Debug, Clone, Serialize)]
pub struct Route {
    /// Its steps.
    pub steps: Vec<Step>,
}

impl Route {
    /// The nodes on it.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.steps.iter().map(|s| &s.node)
    }
}

/// How two nodes hang together.
#[derive(Debug, Clone, Serialize)]
pub struct PathAnswer {
    /// Where the ways start.
    pub from: Node,
    /// Where they end.
    pub to: Node,
    /// Whether the start supports the end along them; else they are mere chains of edges.
    pub supports: bool,
    /// The ways, the shortest first; none where the two do not hang together at all.
    pub routes: Vec<Route>,
    /// Whether there are more ways than are told.
    pub more: bool,
}

impl Graph {
    /// The ways from one node to another.
    ///
    /// # Errors
    /// A [`LookupFault`] where one of the two is not in the graph.
    pub fn path(&self, from: &str, to: &str) -> Result<PathAnswer, LookupFault> {
        let (from, to) = (self.find(from, &[])?, self.find(to, &[])?);
        let flow = Flow::of(self);
        for (start, end) in [(from, to), (to, from)] {
            let (found, more) = flow.paths(start, end, MOST_ROUTES);
            if !found.is_empty() {
                let routes = found.iter().map(|nodes| self.route(nodes)).collect();
                return Ok(PathAnswer {
                    from: self.inner[start].clone(),
                    to: self.inner[end].clone(),
                    supports: true,
                    routes,
                    more,
                });
            }
        }
        let shortest = astar(UndirectedAdaptor(&self.inner), from, |n| n == to, |_| 1_u32, |_| 0);
        let routes = shortest.map(|(_, nodes)| self.route(&nodes)).into_iter().collect();
        Ok(PathAnswer {
            from: self.inner[from].clone(),
            to: self.inner[to].clone(),
            supports: false,
            routes,
            more: false,
        })
    }

    /// A way with the edges between its nodes.
    pub(super) fn route(&self, nodes: &[NodeIndex]) -> Route {
        let mut steps = Vec::with_capacity(nodes.len());
        let mut before: Option<NodeIndex> = None;
        for &node in nodes {
            let edge = |a, b| self.inner.find_edge(a, b).map(|e| self.inner[e].kind);
            let (by, backwards) = match before {
                None => (None, false),
                Some(last) => edge(last, node).map_or_else(|| (edge(node, last), true), |kind| (Some(kind), false)),
            };
            steps.push(Step { by, backwards, node: self.inner[node].clone() });
            before = Some(node);
        }
        Route { steps }
    }
}

impl PathAnswer {
    pub(super) fn nodes(&self) -> Vec<&Node> {
        [&self.from, &self.to].into_iter().chain(self.routes.iter().flat_map(Route::nodes)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::scene;

    #[test]
    fn a_law_leads_to_the_treaty_and_the_way_is_the_same_from_both_ends() {
        let graph = scene::graph();
        let down = graph.path("law:order-no-7", "treaty:article-5").unwrap();
        assert!(down.supports);
        assert_eq!(
            down.routes[0].nodes().map(|n| n.id.as_str()).collect::<Vec<_>>(),
            [
                "law:order-no-7",
                "passage:5.a/1.1",
                "obligation:5.a.1",
                "item:5.a",
                "recommendation:5",
                "treaty:article-5"
            ]
        );
        let said: Vec<_> =
            down.routes[0].steps.iter().map(|s| (s.by.map(crate::trace::EdgeKind::name), s.backwards)).collect();
        assert_eq!(
            said[1..],
            [
                (Some("cites"), true),
                (Some("evidences"), false),
                (Some("asks"), true),
                (Some("belongs"), false),
                (Some("rests"), false)
            ]
        );
        assert_eq!(graph.path("treaty:article-5", "law:order-no-7").unwrap().from.id, "law:order-no-7");
    }

    #[test]
    fn without_support_the_shortest_chain_is_told() {
        let graph = scene::graph();
        let chain = graph.path("law:court-fees-code", "obligation:2.c.1").unwrap();
        assert!(!chain.supports);
        assert_eq!(chain.routes[0].steps.len(), 3);
        assert!(graph.path("law:court-fees-code", "nowhere").is_err());
    }
}
