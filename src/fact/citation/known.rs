//! Acts that no word for an act names: a number of a series of laws, and short forms that need no introduction.
//!
//! In: a reading at "L.N. 40 of 2020", "Chapter 12 of the Laws of Ixania", "C. pén.". Out: a [`Named`]. Short forms that a text
//! introduces itself are no matter of this module. A number that may be that of anything ("Cap. 5") is taken behind an
//! article only.

use nom::Parser;

use super::published::series;
use super::reading::{Reading, sign};

/// Such an act.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Its name: "Chapter 9 of the Laws of Ixania", "Code pénal".
    pub name: String,
    /// Its number, where it is of a series: "Chapter 9".
    pub number: Option<String>,
}

/// Reads such an act; `cited` behind "Article 5 of".
pub(super) fn known(r: Reading<'_>, cited: bool) -> Option<(Reading<'_>, Named)> {
    of_series(r, cited).or_else(|| shortened(r))
}

fn of_series(r: Reading<'_>, cited: bool) -> Option<(Reading<'_>, Named)> {
    let doc = r.doc;
    let first = r.peek_word().filter(|&t| doc.capital(t))?;
    let (after, place) = series(r).ok()?;
    // "c. 12" is told behind a title only.
    let letter = doc.words.lower(first).len() == 1 && doc.words.lower(first + 1).len() > 1;
    let named = Named { name: place.whole, number: Some(place.printed) };
    (!letter && (cited || place.telling)).then_some((after, named))
}

/// "C. proc. pén."
fn shortened(r: Reading<'_>) -> Option<(Reading<'_>, Named)> {
    let doc = r.doc;
    let first = r.peek_word().filter(|&t| doc.spells(t))?;
    let stopped = |t: usize| doc.gap(t).trim_end() == ".";
    let fits = |short: &&(Vec<String>, String)| {
        let behind = first + short.0.len();
        doc.words.stands(&short.0, first, doc.tokens.len())
            && doc.end(behind - 1) <= r.end
            && (first + 1..behind).all(stopped)
    };
    let (words, name) = doc.lexicon.shorts().iter().filter(fits).max_by_key(|s| s.0.len())?;
    let after = r.after(first + words.len() - 1);
    let after = sign(".").parse(after).map_or(after, |(dotted, _)| dotted);
    Some((after, Named { name: name.clone(), number: None }))
}
