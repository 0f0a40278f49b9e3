//! `lacuna trace`: what hangs on what.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{self, Screen};
use super::{Failure, RuleArgs, USAGE, load};
use crate::render::untrusted::one_line;
use crate::trace::{Graph, Node, Query, export};

#[derive(Debug, Args)]
pub struct TraceArgs {
    /// The reply
    #[arg(value_name = "REPLY")]
    reply: PathBuf,
    /// gaps, law NAME, obligation ID, path A B, hubs, recycled, orphans, institutions
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    rules: RuleArgs,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Only what is near this node
    #[arg(long, value_name = "ID", conflicts_with = "query")]
    around: Option<String>,
    /// How far `--around` looks, in steps
    #[arg(long, default_value_t = 2)]
    depth: usize,
    /// Draw the institutions too, beside the laws; SVG only
    #[arg(long)]
    institutions: bool,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Dot,
    Graphml,
    Mermaid,
    Svg,
}

/// The picture, named after the reply; what has a place in the reply links to it.
fn picture(graph: &Graph, opened: &load::Opened, args: &TraceArgs) -> String {
    let header = &opened.reply.outline.header;
    let value = |field: &Option<crate::report::Field>| field.as_ref().map(|f| f.value.clone());
    let reply: Vec<String> = [value(&header.state), value(&header.reference)].into_iter().flatten().collect();
    let reply = if reply.is_empty() { opened.source.name().to_owned() } else { reply.join(", ") };
    let asked = args.around.as_deref().map_or_else(|| args.query.join(" "), |id| format!("around {id}"));
    let asked = if asked.is_empty() { String::new() } else { format!(" ({asked})") };
    let title = one_line(&format!("{reply}: what hangs on what{asked}"));
    let path = address(opened.source.name());
    let href = |node: &Node| {
        let at = node.at?;
        let page = opened.source.place(at.span).page;
        Some(page.map_or_else(|| format!("{path}#L{}", at.line), |page| format!("{path}#page={page}")))
    };
    export::svg(
        graph,
        &export::SvgOptions { title: &title, institutions: args.institutions, href: &href, ..Default::default() },
    )
}

/// A path as the address of a link: nothing in it is a scheme, a query or a fragment.
fn address(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'-' | b'_' | b'~');
    path.replace('\\', "/")
        .bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

pub fn run(args: &TraceArgs, screen: &Screen) -> Result<u8, Failure> {
    let opened = load::open(load::source(&args.reply, &args.rules.reading, screen)?, &args.rules, screen)?;
    let case = opened.case(load::today(&args.rules)?);
    let graph = crate::assessment::compose(&case).1;
    let wrong = |message: String| Failure::new(USAGE, format!("{}: {message}", crate::code::INPUT_ARGUMENT));
    let answer = match (&args.around, args.query.as_slice()) {
        (Some(_), _) => None,
        (None, []) => (args.format == Format::Text).then(|| Query::Gaps.ask(&graph)),
        (None, words) => Some(Query::parse(words).map_err(wrong)?.ask(&graph)),
    };
    let answer = answer.transpose().map_err(|f| wrong(f.to_string()))?;
    let part = match (&args.around, &answer) {
        (Some(id), _) => Some(graph.around(id, args.depth).map_err(|f| wrong(f.to_string()))?),
        (None, Some(answer)) => Some(answer.subgraph(&graph)),
        (None, None) => None,
    };
    let shown = part.as_ref().unwrap_or(&graph);
    let text = match (args.format, &answer) {
        (Format::Text, Some(answer)) => answer.to_text(),
        (Format::Json, Some(answer)) => crate::render::json::pretty(answer).map_err(|e| wrong(e.to_string()))?,
        (Format::Text | Format::Json, None) => {
            crate::render::json::pretty(&export::said(shown)).map_err(|e| wrong(e.to_string()))?
        }
        (Format::Dot, _) => export::dot(shown),
        (Format::Graphml, _) => export::graphml(shown),
        (Format::Mermaid, _) => export::mermaid(shown),
        (Format::Svg, _) => picture(shown, &opened, args),
    };
    match &args.output {
        Some(path) => output::write_whole(path, text.as_bytes())?,
        None => output::print(&text)?,
    }
    Ok(0)
}
