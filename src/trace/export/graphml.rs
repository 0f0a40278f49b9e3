//! `GraphML`, for Gephi, yEd, networkx and their like.
//!
//! In: a graph. Out: XML with the keys in a fixed order, so that the same graph gives the same file.

use std::fmt::Write as _;

use super::xml;
use crate::trace::model::Graph;

const KEYS: [(&str, &str, &str); 9] = [
    ("kind", "node", "string"),
    ("label", "node", "string"),
    ("line", "node", "int"),
    ("date", "node", "string"),
    ("status", "node", "string"),
    ("relation", "edge", "string"),
    ("role", "edge", "string"),
    ("worth", "edge", "string"),
    ("edge-line", "edge", "int"),
];

/// The graph as `GraphML`.
pub fn graphml(graph: &Graph) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (name, of, kind) in KEYS {
        let _ = writeln!(out, "  <key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
    }
    out.push_str("  <graph id=\"lacuna\" edgedefault=\"directed\">\n");
    for node in graph.nodes() {
        let _ = writeln!(out, "    <node id=\"{}\">", xml(&node.id));
        data(&mut out, "kind", Some(node.kind.name()));
        data(&mut out, "label", Some(&node.label));
        data(&mut out, "line", node.line().map(|l| l.to_string()).as_deref());
        data(&mut out, "date", node.date.map(|d| d.to_string()).as_deref());
        data(&mut out, "status", node.status.map(crate::rule::Status::name));
        out.push_str("    </node>\n");
    }
    for (number, (from, to, edge)) in graph.edges().enumerate() {
        let _ = writeln!(out, "    <edge id=\"e{number}\" source=\"{}\" target=\"{}\">", xml(&from.id), xml(&to.id));
        data(&mut out, "relation", Some(edge.kind.name()));
        data(&mut out, "role", edge.role.map(crate::trace::Role::name));
        data(&mut out, "worth", edge.status.map(crate::rule::Status::name));
        data(&mut out, "edge-line", edge.at.map(|at| at.line.to_string()).as_deref());
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn data(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(out, "      <data key=\"{key}\">{}</data>", xml(value));
    }
}
