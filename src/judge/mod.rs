//! Judging: a reply's words held against a pack's obligations.
//!
//! In: a [`Reply`] (text, outline, facts) and the rules. Out: a [`Judgement`]: per obligation a trial (what was heard) and a
//! ruling (what was decided), with the weighing kept. The ladder from one to the other lives in `status` alone.

mod continues;
mod derive;
mod echo;
mod elsewhere;
mod example;
mod lists;
mod reply;
mod status;
mod trial;
mod waiver;
mod weigh;
mod witness;

pub use derive::{Derived, NotDerived, derive, draft, judge_derived};
pub use example::{CaseEntry, ExampleReport, Miss, test, test_examples};
pub use lists::WordLists;
pub use reply::Reply;
pub use status::{Ruling, Short};
pub use trial::{Answer, Bearing, Court, PartSeen, Passage, Trial};
pub use waiver::{Standing, Waived, waived};
pub use weigh::{Ground, Postings, Weighing};
pub use witness::{Hold, Time, Witness, Worth};

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::rule::Rules;

/// What was heard and decided on every obligation, in the pack's order.
pub struct Judgement {
    /// The clauses of all answers.
    pub witnesses: Vec<Witness>,
    /// For each sentence, its clauses.
    pub of_sentence: Vec<Range<usize>>,
    /// What was heard.
    pub trials: Vec<Trial>,
    /// What was decided.
    pub rulings: Vec<Ruling>,
    /// For each paragraph of the reading, the sentences of its answer.
    answers: Vec<Range<usize>>,
}

/// Judges a reply.
pub fn judge(reply: &Reply, rules: &Rules) -> Judgement {
    let (witnesses, of_sentence) = witness::of(reply, rules.pack.baseline(), rules.pack.period);
    let postings = Postings::of(&reply.reading, &rules.lexicon);
    let mut answers_of = vec![0..0; reply.reading.paragraphs().len()];
    let mut answers = Vec::with_capacity(reply.outline.answers.len());
    for (answer, paragraphs) in reply.outline.answers.iter().zip(&reply.answer_paragraphs) {
        let of = |p: usize| reply.reading.paragraphs()[p].sentences.clone();
        let sentences = match (paragraphs.clone().next(), paragraphs.clone().next_back()) {
            (Some(first), Some(last)) => of(first).start..of(last).end,
            _ => 0..0,
        };
        for paragraph in paragraphs.clone() {
            answers_of[paragraph] = sentences.clone();
        }
        answers.push(Answer { items: answer.items.clone(), sentences, placeholder: answer.placeholder });
    }
    answers.extend(elsewhere::borrowed(reply, &answers));
    let ground = Ground { reading: &reply.reading, words: &reply.words, lexicon: &rules.lexicon, answers: &answers_of };
    let aside: Vec<bool> = match &rules.pack.aside {
        Some(probe) => (0..reply.reading.sentences().len()).map(|s| ground.holds(probe, s)).collect(),
        None => vec![false; reply.reading.sentences().len()],
    };
    let court = Court {
        ground,
        witnesses: &witnesses,
        of_sentence: &of_sentence,
        continues: &reply.continues,
        leads: &reply.leads,
        answers: &answers,
        postings: &postings,
        obligations: &rules.pack.obligations,
        aside: &aside,
        proofs: &rules.proofs,
    };
    let trials: Vec<Trial> = (0..rules.pack.obligations.len()).map(|n| court.hear(n)).collect();
    let rulings = trials.iter().map(status::rule).collect();
    Judgement { trials, rulings, answers: answers_of, witnesses, of_sentence }
}

impl Judgement {
    /// The reply as probes see it, for weighing trees.
    pub fn ground<'a>(&'a self, reply: &'a Reply, lexicon: &'a Lexicon) -> Ground<'a> {
        Ground { reading: &reply.reading, words: &reply.words, lexicon, answers: &self.answers }
    }
}
