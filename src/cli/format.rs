//! The forms that `lacuna check` can write, and the one place where an assessment becomes one of them.
//!
//! In: the replies that were judged, and a [`Format`]. Out: the bytes of one file or of standard output. A form that is one
//! document for one reply refuses several.

use clap::ValueEnum;

use super::{Failure, USAGE};
use crate::assessment::Assessment;
use crate::render::labels::Labels;
use crate::render::{self, Look};
use crate::rule::Status;
use crate::text::Source;
use crate::trace::Graph;

/// A form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Excerpts, a table and totals
    Terminal,
    /// The JSON form lacuna.assessment/1, always whole
    Json,
    /// A summary for evaluators
    Markdown,
    /// A report for reading and printing: one file, without network or script; one reply
    Html,
    /// The summary as a Word document
    Docx,
    /// The verdicts as a table, for spreadsheets and scripts
    Csv,
    /// A workbook: verdicts, evidence, findings, laws, figures, events
    Xlsx,
    /// SARIF 2.1.0, for programs that gather findings
    Sarif,
    /// JUnit XML: a test case per obligation, which fails as `--fail-on` says
    Junit,
    /// Annotations of GitHub Actions
    Github,
}

/// A reply that was judged.
pub struct Judged {
    /// The text.
    pub source: Source,
    /// All that is said of it.
    pub whole: Assessment,
    /// What is to be shown of it, where that is not all.
    pub part: Option<Assessment>,
    /// What hangs on what, where a form shows it.
    pub graph: Option<Graph>,
}

impl Judged {
    /// What is to be shown.
    pub fn shown(&self) -> &Assessment {
        self.part.as_ref().unwrap_or(&self.whole)
    }
}

impl Format {
    /// What `--out` writes where nobody says.
    pub const FILES: [Format; 4] = [Format::Html, Format::Docx, Format::Xlsx, Format::Json];

    /// The end of a file's name, without its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Terminal => "txt",
            Format::Json => "json",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Sarif => "sarif",
            Format::Junit => "junit.xml",
            Format::Github => "github.txt",
        }
    }

    /// Whether it can be shown on a screen.
    pub fn is_text(self) -> bool {
        !matches!(self, Format::Docx | Format::Xlsx)
    }

    /// Whether it shows the lists of facts and the graph, or verdicts and findings alone.
    pub fn shows_facts(self) -> bool {
        self != Format::Terminal
    }
}

/// What else a form depends on.
pub struct Manner {
    /// The labels.
    pub labels: &'static Labels,
    /// How text is laid out.
    pub look: Look,
    /// Which statuses make the exit code 1.
    pub failing: Vec<Status>,
}

/// A form that is one document for one reply was asked for several.
fn several(format: Format) -> Failure {
    Failure::new(
        USAGE,
        format!(
            "{}: a file in the form {} is for one reply\n  help: --out DIR writes a file for each",
            crate::code::INPUT_ARGUMENT,
            format.extension()
        ),
    )
}

/// The replies in a form.
///
/// # Errors
/// What the writer of the form says.
pub fn render(format: Format, replies: &[Judged], manner: &Manner) -> Result<Vec<u8>, Failure> {
    let each = |one: &dyn Fn(&Judged) -> String| replies.iter().map(one).collect::<Vec<_>>().join("\n").into_bytes();
    let shown: Vec<&Assessment> = replies.iter().map(Judged::shown).collect();
    let failed = |e: &dyn std::fmt::Display| {
        Failure::new(USAGE, format!("{}: cannot write this form: {e}", crate::code::OUTPUT_UNWRITABLE))
    };
    Ok(match format {
        Format::Terminal => each(&|r| render::terminal::render(r.shown(), &r.source, manner.look)),
        Format::Markdown => each(&|r| render::markdown::render(r.shown(), manner.labels)),
        Format::Html => {
            let [one] = replies else { return Err(several(format)) };
            // The graph is of the whole reply.
            let graph = one.graph.as_ref().filter(|_| one.part.is_none());
            render::html::render(one.shown(), &one.source, graph, manner.labels).map_err(|e| failed(&e))?.into_bytes()
        }
        Format::Json => match replies {
            [one] => render::json::render(&one.whole),
            several => render::json::pretty(&several.iter().map(|r| &r.whole).collect::<Vec<_>>()),
        }
        .map_err(|e| failed(&e))?
        .into_bytes(),
        Format::Docx => render::docx::render(&shown, manner.labels).map_err(|e| failed(&e))?,
        Format::Csv => render::csv::render(&shown, manner.labels).map_err(|e| failed(&e))?,
        Format::Xlsx => render::xlsx::render(&shown, manner.labels).map_err(|e| failed(&e))?,
        Format::Sarif => {
            let each: Vec<_> = replies.iter().map(|r| (r.shown(), &r.source)).collect();
            render::sarif::render(&each).map_err(|e| failed(&e))?.into_bytes()
        }
        Format::Junit => render::junit::render(&shown, &manner.failing).map_err(|e| failed(&e))?,
        Format::Github => each(&|r| render::github::render(r.shown())),
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
