//! How output looks: width, drawing, colour; and the signs and tones that mean the same everywhere.
//!
//! In: what the terminal can do and what the user asked for. Out: signs that read without colour, painted words, and the
//! theme that diagnostics are drawn with. Every status has a sign of its own in Unicode and in ASCII.

use miette::{GraphicalTheme, ThemeCharacters, ThemeStyles};

use crate::assessment::Severity;
use crate::rule::Status;

/// The narrowest width that anything is laid out for.
const NARROWEST: usize = 40;

/// How output looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Drawn or narrated.
    pub style: Style,
    /// Only the table and the totals, without excerpts and findings.
    pub quiet: bool,
}

/// Drawn for the eye or written for the ear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Tables, boxes and underlined words.
    Graphical {
        /// Whether signs and lines may leave ASCII.
        unicode: bool,
        /// Whether colours are used.
        colour: bool,
    },
    /// Sentences only, for screen readers.
    Narrated,
}

/// What a colour means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Missing.
    Bad,
    /// Weak.
    Warn,
    /// By half.
    Mild,
    /// Done.
    Good,
    /// Beside the point of the line.
    Dim,
    /// As it is.
    Plain,
    /// The words to look at.
    Strong,
}

impl Look {
    /// Without colour, in Unicode: for files and tests.
    pub fn plain(width: usize) -> Look {
        Look { width, style: Style::Graphical { unicode: true, colour: false }, quiet: false }
    }

    /// Whether it is for the ear.
    pub fn is_narrated(self) -> bool {
        self.style == Style::Narrated
    }

    pub(super) fn columns(self) -> usize {
        self.width.max(NARROWEST)
    }

    pub(super) fn unicode(self) -> bool {
        matches!(self.style, Style::Graphical { unicode: true, .. } | Style::Narrated)
    }

    fn styles(self) -> ThemeStyles {
        if matches!(self.style, Style::Graphical { colour: true, .. }) {
            ThemeStyles::ansi()
        } else {
            ThemeStyles::none()
        }
    }

    /// One of two ways to write a sign.
    pub(super) fn pick(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.unicode() { unicode } else { ascii }
    }

    /// The text in the colour of its tone.
    pub(super) fn paint(self, tone: Tone, text: &str) -> String {
        if tone == Tone::Plain || text.is_empty() || !matches!(self.style, Style::Graphical { colour: true, .. }) {
            return text.to_owned();
        }
        let styles = self.styles();
        let style = match tone {
            Tone::Bad => styles.error,
            Tone::Warn => styles.warning,
            Tone::Mild => styles.advice,
            Tone::Good => styles.highlights.last().copied().unwrap_or(styles.advice).remove_all_effects(),
            Tone::Strong => styles.help.remove_fg().bold(),
            Tone::Dim | Tone::Plain => styles.linum,
        };
        style.style(text).to_string()
    }

    /// The theme of one diagnostic: its sign, and a tone for each label in the order of their places.
    pub(super) fn theme(self, sign: &str, labels: impl Iterator<Item = Tone>) -> GraphicalTheme {
        let characters = if self.unicode() { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        let mut styles = self.styles();
        let painted: Vec<_> = labels
            .map(|tone| match tone {
                Tone::Bad => styles.error,
                Tone::Warn => styles.warning,
                Tone::Good => styles.highlights.last().copied().unwrap_or(styles.help),
                Tone::Mild | Tone::Dim | Tone::Plain | Tone::Strong => styles.help,
            })
            .collect();
        // The theme wants one at least.
        if !painted.is_empty() {
            styles.highlights = painted;
        }
        let characters =
            ThemeCharacters { error: sign.to_owned(), warning: sign.to_owned(), advice: sign.to_owned(), ..characters };
        GraphicalTheme { characters, styles }
    }

    /// The sign of a status; it reads without colour.
    pub(super) fn status_sign(self, status: Status) -> &'static str {
        match status {
            Status::Unanswered => self.pick("∅", "-"),
            Status::Declined => self.pick("✗", "x"),
            Status::NotOnPoint => self.pick("○", "o"),
            Status::ExistingLaw => self.pick("§", "="),
            Status::InProgress => self.pick("…", ">"),
            Status::PartlyAddressed => self.pick("◐", "~"),
            Status::Addressed => self.pick("✓", "+"),
        }
    }

    /// The sign of a severity.
    pub(super) fn severity_sign(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("✗", "x"),
            Severity::Warning => "!",
            Severity::Advice => self.pick("·", "."),
        }
    }
}

impl Tone {
    pub(super) fn of_status(status: Status) -> Tone {
        match status {
            Status::Unanswered | Status::Declined | Status::NotOnPoint => Tone::Bad,
            Status::ExistingLaw | Status::InProgress => Tone::Warn,
            Status::PartlyAddressed => Tone::Mild,
            Status::Addressed => Tone::Good,
        }
    }

    pub(super) fn of_severity(severity: Severity) -> Tone {
        match severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Warn,
            Severity::Advice => Tone::Mild,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_sign_of_its_own_one_column_wide() {
        for unicode in [true, false] {
            let look = Look { style: Style::Graphical { unicode, colour: false }, ..Look::plain(80) };
            let signs: std::collections::BTreeSet<&str> = Status::ALL.iter().map(|s| look.status_sign(*s)).collect();
            assert_eq!(signs.len(), Status::ALL.len());
            assert!(signs.iter().all(|s| crate::render::excerpt::display_width(s) == 1 && (unicode || s.is_ascii())));
        }
    }

    #[test]
    fn colour_only_where_it_is_wanted() {
        let colour = Look { style: Style::Graphical { unicode: true, colour: true }, ..Look::plain(80) };
        assert!(colour.paint(Tone::Bad, "x").contains('\u{1b}'));
        assert_eq!(Look::plain(80).paint(Tone::Bad, "x"), "x");
    }
}
