//! Answers that use the same words again.
//!
//! In: the answers and their paragraphs. Out: for each paragraph that stands again in a later answer, the two places. Case,
//! spacing and signs do not count; short paragraphs ("See above.") do not either. Only paragraphs that begin alike are
//! compared in full, so that a reply without repetition costs next to nothing.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::given::GivenAnswer;
use crate::text::Span;

/// Letters and digits that a paragraph must have to be more than a phrase.
const LEAST: usize = 80;
/// How many of them tell paragraphs apart at first sight.
const HEAD: usize = 40;

/// Words of one answer that stood in an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repeat {
    /// The later answer.
    pub by: usize,
    /// The earlier answer.
    pub of: usize,
    /// The words in the later one.
    pub later: Span,
    /// The words in the earlier one.
    pub earlier: Span,
}

/// Finds the repetitions, in reading order of the later place.
pub(super) fn find(plain: &str, paragraphs: &[Span], answers: &[GivenAnswer]) -> Vec<Repeat> {
    let mut found = Vec::new();
    // By the hash of its head: the first paragraph that begins so, and whether it is among the whole ones already.
    let mut heads: FxHashMap<u64, (usize, Span, bool)> = FxHashMap::default();
    let mut wholes: FxHashMap<u64, (usize, Span)> = FxHashMap::default();
    // Most repetitions are the same to the byte, which is told much faster.
    let mut exact: FxHashMap<u64, (usize, Span)> = FxHashMap::default();
    let mut next = 0;
    for (number, answer) in answers.iter().enumerate() {
        let told = answer.repeats.filter(|&of| of < number);
        if let Some(of) = told {
            found.push(Repeat { by: number, of, later: answer.span, earlier: answers[of].span });
        }
        next += paragraphs[next..].iter().take_while(|p| p.end <= answer.span.start).count();
        for &paragraph in paragraphs[next..].iter().take_while(|p| p.start < answer.span.end) {
            next += 1;
            let (head, letters) = hash(paragraph.of(plain), HEAD);
            if letters < HEAD {
                continue;
            }
            let Some((of, first, listed)) = heads.get_mut(&head) else {
                heads.insert(head, (number, paragraph, false));
                continue;
            };
            if !*listed {
                *listed = true;
                let (whole, letters) = hash(first.of(plain), usize::MAX);
                if letters >= LEAST {
                    wholes.entry(whole).or_insert((*of, *first));
                    exact.entry(bytes(first.of(plain))).or_insert((*of, *first));
                }
            }
            let same = bytes(paragraph.of(plain));
            let (of, earlier) = if let Some(&known) = exact.get(&same) {
                known
            } else {
                let (whole, letters) = hash(paragraph.of(plain), usize::MAX);
                if letters < LEAST {
                    continue;
                }
                let known = *wholes.entry(whole).or_insert((number, paragraph));
                exact.insert(same, known);
                known
            };
            if of != number && told != Some(of) {
                found.push(Repeat { by: number, of, later: paragraph, earlier });
            }
        }
    }
    found
}

fn bytes(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// The hash of the first `most` letters and digits, without regard to case, and how many there were.
fn hash(text: &str, most: usize) -> (u64, usize) {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut letters = 0;
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte >= 0x80 {
            hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
            letters += 1;
            if letters >= most {
                break;
            }
        }
    }
    (hash, letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_under_two_items_is_found_whatever_its_spacing() {
        let words = "In 2024 the Police Academy of Sylvania held fourteen seminars on trafficking for labour exploitation, with 310 officers.";
        let text = format!(
            "{words}\n\nSee above.\n\nIn  2024 the Police\nAcademy of Sylvania held fourteen seminars on trafficking for labour exploitation, with 310 officers.\n\nSee above."
        );
        let at = |needle: &str, from: usize| {
            let start = from + text[from..].find(needle).unwrap();
            Span::new(start, start + needle.len())
        };
        let second = text.find("In  2024").unwrap();
        let paragraphs = [
            at(words, 0),
            at("See above.", 0),
            Span::new(second, text.rfind("\n\nSee").unwrap()),
            at("See above.", second),
        ];
        let answers = [
            GivenAnswer { items: vec!["5.b"], span: paragraphs[0].join(paragraphs[1]), repeats: None },
            GivenAnswer { items: vec!["6.b"], span: paragraphs[2].join(paragraphs[3]), repeats: None },
        ];
        let found = find(&text, &paragraphs, &answers);
        assert_eq!(found, [Repeat { by: 1, of: 0, later: paragraphs[2], earlier: paragraphs[0] }]);
    }
}
