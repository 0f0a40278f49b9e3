//! Drawing obligations: each single ask with its topic, its kind, and the sentences of the reply that are nearest to it.
//!
//! In: the drafts, their elements, and the reply. Out: [`Obligation`]s. Asks that share an answer share its sentences out
//! among them; an answer that letters its paragraphs under an ask without letters gives the asks its letters.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::ask::Draft;
use super::topic::{self, Element, Frequency, Matter};
use super::words::AskFile;
use crate::judge::reply::Reply;
use crate::lexicon::{ConceptId, Lexicon};
use crate::report;
use crate::rule::{Item, Obligation, Urgency, urgency};
use crate::text::Words;

#[allow(clippy::too_many_arguments)]
pub(super) fn obligations(
    drafts: &mut [Draft],
    elements: &[Vec<Element>],
    items: &[Item],
    reply: &Reply,
    lexicon: &Lexicon,
    file: &AskFile,
    language: &str,
) -> Vec<Obligation> {
    let frequency = Frequency::of(&reply.reading, lexicon);
    let Some(words) = file.of(language) else { return Vec::new() };
    let mut of_item: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, draft) in drafts.iter().enumerate() {
        of_item.entry(&items[draft.item].id).or_default().push(number);
    }
    // Asks that share an answer must be told apart.
    let asked_in = |answer: &report::Answer| -> Vec<usize> {
        let mut all: Vec<usize> =
            answer.items.iter().filter_map(|i| of_item.get(i.as_str())).flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let groups: Vec<Vec<usize>> = reply.outline.answers.iter().map(asked_in).collect();
    // An answer that another lends from is read for what that one is asked, too.
    let lent: Vec<(Vec<usize>, &Range<usize>)> =
        reply.lent().into_iter().map(|(from, to)| (groups[from].clone(), &reply.answer_paragraphs[to])).collect();
    let mut common: Vec<FxHashSet<ConceptId>> = vec![FxHashSet::default(); drafts.len()];
    for group in groups.iter().chain(of_item.values()) {
        let mut counts: FxHashMap<ConceptId, usize> = FxHashMap::default();
        group.iter().flat_map(|&n| &elements[n]).for_each(|e| *counts.entry(e.word).or_default() += 1);
        for &number in group {
            common[number]
                .extend(elements[number].iter().map(|e| e.word).filter(|w| counts.get(w).is_some_and(|c| *c > 1)));
        }
    }
    let matters: Vec<Matter> =
        (0..drafts.len()).map(|n| Matter::of(&elements[n], |word| common[n].contains(&word), &frequency)).collect();
    let mut sentences: Vec<Vec<u32>> = vec![Vec::new(); drafts.len()];
    for (asked, paragraphs) in groups.into_iter().zip(&reply.answer_paragraphs).chain(lent) {
        for (limb, paragraphs, asked) in lettered(reply, paragraphs, &asked, drafts, items, &matters) {
            let own: Vec<&Matter> = asked.iter().map(|&n| &matters[n]).collect();
            let mut nearest: Vec<Vec<u32>> = vec![Vec::new(); asked.len()];
            topic::assign(&own, &reply.reading, paragraphs, &mut nearest);
            let several = asked.len() > 1;
            for (nth, (n, list)) in asked.into_iter().zip(nearest).enumerate() {
                sentences[n].extend(list);
                if let Some(limb) = limb {
                    let item = &items[drafts[n].item].id;
                    drafts[n].id =
                        if several { format!("{item}.{limb}.{}", nth + 1) } else { format!("{item}.{limb}") };
                }
            }
        }
    }
    let mut out = Vec::with_capacity(drafts.len());
    for (number, draft) in drafts.iter().enumerate() {
        let cut = Words::of(&draft.piece.text);
        let lower: Vec<&str> = (0..cut.tokens().len()).map(|i| cut.lower(i)).collect();
        let kind = words.kind(&lower);
        let said = file.kind(kind);
        let mut own = std::mem::take(&mut sentences[number]);
        own.sort_unstable();
        own.dedup();
        out.push(Obligation {
            id: draft.id.clone(),
            version: 1,
            item: items[draft.item].id.clone(),
            paragraph: items[draft.item].paragraph,
            names: Vec::new(),
            asks: draft.piece.text.clone(),
            kind,
            urgency: urgency(draft, items),
            topic: matters[number].topic(own),
            beside: None,
            elsewhere: topic::plain(&elements[number]),
            declines: None,
            parts: topic::whole(&elements[number], kind).into_iter().collect(),
            why: said.why,
            question: said.question,
            examples: Vec::new(),
        });
    }
    out
}

/// How strongly the body asks: by the verb before the draft's own words, or by that of the paragraph above its limb.
fn urgency(draft: &Draft, items: &[Item]) -> Option<Urgency> {
    let item = &items[draft.item];
    urgency::of_part(&item.ask, &draft.piece.text).or_else(|| {
        let above = items.iter().find(|i| i.letter.is_none() && i.id == item.unlettered())?;
        urgency::of_ask(&above.ask)
    })
}

/// Stretches of an answer with the asks that they may answer. Where an answer letters its paragraphs though the ask has no
/// letters, as summaries of replies do, the asks go with them in order and bear their letters.
fn lettered(
    reply: &Reply,
    paragraphs: &Range<usize>,
    asked: &[usize],
    drafts: &[Draft],
    items: &[Item],
    matters: &[Matter],
) -> Vec<(Option<char>, Range<usize>, Vec<usize>)> {
    let whole = || vec![(None, paragraphs.clone(), asked.to_vec())];
    let plainly = |n: &usize| drafts[*n].piece.limb.is_empty() && items[drafts[*n].item].letter.is_none();
    let all = reply.reading.paragraphs();
    let mut starts: Vec<(char, usize)> = Vec::new();
    for number in paragraphs.clone() {
        let mut head = all[number].span.of(reply.plain.text()).trim_start().chars();
        let next = char::from(b'a' + u8::try_from(starts.len()).unwrap_or(0).min(25));
        if head.next() == Some('(') && head.next() == Some(next) && head.next() == Some(')') {
            starts.push((next, number));
        }
    }
    if starts.len() < 2 || starts[0].1 != paragraphs.start || !asked.iter().all(plainly) {
        return whole();
    }
    let ends = starts[1..].iter().map(|s| s.1).chain([paragraphs.end]);
    let stretches: Vec<Range<usize>> = starts.iter().zip(ends).map(|(s, end)| s.1..end).collect();
    let within = |r: &Range<usize>| all[r.start].sentences.start..all[r.end - 1].sentences.end;
    let own: Vec<&Matter> = asked.iter().map(|&n| &matters[n]).collect();
    let parts = topic::align(&own, &reply.reading, &stretches.iter().map(within).collect::<Vec<_>>());
    if parts.is_empty() {
        return whole();
    }
    let of = |part: usize| asked.iter().zip(&parts).filter(|(_, p)| **p == part).map(|(n, _)| *n).collect();
    stretches.into_iter().enumerate().map(|(part, stretch)| (Some(starts[part].0), stretch, of(part))).collect()
}
