//! All that the template of an overview shows, as one value.
//!
//! In: an overview, labels. Out: a [`Page`]: totals over all replies; for each set of rules the replies by status, then replies
//! by items in bands that fit a screen and a sheet of paper. Nothing is counted here that the overview has not counted.

use serde::Serialize;

use super::frame::Frame;
use super::matrix::Sign;
use crate::assessment::overview::{Failed, Overview, OverviewTable, Rolled, Row};
use crate::render::labels::{Labels, fill};
use crate::render::overview::{WAIVED, gaps, headline, judged, name};
use crate::render::untrusted::uri;
use crate::rule::Status;

/// The most items that stand beside each other: what fits the width of a screen, and of A4.
const BAND: usize = 16;

/// What the template shows.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    headline: String,
    totals: Vec<Total>,
    /// The sign of an item that is waived, where one is.
    waived: Option<Sign>,
    tables: Vec<Table>,
    failed: &'a [Failed],
}

/// How many obligations of all replies have a status.
#[derive(Debug, Serialize)]
struct Total {
    sign: Sign,
    count: usize,
    means: &'static str,
}

/// Replies that were judged by the same rules.
#[derive(Debug, Serialize)]
struct Table {
    title: String,
    statuses: Vec<Sign>,
    replies: Vec<Reply>,
    bands: Vec<Band>,
}

/// A reply by status.
#[derive(Debug, Serialize)]
struct Reply {
    /// The id by which the style sheet knows its bar.
    id: String,
    name: Name,
    path: String,
    received: Option<String>,
    counts: Vec<(Sign, usize)>,
    gaps: usize,
    obligations: usize,
}

/// A reply's name, with a link to its report, if there is one.
#[derive(Debug, Clone, Serialize)]
struct Name {
    text: String,
    href: Option<String>,
}

/// Some of the items, beside each other.
#[derive(Debug, Serialize)]
struct Band {
    title: String,
    items: Vec<String>,
    rows: Vec<(Name, Vec<Option<Cell>>)>,
}

/// An item of a reply.
#[derive(Debug, Serialize)]
struct Cell {
    sign: Sign,
    gaps: usize,
    obligations: usize,
    says: String,
}

impl<'a> Page<'a> {
    pub fn of(overview: &'a Overview, labels: &'a Labels) -> Page<'a> {
        let all = |status: Status| overview.replies().map(|r| count(&r.all, status)).sum::<usize>();
        let there: Vec<Status> = Status::ALL.into_iter().filter(|s| all(*s) > 0).collect();
        let total = |status: &Status| Total {
            sign: Sign::of(*status, labels),
            count: all(*status),
            means: labels.status_means(*status),
        };
        let mut rules = String::new();
        for status in &there {
            put!(rules, ".bar .{}{{flex-grow:{}}}\n", status.name(), all(*status));
        }
        let tables = overview.tables.iter().enumerate().map(|(n, t)| table(n, t, &mut rules, labels)).collect();
        let mut cells = overview.replies().flat_map(|r| r.items.values());
        let tool = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        Page {
            frame: Frame::of(labels.overall.title.to_owned(), &rules, tool, labels),
            headline: headline(overview, labels),
            totals: there.iter().map(total).collect(),
            waived: cells.any(|r| r.worst.is_none()).then(|| waived(labels)),
            tables,
            failed: &overview.failed,
        }
    }
}

fn count(rolled: &Rolled, status: Status) -> usize {
    rolled.counts.get(status.name()).copied().unwrap_or_default()
}

fn waived(labels: &Labels) -> Sign {
    Sign::none(WAIVED, labels.overall.waived)
}

fn table(number: usize, table: &OverviewTable, rules: &mut String, labels: &Labels) -> Table {
    let statuses: Vec<Status> =
        Status::ALL.into_iter().filter(|s| table.replies.iter().any(|r| count(&r.all, *s) > 0)).collect();
    let mut replies = Vec::new();
    for (nth, row) in table.replies.iter().enumerate() {
        let id = format!("r{number}-{nth}");
        let counts: Vec<_> = statuses.iter().map(|s| (*s, count(&row.all, *s))).collect();
        for (status, n) in counts.iter().filter(|(_, n)| *n > 0) {
            put!(rules, "#{id} .{}{{flex-grow:{n}}}\n", status.name());
        }
        replies.push(Reply {
            id,
            name: named(row),
            path: row.path.clone(),
            received: row.received.as_deref().map(|day| fill(labels.phrase.received, &[("day", &labels.day(day))])),
            counts: counts.into_iter().map(|(s, n)| (Sign::of(s, labels), n)).collect(),
            gaps: row.all.gaps,
            obligations: row.all.obligations,
        });
    }
    Table {
        title: judged(table, labels),
        statuses: statuses.iter().map(|s| Sign::of(*s, labels)).collect(),
        replies,
        bands: bands(table, labels),
    }
}

fn named(row: &Row) -> Name {
    Name { text: name(row), href: row.report.as_deref().map(uri) }
}

fn bands(table: &OverviewTable, labels: &Labels) -> Vec<Band> {
    let words = &labels.overall;
    // Of much the same width each.
    let most = table.items.len().div_ceil(table.items.len().div_ceil(BAND).max(1)).max(1);
    let band = |items: &[String]| Band {
        title: match items {
            [from, .., to] if items.len() < table.items.len() => fill(words.by_item_of, &[("from", from), ("to", to)]),
            _ => words.by_item.to_owned(),
        },
        items: items.to_vec(),
        rows: table
            .replies
            .iter()
            .map(|r| (named(r), items.iter().map(|i| r.items.get(i).map(|c| cell(c, labels))).collect()))
            .collect(),
    };
    table.items.chunks(most).map(band).collect()
}

fn cell(rolled: &Rolled, labels: &Labels) -> Cell {
    let sign = rolled.worst.map_or_else(|| waived(labels), |worst| Sign::of(worst, labels));
    let says = gaps(labels.overall.cell, &[("status", sign.name())], rolled, labels);
    Cell { sign, gaps: rolled.gaps, obligations: rolled.obligations, says }
}
