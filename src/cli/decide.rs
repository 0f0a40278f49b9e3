//! `lacuna decide`: the evaluator's own verdicts on a reply.
//!
//! In: a reply and, to decide, an obligation with a status, a reason and a name. Out: the entry in the file of decisions, which
//! otherwise stays as it was; without an obligation, all decisions beside the verdicts, and how far the readers agree. Also
//! where the decisions of `lacuna check` come from.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::output::{self, Screen};
use super::{Failure, RuleArgs, USAGE, load};
use crate::assessment::Assessment;
use crate::assessment::decision::{self, Entry};
use crate::code;
use crate::read::{Limits, Options};
use crate::render;
use crate::render::untrusted::one_line;
use crate::rule::{RuleFile, Status};

/// The word that stands for no file of decisions.
const NONE: &str = "none";

/// Where decisions come from.
#[derive(Debug, Args)]
pub struct DecisionArgs {
    /// A file of an evaluator's own verdicts, once per evaluator [default: reply.decisions.toml beside reply.md, where it is];
    /// `none` passes over it
    #[arg(long, value_name = "FILE")]
    decisions: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct DecideArgs {
    /// The reply
    #[arg(value_name = "REPLY")]
    reply: PathBuf,
    /// The obligation that is decided ("2.c.1"); without it, all decisions are shown and how far readers agree
    #[arg(value_name = "OBLIGATION", requires_all = ["status", "reason", "by"])]
    obligation: Option<String>,
    /// How far the reply deals with it
    #[arg(value_name = "STATUS", value_parser = PossibleValuesParser::new(Status::ALL.map(Status::name)))]
    status: Option<String>,
    /// Why, in a sentence that the next reader can check
    #[arg(long, value_name = "WORDS", requires = "obligation")]
    reason: Option<String>,
    /// Who decides
    #[arg(long, value_name = "NAME", requires = "obligation")]
    by: Option<String>,
    #[command(flatten)]
    decisions: DecisionArgs,
    #[command(flatten)]
    rules: RuleArgs,
    /// Form of what is shown
    #[arg(long, value_enum, default_value_t = Form::Terminal)]
    format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Tables
    Terminal,
    /// The JSON form lacuna.decisions/1
    Json,
}

impl DecisionArgs {
    /// Whether a file was named.
    pub fn named(&self) -> bool {
        !self.decisions.is_empty()
    }

    /// The files that are meant for a reply.
    fn files(&self, reply: &Path) -> Vec<PathBuf> {
        match self.decisions.as_slice() {
            [] => Some(decision::beside(reply)).filter(|p| p.is_file()).into_iter().collect(),
            [one] if one.as_os_str() == NONE => Vec::new(),
            files => files.to_vec(),
        }
    }

    /// Puts each decision beside its verdict.
    ///
    /// # Errors
    /// A file that cannot be read, or all faults of the first that has any.
    pub fn hold(&self, assessment: &mut Assessment, reply: &Path, screen: &Screen) -> Result<(), Failure> {
        for path in self.files(reply) {
            let file = read(&path, screen)?;
            hold(assessment, &file, screen)?;
        }
        Ok(())
    }
}

fn read(path: &Path, screen: &Screen) -> Result<RuleFile, Failure> {
    let source = load::file(path, &Limits::default(), Options::default(), screen)?;
    Ok(RuleFile { name: source.name().to_owned(), text: source.text().to_owned() })
}

fn hold(assessment: &mut Assessment, file: &RuleFile, screen: &Screen) -> Result<(), Failure> {
    decision::hold(assessment, file).map_err(|all| {
        let told = render::faults::rules(&all, std::slice::from_ref(file), screen.look());
        Failure::new(USAGE, told)
    })
}

pub fn run(args: &DecideArgs, screen: &Screen) -> Result<u8, Failure> {
    let today = load::today(&args.rules)?;
    let opened = load::open(load::source(&args.reply, &args.rules.reading, screen)?, &args.rules, screen)?;
    let mut assessment = crate::assessment::brief(&opened.case(today));
    if assessment.verdicts.is_empty() {
        return Err(load::nothing(&opened.source));
    }
    match (&args.obligation, args.status.as_deref().and_then(Status::named), &args.reason, &args.by) {
        (Some(id), Some(status), Some(reason), Some(by)) => {
            let entry = entry(&assessment, id, status, reason, by)?;
            decide(args, &mut assessment, &entry, screen)?;
        }
        _ => show(args, &mut assessment, screen)?,
    }
    Ok(0)
}

/// The decision that was typed, on the words and the rule of today.
fn entry(assessment: &Assessment, id: &str, status: Status, reason: &str, by: &str) -> Result<Entry, Failure> {
    let Some(verdict) = assessment.verdicts.iter().find(|v| v.obligation == id) else {
        let ids = assessment.verdicts.iter().map(|v| v.obligation.as_str());
        let near = crate::rule::nearest(id, ids)
            .map_or_else(|| "the table of `lacuna check` lists all".to_owned(), |n| format!("did you mean `{n}`?"));
        return Err(wrong(&format!("there is no obligation `{}`", one_line(id)), &near));
    };
    for (name, value) in [("--reason", reason), ("--by", by)] {
        if value.trim().is_empty() {
            return Err(wrong(&format!("{name} is empty"), "a decision says why, and who made it"));
        }
    }
    Ok(Entry::on(verdict, status, reason, by, &assessment.judged_on))
}

fn decide(args: &DecideArgs, assessment: &mut Assessment, entry: &Entry, screen: &Screen) -> Result<(), Failure> {
    let path = match args.decisions.decisions.as_slice() {
        [] => decision::beside(&args.reply),
        [one] if one.as_os_str() != NONE => one.clone(),
        _ => return Err(wrong("a decision goes into one file", "name one with --decisions FILE")),
    };
    let file = if path.exists() && std::fs::metadata(&path).is_ok_and(|m| m.len() > 0) {
        read(&path, screen)?
    } else {
        RuleFile { name: path.to_string_lossy().into_owned(), text: String::new() }
    };
    // A file with faults is left as it is.
    hold(assessment, &file, screen)?;
    let text = decision::write(&file.text, entry).map_err(|e| {
        let told = format!("{}: {}: {e}\n  help: see docs/decisions.md", code::DECISION_FAULTY, one_line(&file.name));
        Failure::new(USAGE, told)
    })?;
    output::write_whole(&path, text.as_bytes())?;
    let verdict = assessment.verdicts.iter().find(|v| v.obligation == entry.obligation);
    let (tool, before) = verdict.map_or(("", None), |v| {
        (v.status.name(), v.decisions.iter().find(|d| d.file == file.name).map(|d| d.status.name()))
    });
    let before = before.map_or(String::new(), |b| format!(", before: {b}"));
    output::print(&one_line(&format!(
        "{}: {} (Lacuna: {tool}{before}), in {}",
        entry.obligation,
        entry.status.name(),
        path.display()
    )))?;
    output::print("\n")
}

fn show(args: &DecideArgs, assessment: &mut Assessment, screen: &Screen) -> Result<(), Failure> {
    let files = args.decisions.files(&args.reply);
    if files.is_empty() {
        let beside = decision::beside(&args.reply);
        let told = format!("there is no decision yet on {}", one_line(&args.reply.to_string_lossy()));
        let help = format!(
            "decide with `lacuna decide REPLY OBLIGATION STATUS --reason … --by …`, which writes {}, or name a file with \
             --decisions FILE",
            one_line(&beside.to_string_lossy())
        );
        return Err(wrong(&told, &help));
    }
    args.decisions.hold(assessment, &args.reply, screen)?;
    let agreements = decision::agreements(assessment);
    let text = match args.format {
        Form::Terminal => render::decided::render(assessment, &agreements, screen.look()),
        Form::Json => render::json::pretty(&decision::Agreements::of(assessment, agreements))
            .map_err(|e| Failure::new(USAGE, format!("{}: cannot write JSON: {e}", code::OUTPUT_UNWRITABLE)))?,
    };
    output::print(&text)
}

fn wrong(message: &str, help: &str) -> Failure {
    Failure::new(USAGE, format!("{}: {message}\n  help: {help}", code::INPUT_ARGUMENT))
}
