//! Two rounds compared, for a terminal.
//!
//! In: a comparison and a look. Out: one table per direction, the sentence of totals last, where the eye is when the command
//! ends; sentences only, where the look is for the ear.

use super::{LISTED, became, cited, of, round, same_all_the_same, totals};
use crate::assessment::compare::{Became, Change, Comparison, LawMoved, Stood};
use crate::render::columns::{Cell, Table, hanging};
use crate::render::look::{Look, Tone};
use crate::render::untrusted::{clipped, one_line};

/// The most letters of a promise that are shown.
const WORDS: usize = 160;

/// The comparison for a terminal.
pub fn render(comparison: &Comparison, look: Look) -> String {
    let mut out = String::new();
    let width = if look.is_narrated() { usize::MAX } else { look.columns() };
    out.push_str(&hanging("Old  ", "     ", &one_line(&round(&comparison.old)), width));
    out.push_str(&hanging("New  ", "     ", &one_line(&round(&comparison.new)), width));
    for (direction, heading) in LISTED {
        let changes = of(comparison, direction);
        if changes.is_empty() {
            continue;
        }
        head(&mut out, heading, changes.len(), look);
        let mut table = Table::new(&[("id", 12), ("old", 20), ("new", 20), ("why", 0)]);
        for change in changes {
            one(&mut out, &mut table, change, look);
        }
        if !table.is_empty() {
            out.push_str(&table.render(look));
        }
    }
    let same = same_all_the_same(comparison);
    if !same.is_empty() {
        head(&mut out, "The same status, though the words or the rule have changed", same.len(), look);
        out.push_str(&hanging("  ", "  ", &one_line(&same.join(", ")), width));
    }
    laws(&mut out, "Laws cited in the new round only", &comparison.laws.new, look);
    laws(&mut out, "Laws cited in the old round only", &comparison.laws.dropped, look);
    promises(&mut out, comparison, look);
    out.push('\n');
    out.push_str(&hanging("", "  ", &totals(comparison), width));
    out
}

fn head(out: &mut String, heading: &str, n: usize, look: Look) {
    put!(out, "\n{}\n", look.paint(Tone::Strong, &format!("{heading} ({n})")));
}

fn one(out: &mut String, table: &mut Table, change: &Change, look: Look) {
    let name = |stood: &Option<Stood>| stood.as_ref().map_or("not asked", |s| s.status.name());
    let because = change.new.as_ref().or(change.old.as_ref()).map_or("", |s| s.because.as_str());
    let why = one_line(&format!("{} {because}", change.why));
    let id = one_line(&change.obligation);
    if look.is_narrated() {
        put!(out, "{id}: old {}, new {}. {why}\n", name(&change.old), name(&change.new));
        return;
    }
    let cell = |stood: &Option<Stood>| match stood {
        Some(s) => {
            Cell::toned(format!("{} {}", look.status_sign(s.status), s.status.name()), Tone::of_status(s.status))
        }
        None => Cell::toned(look.pick("—", "-"), Tone::Dim),
    };
    table.row(vec![Cell::new(id), cell(&change.old), cell(&change.new), Cell::new(why)]);
}

fn laws(out: &mut String, heading: &str, laws: &[LawMoved], look: Look) {
    if laws.is_empty() {
        return;
    }
    head(out, heading, laws.len(), look);
    let width = if look.is_narrated() { usize::MAX } else { look.columns() };
    for law in laws {
        out.push_str(&hanging("  ", "    ", &one_line(&format!("{} ({})", law.instrument, cited(law))), width));
    }
}

fn promises(out: &mut String, comparison: &Comparison, look: Look) {
    if comparison.promises.is_empty() {
        return;
    }
    head(out, "Promises of the old round", comparison.promises.len(), look);
    let width = if look.is_narrated() { usize::MAX } else { look.columns() };
    for outcome in Became::ALL {
        let those: Vec<_> = comparison.promises.iter().filter(|p| p.became == outcome).collect();
        if those.is_empty() {
            continue;
        }
        put!(out, "  {} ({})\n", became(outcome), those.len());
        for promise in those {
            let on = if promise.obligations.is_empty() {
                String::new()
            } else {
                format!("{}: ", promise.obligations.join(", "))
            };
            let now = promise.now.as_ref().map_or(String::new(), |w| format!(", now {}", w.place.name()));
            let words = clipped(&promise.text, WORDS, look.unicode());
            let text = one_line(&format!("{on}{words} ({}{now})", promise.place.name()));
            out.push_str(&hanging("    ", "      ", &text, width));
        }
    }
}
