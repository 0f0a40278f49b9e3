//! The report: what a reply is asked, what it answers, and what is neither.
//!
//! In: the text layer's views of one reply, the items of a rule pack where there is one, and the layout words. Out: an
//! [`Outline`]. Lines become blocks, blocks get signs, signs make units, units are bound to items. Reading never fails:
//! what no grammar takes is kept as unattached, so that every word of the reply is in exactly one part of the outline.

mod answer;
mod bind;
mod block;
mod glue;
mod header;
mod heading;
mod laid;
mod layout;
mod learn;
mod likeness;
mod mark;
mod marker;
mod name;
mod notice;
mod outline;
mod paragraph;
mod plan;
pub mod reference;
mod row;
mod spelling;
mod split;
mod table;
mod unit;
mod unmarked;
mod walk;
mod words;

pub use answer::Answer;
pub use header::{Field, Header};
pub use layout::{Family, Layout};
pub use mark::{Limb, Mark};
pub use notice::Notice;
pub use outline::{ItemSpec, Outline, Part, Role, Unattached, cover, read};
pub use paragraph::{Paragraph, ParagraphKind, Topic};
pub use reference::Reference;
pub use words::LayoutWords;

#[cfg(test)]
mod tests;
