//! The official scale in the terminal: what each unit that the body grades comes to, and of which grades.
//!
//! In: an assessment that was graded. Out: a table of units, or sentences for the ear; nothing where there is no scale. The
//! grade of each obligation stands in the ledger.

use super::columns::{Cell, Table, hanging};
use super::look::{Look, Tone};
use super::untrusted::one_line;
use super::wording;
use crate::assessment::{Assessment, Counted, ScaleSaid};

/// What the scale is: its body, and what it gives one grade to.
pub(super) fn title(scale: &ScaleSaid) -> String {
    format!("{}, one grade per {}", scale.title, scale.unit.name())
}

/// "1 A, 2 B": the grades of several obligations.
pub(super) fn counts(of: &[Counted]) -> String {
    let some = of.iter().filter(|c| c.obligations > 0);
    some.map(|c| format!("{} {}", c.obligations, c.value)).collect::<Vec<_>>().join(", ")
}

/// The grades of all units.
pub(super) fn units(out: &mut String, assessment: &Assessment, look: Look) {
    let Some(scale) = &assessment.scale else { return };
    let title = one_line(&title(scale));
    if look.is_narrated() {
        put!(out, "{title}.\n");
        for unit in &scale.units {
            let line = format!("{} {}: {}, of {}.", scale.unit.name(), unit.id, unit.value, counts(&unit.of));
            put!(out, "{}\n", one_line(&line));
        }
        put!(
            out,
            "{}: {}.\n\n",
            wording::counted(assessment.verdicts.len(), "obligation"),
            one_line(&counts(&scale.grades))
        );
        return;
    }
    for row in hanging("", "", &title, look.columns()).lines() {
        put!(out, "{}\n", look.paint(Tone::Strong, row));
    }
    let mut table = Table::new(&[("unit", 12), ("grade", 36), ("of its obligations", 0)]);
    let row = |id: &str, grade: &str, of: &[Counted]| {
        vec![
            Cell::new(one_line(id)),
            Cell::toned(one_line(grade), Tone::Strong),
            Cell::toned(one_line(&counts(of)), Tone::Dim),
        ]
    };
    scale.units.iter().for_each(|unit| table.row(row(&unit.id, &unit.value, &unit.of)));
    table.row(row("all", "", &scale.grades));
    out.push_str(&table.render(look));
    out.push('\n');
}
