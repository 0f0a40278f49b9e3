//! The outline: answers with the items they answer, and every word of the reply in its part.
//!
//! In: the source with its clean view and words, the items of a pack or none, the layout words. Out: an [`Outline`]. This
//! file is the pipeline of the layer, read from top to bottom in [`read`]; the steps are the other files'.

use rustc_hash::FxHashMap;

use crate::text::{Plain, Source, Span, Words};

use super::bind::{self, Bound};
use super::block::{self, Measure};
use super::header::{self, Header};
use super::layout::{self, Family, Layout};
use super::likeness::Likeness;
use super::marker::Mark;
use super::notice::{self, Notice};
use super::paragraph::{self, Paragraph, ParagraphKind, Topic};
use super::split;
use super::walk::{Ask, Loose, Unit, Walk};
use super::words::{Kind, Kinds, LayoutWords};

/// An item of the recommendation, as the rule pack has it.
#[derive(Debug, Clone, Copy)]
pub struct ItemSpec<'a> {
    /// Its id: `2.c`, `1`, `B`.
    pub id: &'a str,
    /// Its number: `2`, `iv`, `B`.
    pub number: &'a str,
    /// Its letter, where the number has several items.
    pub letter: Option<char>,
    /// The paragraph of the report that it goes back to.
    pub paragraph: Option<u32>,
    /// The ask in the project's own words, one per language.
    pub asks: &'a [String],
}

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

/// Words that belong to no answer, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unattached {
    /// The words.
    pub span: Span,
    /// Why they are not attached.
    pub why: &'static str,
}

/// The role of a part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Cover and introduction.
    Header,
    /// The heading of a group, a part or a table.
    Heading,
    /// Words of an ask.
    Ask,
    /// Words of an answer, its label among them.
    Answer,
    /// A cell beside the answer.
    Remark,
    /// None of these.
    Unattached,
}

/// A stretch of the text with its role. The parts follow one another and hold every word but page furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The stretch.
    pub span: Span,
    /// Its role.
    pub role: Role,
    /// The answer that it belongs to.
    pub answer: Option<usize>,
}

/// What a reply is asked and what it answers.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The cover.
    pub header: Header,
    /// How it is laid out.
    pub layout: Layout,
    /// The answers, in reading order.
    pub answers: Vec<Answer>,
    /// The headings of groups, which ask nothing by themselves.
    pub headings: Vec<Span>,
    /// What belongs to no answer.
    pub unattached: Vec<Unattached>,
    /// What to know of how it was read.
    pub notices: Vec<Notice>,
    /// Every word in its role, in text order.
    pub parts: Vec<Part>,
}

const PAGE: &str = "it looks like the number of a page";

/// How much of a text can be its cover, in bytes.
const COVER: usize = 6000;

/// Reads the cover alone: enough to choose the rules by.
pub fn cover(source: &Source, layout_words: &LayoutWords) -> Header {
    let text = source.text();
    let end = (0..=text.len().min(COVER)).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    header::read(text, end, layout_words)
}

impl Answer {
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

/// Outlines a reply.
pub fn read(source: &Source, plain: &Plain, words: &Words, spec: Option<&[ItemSpec]>, layout_words: &LayoutWords) -> Outline {
    let text = plain.text();
    let measure = Measure::of(plain);
    let mut strays = Vec::new();
    let mut blocks = block::blocks(plain, layout_words, measure, &mut strays);
    if !layout::is_marked(&blocks) {
        blocks = block::unglue(text, blocks, layout_words);
    }
    let plan = layout::plan(text, &mut blocks, measure, layout_words);
    let tongues = header::languages(words, layout_words.tongues());
    let items = spec.unwrap_or(&[]);
    let mut like = Likeness::of(words, items, &tongues, layout_words.tongues());
    let walk = Walk { source: source.text(), plain: text, blocks: &blocks, plan: &plan, words: layout_words, spec, like: &mut like };
    let walked = walk.run();
    let mut headings: Vec<Span> = Vec::new();
    let units = split::split(text, walked.units, &mut headings);
    let mut parts: Vec<Part> = headings.iter().map(|&span| Part { span, role: Role::Heading, answer: None }).collect();
    let mut unattached = Vec::new();
    // What belongs to the page stands apart, unless a sentence runs over it.
    let apart = strays.into_iter().filter(|s| blocks.get(blocks.partition_point(|b| b.span.end <= s.start)).is_none_or(|b| !b.span.contains(*s)));
    for (span, loose) in walked.loose.into_iter().chain(apart.map(|s| (s, Loose::Unattached(PAGE)))) {
        let role = match loose {
            Loose::Header => Role::Header,
            Loose::Heading => {
                headings.push(span);
                Role::Heading
            }
            Loose::Unattached(why) => {
                unattached.push(Unattached { span, why });
                Role::Unattached
            }
        };
        parts.push(Part { span, role, answer: None });
    }
    headings.sort_unstable();
    let answers = answers(text, &units, spec, &mut like, layout_words, &mut parts);
    parts.retain(|p| !p.span.is_empty());
    // Two sorted runs: what is loose, and what belongs to answers.
    parts.sort_by_key(|p| p.span);
    let cover = parts.iter().take_while(|p| p.role == Role::Header).last().map_or(0, |p| p.span.end as usize);
    let mut header = header::read(source.text(), cover, layout_words);
    header.language = tongues.first().map_or_else(String::new, |t| t.id.clone());
    let mut outline = Outline { header, layout: plan.layout, answers, headings, unattached, notices: Vec::new(), parts };
    outline.notices = notices(&outline, &units, items);
    outline
}

/// Makes answers of units, and parts of their words.
fn answers(
    text: &str,
    units: &[Unit],
    spec: Option<&[ItemSpec]>,
    like: &mut Likeness,
    words: &LayoutWords,
    parts: &mut Vec<Part>,
) -> Vec<Answer> {
    let cited: Vec<Vec<u32>> = units.iter().flat_map(|u| &u.asks).map(|a| bind::cited(text, a.said, words)).collect();
    let bound: Vec<Bound> = spec.map_or_else(Vec::new, |items| bind::bind(units, &cited, items, like));
    let names: Vec<Vec<String>> = match spec {
        Some(items) => bound.iter().map(|b| b.items.iter().map(|&i| items[i].id.to_owned()).collect()).collect(),
        None => bind::name(units),
    };
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    let mut out: Vec<Answer> = Vec::with_capacity(units.len());
    let mut ask = 0;
    for (number, unit) in units.iter().enumerate() {
        let range = ask..ask + unit.asks.len();
        ask = range.end;
        let mut items: Vec<String> = Vec::new();
        for name in names[range.clone()].iter().flatten() {
            if !items.contains(name) {
                items.push(name.clone());
            }
        }
        let mut paragraphs: Vec<u32> = cited[range.clone()].iter().flatten().copied().collect();
        paragraphs.dedup();
        let repeats = if !items.is_empty() && items.iter().all(|i| first.contains_key(i)) { first.get(&items[0]).copied() } else { None };
        for item in &items {
            first.entry(item.clone()).or_insert(number);
        }
        let answer = Answer {
            items,
            marks: unit.asks.iter().flat_map(|a| a.marks.iter().cloned()).collect(),
            paragraphs,
            repeats,
            likeness: bound.get(range.start).map_or(0.0, |b| b.likeness),
            ..assemble(text, unit, words)
        };
        let mut part = |span, role| parts.push(Part { span, role, answer: Some(number) });
        unit.asks.iter().flat_map(|a| &a.spans).for_each(|&s| part(s, Role::Ask));
        unit.label.into_iter().for_each(|l| part(l, Role::Answer));
        unit.body.iter().for_each(|p| part(p.span, Role::Answer));
        unit.remarks.iter().for_each(|&r| part(r, Role::Remark));
        out.push(answer);
    }
    out
}

/// What an answer is by its own unit alone.
fn assemble(text: &str, unit: &Unit, words: &LayoutWords) -> Answer {
    let said: Vec<Span> = unit.body.iter().map(|p| p.said).filter(|s| s.of(text).contains(char::is_alphanumeric)).collect();
    let alone = |kinds: &[Kind]| matches!(said.as_slice(), [only] if words.is(only.of(text), Kinds::of(kinds)));
    let placeholder = alone(&[Kind::Nothing]);
    let spoken = !said.is_empty() && !placeholder;
    let whole = unit.label.into_iter().chain(unit.body.iter().map(|p| p.span)).reduce(Span::join);
    let elsewhere = matches!(said.as_slice(), [only] if only.len() <= 160 && words.at(only.of(text), Kinds::of(&[Kind::Elsewhere])).is_some());
    let lettered = unit.asks.iter().any(|a| a.marks.iter().any(|m| m.number.as_bytes().first().is_some_and(u8::is_ascii_uppercase)));
    Answer {
        items: Vec::new(),
        marks: Vec::new(),
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

fn notices(outline: &Outline, units: &[Unit], items: &[ItemSpec]) -> Vec<Notice> {
    let mut out = Vec::new();
    for (answer, unit) in outline.answers.iter().zip(units) {
        let named = answer.items.join(", ");
        if let Some(first) = answer.repeats.and_then(|r| outline.answers.get(r)) {
            out.push(Notice::new(notice::ASK_REPEATED, answer.ask, format!("item {named} is asked again; it was first asked as {}", first.items.join(", "))));
        }
        for ask in unit.asks.iter().filter(|a| !a.marked) {
            out.push(Notice::new(notice::ASK_UNMARKED, ask.span(), format!("an ask without a sign of its own was read as item {named}")));
        }
        if !items.is_empty() && answer.items.is_empty() {
            out.push(Notice::new(notice::ASK_UNKNOWN, answer.ask, "this ask is like no item of the rules"));
        } else if !items.is_empty() && answer.likeness < 0.08 && unit.asks.iter().any(|a| a.said.len() > 40) {
            out.push(Notice::new(notice::ASK_REWORDED, answer.ask, format!("the ask is numbered as item {named} but shares few words with it")));
        }
        if answer.placeholder {
            let span = unit.body.first().map_or(answer.ask, |p| p.span);
            out.push(Notice::new(notice::ANSWER_PLACEHOLDER, span, format!("item {named} has words in place of an answer")));
        }
    }
    for item in items.iter().filter(|i| !outline.answers.iter().any(|a| a.items.iter().any(|n| n == i.id))) {
        out.push(Notice::new(notice::ASK_MISSING, Span::default(), format!("item {} is not asked in the reply", item.id)));
    }
    for stray in outline.unattached.iter().filter(|u| u.span.len() > 200) {
        out.push(Notice::new(notice::ANSWER_WITHOUT_ASK, stray.span, format!("these words are attached to no item: {}", stray.why)));
    }
    if let (Some(due), Some(received)) = (&outline.header.due, &outline.header.received)
        && due.value < received.value
    {
        out.push(Notice::new(notice::RECEIVED_LATE, received.span, format!("due on {}, received on {}", due.value, received.value)));
    }
    if outline.layout.family == Family::Unknown {
        out.push(Notice::new(notice::LAYOUT_UNKNOWN, Span::default(), "no layout was recognised: nothing marks what is asked and what is answered"));
    }
    out.sort_by_key(|n| n.span);
    out
}
