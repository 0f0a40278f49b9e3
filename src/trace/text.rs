//! Query answers in words, for a terminal or a mail.
//!
//! In: the answer to a query. Out: plain lines, each place with its line in the reply. No colour and no wrapping: these are
//! for who shows them. Control characters of the reply never pass.

use std::fmt::Write as _;

use super::kind::NodeKind;
use super::model::Node;
use super::query::{
    GapCause, Gaps, Hub, Hubs, Institutions, LawAnswer, ObligationAnswer, Orphans, PathAnswer, QueryAnswer, Recycled,
    Route,
};

/// How many rows of a list are told.
const MOST: usize = 40;
/// How many characters of a text are told in a row.
const WIDE: usize = 90;

impl QueryAnswer {
    /// The answer in words.
    pub fn to_text(&self) -> String {
        let text = match self {
            QueryAnswer::Gaps(a) => a.to_text(),
            QueryAnswer::Law(a) => a.to_text(),
            QueryAnswer::Obligation(a) => a.to_text(),
            QueryAnswer::Path(a) => a.to_text(),
            QueryAnswer::Hubs(a) => a.to_text(),
            QueryAnswer::Recycled(a) => a.to_text(),
            QueryAnswer::Orphans(a) => a.to_text(),
            QueryAnswer::Institutions(a) => a.to_text(),
        };
        text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
    }
}

/// Lines that grow; writing to a string cannot fail.
#[derive(Default)]
struct Page(String);

impl Page {
    fn line(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.0, "{:indent$}{text}", "");
    }

    fn head(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.line(0, text);
    }

    /// A list under its head; nothing where it is empty.
    fn list<T>(&mut self, head: &str, rows: &[T], say: impl Fn(&T) -> String) {
        if rows.is_empty() {
            return;
        }
        self.head(&format!("{head} ({})", rows.len()));
        rows.iter().take(MOST).for_each(|row| self.line(2, &say(row)));
        if rows.len() > MOST {
            self.line(2, &format!("… and {} more", rows.len() - MOST));
        }
    }

    fn nodes(&mut self, head: &str, nodes: &[Node]) {
        self.list(head, nodes, said);
    }
}

/// A node in a row: what it is called, its words and its line.
fn said(node: &Node) -> String {
    let line = node.line().map_or_else(String::new, |line| format!("  (line {line})"));
    let words = super::label::cut(&node.label, WIDE);
    match node.kind {
        NodeKind::Obligation | NodeKind::Item | NodeKind::Recommendation | NodeKind::Part => {
            let status = node.status.map_or_else(String::new, |s| format!(" [{}]", s.name()));
            format!("{:<8}{words}{status}{line}", node.name())
        }
        NodeKind::Passage | NodeKind::Answer => format!("{}  “{words}”{line}", node.title()),
        _ => format!("{}{}{line}", node.label, node.date.map_or_else(String::new, |d| format!(", {d}"))),
    }
}

fn names(nodes: &[Node]) -> String {
    nodes.iter().map(Node::name).collect::<Vec<_>>().join(", ")
}

fn way(route: &Route) -> String {
    let steps = route.steps.iter().map(|s| match s.by {
        None => s.node.title(),
        Some(kind) if s.backwards => format!(" ←{}— {}", kind.name(), s.node.title()),
        Some(kind) => format!(" —{}→ {}", kind.name(), s.node.title()),
    });
    steps.collect()
}

fn ways(page: &mut Page, head: &str, routes: &[Route], more: bool) {
    page.list(head, routes, way);
    if more {
        page.line(2, "… and more than can be told");
    }
}

impl Gaps {
    /// The answer in words.
    pub fn to_text(&self) -> String {
        let mut page = Page::default();
        page.head(&format!(
            "{} of {} obligations are reached by no law or measure.",
            self.gaps.len(),
            self.obligations
        ));
        for (cause, head) in [
            (GapCause::NoAnswer, "The item has no answer"),
            (GapCause::NoWord, "The answer says nothing of it"),
            (GapCause::Refused, "What is said speaks against it"),
            (GapCause::PromiseOnly, "There is only an intention"),
        ] {
            let of_cause: Vec<_> = self.gaps.iter().filter(|g| g.cause == cause).collect();
            page.list(head, &of_cause, |g| {
                let words = g.passages.first().map_or_else(String::new, |p| format!("\n            {}", said(p)));
                format!("{}{words}", said(&g.obligation))
            });
        }
        page.0
    }
}

impl LawAnswer {
    /// The answer in words.
    pub fn to_text(&self) -> String {
        let mut page = Page::default();
        page.head(&said(&self.law));
        let falls: Vec<_> = self.serves.iter().filter(|s| s.falls).collect();
        let stays: Vec<_> = self.serves.iter().filter(|s| !s.falls).collect();
        if self.serves.is_empty() {
            page.line(2, "It serves no obligation.");
        }
        let served = |s: &&super::query::Served| {
            let by: Vec<String> = s.passages.iter().map(Node::title).collect();
            format!("{}\n            by {}", said(&s.obligation), by.join(", "))
        };
        page.list("If it is repealed, nothing supports", &falls, served);
        page.list("It also serves, beside other support", &stays, served);
        page.nodes("Its articles", &self.provisions);
        page.nodes("Cited in", &self.cited_in);
        page.nodes("Named by the ask of", &self.named_by);
        page.nodes("Amended by", &self.amended_by);
        page.nodes("It amends", &self.amends);
        page.0
    }
}

impl ObligationAnswer {
    /// The answer in words.
    pub fn to_text(&self) -> String {
        let mut page = Page::default();
        page.head(&said(&self.obligation));
        let onward: Vec<String> = self.item.iter().chain(&self.recommendation).map(Node::title).collect();
        if !onward.is_empty() {
            let treaty: Vec<&str> = self.treaty.iter().map(|t| t.label.as_str()).collect();
            let treaty = if treaty.is_empty() { String::new() } else { format!(" → {}", treaty.join(", ")) };
            page.line(2, &format!("serves {}{treaty}", onward.join(" → ")));
        }
        if self.routes.is_empty() {
            page.line(2, "No law, measure or body leads to it.");
        }
        ways(&mut page, "What leads to it", &self.routes, self.more);
        page.nodes("What speaks against it", &self.against);
        page.list("Parts of a full answer", &self.parts, |p| {
            let by: Vec<String> = p.passages.iter().map(Node::title).collect();
            format!(
                "{}: {}",
                p.part.label,
                if by.is_empty() { "not shown".to_owned() } else { format!("shown in {}", by.join(", ")) }
            )
        });
        page.nodes("Laws that the ask names", &self.names);
        page.nodes("Answers under its item", &self.answers);
        page.0
    }
}

impl PathAnswer {
    /// The answer in words.
    pub fn to_text(&self) -> String {
        let mut page = Page::default();
        let (from, to) = (self.from.title(), self.to.title());
        if self.routes.is_empty() {
            page.head(&format!("Nothing joins {from} and {to}."));
        } else if self.supports {
            ways(&mut page, &format!("Ways by which {from} supports {to}"), &self.routes, self.more);
        } else {
            page.head(&format!(
                "{from} does not support {to}, nor the other way round; the shortest chain between them:"
            ));
            self.routes.iter().for_each(|r| page.line(2, &way(r)));
        }
        page.0
    }
}

impl Hubs {
    /// The answer in words.
    pub fn to_text(&self) -> String {
        let mut page = Page::default();
        let row = |h: &Hub| {
            let alone = if h.alone > 0 { format!(", {} on it alone", h.alone) } else { String::new() };
            let cited = if h.cited > 0 { format!(", cited in {}", h.cited) } else { String::new() };
            format!("{:>3}  {}{alone}{cited}\n         {}", h.obligations.len(), said(&h.node), names(&h.obligations))
        };
        page.list("Laws, by the obligations that hang on them", &self.laws, row);
        page.list("Passages that serve several obligations", &self.passages, row);
        if page.0.is_empty() {
            page.head("No law or passage serves an obligation.");
        }
        page.0
    }
}

impl Recycled {
    /// The answer in words.
    pub fn to_text(&self) -> String {
        let mut page = Page::default();
        if self.groups.is_empty() {
            page.head("No words stand in more than one answer.");
        }
        for group in self.groups.iter().take(MOST) {
            page.head(&format!("“{}”", super::label::cut(group.words(), WIDE)));
            for place in &group.places {
                let serves = if place.serves.is_empty() {
                    "serves nothing here".to_owned()
                } else {
                    format!("serves {}", names(&place.serves))
                };
                page.line(2, &format!("line {:<6} {}: {serves}", place.at.line, place.answer.title()));
            }
            if !group.between_items {
                page.line(2, "(the same item, printed more than once)");
            }
        }
        if self.groups.len() > MOST {
            page.head(&format!("… and {} more", self.groups.len() - MOST));
        }
        page.0
    }
}

impl Orphans {
    /// The answer in words.
    pub fn to_text(&self) -> String {
        let mut page = Page::default();
        page.nodes("Laws cited for no obligation", &self.laws);
        page.nodes("Asks without a rule", &self.asks);
        page.nodes("Rules whose ask the reply neither quotes nor answers", &self.rules);
        page.nodes("Answers under no ask", &self.answers);
        if page.0.is_empty() {
            page.head("Everything hangs on something.");
        }
        page.0
    }
}

impl Institutions {
    /// The answer in words.
    pub fn to_text(&self) -> String {
        let mut page = Page::default();
        page.list("Who is said to act", &self.institutions, |a| {
            let serves = if a.obligations.is_empty() {
                "for no obligation".to_owned()
            } else {
                format!("for {}", names(&a.obligations))
            };
            let first = a.passages.first().map_or_else(String::new, |p| format!("\n            {}", said(p)));
            let more = match a.passages.len() {
                0 | 1 => String::new(),
                2 => "\n            and one more passage".to_owned(),
                count => format!("\n            and {} more passages", count - 1),
            };
            format!("{}: {serves}{first}{more}", a.institution.label)
        });
        if page.0.is_empty() {
            page.head("No body is said to act.");
        }
        page.0
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::query::Query;
    use crate::trace::scene;

    fn told(words: &[&str]) -> String {
        Query::parse(words).unwrap().ask(&scene::graph()).unwrap().to_text()
    }

    #[test]
    fn every_answer_is_told_in_words() {
        let gaps = told(&["gaps"]);
        assert!(gaps.starts_with("4 of 9 obligations are reached by no law or measure.\n\nThe item has no answer (1)\n  2.d.1   Make state"), "{gaps}");
        let law = told(&["law", "Code of Criminal Proceedings"]);
        assert!(law.contains("If it is repealed, nothing supports (2)\n  1.1 ") && law.contains("by 1 ¶1.1"), "{law}");
        let obligation = told(&["obligation", "5.a.1"]);
        assert!(obligation.contains("serves item 5.a → recommendation 5 → Article 5, Article 10"), "{obligation}");
        assert!(obligation.contains("Order No. 7 ←cites— 5.a ¶1.1 —evidences→ 5.a.1"), "{obligation}");
        assert!(obligation.contains("visits come without notice: not shown"), "{obligation}");
        let path = told(&["path", "order-no-7", "treaty:article-5"]);
        assert!(path.starts_with("Ways by which Order No. 7 supports Article 5 (1)"), "{path}");
        assert!(
            told(&["hubs"]).contains("  3  Code of Criminal Proceedings  (line 4), 2 on it alone, cited in 2"),
            "{}",
            told(&["hubs"])
        );
        let recycled = told(&["recycled"]);
        assert!(
            recycled.contains("the answer to 3.a: serves nothing here")
                && recycled.contains("the answer to 5.b: serves 5.b.1"),
            "{recycled}"
        );
        assert!(
            told(&["orphans"]).contains("Laws cited for no obligation (1)\n  Constitution"),
            "{}",
            told(&["orphans"])
        );
        assert!(told(&["institutions"]).contains("Police Academy: for 5.b.1"), "{}", told(&["institutions"]));
    }
}
