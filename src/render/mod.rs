//! Renderers: one assessment, shown to a person or to a program.
//!
//! In: an [`crate::assessment::Assessment`] (and the source, where words are to be shown in place), rows of facts or of the
//! outline, or faults. Out: text. A renderer decides nothing: what it shows is in the assessment. Whatever comes from a
//! reply passes [`untrusted`] first, so that nothing in it acts on a terminal or in a document.

/// Appends formatted text to a string, which cannot fail.
macro_rules! put {
    ($out:expr, $($text:tt)*) => {{
        use std::fmt::Write as _;
        let _ = write!($out, $($text)*);
    }};
}

pub mod agreement;
mod cited;
mod columns;
pub mod compare;
pub mod csv;
pub mod decided;
mod document;
pub mod docx;
mod doubt;
pub mod excerpt;
pub mod explain;
pub mod facts;
pub mod faults;
mod findings;
mod gap;
pub mod github;
mod grid;
pub mod html;
pub mod json;
pub mod junit;
pub mod labels;
mod ledger;
mod look;
pub mod markdown;
pub mod outline;
pub mod overview;
#[cfg(test)]
mod sample;
pub mod sarif;
mod scale;
mod sheet;
pub mod snapshot;
mod summary;
pub mod terminal;
mod told;
pub mod untrusted;
mod wording;
pub mod xlsx;

pub use columns::hanging;
pub use look::{Look, Style};
pub use wording::counted;
