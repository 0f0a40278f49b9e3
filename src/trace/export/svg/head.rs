//! The head of the picture: its title, what it says in a sentence, and what its signs and lines mean.

use std::fmt::Write as _;

use super::canvas::{Canvas, PLAIN, Type};
use super::place::{ANSWERS, HEAD, LAWS, MARGIN, ROWS, TREATY, WIDE, times};
use super::style::{FONT, GAP, LAW, PALE, REPEAT, colour, shorten, sign, width};
use crate::rule::Status;
use crate::trace::export::xml;

const STYLE: &str = "<style>a{text-decoration:none} a:hover text{text-decoration:underline} .line{fill:none} \
                     .line:hover{stroke-width:3.5;stroke-opacity:1} \
                     @media print{@page{size:A4;margin:12mm} svg:root{width:100%;height:100vh}}</style>\n";

impl Canvas<'_, '_> {
    pub(super) fn open(&mut self) {
        let (left, high) = (self.plan.left, self.plan.high);
        let wide = WIDE - left;
        let title = xml(self.options.title);
        let summary = xml(&self.summary());
        let _ = write!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide:.0}\" height=\"{high:.0}\" viewBox=\"{left:.0} 0 {wide:.0} {high:.0}\" preserveAspectRatio=\"xMidYMin\" font-family=\"{FONT}\">\n\
             <title>{title}</title>\n<desc>{summary}</desc>\n"
        );
        if !self.options.in_page {
            self.out.push_str(STYLE);
        }
        let _ = writeln!(self.out, "<rect x=\"{left:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" fill=\"#fff\"/>");
    }

    pub(super) fn summary(&self) -> String {
        let obligations = self.scheme.rows.iter().filter(|r| r.status.is_some()).count();
        let unaddressed = self.scheme.rows.iter().filter(|r| r.status.is_some_and(Status::is_unaddressed)).count();
        let gaps = self.scheme.rows.iter().filter(|r| r.status.is_some_and(Status::is_gap)).count();
        if obligations == 0 {
            return format!("{} laws and bodies, {} answers", self.scheme.sources.len(), self.scheme.answers.len());
        }
        let rest = gaps - unaddressed;
        let rest = if rest > 0 { format!(", {rest} met by a plan or by existing law alone") } else { String::new() };
        format!(
            "{unaddressed} of {obligations} obligation{} left unaddressed{rest}",
            if obligations == 1 { "" } else { "s" }
        )
    }

    pub(super) fn head(&mut self) {
        let margin = self.plan.left + MARGIN;
        let title = shorten(self.options.title, 16.0, (WIDE - margin - MARGIN) * 0.9);
        self.text(margin, 26.0, &title, Type { size: 16.0, bold: true, ..PLAIN });
        self.text(margin, 43.0, &self.summary(), Type { fill: PALE, ..PLAIN });
        let mut x = margin + 6.0;
        let used = |s: &Status| self.scheme.rows.iter().any(|r| r.status == Some(*s));
        for status in Status::ALL.into_iter().filter(used) {
            self.out.push_str(&sign(Some(status), x, 62.0));
            self.text(x + 9.0, 65.5, status.name(), Type { size: 10.0, ..PLAIN });
            x += 9.0 + width(status.name(), 10.0) + 20.0;
        }
        // What lines and boxes mean, in a row of their own.
        if self.scheme.rows.iter().any(|r| r.status.is_some_and(Status::is_unaddressed)) {
            let _ = write!(self.out, "<rect x=\"{:.1}\" y=\"56\" width=\"4\" height=\"12\" fill=\"{GAP}\"/>", x - 4.0);
            self.text(x + 5.0, 65.5, "left unaddressed", Type { size: 10.0, ..PLAIN });
        }
        x = margin;
        let lines = || self.scheme.dots.iter().flat_map(|d| &d.targets);
        // A line that speaks for an obligation has the colour of what it alone would make of it.
        let worth = |status: Option<Status>, name| {
            (lines().any(|t| !t.against && t.status == status), colour(status), "", name)
        };
        for (there, stroke, dash, name) in [
            worth(Some(Status::Addressed), "a measure"),
            worth(Some(Status::PartlyAddressed), "a measure in part"),
            worth(Some(Status::InProgress), "an intention"),
            worth(Some(Status::ExistingLaw), "law or practice"),
            worth(None, "bears on it"),
            (lines().any(|t| t.against), GAP, "5 3", "speaks against"),
            (!self.scheme.named.is_empty(), LAW, "1.5 3", "named by the ask"),
            (!self.scheme.repeats.is_empty(), REPEAT, "", "same words"),
        ] {
            if there {
                let _ = write!(
                    self.out,
                    "<path class=\"line\" d=\"M{x:.1} 80h20\" stroke=\"{stroke}\" stroke-width=\"1.8\" stroke-dasharray=\"{dash}\"/>"
                );
                self.text(x + 25.0, 83.5, name, Type { size: 10.0, ..PLAIN });
                x += 25.0 + width(name, 10.0) + 18.0;
            }
        }
        if self.scheme.sources.iter().any(|s| !s.bears) {
            let _ = write!(
                self.out,
                "<rect x=\"{x:.1}\" y=\"75\" width=\"18\" height=\"10\" rx=\"2\" fill=\"#fff\" stroke=\"#8F96A0\" stroke-dasharray=\"3 2\"/>"
            );
            self.text(x + 23.0, 83.5, "bears on nothing asked", Type { size: 10.0, ..PLAIN });
        }
        let bodies = self.scheme.sources.iter().any(|s| s.body);
        let laws = if bodies { "Laws and bodies" } else { "Laws" };
        for (x, there, name) in [
            (LAWS.0, !self.scheme.sources.is_empty(), laws),
            (ANSWERS.0, !self.scheme.answers.is_empty(), "Answers"),
            (ROWS.0, !self.scheme.rows.is_empty(), "What is asked"),
            (TREATY.0, !self.scheme.treaty.is_empty(), "Treaty"),
        ] {
            if there {
                self.text(x, HEAD - 12.0, name, Type { size: 10.0, bold: true, fill: PALE, end: false });
            }
        }
        self.out.push('\n');
    }

    pub(super) fn notes(&mut self) {
        for (number, note) in self.scheme.notes.iter().enumerate() {
            let y = self.plan.high - MARGIN * 0.6 - times(self.scheme.notes.len() - 1 - number, 14.0);
            self.text(self.plan.left + MARGIN, y, note, Type { size: 10.0, fill: PALE, ..PLAIN });
        }
    }
}
