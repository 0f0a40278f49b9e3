//! Asks: what an outline read without a pack asks, item by item.
//!
//! In: the outline. Out: the items as the text numbers them, and a [`Draft`] for each single thing that they ask. Limbs within
//! limbs are named after both ("10.a(i)"); what a paragraph asks above its limbs is answered by its limbs' answers.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::limb::{self, Piece};
use super::words::AskFile;
use crate::report::Outline;
use crate::rule::Item;
use crate::text::Plain;

/// One ask, whole.
pub(super) struct Ask {
    /// Its item, as the text numbers it.
    pub item: String,
    /// Its words.
    pub text: String,
    /// The paragraph of the evaluation report that it goes back to.
    pub paragraph: Option<u32>,
}

/// One obligation to be.
pub(super) struct Draft {
    /// The id of the obligation.
    pub id: String,
    /// The number of its item.
    pub item: usize,
    /// What it asks.
    pub piece: Piece,
}

/// The asks of an outline, each under one item. Items are named by the paragraph that they stand in, unless they are `listed`
/// in the recommendation's own document: then they say what they go back to.
pub(super) fn asks(plain: &Plain, outline: &Outline, listed: bool) -> Vec<Ask> {
    let mut out: Vec<Ask> = Vec::new();
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for answer in outline.answers.iter().filter(|a| a.repeats.is_none()) {
        for (nth, item) in answer.items.iter().enumerate() {
            let own = if answer.items.len() == answer.asks.len() {
                answer.asks.get(nth..=nth)
            } else {
                Some(&answer.asks[..])
            };
            let text = own.unwrap_or_default().iter().map(|s| s.of(plain.text())).collect::<Vec<_>>().join("\n");
            if seen.insert(item) {
                let paragraph = match &answer.paragraphs[..] {
                    [only] if listed => Some(*only),
                    _ if listed => None,
                    _ => split_item(item).0.parse().ok(),
                };
                out.push(Ask { item: item.clone(), text, paragraph });
            }
        }
    }
    out
}

/// Adds an ask's item and its obligations.
pub(super) fn add(ask: &Ask, file: &AskFile, language: &str, items: &mut Vec<Item>, drafts: &mut Vec<Draft>) {
    let Some(words) = file.of(language) else { return };
    let text = without_marker(&ask.text);
    let pieces = limb::cut(text, words);
    if pieces.is_empty() {
        return;
    }
    let (_, letter) = split_item(&ask.item);
    let item = |id: String, letter: Option<String>| Item {
        paragraph: ask.paragraph,
        ask: text.split_whitespace().collect::<Vec<_>>().join(" "),
        ask_fr: None,
        letter,
        order: None,
        urgency: None,
        id,
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    pieces.iter().for_each(|p| *counts.entry(p.limb.clone()).or_default() += 1);
    let place = items.len();
    items.push(item(ask.item.clone(), letter));
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for piece in pieces {
        let number = numbers.entry(piece.limb.clone()).or_default();
        *number += 1;
        let limb = if piece.limb.is_empty() { ask.item.clone() } else { format!("{}.{}", ask.item, piece.limb) };
        let several = counts.get(&piece.limb).is_some_and(|n| *n > 1);
        let id = if several { format!("{limb}.{number}") } else { limb };
        drafts.push(Draft { id, item: place, piece });
    }
}

/// The paragraph and the limb of an item's name: "10" and "a(i)" of "10.a(i)"; "140.11" has no limb.
fn split_item(item: &str) -> (&str, Option<String>) {
    match item.rsplit_once('.') {
        Some((stem, limb)) if limb.starts_with(char::is_alphabetic) => (stem, Some(limb.to_owned())),
        _ => (item, None),
    }
}

/// An ask's words after "(a)", "Paragraph 10:" and the like.
fn without_marker(text: &str) -> &str {
    let mut rest = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '>' | '#' | '-' | '–' | '•' | '“' | '"' | '«')
    });
    // "(i) that … and (ii) that …" numbers its own parts.
    let parts = rest.starts_with("(i) ") && rest.contains("(ii) ");
    if rest.starts_with('(')
        && !parts
        && let Some(close) = rest.find(')').filter(|c| *c <= 6)
    {
        rest = rest[close + 1..].trim_start();
    }
    rest
}

/// Where only the limbs of a paragraph have answers, what it asks as a whole is answered by them together.
pub(super) fn lend(outline: &mut Outline) {
    let lonely: FxHashSet<String> = outline
        .answers
        .iter()
        .filter(|a| a.answer.is_none() && !a.placeholder && a.items.len() == 1)
        .map(|a| a.items[0].clone())
        .collect();
    for answer in &mut outline.answers {
        let mut above: Vec<String> = Vec::new();
        for item in &answer.items {
            for (at, _) in item.match_indices('.') {
                let (stem, limb) = (&item[..at], &item[at + 1..]);
                let lends = limb.starts_with(char::is_alphabetic) && lonely.contains(stem);
                if lends && !above.iter().chain(&answer.items).any(|i| i == stem) {
                    above.push(stem.to_owned());
                }
            }
        }
        answer.items.append(&mut above);
    }
}

/// Limbs within limbs: under "(a) … on:" a line "(i)" is the limb "a(i)".
pub(super) fn nest(outline: &mut Outline, plain: &Plain) {
    let mut over: Option<(String, char)> = None;
    let mut end = 0;
    for answer in &mut outline.answers {
        for nth in 0..answer.items.len() {
            let (stem, limb) = split_item(&answer.items[nth]);
            let Some(limb) = limb else { continue };
            let stem = stem.to_owned();
            let at = answer.asks.get(nth).or(answer.asks.first()).map_or(answer.ask, |s| *s);
            let roman =
                limb.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) && (limb.len() > 1 || limb == "i" || over.is_some());
            if limb == "i" {
                let before = plain.text().get(end..at.start as usize).unwrap_or_default();
                over = introducing(before).map(|letter| (stem.clone(), letter));
            }
            match &over {
                Some((of, letter)) if roman && *of == stem => answer.items[nth] = format!("{stem}.{letter}({limb})"),
                _ => over = None,
            }
            end = end.max(at.end as usize);
        }
    }
}

/// The letter of the last "(a) … :" of a text, where nothing but its list follows.
fn introducing(before: &str) -> Option<char> {
    let line = before.trim_end().strip_suffix(':')?.lines().last()?;
    let at = line.rfind(") ").filter(|&at| line[..at].ends_with(|c: char| c.is_ascii_lowercase()))?;
    let letter = line[..at].chars().last()?;
    line[..at - 1].ends_with('(').then_some(letter)
}
