//! Why the reader of a format made no text of a file.
//!
//! In: what the reader met. Out: a sentence to stand after the file's name, a code and what to do. A limit's refusal names the
//! flag that raises it.

use super::format::Format;
use crate::code;

/// Why the reader of a format made no text of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This build has no reader for the format.
    #[error("it is {} and this build of lacuna cannot read that format", .format.name())]
    NotBuilt {
        /// The format.
        format: Format,
    },
    /// The bytes do not hold together as the format has it.
    #[error("it is damaged: {what}")]
    Damaged {
        /// What is broken.
        what: String,
    },
    /// It cannot be opened without a password.
    #[error("it is locked with a password")]
    Locked,
    /// Its pages are pictures.
    #[error("its {pages} pages are pictures and hold no text: run OCR first")]
    Scan {
        /// Number of pages.
        pages: u32,
    },
    /// Its pages show neither words nor pictures.
    #[error("no word and no picture could be read on any of its pages: it is damaged, or its pages are blank")]
    Wordless,
    /// More pages than allowed.
    #[error("it has {pages} pages; at most {most} are read")]
    Pages {
        /// Number of pages.
        pages: u32,
        /// The limit.
        most: u32,
    },
    /// More bytes than allowed come out of what is packed in it.
    #[error("more than {most} bytes come out of it when it is unpacked")]
    Decompressed {
        /// The limit.
        most: u64,
    },
    /// Longer text than allowed.
    #[error("its text is {bytes} bytes long; at most {most} are read")]
    Text {
        /// The length of the text.
        bytes: u64,
        /// The limit.
        most: u64,
    },
    /// Nested deeper than allowed.
    #[error("its parts are nested more than {most} deep")]
    Depth {
        /// The limit.
        most: u32,
    },
}

impl Refusal {
    /// The diagnostic code.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NotBuilt { .. } => code::INPUT_FORMAT_NOT_BUILT,
            Refusal::Damaged { .. } | Refusal::Wordless => code::INPUT_DAMAGED,
            Refusal::Locked => code::INPUT_LOCKED,
            Refusal::Scan { .. } => code::INPUT_SCAN,
            Refusal::Pages { .. } => code::INPUT_TOO_MANY_PAGES,
            Refusal::Decompressed { .. } => code::INPUT_TOO_MUCH_INSIDE,
            Refusal::Text { .. } => code::INPUT_TOO_MUCH_TEXT,
            Refusal::Depth { .. } => code::INPUT_TOO_DEEP,
        }
    }

    /// What the user can do.
    pub fn help(&self) -> &'static str {
        match self {
            Refusal::NotBuilt { .. } => {
                "use a build with the reader of this format (cargo features `pdf`, `docx`, `html`), or save the reply as text"
            }
            Refusal::Damaged { .. } => {
                "fetch the file again, or open it in the program it was made with and save it anew"
            }
            Refusal::Locked => "open it with its password and save or print it to a file without one",
            Refusal::Scan { .. } => {
                "make a searchable copy with an OCR program, or ask the sender for the file that was printed"
            }
            Refusal::Wordless => {
                "fetch the file again; if another program shows words in it, print it anew from there or make a searchable \
                 copy with an OCR program"
            }
            Refusal::Pages { .. } => "check that this is the right file, or allow more with --max-pages",
            Refusal::Decompressed { .. } => "check that this is the right file, or allow more with --max-decompressed",
            Refusal::Text { .. } => "check that this is the right file, or allow more with --max-text",
            Refusal::Depth { .. } => "check that this is the right file, or allow more with --max-depth",
        }
    }
}
