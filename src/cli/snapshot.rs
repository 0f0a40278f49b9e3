//! `lacuna check --snapshot`: hold what is said of a reply against what was said when it was last looked at.
//!
//! In: replies that were judged. Out: for each, whether it is as its snapshot, `REPLY.lacuna.txt` beside it, or how it has
//! moved; exit code 1 where one has. With `update` the snapshots are written instead.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::output::{self, Screen};
use super::{Failure, GAPS, USAGE};
use crate::assessment::Assessment;
use crate::render::untrusted::one_line;
use crate::{code, render};

/// What to do with a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Snapshot {
    /// Fail when it has moved
    Check,
    /// Write it
    Update,
}

/// The snapshot's file: the reply's name with `.lacuna.txt` behind it.
fn beside(reply: &Path) -> PathBuf {
    let mut name = reply.as_os_str().to_owned();
    name.push(".lacuna.txt");
    name.into()
}

/// Checks or writes the snapshot of each reply.
///
/// # Errors
/// A snapshot that is not there, cannot be read, or cannot be written.
pub fn run<'a>(
    what: Snapshot,
    replies: impl Iterator<Item = (&'a PathBuf, &'a Assessment)>,
    screen: &Screen,
) -> Result<u8, Failure> {
    let mut told = String::new();
    let mut exit = 0;
    for (reply, assessment) in replies {
        let (path, now) = (beside(reply), render::snapshot::render(assessment));
        let name = one_line(&path.to_string_lossy());
        if what == Snapshot::Update {
            output::write_whole(&path, now.as_bytes())?;
            told.push_str(&format!("{name}: written\n"));
            continue;
        }
        let kept = std::fs::read_to_string(&path).map_err(|e| {
            let help = format!("lacuna check {} --snapshot=update", one_line(&reply.to_string_lossy()));
            let told = format!("{}: cannot read {name}: {e}\n  help: `{help}` writes it", code::INPUT_UNREADABLE);
            Failure::new(USAGE, told)
        })?;
        match render::snapshot::moved(&kept, &now, screen.look()) {
            None => told.push_str(&format!("{name}: as it was\n")),
            Some(diff) => {
                exit = GAPS;
                told.push_str(&format!("{name}: has moved (- before, + now)\n{diff}"));
            }
        }
    }
    output::print(&told)?;
    Ok(exit)
}
