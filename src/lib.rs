//! Lacuna reads a state's reply to a monitoring body's recommendation and shows what it leaves unaddressed.
#![forbid(unsafe_code)]

pub mod assessment;
pub mod code;
pub mod fact;
pub mod lexicon;
pub mod report;
pub mod rule;
pub mod text;
pub mod trace;
