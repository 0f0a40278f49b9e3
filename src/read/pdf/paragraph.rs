//! From lines to paragraphs: a line goes on the one before unless something shows that a new paragraph begins.
//!
//! In: lines in reading order. Out: [`Paragraph`]s, which may go on over columns and pages. The surest sign of an end is room:
//! where the next line's first word would have fitted, the break was meant. Space above, a change of size or weight, a bullet
//! or number, and a change of indent are signs too.

use super::line::Piece;

/// A gap between lines above this part of the usual one parts paragraphs.
const SPACE: f64 = 1.3;
/// An edge that moves by more than this part of the size has moved.
const SHIFT: f64 = 0.8;

/// A line with where it stands.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its words.
    pub piece: Piece,
    /// Its page, from 0.
    pub page: usize,
    /// Its column or cell, counted over the whole document.
    pub region: usize,
    /// Left edge of the column.
    pub left: f64,
    /// Right edge of the column.
    pub right: f64,
    /// The usual distance to the next line.
    pub pitch: f64,
}

/// Lines that make one paragraph.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// Its lines in order.
    pub lines: Vec<Line>,
}

/// Parts lines into paragraphs.
pub fn paragraphs(lines: impl IntoIterator<Item = Line>) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some(open) if goes_on(open, &line) => open.lines.push(line),
            _ => out.push(Paragraph { lines: vec![line] }),
        }
    }
    out
}

/// Whether a line goes on with a paragraph.
pub fn goes_on(paragraph: &Paragraph, next: &Line) -> bool {
    let (Some(first), Some(prev)) = (paragraph.lines.first(), paragraph.lines.last()) else { return false };
    let (p, n) = (&prev.piece, &next.piece);
    let size = p.size.max(n.size);
    if (p.size - n.size).abs() > size * 0.12 || label(&n.text) == Some(Label::Bullet) {
        return false;
    }
    let room = has_room(prev, next);
    let ended = p.text.trim_end().ends_with(['.', ';', ':', '!', '?', ')', '”', '»']);
    if p.all_bold() != n.all_bold() && (room || ended) {
        return false;
    }
    let lower = n.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    if prev.region != next.region {
        let stopped = p.text.trim_end().ends_with([';', ':']);
        let indented = n.x0 - next.left > size * SHIFT && paragraph.lines.len() > 1 && p.x0 - prev.left < size * SHIFT;
        return if label(&n.text).is_some() || stopped || indented && ended {
            false
        } else if room {
            lower && !ended
        } else {
            true
        };
    }
    let down = n.y - p.y;
    if down > next.pitch * SPACE || down < 0.0 {
        return false;
    }
    if !room && p.text.ends_with(['-', '\u{ad}', '\u{2010}']) && lower {
        return true;
    }
    let centred = |l: &Line| {
        let (before, after) = (l.piece.x0 - l.left, l.right - l.piece.x1);
        (before - after).abs() < size * 1.5 && before > size * 1.5
    };
    if centred(prev) && centred(next) && p.all_bold() == n.all_bold() {
        return true;
    }
    let moved = n.x0 - p.x0;
    let hanging = label(&first.piece.text).is_some();
    let shifted = if paragraph.lines.len() == 1 {
        if hanging { moved < -size * SHIFT } else { moved > size * SHIFT }
    } else {
        moved.abs() > size * SHIFT
    };
    if shifted {
        return false;
    }
    match label(&n.text) {
        // After a hanging paragraph the next label stands where the first stood.
        Some(_) if hanging && (n.x0 - first.piece.x0).abs() < size * 0.4 => false,
        _ => !room,
    }
}

/// Whether the first word of the next line would have fitted on a line.
fn has_room(prev: &Line, next: &Line) -> bool {
    let size = prev.piece.size;
    prev.right - prev.piece.x1 > next.piece.first_word + size * 0.6
}

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// A sign that only lists have.
    Bullet,
    /// A number, a letter or a dash, with which a wrapped line may begin too.
    Number,
}

fn label(text: &str) -> Option<Label> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if matches!(
        first,
        '•' | '◦' | '▪' | '●' | '■' | '□' | '✓' | '✔' | '➢' | '\u{f0a7}' | '\u{f0b7}' | '\u{f0fc}' | '\u{f0d8}'
    ) {
        return Some(Label::Bullet);
    }
    let rest = &text[first.len_utf8()..];
    if matches!(first, '-' | '–' | '—' | 'o') && rest.starts_with(' ') {
        return Some(Label::Number);
    }
    let body = text.strip_prefix('(').unwrap_or(text);
    let digits = body.chars().take_while(char::is_ascii_digit).count();
    let tail = if (1..=3).contains(&digits) {
        &body[digits..]
    } else {
        let letters = body.chars().take_while(char::is_ascii_alphabetic).count();
        let roman = body[..letters].chars().all(|c| "ivxlcIVXLC".contains(c));
        if letters == 0 || letters > 1 && !roman || letters > 5 {
            return None;
        }
        &body[letters..]
    };
    let mut tail = tail.chars();
    let closed = tail.next().is_some_and(|c| matches!(c, '.' | ')'));
    (closed && tail.next().is_none_or(|c| c == ' ' || c.is_ascii_digit())).then_some(Label::Number)
}

#[cfg(test)]
#[allow(clippy::cast_precision_loss)]
mod tests {
    use super::*;

    fn line(text: &str, x0: f64, y: f64, width: f64) -> Line {
        let word = text.split(' ').next().unwrap().len() as f64 * 5.0;
        Line {
            piece: Piece {
                text: text.to_owned(),
                bold: Vec::new(),
                x0,
                x1: x0 + width,
                y,
                size: 10.0,
                first_word: word,
                raised_start: false,
                artifact: false,
            },
            page: 0,
            region: 0,
            left: 50.0,
            right: 450.0,
            pitch: 12.0,
        }
    }

    fn count(lines: Vec<Line>) -> Vec<usize> {
        paragraphs(lines).iter().map(|p| p.lines.len()).collect()
    }

    #[test]
    fn room_at_the_end_and_space_above_part_paragraphs() {
        let full = line("Victims are told of their rights by the police in a language", 50.0, 100.0, 398.0);
        let short = line("that they know.", 50.0, 112.0, 90.0);
        let next = line("Lawyers are paid by the state from the first hour on, as the", 50.0, 124.0, 398.0);
        let far = line("law of 2024 has it, and nobody pays a fee for a claim in the", 50.0, 150.0, 398.0);
        assert_eq!(count(vec![full, short, next, far]), [2, 1, 1]);
    }

    #[test]
    fn bullets_begin_a_paragraph_and_hanging_lines_go_on() {
        let bullet = line("• ensuring that victims are told of their rights by the", 60.0, 100.0, 388.0);
        let hanging = line("police in a language that they know, from the first hour on, and", 72.0, 112.0, 376.0);
        let next = line("• amending Article 9", 60.0, 124.0, 120.0);
        assert_eq!(count(vec![bullet, hanging, next]), [2, 1]);
    }

    #[test]
    fn a_wrapped_year_is_no_number() {
        assert_eq!(label("2024. The"), None);
        assert_eq!(label("12. The"), Some(Label::Number));
        assert_eq!(label("(iv) the"), Some(Label::Number));
        assert_eq!(label("e.g. the"), None);
        assert_eq!(label("Mr. A"), None);
    }
}
