//! One mention of law in the text: a provision, an act, or both.
//!
//! In: a reading at a word that may begin or hold a mention. Out: a [`Mention`], found but not yet resolved: "Article 34 of
//! the same Code" has its article here and its Code in `resolve`. Refuses articles of what is no act ("section 3 of the
//! report") and smaller units without an act ("point 11").

use nom::Parser;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::act::Act;
use super::bracket::letters;
use super::dating::dated;
use super::known::{Named, known};
use super::lead::{self, Lead};
use super::marks::Marks;
use super::number::marked;
use super::provision::{Level, Provision, list, one, provision};
use super::reading::{Reading, of, sign, word};
use super::role::flag;

/// What a mention speaks of.
#[derive(Debug, Clone)]
pub(super) enum Subject {
    /// An act, by name or by a word that points back.
    Act(Box<Act>),
    /// An abbreviation, by its token.
    Short(usize),
    /// A number of a series of laws, or a short form that all know: "L.N. 40 of 2020", "C. pén.".
    Known(Named),
    /// "thereof", "ibid.".
    Instead,
    /// An article alone: "and under Article 189".
    Bare,
}

/// One mention, found.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub start: usize,
    pub end: usize,
    pub provision: Option<Provision>,
    pub subject: Subject,
}

/// A mention that begins with a provision.
pub(super) fn of_provision(r: Reading<'_>) -> Option<(Reading<'_>, Mention)> {
    let start = r.peek_word().map_or(r.at, |t| r.doc.start(t));
    let (after, found) = provision(r).ok()?;
    let start = if r.peek_sign() == Some('§') { r.at } else { start };
    linked(after, found, start)
}

/// The act of a provision: "of the Constitution", "CCP", "thereof", or none.
fn linked(after: Reading<'_>, found: Provision, start: usize) -> Option<(Reading<'_>, Mention)> {
    let mention = |provision, subject, end| Mention { start, end, provision: Some(provision), subject };
    let doc = after.doc;
    if let Ok((next, _)) = word(flag::INSTEAD).parse(after) {
        let next = match sign(".").parse(next) {
            Ok((dotted, _)) if doc.words.lower(next.token - 1) == "ibid" => dotted,
            _ => next,
        };
        return Some((next, mention(found, Subject::Instead, next.at)));
    }
    let (inner, _) = opt(sign(",")).parse(after).ok()?;
    if let Some((next, definite)) = link(inner).or_else(|| link(aside(after)?)) {
        if let Ok((next, _)) = word(flag::WHICH).parse(next) {
            let next =
                sign("-").parse(next).ok().and_then(|(dash, _)| Some(dash.after(dash.peek_word()?))).unwrap_or(next);
            return Some((next, mention(found, Subject::Instead, next.at)));
        }
        if let Some((next, named)) = known(next, true) {
            return Some((next, mention(found, Subject::Known(named), next.at)));
        }
        if let Some(token) = short(next).filter(|_| found.level == Level::Article) {
            let next = next.at_token(token).after(token);
            return Some((next, mention(found, Subject::Short(token), next.at)));
        }
        let (next, act) = lead::led(next, provided(definite))?;
        return Some((next, mention(found, Subject::Act(Box::new(act)), next.at)));
    }
    if let Some((next, named)) = known(after, false) {
        return Some((next, mention(found, Subject::Known(named), next.at)));
    }
    if let Some(token) = after.peek_word() {
        if let Some(token) = short(after).filter(|_| found.level == Level::Article) {
            let next = after.after(token);
            return Some((next, mention(found, Subject::Short(token), next.at)));
        }
        let role = doc.role(token);
        if (doc.capital(token) || role.names_act() || role.has(flag::BACK))
            && let Some((next, act)) = lead::led(after, provided(false))
        {
            return Some((next, mention(found, Subject::Act(Box::new(act)), next.at)));
        }
    }
    // "see section 5 above"
    let own = after
        .peek_word()
        .is_some_and(|t| matches!(doc.words.lower(t), "above" | "below" | "supra" | "infra" | "hereof"));
    (found.level != Level::Part && !found.articles.is_empty() && !own)
        .then(|| (after, mention(found, Subject::Bare, after.at)))
}

/// "L.N. 40 of 2020", "Chapter 12 of the Laws of Ixania", "C. pén., art. 5".
pub(super) fn of_known(r: Reading<'_>) -> Option<(Reading<'_>, Mention)> {
    let start = r.doc.start(r.peek_word()?);
    let (after, named) = known(r, false)?;
    let articles = preceded(sign(","), one).parse(after).ok().filter(|(_, found)| found.level == Level::Article);
    let (after, provision) = articles.map_or((after, None), |(after, found)| (after, Some(found)));
    Some((after, Mention { start, end: after.at, provision, subject: Subject::Known(named) }))
}

/// What stands before an act whose article is cited.
fn provided(definite: bool) -> Lead {
    let mut marks = Marks::PROVISION;
    marks.set_if(Marks::DEFINITE, definite);
    Lead { marks, year: None }
}

/// Past a remark in brackets: "articles 200 and 201 (reduced punishment) of the Penal Code".
fn aside(r: Reading<'_>) -> Option<Reading<'_>> {
    let (inside, _) = sign("(").parse(r).ok()?;
    let text = inside.rest().as_bytes();
    let close = text[..text.len().min(160)].iter().position(|&b| matches!(b, b')' | b'('))?;
    (text[close] == b')').then(|| inside.at_byte(inside.at + close + 1))
}

/// "of", "of the", "du", "dudit"; whether the act is definite by it.
fn link(r: Reading<'_>) -> Option<(Reading<'_>, bool)> {
    let doc = r.doc;
    let token = r.peek_word()?;
    let lower = doc.words.lower(token);
    if matches!(lower, "dudit" | "desdits" | "desdites") {
        return Some((r, true));
    }
    let (next, ()) = of(r).ok()?;
    Some((next, matches!(lower, "du" | "des" | "au" | "aux") && next.at != r.at))
}

/// An abbreviation that stands for an act, "the" before it passed over.
fn short(r: Reading<'_>) -> Option<usize> {
    let (next, _) = opt(word(flag::THE)).parse(r).ok()?;
    let token = next.peek_word()?;
    let plain = letters(&next, token) && !next.doc.role(token).names_act() && next.doc.end(token) <= next.end;
    // "the EU Directive" is a name, not an abbreviation.
    let goes_on =
        next.after(token).peek_word().is_some_and(|t| next.doc.capital(t) && next.doc.gap(t).trim().is_empty());
    // "GRETA's report" is none of a law.
    let owns = next.doc.text[next.doc.end(token)..].starts_with(['\'', '’']);
    (plain && !goes_on && !owns && !next.doc.role(token).has(flag::VAGUE)).then_some(token)
}

/// A mention at the word for an act.
pub(super) fn of_act(r: Reading<'_>, token: usize, floor: usize) -> Option<(Reading<'_>, Mention)> {
    let (start, after, mut act) = lead::around(r, token, floor)?;
    let provision = act.inside.take();
    Some((after, Mention { start, end: after.at, provision, subject: Subject::Act(Box::new(act)) }))
}

/// "and n° 6 du 4 mai 2020" behind an act with a number: another act of the same kind.
pub(super) fn numbered<'a>(r: Reading<'a>, act: &Act) -> Option<(Reading<'a>, Mention)> {
    act.number.as_ref().filter(|_| act.title.is_none() && act.approver.is_none())?;
    let (next, _) = (opt(sign(",")), opt(word(flag::AND))).parse(r).ok().filter(|(next, _)| next.at > r.at)?;
    let start = next.peek_word().map(|t| r.doc.start(t))?;
    let (after, number) = marked(next).ok()?;
    let (end, date) = dated(after).map_or((after, None), |(end, date)| (end, Some(date)));
    let other = Act { number: Some(number), date, printed: Some((start, end.at)), ..act.clone() };
    Some((end, Mention { start, end: end.at, provision: None, subject: Subject::Act(Box::new(other)) }))
}

/// "and 7 of the Family Code" behind a mention with articles.
pub(super) fn another(r: Reading<'_>) -> Option<(Reading<'_>, Mention)> {
    let (next, _) = preceded(opt(sign(",")), word(flag::AND)).parse(r).ok()?;
    let start = next.peek_word().map(|t| r.doc.start(t))?;
    let (after, articles) = list(next, true).ok()?;
    let (inner, definite) = link(after)?;
    let (end, act) = lead::led(inner, provided(definite))?;
    let provision = Some(Provision { articles, chapter: None, level: Level::Article });
    Some((end, Mention { start, end: end.at, provision, subject: Subject::Act(Box::new(act)) }))
}
