//! Two rounds compared, as a Markdown document.
//!
//! In: a comparison. Out: the sentence of totals first; for each obligation that went another way the words that decided then
//! and now, as quotations; tables of laws and promises. Everything that a reply or a rule says is escaped.

use super::{LISTED, became, cited, of, round, same_all_the_same, totals};
use crate::assessment::compare::{Became, Change, Comparison, LawMoved, Stood};
use crate::render::untrusted::markdown as safe;
use crate::render::wording;

/// The comparison as a Markdown document.
pub fn render(comparison: &Comparison) -> String {
    let mut out = String::new();
    let state = comparison.new.report.state.as_deref().or(comparison.old.report.state.as_deref());
    put!(out, "# {}two rounds compared\n\n", state.map_or(String::new(), |s| format!("{}: ", safe(s))));
    put!(out, "- Old: {}\n- New: {}\n\n", safe(&round(&comparison.old)), safe(&round(&comparison.new)));
    put!(out, "{}\n\n", totals(comparison));
    for (direction, heading) in LISTED {
        let changes = of(comparison, direction);
        if changes.is_empty() {
            continue;
        }
        put!(out, "## {heading} ({})\n\n", changes.len());
        for change in changes {
            one(&mut out, change);
        }
    }
    let same = same_all_the_same(comparison);
    if !same.is_empty() {
        put!(out, "## The same status, though the words or the rule have changed ({})\n\n", same.len());
        put!(out, "{}\n\n", safe(&same.join(", ")));
    }
    laws(&mut out, "Laws cited in the new round only", &comparison.laws.new);
    laws(&mut out, "Laws cited in the old round only", &comparison.laws.dropped);
    promises(&mut out, comparison);
    out
}

fn one(out: &mut String, change: &Change) {
    put!(out, "### {} {}\n\n", safe(&change.obligation), safe(&change.asks));
    let name = |stood: &Option<Stood>| stood.as_ref().map_or("not asked", |s| s.status.name());
    put!(out, "**{}**, before: {}. {}\n\n", name(&change.new), name(&change.old), safe(&change.why));
    for (round, stood) in [("Old", &change.old), ("New", &change.new)] {
        let Some(stood) = stood else { continue };
        put!(out, "{round}: {}\n\n", safe(&stood.because));
        if let (Some(quote), Some(place)) = (&stood.quote, &stood.place) {
            put!(out, "> {}\n>\n> — {}\n\n", safe(quote), wording::place(place));
        }
    }
}

fn laws(out: &mut String, heading: &str, laws: &[LawMoved]) {
    if laws.is_empty() {
        return;
    }
    put!(out, "## {heading} ({})\n\n", laws.len());
    for law in laws {
        put!(out, "- {} ({})\n", safe(&law.instrument), safe(&cited(law)));
    }
    out.push('\n');
}

fn promises(out: &mut String, comparison: &Comparison) {
    if comparison.promises.is_empty() {
        return;
    }
    put!(out, "## Promises of the old round ({})\n\n", comparison.promises.len());
    out.push_str(
        "| What became of it | Obligations | The old round's words | Line | Now |\n| --- | --- | --- | --- | --- |\n",
    );
    for outcome in Became::ALL {
        for promise in comparison.promises.iter().filter(|p| p.became == outcome) {
            let now = promise.now.as_ref().map_or(String::new(), |w| wording::place(&w.place));
            let (on, words) = (safe(&promise.obligations.join(", ")), safe(&promise.text));
            put!(out, "| {} | {on} | {words} | {} | {now} |\n", became(outcome), promise.place.line);
        }
    }
    out.push('\n');
}
