//! The outline for a terminal: how a reply was read, block by block.
//!
//! In: rows for the asks with their answers, the layout, notices, and the stretches that belong to no item. Out: a table in
//! reading order, then what an evaluator should know of the reading. Whatever is in no row is listed as unattached.

use super::columns::{Cell, Table, hanging};
use super::look::{Look, Tone};
use super::untrusted::{clipped, one_line};
use super::wording;
use crate::text::Place;

/// An ask, or several asked together, with the answer.
#[derive(Debug, Clone)]
pub struct OutlineRow {
    /// The block's id ("b14").
    pub id: String,
    /// The items that it answers.
    pub items: Vec<String>,
    /// The paragraphs that the ask cites.
    pub paragraphs: Vec<u32>,
    /// Where the ask stands.
    pub ask: Place,
    /// Where the answer stands.
    pub answer: Option<Place>,
    /// The ask's words; they are cut to fit.
    pub words: String,
    /// The block that it repeats.
    pub repeats: Option<String>,
}

/// A stretch of the reply that belongs to no item.
#[derive(Debug, Clone)]
pub struct UnattachedRow {
    /// Where it stands.
    pub place: Place,
    /// Its words; they are cut to fit.
    pub words: String,
}

/// A reply as it was read.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// The layout that was recognised, and why.
    pub layout: String,
    /// What the reader should know of the reading.
    pub notices: Vec<String>,
    /// The asks with their answers, in reading order.
    pub rows: Vec<OutlineRow>,
    /// What belongs to no item.
    pub unattached: Vec<UnattachedRow>,
}

/// The outline for a terminal.
pub fn render(outline: &Outline, look: Look) -> String {
    let mut out = String::new();
    let wide = if look.is_narrated() { usize::MAX } else { look.columns() };
    out.push_str(&hanging("Layout: ", "        ", &one_line(&outline.layout), wide));
    for notice in &outline.notices {
        out.push_str(&hanging("Notice: ", "        ", &one_line(notice), wide));
    }
    out.push('\n');
    let mut table =
        Table::new(&[("block", 6), ("items", 14), ("paragraph", 9), ("ask", 13), ("answer", 13), ("what is asked", 0)]);
    for row in &outline.rows {
        let items =
            if row.items.is_empty() { look.pick("—", "-").to_owned() } else { one_line(&row.items.join(", ")) };
        let paragraphs = row.paragraphs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let words = clipped(&row.words, 120, look.unicode());
        let repeats = row.repeats.as_ref().map(|b| format!("(repeats {}) ", one_line(b))).unwrap_or_default();
        if look.is_narrated() {
            let answer =
                row.answer.as_ref().map_or("no answer".to_owned(), |a| format!("answered on {}", range(a, false)));
            put!(
                out,
                "{}, items {items}: {repeats}asked on {}, {answer}. {words}\n",
                one_line(&row.id),
                range(&row.ask, false)
            );
            continue;
        }
        let answer = match &row.answer {
            Some(answer) => Cell::new(range(answer, !look.unicode())),
            None => Cell::toned("none", Tone::Bad),
        };
        table.row(vec![
            Cell::toned(one_line(&row.id), Tone::Dim),
            Cell::new(items),
            Cell::toned(paragraphs, Tone::Dim),
            Cell::new(range(&row.ask, !look.unicode())),
            answer,
            Cell::new(format!("{repeats}{words}")),
        ]);
    }
    if !table.is_empty() {
        out.push_str(&table.render(look));
        out.push('\n');
    }
    if !outline.unattached.is_empty() {
        out.push_str(&look.paint(Tone::Strong, "In no item"));
        out.push('\n');
        let mut table = Table::new(&[("where", 13), ("words", 0)]);
        for row in &outline.unattached {
            let words = clipped(&row.words, look.columns().saturating_sub(18), look.unicode());
            if look.is_narrated() {
                put!(out, "{}: {words}\n", range(&row.place, false));
            } else {
                table.row(vec![Cell::toned(range(&row.place, !look.unicode()), Tone::Dim), Cell::new(words)]);
            }
        }
        if !table.is_empty() {
            out.push_str(&table.render(look));
        }
        out.push('\n');
    }
    let answered = outline.rows.iter().filter(|r| r.answer.is_some()).count();
    let repeated = outline.rows.iter().filter(|r| r.repeats.is_some()).count();
    let mut totals = vec![wording::counted(outline.rows.len(), "block"), format!("{answered} answered")];
    if repeated > 0 {
        totals.push(format!("{repeated} repeated"));
    }
    totals.push(format!("{} in no item", wording::counted(outline.unattached.len(), "stretch")));
    put!(out, "{}\n", totals.join(", "));
    out
}

/// "lines 49–53", with a hyphen where only ASCII is drawn.
fn range(place: &Place, ascii: bool) -> String {
    let text = wording::extent(place);
    if ascii { text.replace('–', "-") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn as_people_see_it() {
        let (source, assessment) = sample::assessment();
        let rows = assessment.blocks.iter().map(|b| OutlineRow {
            id: b.id.clone(),
            items: b.items.clone(),
            paragraphs: b.paragraphs.clone(),
            ask: b.ask,
            answer: b.answer,
            words: crate::text::Span { start: b.ask.start, end: b.ask.end }.of(source.text()).replace('*', ""),
            repeats: (b.id == "b5").then(|| "b3".to_owned()),
        });
        let outline = Outline {
            layout: assessment.report.layout.clone(),
            notices: vec!["the ask on line 21 has no answer after it; the next ask begins on line 25".into()],
            rows: rows.collect(),
            unattached: vec![UnattachedRow { place: sample::place(&source, "2. Data"), words: "2. Data".into() }],
        };
        for (name, look) in sample::looks().into_iter().filter(|(name, _)| *name != "quiet") {
            insta::assert_snapshot!(format!("outline_{name}"), render(&outline, look));
        }
    }
}
