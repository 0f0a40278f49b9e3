//! All that the template of a comparison shows, as one value.
//!
//! In: a comparison, labels. Out: a [`Page`]: totals by direction, a matrix of statuses then and now, each obligation that went
//! another way with the words that decided in either round, laws and promises. Nothing is compared here.

use std::borrow::Cow;

use serde::Serialize;

use super::anchors::Link;
use super::frame::Frame;
use super::matrix::Sign;
use crate::assessment::compare::{Became, Change, Comparison, Direction, LawMoved, Promise, Round, Stood};
use crate::render::compare::{LISTED, became, cited_at, of, round, same_all_the_same, title, totals};
use crate::render::labels::{Labels, Lang};
use crate::rule::Status;

/// What the template shows.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    totals: String,
    counts: Vec<Total>,
    rounds: Vec<(&'static str, String)>,
    columns: Vec<Sign>,
    rows: Vec<Row>,
    groups: Vec<Group<'a>>,
    same: Vec<Same<'a>>,
    laws: Vec<(&'static str, &'static str, Vec<Law<'a>>)>,
    promises: Vec<(&'static str, Vec<Promised<'a>>)>,
    old_lang: &'a str,
    new_lang: &'a str,
}

/// How many obligations went one way, and which.
#[derive(Debug, Serialize)]
struct Total {
    way: Way,
    count: usize,
    /// Those that have an article.
    which: Vec<Link>,
}

/// A direction as it is shown everywhere: by sign and name, and a class for its colour.
#[derive(Debug, Clone, Serialize)]
struct Way {
    class: &'static str,
    mark: &'static str,
    name: &'static str,
}

/// A status in the old round: for each status in the new one, the obligations that went from one to the other.
#[derive(Debug, Serialize)]
struct Row {
    sign: Sign,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    sign: Sign,
    /// How many are as before.
    same: usize,
    moved: Vec<(Link, &'static str)>,
}

/// The obligations that went one way.
#[derive(Debug, Serialize)]
struct Group<'a> {
    way: Way,
    changes: Vec<Moved<'a>>,
}

/// An obligation that went another way.
#[derive(Debug, Serialize)]
struct Moved<'a> {
    anchor: String,
    id: &'a str,
    item: &'a str,
    asks: &'a str,
    old: Sign,
    new: Sign,
    why: String,
    sides: Vec<Side<'a>>,
}

/// How an obligation stood in a round.
#[derive(Debug, Serialize)]
struct Side<'a> {
    name: &'static str,
    lang: &'a str,
    because: Cow<'a, str>,
    /// Whether the reason is known in English only.
    english: bool,
    quote: Option<(&'a str, String)>,
}

/// An obligation with the same status though something under it has changed.
#[derive(Debug, Serialize)]
struct Same<'a> {
    id: &'a str,
    asks: &'a str,
    sign: Sign,
    why: String,
}

/// A law that only one round cites.
#[derive(Debug, Serialize)]
struct Law<'a> {
    name: &'a str,
    cited: String,
    serves: Vec<Link>,
}

/// A promise of the old round.
#[derive(Debug, Serialize)]
struct Promised<'a> {
    serves: Vec<Link>,
    words: &'a str,
    place: String,
    now: Option<(&'a str, String)>,
}

impl<'a> Page<'a> {
    pub fn of(comparison: &'a Comparison, labels: &'a Labels) -> Page<'a> {
        let words = &labels.compared;
        let desk = Desk { comparison, labels };
        let tool = &comparison.new.tool;
        let counts = desk.counts();
        let (rows, columns) = desk.matrix();
        let laws = &comparison.laws;
        let language = |round: &'a Round| round.report.language.as_deref().unwrap_or_default();
        Page {
            frame: Frame::of(
                title(comparison, labels),
                &rules(&counts),
                format!("{} {}", tool.name, tool.version),
                labels,
            ),
            totals: totals(comparison, labels),
            counts,
            rounds: vec![(words.old, round(&comparison.old, labels)), (words.new, round(&comparison.new, labels))],
            columns,
            rows,
            groups: desk.groups(),
            same: desk.same(),
            laws: vec![
                ("laws-new", words.laws_new, desk.laws(&laws.new, |c| c.new.as_ref())),
                ("laws-dropped", words.laws_dropped, desk.laws(&laws.dropped, |c| c.old.as_ref())),
            ],
            promises: desk.promises(),
            old_lang: language(&comparison.old),
            new_lang: language(&comparison.new),
        }
    }
}

/// The lengths of the bar.
fn rules(counts: &[Total]) -> String {
    let mut out = String::new();
    for count in counts {
        put!(out, ".bar .{}{{flex-grow:{}}}\n", count.way.class, count.count);
    }
    out
}

/// What all parts of a page share.
struct Desk<'a> {
    comparison: &'a Comparison,
    labels: &'a Labels,
}

impl<'a> Desk<'a> {
    fn way(&self, direction: Direction) -> Way {
        let words = &self.labels.compared;
        let (class, mark, name) = match direction {
            Direction::Further => ("further", "▼", words.further),
            Direction::Nearer => ("nearer", "▲", words.nearer),
            Direction::Otherwise => ("otherwise", "◆", words.otherwise),
            Direction::Added => ("added", "+", words.added),
            Direction::Dropped => ("dropped", "−", words.dropped),
            Direction::Same => ("same", "=", words.as_before),
        };
        Way { class, mark, name }
    }

    fn sign(&self, status: Option<Status>) -> Sign {
        status.map_or_else(|| Sign::none("–", self.labels.compared.not_asked), |s| Sign::of(s, self.labels))
    }

    /// The id of a change's article; none where it is as before.
    fn anchor(number: usize, change: &Change) -> Option<String> {
        (change.direction != Direction::Same).then(|| format!("c{number}"))
    }

    fn link(number: usize, change: &Change) -> Link {
        let href = Desk::anchor(number, change).map(|anchor| format!("#{anchor}"));
        Link { href, text: change.obligation.clone() }
    }

    fn changes(&self) -> impl Iterator<Item = (usize, &'a Change)> {
        self.comparison.obligations.iter().enumerate()
    }

    fn counts(&self) -> Vec<Total> {
        let mut out = Vec::new();
        for direction in LISTED.map(|(d, _)| d).into_iter().chain([Direction::Same]) {
            let those: Vec<_> = self.changes().filter(|(_, c)| c.direction == direction).collect();
            if !those.is_empty() {
                let linked = those.iter().filter(|_| direction != Direction::Same);
                let which = linked.map(|(n, c)| Desk::link(*n, c)).collect();
                out.push(Total { way: self.way(direction), count: those.len(), which });
            }
        }
        out
    }

    /// The rows, and the statuses of the new round that are their columns.
    fn matrix(&self) -> (Vec<Row>, Vec<Sign>) {
        let status = |stood: &Option<Stood>| stood.as_ref().map(|s| s.status);
        let all = || Status::ALL.into_iter().map(Some).chain([None]);
        let changes = &self.comparison.obligations;
        let before: Vec<_> = all().filter(|s| changes.iter().any(|c| status(&c.old) == *s)).collect();
        let after: Vec<_> = all().filter(|s| changes.iter().any(|c| status(&c.new) == *s)).collect();
        let cell = |from: Option<Status>, to: Option<Status>| {
            let there = self.changes().filter(|(_, c)| status(&c.old) == from && status(&c.new) == to);
            let (same, moved): (Vec<_>, Vec<_>) = there.partition(|(_, c)| c.direction == Direction::Same);
            let moved = moved.into_iter().map(|(n, c)| (Desk::link(n, c), self.way(c.direction).mark)).collect();
            Cell { sign: self.sign(to), same: same.len(), moved }
        };
        let row = |from: &Option<Status>| Row {
            sign: self.sign(*from),
            cells: after.iter().map(|to| cell(*from, *to)).collect(),
        };
        (before.iter().map(row).collect(), after.iter().map(|s| self.sign(*s)).collect())
    }

    fn groups(&self) -> Vec<Group<'a>> {
        let listed = LISTED.into_iter().filter(|(d, _)| !of(self.comparison, *d).is_empty());
        let group = |(direction, _)| {
            let those = self.changes().filter(|(_, c)| c.direction == direction);
            let moved = those.filter_map(|(n, c)| Some(self.moved(Desk::anchor(n, c)?, c)));
            Group { way: self.way(direction), changes: moved.collect() }
        };
        listed.map(group).collect()
    }

    fn moved(&self, anchor: String, change: &'a Change) -> Moved<'a> {
        let words = &self.labels.compared;
        let status = |stood: &Option<Stood>| self.sign(stood.as_ref().map(|s| s.status));
        let sides = [
            (words.old, &self.comparison.old, change.old.as_ref()),
            (words.new, &self.comparison.new, change.new.as_ref()),
        ];
        Moved {
            anchor,
            id: &change.obligation,
            item: &change.item,
            asks: &change.asks,
            old: status(&change.old),
            new: status(&change.new),
            why: self.labels.sentence(&change.clauses),
            sides: sides.into_iter().filter_map(|(name, round, stood)| Some(self.side(name, round, stood?))).collect(),
        }
    }

    fn side(&self, name: &'static str, round: &'a Round, stood: &'a Stood) -> Side<'a> {
        Side {
            name,
            lang: round.report.language.as_deref().unwrap_or_default(),
            because: self.labels.told(stood.reason.as_ref(), &stood.because),
            english: self.labels.lang != Lang::En && stood.reason.is_none(),
            quote: stood.quote.as_deref().zip(stood.place.as_ref().map(|p| self.labels.place(p))),
        }
    }

    fn same(&self) -> Vec<Same<'a>> {
        let ids = same_all_the_same(self.comparison);
        let those = self.changes().filter(|(_, c)| c.direction == Direction::Same && ids.contains(&&*c.obligation));
        those
            .map(|(_, c)| Same {
                id: &c.obligation,
                asks: &c.asks,
                sign: self.sign(c.new.as_ref().map(|s| s.status)),
                why: self.labels.sentence(&c.clauses),
            })
            .collect()
    }

    /// Links to obligations by their ids in one of the rounds.
    fn links(&self, ids: &[String], stood: impl Fn(&Change) -> Option<&Stood>) -> Vec<Link> {
        let found = |id: &String| self.changes().find(|(_, c)| stood(c).is_some_and(|s| s.obligation == *id));
        let link =
            |id: &String| found(id).map_or_else(|| Link { href: None, text: id.clone() }, |(n, c)| Desk::link(n, c));
        ids.iter().map(link).collect()
    }

    fn laws(&self, laws: &'a [LawMoved], stood: impl Fn(&Change) -> Option<&Stood> + Copy) -> Vec<Law<'a>> {
        let law = |law: &'a LawMoved| Law {
            name: &law.instrument,
            cited: cited_at(law, self.labels),
            serves: self.links(&law.obligations, stood),
        };
        laws.iter().map(law).collect()
    }

    fn promises(&self) -> Vec<(&'static str, Vec<Promised<'a>>)> {
        let promised = |p: &'a Promise| Promised {
            serves: self.links(&p.obligations, |c| c.old.as_ref()),
            words: &p.text,
            place: self.labels.place(&p.place),
            now: p.now.as_ref().map(|w| (w.text.as_str(), self.labels.place(&w.place))),
        };
        let all = &self.comparison.promises;
        let of = |outcome: Became| (became(outcome, self.labels), all.iter().filter(move |p| p.became == outcome));
        let groups =
            Became::ALL.into_iter().map(of).map(|(name, those)| (name, those.map(promised).collect::<Vec<_>>()));
        groups.filter(|(_, those)| !those.is_empty()).collect()
    }
}
