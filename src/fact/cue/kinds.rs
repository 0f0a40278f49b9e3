//! The names that the file of cues has for kinds of institutions and events, in the order of their values.

/// Kinds of institutions, by the head of their name.
pub const INSTITUTIONS: &[&str] = &[
    "ministry",
    "department",
    "agency",
    "commission",
    "court",
    "prosecution",
    "police",
    "inspectorate",
    "ombudsman",
    "centre",
    "parliament",
    "international",
];

/// Kinds of events; `any` and `attend` take their kind from a noun.
pub const EVENTS: &[&str] =
    &["any", "training", "meeting", "agreement", "adoption", "campaign", "operation", "publication", "other", "attend"];
