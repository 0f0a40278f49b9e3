//! Examples: the answers inside rules, judged as if each stood alone under its item.
//!
//! In: a pack with its examples. Out: an [`ExampleReport`]: those that do not give the status that their author expects, told
//! as *missed* (the rule saw too little) or *noisy* (it saw too much).

use serde::Deserialize;

use super::{Judgement, Reply, WordLists, judge};
use crate::lexicon::Languages;
use crate::rule::{Example, Rules, Status};
use crate::text::Source;

/// An example that gives another status than expected, with what it was judged from.
pub struct Miss {
    /// The obligation.
    pub obligation: String,
    /// The example's number, from 1.
    pub number: usize,
    /// What it gave.
    pub found: Status,
    /// What it may give.
    pub expected: Vec<Status>,
    /// Its text.
    pub source: Source,
    /// What was read.
    pub reply: Reply,
    /// What was decided, on every obligation.
    pub judgement: Judgement,
}

impl Miss {
    /// Whether the rule saw too much: a better status than expected.
    pub fn noisy(&self) -> bool {
        let rank = |s: Status| Status::ALL.iter().position(|a| *a == s);
        self.expected.iter().all(|e| rank(self.found) > rank(*e))
    }
}

/// What came of a pack's examples.
#[derive(Default)]
pub struct ExampleReport {
    /// How many gave what was expected.
    pub passed: usize,
    /// Those that did not.
    pub misses: Vec<Miss>,
}

/// Further answers to judge, kept beside a pack: `[[case]]` tables with `obligation`, `gives`, `or` and `text`.
#[derive(Debug, Clone, Deserialize)]
pub struct CaseEntry {
    /// The obligation under whose item the text stands as the answer.
    pub obligation: String,
    /// What it must give.
    #[serde(flatten)]
    pub example: Example,
}

/// Judges all examples of a pack, or those of one obligation.
pub fn test_examples(rules: &Rules, languages: &Languages, lists: &WordLists, only: Option<&str>) -> ExampleReport {
    let own = rules.pack.obligations.iter().flat_map(|o| o.examples.iter().map(|e| (o.id.as_str(), e)));
    test(rules, languages, lists, own.filter(|(id, _)| only.is_none_or(|only| only == *id)))
}

/// Judges examples, each with the obligation under whose item it stands.
pub fn test<'e>(
    rules: &Rules,
    languages: &Languages,
    lists: &WordLists,
    examples: impl Iterator<Item = (&'e str, &'e Example)>,
) -> ExampleReport {
    let mut report = ExampleReport::default();
    let mut number = 0;
    let mut last = "";
    for (id, example) in examples {
        let Some(nth) = rules.pack.obligations.iter().position(|o| o.id == id) else { continue };
        let obligation = &rules.pack.obligations[nth];
        number = if last == id { number + 1 } else { 0 };
        last = id;
        let Ok(source) = Source::from_bytes(
            format!("example {} of {}", number + 1, obligation.id),
            example.text.clone().into_bytes(),
        ) else {
            continue;
        };
        let reply = Reply::of_answer(&source, &rules.pack, &obligation.item, &rules.lexicon, languages, lists);
        let judgement = judge(&reply, rules);
        let found = judgement.rulings[nth].status;
        let expected: Vec<Status> = std::iter::once(example.gives).chain(example.or.iter().copied()).collect();
        if expected.contains(&found) {
            report.passed += 1;
        } else {
            report.misses.push(Miss {
                obligation: obligation.id.clone(),
                number: number + 1,
                found,
                expected,
                source,
                reply,
                judgement,
            });
        }
    }
    report
}
