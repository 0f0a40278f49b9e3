//! From blocks to the text that the outline reads.
//!
//! In: a [`Document`]. Out: a [`Reading`]: a paragraph a line, words whole that a line's end had cut, `**` round what is bold, a
//! table's rows between bars, notes in brackets by their number; and the byte at which each page begins.

use rustc_hash::FxHashSet;

use super::block::{Block, Document};
use super::paragraph::Paragraph;
use crate::text::Reading;

/// Writes a document.
pub fn write(document: &Document) -> Reading {
    let words = vocabulary(&document.blocks);
    let mut writer = Writer { text: String::new(), starts: vec![None; document.pages], words };
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                writer.paragraph(paragraph, false);
                writer.text.push_str("\n\n");
            }
            Block::Note(paragraph) => {
                writer.note(paragraph);
                writer.text.push_str("\n\n");
            }
            Block::Table(rows) => writer.table(rows),
        }
    }
    let Writer { mut text, mut starts, .. } = writer;
    let kept = text.trim_end().len();
    text.truncate(kept);
    text.push('\n');
    // What only the running header says, such as the reply's reference, stands first.
    let head: String =
        document.headers.iter().filter(|h| !holds(&text, h)).map(|h| format!("{}\n\n", escaped(h, false))).collect();
    for start in starts.iter_mut().flatten() {
        *start += head.len() as u32;
    }
    text.insert_str(0, &head);
    if let Some(first) = starts.first_mut() {
        *first = Some(0);
    }
    // A page without words begins where the next one does.
    let mut next = text.len() as u32;
    let mut pages: Vec<u32> = Vec::with_capacity(starts.len());
    for start in starts.into_iter().rev() {
        next = start.map_or(next, |s| s.min(next));
        pages.push(next);
    }
    pages.reverse();
    Reading { text, pages, ..Reading::default() }
}

/// Whether all words of a running header stand in the text too; page numbers do not count.
fn holds(text: &str, header: &str) -> bool {
    header.split_whitespace().filter(|w| w.contains(char::is_alphabetic)).all(|w| text.contains(w))
}

/// The words that stand whole on a line somewhere, in lower case.
fn vocabulary(blocks: &[Block]) -> FxHashSet<String> {
    let mut out = FxHashSet::default();
    let mut add = |paragraph: &Paragraph| {
        for line in &paragraph.lines {
            let mut words: Vec<&str> = line.piece.text.split_whitespace().collect();
            // The last word may be cut, and the first may be the rest of one.
            words.pop();
            for word in words.into_iter().skip(1) {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                if word.chars().count() > 2 {
                    out.insert(word.to_lowercase());
                }
            }
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(p) | Block::Note(p) => add(p),
            Block::Table(rows) => rows.iter().flatten().flatten().for_each(&mut add),
        }
    }
    out
}

struct Writer {
    text: String,
    /// Where each page begins, as far as is known.
    starts: Vec<Option<u32>>,
    words: FxHashSet<String>,
}

impl Writer {
    fn paragraph(&mut self, paragraph: &Paragraph, cell: bool) {
        let mut line_text = String::new();
        let mut bold: Vec<(usize, usize)> = Vec::new();
        // Where the words of a new page begin in the paragraph.
        let mut turns: Vec<(usize, usize)> = Vec::new();
        for line in &paragraph.lines {
            let piece = signs(&line.piece.text);
            self.join(&mut line_text, &piece);
            let base = line_text.len();
            if turns.last().is_none_or(|(page, _)| *page != line.page) {
                turns.push((line.page, base));
            }
            line_text.push_str(&piece);
            for (from, to) in &line.piece.bold {
                let (from, to) = (base + (*from).min(piece.len()), base + (*to).min(piece.len()));
                match bold.last_mut() {
                    Some(last) if line_text.get(last.1.min(from)..from).is_some_and(|t| t.trim().is_empty()) => {
                        last.1 = to;
                    }
                    _ => bold.push((from, to)),
                }
            }
        }
        self.emit(&line_text, &bold, &turns, cell);
    }

    /// Joins what is there to what comes: with a space, or as one word that a line's end had cut.
    fn join(&self, text: &mut String, next: &str) {
        let Some(last) = text.chars().next_back() else { return };
        if !matches!(last, '-' | '\u{2010}' | '\u{ad}') {
            if last != ' ' {
                text.push(' ');
            }
            return;
        }
        let tail = text[..text.len() - last.len_utf8()].rsplit(|c: char| !c.is_alphanumeric() && c != '-').next();
        let tail = tail.unwrap_or("").to_owned();
        let head: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
        if tail.is_empty() {
            // A dash that stands alone.
            text.push(' ');
            return;
        }
        let lower = next.starts_with(char::is_lowercase);
        let known = |w: &str| self.words.contains(&w.to_lowercase());
        let whole = known(&format!("{tail}{head}"));
        let hyphened = known(&format!("{tail}-{head}"));
        let parts = known(&tail) && known(&head);
        if last == '\u{ad}' || whole || lower && !hyphened && (last == '\u{2010}' || !parts) {
            text.truncate(text.len() - last.len_utf8());
        }
    }

    fn emit(&mut self, text: &str, bold: &[(usize, usize)], turns: &[(usize, usize)], cell: bool) {
        let mut marks: Vec<(usize, bool)> = Vec::new();
        for &(from, to) in bold {
            let Some(words) = text.get(from..to) else { continue };
            if !words.contains(char::is_alphanumeric) {
                continue;
            }
            // A bullet stays outside, so that the line is still a list's.
            let lead =
                if from == 0 { words.len() - unbulleted(words).len() } else { words.len() - words.trim_start().len() };
            marks.push((from + lead, true));
            marks.push((from + words.trim_end().len(), false));
        }
        let mut marks = marks.into_iter().peekable();
        let mut turns = turns.iter().peekable();
        if !cell && text.starts_with(['|', '#', '>']) {
            self.text.push('\\');
        }
        for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
            while marks.peek().is_some_and(|(m, open)| !open && *m <= at) {
                marks.next();
                self.text.push_str("**");
            }
            while let Some((page, _)) = turns.next_if(|(_, turn)| *turn <= at) {
                // Of a row's cells, the last one that goes over the break says where the page begins.
                let start = self.text.len() as u32;
                if cell || self.starts[*page].is_none() {
                    self.starts[*page] = Some(start);
                }
            }
            while marks.peek().is_some_and(|(m, open)| *open && *m <= at) {
                marks.next();
                self.text.push_str("**");
            }
            if at < text.len() {
                if c == '|' && cell {
                    self.text.push('\\');
                }
                self.text.push(c);
            }
        }
    }

    fn note(&mut self, paragraph: &Paragraph) {
        let mut paragraph = paragraph.clone();
        if let Some(first) = paragraph.lines.first_mut() {
            let piece = &mut first.piece;
            let digits = piece.text.chars().take_while(char::is_ascii_digit).count();
            if digits > 0 {
                // As a number at the head of a paragraph it would be taken for an item's.
                let rest = piece.text[digits..].trim_start().to_owned();
                piece.text = format!("[{}] {rest}", &piece.text[..digits]);
                piece.bold.clear();
            }
        }
        self.paragraph(&paragraph, false);
    }

    fn table(&mut self, rows: &[Vec<Vec<Paragraph>>]) {
        for (number, row) in rows.iter().enumerate() {
            let before: Vec<Option<u32>> = self.starts.clone();
            self.text.push('|');
            for cell in row {
                self.text.push(' ');
                for (i, paragraph) in cell.iter().enumerate() {
                    if i > 0 {
                        self.text.push_str("<br>");
                    }
                    self.paragraph(paragraph, true);
                }
                self.text.push_str(" |");
            }
            // Only a page that this row begins may be moved by it.
            for (start, was) in self.starts.iter_mut().zip(before) {
                if was.is_some() {
                    *start = was;
                }
            }
            self.text.push('\n');
            if number == 0 {
                self.text.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
            }
        }
        self.text.push('\n');
    }
}

/// A paragraph without its bullet.
fn unbulleted(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '•' | '◦' | '▪' | '●' | '✓' | '✔' | '➢')
    })
}

fn escaped(text: &str, cell: bool) -> String {
    if cell { text.replace('|', "\\|") } else { signs(text) }
}

/// Signs of symbol fonts as those of Unicode. All are three bytes long, as what they replace.
fn signs(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{f0b7}' | '\u{f0a7}' => '•',
            '\u{f0fc}' => '✓',
            '\u{f0d8}' => '➢',
            c => c,
        })
        .collect()
}
