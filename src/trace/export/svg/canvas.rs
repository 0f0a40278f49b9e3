//! The sheet that is drawn on: words, boxes, and groups within their link.
//!
//! In: a graph, its scheme and its plan. Out: the SVG text as it grows. Each thing has a title with its full words, and a
//! link where it has a place.

use std::fmt::Write as _;

use petgraph::stable_graph::NodeIndex;

use super::SvgOptions;
use super::place::{Band, Plan};
use super::scheme::{Dot, Scheme};
use super::style::{INK, PALE};
use crate::trace::export::xml;
use crate::trace::model::{Graph, Node, anchor};

pub(super) struct Canvas<'c, 'o> {
    pub graph: &'c Graph,
    pub scheme: &'c Scheme,
    pub plan: &'c Plan,
    pub options: &'c SvgOptions<'o>,
    pub out: String,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub size: f64,
    pub bold: bool,
    pub fill: &'static str,
    pub end: bool,
}

pub(super) const PLAIN: Type = Type { size: 11.0, bold: false, fill: INK, end: false };
pub(super) const SMALL: Type = Type { size: 9.0, bold: false, fill: PALE, end: false };

impl Canvas<'_, '_> {
    pub(super) fn node(&self, at: NodeIndex) -> &Node {
        &self.graph.inner()[at]
    }

    pub(super) fn text(&mut self, x: f64, y: f64, text: &str, set: Type) {
        let bold = if set.bold { " font-weight=\"bold\"" } else { "" };
        let end = if set.end { " text-anchor=\"end\"" } else { "" };
        let _ = write!(
            self.out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" fill=\"{}\"{bold}{end}>{}</text>",
            set.size,
            set.fill,
            xml(text)
        );
    }

    /// Opens the group of a node, within its link; gives what closes it.
    pub(super) fn group(&mut self, at: NodeIndex, title: &str) -> &'static str {
        let node = self.node(at);
        let (id, href) = (xml(&anchor(&node.id)), (self.options.href)(node));
        let close = match href {
            Some(href) => {
                let by_pointer = if self.options.in_page { " tabindex=\"-1\"" } else { "" };
                let _ = write!(self.out, "<a href=\"{}\"{by_pointer}>", xml(&href));
                "</g></a>\n"
            }
            None => "</g>\n",
        };
        let id = if self.options.in_page { String::new() } else { format!(" id=\"g-{id}\"") };
        let _ = write!(self.out, "<g{id}><title>{}</title>", xml(title));
        close
    }

    pub(super) fn frame(&mut self, column: (f64, f64), band: Band, round: f64, stroke: &str, look: &str) {
        let _ = write!(
            self.out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{round:.1}\" stroke=\"{stroke}\" {look}/>",
            column.0,
            band.top,
            column.1 - column.0,
            band.high
        );
    }

    pub(super) fn dot_title(&self, dot: &Dot) -> String {
        let first = self.node(dot.passages[0]);
        let more = if dot.passages.len() > 1 {
            format!(" and {} more like it", dot.passages.len() - 1)
        } else {
            String::new()
        };
        let line = first.line().map_or_else(String::new, |l| format!(", line {l}"));
        format!("{}{line}{more}: {}", first.title(), first.label)
    }
}
