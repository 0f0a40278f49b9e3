//! Puts a document's parts together while its file is read from front to back.
//!
//! In: what the reader of a format meets, element by element. Out: Markdown. What stands at the top is written down at once;
//! only tables, boxes and notes are kept until they end. Elements that stand where they cannot are taken as they come: words
//! outside any cell get a cell, tables nested deeper than anyone nests them are read as their words.

use super::markdown::Markdown;
use super::part::{Cell, Paragraph, Part, Row, Table, Words};
use crate::text::{Reading, Remark};

/// How deep tables and boxes are kept as such.
const DEEPEST: usize = 12;
/// How many cells a row has at most; Word allows 63.
const WIDEST: usize = 512;

/// Parts in the making.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pub out: Markdown,
    levels: Vec<Level>,
    open: Option<Paragraph>,
    /// Boxes and notes that stand after the paragraph at hand.
    after: Vec<Part>,
}

#[derive(Debug)]
enum Level {
    Table(OpenTable),
    Cell(Vec<Part>, CellHead),
    /// A box or note, with the paragraph that it interrupts.
    Aside(Vec<Part>, Option<Paragraph>, Vec<Part>),
}

#[derive(Debug, Default)]
struct OpenTable {
    table: Table,
    row: Option<Row>,
    /// Per column, how many further rows the cell above takes up, and how many columns it is wide.
    hanging: Vec<(usize, usize)>,
}

/// What is known of a cell when it opens.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellHead {
    /// How many columns it takes up.
    pub across: usize,
    /// How many rows it takes up.
    pub down: usize,
    /// It goes on from the row above, as the format says itself.
    pub continues: bool,
}

impl Default for CellHead {
    fn default() -> CellHead {
        CellHead { across: 1, down: 1, continues: false }
    }
}

impl Builder {
    /// Whether a paragraph is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Opens a paragraph, ending the one before.
    pub fn paragraph(&mut self, paragraph: Paragraph) {
        self.end_paragraph();
        if let Some(Level::Table(_)) = self.levels.last() {
            self.open_cell(CellHead::default());
        }
        self.open = Some(paragraph);
    }

    /// The paragraph at hand.
    pub fn current(&mut self) -> Option<&mut Paragraph> {
        self.open.as_mut()
    }

    /// The words of the paragraph at hand, which is opened where none is.
    pub fn words(&mut self) -> &mut Words {
        if self.open.is_none() {
            self.paragraph(Paragraph::default());
        }
        &mut self.open.get_or_insert_default().words
    }

    /// Ends the paragraph at hand, and puts the boxes and notes that hang on it after it.
    pub fn end_paragraph(&mut self) {
        if let Some(paragraph) = self.open.take()
            && !(paragraph.words.is_blank() && paragraph.label.is_empty())
        {
            self.put(Part::Paragraph(paragraph));
        }
        for part in std::mem::take(&mut self.after) {
            self.put(part);
        }
    }

    /// Gives parts to stand after the paragraph at hand.
    pub fn put_after(&mut self, parts: Vec<Part>) {
        self.after.extend(parts);
    }

    fn put(&mut self, part: Part) {
        match self.levels.last_mut() {
            Some(Level::Cell(parts, _) | Level::Aside(parts, ..)) => parts.push(part),
            Some(Level::Table(_)) => {
                self.open_cell(CellHead::default());
                self.put(part);
            }
            None => self.out.part(&part),
        }
    }

    /// Opens a table. False where it is too deep to be one; it must not be closed then.
    pub fn open_table(&mut self) -> bool {
        self.end_paragraph();
        if self.levels.iter().filter(|l| matches!(l, Level::Table(_))).count() >= DEEPEST {
            return false;
        }
        if let Some(Level::Table(_)) = self.levels.last() {
            self.open_cell(CellHead::default());
        }
        self.levels.push(Level::Table(OpenTable::default()));
        true
    }

    /// Closes the innermost table.
    pub fn close_table(&mut self) {
        self.close_row();
        if let Some(Level::Table(_)) = self.levels.last()
            && let Some(Level::Table(open)) = self.levels.pop()
            && !open.table.rows.is_empty()
        {
            self.put(Part::Table(open.table));
        }
    }

    /// Gives parts to stand before the innermost table.
    pub fn put_before_table(&mut self, parts: Vec<Part>) {
        let table = self.levels.iter().rposition(|l| matches!(l, Level::Table(_))).unwrap_or(self.levels.len());
        match self.levels[..table].last_mut() {
            Some(Level::Cell(before, _) | Level::Aside(before, ..)) => before.extend(parts),
            _ => parts.iter().for_each(|p| self.out.part(p)),
        }
    }

    /// Opens a row. False where no table is open.
    pub fn open_row(&mut self, header: bool) -> bool {
        self.close_row();
        if let Some(Level::Table(open)) = self.levels.last_mut() {
            open.row = Some(Row { header, ..Row::default() });
            true
        } else {
            false
        }
    }

    /// Says of the row at hand that it heads the columns.
    pub fn heads_columns(&mut self) {
        if let Some(Level::Table(open)) = self.levels.last_mut()
            && let Some(row) = &mut open.row
        {
            row.header = true;
        }
    }

    /// Closes the row at hand.
    pub fn close_row(&mut self) {
        self.close_cell();
        if let Some(Level::Table(open)) = self.levels.last_mut()
            && let Some(mut row) = open.row.take()
        {
            open.hang_to_end(&mut row);
            open.table.rows.push(row);
        }
    }

    /// Leaves out the row at hand.
    pub fn drop_row(&mut self) {
        self.close_cell();
        if let Some(Level::Table(open)) = self.levels.last_mut() {
            open.row = None;
        }
    }

    /// Opens a cell. False where no table is open.
    pub fn open_cell(&mut self, head: CellHead) -> bool {
        self.close_cell();
        let Some(Level::Table(open)) = self.levels.last_mut() else { return false };
        open.row.get_or_insert_default();
        self.levels.push(Level::Cell(Vec::new(), head));
        true
    }

    /// What the format says of the cell at hand, where it says so only inside it.
    pub fn cell_head(&mut self) -> Option<&mut CellHead> {
        if let Some(Level::Cell(_, head)) = self.levels.last_mut() { Some(head) } else { None }
    }

    /// Closes the cell at hand.
    pub fn close_cell(&mut self) {
        if !matches!(self.levels.last(), Some(Level::Cell(..))) {
            return;
        }
        self.end_paragraph();
        let Some(Level::Cell(parts, head)) = self.levels.pop() else { return };
        let Some(Level::Table(open)) = self.levels.last_mut() else { return };
        let mut row = open.row.take().unwrap_or_default();
        open.hang(&mut row);
        open.place(&mut row, parts, head);
        open.row = Some(row);
    }

    /// Opens a box or note inside the paragraph at hand. False where it is too deep; it must not be closed then.
    pub fn open_aside(&mut self) -> bool {
        if self.levels.iter().filter(|l| matches!(l, Level::Aside(..))).count() >= DEEPEST {
            return false;
        }
        self.levels.push(Level::Aside(Vec::new(), self.open.take(), std::mem::take(&mut self.after)));
        true
    }

    /// Closes the innermost box or note, with all that is open in it, goes on with the paragraph that it stands in, and gives
    /// what was in it.
    pub fn close_aside(&mut self) -> Vec<Part> {
        self.end_paragraph();
        loop {
            match self.levels.last() {
                Some(Level::Cell(..)) => self.close_cell(),
                Some(Level::Table(_)) => self.close_table(),
                _ => break,
            }
        }
        let Some(Level::Aside(parts, open, after)) = self.levels.pop() else { return Vec::new() };
        (self.open, self.after) = (open, after);
        parts
    }

    /// Ends all that is open and gives the text as read, with what is to be told of it; such a text has no pages.
    pub fn reading(self, notices: Vec<Remark>) -> Reading {
        let Markdown { text, paragraphs } = self.finish();
        Reading { text, pages: Vec::new(), paragraphs, notices }
    }

    /// Ends all that is open.
    pub fn finish(mut self) -> Markdown {
        self.end_paragraph();
        while let Some(level) = self.levels.last() {
            match level {
                Level::Cell(..) => self.close_cell(),
                Level::Table(_) => self.close_table(),
                Level::Aside(..) => {
                    let parts = self.close_aside();
                    self.put_after(parts);
                    self.end_paragraph();
                }
            }
        }
        self.out
    }
}

impl OpenTable {
    /// Adds the lower parts of cells above that stand next in the row.
    fn hang(&mut self, row: &mut Row) {
        let mut at = row.width;
        while let Some((left, across)) = self.hanging.get_mut(at).filter(|h| h.0 > 0) {
            *left -= 1;
            row.push(Cell { parts: Vec::new(), across: *across, continues: true });
            at += *across;
        }
    }

    /// As [`OpenTable::hang`], to the end of a row that has no more cells of its own.
    fn hang_to_end(&mut self, row: &mut Row) {
        self.hang(row);
        while self.hanging.iter().skip(row.width).any(|h| h.0 > 0) {
            row.push(Cell { parts: Vec::new(), across: 1, continues: false });
            self.hang(row);
        }
    }

    fn place(&mut self, row: &mut Row, parts: Vec<Part>, head: CellHead) {
        let at = row.width;
        if at >= WIDEST {
            if let Some(last) = row.cells.last_mut() {
                last.parts.extend(parts);
            }
            return;
        }
        let across = head.across.clamp(1, WIDEST - at);
        if head.down > 1 {
            if self.hanging.len() < at + across {
                self.hanging.resize(at + across, (0, 1));
            }
            self.hanging[at] = (head.down - 1, across);
        }
        row.push(Cell { parts, across, continues: head.continues });
    }
}
