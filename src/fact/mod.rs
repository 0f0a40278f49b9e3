//! Facts: what a reply states, each with the words it was found in.
//!
//! In: the clean text, its words and its paragraphs. Out: citations, dates, figures, stances, events, institutions.
//! Each is found first, by grammar, and resolved after, in reading order. Judges nothing.

pub mod partial_date;
