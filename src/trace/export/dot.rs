//! DOT, for Graphviz.
//!
//! In: a graph. Out: a digraph that reads from left to right, with the node's id as its name, a shape for each kind and,
//! for obligations, the status in words. Labels are escaped for Graphviz's own escapes and entities.

use std::fmt::Write as _;

use crate::trace::kind::NodeKind;
use crate::trace::model::{Graph, Node};

/// The graph as DOT.
pub fn dot(graph: &Graph) -> String {
    let mut out = String::from(
        "digraph lacuna {\n  rankdir=LR;\n  node [fontname=\"Helvetica\", fontsize=10, shape=box];\n  edge [fontname=\"Helvetica\", fontsize=8];\n",
    );
    for node in graph.nodes() {
        let status = node.status.map_or_else(String::new, |s| format!("\n[{}]", s.name()));
        let label = format!("{}{status}", label(node));
        let line = node.line().map_or_else(String::new, |l| format!(", comment=\"line {l}\""));
        let _ = writeln!(out, "  {} [label={}, {}{line}];", quoted(&node.id, false), quoted(&label, true), look(node));
    }
    for (from, to, edge) in graph.edges() {
        let role = edge.role.map_or_else(String::new, |r| format!(" ({})", r.name()));
        let style = if edge.role.is_some() && !edge.supports() { ", style=dashed" } else { "" };
        let name = quoted(&format!("{}{role}", edge.kind.name()), true);
        let _ = writeln!(out, "  {} -> {} [label={name}{style}];", quoted(&from.id, false), quoted(&to.id, false));
    }
    out.push_str("}\n");
    out
}

fn label(node: &Node) -> String {
    let words = crate::trace::label::cut(&node.label, 60);
    match node.kind {
        NodeKind::Instrument
        | NodeKind::Provision
        | NodeKind::Institution
        | NodeKind::TreatyArticle
        | NodeKind::Part => words,
        _ => format!("{}: {words}", node.title()),
    }
}

/// The shape, and for obligations a colour that a colour-blind reader can tell; the words say the same.
fn look(node: &Node) -> &'static str {
    match node.kind {
        NodeKind::TreatyArticle => "shape=house",
        NodeKind::Recommendation => "shape=box3d",
        NodeKind::Item => "shape=folder",
        NodeKind::Obligation => match node.status {
            Some(s) if s.is_unaddressed() => "style=\"filled,bold\", fillcolor=\"#F7D9C6\", color=\"#D55E00\"",
            Some(s) if s.is_gap() => "style=filled, fillcolor=\"#FBEBC8\"",
            Some(_) => "style=filled, fillcolor=\"#CFEAE0\"",
            None => "style=filled, fillcolor=\"#EEEEEE\"",
        },
        NodeKind::Part => "style=dashed",
        NodeKind::Answer => "shape=note",
        NodeKind::Passage => "shape=plaintext",
        NodeKind::Instrument => "style=rounded",
        NodeKind::Provision => "style=\"rounded,dotted\"",
        NodeKind::Institution => "shape=oval",
    }
}

/// A quoted string of DOT. In labels `\` and `&` have meanings of their own.
fn quoted(text: &str, label: bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' if label => out.push_str("\\\\"),
            // In a name a backslash stands for itself, but one before the closing quote would escape it.
            '\\' => out.push('/'),
            '&' if label => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn labels_stand_as_they_are() {
        assert_eq!(quoted("a \"b\" \\N &lt;\nc\u{a0}d\u{7}", true), "\"a \\\"b\\\" \\\\N &amp;lt;\\nc\u{a0}d \"");
        assert_eq!(quoted("law:x\\", false), "\"law:x/\"");
    }
}
