//! Explaining: how the verdict on one obligation was reached, and what a finding's code means.
//!
//! In: a case and an obligation's id, or a code. Out: an [`Explanation`] with the weighing tree of each passage that was
//! heard, or of the sentence that came nearest; or the page of a code from `docs/findings.md`.

use super::{Case, Verdict, one_line, verdict};
use crate::judge::{Bearing, Weighing};
use crate::text::Place;

/// How a verdict was reached.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The verdict.
    pub verdict: Verdict,
    /// What makes a passage on point, as the rule has it, held against each passage heard.
    pub heard: Vec<Heard>,
    /// The sentence that came nearest, where none was on point.
    pub nearest: Option<Heard>,
    /// Parts of a full answer, with the place where each was seen.
    pub parts: Vec<(String, Option<Place>)>,
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
    /// How it comes to be on point.
    pub bearing: &'static str,
    /// How the tool reads it.
    pub reading: String,
    /// Words that limit it.
    pub limit: Option<String>,
    /// What was looked for in it.
    pub weighing: Weighing,
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
    let text = reply.plain.text();
    let heard: Vec<Heard> = trial
        .passages
        .iter()
        .map(|passage| {
            let witness = &judgement.witnesses[passage.witness];
            Heard {
                place: case.source.place(witness.span),
                quote: one_line(witness.span.of(text)),
                item: reply.item_at(witness.span),
                bearing: match passage.bearing {
                    Bearing::Direct => "on point by its own words",
                    Bearing::Strong => "plainly on point by its own words",
                    Bearing::Continued => "continues a sentence on point",
                    Bearing::Elsewhere => "on point, under another item",
                },
                reading: verdict::reading(witness, passage.worth).english(),
                limit: passage.limit.map(|l| one_line(l.of(text))),
                weighing: ground.weigh(&obligation.topic, witness.sentence),
            }
        })
        .collect();
    let nearest = if heard.is_empty() { nearest(case, number) } else { None };
    let sentences = reply.reading.sentences();
    let parts = trial
        .parts
        .iter()
        .map(|p| (p.name.clone(), p.sentence.map(|s| case.source.place(sentences[s].span))))
        .collect();
    Some(Explanation { verdict, heard, nearest, parts })
}

/// The sentence of the item's answers in which most of what was looked for stands.
fn nearest(case: &Case, number: usize) -> Option<Heard> {
    let obligation = &case.rules.pack.obligations[number];
    let (reply, judgement) = (case.reply, case.judgement);
    let ground = judgement.ground(reply, &case.rules.lexicon);
    let own =
        reply.outline.answers.iter().zip(&reply.answer_paragraphs).filter(|(a, _)| a.items.contains(&obligation.item));
    let (sentence, weighing) = own
        .flat_map(|(_, paragraphs)| paragraphs.clone())
        .flat_map(|p| reply.reading.paragraphs()[p].sentences.clone())
        .map(|s| (s, ground.weigh(&obligation.topic, s)))
        .filter(|(_, w)| count(w) > 0)
        .max_by_key(|(s, w)| (count(w), std::cmp::Reverse(*s)))?;
    let span = reply.reading.sentences()[sentence].span;
    Some(Heard {
        place: case.source.place(span),
        quote: one_line(span.of(reply.plain.text())),
        item: reply.item_at(span),
        bearing: "nearest, but not on point",
        reading: String::new(),
        limit: None,
        weighing,
    })
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
