//! The annexes of a page: grades, figures by year, repeated answers, law cited, findings, how the reply was read.
//!
//! In: the assessment's facts. Out: what the template of the annexes shows. Nothing is weighed here.

use std::borrow::Cow;

use serde::Serialize;

use super::anchors::{Anchors, Link};
use super::obligation::{Desk, Quote};
use crate::assessment::{Assessment, ScaleSaid, Severity, UnitGrade};
use crate::render::cited::cited;
use crate::render::findings::beside;
use crate::render::grid::{Counted, grid};
use crate::render::labels::{Labels, fill};
use crate::render::scale::counts;
use crate::render::wording::Lies;

/// The most columns of a repeated answer that are shown.
const REPEATED: usize = 1400;

/// Figures by year.
#[derive(Debug, Serialize)]
pub(super) struct Figures {
    years: Vec<i16>,
    /// What is counted in two years or more.
    series: Vec<Row>,
    /// What is counted once.
    single: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    what: String,
    /// The figures of each year; none where the series leaves the year out.
    cells: Vec<Option<String>>,
    other: String,
    lines: Vec<Link>,
}

/// The figures; none where there are none.
pub(super) fn figures(assessment: &Assessment, anchors: &Anchors, labels: &Labels) -> Option<Figures> {
    let grid = grid(assessment, labels);
    let (many, few): (Vec<&Counted>, Vec<&Counted>) = grid.rows.iter().partition(|r| r.is_series());
    let given = || many.iter().flat_map(|c| c.by_year.keys().copied());
    let years: Vec<i16> = given().min().zip(given().max()).map_or_else(Vec::new, |(a, b)| (a..=b).collect());
    let lines = |counted: &Counted| counted.lines.iter().map(|line| anchors.to_line(*line)).collect();
    let semicolon = labels.phrase.semicolon;
    let series = |counted: &Counted| {
        let values = |year: &i16| counted.by_year.get(year).map(|values| values.join(semicolon));
        Row {
            what: counted.what.clone(),
            cells: years.iter().map(values).collect(),
            other: counted.other.join(semicolon),
            lines: lines(counted),
        }
    };
    // A single year needs no column.
    let single = |counted: &Counted| {
        let mut by_year: Vec<_> = counted.by_year.iter().collect();
        by_year.sort_unstable();
        let of_year = by_year.iter().map(|(year, v)| labels.field(&year.to_string(), &v.join(semicolon)));
        let all: Vec<String> = of_year.chain(counted.other.iter().cloned()).collect();
        Row { what: counted.what.clone(), cells: Vec::new(), other: all.join(semicolon), lines: lines(counted) }
    };
    let (series, single) = (many.iter().map(|c| series(c)).collect(), few.iter().map(|c| single(c)).collect());
    (!grid.rows.is_empty()).then_some(Figures { years, series, single })
}

/// An answer given twice.
#[derive(Debug, Serialize)]
pub(super) struct Repeated {
    items: String,
    earlier_items: String,
    later: Quote,
    earlier: Quote,
}

/// The answers that repeat another.
pub(super) fn repeated(assessment: &Assessment, desk: &Desk) -> Vec<Repeated> {
    let blocks = &assessment.blocks;
    let pairs = blocks.iter().filter_map(|later| {
        let earlier = blocks.iter().find(|b| later.repeats.as_ref() == Some(&b.id))?;
        let (of_later, of_earlier) = (later.answer.as_ref()?, earlier.answer.as_ref()?);
        Some(Repeated {
            items: later.items.join(", "),
            earlier_items: earlier.items.join(", "),
            later: desk.opening(of_later, REPEATED),
            earlier: desk.opening(of_earlier, REPEATED),
        })
    });
    pairs.collect()
}

/// The official scale, and what each unit comes to.
#[derive(Debug, Serialize)]
pub(super) struct Scale {
    title: String,
    /// Unit, grade, and the grades of its obligations.
    units: Vec<(String, String, String)>,
    /// Grade, meaning, number of obligations.
    grades: Vec<(String, String, usize)>,
}

/// The official scale.
pub(super) fn scale(said: &ScaleSaid, labels: &Labels) -> Scale {
    let per = fill(labels.phrase.one_grade_per, &[("unit", labels.unit(said.unit))]);
    let unit = |u: &UnitGrade| (u.id.clone(), u.value.clone(), counts(&u.of));
    Scale {
        title: format!("{}, {per}", labels.field(labels.heading.grades, &said.title)),
        units: said.units.iter().map(unit).collect(),
        grades: said.grades.iter().map(|g| (g.value.clone(), g.means.clone(), g.obligations)).collect(),
    }
}

/// An instrument that the reply cites.
#[derive(Debug, Serialize)]
pub(super) struct Instrument {
    name: String,
    articles: String,
    number: String,
    date: String,
    lies: &'static str,
    since: bool,
    lines: Vec<Link>,
}

/// The instruments cited, and the references whose instrument cannot be told.
pub(super) fn law(assessment: &Assessment, anchors: &Anchors, labels: &Labels) -> (Vec<Instrument>, Vec<Link>) {
    let (cited, untold) = cited(assessment);
    let instruments = cited.into_iter().map(|it| Instrument {
        name: it.name.to_owned(),
        articles: it.articles.join(", "),
        number: it.number.unwrap_or_default().to_owned(),
        date: it.date.map_or_else(String::new, |d| labels.day(d)),
        lies: it.lies.map_or("", |l| labels.lies(l)),
        since: it.lies == Some(Lies::Since),
        lines: it.lines.iter().map(|line| anchors.to_line(*line)).collect(),
    });
    let untold = untold.into_iter().map(|c| Link { text: c.text.clone(), href: anchors.href(&c.place) });
    (instruments.collect(), untold.collect())
}

/// Findings of one code.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    code: String,
    severity: &'static str,
    grave: bool,
    findings: Vec<One>,
}

#[derive(Debug, Serialize)]
struct One {
    of: Option<Link>,
    message: String,
    help: Option<String>,
    /// Whether it is known in English only.
    english: bool,
    place: Link,
    related: Vec<(String, Link)>,
}

/// The findings that no verdict says, by code.
pub(super) fn findings(assessment: &Assessment, anchors: &Anchors, labels: &Labels) -> Vec<Found> {
    let groups = beside(assessment).into_iter().map(|(code, group)| {
        let severity = group.iter().map(|f| f.severity).min().unwrap_or(Severity::Advice);
        let one = |f: &&crate::assessment::Finding| One {
            of: f.obligation.as_deref().map(|id| anchors.to_obligation(id)),
            message: labels.message(f).into_owned(),
            help: labels.advice(f).map(Cow::into_owned),
            english: f.said.is_none(),
            place: anchors.to(&f.place),
            related: f.related.iter().map(|r| (labels.related(r).into_owned(), anchors.to(&r.place))).collect(),
        };
        Found {
            code: code.to_owned(),
            severity: labels.severity(severity),
            grave: severity != Severity::Advice,
            findings: group.iter().map(one).collect(),
        }
    });
    groups.collect()
}
