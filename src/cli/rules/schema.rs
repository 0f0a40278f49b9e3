//! `lacuna rules schema`: the JSON Schema of the rule files, by which an editor completes keys and marks faults.
//!
//! In: which sort of file. Out: its schema, as `docs/schemas` keeps it; a test holds those to the types that files are read into.

use clap::{Args, ValueEnum};

use crate::cli::{Failure, output};

#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The sort of file
    #[arg(value_enum, default_value_t = Sort::Pack)]
    file: Sort,
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
    output::print(match args.file {
        Sort::Pack => include_str!("../../../docs/schemas/pack.schema.json"),
        Sort::Obligation => include_str!("../../../docs/schemas/obligation.schema.json"),
        Sort::Lexicon => include_str!("../../../docs/schemas/lexicon.schema.json"),
    })?;
    Ok(0)
}
