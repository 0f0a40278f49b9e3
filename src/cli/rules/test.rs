//! `lacuna rules test`: judge the examples in a pack's rules, and show why one that fails does.
//!
//! In: packs, and with `--cases` further examples in a file. Out: for each example that gives another status than expected its
//! words and what was looked for in them, then a line of totals; the exit code says whether all hold. With `--watch` that is
//! done again whenever a file of the packs changes.

use std::path::{Path, PathBuf};

use clap::Args;
use notify::RecursiveMode;

use super::{gold, packs, watch};
use crate::assessment::{self, Case};
use crate::cli::{Failure, RULES, Screen, USAGE, load, output};
use crate::fact::partial_date::PartialDate;
use crate::judge::{self, CaseEntry, Miss};
use crate::read::{Limits, Options};
use crate::render::{hanging, untrusted::one_line};
use crate::rule::{Fault, RuleFile, Rules, nearest};

#[derive(Debug, Args)]
pub struct TestArgs {
    /// A pack's folder or id (default: all packs at hand)
    pack: Option<String>,
    /// One obligation only
    #[arg(long, value_name = "OBLIGATION")]
    only: Option<String>,
    /// Judge the `[[case]]` tables of this file instead of the examples in the rules
    #[arg(long, value_name = "FILE")]
    cases: Option<PathBuf>,
    /// One line for each failure, without what was looked for
    #[arg(long, short)]
    quiet: bool,
    /// Test again whenever a file of the pack changes, until Ctrl-C
    #[arg(long, conflicts_with = "gold")]
    watch: bool,
    #[command(flatten)]
    gold: gold::GoldArgs,
}

pub fn run(args: &TestArgs, screen: &Screen) -> Result<u8, Failure> {
    if args.gold.is_asked() {
        return gold::run(args.pack.as_deref(), &args.gold, screen);
    }
    if args.watch {
        return watch::run(|| folders(args, screen), || once(args, screen));
    }
    let (told, code) = once(args, screen)?;
    output::print(&told)?;
    Ok(code)
}

/// Tests once: what to tell, and the exit code.
fn once(args: &TestArgs, screen: &Screen) -> Result<(String, u8), Failure> {
    let (library, shelves) = packs(args.pack.as_deref(), screen)?;
    let lists = load::lists(&library, screen)?;
    let today = load::day(None)?;
    let only = args.only.as_deref();
    let cases = args.cases.as_deref().map(|path| read_cases(path, screen)).transpose()?;
    let (mut told, mut failed, mut found) = (String::new(), 0, Vec::new());
    for shelf in shelves {
        let files = library.files(&shelf);
        let rules = library.compile(&shelf).map_err(|all| load::faults(&all, &files, screen))?;
        found.extend(rules.pack.obligations.iter().map(|o| o.id.clone()));
        if only.is_some_and(|only| rules.pack.obligation(only).is_none()) {
            continue;
        }
        let report = match &cases {
            None => judge::test_examples(&rules, library.languages(), &lists, only),
            Some(all) => {
                let wanted = all.iter().filter(|c| only.is_none_or(|o| o == c.obligation));
                judge::test(&rules, library.languages(), &lists, wanted.map(|c| (c.obligation.as_str(), &c.example)))
            }
        };
        for miss in &report.misses {
            tell(&mut told, miss, &rules, today, args.quiet, screen);
        }
        failed += report.misses.len();
        told.push_str(&format!("{}: {} passed, {} failed\n", shelf.id, report.passed, report.misses.len()));
    }
    if let Some(only) = only.filter(|only| found.iter().all(|id| id != only)) {
        let help = nearest(only, found.iter().map(String::as_str)).map_or_else(
            || "`--only` takes the id of an obligation, as in 2.c.1".to_owned(),
            |n| format!("did you mean `{n}`?"),
        );
        let told =
            format!("{}: there is no obligation `{}`\n  help: {help}", crate::code::INPUT_ARGUMENT, one_line(only));
        return Err(Failure::new(USAGE, told));
    }
    Ok((told, if failed == 0 { 0 } else { RULES }))
}

/// Tells of one example that fails: what it gives, its words, and what was looked for in them.
fn tell(out: &mut String, miss: &Miss, rules: &Rules, today: PartialDate, quiet: bool, screen: &Screen) {
    let expected: Vec<&str> = miss.expected.iter().map(|s| s.name()).collect();
    out.push_str(&format!(
        "{} {} example {}: gives {}, expected {}\n",
        if miss.noisy() { "noisy " } else { "missed" },
        miss.obligation,
        miss.number,
        miss.found.name(),
        expected.join(" or "),
    ));
    out.push_str(&hanging("    ", "    ", &one_line(miss.source.text()), screen.width));
    let case = Case {
        source: &miss.source,
        reply: &miss.reply,
        rules,
        judgement: &miss.judgement,
        derived: false,
        today,
        scale: None,
    };
    let Some(told) = assessment::explain(&case, &miss.obligation).filter(|_| !quiet) else { return };
    out.push_str(&hanging("  because: ", "    ", &one_line(&told.verdict.because), screen.width));
    out.push('\n');
    for line in crate::render::explain::passages(&told, &miss.source, screen.width.saturating_sub(2)).lines() {
        out.push_str(format!("  {line}").trim_end());
        out.push('\n');
    }
}

/// The folders whose files decide what a test gives, those of packs with all that is in them.
fn folders(args: &TestArgs, screen: &Screen) -> Result<Vec<(PathBuf, RecursiveMode)>, Failure> {
    let (library, shelves) = packs(args.pack.as_deref(), screen)?;
    let packs = shelves.iter().flat_map(|s| library.folders(s)).map(|folder| (folder, RecursiveMode::Recursive));
    let words = library.words().iter().map(|file| Path::new(&file.name));
    let beside = words.chain(args.cases.as_deref()).map(|file| (folder_of(file), RecursiveMode::NonRecursive));
    Ok(packs.chain(beside).collect())
}

/// The folder that a file lies in.
fn folder_of(file: &Path) -> PathBuf {
    file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// Reads a file of `[[case]]` tables.
fn read_cases(path: &Path, screen: &Screen) -> Result<Vec<CaseEntry>, Failure> {
    let source = load::file(path, &Limits::default(), Options::default(), screen)?;
    let (cases, faults) = crate::lexicon::entries::<CaseEntry>(source.text(), "case");
    if faults.is_empty() {
        return Ok(cases.into_iter().map(|(c, _)| c).collect());
    }
    let file = RuleFile { name: source.name().to_owned(), text: source.text().to_owned() };
    let all: Vec<Fault> = faults
        .into_iter()
        .map(|f| Fault {
            code: crate::code::RULE_SYNTAX,
            file: file.name.clone(),
            span: f.span,
            message: f.message,
            help: "a case has `obligation`, `gives` and `text`".into(),
        })
        .collect();
    Err(load::faults(&all, &[file], screen))
}
