//! `lacuna check`: hold replies against their rules.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{self, Screen};
use super::{Failure, GAPS, NOTHING, RuleArgs, load};
use crate::assessment::Assessment;
use crate::render;
use crate::rule::Status;
use crate::text::Source;

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The replies: Markdown or plain text
    #[arg(required = true, value_name = "REPLY")]
    replies: Vec<PathBuf>,
    #[command(flatten)]
    rules: RuleArgs,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
    /// Write to this file instead of standard output; it is written whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Which statuses make the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Gap)]
    fail_on: FailOn,
    /// The table and the totals only, without excerpts
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Excerpts, a table and totals
    Terminal,
    /// The JSON form lacuna.assessment/1
    Json,
    /// A summary for evaluators
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Anything short of addressed
    Partly,
    /// No measure: unanswered, declined, not on point, existing law, in progress
    Gap,
    /// Nothing at all: unanswered, declined, not on point
    Unaddressed,
    /// Nothing
    Never,
}

impl FailOn {
    fn holds(self, status: Status) -> bool {
        match self {
            FailOn::Partly => status != Status::Addressed,
            FailOn::Gap => status.is_gap(),
            FailOn::Unaddressed => status.is_unaddressed(),
            FailOn::Never => false,
        }
    }
}

pub fn run(args: &CheckArgs, screen: &Screen) -> Result<u8, Failure> {
    let mut exit = 0;
    let mut shown = Vec::new();
    let mut all = Vec::new();
    for path in &args.replies {
        let source = load::source(path, screen)?;
        let (assessment, source) = assess(source, args, screen)?;
        if assessment.blocks.is_empty() || assessment.verdicts.is_empty() {
            return Err(load::nothing(&source));
        }
        if assessment.verdicts.iter().any(|v| v.waiver.is_none() && args.fail_on.holds(v.status)) {
            exit = GAPS;
        }
        match args.format {
            Format::Terminal => {
                shown.push(render::terminal::render(&assessment, &source, screen.look_quiet(args.quiet)));
            }
            Format::Markdown => shown.push(render::markdown::render(&assessment)),
            Format::Json => all.push(assessment),
        }
    }
    if args.format == Format::Json {
        let json = match all.as_slice() {
            [one] => render::json::render(one),
            several => render::json::pretty(&several),
        };
        shown.push(json.map_err(|e| Failure::new(NOTHING, format!("cannot write JSON: {e}")))?);
    }
    let text = shown.join("\n");
    match &args.output {
        Some(path) => output::write_whole(path, text.as_bytes())?,
        None => output::print(&text)?,
    }
    Ok(exit)
}

fn assess(source: Source, args: &CheckArgs, screen: &Screen) -> Result<(Assessment, Source), Failure> {
    let today = load::today(&args.rules)?;
    let opened = load::open(source, &args.rules, screen)?;
    let case = opened.case(today);
    let assessment = match args.format {
        Format::Terminal => crate::assessment::brief(&case),
        Format::Json | Format::Markdown => crate::assessment::compose(&case).0,
    };
    Ok((assessment, opened.source))
}
