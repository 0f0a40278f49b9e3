//! Reading order: columns side by side are read one after the other, the rest from top to bottom.
//!
//! In: the pieces and tables of one page. Out: [`Region`]s in reading order. A gutter counts as one between columns only where
//! both sides have several lines over much the same height; the number before a hanging paragraph is no column.

use super::line::Piece;
use super::table::Table;

/// A gutter is at least this wide, in parts of the font's size.
const GUTTER: f64 = 0.9;
/// Each column has at least this many lines.
const LINES: usize = 4;
/// Each column takes at least this part of the width.
const NARROW: f64 = 0.18;

/// Something on a page, to be put in order.
#[derive(Debug)]
pub enum Item {
    /// Part of a line.
    Piece(Piece),
    /// A table.
    Table(Table),
}

impl Item {
    fn x0(&self) -> f64 {
        match self {
            Item::Piece(p) => p.x0,
            Item::Table(t) => t.rect.x0,
        }
    }

    fn x1(&self) -> f64 {
        match self {
            Item::Piece(p) => p.x1,
            Item::Table(t) => t.rect.x1,
        }
    }

    fn y(&self) -> f64 {
        match self {
            Item::Piece(p) => p.y,
            Item::Table(t) => t.rect.y0,
        }
    }

    fn gutter(&self) -> f64 {
        match self {
            Item::Piece(p) => p.size * GUTTER,
            Item::Table(_) => 8.0,
        }
    }
}

/// A stretch of the page that is read from top to bottom.
#[derive(Debug)]
pub struct Region {
    /// What stands in it.
    pub items: Vec<Item>,
    /// Its right edge, where it is a column.
    pub right: Option<f64>,
}

/// Puts the items of a page in reading order.
pub fn order(mut items: Vec<Item>) -> Vec<Region> {
    items.sort_by(|a, b| a.y().total_cmp(&b.y()).then(a.x0().total_cmp(&b.x0())));
    let left = items.iter().map(Item::x0).fold(f64::INFINITY, f64::min);
    let width = items.iter().map(Item::x1).fold(f64::NEG_INFINITY, f64::max) - left;
    let mut out: Vec<Region> = Vec::new();
    let mut band = Band::default();
    for item in items {
        let next = band.with(&item);
        if band.gutter().is_some() && next.is_none() {
            band.close(width, &mut out);
        } else if !band.items.is_empty()
            && band.gutter().is_none()
            && (next.is_none() && band.covers(width) || band.is_above(&item))
        {
            // A whole line, or a title with room below it: what comes next may be columns.
            band.close(width, &mut out);
        }
        band.push(item);
    }
    band.close(width, &mut out);
    // Stretches of one column that follow each other are one.
    let mut joined: Vec<Region> = Vec::new();
    for region in out {
        match joined.last_mut() {
            Some(last) if last.right.is_none() && region.right.is_none() => last.items.extend(region.items),
            _ => joined.push(region),
        }
    }
    joined
}

/// Items that follow each other downwards, and the stretches of the width that they take.
#[derive(Default)]
struct Band {
    items: Vec<Item>,
    /// Stretches that are taken, from left to right, apart from each other.
    taken: Vec<(f64, f64)>,
    least: f64,
}

impl Band {
    fn push(&mut self, item: Item) {
        self.taken = self.joined(item.x0(), item.x1());
        self.least = self.least.max(item.gutter());
        self.items.push(item);
    }

    fn joined(&self, mut x0: f64, mut x1: f64) -> Vec<(f64, f64)> {
        let mut out: Vec<(f64, f64)> = Vec::with_capacity(self.taken.len() + 1);
        for &(a, b) in &self.taken {
            if b < x0 || a > x1 {
                out.push((a, b));
            } else {
                (x0, x1) = (x0.min(a), x1.max(b));
            }
        }
        out.push((x0, x1));
        out.sort_by(|a, b| a.0.total_cmp(&b.0));
        out
    }

    /// The middle of the widest gutter that is left, if any.
    fn gutter(&self) -> Option<f64> {
        widest(&self.taken, self.least)
    }

    /// The same with one item more.
    fn with(&self, item: &Item) -> Option<f64> {
        widest(&self.joined(item.x0(), item.x1()), self.least.max(item.gutter()))
    }

    /// Whether there is room between the band and an item below it.
    fn is_above(&self, item: &Item) -> bool {
        self.items.last().is_some_and(|last| item.y() - last.y() > 2.2 * item.gutter().max(last.gutter()) / GUTTER)
    }

    fn covers(&self, width: f64) -> bool {
        self.taken.iter().any(|(a, b)| b - a > width * 0.55)
    }

    /// Ends the band: as columns where it is so, else as it comes.
    fn close(&mut self, width: f64, out: &mut Vec<Region>) {
        let band = std::mem::take(self);
        let Some(middle) = band.gutter() else {
            if !band.items.is_empty() {
                out.push(Region { items: band.items, right: None });
            }
            return;
        };
        let (left, right): (Vec<&Item>, Vec<&Item>) = band.items.iter().partition(|i| i.x0() < middle);
        let extent = |side: &[&Item]| {
            let x0 = side.iter().map(|i| i.x0()).fold(f64::INFINITY, f64::min);
            let x1 = side.iter().map(|i| i.x1()).fold(f64::NEG_INFINITY, f64::max);
            let y0 = side.iter().map(|i| i.y()).fold(f64::INFINITY, f64::min);
            let y1 = side.iter().map(|i| i.y()).fold(f64::NEG_INFINITY, f64::max);
            (x1 - x0, y0, y1)
        };
        let ((lw, ly0, ly1), (rw, ry0, ry1)) = (extent(&left), extent(&right));
        let shared = ly1.min(ry1) - ly0.max(ry0);
        let columns = left.len() >= LINES
            && right.len() >= LINES
            && lw > width * NARROW
            && rw > width * NARROW
            && shared > 0.4 * (ly1 - ly0).min(ry1 - ry0);
        if !columns {
            out.push(Region { items: band.items, right: None });
            return;
        }
        let (left, right): (Vec<Item>, Vec<Item>) = band.items.into_iter().partition(|i| i.x0() < middle);
        // A side may itself be of columns.
        for side in [left, right] {
            let edge = side.iter().map(Item::x1).fold(f64::NEG_INFINITY, f64::max);
            for region in order(side) {
                out.push(Region { right: region.right.or(Some(edge)), ..region });
            }
        }
    }
}

fn widest(taken: &[(f64, f64)], least: f64) -> Option<f64> {
    taken
        .windows(2)
        .map(|w| (w[1].0 - w[0].1, f64::midpoint(w[1].0, w[0].1)))
        .filter(|(gap, _)| *gap >= least)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, middle)| middle)
}
