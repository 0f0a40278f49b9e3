//! The plan: by what signs this reply marks its asks and its answers, block by block.
//!
//! In: the blocks. Out: a [`Plan`] with one [`Sign`] per block. Words that are known (`layouts.toml`) come first; where they
//! do not carry, what recurs is learned. A heading is told from the asks under it. What stays unknown is prose.

use super::block::{Block, BlockKind, Measure};
use super::heading;
use super::layout::{self, Layout};
use super::learn::{self, Trait, has, starts_quote};
use super::mark::{Mark, marks_to_end};
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
    let mut asking = if labelled {
        asking_with_labels(text, blocks, words, &mut reasons)
    } else {
        asking_without(text, blocks, tally, words)
    };
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
            if signs[i] == Sign::Label && signs[i - 1] == Sign::Plain && blocks[i - 1].span.len() >= 30 {
                signs[i - 1] = Sign::Ask;
            }
        }
    }
    if !labelled {
        set_off_alike(text, blocks, &mut signs);
    }
    heading::sections(text, blocks, &mut signs);
    heading::mark(text, blocks, &mut signs, labelled, words);
    let inline = if labelled || tally.rows > 0 { Inline::Ask } else { inline(text, blocks, &signs) };
    let family = layout::family(text, blocks, tally, labelled, inline, &asking);
    let layout = Layout { family, hard_wrapped: measure.width.is_some(), reasons };
    let units = matches!(&asking, Asking::Kinds(kinds) if kinds.contains(&HeadKind::Unit));
    let mut plan = Plan { signs, labelled, inline, before_label, units, layout };
    layout::explain(&mut plan, tally, measure);
    plan
}

/// Where most asks are numbered and set in bold, so are those that open with words which no list knows.
fn set_off_alike(text: &str, blocks: &[Block], signs: &mut [Sign]) {
    let numbered = |b: &Block| b.bold && b.head.as_ref().is_some_and(|h| h.marks.iter().any(|m| !m.number.is_empty()));
    let asks = || blocks.iter().zip(&*signs).filter(|(_, s)| **s == Sign::Ask).map(|(b, _)| b);
    let (all, alike) = (asks().count(), asks().filter(|b| numbered(b)).count());
    if alike < 2 || alike * 3 < all * 2 {
        return;
    }
    for (block, sign) in blocks.iter().zip(signs).filter(|(b, s)| **s == Sign::Plain && b.gap && numbered(b)) {
        if block.head_is(HeadKind::Number) && block.rest().len() >= 30 && block.span.of(text).ends_with(['.', ';', '?'])
        {
            *sign = Sign::Ask;
        }
    }
}

/// A theme line that ends in numbers ("Non-discrimination: No. 9 & 10") heads what follows. The last number is the
/// recommendation's; the one before it is that of the concern.
fn tails(text: &str, blocks: &mut [Block], words: &LayoutWords) {
    if !blocks.iter().filter_map(|b| b.head.as_ref()).any(|h| h.is_numbered_limb() && h.len > 8) {
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

/// Counts the heads.
fn count(text: &str, blocks: &[Block]) -> Tally {
    let mut tally = Tally::default();
    for block in blocks {
        tally.rows += usize::from(block.kind != BlockKind::Words || block.opens_row);
        let Some(head) = block.head.as_ref().filter(|_| block.kind == BlockKind::Words) else { continue };
        let strong = strong(head);
        match head.kind {
            HeadKind::Ask if strong => tally.words += 1,
            HeadKind::Unit if strong => tally.units += 1,
            HeadKind::Urge => tally.urges += 1,
            HeadKind::Bare => tally.bares += 1,
            HeadKind::Label => tally.labels += 1,
            HeadKind::Limb if head.is_numbered_limb() => tally.marked_limbs += 1,
            _ => {}
        }
        let marker = text[block.span.start as usize..].get(..head.len).unwrap_or("");
        let limb = head.kind == HeadKind::Ask && head.marks.iter().any(|m| m.limb.is_some());
        tally.ordinals += usize::from(limb && marker.contains(','));
    }
    tally
}

/// Whether any block bears a marker of an ask or an answer.
pub(super) fn is_marked(blocks: &[Block]) -> bool {
    blocks.iter().any(|b| match &b.head {
        Some(h) => match h.kind {
            HeadKind::Ask | HeadKind::Unit => strong(h),
            kind => matches!(kind, HeadKind::Label | HeadKind::Bare | HeadKind::Urge),
        },
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

/// Where answers have labels: the heads that stand before at least half of them; else what can be learned.
fn asking_with_labels(text: &str, blocks: &[Block], words: &LayoutWords, reasons: &mut Vec<String>) -> Asking {
    const KINDS: [HeadKind; 4] = [HeadKind::Ask, HeadKind::Unit, HeadKind::Bare, HeadKind::Urge];
    let mut labels = 0;
    // Before how many labels, since the label before, each kind stands.
    let mut covered = [0usize; 4];
    let mut since = [false; 4];
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
            && (strong(head) || head.kind == HeadKind::Urge)
        {
            since[kind] = true;
        }
    }
    let carry: Vec<HeadKind> = (0..2).filter(|&k| covered[k] * 2 >= labels).map(|k| KINDS[k]).collect();
    if !carry.is_empty() {
        return Asking::Kinds(carry);
    }
    if let Some(kind) = (2..4).find(|&k| covered[k] * 2 >= labels) {
        return Asking::Kinds(vec![KINDS[kind]]);
    }
    if let Some(found) = learn::shape_before_labels(text, blocks, &before, words) {
        reasons.push(format!("most labels follow a block of one shape ({found:?})"));
        return Asking::Shape(found);
    }
    if covered[0] > 0 { Asking::Kinds(vec![HeadKind::Ask]) } else { Asking::Nothing }
}

/// Where answers have no labels: the most telling heads that the reply has.
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
        HeadKind::Urge if head.marks.iter().any(Mark::is_lettered) => Sign::Part,
        HeadKind::Ask | HeadKind::Unit if asked(head.kind) && strong(head) => Sign::Ask,
        HeadKind::Bare | HeadKind::Urge if asked(head.kind) => Sign::Ask,
        HeadKind::Limb if asked(HeadKind::Limb) && head.is_numbered_limb() => Sign::Ask,
        _ => Sign::Plain,
    }
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
        let form = first.is_lowercase() || starts_quote(rest) || rest.ends_with([';', ')', ':']);
        let asking = form || block.head_is(HeadKind::Urge);
        let followed = signs.get(i + 1) == Some(&Sign::Plain);
        if asking || followed && rest.len() < 1500 { asks += 1 } else { answers += 1 }
    }
    if answers > asks { Inline::Answer } else { Inline::Ask }
}
