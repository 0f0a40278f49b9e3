//! `lacuna rules schema`: the JSON Schema of the rule files, by which an editor completes keys and marks faults.
//!
//! In: which sort of file, or a folder. Out: its schema, or all of them in the folder, as `docs/schemas` keeps them; a test
//! holds those to the types that files are read into.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::{Failure, folder, output};
use crate::library;

#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The sort of file
    #[arg(value_enum, default_value_t = Sort::Pack)]
    file: Sort,
    /// Write the schemas of all sorts into this folder, as `rules new` does into a pack's folder schema/
    #[arg(long, value_name = "DIR", conflicts_with = "file")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// The manifest, pack.toml
    Pack,
    /// A file with obligations
    Obligation,
    /// A lexicon
    Lexicon,
}

pub fn run(args: &SchemaArgs) -> Result<u8, Failure> {
    if let Some(home) = &args.out {
        let files: Vec<(String, Vec<u8>)> = library::SCHEMAS
            .iter()
            .map(|(sort, text)| (library::schema_name(sort), text.as_bytes().to_vec()))
            .collect();
        let written = folder::write(home, &files, &[])?;
        output::print(&written.iter().map(|path| format!("wrote {}\n", path.display())).collect::<String>())?;
        return Ok(0);
    }
    let [pack, obligation, lexicon] = library::SCHEMAS;
    output::print(match args.file {
        Sort::Pack => pack.1,
        Sort::Obligation => obligation.1,
        Sort::Lexicon => lexicon.1,
    })?;
    Ok(0)
}
