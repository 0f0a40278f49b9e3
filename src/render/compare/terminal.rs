//! Two rounds compared, for a terminal.
//!
//! In: a comparison, a look, the labels of a language. Out: one table per direction, the sentence of totals last, where the eye is when the command
//! ends; sentences only, where the look is for the ear.

use super::{LISTED, became, cited, of, round, same_all_the_same, status, totals};
use crate::assessment::Words;
use crate::assessment::compare::{Became, Change, Comparison, LawMoved, Stood};
use crate::render::columns::{Cell, Table, hanging};
use crate::render::excerpt::display_width;
use crate::render::labels::{Labels, fill};
use crate::render::look::{Look, Tone};
use crate::render::untrusted::{clipped, one_line};

/// The most letters of a promise that are shown.
const WORDS: usize = 160;

/// The comparison for a terminal.
pub fn render(comparison: &Comparison, look: Look, labels: &Labels) -> String {
    let words = &labels.compared;
    let mut out = String::new();
    let width = if look.is_narrated() { usize::MAX } else { look.columns() };
    let room = display_width(words.old).max(display_width(words.new)) + 2;
    for (name, of) in [(words.old, &comparison.old), (words.new, &comparison.new)] {
        let first = format!("{name}{}", " ".repeat(room - display_width(name)));
        out.push_str(&hanging(&first, &" ".repeat(room), &one_line(&round(of, labels)), width));
    }
    for (direction, heading) in LISTED {
        let changes = of(comparison, direction);
        if changes.is_empty() {
            continue;
        }
        head(&mut out, heading(labels), changes.len(), look);
        let (old, new, why) =
            (words.old.to_lowercase(), words.new.to_lowercase(), labels.column.because.to_lowercase());
        let mut table = Table::new(&[("id", 12), (&old, 20), (&new, 20), (&why, 0)]);
        for change in changes {
            one(&mut out, &mut table, change, look, labels);
        }
        if !table.is_empty() {
            out.push_str(&table.render(look));
        }
    }
    let same = same_all_the_same(comparison);
    if !same.is_empty() {
        head(&mut out, words.same, same.len(), look);
        out.push_str(&hanging("  ", "  ", &one_line(&same.join(", ")), width));
    }
    laws(&mut out, words.laws_new, &comparison.laws.new, look, labels);
    laws(&mut out, words.laws_dropped, &comparison.laws.dropped, look, labels);
    promises(&mut out, comparison, look, labels);
    out.push('\n');
    out.push_str(&hanging("", "  ", &totals(comparison, labels), width));
    out
}

fn head(out: &mut String, heading: &str, n: usize, look: Look) {
    put!(out, "\n{}\n", look.paint(Tone::Strong, &format!("{heading} ({n})")));
}

fn one(out: &mut String, table: &mut Table, change: &Change, look: Look, labels: &Labels) {
    let because = change.new.as_ref().or(change.old.as_ref());
    let because = because.map_or_else(Default::default, |s| labels.told(s.reason.as_ref(), &s.because));
    let why = one_line(&format!("{} {because}", labels.sentence(&change.clauses)));
    let id = one_line(&change.obligation);
    if look.is_narrated() {
        let (old, new) = (status(change.old.as_ref(), labels), status(change.new.as_ref(), labels));
        let said = fill(labels.compared.aloud, &[("id", &id), ("old", old), ("new", new), ("why", &why)]);
        put!(out, "{said}\n");
        return;
    }
    let cell = |stood: &Option<Stood>| match stood {
        Some(s) => Cell::toned(
            format!("{} {}", look.status_sign(s.status), labels.status(s.status)),
            Tone::of_status(s.status),
        ),
        None => Cell::toned(look.pick("—", "-"), Tone::Dim),
    };
    table.row(vec![Cell::new(id), cell(&change.old), cell(&change.new), Cell::new(why)]);
}

fn laws(out: &mut String, heading: &str, laws: &[LawMoved], look: Look, labels: &Labels) {
    if laws.is_empty() {
        return;
    }
    head(out, heading, laws.len(), look);
    let width = if look.is_narrated() { usize::MAX } else { look.columns() };
    for law in laws {
        out.push_str(&hanging("  ", "    ", &one_line(&format!("{} ({})", law.instrument, cited(law, labels))), width));
    }
}

fn promises(out: &mut String, comparison: &Comparison, look: Look, labels: &Labels) {
    if comparison.promises.is_empty() {
        return;
    }
    head(out, labels.compared.promises, comparison.promises.len(), look);
    let width = if look.is_narrated() { usize::MAX } else { look.columns() };
    for outcome in Became::ALL {
        let those: Vec<_> = comparison.promises.iter().filter(|p| p.became == outcome).collect();
        if those.is_empty() {
            continue;
        }
        put!(out, "  {} ({})\n", became(outcome, labels), those.len());
        for promise in those {
            let on = if promise.obligations.is_empty() {
                String::new()
            } else {
                format!("{} ", labels.lead(&promise.obligations.join(", ")))
            };
            let now = |w: &Words| format!(", {}", fill(labels.compared.now_at, &[("place", &labels.place(&w.place))]));
            let now = promise.now.as_ref().map_or(String::new(), now);
            let words = clipped(&promise.text, WORDS, look.unicode());
            let text = one_line(&format!("{on}{words} ({}{now})", labels.place(&promise.place)));
            out.push_str(&hanging("    ", "      ", &text, width));
        }
    }
}
