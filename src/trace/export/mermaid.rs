//! Mermaid, for Markdown pages that draw it.
//!
//! In: a graph. Out: a flowchart. Mermaid refuses more than 500 edges and 50,000 characters, so that a larger graph is drawn
//! from laws straight to obligations, its passages folded into the arrows; what still does not fit is left out, and a comment
//! says how much.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use petgraph::stable_graph::NodeIndex;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};

use crate::trace::flow::Flow;
use crate::trace::kind::{EdgeKind, NodeKind};
use crate::trace::label::cut;
use crate::trace::model::{Graph, Node};

/// Mermaid's own limit is 500.
const MOST_EDGES: usize = 480;
/// Mermaid's own limit is 50,000.
const MOST_CHARACTERS: usize = 48_000;

/// The graph as a Mermaid flowchart.
pub fn mermaid(graph: &Graph) -> String {
    let whole: Vec<Arrow> = graph
        .inner()
        .edge_references()
        .map(|e| {
            let against = e.weight().role.is_some() && !e.weight().supports();
            Arrow { from: e.source(), to: e.target(), name: e.weight().kind.name().to_owned(), dashed: against }
        })
        .collect();
    let nodes: Vec<NodeIndex> = graph.inner().node_indices().collect();
    let text = write(graph, &nodes, &whole, 0);
    if whole.len() <= MOST_EDGES && text.chars().count() <= MOST_CHARACTERS {
        return text;
    }
    let (nodes, arrows) = folded(graph);
    let mut most = arrows.len().min(MOST_EDGES);
    loop {
        let text = write(graph, &nodes, &arrows[..most], arrows.len() - most);
        if text.chars().count() <= MOST_CHARACTERS || most == 0 {
            return text;
        }
        most -= most.min(most / 8 + 1);
    }
}

struct Arrow {
    from: NodeIndex,
    to: NodeIndex,
    name: String,
    dashed: bool,
}

/// Laws and bodies straight to obligations, and the frame of the rules; the first arrows are the last to be left out.
fn folded(graph: &Graph) -> (Vec<NodeIndex>, Vec<Arrow>) {
    let inner = graph.inner();
    let mut arrows: Vec<Arrow> = Vec::new();
    for e in inner.edge_references() {
        let frame = match e.weight().kind {
            EdgeKind::Rests | EdgeKind::Asks | EdgeKind::Names => true,
            EdgeKind::Belongs => inner[e.source()].kind == NodeKind::Item,
            _ => false,
        };
        if frame {
            arrows.push(Arrow {
                from: e.source(),
                to: e.target(),
                name: e.weight().kind.name().to_owned(),
                dashed: false,
            });
        }
    }
    let flow = Flow::of(graph);
    for law in graph.of_kind(NodeKind::Instrument).chain(graph.of_kind(NodeKind::Institution)) {
        for obligation in flow.obligations(law) {
            arrows.push(Arrow { from: law, to: obligation, name: "serves".to_owned(), dashed: false });
        }
    }
    let nodes = inner
        .node_indices()
        .filter(|&n| !matches!(inner[n].kind, NodeKind::Passage | NodeKind::Answer | NodeKind::Part))
        .collect();
    (nodes, arrows)
}

fn write(graph: &Graph, nodes: &[NodeIndex], arrows: &[Arrow], left_out: usize) -> String {
    let inner = graph.inner();
    // Only nodes that hang on something; a lone node is drawn where the graph has no arrows at all.
    let mut short: BTreeMap<NodeIndex, usize> = arrows.iter().flat_map(|a| [(a.from, 0), (a.to, 0)]).collect();
    if arrows.is_empty() {
        short = nodes.iter().map(|&n| (n, 0)).collect();
    }
    short.values_mut().enumerate().for_each(|(number, short)| *short = number);
    let mut out = String::from("flowchart LR\n");
    if left_out > 0 {
        let _ = writeln!(out, "  %% {left_out} arrows are left out: Mermaid draws no more than 500");
    }
    for (&at, number) in &short {
        let node = &inner[at];
        let (open, close) = shape(node.kind);
        let class = node.status.map_or("", |s| {
            if s.is_unaddressed() {
                ":::open"
            } else if s.is_gap() {
                ":::weak"
            } else {
                ":::met"
            }
        });
        let _ = writeln!(out, "  n{number}{open}\"{}\"{close}{class}", words(node));
    }
    for arrow in arrows {
        let (from, to) = (short[&arrow.from], short[&arrow.to]);
        let line = if arrow.dashed { "-.->" } else { "-->" };
        let _ = writeln!(out, "  n{from} {line}|{}| n{to}", arrow.name);
    }
    out.push_str("  classDef open fill:#F7D9C6,stroke:#D55E00,stroke-width:3px,color:#000\n");
    out.push_str("  classDef weak fill:#FBEBC8,stroke:#B37400,stroke-dasharray:4,color:#000\n");
    out.push_str("  classDef met fill:#CFEAE0,stroke:#009E73,color:#000\n");
    out
}

fn shape(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::TreatyArticle => ("[/", "/]"),
        NodeKind::Recommendation => ("[[", "]]"),
        NodeKind::Instrument => ("[(", ")]"),
        NodeKind::Provision | NodeKind::Part => ("(", ")"),
        NodeKind::Institution => ("([", "])"),
        NodeKind::Item | NodeKind::Obligation | NodeKind::Answer | NodeKind::Passage => ("[", "]"),
    }
}

fn words(node: &Node) -> String {
    let label = cut(&node.label, 48);
    let status = node.status.map_or_else(String::new, |s| format!(" [{}]", s.name()));
    let text = match node.kind {
        NodeKind::Obligation | NodeKind::Item | NodeKind::Recommendation | NodeKind::Answer | NodeKind::Passage => {
            format!("{}: {label}{status}", node.title())
        }
        _ => label,
    };
    escaped(&text)
}

/// A text within a quoted label: entities in Mermaid's own form, nothing that Markdown or HTML would read as its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '*' | '_' | '\\' | ';' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_label_cannot_end_its_quotes() {
        assert_eq!(escaped("a \"b\" <i>#1</i>"), "a #34;b#34; #60;i#62;#35;1#60;/i#62;");
    }
}
