//! One diagnostic: code, message, words of a text with labels, help; drawn by miette or narrated.
//!
//! In: what to tell and an excerpt. Out: text. miette underlines whole rows only where a label lies on one row, so a label
//! is given to it row by row, its text under the last; and since the rows of one source line are no lines of their own,
//! the numbers beside them are put right afterwards: each line is numbered once, where it begins.

use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, LabeledSpan};

use super::columns;
use super::look::{Look, Tone};
use super::untrusted;
use super::wording;
use crate::assessment::Severity;
use crate::text::{Around, Excerpt, Frame, Mark, Piece, Place, Span};

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
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    /// The sign before the message.
    pub(super) sign: &'static str,
    /// What is the matter; one paragraph per line.
    pub(super) message: String,
    /// What to do or ask; one paragraph per line.
    pub(super) help: Option<String>,
    labels: Vec<Label>,
    excerpt: Option<Excerpt>,
    spans: Vec<(LabeledSpan, Tone)>,
}

impl Told {
    pub(super) fn new(code: &'static str, severity: Severity, sign: &'static str, message: String) -> Told {
        let message = safe(&message);
        Told { code, severity, sign, message, help: None, labels: Vec::new(), excerpt: None, spans: Vec::new() }
    }

    /// Shows the labels in the text, the most important first.
    pub(super) fn showing(mut self, name: &str, text: &str, mut labels: Vec<Label>, around: Around, look: Look) -> Told {
        if labels.is_empty() {
            return self;
        }
        labels.iter_mut().for_each(|l| l.text = untrusted::one_line(&l.text));
        let last = labels.iter().map(|l| l.place.end_line).max().unwrap_or(1) + 9;
        let gutter = last.to_string().len() + 4;
        let rows = if around == Around::Line { 3 } else { 5 };
        let width = if look.is_narrated() { 100 } else { look.columns().saturating_sub(gutter) };
        let marks: Vec<Mark> =
            labels.iter().map(|l| Mark { place: l.place, room: crate::text::columns(&l.text).min(width / 2) }).collect();
        let excerpt = Excerpt::around(name, text, &marks, Frame { width, rows, around });
        self.spans = spans(&excerpt, &labels, width);
        self.labels = labels;
        self.excerpt = (!self.spans.is_empty()).then_some(excerpt);
        self
    }

    pub(super) fn helping(mut self, help: Option<String>) -> Told {
        self.help = help.map(|h| safe(&h)).filter(|h| !h.is_empty());
        self
    }

    /// Appends the diagnostic to `out`, without an empty line after it.
    pub(super) fn render(&self, out: &mut String, look: Look) {
        if look.is_narrated() {
            self.narrate(out);
            return;
        }
        let theme = look.theme(self.sign, self.spans.iter().map(|s| s.1));
        let (corner, edge, bar) = (theme.characters.ltop, theme.characters.lbot, theme.characters.vbar);
        let handler = GraphicalReportHandler::new_themed(theme).with_width(look.columns()).with_links(false);
        let mut drawn = String::new();
        // Writing to a string cannot fail, and spans lie within their excerpt.
        if handler.render_report(&mut drawn, self).is_err() {
            drawn = format!("{}\n{}\n", self.code, self.message);
        }
        let mut stretches = self.excerpt.iter().flat_map(Excerpt::lines);
        let mut rows: Option<std::slice::Iter<'_, u32>> = None;
        let mut before = 0;
        for line in drawn.lines() {
            let begun = line.trim_start();
            let mut shown = line.to_owned();
            if let Some(left) = &mut rows {
                if begun.starts_with(edge) {
                    rows = None;
                } else if let Some(digits) = numbered(line, bar) {
                    let number = left.next().filter(|n| **n != before).map_or(String::new(), ToString::to_string);
                    before = if number.is_empty() { before } else { number.parse().unwrap_or(before) };
                    shown.replace_range(digits.clone(), &format!("{number:>width$}", width = digits.len()));
                }
            } else if begun.starts_with(corner) {
                rows = stretches.next().map(<[u32]>::iter);
                before = 0;
            }
            out.push_str(shown.trim_end());
            out.push('\n');
        }
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
                let words = excerpt.words(Span { start: place.start, end: place.end });
                say(&format!("At {}, column {}, {}: {words}", wording::place(&place), place.column, label.text));
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

/// The text paragraph by paragraph, each on one line.
fn safe(text: &str) -> String {
    text.lines().map(untrusted::one_line).collect::<Vec<_>>().join("\n")
}

/// The bytes of the number at the head of a row of an excerpt, with the blanks before it; `None` for any other line.
fn numbered(line: &str, bar: char) -> Option<std::ops::Range<usize>> {
    let bytes = line.as_bytes();
    let escape = |mut at: usize| {
        if bytes.get(at) == Some(&0x1b) {
            while bytes.get(at).is_some_and(|b| *b != b'm') {
                at += 1;
            }
            at += 1;
        }
        at
    };
    if bytes.first() != Some(&b' ') {
        return None;
    }
    let start = escape(1);
    let blanks = bytes.get(start..)?.iter().take_while(|b| **b == b' ').count();
    let digits = bytes.get(start + blanks..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    let end = start + blanks + digits;
    let after = line.get(escape(end)..)?.strip_prefix(' ')?;
    (digits > 0 && after.starts_with(bar)).then_some(start..end)
}

/// The labels as miette is to underline them: row by row, none over another, the text under the last row of each.
fn spans(excerpt: &Excerpt, labels: &[Label], width: usize) -> Vec<(LabeledSpan, Tone)> {
    // Where two labels share words, the shorter keeps them.
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|i| (labels[*i].place.end - labels[*i].place.start, *i));
    let mut taken: Vec<Span> = Vec::new();
    let mut out = Vec::new();
    for i in order {
        let label = &labels[i];
        let whole = Span { start: label.place.start, end: label.place.end.max(label.place.start + 1) };
        let pieces: Vec<Piece> = free(whole, &taken).into_iter().flat_map(|span| excerpt.pieces(span)).collect();
        taken.push(whole);
        for (n, piece) in pieces.iter().enumerate() {
            let text = (n + 1 == pieces.len() && !label.text.is_empty()).then(|| {
                let room = width.saturating_sub(piece.column + piece.width / 2 + 4).max(14);
                columns::wrap(&label.text, room).join("\n")
            });
            let at = (piece.span.start as usize, piece.span.len());
            let span = if i == 0 && n == 0 {
                LabeledSpan::new_primary_with_span(text, at)
            } else {
                LabeledSpan::new_with_span(text, at)
            };
            out.push((span, label.tone));
        }
    }
    out.sort_by_key(|(span, _)| span.offset());
    out
}

/// What of a span is not taken.
fn free(span: Span, taken: &[Span]) -> Vec<Span> {
    let mut left = vec![span];
    for other in taken {
        left = left
            .into_iter()
            .flat_map(|s| {
                let head = Span { start: s.start, end: s.end.min(other.start).max(s.start) };
                let tail = Span { start: s.start.max(other.end).min(s.end), end: s.end };
                if s.overlaps(*other) { [head, tail] } else { [s, Span::default()] }
            })
            .filter(|s| !s.is_empty())
            .collect();
    }
    left
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Told {}

impl Diagnostic for Told {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
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
