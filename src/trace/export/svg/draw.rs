//! From the plan to SVG text.
//!
//! In: a [`Scheme`] and its [`Plan`]. Out: the picture. Lines come first, so that boxes and words lie over them.

use std::fmt::Write as _;

use super::SvgOptions;
use super::canvas::{Canvas, PLAIN, SMALL, Type};
use super::place::{ANSWERS, DOTS, LAW_TEXT, LAWS, Plan, ROWS, TITLE, TREATY, times};
use super::scheme::Scheme;
use super::style::{GAP, INK, LAW, PALE, REPEAT, ground, shorten, sign};
use crate::rule::Status;
use crate::trace::kind::NodeKind;
use crate::trace::model::Graph;

pub(super) fn draw(graph: &Graph, scheme: &Scheme, plan: &Plan, options: &SvgOptions) -> String {
    let mut canvas = Canvas { graph, scheme, plan, options, out: String::with_capacity(64 * 1024) };
    canvas.open();
    canvas.head();
    canvas.answer_frames();
    canvas.lines();
    canvas.sources();
    canvas.answers();
    canvas.rows();
    canvas.treaty();
    canvas.notes();
    canvas.out.push_str("</svg>\n");
    canvas.out
}

/// "6.b (2)" of "6.b~2": the second answer to an item.
fn ordinal(label: &str) -> String {
    label.split_once('~').map_or_else(|| label.to_owned(), |(item, count)| format!("{item} ({count})"))
}

impl Canvas<'_, '_> {
    fn sources(&mut self) {
        let (scheme, plan) = (self.scheme, self.plan);
        for ((source, band), rows) in scheme.sources.iter().zip(&plan.sources).zip(&plan.names) {
            let alone = if source.alone > 0 {
                format!("; {} obligations hang on it alone", source.alone)
            } else {
                String::new()
            };
            let close = self.group(source.node, &format!("{}{alone}", source.name));
            let round = if source.body { band.high / 2.0 } else { 3.0 };
            let (stroke, look) = match (source.bears, source.cited) {
                (true, _) if source.alone > 1 => (LAW, "fill=\"#E4EEF7\" stroke-width=\"2\""),
                (true, _) => ("#8CA3BC", "fill=\"#F3F7FB\" stroke-width=\"1\""),
                (false, true) => ("#8F96A0", "fill=\"#fff\" stroke-width=\"1\" stroke-dasharray=\"3 2\""),
                (false, false) => (GAP, "fill=\"#fff\" stroke-width=\"1.4\" stroke-dasharray=\"3 2\""),
            };
            self.frame(LAWS, *band, round, stroke, look);
            let fill = if source.bears { INK } else { PALE };
            let mut y = band.top + 14.0;
            for row in rows {
                self.text(LAWS.0 + 7.0, y, row, Type { size: LAW_TEXT, fill, ..PLAIN });
                y += 12.5;
            }
            if !source.articles.is_empty() {
                let articles = format!("Art. {}", source.articles.join(", "));
                self.text(LAWS.0 + 7.0, y - 1.0, &shorten(&articles, 9.0, LAWS.1 - LAWS.0 - 14.0), SMALL);
            }
            if source.alone > 1 {
                self.text(
                    LAWS.1 - 6.0,
                    band.top + 14.0,
                    &format!("{} alone", source.alone),
                    Type { size: 8.5, bold: true, fill: LAW, end: true },
                );
            }
            self.out.push_str(close);
        }
    }

    fn answer_frames(&mut self) {
        let scheme = self.scheme;
        let repeated = |a: usize| scheme.repeats.iter().any(|r| r.0 == a || r.1 == a);
        for (number, band) in self.plan.answers.iter().enumerate() {
            let (stroke, look) = if repeated(number) {
                (REPEAT, "fill=\"#FBF3F8\" stroke-width=\"1.4\"")
            } else {
                ("#C9CED6", "fill=\"#F7F8FA\" stroke-width=\"1\"")
            };
            self.frame(ANSWERS, *band, 3.0, stroke, look);
        }
        self.out.push('\n');
    }

    fn answers(&mut self) {
        let (scheme, plan) = (self.scheme, self.plan);
        for (answer, band) in scheme.answers.iter().zip(&plan.answers) {
            let node = self.node(answer.node);
            let title = format!("{}: {}", node.title(), node.label);
            // Where the graph has no answer for a passage, the frame stands for none.
            let close = if node.kind == NodeKind::Answer {
                self.group(answer.node, &title)
            } else {
                self.out.push_str("<g>");
                "</g>\n"
            };
            // A light edge keeps the words readable over the lines that pass under them.
            self.out
                .push_str("<g paint-order=\"stroke\" stroke=\"#F7F8FA\" stroke-width=\"3\" stroke-linejoin=\"round\">");
            let label = shorten(&ordinal(&answer.label), 10.0, DOTS - ANSWERS.0 - 10.0);
            self.text(ANSWERS.0 + 5.0, band.middle() + 3.6, &label, Type { size: 10.0, bold: true, ..PLAIN });
            self.out.push_str("</g>");
            self.out.push_str(close);
            for &d in &answer.dots {
                let dot = &scheme.dots[d];
                let title = self.dot_title(dot);
                let close = self.group(dot.passages[0], &title);
                let y = plan.dots[d];
                let (fill, stroke) = if dot.targets.is_empty() { ("#fff", "#9AA3AE") } else { ("#3D5A78", "#3D5A78") };
                let _ = write!(
                    self.out,
                    "<circle cx=\"{DOTS:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.2\"/>"
                );
                self.out.push_str(close);
            }
        }
    }

    fn rows(&mut self) {
        let (scheme, plan) = (self.scheme, self.plan);
        for (group, band) in scheme.groups.iter().zip(&plan.groups) {
            let name = group.node.map_or_else(String::new, |n| self.node(n).label.clone());
            let title = shorten(&format!("{}  {name}", group.number), 11.5, (ROWS.1 - ROWS.0) * 0.94);
            let close = group.node.map(|n| self.group(n, &format!("recommendation {}: {name}", group.number)));
            self.text(ROWS.0, band.top + 15.0, &title, Type { size: 11.5, bold: true, ..PLAIN });
            self.out.push_str(close.unwrap_or("\n"));
            let _ = writeln!(
                self.out,
                "<path d=\"M{:.1} {:.1}H{:.1}\" stroke=\"#8A8F98\" stroke-width=\"1\"/>",
                ROWS.0,
                band.top + TITLE - 2.0,
                ROWS.1
            );
        }
        for (((row, band), words), &at) in scheme.rows.iter().zip(&plan.rows).zip(&plan.words).zip(&plan.words_at) {
            let node = self.node(row.node);
            let status = row.status.map_or_else(|| "no rule".to_owned(), |s| s.name().to_owned());
            let (name, label) = (node.name().to_owned(), node.label.clone());
            let close = self.group(row.node, &format!("{name} [{status}] {label}"));
            let _ = write!(
                self.out,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{}\"/>",
                ROWS.0,
                band.top + 0.5,
                ROWS.1 - ROWS.0,
                band.high - 1.0,
                ground(row.status)
            );
            if row.status.is_some_and(Status::is_unaddressed) {
                let _ = write!(
                    self.out,
                    "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"4\" height=\"{:.1}\" fill=\"{GAP}\"/>",
                    ROWS.1 - 4.0,
                    band.top + 0.5,
                    band.high - 1.0
                );
            }
            self.out.push_str(&sign(row.status, ROWS.0 + 10.0, band.middle()));
            let base = band.middle() + 3.8;
            self.text(ROWS.0 + 20.0, base, &name, Type { bold: true, ..PLAIN });
            let first = base - times(words.len().saturating_sub(1), 6.5);
            for (nth, line) in words.iter().enumerate() {
                self.text(ROWS.0 + at, first + times(nth, 13.0), line, PLAIN);
            }
            self.out.push_str(close);
        }
    }

    fn treaty(&mut self) {
        let (scheme, plan) = (self.scheme, self.plan);
        for (number, (&treaty, band)) in scheme.treaty.iter().zip(&plan.treaty).enumerate() {
            let rows = scheme.groups.iter().filter(|g| g.treaty.contains(&number)).flat_map(|g| &g.rows);
            let judged: Vec<Status> = rows.filter_map(|&r| scheme.rows[r].status).collect();
            let open = judged.iter().filter(|s| s.is_unaddressed()).count();
            let label = self.node(treaty).label.clone();
            let count = if judged.is_empty() { String::new() } else { format!("{open} of {} open", judged.len()) };
            let close = self.group(treaty, &format!("{label}; {count}"));
            let (stroke, look) = if open > 0 {
                (GAP, "fill=\"#fff\" stroke-width=\"1.4\"")
            } else {
                ("#8A8F98", "fill=\"#fff\" stroke-width=\"1\"")
            };
            self.frame(TREATY, *band, 3.0, stroke, look);
            let room = TREATY.1 - TREATY.0 - 12.0;
            self.text(
                TREATY.0 + 7.0,
                band.top + 14.5,
                &shorten(&label, 11.0, room * 0.93),
                Type { bold: true, ..PLAIN },
            );
            self.text(TREATY.0 + 7.0, band.top + 27.0, &count, SMALL);
            self.out.push_str(close);
        }
    }
}
