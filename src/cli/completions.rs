//! `lacuna completions`: a script by which a shell completes commands, options and their values.
//!
//! In: the name of a shell. Out: the script, drawn from the command line as it is declared, so that it is never behind it.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Failure, output};

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(args: &CompletionsArgs) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "lacuna", &mut script);
    output::print_bytes(&script)?;
    Ok(0)
}
