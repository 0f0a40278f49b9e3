//! A picture of the graph, drawn by the program itself.
//!
//! In: a graph, whole or in part. Out: one SVG: laws (and, if wanted, bodies) on the left, the answers with a dot for each
//! passage, the obligations grouped by recommendation, treaty articles on the right. Status shows by sign and by a colour
//! that colour-blind readers can tell; text stays text; nodes link to their places. A whole graph fits an A4 page.

mod canvas;
mod draw;
mod head;
mod lines;
mod place;
mod scheme;
mod style;

use crate::trace::model::{Graph, Node, anchor};

/// How to draw.
pub struct SvgOptions<'o> {
    /// What stands at the head.
    pub title: &'o str,
    /// Whether bodies are drawn beside the laws; on a whole graph they make it crowded.
    pub institutions: bool,
    /// Whether it becomes a part of an HTML page, which has ids, a style sheet and a way from link to link of its own: then it
    /// brings neither ids nor style, and its links are for the pointer only.
    pub in_page: bool,
    /// Where a node links to; `None` for no link.
    pub href: &'o dyn Fn(&Node) -> Option<String>,
}

impl Default for SvgOptions<'_> {
    fn default() -> Self {
        SvgOptions {
            title: "What hangs on what",
            institutions: false,
            in_page: false,
            href: &|node| Some(format!("#{}", anchor(&node.id))),
        }
    }
}

/// The graph as SVG.
pub fn svg(graph: &Graph, options: &SvgOptions) -> String {
    let scheme = scheme::Scheme::of(graph, options.institutions);
    let plan = place::Plan::of(graph, &scheme);
    draw::draw(graph, &scheme, &plan, options)
}
