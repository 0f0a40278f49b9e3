//! Who is said to do what.
//!
//! In: the graph. Out: [`Institutions`]: for each body the passages that say it acts and the obligations that its acts serve,
//! the busiest first.

use petgraph::Direction;
use serde::Serialize;

use crate::trace::flow::Flow;
use crate::trace::kind::{EdgeKind, NodeKind};
use crate::trace::model::{Graph, Node};

/// A body and what it is said to do.
#[derive(Debug, Clone, Serialize)]
pub struct Acting {
    /// The body.
    pub institution: Node,
    /// The passages that say that it acts, in reading order.
    pub passages: Vec<Node>,
    /// The obligations that these serve, in the order of the rules.
    pub obligations: Vec<Node>,
}

/// All of them.
#[derive(Debug, Clone, Serialize)]
pub struct Institutions {
    /// The one that serves most obligations first.
    pub institutions: Vec<Acting>,
}

impl Graph {
    /// Who is said to do what.
    pub fn institutions(&self) -> Institutions {
        let flow = Flow::of(self);
        let mut institutions: Vec<Acting> = self
            .of_kind(NodeKind::Institution)
            .map(|at| Acting {
                institution: self.inner[at].clone(),
                passages: self.said(self.along(at, EdgeKind::Involves, Direction::Incoming)),
                obligations: self.said(flow.obligations(at)),
            })
            .collect();
        institutions.sort_by_key(|a| std::cmp::Reverse((a.obligations.len(), a.passages.len())));
        Institutions { institutions }
    }
}

impl Institutions {
    pub(super) fn nodes(&self) -> Vec<&Node> {
        self.institutions
            .iter()
            .flat_map(|a| [&a.institution].into_iter().chain(&a.passages).chain(&a.obligations))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::scene;

    #[test]
    fn bodies_are_told_with_what_they_serve() {
        let said = scene::graph().institutions();
        let said: Vec<(&str, usize, Vec<&str>)> = said
            .institutions
            .iter()
            .map(|a| {
                (a.institution.name(), a.passages.len(), a.obligations.iter().map(crate::trace::Node::name).collect())
            })
            .collect();
        assert_eq!(
            said,
            [
                ("police-academy", 2, vec!["5.b.1"]),
                ("ministry-of-justice", 1, vec!["3.b.1"]),
                ("labour-inspectorate", 1, vec!["5.a.1"]),
                ("border-police", 1, vec![]),
            ]
        );
    }
}
