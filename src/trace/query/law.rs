//! What a law serves, and what falls if it is repealed.
//!
//! In: the name of a law or of one of its articles. Out: a [`LawAnswer`]. It serves what its flow of support comes to; what
//! falls are the obligations that it dominates: every way from any law or measure to them passes through it.

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use serde::Serialize;

use super::lookup::LookupFault;
use crate::trace::flow::Flow;
use crate::trace::kind::{EdgeKind, NodeKind};
use crate::trace::model::{Graph, Node};

/// An obligation that a law serves.
#[derive(Debug, Clone, Serialize)]
pub struct Served {
    /// The obligation.
    pub obligation: Node,
    /// Nothing else in the reply supports it.
    pub falls: bool,
    /// The passages by which the law serves it.
    pub passages: Vec<Node>,
}

/// What a law or an article does in a reply.
#[derive(Debug, Clone, Serialize)]
pub struct LawAnswer {
    /// The law or the article.
    pub law: Node,
    /// Its articles that the reply cites or the asks name.
    pub provisions: Vec<Node>,
    /// The passages that cite it.
    pub cited_in: Vec<Node>,
    /// The obligations that it serves, in the order of the rules.
    pub serves: Vec<Served>,
    /// The obligations whose ask names it.
    pub named_by: Vec<Node>,
    /// Laws that are said to amend it.
    pub amended_by: Vec<Node>,
    /// What it is said to amend.
    pub amends: Vec<Node>,
}

impl Graph {
    /// What a law or an article serves, and what falls if it is repealed.
    ///
    /// # Errors
    /// A [`LookupFault`] where the graph has no law of that name.
    pub fn law(&self, name: &str) -> Result<LawAnswer, LookupFault> {
        let law = self.find(name, &[NodeKind::Instrument, NodeKind::Provision])?;
        let flow = Flow::of(self);
        let bottlenecks = flow.bottlenecks();
        let below = flow.down(law);
        let of_kind = |kind: NodeKind| below.iter().copied().filter(move |&n| self.inner[n].kind == kind);
        let serves = of_kind(NodeKind::Obligation)
            .map(|o| {
                let above = flow.up(o);
                let by = of_kind(NodeKind::Passage).filter(|p| above.binary_search(p).is_ok());
                Served {
                    obligation: self.inner[o].clone(),
                    falls: bottlenecks.hangs_on(o).contains(&law),
                    passages: self.said(by),
                }
            })
            .collect();
        let provisions: Vec<NodeIndex> = self.along(law, EdgeKind::Belongs, Direction::Incoming);
        let whole: Vec<NodeIndex> = [law].into_iter().chain(provisions.iter().copied()).collect();
        let around = |kind: EdgeKind, direction: Direction| {
            let mut found: Vec<NodeIndex> = whole.iter().flat_map(|&l| self.along(l, kind, direction)).collect();
            found.sort_unstable();
            found.dedup();
            self.said(found)
        };
        Ok(LawAnswer {
            law: self.inner[law].clone(),
            cited_in: around(EdgeKind::Cites, Direction::Incoming),
            serves,
            named_by: around(EdgeKind::Names, Direction::Incoming),
            amended_by: around(EdgeKind::Amends, Direction::Incoming),
            amends: around(EdgeKind::Amends, Direction::Outgoing),
            provisions: self.said(provisions),
        })
    }
}

impl LawAnswer {
    /// The obligations that fall with it.
    pub fn falls(&self) -> impl Iterator<Item = &Node> {
        self.serves.iter().filter(|s| s.falls).map(|s| &s.obligation)
    }

    pub(super) fn nodes(&self) -> Vec<&Node> {
        let lists = [&self.provisions, &self.cited_in, &self.named_by, &self.amended_by, &self.amends];
        let served = self.serves.iter().flat_map(|s| [&s.obligation].into_iter().chain(&s.passages));
        [&self.law].into_iter().chain(lists.into_iter().flatten()).chain(served).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::scene;

    #[test]
    fn what_falls_with_a_law_has_no_other_support() {
        let graph = scene::graph();
        let law = graph.law("Code of Criminal Proceedings").unwrap();
        let serves: Vec<(&str, bool)> = law.serves.iter().map(|s| (s.obligation.name(), s.falls)).collect();
        assert_eq!(serves, [("1.1", true), ("1.2", false), ("3.a.1", true)]);
        assert_eq!(
            law.provisions.iter().map(crate::trace::Node::name).collect::<Vec<_>>(),
            ["code-of-criminal-proceedings/104", "code-of-criminal-proceedings/57"]
        );
        let article = graph.law("Article 104 of the Code of Criminal Proceedings").unwrap();
        assert_eq!(article.falls().map(crate::trace::Node::name).collect::<Vec<_>>(), ["1.1", "3.a.1"]);
        assert_eq!(graph.law("Court Fees Code").unwrap().named_by[0].name(), "2.c.1");
        assert_eq!(graph.law("Order No. 7").unwrap().amends[0].name(), "labour-inspection-act/4");
        assert!(graph.law("Hunting Act").is_err());
    }
}
