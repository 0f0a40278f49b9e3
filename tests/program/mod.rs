//! The program as tests run it: its output must hang on nothing but what is typed and where.

#![allow(dead_code)] // Each test uses some of them.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output};

/// The program, to be run in a folder.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lacuna"));
    command.current_dir(folder).env_remove("COLUMNS");
    command
}

/// Runs the program in the project's folder.
pub fn lacuna(args: &[&str]) -> Output {
    command(Path::new(env!("CARGO_MANIFEST_DIR"))).args(args).output().unwrap()
}

/// What was written.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
