//! Spelling: where words begin and end in the text, and when two spellings are one word.
//!
//! In: clean text. Out: the words of a phrase as they stand in it, whatever their case and accents. Letters, digits and the
//! few signs that stand for words ("§", "&") make up words; all else parts them.

/// The next word of `text` from `at`: letters, digits and the signs that stand for words.
pub(super) fn next_word(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let start = at + until(rest, true)?;
    let end = until(&text[start..], false).map_or(text.len(), |len| start + len);
    Some((start, end))
}

/// The first place where a word begins, or where it does not go on.
fn until(text: &str, begins: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x80 {
            if (byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b'&')) == begins {
                return Some(at);
            }
            at += 1;
        } else {
            let c = text[at..].chars().next()?;
            if in_word(c) == begins {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }
    None
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '§' | '#' | '&' | '°')
}

/// Whether a sign may stand between the words of a phrase.
pub(super) fn joins(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '/' | ',')
}

/// Whether a word of the text is that folded word.
pub(super) fn same(word: &str, folded: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(folded);
    }
    word.chars().flat_map(char::to_lowercase).map(fold).eq(folded.chars())
}

/// A number for a word, the same for all its spellings.
pub(super) fn hash(word: &str) -> u64 {
    let mix = |h: u64, c: char| (h.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95);
    if word.is_ascii() {
        return word.bytes().fold(0, |h, b| mix(h, b.to_ascii_lowercase() as char));
    }
    word.chars().flat_map(char::to_lowercase).map(fold).fold(0, mix)
}

/// A small letter without its accent.
pub(super) fn fold(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'º' => '°',
        _ => c,
    }
}
