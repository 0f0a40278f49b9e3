//! From a file's bytes to text, and from a byte offset to a place that a person can find.
//!
//! In: the bytes of one text file, or what the reader of another format made of a file. Out: a [`Source`] with UTF-8 text,
//! line starts and page starts. Refused, each with its own fault: bytes that are empty, too many, or no text. UTF-8 (with
//! or without BOM), UTF-16 and Windows-1252 are read; nothing else is guessed.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

use super::fault::ReadFault;
use super::fingerprint;
use super::reading::{Reading, Remark};
use super::span::Span;

/// The largest file that is read unless more is allowed, in bytes (256 MiB).
pub const MAX_BYTES: u64 = 256 << 20;

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
    /// Paragraph of the first byte, as the format counts its paragraphs, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
}

impl Place {
    /// The number by which people find it: that of its paragraph where the format counts them, else of its line.
    pub fn number(&self) -> u32 {
        self.paragraph.unwrap_or(self.line)
    }

    /// "paragraph 12" where the format counts paragraphs, since its lines are seen by nobody; else "line 49".
    pub fn name(&self) -> String {
        format!("{} {}", if self.paragraph.is_some() { "paragraph" } else { "line" }, self.number())
    }
}

/// The text of one file.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
    page_starts: Vec<u32>,
    paragraph_starts: Vec<u32>,
    remarks: Vec<Remark>,
    encoding: Encoding,
    sha256: String,
}

impl Source {
    /// Decodes a text file's bytes. `name` is what places are called by.
    ///
    /// # Errors
    /// A [`ReadFault`] where the bytes are empty, more than [`MAX_BYTES`], or no text.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, ReadFault> {
        Source::from_text_file(name, bytes, MAX_BYTES)
    }

    /// As [`Source::from_bytes`], with the most bytes that are read.
    ///
    /// # Errors
    /// As there.
    pub fn from_text_file(name: impl Into<String>, bytes: Vec<u8>, most: u64) -> Result<Source, ReadFault> {
        let name = name.into();
        // Offsets are 32 bits wide, whatever is allowed.
        let most = most.min(u64::from(u32::MAX) / 2);
        if bytes.len() as u64 > most {
            return Err(ReadFault::TooLarge { path: name, bytes: bytes.len() as u64, most });
        }
        let sha256 = fingerprint::sha256(&bytes);
        let (text, encoding) = decode(&name, bytes)?;
        let mut pages: Vec<u32> = memchr::memchr_iter(b'\x0c', text.as_bytes()).map(|i| i as u32 + 1).collect();
        if !pages.is_empty() {
            pages.insert(0, 0);
        }
        Source::new(name, sha256, encoding, Reading { text, pages, ..Reading::default() })
    }

    /// Takes over what the reader of a format made of a file's bytes.
    ///
    /// # Errors
    /// [`ReadFault::Empty`] where there is no text in it.
    pub fn from_reading(name: impl Into<String>, bytes: &[u8], reading: Reading) -> Result<Source, ReadFault> {
        Source::new(name.into(), fingerprint::sha256(bytes), Encoding::Utf8, reading)
    }

    fn new(name: String, sha256: String, encoding: Encoding, reading: Reading) -> Result<Source, ReadFault> {
        let Reading { text, pages, paragraphs, notices } = reading;
        if text.trim().is_empty() {
            return Err(ReadFault::Empty { path: name });
        }
        let mut line_starts = vec![0u32];
        line_starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i as u32 + 1));
        Ok(Source {
            name,
            text,
            line_starts,
            page_starts: pages,
            paragraph_starts: paragraphs,
            remarks: notices,
            encoding,
            sha256,
        })
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

    /// Number of pages, where the format has pages or the text form feeds.
    pub fn pages(&self) -> Option<u32> {
        (!self.page_starts.is_empty()).then_some(self.page_starts.len() as u32)
    }

    /// What the reader of the format repaired, left out or could not read.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
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
        let nth = |starts: &[u32]| match starts.partition_point(|&s| s <= span.start) as u32 {
            0 => None,
            n => Some(n),
        };
        let (page, paragraph) = (nth(&self.page_starts), nth(&self.paragraph_starts));
        Place { start: span.start, end: span.end, line, column, end_line, page, paragraph }
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
    let formats: [(&[u8], &str); 4] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a ZIP file"),
        (b"{\\rtf", "an RTF file"),
        (b"\xD0\xCF\x11\xE0", "a file of an older Word"),
    ];
    for (magic, what) in formats {
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
