//! How much of a text is shown around one label.
//!
//! In: a text, a label, a frame. Out: the span to show, which holds at least the label's first character. Looks no further
//! than a few screens of text to either side, so that a reply of one endless line costs no more than any other.

use unicode_width::UnicodeWidthChar;

use super::{Around, Frame, display_width, floor};
use crate::text::Span;
use crate::text::sentence::sentences;

/// What is shown around one label.
pub fn extent(text: &str, label: Span, frame: Frame) -> Span {
    let reach = frame.width * frame.rows * 2;
    let from = label.start as usize;
    let to = (label.end as usize).min(floor(text, from + reach)).max(from);
    let low = floor(text, from.saturating_sub(reach));
    let high = floor(text, to + reach);
    let (mut start, mut end) = match frame.around {
        Around::Line => (
            text[low..from].rfind('\n').map_or(low, |i| low + i + 1),
            text[to..high].find('\n').map_or(high, |i| to + i),
        ),
        Around::Sentence => around_sentence(text, low, from, to, high),
    };
    // Not more than the rows hold; where the sentence is longer, a third of them for what comes before the label.
    if display_width(&text[start..to]) > most(frame) {
        start = start.max(back(text, start, from, most(frame) / 3));
    }
    let wraps = text[start..end].lines().all(|l| display_width(l) <= frame.width);
    end = forth(text, start, from, end, frame, wraps);
    // A word longer than a row is shown from its start, or from the label's, as far as one row goes.
    let mut at = start;
    while at < end {
        let word = at + text[at..end].find(|c: char| !c.is_whitespace()).unwrap_or(end - at);
        let next = word + text[word..end].find(char::is_whitespace).unwrap_or(end - word);
        if next - word > frame.width && display_width(&text[word..next]) > frame.width {
            if next <= from {
                start = next;
            } else {
                let begin = word.max(from);
                if begin > word {
                    start = begin;
                }
                let fits = begin + width_prefix(&text[begin..next], frame.width);
                if fits < next {
                    end = fits;
                    break;
                }
            }
        }
        at = next;
    }
    // The label's first character is shown even where it is white space.
    let first = text[from..].chars().next().map_or(0, char::len_utf8);
    Span::new(start, end.max(start)).trim(text).join(Span::new(from, from + first))
}

/// The columns that the rows hold, less what wrapping wastes.
fn most(frame: Frame) -> usize {
    frame.width * frame.rows * 9 / 10
}

/// The bytes of the longest head of a text that fits a width; one character at least.
fn width_prefix(text: &str, width: usize) -> usize {
    let mut used = 0usize;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > width && at > 0 {
            return at;
        }
    }
    text.len()
}

/// The sentences that hold `from..to`, within its paragraph.
fn around_sentence(text: &str, low: usize, from: usize, to: usize, high: usize) -> (usize, usize) {
    if let Some((begin, end)) = cell(text, low, from, to, high) {
        return (begin, end);
    }
    let before = &text[low..from];
    let mut begin = low;
    let mut end = before.len();
    while let Some(newline) = before[..end].rfind('\n') {
        if end != before.len() && before[newline + 1..end].trim().is_empty() {
            begin = low + end;
            break;
        }
        end = newline;
    }
    let after = &text[to..high];
    let mut close = after.len();
    let mut at = 0;
    while let Some(newline) = after[at..].find('\n') {
        if at > 0 && after[at..at + newline].trim().is_empty() {
            close = at - 1;
            break;
        }
        at += newline + 1;
    }
    let paragraph = Span::new(begin, to + close);
    let mut found = Vec::new();
    sentences(text, paragraph, &mut found);
    let start = found.iter().rev().find(|s| s.start as usize <= from).map_or(begin, |s| s.start as usize);
    let end = found.iter().find(|s| s.end as usize >= to).map_or(to + close, |s| s.end as usize);
    (start.min(from), end.max(to))
}

/// The cell that holds `from..to`, where its line is a row of a table.
fn cell(text: &str, low: usize, from: usize, to: usize, high: usize) -> Option<(usize, usize)> {
    let line = text[low..from].rfind('\n').map_or(low, |i| low + i + 1);
    if !text[line..high].trim_start().starts_with('|') {
        return None;
    }
    let begin = text[line..from].rfind('|').map_or(line, |i| line + i + 1);
    let end = text[to..high].find(['|', '\n']).map_or(high, |i| to + i);
    let begin = begin + (text[begin..from].len() - text[begin..from].trim_start().len());
    Some((begin, end))
}

/// The word start from which there are about `most` columns to `from`, or `start`.
fn back(text: &str, start: usize, from: usize, most: usize) -> usize {
    let mut used = 0usize;
    for (at, c) in text[start..from].char_indices().rev() {
        used += c.width().unwrap_or(0);
        if used > most {
            let at = start + at;
            return text[at..from].find(' ').map_or(from, |i| at + i + 1);
        }
    }
    start
}

/// The word end up to which the rows hold what begins at `start`; beyond `from` in any case.
fn forth(text: &str, start: usize, from: usize, end: usize, frame: Frame, lines_stay: bool) -> usize {
    let mut used = 0usize;
    for (at, c) in text[start..end].char_indices() {
        if c == '\n' && lines_stay {
            used = (used + 1).next_multiple_of(frame.width);
        }
        used += c.width().unwrap_or(0);
        if used > most(frame) && start + at > from {
            return text[from..start + at].rfind([' ', '\n']).filter(|i| *i > 0).map_or(start + at, |i| from + i);
        }
    }
    end
}
