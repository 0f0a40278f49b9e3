//! Fingerprints: whether two texts are the same, told without keeping either.
//!
//! In: bytes, or words. Out: hexadecimal digits of SHA-256. The fingerprint of words passes over layout: only letters and
//! digits count, in lower case, so that the same words out of another file format keep their fingerprint.

use sha2::{Digest, Sha256};

/// The digits of SHA-256 that a fingerprint of words keeps: enough to tell the answers of all replies apart.
const KEPT: usize = 16;

/// SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The fingerprint of several stretches of words, in their order.
pub fn fingerprint<'a>(stretches: impl IntoIterator<Item = &'a str>) -> String {
    let mut digest = Sha256::new();
    let mut letter = [0; 4];
    for stretch in stretches {
        for c in stretch.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
            digest.update(c.encode_utf8(&mut letter));
        }
        // Words that move from one stretch to the next change it.
        digest.update([0]);
    }
    let mut all = hex(&digest.finalize());
    all.truncate(KEPT);
    all
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_does_not_count_and_words_do() {
        let plain = fingerprint(["Response – No lawyer was appointed in 2024."]);
        assert_eq!(plain, fingerprint(["**Response** - no  lawyer\nwas appoin-\nted in 2024"]));
        assert_ne!(plain, fingerprint(["Response – A lawyer was appointed in 2024."]));
        assert_ne!(fingerprint(["ab", "c"]), fingerprint(["a", "bc"]));
        assert_eq!(plain.len(), KEPT);
    }
}
