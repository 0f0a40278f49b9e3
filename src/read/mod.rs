//! From a file to its text, whatever format it is in.
//!
//! In: a path or bytes, [`Limits`] and [`Options`]. Out: a [`Source`], whose text is Markdown in the conventions that the
//! outline reads, with pages and paragraphs where the format has them and remarks on what was repaired or left out. The
//! format is told by the bytes, never by trust in the name. Refused, each with its own code: a file beyond the limits, one
//! that is locked, damaged or without text, and a format that this build leaves out.

#[cfg(any(feature = "docx", feature = "html"))]
mod builder;
#[cfg(feature = "docx")]
mod docx;
mod format;
#[cfg(feature = "html")]
mod html;
mod limits;
#[cfg(any(feature = "docx", feature = "html"))]
mod markdown;
#[cfg(any(feature = "docx", feature = "html"))]
mod numeral;
#[cfg(feature = "docx")]
mod odt;
#[cfg(feature = "docx")]
mod package;
#[cfg(all(test, feature = "docx"))]
mod packed;
#[cfg(any(feature = "docx", feature = "html"))]
mod part;
#[cfg(feature = "pdf")]
mod pdf;
mod refusal;
#[cfg(any(feature = "docx", feature = "html"))]
mod tally;
#[cfg(feature = "docx")]
mod xml;

pub use crate::text::{Reading, Remark};
pub use format::Format;
pub use limits::{Limits, Options, Tracked};
pub use refusal::Refusal;

use std::path::Path;

use crate::text::{ReadFault, Source};

/// Reads a file.
///
/// # Errors
/// A [`ReadFault`] where the path is no file, or the file cannot be read as text.
pub fn open(path: &Path, limits: &Limits, options: &Options) -> Result<Source, ReadFault> {
    let name = path.to_string_lossy().into_owned();
    let unreadable = |e: std::io::Error| ReadFault::Unreadable { path: name.clone(), reason: e.to_string() };
    let meta = std::fs::metadata(path).map_err(unreadable)?;
    if meta.is_dir() {
        return Err(ReadFault::Folder { path: name });
    }
    // Before it is taken into memory.
    if meta.len() > limits.bytes {
        return Err(ReadFault::TooLarge { path: name, bytes: meta.len(), most: limits.bytes });
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    from_bytes(name, bytes, limits, options)
}

/// Reads a file's bytes. `name` is what places are called by; its ending helps where the bytes do not tell the format.
///
/// # Errors
/// A [`ReadFault`] where the bytes are beyond the limits, or cannot be read as text.
pub fn from_bytes(
    name: impl Into<String>,
    bytes: Vec<u8>,
    limits: &Limits,
    options: &Options,
) -> Result<Source, ReadFault> {
    let name = name.into();
    if bytes.len() as u64 > limits.bytes {
        return Err(ReadFault::TooLarge { path: name, bytes: bytes.len() as u64, most: limits.bytes });
    }
    let read = if format::is_locked_office(&bytes) {
        Some(Err(Refusal::Locked))
    } else {
        reading(Format::of(&name, &bytes), &bytes, limits, *options)
    };
    let source = match read {
        None => Source::from_text_file(name, bytes, limits.bytes)?,
        Some(Ok(reading)) => Source::from_reading(name, &bytes, reading)?,
        Some(Err(refusal)) => return Err(refused(name, &refusal)),
    };
    let long = source.text().len() as u64;
    if long > limits.text {
        return Err(refused(source.name().to_owned(), &Refusal::Text { bytes: long, most: limits.text }));
    }
    Ok(source)
}

fn refused(path: String, refusal: &Refusal) -> ReadFault {
    ReadFault::Refused { path, code: refusal.code(), why: refusal.to_string(), help: refusal.help() }
}

/// What the reader of the format makes of the bytes; none where they are plain text.
#[cfg_attr(
    not(any(feature = "docx", feature = "html", feature = "pdf")),
    expect(unused_variables, reason = "no reader is built in")
)]
#[cfg_attr(not(any(feature = "docx", feature = "html")), allow(unused_variables, reason = "a PDF leaves no choice"))]
fn reading(format: Format, bytes: &[u8], limits: &Limits, options: Options) -> Option<Result<Reading, Refusal>> {
    match format {
        Format::Text => None,
        #[cfg(feature = "pdf")]
        Format::Pdf => Some(pdf::read(bytes, limits)),
        #[cfg(feature = "docx")]
        Format::Docx => Some(docx::read(bytes, limits, options)),
        #[cfg(feature = "docx")]
        Format::Odt => Some(odt::read(bytes, limits, options)),
        #[cfg(feature = "html")]
        Format::Html => Some(html::read(bytes, limits, options)),
        #[cfg(not(all(feature = "pdf", feature = "docx", feature = "html")))]
        other => Some(Err(Refusal::NotBuilt { format: other })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Source, ReadFault> {
        from_bytes(name, bytes.to_vec(), limits, &Options::default())
    }

    #[test]
    fn plain_text_is_read_as_ever() {
        let source = read("reply.md", "Réponse – oui.\u{c}Fin.".as_bytes(), &Limits::default()).unwrap();
        assert_eq!(source.text(), "Réponse – oui.\u{c}Fin.");
        assert_eq!(source.pages(), Some(2));
        assert!(source.remarks().is_empty());
    }

    #[test]
    fn a_locked_word_file_is_told_from_a_file_of_an_older_word() {
        let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....".to_vec();
        let fault = read("reply.doc", &old, &Limits::default()).unwrap_err();
        assert_eq!(fault.code(), crate::code::INPUT_NOT_TEXT);
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
        let fault = read("reply.docx", &[old, name].concat(), &Limits::default()).unwrap_err();
        assert_eq!(fault.code(), crate::code::INPUT_LOCKED);
        assert!(fault.to_string().contains("locked with a password"), "{fault}");
    }

    #[cfg(feature = "docx")]
    #[test]
    fn a_word_file_may_name_its_text_otherwise() {
        let rels = "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"word/document2.xml\"/></Relationships>";
        let body = "<w:document><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>";
        let bytes = packed::package(&[
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", rels),
            ("word/document2.xml", body),
        ]);
        assert_eq!(read("reply.docx", &bytes, &Limits::default()).unwrap().text(), "Words");
    }

    /// Cuts, changed bytes, shuffled elements and nesting 100,000 deep, the same on every run: each file is read or refused.
    #[cfg(all(feature = "docx", feature = "html"))]
    #[test]
    fn broken_documents_are_read_or_refused() {
        let mut seed = 11u32;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as usize % below.max(1)
        };
        let word = "<w:document><w:body><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Words</w:t></w:r>\
                    </w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:ins><w:r><w:t>in</w:t></w:r></w:ins></w:p>\
                    </w:tc></w:tr></w:tbl></w:body></w:document>";
        let open = "<office:document-content><office:body><office:text><text:list><text:list-item><text:p>Words\
                    <text:s text:c=\"3\"/></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell \
                    table:number-columns-repeated=\"9\"><text:p>in</text:p></table:table-cell></table:table-row></table:table>\
                    </office:text></office:body></office:document-content>";
        let page = "<html><body><ul><li>Words<table><tr><td rowspan=0 colspan=9>in<td><p>and</table></ul><nav><a href=x>on</a>\
                    </nav><del>gone</del></body></html>";
        let deep = |open: &str, close: &str| format!("{}x{}", open.repeat(100_000), close.repeat(100_000));
        let deep_word = format!("<w:document><w:body>{}", deep("<w:sdt><w:sdtContent>", ""));
        let shapes = [("docx", word), ("odt", open), ("html", page)];
        let whole = [("docx", deep_word.as_str()), ("html", &deep("<div>", "</div>")), ("html", &deep("<ul><li>", ""))];
        let broken = |text: &str, next: &mut dyn FnMut(usize) -> usize| {
            let mut parts: Vec<&str> = text.split_inclusive('>').collect();
            for _ in 0..next(6) {
                let (a, b) = (next(parts.len()), next(parts.len()));
                parts.swap(a, b);
            }
            let mut text = parts.concat();
            text.truncate(
                (0..=next(text.len() * 2).min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0),
            );
            text
        };
        let cases = (0..90).map(|case| {
            let (kind, text) = shapes[case % 3];
            (kind, broken(text, &mut next))
        });
        let all: Vec<(&str, String)> = cases.chain(whole.map(|(kind, text)| (kind, text.to_owned()))).collect();
        for (kind, text) in all {
            let bytes = match kind {
                "docx" => packed::package(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text)]),
                "odt" => {
                    packed::package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &text)])
                }
                _ => format!("<!doctype html>{text}").into_bytes(),
            };
            if let Err(fault) = read(&format!("reply.{kind}"), &bytes, &Limits::default()) {
                assert!(!fault.code().is_empty(), "{kind}: {text:.200}");
            }
            // A package that is itself damaged.
            let cut = &bytes[..next(bytes.len())];
            let _ = read(&format!("reply.{kind}"), cut, &Limits::default());
        }
    }

    #[test]
    fn more_bytes_than_allowed_are_refused_with_the_flag_that_allows_them() {
        let fault = read("reply.md", b"some words", &Limits { bytes: 4, ..Limits::default() }).unwrap_err();
        assert_eq!(fault.code(), crate::code::INPUT_TOO_LARGE);
        assert!(fault.to_string().contains("10 bytes; at most 4"), "{fault}");
        assert!(fault.help().contains("--max-bytes"));
    }
}
