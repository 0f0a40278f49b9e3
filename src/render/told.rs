//! One diagnostic: code, message, words of a text with labels, help; drawn by miette or narrated.
//!
//! In: what to tell and an excerpt. Out: text. miette underlines whole rows only where a label lies on one row, so a label
//! is given to it row by row, its text under the last; and since the rows of one source line are no lines of their own,
//! the numbers beside them are put right afterwards: each line is numbered once, where it begins.

mod gutter;
mod underline;

use std::borrow::Cow;
use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, LabeledSpan};

use super::columns;
use super::excerpt::{Around, Excerpt, Frame, Mark, display_width};
use super::look::{Look, Tone};
use super::untrusted;
use super::wording;
use crate::assessment::Severity;
use crate::text::{Place, Span};

/// The columns that a label's text has below its words, at least.
pub(super) const LABEL: usize = 24;

/// Words of a text, with what is to be said of them.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) place: Place,
    pub(super) text: String,
    pub(super) tone: Tone,
}

/// A diagnostic.
#[derive(Debug)]
pub(super) struct Told {
    code: Cow<'static, str>,
    severity: Severity,
    sign: &'static str,
    message: String,
    help: Option<String>,
    look: Look,
    /// Whether the place is told with the file's name when it is narrated.
    named: Option<String>,
    labels: Vec<Label>,
    excerpt: Option<Excerpt>,
    spans: Vec<(LabeledSpan, Tone)>,
}

impl Told {
    /// A diagnostic with its sign and its message, one paragraph per line.
    pub(super) fn new(
        look: Look,
        code: impl Into<Cow<'static, str>>,
        severity: Severity,
        sign: &'static str,
        message: &str,
    ) -> Told {
        let message = set(message, 6, look);
        Told {
            look,
            named: None,
            code: code.into(),
            severity,
            sign,
            message,
            help: None,
            labels: Vec::new(),
            excerpt: None,
            spans: Vec::new(),
        }
    }

    /// Shows the labels in the text, the most important first.
    pub(super) fn showing(mut self, name: &str, text: &str, mut labels: Vec<Label>, around: Around) -> Told {
        let look = self.look;
        if labels.is_empty() {
            return self;
        }
        for label in &mut labels {
            label.text = untrusted::one_line(&label.text);
        }
        let last = labels.iter().map(|l| l.place.end_line).max().unwrap_or(1) + 9;
        let gutter = last.to_string().len() + 4;
        let rows = if around == Around::Line { 3 } else { 5 };
        let width = if look.is_narrated() { 100 } else { look.columns().saturating_sub(gutter) };
        let marks: Vec<Mark> =
            labels.iter().map(|l| Mark { place: l.place, room: display_width(&l.text).min(LABEL) }).collect();
        let excerpt = Excerpt::around(name, text, &marks, Frame { width, rows, around });
        let (spans, homeless) = underline::spans(&excerpt, &labels, width);
        for label in homeless.into_iter().filter(|_| !look.is_narrated()).map(|i| &labels[i]) {
            let words = excerpt.words(Span { start: label.place.start, end: label.place.end });
            self.message.push('\n');
            self.message.push_str(&set(&format!("{}: {words}", label.text), 6, look));
        }
        self.spans = spans;
        self.labels = labels;
        self.named = (around == Around::Line).then(|| name.to_owned());
        self.excerpt = (!self.spans.is_empty()).then_some(excerpt);
        self
    }

    /// Adds what to do or ask; one paragraph per line.
    pub(super) fn helping(mut self, help: Option<String>) -> Told {
        self.help = help.map(|h| set(&h, 10, self.look)).filter(|h| !h.is_empty());
        self
    }

    /// Appends the diagnostic to `out`, without an empty line after it.
    pub(super) fn render(&self, out: &mut String) {
        let look = self.look;
        if look.is_narrated() {
            self.narrate(out);
            return;
        }
        let theme = look.theme(self.sign, self.spans.iter().map(|s| s.1));
        let lines =
            gutter::Lines { corner: theme.characters.ltop, edge: theme.characters.lbot, bar: theme.characters.vbar };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(look.columns())
            .with_links(false)
            .with_wrap_lines(false);
        let mut drawn = String::new();
        // Writing to a string cannot fail, and spans lie within their excerpt.
        if handler.render_report(&mut drawn, self).is_err() {
            drawn = format!("{}\n{}\n", self.code, self.message);
        }
        gutter::put_right(out, &drawn, self.excerpt.as_ref(), &lines);
    }

    /// Sentences for the ear, each on one line.
    fn narrate(&self, out: &mut String) {
        let mut say = |text: &str| {
            out.push_str(&untrusted::one_line(text));
            out.push('\n');
        };
        self.message.lines().for_each(&mut say);
        if let Some(excerpt) = &self.excerpt {
            for stretch in excerpt.stretches() {
                say(&format!("Text: {stretch}"));
            }
            for label in &self.labels {
                let place = label.place;
                let file = self.named.as_ref().map_or(String::new(), |n| format!("{n}, "));
                let words = excerpt.words(Span { start: place.start, end: place.end });
                let says = if label.text.is_empty() { String::new() } else { format!(", {}", label.text) };
                say(&format!("At {file}{}, column {}{says}: {words}", wording::place(&place), place.column));
            }
        }
        if let Some(help) = &self.help {
            help.lines().for_each(&mut say);
        }
        let grave = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        };
        say(&format!("Code: {}, {grave}.", self.code));
    }
}

/// The text made safe, paragraph by paragraph: each on one line for the ear, else in rows that leave `margin` columns, so
/// that miette, which would also break at hyphens, has nothing left to break.
fn set(text: &str, margin: usize, look: Look) -> String {
    let paragraphs = text.lines().map(untrusted::one_line).filter(|p| !p.is_empty());
    if look.is_narrated() {
        return paragraphs.collect::<Vec<_>>().join("\n");
    }
    paragraphs.flat_map(|p| columns::wrap(&p, look.columns() - margin)).collect::<Vec<_>>().join("\n")
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Told {}

impl Diagnostic for Told {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Advice => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|h| Box::new(h) as Box<dyn fmt::Display>)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.spans.iter().map(|s| s.0.clone())))
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.excerpt.as_ref().map(|e| e as &dyn miette::SourceCode)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::render::Style;
    use crate::render::excerpt::is_hidden;
    use crate::text::Source;

    const REPLY: &str = "One two three.\nThe moratorium on the inspection of businesses, which was introduced in 2016, has been extended until 1 January 2027, and no visit may be made without a court's order. End.";

    fn told(text: &str, labels: &[(usize, usize, &str)], look: Look) -> String {
        let source = Source::from_bytes("r.md", text.as_bytes().to_vec()).unwrap();
        let labels = labels
            .iter()
            .map(|(from, to, says)| Label {
                place: source.place(Span::new(*from, *to)),
                text: (*says).into(),
                tone: Tone::Bad,
            })
            .collect();
        let mut out = String::new();
        Told::new(look, "answer/declined", Severity::Error, "x", "message")
            .showing("r.md", text, labels, Around::Sentence)
            .render(&mut out);
        out
    }

    #[test]
    fn a_line_is_numbered_once_and_labels_share_words() {
        let at = |words: &str| (REPLY.find(words).unwrap(), REPLY.find(words).unwrap() + words.len());
        let (whole, part) = (
            at("The moratorium on the inspection of businesses, which was introduced in 2016"),
            at("introduced in 2016"),
        );
        insta::assert_snapshot!(told(
            REPLY,
            &[(whole.0, whole.1, "the whole"), (part.0, part.1, "a part")],
            Look::plain(60)
        ));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn any_text_and_labels_are_shown(
            text in "([a-zé漢 .|╭─\u{1b}\u{202e}\u{ad}\r\n\t-]{0,50}[ .\n]){1,10}",
            spans in prop::collection::vec((0usize..700, 0usize..700), 1..5),
            width in 40usize..110,
            unicode in any::<bool>(),
            colour in any::<bool>(),
        ) {
            prop_assume!(!text.trim().is_empty());
            let bound = |at: usize| (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap();
            let labels: Vec<(usize, usize, &str)> = spans.iter().map(|(a, b)| (bound(*a.min(b)), bound(*a.max(b)), "says so")).collect();
            for style in [Style::Graphical { unicode, colour }, Style::Narrated] {
                let shown = told(&text, &labels, Look { style, ..Look::plain(width) });
                prop_assert!(!shown.contains("Failed"), "{}", shown);
                let drawn = if colour { shown.replace('\u{1b}', "") } else { shown.clone() };
                prop_assert!(!drawn.contains(|c| c != '\n' && is_hidden(c)), "{}", shown);
                if !colour && style != Style::Narrated {
                    for row in shown.lines() {
                        prop_assert!(display_width(row) <= width, "{} {} {:?}", width, display_width(row), row);
                    }
                }
            }
        }
    }
}
