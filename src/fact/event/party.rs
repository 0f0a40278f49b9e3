//! Parties of an event: who did it, for whom, in whose house.
//!
//! In: the verb of an event, its clause, and the institutions named in the paragraph. Out: spans of the three, each `None`
//! where the clause does not say. Who attended or was trained is the audience, not the one who did it.

use super::{Deed, EventKind, Voice};
use crate::fact::cue::{Class, any};
use crate::fact::institution::Mention;
use crate::fact::reading::{Passage, form};
use crate::text::Span;

/// The three parties.
#[derive(Default)]
pub struct Parties {
    pub institution: Option<Span>,
    pub audience: Option<Span>,
    pub host: Option<Span>,
}

/// What a noun phrase does in its clause, by the word before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Nothing before it: a subject or an object.
    Bare,
    /// After "by".
    Agent,
    /// After "for", "to", "with".
    For,
    /// After "at".
    Host,
    /// After "of", "from".
    Of,
    /// After another preposition.
    Other,
}

/// Finds the parties of an event. `mentions`: those of the paragraph.
pub fn of(p: &Passage<'_>, deed: &Deed, mentions: &[Mention]) -> Parties {
    let clause = p.span(deed.clause.start, deed.clause.end);
    let mut out = Parties::default();
    let (mut subject, mut agent, mut sent) = (None, None, None);
    let mut subject_end = usize::MAX;
    // Its subject is the audience: "employees attended", "inspectors were trained".
    let suffers = deed.attends
        || deed.voice == Voice::Passive && deed.kind == EventKind::Training && p.is(deed.last, Class::Deed.bit());
    let from = mentions.partition_point(|m| m.span.start < clause.start);
    let to = from + mentions[from..].partition_point(|m| m.span.start < clause.end);
    let mentions = &mentions[from..to];
    for mention in mentions.iter().filter(|m| clause.contains(m.span)) {
        let first = p.within(mention.span).start;
        let before = first < deed.first;
        match role(p, first, deed.clause.start) {
            (Role::Host, _) => out.host = out.host.or(Some(mention.span)),
            (Role::Agent, _) => agent = agent.or(Some(mention.span)),
            // "an expert of the Office conducted", "by an expert from the Ministry".
            (Role::Of, at) if p.is(at.wrapping_sub(1), Class::Person.bit()) => {
                let led = role(p, at - 1, deed.clause.start).0;
                if led == Role::Agent || before && led == Role::Bare && deed.voice != Voice::Passive && !suffers {
                    sent = sent.or(Some(mention.span));
                }
            }
            (Role::Bare, _) if before && !(suffers && p.is(first.wrapping_sub(1), Class::Person.bit())) => {
                // "The Ministry, the Office and the Service held": the first stands for all.
                let listed = p.gap(first).comma() && subject_end == first;
                if !listed {
                    subject = Some(mention.span);
                }
                subject_end = p.within(mention.span).end;
            }
            _ => {}
        }
    }
    out.institution = agent.or(sent).or(subject);
    out.audience = audience(p, deed, suffers, mentions);
    out
}

/// The word that governs what begins at a token, over articles, numbers and adjectives; and where it stands.
fn role(p: &Passage<'_>, first: usize, from: usize) -> (Role, usize) {
    let mut k = first;
    while k > from && p.gap(k).plain() {
        k -= 1;
        let mark = p.mark(k).bits;
        if p.ending(k, Class::Host.bit()).is_some() && mark & Class::Article.bit() == 0 {
            return (Role::Host, k);
        }
        if mark & Class::Agent.bit() != 0 {
            return (Role::Agent, k);
        }
        if mark & any(&[Class::For, Class::To]) != 0 && mark & any(&[Class::Article, Class::Of]) == 0 {
            return (Role::For, k);
        }
        if mark & any(&[Class::Of, Class::From]) != 0 && mark & Class::Article.bit() == 0 {
            return (Role::Of, k);
        }
        if p.has_form(k, form::YEAR) && p.lower(k).len() == 4 {
            return (Role::Bare, k);
        }
        let bound = mark & any(&[Class::About, Class::AtLeast, Class::AtMost]) != 0;
        let number = mark & Class::Number.bit() != 0 || p.has_form(k, form::DIGITS) || bound;
        if mark & Class::Small.bit() != 0 && mark & Class::Article.bit() == 0 && !number {
            return (Role::Other, k);
        }
        if mark & Class::Article.bit() == 0 && !number || first - k > 4 {
            return (Role::Bare, k);
        }
    }
    (Role::Bare, k)
}

/// The persons for whom it was: those who attended or were trained, or those after "for", "to", "with".
fn audience(p: &Passage<'_>, deed: &Deed, suffers: bool, mentions: &[Mention]) -> Option<Span> {
    let mut best: Option<(u32, usize, usize)> = None;
    for k in deed.clause.clone() {
        let titled = p.capital(k) && !p.opens_sentence(k);
        if titled || !p.is(k, Class::Person.bit()) || mentions.iter().any(|m| m.span.contains(p.span(k, k + 1))) {
            continue;
        }
        let first = start(p, k, deed.clause.start);
        let (role, _) = role(p, first, deed.clause.start);
        let before = k < deed.first;
        let rank = match role {
            Role::Bare if suffers && before => 4,
            Role::Agent if deed.attends && !before => 4,
            Role::Bare
                if !before
                    && deed.voice != Voice::Passive
                    && first <= deed.last + 3
                    && deed.kind == EventKind::Training =>
            {
                3
            }
            Role::Bare if !before && deed.voice != Voice::Passive && first == deed.last + 1 => 3,
            Role::For => 2,
            Role::Of if !before && deed.kind == EventKind::Training => 1,
            _ => 0,
        };
        if rank > 0 && best.is_none_or(|(r, ..)| rank > r) {
            best = Some((rank, first, k));
        }
    }
    let (_, first, at) = best?;
    let span = p.span(first, at + 1);
    Some(crate::fact::figure::noun_phrase(p, at).map_or(span, |noun| span.join(noun)))
}

/// The first word of the phrase whose noun stands at a token: its number and its adjectives.
fn start(p: &Passage<'_>, at: usize, from: usize) -> usize {
    let away = any(&[
        Class::Small,
        Class::Deed,
        Class::Past,
        Class::Present,
        Class::Event,
        Class::Period,
        Class::Month,
        Class::And,
        Class::Of,
    ]);
    let mut first = at;
    while first > from && p.gap(first).joins() && at - first < 4 {
        let k = first - 1;
        let number = p.is(k, Class::Number.bit());
        if p.has_form(k, form::DIGITS) {
            let year = p.has_form(k, form::YEAR) && p.lower(k).len() == 4;
            return if year { first } else { k };
        }
        if p.is(k, away) && !number {
            break;
        }
        first = k;
    }
    first
}
