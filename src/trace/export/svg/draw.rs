//! From the plan to SVG text.
//!
//! In: a [`Scheme`] and its [`Plan`]. Out: the picture. Lines come first, so that boxes and words lie over them; each thing
//! has a title with its full words, and stands within a link where it has a place.

use std::fmt::Write as _;

use petgraph::stable_graph::NodeIndex;

use super::SvgOptions;
use super::place::{ANSWERS, Band, HEAD, LAW_TEXT, LAWS, MARGIN, Plan, ROWS, TITLE, TREATY, WIDE};
use super::scheme::{Dot, Scheme, Target};
use super::style::{FONT, GAP, INK, LAW, PALE, REPEAT, colour, ground, shorten, sign, width};
use crate::rule::Status;
use crate::trace::export::xml;
use crate::trace::model::{Graph, Node, anchor};

const DOTS: f64 = ANSWERS.1 - 9.0;

/// A line that leaves and comes in level.
fn curve(from: (f64, f64), to: (f64, f64)) -> String {
    let bend = (to.0 - from.0) * 0.5;
    format!("M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", from.0, from.1, from.0 + bend, from.1, to.0 - bend, to.1, to.0, to.1)
}

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

struct Canvas<'c, 'o> {
    graph: &'c Graph,
    scheme: &'c Scheme,
    plan: &'c Plan,
    options: &'c SvgOptions<'o>,
    out: String,
}

/// How a text is set.
#[derive(Clone, Copy)]
struct Type {
    size: f64,
    bold: bool,
    fill: &'static str,
    end: bool,
}

const PLAIN: Type = Type { size: 11.0, bold: false, fill: INK, end: false };
const SMALL: Type = Type { size: 9.0, bold: false, fill: PALE, end: false };

/// "6.b (2)" of "6.b~2": the second answer to an item.
fn ordinal(label: &str) -> String {
    label.split_once('~').map_or_else(|| label.to_owned(), |(item, count)| format!("{item} ({count})"))
}

impl Canvas<'_, '_> {
    fn node(&self, at: NodeIndex) -> &Node {
        &self.graph.inner()[at]
    }

    fn text(&mut self, x: f64, y: f64, text: &str, set: Type) {
        let bold = if set.bold { " font-weight=\"bold\"" } else { "" };
        let end = if set.end { " text-anchor=\"end\"" } else { "" };
        let _ = write!(self.out, "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" fill=\"{}\"{bold}{end}>{}</text>", set.size, set.fill, xml(text));
    }

    /// Opens the group of a node, within its link; gives what closes it.
    fn group(&mut self, at: NodeIndex, title: &str) -> &'static str {
        let node = self.node(at);
        let (id, href) = (xml(&anchor(&node.id)), (self.options.href)(node));
        let close = match href {
            Some(href) => {
                let _ = write!(self.out, "<a href=\"{}\">", xml(&href));
                "</g></a>\n"
            }
            None => "</g>\n",
        };
        let _ = write!(self.out, "<g id=\"g-{id}\"><title>{}</title>", xml(title));
        close
    }

    fn open(&mut self) {
        let high = self.plan.high;
        let title = xml(self.options.title);
        let summary = xml(&self.summary());
        let _ = write!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDE:.0}\" height=\"{high:.0}\" viewBox=\"0 0 {WIDE:.0} {high:.0}\" font-family=\"{FONT}\">\n\
             <title>{title}</title>\n<desc>{summary}</desc>\n\
             <style>a{{text-decoration:none}} a:hover text{{text-decoration:underline}} .line{{fill:none}} .line:hover{{stroke-width:3.5;stroke-opacity:1}}</style>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
        );
    }

    fn summary(&self) -> String {
        let obligations = self.scheme.rows.iter().filter(|r| r.status.is_some()).count();
        let unaddressed = self.scheme.rows.iter().filter(|r| r.status.is_some_and(Status::is_unaddressed)).count();
        let gaps = self.scheme.rows.iter().filter(|r| r.status.is_some_and(Status::is_gap)).count();
        if obligations == 0 {
            return format!("{} laws and bodies, {} answers", self.scheme.sources.len(), self.scheme.answers.len());
        }
        let rest = gaps - unaddressed;
        let rest = if rest > 0 { format!(", {rest} met by a plan or by existing law alone") } else { String::new() };
        format!("{unaddressed} of {obligations} obligation{} left unaddressed{rest}", if obligations == 1 { "" } else { "s" })
    }

    fn head(&mut self) {
        self.text(MARGIN, 26.0, self.options.title, Type { size: 16.0, bold: true, ..PLAIN });
        let at = MARGIN + width(self.options.title, 16.0) * 1.12 + 14.0;
        self.text(at, 26.0, &self.summary(), Type { fill: PALE, ..PLAIN });
        let mut x = MARGIN + 6.0;
        let used = |s: &Status| self.scheme.rows.iter().any(|r| r.status == Some(*s));
        for status in Status::ALL.into_iter().filter(used) {
            self.out.push_str(&sign(Some(status), x, 44.0));
            self.text(x + 9.0, 47.5, status.name(), Type { size: 10.0, ..PLAIN });
            x += 9.0 + width(status.name(), 10.0) + 20.0;
        }
        // What lines and boxes mean, in a row of their own.
        x = MARGIN;
        for (there, stroke, dash, name) in [
            (self.scheme.dots.iter().flat_map(|d| &d.targets).any(|t| !t.against), "#009E73", "", "supports"),
            (self.scheme.dots.iter().flat_map(|d| &d.targets).any(|t| t.against), GAP, "5 3", "speaks against"),
            (!self.scheme.named.is_empty(), LAW, "1.5 3", "named by the ask"),
            (!self.scheme.repeats.is_empty(), REPEAT, "", "same words"),
        ] {
            if there {
                let _ = write!(self.out, "<path class=\"line\" d=\"M{x:.1} 62h20\" stroke=\"{stroke}\" stroke-width=\"1.8\" stroke-dasharray=\"{dash}\"/>");
                self.text(x + 25.0, 65.5, name, Type { size: 10.0, ..PLAIN });
                x += 25.0 + width(name, 10.0) + 18.0;
            }
        }
        if self.scheme.sources.iter().any(|s| !s.bears) {
            let _ = write!(
                self.out,
                "<rect x=\"{x:.1}\" y=\"57\" width=\"18\" height=\"10\" rx=\"2\" fill=\"#fff\" stroke=\"#8F96A0\" stroke-dasharray=\"3 2\"/>"
            );
            self.text(x + 23.0, 65.5, "supports nothing asked", Type { size: 10.0, ..PLAIN });
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

    fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, look: &str, title: &str) {
        let curve = curve(from, to);
        let _ = writeln!(self.out, "<path class=\"line\" d=\"{curve}\" stroke=\"{stroke}\" {look}><title>{}</title></path>", xml(title));
    }

    fn lines(&mut self) {
        let (scheme, plan) = (self.scheme, self.plan);
        // Lines that lead on to an obligation lie over those that lead nowhere.
        for bears in [false, true] {
            for (dot, &y) in scheme.dots.iter().zip(&plan.dots).filter(|(d, _)| d.targets.is_empty() != bears) {
                for &source in &dot.sources {
                    let from = (LAWS.1, plan.sources[source].middle());
                    let (stroke, look) = if bears {
                        ("#5E7FA3", "stroke-width=\"1.1\" stroke-opacity=\"0.6\"")
                    } else {
                        ("#AEB6C0", "stroke-width=\"0.9\" stroke-opacity=\"0.7\"")
                    };
                    let title = format!("{} → {}", scheme.sources[source].name, self.dot_title(dot));
                    let path = format!("{}H{DOTS:.1}", curve(from, (ANSWERS.0, y)));
                    let _ = writeln!(self.out, "<path class=\"line\" d=\"{path}\" stroke=\"{stroke}\" {look}><title>{}</title></path>", xml(&title));
                }
            }
        }
        for named in &scheme.named {
            let row = plan.rows[named.row].middle();
            let look = if named.met { "stroke-width=\"1.3\" stroke-dasharray=\"1.5 3\"" } else { "stroke-width=\"1.8\" stroke-dasharray=\"1.5 3\"" };
            let title = format!("the ask of {} names {}", self.node(scheme.rows[named.row].node).title(), scheme.sources[named.source].name);
            self.line((LAWS.1, plan.sources[named.source].middle()), (ROWS.0, row), LAW, look, &title);
        }
        // What speaks against an obligation lies on top.
        for against in [false, true] {
            for (dot, &y) in scheme.dots.iter().zip(&plan.dots) {
                for target in dot.targets.iter().filter(|t| t.against == against) {
                    let to = (ROWS.0, plan.rows[target.row].middle());
                    let look = if against { "stroke-width=\"1.6\" stroke-dasharray=\"5 3\"" } else { "stroke-width=\"1.4\" stroke-opacity=\"0.85\"" };
                    let title = self.target_title(dot, target);
                    self.line((DOTS, y), to, colour(if against { Some(Status::Declined) } else { target.status }), look, &title);
                }
            }
        }
        for (group, band) in scheme.groups.iter().zip(&plan.groups) {
            for &treaty in &group.treaty {
                let from = (ROWS.1, band.top + TITLE * 0.5);
                let title = format!("recommendation {} rests on {}", group.number, self.node(scheme.treaty[treaty]).label);
                self.line(from, (TREATY.0, plan.treaty[treaty].middle()), "#8A8F98", "stroke-width=\"1.1\" stroke-opacity=\"0.8\"", &title);
            }
        }
        for &(a, b) in &scheme.repeats {
            let (from, to) = (plan.answers[a].middle(), plan.answers[b].middle());
            let out = ANSWERS.0 - 10.0 - ((to - from).abs() * 0.08).min(34.0);
            let title = format!("the answers to {} and {} have the same words", scheme.answers[a].label, scheme.answers[b].label);
            let _ = writeln!(
                self.out,
                "<path class=\"line\" d=\"M{x:.1} {from:.1}C{out:.1} {from:.1} {out:.1} {to:.1} {x:.1} {to:.1}\" stroke=\"{REPEAT}\" stroke-width=\"1.8\"><title>{}</title></path>",
                xml(&title),
                x = ANSWERS.0
            );
        }
    }

    fn dot_title(&self, dot: &Dot) -> String {
        let first = self.node(dot.passages[0]);
        let more = if dot.passages.len() > 1 { format!(" and {} more like it", dot.passages.len() - 1) } else { String::new() };
        let line = first.line().map_or_else(String::new, |l| format!(", line {l}"));
        format!("{}{line}{more}: {}", first.title(), first.label)
    }

    fn target_title(&self, dot: &Dot, target: &Target) -> String {
        let does = if target.against { "speaks against" } else { target.status.map_or("bears on", Status::name) };
        format!("{} → {} ({does})", self.node(dot.passages[0]).title(), self.node(self.scheme.rows[target.row].node).title())
    }

    fn sources(&mut self) {
        let (scheme, plan) = (self.scheme, self.plan);
        for ((source, band), rows) in scheme.sources.iter().zip(&plan.sources).zip(&plan.names) {
            let alone = if source.alone > 0 { format!("; {} obligations hang on it alone", source.alone) } else { String::new() };
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
                self.text(LAWS.1 - 6.0, band.top + 14.0, &format!("{} alone", source.alone), Type { size: 8.5, bold: true, fill: LAW, end: true });
            }
            self.out.push_str(close);
        }
    }

    fn frame(&mut self, column: (f64, f64), band: Band, round: f64, stroke: &str, look: &str) {
        let _ = write!(
            self.out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{round:.1}\" stroke=\"{stroke}\" {look}/>",
            column.0,
            band.top,
            column.1 - column.0,
            band.high
        );
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
            let close = self.group(answer.node, &title);
            // A light edge keeps the words readable over the lines that pass under them.
            self.out.push_str("<g paint-order=\"stroke\" stroke=\"#F7F8FA\" stroke-width=\"3\" stroke-linejoin=\"round\">");
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
                let _ = write!(self.out, "<circle cx=\"{DOTS:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.2\"/>");
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
        for (row, band) in scheme.rows.iter().zip(&plan.rows) {
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
                let _ = write!(self.out, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"4\" height=\"{:.1}\" fill=\"{GAP}\"/>", ROWS.1 - 4.0, band.top + 0.5, band.high - 1.0);
            }
            self.out.push_str(&sign(row.status, ROWS.0 + 10.0, band.middle()));
            let base = band.middle() + 3.8;
            self.text(ROWS.0 + 20.0, base, &name, Type { bold: true, ..PLAIN });
            let at = 20.0 + (width(&name, 11.0) * 1.1 + 8.0).max(38.0);
            self.text(ROWS.0 + at, base, &shorten(&label, 11.0, ROWS.1 - ROWS.0 - at - 9.0), PLAIN);
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
            let (stroke, look) = if open > 0 { (GAP, "fill=\"#fff\" stroke-width=\"1.4\"") } else { ("#8A8F98", "fill=\"#fff\" stroke-width=\"1\"") };
            self.frame(TREATY, *band, 3.0, stroke, look);
            let room = TREATY.1 - TREATY.0 - 12.0;
            self.text(TREATY.0 + 7.0, band.top + 14.5, &shorten(&label, 11.0, room * 0.93), Type { bold: true, ..PLAIN });
            self.text(TREATY.0 + 7.0, band.top + 27.0, &count, SMALL);
            self.out.push_str(close);
        }
    }

    fn notes(&mut self) {
        for (number, note) in self.scheme.notes.iter().enumerate() {
            let y = self.plan.high - MARGIN * 0.6 - 14.0 * (self.scheme.notes.len() - 1 - number) as f64;
            self.text(MARGIN, y, note, Type { size: 10.0, fill: PALE, ..PLAIN });
        }
    }
}
