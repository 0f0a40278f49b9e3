//! Tables: the cells that drawn lines make.
//!
//! In: the lines and glyphs of one page. Out: [`Table`]s with the lines of each cell, and the glyphs that stand in none. A frame
//! of one column is no table. Cells without a line between them are one; its text stands in the first of its columns.

use hayro_interpret::kurbo::{Point, Rect};

use super::glyph::{Glyph, Rule};
use super::line::{Piece, pieces, rows};

/// Lines nearer than this touch, in points.
const TOUCH: f64 = 3.0;
/// What is narrower than this and empty lies between double lines, in points.
const GAP: f64 = 14.0;
/// Pages with more lines than this hold drawings, not tables.
const MOST: usize = 5000;

/// A table, or the part of it that stands on one page.
#[derive(Debug)]
pub struct Table {
    /// Its box.
    pub rect: Rect,
    /// Left edges of its columns.
    pub columns: Vec<f64>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Debug, Default)]
pub struct Cell {
    /// Its lines from top to bottom.
    pub lines: Vec<Piece>,
    /// Where its lines may end.
    pub right: f64,
}

/// Finds the tables of a page and takes their glyphs.
pub fn tables(rules: &[Rule], glyphs: Vec<Glyph>) -> (Vec<Table>, Vec<Glyph>) {
    let grids: Vec<Grid> = groups(rules).into_iter().filter_map(|g| Grid::of(&g)).collect();
    if grids.is_empty() {
        return (Vec::new(), glyphs);
    }
    let mut held: Vec<Vec<Vec<Glyph>>> = grids.iter().map(|g| vec![Vec::new(); g.cells()]).collect();
    let mut free = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let middle = Point::new(f64::midpoint(glyph.x0, glyph.x1), glyph.y - glyph.size * 0.3);
        match grids.iter().enumerate().find_map(|(n, g)| g.cell(middle).map(|c| (n, c))) {
            Some((n, c)) => held[n][c].push(glyph),
            None => free.push(glyph),
        }
    }
    let tables: Vec<Table> = grids.iter().zip(held).filter_map(|(grid, held)| grid.table(held)).collect();
    (tables, free)
}

/// Lines that touch each other, directly or through others.
fn groups(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut rules: Vec<Rule> = rules.to_vec();
    rules.sort_by(|a, b| {
        let key = |r: &Rule| [r.rect.x0, r.rect.y0, r.rect.x1, r.rect.y1];
        key(a).iter().zip(&key(b)).map(|(x, y)| x.total_cmp(y)).find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    });
    rules.dedup();
    if rules.len() > MOST {
        return Vec::new();
    }
    let mut group: Vec<usize> = (0..rules.len()).collect();
    for i in 0..rules.len() {
        let wide = rules[i].rect.inflate(TOUCH, TOUCH);
        // They are sorted by their left edges.
        for (j, other) in rules.iter().enumerate().skip(i + 1) {
            if other.rect.x0 > wide.x1 {
                break;
            }
            if wide.overlaps(other.rect.inflate(0.01, 0.01)) {
                let (a, b) = (root(&mut group, i), root(&mut group, j));
                group[b.max(a)] = a.min(b);
            }
        }
    }
    let mut out: Vec<Vec<Rule>> = vec![Vec::new(); rules.len()];
    for i in 0..rules.len() {
        out[root(&mut group, i)].push(rules[i]);
    }
    out.retain(|g| g.len() >= 3);
    out
}

/// The first line of the group that a line belongs to.
fn root(group: &mut [usize], mut i: usize) -> usize {
    while group[i] != i {
        group[i] = group[group[i]];
        i = group[i];
    }
    i
}

/// A net of columns and rows.
struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// For each field, row by row, the field that it is one with.
    root: Vec<usize>,
}

impl Grid {
    fn of(rules: &[Rule]) -> Option<Grid> {
        let bounds = rules.iter().map(|r| r.rect).reduce(|a, b| a.union(b))?;
        let (level, upright): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(|r| r.level());
        let xs = positions(upright.iter().map(|r| r.rect.center().x).chain([bounds.x0, bounds.x1]));
        let ys = positions(level.iter().map(|r| r.rect.center().y).chain([bounds.y0, bounds.y1]));
        if xs.len() < 3 || ys.len() < 2 || upright.is_empty() || xs.len() * ys.len() > 100_000 {
            return None;
        }
        let (columns, lines) = (xs.len() - 1, ys.len() - 1);
        let mut root: Vec<usize> = (0..columns * lines).collect();
        // Which fields have a line to their left and above them.
        let mut walls = vec![false; columns * lines];
        let mut roofs = vec![false; columns * lines];
        for rule in &upright {
            let Some(c) = xs.iter().position(|x| (x - rule.rect.center().x).abs() <= TOUCH).filter(|c| *c < columns)
            else {
                continue;
            };
            for r in 0..lines {
                let middle = f64::midpoint(ys[r], ys[r + 1]);
                walls[r * columns + c] |= rule.rect.y0 - TOUCH < middle && middle < rule.rect.y1 + TOUCH;
            }
        }
        for rule in &level {
            let Some(r) = ys.iter().position(|y| (y - rule.rect.center().y).abs() <= TOUCH).filter(|r| *r < lines)
            else {
                continue;
            };
            for c in 0..columns {
                let middle = f64::midpoint(xs[c], xs[c + 1]);
                roofs[r * columns + c] |= rule.rect.x0 - TOUCH < middle && middle < rule.rect.x1 + TOUCH;
            }
        }
        for i in 0..root.len() {
            let (r, c) = (i / columns, i % columns);
            if c > 0 && !walls[i] {
                root[i] = root[i - 1];
            } else if r > 0 && !roofs[i] {
                root[i] = root[i - columns];
            }
        }
        // Columns that are nowhere apart are no table.
        let apart = (0..root.len()).filter(|i| i % columns > 0 && walls[*i]).count();
        (apart > 0).then_some(Grid { xs, ys, root })
    }

    fn cells(&self) -> usize {
        self.root.len()
    }

    fn cell(&self, at: Point) -> Option<usize> {
        let within = |edges: &[f64], v: f64| {
            let n = edges.partition_point(|e| *e <= v);
            (n > 0 && n < edges.len()).then(|| n - 1)
        };
        let (c, r) = (within(&self.xs, at.x)?, within(&self.ys, at.y)?);
        Some(self.root[r * (self.xs.len() - 1) + c])
    }

    fn table(&self, held: Vec<Vec<Glyph>>) -> Option<Table> {
        let columns = self.xs.len() - 1;
        let mut filled = vec![false; columns];
        let mut all: Vec<Vec<Cell>> = Vec::new();
        let mut row: Vec<Cell> = Vec::new();
        for (i, glyphs) in held.into_iter().enumerate() {
            let c = i % columns;
            let lines = rows(pieces(&glyphs));
            // A cell over several columns ends with the last of them.
            let r = i / columns;
            let last = (c..columns).take_while(|n| self.root[r * columns + n] == self.root[i]).last().unwrap_or(c);
            let inset = lines.iter().map(|l| l.x0 - self.xs[c]).fold(12.0, f64::min).max(0.0);
            filled[c] |= !lines.is_empty();
            row.push(Cell { lines, right: self.xs[last + 1] - inset });
            if c + 1 == columns {
                all.push(std::mem::take(&mut row));
            }
        }
        all.retain(|r| r.iter().any(|c| !c.lines.is_empty()));
        // The room between double lines is no column; a wide column that is empty here may go on from the page before.
        for (c, filled) in filled.iter_mut().enumerate() {
            *filled |= self.xs[c + 1] - self.xs[c] > GAP;
        }
        for row in &mut all {
            let mut column = 0;
            row.retain(|_| {
                column += 1;
                filled[column - 1]
            });
        }
        let lefts: Vec<f64> = self.xs.iter().zip(&filled).filter(|(_, f)| **f).map(|(x, _)| *x).collect();
        if all.is_empty() {
            return None;
        }
        let rect = Rect::new(self.xs[0], self.ys[0], self.xs[columns], self.ys[self.ys.len() - 1]);
        Some(Table { rect, columns: lefts, rows: all })
    }
}

/// Distinct positions in order; what is nearer than a touch is one.
fn positions(all: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = all.collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|b, a| *b - *a <= TOUCH);
    all
}
