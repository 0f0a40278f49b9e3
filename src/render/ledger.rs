//! The ledger: one row per obligation, then the count of each status.
//!
//! In: the verdicts, in the pack's order. Out: a table with status, place and reason, and one line of totals over a bar in
//! which every sign stands for one obligation as long as they fit.

use super::columns::{Cell, Table};
use super::excerpt::display_width;
use super::look::{Look, Tone};
use super::untrusted::one_line;
use super::{decided, gap, wording};
use crate::assessment::{Assessment, Firmness, Verdict};
use crate::judge::Standing;
use crate::rule::Status;

/// The table of verdicts.
pub(super) fn table(out: &mut String, assessment: &Assessment, look: Look) {
    let blocks = gap::blocks(assessment);
    let widest = assessment.verdicts.iter().filter_map(|v| v.grade.as_ref()).map(|g| g.value.len()).max().unwrap_or(0);
    let graded = (1..=4).contains(&widest);
    let place = |v| wording::verdict_place(v, blocks.get(v.item.as_str()).copied());
    let number = wording::numbered(assessment.verdicts.iter().filter_map(place));
    let mut table = Table::new(&[("id", 12), ("status", 20), ("grade", 5), ("page", 5), (number, 8), ("reason", 0)]);
    for verdict in &assessment.verdicts {
        let place = place(verdict);
        let tone = if verdict.waiver.is_some() { Tone::Dim } else { Tone::of_status(verdict.status) };
        let weak = if verdict.firmness == Firmness::Weak { " ?" } else { "" };
        let grade = verdict.grade.as_ref().map_or("", |g| g.value.as_str());
        if look.is_narrated() {
            let doubt = if weak.is_empty() { "" } else { ", in doubt" };
            let place = place.map_or_else(|| "nowhere".to_owned(), wording::place);
            out.push_str(&one_line(&format!(
                "{}: {}{doubt}, {place}. {}",
                verdict.obligation,
                verdict.status.name(),
                reason(verdict, assessment, true)
            )));
            out.push('\n');
            for decision in &verdict.decisions {
                put!(
                    out,
                    "{}\n",
                    one_line(&format!("  Decided as {}: {}", decision.status.name(), decided::why(decision)))
                );
            }
            continue;
        }
        table.row(vec![
            Cell::new(one_line(&verdict.obligation)),
            Cell::toned(format!("{} {}{weak}", look.status_sign(verdict.status), verdict.status.name()), tone),
            Cell::new(if graded { one_line(grade) } else { String::new() }),
            Cell::toned(place.and_then(|p| p.page).map_or(String::new(), |n| n.to_string()), Tone::Dim),
            Cell::toned(place.map_or_else(|| look.pick("—", "-").to_owned(), |p| p.number().to_string()), Tone::Dim),
            Cell::new(one_line(&reason(verdict, assessment, !graded))),
        ]);
        for decision in &verdict.decisions {
            let own = format!("{} {}", look.pick("✎", "*"), decision.status.name());
            let mut row = vec![Cell::new(""), Cell::toned(own, Tone::of_status(decision.status))];
            row.extend([Cell::new(""), Cell::new(""), Cell::new(""), Cell::new(one_line(&decided::why(decision)))]);
            table.row(row);
        }
    }
    if !table.is_empty() {
        out.push_str(&table.render(look));
        if assessment.verdicts.iter().any(|v| v.firmness == Firmness::Weak) {
            put!(out, "  {}\n", look.paint(Tone::Dim, "?  in doubt: another reading is near"));
        }
        if assessment.verdicts.iter().any(|v| !v.decisions.is_empty()) {
            let legend = format!("{}  an evaluator's own verdict", look.pick("✎", "*"));
            put!(out, "  {}\n", look.paint(Tone::Dim, &legend));
        }
    }
    out.push('\n');
}

/// The reason, the grade where it has no column, and the waiver, or that it has ended.
fn reason(verdict: &Verdict, assessment: &Assessment, with_grade: bool) -> String {
    let mut out = verdict.because.trim().to_owned();
    if let Some(grade) = verdict.grade.as_ref().filter(|_| with_grade) {
        put!(out, " {}: {}.", grade.scale, grade.value);
    }
    if let Some(waiver) = &verdict.waiver {
        put!(out, " Waived until {} by {}: {}", waiver.until, waiver.by, waiver.reason);
    }
    let own = assessment.waivers.iter().filter(|w| w.obligation == verdict.obligation);
    for ended in own.filter(|w| w.standing == Standing::Expired) {
        put!(out, " The waiver by {} ended on {}.", ended.waiver.by, ended.waiver.until);
    }
    out
}

/// The counts per status, and the bar.
pub(super) fn totals(out: &mut String, assessment: &Assessment, look: Look) {
    let all = assessment.verdicts.len();
    let waived = assessment.verdicts.iter().filter(|v| v.waiver.is_some()).count();
    let counts: Vec<(Status, usize)> = Status::ALL
        .into_iter()
        .map(|status| (status, assessment.verdicts.iter().filter(|v| v.status == status).count()))
        .filter(|(_, n)| *n > 0)
        .collect();
    if look.is_narrated() {
        let each: Vec<String> = counts.iter().map(|(s, n)| format!("{n} {}", s.name())).collect();
        let waived = if waived > 0 { format!(" Waived: {waived}.") } else { String::new() };
        put!(out, "{}: {}.{waived}\n", wording::obligations(assessment), each.join(", "));
        return;
    }
    if all > 0 {
        out.push_str("  ");
        for (status, n) in bar(&counts, all, look.columns().saturating_sub(4).min(100)) {
            out.push_str(&look.paint(Tone::of_status(status), &look.status_sign(status).repeat(n)));
        }
        out.push('\n');
    }
    let mut words = vec![(format!("{}:", wording::obligations(assessment)), Tone::Strong)];
    words.extend(
        counts.iter().map(|(s, n)| (format!("{} {n} {}", look.status_sign(*s), s.name()), Tone::of_status(*s))),
    );
    if waived > 0 {
        words.push((format!("({waived} waived)"), Tone::Dim));
    }
    let mut used = 0;
    for (text, tone) in words {
        let wide = display_width(&text);
        if used > 0 && used + 2 + wide > look.columns() {
            out.push('\n');
            used = 0;
        }
        out.push_str("  ");
        out.push_str(&look.paint(tone, &text));
        used += 2 + wide;
    }
    out.push('\n');
}

/// How many signs each status gets: one per obligation where they fit, else in proportion, and one at least.
fn bar(counts: &[(Status, usize)], all: usize, most: usize) -> Vec<(Status, usize)> {
    if all <= most {
        return counts.to_vec();
    }
    let room = most.saturating_sub(counts.len());
    counts.iter().map(|(status, n)| (*status, 1 + n * room / all)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_keeps_every_status_and_fits() {
        let counts = [(Status::Unanswered, 1), (Status::Addressed, 9_999)];
        let bar = bar(&counts, 10_000, 60);
        assert_eq!(bar[0].1, 1);
        assert!(bar.iter().map(|b| b.1).sum::<usize>() <= 60);
    }
}
