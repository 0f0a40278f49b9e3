//! All that the templates of a page show, as one value.
//!
//! In: an assessment, the text of the reply, the graph, labels. Out: a [`Page`]. What is listed nowhere else (what was judged,
//! the totals, the filters) is made here.

use std::collections::BTreeSet;

use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::anchors::{Anchors, Link};
use super::annexes::{self, Figures, Found, Instrument, Repeated, Scale};
use super::frame::Frame;
use super::matrix::{self, Group, Sign, Titles};
use super::obligation::Desk;
use super::picture;
use super::reply::{self, Line};
use super::timeline::{self, Timeline};
use crate::assessment::Assessment;
use crate::render::labels::{Labels, fill};
use crate::render::{doubt, summary};
use crate::rule::{Kind, Status};
use crate::text::{Plain, Source};
use crate::trace::Graph;

/// The most items that the filter names.
const ITEMS: usize = 300;

/// What the templates show.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    /// The language of the reply; empty where it is not known, which HTML takes for just that.
    reply_lang: &'a str,
    facts: Vec<(&'static str, String)>,
    sha256: &'a str,
    layout: &'a str,
    headline: String,
    totals: Vec<Total>,
    waived: usize,
    /// What is said of gaps in doubt that the named reader does not see.
    left_out: Option<String>,
    scale: Option<Scale>,
    statuses: Vec<Sign>,
    kinds: Vec<(String, &'static str)>,
    items: Vec<&'a str>,
    groups: Vec<Group>,
    /// Made at once into a value, since its fields borrow from what lives no longer than the making.
    obligations: Value,
    figures: Option<Figures>,
    timeline: Option<Timeline>,
    repeated: Vec<Repeated>,
    picture: Option<Value>,
    law: Vec<Instrument>,
    untold: Vec<Link>,
    findings: Vec<Found>,
    reply: Vec<Line>,
}

/// How many obligations have a status.
#[derive(Debug, Serialize)]
struct Total {
    sign: Sign,
    count: usize,
    means: &'static str,
}

impl<'a> Page<'a> {
    pub fn of(assessment: &'a Assessment, source: &'a Source, graph: Option<&Graph>, labels: &'a Labels) -> Page<'a> {
        let anchors = Anchors::of(assessment, source, labels);
        let titles = Titles::of_assessment(assessment);
        let plain = Plain::of(source);
        let desk = Desk::of(assessment, plain.text(), &anchors, &titles, labels);
        let count = |status: Status| assessment.verdicts.iter().filter(|v| v.status == status).count();
        let statuses: Vec<Status> = Status::ALL.into_iter().filter(|s| count(*s) > 0).collect();
        let total = |status: &Status| Total {
            sign: Sign::of(*status, labels),
            count: count(*status),
            means: labels.status_means(*status),
        };
        let kinds: BTreeSet<Kind> = assessment.verdicts.iter().map(|v| v.kind).collect();
        let items: Vec<&str> = titles.items().iter().copied().take(ITEMS).collect();
        let own = rules(&statuses, &count, &kinds, &titles, items.len());
        let (law, untold) = annexes::law(assessment, &anchors, labels);
        let left_out = doubt::left_out(assessment);
        let tool = format!("{} {}", assessment.tool.name, assessment.tool.version);
        Page {
            frame: Frame::of(summary::title(assessment, labels), &own, tool.clone(), labels),
            reply_lang: assessment.report.language.as_deref().unwrap_or_default(),
            facts: facts(assessment, labels, &tool),
            sha256: &assessment.report.sha256,
            layout: &assessment.report.layout,
            headline: headline(assessment, &count, labels),
            totals: statuses.iter().map(total).collect(),
            waived: assessment.verdicts.iter().filter(|v| v.waiver.is_some()).count(),
            left_out: (left_out > 0)
                .then(|| fill(labels.sentence.left_out, &[("gaps", &labels.counted(left_out, labels.noun.gap))])),
            scale: assessment.scale.as_ref().map(|s| annexes::scale(s, labels)),
            statuses: statuses.iter().map(|s| Sign::of(*s, labels)).collect(),
            kinds: kinds.iter().map(|k| (titles.kind(*k), labels.kind(*k))).collect(),
            groups: matrix::groups(assessment, &statuses, &titles, &anchors, labels),
            obligations: Value::from(Serde(desk.obligations())),
            figures: annexes::figures(assessment, &anchors, labels),
            timeline: timeline::timeline(assessment, &anchors, labels),
            repeated: annexes::repeated(assessment, &desk),
            picture: graph.map(|g| Value::from_safe_string(picture::picture(g, labels.heading.graph, &anchors))),
            law,
            untold,
            findings: annexes::findings(assessment, &anchors, labels),
            reply: reply::lines(assessment, source, &anchors),
            items,
        }
    }
}

/// What was judged, by what, when.
fn facts(assessment: &Assessment, labels: &Labels, tool: &str) -> Vec<(&'static str, String)> {
    let (report, pack) = (&assessment.report, &assessment.pack);
    let (column, phrase) = (&labels.column, &labels.phrase);
    let mut out = Vec::new();
    if let Some(state) = &report.state {
        out.push((column.state, state.clone()));
    }
    let mut reply = vec![report.reference.clone().unwrap_or_else(|| labels.party.without_reference.to_owned())];
    reply.extend(report.received.as_deref().map(|day| fill(phrase.received, &[("day", &labels.day(day))])));
    reply.push(report.path.clone());
    reply.push(labels.counted(report.lines as usize, labels.noun.line));
    reply.extend(report.pages.map(|pages| labels.counted(pages as usize, labels.noun.page)));
    out.push((column.reply, reply.join(", ")));
    let mut recommendation = pack.recommendation.clone();
    if !pack.adopted.is_empty() {
        recommendation.push_str(", ");
        recommendation.push_str(&fill(phrase.adopted, &[("day", &labels.day(&pack.adopted))]));
    }
    out.push((column.recommendation, recommendation));
    let by = if pack.derived {
        phrase.derived.to_owned()
    } else {
        let version = pack.version.to_string();
        let rules = fill(phrase.pack, &[("id", &pack.id), ("version", &version)]);
        format!("{} ({rules})", pack.title)
    };
    out.push((column.judged_by, by));
    let day = labels.day(&assessment.judged_on);
    out.push((column.judged_on, fill(phrase.with_tool, &[("day", &day), ("tool", tool)])));
    out.extend(labels.shown(assessment).map(|shown| (column.shown, shown)));
    out
}

/// The result in a sentence.
fn headline(assessment: &Assessment, count: &impl Fn(Status) -> usize, labels: &Labels) -> String {
    let sum = |all: &[Status]| all.iter().map(|s| count(*s)).sum::<usize>().to_string();
    let all = labels.counted(assessment.verdicts.len(), labels.noun.obligation);
    let values = [
        ("all", all),
        ("unaddressed", sum(&[Status::Unanswered, Status::Declined, Status::NotOnPoint])),
        ("half", sum(&[Status::ExistingLaw, Status::InProgress])),
        ("part", sum(&[Status::PartlyAddressed])),
        ("whole", sum(&[Status::Addressed])),
    ];
    fill(labels.sentence.headline, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// The rules that only this page needs: the lengths of its bar, and a filter for each status, kind and item. They are made of
/// numbers and of the program's own names, never of words of the reply.
fn rules(
    statuses: &[Status],
    count: &impl Fn(Status) -> usize,
    kinds: &BTreeSet<Kind>,
    titles: &Titles,
    items: usize,
) -> String {
    let mut out = String::new();
    for status in statuses {
        let name = status.name();
        put!(out, ".bar .{name}{{flex-grow:{}}}\n", count(*status));
        put!(out, "body:has(#f-{name}:not(:checked)) .ob.{name}{{display:none}}\n");
    }
    for kind in kinds {
        let name = titles.kind(*kind);
        put!(out, "body:has(#f-{name}:not(:checked)) .ob.{name}{{display:none}}\n");
    }
    for item in 0..items {
        put!(out, "body:has(#f-item [value=\"{item}\"]:checked) .ob:not(.i{item}){{display:none}}\n");
    }
    out
}
