//! Labels: the head of a text on one line.
//!
//! In: words of a reply, which may run over lines and pages. Out: so many characters of them, cut at a word. However long the
//! text is, no more of it is looked at than is shown.

/// The head of a text on one line, at most `most` characters, cut at a word.
pub(super) fn cut(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(most + 8);
    let text = words_on(text);
    let mut length = plain(text, most);
    out.push_str(&text[..length]);
    let mut rest = words_on(&text[length..]);
    while !rest.is_empty() {
        let (word, letters) = word(rest, most);
        let gap = usize::from(length > 0);
        if length + gap + letters > most {
            if length == 0 {
                out.extend(word.chars().take(most - 1));
            }
            out.push('…');
            break;
        }
        if gap > 0 {
            out.push(' ');
        }
        out.push_str(word);
        length += gap + letters;
        rest = words_on(&rest[word.len()..]);
    }
    out
}

/// How much of the head of a text can be taken as it stands, at most `most`: whole words of ASCII with one space between.
fn plain(text: &str, most: usize) -> usize {
    let (bytes, mut end, mut at) = (text.as_bytes(), 0, 0);
    while at <= most {
        match bytes.get(at) {
            Some(b'!'..=b'~') => {}
            Some(b' ') if bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) => end = at,
            Some(b' ' | b'\t'..=b'\r') | None => return at,
            Some(_) => break,
        }
        at += 1;
    }
    end
}

/// The text from its next word on.
fn words_on(text: &str) -> &str {
    let is_space = |b: &u8| *b == b' ' || (b'\t'..=b'\r').contains(b);
    let at = text.bytes().position(|b| !is_space(&b)).unwrap_or(text.len());
    let rest = &text[at..];
    if rest.as_bytes().first().is_some_and(|b| !b.is_ascii()) { rest.trim_start() } else { rest }
}

/// The word at the head of a text and the number of its characters, of which no more than `most` and one are looked at.
fn word(text: &str, most: usize) -> (&str, usize) {
    let (bytes, mut at, mut letters) = (text.as_bytes(), 0, 0);
    while at < bytes.len() && letters <= most {
        if bytes[at].is_ascii() {
            if bytes[at].is_ascii_whitespace() || bytes[at] == 0x0b {
                break;
            }
            at += 1;
        } else {
            let Some(c) = text[at..].chars().next().filter(|c| !c.is_whitespace()) else { break };
            at += c.len_utf8();
        }
        letters += 1;
    }
    (&text[..at], letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_cut_at_words() {
        assert_eq!(cut("  one\n two  ", 20), "one two");
        assert_eq!(cut("one two three", 9), "one two…");
        assert_eq!(cut("one two three", 7), "one two…");
        assert_eq!(cut("unbroken", 4), "unb…");
        assert_eq!(cut("one  two\u{1}x three", 20), "one two\u{1}x three");
        assert_eq!(cut("one twoé three", 8), "one twoé…");
        assert_eq!(cut("one two", 7), "one two");
    }
}
