//! The report: what a reply is asked, what it answers, and what is neither.
//!
//! In: the text layer's views of one reply, the items of a rule pack where there is one, and the layout words. Out: an
//! [`Outline`]. Lines become blocks, blocks get signs, signs make units, units are bound to items. Reading never fails:
//! what no grammar takes is kept as unattached, so that every word of the reply is in exactly one part of the outline.

mod bind;
mod block;
mod header;
mod layout;
mod likeness;
mod marker;
mod notice;
mod outline;
mod paragraph;
mod split;
mod table;
mod walk;
mod words;

pub use header::{Field, Header};
pub use layout::{Family, Layout};
pub use marker::{Limb, Mark};
pub use notice::{
    ANSWER_PLACEHOLDER, ANSWER_WITHOUT_ASK, ASK_MISSING, ASK_REPEATED, ASK_REWORDED, ASK_UNKNOWN, ASK_UNMARKED, LAYOUT_UNKNOWN, Notice,
    RECEIVED_LATE,
};
pub use outline::{Answer, ItemSpec, Outline, Part, Role, Unattached, cover, read};
pub use paragraph::{Paragraph, ParagraphKind, Topic};
pub use words::LayoutWords;

#[cfg(test)]
mod measure;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod relaid;
#[cfg(test)]
mod snapshots;
