//! Limbs: one answer under several limbs, cut where it names them.
//!
//! In: a unit whose asks are limbs (a), (b), (c). Out: one unit per limb, where the answer's own paragraphs begin with
//! limbs; limbs that share a paragraph share a unit, a limb that the answer passes over is unanswered. A unit whose answer
//! names no limb stays whole.

use crate::text::{Span, sentence};

use super::mark::{Limb, Mark};
use super::unit::{Ask, Piece, Unit};

/// Cuts every unit that can be cut, keeping their order. Words that only introduce limbs are added to `headings`.
pub(super) fn split(plain: &str, units: Vec<Unit>, headings: &mut Vec<Span>) -> Vec<Unit> {
    let mut out = Vec::with_capacity(units.len());
    let mut units = units.into_iter().peekable();
    while let Some(mut unit) = units.next() {
        quoted_limbs(plain, &mut unit);
        if cuts(&unit) {
            out.extend(cut(plain, unit, headings));
            continue;
        }
        let limbs_follow = unit.body.is_empty()
            && unit.label.is_none()
            && units.peek().is_some_and(|n| n.asks.first().is_some_and(|a| limb_of(a).is_some()));
        let limbs = unit.asks.iter().filter(|a| limb_of(a).is_some()).count();
        if limbs >= 2 || limbs_follow {
            let (kept, introduce) = unit.asks.into_iter().partition(|a| limb_of(a).is_some() || !introduces(plain, a));
            unit.asks = kept;
            headings.extend(introduce.iter().flat_map(|a: &Ask| &a.spans));
        }
        if !unit.asks.is_empty() {
            out.push(unit);
        }
    }
    out
}

/// Whether words above limbs ask nothing by themselves: "The State party should:".
fn introduces(plain: &str, ask: &Ask) -> bool {
    let mut sentences = Vec::new();
    sentence::sentences(plain, ask.said, &mut sentences);
    sentences.len() <= 1 && ask.said.of(plain).ends_with(':')
}

/// "The State party should: (a) ...; (b) ..." in one paragraph: where the answer names these limbs, each is an ask.
fn quoted_limbs(plain: &str, unit: &mut Unit) {
    let [whole] = unit.asks.as_slice() else { return };
    let answered: Vec<u8> = unit.body.iter().flat_map(|p| &p.limbs).filter_map(|m| m.limb.map(|l| l.place)).collect();
    if answered.len() < 2 || answered[0] != 1 || whole.marks.iter().any(|m| m.limb.is_some()) {
        return;
    }
    if whole.said.is_empty() {
        // A list within the answer begins after the words that introduce it; limbs begin with the answer.
        if unit.body.first().is_some_and(|p| !p.limbs.is_empty()) {
            limbs_without_words(unit);
        }
        return;
    }
    let text = whole.said.of(plain);
    let mut starts: Vec<usize> = Vec::new();
    for letter in b'a'..=b'z' {
        let token = format!("({})", char::from(letter));
        let from = starts.last().copied().unwrap_or(0);
        let stands = |at: &usize| text[from + at + token.len()..].starts_with(char::is_whitespace);
        let Some(at) = text[from..].match_indices(&token).map(|(at, _)| at).find(stands) else { break };
        starts.push(from + at);
    }
    if starts.len() < 2 {
        return;
    }
    let number = whole.marks.first().map_or_else(|| whole.group.clone(), |m| m.number.clone());
    let base = whole.said.start as usize;
    let mut chapeau = whole.clone();
    chapeau.spans = clip(plain, &whole.spans, Span::new(0, base + starts[0]));
    chapeau.said = Span::new(base, base + starts[0]).trim(plain);
    let ends = starts[1..].iter().copied().chain([text.len()]);
    let limbs = starts.iter().zip(ends).zip(1u8..).map(|((&start, end), place)| Ask {
        spans: clip(plain, &whole.spans, Span::new(base + start, base + end)),
        said: Span::new(base + start + 4, base + end).trim(plain),
        marks: vec![Mark { number: number.clone(), limb: Some(Limb { place, roman: false }) }],
        ..whole.clone()
    });
    unit.asks = [chapeau].into_iter().chain(limbs).filter(|a| !a.spans.is_empty()).collect();
}

/// A paragraph whose words the reply does not quote: each limb that the answer names is asked.
fn limbs_without_words(unit: &mut Unit) {
    let whole = unit.asks.remove(0);
    let mut limbs: Vec<(Mark, Span)> = Vec::new();
    for piece in &unit.body {
        let at = Span { start: piece.span.start, end: piece.span.start };
        limbs.extend(
            piece
                .limbs
                .iter()
                .filter(|m| !limbs.iter().any(|(l, _)| l == *m))
                .map(|m| (m.clone(), at))
                .collect::<Vec<_>>(),
        );
    }
    for (place, (mark, at)) in limbs.into_iter().enumerate() {
        let spans = if place == 0 { whole.spans.clone() } else { vec![at] };
        unit.asks.push(Ask { spans, said: at, marks: vec![mark], ..whole.clone() });
    }
}

/// What of the spans lies within `window`.
fn clip(plain: &str, spans: &[Span], window: Span) -> Vec<Span> {
    let within = |s: &Span| {
        Span { start: s.start.max(window.start), end: s.end.min(window.end).max(s.start.max(window.start)) }.trim(plain)
    };
    spans.iter().map(within).filter(|s| !s.is_empty()).collect()
}

fn limb_of(ask: &Ask) -> Option<&Mark> {
    match ask.marks.as_slice() {
        [mark] if mark.limb.is_some() => Some(mark),
        _ => None,
    }
}

/// Whether two marks name the same limb, however the number is written.
fn same(a: &Mark, b: &Mark) -> bool {
    a.limb == b.limb && (a.number == b.number || a.number.is_empty() || b.number.is_empty())
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
        let named: Vec<usize> = (0..limbs.len())
            .filter(|&i| limb_of(&limbs[i]).is_some_and(|l| piece.limbs.iter().any(|m| same(l, m))))
            .collect();
        match parts.last_mut() {
            Some((last, pieces)) if named.is_empty() || *last == named => pieces.push(piece),
            None if named.is_empty() => preface.push(piece),
            _ => parts.push((named, vec![piece])),
        }
    }
    let mut out: Vec<Unit> = Vec::new();
    let mut label = label;
    if !whole.is_empty() && (!preface.is_empty() || whole.iter().any(|a| !a.said.of(plain).ends_with(':'))) {
        let label = if preface.is_empty() { None } else { label.take() };
        out.push(Unit { asks: whole, label, body: std::mem::take(&mut preface), remarks: Vec::new() });
    } else {
        headings.extend(whole.iter().flat_map(|a| &a.spans));
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
    if let Some(first) = out.first_mut() {
        first.label = first.label.or(label);
        first.remarks = remarks;
    }
    out
}
