//! Page furniture: running headers and footers, lone page numbers, print stamps.
//!
//! In: the lines of a text. Out: the indices of lines that belong to the page and not to the reply. A line that repeats
//! is furniture only where it stands beside a page break (a form feed or a lone page number) or bears the symbol of a
//! document, since labels such as "Reply:" repeat too.

use rustc_hash::FxHashMap;

use super::plain::{Line, LineKind};

/// How often a line must come back before it can be a running header.
const REPEATS: usize = 3;
/// How many lines with words may lie between a header line and its page break.
const REACH: usize = 2;
/// A running header is short; in bytes.
const LONGEST: usize = 140;

/// Finds the lines that are page furniture, in ascending order.
pub fn find(text: &str, lines: &[Line]) -> Vec<usize> {
    let words: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].kind == LineKind::Text).collect();
    let mut found: Vec<usize> = Vec::new();
    // Positions in `words` that stand at a page break.
    let mut breaks: Vec<usize> = Vec::new();
    for (at, &i) in words.iter().enumerate() {
        let line = &lines[i];
        let body = line.body.of(text).trim();
        if body.len() <= 24 && is_page_number(body, line.span.of(text)) {
            found.push(i);
            breaks.push(at);
        } else if line.span.of(text).starts_with('\u{c}') {
            breaks.push(at);
        }
    }
    let mut seen: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, &i) in words.iter().enumerate() {
        let body = lines[i].body.of(text).trim();
        if body.len() <= LONGEST && !found.contains_sorted(i) {
            let near = near_break(&breaks, at);
            if near && !body.ends_with([':', '.', ';', ',']) || has_symbol(body) {
                seen.entry(mask(body)).or_default().push(i);
            }
        }
    }
    let numbered = breaks.len() + 1 >= REPEATS;
    // Headings that differ in a number only ("Recommendation 8") fall near a page break now and then; a running header
    // stands at one page break of three at the least.
    let plain = REPEATS.max(breaks.len() / 3);
    for (masked, at) in seen {
        // A symbol that opens the document is its reference; from the second time on it is a running header.
        let symbol = has_symbol(&masked) && masked.len() < 80;
        let enough = match symbol {
            true if numbered => 2,
            true => REPEATS,
            false => plain,
        };
        if at.len() >= enough {
            let first_is_title = symbol && breaks.first().is_none_or(|&b| at[0] < words[b]);
            found.extend(at.into_iter().skip(usize::from(first_is_title)));
        }
    }
    // The document's own symbol beside a page number is a running header, though it comes but once.
    let reference = words.iter().find_map(|&i| symbol(lines[i].body.of(text)).map(|s| (i, s)));
    if let Some((first, reference)) = reference {
        for (at, &i) in words.iter().enumerate().filter(|(_, i)| **i != first) {
            let body = lines[i].body.of(text).trim();
            if body.len() <= LONGEST && symbol(body) == Some(reference) && near_break(&breaks, at) {
                found.push(i);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

trait Sorted {
    fn contains_sorted(&self, i: usize) -> bool;
}

impl Sorted for Vec<usize> {
    fn contains_sorted(&self, i: usize) -> bool {
        self.binary_search(&i).is_ok()
    }
}

fn near_break(breaks: &[usize], at: usize) -> bool {
    let next = breaks.partition_point(|&b| b < at);
    breaks.get(next).is_some_and(|&b| b - at <= REACH) || next > 0 && at - breaks[next - 1] <= REACH
}

/// `- 12 -`, `12`, `12/20`, `Page 3 of 20`, `– 4 –`: nothing but a page number. A bare number counts only where it is set
/// off to the middle or the right, since `5` at the left margin may be a paragraph's number.
fn is_page_number(body: &str, whole: &str) -> bool {
    let inner = body.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | ' '));
    let lower = inner.to_lowercase();
    let worded = ["page ", "p. ", "seite ", "página "].iter().find_map(|w| lower.strip_prefix(w));
    let number = worded.unwrap_or(&lower);
    let mut parts = number.split(['/', ' ']).filter(|p| !matches!(*p, "of" | "sur" | "de" | "/" | ""));
    let digits = |p: &str| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit());
    let (Some(first), second, None) = (parts.next(), parts.next(), parts.next()) else { return false };
    if !digits(first) || second.is_some_and(|s| !digits(s)) {
        return false;
    }
    let set_off = whole.len() - whole.trim_start().len() >= 20;
    worded.is_some() || second.is_some() || set_off || dashed(whole.trim())
}

fn dashed(whole: &str) -> bool {
    let dash = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '–' | '—'));
    dash(whole.chars().next()) && dash(whole.chars().last()) && whole.len() > 2
}

/// Whether a line bears the symbol of a document: `CP(2025)01`, `CCPR/C/NAM/CO/2/Add.1`, `A/HRC/28/15/Add.1`.
fn has_symbol(body: &str) -> bool {
    symbol(body).is_some()
}

/// The symbol of a document in a line.
fn symbol(body: &str) -> Option<&str> {
    body.split_whitespace().find(|w| {
        let upper = w.bytes().take_while(u8::is_ascii_uppercase).count();
        (2..=6).contains(&upper)
            && (w[upper..].starts_with('(') && w[upper + 1..].starts_with(|c: char| c.is_ascii_digit() || c == '#')
                || w[upper..].starts_with('/') && w.matches('/').count() >= 2)
            || upper == 1 && w[1..].starts_with('/') && w.matches('/').count() >= 3
    })
}

/// The line with every run of digits as one `#` and every run of white space as one space.
fn mask(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    for c in body.chars() {
        let c = if c.is_ascii_digit() {
            '#'
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        };
        if !(out.ends_with(c) && (c == '#' || c == ' ')) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::text::{LineKind, Plain, Source};

    fn furniture(text: &str) -> Vec<String> {
        let source = Source::from_bytes("t", text.as_bytes().to_vec()).unwrap();
        let plain = Plain::of(&source);
        plain
            .lines()
            .iter()
            .filter(|l| l.kind == LineKind::Furniture)
            .map(|l| l.span.of(text).trim().to_owned())
            .collect()
    }

    #[test]
    fn running_header_and_page_numbers_go_and_labels_stay() {
        let page = |n: u32| {
            format!(
                "Reply of the authorities:\nSome words of page {n} and\nmore words, which go on here,\nto the foot.\n\n                              - {n} -\n\nCP(2025)90        Borduria - Reply\n\nMore words.\n\n"
            )
        };
        let text = format!("CP(2025)90\n\n{}{}{}", page(1), page(2), page(3));
        let found = furniture(&text);
        assert_eq!(found.iter().filter(|l| l.starts_with("- ")).count(), 3, "{found:?}");
        assert_eq!(found.iter().filter(|l| l.starts_with("CP(2025)90  ")).count(), 3, "{found:?}");
        assert!(!found.iter().any(|l| l.starts_with("Reply") || l == "CP(2025)90"), "{found:?}");
    }

    #[test]
    fn headings_that_fall_near_page_breaks_now_and_then_stay() {
        let page = |n: u32| {
            let heading = if n.is_multiple_of(5) { format!("Recommendation {n}\n") } else { String::new() };
            let word = "of their own ".repeat(n as usize);
            format!("Ministry of Works\n{heading}Words {word}\nand more.\n\u{c}")
        };
        let text: String = (1..=20).map(page).collect();
        let found = furniture(&text);
        assert!(!found.iter().any(|l| l.starts_with("Recommendation")), "{found:?}");
        // The first page bears it too far from any break, as its title.
        assert_eq!(found.iter().filter(|l| *l == "Ministry of Works").count(), 19, "{found:?}");
    }

    #[test]
    fn a_numbered_paragraph_is_no_page_number() {
        assert!(furniture("1.\nThe first.\n2.\nThe second.\n12\nThe third.\n").is_empty());
    }
}
