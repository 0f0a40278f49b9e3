//! Explaining: how the verdict on one obligation was reached, and what a finding's code means.
//!
//! In: a case and an obligation's id, or a code. Out: an [`Explanation`] with the weighing tree of each passage that was
//! heard, or of the sentence that came nearest, and of each part of a full answer; or the page of a code from
//! `docs/findings.md`.

use super::sought::{self, Section};
use super::{Case, Verdict, one_line, verdict};
use crate::judge::{Bearing, Passage, Weighing, Worth};
use crate::rule::{Obligation, Probe};
use crate::text::Place;

/// How a verdict was reached.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The verdict.
    pub verdict: Verdict,
    /// What makes a passage on point, as the rule has it, held against each passage heard: the decisive one first, the others
    /// in reading order.
    pub heard: Vec<Heard>,
    /// The sentence that came nearest, where none was on point.
    pub nearest: Option<Heard>,
    /// What makes a passage on point, held against nothing.
    pub topic: Weighing,
    /// Whether a measure is on point; the parts of a full answer are looked for beside measures only.
    pub measured: bool,
    /// Parts of a full answer.
    pub parts: Vec<PartSought>,
    /// The same as a table: the topic, then each part.
    pub table: Vec<Section>,
}

/// A passage that was heard.
#[derive(Debug, Clone)]
pub struct Heard {
    /// Where it stands.
    pub place: Place,
    /// Its words.
    pub quote: String,
    /// The items under which it stands.
    pub item: Option<String>,
    /// Number of its sentence in the reading: passages of one sentence have one tree.
    pub sentence: usize,
    /// How it comes to be on point.
    pub bearing: &'static str,
    /// Whether the verdict rests on it first of all.
    pub decisive: bool,
    /// How the tool reads it.
    pub reading: String,
    /// Words that limit it.
    pub limit: Option<String>,
    /// What was looked for in it.
    pub weighing: Weighing,
    /// What else of the rule holds for it and changes what it is worth: what that does, and the tree.
    pub besides: Vec<(&'static str, Weighing)>,
}

/// A part of a full answer.
#[derive(Debug, Clone)]
pub struct PartSought {
    /// What it is.
    pub name: String,
    /// Where it was seen.
    pub place: Option<Place>,
    /// What shows it, held against the sentence that does, or else against that of the decisive passage.
    pub weighing: Weighing,
    /// Where all of it stands nearest, too far from a measure to count.
    pub nearest: Option<(Place, String)>,
}

impl Explanation {
    /// Whether a part was seen, and where.
    pub fn seen(&self, part: &PartSought) -> String {
        match part.place {
            Some(place) => format!("found, {}", place.name()),
            None if self.measured => "not found".to_owned(),
            None => "not looked for, as no measure is on point".to_owned(),
        }
    }
}

/// Explains the verdict on an obligation; `None` where the pack has none of that id.
pub fn explain(case: &Case, id: &str) -> Option<Explanation> {
    let number = case.rules.pack.obligations.iter().position(|o| o.id == id)?;
    let obligation = &case.rules.pack.obligations[number];
    let (reply, judgement) = (case.reply, case.judgement);
    let grade = case.graded().map(|g| g.grade(number));
    let verdict = Verdict { grade, ..verdict::of(case.source, reply, judgement, number, obligation) };
    let ground = judgement.ground(reply, &case.rules.lexicon);
    let trial = &judgement.trials[number];
    let decisive = judgement.rulings[number].rests_on.first().map(|p| p.witness);
    let mut passages: Vec<&Passage> = trial.passages.iter().collect();
    passages.sort_by_key(|p| Some(p.witness) != decisive);
    let heard: Vec<Heard> = passages
        .iter()
        .map(|passage| Heard { decisive: Some(passage.witness) == decisive, ..of_passage(case, obligation, passage) })
        .collect();
    let nearest = if heard.is_empty() { nearest(case, obligation) } else { None };
    let from = heard.first().or(nearest.as_ref()).map(|h| h.sentence);
    let parts = obligation
        .parts
        .iter()
        .zip(&trial.parts)
        .map(|(part, seen)| PartSought {
            name: part.name.clone(),
            place: seen.sentence.map(|s| case.source.place(reply.reading.sentences()[s].span)),
            weighing: ground.weigh(&part.needs, seen.sentence.or(from)),
            nearest: if seen.sentence.is_some() { None } else { holding(case, &part.needs, from) },
        })
        .collect();
    let topic = ground.weigh(&obligation.topic, None);
    let measured = trial.passages.iter().any(|p| p.worth == Worth::Measure);
    let mut told = Explanation { verdict, heard, nearest, topic, measured, parts, table: Vec::new() };
    told.table = sought::sections(case, &told, from);
    Some(told)
}

fn of_passage(case: &Case, obligation: &Obligation, passage: &Passage) -> Heard {
    let (reply, judgement) = (case.reply, case.judgement);
    let ground = judgement.ground(reply, &case.rules.lexicon);
    let witness = &judgement.witnesses[passage.witness];
    let text = reply.plain.text();
    let declines = obligation.declines.as_ref().filter(|_| passage.worth == Worth::Absence);
    let holds = |p: &&Probe| ground.holds(p, witness.sentence);
    let declines = declines.filter(holds).map(|p| ("refuses or admits", ground.weigh(p, Some(witness.sentence))));
    Heard {
        place: case.source.place(witness.span),
        quote: one_line(witness.span.of(text)),
        item: reply.item_at(witness.span),
        sentence: witness.sentence,
        bearing: match passage.bearing {
            Bearing::Direct => "on point by its own words",
            Bearing::Strong => "plainly on point by its own words",
            Bearing::Continued => "continues a sentence on point",
            Bearing::Elsewhere => "on point, under another item",
        },
        decisive: false,
        reading: verdict::reading(witness, passage.worth).english(),
        limit: passage.limit.map(|l| one_line(l.of(text))),
        weighing: ground.weigh(&obligation.topic, Some(witness.sentence)),
        besides: declines.into_iter().collect(),
    }
}

/// The sentence of the item's answers in which most of what was looked for stands.
fn nearest(case: &Case, obligation: &Obligation) -> Option<Heard> {
    let (reply, judgement) = (case.reply, case.judgement);
    let ground = judgement.ground(reply, &case.rules.lexicon);
    let own =
        reply.outline.answers.iter().zip(&reply.answer_paragraphs).filter(|(a, _)| a.items.contains(&obligation.item));
    let (sentence, weighing) = own
        .flat_map(|(_, paragraphs)| paragraphs.clone())
        .flat_map(|p| reply.reading.paragraphs()[p].sentences.clone())
        .map(|s| (s, ground.weigh(&obligation.topic, Some(s))))
        .filter(|(_, w)| count(w) > 0)
        .max_by_key(|(s, w)| (count(w), std::cmp::Reverse(*s)))?;
    let span = reply.reading.sentences()[sentence].span;
    let against = [
        ("taken off the point by `beside`", obligation.beside.as_ref()),
        ("about a matter that the pack puts aside", case.rules.pack.aside.as_ref()),
    ];
    let besides = against
        .into_iter()
        .filter_map(|(why, probe)| Some((why, probe?)))
        .filter(|(_, probe)| ground.holds(probe, sentence))
        .map(|(why, probe)| (why, ground.weigh(probe, Some(sentence))))
        .collect();
    Some(Heard {
        place: case.source.place(span),
        quote: one_line(span.of(reply.plain.text())),
        item: reply.item_at(span),
        sentence,
        bearing: "nearest, but not on point",
        decisive: false,
        reading: String::new(),
        limit: None,
        weighing,
        besides,
    })
}

/// The sentence nearest to another for which a probe holds.
fn holding(case: &Case, probe: &Probe, from: Option<usize>) -> Option<(Place, String)> {
    let ground = case.judgement.ground(case.reply, &case.rules.lexicon);
    let sentences = case.reply.reading.sentences();
    let held = (0..sentences.len()).filter(|s| ground.holds(probe, *s));
    let span = sentences[held.min_by_key(|s| s.abs_diff(from.unwrap_or(0)))?].span;
    Some((case.source.place(span), one_line(span.of(case.reply.plain.text()))))
}

/// How many of the things looked for were found.
fn count(weighing: &Weighing) -> usize {
    usize::from(weighing.found.is_some()) + weighing.within.iter().map(count).sum::<usize>()
}

/// The page of a finding's code: Markdown.
pub fn page(code: &str) -> Option<String> {
    let all = include_str!("../../docs/findings.md");
    let start = all.find(&format!("\n## `{code}`\n"))? + 1;
    let body = &all[start..];
    let end = body[3..].find("\n## ").map_or(body.len(), |e| e + 3);
    Some(body[..end].trim_end().to_owned() + "\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_code_of_a_finding_has_a_page() {
        for code in crate::code::ALL
            .iter()
            .filter(|c| !c.starts_with("input/") && !c.starts_with("output/") && !c.starts_with("rule/"))
        {
            let page = super::page(code).unwrap_or_else(|| panic!("{code} has no page in docs/findings.md"));
            for heading in ["**What.**", "**Why.**", "**Example.**", "**Cure.**"] {
                assert!(page.contains(heading), "{code} lacks {heading}");
            }
        }
    }
}
