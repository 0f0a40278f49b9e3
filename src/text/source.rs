//! From a file's bytes to text, and from a byte offset to a place that a person can find.
//!
//! In: the bytes of one file. Out: a [`Source`] with UTF-8 text, line starts and page starts. Refused, each with its own
//! fault: a folder, a file that is empty, that is too large, or that holds no text. UTF-8 (with or without BOM), UTF-16
//! and Windows-1252 are read; nothing else is guessed.

use std::path::Path;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

use super::fingerprint;
use super::span::Span;

/// The largest file that is read, in bytes (256 MiB).
pub const MAX_BYTES: u64 = 256 << 20;

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
    /// More bytes than [`MAX_BYTES`].
    #[error("{path} has {bytes} bytes; at most {MAX_BYTES} are read")]
    TooLarge {
        /// The path as given.
        path: String,
        /// Its size in bytes.
        bytes: u64,
    },
    /// The bytes are no text.
    #[error("{path} is not text: {what}")]
    NotText {
        /// The path as given.
        path: String,
        /// What it looks like, with the offset of the byte that shows it.
        what: String,
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
        }
    }

    /// What the user can do about it.
    pub fn help(&self) -> &'static str {
        match self {
            ReadFault::Unreadable { .. } => "check the path and whether you may read the file",
            ReadFault::Folder { .. } => "name the reply's file inside it, for instance `lacuna check FOLDER/reply.md`",
            ReadFault::Empty { .. } => "give a file with the text of a reply",
            ReadFault::TooLarge { .. } => {
                "a reply is seldom above one megabyte; check that this is the right file, or split it"
            }
            ReadFault::NotText { .. } => "save the reply as plain text or Markdown in UTF-8, UTF-16 or Windows-1252",
        }
    }
}

/// The encoding that a file was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark.
    Utf16,
    /// The Western European code page of older Windows.
    Windows1252,
}

/// Where a span lies, as output.md has it: byte offsets, 1-based lines and column (in characters), and the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line of the first byte, from 1.
    pub line: u32,
    /// Column of the first byte in characters, from 1.
    pub column: u32,
    /// Line of the last byte.
    pub end_line: u32,
    /// Page of the first byte, where the format has pages.
    pub page: Option<u32>,
}

/// The text of one file.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
    page_starts: Vec<u32>,
    encoding: Encoding,
    sha256: String,
}

impl Source {
    /// Reads a file.
    ///
    /// # Errors
    /// A [`ReadFault`] where the path is no readable text file.
    pub fn read(path: &Path) -> Result<Source, ReadFault> {
        let name = path.to_string_lossy().into_owned();
        let unreadable = |e: std::io::Error| ReadFault::Unreadable { path: name.clone(), reason: e.to_string() };
        let meta = std::fs::metadata(path).map_err(unreadable)?;
        if meta.is_dir() {
            return Err(ReadFault::Folder { path: name });
        }
        if meta.len() > MAX_BYTES {
            return Err(ReadFault::TooLarge { path: name, bytes: meta.len() });
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        Source::from_bytes(name, bytes)
    }

    /// Decodes a file's bytes. `name` is what places are called by.
    ///
    /// # Errors
    /// A [`ReadFault`] where the bytes are empty, too many, or no text.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, ReadFault> {
        let name = name.into();
        if bytes.len() as u64 > MAX_BYTES {
            return Err(ReadFault::TooLarge { path: name, bytes: bytes.len() as u64 });
        }
        let sha256 = fingerprint::sha256(&bytes);
        let (text, encoding) = decode(&name, bytes)?;
        if text.trim().is_empty() {
            return Err(ReadFault::Empty { path: name });
        }
        let mut line_starts = vec![0u32];
        line_starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i as u32 + 1));
        let page_starts: Vec<u32> = memchr::memchr_iter(b'\x0c', text.as_bytes()).map(|i| i as u32 + 1).collect();
        Ok(Source { name, text, line_starts, page_starts, encoding, sha256 })
    }

    /// The name that places are called by, as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text, unchanged otherwise.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The encoding it was read in.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// SHA-256 of the file's bytes, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Number of lines.
    pub fn lines(&self) -> u32 {
        let last = self.line_starts.last().copied().unwrap_or(0);
        self.line_starts.len() as u32 - u32::from(last as usize == self.text.len() && last > 0)
    }

    /// Number of pages, where the text has form feeds.
    pub fn pages(&self) -> Option<u32> {
        (!self.page_starts.is_empty()).then(|| self.page_starts.len() as u32 + 1)
    }

    /// The 1-based line of a byte offset.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&s| s <= offset) as u32
    }

    /// The byte range of a 1-based line, its line end left out.
    pub fn line_span(&self, line: u32) -> Span {
        let start = self.line_starts.get(line.saturating_sub(1) as usize).copied().unwrap_or(self.text.len() as u32);
        let end = self.line_starts.get(line as usize).map_or(self.text.len() as u32, |e| e - 1);
        Span { start, end: end.max(start) }
    }

    /// The place of a span.
    pub fn place(&self, span: Span) -> Place {
        let line = self.line(span.start);
        let begin = self.line_starts[line as usize - 1] as usize;
        let column = self.text.get(begin..span.start as usize).map_or(1, |s| s.chars().count() as u32 + 1);
        let end_line = self.line(span.end.saturating_sub(1).max(span.start));
        let page = self.pages().map(|_| self.page_starts.partition_point(|&s| s <= span.start) as u32 + 1);
        Place { start: span.start, end: span.end, line, column, end_line, page }
    }
}

fn decode(name: &str, bytes: Vec<u8>) -> Result<(String, Encoding), ReadFault> {
    let not_text = |what: String| ReadFault::NotText { path: name.to_owned(), what };
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = bytes[..] {
        let coding = if bytes[0] == 0xFF { UTF_16LE } else { UTF_16BE };
        let (text, _, broken) = coding.decode(&bytes);
        return if broken {
            Err(not_text("it begins as UTF-16 but holds broken characters".into()))
        } else {
            Ok((text.into_owned(), Encoding::Utf16))
        };
    }
    for (magic, what) in [(&b"%PDF"[..], "a PDF"), (b"PK\x03\x04", "a ZIP or Word file"), (b"{\\rtf", "an RTF file")] {
        if bytes.starts_with(magic) {
            return Err(not_text(format!("{what}; save its text first")));
        }
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(not_text(format!("a zero byte stands at offset {at}, so it is a binary file")));
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(rest) => Ok((rest.to_owned(), Encoding::Utf8)),
            None => Ok((text, Encoding::Utf8)),
        },
        Err(e) => {
            let at = e.utf8_error().valid_up_to();
            let bytes = e.into_bytes();
            // Windows-1252 leaves five bytes undefined, and text has no other control characters than these.
            let strange = bytes
                .iter()
                .filter(|&&b| matches!(b, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D) || (b < 32 && !matches!(b, 9..=13 | 27)))
                .count();
            let high = bytes.iter().filter(|&&b| b >= 0x80).count();
            if strange > 0 || high * 3 > bytes.len() {
                return Err(not_text(format!("the byte at offset {at} is neither UTF-8 nor Windows-1252")));
            }
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
            Ok((text.into_owned(), Encoding::Windows1252))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Source, ReadFault> {
        Source::from_bytes("reply.txt", bytes.to_vec())
    }

    #[test]
    fn encodings_that_replies_come_in_are_read() {
        assert_eq!(read("\u{feff}déjà".as_bytes()).unwrap().text(), "déjà");
        assert_eq!(read(b"d\xe9j\xe0 vu").unwrap().text(), "déjà vu");
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("né".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&utf16).unwrap().text(), "né");
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        assert!(matches!(read(b" \n\t"), Err(ReadFault::Empty { .. })));
        assert!(matches!(read(b"MZ\0\x01"), Err(ReadFault::NotText { .. })));
        assert!(matches!(read(b"%PDF-1.7\n"), Err(ReadFault::NotText { .. })));
        assert!(matches!(read(&[b'a', 0x81, 0xFE, 0x90]), Err(ReadFault::NotText { .. })));
    }

    #[test]
    fn places_count_lines_and_characters() {
        let source = read("é one\ntwo\x0cthree\n".as_bytes()).unwrap();
        let at = source.text().find("three").unwrap();
        let place = source.place(Span::new(at, at + 5));
        assert_eq!((place.line, place.column, place.end_line, place.page), (2, 5, 2, Some(2)));
        assert_eq!(source.lines(), 2);
        assert_eq!(source.line_span(1).of(source.text()), "é one");
    }
}
