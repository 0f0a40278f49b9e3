//! The document as blocks: paragraphs, tables and notes in reading order, joined over columns and pages.
//!
//! In: the sheets of all pages. Out: a [`Document`]. A paragraph that a page break cuts is whole again; notes come after the
//! paragraph that the page ends with; a table that goes on is one table, its repeated header left out and its cut row joined.

use super::aligned;
use super::column::{Item, Region, order};
use super::furniture::{Cleared, clear, starts_note};
use super::glyph::{Rule, Sheet};
use super::line::{Piece, pieces, rows};
use super::paragraph::{Line, Paragraph, goes_on, paragraphs};
use super::table::{Table, tables};

/// A part of the document.
#[derive(Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A note from the foot of a page.
    Note(Paragraph),
    /// The rows of a table: per cell its paragraphs.
    Table(Vec<Vec<Vec<Paragraph>>>),
}

/// All that stands in a file.
#[derive(Debug)]
pub struct Document {
    /// Number of pages.
    pub pages: usize,
    /// Words of running headers that stand nowhere else.
    pub headers: Vec<String>,
    /// Its parts in order.
    pub blocks: Vec<Block>,
}

/// Makes blocks of the sheets.
pub fn document(sheets: Vec<Sheet>) -> Document {
    let count = sheets.len();
    let mut heights = Vec::with_capacity(count);
    let mut found: Vec<Vec<Table>> = Vec::with_capacity(count);
    let mut free: Vec<Vec<Piece>> = Vec::with_capacity(count);
    let mut turned: Vec<Vec<Piece>> = Vec::with_capacity(count);
    let mut drawn: Vec<Vec<Rule>> = Vec::with_capacity(count);
    for mut sheet in sheets {
        // A page that was set on its side has all its words turned.
        if sheet.turned.len() > sheet.glyphs.len() * 3 {
            std::mem::swap(&mut sheet.turned, &mut sheet.glyphs);
            sheet.rules.clear();
        }
        sheet.bullet();
        heights.push(sheet.height);
        let (on_page, rest) = tables(&sheet.rules, sheet.glyphs);
        found.push(on_page);
        free.push(pieces(&rest));
        drawn.push(sheet.rules);
        turned.push(rows(pieces(&sheet.turned)));
    }
    let (mut cleared, headers) = clear(free, &heights);
    let mut columns = None;
    for ((cleared, on_page), rules) in cleared.iter_mut().zip(&mut found).zip(&drawn) {
        let (more, rest) = aligned::tables(std::mem::take(&mut cleared.body), rules, &mut columns);
        on_page.extend(more);
        cleared.body = rest;
    }
    let pitch = Pitch::of(&cleared, &found);
    let margin = margin(&cleared);
    let mut flow = Flow { blocks: Vec::new(), notes: Vec::new(), region: 0, pitch };
    for (page, ((cleared, tables), turned)) in cleared.into_iter().zip(found).zip(turned).enumerate() {
        let body = cleared.body.into_iter().map(Item::Piece);
        let items = body.chain(tables.into_iter().map(Item::Table)).collect();
        for region in order(items) {
            flow.region(region, page, margin);
        }
        flow.note_lines(cleared.notes, page);
        let said = turned.iter().any(|l| l.text.chars().filter(|c| c.is_alphabetic()).count() > 2);
        if said {
            flow.lines(turned, page, None);
        }
    }
    flow.flush_notes();
    Document { pages: count, headers, blocks: flow.blocks }
}

/// The right edge that most long lines of the document keep to, on pages of one column.
fn margin(pages: &[Cleared]) -> f64 {
    let mut edges: Vec<f64> = pages.iter().flat_map(|p| &p.body).map(|p| p.x1).collect();
    edges.sort_by(f64::total_cmp);
    edges.get(edges.len() * 95 / 100).copied().unwrap_or(0.0)
}

/// The usual distance between lines, by size of font.
struct Pitch(Vec<(f64, f64)>);

impl Pitch {
    fn of(pages: &[Cleared], tables: &[Vec<Table>]) -> Pitch {
        let mut all: Vec<(f64, Vec<f64>)> = Vec::new();
        let cells = tables.iter().flatten().flat_map(|t| &t.rows).flatten().map(|c| c.lines.clone());
        let bodies = pages.iter().flat_map(|p| [rows(p.body.clone()), p.notes.clone()]);
        for lines in bodies.chain(cells) {
            for pair in lines.windows(2) {
                let (size, down) = (pair[1].size, pair[1].y - pair[0].y);
                if (pair[0].size - size).abs() > size * 0.12 || !(size * 0.8..size * 2.6).contains(&down) {
                    continue;
                }
                match all.iter_mut().find(|(s, _)| (*s - size).abs() < size * 0.06) {
                    Some((_, downs)) => downs.push(down),
                    None => all.push((size, vec![down])),
                }
            }
        }
        Pitch(
            all.into_iter()
                .map(|(size, mut downs)| {
                    downs.sort_by(f64::total_cmp);
                    (size, downs[downs.len() / 4])
                })
                .collect(),
        )
    }

    fn at(&self, size: f64) -> f64 {
        let near = self.0.iter().min_by(|a, b| (a.0 - size).abs().total_cmp(&(b.0 - size).abs()));
        near.filter(|(s, _)| (s - size).abs() < size * 0.12).map_or(size * 1.25, |(_, pitch)| *pitch)
    }
}

/// The document as far as it was read.
struct Flow {
    blocks: Vec<Block>,
    /// Notes that wait for the end of the paragraph above them.
    notes: Vec<Block>,
    region: usize,
    pitch: Pitch,
}

impl Flow {
    fn region(&mut self, region: Region, page: usize, margin: f64) {
        self.region += 1;
        let mut open: Vec<Piece> = Vec::new();
        let own = region.items.iter().filter_map(|i| match i {
            Item::Piece(p) => Some(p.x1),
            Item::Table(_) => None,
        });
        let widest = own.fold(f64::NEG_INFINITY, f64::max);
        // A page on which every line is short keeps the margin of the others.
        let right = region.right.unwrap_or(if widest < margin { margin } else { widest });
        for item in region.items {
            match item {
                Item::Piece(piece) => open.push(piece),
                Item::Table(table) => {
                    self.lines(rows(std::mem::take(&mut open)), page, Some(right));
                    self.table(table, page);
                }
            }
        }
        self.lines(rows(open), page, Some(right));
    }

    fn placed(&self, pieces: Vec<Piece>, page: usize, right: Option<f64>) -> Vec<Line> {
        let left = pieces.iter().map(|p| p.x0).fold(f64::INFINITY, f64::min);
        let widest = pieces.iter().map(|p| p.x1).fold(f64::NEG_INFINITY, f64::max);
        let right = right.unwrap_or(widest);
        pieces
            .into_iter()
            .map(|piece| Line { pitch: self.pitch.at(piece.size), piece, page, region: self.region, left, right })
            .collect()
    }

    fn lines(&mut self, pieces: Vec<Piece>, page: usize, right: Option<f64>) {
        let lines = self.placed(pieces, page, right);
        for paragraph in paragraphs(lines) {
            if let (Some(Block::Paragraph(open)), Some(first)) = (self.blocks.last_mut(), paragraph.lines.first())
                && open.lines.last().is_some_and(|l| l.region != first.region)
                && goes_on(open, first)
            {
                open.lines.extend(paragraph.lines);
                self.flush_notes();
                continue;
            }
            self.flush_notes();
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }

    fn note_lines(&mut self, notes: Vec<Piece>, page: usize) {
        self.region += 1;
        let mut open: Vec<Piece> = Vec::new();
        let mut all: Vec<Vec<Piece>> = Vec::new();
        for piece in notes {
            if starts_note(&piece) && !open.is_empty() {
                all.push(std::mem::take(&mut open));
            }
            open.push(piece);
        }
        all.push(open);
        for note in all.into_iter().filter(|n| !n.is_empty()) {
            let lines = self.placed(note, page, None);
            self.notes.push(Block::Note(Paragraph { lines }));
        }
    }

    fn flush_notes(&mut self) {
        self.blocks.append(&mut self.notes);
    }

    fn table(&mut self, table: Table, page: usize) {
        let width = table.columns.len();
        let mut rows: Vec<Vec<Vec<Paragraph>>> = Vec::with_capacity(table.rows.len());
        for row in table.rows {
            let mut cells = Vec::with_capacity(width);
            for cell in row {
                self.region += 1;
                cells.push(paragraphs(self.placed(cell.lines, page, Some(cell.right))));
            }
            rows.push(cells);
        }
        if width < 2 {
            // A frame round text.
            self.flush_notes();
            self.blocks.extend(rows.into_iter().flatten().flatten().map(Block::Paragraph));
            return;
        }
        if let Some(Block::Table(above)) = self.blocks.last_mut()
            && above.first().is_some_and(|r| r.len() == width)
        {
            let mut rows = rows.into_iter().peekable();
            if above.first().is_some_and(|head| rows.peek().is_some_and(|r| same(head, r))) {
                rows.next();
            }
            if let (Some(last), Some(first)) = (above.last_mut(), rows.peek())
                && row_goes_on(last, first)
                && let Some(first) = rows.next()
            {
                join_rows(last, first);
            }
            above.extend(rows);
            return;
        }
        self.flush_notes();
        self.blocks.push(Block::Table(rows));
    }
}

/// The words of a cell.
fn words(cell: &[Paragraph]) -> String {
    let lines = cell.iter().flat_map(|p| &p.lines).map(|l| l.piece.text.as_str());
    lines.collect::<Vec<_>>().join(" ")
}

fn same(a: &[Vec<Paragraph>], b: &[Vec<Paragraph>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| words(a) == words(b)) && a.iter().any(|c| !c.is_empty())
}

/// Whether the first row of a page goes on with the last of the page before.
fn row_goes_on(last: &[Vec<Paragraph>], first: &[Vec<Paragraph>]) -> bool {
    if last.iter().all(Vec::is_empty) {
        return false;
    }
    // The first column names what the row is of: where it is empty, the row is the one above.
    if first.first().is_some_and(Vec::is_empty) {
        return true;
    }
    let goes = |(above, below): (&Vec<Paragraph>, &Vec<Paragraph>)| {
        let (Some(open), Some(next)) = (above.last(), below.first().and_then(|p| p.lines.first())) else {
            return below.is_empty();
        };
        let lower = next.piece.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        let ended = open.lines.last().is_some_and(|l| l.piece.text.trim_end().ends_with(['.', ';', ':', '!', '?']));
        lower && !ended && goes_on(open, next)
    };
    last.iter().zip(first).all(goes)
}

fn join_rows(last: &mut [Vec<Paragraph>], first: Vec<Vec<Paragraph>>) {
    for (above, below) in last.iter_mut().zip(first) {
        let mut below = below.into_iter();
        if let (Some(open), Some(next)) = (above.last_mut(), below.as_slice().first())
            && next.lines.first().is_some_and(|l| goes_on(open, l))
        {
            open.lines.extend(below.next().into_iter().flat_map(|p| p.lines));
        }
        above.extend(below);
    }
}
