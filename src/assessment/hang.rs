//! What the graph is given: the pack, the outline, the facts and the rulings as plain data.

use crate::fact::amendment;
use crate::judge::{Passage, Worth};
use crate::report::Answer;
use crate::rule::Status;
use crate::text::Span;
use crate::trace::{
    self, Given, GivenAmendment, GivenAnswer, GivenCitation, GivenEvidence, GivenInstrument, GivenLaw, Graph,
};

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
        obligation.evidence.extend(parts(case, number));
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
    given.answers = answers(case);
    // Each sentence that sends its reader to other answers, once per item.
    given.references =
        reply.references.iter().flat_map(|r| r.items.iter().map(|item| (r.span, item.as_str()))).collect();
    let amendments = amendment::find(&reply.citations, &reply.words, sentences.iter().copied());
    given.amendments = amendments
        .iter()
        .map(|a| GivenAmendment {
            by: a.by.index(),
            of: GivenLaw { instrument: a.of.index(), articles: a.articles.iter().map(String::as_str).collect() },
            span: a.span,
        })
        .collect();
    given.institutions = reply.institutions.list.iter().map(|i| i.name.as_str()).collect();
    given.mentions =
        reply.institutions.mentions.iter().filter_map(|m| Some((m.institution? as usize, m.span))).collect();
    trace::build(&given)
}

/// The answers of the reply. One that says the words of the first answer to its item again repeats it; what else two answers
/// share, the graph itself finds.
fn answers<'a>(case: &Case<'a>) -> Vec<GivenAnswer<'a>> {
    let (all, text) = (&case.reply.outline.answers, case.reply.plain.text());
    let mut numbers: Vec<Option<usize>> = Vec::with_capacity(all.len());
    let mut out: Vec<GivenAnswer> = Vec::new();
    let words = |a: &Answer| -> String {
        let said = a.body.iter().map(|p| p.span.of(text));
        said.flat_map(str::chars).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    for answer in all {
        numbers.push(answer.answer.map(|_| out.len()));
        let Some(span) = answer.answer else { continue };
        let first = answer.repeats.filter(|&first| words(&all[first]) == words(answer));
        let repeats = first.and_then(|first| numbers[first]);
        out.push(GivenAnswer { items: answer.items.iter().map(String::as_str).collect(), span, repeats });
    }
    out
}

/// The sentences that show the parts of a full answer, with what the passage in them is worth.
fn parts(case: &Case, obligation: usize) -> Vec<GivenEvidence> {
    let trial = &case.judgement.trials[obligation];
    let of = |sentence: usize| trial.passages.iter().find(|p| case.judgement.witnesses[p.witness].sentence == sentence);
    let shown = trial.parts.iter().enumerate().filter_map(|(part, seen)| {
        let sentence = seen.sentence?;
        let known = of(sentence).map(|passage| evidence(case, passage, trace::Role::Supporting));
        let span = case.reply.reading.sentences()[sentence].span;
        let plain = GivenEvidence { span, role: trace::Role::Supporting, status: None, part: None, date: None };
        Some(GivenEvidence { part: Some(part), ..known.unwrap_or(plain) })
    });
    shown.collect()
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
