//! Web pages (HTML).
//!
//! In: the bytes. Out: the page's words as Markdown, list numbers as a browser shows them, tables with their merged cells,
//! and where each paragraph begins. Left out: what a browser does not show, and menus of links. Nothing is run, no link
//! followed, no style sheet or picture fetched.

mod encoding;
mod list;
mod tag;
mod walk;

#[cfg(test)]
mod tests;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::tally::Tally;
use super::{Limits, Options, Reading, Refusal};
use tag::Attributes;
use walk::Walk;

/// The tokenizer goes one call deeper for each quoted attribute of a tag; so many fit on the stack of any thread.
const MOST_ATTRIBUTES: usize = 200;

/// How many quoted attributes the tag with the most of them has.
fn most_attributes(page: &str) -> usize {
    let bytes = page.as_bytes();
    let (mut at, mut most) = (0, 0);
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]) {
        at += open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let mut quoted = 0;
        while let Some(step) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]) {
            at += step + 1;
            let sign = bytes[at - 1];
            if sign == b'>' {
                break;
            }
            // A quotation mark opens a value only after an equals sign.
            if bytes[..at - 1].trim_ascii_end().last() == Some(&b'=') {
                quoted += 1;
                at = memchr::memchr(sign, &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
            }
        }
        most = most.max(quoted);
    }
    most
}

/// Reads a page.
///
/// # Errors
/// A [`Refusal`] where the bytes are no text or the elements are nested too deep.
pub fn read(bytes: &[u8], limits: &Limits, options: Options) -> Result<Reading, Refusal> {
    let (page, clean) = encoding::decode(bytes);
    if page.contains('\0') {
        return Err(Refusal::Damaged { what: "zero characters stand in it, so it is no page of text".into() });
    }
    if most_attributes(&page) > MOST_ATTRIBUTES {
        return Err(Refusal::Damaged { what: "a tag in it has more attributes than any page needs".into() });
    }
    let mut walk = Walk::new(limits, options.tracked);
    let mut emitter = DefaultEmitter::default();
    // Else what stands in `<script>` and the like would be taken for elements.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(&page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let all = tag.attributes.iter().map(|(name, value)| (words(name), words(value))).collect();
                walk.start(&String::from_utf8_lossy(&tag.name), &Attributes(all), tag.self_closing)?;
            }
            Token::EndTag(tag) => walk.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => walk.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    walk.finish();
    let tally = Tally { garbled: !clean, ..walk.tally };
    Ok(walk.builder.reading(tally.remarks(options.tracked)))
}
