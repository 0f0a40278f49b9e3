//! What belongs to the page and not to the text: running headers and footers, page numbers, and the notes at its foot.
//!
//! In: the pieces of every page. Out: the same without furniture, the notes apart, and the words of the running header. A line
//! is furniture where its words, digits aside, come back at the same height on several pages, at the head or the foot.

use rustc_hash::FxHashMap;

use super::line::{Piece, rows};

/// How many lines from the head and the foot of a page may be furniture.
const REACH: usize = 3;
/// How often a line must come back.
const REPEATS: usize = 3;
/// How far apart in height it may come back, in points.
const DRIFT: f64 = 8.0;
/// Notes are set smaller than this part of the text's size.
const NOTE_SIZE: f64 = 0.93;

/// The pieces of a page's text, its notes apart.
#[derive(Debug, Default)]
pub struct Cleared {
    /// The text.
    pub body: Vec<Piece>,
    /// The lines of notes, from top to bottom.
    pub notes: Vec<Piece>,
}

/// Clears all pages. `heights` are theirs. Returns them with the words of the running headers, each once.
pub fn clear(pages: Vec<Vec<Piece>>, heights: &[f64]) -> (Vec<Cleared>, Vec<String>) {
    let marked: usize = pages.iter().flatten().filter(|p| p.artifact).map(|p| p.text.len()).sum();
    let all: usize = pages.iter().flatten().map(|p| p.text.len()).sum();
    // A file that marks most of its text so has its marks wrong.
    let trust = marked * 2 < all;
    let mut headers: Vec<String> = Vec::new();
    let mut keep = |text: &str| {
        if text.chars().any(char::is_alphabetic)
            && !is_page_number(text)
            && !headers.iter().any(|h| mask(h) == mask(text))
        {
            headers.push(text.to_owned());
        }
    };
    let mut pages: Vec<Vec<Piece>> = pages
        .into_iter()
        .zip(heights)
        .map(|(pieces, height)| {
            let (marked, body): (Vec<Piece>, Vec<Piece>) = pieces.into_iter().partition(|p| trust && p.artifact);
            rows(marked).iter().filter(|r| r.y < height * 0.2).for_each(|r| keep(&r.text));
            body
        })
        .collect();
    let lines: Vec<Vec<Piece>> = pages.iter().map(|p| rows(p.clone())).collect();
    let ends = |n: usize| (0..n).filter(move |&i| i < REACH || i + REACH >= n);
    let mut seen: FxHashMap<String, Vec<f64>> = FxHashMap::default();
    for page in &lines {
        for i in ends(page.len()) {
            seen.entry(mask(&page[i].text)).or_default().push(page[i].y);
        }
    }
    let wanted = REPEATS.min(pages.len().max(2));
    for ((page, rows), height) in pages.iter_mut().zip(&lines).zip(heights) {
        for i in ends(rows.len()) {
            let row = &rows[i];
            let near =
                seen.get(&mask(&row.text)).map_or(0, |at| at.iter().filter(|y| (*y - row.y).abs() < DRIFT).count());
            let edge = row.y < height * 0.14 || row.y > height * 0.86;
            let alone = edge && (i == 0 || i + 1 == rows.len()) && is_page_number(&row.text);
            if near >= wanted && edge || alone {
                if row.y < height * 0.5 && !alone {
                    keep(&row.text);
                }
                page.retain(|p| (p.y - row.y).abs() > row.size * 0.45 || p.x0 < row.x0 - 1.0 || p.x1 > row.x1 + 1.0);
            }
        }
    }
    let body_size = usual_size(pages.iter().flatten());
    let cleared = pages.into_iter().zip(heights).map(|(page, height)| part(page, *height, body_size)).collect();
    (cleared, headers)
}

/// The size of font that most of the text is in.
fn usual_size<'p>(pieces: impl Iterator<Item = &'p Piece>) -> f64 {
    let mut sizes: Vec<(f64, usize)> = Vec::new();
    for piece in pieces {
        match sizes.iter_mut().find(|(s, _)| (*s - piece.size).abs() < 0.26) {
            Some((_, n)) => *n += piece.text.len(),
            None => sizes.push((piece.size, piece.text.len())),
        }
    }
    sizes.iter().max_by_key(|(_, n)| *n).map_or(10.0, |(s, _)| *s)
}

/// Parts the notes at the foot of a page from its text.
fn part(page: Vec<Piece>, height: f64, body_size: f64) -> Cleared {
    let lines = rows(page.clone());
    let small = lines.iter().rev().take_while(|l| l.size < body_size * NOTE_SIZE && l.y > height * 0.4).count();
    let first = lines[lines.len() - small..].iter().find(|l| starts_note(l));
    let Some(top) = first.map(Piece::top) else { return Cleared { body: page, notes: Vec::new() } };
    let (notes, body): (Vec<Piece>, Vec<Piece>) =
        page.into_iter().partition(|p| p.top() >= top - 1.0 && p.size < body_size * 0.98);
    // A page of small text only is no page of notes.
    if body.is_empty() { Cleared { body: notes, notes: body } } else { Cleared { body, notes: rows(notes) } }
}

/// Whether a line begins as a note does: with a raised digit, or a digit that no full stop follows.
pub fn starts_note(line: &Piece) -> bool {
    let digits = line.text.chars().take_while(char::is_ascii_digit).count();
    let after = line.text[digits..].chars().next();
    line.raised_start
        || line.text.starts_with(['*', '†', '‡'])
        || (1..=3).contains(&digits) && after.is_some_and(|c| c == ' ' || c.is_alphabetic())
}

fn mask(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(c == '#' && out.ends_with('#')) {
            out.push(c);
        }
    }
    out
}

/// `12`, `- 12 -`, `3/20`, `Page 3 of 20`.
fn is_page_number(text: &str) -> bool {
    let masked = mask(text).to_lowercase();
    let inner = masked.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '[' | ']'));
    let inner = ["page ", "p. "].iter().find_map(|w| inner.strip_prefix(w)).unwrap_or(inner);
    matches!(inner, "#" | "#/#" | "# / #" | "# of #" | "# sur #" | "# de #")
}
