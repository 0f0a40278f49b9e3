//! An explanation for a terminal: the verdict as a sentence, then what was looked for and where it was found.
//!
//! In: an [`Explanation`], or the page of a code. Out: text. The weighing tree is shown as an indented list under each passage,
//! what was found with its words, what was not found as missing; or as a table over all passages.

use super::columns::{Cell, Table, hanging};
use super::look::{Look, Tone};
use super::untrusted::one_line;
use super::wording::counted;
use crate::assessment::{Explanation, Heard, PartSought, Sought};
use crate::judge::Weighing;
use crate::text::{Place, Source};

/// How many passages are shown with their trees.
const SHOWN: usize = 6;
/// How many places of a thing stand in the table.
const PLACES: usize = 2;

/// The explanation of one verdict, passage by passage.
pub fn obligation(explanation: &Explanation, source: &Source, look: Look) -> String {
    framed(explanation, look.width, &passages(explanation, source, look.width))
}

/// The same as a table: looked for, found where, nearest.
pub fn table(explanation: &Explanation, look: Look) -> String {
    framed(explanation, look.width, &sought(explanation, look))
}

/// What stands above and below.
fn framed(explanation: &Explanation, width: usize, inner: &str) -> String {
    let verdict = &explanation.verdict;
    let mut out = String::new();
    let mut line = |first: &str, rest: &str, text: &str| out.push_str(&hanging(first, rest, &one_line(text), width));
    line(&format!("{}  ", verdict.obligation), "       ", &verdict.asks);
    line("is  ", "    ", &format!("{}: {}", verdict.status.name(), verdict.because));
    if let Some(unless) = &verdict.unless {
        line("unless  ", "        ", unless);
    }
    line("why it matters  ", "    ", &verdict.why);
    out.push('\n');
    out.push_str(inner);
    if let Some(question) = &verdict.question {
        out.push_str(&hanging("ask next  ", "          ", &one_line(question), width));
    }
    out
}

/// What was looked for in each passage, and in the parts of a full answer.
pub fn passages(explanation: &Explanation, source: &Source, width: usize) -> String {
    let mut out = String::new();
    let heard = &explanation.heard;
    for (number, one) in heard.iter().take(SHOWN).enumerate() {
        let told = heard[..number].iter().position(|h| h.sentence == one.sentence);
        passage(&mut out, &format!("{}. ", number + 1), one, told, source, width);
    }
    if heard.len() > SHOWN {
        out.push_str(&format!("… and {}\n\n", counted(heard.len() - SHOWN, "more passage")));
    }
    if let Some(nearest) = &explanation.nearest {
        out.push_str("Nothing is on point. What came nearest:\n\n");
        passage(&mut out, "   ", nearest, None, source, width);
    } else if heard.is_empty() {
        out.push_str("Nothing is on point, and nothing came near. What was looked for:\n\n");
        tree(&mut out, &explanation.topic, source, 3, width);
        out.push('\n');
    }
    if !explanation.parts.is_empty() {
        out.push_str("A full answer shows:\n");
        for one in &explanation.parts {
            part(&mut out, explanation, one, source, width);
        }
        out.push('\n');
    }
    out
}

fn passage(out: &mut String, first: &str, heard: &Heard, told: Option<usize>, source: &Source, width: usize) {
    let indent = " ".repeat(first.len());
    let item = heard.item.as_ref().map(|i| format!(", under {i}")).unwrap_or_default();
    let reading = if heard.reading.is_empty() { String::new() } else { format!("; read as {}", heard.reading) };
    let decides = if heard.decisive { ", decisive" } else { "" };
    let head = format!("{}{item}{decides}: {}{reading}", heard.place.name(), heard.bearing);
    out.push_str(&hanging(first, &indent, &head, width));
    quote(out, &format!("{indent}“"), &indent, &heard.quote, width);
    if let Some(limit) = &heard.limit {
        quote(out, &format!("{indent}limited by “"), &indent, limit, width);
    }
    match told {
        Some(before) => out.push_str(&format!("{indent}in the same sentence as {}\n", before + 1)),
        None => tree(out, &heard.weighing, source, indent.len(), width),
    }
    for (does, weighing) in &heard.besides {
        out.push_str(&format!("{indent}{does}:\n"));
        tree(out, weighing, source, indent.len() + 2, width);
    }
    out.push('\n');
}

fn part(out: &mut String, explanation: &Explanation, part: &PartSought, source: &Source, width: usize) {
    let seen = format!("{}: {}", one_line(&part.name), explanation.seen(part));
    out.push_str(&hanging("  - ", "    ", &seen, width));
    if part.place.is_none() && explanation.measured {
        tree(out, &part.weighing, source, 4, width);
        if let Some((place, words)) = &part.nearest {
            quote(out, &format!("    nearest, {}: “", place.name()), "    ", words, width);
        }
    }
}

fn quote(out: &mut String, first: &str, rest: &str, words: &str, width: usize) {
    out.push_str(&hanging(first, rest, &format!("{}”", one_line(words)), width));
}

fn tree(out: &mut String, weighing: &Weighing, source: &Source, indent: usize, width: usize) {
    let pad = " ".repeat(indent);
    let found = weighing.found.map(|s| format!(": “{}”", one_line(s.of(source.text())))).unwrap_or_default();
    let text = format!("{}{found}", one_line(&weighing.sought));
    out.push_str(&hanging(&format!("{pad}{} ", sign(weighing.held)), &format!("{pad}  "), &text, width));
    for inner in &weighing.within {
        tree(out, inner, source, indent + 2, width);
    }
}

fn sign(held: bool) -> char {
    if held { '+' } else { '-' }
}

/// A table for what makes a passage on point, and one for each part of a full answer.
fn sought(explanation: &Explanation, look: Look) -> String {
    let mut out = String::new();
    for section in &explanation.table {
        out.push_str(&hanging("", "  ", &one_line(&section.title), look.width));
        if look.is_narrated() {
            section.rows.iter().for_each(|row| narrate(&mut out, row, look.width));
            out.push('\n');
            continue;
        }
        if section.rows.is_empty() {
            out.push('\n');
            continue;
        }
        let near = section.rows.iter().any(|row| row.nearest.is_some());
        let room = look.width * 2 / 5;
        let columns = [("looked for", room), ("found", if near { room * 3 / 4 } else { 0 }), ("nearest", 0)];
        let mut table = Table::new(&columns[..if near { 3 } else { 2 }]);
        for row in &section.rows {
            let tone = if row.held { Tone::Good } else { Tone::Bad };
            let found = if row.found.is_empty() && !row.list { "not found".to_owned() } else { places(&row.found) };
            table.row(vec![
                Cell::toned(format!("{} {}", sign(row.held), one_line(&row.what)), tone).indented(2 * row.depth),
                Cell::new(found),
                Cell::toned(row.nearest.as_ref().map(place).unwrap_or_default(), Tone::Dim),
            ]);
        }
        out.push_str(&table.render(look));
        out.push('\n');
    }
    out
}

fn narrate(out: &mut String, row: &Sought, width: usize) {
    let told = match (&row.found[..], &row.nearest) {
        _ if row.list => if row.held { "holds" } else { "does not hold" }.to_owned(),
        ([], None) => "not found".to_owned(),
        ([], Some(near)) => format!("not found; nearest {}", place(near)),
        (found, _) => format!("found, {}", places(found)),
    };
    out.push_str(&hanging("  ", "    ", &format!("{}: {told}.", one_line(&row.what)), width));
}

/// The first places, the words of one line together.
fn places(found: &[(Place, String)]) -> String {
    let mut told = String::new();
    for (nth, one) in found.iter().take(PLACES).enumerate() {
        let before = nth.checked_sub(1).and_then(|n| found.get(n)).map(|(place, _)| place.name());
        match before {
            Some(name) if name == one.0.name() => put!(told, ", “{}”", one_line(&one.1)),
            Some(_) => put!(told, "; {}", place(one)),
            None => told.push_str(&place(one)),
        }
    }
    if found.len() > PLACES {
        put!(told, "; and {} more", found.len() - PLACES);
    }
    told
}

fn place((place, words): &(Place, String)) -> String {
    format!("{} “{}”", place.name(), one_line(words))
}

/// The page of a finding's code.
pub fn page(markdown: &str, look: Look) -> String {
    let mut out = String::new();
    for line in markdown.lines() {
        let line = line.trim_start_matches("## ").replace("**", "").replace('`', "");
        if line.trim().is_empty() {
            out.push('\n');
        } else {
            out.push_str(&hanging("", "", &line, look.width));
        }
    }
    out
}
