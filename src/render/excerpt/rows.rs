//! Rows: a stretch of text made safe for a terminal and wrapped, byte for byte as long as before.
//!
//! In: a stretch, the labels in it, a width. Out: the same stretch with hidden characters as spaces and with one space per
//! row as a line end. A row is as wide as is allowed, or holds one word.

use unicode_width::UnicodeWidthChar;

use super::{Mark, floor};

/// Whether a character acts on a terminal, reorders what stands around it, or is there without being seen.
pub fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The columns that a text takes on a terminal.
pub fn display_width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The text with hidden characters blanked, byte for byte; line ends too where it is to be wrapped anew.
pub(super) fn cleaned(text: &str, anew: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' && !anew {
            out.push('\n');
        } else if is_hidden(c) {
            out.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    out
}

/// Replaces one space per row by a line end. `base` is where the text begins, `marks` are the labels in it.
pub(super) fn wrapped(text: &str, base: usize, marks: &[Mark], width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let spaces = |out: &mut String, n: usize| out.extend(std::iter::repeat_n(' ', n));
    let (mut at, mut column) = (0, 0);
    while at < text.len() {
        if text.as_bytes()[at] == b'\n' {
            out.push('\n');
            (at, column) = (at + 1, 0);
            continue;
        }
        let gap = text[at..].bytes().take_while(|b| *b == b' ').count();
        let from = at + gap;
        let to = from + text[from..].find([' ', '\n']).unwrap_or(text.len() - from);
        let word = &text[from..to];
        let wide = display_width(word);
        let mut lead = gap;
        if gap > 0 && column > 0 && !word.is_empty() {
            let crowded = || marks.iter().any(|m| crowds(text, base, m, (from, to), column + gap, width));
            if column + gap + wide > width || crowded() {
                let stay = (gap - 1).min(width.saturating_sub(column));
                spaces(&mut out, stay);
                out.push('\n');
                lead = gap - 1 - stay;
                column = 0;
            }
        }
        while column == 0 && lead > 0 && lead + wide > width {
            let part = (lead - 1).min(width);
            spaces(&mut out, part);
            out.push('\n');
            lead -= part + 1;
        }
        spaces(&mut out, lead);
        out.push_str(word);
        column += lead + wide;
        at = to;
    }
    out
}

/// Whether a label that begins in the word at `word` would have its text run over the row's end, and a new row would help.
fn crowds(text: &str, base: usize, mark: &Mark, word: (usize, usize), column: usize, width: usize) -> bool {
    let start = (mark.place.start as usize).wrapping_sub(base);
    if mark.room == 0 || start < word.0 || start >= word.1 {
        return false;
    }
    let end = floor(text, mark.place.end as usize - base);
    let long = display_width(&text[start..end.max(start)]);
    // A label that goes on to the next row has its text there.
    column + long <= width && column + long / 2 + 4 + mark.room > width
}
