//! Asks that bear no sign: told by their place, their form, and the likeness of their words to the items.
//!
//! In: the walk at a block that no sign explains. Out: whether it is an ask, another ask or the last one's continuation,
//! and which blocks an answer has to give back. Form alone suffices only where no items are known.

use super::block::{BlockKind, ends_complete};
use super::learn::starts_quote;
use super::marker::HeadKind;
use super::unit::Ask;
use super::walk::{State, Walk, Zone};

/// How like an item the block before a label must be, and those before it.
const FIRST: f32 = 0.2;
const FURTHER: f32 = 0.3;
/// How much more where its form is that of prose.
const FORMLESS: f32 = 0.25;
/// An ask is not longer; in bytes.
const LONGEST: usize = 1500;

impl Walk<'_, '_> {
    /// Asks without a sign right before the marked one at `i`, out of the answer before.
    pub(super) fn take_from_answer(&mut self, i: usize, state: &mut State) -> Vec<Ask> {
        let mut asks = Vec::new();
        while state.zone == Zone::Answering
            && let [.., before, last] = &state.unit.body[..]
            && last.block + asks.len() + 1 == i
        {
            let (before, block) = (before.span.of(self.plain), last.block);
            let own = last.span.of(self.plain);
            // An answer's paragraph seldom begins small and ends in a semicolon, but in a list.
            let form = self.plan.labelled
                && own.starts_with(char::is_lowercase)
                && own.ends_with(';')
                && before.ends_with(['.', ')']);
            let floor = if form { FIRST } else { FURTHER };
            if !((form || self.plan.before_label) && self.like_an_ask(block, floor)) {
                break;
            }
            state.unit.body.pop();
            asks.push(self.ask_of(block, &state.group, false));
        }
        asks.reverse();
        asks
    }

    /// Takes the blocks before a label back from the answer before, as the ask that bears no sign.
    pub(super) fn take_back(&mut self, label: usize, state: &mut State) -> bool {
        let mut taken: Vec<usize> = Vec::new();
        while let Some(i) = label.checked_sub(taken.len() + 1) {
            let block = &self.blocks[i];
            let body = &state.unit.body;
            let free = match state.zone {
                // What stands right after a label is its answer.
                Zone::Answering => {
                    body.len() > usize::from(state.unit.label.is_some()) && body.last().is_some_and(|p| p.block == i)
                }
                Zone::Preamble | Zone::Between | Zone::Outside(_) => {
                    state.out.loose.last().is_some_and(|(s, _)| *s == block.span)
                }
                Zone::Asking => false,
            };
            let counted = block.head_is(HeadKind::Number) || block.head_is(HeadKind::Limb);
            let sure = taken.is_empty() && (self.plan.before_label || counted && state.zone == Zone::Preamble);
            let floor = if taken.is_empty() { FIRST } else { FURTHER };
            if !free || !(sure || self.like_an_ask(i, floor)) {
                break;
            }
            taken.push(i);
            match state.zone {
                Zone::Answering => drop(state.unit.body.pop()),
                _ => drop(state.out.loose.pop()),
            }
        }
        if taken.is_empty() {
            return false;
        }
        state.close();
        for i in taken.into_iter().rev() {
            let ask = self.ask_of(i, &state.group, self.plan.before_label);
            state.unit.asks.push(ask);
        }
        true
    }

    /// Whether a block without a sign reads as an ask: by its form, and by its words where the items are known.
    pub(super) fn like_an_ask(&mut self, i: usize, floor: f32) -> bool {
        let block = &self.blocks[i];
        if block.kind != BlockKind::Words {
            return false;
        }
        let own = block.rest().of(self.plain).trim_start();
        let marked = block.bullet
            || block.bold
            || block.heading
            || block.head_is(HeadKind::Limb)
            || block.head_is(HeadKind::Number);
        let form = (marked || own.starts_with(char::is_lowercase) || starts_quote(own))
            && own.ends_with([';', ')', '.', ',', ':', '"', '”', '»'])
            && own.len() < LONGEST;
        if self.like.items() == 0 {
            return form;
        }
        let likeness = self.like.best(block.span).map_or(0.0, |b| b.1);
        form && likeness >= floor || likeness >= floor + FORMLESS && own.len() < LONGEST
    }

    /// Whether a block within the words of asks is another ask, and no continuation of the last.
    pub(super) fn another(&mut self, i: usize, last: &Ask) -> bool {
        let block = &self.blocks[i];
        if last.said.is_empty() {
            return false;
        }
        if let Some(head) = block.head.as_ref().filter(|h| h.kind == HeadKind::Limb) {
            return head.marks.iter().all(|m| m.limb.is_some());
        }
        let asked = last.said.of(self.plain);
        if !ends_complete(asked) && !asked.ends_with(',') {
            return false;
        }
        let own = block.rest().of(self.plain);
        let lower = own.starts_with(char::is_lowercase);
        if self.like.items() == 0 {
            let unnumbered = last.marks.iter().all(|m| m.limb.is_none());
            return unnumbered && lower && !block.bullet && block.gap && asked.ends_with([';', '.']);
        }
        let scores = self.like.scores(block.span);
        let best = scores.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((best, score)) = best else { return false };
        let before = self.like.best(last.said).map_or(best, |b| b.0);
        let (floor, more) = if lower || block.bullet { (0.12, 0.03) } else { (0.3, 0.15) };
        best != before && score >= floor && score > scores[before] + more
    }
}
