//! A reply as it is judged: its text, its outline, and all facts in its answers.
//!
//! In: a source, the lexicon of the rules, and the word lists of the grammars. Out: a [`Reply`]. Every step is named here in
//! order, so that the reading of a reply can be followed in one function.

use std::ops::Range;

use super::echo::Ear;
use super::{WordLists, continues};
use crate::fact::citation::{self, Citations};
use crate::fact::date::{self, DateFact};
use crate::fact::event::{self, Event};
use crate::fact::figure::{self, Figure};
use crate::fact::institution::{self, Institutions};
use crate::fact::partial_date::PartialDate;
use crate::fact::reading::{Reading as FactReading, When};
use crate::fact::stance::{self, Stances};
use crate::fact::{Para, citation::Passage};
use crate::lexicon::{Languages, Lexicon, Reading};
use crate::report::reference::{self, Said};
use crate::report::{self, ItemSpec, Outline, Reference};
use crate::rule::Pack;
use crate::text::{Plain, Source, Span, Words};

/// A reply with all that is known of it before anything is judged.
pub struct Reply {
    /// The clean view.
    pub plain: Plain,
    /// Its words.
    pub words: Words,
    /// What it is asked and what it answers.
    pub outline: Outline,
    /// The paragraphs of the answers, cut into sentences, with the concepts that they meet.
    pub reading: Reading,
    /// For each answer of the outline, its paragraphs in `reading`.
    pub answer_paragraphs: Vec<Range<usize>>,
    /// For each paragraph of `reading`, the one that introduces its list.
    pub leads: Vec<Option<usize>>,
    /// The references to law.
    pub citations: Citations,
    /// The dates.
    pub dates: Vec<DateFact>,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The institutions.
    pub institutions: Institutions,
    /// The events.
    pub events: Vec<Event>,
    /// The clauses with their stances.
    pub stances: Stances,
    /// For each of those clauses, whether it only says again what was asked.
    pub echoes: Vec<bool>,
    /// Where it sends its reader to another answer.
    pub references: Vec<Reference>,
    /// For each sentence of `reading`, whether it goes on with the one before it.
    pub(super) continues: Vec<bool>,
    /// For each of `dates`, whether it says when a rule was made.
    pub(super) makings: Vec<bool>,
    /// For each of `dates`, whether it is that of what something is compared with.
    pub(super) compared: Vec<bool>,
}

impl Reply {
    /// Reads a reply. `pack` gives the items that its asks are bound to; without it they are named as the text numbers them.
    pub fn read(
        source: &Source,
        pack: Option<&Pack>,
        lexicon: &Lexicon,
        languages: &Languages,
        lists: &WordLists,
    ) -> Reply {
        let plain = Plain::of(source);
        let words = Words::of(plain.text());
        let outline = outline(source, &plain, &words, pack, lists);
        Reply::with_outline(plain, words, outline, pack, lexicon, languages, lists)
    }

    /// Reads a text as nothing but the answer to one item, as the examples in rules are.
    pub fn of_answer(
        source: &Source,
        pack: &Pack,
        item: &str,
        lexicon: &Lexicon,
        languages: &Languages,
        lists: &WordLists,
    ) -> Reply {
        let plain = Plain::of(source);
        let words = Words::of(plain.text());
        let mut outline = report::read(source, &plain, &words, None, &lists.layout);
        outline.answers = vec![report::Answer::alone(item, plain.text())];
        Reply::with_outline(plain, words, outline, Some(pack), lexicon, languages, lists)
    }

    /// Reads a reply whose outline is made already.
    pub(super) fn with_outline(
        plain: Plain,
        words: Words,
        outline: Outline,
        pack: Option<&Pack>,
        lexicon: &Lexicon,
        languages: &Languages,
        lists: &WordLists,
    ) -> Reply {
        let mut spans: Vec<Span> = Vec::new();
        let mut leads = Vec::new();
        let mut answer_paragraphs = Vec::with_capacity(outline.answers.len());
        for answer in &outline.answers {
            let first = spans.len();
            for paragraph in &answer.body {
                spans.push(paragraph.span);
                leads.push(paragraph.lead.map(|l| first + l));
            }
            answer_paragraphs.push(first..spans.len());
        }
        let reading = Reading::of(plain.text(), &words, lexicon, languages, &spans);

        let state = outline.header.state.as_ref().map(|f| f.value.as_str());
        let passages = passages(&outline);
        let citations = citation::find(plain.text(), &words, &passages, &lists.citation, state);

        let cuts: Vec<Vec<Span>> = reading
            .paragraphs()
            .iter()
            .map(|p| reading.sentences()[p.sentences.clone()].iter().map(|s| s.span).collect())
            .collect();
        let paras: Vec<Para> = spans
            .iter()
            .zip(&cuts)
            .zip(&leads)
            .map(|((&span, cut), &lead)| Para { span, sentences: cut, lead })
            .collect();
        let received = day(outline.header.received.as_ref());
        let baseline = pack.map(Pack::baseline).or(day(outline.header.adopted.as_ref()));
        let when = When { received, period: baseline.zip(received) };
        let facts = FactReading::new(plain.text(), &words, &paras, &lists.cues, when).knowing(&citations);
        let dates = date::find(&facts);
        let institutions = institution::find(&facts);
        let figures = figure::find(&facts, &dates, &institutions.mentions);
        let events = event::find(&facts, &dates, &institutions.mentions);
        let stances = Stances::of(plain.text(), &words, &reading, &stance::Cues::new(lexicon, lists.verbs.clone()));
        drop(facts);
        let ear = Ear { words: &words, outline: &outline, reading: &reading, answers: &answer_paragraphs, languages };
        let echoes = ear.echoes(&stances, pack);
        let continues = continues::sentences(&plain, &words, &reading, &lists.cues);
        let makings = continues::makings(&words, &dates, &lists.cues);
        let compared = continues::compared(&words, &dates, &figures, &lists.cues);
        let references = references(&plain, &words, &outline, &reading, &answer_paragraphs, lists);
        Reply {
            plain,
            words,
            outline,
            reading,
            answer_paragraphs,
            leads,
            citations,
            dates,
            figures,
            institutions,
            events,
            stances,
            echoes,
            references,
            continues,
            makings,
            compared,
        }
    }
}

impl Reply {
    /// The day on which it was received.
    pub fn received(&self) -> Option<PartialDate> {
        day(self.outline.header.received.as_ref())
    }

    /// The items under whose answer a span stands.
    pub fn item_at(&self, span: Span) -> Option<String> {
        let paragraph = self.reading.paragraphs().partition_point(|p| p.span.end <= span.start);
        let answer = self.answer_of(paragraph)?;
        (!answer.items.is_empty()).then(|| answer.items.join(", "))
    }

    /// The answer that a paragraph of the reading belongs to.
    pub fn answer_of(&self, paragraph: usize) -> Option<&report::Answer> {
        self.outline.answers.get(self.answer_paragraphs.partition_point(|r| r.end <= paragraph))
    }
}

/// The date that a field of the cover holds.
fn day(field: Option<&report::Field>) -> Option<PartialDate> {
    field.and_then(|f| PartialDate::parse(&f.value)).map(|(date, _)| date)
}

fn outline(source: &Source, plain: &Plain, words: &Words, pack: Option<&Pack>, lists: &WordLists) -> Outline {
    let Some(pack) = pack else { return report::read(source, plain, words, None, &lists.layout) };
    let asks: Vec<Vec<String>> =
        pack.items.iter().map(|i| [Some(&i.ask), i.ask_fr.as_ref()].into_iter().flatten().cloned().collect()).collect();
    let spec: Vec<ItemSpec> = pack
        .items
        .iter()
        .zip(&asks)
        .map(|(item, asks)| ItemSpec {
            id: &item.id,
            number: item.unlettered(),
            letter: item.letter.as_deref().and_then(|l| l.chars().next()),
            paragraph: item.paragraph,
            asks,
        })
        .collect();
    report::read(source, plain, words, Some(&spec), &lists.layout)
}

fn references(
    plain: &Plain,
    words: &Words,
    outline: &Outline,
    reading: &Reading,
    answer_paragraphs: &[Range<usize>],
    lists: &WordLists,
) -> Vec<Reference> {
    let mut said = Vec::with_capacity(reading.sentences().len());
    for (answer, paragraphs) in answer_paragraphs.iter().enumerate() {
        for paragraph in &reading.paragraphs()[paragraphs.clone()] {
            let sentences = &reading.sentences()[paragraph.sentences.clone()];
            said.extend(sentences.iter().map(|s| Said { answer, span: s.span, tokens: s.tokens.clone() }));
        }
    }
    reference::find(plain.text(), words, outline, &said, &lists.layout, &lists.refers)
}

/// Asks and answers in reading order: asks give antecedents and abbreviations to the citations in answers.
fn passages(outline: &Outline) -> Vec<Passage> {
    let mut all: Vec<Passage> = outline
        .answers
        .iter()
        .flat_map(|a| {
            let asks = a.asks.iter().map(|&span| Passage { span, answer: false });
            asks.chain(a.body.iter().map(|p| Passage { span: p.span, answer: true }))
        })
        .collect();
    all.sort_by_key(|p| p.span);
    all
}
