//! The elements of a web page, from front to back.
//!
//! In: start tags, end tags and text. Out: paragraphs and tables in the [`Builder`], and what was left out. Tags need not
//! match: what ends an element without saying so ends it here too, as in a browser, and an end tag without a start is passed
//! over. Refused: nesting beyond the limit.

use super::list::List;
use super::tag::{self, Attributes};
use crate::read::builder::{Builder, CellHead};
use crate::read::part::{Paragraph, raised};
use crate::read::tally::Tally;
use crate::read::{Limits, Refusal, Tracked};

/// An open element.
#[derive(Debug)]
struct Open {
    name: String,
    bold: Option<bool>,
    /// What the builder has open for it.
    holds: Holds,
}

#[derive(Debug)]
enum Holds {
    Nothing,
    List(List),
    /// What stands before the item's first words.
    Item(Option<String>),
    Table,
    Row,
    Cell,
    Caption,
    /// Words so far, and those of them that are links.
    Navigation(usize, usize),
}

/// A walk through one page.
pub(super) struct Walk {
    pub builder: Builder,
    pub tally: Tally,
    tracked: Tracked,
    most: u32,
    stack: Vec<Open>,
    /// The name of an element that is passed over, and how many of that name are open in it.
    passing: Option<(String, u32)>,
    /// Words read, and those of them that are links.
    words: usize,
    linked: usize,
}

impl Walk {
    pub fn new(limits: &Limits, tracked: Tracked) -> Walk {
        Walk {
            builder: Builder::default(),
            tally: Tally::default(),
            tracked,
            most: limits.depth,
            stack: Vec::new(),
            passing: None,
            words: 0,
            linked: 0,
        }
    }

    /// Takes a start tag.
    pub fn start(&mut self, name: &str, attributes: &Attributes, closed: bool) -> Result<(), Refusal> {
        if let Some((passed, depth)) = &mut self.passing {
            *depth += u32::from(passed == name && !tag::is_void(name));
            return Ok(());
        }
        if tag::is_void(name) {
            match name {
                "br" if self.builder.is_open() => self.builder.words().push_break(),
                "hr" => self.builder.end_paragraph(),
                _ => {}
            }
            return Ok(());
        }
        self.end_implied(name);
        if tag::is_block(name) {
            self.builder.end_paragraph();
        }
        let gone = match name {
            "ins" => {
                self.tally.insertions += 1;
                self.tracked == Tracked::Original
            }
            "del" => {
                self.tally.deletions += 1;
                self.tracked == Tracked::Accepted
            }
            _ => false,
        };
        let hidden = attributes.hides(name);
        self.tally.hidden += u32::from(hidden && !tag::is_no_text(name));
        if gone || hidden || tag::is_no_text(name) {
            // In the page's own terms these have an end; `<svg/>` has none.
            if !closed || !matches!(name, "svg" | "object") {
                self.passing = Some((name.to_owned(), 1));
            }
            return Ok(());
        }
        if self.stack.len() as u64 >= u64::from(self.most) {
            return Err(Refusal::Depth { most: self.most });
        }
        let holds = self.hold(name, attributes);
        self.stack.push(Open { name: name.to_owned(), bold: attributes.bold(name), holds });
        Ok(())
    }

    /// Opens in the builder what an element stands for.
    fn hold(&mut self, name: &str, attributes: &Attributes) -> Holds {
        let layout = attributes.get("role").is_some_and(|r| r == "presentation" || r == "none");
        match name {
            "ul" | "ol" | "menu" | "dir" => Holds::List(List::open(name, attributes)),
            "li" => {
                let list = self.stack.iter_mut().rev().find_map(|o| match &mut o.holds {
                    Holds::List(list) => Some(list),
                    _ => None,
                });
                Holds::Item(Some(list.map_or_else(|| "-".to_owned(), |l| l.item(attributes))))
            }
            "table" if !layout && self.builder.open_table() => Holds::Table,
            "tr" if self.in_table() => {
                let header = self.stack.iter().rev().find_map(|o| match o.name.as_str() {
                    "thead" => Some(true),
                    "table" => Some(false),
                    _ => None,
                });
                self.builder.open_row(header == Some(true));
                Holds::Row
            }
            "td" | "th" if self.in_table() => {
                let span = |of: &str, most: usize| {
                    attributes.number(of).map_or(1, |n| usize::try_from(n).unwrap_or(1).clamp(1, most))
                };
                let down = if attributes.number("rowspan") == Some(0) { 65_534 } else { span("rowspan", 65_534) };
                let head = CellHead { across: span("colspan", 1000), down, continues: false };
                self.builder.open_cell(head);
                Holds::Cell
            }
            "caption" if self.in_table() && self.builder.open_aside() => Holds::Caption,
            "nav" => self.navigation(),
            _ if attributes.get("role").is_some_and(|r| r == "navigation" || r == "doc-toc") => self.navigation(),
            _ => Holds::Nothing,
        }
    }

    fn navigation(&mut self) -> Holds {
        self.builder.end_paragraph();
        if self.builder.open_aside() { Holds::Navigation(self.words, self.linked) } else { Holds::Nothing }
    }

    /// Whether rows and cells have a table here: one that is nearer than any cell.
    fn in_table(&self) -> bool {
        let nearest = self.stack.iter().rev().find(|o| {
            matches!(o.holds, Holds::Table | Holds::Cell | Holds::Caption | Holds::Navigation(..))
                || matches!(o.name.as_str(), "table")
        });
        nearest.is_some_and(|o| matches!(o.holds, Holds::Table))
    }

    /// Takes an end tag.
    pub fn end(&mut self, name: &str) {
        if let Some((passed, depth)) = &mut self.passing {
            if passed == name {
                *depth -= 1;
                if *depth == 0 {
                    self.passing = None;
                }
            }
            return;
        }
        if name == "br" {
            self.builder.words().push_break();
            return;
        }
        if tag::is_block(name) && !tag::is_table_part(name) {
            self.builder.end_paragraph();
        }
        // An element inside a cell cannot end one outside.
        let bound = |o: &Open| matches!(o.name.as_str(), "td" | "th" | "table") && !tag::is_table_part(name);
        let Some(at) =
            self.stack.iter().rposition(|o| o.name == name || bound(o)).filter(|&at| self.stack[at].name == name)
        else {
            return;
        };
        if tag::is_block(name) {
            self.close_from(at);
        } else if self.stack[at + 1..].iter().all(|o| !tag::is_block(&o.name)) {
            self.stack.truncate(at);
        } else {
            // An inline element that ends inside a block that it did not begin in.
            self.stack.remove(at);
        }
    }

    /// Ends what a start tag ends without saying so.
    fn end_implied(&mut self, name: &str) {
        let (ends, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "dir", "td", "th", "table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "td", "th", "table"]),
            "td" | "th" => (&["td", "th", "caption"], &["table"]),
            "tr" => (&["tr", "caption", "colgroup"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "tr", "caption", "colgroup"], &["table"]),
            "option" | "optgroup" => (&["option"], &["td", "th"]),
            name if tag::heading(name).is_some() => {
                (&["p", "h1", "h2", "h3", "h4", "h5", "h6"], &["td", "th", "table"])
            }
            name if tag::is_block(name) && !tag::is_table_part(name) || name == "table" => {
                (&["p"], &["td", "th", "table", "caption"])
            }
            _ => return,
        };
        let found =
            self.stack.iter().rposition(|o| ends.contains(&o.name.as_str()) || within.contains(&o.name.as_str()));
        if let Some(at) = found.filter(|&at| ends.contains(&self.stack[at].name.as_str())) {
            self.close_from(at);
        }
        // A list item or cell also ends the paragraph before it.
        if matches!(name, "li" | "dt" | "dd")
            && let Some(at) = self
                .stack
                .iter()
                .rposition(|o| matches!(o.name.as_str(), "p" | "td" | "th" | "table" | "li" | "ul" | "ol"))
            && self.stack[at].name == "p"
        {
            self.close_from(at);
        }
    }

    /// Closes the elements from `at` up.
    fn close_from(&mut self, at: usize) {
        while self.stack.len() > at {
            let Some(open) = self.stack.pop() else { break };
            if tag::is_block(&open.name) {
                self.builder.end_paragraph();
            }
            match open.holds {
                Holds::Nothing | Holds::List(_) | Holds::Item(_) => {}
                Holds::Table => self.builder.close_table(),
                Holds::Row => self.builder.close_row(),
                Holds::Cell => self.builder.close_cell(),
                Holds::Caption => {
                    let parts = self.builder.close_aside();
                    self.builder.put_before_table(parts);
                }
                Holds::Navigation(words, linked) => {
                    let parts = self.builder.close_aside();
                    let (words, linked) = (self.words - words, self.linked - linked);
                    // What only leads elsewhere is no part of the reply; what holds words of its own is.
                    if linked * 2 >= words {
                        self.tally.contents += u32::from(words > 0);
                    } else {
                        self.builder.put_after(parts);
                        self.builder.end_paragraph();
                    }
                }
            }
        }
    }

    /// Takes text.
    pub fn text(&mut self, text: &str) {
        if self.passing.is_some() {
            return;
        }
        let within = |names: &[&str]| self.stack.iter().any(|o| names.contains(&o.name.as_str()));
        let verbatim = within(&["pre", "listing", "xmp", "plaintext"]);
        let (linked, is_raised) = (within(&["a"]), within(&["sup"]));
        if !self.builder.is_open() {
            if text.trim().is_empty() {
                return;
            }
            let paragraph = self.begin(verbatim);
            self.builder.paragraph(paragraph);
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.words += letters;
        self.linked += if linked { letters } else { 0 };
        let bold = self.stack.iter().rev().find_map(|o| o.bold).unwrap_or(false);
        let digits = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
        let is_note = is_raised && (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let words = self.builder.words();
        if is_note {
            words.push(&raised(digits), false);
        } else if verbatim {
            words.push(text, bold);
        } else {
            words.push_flowing(text, bold);
        }
    }

    /// A paragraph as the elements round it make it.
    fn begin(&mut self, verbatim: bool) -> Paragraph {
        let heading = self.stack.iter().rev().find_map(|o| tag::heading(&o.name)).unwrap_or(0);
        let lists = self.stack.iter().filter(|o| matches!(o.holds, Holds::List(_))).count();
        // Of nested items the innermost has the label; those round it have none left once it is written.
        let mut label = String::new();
        for open in &mut self.stack {
            if let Holds::Item(own) = &mut open.holds
                && let Some(own) = own.take()
            {
                label = own;
            }
        }
        Paragraph { heading, label, depth: lists.saturating_sub(1) as u8, verbatim, ..Paragraph::default() }
    }

    /// Ends all that is open.
    pub fn finish(&mut self) {
        self.close_from(0);
        self.builder.end_paragraph();
    }
}
