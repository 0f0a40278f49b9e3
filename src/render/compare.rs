//! Two rounds compared, for a terminal, as Markdown and for Word; the page for a browser is `super::html`'s.
//!
//! In: a [`Comparison`], the labels of a language. Out: which obligations went which way and why, what is worse first; then laws
//! that came and went, and what became of the last round's promises. What has not changed is counted, not listed. Words of
//! both replies are made harmless for where they are shown.

mod document;
mod terminal;

use std::io;

pub use terminal::render as terminal;

use super::labels::{Labels, fill};
use super::{docx, markdown};
use crate::assessment::compare::{Became, Cause, Change, Comparison, Direction, LawMoved, Round, Stood};
use crate::label::Saying;

/// The comparison as a Markdown document.
pub fn markdown(comparison: &Comparison, labels: &Labels) -> String {
    markdown::write(&document::document(comparison, labels))
}

/// The comparison as a Word document.
///
/// # Errors
/// What the writers of XML and of archives say.
pub fn docx(comparison: &Comparison, labels: &Labels) -> io::Result<Vec<u8>> {
    let document = document::document(comparison, labels);
    docx::write(&[document], &title(comparison, labels), &comparison.new.judged_on, labels)
}

/// A heading in a language.
type Heading = fn(&Labels) -> &'static str;

/// The directions that are listed, each with its heading.
pub(super) const LISTED: [(Direction, Heading); 5] = [
    (Direction::Further, |l| l.compared.further),
    (Direction::Nearer, |l| l.compared.nearer),
    (Direction::Otherwise, |l| l.compared.otherwise),
    (Direction::Added, |l| l.compared.added),
    (Direction::Dropped, |l| l.compared.dropped),
];

/// The title of a comparison.
pub(super) fn title(comparison: &Comparison, labels: &Labels) -> String {
    let state = comparison.new.report.state.as_deref().or(comparison.old.report.state.as_deref());
    match state {
        Some(state) => fill(labels.compared.title_of_state, &[("state", state)]),
        None => labels.compared.title.to_owned(),
    }
}

/// The changes of a direction, in the order of the obligations.
pub(super) fn of(comparison: &Comparison, direction: Direction) -> Vec<&Change> {
    comparison.obligations.iter().filter(|c| c.direction == direction).collect()
}

/// Obligations with the same status though their words or their rule have changed.
pub(super) fn same_all_the_same(comparison: &Comparison) -> Vec<&str> {
    let moved = |c: &&Change| c.causes.iter().any(|cause| matches!(cause, Cause::Words | Cause::Rule));
    let same = comparison.obligations.iter().filter(|c| c.direction == Direction::Same).filter(moved);
    same.map(|c| c.obligation.as_str()).collect()
}

/// The status of an obligation in a round.
pub(super) fn status(stood: Option<&Stood>, labels: &Labels) -> &'static str {
    stood.map_or(labels.compared.not_asked, |s| labels.status(s.status))
}

/// A round in a line: reference, path, how it was judged.
pub(super) fn round(round: &Round, labels: &Labels) -> String {
    let mut reference = round.report.reference.as_deref().unwrap_or(labels.party.without_reference).to_owned();
    if let Some(day) = &round.report.received {
        reference.push_str(", ");
        reference.push_str(&fill(labels.phrase.received, &[("day", &labels.day(day))]));
    }
    let judged = if round.pack.derived {
        Saying::ByAsks.said()
    } else {
        Saying::ByPack.with("id", round.pack.id.as_str()).with("version", round.pack.version.to_string())
    };
    let (judged, day) = (labels.say(&judged), labels.day(&round.judged_on));
    let values = [("reference", &reference), ("path", &round.report.path), ("judged", &judged), ("day", &day)];
    fill(labels.compared.round, &values.map(|(name, value)| (name, value.as_str())))
}

/// The counts in a sentence.
pub(super) fn totals(comparison: &Comparison, labels: &Labels) -> String {
    let (t, words) = (&comparison.totals, &labels.compared);
    let count = |n: usize, label: &str| {
        fill(label, &[("count", &n.to_string()), ("others", &t.same_on_other_words.to_string())])
    };
    let moved = [
        (t.further, words.count_further),
        (t.nearer, words.count_nearer),
        (t.otherwise, words.count_otherwise),
        (t.added, words.count_added),
        (t.dropped, words.count_dropped),
    ];
    let mut counts: Vec<String> = moved.into_iter().filter(|(n, _)| *n > 0).map(|(n, says)| count(n, says)).collect();
    counts.push(count(t.same, if t.same_on_other_words == 0 { words.count_same } else { words.count_same_otherwise }));
    let all = labels.counted(comparison.obligations.len(), labels.noun.obligation);
    fill(words.totals, &[("all", &all), ("counts", &counts.join(", "))])
}

/// What became of a promise.
pub(super) fn became(became: Became, labels: &Labels) -> &'static str {
    let words = &labels.compared;
    match became {
        Became::NotSaidAgain => words.not_said_again,
        Became::Repeated => words.repeated,
        Became::StillPromised => words.still_promised,
        Became::MeasureInPart => words.measure_in_part,
        Became::Measure => words.measure,
    }
}

/// Where a law is cited, and how often.
pub(super) fn cited_at(law: &LawMoved, labels: &Labels) -> String {
    let place = labels.place(&law.place);
    if law.mentions < 2 {
        return place;
    }
    fill(labels.compared.times, &[("place", &place), ("count", &law.mentions.to_string())])
}

/// Where a law is cited and what rests on it.
fn cited(law: &LawMoved, labels: &Labels) -> String {
    let place = cited_at(law, labels);
    let label = if law.obligations.is_empty() { labels.compared.cited_idle } else { labels.compared.cited };
    fill(label, &[("place", &place), ("ids", &law.obligations.join(", "))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::compare::compare;
    use crate::render::excerpt::{display_width, is_hidden};
    use crate::render::labels::Lang;
    use crate::render::{Look, sample};

    #[test]
    fn as_evaluators_see_them() {
        let (old, new) = sample::rounds();
        let comparison = compare(&old, &new);
        for (name, look) in sample::looks().into_iter().filter(|(name, _)| *name != "quiet") {
            insta::assert_snapshot!(name, terminal(&comparison, look, Labels::of(Lang::En)));
        }
        insta::assert_snapshot!("wide_french", terminal(&comparison, Look::plain(100), Labels::of(Lang::Fr)));
        insta::assert_snapshot!("markdown", markdown(&comparison, Labels::of(Lang::En)));
        insta::assert_snapshot!("markdown_french", markdown(&comparison, Labels::of(Lang::Fr)));
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
            assert!(!markdown(&comparison, Labels::of(Lang::En)).contains(|c| c != '\n' && is_hidden(c)));
            for (name, look) in sample::looks() {
                let shown = terminal(&comparison, look, Labels::of(Lang::Fr));
                assert!(!shown.contains(|c| c != '\n' && is_hidden(c)), "{name}");
                for row in shown.lines().filter(|_| name != "narrated") {
                    assert!(display_width(row) <= look.width, "{name}: {row}");
                }
            }
        }
    }
}
