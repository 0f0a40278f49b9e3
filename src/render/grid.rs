//! Figures by year: a row for each thing that is counted, a column for each year.
//!
//! In: an assessment. Out: a [`Grid`]. The columns are the latest years, without a break, so that a year that nobody gives is
//! seen. Figures without a year, or for several years together, stand beside the columns.

use std::collections::HashMap;

use super::labels::Labels;
use super::wording;
use crate::assessment::{Assessment, FigureSaid};

/// The most years that are shown, the latest ones.
const YEARS: i16 = 8;

/// Figures by year.
#[derive(Debug)]
pub struct Grid {
    /// The years, in order and without a break.
    pub years: Vec<i16>,
    /// What is counted, in reading order.
    pub rows: Vec<Counted>,
}

/// What is said of one thing that is counted.
#[derive(Debug, Default)]
pub struct Counted {
    /// What it is, and who counted.
    pub what: String,
    /// Whether the reply says what is counted.
    pub said: bool,
    /// The figures of each year.
    pub by_year: HashMap<i16, Vec<String>>,
    /// Figures of no year, of other years and of several years.
    pub other: Vec<String>,
    /// The lines where the figures stand.
    pub lines: Vec<u32>,
}

impl Counted {
    /// Whether it is a series: figures of one thing for two of the years at least. What a series lacks is a gap; a single
    /// figure has none.
    pub fn is_series(&self) -> bool {
        self.said && self.by_year.len() >= 2
    }
}

/// The figures of an assessment by year.
pub fn grid(assessment: &Assessment, labels: &Labels) -> Grid {
    let single = || assessment.figures.iter().filter_map(|f| if let [year] = f.years[..] { Some(year) } else { None });
    let years: Vec<i16> = match (single().min(), single().max()) {
        (Some(first), Some(last)) => (first.max(last.saturating_sub(YEARS - 1))..=last).collect(),
        _ => Vec::new(),
    };
    let mut rows: Vec<Counted> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    for figure in &assessment.figures {
        let name = name(figure, labels);
        let at = *index.entry(name.clone()).or_insert_with(|| {
            rows.push(Counted { what: name, said: figure.of.is_some(), ..Counted::default() });
            rows.len() - 1
        });
        let row = &mut rows[at];
        let value = wording::number(figure.value);
        match figure.years[..] {
            [year] if years.contains(&year) => row.by_year.entry(year).or_default().push(value),
            [] => row.other.push(value),
            [first, .., last] => row.other.push(labels.field(&format!("{first}–{last}"), &value)),
            [year] => row.other.push(labels.field(&year.to_string(), &value)),
        }
        if row.lines.last() != Some(&figure.place.line) {
            row.lines.push(figure.place.line);
        }
    }
    Grid { years, rows }
}

/// What a figure counts, and who counted. That it is a count goes without saying.
fn name(figure: &FigureSaid, labels: &Labels) -> String {
    let unit = Some(figure.unit.as_str()).filter(|u| !u.is_empty() && *u != "count");
    let what = match (&figure.of, unit) {
        (Some(of), Some(unit)) if !of.contains(unit) => format!("{of} ({unit})"),
        (Some(of), _) => of.clone(),
        (None, Some(unit)) => unit.to_owned(),
        (None, None) => labels.party.not_said.to_owned(),
    };
    figure.institution.as_ref().map_or(what.clone(), |by| format!("{what}, {by}"))
}
