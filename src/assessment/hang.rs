//! What the graph is given: the pack, the outline, the facts and the rulings as plain data.

use crate::judge::{Passage, Worth};
use crate::rule::Status;
use crate::text::Span;
use crate::trace::{self, Given, GivenAnswer, GivenCitation, GivenEvidence, GivenInstrument, GivenLaw, Graph};

use super::Case;

/// Builds the graph of a case.
pub fn graph(case: &Case) -> Graph {
    let (reply, pack) = (case.reply, &case.rules.pack);
    let paragraphs: Vec<Span> = reply.reading.paragraphs().iter().map(|p| p.span).collect();
    let sentences: Vec<Span> = reply.reading.sentences().iter().map(|s| s.span).collect();
    let mut given = Given::of(case.source, reply.plain.text()).with_pack(pack);
    given.paragraphs = &paragraphs;
    given.sentences = &sentences;
    for item in &mut given.items {
        item.asked_at = reply.outline.answers.iter().find(|a| a.items.iter().any(|i| i == item.id)).map(|a| a.ask);
    }
    for (number, obligation) in given.obligations.iter_mut().enumerate() {
        let ruling = &case.judgement.rulings[number];
        obligation.status = Some(ruling.status);
        let on = ruling
            .rests_on
            .iter()
            .enumerate()
            .map(|(nth, p)| (p, if nth == 0 { trace::Role::Decisive } else { trace::Role::Supporting }));
        let against = ruling.against.iter().map(|p| (p, trace::Role::Contrary));
        for (passage, role) in on.chain(against) {
            obligation.evidence.push(evidence(case, passage, role));
        }
    }
    given.instruments =
        reply.citations.instruments.iter().map(|i| GivenInstrument { name: &i.name, date: i.date }).collect();
    // Laws that the reply's own asks name: an answer that does not cite them leaves a link missing.
    for answer in &reply.outline.answers {
        for citation in reply.citations.asked.iter().filter(|c| answer.ask.contains(c.span)) {
            let Some(instrument) = citation.instrument else { continue };
            for obligation in given.obligations.iter_mut().filter(|o| answer.items.iter().any(|i| i == o.item)) {
                // The rule says whether the law that the item names is this obligation's.
                let named = pack.obligation(obligation.id).is_some_and(|o| !o.names.is_empty());
                if named && !obligation.names.iter().any(|n| n.instrument == instrument.index()) {
                    let articles = citation.articles.iter().map(String::as_str).collect();
                    obligation.names.push(GivenLaw { instrument: instrument.index(), articles });
                }
            }
        }
    }
    given.citations = reply
        .citations
        .citations
        .iter()
        .map(|c| GivenCitation {
            span: c.span,
            instrument: c.instrument.map(super::super::fact::citation::InstrumentId::index),
            articles: c.articles.iter().map(String::as_str).collect(),
        })
        .collect();
    given.answers = reply
        .outline
        .answers
        .iter()
        .filter_map(|a| {
            let items = a.items.iter().map(String::as_str).collect();
            a.answer.map(|span| GivenAnswer { items, span, repeats: None })
        })
        .collect();
    given.institutions = reply.institutions.list.iter().map(|i| i.name.as_str()).collect();
    given.mentions =
        reply.institutions.mentions.iter().filter_map(|m| Some((m.institution? as usize, m.span))).collect();
    trace::build(&given)
}

fn evidence(case: &Case, passage: &Passage, role: trace::Role) -> GivenEvidence {
    let witness = &case.judgement.witnesses[passage.witness];
    let status = match passage.worth {
        Worth::Measure if passage.limit.is_some() => Some(Status::PartlyAddressed),
        Worth::Measure => Some(Status::Addressed),
        Worth::Promise => Some(Status::InProgress),
        Worth::Standing => Some(Status::ExistingLaw),
        Worth::Absence | Worth::Refusal => Some(Status::Declined),
        Worth::Nothing => None,
    };
    GivenEvidence { span: witness.span, role, status, part: None, date: witness.date }
}
