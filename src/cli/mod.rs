//! The command line: what was typed, and what it means.
//!
//! In: arguments. Out: text on standard output or in a file, messages on standard error, and an exit code: 0 no gap at
//! `--fail-on`, 1 gaps, 2 usage or input, 3 faulty rules or failing rule tests, 4 nothing found to judge. This layer alone
//! reads the clock, the terminal and the environment.

mod batch;
mod check;
mod compare;
mod completions;
mod decide;
mod explain;
mod facts;
mod folder;
mod format;
mod load;
mod only;
mod outline;
mod output;
mod packs;
mod reading;
mod rules;
mod snapshot;
mod trace;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::render::labels::{Labels, Lang};

use output::Screen;

/// Exit code where gaps remain.
pub const GAPS: u8 = 1;
/// Exit code for wrong usage or input.
pub const USAGE: u8 = 2;
/// Exit code for faulty rules or failing rule tests.
pub const RULES: u8 = 3;
/// Exit code where nothing was found to judge.
pub const NOTHING: u8 = 4;

/// Reads a state's reply to a monitoring body's recommendation and shows what it leaves unaddressed.
#[derive(Debug, Parser)]
#[command(name = "lacuna", version, about, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    look: LookArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Hold a reply against its rules and show the gaps
    Check(check::CheckArgs),
    /// Judge many replies at once and show them at a glance
    Batch(batch::BatchArgs),
    /// Show what changed between two rounds, and why
    Compare(compare::CompareArgs),
    /// Put your own verdict beside the tool's, or show how far readers agree
    Decide(decide::DecideArgs),
    /// Show how one verdict was reached, or what a finding's code means
    Explain(explain::ExplainArgs),
    /// Show how a reply was read: its layout, asks and answers
    Outline(outline::OutlineArgs),
    /// Show the laws, dates, figures and stances found in a reply
    Facts(facts::FactsArgs),
    /// Ask what hangs on what
    Trace(trace::TraceArgs),
    /// Check, test and list rule packs
    Rules(rules::RulesArgs),
    /// Print a script by which your shell completes commands and options
    Completions(completions::CompletionsArgs),
}

/// How the output looks.
#[derive(Debug, Args)]
struct LookArgs {
    /// Colours
    #[arg(long, global = true, value_enum, default_value_t = ColourChoice::Auto)]
    color: ColourChoice,
    /// Columns of the output (default: the terminal's, else 100)
    #[arg(long, global = true, value_parser = clap::value_parser!(u16).range(40..=400))]
    width: Option<u16>,
    /// Plain sentences without drawing, for screen readers
    #[arg(long, global = true)]
    narrated: bool,
    /// ASCII signs only
    #[arg(long, global = true)]
    ascii: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ColourChoice {
    Auto,
    Always,
    Never,
}

/// The language of the labels in what is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LabelLang {
    /// English
    En,
    /// French
    Fr,
}

impl LabelLang {
    fn labels(self) -> &'static Labels {
        Labels::of(match self {
            LabelLang::En => Lang::En,
            LabelLang::Fr => Lang::Fr,
        })
    }
}

/// Where a command's rules come from and how its replies are read.
#[derive(Debug, Args)]
pub struct RuleArgs {
    /// Judge by this pack, whatever the cover says: a folder or a pack's id; `none` draws obligations from the asks
    #[arg(long, value_name = "PACK")]
    rules: Option<String>,
    /// Take the asks from this document where the reply does not repeat them
    #[arg(long, value_name = "FILE")]
    recommendation: Option<PathBuf>,
    /// Settings, or `none` [default: the nearest lacuna.toml in the reply's folder or above]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The date used as today, as in 2025-06-30
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
    #[command(flatten)]
    reading: reading::ReadArgs,
}

/// A command that could not do its work: what to tell, and the exit code.
pub struct Failure {
    exit: u8,
    told: String,
}

impl Failure {
    fn new(exit: u8, told: impl Into<String>) -> Failure {
        Failure { exit, told: told.into() }
    }
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            let code = if e.use_stderr() { USAGE } else { 0 };
            // A closed pipe is no error.
            let _ = e.print();
            return ExitCode::from(code);
        }
    };
    let screen = Screen::of(&cli.look);
    let done = match cli.command {
        Command::Check(args) => check::run(&args, &screen),
        Command::Batch(args) => batch::run(&args, &screen),
        Command::Compare(args) => compare::run(&args, &screen),
        Command::Decide(args) => decide::run(&args, &screen),
        Command::Explain(args) => explain::run(&args, &screen),
        Command::Outline(args) => outline::run(&args, &screen),
        Command::Facts(args) => facts::run(&args, &screen),
        Command::Trace(args) => trace::run(&args, &screen),
        Command::Rules(args) => rules::run(&args, &screen),
        Command::Completions(args) => completions::run(&args),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "{}", failure.told.trim_end());
            ExitCode::from(failure.exit)
        }
    }
}
