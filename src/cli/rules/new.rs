//! `lacuna rules new`: an annotated pack to start from.

use std::path::{Path, PathBuf};

use clap::Args;

use super::shelve;
use crate::cli::{Failure, output};
use crate::library;

#[derive(Debug, Args)]
pub struct NewArgs {
    /// The folder to make; its name becomes the pack's id
    folder: PathBuf,
}

pub fn run(args: &NewArgs) -> Result<u8, Failure> {
    let id = library::pack_id(&name_of(&args.folder));
    let files = library::template(&id);
    let mut told = shelve(&args.folder, &files)?;
    let folder = args.folder.display();
    told.push_str(&format!(
        "\nEvery key is explained in the files. Next:\n  lacuna rules check {folder}\n  lacuna rules test {folder}\n"
    ));
    output::print(&told)?;
    Ok(0)
}

/// The name of a folder, as typed or, for `.`, as it is.
fn name_of(folder: &Path) -> String {
    let full = folder.canonicalize();
    let named = folder.file_name().or_else(|| full.as_deref().ok().and_then(Path::file_name));
    named.map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}
