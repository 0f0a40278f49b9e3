//! Recommendation by obligation by status: the whole result on one sheet.
//!
//! In: verdicts, and the titles of the recommendations as the graph has them. Out: rows of items within recommendations, with
//! the obligations in the column of their status; and numbers by which filters know items and kinds.

use std::collections::HashMap;

use serde::Serialize;

use super::anchors::{Anchors, Link};
use crate::assessment::Assessment;
use crate::render::Look;
use crate::render::labels::Labels;
use crate::rule::{Kind, Status};

/// A status as it is shown everywhere: by sign and name, and a class for its colour.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Sign {
    class: &'static str,
    mark: &'static str,
    name: &'static str,
}

impl Sign {
    pub fn of(status: Status, labels: &Labels) -> Sign {
        let mark = Look::plain(80).status_sign(status);
        Sign { class: status.name(), mark, name: labels.status(status) }
    }

    /// No status, by a sign and a name that say why there is none.
    pub fn none(mark: &'static str, name: &'static str) -> Sign {
        Sign { class: "no-status", mark, name }
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }
}

/// The items of an assessment and the titles of their recommendations.
pub(super) struct Titles<'a> {
    /// Number and title.
    recommendations: Vec<(&'a str, &'a str)>,
    items: Vec<&'a str>,
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Titles<'a> {
    pub fn of_assessment(assessment: &'a Assessment) -> Titles<'a> {
        let nodes = assessment.graph.nodes.iter();
        let recommendations =
            nodes.filter_map(|n| Some((n.id.strip_prefix("recommendation:")?, n.label.as_str()))).collect();
        let (mut items, mut numbers) = (Vec::new(), HashMap::new());
        for verdict in &assessment.verdicts {
            numbers.entry(verdict.item.as_str()).or_insert_with(|| {
                items.push(verdict.item.as_str());
                items.len() - 1
            });
        }
        Titles { recommendations, items, numbers }
    }

    /// The items, in the pack's order.
    pub fn items(&self) -> &[&'a str] {
        &self.items
    }

    /// The number of an item among all.
    pub fn item(&self, item: &str) -> usize {
        self.numbers.get(item).copied().unwrap_or_default()
    }

    /// The recommendation that an item belongs to: its number and title.
    fn recommendation(&self, item: &str) -> Option<(&'a str, &'a str)> {
        let of = |number: &str| item.strip_prefix(number).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.recommendations.iter().copied().find(|(number, _)| of(number))
    }

    /// "2 Compensation", of item 2.c.
    pub fn of(&self, item: &str) -> Option<String> {
        self.recommendation(item).map(|(number, title)| format!("{number} {title}"))
    }

    /// A kind as filters know it.
    #[allow(clippy::unused_self, reason = "asked for beside the number of the item")]
    pub fn kind(&self, kind: Kind) -> String {
        format!("{kind:?}").to_lowercase()
    }
}

/// A recommendation.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    title: Option<String>,
    rows: Vec<Row>,
}

/// An item: for each status that occurs, its obligations.
#[derive(Debug, Serialize)]
struct Row {
    item: String,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    sign: Sign,
    obligations: Vec<Chip>,
}

#[derive(Debug, Serialize)]
struct Chip {
    to: Link,
    asks: String,
}

/// The matrix, with the columns of these statuses.
pub(super) fn groups(
    assessment: &Assessment,
    statuses: &[Status],
    titles: &Titles,
    anchors: &Anchors,
    labels: &Labels,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for item in titles.items() {
        let cell = |status: &Status| {
            let of = assessment.verdicts.iter().enumerate().filter(|(_, v)| v.item == **item && v.status == *status);
            let chip = |(number, verdict): (usize, &crate::assessment::Verdict)| Chip {
                to: anchors.to_verdict(number, &verdict.obligation),
                asks: verdict.asks.clone(),
            };
            Cell { sign: Sign::of(*status, labels), obligations: of.map(chip).collect() }
        };
        let row = Row { item: (*item).to_owned(), cells: statuses.iter().map(cell).collect() };
        let title = titles.of(item);
        match groups.last_mut() {
            Some(last) if last.title == title => last.rows.push(row),
            _ => groups.push(Group { title, rows: vec![row] }),
        }
    }
    groups
}
