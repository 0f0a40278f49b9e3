//! An explanation for a terminal: the verdict as a sentence, then what was looked for and where it was found.
//!
//! In: an [`Explanation`], or the page of a code. Out: text. The weighing tree is shown as an indented list, what was found
//! with its words, what was not found as missing.

use super::columns::hanging;
use super::look::Look;
use super::untrusted::one_line;
use crate::assessment::{Explanation, Heard};
use crate::judge::Weighing;
use crate::text::Source;

/// How many passages are shown with their trees.
const SHOWN: usize = 6;

/// The explanation of one verdict.
pub fn obligation(explanation: &Explanation, source: &Source, look: Look) -> String {
    let verdict = &explanation.verdict;
    let width = look.width;
    let mut out = String::new();
    let mut line = |first: &str, rest: &str, text: &str| out.push_str(&hanging(first, rest, &one_line(text), width));
    line(&format!("{}  ", verdict.obligation), "       ", &verdict.asks);
    line("is  ", "    ", &format!("{}: {}", verdict.status.name(), verdict.because));
    if let Some(unless) = &verdict.unless {
        line("unless  ", "        ", unless);
    }
    line("why it matters  ", "    ", &verdict.why);
    out.push('\n');
    for (number, heard) in explanation.heard.iter().take(SHOWN).enumerate() {
        passage(&mut out, &format!("{}. ", number + 1), heard, source, width);
    }
    if explanation.heard.len() > SHOWN {
        out.push_str(&format!("… and {} more passages\n\n", explanation.heard.len() - SHOWN));
    }
    if let Some(nearest) = &explanation.nearest {
        out.push_str("Nothing was on point. What came nearest:\n\n");
        passage(&mut out, "   ", nearest, source, width);
    }
    if !explanation.parts.is_empty() {
        out.push_str("A full answer shows:\n");
        for (name, place) in &explanation.parts {
            let seen = place.map_or_else(|| "not found".to_owned(), |p| format!("found, {}", p.name()));
            out.push_str(&hanging("  - ", "    ", &format!("{name}: {seen}"), width));
        }
        out.push('\n');
    }
    if let Some(question) = &verdict.question {
        out.push_str(&hanging("ask next  ", "          ", &one_line(question), width));
    }
    out
}

fn passage(out: &mut String, first: &str, heard: &Heard, source: &Source, width: usize) {
    let indent = " ".repeat(first.len());
    let item = heard.item.as_ref().map(|i| format!(", under {i}")).unwrap_or_default();
    let reading = if heard.reading.is_empty() { String::new() } else { format!("; read as {}", heard.reading) };
    out.push_str(&hanging(first, &indent, &format!("{}{item}: {}{reading}", heard.place.name(), heard.bearing), width));
    out.push_str(&hanging(&format!("{indent}“"), &indent, &format!("{}”", one_line(&heard.quote)), width));
    if let Some(limit) = &heard.limit {
        out.push_str(&hanging(&format!("{indent}limited by “"), &indent, &format!("{}”", one_line(limit)), width));
    }
    tree(out, &heard.weighing, source, indent.len(), width);
    out.push('\n');
}

fn tree(out: &mut String, weighing: &Weighing, source: &Source, indent: usize, width: usize) {
    let pad = " ".repeat(indent);
    let sign = if weighing.held { "+" } else { "-" };
    let found = weighing.found.map(|s| format!(": “{}”", one_line(s.of(source.text())))).unwrap_or_default();
    let text = format!("{}{found}", one_line(&weighing.sought));
    out.push_str(&hanging(&format!("{pad}{sign} "), &format!("{pad}  "), &text, width));
    for inner in &weighing.within {
        tree(out, inner, source, indent + 2, width);
    }
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
