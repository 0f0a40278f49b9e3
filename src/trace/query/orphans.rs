//! What hangs on nothing: laws cited for no obligation, asks without a rule, rules without an ask, answers without an ask.
//!
//! In: the graph. Out: [`Orphans`]. A law is an orphan where its flow of support comes to no obligation.

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::{Dfs, Reversed};
use serde::Serialize;

use crate::trace::flow::Flow;
use crate::trace::model::{EdgeKind, Graph, Node, NodeKind};

/// What hangs on nothing.
#[derive(Debug, Clone, Serialize)]
pub struct Orphans {
    /// Laws that the reply cites and that serve no obligation.
    pub laws: Vec<Node>,
    /// Items for which no rule says what they ask.
    pub asks: Vec<Node>,
    /// Obligations whose item the reply neither quotes nor answers.
    pub rules: Vec<Node>,
    /// Answers that stand under no item.
    pub answers: Vec<Node>,
}

impl Graph {
    /// What hangs on nothing.
    pub fn orphans(&self) -> Orphans {
        let flow = Flow::of(self);
        let none = |n: NodeIndex, kind: EdgeKind, direction: Direction| self.along(n, kind, direction).is_empty();
        let dropped = |o: &NodeIndex| {
            self.along(*o, EdgeKind::Asks, Direction::Incoming)
                .into_iter()
                .all(|i| self.inner[i].at.is_none() && none(i, EdgeKind::Answers, Direction::Incoming))
        };
        Orphans {
            laws: self.said(self.idle_laws(&flow)),
            asks: self.said(self.of_kind(NodeKind::Item).filter(|&i| none(i, EdgeKind::Asks, Direction::Outgoing))),
            rules: self.said(self.of_kind(NodeKind::Obligation).filter(dropped)),
            answers: self.said(self.of_kind(NodeKind::Answer).filter(|&a| none(a, EdgeKind::Answers, Direction::Outgoing))),
        }
    }

    /// Laws that are cited and serve no obligation: one walk back from all obligations does not come to them.
    pub(in crate::trace) fn idle_laws(&self, flow: &Flow) -> Vec<NodeIndex> {
        let back = Reversed(&flow.edges);
        let mut walk = Dfs::empty(back);
        for obligation in self.of_kind(NodeKind::Obligation) {
            walk.move_to(obligation);
            while walk.next(back).is_some() {}
        }
        let cited = |law: &NodeIndex| self.inner[*law].at.is_some();
        self.of_kind(NodeKind::Instrument).filter(cited).filter(|law| !walk.discovered.contains(law.index())).collect()
    }
}

impl Orphans {
    pub(super) fn nodes(&self) -> Vec<&Node> {
        [&self.laws, &self.asks, &self.rules, &self.answers].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::scene;

    #[test]
    fn what_hangs_on_nothing_is_told_by_kind() {
        let orphans = scene::graph().orphans();
        let names = |nodes: &[crate::trace::Node]| nodes.iter().map(|n| n.name().to_owned()).collect::<Vec<_>>();
        assert_eq!(names(&orphans.laws), ["constitution", "court-fees-code"]);
        assert_eq!(names(&orphans.asks), ["4"]);
        assert_eq!(names(&orphans.rules), ["2.d.1"]);
        assert_eq!(names(&orphans.answers), ["without-ask"]);
    }
}
