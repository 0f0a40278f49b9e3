//! The forms that `lacuna check` can write, and the one place where an assessment becomes one of them.
//!
//! In: the replies that were judged, and a [`Format`]. Out: the bytes of one file or of standard output. A form that is one
//! document for one reply refuses several.

use clap::ValueEnum;

use super::output::Screen;
use super::{Failure, LabelLang, USAGE};
use crate::assessment::Assessment;
use crate::render;
use crate::text::Source;

/// A form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Excerpts, a table and totals
    Terminal,
    /// The JSON form lacuna.assessment/1, always whole
    Json,
    /// A summary for evaluators
    Markdown,
}

/// A reply that was judged.
pub struct Judged {
    /// The text.
    pub source: Source,
    /// All that is said of it.
    pub whole: Assessment,
    /// What is to be shown of it, where that is not all.
    pub part: Option<Assessment>,
}

impl Judged {
    /// What is to be shown.
    pub fn shown(&self) -> &Assessment {
        self.part.as_ref().unwrap_or(&self.whole)
    }
}

impl Format {
    /// What `--out` writes where nobody says.
    pub const FILES: [Format; 2] = [Format::Markdown, Format::Json];

    /// The end of a file's name, without its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Terminal => "txt",
            Format::Json => "json",
            Format::Markdown => "md",
        }
    }

    /// Whether it can be shown on a screen.
    pub fn is_text(self) -> bool {
        match self {
            Format::Terminal | Format::Json | Format::Markdown => true,
        }
    }

    /// Whether it shows the lists of facts and the graph, or verdicts and findings alone.
    pub fn shows_facts(self) -> bool {
        self != Format::Terminal
    }
}

/// The replies in a form.
///
/// # Errors
/// What the writer of the form says.
pub fn render(
    format: Format,
    replies: &[Judged],
    screen: &Screen,
    quiet: bool,
    lang: LabelLang,
) -> Result<Vec<u8>, Failure> {
    let labels = lang.labels();
    let each = |one: &dyn Fn(&Judged) -> String| replies.iter().map(one).collect::<Vec<_>>().join("\n").into_bytes();
    let failed = |e: &dyn std::fmt::Display| {
        Failure::new(USAGE, format!("{}: cannot write this form: {e}", crate::code::OUTPUT_UNWRITABLE))
    };
    Ok(match format {
        Format::Terminal => each(&|r| render::terminal::render(r.shown(), &r.source, screen.look_quiet(quiet))),
        Format::Markdown => each(&|r| render::markdown::render(r.shown(), labels)),
        Format::Json => match replies {
            [one] => render::json::render(&one.whole),
            several => render::json::pretty(&several.iter().map(|r| &r.whole).collect::<Vec<_>>()),
        }
        .map_err(|e| failed(&e))?
        .into_bytes(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_forms_share_a_file_name() {
        let all: BTreeSet<&str> = Format::value_variants().iter().map(|f| f.extension()).collect();
        assert_eq!(all.len(), Format::value_variants().len());
    }
}
