//! Letters that came out of a font as others, made whole.
//!
//! In: the characters of one glyph or a whole text. Out: the letters that a reader sees. Some producers write ligatures of
//! letters without a Unicode sign ("ti", "tt") as a sign whose high byte is a letter's code: such a sign amid Latin letters is
//! that letter. Text that is truly in Chinese, Japanese or Korean signs is left as it is.

/// Letters that a ligature stands for.
const LIGATURES: &[(char, &str)] = &[
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"),
    ('\u{fb06}', "st"),
];

/// Parts the ligatures of Unicode into their letters, and makes odd spaces plain.
pub fn part(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match LIGATURES.iter().find(|(l, _)| *l == c) {
            Some((_, letters)) => out.push_str(letters),
            None if matches!(c, '\u{a0}' | '\t' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}') => out.push(' '),
            None if matches!(c, '\u{0}' | '\u{feff}' | '\u{200b}' | '\u{fffd}' | '\u{fffe}' | '\u{ffff}') => {}
            None => out.push(c),
        }
    }
    out
}

/// The letter that a mangled sign stands for.
fn letter(c: char) -> Option<char> {
    let code = u32::from(c);
    char::from_u32(code >> 8).filter(|high| code.is_multiple_of(0x100) && high.is_ascii_alphabetic())
}

/// Mends words in which East Asian signs stand amid Latin letters. Returns the text and how many signs were mended.
pub fn mend(text: &str) -> (String, usize) {
    if !text.chars().any(|c| letter(c).is_some()) {
        return (text.to_owned(), 0);
    }
    let mut out = String::with_capacity(text.len());
    let mut mended = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let latin = word.chars().filter(char::is_ascii_alphabetic).count();
        let odd = word.chars().filter(|c| letter(*c).is_some()).count();
        if odd == 0 || latin == 0 {
            out.push_str(word);
            continue;
        }
        mended += odd;
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            match letter(c) {
                // "tti" comes out as one sign; so does no capital amid small letters.
                Some('P') if latin > 1 => out.push_str("tti"),
                Some(l) => out.push(l),
                None => out.push(c),
            }
            // "ffi" comes out as the sign of f and one whose high byte is no letter of its own.
            if c == '昀' && chars.peek() == Some(&'케') {
                chars.next();
                out.push_str("fi");
                mended += 1;
            }
        }
    }
    (out, mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_parted_and_mangled_ones_mended() {
        assert_eq!(part("e\u{fb03}cient\u{a0}o\u{fb00}er"), "efficient offer");
        assert_eq!(mend("Recommenda琀椀on of the Commi琀琀ee").0, "Recommendation of the Committee");
        assert_eq!(mend("submi倀ng").0, "submitting");
        assert_eq!(mend("Tra昀케cking 昀椀rst").0, "Trafficking first");
    }

    #[test]
    fn true_east_asian_text_stays() {
        assert_eq!(mend("外務省 (MOFA) 琀"), ("外務省 (MOFA) 琀".to_owned(), 0));
    }
}
