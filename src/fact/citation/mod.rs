//! Citations: every reference to law, English or French, and the instrument that each one means.
//!
//! In: the clean text, its words, its passages in reading order. Out: [`Citations`], each with its articles, number and date
//! as printed at that place, bound to an [`Instrument`] with one canonical name. A mention is found first (`provision`, `act`,
//! `title`, `titre`: nom grammars that are entered at a few words only), then resolved (`resolve`). Passages that are no
//! answers introduce names and abbreviations, and their citations are kept apart. What is ambiguous stays unresolved, with
//! its candidates. No citation: judgments, contracts, agreements between agencies, drafts, vague words ("the legislation").

mod act;
mod bracket;
mod dating;
mod instrument;
mod issuer;
mod known;
mod lead;
mod marks;
mod mention;
mod number;
mod parts;
mod provision;
mod published;
mod quotation;
mod reading;
mod registry;
mod resolve;
mod role;
mod series;
mod standing;
#[cfg(test)]
mod tests;
mod title;
mod titre;
mod words;

use serde::Serialize;

pub use instrument::Instrument;
pub use role::Kind;
pub use words::CitationWords;

use self::mention::{Mention, Subject, another, numbered, of_act, of_known, of_provision};
use self::reading::{Doc, Reading};
use self::resolve::Resolver;
use self::role::{Role, flag};
use super::partial_date::PartialDate;
use crate::text::{Shape, Span, Words};

/// An instrument, by its place in [`Citations::instruments`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct InstrumentId(pub u32);

impl InstrumentId {
    /// The place in [`Citations::instruments`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One paragraph or cell of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// It answers; a passage that asks or introduces only lends its names.
    pub answer: bool,
}

/// One reference to law.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Citation {
    /// Where it stands, articles and all.
    pub span: Span,
    /// What it refers to, where that is certain.
    pub instrument: Option<InstrumentId>,
    /// Articles as printed; a range is one string.
    pub articles: Vec<String>,
    /// The chapter ("15-2", "IV"), or another larger part with its word ("part II").
    pub chapter: Option<String>,
    /// The number printed here.
    pub number: Option<String>,
    /// The date printed here.
    pub date: Option<PartialDate>,
    /// It points back: "the said Act", "thereof".
    pub anaphor: bool,
    /// What it may refer to, where that is not certain.
    pub candidates: Vec<InstrumentId>,
    /// Days and years of the act that no word leads to, with where they stand: the year of its title behind a comma, the day
    /// of its gazette.
    #[serde(skip)]
    pub told: Vec<(PartialDate, Span)>,
}

impl Citation {
    /// The words of the citation on one line.
    pub fn text(&self, plain: &str) -> String {
        number::tidy(self.span.of(plain))
    }
}

/// All references of one text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Citations {
    /// Those of the answers, in reading order.
    pub citations: Vec<Citation>,
    /// Those of the other passages, in reading order.
    pub asked: Vec<Citation>,
    /// What they refer to, in order of first mention.
    pub instruments: Vec<Instrument>,
}

impl Citations {
    /// The instrument of an id.
    pub fn instrument(&self, id: InstrumentId) -> Option<&Instrument> {
        self.instruments.get(id.index())
    }

    /// The instrument that a citation is bound to.
    pub fn of(&self, citation: &Citation) -> Option<&Instrument> {
        citation.instrument.and_then(|id| self.instrument(id))
    }
}

/// Finds and resolves all citations of the passages, which stand in reading order. `state` names the country whose
/// constitution "the Constitution" is. Takes time in proportion to the text.
pub fn find(
    text: &str,
    words: &Words,
    passages: &[Passage],
    lexicon: &CitationWords,
    state: Option<&str>,
) -> Citations {
    let doc = Doc::new(text, words, lexicon, state);
    let mut resolver = Resolver::new(&doc, state);
    let mut found = Citations::default();
    let mut at = 0;
    for (number, passage) in passages.iter().enumerate() {
        resolver.enter(number as u32);
        let list = if passage.answer { &mut found.citations } else { &mut found.asked };
        at = first_token(&doc, at, passage.span);
        at = walk(&doc, passage.span, at, &mut resolver, list);
    }
    found.instruments = resolver.registry.instruments;
    found
}

/// The first token of a passage. Passages stand in order, so the search goes on where the last one ended.
fn first_token(doc: &Doc<'_>, from: usize, span: Span) -> usize {
    if from > 0 && doc.tokens.get(from - 1).is_some_and(|t| t.start >= span.start) {
        return doc.words.within(span).start;
    }
    from + doc.tokens[from.min(doc.tokens.len())..].iter().take_while(|t| t.start < span.start).count()
}

/// Walks over the words of one passage, enters the grammar where a word may begin or hold a mention, and returns the
/// first token behind the passage.
fn walk(doc: &Doc<'_>, span: Span, first: usize, resolver: &mut Resolver<'_>, list: &mut Vec<Citation>) -> usize {
    let mut french = None;
    let mut token = first;
    let mut floor = span.start as usize;
    while let Some(&word) = doc.tokens.get(token).filter(|t| t.end <= span.end) {
        let role = doc.roles[word.word.0 as usize];
        let numbered = word.shape == Shape::Number;
        let short = word.shape == Shape::Upper && resolver.registry.is_short(word.word);
        let series = role.has(flag::SERIES) && doc.capital(token) || doc.spells(token);
        if !(role.begins() || numbered || short || series) {
            token += 1;
            continue;
        }
        let Some(at) = entrance(doc, token, role, floor) else {
            token += 1;
            continue;
        };
        let french = *french.get_or_insert_with(|| is_french(doc, first, span));
        let r = Reading { doc, at, end: span.end as usize, token, french };
        let found = mention(r, token, role, floor, short)
            .and_then(|(after, found)| Some((resolver.bind(&found)?, after, found)));
        let Some((citation, mut after, mut mention)) = found else {
            token += 1;
            continue;
        };
        list.push(citation);
        while let Some((next, more)) = further(after, &mention)
            .and_then(|(next, more)| Some((next, resolver.bind(&more).map(|c| list.push(c)).map(|()| more)?)))
        {
            (after, mention) = (next, more);
        }
        floor = after.at;
        token = after.token.max(token + 1);
    }
    token
}

/// Where the grammar is entered for a token, or none where a look at it shows that no mention begins or stands here.
fn entrance(doc: &Doc<'_>, token: usize, role: Role, floor: usize) -> Option<usize> {
    if doc.shape(token) == Shape::Number {
        // "§ 12": the sign stands in the gap before the number.
        let gap = doc.gap(token);
        let sign = gap.find('§').filter(|_| gap.trim_end().ends_with('§'))?;
        return Some(doc.start(token) - gap.len() + sign).filter(|&at| at >= floor);
    }
    let provision = role.has(flag::ARTICLE | flag::PART | flag::CHAPTER);
    let small = !provision && role.names_act() && !doc.capital(token);
    // "plan", "convention", "rules" in small letters are no citation.
    (!small || role.small).then(|| doc.start(token))
}

/// The mention that begins or stands at a token; `short` where it is an abbreviation known by now.
fn mention(r: Reading<'_>, token: usize, role: Role, floor: usize, short: bool) -> Option<(Reading<'_>, Mention)> {
    if role.has(flag::ARTICLE | flag::PART | flag::CHAPTER) || r.doc.shape(token) == Shape::Number {
        let known = role.has(flag::CHAPTER) || r.doc.spells(token);
        if let Some(found) = known.then(|| of_known(r)).flatten() {
            return Some(found);
        }
        return of_provision(r).or_else(|| role.names_act().then(|| of_act(r, token, floor)).flatten());
    }
    if role.names_act() {
        return of_act(r, token, floor);
    }
    if let Some(found) = of_known(r) {
        return Some(found);
    }
    let after = r.after(token);
    short.then_some((after, Mention { start: r.at, end: after.at, provision: None, subject: Subject::Short(token) }))
}

/// What a mention goes on to: "and 7 of the Family Code", "and No. 6 of 2024".
fn further<'a>(after: Reading<'a>, mention: &Mention) -> Option<(Reading<'a>, Mention)> {
    match &mention.subject {
        Subject::Act(act) if act.number.is_some() && mention.provision.is_none() => numbered(after, act),
        _ => another(after).filter(|_| mention.provision.as_ref().is_some_and(|p| !p.articles.is_empty())),
    }
}

/// Whether a passage is French, by the first of its small words.
fn is_french(doc: &Doc<'_>, first: usize, span: Span) -> bool {
    let (mut english, mut french) = (0, 0);
    for token in doc.tokens[first..].iter().take(60).take_while(|t| t.end <= span.end) {
        let role = doc.roles[token.word.0 as usize];
        english += usize::from(role.has(flag::ENGLISH));
        french += usize::from(role.has(flag::FRENCH));
    }
    french > english
}
