//! `lacuna rules draft`: a pack drawn from the asks of a reply, or from a recommendation's own document.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{shelve, todos};
use crate::cli::packs::{self, AtHand};
use crate::cli::reading::ReadArgs;
use crate::cli::{Failure, NOTHING, Screen, load, output};
use crate::judge;
use crate::library;
use crate::render::counted;

#[derive(Debug, Args)]
pub struct DraftArgs {
    /// The document that holds the asks: a reply that quotes them, or the recommendation itself
    #[arg(value_name = "REPLY|RECOMMENDATION")]
    document: PathBuf,
    /// The folder to make (default: named after the recommendation)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The date used as today, as in 2025-06-30; a baseline that the text does not tell is counted back from it
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
    #[command(flatten)]
    reading: ReadArgs,
}

pub fn run(args: &DraftArgs, screen: &Screen) -> Result<u8, Failure> {
    let source = load::source(&args.document, &args.reading, screen)?;
    let today = load::day(args.today.as_deref())?;
    let folder = args.document.parent().unwrap_or(Path::new(""));
    let library = AtHand::of(None, &packs::settings(folder, None, screen)?, screen)?.library;
    let lists = load::lists(&library, screen)?;
    let lexicons = library.lexicons();
    let most = args.reading.limits().asks;
    let derived = judge::derive(&source, None, &lexicons, library.languages(), &lists, most)
        .map_err(|why| load::not_derived(&why, &lexicons, screen))?;
    if derived.rules.pack.obligations.is_empty() {
        let told = format!(
            "{}: {} holds no ask that could be told\n  help: `lacuna outline {}` shows how it was read; put each ask on a line of \
             its own with a number or a dash, under a line that says who asks and ends with a colon",
            crate::code::INPUT_NOTHING_TO_JUDGE,
            source.name(),
            source.name()
        );
        return Err(Failure::new(NOTHING, told));
    }
    let reference = library::pack_id(&derived.rules.pack.recommendation);
    let stem = || args.document.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    let named = args.out.as_deref().and_then(|o| o.file_name()).map(|n| library::pack_id(&n.to_string_lossy()));
    let id = [named.unwrap_or_default(), reference, library::pack_id(&stem()), "draft".to_owned()]
        .into_iter()
        .find(|id| !id.is_empty())
        .unwrap_or_default();
    let folder = args.out.clone().unwrap_or_else(|| PathBuf::from(&id));
    let files = judge::draft(&derived, &id, today, library.languages(), &lists);
    let mut told = shelve(&folder, &files)?;
    let pack = &derived.rules.pack;
    told.push_str(&format!(
        "\n{} under {}; {} for you to decide. Next:\n  lacuna rules check {}\n  lacuna check --rules {} REPLY\n",
        counted(pack.obligations.len(), "obligation"),
        counted(pack.items.len(), "item"),
        counted(todos(&files), "TODO"),
        folder.display(),
        folder.display(),
    ));
    output::print(&told)?;
    Ok(0)
}
