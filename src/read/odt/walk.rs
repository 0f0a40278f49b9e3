//! The body of an OpenDocument text, element by element.
//!
//! In: `content.xml`. Out: paragraphs and tables in the [`Builder`], and what was left out. Text that a tracked change has
//! taken out is kept at the head of the text, and is put back where the original is read.

use rustc_hash::{FxHashMap, FxHashSet};

use super::list::Lists;
use super::styles::{Looks, Styles};
use crate::read::builder::{Builder, CellHead};
use crate::read::part::{Paragraph, Part, raised};
use crate::read::tally::Tally;
use crate::read::xml::{Element, Event, Xml};
use crate::read::{Refusal, Tracked};

/// An open element, as far as it matters what it is.
#[derive(Debug)]
enum Open {
    Plain,
    /// With whether it interrupts another, as text in a drawing does.
    Paragraph(bool),
    Span,
    List,
    Table,
    HeaderRows,
    Row,
    Cell,
    Aside,
    /// A note, with its number.
    Note(u32),
    /// What a tracked change has taken out.
    Deletion(String),
}

/// A walk through the text.
pub(super) struct Walk<'d> {
    styles: &'d Styles,
    tracked: Tracked,
    pub builder: Builder,
    pub tally: Tally,
    lists: Lists,
    stack: Vec<Open>,
    /// What words are by the elements round them.
    looks: Vec<Looks>,
    /// The tracked change being described.
    region: String,
    insertions: FxHashSet<String>,
    deletions: FxHashMap<String, Vec<Part>>,
    /// Insertions that are open.
    gone: FxHashSet<String>,
}

impl<'d> Walk<'d> {
    pub fn new(styles: &'d Styles, tracked: Tracked) -> Walk<'d> {
        Walk {
            styles,
            tracked,
            builder: Builder::default(),
            tally: Tally::default(),
            lists: Lists::default(),
            stack: Vec::new(),
            looks: Vec::new(),
            region: String::new(),
            insertions: FxHashSet::default(),
            deletions: FxHashMap::default(),
            gone: FxHashSet::default(),
        }
    }

    /// Reads the text to its end.
    pub fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        while let Some(event) = xml.next()? {
            match event {
                Event::Open(element) => {
                    if let Some(open) = self.open(&element) {
                        self.stack.push(open);
                    } else {
                        xml.skip()?;
                    }
                }
                Event::Close => self.close(),
                Event::Words(words) => self.words(&words),
            }
        }
        Ok(())
    }

    /// Opens an element; none where it is passed over.
    fn open(&mut self, element: &Element<'_>) -> Option<Open> {
        let name = element.name();
        Some(match name {
            // What only describes, and cells that another one covers.
            "covered-table-cell"
            | "note-citation"
            | "forms"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "dde-connection-decls"
            | "change-info"
            | "desc"
            | "ruby-text"
            | "scripts"
            | "object"
            | "index-title-template" => return None,
            // The name of a picture; `text:title` is a field.
            "title" if element.prefix() == "svg" => return None,
            "annotation" => {
                self.tally.comments += 1;
                return None;
            }
            "table-of-content" | "illustration-index" | "table-index" | "object-index" | "user-index"
            | "alphabetical-index" => {
                self.tally.contents += 1;
                return None;
            }
            "section" if element.get("display").is_some_and(|d| d == "none") => {
                self.tally.hidden += 1;
                return None;
            }
            "hidden-text" | "hidden-paragraph" if element.get("is-hidden").is_some_and(|v| v == "true") => {
                self.tally.hidden += 1;
                return None;
            }
            "p" | "h" => self.open_paragraph(element),
            "span" => {
                self.looks.push(self.styles.looks(element.get("style-name").as_deref()));
                Open::Span
            }
            "list" => {
                self.lists.open(element);
                Open::List
            }
            "list-item" => {
                self.lists.item(element, self.styles);
                Open::Plain
            }
            "table" if self.builder.open_table() => Open::Table,
            "table-header-rows" => Open::HeaderRows,
            "table-row" => {
                let header = matches!(self.stack.last(), Some(Open::HeaderRows));
                if self.builder.open_row(header) { Open::Row } else { Open::Plain }
            }
            "table-cell" => self.open_cell(element),
            "note" => {
                self.tally.notes += 1;
                let number = self.tally.notes;
                self.builder.words().push(&raised(&number.to_string()), false);
                if self.builder.open_aside() { Open::Note(number) } else { Open::Plain }
            }
            "text-box" if self.builder.open_aside() => Open::Aside,
            "changed-region" => {
                self.region = element.get("id").unwrap_or_default();
                Open::Plain
            }
            "insertion" => {
                self.tally.insertions += 1;
                self.insertions.insert(self.region.clone());
                Open::Plain
            }
            "deletion" => {
                self.tally.deletions += 1;
                if self.builder.open_aside() { Open::Deletion(self.region.clone()) } else { return None }
            }
            other => {
                self.sign(other, element);
                Open::Plain
            }
        })
    }

    fn open_paragraph(&mut self, element: &Element<'_>) -> Open {
        let inside = self.stack.iter().rev().find_map(|o| match o {
            Open::Paragraph(_) => Some(true),
            Open::Cell | Open::Aside | Open::Note(_) | Open::Deletion(_) => Some(false),
            _ => None,
        });
        let interrupts = inside == Some(true) && self.builder.open_aside();
        let style = element.get("style-name");
        self.looks.push(self.styles.looks(style.as_deref()));
        let mut paragraph = Paragraph { depth: self.lists.depth().saturating_sub(1) as u8, ..Paragraph::default() };
        paragraph.label = self.lists.take_label();
        if element.name() == "h" {
            let level = element.count("outline-level", 10);
            paragraph.heading = level as u8;
            if paragraph.label.is_empty() && element.get("is-list-header").is_none_or(|v| v != "true") {
                paragraph.label = self.lists.heading(level, self.styles);
            }
            if paragraph.label == "-" {
                paragraph.label.clear();
            }
        } else if style.as_deref() == Some("Title") {
            paragraph.heading = 1;
        }
        self.builder.paragraph(paragraph);
        Open::Paragraph(interrupts)
    }

    fn open_cell(&mut self, element: &Element<'_>) -> Open {
        let span = |name: &str| element.count(name, 512);
        let head =
            CellHead { across: span("number-columns-spanned"), down: span("number-rows-spanned"), continues: false };
        for _ in 1..span("number-columns-repeated").min(64) {
            self.builder.open_cell(head);
            self.builder.close_cell();
        }
        if self.builder.open_cell(head) { Open::Cell } else { Open::Plain }
    }

    /// An element that stands for a sign or marks a place.
    fn sign(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "s" if self.is_shown() => {
                let spaces = element.count("c", 3);
                self.builder.words().push(&"   "[..spaces], false);
            }
            "tab" if self.is_shown() => self.builder.words().push_tab(),
            "line-break" if self.is_shown() => self.builder.words().push_break(),
            "change-start" if self.tracked == Tracked::Original => {
                let id = element.get("change-id").unwrap_or_default();
                if self.insertions.contains(&id) {
                    self.gone.insert(id);
                }
            }
            "change-end" => {
                self.gone.remove(&element.get("change-id").unwrap_or_default());
            }
            "change" if self.tracked == Tracked::Original => {
                let id = element.get("change-id").unwrap_or_default();
                let parts = self.deletions.remove(&id).unwrap_or_default();
                self.put_back(parts);
            }
            _ => {}
        }
    }

    /// Puts back what a tracked change has taken out.
    fn put_back(&mut self, parts: Vec<Part>) {
        for (i, part) in parts.into_iter().enumerate() {
            match part {
                Part::Paragraph(paragraph) => {
                    if i > 0 {
                        self.builder.paragraph(Paragraph::default());
                    }
                    self.builder.words().append(&paragraph.words);
                }
                table @ Part::Table(_) => self.builder.put_after(vec![table]),
            }
        }
    }

    fn close(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        match open {
            Open::Plain | Open::HeaderRows => {}
            Open::Span => drop(self.looks.pop()),
            Open::Paragraph(interrupts) => {
                self.looks.pop();
                // What a tracked change has taken out may begin or end amid spaces.
                self.builder.end_paragraph();
                if interrupts {
                    let parts = self.builder.close_aside();
                    self.builder.put_after(parts);
                }
            }
            Open::List => self.lists.close(),
            Open::Table => self.builder.close_table(),
            Open::Row => self.builder.close_row(),
            Open::Cell => self.builder.close_cell(),
            Open::Aside => {
                let parts = self.builder.close_aside();
                self.builder.put_after(parts);
            }
            Open::Note(number) => {
                let mut parts = self.builder.close_aside();
                if let Some(Part::Paragraph(first)) = parts.first_mut() {
                    first.words.prefix(&format!("{} ", raised(&number.to_string())));
                }
                self.builder.put_after(parts);
            }
            Open::Deletion(id) => {
                let parts = self.builder.close_aside();
                self.deletions.insert(id, parts);
            }
        }
    }

    /// Whether words are read here at all.
    fn is_shown(&self) -> bool {
        self.gone.is_empty() && self.builder.is_open()
    }

    fn words(&mut self, words: &str) {
        if !self.is_shown() {
            return;
        }
        let find = |of: fn(&Looks) -> Option<bool>| self.looks.iter().rev().find_map(of).unwrap_or(false);
        if find(|l| l.hidden) {
            self.tally.hidden += u32::from(!words.trim().is_empty());
            return;
        }
        let is_note = find(|l| l.raised) && (1..=3).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit());
        let bold = find(|l| l.bold);
        if is_note {
            self.builder.words().push(&raised(words), false);
        } else {
            self.builder.words().push_flowing(words, bold);
        }
    }
}
