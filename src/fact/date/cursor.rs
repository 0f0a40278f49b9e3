//! A place among the tokens of a paragraph, as the parsers of dates move it.
//!
//! In: a place. Out: the place after what was taken. The parsers here take one token, or look at what stands before the
//! next without taking it; [`super::grammar`] puts them together.

use nom::IResult;

use crate::fact::gap::Gap;
use crate::fact::reading::Passage;

/// A place among the tokens of a paragraph.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    pub passage: &'a Passage<'a>,
    pub at: usize,
}

/// What a parser gives.
pub type Parsed<'a, T> = IResult<Cursor<'a>, T, ()>;

/// Nothing fits.
pub fn fail<'a, T>() -> Parsed<'a, T> {
    Err(nom::Err::Error(()))
}

/// One token that passes a test.
pub fn token<'a>(test: impl Fn(&Passage<'a>, usize) -> bool) -> impl Fn(Cursor<'a>) -> Parsed<'a, usize> {
    move |c| {
        if c.at < c.passage.to && test(c.passage, c.at) { Ok((Cursor { at: c.at + 1, ..c }, c.at)) } else { fail() }
    }
}

/// One token of these classes, set off by white space at most.
pub fn word<'a>(bits: u64) -> impl Fn(Cursor<'a>) -> Parsed<'a, usize> {
    token(move |p, i| p.is(i, bits) && p.gap(i).joins())
}

/// What stands before the next token; takes nothing.
pub fn gap<'a>(test: fn(Gap) -> bool) -> impl Fn(Cursor<'a>) -> Parsed<'a, ()> {
    move |c| if c.at < c.passage.to && test(c.passage.gap(c.at)) { Ok((c, ())) } else { fail() }
}
