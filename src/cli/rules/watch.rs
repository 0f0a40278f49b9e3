//! `--watch`: do something now, and again whenever a rule file changes.
//!
//! In: the folders to watch, asked for anew each time, since a pack may come to extend another. Out: what is told each time,
//! on standard output, faults of the rules among it. Refused where nothing can change; else it ends when it is interrupted.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher};

use crate::cli::{Failure, USAGE, output};
use crate::render::untrusted::one_line;

/// How long files must be quiet: an editor that saves one writes, renames and removes several.
const QUIET: Duration = Duration::from_millis(200);

/// What is told where there is no folder.
const NOTHING: &str = "the packs are built into the program, and nothing can change in them\n  help: name the folder of a pack, as in `lacuna rules test FOLDER --watch`";

/// Does `once` now and after each change in the folders.
pub fn run(
    folders: impl Fn() -> Result<Vec<(PathBuf, RecursiveMode)>, Failure>,
    once: impl Fn() -> Result<(String, u8), Failure>,
) -> Result<u8, Failure> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // Where nobody listens any more, the program is about to end.
        let _ = sender.send(event);
    })
    .map_err(|e| failed(&e))?;
    let mut watched: Vec<PathBuf> = Vec::new();
    loop {
        // What changes while a test runs is seen after it. Where the rules have a fault, those watched already will do.
        let now = match folders() {
            Ok(now) if now.is_empty() => {
                return Err(Failure::new(USAGE, format!("{}: {NOTHING}", crate::code::INPUT_ARGUMENT)));
            }
            Err(failure) if watched.is_empty() => return Err(failure),
            now => now.unwrap_or_default(),
        };
        for (folder, mode) in now {
            if !watched.contains(&folder) {
                watcher.watch(&folder, mode).map_err(|e| failed(&e))?;
                watched.push(folder);
            }
        }
        let told = match once() {
            Ok((told, _)) => told,
            Err(failure) => failure.told,
        };
        output::print(&format!("{}\n", told.trim_end()))?;
        output::print("\nwaiting for a change; Ctrl-C ends\n")?;
        let Some(changed) = next(&changes) else { return Ok(0) };
        let name = changed.file_name().unwrap_or(changed.as_os_str()).to_string_lossy();
        output::print(&format!("\n{} has changed\n", one_line(&name)))?;
    }
}

/// Waits for a change of a rule file, and for quiet after it.
fn next(changes: &Receiver<notify::Result<Event>>) -> Option<PathBuf> {
    loop {
        let Some(changed) = rule_file(changes.recv().ok()?) else { continue };
        while changes.recv_timeout(QUIET).is_ok() {}
        return Some(changed);
    }
}

/// The rule file that an event changes, or the folder that it brings: what lies in that may have been there before it was
/// watched. Reading a file is no change.
fn rule_file(event: notify::Result<Event>) -> Option<PathBuf> {
    let event = event.ok().filter(|e| e.kind.is_create() || e.kind.is_modify() || e.kind.is_remove())?;
    event.paths.into_iter().find(|path| path.extension().is_some_and(|e| e == "toml") || path.is_dir())
}

fn failed(e: &notify::Error) -> Failure {
    let place = e.paths.first().map_or(Path::new("the pack"), PathBuf::as_path);
    let told = format!("{}: changes of {} cannot be watched: {e}", crate::code::INPUT_ARGUMENT, place.display());
    Failure::new(
        USAGE,
        format!("{}\n  help: run `lacuna rules test` without --watch after each change", one_line(&told)),
    )
}
