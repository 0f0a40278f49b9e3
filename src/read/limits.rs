//! How much of a file is read, so that a broken or hostile file cannot hold the machine, and how it is read where a format
//! leaves a choice.
//!
//! In: nothing. Out: the defaults, far above what replies need. Each limit has a flag that raises it and a refusal of its own.

use crate::text::MAX_BYTES;

/// The most that is read of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Pages of a PDF.
    pub pages: u32,
    /// Bytes of what is packed inside the file, when unpacked.
    pub decompressed: u64,
    /// How deep elements or objects may be nested.
    pub depth: u32,
    /// Bytes of the text as read, whatever the format.
    pub text: u64,
    /// Single asks that obligations are drawn from where no pack fits. Each is held against every answer, so that the work
    /// grows with the square.
    pub asks: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: MAX_BYTES, pages: 5000, decompressed: 128 << 20, depth: 256, text: 12 << 20, asks: 2000 }
    }
}

/// How a file is read where its format leaves a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Which text of a Word document's tracked changes is read.
    pub tracked: Tracked,
}

/// Which text of tracked changes is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tracked {
    /// As if every change were accepted.
    #[default]
    Accepted,
    /// As if every change were rejected.
    Original,
}
