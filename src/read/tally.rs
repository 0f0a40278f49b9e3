//! What a reader met that the text does not show, counted.
//!
//! In: counts, kept while a file is read. Out: one [`Remark`] for each kind, with what to do about it.

use super::{Remark, Tracked};
use crate::code;
use crate::text::Span;

/// Counts of what the text does not show.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Tally {
    pub insertions: u32,
    pub deletions: u32,
    pub comments: u32,
    /// Parts that are not shown to a reader of the file.
    pub hidden: u32,
    /// Tables of contents and lists of links.
    pub contents: u32,
    pub embedded: u32,
    pub notes: u32,
    /// Bytes of the file are no characters of its encoding.
    pub garbled: bool,
}

impl Tally {
    /// What is to be said.
    pub fn remarks(self, tracked: Tracked) -> Vec<Remark> {
        let mut all = Vec::new();
        let mut say = |code: &'static str, message: String, help: &'static str| {
            all.push(Remark { code, span: Span::default(), message, help });
        };
        let count = |n: u32, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        if self.garbled {
            let message = "some bytes are no characters of the file's encoding and stand as \u{fffd}";
            say(code::READ_GARBLED, message.into(), "save the file anew in UTF-8");
        }
        if self.insertions + self.deletions > 0 {
            let insertions = count(self.insertions, "tracked insertion", "tracked insertions");
            let deletions = count(self.deletions, "deletion", "deletions");
            let (read, help) = match tracked {
                Tracked::Accepted => {
                    ("as if all were accepted", "read the text before the changes with --tracked original")
                }
                Tracked::Original => {
                    ("as it was before them", "read the text with the changes accepted by leaving --tracked out")
                }
            };
            let message = format!("it has {insertions} and {deletions}, and is read {read}");
            say(code::READ_TRACKED_CHANGES, message, help);
        }
        if self.comments > 0 {
            let what = count(self.comments, "comment is", "comments are");
            say(code::READ_COMMENTS, format!("{what} left out"), "move what belongs to the reply into its text");
        }
        if self.hidden > 0 {
            let what = count(self.hidden, "hidden part is", "hidden parts are");
            say(code::READ_HIDDEN, format!("{what} left out"), "unhide what belongs to the reply");
        }
        if self.contents > 0 {
            let message = "the table of contents or a list of links is left out";
            say(code::READ_CONTENTS, message.into(), "nothing is to be done: it only leads to other places");
        }
        if self.embedded > 0 {
            let what = count(self.embedded, "file inside it is", "files inside it are");
            say(
                code::READ_EMBEDDED,
                format!("{what} left out"),
                "copy its text into the document, or check it by itself",
            );
        }
        if self.notes > 0 {
            let what = count(self.notes, "note stands", "notes stand");
            let help = "nothing is to be done: a note bears the raised number of the place that calls it";
            say(code::READ_NOTES, format!("{what} after the paragraph that calls it"), help);
        }
        all
    }
}
