//! The characters of a web page.
//!
//! In: bytes. Out: text. The mark at the head comes first, then what the page says of itself (`<meta charset>`), unless the
//! bytes are UTF-8 beyond doubt; else UTF-8 where they are, else Windows-1252, as browsers have it.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memmem;

/// Where a page says in what encoding it is, in bytes from its head.
const HEAD: usize = 4096;

/// Decodes a page. False where some bytes are no characters of its encoding.
pub(super) fn decode(bytes: &[u8]) -> (String, bool) {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| wide(bytes));
    let encoding = marked.unwrap_or_else(|| {
        let utf8 = std::str::from_utf8(bytes).is_ok();
        let declared = declared(&bytes[..bytes.len().min(HEAD)]);
        match declared {
            Some(encoding) if encoding != UTF_8 && !utf8 => encoding,
            _ if utf8 => UTF_8,
            _ => WINDOWS_1252,
        }
    });
    let (text, _, broken) = encoding.decode(bytes);
    (text.into_owned(), !broken)
}

/// UTF-16 without a mark: every second byte of the head is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(64) / 2 * 2];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    match (zeros(0), zeros(1)) {
        (0, n) if n >= 2 && n * 4 >= head.len() => Some(UTF_16LE),
        (n, 0) if n >= 2 && n * 4 >= head.len() => Some(UTF_16BE),
        _ => None,
    }
}

/// What the page says of its encoding.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    let label = |after: &[u8]| {
        let at = memmem::find(&lower, after)? + after.len();
        let rest = lower[at..].trim_ascii_start();
        let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:".contains(b))).unwrap_or(rest.len());
        Encoding::for_label(&rest[..end])
    };
    // A page that could be read so far is in no encoding of two bytes.
    label(b"charset").or_else(|| label(b"encoding")).filter(|e| *e != UTF_16LE && *e != UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn a_page_is_read_in_the_encoding_it_is_in() {
        let utf16: Vec<u8> = "<p>né</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16be: Vec<u8> = "\u{feff}<p>né</p>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, text) in [
            ("<p>né</p>".as_bytes(), "<p>né</p>"),
            (b"<p>n\xe9</p>", "<p>né</p>"),
            (b"<meta charset='iso-8859-2'><p>\xb3", "<meta charset='iso-8859-2'><p>ł"),
            (
                b"<meta http-equiv=x content=\"text/html; charset=koi8-r\">\xc1",
                "<meta http-equiv=x content=\"text/html; charset=koi8-r\">а",
            ),
            ("<meta charset=windows-1252>né".as_bytes(), "<meta charset=windows-1252>né"),
            ("\u{feff}<p>né</p>".as_bytes(), "<p>né</p>"),
            (&utf16, "<p>né</p>"),
            (&utf16be, "<p>né</p>"),
        ] {
            assert_eq!(decode(bytes), (text.to_owned(), true));
        }
    }
}
