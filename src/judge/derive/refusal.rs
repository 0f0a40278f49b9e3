//! Why no obligations were drawn from asks.
//!
//! In: what stood in the way. Out: the faults of the lexicons, or a sentence with a code, the place and what to do.

use crate::rule::Fault;
use crate::text::Place;

/// Why no obligations were drawn from asks.
#[derive(Debug, thiserror::Error)]
pub enum NotDerived {
    /// The lexicons have faults: all of them.
    #[error("the lexicons have faults")]
    Lexicons(Vec<Fault>),
    /// More single asks than allowed.
    #[error("{path}{}: obligations are drawn from at most {most} single asks, and here are more", at(.place.as_ref()))]
    TooManyAsks {
        /// The file that holds them.
        path: String,
        /// The ask at which there are too many.
        place: Option<Place>,
        /// The limit.
        most: u32,
    },
}

impl NotDerived {
    /// What the user can do where there are too many asks.
    pub const FEWER: &'static str = "`lacuna outline FILE` shows what was taken for asks; check that this is the right file, \
        judge it by a pack with --rules, or allow more with --max-asks";
}

impl From<Vec<Fault>> for NotDerived {
    fn from(all: Vec<Fault>) -> NotDerived {
        NotDerived::Lexicons(all)
    }
}

fn at(place: Option<&Place>) -> String {
    place.map_or_else(String::new, |p| format!(", {}", p.name()))
}
