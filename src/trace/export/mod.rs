//! The graph in the forms that other tools and people read.
//!
//! In: a graph, whole or in part. Out: text in DOT (Graphviz), `GraphML` (Gephi, yEd, networkx), Mermaid (Markdown pages),
//! rows for JSON, or a picture as SVG that needs no other program. Each is the same to the byte for the same graph, and
//! whatever a reply contains is escaped.

mod dot;
mod graphml;
mod json;
mod mermaid;
mod svg;

pub use dot::dot;
pub use graphml::graphml;
pub use json::{EdgeSaid, GraphSaid, NodeSaid, said};
pub use mermaid::mermaid;
pub use svg::{SvgOptions, svg};

/// A text for XML, in content and in attributes; characters that XML cannot hold are left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::scene;

    #[test]
    fn nothing_breaks_out_of_xml() {
        assert_eq!(xml("a<b>&\"c'\u{1}\u{ffff}\nd"), "a&lt;b&gt;&amp;&quot;c&#39; d");
    }

    #[test]
    fn every_form_holds_every_node_and_is_stable() {
        let graph = scene::graph();
        let forms: [fn(&crate::trace::Graph) -> String; 2] = [dot, graphml];
        for form in forms {
            let text = form(&graph);
            assert_eq!(text, form(&scene::graph()));
            assert!(graph.nodes().all(|n| text.contains(&n.id)), "{text}");
        }
        assert_eq!(mermaid(&graph), mermaid(&scene::graph()));
        let rows = said(&graph);
        assert_eq!((rows.nodes.len(), rows.edges.len()), (graph.node_count(), graph.edge_count()));
        let json = serde_json::to_string(&rows).unwrap();
        assert!(
            json.contains(r#"{"id":"law:order-no-7","kind":"instrument","label":"Order No. 7","line":24}"#),
            "{json}"
        );
        assert!(json.contains(r#""kind":"evidences","role":"decisive","status":"declined""#), "{json}");
    }
}
