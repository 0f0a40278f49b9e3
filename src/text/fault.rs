//! Why a file could not be read as a reply.
//!
//! In: what a reader met. Out: a [`ReadFault`] with its code, a sentence that names the file, and what to do. A format's own
//! reader says why in its own words (`Refused`); the rest is the same for every file.

/// Why a file could not be read as a reply.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// There is no such file, or it may not be read.
    #[error("cannot read {path}: {reason}")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The path is a folder.
    #[error("{path} is a folder, not a reply")]
    Folder {
        /// The path as given.
        path: String,
    },
    /// Nothing but white space.
    #[error("{path} is empty")]
    Empty {
        /// The path as given.
        path: String,
    },
    /// More bytes than are read.
    #[error("{path} has {bytes} bytes; at most {most} are read")]
    TooLarge {
        /// The path as given.
        path: String,
        /// Its size in bytes.
        bytes: u64,
        /// The most that are read.
        most: u64,
    },
    /// The bytes are no text.
    #[error("{path} is not text: {what}")]
    NotText {
        /// The path as given.
        path: String,
        /// What it looks like, with the offset of the byte that shows it.
        what: String,
    },
    /// The reader of its format could not make text of it.
    #[error("{path}: {why}")]
    Refused {
        /// The path as given.
        path: String,
        /// The diagnostic code.
        code: &'static str,
        /// Why, as the reader of the format says it.
        why: String,
        /// What the user can do.
        help: &'static str,
    },
}

impl ReadFault {
    /// The diagnostic code of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            ReadFault::Unreadable { .. } => crate::code::INPUT_UNREADABLE,
            ReadFault::Folder { .. } => crate::code::INPUT_FOLDER,
            ReadFault::Empty { .. } => crate::code::INPUT_EMPTY,
            ReadFault::TooLarge { .. } => crate::code::INPUT_TOO_LARGE,
            ReadFault::NotText { .. } => crate::code::INPUT_NOT_TEXT,
            ReadFault::Refused { code, .. } => code,
        }
    }

    /// What the user can do about it.
    pub fn help(&self) -> &'static str {
        match self {
            ReadFault::Unreadable { .. } => "check the path and whether you may read the file",
            ReadFault::Folder { .. } => "name the reply's file inside it, for instance `lacuna check FOLDER/reply.md`",
            ReadFault::Empty { .. } => "give a file with the text of a reply",
            ReadFault::TooLarge { .. } => {
                "a reply is seldom above one megabyte; check that this is the right file, or allow more with --max-bytes"
            }
            ReadFault::NotText { .. } => "save the reply as plain text or Markdown in UTF-8, UTF-16 or Windows-1252",
            ReadFault::Refused { help, .. } => help,
        }
    }
}
