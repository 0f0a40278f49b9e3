//! Answers: what is asked and answered together, with the items it is about.
//!
//! In: the units of the walk, their items and cited paragraphs. Out: [`Answer`]s in reading order. An item that comes again
//! points at its first answer; an empty label, a dash or "To be completed" is no answer.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::Span;

use super::mark::Mark;
use super::name::{self, Named};
use super::paragraph::{self, Paragraph, ParagraphKind, Topic};
use super::unit::{Ask, Unit};
use super::words::{Kind, Kinds, LayoutWords};

/// Asks and the answer that they share.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The items, by the pack's ids, or as the text numbers them where there is no pack. Empty where the ask is no item.
    pub items: Vec<String>,
    /// The numbers and limbs that the reply itself writes.
    pub marks: Vec<Mark>,
    /// The paragraphs that the asks cite.
    pub paragraphs: Vec<u32>,
    /// From the first ask's marker to the last ask's end.
    pub ask: Span,
    /// Each ask. Empty spans where the reply does not quote it.
    pub asks: Vec<Span>,
    /// The answer, label included; none where nothing is said, or only words in place of an answer.
    pub answer: Option<Span>,
    /// The prose of the answer, label left out.
    pub body: Vec<Paragraph>,
    /// The first answer to the same items.
    pub repeats: Option<usize>,
    /// The topics of a part that quotes no ask.
    pub topics: Vec<Topic>,
    /// Words in place of an answer stand there: "To be completed".
    pub placeholder: bool,
    /// The answer only sends the reader elsewhere: "See recommendation 24".
    pub elsewhere: bool,
    /// What the other cells of its row say: body responsible, deadline, status.
    pub remarks: Vec<Span>,
    /// How like the quoted ask is to the pack's words for its item, from 0 to 1.
    pub likeness: f32,
}

impl Answer {
    /// An ask that nobody has answered, under its item.
    pub fn owed(item: &str, ask: Span, plain: &str, words: &LayoutWords) -> Answer {
        Answer { ask, asks: vec![ask], paragraphs: name::cited(plain, ask, words), ..Answer::alone(item, "") }
    }

    /// A whole text as the answer to one item, its paragraphs parted by blank lines.
    pub fn alone(item: &str, plain: &str) -> Answer {
        let mut body = Vec::new();
        let mut start = 0;
        for piece in plain.split("\n\n") {
            let span = Span::new(start, start + piece.len()).trim(plain);
            if !span.is_empty() {
                body.push(Paragraph { span, kind: ParagraphKind::Prose, lead: None });
            }
            start += piece.len() + 2;
        }
        let whole = Span::new(0, plain.len());
        Answer {
            items: vec![item.to_owned()],
            marks: Vec::new(),
            paragraphs: Vec::new(),
            ask: Span::default(),
            asks: Vec::new(),
            answer: (!body.is_empty()).then_some(whole),
            body,
            repeats: None,
            topics: Vec::new(),
            placeholder: false,
            elsewhere: false,
            remarks: Vec::new(),
            likeness: 1.0,
        }
    }
}

/// Makes answers of units.
pub(super) fn answers(text: &str, units: &[Unit], named: &[Named], words: &LayoutWords) -> Vec<Answer> {
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    let mut out: Vec<Answer> = Vec::with_capacity(units.len());
    for (number, (unit, range)) in units.iter().zip(ranges(units)).enumerate() {
        let own = &named[range];
        let mut items: Vec<String> = Vec::new();
        for item in own.iter().flat_map(|n| &n.items) {
            if !items.contains(item) {
                items.push(item.clone());
            }
        }
        let mut paragraphs: Vec<u32> = own.iter().flat_map(|n| &n.cited).copied().collect();
        paragraphs.dedup();
        let again = !items.is_empty() && items.iter().all(|i| first.contains_key(i));
        let repeats = if again { first.get(&items[0]).copied() } else { None };
        for item in &items {
            first.entry(item.clone()).or_insert(number);
        }
        let likeness = own.first().map_or(0.0, |n| n.likeness);
        out.push(Answer { items, paragraphs, repeats, likeness, ..assemble(text, unit, words) });
    }
    out
}

/// For each unit, the places of its asks among all asks.
pub(super) fn ranges(units: &[Unit]) -> impl Iterator<Item = Range<usize>> + '_ {
    units.iter().scan(0, |next, unit| {
        let from = *next;
        *next += unit.asks.len();
        Some(from..*next)
    })
}

/// What an answer is by its own unit alone.
fn assemble(text: &str, unit: &Unit, words: &LayoutWords) -> Answer {
    let said: Vec<Span> =
        unit.body.iter().map(|p| p.said).filter(|s| s.of(text).contains(char::is_alphanumeric)).collect();
    let alone = |kinds: &[Kind]| matches!(said.as_slice(), [only] if words.is(only.of(text), Kinds::of(kinds)));
    let placeholder = alone(&[Kind::Nothing]);
    let spoken = !said.is_empty() && !placeholder;
    let whole = unit.label.into_iter().chain(unit.body.iter().map(|p| p.span)).reduce(Span::join);
    let elsewhere = matches!(said.as_slice(), [only] if only.len() <= 160 && words.at(only.of(text), Kinds::of(&[Kind::Elsewhere])).is_some());
    let lettered = unit.asks.iter().any(|a| a.marks.iter().any(Mark::is_lettered));
    Answer {
        items: Vec::new(),
        marks: unit.asks.iter().flat_map(|a| a.marks.iter().cloned()).collect(),
        paragraphs: Vec::new(),
        ask: unit.asks.iter().map(Ask::span).reduce(Span::join).unwrap_or_default(),
        asks: unit.asks.iter().map(Ask::span).collect(),
        answer: whole.filter(|_| spoken),
        body: if spoken { paragraph::paragraphs(text, &unit.body) } else { Vec::new() },
        repeats: None,
        topics: if lettered && spoken { paragraph::topics(text, &unit.body) } else { Vec::new() },
        placeholder,
        elsewhere,
        remarks: unit.remarks.clone(),
        likeness: 0.0,
    }
}
