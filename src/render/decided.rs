//! Decisions of evaluators, beside the tool's verdicts; and how far the readers of a reply agree.
//!
//! In: the decisions that verdicts bear, or [`Agreement`]s. Out: sentences and tables for a terminal. A decision that is stale
//! says so wherever it is shown.

use super::columns::{Cell, Table, hanging};
use super::look::{Look, Tone};
use super::untrusted::one_line;
use super::wording;
use crate::assessment::decision::Agreement;
use crate::assessment::{Assessment, Decision};
use crate::rule::Status;

/// Who decided, when and why: "A. Evaluator, 2025-07-02: the reason"; and what has changed since.
pub(super) fn why(decision: &Decision) -> String {
    let stale = decision.stale.as_ref().map_or(String::new(), |s| format!(" (stale: {s})"));
    format!("{}, {}: {}{stale}", decision.by, decision.on, decision.reason)
}

/// All decisions on a reply beside its verdicts, and how far readers agree.
pub fn render(assessment: &Assessment, agreements: &[Agreement], look: Look) -> String {
    let mut out = String::new();
    let mut table = Table::new(&[("id", 12), ("lacuna", 20), ("decided", 20), ("by, on, why", 0)]);
    for verdict in &assessment.verdicts {
        for decision in &verdict.decisions {
            if look.is_narrated() {
                let (tool, own) = (verdict.status.name(), decision.status.name());
                let text = format!("{}: Lacuna {tool}, decided {own}. {}", verdict.obligation, why(decision));
                put!(out, "{}\n", one_line(&text));
                continue;
            }
            table.row(vec![
                Cell::new(one_line(&verdict.obligation)),
                signed(verdict.status, look),
                signed(decision.status, look),
                Cell::new(one_line(&why(decision))),
            ]);
        }
    }
    if !table.is_empty() {
        out.push_str(&table.render(look));
    }
    let width = if look.is_narrated() { usize::MAX } else { look.columns() };
    for agreement in agreements {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&hanging("", "  ", &one_line(&sentence(agreement)), width));
        differences(&mut out, agreement, look);
    }
    out
}

fn signed(status: Status, look: Look) -> Cell {
    Cell::toned(format!("{} {}", look.status_sign(status), status.name()), Tone::of_status(status))
}

/// How far two readers agree, in a sentence.
fn sentence(agreement: &Agreement) -> String {
    let [one, other] = &agreement.between;
    let kappa = agreement.kappa.map_or_else(
        || "Cohen's kappa is not defined, since chance alone would give this".to_owned(),
        |k| format!("Cohen's kappa {k:.2}"),
    );
    let stale = match agreement.stale {
        0 => String::new(),
        n => format!("; {} left out as stale", wording::counted(n, "decision")),
    };
    match agreement.both {
        0 => format!("{one} and {other}: no obligation that both have decided{stale}."),
        both => {
            let all = wording::counted(both, "obligation");
            format!("{one} and {other}: {} of {all} alike, {kappa}{stale}.", agreement.same)
        }
    }
}

fn differences(out: &mut String, agreement: &Agreement, look: Look) {
    let [one, other] = &agreement.between;
    let mut table = Table::new(&[("differ on", 12), (&one_line(one), 30), (&one_line(other), 30), ("", 0)]);
    for difference in &agreement.differences {
        let [first, second] = difference.statuses;
        if look.is_narrated() {
            let text = format!("{}: {one} {}, {other} {}.", difference.obligation, first.name(), second.name());
            put!(out, "{}\n", one_line(&text));
            continue;
        }
        let id = Cell::new(one_line(&difference.obligation));
        table.row(vec![id, signed(first, look), signed(second, look), Cell::new("")]);
    }
    if !table.is_empty() {
        out.push_str(&table.render(look));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::decision::agreements;
    use crate::render::sample;

    #[test]
    fn as_evaluators_see_them() {
        let (_, assessment) = sample::assessment();
        for (name, look) in sample::looks().into_iter().filter(|(name, _)| *name != "quiet") {
            insta::assert_snapshot!(name, render(&assessment, &agreements(&assessment), look));
        }
    }
}
