//! The graph as rows, for JSON.
//!
//! In: a graph. Out: [`GraphSaid`], the `graph` of `lacuna.assessment/1`: nodes with id, kind, label and line, edges with
//! their ends and kind; dates, statuses and roles beside them where they are known.

use serde::{Deserialize, Serialize};

use crate::fact::partial_date::PartialDate;
use crate::rule::Status;
use crate::trace::kind::{EdgeKind, NodeKind, Role};
use crate::trace::model::Graph;

/// The graph, in short.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct GraphSaid {
    /// The nodes.
    pub nodes: Vec<NodeSaid>,
    /// The edges.
    pub edges: Vec<EdgeSaid>,
}

/// A node.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NodeSaid {
    /// Its id, stable between runs.
    pub id: String,
    /// Its kind.
    pub kind: NodeKind,
    /// What to call it.
    pub label: String,
    /// The line where it first stands.
    pub line: Option<u32>,
    /// Its date, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// How far the reply deals with it; obligations only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
}

/// An edge.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EdgeSaid {
    /// From which node.
    pub from: String,
    /// To which node.
    pub to: String,
    /// Its kind.
    pub kind: EdgeKind,
    /// What the passage does for the obligation; evidence only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What the passage alone would make of the obligation; evidence only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
}

/// The rows of a graph.
pub fn said(graph: &Graph) -> GraphSaid {
    let node = |n: &crate::trace::Node| NodeSaid {
        id: n.id.clone(),
        kind: n.kind,
        label: n.label.clone(),
        line: n.line(),
        date: n.date,
        status: n.status,
    };
    let edges = graph.edges().map(|(from, to, e)| EdgeSaid {
        from: from.id.clone(),
        to: to.id.clone(),
        kind: e.kind,
        role: e.role,
        status: e.status,
    });
    GraphSaid { nodes: graph.nodes().map(node).collect(), edges: edges.collect() }
}
