//! `lacuna trace`: what hangs on what.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{self, Screen};
use super::{Failure, RuleArgs, USAGE, load};
use crate::trace::{Query, export};

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
        (Format::Svg, _) => export::svg(shown, &export::SvgOptions::default()),
    };
    match &args.output {
        Some(path) => output::write_whole(path, text.as_bytes())?,
        None => output::print(&text)?,
    }
    Ok(0)
}
