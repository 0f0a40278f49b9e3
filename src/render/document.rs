//! A document: headings, paragraphs, lists, quotations and tables, whatever file they are written into.
//!
//! In: words, of labels and of replies. Out: a [`Document`], which [`super::markdown`] and [`super::docx`] write. Its text is
//! plain: on one line, without hidden characters, and never markup; how it is kept from acting is the writer's matter.

use super::excerpt::is_hidden;

/// What is written for one reply.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Debug)]
pub(super) enum Part {
    /// A heading; the title has level 1.
    Heading(u8, Line),
    /// A paragraph.
    Paragraph(Line),
    /// Items without an order.
    List(Vec<Line>),
    /// Words of a reply, and below them where they stand and what they say.
    Quotation(Line, Line),
    /// A table.
    Table(Table),
}

/// Rows under a head.
#[derive(Debug)]
pub(super) struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell per column.
    pub rows: Vec<Vec<Line>>,
}

/// A column of a table.
#[derive(Debug)]
pub(super) struct Column {
    /// Its head.
    pub head: Line,
    /// Its share of the width, against those of the others.
    pub share: u32,
    /// Whether it holds numbers, which stand to the right.
    pub numbers: bool,
}

/// Words on one line, each run in its style.
#[derive(Debug, Clone, Default)]
pub(super) struct Line(Vec<Run>);

/// Words in one style.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// The words.
    pub text: String,
    /// Their style.
    pub style: Style,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As they are.
    Plain,
    /// To be seen first.
    Strong,
    /// Set apart.
    Emphasis,
    /// A name for a program.
    Code,
}

impl Part {
    /// The level of a heading; none of what is no heading.
    pub(super) fn level(&self) -> Option<u8> {
        if let Part::Heading(level, _) = self { Some(*level) } else { None }
    }
}

impl Document {
    pub(super) fn heading(&mut self, level: u8, text: impl Into<Line>) {
        self.parts.push(Part::Heading(level, text.into()));
    }

    pub(super) fn paragraph(&mut self, line: impl Into<Line>) {
        self.parts.push(Part::Paragraph(line.into()));
    }

    pub(super) fn list(&mut self, items: Vec<Line>) {
        self.parts.push(Part::List(items));
    }

    pub(super) fn table(&mut self, columns: Vec<Column>, rows: Vec<Vec<Line>>) {
        self.parts.push(Part::Table(Table { columns, rows }));
    }
}

impl Column {
    /// A column of words.
    pub(super) fn new(head: impl Into<Line>, share: u32) -> Column {
        Column { head: head.into(), share, numbers: false }
    }

    /// A column of numbers.
    pub(super) fn numbers(head: impl Into<Line>, share: u32) -> Column {
        Column { numbers: true, ..Column::new(head, share) }
    }
}

impl Line {
    pub(super) fn plain(self, text: &str) -> Line {
        self.with(text, Style::Plain)
    }

    pub(super) fn strong(self, text: &str) -> Line {
        self.with(text, Style::Strong)
    }

    pub(super) fn emphasis(self, text: &str) -> Line {
        self.with(text, Style::Emphasis)
    }

    pub(super) fn code(self, text: &str) -> Line {
        self.with(text, Style::Code)
    }

    fn with(mut self, text: &str, style: Style) -> Line {
        let text = clean(text);
        match self.0.last_mut() {
            Some(last) if last.style == style => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.0.push(Run { text, style }),
        }
        self
    }

    /// The runs, one after the other.
    pub(super) fn runs(&self) -> &[Run] {
        &self.0
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Line {
        Line::default().plain(text.trim())
    }
}

impl From<String> for Line {
    fn from(text: String) -> Line {
        Line::from(text.as_str())
    }
}

impl From<&String> for Line {
    fn from(text: &String) -> Line {
        Line::from(text.as_str())
    }
}

/// The text on one line without hidden characters; spaces at its ends are kept, and so are no-break spaces.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\u{a0}' && c != '\u{202f}' && (c.is_whitespace() || c.is_control()) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_hidden(c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_on_one_line_and_keep_their_spaces() {
        let line = Line::default().strong("a\u{1b}[1m").plain(":\n\n b\u{202e} ").plain("c\u{a0}d").code("");
        let text = |line: &Line| line.runs().iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join("|");
        assert_eq!(text(&line), "a [1m|: b c\u{a0}d");
        assert_eq!(text(&Line::from(" a \u{200b} b ")), "a b");
    }
}
