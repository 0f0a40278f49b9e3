//! Two rounds compared, for a terminal and as Markdown.
//!
//! In: a [`Comparison`]. Out: which obligations went which way and why, what is worse first; then laws that came and went, and
//! what became of the last round's promises. What has not changed is counted, not listed. Words of both replies are made
//! harmless for where they are shown.

mod markdown;
mod terminal;

pub use markdown::render as markdown;
pub use terminal::render as terminal;

use super::wording;
use crate::assessment::compare::{Became, Cause, Change, Comparison, Direction, LawMoved, Round};

/// The directions that are listed, each with its heading.
const LISTED: [(Direction, &str); 5] = [
    (Direction::Further, "Further from being addressed"),
    (Direction::Nearer, "Nearer to being addressed"),
    (Direction::Otherwise, "Another status, neither nearer nor further"),
    (Direction::Added, "Asked in the new round only"),
    (Direction::Dropped, "Asked in the old round only"),
];

/// The changes of a direction, in the order of the obligations.
fn of(comparison: &Comparison, direction: Direction) -> Vec<&Change> {
    comparison.obligations.iter().filter(|c| c.direction == direction).collect()
}

/// Obligations with the same status though their words or their rule have changed.
fn same_all_the_same(comparison: &Comparison) -> Vec<&str> {
    let moved = |c: &&Change| c.causes.iter().any(|cause| matches!(cause, Cause::Words | Cause::Rule));
    let same = comparison.obligations.iter().filter(|c| c.direction == Direction::Same).filter(moved);
    same.map(|c| c.obligation.as_str()).collect()
}

/// A round in a line: reference, path, how it was judged.
fn round(round: &Round) -> String {
    let reference = round.report.reference.as_deref().unwrap_or("without reference");
    let received = round.report.received.as_deref().map_or(String::new(), |day| format!(", received {day}"));
    let judged = if round.pack.derived {
        "judged by its own asks".to_owned()
    } else {
        format!("judged by pack {} version {}", round.pack.id, round.pack.version)
    };
    format!("{reference}{received} ({}), {judged} on {}", round.report.path, round.judged_on)
}

/// The counts in a sentence.
fn totals(comparison: &Comparison) -> String {
    let t = &comparison.totals;
    let mut parts = Vec::new();
    for (n, says) in [
        (t.further, "further from being addressed"),
        (t.nearer, "nearer"),
        (t.otherwise, "of another status, neither nearer nor further"),
        (t.added, "new"),
        (t.dropped, "no longer asked"),
    ] {
        if n > 0 {
            parts.push(format!("{n} {says}"));
        }
    }
    let other = match t.same_on_other_words {
        0 => String::new(),
        n => format!(" ({n} on other words)"),
    };
    parts.push(format!("{} as before{other}", t.same));
    format!("{}: {}.", wording::counted(comparison.obligations.len(), "obligation"), parts.join(", "))
}

/// What became of a promise, as a heading.
fn became(became: Became) -> &'static str {
    match became {
        Became::NotSaidAgain => "not said again, and no measure reported",
        Became::Repeated => "promised again in the same words",
        Became::StillPromised => "still promised, in other words",
        Became::MeasureInPart => "a measure reported for a part of what is asked",
        Became::Measure => "a measure reported",
    }
}

/// Where a law is cited and what rests on it.
fn cited(law: &LawMoved) -> String {
    let page = law.page.map_or(String::new(), |p| format!("page {p}, "));
    let times = if law.mentions > 1 { format!(", {} times", law.mentions) } else { String::new() };
    let bears = match law.obligations.as_slice() {
        [] => "evidence for nothing".to_owned(),
        ids => format!("evidence for {}", ids.join(", ")),
    };
    format!("{page}line {}{times}; {bears}", law.line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::compare::compare;
    use crate::render::excerpt::{display_width, is_hidden};
    use crate::render::sample;

    #[test]
    fn as_evaluators_see_them() {
        let (old, new) = sample::rounds();
        let comparison = compare(&old, &new);
        for (name, look) in sample::looks().into_iter().filter(|(name, _)| *name != "quiet") {
            insta::assert_snapshot!(name, terminal(&comparison, look));
        }
        insta::assert_snapshot!("markdown", markdown(&comparison));
        insta::assert_snapshot!("json", crate::render::json::pretty(&comparison).unwrap());
    }

    #[test]
    fn a_round_compared_with_itself_has_not_changed() {
        let (_, round) = sample::assessment();
        let comparison = compare(&round, &round);
        assert_eq!(comparison.totals.same, round.verdicts.len());
        assert!(comparison.obligations.iter().all(|c| c.causes.is_empty() && c.direction == Direction::Same));
        assert!(comparison.laws.new.is_empty() && comparison.laws.dropped.is_empty());
    }

    #[test]
    fn text_is_told_from_rule() {
        let (old, new) = sample::rounds();
        let comparison = compare(&old, &new);
        let causes = |id: &str| comparison.obligations.iter().find(|c| c.obligation == id).unwrap().causes.clone();
        assert_eq!(causes("1.c.1"), [Cause::Words, Cause::Pack]);
        assert_eq!(causes("1.d.2"), [Cause::Rule, Cause::Pack]);
        // Between two packs, obligations are the same where they ask the same.
        let mut other = new.clone();
        other.pack.id = "marovia-own".into();
        for verdict in &mut other.verdicts {
            verdict.obligation = format!("x.{}", verdict.obligation);
        }
        let comparison = compare(&old, &other);
        let moved = comparison.obligations.iter().find(|c| c.obligation == "x.1.c.1").unwrap();
        assert_eq!((moved.old.as_ref().unwrap().obligation.as_str(), moved.direction), ("1.c.1", Direction::Nearer));
        assert!(moved.why.contains("the pack is another: marovia-own"), "{}", moved.why);
    }

    #[test]
    fn hostile_rounds_cannot_act() {
        let ((_, plain), (_, hostile)) = (sample::assessment(), sample::hostile());
        for (old, new) in [(&plain, &hostile), (&hostile, &plain)] {
            let comparison = compare(old, new);
            assert!(!markdown(&comparison).contains(|c| c != '\n' && is_hidden(c)));
            for (name, look) in sample::looks() {
                let shown = terminal(&comparison, look);
                assert!(!shown.contains(|c| c != '\n' && is_hidden(c)), "{name}");
                for row in shown.lines().filter(|_| name != "narrated") {
                    assert!(display_width(row) <= look.width, "{name}: {row}");
                }
            }
        }
    }
}
