//! Learning: by what a reply marks its asks and answers where no known word does.
//!
//! In: the blocks. Out: the [`Trait`] that the blocks before most labels share and few others have, or that blocks have
//! which alternate with plain ones; and the words that begin the block after most asks. Nothing is guessed from one case.

use rustc_hash::FxHashMap;

use super::block::{Block, BlockKind};
use super::mark::{Mark, marks_at};
use super::marker::{Head, HeadKind, Sep};
use super::plan::{Asking, Sign, sign};
use super::spelling::next_word;
use super::words::LayoutWords;

/// A trait of blocks by which a reply may mark its asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trait {
    Limb,
    Number,
    Quote,
    Bold,
    Heading,
    Indented,
    Bullet,
    /// A word and a number: "Measure 2.a -".
    Word(String),
}

/// The trait that most blocks before a label have, and few others.
pub(super) fn shape_before_labels(
    text: &str,
    blocks: &[Block],
    before: &[usize],
    words: &LayoutWords,
) -> Option<Trait> {
    if before.len() < 2 {
        return None;
    }
    let mut candidates =
        vec![Trait::Limb, Trait::Number, Trait::Quote, Trait::Indented, Trait::Bold, Trait::Heading, Trait::Bullet];
    let mut openers: FxHashMap<String, usize> = FxHashMap::default();
    for &i in before {
        if let Some((word, ..)) = opener(text, &blocks[i], words) {
            *openers.entry(word).or_default() += 1;
        }
    }
    if let Some((word, _)) = openers.into_iter().max_by_key(|(word, n)| (*n, word.clone())) {
        candidates.insert(0, Trait::Word(word));
    }
    let mut best: Option<(usize, Trait)> = None;
    for candidate in candidates {
        let hits = before.iter().filter(|&&i| has(text, &blocks[i], &candidate, words)).count();
        let all = blocks
            .iter()
            .filter(|b| b.kind == BlockKind::Words && !b.head_is(HeadKind::Label) && has(text, b, &candidate, words))
            .count();
        if hits * 10 >= before.len() * 6 && hits * 2 >= all && best.as_ref().is_none_or(|b| hits * 100 / all > b.0 + 10)
        {
            best = Some((hits * 100 / all, candidate));
        }
    }
    best.map(|b| b.1)
}

/// Whether a block has a trait.
pub(super) fn has(text: &str, block: &Block, wanted: &Trait, words: &LayoutWords) -> bool {
    match wanted {
        Trait::Limb => block.head_is(HeadKind::Limb),
        Trait::Number => block.head_is(HeadKind::Number),
        Trait::Quote => starts_quote(block.rest().of(text)),
        Trait::Bold => block.bold,
        Trait::Heading => block.heading,
        Trait::Indented => block.quoted,
        Trait::Bullet => block.bullet && block.span.of(text).ends_with([';', ')', '.']),
        Trait::Word(word) => opener(text, block, words).is_some_and(|(w, ..)| w == *word),
    }
}

pub(super) fn starts_quote(text: &str) -> bool {
    text.trim_start().starts_with(['"', '“', '«', '„', '‘'])
}

/// A capitalised word, a number and a sign at a block's head: "Measure 2.a -".
fn opener(text: &str, block: &Block, words: &LayoutWords) -> Option<(String, Vec<Mark>, usize)> {
    let own = block.span.of(text);
    let (start, end) = next_word(own, 0)?;
    if start > 0 || !own.starts_with(char::is_uppercase) || end > 40 {
        return None;
    }
    let marks = marks_at(&own[end..], words);
    let line = own[end..].char_indices().take(60).find(|(_, c)| matches!(c, ':' | '–' | '—' | '\n' | '-'));
    let len = end + line.map(|(i, c)| i + c.len_utf8())?;
    (!marks.is_empty()).then(|| (own[..end].to_lowercase(), marks, len))
}

/// Quotations, indented or bold blocks that alternate with plain ones.
pub(super) fn shape_alone(text: &str, blocks: &[Block], words: &LayoutWords) -> Option<Trait> {
    [Trait::Quote, Trait::Indented, Trait::Bold].into_iter().find(|t| {
        let marked = |b: &Block| b.kind == BlockKind::Words && has(text, b, t, words) && b.span.len() > 60;
        let all = blocks.iter().filter(|b| marked(b)).count();
        let followed = blocks.windows(2).filter(|w| marked(&w[0]) && !marked(&w[1])).count();
        all >= 3 && followed * 10 >= all * 8 && all * 10 <= blocks.len() * 6
    })
}

/// The words that begin the block after most asks, up to a colon or dash, are a label; marks it as one wherever it stands.
pub(super) fn label(text: &str, blocks: &mut [Block], asking: &Asking, words: &LayoutWords) -> Option<String> {
    let signs: Vec<Sign> = blocks.iter().map(|b| sign(text, b, asking, false, words)).collect();
    let mut openings: FxHashMap<String, usize> = FxHashMap::default();
    let mut asks = 0;
    for i in 1..blocks.len() {
        if signs[i - 1] == Sign::Ask && signs[i] == Sign::Plain && blocks[i].kind == BlockKind::Words {
            asks += 1;
            if let Some((words, _)) = opening(text, &blocks[i]) {
                *openings.entry(words).or_default() += 1;
            }
        }
    }
    let (label, hits) = openings.into_iter().max_by_key(|(words, n)| (*n, words.clone()))?;
    if hits < 3 || hits * 10 < asks * 6 {
        return None;
    }
    for block in blocks {
        if block.kind == BlockKind::Words
            && let Some((words, len)) = opening(text, block)
            && words == label
        {
            block.head = Some(Head { kind: HeadKind::Label, marks: Vec::new(), sep: Sep::Colon, len });
        }
    }
    Some(label)
}

/// The first few words of a block up to a colon or dash, in lower case, with their length.
fn opening(text: &str, block: &Block) -> Option<(String, usize)> {
    let own = block.span.of(text);
    let (at, sign) = own.char_indices().take(70).find(|(i, c)| {
        matches!(c, ':' | '–' | '—') || *c == '-' && own[..*i].ends_with(' ') && own[i + 1..].starts_with(' ')
    })?;
    let words = own[..at].trim();
    let few = words.split_whitespace().count() <= 7
        && words.starts_with(char::is_uppercase)
        && !words.contains(['.', ',', ';']);
    few.then(|| (words.to_lowercase(), at + sign.len_utf8()))
}
