//! The tables of an assessment, for programs that calculate: verdicts, decisions, evidence, findings, laws, figures, events.
//!
//! In: assessments, the labels of a language. Out: [`Sheet`]s, in which every text is on one line and without hidden
//! characters. Every row names its reply, so that rows of several replies can stand in one table. Dates stay in ISO form,
//! which sorts; a cell holds one value, or several with semicolons between them.

mod fact;
mod judged;

use super::labels::Labels;
use super::untrusted::one_line;
use crate::assessment::Assessment;
use crate::rule::Status;
use crate::text::Place;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A status by its name.
    Status(Status, &'static str),
}

/// A column: its head, and how wide its words are, in characters of a common size.
pub(super) type Column = (&'static str, u8);

/// A table.
#[derive(Debug)]
pub(super) struct Sheet {
    /// What it holds.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell per column.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    fn of(
        name: &'static str,
        columns: Vec<Column>,
        assessments: &[&Assessment],
        rows: impl Fn(&Assessment) -> Vec<Vec<Cell>>,
    ) -> Sheet {
        let named = |a: &&Assessment| {
            let reply = words(a.report.reference.as_deref().unwrap_or(&a.report.path));
            rows(a).into_iter().map(move |row| [vec![reply.clone()], row].concat()).collect::<Vec<_>>()
        };
        Sheet { name, columns, rows: assessments.iter().flat_map(named).collect() }
    }
}

/// All tables, that of the verdicts first. That of the decisions is left out where nobody has decided.
pub(super) fn all(assessments: &[&Assessment], labels: &Labels) -> Vec<Sheet> {
    let decisions = judged::decisions(assessments, labels);
    let first = [verdicts(assessments, labels)].into_iter();
    let then = [
        judged::evidence(assessments, labels),
        judged::findings(assessments, labels),
        fact::laws(assessments, labels),
        fact::figures(assessments, labels),
        fact::events(assessments, labels),
    ];
    first.chain((!decisions.rows.is_empty()).then_some(decisions)).chain(then).collect()
}

pub(super) use judged::verdicts;

/// Words of a reply or of the rules.
fn words(text: &str) -> Cell {
    let text = one_line(text);
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn optional(text: Option<&String>) -> Cell {
    text.map_or(Cell::Empty, |t| words(t))
}

fn number(n: u32) -> Cell {
    Cell::Number(f64::from(n))
}

fn line(place: Option<&Place>) -> Cell {
    place.map_or(Cell::Empty, |p| number(p.line))
}

fn page(place: Option<&Place>) -> Cell {
    place.and_then(|p| p.page).map_or(Cell::Empty, number)
}

/// The paragraph, where the format of the file counts them.
fn paragraph(place: Option<&Place>) -> Cell {
    place.and_then(|p| p.paragraph).map_or(Cell::Empty, number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::excerpt::is_hidden;
    use crate::render::labels::Lang;
    use crate::render::sample;

    #[test]
    fn every_row_has_a_cell_per_column_and_nothing_hidden() {
        for (_, assessment) in [sample::assessment(), sample::hostile()] {
            for lang in Lang::ALL {
                let sheets = all(&[&assessment, &assessment], Labels::of(lang));
                let decided = assessment.verdicts.iter().any(|v| !v.decisions.is_empty());
                assert_eq!(sheets.len(), if decided { 7 } else { 6 });
                assert_eq!(sheets[0].rows.len(), assessment.verdicts.len() * 2, "a row per obligation and reply");
                for sheet in sheets {
                    for row in &sheet.rows {
                        assert_eq!(row.len(), sheet.columns.len(), "{}", sheet.name);
                        assert!(row.iter().all(|c| !matches!(c, Cell::Text(t) if t.contains(is_hidden))), "{row:?}");
                    }
                }
            }
        }
    }
}
