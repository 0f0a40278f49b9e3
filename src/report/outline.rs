//! The outline: answers with the items they answer, and every word of the reply in its part.
//!
//! In: the source with its clean view and words, the items of a pack or none, the layout words. Out: an [`Outline`]. This
//! file is the pipeline of the layer, read from top to bottom in [`read`]; the steps are the other files'.

use crate::label::Saying;
use crate::text::{Plain, Source, Span, Words};

use super::answer::{self, Answer};
use super::block::{self, Measure};
use super::glue;
use super::header::{self, Header};
use super::layout::Layout;
use super::likeness::Likeness;
use super::name;
use super::notice::{self, Notice};
use super::plan;
use super::split;
use super::unit::Loose;
use super::walk::Walk;
use super::words::LayoutWords;

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

/// Words that belong to no answer, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unattached {
    /// The words.
    pub span: Span,
    /// Why they are not attached.
    pub why: Saying,
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

const UNMARKED: Saying = Saying::NothingMarks;

/// How much of a text can be its cover, in bytes.
const COVER: usize = 6000;

/// Reads the cover alone: enough to choose the rules by.
pub fn cover(source: &Source, layout_words: &LayoutWords) -> Header {
    let text = source.text();
    let end = (0..=text.len().min(COVER)).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    header::read(text, end, layout_words)
}

/// Outlines a reply.
pub fn read(
    source: &Source,
    plain: &Plain,
    words: &Words,
    spec: Option<&[ItemSpec]>,
    layout_words: &LayoutWords,
) -> Outline {
    let text = plain.text();
    let measure = Measure::of(plain);
    let mut strays = Vec::new();
    let mut blocks = block::blocks(source.text(), plain, layout_words, measure, &mut strays);
    if !plan::is_marked(&blocks) {
        blocks = glue::unglue(text, blocks, layout_words);
    }
    let found = plan::plan(text, &mut blocks, measure, layout_words);
    let tongues = header::languages(words, layout_words.tongues());
    let items = spec.unwrap_or(&[]);
    let mut like = Likeness::of(text, words, items, &tongues, layout_words.tongues());
    let walk = Walk {
        source: source.text(),
        plain: text,
        blocks: &blocks,
        plan: &found,
        words: layout_words,
        spec,
        like: &mut like,
    };
    let walked = walk.run();
    let mut headings: Vec<Span> = Vec::new();
    let units = split::split(text, walked.units, &mut headings);
    let mut parts: Vec<Part> = headings.iter().map(|&span| Part { span, role: Role::Heading, answer: None }).collect();
    let mut unattached = Vec::new();
    // What belongs to the page stands apart, unless a sentence runs over it.
    let apart = strays.into_iter().filter(|(s, _)| {
        blocks.get(blocks.partition_point(|b| b.span.end <= s.start)).is_none_or(|b| !b.span.contains(*s))
    });
    for (span, loose) in walked.loose.into_iter().chain(apart.map(|(s, why)| (s, Loose::Unattached(why)))) {
        let role = match loose {
            Loose::Header if units.is_empty() => {
                unattached.push(Unattached { span, why: UNMARKED });
                Role::Unattached
            }
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
    let named = name::name(text, &units, words, layout_words, spec, &mut like);
    let answers = answer::answers(text, &units, &named, layout_words);
    for (number, unit) in units.iter().enumerate() {
        let mut part = |span, role| parts.push(Part { span, role, answer: Some(number) });
        unit.asks.iter().flat_map(|a| &a.spans).for_each(|&s| part(s, Role::Ask));
        unit.label.into_iter().for_each(|l| part(l, Role::Answer));
        unit.body.iter().for_each(|p| part(p.span, Role::Answer));
        unit.remarks.iter().for_each(|&r| part(r, Role::Remark));
    }
    parts.retain(|p| !p.span.is_empty());
    // Two sorted runs: what is loose, and what belongs to answers.
    parts.sort_by_key(|p| p.span);
    let cover = parts.iter().take_while(|p| p.role == Role::Header).last().map_or(0, |p| p.span.end as usize);
    let mut header = header::read(source.text(), cover, layout_words);
    header.language = tongues.first().map_or_else(String::new, |t| t.id.clone());
    let mut outline =
        Outline { header, layout: found.layout, answers, headings, unattached, notices: Vec::new(), parts };
    outline.notices = notice::notices(&outline, &units, &named, items);
    outline
}
