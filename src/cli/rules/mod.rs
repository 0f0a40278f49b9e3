//! `lacuna rules`: write, check, test and list packs.

mod draft;
mod gold;
mod new;
mod schema;
mod test;
mod watch;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::packs::{self, AtHand};
use super::{Failure, Screen, USAGE, load, output};
use crate::lexicon::ConceptEntry;
use crate::library::{self, Library, Shelf};
use crate::rule::RuleFile;

#[derive(Debug, Args)]
pub struct RulesArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the packs at hand
    List {
        /// A folder with further packs
        folder: Option<String>,
        /// List the concepts that rules can name instead, each with what it means
        #[arg(long)]
        concepts: bool,
    },
    /// Write an annotated pack to start from
    New(new::NewArgs),
    /// Draft a pack from the asks of a reply, or from a recommendation
    Draft(draft::DraftArgs),
    /// Print the JSON Schema of the rule files, for editors
    Schema(schema::SchemaArgs),
    /// Tell all faults of a pack at once
    Check {
        /// A pack's folder or id (default: all packs at hand)
        pack: Option<String>,
    },
    /// Judge the examples in a pack's rules, or hold verdicts against an answer key
    Test(test::TestArgs),
}

pub fn run(args: &RulesArgs, screen: &Screen) -> Result<u8, Failure> {
    match &args.command {
        Command::List { folder, concepts: false } => list(folder.as_deref(), screen),
        Command::List { folder, concepts: true } => concepts(folder.as_deref(), screen),
        Command::New(args) => new::run(args),
        Command::Draft(args) => draft::run(args, screen),
        Command::Schema(args) => schema::run(args),
        Command::Check { pack } => check(pack.as_deref(), screen),
        Command::Test(args) => test::run(args, screen),
    }
}

/// The library, and the packs of it that are meant: all of them where none is named.
fn packs(pack: Option<&str>, screen: &Screen) -> Result<(Library, Vec<Shelf>), Failure> {
    let settings = packs::settings(Path::new(""), None, screen)?;
    let at_hand = AtHand::of(pack, &settings, screen)?;
    let meant = match pack {
        Some(name) => at_hand.meant(name, screen)?.to_vec(),
        None => at_hand.library.shelves().to_vec(),
    };
    Ok((at_hand.library, meant))
}

fn list(folder: Option<&str>, screen: &Screen) -> Result<u8, Failure> {
    let settings = packs::settings(Path::new(""), None, screen)?;
    let library = AtHand::of(folder, &settings, screen)?.library;
    let lines: Vec<String> = library
        .shelves()
        .iter()
        .map(|s| {
            let extends: Vec<String> = s.texts().extends().into_iter().map(|(name, _)| name).collect();
            let on = if extends.is_empty() { String::new() } else { format!("  on   {}\n", extends.join(", ")) };
            format!("{}\n  for  {}\n  is   {}\n{on}  at   {}\n", s.id, library.recommendation(s), s.title, s.place)
        })
        .collect();
    output::print(&lines.join("\n"))?;
    Ok(0)
}

/// The concepts of all lexicons at hand: those that every pack has, and those of the packs in the folder.
fn concepts(folder: Option<&str>, screen: &Screen) -> Result<u8, Failure> {
    let settings = packs::settings(Path::new(""), None, screen)?;
    let library = AtHand::of(folder, &settings, screen)?.library;
    let own = library.shelves().iter().flat_map(|s| s.texts().lexicons);
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for file in library.lexicons().into_iter().chain(own) {
        for (concept, _) in crate::lexicon::entries::<ConceptEntry>(&file.text, "concept").0 {
            let gloss = all.entry(concept.id).or_default();
            if gloss.is_empty() {
                *gloss = concept.gloss;
            }
        }
    }
    // The cues by which sentences are read are no matter for a rule.
    all.retain(|id, _| !id.starts_with("cue-"));
    let rows: String =
        all.iter().map(|(id, gloss)| crate::render::hanging(&format!("{id}  "), "    ", gloss, screen.width)).collect();
    output::print(&rows)?;
    Ok(0)
}

fn check(pack: Option<&str>, screen: &Screen) -> Result<u8, Failure> {
    let (library, shelves) = packs(pack, screen)?;
    let mut told = String::new();
    for shelf in shelves {
        let files = library.files(&shelf);
        let rules = library.compile(&shelf).map_err(|all| load::faults(&all, &files, screen))?;
        load::own_scale(&library, &shelf, rules.pack.scale.as_deref(), screen)?;
        let counted = crate::render::counted;
        told.push_str(&format!(
            "{}: no fault in {}, {}, {}\n",
            shelf.id,
            counted(rules.pack.obligations.len(), "obligation"),
            counted(rules.pack.items.len(), "item"),
            counted(rules.lexicon.concepts().len(), "concept")
        ));
        for replaced in &rules.pack.overrides {
            told.push_str(&format!("  {} takes the place of that of {}\n", replaced.obligation, replaced.of));
        }
        let advice = crate::rule::unmet(&rules, &shelf.own_lexicons(), library.languages());
        if !advice.is_empty() {
            told.push('\n');
            told.push_str(&crate::render::faults::rules(&advice, &files, screen.look()));
        }
        match todos(&files) {
            0 => {}
            1 => told.push_str("  1 TODO is still to be decided\n"),
            several => told.push_str(&format!("  {several} TODOs are still to be decided\n")),
        }
    }
    output::print(&told)?;
    Ok(0)
}

/// How often the files of a pack say that something is still to be decided.
fn todos(files: &[RuleFile]) -> usize {
    // The head of a draft tells what a TODO is; it is none.
    let lines = files.iter().flat_map(|f| f.text.lines()).filter(|l| !l.starts_with('#') || l.contains("TODO:"));
    lines.map(|l| l.matches("TODO:").count()).sum()
}

/// Writes the files of a new pack, with the schemas for editors, and tells their names. A folder that holds something already is left alone.
fn shelve(folder: &Path, files: &[RuleFile]) -> Result<String, Failure> {
    let taken = std::fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some());
    if taken || folder.is_file() {
        return Err(Failure::new(
            USAGE,
            format!(
                "{}: {} is there already and not empty\n  help: name a new folder; nothing was written",
                crate::code::OUTPUT_EXISTS,
                folder.display()
            ),
        ));
    }
    // Folder by folder, the pack's own first.
    let mut folders: BTreeMap<PathBuf, Vec<(String, Vec<u8>)>> = BTreeMap::new();
    for file in files.iter().cloned().chain(library::schemas()) {
        let path = folder.join(&file.name);
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let home = path.parent().unwrap_or(folder).to_owned();
        folders.entry(home).or_default().push((name, file.text.into_bytes()));
    }
    let mut told = String::new();
    for (home, files) in folders {
        for path in super::folder::write(&home, &files, &[])? {
            told.push_str(&format!("wrote {}\n", path.display()));
        }
    }
    Ok(told)
}
