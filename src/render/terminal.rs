//! The terminal: who replied to what, the gaps with their words, what else to look at, one row per obligation, totals.
//!
//! In: an assessment, the source that it is of, a [`Look`]. Out: text that fits the width and reads without colour. The
//! gravest comes first and the totals last, where the eye is when the command ends. Draws at most [`MOST_GAPS`] gaps.

use super::columns::hanging;
use super::look::{Look, Tone};
use super::untrusted::one_line;
use super::{doubt, findings, gap, ledger, scale, wording};
use crate::assessment::Assessment;
use crate::text::Source;

/// The most gaps that are drawn with their words; the table always lists all.
pub const MOST_GAPS: usize = gap::MOST;

/// The assessment for a terminal.
pub fn render(assessment: &Assessment, source: &Source, look: Look) -> String {
    let mut out = String::new();
    header(&mut out, assessment, look);
    out.push('\n');
    if !look.quiet {
        gap::Gaps::of(assessment, source, look).render(&mut out);
        doubt::render(&mut out, assessment, look);
        findings::render(&mut out, assessment, look);
    }
    ledger::table(&mut out, assessment, look);
    scale::units(&mut out, assessment, look);
    ledger::totals(&mut out, assessment, look);
    out
}

fn header(out: &mut String, assessment: &Assessment, look: Look) {
    let (report, pack) = (&assessment.report, &assessment.pack);
    let unknown = "not stated in the reply";
    let mut reply = vec![report.reference.clone().unwrap_or_else(|| "no reference".to_owned())];
    reply.extend(report.received.as_ref().map(|day| format!("received {day}")));
    reply.push(report.path.clone());
    reply.push(wording::counted(report.lines as usize, "line"));
    reply.extend(report.pages.map(|n| wording::counted(n as usize, "page")));
    let adopted = if pack.adopted.is_empty() { String::new() } else { format!(", adopted {}", pack.adopted) };
    let recommendation = report.recommendation.as_deref().unwrap_or(&pack.recommendation);
    let judged = if pack.derived {
        format!("the asks that the reply quotes, as no pack fits it ({})", wording::obligations(assessment))
    } else {
        let other =
            if recommendation == pack.recommendation { String::new() } else { format!(" for {}", pack.recommendation) };
        format!("pack {} version {}{other} ({})", pack.id, pack.version, wording::obligations(assessment))
    };
    let shown = wording::shown(assessment).map(|statuses| ("Shown", statuses));
    for (name, value) in [
        ("State", report.state.clone().unwrap_or_else(|| unknown.to_owned())),
        ("Reply", reply.join(", ")),
        (
            "Recommendation",
            if recommendation.is_empty() { unknown.to_owned() } else { format!("{recommendation}{adopted}") },
        ),
        ("Judged by", judged),
        ("Judged on", assessment.judged_on.clone()),
    ]
    .into_iter()
    .chain(shown)
    {
        let value = one_line(&value);
        if look.is_narrated() {
            put!(out, "{name}: {value}\n");
            continue;
        }
        let head = format!("{name:<16}");
        let rows = hanging(&head, &" ".repeat(16), &value, look.columns());
        out.push_str(&rows.replacen(&head, &look.paint(Tone::Dim, &head), 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Audience, Verdict};
    use crate::render::Style;
    use crate::render::excerpt::{display_width, is_hidden};
    use crate::render::labels::{Labels, Lang};
    use crate::render::sample;
    use crate::rule::Urgency;

    #[test]
    fn as_people_see_it() {
        let (source, assessment) = sample::assessment();
        for (name, look) in sample::looks() {
            insta::assert_snapshot!(name, render(&assessment, &source, look));
        }
    }

    #[test]
    fn each_reader_sees_what_is_for_them() {
        let (source, assessment) = sample::assessment();
        let shown = |reader| render(&assessment.clone().meant_for(reader), &source, Look::plain(100));
        let (drafter, evaluator) = (shown(Audience::Drafter), shown(Audience::Evaluator));
        insta::assert_snapshot!("drafter", drafter);
        insta::assert_snapshot!("evaluator", evaluator);
        assert!(drafter.contains("What would make it firmer (1)") && drafter.contains("law/single-law"));
        assert!(!evaluator.contains("answer/existing-law-only") && !evaluator.contains("law/single-law"));
        assert!(evaluator.contains("1 gap in doubt is not shown with words") && evaluator.contains("existing-law ?"));
    }

    #[test]
    fn the_most_urgent_gap_of_a_status_comes_first() {
        let (source, mut assessment) = sample::assessment();
        let declined = assessment.verdicts[2].clone();
        assessment.verdicts = [("7.1", None), ("8.1", Some(Urgency::Invites)), ("9.1", Some(Urgency::Urges))]
            .map(|(id, urgency)| Verdict { obligation: id.into(), item: id[..1].into(), urgency, ..declined.clone() })
            .to_vec();
        let shown = render(&assessment, &source, Look::plain(100));
        let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("no {words} in {shown}"));
        assert!(at("Item 9 (the body urges it)") < at("Item 8 (the body invites to it)"));
        assert!(at("Item 8 (") < at("Item 7 ─"));
        let shown = crate::render::markdown::render(&assessment, Labels::of(Lang::En));
        let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("no {words} in {shown}"));
        assert!(at("### 9.1") < at("### 8.1") && at("### 8.1") < at("### 7.1"));
    }

    #[test]
    fn every_row_fits() {
        let (source, assessment) = sample::assessment();
        for width in [40, 60, 80, 100, 160] {
            for unicode in [true, false] {
                let look = Look { style: Style::Graphical { unicode, colour: false }, ..Look::plain(width) };
                for row in render(&assessment, &source, look).lines() {
                    assert!(display_width(row) <= width, "{width}: {row}");
                }
            }
        }
    }

    #[test]
    fn colour_changes_no_word() {
        let (source, assessment) = sample::assessment();
        let colour = Look { style: Style::Graphical { unicode: true, colour: true }, ..Look::plain(100) };
        let painted = render(&assessment, &source, colour);
        let mut stripped = String::new();
        let mut parts = painted.split('\u{1b}');
        stripped.push_str(parts.next().unwrap());
        parts.for_each(|p| stripped.push_str(p.split_once('m').unwrap().1));
        let rows = |s: &str| s.lines().map(|l| l.trim_end().to_owned()).collect::<Vec<_>>();
        assert_eq!(rows(&stripped), rows(&render(&assessment, &source, Look::plain(100))));
    }

    #[test]
    fn a_hostile_reply_cannot_act() {
        let (source, assessment) = sample::hostile();
        for (name, look) in sample::looks() {
            let shown = render(&assessment, &source, look);
            assert!(!shown.contains(|c| c != '\n' && is_hidden(c)), "{name}");
            for row in shown.lines().filter(|_| name != "narrated") {
                assert!(display_width(row) <= look.width, "{name}: {row}");
            }
        }
        insta::assert_snapshot!("hostile", render(&assessment, &source, Look::plain(80)));
    }

    #[test]
    fn thousands_of_gaps_are_not_all_drawn() {
        let (source, mut assessment) = sample::assessment();
        let declined = assessment.verdicts[2].clone();
        assessment.verdicts = (0..3_000)
            .map(|i| crate::assessment::Verdict {
                obligation: format!("{i}.1"),
                item: i.to_string(),
                ..declined.clone()
            })
            .collect();
        let shown = render(&assessment, &source, Look::plain(100));
        assert_eq!(shown.matches("answer/declined").count(), MOST_GAPS);
        assert!(shown.contains("2800 more gaps are not drawn here"));
    }
}
