//! Events: trainings, meetings, agreements, adoptions, campaigns, operations and publications that a text reports as done.
//!
//! In: a [`Reading`] with its dates and institutions. Out: [`Event`]s in reading order, each with its date, who did it, for
//! whom and where. Found by verbs of doing in the past ("was held", "ont suivi") with a noun of the kind near them; what is
//! planned, negated, or done as a rule ("are organised every year") is no event.

mod party;

use std::ops::Range;

use serde::Serialize;

use super::cue::{Class, EVENTS, any};
use super::date::{DateFact, DateKind};
use super::frame::{Frames, of_paragraph};
use super::institution::Mention;
use super::partial_date::PartialDate;
use super::reading::{Passage, Reading, want};
use crate::text::Span;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A course, seminar, workshop, lecture.
    Training,
    /// A meeting, conference, visit.
    Meeting,
    /// An agreement, memorandum or protocol that was signed.
    Agreement,
    /// An act, plan or procedure that was adopted or amended.
    Adoption,
    /// A campaign or exhibition.
    Campaign,
    /// An inspection, raid, search.
    Operation,
    /// Something published, printed or translated.
    Publication,
    /// Something else that was done: opened, set up, equipped.
    Other,
}

impl EventKind {
    /// Its name.
    pub fn name(self) -> &'static str {
        EVENTS[self as usize + 1]
    }
}

const OF_NAME: [Option<EventKind>; 10] = [
    None,
    Some(EventKind::Training),
    Some(EventKind::Meeting),
    Some(EventKind::Agreement),
    Some(EventKind::Adoption),
    Some(EventKind::Campaign),
    Some(EventKind::Operation),
    Some(EventKind::Publication),
    Some(EventKind::Other),
    None,
];

/// Something that the text reports as done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The clause that reports it.
    pub span: Span,
    /// What was done.
    pub kind: EventKind,
    /// When: first and last day, as exact as the text is. The last is `None` where it goes on to the present.
    pub date: Option<(PartialDate, Option<PartialDate>)>,
    /// Who did it.
    pub institution: Option<Span>,
    /// For whom.
    pub audience: Option<Span>,
    /// The body in whose house it took place, or who received it.
    pub host: Option<Span>,
    /// The paragraph in which it stands.
    pub paragraph: u32,
}

/// How far from its verb the noun of an event may stand, in tokens.
const REACH: usize = 22;

/// How far a clause reaches from its verb, in tokens; a sentence without an end is no clause.
const CLAUSE: usize = 150;

/// Finds all events of a text. `dates` and `mentions` are those of the same reading, in order.
pub fn find(reading: &Reading<'_>, dates: &[DateFact], mentions: &[Mention]) -> Vec<Event> {
    let (mut dates, mut mentions) = (dates, mentions);
    let mut out: Vec<Event> = Vec::new();
    let mut deeds: Vec<usize> = Vec::new();
    for passage in reading.passages() {
        deeds.clear();
        let mentions = of_paragraph(&mut mentions, passage.index, |m| m.paragraph);
        let own = of_paragraph(&mut dates, passage.index, |d| d.paragraph);
        deeds.extend(passage.hits(want::EVENT));
        if deeds.is_empty() {
            continue;
        }
        let mut frames: Option<Frames<'_>> = None;
        for &i in &deeds {
            let Some(deed) = deed(&passage, i) else { continue };
            let span = passage.span(deed.clause.start, deed.clause.end);
            let again = out.iter().rev().take(4).any(|e| e.kind == deed.kind && e.span == span);
            if again {
                continue;
            }
            let frames = frames.get_or_insert_with(|| Frames::of(&passage, own));
            let date = date(&passage, &deed, span, frames, own);
            let parties = party::of(&passage, &deed, mentions);
            let sure = deed.voice != Voice::Bare || parties.institution.is_some();
            let dateless = matches!(deed.kind, EventKind::Other | EventKind::Adoption);
            if date.is_none() && (dateless || deed.may || !sure) {
                continue;
            }
            out.push(Event {
                span,
                kind: deed.kind,
                date: date.map(|d| (d.from, d.to)),
                institution: parties.institution,
                audience: parties.audience,
                host: parties.host,
                paragraph: passage.index as u32,
            });
        }
    }
    out
}

/// When it was done: by the frame, or by the only date of the clause; an act was adopted on its own date.
fn date<'d>(
    p: &Passage<'_>,
    deed: &Deed,
    span: Span,
    frames: &Frames<'d>,
    dates: &'d [DateFact],
) -> Option<&'d DateFact> {
    let told = frames.date_at(&(deed.last..deed.last + 1));
    if deed.kind == EventKind::Adoption {
        // "By Law No. 12 of 4 March it was amended", "approved by Decision No. 5 of …", but not "inserted in the Act of …".
        let own = |d: &&DateFact| {
            let first = p.within(d.span).start;
            let object = deed.voice != Voice::Passive && first > deed.last && first - deed.last < 14;
            let by = first < deed.first || object || (deed.last + 1..first).any(|k| p.is(k, Class::Agent.bit()));
            let within = (deed.last + 1..first).any(|k| p.is(k, Class::In.bit()) && !p.is(k, Class::Article.bit()));
            let by = by && !(object && within);
            d.kind == DateKind::ActDate && span.contains(d.span) && by
        };
        return told.filter(|d| span.contains(d.span)).or_else(|| dates.iter().find(own)).or(told);
    }
    told.or_else(|| {
        let mut own = dates.iter().filter(|d| d.is_of_deed() && span.contains(d.span));
        own.next().filter(|_| own.next().is_none())
    })
}

/// A verb that reports an event as done.
struct Deed {
    /// First and last token of the verb.
    first: usize,
    last: usize,
    clause: Range<usize>,
    kind: EventKind,
    /// Its subject is the audience.
    attends: bool,
    voice: Voice,
    /// The clause says what may or shall be.
    may: bool,
}

fn deed(p: &Passage<'_>, i: usize) -> Option<Deed> {
    let (mark, words) = p.ending(i, Class::Deed.bit())?;
    let first = i + 1 - words;
    let told = OF_NAME[usize::from(mark.event).min(OF_NAME.len() - 1)];
    let sentence = p.sentence_of(i);
    let Done { voice, on_noun } = done(p, first, i, sentence.start)?;
    let clause = clause(p, i, sentence);
    let noun = noun(p, &clause, first, i, told.is_none());
    if on_noun && !noun.is_some_and(|k| k < first && first - k <= 3 && (k + 1..=first).all(|j| p.gap(j).plain())) {
        return None;
    }
    let named = noun.and_then(|k| OF_NAME[usize::from(p.mark(k).event).min(OF_NAME.len() - 1)]);
    let kind = match (told, named) {
        // "the same programme was run"
        (None, Some(EventKind::Adoption)) => EventKind::Other,
        (None, named) => named?,
        // What is adopted or signed must be something that can be.
        (Some(EventKind::Adoption), named) => {
            named.filter(|k| matches!(k, EventKind::Adoption | EventKind::Agreement)).map(|_| EventKind::Adoption)?
        }
        (Some(EventKind::Agreement), named) => named.filter(|k| *k == EventKind::Agreement)?,
        (Some(EventKind::Publication), Some(EventKind::Adoption)) => EventKind::Adoption,
        (Some(told), _) => told,
    };
    let month = |k: usize| p.is(k, Class::Month.bit()) && p.capital(k);
    let may = (clause.start..first).any(|k| p.is(k, Class::Future.bit()) && !month(k));
    let attends = usize::from(mark.event) + 1 == EVENTS.len();
    Some(Deed { first, last: i, clause, kind, attends, voice, may })
}

/// The part of the sentence, between semicolons and colons outside quotation marks, in which a token stands.
fn clause(p: &Passage<'_>, i: usize, sentence: Span) -> Range<usize> {
    let sentence = p.within(sentence);
    let sentence = sentence.start.max(i.saturating_sub(CLAUSE))..sentence.end.min(i + CLAUSE);
    let signs = memchr::memchr2(b';', b':', p.span(sentence.start, sentence.end).of(p.text).as_bytes());
    if signs.is_none() {
        return sentence;
    }
    let (mut start, mut quoted) = (sentence.start, false);
    for k in sentence.clone() {
        let gap = p.gap(k);
        quoted ^= gap.quote();
        if k > start && gap.cuts_clause() && !quoted {
            if k > i {
                return start..k;
            }
            start = k;
        }
    }
    start..sentence.end
}

/// The nearest noun of an event, before the verb or after it. `any`: the verb has no kind of its own, and nouns of acts
/// count only right beside it.
fn noun(p: &Passage<'_>, clause: &Range<usize>, first: usize, last: usize, any: bool) -> Option<usize> {
    let act = |k: usize| OF_NAME.get(usize::from(p.mark(k).event)) == Some(&Some(EventKind::Adoption));
    let event = |k: &usize| {
        let body = p.capital(*k) && p.is(*k, Class::Institution.bit());
        let far = any && act(*k) && !(k + 3 >= first && *k <= last + 3);
        p.is(*k, Class::Event.bit()) && !body && !far
    };
    let near = |d: usize| {
        let (before, after) = (first.wrapping_sub(d), last + d);
        let before = Some(before).filter(|k| *k < first && *k >= clause.start && event(k));
        before.or(Some(after).filter(|k| *k < clause.end && event(k)))
    };
    let mut found = (1..REACH).find_map(near)?;
    // "study visits" are visits.
    while event(&(found + 1)) && p.gap(found + 1).plain() && found + 1 != first && found + 1 < clause.end {
        found += 1;
    }
    Some(found)
}

/// How a verb of doing is put.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// Without an auxiliary: "held", "signed by both"; it may be an adjective.
    Bare,
    /// "has held", "ont suivi".
    Active,
    /// "was held", "ont été formés".
    Passive,
}

/// A verb that can report something as done.
struct Done {
    voice: Voice,
    /// Only right after the noun of an event.
    on_noun: bool,
}

/// Whether and how a verb reports something as done. `start`: where its sentence begins.
fn done(p: &Passage<'_>, first: usize, last: usize, start: u32) -> Option<Done> {
    let tongue = p.table.tongue;
    let (mut auxiliary, mut past, mut passive) = (false, false, false);
    for k in (p.from.max(first.saturating_sub(6))..first).rev() {
        let gap = p.gap(k + 1);
        if gap.cuts() && k + 1 != first || gap.cuts_clause() || p.token(k).is_none_or(|t| t.start < start) {
            break;
        }
        let month = p.is(k, Class::Month.bit()) && p.capital(k);
        if p.ending(k, Class::Future.bit()).is_some() && !month || p.is(k, Class::Negation.bit()) {
            return None;
        }
        if p.is(k, Class::Auxiliary.bit()) {
            auxiliary = true;
            passive |= tongue.passive.iter().any(|w| w == p.lower(k));
            // "was held", "has organised", "ont suivi", "s'est tenue".
            past |= p.is(k, Class::Past.bit()) || !p.is(k, Class::Present.bit()) || perfect(p, k);
        } else if !auxiliary && p.is(k, Class::Present.bit()) && (k + 1 == first || be(p, k) && first - k <= 3) {
            return None;
        }
    }
    if (last + 1..last + 3).any(|k| p.is(k, Class::Negation.bit()) && p.gap(k).plain() && !tongue.simple_past) {
        return None;
    }
    if auxiliary {
        let voice = if passive { Voice::Passive } else { Voice::Active };
        return past.then_some(Done { voice, on_noun: false });
    }
    // A verb in the simple past, or a participle after its noun ("protocol signed by both on 9 November").
    let alone = tongue.simple_past && (p.participle(last) || p.is(first, Class::Past.bit()));
    let apart =
        any(&[Class::Article, Class::Of, Class::In, Class::For, Class::And, Class::Number, Class::Agent, Class::To]);
    let opens = p.token(first).is_none_or(|t| t.start <= start);
    let led = !opens && p.gap(first).plain();
    let adjective = led && (p.is(first - 1, apart) || p.has_form(first - 1, super::reading::form::DIGITS));
    let alone = alone && !opens;
    (!adjective && !opens).then_some(Done { voice: Voice::Bare, on_noun: !alone })
}

/// A form of "to be" in the present.
fn be(p: &Passage<'_>, k: usize) -> bool {
    p.table.tongue.being.iter().any(|w| w == p.lower(k))
}

/// Whether an auxiliary in the present makes a perfect with what follows: "has", "ont", but "est" only after "s'".
fn perfect(p: &Passage<'_>, k: usize) -> bool {
    !be(p, k) || p.gap(k).apostrophe() || p.table.tongue.reflexive.iter().any(|w| w == p.lower(k.wrapping_sub(1)))
}
