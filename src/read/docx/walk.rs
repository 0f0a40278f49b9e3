//! The body of a Word document, element by element.
//!
//! In: `document.xml` or the part with the notes. Out: paragraphs and tables in the [`Builder`], and a [`Tally`] of what was
//! left out. Elements that only group others (content controls, smart tags, links) are passed through; deleted or inserted
//! text, field codes, hidden text, placeholders and tables of contents are passed over. A box that stands twice, for old and
//! for new programs, is read once.

use rustc_hash::FxHashMap;

use super::numbering::Numbering;
use super::styles::{Looks, Styles, level_of};
use crate::read::builder::{Builder, CellHead};
use crate::read::part::{Paragraph, Part, raised};
use crate::read::tally::Tally;
use crate::read::xml::{Element, Event, Xml};
use crate::read::{Refusal, Tracked};

/// An open element, as far as it matters what it is.
#[derive(Debug, PartialEq, Eq)]
enum Open {
    Plain,
    /// With whether it interrupts another, as text in a drawing does.
    Paragraph(bool),
    ParagraphProperties,
    Run(RunLooks),
    RunProperties,
    /// Of the mark that ends the paragraph.
    MarkProperties,
    Words,
    /// Text that is not read, as the tracked changes have it.
    Gone,
    Table,
    Row(bool),
    RowProperties,
    Cell,
    CellProperties,
    Aside,
    /// With whether one of the choices was taken.
    Alternate(bool),
    /// With how much had been read before.
    Choice(usize),
    /// With whether its content is to be left out.
    Control(bool),
    ControlProperties,
    Note(String),
}

/// What a run is by its own properties.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct RunLooks {
    style: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    raised: bool,
}

/// What a paragraph is by its own properties.
#[derive(Debug, Default)]
struct Own {
    style: Option<String>,
    looks: Looks,
    list: Option<i64>,
    level: Option<i64>,
    outline: Option<i64>,
    /// The mark at its end is gone, so that the next paragraph goes on with it.
    unmarked: bool,
    /// Something of it was left out as hidden.
    hid: bool,
}

/// A walk through one part.
pub(super) struct Walk<'d> {
    styles: &'d Styles,
    tracked: Tracked,
    numbering: Numbering,
    /// Notes by kind and id.
    notes: FxHashMap<String, Vec<Part>>,
    pub builder: Builder,
    pub tally: Tally,
    stack: Vec<Open>,
    paragraphs: Vec<Own>,
    run: RunLooks,
    /// How many open elements hold text that is gone.
    gone: u32,
    /// Per open field, whether its code is being read.
    fields: Vec<bool>,
    /// Bytes of words read.
    read: usize,
    /// The paragraph before has lost its mark.
    merging: bool,
}

impl<'d> Walk<'d> {
    pub fn new(styles: &'d Styles, tracked: Tracked, numbering: Numbering) -> Walk<'d> {
        Walk {
            styles,
            tracked,
            numbering,
            notes: FxHashMap::default(),
            builder: Builder::default(),
            tally: Tally::default(),
            stack: Vec::new(),
            paragraphs: Vec::new(),
            run: RunLooks::default(),
            gone: 0,
            fields: Vec::new(),
            read: 0,
            merging: false,
        }
    }

    /// Gives the notes that the text refers to.
    pub fn with_notes(mut self, notes: FxHashMap<String, Vec<Part>>) -> Walk<'d> {
        self.notes = notes;
        self
    }

    /// The notes of a part that holds notes.
    pub fn into_notes(self) -> FxHashMap<String, Vec<Part>> {
        self.notes
    }

    /// Reads a part to its end.
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
                Event::Words(words) => {
                    if self.stack.last() == Some(&Open::Words) {
                        self.words(&words);
                    }
                }
            }
        }
        Ok(())
    }

    /// The innermost open element that is more than a group.
    fn within(&self) -> &Open {
        self.stack.iter().rev().find(|o| **o != Open::Plain).unwrap_or(&Open::Plain)
    }

    /// Opens an element; none where it is passed over.
    fn open(&mut self, element: &Element<'_>) -> Option<Open> {
        let name = element.name();
        match name {
            "sectPr" | "tblPr" | "tblPrEx" | "tblGrid" | "instrText" | "delInstrText" | "fldData" | "binData"
            | "rt" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange" | "numberingChange" => return None,
            "pPrChange" | "rPrChange" => return self.changed(name),
            "pPr" => return Some(Open::ParagraphProperties),
            "rPr" => {
                let mark = *self.within() == Open::ParagraphProperties;
                return Some(if mark { Open::MarkProperties } else { Open::RunProperties });
            }
            "trPr" => return Some(Open::RowProperties),
            "tcPr" => return Some(Open::CellProperties),
            "sdtPr" => return Some(Open::ControlProperties),
            _ => {}
        }
        match self.within() {
            Open::ParagraphProperties => self.paragraph_property(element),
            Open::MarkProperties => self.mark_property(element),
            Open::RunProperties => self.run_property(element),
            Open::RowProperties => self.row_property(element),
            Open::CellProperties => self.cell_property(element),
            Open::ControlProperties => self.control_property(element),
            _ => return self.content(element),
        }
        Some(Open::Plain)
    }

    /// What the properties were before a tracked change: they count where the original is read.
    fn changed(&mut self, name: &str) -> Option<Open> {
        if self.tracked == Tracked::Accepted {
            return None;
        }
        match (name, self.within()) {
            ("pPrChange", _) => {
                if let Some(own) = self.paragraphs.last_mut() {
                    (own.style, own.list, own.level, own.outline) = (None, None, None, None);
                }
            }
            (_, Open::RunProperties) => self.run = RunLooks::default(),
            _ => return None,
        }
        Some(Open::Plain)
    }

    fn paragraph_property(&mut self, element: &Element<'_>) {
        let Some(own) = self.paragraphs.last_mut() else { return };
        match element.name() {
            "pStyle" => own.style = element.get("val"),
            "numId" => own.list = element.number("val"),
            "ilvl" => own.level = element.number("val"),
            "outlineLvl" => own.outline = element.number("val"),
            _ => {}
        }
    }

    fn mark_property(&mut self, element: &Element<'_>) {
        if let Some(gone) = self.is_gone(element.name())
            && let Some(own) = self.paragraphs.last_mut()
        {
            own.unmarked |= gone;
        }
    }

    /// Whether text in an element of a tracked change is gone; none for other elements.
    fn is_gone(&self, name: &str) -> Option<bool> {
        match name {
            "ins" | "moveTo" => Some(self.tracked == Tracked::Original),
            "del" | "moveFrom" => Some(self.tracked == Tracked::Accepted),
            _ => None,
        }
    }

    fn run_property(&mut self, element: &Element<'_>) {
        match element.name() {
            "rStyle" => self.run.style = element.get("val"),
            "b" => self.run.bold = Some(element.is_on()),
            "vanish" => self.run.hidden = Some(element.is_on()),
            "vertAlign" => self.run.raised = element.get("val").as_deref() == Some("superscript"),
            _ => {}
        }
    }

    fn row_property(&mut self, element: &Element<'_>) {
        match element.name() {
            "tblHeader" if element.is_on() => self.builder.heads_columns(),
            "gridBefore" => {
                for _ in 0..element.number("val").unwrap_or(0).clamp(0, 63) {
                    self.builder.open_cell(CellHead::default());
                    self.builder.close_cell();
                }
            }
            name => {
                if self.is_gone(name) == Some(true)
                    && let Some(Open::Row(gone)) = self.stack.iter_mut().rev().find(|o| matches!(o, Open::Row(_)))
                    && !*gone
                {
                    *gone = true;
                    self.gone += 1;
                }
            }
        }
    }

    fn cell_property(&mut self, element: &Element<'_>) {
        let Some(head) = self.builder.cell_head() else { return };
        match element.name() {
            "gridSpan" => head.across = element.count("val", 63),
            "vMerge" | "hMerge" => head.continues = element.get("val").as_deref() != Some("restart"),
            _ => {}
        }
    }

    fn control_property(&mut self, element: &Element<'_>) {
        let contents = element.name() == "docPartGallery"
            && element.get("val").is_some_and(|v| v.eq_ignore_ascii_case("table of contents"));
        let placeholder = element.name() == "showingPlcHdr" && element.is_on();
        self.tally.contents += u32::from(contents);
        if (contents || placeholder)
            && let Some(Open::Control(out)) = self.stack.iter_mut().rev().find(|o| matches!(o, Open::Control(_)))
        {
            *out = true;
        }
    }

    /// An element of the text itself.
    fn content(&mut self, element: &Element<'_>) -> Option<Open> {
        let name = element.name();
        if let Some(gone) = self.is_gone(name) {
            if matches!(name, "ins" | "moveTo") {
                self.tally.insertions += 1;
            } else {
                self.tally.deletions += 1;
            }
            self.gone += u32::from(gone);
            return Some(if gone { Open::Gone } else { Open::Plain });
        }
        Some(match name {
            "p" => self.open_paragraph(),
            "r" => Open::Run(std::mem::take(&mut self.run)),
            "t" | "delText" => Open::Words,
            "tbl" if self.builder.open_table() => Open::Table,
            "tr" => {
                self.merging = false;
                let row = self.builder.open_row(false);
                if row { Open::Row(false) } else { Open::Plain }
            }
            "tc" => {
                self.merging = false;
                if self.builder.open_cell(CellHead::default()) { Open::Cell } else { Open::Plain }
            }
            "txbxContent" if self.builder.open_aside() => Open::Aside,
            "footnote" | "endnote" => {
                if element.get("type").is_some_and(|t| t != "normal") {
                    return None;
                }
                if self.builder.open_aside() { Open::Note(element.get("id").unwrap_or_default()) } else { Open::Plain }
            }
            "AlternateContent" => Open::Alternate(false),
            "Choice" | "Fallback" => return self.choice(),
            "sdt" => Open::Control(false),
            "sdtContent" if *self.within() == Open::Control(true) => return None,
            other => {
                self.sign(other, element);
                Open::Plain
            }
        })
    }

    /// A choice of alternate content, of which one is taken.
    fn choice(&mut self) -> Option<Open> {
        if let Some(Open::Alternate(taken)) = self.stack.last_mut() {
            if *taken {
                return None;
            }
            *taken = true;
            return Some(Open::Choice(self.read));
        }
        Some(Open::Plain)
    }

    /// An element that stands for a sign or points to something.
    fn sign(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "tab" | "ptab" if self.is_shown() => self.builder.words().push_tab(),
            "br" | "cr" if self.is_shown() => self.builder.words().push_break(),
            "noBreakHyphen" => self.words("-"),
            "sym" => {
                let code = element.get("char").and_then(|c| u32::from_str_radix(&c, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.words(symbol(c).encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => match element.get("fldCharType").as_deref() {
                Some("begin") => self.fields.push(true),
                Some("separate") => self.fields.last_mut().into_iter().for_each(|code| *code = false),
                _ => {
                    self.fields.pop();
                }
            },
            "footnoteReference" | "endnoteReference" if self.is_shown() => self.note(name, element),
            "commentReference" => self.tally.comments += 1,
            "altChunk" | "subDoc" => self.tally.embedded += 1,
            _ => {}
        }
    }

    fn note(&mut self, name: &str, element: &Element<'_>) {
        let kind = name.trim_end_matches("Reference");
        let Some(id) = element.get("id") else { return };
        let Some(mut parts) = self.notes.remove(&format!("{kind} {id}")) else { return };
        self.tally.notes += 1;
        if !element.get("customMarkFollows").is_some_and(|v| v != "0" && v != "false") {
            let number = raised(&self.tally.notes.to_string());
            self.builder.words().push(&number, false);
            if let Some(Part::Paragraph(first)) = parts.first_mut() {
                first.words.prefix(&format!("{number} "));
            }
        }
        self.builder.put_after(parts);
    }

    fn open_paragraph(&mut self) -> Open {
        let own = Own { looks: self.styles.paragraph(None), ..Own::default() };
        self.paragraphs.push(own);
        if std::mem::take(&mut self.merging) && self.builder.is_open() {
            return Open::Paragraph(false);
        }
        let inside = self.stack.iter().rev().find_map(|o| match o {
            Open::Paragraph(_) => Some(true),
            Open::Cell | Open::Aside | Open::Note(_) => Some(false),
            _ => None,
        });
        let interrupts = inside == Some(true) && self.builder.open_aside();
        self.builder.paragraph(Paragraph::default());
        Open::Paragraph(interrupts)
    }

    fn close(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        match open {
            Open::Plain
            | Open::Words
            | Open::RunProperties
            | Open::MarkProperties
            | Open::RowProperties
            | Open::CellProperties
            | Open::ControlProperties
            | Open::Alternate(_)
            | Open::Control(_) => {}
            Open::ParagraphProperties => {
                if let Some(own) = self.paragraphs.last_mut() {
                    own.looks = self.styles.paragraph(own.style.as_deref());
                }
            }
            Open::Run(before) => self.run = before,
            Open::Gone => self.gone -= 1,
            Open::Paragraph(interrupts) => self.close_paragraph(interrupts),
            Open::Table => self.builder.close_table(),
            Open::Row(true) => {
                self.gone -= 1;
                self.builder.drop_row();
            }
            Open::Row(false) => self.builder.close_row(),
            Open::Cell => {
                self.merging = false;
                self.builder.close_cell();
            }
            Open::Aside => {
                self.merging = false;
                let parts = self.builder.close_aside();
                self.builder.put_after(parts);
            }
            Open::Note(id) => {
                let parts = self.builder.close_aside();
                self.notes.insert(id, parts);
            }
            Open::Choice(before) => {
                // A picture where the alternative has words.
                if self.read == before
                    && let Some(Open::Alternate(taken)) = self.stack.last_mut()
                {
                    *taken = false;
                }
            }
        }
    }

    fn close_paragraph(&mut self, interrupts: bool) {
        let Some(own) = self.paragraphs.pop() else { return };
        // A field whose code never ends would swallow all that follows.
        self.fields.iter_mut().for_each(|code| *code = false);
        self.tally.hidden += u32::from(own.hid);
        if own.unmarked && !interrupts {
            self.merging = true;
            return;
        }
        let heading = own.outline.map_or(own.looks.heading, level_of);
        let list = own.list.or(own.looks.list).filter(|id| *id != 0);
        let level = own.level.or(if own.list.is_some() { Some(0) } else { own.looks.level });
        let label = list
            .filter(|_| self.gone == 0 && !own.looks.contents)
            .and_then(|id| self.numbering.count(id, level, own.style.as_deref()))
            .unwrap_or_default();
        if let Some(paragraph) = self.builder.current() {
            paragraph.heading = heading;
            // A dash before a heading says nothing.
            if heading == 0 || label.text != "-" {
                paragraph.label = label.text;
            }
            paragraph.depth = label.depth;
        }
        self.builder.end_paragraph();
        if interrupts {
            let parts = self.builder.close_aside();
            self.builder.put_after(parts);
        }
    }

    /// Whether text is read here at all.
    fn is_shown(&self) -> bool {
        self.gone == 0 && !self.fields.contains(&true) && matches!(self.within(), Open::Run(_) | Open::Words)
    }

    fn words(&mut self, words: &str) {
        if self.gone > 0 || self.fields.contains(&true) {
            return;
        }
        let (bold, hidden) = self.styles.run(self.run.style.as_deref());
        let (mut is_bold, mut is_hidden) = (bold.unwrap_or(false), hidden.unwrap_or(false));
        if let Some(own) = self.paragraphs.last_mut() {
            is_bold ^= own.looks.bold;
            is_hidden |= own.looks.hidden;
            if self.run.hidden.unwrap_or(is_hidden) {
                own.hid |= !words.trim().is_empty();
                return;
            }
            if own.looks.contents {
                self.tally.contents += 1;
                return;
            }
        }
        self.read += words.len();
        let is_note = self.run.raised && (1..=3).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit());
        let bold = self.run.bold.unwrap_or(is_bold);
        if is_note {
            self.builder.words().push(&raised(words), false);
        } else {
            self.builder.words().push(words, bold);
        }
    }
}

/// A sign of Word's symbol fonts as Unicode has it, where lists and forms use it; else as it is.
fn symbol(c: char) -> char {
    match c {
        '\u{f0b7}' => '•',
        '\u{f0a7}' => '▪',
        '\u{f0fc}' => '✓',
        '\u{f0fe}' => '☑',
        '\u{f0a8}' | '\u{f06f}' => '☐',
        '\u{f0d8}' => '➢',
        '\u{f0e0}' => '→',
        '\u{f02d}' => '–',
        c => c,
    }
}
