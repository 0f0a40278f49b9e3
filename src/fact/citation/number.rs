//! Numbers as the law writes them: "8.0.3", "225-4-1", "33a", "L. 204-3", "IV", "3-17/3-2-77/2024", "9 of 2024".
//!
//! In: a reading at a number. Out: the number as printed, on one line. A number broken at a line's end is joined.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::reading::{Doc, Next, Read, Reading, fail, sign, such, word};
use super::role::flag;
use crate::fact::partial_date;
use crate::text::Shape;

/// The text of a place on one line: runs of white space become one space, a word broken at a line's end is joined.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c.is_whitespace() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else if matches!(c, '-' | '–' | '\u{ad}' | '\u{2010}') && rest.starts_with(char::is_whitespace) {
            let body = rest.trim_start();
            let broken = rest[..rest.len() - body.len()].contains('\n');
            if broken && body.starts_with(|n: char| n.is_ascii_digit() || n.is_lowercase() && c != '–') {
                if body.starts_with(|c: char| c.is_ascii_digit()) {
                    out.push(if c == '–' { c } else { '-' });
                }
                rest = body;
            } else {
                out.push(c);
            }
        } else {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a token is a Roman numeral in capitals.
fn roman(doc: &Doc<'_>, token: usize) -> bool {
    let text = doc.text.get(doc.start(token)..doc.end(token)).unwrap_or("");
    let text = text.strip_suffix("er").unwrap_or(text);
    !text.is_empty() && text.len() <= 7 && text.bytes().all(|b| b"IVXLC".contains(&b))
}

/// A token that may stand in a number after a sign: digits, a Roman numeral, a few letters.
fn piece(doc: &Doc<'_>, token: usize, letters: usize) -> bool {
    let short = |text: &str| text.chars().count() <= letters;
    doc.shape(token) == Shape::Number
        || roman(doc, token)
        || doc.role(token).has(flag::SUFFIX)
        || doc.text.get(doc.start(token)..doc.end(token)).is_some_and(short)
}

/// The last token that is glued to `token` by signs without space.
fn glued(r: &Reading<'_>, token: usize, signs: &[char], letters: usize) -> usize {
    let doc = r.doc;
    let mut last = token;
    while doc.end(last + 1) <= r.end && last + 1 < doc.tokens.len() {
        let gap = doc.gap(last + 1);
        let mut chars = gap.chars();
        let joined = chars.next().is_some_and(|c| signs.contains(&c));
        let rest = chars.as_str();
        // A number may be broken after its hyphen at a line's end.
        let broken = gap.starts_with('-')
            && rest.trim().is_empty()
            && rest.contains('\n')
            && doc.shape(last + 1) == Shape::Number;
        if !joined || !(rest.is_empty() || broken) || !piece(doc, last + 1, letters) {
            break;
        }
        last += 1;
    }
    last
}

/// One article's number, with what is glued to it: "8.0.3", "179-188", "33a", "L. 204-3", "17 bis", "225 (3)", "IV".
pub(super) fn article(r: Reading<'_>) -> Read<'_, String> {
    let begin = r;
    let (r, letter) = opt((such(|d, t| d.role(t).has(flag::LETTER) && d.capital(t)), opt(sign(".")))).parse(r)?;
    let (r, token) = such(|d, t| d.shape(t) == Shape::Number || roman(d, t) || coded(d, t)).parse(r)?;
    if letter.is_some() && r.doc.shape(token) != Shape::Number {
        return fail();
    }
    let last = glued(&r, token, &['-', '–', '\u{2011}', '.', '/'], 2);
    let mut r = r.after(last);
    if let Ok((after, _)) = word(flag::SUFFIX).parse(r) {
        r = after;
    }
    while let Some(after) = bracketed(r) {
        r = after;
    }
    let from = begin.peek_word().map_or(begin.at, |t| r.doc.start(t));
    Ok((r, tidy(r.doc.text.get(from..r.at).unwrap_or("")).replace('–', "-")))
}

/// "L204" of a French code.
fn coded(doc: &Doc<'_>, token: usize) -> bool {
    let text = doc.text.get(doc.start(token)..doc.end(token)).unwrap_or("");
    let mut bytes = text.bytes();
    matches!(bytes.next(), Some(b'L' | b'R' | b'D')) && text.len() > 1 && bytes.all(|b| b.is_ascii_digit())
}

/// "(3)", "(a)", "(iv)" right behind a number.
fn bracketed(r: Reading<'_>) -> Option<Reading<'_>> {
    let (inside, open) = sign("(").parse(r).ok()?;
    let token = inside.peek_word()?;
    let text = r.doc.text.get(r.doc.start(token)..r.doc.end(token))?;
    let digits = text.len() <= 3 && text.starts_with(|c: char| c.is_ascii_digit());
    let letters = text.len() == 1 || text.len() <= 5 && text.bytes().all(|b| b"ivxIVX".contains(&b));
    let close = r.doc.text[r.doc.end(token)..].starts_with(')');
    let near = open <= r.at + 1 || r.doc.text.get(r.at..open).is_some_and(|gap| gap.trim().is_empty());
    (r.doc.start(token) == open + 1 && close && near && (digits || letters)).then(|| {
        let mut after = r.after(token);
        after.at += 1;
        after
    })
}

/// The number of an act with its mark: "No. 252", ", n° 2015-44", "№ 5".
pub(super) fn marked(r: Reading<'_>) -> Read<'_, String> {
    let (r, _) = opt(sign(",")).parse(r)?;
    let (r, _) = alt((word(flag::MARK), sign("№"))).parse(r)?;
    let (r, _) = opt(sign(".°:")).parse(r)?;
    act(r)
}

/// The number of an act without its mark: "41-XII", "14/2024", "A/67", "CRIM 24/07", "(EU) 2016/679", "9 of 2024".
pub(super) fn act(r: Reading<'_>) -> Read<'_, String> {
    let signs = ['-', '–', '\u{2011}', '/', '.', ':'];
    let begin = r.peek_word().map_or(r.at, |t| r.doc.start(t));
    let (mut r, token) = such(|d, t| d.shape(t) == Shape::Number || d.capital(t)).parse(r)?;
    let mut last = glued(&r, token, &signs, 4);
    if r.doc.shape(token) != Shape::Number && last == token {
        // "CRIM 24/07": letters, a space, and a number that cannot be a date or a quantity.
        let next = token + 1;
        let spaced = r.doc.shape(token) == Shape::Upper && r.doc.gap(next) == " " && r.doc.shape(next) == Shape::Number;
        last = if spaced { glued(&r, next, &signs, 4) } else { token };
        // "circulaire JUSD2401234C", "Act XC of 2017"
        let digits = r.doc.words.lower(token).bytes().any(|b| b.is_ascii_digit());
        if last <= next && !roman(r.doc, token) && !digits {
            return fail();
        }
        last = if last <= next { token } else { last };
    }
    r = r.after(last);
    // "CM/Rec(2022)21"
    let tail = r.rest();
    if tail.starts_with('(') && r.doc.shape(token) != Shape::Number {
        let digits = tail[1..].bytes().take_while(u8::is_ascii_digit).count();
        let more = tail.get(digits + 2..).map_or(0, |t| t.bytes().take_while(u8::is_ascii_digit).count());
        if digits > 0 && tail[digits + 1..].starts_with(')') && more > 0 {
            r = r.at_byte(r.at + digits + 2 + more);
        }
    }
    let printed = r.doc.text.get(begin..r.at).unwrap_or("");
    if !printed.bytes().any(|b| b.is_ascii_digit()) {
        // "Act XC of 2017"
        let Some(after) = of_year(r).filter(|_| roman(r.doc, token)) else { return fail() };
        return Ok((after, tidy(r.doc.text.get(begin..after.at).unwrap_or(""))));
    }
    // "No. 9 of 2024": the year is a part of the number.
    if printed.bytes().all(|b| b.is_ascii_digit())
        && let Some(after) = of_year(r)
    {
        r = after;
    }
    let number = tidy(r.doc.text.get(begin..r.at).unwrap_or(""));
    Ok((r, number))
}

fn of_year(r: Reading<'_>) -> Option<Reading<'_>> {
    let of = r.peek_word().filter(|&t| matches!(r.doc.words.lower(t), "of" | "de"))?;
    let Next::Word(year) = r.after(of).next() else { return None };
    partial_date::year(r.doc.words.lower(year))?;
    // "of 2024-05-12" is a date.
    let ends = !r.doc.text[r.doc.end(year)..].starts_with(['-', '/']);
    (ends && r.doc.runs_on(year)).then(|| r.after(year))
}
