//! Cues: which concepts of the lexicon say something about a clause's stance, and where in it they must stand to count.
//!
//! In: a [`Lexicon`] with the concepts of `rules/lexicon/stance.toml`. Out: [`Cues`], which turn a sentence's hits into
//! bits of evidence. A concept that no lexicon has simply gives no evidence.

use serde::{Deserialize, Serialize};

use crate::lexicon::{ConceptId, Lexicon};

/// Where a cue must stand in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) enum Seat {
    /// Anywhere.
    #[default]
    Anywhere,
    /// On the verb or complement that decides.
    Verb,
    /// At the verb: touching it or close behind.
    Near,
    /// Anywhere, written with a capital.
    Capital,
}

/// Declares the cues: name, concept, seat.
macro_rules! cues {
    ($($name:ident = $id:literal, $seat:ident;)*) => {
        /// Bits of the cues; the high part of the evidence that a clause is judged by.
        pub(super) mod cue {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Bit { $($name),* }
            $(pub const $name: u64 = 1 << (Bit::$name as u64 + super::FIRST);)*
        }
        /// Concept, bit, seat.
        const TABLE: &[(&str, u64, Seat)] = &[$(($id, cue::$name, Seat::$seat)),*];
    };
}

/// The first bit that is a cue's; those below are verb forms.
const FIRST: u64 = 22;

cues! {
    PLAN = "cue-plan", Verb;
    PURPOSE = "cue-purpose", Near;
    INTEND = "cue-intend", Verb;
    TALK = "cue-talk", Verb;
    MAKING = "cue-making", Verb;
    DRAFTERS = "cue-drafters", Anywhere;
    PENDING = "cue-pending", Anywhere;
    DRAFT = "cue-draft", Anywhere;
    ENACT = "cue-enact", Verb;
    TALKS = "cue-talks", Anywhere;
    REQUEST = "cue-request", Verb;
    MEANS = "cue-means", Anywhere;
    FUTURE_TIME = "cue-future", Anywhere;
    LAW_VERB = "cue-law-verb", Verb;
    LAW = "cue-law", Anywhere;
    LAW_NAMED = "cue-law-capital", Capital;
    FORCE = "cue-force", Anywhere;
    HABIT = "cue-habit", Anywhere;
    LONG = "cue-longstanding", Anywhere;
    STATE = "cue-state", Verb;
    AMOUNT = "cue-amount", Verb;
    RESUME = "cue-resume", Verb;
    REFUSAL = "cue-refusal", Anywhere;
    NEED = "cue-need", Verb;
    DRAWBACK = "cue-drawback", Anywhere;
    ABSENCE = "cue-absence", Near;
    VOID = "cue-void", Anywhere;
    DEFEAT = "cue-defeat", Verb;
    APPLICATION = "cue-application", Anywhere;
    SUSPENDED = "cue-suspended", Anywhere;
    PROLONG = "cue-prolong", Verb;
    REPEALED = "cue-repealed", Anywhere;
    NOT_NEGATIVE = "cue-not-negative", Anywhere;
    REVERSE = "cue-reverse", Anywhere;
    BURDEN = "cue-burden", Verb;
    BARRIER = "cue-barrier", Anywhere;
    ATTITUDE = "cue-attitude", Near;
    FRAME = "cue-frame", Verb;
    REPORTED = "cue-reported", Anywhere;
    CONDITION = "cue-condition", Anywhere;
    EXCLUSIVE = "cue-exclusive", Anywhere;
    LIMITED = "cue-limited", Anywhere;
}

/// The cues of one lexicon.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct CueTable {
    /// Per concept: its bit, 0 where it is no cue, and its seat.
    bits: Vec<(u64, Seat)>,
}

impl CueTable {
    /// Finds the cues among a lexicon's concepts.
    pub fn of(lexicon: &Lexicon) -> CueTable {
        let mut bits = vec![(0, Seat::Anywhere); lexicon.concepts().len()];
        for (id, bit, seat) in TABLE {
            if let Some(concept) = lexicon.find(id) {
                bits[concept.0 as usize] = (*bit, *seat);
            }
        }
        CueTable { bits }
    }

    /// The bit of a concept and its seat; 0 where it is no cue.
    pub fn get(&self, concept: ConceptId) -> (u64, Seat) {
        self.bits.get(concept.0 as usize).copied().unwrap_or_default()
    }
}
