//! `lacuna check`: hold replies against their rules.
//!
//! In: replies, rules, forms. Out: the assessments in these forms, on standard output, in a file or in a folder, and the exit
//! code. Nothing is written before every reply was judged.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::decide::DecisionArgs;
use super::format::{self, Format, Judged, Manner};
use super::only::{self, Only};
use super::output::{self, Screen};
use super::snapshot::{self, Snapshot};
use super::{Failure, GAPS, LabelLang, RuleArgs, USAGE, folder, load, packs};
use crate::assessment::Audience;
use crate::config::Settings;
use crate::render::untrusted::one_line;
use crate::rule::Status;

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The replies: Markdown or plain text
    #[arg(required = true, value_name = "REPLY")]
    replies: Vec<PathBuf>,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    decisions: DecisionArgs,
    /// Form of the output [default: terminal]; several, with commas between them, where they go into a folder
    #[arg(long, value_enum, value_delimiter = ',')]
    format: Vec<Format>,
    /// Language of the labels in documents and tables; the JSON form and the terminal are English
    #[arg(long, value_enum, default_value_t = LabelLang::En)]
    lang: LabelLang,
    /// Show the grades of an official scale too: un-hrc, greco, plain, or a scale's own file; `none` shows none
    #[arg(long, value_name = "NAME|FILE")]
    scale: Option<String>,
    /// For whom: an evaluator sees what is firm, a drafter weak signs, advice, and what would make it firmer
    #[arg(long = "for", value_enum, value_name = "READER")]
    audience: Option<Reader>,
    /// Write to this file instead of standard output; it is written whole or not at all
    #[arg(long, short, value_name = "FILE", conflicts_with = "out")]
    output: Option<PathBuf>,
    /// Write a file per reply and format into this folder, all of them or none
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Show only the verdicts of these statuses, in every form but JSON
    #[arg(long, value_enum, value_delimiter = ',', value_name = "STATUS")]
    only: Vec<Only>,
    /// Hold the verdicts against the snapshot beside each reply, REPLY.lacuna.txt, and fail when they have moved; with
    /// `=update`, write it
    #[arg(long, value_enum, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "check",
          conflicts_with_all = ["format", "output", "out", "only"])]
    snapshot: Option<Snapshot>,
    /// Which statuses make the exit code 1 [default: that of lacuna.toml, else gap]
    #[arg(long, value_enum)]
    fail_on: Option<FailOn>,
    /// The table and the totals only, without excerpts
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// Who writes the reply
    Drafter,
    /// Who evaluates it
    Evaluator,
}

impl From<Reader> for Audience {
    fn from(reader: Reader) -> Audience {
        match reader {
            Reader::Drafter => Audience::Drafter,
            Reader::Evaluator => Audience::Evaluator,
        }
    }
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
    // A snapshot holds the laws that are cited, which the terminal's form does not need.
    let formats = if args.snapshot.is_some() { vec![Format::Json] } else { formats(args)? };
    if args.decisions.named() && args.replies.len() > 1 {
        return Err(wrong(
            "--decisions is for one reply",
            "check the replies one by one, or put each file beside its reply as reply.decisions.toml",
        ));
    }
    let judged = args.replies.iter().map(|path| judge(path, &formats, args, screen)).collect::<Result<Vec<_>, _>>()?;
    let (replies, set): (Vec<Judged>, Vec<FailOn>) = judged.into_iter().unzip();
    let fail_on = set.first().copied().unwrap_or(FailOn::Gap);
    if set.iter().any(|other| *other != fail_on) {
        return Err(wrong("the settings of these replies have different `fail-on`", "name one with --fail-on"));
    }
    if let Some(what) = args.snapshot {
        return snapshot::run(what, args.replies.iter().zip(replies.iter().map(|r| &r.whole)), screen);
    }
    if let Some(folder) = &args.out {
        write_all(folder, &formats, &replies, args, fail_on)?;
    } else {
        for format in formats {
            let bytes = format::render(format, &replies, &manner(args, fail_on, screen))?;
            match &args.output {
                Some(path) => output::write_whole(path, &bytes)?,
                None => output::print_bytes(&bytes)?,
            }
        }
    }
    let verdicts = replies.iter().flat_map(|r| &r.whole.verdicts);
    let gaps = verdicts.filter(|v| v.waiver.is_none() && fail_on.holds(v.status)).count();
    Ok(if gaps > 0 { GAPS } else { 0 })
}

/// The forms that were asked for, each once.
fn formats(args: &CheckArgs) -> Result<Vec<Format>, Failure> {
    let mut formats: Vec<Format> = Vec::new();
    for format in &args.format {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    match (args.out.is_some(), formats.as_slice()) {
        (true, []) => Ok(Format::FILES.to_vec()),
        (false, []) => Ok(vec![Format::Terminal]),
        (false, [_, _, ..]) => Err(wrong("several formats need a folder to go to", "name one with --out DIR")),
        (false, [one]) if !one.is_text() && args.output.is_none() && output::is_terminal() => {
            Err(output::no_text("name a file with --output FILE, or a folder with --out DIR"))
        }
        _ => Ok(formats),
    }
}

/// What the forms depend on beside the replies.
fn manner(args: &CheckArgs, fail_on: FailOn, screen: &Screen) -> Manner {
    let failing = Status::ALL.into_iter().filter(|s| fail_on.holds(*s)).collect();
    Manner { labels: args.lang.labels(), look: screen.look_quiet(args.quiet), failing }
}

fn wrong(message: &str, help: &str) -> Failure {
    Failure::new(USAGE, format!("{}: {message}\n  help: {help}", crate::code::INPUT_ARGUMENT))
}

/// A reply that was judged, and what makes it fail.
fn judge(path: &Path, formats: &[Format], args: &CheckArgs, screen: &Screen) -> Result<(Judged, FailOn), Failure> {
    let today = load::today(&args.rules)?;
    let mut opened = load::open(load::source(path, &args.rules.reading, screen)?, &args.rules, screen)?;
    if let Some(name) = &args.scale {
        opened.scale = load::scale(name, screen)?;
    }
    let case = opened.case(today);
    let (mut whole, graph) = if formats.iter().any(|f| f.shows_facts()) {
        let (whole, graph) = crate::assessment::compose(&case);
        (whole, Some(graph))
    } else {
        (crate::assessment::brief(&case), None)
    };
    if whole.blocks.is_empty() || whole.verdicts.is_empty() {
        return Err(load::nothing(&opened.source));
    }
    args.decisions.hold(&mut whole, path, screen)?;
    let whole = match args.audience {
        Some(reader) => whole.meant_for(reader.into()),
        None => whole,
    };
    let part = (!args.only.is_empty()).then(|| whole.only(&only::statuses(&args.only)));
    let fail_on = fail_on(args, &opened.settings, screen)?;
    Ok((Judged { source: opened.source, whole, part, graph }, fail_on))
}

/// What makes a reply fail: as typed, else as set, else a gap.
fn fail_on(args: &CheckArgs, settings: &Settings, screen: &Screen) -> Result<FailOn, Failure> {
    let (Some((word, span)), None) = (&settings.fail_on, args.fail_on) else {
        return Ok(args.fail_on.unwrap_or(FailOn::Gap));
    };
    FailOn::from_str(word, false).map_err(|_| {
        let names = FailOn::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<String> = names.map(|v| v.get_name().to_owned()).collect();
        let near = crate::rule::nearest(word, names.iter().map(String::as_str));
        let help = near.map_or_else(|| format!("known here: {}", names.join(", ")), |n| format!("did you mean `{n}`?"));
        packs::at(settings, span.clone(), format!("`fail-on` cannot be `{word}`"), help, screen)
    })
}

/// Writes a file per reply and form, and tells their names.
fn write_all(
    folder: &Path,
    formats: &[Format],
    replies: &[Judged],
    args: &CheckArgs,
    fail_on: FailOn,
) -> Result<(), Failure> {
    let manner = manner(args, fail_on, &Screen::FILE);
    let mut files = Vec::new();
    for (reply, stem) in replies.iter().zip(folder::stems(&args.replies)) {
        for format in formats {
            let bytes = format::render(*format, std::slice::from_ref(reply), &manner)?;
            files.push((format!("{stem}.lacuna.{}", format.extension()), bytes));
        }
    }
    let written = folder::write(folder, &files, &args.replies)?;
    let told: String = written.iter().map(|p| format!("{}\n", one_line(&p.display().to_string()))).collect();
    output::print(&told)
}
