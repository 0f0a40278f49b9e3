//! From glyphs to pieces of lines: words are parted by gaps, a line's piece ends where the gap is wider than any between words.
//!
//! In: glyphs in the order of the file. Out: [`Piece`]s with their words, bold stretches and box. Superscript digits, which
//! point to notes, are left out and counted; other raised letters stay in their word.

use super::glyph::Glyph;
use super::mend;

/// A gap wider than this part of the font's size parts words.
const WORD_GAP: f64 = 0.15;
/// A gap wider than this part of the font's size parts pieces of a line.
const PIECE_GAP: f64 = 1.0;
/// Baselines nearer than this part of the font's size are one line.
const SAME_LINE: f64 = 0.45;

/// Part of a line: words with no more than a word's gap between them. Lengths are in points from the top left.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its text, with single spaces.
    pub text: String,
    /// For each byte of `text`, in stretches: where bold begins and ends.
    pub bold: Vec<(usize, usize)>,
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// Baseline.
    pub y: f64,
    /// Size of the font that most of it is in.
    pub size: f64,
    /// Width of its first word, for whether it would have fitted on the line before.
    pub first_word: f64,
    /// Whether it begins with a raised digit, as a note does.
    pub raised_start: bool,
    /// Whether the file marks it as no part of the text.
    pub artifact: bool,
}

impl Piece {
    /// Top edge, nearly.
    pub fn top(&self) -> f64 {
        self.y - self.size * 0.8
    }

    /// Whether all its letters are bold.
    pub fn all_bold(&self) -> bool {
        let within = |at: usize| self.bold.iter().any(|(from, to)| (*from..*to).contains(&at));
        let mut letters = self.text.char_indices().filter(|(_, c)| c.is_alphanumeric()).peekable();
        letters.peek().is_some() && letters.all(|(at, _)| within(at))
    }

    /// Adds what stands to the right on the same line.
    pub fn append(&mut self, next: &Piece) {
        if !self.text.ends_with(' ') && next.x0 - self.x1 > self.size.min(next.size) * WORD_GAP {
            self.text.push(' ');
        }
        let base = self.text.len();
        self.text.push_str(&next.text);
        for (from, to) in &next.bold {
            self.mark_bold(base + from, base + to);
        }
        self.x1 = self.x1.max(next.x1);
        if next.text.len() > base {
            self.size = next.size;
        }
    }

    fn mark_bold(&mut self, from: usize, to: usize) {
        // White space between two bold words is bold too.
        if let Some(last) = self.bold.last_mut()
            && self.text.get(last.1..from).is_some_and(|t| t.trim().is_empty())
        {
            last.1 = to;
        } else if to > from {
            self.bold.push((from, to));
        }
    }
}

/// Makes pieces of glyphs.
pub fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut open: Option<Growing> = None;
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            continue;
        }
        if let Some(growing) = &mut open {
            if growing.takes(glyph) {
                growing.take(glyph);
                continue;
            }
            out.extend(open.take().and_then(Growing::done));
        }
        open = Some(Growing::new(glyph));
    }
    out.extend(open.and_then(Growing::done));
    out
}

struct Growing {
    piece: Piece,
    /// Right edge of the last glyph.
    x: f64,
    last_x0: f64,
    /// Bytes in the size of the piece, to find the size that most of it has.
    sizes: Vec<(f64, usize)>,
    in_first_word: bool,
}

impl Growing {
    fn new(glyph: &Glyph) -> Growing {
        let mut growing = Growing {
            piece: Piece {
                text: String::new(),
                bold: Vec::new(),
                x0: glyph.x0,
                x1: glyph.x0,
                y: glyph.y,
                size: glyph.size,
                first_word: 0.0,
                raised_start: false,
                artifact: glyph.artifact,
            },
            x: glyph.x0,
            last_x0: f64::NEG_INFINITY,
            sizes: Vec::new(),
            in_first_word: true,
        };
        growing.take(glyph);
        growing
    }

    fn takes(&self, glyph: &Glyph) -> bool {
        let size = self.piece.size.max(glyph.size);
        let gap = glyph.x0 - self.x;
        (glyph.y - self.piece.y).abs() < size * SAME_LINE
            && gap < size * PIECE_GAP
            && gap > -size * 0.6
            && glyph.artifact == self.piece.artifact
    }

    fn take(&mut self, glyph: &Glyph) {
        let size = self.piece.size.max(glyph.size);
        // The same sign at the same place again is a way to make it bold, or a shadow.
        if (glyph.x0 - self.last_x0).abs() < size * 0.05 && self.piece.text.ends_with(&glyph.text) {
            return;
        }
        let gap = glyph.x0 - self.x;
        let raised = glyph.size < self.piece.size * 0.85 && self.piece.y - glyph.y > self.piece.size * 0.12;
        let digits = glyph.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡'));
        if raised && digits && !self.piece.text.is_empty() {
            // It points to a note.
            self.x = self.x.max(glyph.x1);
            self.piece.x1 = self.piece.x1.max(glyph.x1);
            return;
        }
        // A line that begins with a raised digit is a note; the line's own size and baseline come after it.
        if glyph.size > self.piece.size * 1.18 && self.piece.text.chars().all(|c| c.is_ascii_digit()) {
            self.piece.raised_start = glyph.y - self.piece.y > 0.5;
            self.piece.y = glyph.y;
            self.piece.size = glyph.size;
        }
        if gap > size * WORD_GAP && !self.piece.text.is_empty() {
            self.piece.text.push(' ');
            self.in_first_word = false;
        }
        let from = self.piece.text.len();
        self.piece.text.push_str(&mend::part(&glyph.text));
        let to = self.piece.text.len();
        if glyph.bold {
            self.piece.mark_bold(from, to);
        }
        match self.sizes.iter_mut().find(|(s, _)| (*s - glyph.size).abs() < 0.05) {
            Some((_, count)) => *count += to - from,
            None => self.sizes.push((glyph.size, to - from)),
        }
        if self.in_first_word {
            self.piece.first_word = glyph.x1 - self.piece.x0;
        }
        self.x = glyph.x1;
        self.last_x0 = glyph.x0;
        self.piece.x1 = self.piece.x1.max(glyph.x1);
    }

    fn done(mut self) -> Option<Piece> {
        if let Some((size, _)) = self.sizes.iter().max_by_key(|(_, count)| *count) {
            self.piece.size = *size;
        }
        let kept = self.piece.text.trim_end().len();
        self.piece.text.truncate(kept);
        for stretch in &mut self.piece.bold {
            stretch.1 = stretch.1.min(kept);
        }
        (kept > 0).then_some(self.piece)
    }
}

/// Pieces in rows, from top to bottom and, within a row, from left to right, as whole lines.
pub fn rows(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut out: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(row) if (piece.y - row[0].y).abs() < piece.size.min(row[0].size) * SAME_LINE => row.push(piece),
            _ => out.push(vec![piece]),
        }
    }
    out.into_iter()
        .filter_map(|mut row| {
            row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
            row.into_iter().reduce(|mut line, piece| {
                line.append(&piece);
                line
            })
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::cast_precision_loss)]
mod tests {
    use super::*;

    /// Glyphs of half the size's width each, a space being a gap.
    pub fn glyphs(words: &str, x: f64, y: f64, size: f64, bold: bool) -> Vec<Glyph> {
        let at = |i: usize| x + i as f64 * size * 0.5;
        words
            .chars()
            .enumerate()
            .filter(|(_, c)| *c != ' ')
            .map(|(i, c)| Glyph { text: c.to_string(), x0: at(i), x1: at(i + 1), y, size, bold, artifact: false })
            .collect()
    }

    #[test]
    fn gaps_part_words_and_wide_gaps_part_pieces() {
        let mut all = glyphs("the first words", 50.0, 100.0, 10.0, false);
        all.extend(glyphs("in bold", 130.0, 100.0, 10.0, true));
        all.extend(glyphs("far away", 300.0, 100.0, 10.0, false));
        let pieces = pieces(&all);
        let texts: Vec<&str> = pieces.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, ["the first words in bold", "far away"]);
        assert_eq!(pieces[0].bold, [(16, 23)]);
        assert_eq!(rows(pieces)[0].text, "the first words in bold far away");
    }

    #[test]
    fn a_raised_digit_that_points_to_a_note_is_left_out() {
        let mut all = glyphs("framework", 50.0, 100.0, 10.0, false);
        all.extend(glyphs("1", 95.0, 96.0, 6.0, false));
        all.extend(glyphs(", and", 98.0, 100.0, 10.0, false));
        assert_eq!(pieces(&all)[0].text, "framework, and");
    }
}
