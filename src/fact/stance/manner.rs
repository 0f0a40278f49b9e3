//! Manner: how a clause says what it says, as flags beside its stance.
//!
//! In: the evidence of a clause. Out: a [`Manner`]. Flags do not change a stance; whoever judges combines them.

use std::ops::{BitAnd, BitOr, BitOrAssign, Not};

use super::Stance;
use super::cue::cue;
use super::form;

/// Flags of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner(u8);

impl Manner {
    /// One body or group alone has or does it: "exclusively by the police".
    pub const EXCLUSIVE: Manner = Manner(1);
    /// Suspended, under a moratorium.
    pub const SUSPENDED: Manner = Manner(2);
    /// Repealed, abolished.
    pub const REPEALED: Manner = Manner(4);
    /// Others than the state say so: "NGOs state that".
    pub const REPORTED: Manner = Manner(8);
    /// On a condition that is not met yet: "if funds allow".
    pub const CONDITIONAL: Manner = Manner(16);
    /// Restricted to a group, a place, a stage, a number or a part.
    pub const LIMITED: Manner = Manner(32);

    /// Flags with their names.
    pub const NAMES: [(Manner, &'static str); 6] = [
        (Manner::EXCLUSIVE, "exclusive"),
        (Manner::SUSPENDED, "suspended"),
        (Manner::REPEALED, "repealed"),
        (Manner::REPORTED, "reported"),
        (Manner::CONDITIONAL, "conditional"),
        (Manner::LIMITED, "limited"),
    ];

    /// The flags that a clause's evidence shows, `LIMITED` left out.
    pub(super) fn of(bits: u64, stance: Stance) -> Manner {
        let mut manner = Manner::default();
        let resumed = bits & cue::RESUME != 0 && bits & form::NOT == 0;
        if bits & cue::EXCLUSIVE != 0 {
            manner |= Manner::EXCLUSIVE;
        }
        if bits & cue::SUSPENDED != 0 && !resumed && !matches!(stance, Stance::Done | Stance::Provided) {
            manner |= Manner::SUSPENDED;
        }
        if bits & cue::REPEALED != 0 {
            manner |= Manner::REPEALED;
        }
        if bits & cue::REPORTED != 0 {
            manner |= Manner::REPORTED;
        }
        if bits & cue::CONDITION != 0 {
            manner |= Manner::CONDITIONAL;
        }
        manner
    }

    /// Whether all flags of `other` are set.
    pub fn has(self, other: Manner) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether no flag is set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names of the flags that are set.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Manner::NAMES.into_iter().filter(move |(flag, _)| self.has(*flag)).map(|(_, name)| name)
    }
}

impl BitOr for Manner {
    type Output = Manner;
    fn bitor(self, other: Manner) -> Manner {
        Manner(self.0 | other.0)
    }
}

impl BitAnd for Manner {
    type Output = Manner;
    fn bitand(self, other: Manner) -> Manner {
        Manner(self.0 & other.0)
    }
}

impl BitOrAssign for Manner {
    fn bitor_assign(&mut self, other: Manner) {
        self.0 |= other.0;
    }
}

impl Not for Manner {
    type Output = Manner;
    fn not(self) -> Manner {
        Manner(!self.0)
    }
}
