//! Names of institutions: where one begins and ends.
//!
//! In: a paragraph and a token that heads such names. Out: a [`Name`]. Where names are written in capitals, capitals carry
//! it ("State Agency for Family, Women and Children"); elsewhere the head, its adjectives and its complements do ("Office
//! central de répression de la traite"). Titles of acts ("Court Fees Code") are no institutions.

use crate::fact::cue::{Class, any};
use crate::fact::reading::{Passage, form};
use crate::text::Shape;

/// How many words in capitals may follow each other in a name, and how many words it may have; a text all in capitals
/// holds no endless name.
const RUN: usize = 20;
const LONGEST: usize = 48;

/// A name as it stands.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    pub first: usize,
    pub head: usize,
    /// One past its last token.
    pub end: usize,
    /// The head alone, which says no more than what was named before.
    pub bare: bool,
    /// The end without a last "of …" of one word, which may be the state's name.
    pub without_place: usize,
}

/// Reads the name whose head stands at a token. Tokens before `free` belong to another name.
pub fn at(p: &Passage<'_>, i: usize, free: usize) -> Option<Name> {
    if !p.is(i, Class::Institution.bit()) {
        return None;
    }
    let capital = p.capital(i);
    if !capital && !p.is(i, Class::Common.bit()) {
        return None;
    }
    let name = if p.table.tongue.capitals { in_capitals(p, i, free) } else { by_complements(p, i) }?;
    // "the Russian Federation" is a state; "Migration School - 5" a thing of that name.
    let state = p.is(name.head, Class::State.bit()) && name.end == name.head + 1;
    if state || p.gap(name.end).dash() && p.has_form(name.end, form::DIGITS) {
        return None;
    }
    // "Section 3", "Part II": a label.
    let numbered =
        p.gap(name.end).plain() && p.has_form(name.end, form::DIGITS) && p.is(name.end - 1, Class::Label.bit());
    (!numbered).then_some(name)
}

fn head(p: &Passage<'_>, k: usize) -> bool {
    p.is(k, Class::Institution.bit())
}

/// The end of the words in capitals that follow each other from a token on.
fn run(p: &Passage<'_>, first: usize) -> usize {
    let mut k = first;
    while k < first + RUN
        && p.capital(k)
        && (k == first || p.gap(k).joins() && !p.gap(k).aside())
        && !(k > first && p.is(k, Class::Small.bit()))
    {
        k += 1;
        // "Migration Service's Call Centre" names two.
        if p.gap(k).apostrophe() && head(p, k - 1) && !p.is(k - 1, Class::Holder.bit()) {
            break;
        }
    }
    k
}

fn in_capitals(p: &Passage<'_>, i: usize, free: usize) -> Option<Name> {
    if !p.capital(i) {
        // "the police"
        let part = p.gap(i + 1).hyphenated() || p.is(i + 1, Class::Person.bit());
        return (!part && is_police(p, i)).then_some(Name {
            first: i,
            head: i,
            end: i + 1,
            bare: true,
            without_place: i + 1,
        });
    }
    let mut first = i;
    while first > free.max(p.from)
        && i - first < RUN
        && p.gap(first).joins()
        && !p.gap(first).aside()
        && p.capital(first - 1)
    {
        let split = p.gap(first).apostrophe() && head(p, first - 1) && !p.is(first - 1, Class::Holder.bit());
        if split || p.is(first - 1, Class::Small.bit()) || p.is(first - 1, Class::Month.bit()) {
            break;
        }
        first -= 1;
    }
    first = over_and(p, first, free);
    let stop = run(p, i);
    let mut head_at = (i..stop).rev().find(|&k| head(p, k)).unwrap_or(i);
    let mut end = head_at + 1;
    if end < stop {
        // What follows the head in capitals is part of an office-holder's name, or makes the whole a name of something else.
        if p.is(head_at, Class::Holder.bit()) && !p.is(stop - 1, any(&[Class::Act, Class::Title])) {
            end = stop;
        } else {
            return None;
        }
    }
    let mut without_place = end;
    let mut linked = false;
    while let Some((next, place)) = complement(p, head_at, end, linked).filter(|_| end < first + LONGEST) {
        without_place = if place { end } else { next };
        linked = true;
        end = next;
        if place {
            // Nothing but another link may follow the state's name.
            head_at = head_at.max(first);
        }
    }
    let bare = first == head_at && end == head_at + 1;
    if bare && p.gap(end).plain() && p.is(end, Class::Person.bit()) {
        return None;
    }
    Some(Name {
        first,
        head: head_at,
        end,
        bare,
        without_place: if without_place <= head_at { end } else { without_place },
    })
}

/// "the Small and Medium Business Agency": the words before "and", where an article leads them.
fn over_and(p: &Passage<'_>, first: usize, free: usize) -> usize {
    if first < free.max(p.from) + 3
        || !p.is(first - 1, Class::And.bit())
        || !p.gap(first).plain()
        || !p.gap(first - 1).plain()
    {
        return first;
    }
    let mut k = first - 1;
    while k > free.max(p.from)
        && p.capital(k - 1)
        && !p.is(k - 1, Class::Small.bit())
        && !head(p, k - 1)
        && p.gap(k).joins()
    {
        k -= 1;
    }
    let act = (k..first - 1).any(|j| p.is(j, any(&[Class::Act, Class::Title])));
    let led = k > p.from && p.gap(k).plain() && p.is(k - 1, Class::Article.bit()) && !act;
    if led && k < first - 1 { k } else { first }
}

/// "of Justice", "on Combating Trafficking", "for Family, Women and Children's Affairs": the end, and whether it is one word
/// after "of".
fn complement(p: &Passage<'_>, head_at: usize, at: usize, linked: bool) -> Option<(usize, bool)> {
    if !p.is(at, Class::NameLink.bit()) || !p.gap(at).plain() {
        return None;
    }
    let of = p.is(at, Class::Of.bit());
    let alone = at == head_at + 1 && (at < 2 || !p.gap(head_at).joins() || !p.capital(head_at.wrapping_sub(1)));
    let own = super::kind(p, head_at) == super::InstitutionKind::Parliament;
    // "in" goes on with a name only inside it ("against Trafficking in Persons").
    if p.is(at, Class::In.bit()) && !p.is(at, Class::For.bit()) && !linked && !p.lower(at).starts_with("on") {
        return None;
    }
    let mut first = at + 1;
    if p.is(first, Class::Article.bit()) && p.gap(first).plain() {
        first += 1;
    }
    if !p.gap(first).plain() || !p.capital(first) || p.is(first, any(&[Class::State, Class::Month, Class::Small])) {
        return None;
    }
    let mut end = run(p, first);
    // "Council of Europe Convention": what follows is an act.
    if let Some(act) = (first..end).find(|&k| p.is(k, any(&[Class::Act, Class::Title]))) {
        end = act;
    }
    if end == first || own && !(of && end == first + 1 && first == at + 1) {
        return None;
    }
    // "Ministry of Internal Affairs' Migration Department": the second name begins after the apostrophe.
    if let Some(other) = (first..end).find(|&k| head(p, k) && !p.is(k, Class::Holder.bit()))
        && let Some(cut) = (first + 1..=other).rev().find(|&k| p.gap(k).apostrophe())
    {
        end = cut;
    }
    let holder = p.is(first, Class::Holder.bit()) && of && p.is(head_at, Class::Institution.bit());
    // "the Secretariat of the National Commission" is one name; "the Migration Department of the Ministry" is two.
    if (first..end).any(|k| head(p, k)) && !holder && !(alone && of) {
        return None;
    }
    let single = of && end == first + 1 && first == at + 1;
    let mut listed = false;
    while let Some(next) = next_in_list(p, end) {
        end = next;
        listed = true;
    }
    Some((end, single && !listed))
}

/// "and Social Protection", ", Women", each in capitals and no institution of its own; a comma only where "and" follows.
fn next_in_list(p: &Passage<'_>, at: usize) -> Option<usize> {
    let item = |first: usize| {
        let end = run(p, first);
        let own = (first..end).any(|k| head(p, k))
            || p.is(first, any(&[Class::Small, Class::State]))
            || p.shape(first) == Some(Shape::Upper);
        (end > first && !own).then_some(end)
    };
    let and = |k: usize| p.is(k, Class::And.bit()) && p.gap(k).loose() && p.gap(k + 1).plain();
    if and(at) && p.gap(at).plain() {
        return item(at + 1);
    }
    if !p.gap(at).comma() {
        return None;
    }
    if and(at) {
        return item(at + 1).filter(|_| p.gap(at - 1).comma() || p.gap(at).comma() && listed_before(p, at));
    }
    let end = item(at)?;
    (and(end) && item(end + 1).is_some()).then_some(end)
}

/// Whether a comma stands shortly before: "Family, Women, and Children".
fn listed_before(p: &Passage<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|k| p.gap(k).comma() && p.capital(k))
}

fn by_complements(p: &Passage<'_>, i: usize) -> Option<Name> {
    let adjective = |k: usize| {
        let word = p.lower(k);
        let ends = |word: &str| {
            p.table
                .tongue
                .adjectives
                .iter()
                .any(|e| (e.len() > 4 || word.len() > e.len() + 1) && word.ends_with(e.as_str()))
        };
        p.gap(k).joins()
            && !p.gap(k).aside()
            && !p.is(k, any(&[Class::Small, Class::Present, Class::Past, Class::Number]))
            && (p.capital(k) && !head(p, k) && !p.gap(k).apostrophe()
                || ends(word)
                || p.gap_after(k).hyphenated() && ends(p.lower(k + 1)))
    };
    let own = super::kind(p, i) == super::InstitutionKind::Parliament;
    let mut end = i + 1;
    while end < i + 5 && !own && adjective(end) {
        end += 1;
    }
    let verbs = any(&[Class::Small, Class::Present, Class::Past, Class::Number, Class::State, Class::Month]);
    for links in 0..4 {
        let mut k = end;
        // "Parquet et Cour" are two; "de l'Intérieur et des Affaires" goes on.
        if links > 0 && p.is(k, Class::And.bit()) && p.gap(k).plain() {
            k += 1;
        }
        let elided = p.gap(k).apostrophe() && p.gap(k).plain() && k == end;
        let linked = p.is(k, Class::NameLink.bit()) && p.gap(k).plain();
        if !linked && (!elided || p.is(k, Class::Small.bit())) {
            break;
        }
        // "pour" and "à" belong to a name only right after its head.
        if linked && links > 0 && p.is(k, any(&[Class::For, Class::To])) && !p.is(k, Class::Of.bit()) {
            break;
        }
        if linked {
            k += 1;
        }
        while p.is(k, any(&[Class::In, Class::Of]))
            && p.is(k, any(&[Class::Article, Class::Of]))
            && p.gap(k).plain()
            && !p.capital(k)
        {
            k += 1;
        }
        let word = p.token(k).is_some() && p.gap(k).joins() && p.shape(k) != Some(Shape::Number);
        let other = head(p, k) && p.capital(k) && !p.is(k, Class::Holder.bit()) && end > i + 1;
        if !word || p.is(k, verbs) || other {
            break;
        }
        end = k + 1;
        while end < k + 4 && adjective(end) {
            end += 1;
        }
    }
    let bare = end == i + 1;
    let alone = is_police(p, i);
    if !p.capital(i) && bare && !alone {
        return None;
    }
    let named = (i + 1..end).any(|k| p.capital(k))
        || p.capital(i)
        || end > i + 1 && adjective(i + 1)
        || p.gap(i + 1).apostrophe();
    (bare || named).then_some(Name { first: i, head: i, end, bare, without_place: end })
}

/// Police forces are meant as such without a name and without a capital.
fn is_police(p: &Passage<'_>, i: usize) -> bool {
    p.is(i, Class::Common.bit()) && super::kind(p, i) == super::InstitutionKind::Police
}
