//! Stances: whether a clause says that something was done, goes on, is planned, is provided by law, is refused or is absent.
//!
//! In: a text's words and its [`Reading`], whose hits hold the cues of `rules/lexicon/stance.toml`, and the word forms of
//! `rules/lexicon/verbs.toml`. Out: [`Stances`], the clauses of every sentence in order, each with its stance, the words that
//! decided it, and its manner (exclusive, suspended, reported …). A clause is judged alone; dates, and what a clause is worth
//! to a recommendation, are judged elsewhere. One pass: words are classed once per text, clauses cut from the classes
//! (`line`, `group`, `piece`), their evidence gathered (`evidence`) and weighed by one table (`ladder`).

mod chain;
mod cue;
mod evidence;
mod form;
mod group;
mod ladder;
mod line;
mod manner;
mod piece;
mod share;
mod single;
mod verb;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::lexicon::{Hit, LanguageId, Lexicon, Reading};
use crate::text::{Shape, Span, Words};
use cue::{CueTable, Seat, cue as bit};
use evidence::{Before, CueHit, Evidence, gather};
use group::Group;
use line::Line;
pub use manner::Manner;
use piece::{Kind, Piece};
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
        let mut judge = Judge {
            text,
            words,
            cues,
            classes,
            line: Line::default(),
            groups: Vec::new(),
            pieces: Vec::new(),
            hits: Vec::new(),
            subject: 0,
        };
        let count = reading.sentences().len();
        let mut stances = Stances { clauses: Vec::with_capacity(count * 2), ends: Vec::with_capacity(count) };
        let mut paragraph = usize::MAX;
        for (number, sentence) in reading.sentences().iter().enumerate() {
            if sentence.paragraph != paragraph {
                paragraph = sentence.paragraph;
                judge.subject = 0;
            }
            judge.sentence(
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

/// One text's pass; the buffers are used again for each sentence.
struct Judge<'a> {
    text: &'a str,
    words: &'a Words,
    cues: &'a Cues,
    classes: verb::Classes,
    line: Line,
    groups: Vec<Group>,
    pieces: Vec<Piece>,
    hits: Vec<CueHit>,
    /// What the last clause of the paragraph spoke of.
    subject: u64,
}

impl Judge<'_> {
    fn sentence(&mut self, tokens: Range<usize>, language: LanguageId, hits: &[Hit], out: &mut Vec<Clause>) {
        if tokens.is_empty() {
            return;
        }
        let all = self.words.tokens();
        self.line.lay(self.text, &all[tokens.clone()], tokens.start, &self.classes, language);
        group::groups(&self.line, &mut self.groups);
        piece::pieces(&self.line, &mut self.groups, &mut self.pieces);
        self.cue_hits(hits);
        let mut before = Before { subject: self.subject, ..Before::default() };
        let mut fragment: Option<usize> = None;
        let mut from = 0;
        for number in 0..self.pieces.len() {
            let piece = self.pieces[number].clone();
            let to = from + self.hits[from..].partition_point(|h| h.start < piece.end);
            let hits = from..to;
            from = to;
            if piece.kind == Kind::First {
                before.fragment =
                    self.pieces.get(1).filter(|p| p.kind == Kind::Relative).map(|_| (piece.start, piece.end));
            }
            let mut evidence = gather(&self.line, &self.groups, &piece, &self.hits[hits.clone()], before);
            let word = |at: usize| all[tokens.start + at];
            let share = share::share(
                &self.line,
                &piece,
                |at| self.classes.number(language, word(at).word),
                |at| word(at).shape == Shape::Number,
            );
            evidence.limit = share.or(evidence.limit);
            let clause = self.clause(&piece, &evidence, &self.hits[hits], tokens.start);
            before.law |= evidence.bits & bit::LAW;
            before.subject = evidence.subject;
            // "The Board, which …, has awarded": what completes the fragment decides it too.
            match piece.kind {
                Kind::Resume => {
                    if let Some(open) = fragment.take() {
                        out[open].stance = clause.stance;
                        out[open].manner |= clause.manner & !Manner::LIMITED;
                    }
                }
                _ if evidence.verb.is_none()
                    && self.pieces.get(number + 1).is_some_and(|p| p.kind == Kind::Relative) =>
                {
                    fragment = Some(out.len());
                }
                _ => {}
            }
            out.push(clause);
        }
        self.subject = before.subject;
    }

    /// Keeps those hits of a sentence that are cues, in words of the line.
    fn cue_hits(&mut self, hits: &[Hit]) {
        self.hits.clear();
        for hit in hits {
            let (bit, seat) = self.cues.table.get(hit.concept);
            if bit == 0 || seat == Seat::Capital && self.words.tokens()[hit.start as usize].shape == Shape::Lower {
                continue;
            }
            self.hits.push(CueHit {
                start: hit.start as usize - self.line.base,
                end: hit.end as usize - self.line.base,
                bit,
                seat,
            });
        }
    }

    fn clause(&self, piece: &Piece, evidence: &Evidence, hits: &[CueHit], base: usize) -> Clause {
        let tokens = self.words.tokens();
        let span =
            |start: usize, end: usize| tokens[base + start].span().join(tokens[base + end.max(start + 1) - 1].span());
        let row = ladder::first(evidence.bits);
        let shown = row.and_then(|r| hits.iter().find(|h| h.bit & r.shows != 0));
        let verb = evidence.verb.map(|g| {
            let start = evidence.not.map_or(g.start, |n| n.min(g.start)).max(piece.start);
            (start, g.end.min(self.line.len()))
        });
        let cue = shown
            .map(|h| (h.start, h.end))
            .or(verb)
            .filter(|_| row.is_some())
            .map(|(s, e)| span(s, e.min(self.line.len())));
        let stance = row.map_or(Stance::Plain, |r| r.stance);
        let mut manner = Manner::of(evidence.bits, stance);
        if evidence.limit.is_some() {
            manner |= Manner::LIMITED;
        }
        Clause {
            span: span(piece.start, piece.end),
            tokens: base + piece.start..base + piece.end,
            stance,
            cue,
            manner,
            limit: evidence.limit.map(|(s, e)| span(s, e.min(self.line.len()))),
        }
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
