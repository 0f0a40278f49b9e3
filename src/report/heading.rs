//! Headings: blocks that stand over a group of asks and ask nothing by themselves.
//!
//! In: the blocks with their signs. Out: the same signs, with headings told from what follows them: a number before its
//! limbs, a numbered block or a title right before an ask, a sentence that turns to the next recommendation. A numbered
//! paragraph at the end of an answer is none.

use rustc_hash::FxHashSet;

use super::block::{Block, BlockKind};
use super::mark::marks_at;
use super::marker::HeadKind;
use super::plan::Sign;
use super::words::{Kind, Kinds, LayoutWords};

/// Finds the headings, from the last block to the first. `labelled` where answers have labels.
pub(super) fn mark(text: &str, blocks: &[Block], signs: &mut [Sign], labelled: bool, words: &LayoutWords) {
    for i in (0..blocks.len().saturating_sub(1)).rev() {
        let (block, next) = (&blocks[i], &blocks[i + 1]);
        if block.kind != BlockKind::Words || !matches!(signs[i + 1], Sign::Ask | Sign::Heading | Sign::Part) {
            continue;
        }
        let own = block.span.of(text);
        let is_heading = match signs[i] {
            Sign::Ask => over_limbs(own, block, next, signs[i + 1]),
            // "Recommendation 2 of an earlier round dealt with ..." speaks of another one.
            Sign::Plain if block.head_is(HeadKind::Ask) => {
                !(own.ends_with('.') && is_qualified(own, block, words)) && over_limbs(own, block, next, signs[i + 1])
            }
            Sign::Plain => {
                let before = i.checked_sub(1).map(|b| (signs[b], &blocks[b]));
                let leads = block.head_is(HeadKind::Number) && (own.ends_with([':', ',']) || same_number(block, next));
                (leads || !before.is_some_and(|(sign, b)| is_owed(sign, b, labelled)))
                    && (is_numbered(own, block, before.map(|b| b.1), labelled)
                        || is_title(own, block)
                        || turns(own, next, words))
            }
            _ => false,
        };
        if is_heading {
            signs[i] = Sign::Heading;
        }
    }
}

/// Finds the headings of sections: a series of titles with capital numerals that began before the first ask ("I.
/// Introduction", "III. Noted recommendations"), and titles that a table of contents has listed there.
pub(super) fn sections(text: &str, blocks: &[Block], signs: &mut [Sign]) {
    let Some(first) = signs.iter().position(|s| matches!(s, Sign::Ask | Sign::Row)) else { return };
    let title = |b: &Block| b.kind == BlockKind::Words && is_title(b.span.of(text), b) && b.span.len() <= 120;
    let numeral = |b: &Block| {
        let mark = b.head.as_ref().filter(|h| h.kind == HeadKind::Number).and_then(|h| h.marks.first());
        mark.is_some_and(|m| m.number.bytes().all(|b| b.is_ascii_uppercase()))
    };
    let begun = blocks[..first].iter().any(|b| title(b) && numeral(b));
    let listed: FxHashSet<&str> = blocks[..first]
        .iter()
        .filter(|b| b.head.is_none() && b.span.len() <= 120)
        .flat_map(|b| b.span.of(text).lines())
        .map(str::trim)
        .collect();
    for i in first..blocks.len() {
        let block = &blocks[i];
        let own = block.span.of(text);
        let contents = || block.head.is_none() && own.len() >= 8 && listed.contains(own);
        if signs[i] == Sign::Plain && title(block) && (begun && numeral(block) || contents()) {
            signs[i] = Sign::Heading;
        }
    }
}

/// Whether a number is told more closely: "Recommendation 2 of ...".
fn is_qualified(own: &str, block: &Block, words: &LayoutWords) -> bool {
    let marker = own.get(..block.head.as_ref().map_or(0, |h| h.len)).unwrap_or("");
    marker.split_whitespace().last().is_some_and(|w| words.is(w, Kinds::of(&[Kind::AskMore])))
}

/// Whether a marked block heads the asks after it.
fn over_limbs(own: &str, block: &Block, next: &Block, sign: Sign) -> bool {
    sign == Sign::Ask && (heads(block, next) || introduces(own, block))
}

/// Whether a block stands where an answer must: after a bare label, or after an ask whose answers bear no label.
fn is_owed(before: Sign, block: &Block, labelled: bool) -> bool {
    match before {
        Sign::Label => block.rest().is_empty(),
        Sign::Ask => !labelled || block.rest().is_empty(),
        _ => false,
    }
}

/// "2. Adopt measures to guarantee access to compensation, in particular by:"
fn is_numbered(own: &str, block: &Block, before: Option<&Block>, labelled: bool) -> bool {
    let short = labelled || (own.len() <= 240 || own.ends_with(':')) && !own.ends_with('.');
    block.head_is(HeadKind::Number) && short && !before.is_some_and(|b| counts_on(b, block))
}

/// A few words that make no sentence.
fn is_title(own: &str, block: &Block) -> bool {
    let short = own.len() <= 100 || own.len() <= 240 && (block.heading || block.bold);
    let title =
        own.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !own.ends_with(['.', ';', ',', '!', '?']);
    block.gap && !block.bullet && short && title
}

/// "We now turn to Recommendation 5" before the first limb of 5.
fn turns(own: &str, next: &Block, words: &LayoutWords) -> bool {
    let first = next.head.as_ref().and_then(|h| h.marks.first());
    first.is_some_and(|m| m.limb.is_some_and(|l| l.place == 1) && mentions(own, &m.number, words))
}

/// Whether two blocks bear the same number, or the second one within it.
fn same_number(block: &Block, next: &Block) -> bool {
    let number = |b: &Block| b.head.as_ref()?.marks.first().map(|m| m.number.clone());
    let (Some(own), Some(other)) = (number(block), number(next)) else { return false };
    other.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether a number alone heads the limbs that follow: "Rec. 2 - ..." before "Rec. 2(a) - ...".
fn heads(block: &Block, next: &Block) -> bool {
    let (Some(own), Some(after)) = (&block.head, &next.head) else { return false };
    match (own.marks.as_slice(), after.marks.first()) {
        ([own], Some(after)) => {
            let within = after.number.strip_prefix(&own.number).is_some_and(|rest| rest.starts_with('.'));
            own.limb.is_none() && (after.limb.is_some() && own.number == after.number || within)
        }
        _ => false,
    }
}

/// Whether a marked block without a limb ends so that asks must follow.
fn introduces(own: &str, block: &Block) -> bool {
    let whole = block.head.as_ref().is_some_and(|h| matches!(h.marks.as_slice(), [mark] if mark.limb.is_none()));
    whole && own.ends_with([':', ','])
}

/// Whether two numbered blocks are neighbours in a list.
fn counts_on(before: &Block, block: &Block) -> bool {
    let number =
        |b: &Block| b.head.as_ref().filter(|h| h.kind == HeadKind::Number)?.marks.first()?.number.parse::<u32>().ok();
    matches!((number(before), number(block)), (Some(a), Some(b)) if a + 1 == b)
}

/// Whether a block names the recommendation of that number.
fn mentions(own: &str, number: &str, words: &LayoutWords) -> bool {
    let mut at = 0;
    while let Some((start, met)) = own.get(at..).and_then(|rest| words.find(rest, Kinds::of(&[Kind::Ask]))) {
        let end = at + start + met.len;
        if marks_at(&own[end..], words).first().is_some_and(|m| m.number == number) {
            return true;
        }
        at = end;
    }
    false
}
