//! The plan: by what signs this reply marks its asks and its answers, block by block.
//!
//! In: the blocks. Out: a [`Plan`] with one [`Sign`] per block. Words that are known (`layouts.toml`) come first; where they
//! do not carry, what recurs is learned. A heading is told from the asks under it. What stays unknown is prose.

use super::block::{Block, BlockKind, Measure};
use super::layout::{self, Layout};
use super::learn::{self, Trait, has, starts_quote};
use super::mark::{marks_at, marks_to_end};
use super::marker::{Head, HeadKind, Sep};
use super::words::{Kind, Kinds, LayoutWords};

/// What a block is in this reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plain,
    Ask,
    Label,
    /// Stands over several asks and asks nothing by itself.
    Heading,
    Part,
    Closing,
    Verdict,
    Row,
}

/// Whose words follow a marker on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inline {
    Ask,
    Answer,
}

/// How to read one reply.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub signs: Vec<Sign>,
    /// Answers have labels.
    pub labelled: bool,
    pub inline: Inline,
    /// Asks bear no sign but to stand before a label.
    pub before_label: bool,
    /// Asks are headed by the numbers of paragraphs.
    pub units: bool,
    pub layout: Layout,
}

/// How often each kind of head occurs.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Tally {
    pub words: usize,
    pub units: usize,
    pub urges: usize,
    pub bares: usize,
    pub marked_limbs: usize,
    pub labels: usize,
    pub rows: usize,
    pub ordinals: usize,
}

/// Makes the plan.
pub(super) fn plan(text: &str, blocks: &mut [Block], measure: Measure, words: &LayoutWords) -> Plan {
    tails(text, blocks, words);
    let mut tally = count(text, blocks);
    let asks = tally.words.max(tally.units);
    let labels = tally.labels - usize::from(titled(blocks));
    let mut labelled = labels >= 2 && labels * 4 >= asks || labels == 1 && (1..=4).contains(&asks);
    let mut reasons = Vec::new();
    let mut asking = if labelled { asking_with_labels(text, blocks, words, &mut reasons) } else { asking_without(text, blocks, tally, words) };
    if !labelled && let Some(label) = learn::label(text, blocks, &asking, words) {
        reasons.push(format!("“{label}” begins the block after most asks"));
        labelled = true;
        tally = count(text, blocks);
        asking = asking_with_labels(text, blocks, words, &mut reasons);
    }
    let before_label = labelled && asking == Asking::Nothing;
    let mut signs: Vec<Sign> = blocks.iter().map(|b| sign(text, b, &asking, labelled, words)).collect();
    if before_label {
        for i in 1..blocks.len() {
            let asks = signs[i] == Sign::Label && signs[i - 1] == Sign::Plain && blocks[i - 1].span.len() >= 30;
            if asks {
                signs[i - 1] = Sign::Ask;
            }
        }
    }
    headings(text, blocks, &mut signs, labelled, words);
    let inline = if labelled || tally.rows > 0 { Inline::Ask } else { inline(text, blocks, &signs) };
    let layout = Layout { family: layout::family(text, blocks, tally, labelled, inline, &asking), hard_wrapped: measure.width.is_some(), reasons };
    let units = matches!(&asking, Asking::Kinds(kinds) if kinds.contains(&HeadKind::Unit));
    let mut plan = Plan { signs, labelled, inline, before_label, units, layout };
    layout::explain(&mut plan, tally, measure);
    plan
}

/// A theme line that ends in numbers ("Non-discrimination: No. 9 & 10") heads what follows. The last number is the
/// recommendation's; the one before it is that of the concern.
fn tails(text: &str, blocks: &mut [Block], words: &LayoutWords) {
    if !blocks.iter().any(|b| b.head.as_ref().is_some_and(|h| h.kind == HeadKind::Limb && h.sep == Sep::Colon && h.len > 8)) {
        return;
    }
    for block in blocks.iter_mut().filter(|b| b.kind == BlockKind::Words && b.head.is_none() && b.span.len() <= 160) {
        let own = block.span.of(text);
        if let Some((at, met)) = words.find(own, Kinds::of(&[Kind::Unit]))
            && let Some((marks, len)) = marks_to_end(&own[at + met.len..], words)
            && at > 0
        {
            let marks = marks.into_iter().next_back().into_iter().collect();
            block.head = Some(Head { kind: HeadKind::Unit, marks, sep: Sep::End, len: at + met.len + len });
        }
    }
}

/// Whether the first label is the title of the reply ("Replies of the Government"): nothing before it could be asked.
fn titled(blocks: &[Block]) -> bool {
    let asks = |b: &Block| b.head.as_ref().is_some_and(|h| !matches!(h.kind, HeadKind::Label | HeadKind::Part));
    let first = blocks.iter().take(4).position(|b| b.head_is(HeadKind::Label));
    first.is_some_and(|i| blocks[i].rest().is_empty() && !blocks[..i].iter().any(asks))
}

/// The heads that open an ask in this reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asking {
    Kinds(Vec<HeadKind>),
    Shape(Trait),
    Nothing,
}

fn count(text: &str, blocks: &[Block]) -> Tally {
    let mut tally = Tally::default();
    for block in blocks {
        tally.rows += usize::from(block.kind != BlockKind::Words);
        let Some(head) = block.head.as_ref().filter(|_| block.kind == BlockKind::Words) else { continue };
        let strong = strong(head);
        match head.kind {
            HeadKind::Ask if strong => tally.words += 1,
            HeadKind::Unit if strong => tally.units += 1,
            HeadKind::Urge => tally.urges += 1,
            HeadKind::Bare => tally.bares += 1,
            HeadKind::Label => tally.labels += 1,
            HeadKind::Limb if head.sep == Sep::Colon && head.marks.iter().all(|m| !m.number.is_empty()) => tally.marked_limbs += 1,
            _ => {}
        }
        let marker = text[block.span.start as usize..].get(..head.len).unwrap_or("");
        tally.ordinals += usize::from(head.kind == HeadKind::Ask && marker.contains(',') && head.marks.iter().any(|m| m.limb.is_some()));
    }
    tally
}

/// Whether any block bears a marker of an ask or an answer.
pub(super) fn is_marked(blocks: &[Block]) -> bool {
    blocks.iter().any(|b| match &b.head {
        Some(h) => matches!(h.kind, HeadKind::Ask | HeadKind::Unit) && strong(h) || matches!(h.kind, HeadKind::Label | HeadKind::Bare | HeadKind::Urge),
        None => b.kind != BlockKind::Words,
    })
}

/// Whether a marker stands off from the words after it, so that it is no part of a sentence.
pub(super) fn strong(head: &Head) -> bool {
    match head.sep {
        Sep::Colon | Sep::Dash | Sep::End | Sep::Quote | Sep::Wide => true,
        Sep::Stop => !head.marks.is_empty(),
        Sep::None => head.marks.iter().any(|m| m.limb.is_some()),
    }
}

fn asking_with_labels(text: &str, blocks: &[Block], words: &LayoutWords, reasons: &mut Vec<String>) -> Asking {
    let mut labels = 0;
    let mut covered: [usize; 3] = [0; 3];
    const KINDS: [HeadKind; 3] = [HeadKind::Ask, HeadKind::Unit, HeadKind::Urge];
    let mut since = [false; 3];
    let mut before: Vec<usize> = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let Some(head) = block.head.as_ref().filter(|_| block.kind == BlockKind::Words) else { continue };
        if head.kind == HeadKind::Label {
            labels += 1;
            for (seen, hits) in since.iter_mut().zip(&mut covered) {
                *hits += usize::from(std::mem::take(seen));
            }
            if i > 0 && !blocks[i - 1].head_is(HeadKind::Label) {
                before.push(i - 1);
            }
        } else if let Some(kind) = KINDS.iter().position(|&k| k == head.kind)
            && (strong(head) || kind == 2)
        {
            since[kind] = true;
        }
    }
    let carry: Vec<HeadKind> = (0..2).filter(|&k| covered[k] * 2 >= labels).map(|k| KINDS[k]).collect();
    if !carry.is_empty() {
        return Asking::Kinds(carry);
    }
    if covered[2] * 2 >= labels {
        return Asking::Kinds(vec![HeadKind::Urge]);
    }
    if let Some(found) = learn::shape_before_labels(text, blocks, &before, words) {
        reasons.push(format!("most labels follow a block of one shape ({found:?})"));
        return Asking::Shape(found);
    }
    if covered[0] > 0 { Asking::Kinds(vec![HeadKind::Ask]) } else { Asking::Nothing }
}

fn asking_without(text: &str, blocks: &[Block], tally: Tally, words: &LayoutWords) -> Asking {
    let kinds = if tally.marked_limbs >= 1 && tally.words == 0 {
        vec![HeadKind::Limb, HeadKind::Unit]
    } else if tally.bares >= 3 && tally.bares > tally.words {
        vec![HeadKind::Bare, HeadKind::Ask]
    } else if tally.words >= 1 {
        vec![HeadKind::Ask, HeadKind::Urge]
    } else if tally.units >= 1 {
        vec![HeadKind::Unit]
    } else if tally.urges >= 1 {
        vec![HeadKind::Urge]
    } else {
        return learn::shape_alone(text, blocks, words).map_or(Asking::Nothing, Asking::Shape);
    };
    Asking::Kinds(kinds)
}

/// What a block is by itself.
pub(super) fn sign(text: &str, block: &Block, asking: &Asking, labelled: bool, words: &LayoutWords) -> Sign {
    if block.kind != BlockKind::Words {
        return Sign::Row;
    }
    if let Asking::Shape(shape) = asking
        && !block.head_is(HeadKind::Label)
        && has(text, block, shape, words)
        && (block.gap || block.bullet)
    {
        return Sign::Ask;
    }
    let Some(head) = &block.head else { return Sign::Plain };
    let asked = |kind| matches!(asking, Asking::Kinds(kinds) if kinds.contains(&kind));
    match head.kind {
        HeadKind::Label if labelled => Sign::Label,
        HeadKind::Closing if block.gap => Sign::Closing,
        HeadKind::Verdict if block.gap => Sign::Verdict,
        HeadKind::Part => Sign::Part,
        // A lettered part that is itself urged: "B. Recommends that the authorities ...".
        HeadKind::Urge if head.marks.iter().any(|m| m.number.as_bytes().first().is_some_and(u8::is_ascii_uppercase)) => Sign::Part,
        HeadKind::Ask | HeadKind::Unit if asked(head.kind) && strong(head) => Sign::Ask,
        HeadKind::Bare | HeadKind::Urge if asked(head.kind) => Sign::Ask,
        HeadKind::Limb if asked(HeadKind::Limb) && head.sep == Sep::Colon && head.marks.iter().all(|m| !m.number.is_empty()) => Sign::Ask,
        _ => Sign::Plain,
    }
}

/// Finds, from the last block to the first, the blocks that head a group of asks.
fn headings(text: &str, blocks: &[Block], signs: &mut [Sign], labelled: bool, words: &LayoutWords) {
    for i in (0..blocks.len().saturating_sub(1)).rev() {
        let block = &blocks[i];
        let next = signs[i + 1];
        if block.kind != BlockKind::Words || !matches!(next, Sign::Ask | Sign::Heading | Sign::Part) {
            continue;
        }
        let own = block.span.of(text);
        let after = blocks[i + 1].head.as_ref();
        if signs[i] == Sign::Ask || signs[i] == Sign::Plain && block.head_is(HeadKind::Ask) {
            if next == Sign::Ask && (heads(block, &blocks[i + 1]) || block.head.is_some() && introduces(own, block)) {
                signs[i] = Sign::Heading;
            }
            continue;
        }
        if signs[i] != Sign::Plain {
            continue;
        }
        let before = i.checked_sub(1).map(|b| (signs[b], &blocks[b]));
        let owed = before.is_some_and(|(s, b)| s == Sign::Label && b.rest().is_empty() || s == Sign::Ask && (!labelled || b.rest().is_empty()));
        let same_number = || {
            let number = |b: &Block| b.head.as_ref()?.marks.first().map(|m| m.number.clone());
            number(block).is_some_and(|n| number(&blocks[i + 1]).is_some_and(|m| m == n || m.starts_with(&format!("{n}."))))
        };
        let leads = block.head_is(HeadKind::Number) && (own.ends_with([':', ',']) || same_number());
        if owed && !leads {
            continue;
        }
        let short = labelled || own.len() <= 240 || own.ends_with(':');
        let numbered = block.head_is(HeadKind::Number) && short && (labelled || !own.ends_with('.')) && !before.is_some_and(|(_, b)| counts_on(b, block));
        let title = block.gap && !block.bullet && (own.len() <= 100 || own.len() <= 240 && (block.heading || block.bold)) && {
            !own.ends_with(['.', ';', ',', '!', '?']) && own.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        };
        let turns = after.and_then(|h| h.marks.first()).is_some_and(|m| m.limb.is_some_and(|l| l.place == 1) && mentions(own, &m.number, words));
        if numbered || title || turns {
            signs[i] = Sign::Heading;
        }
    }
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
    let number = |b: &Block| b.head.as_ref().filter(|h| h.kind == HeadKind::Number)?.marks.first()?.number.parse::<u32>().ok();
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

/// Whether the words on a marker's line are the ask's or the answer's, where answers bear no label.
fn inline(text: &str, blocks: &[Block], signs: &[Sign]) -> Inline {
    let (mut asks, mut answers) = (0usize, 0usize);
    for (i, block) in blocks.iter().enumerate().filter(|(i, _)| signs[*i] == Sign::Ask) {
        let rest = block.rest().of(text).trim_start();
        let Some(first) = rest.chars().next() else { continue };
        if block.head.as_ref().is_some_and(|h| h.kind == HeadKind::Limb) {
            return Inline::Answer;
        }
        let asking = first.is_lowercase() || starts_quote(rest) || block.head_is(HeadKind::Urge) || rest.ends_with([';', ')', ':']);
        let followed = signs.get(i + 1) == Some(&Sign::Plain);
        if asking || followed && rest.len() < 1500 { asks += 1 } else { answers += 1 }
    }
    if answers > asks { Inline::Answer } else { Inline::Ask }
}

