//! The graph as part of a page.
//!
//! In: the graph and where things stand on the page. Out: its picture as SVG. The picture escapes the words of the reply
//! itself; here hidden characters are taken out of it, as everywhere on the page.

use super::acts;
use super::anchors::Anchors;
use crate::trace::export::{SvgOptions, svg};
use crate::trace::{Graph, Node, NodeKind};

/// The picture of a graph, whose nodes link to the obligations and lines of the page.
pub(super) fn picture(graph: &Graph, title: &str, anchors: &Anchors) -> String {
    let href = |node: &Node| match node.kind {
        NodeKind::Obligation => anchors.to_obligation(node.name()).href,
        _ => node.line().and_then(|line| anchors.line_href(line)),
    };
    let mut picture = svg(graph, &SvgOptions { title, institutions: false, in_page: true, href: &href });
    picture.retain(|c| !acts(c));
    picture
}
