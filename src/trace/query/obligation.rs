//! All ways from laws, measures and bodies to one obligation, and on to the treaty.
//!
//! In: the id of an obligation. Out: an [`ObligationAnswer`]: the simple paths of the flow of support that end in it, each
//! from its source, what speaks against it, and the articles of the treaty that it serves in the end.

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::MOST_ROUTES;
use super::lookup::LookupFault;
use super::path::Route;
use crate::trace::flow::Flow;
use crate::trace::kind::{EdgeKind, NodeKind, Role};
use crate::trace::model::{Graph, Node};

/// A part of a full answer, and whether a passage shows it.
#[derive(Debug, Clone, Serialize)]
pub struct PartSeen {
    /// The part.
    pub part: Node,
    /// The passages that show it.
    pub passages: Vec<Node>,
}

/// What leads to an obligation, and from it to the treaty.
#[derive(Debug, Clone, Serialize)]
pub struct ObligationAnswer {
    /// The obligation.
    pub obligation: Node,
    /// The item that asks for it.
    pub item: Option<Node>,
    /// The recommendation that the item belongs to.
    pub recommendation: Option<Node>,
    /// The treaty articles that the recommendation rests on.
    pub treaty: Vec<Node>,
    /// Ways to it, the shortest first within each source.
    pub routes: Vec<Route>,
    /// Whether there are more ways than are told.
    pub more: bool,
    /// Its parts.
    pub parts: Vec<PartSeen>,
    /// Passages that speak against it.
    pub against: Vec<Node>,
    /// Laws that its ask names.
    pub names: Vec<Node>,
    /// The answers under its item.
    pub answers: Vec<Node>,
}

impl Graph {
    /// All ways to an obligation, and on to the treaty.
    ///
    /// # Errors
    /// A [`LookupFault`] where the graph has no such obligation.
    pub fn obligation(&self, id: &str) -> Result<ObligationAnswer, LookupFault> {
        let at = self.find(id, &[NodeKind::Obligation])?;
        let flow = Flow::of(self);
        let above = flow.up(at);
        let cites =
            |n: NodeIndex| self.inner.edges(n).any(|e| matches!(e.weight().kind, EdgeKind::Cites | EdgeKind::Involves));
        // A way begins at a law, at a body, or at a passage that reports a measure without naming either.
        let sources = above.iter().copied().filter(|&n| match self.inner[n].kind {
            NodeKind::Instrument | NodeKind::Institution => true,
            NodeKind::Passage => !cites(n),
            _ => false,
        });
        let (mut routes, mut more) = (Vec::new(), false);
        for source in sources {
            let (found, cut) = flow.paths(source, at, MOST_ROUTES - routes.len());
            routes.extend(found.iter().map(|nodes| self.route(nodes)));
            more |= cut;
            if routes.len() == MOST_ROUTES {
                break;
            }
        }
        let parts = self.along(at, EdgeKind::Belongs, Direction::Incoming);
        let mut against: Vec<NodeIndex> = [at]
            .iter()
            .chain(&parts)
            .flat_map(|&n| self.inner.edges_directed(n, Direction::Incoming))
            .filter(|e| {
                e.weight().role == Some(Role::Contrary)
                    || e.weight().kind == EdgeKind::Evidences && !e.weight().supports()
            })
            .map(|e| e.source())
            .collect();
        against.sort_unstable();
        against.dedup();
        let item = self.along(at, EdgeKind::Asks, Direction::Incoming).first().copied();
        let recommendation = item.and_then(|i| self.along(i, EdgeKind::Belongs, Direction::Outgoing).first().copied());
        let one = |n: Option<NodeIndex>| n.map(|n| self.inner[n].clone());
        Ok(ObligationAnswer {
            obligation: self.inner[at].clone(),
            item: one(item),
            recommendation: one(recommendation),
            treaty: recommendation
                .map_or_else(Vec::new, |r| self.said(self.along(r, EdgeKind::Rests, Direction::Outgoing))),
            routes,
            more,
            parts: parts
                .iter()
                .map(|&p| {
                    let shown = self
                        .inner
                        .edges_directed(p, Direction::Incoming)
                        .filter(|e| e.weight().supports())
                        .map(|e| e.source());
                    PartSeen { part: self.inner[p].clone(), passages: self.said(shown) }
                })
                .collect(),
            against: self.said(against),
            names: self.said(self.along(at, EdgeKind::Names, Direction::Outgoing)),
            answers: item.map_or_else(Vec::new, |i| self.said(self.along(i, EdgeKind::Answers, Direction::Incoming))),
        })
    }
}

impl ObligationAnswer {
    pub(super) fn nodes(&self) -> Vec<&Node> {
        let steps = self.routes.iter().flat_map(Route::nodes);
        let parts = self.parts.iter().map(|p| &p.part);
        let lists = [&self.treaty, &self.against, &self.names, &self.answers];
        [&self.obligation]
            .into_iter()
            .chain(&self.item)
            .chain(&self.recommendation)
            .chain(lists.into_iter().flatten())
            .chain(parts)
            .chain(steps)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::scene;

    #[test]
    fn all_ways_to_an_obligation_and_on_to_the_treaty() {
        let graph = scene::graph();
        let answer = graph.obligation("5.a.1").unwrap();
        let ways: Vec<String> =
            answer.routes.iter().map(|r| r.nodes().map(|n| n.id.as_str()).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(
            ways,
            [
                "law:order-no-7 passage:5.a/1.1 obligation:5.a.1",
                "law:labour-inspection-act provision:labour-inspection-act/4 passage:5.a/1.1 obligation:5.a.1",
                "institution:labour-inspectorate passage:5.a/2.1 part:5.a.1/visits-are-made obligation:5.a.1",
            ]
        );
        assert!(!answer.more && answer.against.is_empty());
        assert_eq!(answer.treaty.iter().map(|t| t.label.as_str()).collect::<Vec<_>>(), ["Article 5", "Article 10"]);
        assert_eq!(answer.parts.iter().map(|p| p.passages.len()).collect::<Vec<_>>(), [1, 0]);
        let answer = graph.obligation("2.c.1").unwrap();
        assert_eq!((answer.routes.len(), answer.against.len(), answer.names.len()), (0, 1, 1));
    }
}
