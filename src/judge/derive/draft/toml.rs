//! Values as TOML writes them.
//!
//! In: text that somebody else wrote. Out: strings and comments from which nothing can break out, and in which nothing is
//! hidden: what cannot be seen is written as its code.

use std::fmt::Write as _;

use crate::rule::Kind;

/// All kinds, for a comment.
pub(super) const KINDS: &str =
    "legislation | practice | training | resources | coordination | information | data | policy";

/// The word for a kind.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Legislation => "legislation",
        Kind::Practice => "practice",
        Kind::Training => "training",
        Kind::Resources => "resources",
        Kind::Coordination => "coordination",
        Kind::Information => "information",
        Kind::Data => "data",
        Kind::Policy => "policy",
    }
}

/// A basic string.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if is_unseen(c) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A list of strings on one line.
pub(super) fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|t| string(t)).collect::<Vec<_>>().join(", "))
}

/// Text that may stand in a comment.
pub(super) fn comment(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).collect()
}

/// Whether a character acts without being seen: controls, and those that turn or join what stands beside them.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn any_text_survives_being_written(text in "\\PC*|[\\x00-\\x7f]*|.*") {
            let table: ::toml::Table = ::toml::from_str(&format!("a = {}", string(&text))).unwrap();
            proptest::prop_assert_eq!(table["a"].as_str(), Some(text.as_str()));
        }
    }
}
