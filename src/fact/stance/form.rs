//! Forms of verbs: tense, voice and mood, one bit each.
//!
//! They are the low part of the evidence that a clause is judged by; the cues ([`super::cue`]) are the high part. English and
//! French share them: "sera remis" is a future as "will be handed" is.

/// Simple past, past passive, pluperfect: "was opened".
pub(super) const PAST: u64 = 1;
/// "has been opened", "a été ouvert", "est entré".
pub(super) const PERFECT: u64 = 1 << 1;
/// "has been working".
pub(super) const PERFECT_PROGRESSIVE: u64 = 1 << 2;
/// "provides", "conduct".
pub(super) const PRESENT: u64 = 1 << 3;
/// "is granted".
pub(super) const PASSIVE: u64 = 1 << 4;
/// "is being discussed", "is training".
pub(super) const PROGRESSIVE: u64 = 1 << 5;
/// "is a matter", "has a licence".
pub(super) const COPULA: u64 = 1 << 6;
/// "was present".
pub(super) const COPULA_PAST: u64 = 1 << 7;
/// "will be", "sera".
pub(super) const FUTURE: u64 = 1 << 8;
/// "shall", "devra".
pub(super) const SHALL: u64 = 1 << 9;
/// "must", "has to", "doit".
pub(super) const MUST: u64 = 1 << 10;
/// "may", "peut".
pub(super) const MAY: u64 = 1 << 11;
/// "would", "serait".
pub(super) const WOULD: u64 = 1 << 12;
/// "could", "was to".
pub(super) const COULD: u64 = 1 << 13;
/// "should", "devrait".
pub(super) const SHOULD: u64 = 1 << 14;
/// "is to be submitted".
pub(super) const IS_TO: u64 = 1 << 15;
/// A participle alone: "measures taken in 2024".
pub(super) const BARE_PARTICIPLE: u64 = 1 << 16;
/// "being held", "not having been heard".
pub(super) const ABSOLUTE: u64 = 1 << 17;
/// Denied.
pub(super) const NOT: u64 = 1 << 18;
/// The clause is one of "sans que", "without".
pub(super) const WITHOUT: u64 = 1 << 19;
/// The word after the head is an infinitive.
pub(super) const INFINITIVE: u64 = 1 << 20;
/// "can", "cannot".
pub(super) const CAN: u64 = 1 << 21;
