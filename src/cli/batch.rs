//! `lacuna batch`: many replies at a glance.
//!
//! In: replies and folders with replies. Out: one overview, the same whatever the number of threads; what could not be judged is
//! told at the end and stops nothing, but makes the exit code 2. Of a folder, files that hold nothing to judge are told and passed
//! over. A command of its own, since `check` shows each reply whole and this none.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::output::{self, Screen};
use super::{Failure, GAPS, LabelLang, NOTHING, RuleArgs, USAGE, folder, load};
use crate::assessment::Assessment;
use crate::assessment::overview::{Failed, Overview};
use crate::fact::partial_date::PartialDate;
use crate::render::labels::Labels;
use crate::render::untrusted::one_line;
use crate::text::Source;
use crate::{code, render};

/// What a file that may be a reply ends with.
const ENDINGS: &[&str] = &["md", "markdown", "txt", "html", "htm", "docx", "pdf"];

#[derive(Debug, Args)]
pub struct BatchArgs {
    /// Replies, and folders with replies in them
    #[arg(required = true, value_name = "REPLY|FOLDER")]
    replies: Vec<PathBuf>,
    #[command(flatten)]
    rules: RuleArgs,
    /// Form of the overview
    #[arg(long, value_enum, default_value_t = Form::Terminal)]
    format: Form,
    /// Write to this file instead of standard output; it is written whole or not at all
    #[arg(long, short, value_name = "FILE", conflicts_with = "out")]
    output: Option<PathBuf>,
    /// Write the overview in every form into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// With --out: write the report on each reply in HTML too, to which the overview leads
    #[arg(long, requires = "out")]
    reports: bool,
    /// Language of the labels; the JSON form is English
    #[arg(long, value_enum, default_value_t = LabelLang::En)]
    lang: LabelLang,
    /// How many replies are judged at once [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A row of signs per reply
    Terminal,
    /// One page with a coloured matrix
    Html,
    /// A document with the matrix
    Markdown,
    /// A row per reply and item
    Csv,
    /// The JSON form lacuna.overview/1
    Json,
}

impl Form {
    const FILES: [(Form, &'static str); 4] =
        [(Form::Html, "html"), (Form::Markdown, "md"), (Form::Csv, "csv"), (Form::Json, "json")];
}

/// A file that may be a reply, and whether it was named or found in a folder.
struct Candidate {
    path: PathBuf,
    named: bool,
}

/// What came of a file.
struct Outcome {
    remarks: String,
    judged: Result<Seen, Failure>,
}

/// A reply that was judged, and its report where one is wanted.
struct Seen {
    assessment: Assessment,
    report: Option<Vec<u8>>,
}

pub fn run(args: &BatchArgs, screen: &Screen) -> Result<u8, Failure> {
    let candidates = candidates(&args.replies)?;
    let today = load::today(&args.rules)?;
    let outcomes = judge(&candidates, args, today, screen)?;
    let (mut assessments, mut failed, mut told) = (Vec::new(), Vec::new(), String::new());
    let paths: Vec<PathBuf> = candidates.iter().map(|c| c.path.clone()).collect();
    let mut files = Vec::new();
    let mut exit = 0;
    for ((candidate, stem), outcome) in candidates.iter().zip(folder::stems(&paths)).zip(outcomes) {
        told.push_str(&outcome.remarks);
        match outcome.judged {
            Ok(seen) => {
                let report = seen.report.map(|bytes| (format!("{stem}.lacuna.html"), bytes));
                files.extend(report.map(|file| (seen.assessment.report.path.clone(), file)));
                assessments.push(seen.assessment);
            }
            Err(failure) if failure.exit == NOTHING && !candidate.named => {
                told.push_str(&format!("{} holds nothing to judge\n", one_line(&candidate.path.to_string_lossy())));
            }
            Err(failure) => {
                exit = USAGE;
                told.push_str(&format!("{}\n", failure.told.trim_end()));
                failed.push(Failed { path: candidate.path.to_string_lossy().into_owned(), message: reason(&failure) });
            }
        }
    }
    let mut overview = Overview::of(&assessments, failed);
    overview.link(|path| files.iter().find(|(of, _)| of == path).map(|(_, (name, _))| name.clone()));
    let labels = args.lang.labels();
    if let Some(folder) = &args.out {
        let named =
            |(form, end): (Form, &str)| Ok((format!("overview.{end}"), bytes(&overview, form, labels, &Screen::FILE)?));
        let mut all = Form::FILES.into_iter().map(named).collect::<Result<Vec<_>, Failure>>()?;
        all.extend(files.into_iter().map(|(_, file)| file));
        let written = folder::write(folder, &all, &paths)?;
        let names: String = written.iter().map(|p| format!("{}\n", one_line(&p.display().to_string()))).collect();
        output::print(&names)?;
    } else {
        match &args.output {
            Some(path) => output::write_whole(path, &bytes(&overview, args.format, labels, &Screen::FILE)?)?,
            None => output::print_bytes(&bytes(&overview, args.format, labels, screen)?)?,
        }
    }
    // Where nobody listens, nothing is lost: the overview holds the failures too.
    let _ = std::io::stderr().write_all(told.as_bytes());
    let gaps = overview.tables.iter().flat_map(|t| &t.replies).any(|r| r.all.gaps > 0);
    Ok(match exit {
        0 if assessments.is_empty() => NOTHING,
        0 if gaps => GAPS,
        other => other,
    })
}

/// Why a reply could not be judged, on one line: what is told of it but for the help and the drawing.
fn reason(failure: &Failure) -> String {
    let told = failure.told.lines().map(|line| match line.trim().split_once(' ') {
        Some((sign, said)) if sign.chars().count() == 1 => said,
        _ => line.trim(),
    });
    let said: Vec<&str> = told.take_while(|l| !l.starts_with("help: ")).filter(|l| !l.is_empty()).collect();
    one_line(&said.join(": "))
}

/// The files that are meant, each once: those named, and those in folders by the order of their names.
fn candidates(given: &[PathBuf]) -> Result<Vec<Candidate>, Failure> {
    let mut out: Vec<Candidate> = Vec::new();
    for path in given {
        if path.is_dir() {
            let unreadable = |e: std::io::Error| {
                let (name, help) = (one_line(&path.to_string_lossy()), "check the path and whether you may open it");
                Failure::new(USAGE, format!("{}: cannot read {name}: {e}\n  help: {help}", code::INPUT_UNREADABLE))
            };
            let mut found = Vec::new();
            for entry in std::fs::read_dir(path).map_err(unreadable)? {
                found.push(entry.map_err(unreadable)?.path());
            }
            found.retain(|p| p.is_file() && may_be_reply(p));
            found.sort();
            out.extend(found.into_iter().map(|path| Candidate { path, named: false }));
        } else {
            out.push(Candidate { path: path.clone(), named: true });
        }
    }
    let mut seen = std::collections::HashSet::new();
    out.retain(|c| seen.insert(c.path.clone()));
    Ok(out)
}

/// Whether a file of a folder is one that replies come in, and none that Lacuna writes.
fn may_be_reply(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    ENDINGS.contains(&ending.as_str()) && !name.contains(".lacuna.") && !name.starts_with('.')
}

/// Judges all files at once; what came of each stands where the file stood.
fn judge(
    candidates: &[Candidate],
    args: &BatchArgs,
    today: PartialDate,
    screen: &Screen,
) -> Result<Vec<Outcome>, Failure> {
    let threads = args.jobs.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|e| {
        Failure::new(
            USAGE,
            format!("{}: cannot start {threads} threads: {e}\n  help: ask for fewer with --jobs", code::INPUT_ARGUMENT),
        )
    })?;
    let bar = ProgressBar::new(candidates.len() as u64);
    if std::io::stderr().is_terminal() && !screen.narrated {
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} replies") {
            bar.set_style(style);
        }
    } else {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let outcomes = pool.install(|| {
        let each = candidates.par_iter().map(|candidate| {
            let outcome = one(&candidate.path, args, today, screen);
            bar.inc(1);
            outcome
        });
        each.collect()
    });
    bar.finish_and_clear();
    Ok(outcomes)
}

fn one(path: &Path, args: &BatchArgs, today: PartialDate, screen: &Screen) -> Outcome {
    let reading = &args.rules.reading;
    let source = match load::file(path, &reading.limits(), reading.options(), screen) {
        Ok(source) => source,
        Err(failure) => return Outcome { remarks: String::new(), judged: Err(failure) },
    };
    let remarks = source.remarks().iter().map(|r| render::faults::remark(r, &source, screen.look())).collect();
    Outcome { remarks, judged: assess(source, args, today, screen) }
}

fn assess(source: Source, args: &BatchArgs, today: PartialDate, screen: &Screen) -> Result<Seen, Failure> {
    let opened = load::open(source, &args.rules, screen)?;
    let case = opened.case(today);
    let (assessment, graph) = if args.reports {
        let (whole, graph) = crate::assessment::compose(&case);
        (whole, Some(graph))
    } else {
        (crate::assessment::brief(&case), None)
    };
    if assessment.blocks.is_empty() || assessment.verdicts.is_empty() {
        return Err(load::nothing(&opened.source));
    }
    let page = |graph| render::html::render(&assessment, &opened.source, Some(&graph), args.lang.labels());
    let report = graph.map(page).transpose().map_err(|e| unwritable(&e))?.map(String::into_bytes);
    Ok(Seen { assessment, report })
}

fn unwritable(e: &dyn std::fmt::Display) -> Failure {
    Failure::new(USAGE, format!("{}: cannot write this form: {e}", code::OUTPUT_UNWRITABLE))
}

fn bytes(overview: &Overview, form: Form, labels: &Labels, screen: &Screen) -> Result<Vec<u8>, Failure> {
    Ok(match form {
        Form::Terminal => render::overview::terminal(overview, screen.look(), labels).into_bytes(),
        Form::Html => render::html::overview(overview, labels).map_err(|e| unwritable(&e))?.into_bytes(),
        Form::Markdown => render::overview::markdown(overview, labels).into_bytes(),
        Form::Csv => render::overview::csv(overview, labels).map_err(|e| unwritable(&e))?,
        Form::Json => render::json::pretty(overview).map_err(|e| unwritable(&e))?.into_bytes(),
    })
}
