//! Obligations that no law or measure reaches.
//!
//! In: the graph. Out: [`Gaps`]. One depth-first walk from all passages at once, over evidence of laws and measures and from
//! parts to their obligation; what it does not come to is a gap, and the edges that do end there say why.

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::{Dfs, EdgeFiltered, EdgeRef};
use serde::Serialize;

use crate::trace::kind::{EdgeKind, NodeKind};
use crate::trace::model::{Graph, Node};

/// Why nothing reaches an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapCause {
    /// Its item has no answer.
    NoAnswer,
    /// Its item has an answer, which says nothing of it.
    NoWord,
    /// All that is said of it speaks against it.
    Refused,
    /// All that is said for it is an intention.
    PromiseOnly,
}

/// An obligation that no law or measure reaches.
#[derive(Debug, Clone, Serialize)]
pub struct Gap {
    /// The obligation.
    pub obligation: Node,
    /// Its item.
    pub item: Option<Node>,
    /// Why.
    pub cause: GapCause,
    /// The passages that refuse or promise it.
    pub passages: Vec<Node>,
}

/// All of them.
#[derive(Debug, Clone, Serialize)]
pub struct Gaps {
    /// In the order of the rules.
    pub gaps: Vec<Gap>,
    /// Number of obligations in all.
    pub obligations: usize,
}

impl Graph {
    /// Obligations that no law or measure reaches.
    pub fn gaps(&self) -> Gaps {
        let reaching = EdgeFiltered::from_fn(&self.inner, |e| match e.weight().kind {
            EdgeKind::Evidences => e.weight().is_law_or_measure(),
            EdgeKind::Belongs => self.inner[e.source()].kind == NodeKind::Part,
            _ => false,
        });
        let mut walk = Dfs::empty(&reaching);
        for passage in self.of_kind(NodeKind::Passage) {
            walk.move_to(passage);
            while walk.next(&reaching).is_some() {}
        }
        let mut gaps = Vec::new();
        let mut obligations = 0;
        for at in self.of_kind(NodeKind::Obligation) {
            obligations += 1;
            if !walk.discovered.contains(at.index()) {
                gaps.push(self.gap(at));
            }
        }
        Gaps { gaps, obligations }
    }

    fn gap(&self, at: NodeIndex) -> Gap {
        let mut ends = vec![at];
        ends.extend(self.along(at, EdgeKind::Belongs, Direction::Incoming));
        let (mut promised, mut said) = (false, Vec::new());
        for end in ends {
            for e in
                self.inner.edges_directed(end, Direction::Incoming).filter(|e| e.weight().kind == EdgeKind::Evidences)
            {
                promised |= e.weight().supports();
                said.push(e.source());
            }
        }
        said.sort_unstable();
        said.dedup();
        let item = self.along(at, EdgeKind::Asks, Direction::Incoming).first().copied();
        let answered = item.is_some_and(|i| !self.along(i, EdgeKind::Answers, Direction::Incoming).is_empty());
        let cause = match (promised, said.is_empty(), answered) {
            (true, _, _) => GapCause::PromiseOnly,
            (false, false, _) => GapCause::Refused,
            (false, true, true) => GapCause::NoWord,
            (false, true, false) => GapCause::NoAnswer,
        };
        Gap {
            obligation: self.inner[at].clone(),
            item: item.map(|i| self.inner[i].clone()),
            cause,
            passages: self.said(said),
        }
    }
}

impl Gaps {
    pub(super) fn nodes(&self) -> Vec<&Node> {
        self.gaps.iter().flat_map(|g| [&g.obligation].into_iter().chain(&g.item).chain(&g.passages)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::scene;

    #[test]
    fn gaps_are_told_with_their_cause() {
        let gaps = scene::graph().gaps();
        let said: Vec<(&str, GapCause, usize)> =
            gaps.gaps.iter().map(|g| (g.obligation.name(), g.cause, g.passages.len())).collect();
        assert_eq!(
            said,
            [
                ("2.b.1", GapCause::NoWord, 0),
                ("2.c.1", GapCause::Refused, 1),
                ("2.d.1", GapCause::NoAnswer, 0),
                ("3.b.1", GapCause::PromiseOnly, 1),
            ]
        );
        assert_eq!(gaps.obligations, 9);
    }
}
