//! `lacuna rules test --gold`: hold verdicts against an answer key.
//!
//! In: keys and the replies that they judge, in pairs. Out: how far the verdicts agree, for a person or as JSON. Verdicts that
//! differ are no failing test: the exit code is 0 whatever they are.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::assessment::agreement::{Comparison, KeyEntry};
use crate::cli::reading::ReadArgs;
use crate::cli::{Failure, RuleArgs, Screen, USAGE, load, output};
use crate::read::{Limits, Options};
use crate::rule::{Fault, Faults, RuleFile};
use crate::{assessment, render};

#[derive(Debug, Args)]
pub struct GoldArgs {
    /// Hold verdicts against this answer key: TOML with [[verdict]] tables (id, status, also, line); may be repeated
    #[arg(long, value_name = "FILE", requires = "on", conflicts_with_all = ["cases", "only"])]
    gold: Vec<PathBuf>,
    /// The reply that the key judges; one for each key, in the same order
    #[arg(long, value_name = "REPLY", requires = "gold")]
    on: Vec<PathBuf>,
    /// Form of what is told of the answer key
    #[arg(long, value_enum, default_value_t = Format::Terminal, requires = "gold")]
    format: Format,
    #[command(flatten)]
    reading: ReadArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A matrix, figures and what differs
    Terminal,
    /// The JSON form lacuna.key-agreement/1
    Json,
}

impl GoldArgs {
    /// Whether a key was named.
    pub fn is_asked(&self) -> bool {
        !self.gold.is_empty()
    }
}

/// Compares. `pack` judges whatever the covers say; without it, the cover chooses.
pub fn run(pack: Option<&str>, args: &GoldArgs, screen: &Screen) -> Result<u8, Failure> {
    if args.gold.len() != args.on.len() {
        let told = format!(
            "{}: answer keys and replies go in pairs, not {} of the one and {} of the other\n  help: write --gold KEY --on REPLY for each pair",
            crate::code::INPUT_ARGUMENT,
            args.gold.len(),
            args.on.len()
        );
        return Err(Failure::new(USAGE, told));
    }
    let rules = RuleArgs {
        rules: pack.map(str::to_owned),
        recommendation: None,
        config: None,
        today: None,
        reading: args.reading.clone(),
    };
    let mut all = Comparison::default();
    for (key, reply) in args.gold.iter().zip(&args.on) {
        let key = read(key, screen)?;
        let opened = load::open(load::source(reply, &args.reading, screen)?, &rules, screen)?;
        let verdicts = assessment::brief(&opened.case(load::today(&rules)?)).verdicts;
        all.add(opened.source.name(), key, &verdicts);
    }
    let agreement = all.agreement();
    let text = match args.format {
        Format::Terminal => render::agreement::render(&agreement, screen.look()),
        Format::Json => {
            render::json::pretty(&agreement).map_err(|e| Failure::new(USAGE, format!("cannot write JSON: {e}")))?
        }
    };
    output::print(&text)?;
    Ok(0)
}

/// Reads a key; all its faults are told at once.
fn read(path: &Path, screen: &Screen) -> Result<Vec<KeyEntry>, Failure> {
    let source = load::file(path, &Limits::default(), Options::default(), screen)?;
    let file = RuleFile { name: source.name().to_owned(), text: source.text().to_owned() };
    let (entries, toml) = crate::lexicon::entries::<KeyEntry>(&file.text, "verdict");
    let mut all: Vec<Fault> = Vec::new();
    let mut faults = Faults::of(&file.name, &mut all);
    toml.into_iter().for_each(|f| faults.add_toml(f.span, &f.message));
    if entries.is_empty() && all.is_empty() {
        let help = "a key has [[verdict]] tables with `id` and `status`";
        Faults::of(&file.name, &mut all).add(crate::code::RULE_MISSING_KEY, None, "the key judges nothing", help);
    }
    if all.is_empty() {
        Ok(entries.into_iter().map(|(e, _)| e).collect())
    } else {
        Err(load::faults(&all, &[file], screen))
    }
}
