//! A trial: one obligation heard against the whole reply.
//!
//! In: an obligation, the answers, and their clauses as [`Witness`]es. Out: a [`Trial`]: every passage on point with what it
//! is worth, what limits it, and which parts of a full answer were seen. It hears; `status` decides.

use std::cell::LazyCell;
use std::ops::Range;

use super::weigh::{Ground, Postings};
use super::witness::{Witness, Worth};
use crate::fact::stance::Stance;
use crate::lexicon::ConceptId;
use crate::rule::{Kind, Obligation};
use crate::text::Span;

/// An answer as a trial sees it.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The items that it answers.
    pub items: Vec<String>,
    /// Its sentences.
    pub sentences: Range<usize>,
    /// Nothing but a placeholder ("To be completed").
    pub placeholder: bool,
}

/// How a passage comes to be on point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearing {
    /// Under another item, where it plainly deals with this obligation.
    Elsewhere,
    /// It continues a sentence that is on point.
    Continued,
    /// The topic stands in its own sentence, under the item.
    Direct,
    /// So it does, with a part of a full answer or with what would make it plain under any other item.
    Strong,
}

/// A clause that is on point.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Number of the witness.
    pub witness: usize,
    /// Number of its paragraph in the reading.
    pub paragraph: usize,
    /// How it comes to be on point.
    pub bearing: Bearing,
    /// What it is worth.
    pub worth: Worth,
    /// Words that limit it, in it or beside it.
    pub limit: Option<Span>,
    /// How many words of the topic stand in it.
    pub weight: usize,
    /// Its sentence is plainly about a neighbouring obligation, and not plainly about this one.
    pub neighbours: bool,
}

/// A part of a full answer, and whether it was seen.
#[derive(Debug, Clone)]
pub struct PartSeen {
    /// What it is.
    pub name: String,
    /// A sentence that shows it.
    pub sentence: Option<usize>,
}

/// What was heard on one obligation.
#[derive(Debug, Clone)]
pub struct Trial {
    /// Whether an answer stands under the item.
    pub answered: bool,
    /// All passages on point, in reading order.
    pub passages: Vec<Passage>,
    /// The parts.
    pub parts: Vec<PartSeen>,
}

/// All that a trial looks at.
pub struct Court<'a> {
    /// Sentences and concepts.
    pub ground: Ground<'a>,
    /// The clauses.
    pub witnesses: &'a [Witness],
    /// For each sentence, its clauses.
    pub of_sentence: &'a [Range<usize>],
    /// Whether a sentence goes on with what the one before it says.
    pub continues: &'a [bool],
    /// For each paragraph that is an item of a list, the paragraph that introduces it.
    pub leads: &'a [Option<usize>],
    /// The answers.
    pub answers: &'a [Answer],
    /// Which sentences meet which concept.
    pub postings: &'a Postings,
    /// The obligations of the pack.
    pub obligations: &'a [Obligation],
    /// For each sentence, whether it is about a matter that serves no obligation of the pack.
    pub aside: &'a [bool],
    /// For kinds of measure that practice alone does not prove, the concepts that do.
    pub proofs: &'a [(Kind, Vec<ConceptId>)],
}

/// How many sentences after a passage on point an intention or a refusal is still about it.
const CLOSE: usize = 2;
/// How many sentences after a measure may still limit it.
const LIMIT_REACH: usize = 3;

impl Court<'_> {
    /// Hears one obligation.
    pub fn hear(&self, number: usize) -> Trial {
        let obligation = &self.obligations[number];
        let mut trial = Trial { answered: false, passages: Vec::new(), parts: Vec::new() };
        for answer in self.answers.iter().filter(|a| a.items.contains(&obligation.item)) {
            if answer.placeholder || answer.sentences.is_empty() {
                continue;
            }
            trial.answered = true;
            self.hear_answer(number, answer, &mut trial);
        }
        // What stands under the item comes first; other items are heard where it says nothing on this.
        if trial.answered && trial.passages.iter().all(|p| p.worth == Worth::Nothing) {
            self.hear_elsewhere(obligation, &mut trial);
        }
        self.hear_parts(obligation, &mut trial);
        trial
    }

    /// Whether a sentence is on point by its own words.
    fn direct(&self, obligation: &Obligation, sentence: usize) -> bool {
        self.ground.holds(&obligation.topic, sentence)
            && !obligation.beside.as_ref().is_some_and(|b| self.ground.holds(b, sentence))
    }

    fn strength(&self, obligation: &Obligation, sentence: usize) -> Bearing {
        let more = |p: &crate::rule::Probe| self.ground.holds(p, sentence);
        let plain = obligation.elsewhere.as_ref().is_some_and(more) || obligation.parts.iter().any(|p| more(&p.needs));
        if plain { Bearing::Strong } else { Bearing::Direct }
    }

    fn hear_answer(&self, number: usize, answer: &Answer, trial: &mut Trial) {
        let obligation = &self.obligations[number];
        let siblings: Vec<&Obligation> = self
            .obligations
            .iter()
            .enumerate()
            .filter(|(n, o)| *n != number && answer.items.contains(&o.item))
            .map(|(_, o)| o)
            .collect();
        let mut on_point = vec![false; answer.sentences.len()];
        let mut named = vec![false; answer.sentences.len()];
        let mut theirs = vec![false; answer.sentences.len()];
        for sentence in answer.sentences.clone() {
            let at = sentence - answer.sentences.start;
            theirs[at] = siblings.iter().any(|s| self.direct(s, sentence));
            let bearing = if self.direct(obligation, sentence) {
                self.strength(obligation, sentence)
            } else if !theirs[at]
                && (self.carried(sentence, answer, &on_point, &named) || self.joined(obligation, sentence))
            {
                Bearing::Continued
            } else {
                continue;
            };
            let first = trial.passages.len();
            self.add_clauses(obligation, &siblings, sentence, bearing, trial);
            let plainly_theirs =
                |s: &&Obligation| self.direct(s, sentence) && self.strength(s, sentence) == Bearing::Strong;
            if bearing < Bearing::Strong && siblings.iter().any(plainly_theirs) {
                trial.passages[first..].iter_mut().for_each(|p| p.neighbours = true);
            }
            named[at] = true;
            // Praise and echo carry nothing on to the sentences after them.
            on_point[at] = trial.passages[first..].iter().any(|p| p.worth != Worth::Nothing);
        }
        // What limits a measure stands in it or right after it, and says nothing of a neighbouring obligation.
        let heard: Vec<(usize, Worth)> = trial.passages.iter().map(|p| (p.witness, p.worth)).collect();
        for passage in &mut trial.passages {
            let sentence = self.witnesses[passage.witness].sentence;
            if passage.worth == Worth::Measure && passage.limit.is_none() && answer.sentences.contains(&sentence) {
                passage.limit = self.limit_after(passage.witness, answer, &theirs, &heard);
            }
        }
    }

    /// Whether a sentence continues one that is on point: by its first words, or as an item of a list under it.
    fn carried(&self, sentence: usize, answer: &Answer, on_point: &[bool], named: &[bool]) -> bool {
        let reading = self.ground.reading;
        let was = |s: usize| answer.sentences.contains(&s) && on_point[s - answer.sentences.start];
        let paragraph = reading.sentences()[sentence].paragraph;
        let first = reading.paragraphs()[paragraph].sentences.start;
        if sentence > first {
            // An intention or a refusal right after a passage on point is about it.
            let closes = |c: usize| matches!(self.witnesses[c].worth(), Worth::Promise | Worth::Refusal);
            return self.continues[sentence] && was(sentence - 1)
                || self.of_sentence[sentence].clone().any(closes)
                    && (first.max(sentence.saturating_sub(CLOSE))..sentence)
                        .any(|s| answer.sentences.contains(&s) && named[s - answer.sentences.start]);
        }
        if let Some(lead) = self.leads[paragraph] {
            let range = reading.paragraphs()[lead].sentences.clone();
            return !range.is_empty() && was(range.end - 1);
        }
        self.continues[sentence] && sentence > 0 && was(sentence - 1)
    }

    /// Whether a sentence is on point together with the one before it, which names what this one speaks of and reports no
    /// measure of its own.
    fn joined(&self, obligation: &Obligation, sentence: usize) -> bool {
        let theme = |w: &Witness| matches!(w.worth(), Worth::Nothing | Worth::Standing);
        if sentence == 0 || !self.of_sentence[sentence - 1].clone().all(|c| theme(&self.witnesses[c])) {
            return false;
        }
        let mut places = Vec::new();
        self.ground.places(&obligation.topic, sentence, &mut places);
        !places.is_empty()
            && self.ground.holds_joined(&obligation.topic, sentence)
            && !obligation.beside.as_ref().is_some_and(|b| self.ground.holds_joined(b, sentence))
    }

    /// Whether a clause proves a measure of the kind that is asked.
    fn proves(&self, kind: Kind, witness: &Witness) -> bool {
        let Some((_, concepts)) = self.proofs.iter().find(|(k, _)| *k == kind) else { return true };
        !witness.passing || concepts.iter().any(|&c| self.ground.reading.meets(witness.sentence, c))
    }

    fn add_clauses(
        &self,
        obligation: &Obligation,
        siblings: &[&Obligation],
        sentence: usize,
        bearing: Bearing,
        trial: &mut Trial,
    ) {
        let mut places = Vec::new();
        self.ground.places(&obligation.topic, sentence, &mut places);
        let topic = places.len();
        if let Some(declines) = &obligation.declines {
            self.ground.places(declines, sentence, &mut places);
        }
        // A denial within words of the topic is what the rule asks for, unless it is one that declines.
        let worth_of = |w: &Witness| {
            let within = |p: &Range<usize>| p.len() > 1 && w.denial.is_some_and(|d| p.start == d || p.end == d + 1);
            let meant = places[..topic].iter().any(within) && !places[topic..].iter().any(within);
            if meant { w.worth_unless_denied() } else { w.worth() }
        };
        let others = LazyCell::new(|| {
            let mut others = Vec::new();
            for sibling in siblings.iter().filter(|s| s.item == obligation.item) {
                self.ground.places(&sibling.topic, sentence, &mut others);
            }
            others
        });
        let clauses = self.of_sentence[sentence].clone();
        let count = |places: &[Range<usize>], w: &Witness| {
            places.iter().filter(|p| p.start < w.tokens.end && w.tokens.start < p.end).count()
        };
        // What distinguishes the obligation are the places that its neighbours' topics do not share.
        let own = LazyCell::new(|| places.iter().filter(|p| !others.contains(p)).cloned().collect::<Vec<_>>());
        let told_apart = siblings.iter().any(|s| s.item == obligation.item)
            && clauses.clone().any(|c| count(&own, &self.witnesses[c]) > 0);
        let weight_of = |w: &Witness| if told_apart && count(&own, w) == 0 { 0 } else { count(&places, w) };
        let topical = |c: &usize| weight_of(&self.witnesses[*c]) > 0;
        let says = |c: usize| self.witnesses[c].worth() != Worth::Nothing;
        let touched = clauses.clone().filter(topical).any(says);
        // Where the clause with the topic is mere praise, what else the sentence tells is no evidence for it.
        let praise = clauses.clone().filter(topical).any(|c| self.witnesses[c].stance == Stance::Attitude);
        let first = trial.passages.len();
        for clause in clauses {
            let witness = &self.witnesses[clause];
            let weight = weight_of(witness);
            let mut bearing = bearing;
            if weight == 0 && bearing != Bearing::Continued {
                // A clause without the topic counts where it goes on with the one that has it: by the verb that the topic's
                // own clause lacks, or by an admission, a refusal or a promise on the same thing.
                let goes_on = matches!(witness.worth(), Worth::Absence | Worth::Refusal | Worth::Promise);
                if praise || count(&others, witness) > 0 || touched && !goes_on {
                    continue;
                }
                if touched {
                    bearing = Bearing::Continued;
                }
            }
            let mut worth = worth_of(witness);
            // A rule or body that is there for another matter only is a limit or an admission, and is heard.
            if self.aside[sentence] && !witness.exclusive && worth < Worth::Absence {
                continue;
            }
            if let Some(declines) = &obligation.declines
                && matches!(worth, Worth::Nothing | Worth::Standing)
                && self.ground.holds(declines, sentence)
            {
                worth = Worth::Absence;
            }
            if worth == Worth::Measure && !self.proves(obligation.kind, witness) {
                worth = Worth::Standing;
            }
            let paragraph = self.ground.reading.sentences()[sentence].paragraph;
            trial.passages.push(Passage {
                witness: clause,
                paragraph,
                bearing,
                worth,
                limit: witness.limit,
                weight,
                neighbours: false,
            });
        }
        // A measure and an admission in one sentence: the one limits the other.
        let contrary = trial.passages[first..]
            .iter()
            .find(|p| matches!(p.worth, Worth::Absence | Worth::Refusal))
            .map(|p| self.witnesses[p.witness].span)
            .or_else(|| {
                self.of_sentence[sentence]
                    .clone()
                    .map(|c| &self.witnesses[c])
                    .find(|w| {
                        matches!(worth_of(w), Worth::Absence | Worth::Refusal) || w.limit.is_some() || w.exclusive
                    })
                    .map(|w| w.limit.unwrap_or(w.span))
            });
        for passage in &mut trial.passages[first..] {
            if passage.worth == Worth::Measure && passage.limit.is_none() {
                passage.limit = contrary;
            }
        }
    }

    fn limit_after(&self, witness: usize, answer: &Answer, theirs: &[bool], heard: &[(usize, Worth)]) -> Option<Span> {
        let sentences = self.ground.reading.sentences();
        let from = self.witnesses[witness].sentence;
        (from + 1..=from + LIMIT_REACH)
            .take_while(|&s| answer.sentences.contains(&s) && sentences[s].paragraph == sentences[from].paragraph)
            .filter(|&s| !theirs[s - answer.sentences.start])
            .flat_map(|s| self.of_sentence[s].clone())
            .map(|c| {
                let w = &self.witnesses[c];
                // What this very obligation asks to be denied was heard as a deed.
                (w, heard.iter().find(|h| h.0 == c).map_or(w.worth(), |h| h.1))
            })
            .find_map(|(w, worth)| match worth {
                Worth::Absence | Worth::Refusal => Some(w.span),
                _ if w.exclusive => Some(w.limit.unwrap_or(w.span)),
                _ => w.limit,
            })
    }

    /// Passages under other items that plainly deal with this obligation.
    fn hear_elsewhere(&self, obligation: &Obligation, trial: &mut Trial) {
        let Some(elsewhere) = &obligation.elsewhere else { return };
        let own = |s: usize| {
            self.answers
                .iter()
                .any(|a| a.sentences.contains(&s) && (a.items.contains(&obligation.item) || a.placeholder))
        };
        for sentence in self.postings.candidates(elsewhere) {
            let sentence = sentence as usize;
            if own(sentence) || !self.ground.holds(elsewhere, sentence) || !self.direct(obligation, sentence) {
                continue;
            }
            let first = trial.passages.len();
            self.add_clauses(obligation, &[], sentence, Bearing::Elsewhere, trial);
            // Only what was done counts from there: a rule or a plan that is told under another item is meant for that item.
            if trial.passages[first..].iter().all(|p| p.worth != Worth::Measure) {
                trial.passages.truncate(first);
            }
        }
    }

    /// Looks for the parts of a full answer in the paragraphs of the measures.
    fn hear_parts(&self, obligation: &Obligation, trial: &mut Trial) {
        let reading = self.ground.reading;
        let measures: Vec<usize> = trial
            .passages
            .iter()
            .filter(|p| p.worth == Worth::Measure)
            .map(|p| reading.sentences()[self.witnesses[p.witness].sentence].paragraph)
            .collect();
        for part in &obligation.parts {
            let sentence = measures
                .iter()
                .flat_map(|&p| reading.paragraphs()[p].sentences.clone())
                .find(|&s| self.ground.holds(&part.needs, s) && !self.denied(&part.needs, s));
            trial.parts.push(PartSeen { name: part.name.clone(), sentence });
        }
    }

    /// Whether a probe's words stand in clauses that deny only ("the rights of victims did not figure in it").
    fn denied(&self, probe: &crate::rule::Probe, sentence: usize) -> bool {
        let mut places = Vec::new();
        self.ground.places(probe, sentence, &mut places);
        !places.is_empty()
            && places.iter().all(|p| {
                self.of_sentence[sentence].clone().map(|c| &self.witnesses[c]).any(|w| {
                    w.tokens.start <= p.start
                        && p.end <= w.tokens.end
                        && matches!(w.worth(), Worth::Absence | Worth::Refusal)
                })
            })
    }
}
