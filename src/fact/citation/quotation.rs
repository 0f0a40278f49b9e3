//! Titles in quotation marks: "“On Employment”", "on “Combating Human Trafficking”", "« CPP »".
//!
//! In: a reading at a quotation mark, or at the word that opens the title before it. Out: where the quotation closes. One
//! that does not close within a title's length is none.

use nom::Parser;
use nom::combinator::opt;

use super::reading::{Next, Reading, sign, word};
use super::role::flag;

/// Bytes that a quoted title may be long.
const LONGEST: usize = 400;

/// The signs that close what a sign opens.
pub(super) fn closing(open: char) -> Option<&'static [char]> {
    Some(match open {
        '"' => &['"'],
        '“' => &['”', '"', '“'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '‘' => &['’'],
        '‹' => &['›'],
        _ => return None,
    })
}

/// Where the quotation closes that `open` began before byte `from`.
pub(super) fn close(r: &Reading<'_>, open: char, from: usize) -> Option<usize> {
    let marks = closing(open)?;
    let body = r.doc.text.get(from..r.end)?;
    let mut reach = body.len().min(LONGEST);
    while !body.is_char_boundary(reach) {
        reach -= 1;
    }
    body[..reach].find(marks).filter(|&len| len > 2).map(|len| from + len)
}

/// A reading behind one sign.
pub(super) fn behind(r: Reading<'_>, at: usize) -> Reading<'_> {
    let width = r.doc.text.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
    r.at_byte(at + width)
}

/// A quoted title with the word that opens it, inside or before the quotation. After a comma it must open with such a word.
pub(super) fn title(r: Reading<'_>, known: bool) -> Option<(Reading<'_>, (usize, usize))> {
    let (r, comma) = opt(sign(",")).parse(r).ok()?;
    let (inner, _) = opt(word(flag::OPENS)).parse(r).ok()?;
    let Next::Sign(open, at) = inner.next() else { return None };
    let from = at + open.len_utf8();
    closing(open)?;
    if comma.is_some() && !(known && inner.at_byte(from).peek_role().has(flag::OPENS)) {
        return None;
    }
    let to = close(&inner, open, from)?;
    let start = if inner.at == r.at { at } else { r.doc.start(r.token) };
    Some((behind(r, to), (start, to)))
}
