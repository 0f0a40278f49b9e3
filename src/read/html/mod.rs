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

/// Reads a page.
///
/// # Errors
/// A [`Refusal`] where the bytes are no text or the elements are nested too deep.
pub fn read(bytes: &[u8], limits: &Limits, options: Options) -> Result<Reading, Refusal> {
    let (page, clean) = encoding::decode(bytes);
    if page.contains('\0') {
        return Err(Refusal::Damaged { what: "zero characters stand in it, so it is no page of text".into() });
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
