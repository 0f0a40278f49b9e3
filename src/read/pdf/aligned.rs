//! Tables without upright lines: columns that are parted by white space alone.
//!
//! In: the pieces of one page, its drawn lines, and the columns of such a table on the page before. Out: [`Table`]s, and the
//! pieces that stand in none. Columns of running text stand side by side, too: a table is told from them by rows that begin at
//! one height, are parted from each other over the whole width, and whose cells end where their words do. The number before
//! a hanging paragraph makes no table.

use hayro_interpret::kurbo::Rect;

use super::glyph::Rule;
use super::line::{Piece, rows};
use super::table::{Cell, Table};

/// Columns are at least so far apart, in parts of the font's size.
const GUTTER: f64 = 0.7;
/// A column that takes less than this part of the width only numbers.
const NARROW: f64 = 0.14;
/// Rows are at least so far apart, in parts of the distance between lines.
const APART: f64 = 1.22;
/// So many lines after its end a cell begins anew where it shows a table, and where a table is known.
const LONG_GAP: f64 = 2.6;
const SHORT_GAP: f64 = 1.5;
/// How many rows show a table, where the page before has none.
const ROWS: usize = 3;
/// Edges nearer than this are one, in points.
const TOUCH: f64 = 6.0;

/// The edges of columns: left and right of each.
type Columns = Vec<(f64, f64)>;

/// Finds the tables of a page and takes their pieces. `before` are the columns with which the page before ends, if it does;
/// they are renewed.
pub fn tables(pieces: Vec<Piece>, rules: &[Rule], before: &mut Option<Columns>) -> (Vec<Table>, Vec<Piece>) {
    let (mut tables, mut free) = (Vec::new(), Vec::new());
    let known = before.take();
    let bands = bands(pieces, known.as_ref());
    let last = bands.len().saturating_sub(1);
    for (number, band) in bands.into_iter().enumerate() {
        match table(band, rules, known.as_ref().filter(|_| number == 0)) {
            Ok((table, columns)) => {
                tables.push(table);
                if number == last {
                    *before = Some(columns);
                }
            }
            Err(band) => free.extend(band.into_iter().flatten()),
        }
    }
    (tables, free)
}

/// Lines, each with its pieces from left to right, that follow each other downwards and leave a gutter free.
type Band = Vec<Vec<Piece>>;

fn bands(mut pieces: Vec<Piece>, known: Option<&Columns>) -> Vec<Band> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if (piece.y - line[0].y).abs() < piece.size.min(line[0].size) * 0.45 => line.push(piece),
            _ => lines.push(vec![piece]),
        }
    }
    let mut out: Vec<Band> = Vec::new();
    // A table of the page before may go on with a cell alone.
    let mut taken: Columns = known.cloned().unwrap_or_default();
    let mut open: Band = Vec::new();
    for line in lines {
        let next = columns(&taken, &line);
        if !open.is_empty() && next.len() < 2 && (taken.len() >= 2 || open.iter().all(|l| l.len() == 1)) {
            out.push(std::mem::take(&mut open));
            taken = columns(&Vec::new(), &line);
        } else if open.is_empty() && next.len() < 2 {
            taken = columns(&Vec::new(), &line);
        } else {
            taken = next;
        }
        open.push(line);
    }
    out.push(open);
    out.retain(|band| !band.is_empty());
    // What stands alone above the first line of several pieces is the end of the text before, unless a table goes on there.
    let mut parted: Vec<Band> = Vec::with_capacity(out.len());
    for (number, mut band) in out.into_iter().enumerate() {
        let alone = band.iter().take_while(|line| line.len() == 1).count();
        if alone > 0 && alone < band.len() && !(number == 0 && known.is_some()) {
            let rest = band.split_off(alone);
            parted.push(band);
            band = rest;
        }
        parted.push(band);
    }
    parted
}

/// The stretches that are taken once a line is added, those that nearly touch joined.
fn columns(taken: &Columns, line: &[Piece]) -> Columns {
    let mut all: Columns = taken.iter().copied().chain(line.iter().map(|p| (p.x0, p.x1))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let gutter = line.iter().map(|p| p.size * GUTTER).fold(4.0, f64::max);
    let mut out: Columns = Vec::new();
    for (x0, x1) in all {
        match out.last_mut() {
            Some(last) if x0 - last.1 < gutter => last.1 = last.1.max(x1),
            _ => out.push((x0, x1)),
        }
    }
    out
}

/// A row in the making: per column its lines.
type Row = Vec<Vec<Piece>>;

/// The table that a band is; else the band as it came.
fn table(band: Band, rules: &[Rule], known: Option<&Columns>) -> Result<(Table, Columns), Band> {
    let own = band.iter().fold(Columns::new(), |taken, line| columns(&taken, line));
    // The columns of the page before, where nothing here stands across them.
    let fits = |known: &&Columns| {
        let next = |p: &Piece| known.iter().find(|(x0, _)| *x0 > p.x0 + TOUCH).map_or(f64::INFINITY, |(x0, _)| *x0);
        let within = |p: &Piece| p.x0 > known[0].0 - TOUCH && p.x1 < next(p) - 1.0;
        band.iter().flatten().filter(|p| within(p)).count() * 20 >= band.iter().flatten().count() * 19
    };
    let (edges, goes_on) = match known.filter(fits) {
        Some(known) => (known.clone(), true),
        None => (own, false),
    };
    let width = edges.last().map_or(0.0, |l| l.1) - edges.first().map_or(0.0, |f| f.0);
    let wide = edges.iter().filter(|(x0, x1)| x1 - x0 > width * NARROW).count();
    if edges.len() < 2 || wide < 2 {
        return Err(band);
    }
    let column = |p: &Piece| edges.iter().rposition(|(x0, _)| p.x0 > x0 - TOUCH).unwrap_or(0);
    let Some(pitch) = pitch(&band, edges.len(), column) else { return Err(band) };
    let parted = |above: f64, below: f64| {
        let between = |r: &&Rule| r.level() && r.rect.y0 > above - 1.0 && r.rect.y1 < below;
        below - above > pitch * APART || rules.iter().filter(between).map(|r| r.rect.width()).sum::<f64>() > width * 0.6
    };
    let make = |gap: f64| {
        let mut made: Vec<Row> = Vec::new();
        let mut last: Option<f64> = None;
        let mut ends: Vec<Option<f64>> = vec![None; edges.len()];
        for line in &band {
            let y = line[0].y;
            let here: Vec<usize> = line.iter().map(&column).collect();
            // A cell that has ended above begins anew, level with another: so does the row, though nothing parts it from
            // the one above.
            let resumes = here.len() > 1 && here.contains(&0) && ends[0].is_some_and(|end| y - end > pitch * gap);
            // What has nothing in the first column goes on with the row above.
            let begins = last.is_some_and(|above| parted(above, y)) && (here.contains(&0) || here.len() > 1);
            if made.is_empty() || begins || resumes {
                made.push(vec![Vec::new(); edges.len()]);
            }
            last = Some(y);
            here.iter().for_each(|&c| ends[c] = Some(y));
            if let Some(row) = made.last_mut() {
                line.iter().for_each(|p| row[column(p)].push(p.clone()));
            }
        }
        made
    };
    // Columns of running text have a paragraph's space now and then; cells end lines before the next row.
    let made = make(LONG_GAP);
    let filled = |row: &Row| row.iter().filter(|c| !c.is_empty()).count();
    if !is_table(&made, pitch, goes_on) || filled(&made[0]) < 2 && !goes_on {
        return Err(band);
    }
    let made = make(SHORT_GAP);
    let y = |row: &Row, end: fn(f64, f64) -> f64, from: f64| row.iter().flatten().map(|p| p.y).fold(from, end);
    let rect = Rect::new(
        edges[0].0,
        made.first().map_or(0.0, |r| y(r, f64::min, f64::INFINITY)) - pitch,
        edges[edges.len() - 1].1,
        made.last().map_or(0.0, |r| y(r, f64::max, 0.0)),
    );
    let cell = |(pieces, edge): (Vec<Piece>, &(f64, f64))| Cell { lines: rows(pieces), right: edge.1 };
    let rows = made.into_iter().map(|row| row.into_iter().zip(&edges).map(cell).collect()).collect();
    Ok((Table { rect, columns: edges.iter().map(|e| e.0).collect(), rows }, edges))
}

/// The usual distance between the lines of a column.
fn pitch(band: &Band, columns: usize, column: impl Fn(&Piece) -> usize) -> Option<f64> {
    let mut last: Vec<Option<f64>> = vec![None; columns];
    let mut downs: Vec<f64> = Vec::new();
    for piece in band.iter().flatten() {
        let above = last[column(piece)].replace(piece.y);
        downs.extend(above.map(|y| piece.y - y).filter(|d| *d > piece.size * 0.6));
    }
    downs.sort_by(f64::total_cmp);
    downs.get(downs.len() / 4).copied()
}

/// Whether rows are those of a table, and no lines of columns of running text.
fn is_table(made: &[Row], pitch: f64, goes_on: bool) -> bool {
    let several: Vec<&Row> = made.iter().filter(|r| r.iter().filter(|c| !c.is_empty()).count() >= 2).collect();
    let wanted = if goes_on { 1 } else { ROWS };
    if several.len() < wanted {
        return false;
    }
    let cells = |row: &Row, of: fn(&[Piece]) -> Option<&Piece>| -> Vec<f64> {
        row.iter().filter_map(|c| of(c).map(|p| p.y)).collect()
    };
    let spread = |all: &[f64]| {
        all.iter().copied().fold(f64::NEG_INFINITY, f64::max) - all.iter().copied().fold(f64::INFINITY, f64::min)
    };
    // At least two cells begin where the row does.
    let level = several
        .iter()
        .filter(|row| {
            let mut tops = cells(row, <[Piece]>::first);
            tops.sort_by(f64::total_cmp);
            tops.get(1).is_some_and(|second| second - tops[0] < pitch * 0.4)
        })
        .count();
    let ragged = several.iter().filter(|row| spread(&cells(row, <[Piece]>::last)) > pitch * 0.7).count();
    let lines: usize = several.iter().map(|r| r.iter().map(Vec::len).max().unwrap_or(0)).sum();
    let short = lines * 2 <= several.len() * 3;
    level * 10 >= several.len() * 8 && (ragged * 10 >= several.len() * 4 || short && lines >= 4) || goes_on && level > 0
}
