//! Where output goes: the screen as it is, and files written whole or not at all.

use std::io::{IsTerminal, Write};
use std::path::Path;

use crate::render::{Look, Style};

use super::{ColourChoice, Failure, LookArgs, USAGE};

/// The screen: width, colours, signs.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
    /// Whether signs outside ASCII may be used.
    pub unicode: bool,
    /// Plain sentences for screen readers.
    pub narrated: bool,
}

impl Screen {
    /// What a text file is laid out for.
    pub const FILE: Screen = Screen { width: 100, colour: false, unicode: true, narrated: false };

    /// How renderers are to show things on it.
    pub fn look(&self) -> Look {
        self.look_quiet(false)
    }

    /// The same, with or without excerpts.
    pub fn look_quiet(&self, quiet: bool) -> Look {
        let style = if self.narrated {
            Style::Narrated
        } else {
            Style::Graphical { unicode: self.unicode, colour: self.colour }
        };
        Look { width: self.width, style, quiet }
    }

    pub(super) fn of(look: &LookArgs) -> Screen {
        let terminal = is_terminal();
        let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
        let colour = match look.color {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => terminal && !set("NO_COLOR") && std::env::var("TERM").as_deref() != Ok("dumb"),
        };
        let width = look.width.map_or_else(|| if terminal { columns().unwrap_or(100) } else { 100 }, usize::from);
        Screen { width: width.clamp(40, 400), colour, unicode: !look.ascii, narrated: look.narrated }
    }
}

/// Whether standard output is a terminal.
pub fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// The terminal's columns, at most 120, since longer lines read badly.
fn columns() -> Option<usize> {
    std::env::var("COLUMNS")
        .ok()
        .and_then(|c| c.parse().ok())
        .or_else(|| terminal_size::terminal_size().map(|(w, _)| usize::from(w.0)))
        .map(|c: usize| c.min(120))
}

/// Prints to standard output; a closed pipe is no error.
pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// As [`print`], for what may be no text.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::new(
            USAGE,
            format!("{}: cannot write to standard output: {e}", crate::code::OUTPUT_UNWRITABLE),
        )),
        _ => Ok(()),
    }
}

/// The failure of a path that cannot be written.
pub fn failed(path: &Path, e: &std::io::Error) -> Failure {
    Failure::new(
        USAGE,
        format!(
            "{}: cannot write {}: {e}\n  help: choose a folder that exists and that you may write to; nothing was left half-written",
            crate::code::OUTPUT_UNWRITABLE,
            path.display()
        ),
    )
}

/// Writes a file whole: to a new file beside it first, which then takes its name.
pub fn write_whole(path: &Path, text: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = beside(folder).map_err(|e| failed(path, &e))?;
    file.write_all(text).and_then(|()| file.flush()).map_err(|e| failed(path, &e))?;
    file.persist(path).map_err(|e| failed(path, &e.error))?;
    Ok(())
}

/// A new file in a folder, which is to take another's name once it is whole. Who may read it is for the user's umask to say, as
/// for any file that a program writes.
pub fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut new = tempfile::Builder::new();
    #[cfg(unix)]
    new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    new.tempfile_in(folder)
}

/// The failure of a form that was asked for on a terminal and is no text.
pub fn no_text(help: &str) -> Failure {
    Failure::new(
        USAGE,
        format!("{}: this format is no text for a terminal\n  help: {help}", crate::code::INPUT_ARGUMENT),
    )
}
