//! Who made an act, and whose it is: "of the Cabinet of Ministers", "du procureur général", "of the Republic of Ixania".
//!
//! In: a reading behind "of" and its article. Out: the reading behind the issuer, with what sort of issuer it is, or behind
//! the state's name. A court is told apart, since its decisions are judgments.

use super::dating::dated;
use super::marks::Marks;
use super::number::marked;
use super::reading::{Doc, Reading};
use super::role::{Kind, flag};
use super::title::{Ask, Comma};
use super::titre;
use crate::fact::partial_date;
use crate::text::Shape;

/// How many words an issuer has at most.
const LONGEST: usize = 16;
/// How far a French issuer may go on beyond its noun phrase to its date.
const BEYOND: usize = 8;

/// "Republic of Ixania", "Kyrgyz Republic"; with `one`, also one capital word alone: "Ukraine".
pub(super) fn state(r: Reading<'_>, one: bool) -> Option<Reading<'_>> {
    let doc = r.doc;
    let mut at = r;
    let mut named = false;
    let mut good = None;
    let mut words = 0;
    for _ in 0..6 {
        let Some(token) = at.peek_word() else { break };
        let role = doc.role(token);
        if doc.capital(token) && !role.names_act() && !role.has(flag::MARK) {
            if named && role.has(flag::BODY) {
                break;
            }
            named |= role.has(flag::STATE);
            words += 1;
            good = Some(at.after(token));
        } else if !(named && role.has(flag::OF | flag::THE)) {
            break;
        }
        at = at.after(token);
    }
    good.filter(|_| named || one && words == 1 && !doc.role(r.token).has(flag::BODY))
}

/// An English issuer: capitals and small words between them, or a body in small letters ("the minister of justice").
pub(super) fn english(r: Reading<'_>) -> Option<(Reading<'_>, Marks)> {
    let doc = r.doc;
    let mut at = r;
    let mut good = None;
    // Behind the last word before "and", in case that joins another act.
    let mut anchor = None;
    let mut marks = Marks::ISSUED;
    for _ in 0..LONGEST {
        let Some(token) = at.peek_word() else { break };
        let role = doc.role(token);
        let number = doc.shape(token + 1) == Shape::Number;
        let marked = role.has(flag::MARK) && (at.after(token).peek_sign() == Some('.') || number);
        let month = number && partial_date::month(doc.words.lower(token)).is_some();
        if role.names_act() && anchor.is_some() && doc.capital(token) {
            good = anchor;
            break;
        }
        if doc.shape(token) == Shape::Number
            || marked
            || month
            || role.has(flag::ARTICLE | flag::CHAPTER)
            || role.names_act() && !role.has(flag::BODY) && (good.is_none() || !doc.capital(token))
        {
            break;
        }
        if doc.capital(token) && !(role.names_act() && number) || role.has(flag::BODY | flag::COURT) {
            marks.set_if(Marks::COURT, role.has(flag::COURT));
            marks.set_if(Marks::BODY, role.has(flag::BODY | flag::STATE | flag::MAKER));
            at = at.after(token);
            good = Some(at);
        } else if good.is_some() && role.has(flag::AND) && doc.shape(token + 1) == Shape::Upper {
            // "the Committee of Ministers and GRETA's guidance"
            break;
        } else if good.is_some() && role.has(flag::AND) {
            anchor = good;
            at = at.after(token);
        } else if anchor.is_some()
            && role.has(flag::THE)
            && after_and(doc, token)
            && !doc.role(token + 1).has(flag::BODY)
        {
            // "… of the Minister of Interior and the National Programme": no second maker.
            good = anchor;
            break;
        } else if good.is_some()
            && role.has(flag::JOINS)
            && !matches!(doc.words.lower(token), "in" | "on" | "to" | "by" | "with" | "from" | "under" | "as")
        {
            at = at.after(token);
        } else {
            break;
        }
    }
    good.map(|after| (after, marks))
}

/// Whether "and" stands right before a token.
fn after_and(doc: &Doc<'_>, token: usize) -> bool {
    token > 0 && doc.role(token - 1).has(flag::AND)
}

/// A French issuer: a body or a capital, with the noun phrase that it begins.
pub(super) fn french(r: Reading<'_>) -> Option<(Reading<'_>, Marks)> {
    let doc = r.doc;
    let token = r.peek_word()?;
    let role = doc.role(token);
    if !(role.has(flag::BODY | flag::COURT) || doc.capital(token))
        || doc.shape(token) == Shape::Number
        || doc.act(token, true).is_some()
    {
        return None;
    }
    let mut marks = Marks::ISSUED;
    marks.set_if(Marks::COURT, role.has(flag::COURT));
    marks.set_if(Marks::BODY, role.has(flag::BODY));
    let ask = Ask { of: false, small: true, comma: Comma::No, kind: Kind::Decree };
    let after = titre::phrase(r, ask).unwrap_or_else(|| r.after(token));
    // The date tells where a long issuer ends: "du ministre délégué chargé des comptes du 3 mai 2020".
    let mut at = after;
    for _ in 0..BEYOND {
        if dated(at).is_ok() || marked(at).is_ok() {
            return Some((at, marks));
        }
        let next = at
            .peek_word()
            .filter(|&t| !doc.role(t).has(flag::ENDS) && doc.act(t, true).is_none() && doc.shape(t) != Shape::Number);
        let Some(next) = next else { break };
        at = at.after(next);
    }
    Some((after, marks))
}
