//! `lacuna explain`: how a verdict was reached, or what a finding's code means.

use std::path::PathBuf;

use clap::Args;

use super::output::{self, Screen};
use super::{Failure, RuleArgs, USAGE, load};
use crate::{assessment, render};

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// An obligation ("2.c.1") or a finding's code ("answer/declined")
    #[arg(value_name = "OBLIGATION|CODE")]
    what: String,
    /// The reply on which the obligation was judged
    #[arg(long = "on", value_name = "REPLY")]
    on: Option<PathBuf>,
    /// Show as a table what was looked for, where it was found, and where it stands nearest
    #[arg(long, requires = "on")]
    table: bool,
    #[command(flatten)]
    rules: RuleArgs,
}

pub fn run(args: &ExplainArgs, screen: &Screen) -> Result<u8, Failure> {
    if let Some(page) = assessment::page(&args.what) {
        output::print(&render::explain::page(&page, screen.look()))?;
        return Ok(0);
    }
    let Some(path) = &args.on else {
        let near = crate::rule::nearest(&args.what, crate::code::ALL.iter().copied())
            .map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
        return Err(Failure::new(
            USAGE,
            format!(
                "{}: `{}` is no finding's code\n  help: for an obligation, say on which reply: \
                 `lacuna explain {} --on REPLY`{near}",
                crate::code::INPUT_ARGUMENT,
                args.what,
                args.what
            ),
        ));
    };
    let opened = load::open(load::source(path, &args.rules.reading, screen)?, &args.rules, screen)?;
    let case = opened.case(load::today(&args.rules)?);
    let Some(explanation) = assessment::explain(&case, &args.what) else {
        let ids = opened.rules.pack.obligations.iter().map(|o| o.id.as_str());
        let near = crate::rule::nearest(&args.what, ids)
            .map_or_else(|| "the table of `lacuna check` lists all".to_owned(), |n| format!("did you mean `{n}`?"));
        return Err(Failure::new(
            USAGE,
            format!("{}: the pack has no obligation `{}`\n  help: {near}", crate::code::INPUT_ARGUMENT, args.what),
        ));
    };
    output::print(&if args.table {
        render::explain::table(&explanation, screen.look())
    } else {
        render::explain::obligation(&explanation, &opened.source, screen.look())
    })?;
    Ok(0)
}
