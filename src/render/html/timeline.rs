//! Dated measures and laws around the baseline.
//!
//! In: events and citations that have a date. Out: a list in order of time, divided by the baseline, and bars by year. What
//! has no date is not shown here.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::anchors::{Anchors, Link};
use crate::assessment::Assessment;
use crate::render::labels::Labels;
use crate::render::wording::{Lies, lies};

/// The most years that have a bar of their own.
const YEARS: i32 = 14;
/// How high a bar may be, in units of the picture.
const HIGH: usize = 60;
/// How wide the place of a bar is.
const STEP: usize = 50;

/// What was done when.
#[derive(Debug, Serialize)]
pub(super) struct Timeline {
    before: Vec<Moment>,
    since: Vec<Moment>,
    baseline: Option<String>,
    bars: Vec<Bar>,
    /// Where the baseline stands among the bars.
    line: Option<usize>,
    width: usize,
    /// What the bars show, in a sentence.
    pub says: Vec<(String, usize)>,
}

#[derive(Debug, Clone, Serialize)]
struct Moment {
    /// When, in ISO form: of a period its end, of one that runs on its beginning.
    #[serde(skip)]
    iso: String,
    day: String,
    what: String,
    place: Link,
    law: bool,
}

#[derive(Debug, Serialize)]
struct Bar {
    x: usize,
    y: usize,
    high: usize,
    middle: usize,
    name: String,
    count: usize,
    /// How high the part is that came since the baseline.
    since: usize,
}

/// The timeline of an assessment; none where nothing has a date.
pub(super) fn timeline(assessment: &Assessment, anchors: &Anchors, labels: &Labels) -> Option<Timeline> {
    let moment = |iso: &str, what: &str, place, law| Moment {
        iso: iso.split('/').rfind(|point| !point.is_empty()).unwrap_or_default().to_owned(),
        day: labels.day(iso),
        what: what.to_owned(),
        place: anchors.to(place),
        law,
    };
    let mut moments: Vec<Moment> = Vec::new();
    for event in &assessment.events {
        moments.extend(event.date.as_deref().map(|date| moment(date, &event.text, &event.place, false)));
    }
    let mut told = HashSet::new();
    for citation in &assessment.citations {
        let Some(date) = citation.date.as_deref() else { continue };
        let name = citation.instrument.as_deref().unwrap_or(&citation.text);
        if told.insert((name, date)) {
            moments.push(moment(date, name, &citation.place, true));
        }
    }
    if moments.is_empty() {
        return None;
    }
    moments.sort_by(|a, b| a.iso.cmp(&b.iso));
    let baseline = assessment.pack.adopted.as_str();
    let (bars, line) = bars(&moments, baseline);
    let says = bars.iter().filter(|b| b.count > 0).map(|b| (b.name.clone(), b.count)).collect();
    let (since, before) = moments.into_iter().partition(|m| is_since(m, baseline));
    Some(Timeline {
        before,
        since,
        baseline: (!baseline.is_empty()).then(|| labels.day(baseline)),
        width: bars.len() * STEP,
        bars,
        line,
        says,
    })
}

fn is_since(moment: &Moment, baseline: &str) -> bool {
    !baseline.is_empty() && lies(&moment.iso, baseline) != Lies::Before
}

fn year(iso: &str) -> Option<i32> {
    iso.get(..4)?.parse().ok()
}

/// A bar for each of the latest years, one for all before them, and where the baseline stands.
fn bars(moments: &[Moment], baseline: &str) -> (Vec<Bar>, Option<usize>) {
    // All, and those since the baseline.
    let mut counts: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
    for (year, moment) in moments.iter().filter_map(|m| Some((year(&m.iso)?, m))) {
        let count = counts.entry(year).or_default();
        count.0 += 1;
        count.1 += usize::from(is_since(moment, baseline));
    }
    let base = year(baseline);
    let Some(last) = counts.keys().copied().chain(base).max() else { return (Vec::new(), None) };
    let first = counts.keys().copied().chain(base).min().unwrap_or(last).max(last - YEARS + 1);
    let earlier: usize = counts.range(..first).map(|(_, n)| n.0).sum();
    let mut all: Vec<(String, usize, usize)> = Vec::new();
    if earlier > 0 {
        all.push((format!("< {first}"), earlier, 0));
    }
    let offset = all.len();
    for year in first..=last {
        let (count, since) = counts.get(&year).copied().unwrap_or_default();
        all.push((year.to_string(), count, since));
    }
    let most = all.iter().map(|(_, n, _)| *n).max().unwrap_or(1).max(1);
    let high = |count: usize| if count == 0 { 0 } else { (count * HIGH / most).max(3) };
    let bar = |(at, (name, count, since)): (usize, (String, usize, usize))| {
        let (high, since) = (high(count), high(since));
        Bar { x: at * STEP + 9, y: 16 + HIGH - high, high, middle: at * STEP + STEP / 2, name, count, since }
    };
    // The month says where within its year the baseline stands.
    let month = baseline.get(5..7).and_then(|m| m.parse::<usize>().ok()).unwrap_or(1).clamp(1, 12);
    let line =
        base.and_then(|b| usize::try_from(b - first).ok()).map(|b| (b + offset) * STEP + (month - 1) * STEP / 12);
    (all.into_iter().enumerate().map(bar).collect(), line)
}
