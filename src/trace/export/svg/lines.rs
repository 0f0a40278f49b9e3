//! The lines of the picture: from laws over passages to obligations, and on to the treaty.
//!
//! What leads nowhere lies below what leads to an obligation, and what speaks against one lies on top.

use std::fmt::Write as _;

use super::canvas::Canvas;
use super::place::{ANSWERS, DOTS, LAWS, ROWS, TITLE, TREATY, times};
use super::scheme::{Dot, Target};
use super::style::{LAW, REPEAT, colour};
use crate::rule::Status;
use crate::trace::export::xml;

/// A line that leaves and comes in level.
fn curve(from: (f64, f64), to: (f64, f64)) -> String {
    let bend = (to.0 - from.0) * 0.5;
    format!(
        "M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
        from.0,
        from.1,
        from.0 + bend,
        from.1,
        to.0 - bend,
        to.1,
        to.0,
        to.1
    )
}

impl Canvas<'_, '_> {
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, look: &str, title: &str) {
        let curve = curve(from, to);
        let _ = writeln!(
            self.out,
            "<path class=\"line\" d=\"{curve}\" stroke=\"{stroke}\" {look}><title>{}</title></path>",
            xml(title)
        );
    }

    pub(super) fn lines(&mut self) {
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
                    let _ = writeln!(
                        self.out,
                        "<path class=\"line\" d=\"{path}\" stroke=\"{stroke}\" {look}><title>{}</title></path>",
                        xml(&title)
                    );
                }
            }
        }
        for named in &scheme.named {
            let row = plan.rows[named.row].middle();
            let look = if named.met {
                "stroke-width=\"1.3\" stroke-dasharray=\"1.5 3\""
            } else {
                "stroke-width=\"1.8\" stroke-dasharray=\"1.5 3\""
            };
            let title = format!(
                "the ask of {} names {}",
                self.node(scheme.rows[named.row].node).title(),
                scheme.sources[named.source].name
            );
            self.line((LAWS.1, plan.sources[named.source].middle()), (ROWS.0, row), LAW, look, &title);
        }
        // What speaks against an obligation lies on top.
        for against in [false, true] {
            for (dot, &y) in scheme.dots.iter().zip(&plan.dots) {
                for target in dot.targets.iter().filter(|t| t.against == against) {
                    let to = (ROWS.0, plan.rows[target.row].middle());
                    let look = if against {
                        "stroke-width=\"1.6\" stroke-dasharray=\"5 3\""
                    } else {
                        "stroke-width=\"1.4\" stroke-opacity=\"0.85\""
                    };
                    let title = self.target_title(dot, target);
                    self.line(
                        (DOTS, y),
                        to,
                        colour(if against { Some(Status::Declined) } else { target.status }),
                        look,
                        &title,
                    );
                }
            }
        }
        for (group, band) in scheme.groups.iter().zip(&plan.groups) {
            for &treaty in &group.treaty {
                let from = (ROWS.1, band.top + TITLE * 0.5);
                let title =
                    format!("recommendation {} rests on {}", group.number, self.node(scheme.treaty[treaty]).label);
                self.line(
                    from,
                    (TREATY.0, plan.treaty[treaty].middle()),
                    "#8A8F98",
                    "stroke-width=\"1.1\" stroke-opacity=\"0.8\"",
                    &title,
                );
            }
        }
        for (number, &(a, b)) in scheme.repeats.iter().enumerate() {
            let (from, to) = (plan.answers[a].middle(), plan.answers[b].middle());
            // Arcs that run side by side do not hide one another.
            let beside = times(number % 4, 7.0);
            let out = ANSWERS.0 - 10.0 - beside - ((to - from).abs() * 0.08).min(34.0);
            let title = format!(
                "the answers to {} and {} have the same words",
                scheme.answers[a].label, scheme.answers[b].label
            );
            let _ = writeln!(
                self.out,
                "<path class=\"line\" d=\"M{x:.1} {from:.1}C{out:.1} {from:.1} {out:.1} {to:.1} {x:.1} {to:.1}\" stroke=\"{REPEAT}\" stroke-width=\"1.8\"><title>{}</title></path>",
                xml(&title),
                x = ANSWERS.0
            );
        }
    }

    pub(super) fn target_title(&self, dot: &Dot, target: &Target) -> String {
        let does = if target.against { "speaks against" } else { target.status.map_or("bears on", Status::name) };
        format!(
            "{} → {} ({does})",
            self.node(dot.passages[0]).title(),
            self.node(self.scheme.rows[target.row].node).title()
        )
    }
}
