//! `lacuna outline`: how a reply was read.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{self, Screen};
use super::{Failure, RuleArgs, USAGE, load};
use crate::assessment::one_line;
use crate::judge::Reply;
use crate::render::{
    self,
    outline::{Outline, OutlineRow, UnattachedRow},
};
use crate::text::Source;

#[derive(Debug, Args)]
pub struct OutlineArgs {
    /// The reply
    #[arg(value_name = "REPLY")]
    reply: PathBuf,
    #[command(flatten)]
    rules: RuleArgs,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
    /// Print the text as it was read, with line numbers, to which all places refer
    #[arg(long)]
    text: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table
    Terminal,
    /// The blocks as JSON
    Json,
}

pub fn run(args: &OutlineArgs, screen: &Screen) -> Result<u8, Failure> {
    let source = load::source(&args.reply, &args.rules.reading, screen)?;
    if args.text {
        let lines = source.text().lines().enumerate();
        let text: String =
            lines.map(|(n, line)| format!("{:>6}  {}\n", n + 1, render::untrusted::one_line(line))).collect();
        output::print(&text)?;
        return Ok(0);
    }
    let opened = load::open(source, &args.rules, screen)?;
    let text = match args.format {
        Format::Terminal => render::outline::render(&of(&opened.source, &opened.reply), screen.look()),
        Format::Json => {
            let case = opened.case(load::today(&args.rules)?);
            render::json::pretty(&crate::assessment::compose(&case).0.blocks)
                .map_err(|e| Failure::new(USAGE, format!("cannot write JSON: {e}")))?
        }
    };
    output::print(&text)?;
    Ok(0)
}

/// The outline of a reply as rows.
fn of(source: &Source, reply: &Reply) -> Outline {
    let outline = &reply.outline;
    let text = reply.plain.text();
    let id = |n: usize| format!("b{}", n + 1);
    Outline {
        layout: outline.layout.said(),
        notices: outline
            .notices
            .iter()
            .map(|n| format!("line {}: {} ({})", source.line(n.span.start), n.message.english(), n.code))
            .collect(),
        rows: outline
            .answers
            .iter()
            .enumerate()
            .map(|(number, a)| OutlineRow {
                id: id(number),
                items: a.items.clone(),
                paragraphs: a.paragraphs.clone(),
                ask: source.place(a.ask.trim(source.text())),
                answer: a.answer.map(|s| source.place(s.trim(source.text()))),
                words: one_line(a.ask.of(text)),
                repeats: a.repeats.map(id),
            })
            .collect(),
        unattached: outline
            .unattached
            .iter()
            .map(|u| UnattachedRow {
                place: source.place(u.span),
                words: format!("{} ({})", one_line(u.span.of(text)), u.why.said().english()),
            })
            .collect(),
    }
}
