//! `lacuna compare`: what changed between two rounds, and why.
//!
//! In: two replies, or two assessments as JSON, or one of each. Out: the comparison; exit code 1 where an obligation is further
//! from being addressed than it was. Both replies are judged by the same arguments.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::output::{self, Screen};
use super::{Failure, GAPS, LabelLang, RuleArgs, USAGE, load};
use crate::assessment::compare::compare;
use crate::assessment::{Assessment, FORMAT};
use crate::render::untrusted::one_line;
use crate::text::Source;
use crate::{code, render};

#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The round before: a reply, or its assessment as JSON
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new round: a reply, or its assessment as JSON
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    rules: RuleArgs,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Form::Terminal)]
    format: Form,
    /// Language of the labels; the JSON form is English
    #[arg(long, value_enum, default_value_t = LabelLang::En)]
    lang: LabelLang,
    /// Write to this file instead of standard output; it is written whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Tables
    Terminal,
    /// The JSON form lacuna.comparison/1
    Json,
    /// A document for evaluators
    Markdown,
    /// The same document for Word
    Docx,
    /// One page to read and print, without network or script
    Html,
}

pub fn run(args: &CompareArgs, screen: &Screen) -> Result<u8, Failure> {
    let (old, new) = (assessment(&args.old, args, screen)?, assessment(&args.new, args, screen)?);
    let comparison = compare(&old, &new);
    if args.format == Form::Docx && args.output.is_none() && output::is_terminal() {
        return Err(output::no_text("name a file with --output FILE"));
    }
    let labels = args.lang.labels();
    let failed = |e: &dyn std::fmt::Display| {
        Failure::new(USAGE, format!("{}: cannot write this form: {e}", code::OUTPUT_UNWRITABLE))
    };
    let bytes = match args.format {
        Form::Terminal => {
            let screen = if args.output.is_some() { &Screen::FILE } else { screen };
            render::compare::terminal(&comparison, screen.look(), labels).into_bytes()
        }
        Form::Markdown => render::compare::markdown(&comparison, labels).into_bytes(),
        Form::Docx => render::compare::docx(&comparison, labels).map_err(|e| failed(&e))?,
        Form::Html => render::html::comparison(&comparison, labels).map_err(|e| failed(&e))?.into_bytes(),
        Form::Json => render::json::pretty(&comparison).map_err(|e| failed(&e))?.into_bytes(),
    };
    match &args.output {
        Some(path) => output::write_whole(path, &bytes)?,
        None => output::print_bytes(&bytes)?,
    }
    Ok(if comparison.totals.further > 0 { GAPS } else { 0 })
}

/// The assessment that a file is, or that is made of it.
fn assessment(path: &Path, args: &CompareArgs, screen: &Screen) -> Result<Assessment, Failure> {
    let source = load::source(path, &args.rules.reading, screen)?;
    if source.text().trim_start().starts_with(['{', '[']) {
        return read(&source);
    }
    let opened = load::open(source, &args.rules, screen)?;
    let assessment = crate::assessment::compose(&opened.case(load::today(&args.rules)?)).0;
    if assessment.blocks.is_empty() || assessment.verdicts.is_empty() {
        return Err(load::nothing(&opened.source));
    }
    Ok(assessment)
}

/// Reads an assessment from JSON.
fn read(source: &Source) -> Result<Assessment, Failure> {
    let faulty = |what: &str| {
        let told = format!(
            "{}: {} is no assessment: {}\n  help: write one with `lacuna check --format json REPLY`, one reply per file",
            code::INPUT_NOT_ASSESSMENT,
            one_line(source.name()),
            one_line(what)
        );
        Failure::new(USAGE, told)
    };
    let assessment: Assessment = serde_json::from_str(source.text()).map_err(|e| faulty(&e.to_string()))?;
    if assessment.format != FORMAT {
        return Err(faulty(&format!("its format is `{}`, and this version reads `{FORMAT}`", assessment.format)));
    }
    Ok(assessment)
}
