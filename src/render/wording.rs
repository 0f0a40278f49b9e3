//! Small words that every renderer needs: counted nouns, places, numbers.
//!
//! In: numbers and places. Out: English, for the terminal; what is handed over has its words from [`super::labels`].

use std::cmp::Ordering;

use super::labels::{Labels, Lang};
use crate::assessment::{Assessment, Block, Role, Verdict};
use crate::text::Place;

/// "1 line", "2 lines".
pub fn counted(n: usize, noun: &str) -> String {
    let noun = match noun.strip_suffix('y') {
        Some(stem) if n != 1 => format!("{stem}ies"),
        _ if n != 1 && noun.ends_with("ch") => format!("{noun}es"),
        _ if n != 1 => format!("{noun}s"),
        _ => noun.to_owned(),
    };
    format!("{n} {noun}")
}

/// "51 obligations", or "31 of 51 obligations" where only some are shown.
pub fn obligations(assessment: &Assessment) -> String {
    match (&assessment.selection, assessment.verdicts.len()) {
        (Some(selection), shown) => format!("{shown} of {}", counted(selection.of, "obligation")),
        (None, all) => counted(all, "obligation"),
    }
}

/// The statuses that are shown, where those are not all: "unanswered, declined".
pub fn shown(assessment: &Assessment) -> Option<String> {
    let names: Vec<&str> = assessment.selection.as_ref()?.statuses.iter().map(|s| s.name()).collect();
    Some(names.join(", "))
}

/// "line 49", "page 3, line 49".
pub fn place(place: &Place) -> String {
    Labels::of(Lang::En).place(place)
}

/// "line 49", "lines 49–53", "paragraph 12".
pub fn extent(place: &Place) -> String {
    Labels::of(Lang::En).extent(place)
}

/// The heading of a narrow column of places' numbers.
pub fn numbered<'a>(mut places: impl Iterator<Item = &'a Place>) -> &'static str {
    if places.any(|p| p.paragraph.is_some()) { "para." } else { "line" }
}

/// Whether a list of items ("2.c, 2.d") names an item.
pub fn names(items: &str, item: &str) -> bool {
    items.split(',').any(|i| i.trim() == item)
}

/// A number without superfluous digits.
pub fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The place that stands for a verdict: its decisive words, else the answer, else the ask of its block.
pub fn verdict_place<'a>(verdict: &'a Verdict, block: Option<&'a Block>) -> Option<&'a Place> {
    let decisive = verdict.evidence.iter().find(|e| e.role == Role::Decisive).map(|e| &e.place);
    decisive.or_else(|| block.map(|b| b.answer.as_ref().unwrap_or(&b.ask)))
}

/// How a date lies to the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    /// Before it.
    Before,
    /// Too coarse to tell: the year or month of the baseline.
    About,
    /// On its day or after it.
    Since,
}

/// How a date lies to the baseline; both in ISO form, the date perhaps partial.
pub fn lies(date: &str, baseline: &str) -> Lies {
    let shared = date.len().min(baseline.len());
    match date.as_bytes()[..shared].cmp(&baseline.as_bytes()[..shared]) {
        Ordering::Less => Lies::Before,
        Ordering::Equal if date.len() < baseline.len() => Lies::About,
        Ordering::Equal | Ordering::Greater => Lies::Since,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers() {
        assert_eq!(
            (counted(1, "reply"), counted(2, "reply"), counted(0, "line")),
            ("1 reply".into(), "2 replies".into(), "0 lines".into())
        );
        assert_eq!(
            (number(7.0), number(12.5), number(0.0), number(1200.0)),
            ("7".into(), "12.5".into(), "0".into(), "1200".into())
        );
        assert!(names("2.c, 2.d", "2.d") && !names("12.d", "2.d"));
        let at = |end_line, paragraph| Place { start: 0, end: 1, line: 3, column: 1, end_line, page: None, paragraph };
        let both = |p: &Place| (place(p), extent(p), Labels::of(Lang::En).standing("It stands {stands}.", p));
        let said = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(both(&at(3, None)), said("line 3", "line 3", "It stands on line 3."));
        assert_eq!(both(&at(5, None)), said("line 3", "lines 3–5", "It stands on lines 3–5."));
        assert_eq!(both(&at(3, Some(2))), said("paragraph 2", "paragraph 2", "It stands in paragraph 2."));
        assert_eq!(
            both(&at(5, Some(2))),
            said("paragraph 2", "paragraphs 2 and following", "It stands in paragraphs 2 and following.")
        );
        assert_eq!(Labels::of(Lang::Fr).extent(&at(5, Some(2))), "paragraphes 2 et suivants");
        assert_eq!(Labels::of(Lang::Fr).numbers(&[at(3, Some(2)), at(5, Some(4))]), "paragraphes 2, 4");
    }

    #[test]
    fn dates_lie_before_or_since_the_baseline() {
        let baseline = "2023-06-06";
        for (date, expected) in [
            ("2005-06-28", Lies::Before),
            ("2023", Lies::About),
            ("2023-05", Lies::Before),
            ("2023-06-06", Lies::Since),
            ("2024", Lies::Since),
        ] {
            assert_eq!(lies(date, baseline), expected, "{date}");
        }
    }
}
