//! Gaps: what stands between two words.
//!
//! In: the bytes between two tokens. Out: which signs are among them. Apostrophes, and letters that an apostrophe set off
//! ("l'", "'s"), count as white space, since they separate no thought.

/// The signs between two tokens, or before the first and after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap(u32);

const SPACE: u32 = 1;
const HYPHEN: u32 = 2;
const COMMA: u32 = 4;
const SLASH: u32 = 8;
const OPEN: u32 = 16;
const CLOSE: u32 = 32;
const QUOTE: u32 = 64;
const COLON: u32 = 128;
const SEMICOLON: u32 = 256;
const STOP: u32 = 512;
const PERCENT: u32 = 1024;
const COIN: u32 = 2048;
const NUMBER: u32 = 4096;
const PLUS: u32 = 8192;
const OTHER: u32 = 16384;
const EDGE: u32 = 32768;
const APOSTROPHE: u32 = 65536;
const ASIDE: u32 = 131_072;

/// What each byte is by itself.
const ONE: [u32; 256] = {
    let mut table = [OTHER; 256];
    let mut b = 0;
    while b < 128 {
        table[b] = match b as u8 {
            b' ' | b'\n' | b'\t' | b'\r' | 12 => SPACE,
            b'-' => HYPHEN,
            b',' | b'&' => COMMA,
            b'/' => SLASH,
            b'(' | b'[' => OPEN,
            b')' | b']' => CLOSE,
            b'"' => QUOTE,
            b':' => COLON,
            b';' => SEMICOLON,
            b'.' | b'!' | b'?' => STOP,
            b'%' => PERCENT,
            b'$' => COIN,
            b'#' => NUMBER,
            b'+' => PLUS,
            b'\'' => APOSTROPHE,
            b'a'..=b'z' | b'A'..=b'Z' => 0,
            _ => OTHER,
        };
        b += 1;
    }
    table
};

impl Gap {
    /// Reads the bytes between two tokens.
    #[inline]
    pub fn of(bytes: &[u8]) -> Gap {
        if let [one] = bytes {
            return Gap(ONE[*one as usize]);
        }
        Gap::of_many(bytes)
    }

    fn of_many(bytes: &[u8]) -> Gap {
        let mut out = 0;
        let mut at = 0;
        while at < bytes.len() {
            let (sign, width) = match bytes[at] {
                0xC2 => match bytes.get(at + 1) {
                    Some(0xA0 | 0xAD) => (SPACE, 2),
                    Some(0xA7 | 0xB0 | 0xBA) => (NUMBER, 2),
                    Some(0xA3 | 0xA5) => (COIN, 2),
                    Some(0xAB | 0xBB) => (QUOTE, 2),
                    _ => (OTHER, 2),
                },
                0xE2 => match bytes.get(at + 1..at + 3) {
                    Some([0x80, 0x80..=0x8F | 0xA8..=0xAF]) => (SPACE, 3),
                    Some([0x80, 0x94 | 0x95]) => (ASIDE, 3),
                    Some([0x80, 0x90..=0x93]) => (HYPHEN, 3),
                    Some([0x80, 0x98 | 0x99]) => (APOSTROPHE, 3),
                    Some([0x80, 0x9C..=0x9F | 0xB9 | 0xBA]) => (QUOTE, 3),
                    Some([0x82, 0xA0..=0xBF]) => (COIN, 3),
                    Some([0x84, 0x96]) => (NUMBER, 3),
                    _ => (OTHER, 3),
                },
                b => (ONE[b as usize], 1),
            };
            out |= sign;
            at += width;
        }
        Gap(out)
    }

    /// Before the first word of a paragraph.
    pub const fn edge() -> Gap {
        Gap(EDGE)
    }

    /// The gap after the last word of a paragraph.
    pub const fn or_edge(self) -> Gap {
        Gap(self.0 | EDGE)
    }

    const fn only(self, signs: u32) -> bool {
        self.0 & !(signs | APOSTROPHE) == 0
    }

    const fn any(self, signs: u32) -> bool {
        self.0 & signs != 0
    }

    /// White space or nothing: the words follow each other.
    pub const fn plain(self) -> bool {
        self.only(SPACE)
    }

    /// White space or a hyphen: the words may be parts of one.
    pub const fn joins(self) -> bool {
        self.only(SPACE | HYPHEN)
    }

    /// An apostrophe, with the letters that it set off.
    pub const fn apostrophe(self) -> bool {
        self.any(APOSTROPHE)
    }

    /// A hyphen or dash, and nothing else but white space.
    pub const fn dash(self) -> bool {
        self.any(HYPHEN | ASIDE) && self.only(SPACE | HYPHEN | ASIDE)
    }

    /// A hyphen without white space.
    pub const fn hyphenated(self) -> bool {
        self.0 == HYPHEN
    }

    /// A dash between spaces, which sets a thought apart.
    pub const fn aside(self) -> bool {
        self.any(ASIDE) || self.any(HYPHEN) && self.any(SPACE)
    }

    /// A comma, and nothing else but white space.
    pub const fn comma(self) -> bool {
        self.any(COMMA) && self.only(SPACE | COMMA)
    }

    /// White space, with or without a comma.
    pub const fn loose(self) -> bool {
        self.only(SPACE | COMMA)
    }

    /// A stop after a shortened word ("Sept. 2024").
    pub const fn shortened(self) -> bool {
        self.only(SPACE | STOP)
    }

    /// A slash without white space.
    pub const fn slash(self) -> bool {
        self.0 == SLASH
    }

    /// Signs that tie a number to what stands beside it ("3-17/3", "24/7", "10:30").
    pub const fn tied(self) -> bool {
        self.any(HYPHEN | SLASH | COLON) && !self.any(SPACE | COMMA | OPEN | CLOSE)
    }

    /// A bracket opens.
    pub const fn opens(self) -> bool {
        self.any(OPEN)
    }

    /// A bracket opens at once after the word.
    pub const fn opens_glued(self) -> bool {
        self.any(OPEN) && !self.any(SPACE)
    }

    /// A bracket closes.
    pub const fn closes(self) -> bool {
        self.any(CLOSE)
    }

    /// A bracket closes and the next word is glued to it ("(2022)21").
    pub const fn closes_glued(self) -> bool {
        self.any(CLOSE) && !self.any(SPACE | EDGE | STOP | COMMA | SEMICOLON)
    }

    /// A quotation mark.
    pub const fn quote(self) -> bool {
        self.any(QUOTE)
    }

    /// The sign of percent.
    pub const fn percent(self) -> bool {
        self.any(PERCENT)
    }

    /// The sign of a currency.
    pub const fn coin(self) -> bool {
        self.any(COIN)
    }

    /// A sign that makes the next number a name: §, №, #, n°.
    pub const fn numbers(self) -> bool {
        self.any(NUMBER)
    }

    /// A plus, as before telephone numbers.
    pub const fn plus(self) -> bool {
        self.any(PLUS)
    }

    /// A stop without white space: inside a name ("Add.1", "v3.0").
    pub const fn stop_glued(self) -> bool {
        self.0 == STOP
    }

    /// A full stop, an exclamation or a question mark.
    pub const fn stop(self) -> bool {
        self.any(STOP)
    }

    /// The paragraph begins or ends here.
    pub const fn at_edge(self) -> bool {
        self.any(EDGE)
    }

    /// Something that cuts a sentence into parts: any sign but hyphens, quotation marks, percent and white space, or a dash.
    pub const fn cuts(self) -> bool {
        self.any(COMMA | OPEN | CLOSE | COLON | SEMICOLON | STOP | EDGE) || self.aside()
    }

    /// A semicolon or a colon: a new clause begins.
    pub const fn cuts_clause(self) -> bool {
        self.any(COLON | SEMICOLON)
    }

    /// A sign that cuts stronger than a comma.
    pub const fn cuts_hard(self) -> bool {
        self.any(COLON | SEMICOLON | STOP | EDGE)
    }
}

#[cfg(test)]
mod tests {
    use super::Gap;

    #[test]
    fn signs_are_told_apart() {
        let gap = |s: &str| Gap::of(s.as_bytes());
        assert!(gap(" ").plain() && gap("\n").plain() && gap(" l'").plain() && gap("’s ").plain());
        assert!(gap("-").hyphenated() && gap("–").hyphenated() && gap(" – ").aside() && !gap("-").aside());
        assert!(gap(", ").comma() && gap(", ").cuts() && !gap("-").cuts());
        assert!(gap("/").slash() && gap("/").tied() && gap(":").tied() && !gap(": ").tied());
        assert!(gap("(").opens_glued() && !gap(" (").opens_glued() && gap(")").closes_glued());
        assert!(gap("° ").numbers() && gap(" § ").numbers() && gap(" %").percent() && gap(" €").coin());
        assert!(Gap::edge().at_edge() && gap(". ").stop() && gap("; ").cuts_hard());
    }
}
