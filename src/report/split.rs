//! Limbs: one answer under several limbs, cut where it names them.
//!
//! In: a unit whose asks are limbs (a), (b), (c). Out: one unit per limb, where the answer's own paragraphs begin with
//! limbs; limbs that share a paragraph share a unit, a limb that the answer passes over is unanswered. A unit whose answer
//! names no limb stays whole.

use crate::text::Span;

use super::marker::Mark;
use super::walk::{Ask, Piece, Unit};

/// Cuts every unit that can be cut, keeping their order. Words that only introduce limbs are added to `headings`.
pub(super) fn split(plain: &str, units: Vec<Unit>, headings: &mut Vec<Span>) -> Vec<Unit> {
    let mut out = Vec::with_capacity(units.len());
    for unit in units {
        if cuts(&unit) { out.extend(cut(plain, unit, headings)) } else { out.push(unit) }
    }
    out
}

fn limb_of(ask: &Ask) -> Option<&Mark> {
    match ask.marks.as_slice() {
        [mark] if mark.limb.is_some() => Some(mark),
        _ => None,
    }
}

/// Whether two marks name the same limb, however the number is written.
fn same(a: &Mark, b: &Mark) -> bool {
    a.limb.map(|l| l.place) == b.limb.map(|l| l.place) && (a.number == b.number || a.number.is_empty() || b.number.is_empty())
}

fn cuts(unit: &Unit) -> bool {
    let limbs: Vec<&Mark> = unit.asks.iter().filter_map(limb_of).collect();
    limbs.len() >= 2 && unit.body.iter().any(|p| p.limbs.iter().any(|m| limbs.iter().any(|l| same(l, m))))
}

fn cut(plain: &str, unit: Unit, headings: &mut Vec<Span>) -> Vec<Unit> {
    let Unit { asks, label, body, remarks } = unit;
    let (limbs, whole): (Vec<Ask>, Vec<Ask>) = asks.into_iter().partition(|a| limb_of(a).is_some());
    // The pieces before the first limb answer the paragraph as a whole.
    let mut preface: Vec<Piece> = Vec::new();
    let mut parts: Vec<(Vec<usize>, Vec<Piece>)> = Vec::new();
    for piece in body {
        let named: Vec<usize> =
            (0..limbs.len()).filter(|&i| limb_of(&limbs[i]).is_some_and(|l| piece.limbs.iter().any(|m| same(l, m)))).collect();
        match parts.last_mut() {
            Some((last, pieces)) if named.is_empty() || *last == named => pieces.push(piece),
            None if named.is_empty() => preface.push(piece),
            _ => parts.push((named, vec![piece])),
        }
    }
    let mut out: Vec<Unit> = Vec::new();
    let mut label = label;
    if !whole.is_empty() && (!preface.is_empty() || asks_something(plain, &whole)) {
        let label = if preface.is_empty() { None } else { label.take() };
        out.push(Unit { asks: whole, label, body: std::mem::take(&mut preface), remarks });
    } else {
        headings.extend(whole.iter().map(|a| a.span));
        if let Some((_, pieces)) = parts.first_mut() {
            pieces.splice(0..0, std::mem::take(&mut preface));
        }
    }
    let mut limbs: Vec<Option<Ask>> = limbs.into_iter().map(Some).collect();
    for place in 0..limbs.len() {
        let mut unit = Unit::default();
        for (named, pieces) in parts.iter_mut().filter(|(named, _)| named.contains(&place)) {
            for &i in &*named {
                unit.asks.extend(limbs[i].take());
            }
            unit.body.append(pieces);
        }
        unit.asks.extend(limbs[place].take());
        if unit.asks.is_empty() {
            // Its ask went with a limb that it shared a paragraph with.
            if let Some(last) = out.last_mut() {
                last.body.append(&mut unit.body);
            }
            continue;
        }
        if !unit.body.is_empty() {
            unit.label = label.take();
        }
        out.push(unit);
    }
    if let (Some(left), Some(first)) = (label, out.first_mut()) {
        first.label = Some(left);
    }
    out
}

/// Whether the words above the limbs ask more than "The State party should:".
fn asks_something(plain: &str, whole: &[Ask]) -> bool {
    whole.iter().any(|a| {
        let said: Span = a.said;
        let words = said.of(plain);
        words.trim_end().trim_end_matches(':').matches(['.', ';']).count() > 0
    })
}
