//! Tables of phrases with what is to be found in them: dates, figures, institutions, events.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "facts/paragraphs.rs"]
mod paragraphs;

use std::fmt::Write as _;

use lacuna::fact::cue::Cues;
use lacuna::fact::date::{self, DateFact};
use lacuna::fact::event::{self, Event};
use lacuna::fact::figure::{self, Bound, Figure};
use lacuna::fact::institution::{self, Institutions};
use lacuna::fact::partial_date::PartialDate;
use lacuna::fact::reading::{Reading, When};
use lacuna::text::Words;
use serde::Deserialize;

use paragraphs::Reply;

#[derive(Deserialize)]
struct Row {
    text: String,
    is: Vec<String>,
}

#[derive(Deserialize)]
struct Table {
    #[serde(alias = "date", alias = "figure", alias = "institution", alias = "event")]
    rows: Vec<Row>,
}

struct Facts {
    dates: Vec<DateFact>,
    figures: Vec<Figure>,
    institutions: Institutions,
    events: Vec<Event>,
}

fn day(iso: &str) -> PartialDate {
    PartialDate::parse(iso).unwrap().0
}

fn facts(reply: &Reply, cues: &Cues) -> Facts {
    let text = reply.plain.text();
    let words = Words::of(text);
    let paragraphs = reply.paragraphs();
    let when = When { received: Some(day("2025-06-18")), period: Some((day("2023-06-06"), day("2025-06-18"))) };
    let reading = Reading::new(text, &words, &paragraphs, cues, when);
    let dates = date::find(&reading);
    let institutions = institution::find(&reading);
    let figures = figure::find(&reading, &dates, &institutions.mentions);
    let events = event::find(&reading, &dates, &institutions.mentions);
    Facts { dates, figures, institutions, events }
}

/// Runs a table and shows every row that differs.
fn run(file: &str, least: usize, tell: impl Fn(&Reply, &Facts) -> Vec<String>) {
    let path = format!("{}/tests/facts/{file}", env!("CARGO_MANIFEST_DIR"));
    let table: Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(table.rows.len() >= least, "{file} has {} rows", table.rows.len());
    let mut wrong = String::new();
    for row in &table.rows {
        let reply = Reply::of(&row.text);
        let found = tell(&reply, &facts(&reply, Cues::builtin()));
        if found != row.is {
            let _ = writeln!(wrong, "{}\n  wanted {:?}\n  found  {found:?}", row.text, row.is);
        }
    }
    let n = wrong.matches("\n  wanted").count();
    assert!(wrong.is_empty(), "{n} of {} rows of {file} differ:\n{wrong}", table.rows.len());
}

fn span_of_time(from: PartialDate, to: Option<PartialDate>) -> String {
    match to {
        None => format!("{from}.."),
        Some(to) if to == from => from.to_string(),
        Some(to) => format!("{from}/{to}"),
    }
}

fn kebab(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap().trim_matches('"').to_owned()
}

fn tell_dates(_: &Reply, facts: &Facts) -> Vec<String> {
    let tell = |d: &DateFact| {
        format!("{} {}{}", kebab(&d.kind), span_of_time(d.from, d.to), if d.inherited { " inherited" } else { "" })
    };
    facts.dates.iter().map(tell).collect()
}

fn tell_figures(_: &Reply, facts: &Facts) -> Vec<String> {
    let tell = |f: &Figure| {
        let sign = match f.bound {
            Bound::Exact => "",
            Bound::About => "~",
            Bound::AtLeast => ">",
            Bound::AtMost => "<",
        };
        let value = (f.value * 1000.0).round() / 1000.0;
        let upper = f.upper.map_or(String::new(), |u| format!("-{u}"));
        let years = f.years.iter().fold(String::new(), |out, y| out + " " + &y.to_string());
        format!("{sign}{value}{upper} {}{years}", f.unit.name())
    };
    facts.figures.iter().map(tell).collect()
}

fn tell_institutions(_: &Reply, facts: &Facts) -> Vec<String> {
    let all = &facts.institutions;
    let mut out: Vec<String> = Vec::new();
    for (k, body) in all.list.iter().enumerate() {
        let times = all.mentions.iter().filter(|m| m.institution == Some(k as u32)).count();
        let short = body.abbreviation.as_ref().map_or(String::new(), |a| format!(" = {a}"));
        out.push(format!("{} {} {times}{short}", kebab(&body.kind), body.name));
    }
    out.extend(all.mentions.iter().filter(|m| m.institution.is_none()).map(|_| "?".to_owned()));
    out
}

fn tell_events(reply: &Reply, facts: &Facts) -> Vec<String> {
    let text = reply.plain.text();
    let tell = |e: &Event| {
        let mut out = format!("{} {}", kebab(&e.kind), e.date.map_or("-".to_owned(), |(a, b)| span_of_time(a, b)));
        for (word, span) in [("by", e.institution), ("for", e.audience), ("at", e.host)] {
            if let Some(span) = span {
                let _ = write!(out, " {word} {}", span.of(text));
            }
        }
        out
    };
    facts.events.iter().map(tell).collect()
}

#[test]
fn dates_are_found_and_told_apart() {
    run("dates.toml", 60, tell_dates);
}

#[test]
fn figures_are_found_with_unit_and_years() {
    run("figures.toml", 60, tell_figures);
}

#[test]
fn institutions_are_found_and_made_one() {
    run("institutions.toml", 30, tell_institutions);
}

#[test]
fn events_are_found_with_their_parties() {
    run("events.toml", 25, tell_events);
}
