//! Which format a file is in, told by its bytes.
//!
//! In: a name and bytes. Out: a [`Format`]. The name's ending decides only between HTML and plain text, where a page may begin
//! without any sign. What is no other format is plain text, whose own reader refuses what is none.

use memchr::memmem;

/// A format that replies come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// A Word document (Office Open XML).
    Docx,
    /// An `OpenDocument` text.
    Odt,
    /// A web page.
    Html,
    /// Markdown or plain text.
    Text,
}

/// Where the sign of a PDF may stand: other programs' headers can come before it.
const PDF_HEAD: usize = 1024;
/// Where the sign of a web page may stand: comments and an XML declaration can come before it.
const HTML_HEAD: usize = 1024;

impl Format {
    /// Tells the format of a file.
    pub fn of(name: &str, bytes: &[u8]) -> Format {
        let head = |n: usize| &bytes[..bytes.len().min(n)];
        if bytes.starts_with(b"PK\x03\x04") {
            // Names inside a ZIP file are stored as they are, in each entry's head and in the directory.
            let holds = |entry: &[u8]| memmem::find(bytes, entry).is_some();
            // A package says itself where its text is; that it is Word's shows in the name of the folder.
            return if holds(b"word/document.xml") || holds(b"[Content_Types].xml") && holds(b"word/") {
                Format::Docx
            } else if holds(b"content.xml") && holds(b"application/vnd.oasis.opendocument.text") {
                Format::Odt
            } else {
                Format::Text
            };
        }
        if memmem::find(head(PDF_HEAD), b"%PDF").is_some() && !is_prose(head(PDF_HEAD)) {
            return Format::Pdf;
        }
        if is_html(name, head(HTML_HEAD)) { Format::Html } else { Format::Text }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Pdf => "PDF",
            Format::Docx => "Word (DOCX)",
            Format::Odt => "OpenDocument text (ODT)",
            Format::Html => "HTML",
            Format::Text => "plain text",
        }
    }
}

/// Whether it is an Office file locked with a password: an old container around an encrypted package.
pub(super) fn is_locked_office(bytes: &[u8]) -> bool {
    // The container's directory holds the names of what is in it as UTF-16.
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") && memmem::find(bytes, &name).is_some()
}

/// A text that only speaks of `%PDF` has it amid its words; a PDF has it at the head of a line, a version after it.
fn is_prose(head: &[u8]) -> bool {
    memmem::find_iter(head, b"%PDF").all(|at| at > 0 && !matches!(head[at - 1], b'\n' | b'\r' | 0..=8))
}

fn is_html(name: &str, head: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    if matches!(ending.as_deref(), Some("html" | "htm" | "xhtml")) {
        return true;
    }
    // UTF-16 has a zero byte beside each letter of a tag.
    let lower: Vec<u8> = head.iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let mut rest = lower.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&lower);
    if let Some(inner) = rest.strip_prefix(b"\xff\xfe").or_else(|| rest.strip_prefix(b"\xfe\xff")) {
        rest = inner;
    }
    loop {
        rest = rest.trim_ascii_start();
        let after = |end: &[u8]| memmem::find(rest, end).map(|at| &rest[at + end.len()..]);
        let next = match rest {
            [b'<', b'!', b'-', b'-', ..] => after(b"-->"),
            [b'<', b'?', ..] => after(b"?>"),
            _ => return rest.starts_with(b"<!doctype html") || rest.starts_with(b"<html"),
        };
        let Some(next) = next else { return false };
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn the_format_is_told_by_the_bytes() {
        for (name, bytes, format) in [
            ("a.md", &b"%PDF-1.7\n"[..], Format::Pdf),
            ("a.pdf", b"\0\0junk\n%PDF-1.4", Format::Pdf),
            ("a.txt", b"The file begins with %PDF and is a PDF.", Format::Text),
            ("a.pdf", b"# A reply", Format::Text),
            ("a", b"PK\x03\x04....word/document.xml", Format::Docx),
            ("a", b"PK\x03\x04[Content_Types].xml..PK..word/document2.xml", Format::Docx),
            ("a", b"PK\x03\x04word/list.txt", Format::Text),
            ("a", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.textPK content.xml", Format::Odt),
            ("a.docx", b"PK\x03\x04xl/workbook.xml", Format::Text),
            ("a.txt", b"\xef\xbb\xbf <?xml version=\"1.0\"?> <!-- saved --> <!DOCTYPE html>", Format::Html),
            ("a.txt", b"\xff\xfe<\0h\0t\0m\0l\0>\0", Format::Html),
            ("page.HTM", b"<p>words", Format::Html),
            ("a.md", b"<p>words", Format::Text),
        ] {
            assert_eq!(Format::of(name, bytes), format, "{name}: {}", String::from_utf8_lossy(bytes));
        }
    }
}
