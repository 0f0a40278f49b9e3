//! What hangs on nothing: laws cited for no obligation, asks without a rule, rules without an ask, answers without an ask.
//!
//! In: the graph. Out: [`Orphans`]. A law is an orphan where no passage that cites it bears on any obligation.

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::trace::kind::{EdgeKind, NodeKind};
use crate::trace::model::{Graph, Node};

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
        let none = |n: NodeIndex, kind: EdgeKind, direction: Direction| self.along(n, kind, direction).is_empty();
        let dropped = |o: &NodeIndex| {
            self.along(*o, EdgeKind::Asks, Direction::Incoming)
                .into_iter()
                .all(|i| self.inner[i].at.is_none() && none(i, EdgeKind::Answers, Direction::Incoming))
        };
        Orphans {
            laws: self.said(self.idle_laws()),
            asks: self.said(self.of_kind(NodeKind::Item).filter(|&i| none(i, EdgeKind::Asks, Direction::Outgoing))),
            rules: self.said(self.of_kind(NodeKind::Obligation).filter(dropped)),
            answers: self
                .said(self.of_kind(NodeKind::Answer).filter(|&a| none(a, EdgeKind::Answers, Direction::Outgoing))),
        }
    }

    /// Laws that are cited and bear on no obligation, neither for it nor against it. A law that is cited beside a passage
    /// that bears on one, in the same paragraph, is not counted: the two may belong together.
    pub(in crate::trace) fn idle_laws(&self) -> Vec<NodeIndex> {
        let bears = |&p: &NodeIndex| self.inner.edges(p).any(|e| e.weight().kind == EdgeKind::Evidences);
        let bearing: FxHashSet<&str> =
            self.of_kind(NodeKind::Passage).filter(bears).map(|p| paragraph(&self.inner[p])).collect();
        let citing = |law: NodeIndex| {
            let articles = self.along(law, EdgeKind::Belongs, Direction::Incoming);
            [law]
                .into_iter()
                .chain(articles)
                .flat_map(|l| self.along(l, EdgeKind::Cites, Direction::Incoming))
                .collect::<Vec<_>>()
        };
        let idle = |law: &NodeIndex| !citing(*law).into_iter().any(|p| bearing.contains(paragraph(&self.inner[p])));
        let cited = |law: &NodeIndex| self.inner[*law].at.is_some();
        self.of_kind(NodeKind::Instrument).filter(cited).filter(idle).collect()
    }
}

/// The paragraph of a passage: "2.c/3" of "2.c/3.2".
fn paragraph(passage: &Node) -> &str {
    let name = passage.name();
    let slash = name.rfind('/').unwrap_or(0);
    name[slash..].find('.').map_or(name, |dot| &name[..slash + dot])
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
        assert_eq!(names(&orphans.laws), ["constitution"]);
        assert_eq!(names(&orphans.asks), ["4"]);
        assert_eq!(names(&orphans.rules), ["2.d.1"]);
        assert_eq!(names(&orphans.answers), ["without-ask"]);
    }
}
