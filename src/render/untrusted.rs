//! Words of a reply, made harmless for the place where they are shown.
//!
//! In: text that somebody else wrote. Out: the same words, unable to act: on a terminal no escape sequence, no reordering,
//! no hidden character; in Markdown no markup, no HTML, no link; in a table no formula; in XML no character that it cannot
//! hold. Nothing that can be seen is left out.

use unicode_width::UnicodeWidthChar;

use super::excerpt::{display_width, is_hidden};

/// The text on one line: white space and control characters as single spaces, characters that cannot be seen left out.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            gap = true;
        } else if !is_hidden(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// The text on one line, cut to a width, with `…` (or `...`) where something was cut.
pub fn clipped(text: &str, width: usize, unicode: bool) -> String {
    let text = one_line(text);
    if display_width(&text) <= width {
        return text;
    }
    let sign = if unicode { "…" } else { "..." };
    let most = width.saturating_sub(display_width(sign));
    let mut used = 0;
    let fits = text.char_indices().find(|(_, c)| {
        used += c.width().unwrap_or(0);
        used > most
    });
    let cut = fits.map_or(text.len(), |(at, _)| at);
    // Between words where a space is near.
    let cut = text[..cut].rfind(' ').filter(|s| display_width(&text[*s..cut]) < 16).unwrap_or(cut);
    format!("{}{sign}", text[..cut].trim_end_matches([' ', ',', ';', ':']))
}

/// The text on one line, with everything escaped that Markdown or HTML would take for markup.
pub fn markdown(text: &str) -> String {
    escaped(&one_line(text))
}

/// A text that stands on one line already, with everything escaped that Markdown or HTML would take for markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '^' => out.extend(['\\', c]),
            // A bare address would become a link.
            ':' if text[at..].starts_with("://") => out.push_str("\\:"),
            '.' if text[..at].ends_with("www") || text[..at].ends_with("WWW") => out.push_str("\\."),
            '@' => out.push_str("\\@"),
            // A list, a heading's underline or a table where the text opens a line.
            '-' | '+' | '=' if at == 0 && !text[1..].starts_with(char::is_alphanumeric) => out.extend(['\\', c]),
            '.' | ')' if at > 0 && at < 10 && text[..at].bytes().all(|b| b.is_ascii_digit()) => {
                // "1. " opens a list; "1.d" does not.
                let opens = text[at + 1..].chars().next().is_none_or(|next| next == ' ');
                out.extend(opens.then_some('\\').into_iter().chain([c]));
            }
            '!' if text[at..].starts_with("![") => out.push_str("\\!"),
            _ => out.push(c),
        }
    }
    out
}

/// The text on one line, without the characters that XML cannot hold; the writer escapes what is markup.
pub fn xml(text: &str) -> String {
    without_noncharacters(&one_line(text))
}

/// A text that stands on one line already, without the two characters that XML cannot hold though they are no controls.
pub(super) fn without_noncharacters(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "")
}

/// The text on one line as the cell of a table in plain text: with an apostrophe before it where a spreadsheet would take it
/// for a formula.
pub fn cell(text: &str) -> String {
    let text = one_line(text);
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text }
}

/// The text as code in a line of Markdown: nothing in it is markup, and no backtick ends it early.
pub fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if text.is_empty() || text.starts_with('`') || text.ends_with('`') {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// A path as a URI reference; an absolute one as a `file` URI.
pub fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':') && path.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut out = String::from(match (path.starts_with('/'), drive) {
        (true, _) => "file://",
        (_, true) => "file:///",
        _ => "",
    });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') || (drive && byte == b':') {
            out.push(char::from(byte));
        } else {
            put!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_acts_on_a_terminal() {
        assert_eq!(one_line("a\u{1b}[31m red\r\n\u{202e}evil\u{202c}\u{200b} \u{ad}x\u{9b}2J"), "a [31m red evil x 2J");
        assert_eq!(one_line("  traf\u{ad}ficking \t\n in\u{a0}2024 "), "trafficking in 2024");
    }

    #[test]
    fn nothing_is_markup() {
        assert_eq!(markdown("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
        assert_eq!(markdown("a | b `c` *d* [e](f) ![g](h)"), "a \\| b \\`c\\` \\*d\\* \\[e\\](f) \\!\\[g\\](h)");
        assert_eq!(markdown("# no heading"), "\\# no heading");
        assert_eq!(markdown("- no item"), "\\- no item");
        assert_eq!(markdown("12. no item"), "12\\. no item");
        assert_eq!(markdown("2.a.1"), "2.a.1");
        assert_eq!(markdown("see https://x.example, www.x.example"), "see https\\://x.example, www\\.x.example");
        assert_eq!(markdown("Article 8.0.3 – in 2024."), "Article 8.0.3 – in 2024.");
    }

    #[test]
    fn code_is_closed_by_its_own_marks_only() {
        assert_eq!(code("reply.md"), "`reply.md`");
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(code("`a"), "`` `a ``");
    }

    #[test]
    fn no_cell_is_a_formula_and_xml_can_hold_it() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "\u{200b}=1", "＝1"] {
            assert!(cell(text).starts_with('\''), "{text:?}");
        }
        assert_eq!((cell("– a dash"), cell("2024"), cell("a=b")), ("– a dash".into(), "2024".into(), "a=b".into()));
        assert_eq!(xml("a\u{b}\u{ffff}b\u{1b}c"), "a b c");
    }

    #[test]
    fn clipping_ends_between_words() {
        assert_eq!(clipped("train prosecutors and judges", 20, true), "train prosecutors…");
        assert_eq!(clipped("漢漢漢漢", 5, true), "漢漢…");
        assert_eq!(clipped("short", 20, false), "short");
    }

    #[test]
    fn paths_are_uris() {
        for (path, wanted) in [
            ("reports/cp-2025-01.md", "reports/cp-2025-01.md"),
            ("Réponse 1.md", "R%C3%A9ponse%201.md"),
            ("a:b#c?.md", "file:///a:b%23c%3F.md"),
            ("ab:c.md", "ab%3Ac.md"),
            ("/srv/a.md", "file:///srv/a.md"),
            ("in\\a.md", "in/a.md"),
        ] {
            assert_eq!(uri(path), wanted, "{path}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_one_harmless_line(text in any::<String>(), width in 4usize..50) {
            for shown in [one_line(&text), markdown(&text), code(&text), clipped(&text, width, true)] {
                prop_assert!(!shown.contains(is_hidden), "{shown:?}");
            }
            prop_assert!(!markdown(&text).contains(['<', '>']));
            prop_assert!(display_width(&clipped(&text, width, true)) <= width);
        }
    }
}
