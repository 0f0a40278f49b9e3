//! Glue: texts whose line ends were lost, so that asks stand in the middle of long lines.
//!
//! In: blocks of which none bears a marker. Out: blocks cut at the monitoring body's urgings ("2. GRETA urges ..."), each
//! urging one sentence, what follows it another block. Blocks without an urging come out as they went in.

use crate::text::{Span, sentence};

use super::block::{Block, BlockKind};
use super::marker::{self, Head, HeadKind};
use super::words::{Kind, Kinds, LayoutWords};

/// Cuts long blocks at the urgings within them, for texts whose line ends were lost: each urging is one sentence.
pub(super) fn unglue(plain: &str, blocks: Vec<Block>, words: &LayoutWords) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        if block.kind != BlockKind::Words || block.span.len() < 300 {
            out.push(block);
            continue;
        }
        let mut from = block.span.start;
        let mut sentences = Vec::new();
        sentence::sentences(plain, block.span, &mut sentences);
        for span in sentences {
            // A heading may have run into the number: "Definitions 1. GRETA urges ...".
            let Some((at, head)) = urging(span.of(plain), words) else { continue };
            let start = span.start + at as u32;
            let piece = |from: u32, to: u32, head| Block {
                span: Span { start: from, end: to }.trim(plain),
                head,
                gap: true,
                ..block.clone()
            };
            if start > from {
                out.push(piece(from, start, None));
            }
            out.push(piece(start, span.end, Some(head)));
            from = span.end;
        }
        let rest = Span { start: from, end: block.span.end }.trim(plain);
        if !rest.is_empty() {
            let head = if from == block.span.start { block.head.clone() } else { None };
            out.push(Block { span: rest, head, ..block });
        }
    }
    out
}

/// Where in a sentence an urging begins, with its number.
fn urging(sentence: &str, words: &LayoutWords) -> Option<(usize, Head)> {
    let (at, _) = words.find(sentence, Kinds::of(&[Kind::Urge])).filter(|(at, _)| *at < 120)?;
    let before = sentence[..at].trim_end();
    let number =
        before.strip_suffix('.').map_or("", |b| &b[b.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |i| i + 1)..]);
    let start = if number.is_empty() { at } else { before.len() - number.len() - 1 };
    marker::head(&sentence[start..], words, true).filter(|h| h.kind == HeadKind::Urge).map(|h| (start, h))
}
