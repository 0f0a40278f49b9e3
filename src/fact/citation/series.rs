//! What goes on inside a title: a period of years, and series of words with commas.
//!
//! In: a reading at the period, or behind the comma. Out: the reading behind the period; whether the comma stands in a
//! series of the title ("the Prevention of Violence, the Protection of Victims and …") and not at its end.

use nom::Parser;

use super::reading::{Next, Reading, sign, word};
use super::role::flag;
use crate::fact::partial_date;
use crate::text::Shape;

/// "2020-2030", "2025".
pub(super) fn period(r: Reading<'_>) -> Option<Reading<'_>> {
    let token = r.peek_word()?;
    partial_date::year(r.doc.words.lower(token))?;
    let after = r.after(token);
    let dashed = sign("-–—/").parse(after).ok().and_then(|(next, _)| {
        let until = next.peek_word()?;
        let digits = next.doc.words.lower(until);
        (digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| next.after(until))
    });
    Some(dashed.unwrap_or(after))
}

/// Whether a comma stands in a series of the title: "the Prevention of X, the Protection of Y and the Restoration of Z".
pub(super) fn capitals(r: Reading<'_>) -> bool {
    let doc = r.doc;
    let mut r = r;
    let mut capitals = 0;
    for _ in 0..16 {
        match r.next() {
            Next::Word(token) => {
                let role = doc.role(token);
                if role.has(flag::BODY | flag::ARTICLE | flag::PART | flag::CHAPTER | flag::STATE | flag::ENDS)
                    || role.names_act()
                {
                    return false;
                }
                if role.has(flag::AND) && capitals > 0 {
                    let mut next = r.after(token);
                    while let Ok((after, _)) = word(flag::THE).or(word(flag::JOINS)).parse(next) {
                        next = after;
                    }
                    return next
                        .peek_word()
                        .is_some_and(|t| doc.capital(t) && !doc.role(t).names_act() && !doc.role(t).has(flag::BODY));
                }
                if doc.capital(token) {
                    capitals += 1;
                } else if !role.has(flag::JOINS) {
                    return false;
                }
                r = r.after(token);
            }
            Next::Sign(',', at) if capitals > 0 => r = Reading { at: at + 1, ..r },
            _ => return false,
        }
    }
    false
}

/// "press, printing and publishing": one or two small words, then "and".
pub(super) fn small(r: Reading<'_>) -> bool {
    let doc = r.doc;
    let mut r = r;
    for count in 0..5 {
        match r.next() {
            Next::Word(token) => {
                let role = doc.role(token);
                if role.has(flag::AND) {
                    return count > 0;
                }
                if role.has(flag::ENDS | flag::THE | flag::BACK) || doc.shape(token) != Shape::Lower {
                    return false;
                }
                r = r.after(token);
            }
            Next::Sign(',', at) if count > 0 => r = Reading { at: at + 1, ..r },
            _ => return false,
        }
    }
    false
}
