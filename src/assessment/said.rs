//! Facts as the assessment says them: each with its place and its words on one line.

use super::{CitationSaid, EventSaid, FigureSaid, Words, one_line};
use crate::fact::figure::Unit;
use crate::fact::partial_date::PartialDate;
use crate::judge::{Judgement, Reply, Worth};
use crate::text::{Source, Span};

/// Every legal reference in the answers.
pub fn citations(source: &Source, reply: &Reply) -> Vec<CitationSaid> {
    let text = reply.plain.text();
    reply
        .citations
        .citations
        .iter()
        .map(|c| CitationSaid {
            place: source.place(c.span),
            text: c.text(text),
            instrument: reply.citations.of(c).map(|i| i.name.clone()),
            articles: c.articles.clone(),
            chapter: c.chapter.clone(),
            number: c.number.clone(),
            date: c.date.map(|d| d.to_string()),
            anaphor: c.anaphor,
        })
        .collect()
}

/// Every figure in the answers.
pub fn figures(source: &Source, reply: &Reply) -> Vec<FigureSaid> {
    let text = reply.plain.text();
    let words = |span: Span| one_line(span.of(text));
    reply
        .figures
        .iter()
        .map(|f| FigureSaid {
            place: source.place(f.span),
            text: words(f.span),
            value: f.value,
            unit: unit(f.unit, text),
            of: f.of.map(words),
            years: f.years.clone(),
            institution: f.institution.map(|span| institution(reply, span)),
        })
        .collect()
}

/// A unit's name, with the currency or the length of time as written.
pub fn unit(unit: Unit, text: &str) -> String {
    match unit {
        Unit::Money(words) | Unit::Duration(words) => one_line(words.of(text)),
        other => other.name().to_owned(),
    }
}

/// A time in ISO form: a point, or its two ends with a slash; one that runs on has nothing after it.
pub fn period(from: PartialDate, to: Option<PartialDate>) -> String {
    match to {
        Some(to) if to == from => from.to_string(),
        Some(to) => format!("{from}/{to}"),
        None => format!("{from}/"),
    }
}

/// The full name of the body that is named at a span.
fn institution(reply: &Reply, span: Span) -> String {
    let named = reply.institutions.at(span).and_then(|m| reply.institutions.of(m));
    named.map_or_else(|| one_line(span.of(reply.plain.text())), |i| i.name.clone())
}

/// Every event in the answers.
pub fn events(source: &Source, reply: &Reply) -> Vec<EventSaid> {
    let text = reply.plain.text();
    reply
        .events
        .iter()
        .map(|e| EventSaid {
            place: source.place(e.span),
            text: one_line(e.span.of(text)),
            date: e.date.map(|(from, to)| period(from, to)),
            kind: e.kind.name().to_owned(),
            institution: e.institution.map(|span| institution(reply, span)),
        })
        .collect()
}

/// What the reply promises.
pub fn commitments(source: &Source, reply: &Reply, judgement: &Judgement) -> Vec<Words> {
    clauses(source, reply, judgement, |w| w == Worth::Promise)
}

/// What the reply admits or refuses.
pub fn admissions(source: &Source, reply: &Reply, judgement: &Judgement) -> Vec<Words> {
    clauses(source, reply, judgement, |w| matches!(w, Worth::Absence | Worth::Refusal))
}

fn clauses(source: &Source, reply: &Reply, judgement: &Judgement, wanted: impl Fn(Worth) -> bool) -> Vec<Words> {
    judgement
        .witnesses
        .iter()
        .filter(|w| wanted(w.worth()))
        .map(|w| Words { place: source.place(w.span), text: one_line(w.span.of(reply.plain.text())) })
        .collect()
}
