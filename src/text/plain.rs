//! The clean view: the source with markup, bullets and page furniture blanked out by spaces, byte for byte.
//!
//! In: a [`Source`]. Out: a [`Plain`] with text of the same length and its lines, each with what its markup said
//! (bullet, bold, table row). Because nothing is deleted, one span is valid in both views and no offset map exists.
//! Refuses nothing: what is no markup stays text.

use super::furniture;
use super::source::Source;
use super::span::Span;

/// The sign that a list line began with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bullet {
    /// `-`, `–`, `*`.
    Dash,
    /// `•`, `◦`, `▪`, a private-use dot, or a lone `o`.
    Dot,
    /// `✓` and its like, alone or after a dash.
    Tick,
}

/// What a line is, before any grammar has looked at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// White space only.
    Blank,
    /// A running header or footer, or a page number.
    Furniture,
    /// A ruler (`---`) or the ruler row of a table.
    Rule,
    /// A row of a Markdown table.
    Row,
    /// Words.
    Text,
}

/// One line of the source.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// The whole line without its line end.
    pub span: Span,
    /// The line without indentation, bullet, heading marks and trailing space.
    pub body: Span,
    /// Leading columns.
    pub indent: u16,
    /// The bullet, if any.
    pub bullet: Option<Bullet>,
    /// Number of `#`.
    pub heading: u8,
    /// The words begin in bold.
    pub bold_start: bool,
    /// The words end in bold.
    pub bold_end: bool,
    /// It stands in a block quotation.
    pub quoted: bool,
    /// What it is.
    pub kind: LineKind,
}

/// The clean view of one source.
#[derive(Debug, Clone)]
pub struct Plain {
    text: String,
    lines: Vec<Line>,
}

impl Plain {
    /// Cleans a source. Takes time in proportion to its length.
    pub fn of(source: &Source) -> Plain {
        let text = source.text();
        let mut clean = text.as_bytes().to_vec();
        let mut lines = Vec::with_capacity(text.len() / 60 + 1);
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
            if start <= end && !(start == end && end == text.len() && start > 0) {
                lines.push(line(text, &mut clean, start, end));
            }
            start = end + 1;
        }
        for index in furniture::find(text, &lines) {
            let line = &mut lines[index];
            line.kind = LineKind::Furniture;
            blank(&mut clean, line.span.start as usize, line.span.end as usize);
        }
        // Only whole characters are ever replaced, each by as many spaces as it has bytes.
        let text = String::from_utf8(clean).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        debug_assert_eq!(text.len(), source.text().len());
        Plain { text, lines }
    }

    /// The clean text; as long as the source.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All lines in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}

fn blank(clean: &mut [u8], from: usize, to: usize) {
    for byte in &mut clean[from..to] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// Reads the markup at the head of one line and blanks all markup in it.
fn line(text: &str, clean: &mut [u8], start: usize, mut end: usize) -> Line {
    if end > start && text.as_bytes()[end - 1] == b'\r' {
        clean[end - 1] = b' ';
        end -= 1;
    }
    let span = Span::new(start, end);
    let whole = span.of(text);
    let mut at = 0;
    let mut indent = 0u16;
    let mut out = Line {
        span,
        body: span,
        indent: 0,
        bullet: None,
        heading: 0,
        bold_start: false,
        bold_end: false,
        quoted: false,
        kind: LineKind::Text,
    };
    let mut seen_bullet = false;
    // Each turn takes one sign at the head: indentation, quotation mark, heading marks, a bullet or a tick.
    loop {
        let rest = &whole[at..];
        let Some(c) = rest.chars().next() else { break };
        let width = c.len_utf8();
        let spaced = rest[width..].chars().next().is_none_or(char::is_whitespace);
        let taken = match c {
            ' ' | '\t' | '\u{c}' | '\u{a0}' | '\u{feff}' | '\u{200b}' => {
                indent = indent.saturating_add(if c == '\t' { 4 } else { u16::from(c != '\u{c}') });
                width
            }
            '>' if !seen_bullet => {
                out.quoted = true;
                width
            }
            '#' if !seen_bullet && out.heading == 0 => {
                let marks = rest.bytes().take_while(|&b| b == b'#').count();
                if marks > 6 || !rest[marks..].starts_with(' ') {
                    break;
                }
                out.heading = marks as u8;
                marks
            }
            '-' | '–' | '—' | '*' | '+' if spaced && out.bullet.is_none() => {
                out.bullet = Some(Bullet::Dash);
                width
            }
            '•' | '◦' | '▪' | '●' | '·' | '\u{f0b7}' | '\u{f0a7}' if out.bullet.is_none() => {
                out.bullet = Some(Bullet::Dot);
                width
            }
            'o' if spaced && out.bullet.is_none() && rest.len() > 2 => {
                out.bullet = Some(Bullet::Dot);
                width
            }
            '✓' | '✔' | '☑' | '➢' | '\u{f0fc}' | '\u{f0d8}' => {
                out.bullet = Some(Bullet::Tick);
                width
            }
            _ => break,
        };
        seen_bullet |= out.bullet.is_some();
        at += taken;
    }
    out.indent = indent;
    let body = &whole[at..];
    let kind = kind_of(body, whole.trim(), out.bullet);
    out.kind = kind;
    if kind == LineKind::Row || kind == LineKind::Rule {
        // A row is taken whole: its bars are the table's, and a dash alone in a cell is a cell.
        out.bullet = None;
        out.body = span.trim(text);
    } else {
        blank(clean, start, start + at);
        out.bold_start = body.starts_with("**") || body.starts_with("__");
        let tail = body.trim_end();
        out.bold_end = tail.ends_with("**") || tail.ends_with("__");
        out.body = Span::new(start + at, end);
    }
    inline(text, clean, out.body, kind == LineKind::Row);
    if kind == LineKind::Rule {
        blank(clean, start, end);
    }
    if kind == LineKind::Text {
        // The cleaned bytes are ASCII spaces or whole characters of the text, so this slice is valid text.
        let cleaned = std::str::from_utf8(&clean[out.body.range()]).unwrap_or("");
        let lead = cleaned.len() - cleaned.trim_start().len();
        let kept = cleaned.trim().len();
        out.body = Span::new(start + at + lead, start + at + lead + kept);
        if kept == 0 && out.bullet.is_none() {
            out.kind = LineKind::Blank;
        }
    }
    out
}

fn kind_of(body: &str, whole: &str, bullet: Option<Bullet>) -> LineKind {
    if whole.is_empty() {
        return LineKind::Blank;
    }
    if whole.starts_with('|') && whole.len() > 1 {
        let ruler = whole.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t')) && whole.contains('-');
        // `| — |` has no ASCII dash; `| - |` is a cell, a ruler has at least three dashes a column.
        return if ruler && whole.contains("---") { LineKind::Rule } else { LineKind::Row };
    }
    let rulerish =
        |c: char| whole.len() >= 3 && whole.chars().all(|d| d == c || d == ' ') && whole.matches(c).count() >= 3;
    if bullet.is_none()
        && body.len() == whole.len()
        && (rulerish('-') || rulerish('=') || rulerish('_') || rulerish('*'))
    {
        return LineKind::Rule;
    }
    LineKind::Text
}

/// Blanks emphasis marks, `<br>`, bars, control characters and spaces of other widths within a line's body.
fn inline(text: &str, clean: &mut [u8], body: Span, row: bool) {
    let bytes = text.as_bytes();
    let (mut at, end) = (body.start as usize, body.end as usize);
    while at < end {
        // Most bytes are plain ASCII words: run over them.
        let Some(step) = bytes[at..end].iter().position(|&b| INTERESTING[b as usize]) else { return };
        at += step;
        let width = match bytes[at] {
            b'*' => bytes[at..end].iter().take_while(|&&b| b == b'*').count(),
            b'_' if bytes[at..end].starts_with(b"__") => 2,
            b'|' if row => 1,
            // A cell that goes on from the row above.
            b'^' if row && bytes[at..end].starts_with(b"^^ |") => 2,
            // The raised number of a note, which is no part of the word that it stands behind.
            0xC2 if matches!(bytes.get(at + 1), Some(0xB2 | 0xB3 | 0xB9)) => 2,
            0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x81, 0xB0 | 0xB4..=0xB9])) => 3,
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => 1,
            b'<' => tag(&bytes[at..end]),
            b if b < 32 || b == 127 => 1,
            0xC2 if matches!(bytes.get(at + 1), Some(0x80..=0xA0)) => 2,
            0xE2 if matches!(
                bytes.get(at + 1..at + 3),
                Some([0x80, 0x80..=0x8F | 0xAA..=0xAF] | [0x81, 0x9F..=0xAF])
            ) =>
            {
                3
            }
            0xEF if matches!(bytes.get(at + 1..at + 3), Some([0xBB, 0xBF])) => 3,
            _ => 0,
        };
        let width = width.min(end - at);
        if width > 0 {
            blank(clean, at, at + width);
            at += width;
        } else {
            at += 1;
        }
    }
}

const INTERESTING: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    while i < 32 {
        table[i] = true;
        i += 1;
    }
    table[b'*' as usize] = true;
    table[b'_' as usize] = true;
    table[b'|' as usize] = true;
    table[b'^' as usize] = true;
    table[b'\\' as usize] = true;
    table[b'<' as usize] = true;
    table[127] = true;
    table[0xC2] = true;
    table[0xE2] = true;
    table[0xEF] = true;
    table
};

/// Length of an inline tag (`<br>`, `<b>`, `</sup>`) at the head of `bytes`, or 0.
fn tag(bytes: &[u8]) -> usize {
    let Some(close) = bytes.iter().take(24).position(|&b| b == b'>') else { return 0 };
    let name = &bytes[1..close];
    let name = name.strip_prefix(b"/").unwrap_or(name);
    let letters = name.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let known = ["br", "b", "i", "u", "em", "strong", "sup", "sub", "p", "span"];
    if known.iter().any(|k| k.as_bytes().eq_ignore_ascii_case(&name[..letters])) { close + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Plain {
        Plain::of(&Source::from_bytes("t", text.as_bytes().to_vec()).unwrap())
    }

    #[test]
    fn markup_is_blanked_and_remembered() {
        let p = plain("- **Recommendation - amending Article 9;**\n - ✓ Letters were sent\n### A\n");
        let bodies: Vec<&str> = p.lines().iter().map(|l| l.body.of(p.text())).collect();
        assert_eq!(bodies, ["Recommendation - amending Article 9;", "Letters were sent", "A"]);
        assert!(p.lines()[0].bold_start && p.lines()[0].bold_end);
        assert_eq!(p.lines()[1].bullet, Some(Bullet::Tick));
        assert_eq!(p.lines()[2].heading, 3);
    }

    #[test]
    fn table_rows_keep_their_cells() {
        let p = plain("| a | b |\n| --- | --- |\n| 1 | one<br>two |\n| 2 | - |\n");
        let kinds: Vec<LineKind> = p.lines().iter().map(|l| l.kind).collect();
        assert_eq!(kinds, [LineKind::Row, LineKind::Rule, LineKind::Row, LineKind::Row]);
        assert!(p.text().contains("one    two"));
    }

    #[test]
    fn a_cell_that_goes_on_and_the_number_of_a_note_are_no_words() {
        let p = plain("| ^^ | x^^ y |\nBy law\u{b9}\u{2070}, so.\n");
        assert!(!p.lines()[0].body.of(p.text()).starts_with('^') && p.text().contains("x^^ y"));
        assert_eq!(p.lines()[1].body.of(p.text()), "By law     , so.");
    }

    #[test]
    fn escape_characters_never_reach_the_clean_view() {
        assert!(!plain("a \u{1b}[31mred\u{7} b").text().contains(['\u{1b}', '\u{7}']));
    }

    proptest! {
        #[test]
        fn the_clean_view_is_as_long_as_the_source(text in "[ -~\u{a0}é–✓•\r\n\t\u{c}*_|<>#]{1,300}") {
            if let Ok(source) = Source::from_bytes("t", text.into_bytes()) {
                let p = Plain::of(&source);
                prop_assert_eq!(p.text().len(), source.text().len());
                for (i, c) in p.text().char_indices() {
                    prop_assert!(c == ' ' || source.text()[i..].starts_with(c));
                }
                for line in p.lines() {
                    prop_assert!(line.span.contains(line.body));
                    prop_assert!(p.text().get(line.body.range()).is_some());
                }
            }
        }
    }
}
