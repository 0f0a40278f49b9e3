//! One obligation: what is asked beside what is answered, with the words that decide.
//!
//! In: a verdict, and what belongs to it. Out: what the template of an obligation shows. The decisive words stand in the
//! sentences around them; the law is that cited in these sentences.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Serialize;

use super::anchors::{Anchors, Link};
use super::matrix::{Sign, Titles};
use crate::assessment::{Assessment, Audience, Block, Evidence, Firmness, Role, Verdict};
use crate::render::cited::{Cited, cited};
use crate::render::excerpt::{Around, Frame, extent};
use crate::render::labels::{Labels, fill};
use crate::render::untrusted::clipped;
use crate::render::{gap, wording};
use crate::text::{Place, Span};

/// How much is shown around decisive words.
const AROUND: Frame = Frame { width: 90, rows: 6, around: Around::Sentence };
/// The most columns of an ask that are shown.
const ASK: usize = 700;
/// The most columns of an answer in which nothing was found.
const OPENING: usize = 320;

/// What is shown of one obligation.
#[derive(Debug, Serialize)]
pub(super) struct Obligation<'a> {
    anchor: &'a str,
    id: &'a str,
    /// Where it stands in the recommendation.
    within: String,
    asks: &'a str,
    sign: Sign,
    kind: String,
    kind_name: &'static str,
    /// The number of its item, for the filter.
    item: usize,
    weak: Option<&'static str>,
    unless: Option<Cow<'a, str>>,
    /// What would make it firm, for whoever writes the reply.
    firmer: Option<Cow<'a, str>>,
    grade: Option<String>,
    urgency: Option<&'static str>,
    waiver: Option<String>,
    decisions: Vec<Decided<'a>>,
    because: Cow<'a, str>,
    /// Whether reason and doubts are known in English only.
    english: bool,
    /// The ask as the reply quotes it.
    ask: Option<Quote>,
    evidence: Vec<Quote>,
    /// What is said of the answer where no words of it decide.
    silence: Option<String>,
    opening: Option<Quote>,
    law: Vec<Law>,
    missing: &'a [String],
    why: &'a str,
    question: Option<&'a str>,
}

/// Words of the reply, with what stands around them.
#[derive(Debug, Serialize)]
pub(super) struct Quote {
    pub before: String,
    pub words: String,
    pub after: String,
    pub place: Link,
    /// What is said of them.
    pub says: Vec<String>,
    pub contrary: bool,
}

/// What an evaluator has decided.
#[derive(Debug, Serialize)]
struct Decided<'a> {
    sign: Sign,
    reason: &'a str,
    by: String,
    stale: Option<Cow<'a, str>>,
}

/// A law that an answer rests on.
#[derive(Debug, PartialEq, Serialize)]
struct Law {
    name: String,
    date: Option<String>,
    lies: Option<&'static str>,
    lies_class: &'static str,
}

/// What all obligations of a page share.
pub(super) struct Desk<'a> {
    pub assessment: &'a Assessment,
    /// The text of the reply without its markup, as long as the reply itself.
    pub plain: &'a str,
    pub anchors: &'a Anchors<'a>,
    pub titles: &'a Titles<'a>,
    pub labels: &'a Labels,
    blocks: HashMap<&'a str, &'a Block>,
    law: HashMap<&'a str, Cited<'a>>,
}

impl<'a> Desk<'a> {
    pub fn of(
        assessment: &'a Assessment,
        plain: &'a str,
        anchors: &'a Anchors<'a>,
        titles: &'a Titles<'a>,
        labels: &'a Labels,
    ) -> Desk<'a> {
        let law = cited(assessment).0.into_iter().map(|c| (c.name, c)).collect();
        Desk { assessment, plain, anchors, titles, labels, blocks: gap::blocks(assessment), law }
    }

    /// What is shown of each obligation, in the pack's order.
    pub fn obligations(&'a self) -> Vec<Obligation<'a>> {
        let shown = self.assessment.verdicts.iter().enumerate();
        shown.filter_map(|(number, verdict)| Some(self.one(self.anchors.obligation(number)?, verdict))).collect()
    }

    fn one(&'a self, anchor: &'a str, verdict: &'a Verdict) -> Obligation<'a> {
        let labels = self.labels;
        let block = self.blocks.get(verdict.item.as_str()).copied();
        let mut within: Vec<String> = self.titles.of(&verdict.item).into_iter().collect();
        within.push(fill(labels.phrase.of_item, &[("item", &verdict.item)]));
        let paragraphs: Vec<String> = block.map_or(&[][..], |b| &b.paragraphs).iter().map(u32::to_string).collect();
        if !paragraphs.is_empty() {
            within.push(fill(labels.phrase.of_paragraphs, &[("numbers", &paragraphs.join(", "))]));
        }
        let weak = verdict.firmness == Firmness::Weak;
        let silent = verdict.evidence.is_empty();
        let answer = block.and_then(|b| b.answer.as_ref());
        let silence = block.filter(|_| silent).map(|block| match answer {
            Some(answer) => labels.standing(labels.sentence.answer_stands, answer),
            None => labels.standing(labels.sentence.no_answer, &block.ask),
        });
        Obligation {
            anchor,
            id: &verdict.obligation,
            within: within.join(" · "),
            asks: &verdict.asks,
            sign: Sign::of(verdict.status, labels),
            kind: self.titles.kind(verdict.kind),
            kind_name: labels.kind(verdict.kind),
            item: self.titles.item(&verdict.item),
            weak: weak.then(|| labels.firmness(verdict.firmness)),
            unless: labels.unless(verdict).filter(|_| weak),
            firmer: labels.firmer(verdict).filter(|_| self.assessment.audience == Some(Audience::Drafter)),
            grade: verdict.grade.as_ref().map(|g| labels.field(&g.scale, &g.value)),
            urgency: verdict.urgency.map(|u| labels.urgency(u)),
            waiver: verdict.waiver.as_ref().map(|w| {
                let values = [("day", labels.day(&w.until)), ("by", w.by.clone()), ("reason", w.reason.clone())];
                fill(labels.sentence.waived_by, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
            }),
            decisions: verdict.decisions.iter().map(|d| self.decided(d)).collect(),
            because: labels.because(verdict),
            english: verdict.reason.is_none(),
            ask: block.map(|b| self.opening(&b.ask, ASK)),
            evidence: verdict.evidence.iter().map(|e| self.quote(e, verdict)).collect(),
            silence,
            opening: answer.filter(|_| silent).map(|a| self.opening(a, OPENING)),
            law: self.law(verdict),
            missing: &verdict.missing,
            why: &verdict.why,
            question: verdict.question.as_deref(),
        }
    }

    fn decided(&self, decision: &'a crate::assessment::Decision) -> Decided<'a> {
        Decided {
            sign: Sign::of(decision.status, self.labels),
            reason: &decision.reason,
            by: format!("{}, {}", decision.by, self.labels.day(&decision.on)),
            stale: self.labels.stale(decision),
        }
    }

    /// The text of a span, empty where it is not in the text.
    fn text(&self, start: u32, end: u32) -> &'a str {
        self.plain.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The beginning of a passage.
    pub fn opening(&self, place: &Place, most: usize) -> Quote {
        Quote {
            before: String::new(),
            words: clipped(self.text(place.start, place.end), most, true),
            after: String::new(),
            place: self.anchors.to_lines(place),
            says: Vec::new(),
            contrary: false,
        }
    }

    /// The sentences around a piece of evidence; nothing where its place is not in the text.
    fn around(&self, place: &Place) -> Option<Span> {
        let words = self.text(place.start, place.end);
        (!words.is_empty()).then(|| extent(self.plain, Span { start: place.start, end: place.end }, AROUND))
    }

    fn quote(&self, evidence: &Evidence, verdict: &Verdict) -> Quote {
        let labels = self.labels;
        let place = &evidence.place;
        let around = self.around(place).filter(|_| evidence.role == Role::Decisive);
        let (mut before, mut after) = (String::new(), String::new());
        if let Some(around) = around {
            before.push_str(self.text(around.start.min(place.start), place.start));
            after.push_str(self.text(place.end, around.end.max(place.end)));
        }
        let mut says = Vec::new();
        match &evidence.item {
            Some(item) if !wording::names(item, &verdict.item) => {
                says.push(fill(labels.phrase.under_item, &[("item", item)]));
            }
            None => says.push(labels.party.outside.to_owned()),
            _ => {}
        }
        if evidence.role != Role::Decisive {
            says.push(labels.role(evidence.role).to_owned());
        }
        if !evidence.reading.is_empty() {
            says.push(fill(labels.phrase.read_as, &[("reading", &labels.reading(evidence))]));
        }
        Quote {
            before,
            words: evidence.quote.clone(),
            after,
            place: self.anchors.to(place),
            says,
            contrary: evidence.role == Role::Contrary,
        }
    }

    /// The law cited in the sentences that a verdict rests on.
    fn law(&self, verdict: &Verdict) -> Vec<Law> {
        let rests = verdict.evidence.iter().filter(|e| e.role != Role::Contrary).filter_map(|e| self.around(&e.place));
        let rests: Vec<Span> = rests.collect();
        let mut out: Vec<Law> = Vec::new();
        let citations = &self.assessment.citations;
        for citation in citations.iter().filter(|c| rests.iter().any(|r| (r.start..r.end).contains(&c.place.start))) {
            let whole = citation.instrument.as_deref().and_then(|name| self.law.get(name));
            let name = citation.instrument.as_deref().unwrap_or(&citation.text);
            let articles = citation.articles.iter().map(String::as_str).filter(|a| !a.is_empty()).collect::<Vec<_>>();
            let name = if articles.is_empty() || whole.is_none() {
                name.to_owned()
            } else {
                fill(self.labels.phrase.articles_of, &[("articles", &articles.join(", ")), ("law", name)])
            };
            let date = citation.date.as_deref().or(whole.and_then(|w| w.date));
            let baseline = Some(self.assessment.pack.adopted.as_str()).filter(|b| !b.is_empty());
            let lies = date.zip(baseline).map(|(date, baseline)| wording::lies(date, baseline));
            let law = Law {
                name,
                date: date.map(|d| self.labels.day(d)),
                lies: lies.map(|l| self.labels.lies_to_baseline(l)),
                lies_class: if lies == Some(wording::Lies::Since) { "since" } else { "before" },
            };
            if !out.contains(&law) {
                out.push(law);
            }
        }
        out
    }
}
