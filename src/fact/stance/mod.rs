//! Stances: whether a clause says that something was done, goes on, is planned, is provided by law, is refused or is absent.
//!
//! In: a text's words and its [`Reading`], whose hits hold the cues of `rules/lexicon/stance.toml`, and the word forms of
//! `rules/lexicon/verbs.toml`. Out: [`Stances`], the clauses of every sentence in order, each with its stance, the words that
//! decided it, and its manner (exclusive, suspended, reported …). Dates, and what a clause is worth to a recommendation, are
//! judged elsewhere. One pass: words are classed once per text (`verb`), clauses cut from the classes
//! (`line`, `group`, `piece`), their evidence gathered (`evidence`) and weighed by one table (`ladder`).

mod chain;
mod class;
mod cue;
mod evidence;
mod form;
mod group;
mod ladder;
mod line;
mod manner;
mod pass;
mod piece;
mod share;
mod single;
mod verb;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::lexicon::{LanguageId, Lexicon, Reading};
use crate::text::{Span, Words};
use cue::CueTable;
pub use manner::Manner;
use pass::Pass;
pub use verb::Verbs;

/// What a clause says of its matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// A completed act or measured practice.
    Done,
    /// Present practice, reported as fact.
    Ongoing,
    /// An intention: planned, drafted, under discussion.
    Promised,
    /// What a law or rule provides.
    Provided,
    /// A refusal.
    Refused,
    /// An admission that something is not there or was not done.
    Absent,
    /// Values, commitment, praise, the ask said again.
    Attitude,
    /// Anything else.
    Plain,
}

impl Stance {
    /// All of them, in the order above.
    pub const ALL: [Stance; 8] = [
        Stance::Done,
        Stance::Ongoing,
        Stance::Promised,
        Stance::Provided,
        Stance::Refused,
        Stance::Absent,
        Stance::Attitude,
        Stance::Plain,
    ];

    /// Its name in small letters.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Done => "done",
            Stance::Ongoing => "ongoing",
            Stance::Promised => "promised",
            Stance::Provided => "provided",
            Stance::Refused => "refused",
            Stance::Absent => "absent",
            Stance::Attitude => "attitude",
            Stance::Plain => "plain",
        }
    }
}

/// A clause of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Where it stands.
    pub span: Span,
    /// Its tokens; the clauses of a sentence cover all of its tokens, in order.
    pub tokens: Range<usize>,
    /// What it says.
    pub stance: Stance,
    /// The words that decided.
    pub cue: Option<Span>,
    /// How it says it.
    pub manner: Manner,
    /// Words that restrict the reach of what it says.
    pub limit: Option<Span>,
    /// The token that denies its verb.
    pub denial: Option<usize>,
}

/// What clauses are judged by: the cues of a lexicon and the word forms of its languages. Made once for many texts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cues {
    table: CueTable,
    verbs: Verbs,
}

impl Cues {
    /// Finds the cue concepts of a lexicon and takes the word forms with them.
    pub fn new(lexicon: &Lexicon, verbs: Verbs) -> Cues {
        Cues { table: CueTable::of(lexicon), verbs }
    }
}

/// The clauses of all sentences of a reading.
#[derive(Debug, Clone, Default)]
pub struct Stances {
    clauses: Vec<Clause>,
    /// One past the last clause of each sentence.
    ends: Vec<u32>,
}

impl Stances {
    /// Cuts every sentence of a reading into clauses and judges each. Takes time in proportion to the text.
    pub fn of(text: &str, words: &Words, reading: &Reading, cues: &Cues) -> Stances {
        let used = |language: LanguageId| reading.paragraphs().iter().any(|p| p.language == language);
        let classes = cues.verbs.classes(words.vocabulary(), used);
        let mut pass = Pass::new(text, words, &cues.table, classes);
        let count = reading.sentences().len();
        let mut stances = Stances { clauses: Vec::with_capacity(count * 2), ends: Vec::with_capacity(count) };
        let mut paragraph = usize::MAX;
        for (number, sentence) in reading.sentences().iter().enumerate() {
            if sentence.paragraph != paragraph {
                paragraph = sentence.paragraph;
                pass.paragraph();
            }
            pass.sentence(
                sentence.tokens.clone(),
                reading.language(number),
                reading.hits(number),
                &mut stances.clauses,
            );
            stances.ends.push(stances.clauses.len() as u32);
        }
        stances
    }

    /// The clauses of a sentence, by its number in the reading.
    pub fn clauses(&self, sentence: usize) -> &[Clause] {
        let start = sentence.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        let end = self.ends.get(sentence).copied().unwrap_or(start);
        &self.clauses[start as usize..end as usize]
    }

    /// All clauses in order.
    pub fn all(&self) -> &[Clause] {
        &self.clauses
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Builder, ConceptEntry, Languages, entries};

    /// Clauses of a text of one paragraph, each with its stance.
    fn clauses(text: &str) -> Vec<(Stance, &str)> {
        let languages = Languages::parse(include_str!("../../../rules/languages.toml")).unwrap();
        let mut builder = Builder::new(&languages);
        for (concept, _) in &entries::<ConceptEntry>(include_str!("../../../rules/lexicon/stance.toml"), "concept").0 {
            builder.concept(concept).unwrap();
        }
        let lexicon = builder.build().unwrap();
        let verbs = Verbs::parse(&[include_str!("../../../rules/lexicon/verbs.toml")], &languages).unwrap();
        let words = Words::of(text);
        let reading = Reading::of(text, &words, &lexicon, &languages, &[Span::new(0, text.len())]);
        let stances = Stances::of(text, &words, &reading, &Cues::new(&lexicon, verbs));
        stances.all().iter().map(|c| (c.stance, c.span.of(text))).collect()
    }

    #[test]
    fn a_sentence_is_cut_where_a_further_verb_has_its_own_say() {
        use Stance::{Absent, Done, Promised, Provided};
        assert_eq!(
            clauses(
                "The Board, which may also hear witnesses, has paid three victims, but the fund will end in 2026; no other is planned yet."
            ),
            [
                (Done, "The Board"),
                (Provided, "which may also hear witnesses"),
                (Done, "has paid three victims"),
                (Promised, "but the fund will end in 2026"),
                (Stance::Refused, "no other is planned yet"),
            ]
        );
        assert_eq!(
            clauses(
                "Les juges, dont la plupart étaient absents, n'ont pas été formés, alors que les policiers l'ont été."
            ),
            [
                (Absent, "Les juges"),
                (Stance::Plain, "dont la plupart étaient absents"),
                (Absent, "n'ont pas été formés"),
                (Done, "alors que les policiers l'ont été"),
            ]
        );
    }

    #[test]
    fn brackets_lists_and_months_cut_nothing() {
        for text in [
            "Police officers, prosecutors and judges of all nine regions were trained in May 2024.",
            "The Act (which was amended in 2019 and will be amended again) obliges the police to inform the victim.",
            "Not only the capital but also the islands have been covered.",
        ] {
            assert_eq!(clauses(text).len(), 1, "{:?}", clauses(text));
        }
    }

    #[test]
    fn what_was_suspended_stays_so_until_it_is_resumed() {
        let found = clauses(
            "Inspections were suspended in 2019. The suspension was prolonged in 2024. It will end in 2026. In 2025 they were resumed.",
        );
        let stances: Vec<Stance> = found.iter().map(|(s, _)| *s).collect();
        assert_eq!(stances, [Stance::Absent, Stance::Absent, Stance::Promised, Stance::Done]);
    }

    #[test]
    fn a_text_without_words_has_no_clause() {
        assert!(clauses(" — ").is_empty());
    }
}
