//! Blocks: lines put together to what a reader sees as one paragraph, label, heading, list line or table row.
//!
//! In: the clean view with its lines. Out: [`Block`]s in order, which together hold every word of the text but furniture.
//! Hard-wrapped lines are joined, and so are paragraphs that a page break has split; a line that begins with a marker
//! begins a block, unless the line before runs on into it ("as described under / Recommendation 8. Within ...").

use crate::label::Saying;
use crate::text::{Bullet, Line, LineKind, Plain, Span};

use super::laid;
use super::marker::{self, Head, HeadKind, Sep};
use super::words::LayoutWords;

/// One block.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a trait of its own, and any of them may mark an ask")]
pub(super) struct Block {
    /// From its first word to its last.
    pub span: Span,
    pub kind: BlockKind,
    pub head: Option<Head>,
    pub bullet: bool,
    pub heading: bool,
    /// The words begin in bold.
    pub bold: bool,
    pub quoted: bool,
    /// A blank line, a page break or a ruler stands before.
    pub gap: bool,
    /// It is the first of a row whose cells are read as lines.
    pub opens_row: bool,
}

/// What a block is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    Words,
    /// A row of a table.
    Row,
    /// The row above a table's ruler.
    HeadRow,
}

impl Block {
    /// The words after the block's marker.
    pub fn rest(&self) -> Span {
        let marker = self.head.as_ref().map_or(0, |h| h.len as u32);
        Span { start: (self.span.start + marker).min(self.span.end), end: self.span.end }
    }

    pub fn head_is(&self, kind: HeadKind) -> bool {
        self.head.as_ref().is_some_and(|h| h.kind == kind)
    }
}

/// How the lines of a text are filled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// Width of a full line in bytes, where lines are hard-wrapped.
    pub width: Option<usize>,
}

impl Measure {
    /// A text is hard-wrapped where nearly no line is long and most lines are about as long as the longest.
    pub fn of(plain: &Plain) -> Measure {
        let mut counts = [0usize; 161];
        let (mut total, mut followed) = (0, 0);
        let mut before = LineKind::Blank;
        for line in plain.lines() {
            if line.kind == LineKind::Text {
                counts[edge(line).min(160)] += 1;
                total += 1;
                followed += usize::from(before == LineKind::Text && line.bullet.is_none());
            }
            before = line.kind;
        }
        // The width that one line in twenty passes.
        let mut beyond = 0;
        let mut width = 160;
        while width > 0 && beyond + counts[width] <= total / 20 {
            beyond += counts[width];
            width -= 1;
        }
        let full: usize = counts[width * 3 / 4..].iter().sum();
        let wrapped =
            total >= 8 && followed * 4 >= total && width >= 40 && counts[160] * 30 <= total && full * 5 >= total * 2;
        Measure { width: wrapped.then_some(width) }
    }
}

/// The column at which a line's words end.
fn edge(line: &Line) -> usize {
    usize::from(line.indent) + line.body.len()
}

struct Builder<'a> {
    text: &'a str,
    words: &'a LayoutWords,
    measure: Measure,
    blocks: Vec<Block>,
    /// The right edge of the last line of the last block.
    last_edge: usize,
    /// The last line ends in bold.
    last_bold: bool,
    /// Nothing may be joined to the last block.
    closed: bool,
    gap: Gap,
}

/// What stands between the last block and the line at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Blank,
    /// The end of a page.
    Page,
}

const PAGE: Saying = Saying::LooksLikePage;
const NOTE: Saying = Saying::FootNote;

/// Puts the lines of a text together to blocks. Lines that belong to the page alone are added to `strays`, with the reason.
pub(super) fn blocks(
    source: &str,
    plain: &Plain,
    words: &LayoutWords,
    measure: Measure,
    strays: &mut Vec<(Span, Saying)>,
) -> Vec<Block> {
    let text = plain.text();
    // The rest of a table whose rows are read as lines.
    let mut laid: Vec<Vec<Line>> = Vec::new();
    let mut builder = Builder {
        text,
        words,
        measure,
        blocks: Vec::with_capacity(plain.lines().len() / 2 + 1),
        last_edge: 0,
        last_bold: false,
        closed: true,
        gap: Gap::Blank,
    };
    let mut notes_end = 0;
    for (i, line) in plain.lines().iter().enumerate() {
        if line.kind == LineKind::Rule {
            notes_end = notes_end.max(i + 1 + notes(text, &plain.lines()[i + 1..]));
        }
        match line.kind {
            LineKind::Text if i < notes_end => {
                strays.push((line.body, NOTE));
                builder.gap = Gap::Page;
            }
            LineKind::Blank => builder.gap = builder.gap.max(Gap::Blank),
            // The ruler over notes belongs to the page, not to the text.
            LineKind::Rule if i + 1 < notes_end => builder.gap = Gap::Page,
            LineKind::Rule => builder.ruler(),
            LineKind::Furniture => builder.gap = Gap::Page,
            LineKind::Row => {
                let first = i == 0 || !matches!(plain.lines()[i - 1].kind, LineKind::Row | LineKind::Rule);
                if first {
                    laid = laid::lines(source, text, &rows(text, &plain.lines()[i..]), words).unwrap_or_default();
                    laid.reverse();
                    builder.row(line);
                } else if line.body.trim(text).is_empty() {
                    builder.closed = true;
                } else if let Some(cells) = laid.pop() {
                    builder.laid_row(&cells);
                } else {
                    builder.row(line);
                }
            }
            LineKind::Text if line.body.of(text).trim().is_empty() => builder.gap = builder.gap.max(Gap::Blank),
            LineKind::Text if of_page(text, line, builder.gap, plain.lines().get(i + 1)) => {
                strays.push((line.body, PAGE));
                builder.gap = Gap::Page;
            }
            LineKind::Text => builder.line(line),
        }
    }
    builder.blocks
}

/// How many lines after a ruler are notes at the foot of a page: they begin with the number or sign of a note, and the page
/// ends after them.
fn notes(text: &str, lines: &[Line]) -> usize {
    const LONGEST: usize = 40;
    let is_note = |line: &Line| {
        let own = line.body.of(text);
        let rest = own.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '*' | '†'));
        let sign = own.len() - rest.len();
        (1..=3).contains(&sign) && rest.trim_start().starts_with(char::is_alphabetic)
    };
    let opens =
        lines.iter().find(|l| l.kind != LineKind::Blank).is_some_and(|l| l.kind == LineKind::Text && is_note(l));
    if !opens {
        return 0;
    }
    let ends = |l: &Line| l.kind == LineKind::Furniture || l.span.of(text).starts_with('\u{c}');
    let end = lines.iter().take(LONGEST).position(ends).unwrap_or(0);
    let plain = lines[..end].iter().all(|l| matches!(l.kind, LineKind::Text | LineKind::Blank));
    if plain { end } else { 0 }
}

/// The rows of the table that begins with the first line.
fn rows(text: &str, lines: &[Line]) -> Vec<Span> {
    let table = lines.iter().take_while(|l| matches!(l.kind, LineKind::Row | LineKind::Rule));
    table.filter(|l| l.kind == LineKind::Row).map(|l| l.body.trim(text)).filter(|s| !s.is_empty()).collect()
}

/// A page number alone between blank lines, or a printed address with the page ("https://... 3/20").
fn of_page(text: &str, line: &Line, gap: Gap, next: Option<&Line>) -> bool {
    let body = line.body.of(text);
    if line.bold_start || line.heading > 0 {
        return false;
    }
    let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    if body.len() <= 3 {
        return gap != Gap::None
            && digits(body)
            && next.is_none_or(|l| matches!(l.kind, LineKind::Blank | LineKind::Furniture));
    }
    let paged = |body: &str| {
        body.rsplit(' ')
            .next()
            .and_then(|last| last.split_once('/'))
            .is_some_and(|(page, all)| digits(page) && digits(all))
    };
    body.starts_with("http") && paged(body)
}

impl Builder<'_> {
    fn ruler(&mut self) {
        if let Some(last) = self.blocks.last_mut().filter(|b| b.kind == BlockKind::Row) {
            last.kind = BlockKind::HeadRow;
        }
        self.closed = true;
        self.gap = self.gap.max(Gap::Blank);
    }

    fn row(&mut self, line: &Line) {
        let span = line.body.trim(self.text);
        if !span.is_empty() {
            self.push(span, line, BlockKind::Row, None);
        }
        self.closed = true;
    }

    /// A row whose cells are read as the lines of a text.
    fn laid_row(&mut self, cells: &[Line]) {
        let before = self.blocks.len();
        for line in cells {
            self.gap = self.gap.max(Gap::Blank);
            self.line(line);
        }
        if let Some(first) = self.blocks.get_mut(before) {
            first.opens_row = true;
        }
    }

    fn push(&mut self, span: Span, line: &Line, kind: BlockKind, head: Option<Head>) {
        self.blocks.push(Block {
            span,
            kind,
            head,
            bullet: line.bullet.is_some(),
            heading: line.heading > 0,
            bold: line.bold_start,
            quoted: line.quoted,
            gap: self.gap != Gap::None,
            opens_row: false,
        });
        self.gap = Gap::None;
    }

    fn line(&mut self, line: &Line) {
        let start = line.body.start as usize;
        let window = window(self.text, start);
        let open = self.gap != Gap::None || line.bullet.is_some() || self.closed;
        let mut head = marker::head(window, self.words, open);
        if head.is_none() && (line.bold_start || line.heading > 0) {
            head = marker::number_alone(line.body.of(self.text));
        }
        if self.joins(line, head.as_ref()) {
            if let Some(last) = self.blocks.last_mut() {
                last.span.end = line.body.end;
            }
            self.gap = Gap::None;
        } else {
            // A label or a marker alone on its line is complete; what follows is another block.
            let alone = head.as_ref().is_some_and(|h| line.body.start as usize + h.len >= line.body.end as usize);
            self.push(line.body, line, BlockKind::Words, head);
            self.closed = alone || line.heading > 0;
        }
        self.last_edge = edge(line);
        self.last_bold = line.bold_end;
    }

    /// Whether a line goes on with the last block.
    fn joins(&self, line: &Line, head: Option<&Head>) -> bool {
        let Some(last) = self.blocks.last() else { return false };
        // A marker that the wrap has broken: "... paragraph 13 (a) of the concluding⏎observations".
        if last.head.as_ref().is_some_and(|h| last.span.start as usize + h.len >= line.body.end as usize) {
            return true;
        }
        if self.closed || line.heading > 0 {
            return false;
        }
        let before = last.span.of(self.text);
        let dangling = !ends_complete(before);
        let runs_on = dangling && self.full(line);
        if line.bullet.is_some() {
            // A dash in mid-sentence that the wrap has put first.
            return runs_on && self.gap == Gap::None && line.bullet == Some(Bullet::Dash) && !last.bullet;
        }
        let lower = line
            .body
            .of(self.text)
            .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '(' | ','));
        if let Some(head) = head {
            let sure = matches!(head.kind, HeadKind::Ask | HeadKind::Label)
                && (matches!(head.sep, Sep::Colon | Sep::Dash) || self.gap != Gap::None && head.sep == Sep::End);
            // A list of numbers that the wrap has broken: "recommendations 122.1, 122.12,⏎122.17-18".
            let listed = self.gap == Gap::None
                && before.ends_with(',')
                && matches!(head.kind, HeadKind::Bare | HeadKind::Limb | HeadKind::Number);
            return (runs_on || listed) && !sure && self.gap != Gap::Blank;
        }
        if self.gap == Gap::None {
            return match self.measure.width {
                Some(width) => dangling || self.last_edge * 5 >= width * 3,
                None => dangling && lower && before.len() >= 40,
            };
        }
        if !dangling || before.len() < 40 || self.last_bold || line.quoted {
            return false;
        }
        if self.gap == Gap::Page {
            return lower || self.full(line);
        }
        let heading = last.head_is(HeadKind::Number) && before.ends_with(',');
        let asks = last.head_is(HeadKind::Ask) || last.head_is(HeadKind::Unit);
        let cut = before.ends_with(',') || self.ends_small(before) || before.len() >= 300;
        lower && !heading || before.len() >= 100 && cut && !asks
    }

    /// Whether the last word is a small one, which ends no sentence.
    fn ends_small(&self, text: &str) -> bool {
        let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
        self.words.tongues().iter().any(|t| t.small_words.iter().any(|w| w == last))
    }

    /// Whether the last line had no room for the first word of this one.
    fn full(&self, line: &Line) -> bool {
        let word = line.body.of(self.text).split_whitespace().next().map_or(0, str::len);
        self.measure.width.is_some_and(|w| (self.last_edge + 1 + word) * 20 >= w * 17)
    }
}

/// The text from `start` in which a marker may lie.
fn window(text: &str, start: usize) -> &str {
    let mut end = (start + 400).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[start..end]
}

/// Whether the words end as a sentence, a clause or a heading does.
pub(super) fn ends_complete(text: &str) -> bool {
    text.ends_with(['.', ';', ':', '!', '?', '…', '”', '"', '»', ')', ']'])
}
