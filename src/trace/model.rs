//! The model: what a graph of a reply is made of.
//!
//! Nodes are what a lawyer would name: articles, obligations, answers, passages, laws, institutions. Edges are what the text
//! or the rules say between two of them. Ids are made from content ("law:penal-code", "obligation:2.c.1"), so that they stay
//! the same between runs and versions; nodes and edges stand in an order that depends on the reply and the rules alone.

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::kind::{EdgeKind, NodeKind, Role};
use crate::fact::partial_date::PartialDate;
use crate::label::{Said, Saying};
use crate::rule::Status;
use crate::text::Span;

/// A place in the reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Spot {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// The line of their first byte, from 1.
    pub line: u32,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Node {
    /// Its id, stable between runs.
    pub id: String,
    /// What it stands for.
    pub kind: NodeKind,
    /// What to call it.
    pub label: String,
    /// Where it first stands in the reply.
    pub at: Option<Spot>,
    /// Its date: of a law, of what a passage reports.
    pub date: Option<PartialDate>,
    /// How far the reply deals with it; obligations only.
    pub status: Option<Status>,
}

impl Node {
    /// The id without its kind ("2.c.1").
    pub fn name(&self) -> &str {
        self.id.split_once(':').map_or(self.id.as_str(), |(_, name)| name)
    }

    /// The line where it first stands.
    pub fn line(&self) -> Option<u32> {
        self.at.map(|at| at.line)
    }

    /// How a sentence names it: obligations and items by number, answers and passages by item and paragraph, laws by name.
    pub fn title(&self) -> String {
        self.called().english()
    }

    /// The same in no language yet.
    pub fn called(&self) -> Said {
        let named = |saying: Saying| saying.with("name", self.name());
        let verbatim = |words: String| Saying::Verbatim.with("words", words);
        match self.kind {
            NodeKind::Obligation => verbatim(self.name().to_owned()),
            NodeKind::Item => named(Saying::ItemNamed),
            NodeKind::Recommendation => named(Saying::RecommendationNamed),
            NodeKind::Answer => named(Saying::AnswerTo),
            NodeKind::Passage => {
                let (answer, at) = self.name().split_once('/').unwrap_or((self.name(), ""));
                verbatim(format!("{answer} ¶{at}"))
            }
            _ => verbatim(self.label.clone()),
        }
    }
}

/// An edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// What it says.
    pub kind: EdgeKind,
    /// What the passage does for the obligation; evidence only.
    pub role: Option<Role>,
    /// What the passage alone would make of the obligation; evidence only.
    pub status: Option<Status>,
    /// The words that say it.
    pub at: Option<Spot>,
    /// For a repetition: the words that are repeated.
    pub other: Option<Spot>,
}

impl Edge {
    /// An edge of which no more is known than its kind.
    pub fn of(kind: EdgeKind) -> Edge {
        Edge { kind, role: None, status: None, at: None, other: None }
    }

    /// Whether it is evidence that speaks for the obligation: a measure, a rule or an intention.
    pub fn supports(&self) -> bool {
        self.kind == EdgeKind::Evidences
            && self.role != Some(Role::Contrary)
            && self.status.is_none_or(|s| !s.is_unaddressed())
    }

    /// Whether it is evidence of a law or a measure, more than an intention.
    pub fn is_law_or_measure(&self) -> bool {
        self.supports() && self.status != Some(Status::InProgress)
    }
}

/// The petgraph graph inside.
pub type Inner = StableDiGraph<Node, Edge>;

/// What hangs on what in one reply.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    pub(super) inner: Inner,
    ids: FxHashMap<String, NodeIndex>,
}

impl Graph {
    /// The petgraph graph, for questions that no query here asks.
    pub fn inner(&self) -> &Inner {
        &self.inner
    }

    /// Nodes in order.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.inner.node_weights()
    }

    /// Edges in order, with the nodes at their ends.
    pub fn edges(&self) -> impl Iterator<Item = (&Node, &Node, &Edge)> {
        self.inner.edge_references().map(|e| (&self.inner[e.source()], &self.inner[e.target()], e.weight()))
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.inner.node_count()
    }

    /// Number of edges.
    pub fn edge_count(&self) -> usize {
        self.inner.edge_count()
    }

    /// A node by its id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.index(id).map(|at| &self.inner[at])
    }

    /// The petgraph index of an id.
    pub fn index(&self, id: &str) -> Option<NodeIndex> {
        self.ids.get(id).copied()
    }

    /// Nodes of one kind, in order.
    pub(super) fn of_kind(&self, kind: NodeKind) -> impl Iterator<Item = NodeIndex> + '_ {
        self.inner.node_indices().filter(move |&n| self.inner[n].kind == kind)
    }

    /// The nodes at the other ends of a node's edges of one kind, in order.
    pub(super) fn along(&self, from: NodeIndex, kind: EdgeKind, direction: Direction) -> Vec<NodeIndex> {
        let edges = self.inner.edges_directed(from, direction).filter(|e| e.weight().kind == kind);
        let mut found: Vec<NodeIndex> = match direction {
            Direction::Outgoing => edges.map(|e| e.target()).collect(),
            Direction::Incoming => edges.map(|e| e.source()).collect(),
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    /// An empty graph with room for so many nodes and edges.
    pub(super) fn with_room(nodes: usize, edges: usize) -> Graph {
        let ids = FxHashMap::with_capacity_and_hasher(nodes, rustc_hash::FxBuildHasher);
        Graph { inner: Inner::with_capacity(nodes, edges), ids }
    }

    /// Adds a node, or gives the one that has its id already.
    pub(super) fn add(&mut self, node: Node) -> NodeIndex {
        if let Some(&at) = self.ids.get(&node.id) {
            return at;
        }
        let id = node.id.clone();
        let at = self.inner.add_node(node);
        self.ids.insert(id, at);
        at
    }

    /// Adds an edge unless one of its kind stands between the two; stronger evidence takes the place of weaker.
    pub(super) fn link(&mut self, from: NodeIndex, to: NodeIndex, edge: Edge) {
        let known = self.inner.edges_connecting(from, to).find(|e| e.weight().kind == edge.kind).map(|e| e.id());
        match known {
            Some(at) => {
                let known: &mut Edge = &mut self.inner[at];
                if edge.role.is_some() && (known.role.is_none() || edge.role < known.role) {
                    *known = edge;
                }
            }
            None => self.push(from, to, edge),
        }
    }

    /// Adds an edge beside those that are there.
    pub(super) fn push(&mut self, from: NodeIndex, to: NodeIndex, edge: Edge) {
        let _: EdgeIndex = self.inner.add_edge(from, to, edge);
    }

    /// The graph of some nodes alone, with the edges between them.
    #[must_use]
    pub fn only(&self, keep: &FxHashSet<NodeIndex>) -> Graph {
        let inner = self.inner.filter_map(|at, node| keep.contains(&at).then(|| node.clone()), |_, edge| Some(*edge));
        let ids = keep.iter().filter_map(|&at| Some((inner.node_weight(at)?.id.clone(), at))).collect();
        Graph { inner, ids }
    }
}

/// A text as the tail of an id: lower case, words joined by hyphens.
pub fn slug(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut out = String::with_capacity(text.len().min(LONGEST));
    let mut gap = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') {
            gap = true;
        }
        if out.len() >= LONGEST {
            break;
        }
    }
    if let Some(rest) = out.strip_prefix("the-") {
        return rest.to_owned();
    }
    out
}

/// An id as the target of a link within a page: `obligation:2.c.1` is at `#obligation-2.c.1`.
pub fn anchor(id: &str) -> String {
    id.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_anchors() {
        assert_eq!(slug("The Law “On State Duty”"), "law-on-state-duty");
        assert_eq!(slug("Victims' Relief Fund"), "victims-relief-fund");
        assert_eq!(slug("Loi n° 2024-18"), "loi-n-2024-18");
        assert_eq!(anchor("provision:penal-code/164"), "provision-penal-code-164");
    }

    #[test]
    fn stronger_evidence_takes_the_place_of_weaker() {
        let mut graph = Graph::default();
        let node = |id: &str, kind| Node { id: id.into(), kind, label: id.into(), at: None, date: None, status: None };
        let p = graph.add(node("passage:1/1", NodeKind::Passage));
        let o = graph.add(node("obligation:1.1", NodeKind::Obligation));
        let edge = |role| Edge { role: Some(role), ..Edge::of(EdgeKind::Evidences) };
        graph.link(p, o, edge(Role::Supporting));
        graph.link(p, o, edge(Role::Decisive));
        graph.link(p, o, edge(Role::Contrary));
        assert_eq!(graph.edge_count(), 1);
        assert_eq!(graph.edges().next().map(|(_, _, e)| e.role), Some(Some(Role::Decisive)));
    }
}
