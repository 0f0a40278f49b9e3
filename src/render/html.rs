//! Pages in HTML, for the file of a committee and for readers who never open a terminal: the report on a reply, two rounds
//! compared, many replies at a glance.
//!
//! In: an assessment with the text of the reply and the graph, a comparison or an overview; the labels of a language. Out: one
//! file that needs no network and runs no script. Filters work by CSS alone. Nothing of a reply can act: every value is escaped
//! and freed of hidden characters where it is written ([`minijinja`]'s one formatter), and the page's Content-Security-Policy
//! allows its own style sheet, by its hash, and nothing else.

mod anchors;
mod annexes;
mod comparison;
mod frame;
mod matrix;
mod obligation;
mod overview;
mod page;
mod picture;
mod policy;
mod reply;
#[cfg(test)]
mod tests;
mod timeline;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};
use serde::Serialize;

use super::excerpt::is_hidden;
use super::labels::{Labels, fill};
use crate::assessment::Assessment;
use crate::assessment::compare::Comparison;
use crate::assessment::overview::Overview;
use crate::text::Source;
use crate::trace::Graph;

/// The templates: name and text.
const TEMPLATES: [(&str, &str); 9] = [
    ("frame.html", include_str!("html/frame.html.j2")),
    ("page.html", include_str!("html/page.html.j2")),
    ("comparison.html", include_str!("html/comparison.html.j2")),
    ("overview.html", include_str!("html/overview.html.j2")),
    ("parts.html", include_str!("html/parts.html.j2")),
    ("matrix.html", include_str!("html/matrix.html.j2")),
    ("obligation.html", include_str!("html/obligation.html.j2")),
    ("annexes.html", include_str!("html/annexes.html.j2")),
    ("reply.html", include_str!("html/reply.html.j2")),
];

/// The assessment as one HTML file: what was judged, totals, a matrix, each obligation with what is asked beside what is
/// answered, figures by year, dated measures around the baseline, repeated answers, the graph, findings, and the whole reply, so
/// that each quotation links to its place.
///
/// # Errors
/// A fault of a template, which the tests rule out.
pub fn render(
    assessment: &Assessment,
    source: &Source,
    graph: Option<&Graph>,
    labels: &Labels,
) -> Result<String, Error> {
    write("page.html", page::Page::of(assessment, source, graph, labels))
}

/// Two rounds compared as one HTML file: the totals, each obligation by its status then and now, the words that decided in
/// either round side by side, laws that came and went, and what became of promises.
///
/// # Errors
/// As [`render`].
pub fn comparison(comparison: &Comparison, labels: &Labels) -> Result<String, Error> {
    write("comparison.html", comparison::Page::of(comparison, labels))
}

/// Many replies at a glance as one HTML file: totals, replies by status, replies by items, and links to the report of each, where
/// there is one.
///
/// # Errors
/// As [`render`].
pub fn overview(overview: &Overview, labels: &Labels) -> Result<String, Error> {
    write("overview.html", overview::Page::of(overview, labels))
}

fn write(template: &str, page: impl Serialize) -> Result<String, Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    env.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() && text.contains(acts) => {
            let seen: String = text.chars().filter(|c| !acts(*c)).collect();
            minijinja::escape_formatter(out, state, &Value::from(seen))
        }
        _ => minijinja::escape_formatter(out, state, value),
    });
    env.add_filter("fill", |label: &str, values: Kwargs| -> Result<String, Error> {
        let names: Vec<&str> = values.args().collect();
        let values: Vec<(&str, String)> = names
            .into_iter()
            .map(|name| Ok((name, values.get::<Value>(name)?.to_string())))
            .collect::<Result<_, Error>>()?;
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Ok(fill(label, &values))
    });
    for (name, text) in TEMPLATES {
        env.add_template(name, text)?;
    }
    env.get_template(template)?.render(Serde(page))
}

/// Whether a character could reorder or hide what stands around it; line ends and tabs are mere space here.
fn acts(c: char) -> bool {
    is_hidden(c) && !matches!(c, '\n' | '\t')
}
