//! The numbers beside an excerpt, put right.
//!
//! In: what miette drew, in which every row has a number of its own. Out: the same with the true number of each line, told
//! once, where the line begins; without empty rows, and without the empty line between code and message.

use std::ops::Range;

use crate::render::excerpt::Excerpt;

/// The characters that the frame of an excerpt is drawn with.
pub(super) struct Lines {
    /// Begins the head.
    pub(super) corner: char,
    /// Begins the foot.
    pub(super) edge: char,
    /// Stands between number and row.
    pub(super) bar: char,
}

/// Appends what was drawn to `out`.
pub(super) fn put_right(out: &mut String, drawn: &str, excerpt: Option<&Excerpt>, lines: &Lines) {
    let mut stretches = excerpt.into_iter().flat_map(Excerpt::lines);
    let mut rows: Option<std::slice::Iter<'_, u32>> = None;
    let mut told = 0;
    for (n, line) in drawn.lines().enumerate() {
        if n == 1 && line.is_empty() {
            continue;
        }
        let begun = line.trim_start();
        if let Some(left) = &mut rows {
            if begun.starts_with(lines.edge) {
                rows = None;
            } else if let Some((digits, row)) = numbered(line, lines.bar) {
                let number = left.next().copied().unwrap_or_default();
                if row.trim().is_empty() {
                    continue;
                }
                let shown = if number == told { String::new() } else { number.to_string() };
                told = number;
                let width = digits.len();
                let (before, after) = (&line[..digits.start], &line[digits.end..]);
                out.push_str(format!("{before}{shown:>width$}{after}").trim_end());
                out.push('\n');
                continue;
            }
        } else if begun.starts_with(lines.corner) {
            rows = stretches.next().map(<[u32]>::iter);
            told = 0;
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// The bytes of the number at the head of a row, with the blanks before it, and the row; `None` for any other line.
fn numbered(line: &str, bar: char) -> Option<(Range<usize>, &str)> {
    let bytes = line.as_bytes();
    // Colours stand around the number.
    let escape = |at: usize| match bytes.get(at) {
        Some(0x1b) => bytes[at..].iter().position(|b| *b == b'm').map_or(at, |end| at + end + 1),
        _ => at,
    };
    if bytes.first() != Some(&b' ') {
        return None;
    }
    let start = escape(1);
    let blanks = bytes.get(start..)?.iter().take_while(|b| **b == b' ').count();
    let digits = bytes.get(start + blanks..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    let end = start + blanks + digits;
    let row = line.get(escape(end)..)?.strip_prefix(' ')?.strip_prefix(bar)?;
    (digits > 0).then_some((start..end, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_beside_its_colours_only() {
        assert_eq!(numbered("  49 │ words", '│'), Some((1..4, " words")));
        assert_eq!(numbered(" \u{1b}[2m49\u{1b}[0m │ words", '│'), Some((5..7, " words")));
        assert_eq!(numbered("    · ────", '│'), None);
        assert_eq!(numbered("  │ 49 │ words", '│'), None);
        assert_eq!(numbered("", '│'), None);
    }
}
