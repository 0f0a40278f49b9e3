//! Questions that only a graph can answer, each a petgraph query with an answer of its own type.
//!
//! In: a [`Graph`] and a [`Query`]. Out: a [`QueryAnswer`], or a [`LookupFault`] where no node has the name that was asked
//! for. An answer knows the nodes it speaks of, so that any format can draw it.

mod around;
mod cycles;
mod gaps;
mod hubs;
mod institutions;
mod law;
mod lookup;
mod obligation;
mod orphans;
mod path;
mod recycled;

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use rustc_hash::FxHashSet;
use serde::Serialize;

pub use cycles::Circle;
pub use gaps::{Gap, GapCause, Gaps};
pub use hubs::{Hub, Hubs};
pub use institutions::{Acting, Institutions};
pub use law::{LawAnswer, Served};
pub use lookup::LookupFault;
pub use obligation::{ObligationAnswer, PartSeen};
pub use orphans::Orphans;
pub use path::{PathAnswer, Route, Step};
pub use recycled::{Recycled, RecycledGroup, RecycledPlace};

use super::kind::{EdgeKind, NodeKind};
use super::model::{Graph, Node};

/// How many ways an answer tells at most.
pub const MOST_ROUTES: usize = 60;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Obligations that no law or measure reaches.
    Gaps,
    /// What a law serves, and what falls if it is repealed.
    Law(String),
    /// All ways to an obligation, and on to the treaty.
    Obligation(String),
    /// The ways from one node to another.
    Path(String, String),
    /// Laws and passages by how much hangs on them.
    Hubs,
    /// Words used for more than one answer.
    Recycled,
    /// Laws cited for nothing, asks without a rule, rules without an ask.
    Orphans,
    /// Who is said to do what.
    Institutions,
}

impl Query {
    /// The words by which a user asks, with what each tells.
    pub const HELP: [(&'static str, &'static str); 8] = [
        ("gaps", "obligations that no law or measure reaches"),
        ("law NAME", "what a law or article serves, and what falls if it is repealed"),
        ("obligation ID", "all ways from laws and bodies to an obligation, and on to the treaty"),
        ("path A B", "the ways from one node to another"),
        ("hubs", "laws and passages by how much hangs on them"),
        ("recycled", "words that stand in more than one answer"),
        ("orphans", "laws cited for nothing, asks without a rule, rules without an ask"),
        ("institutions", "who is said to do what"),
    ];

    /// Reads a question from words; the words of a law's name may come apart.
    ///
    /// # Errors
    /// A sentence that says which words are understood.
    pub fn parse<S: AsRef<str>>(words: &[S]) -> Result<Query, String> {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        match words.as_slice() {
            ["gaps"] => Ok(Query::Gaps),
            ["law", name @ ..] if !name.is_empty() => Ok(Query::Law(name.join(" "))),
            ["obligation", id] => Ok(Query::Obligation((*id).to_owned())),
            ["path", from, to] => Ok(Query::Path((*from).to_owned(), (*to).to_owned())),
            ["hubs"] => Ok(Query::Hubs),
            ["recycled"] => Ok(Query::Recycled),
            ["orphans"] => Ok(Query::Orphans),
            ["institutions"] => Ok(Query::Institutions),
            _ => {
                let known: Vec<&str> = Query::HELP.iter().map(|(words, _)| *words).collect();
                Err(format!("no such question: `{}`; ask one of: {}", words.join(" "), known.join(", ")))
            }
        }
    }

    /// Asks the graph.
    ///
    /// # Errors
    /// A [`LookupFault`] where the graph has no node of that name.
    pub fn ask(&self, graph: &Graph) -> Result<QueryAnswer, LookupFault> {
        Ok(match self {
            Query::Gaps => QueryAnswer::Gaps(graph.gaps()),
            Query::Law(name) => QueryAnswer::Law(graph.law(name)?),
            Query::Obligation(id) => QueryAnswer::Obligation(graph.obligation(id)?),
            Query::Path(from, to) => QueryAnswer::Path(graph.path(from, to)?),
            Query::Hubs => QueryAnswer::Hubs(graph.hubs()),
            Query::Recycled => QueryAnswer::Recycled(graph.recycled()),
            Query::Orphans => QueryAnswer::Orphans(graph.orphans()),
            Query::Institutions => QueryAnswer::Institutions(graph.institutions()),
        })
    }
}

/// The answer to a [`Query`].
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "query", rename_all = "kebab-case")]
pub enum QueryAnswer {
    /// To [`Query::Gaps`].
    Gaps(Gaps),
    /// To [`Query::Law`].
    Law(LawAnswer),
    /// To [`Query::Obligation`].
    Obligation(ObligationAnswer),
    /// To [`Query::Path`].
    Path(PathAnswer),
    /// To [`Query::Hubs`].
    Hubs(Hubs),
    /// To [`Query::Recycled`].
    Recycled(Recycled),
    /// To [`Query::Orphans`].
    Orphans(Orphans),
    /// To [`Query::Institutions`].
    Institutions(Institutions),
}

impl QueryAnswer {
    /// The part of the graph that the answer speaks of, with what each of its nodes lies in: the law of an article, the answer
    /// of a passage, and from an obligation on to the treaty.
    pub fn subgraph(&self, graph: &Graph) -> Graph {
        let nodes: Vec<&Node> = match self {
            QueryAnswer::Gaps(a) => a.nodes(),
            QueryAnswer::Law(a) => a.nodes(),
            QueryAnswer::Obligation(a) => a.nodes(),
            QueryAnswer::Path(a) => a.nodes(),
            QueryAnswer::Hubs(a) => a.nodes(),
            QueryAnswer::Recycled(a) => a.nodes(),
            QueryAnswer::Orphans(a) => a.nodes(),
            QueryAnswer::Institutions(a) => a.nodes(),
        };
        graph.only(&framed(graph, nodes.into_iter().filter_map(|n| graph.index(&n.id)).collect()))
    }
}

fn framed(graph: &Graph, mut keep: FxHashSet<NodeIndex>) -> FxHashSet<NodeIndex> {
    let mut open: Vec<NodeIndex> = keep.iter().copied().collect();
    while let Some(node) = open.pop() {
        let mut around = graph.along(node, EdgeKind::Belongs, Direction::Outgoing);
        around.extend(graph.along(node, EdgeKind::Rests, Direction::Outgoing));
        if graph.inner()[node].kind == NodeKind::Obligation {
            around.extend(graph.along(node, EdgeKind::Asks, Direction::Incoming));
        }
        open.extend(around.into_iter().filter(|&n| keep.insert(n)));
    }
    keep
}

impl Graph {
    /// Copies of some nodes, in the order given.
    pub(super) fn said(&self, nodes: impl IntoIterator<Item = NodeIndex>) -> Vec<Node> {
        nodes.into_iter().map(|n| self.inner[n].clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read() {
        assert_eq!(Query::parse(&["gaps"]), Ok(Query::Gaps));
        assert_eq!(Query::parse(&["law", "Penal", "Code"]), Ok(Query::Law("Penal Code".into())));
        assert_eq!(Query::parse(&["path", "a", "b"]), Ok(Query::Path("a".into(), "b".into())));
        assert!(Query::parse(&["law"]).is_err() && Query::parse::<&str>(&[]).is_err());
        assert!(Query::parse(&["gap"]).unwrap_err().contains("obligation ID"));
    }
}
