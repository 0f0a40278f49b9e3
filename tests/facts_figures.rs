//! Every figure of two example replies, held against lists that were made by reading.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "facts/paragraphs.rs"]
mod paragraphs;

use std::path::PathBuf;

use lacuna::fact::cue::Cues;
use lacuna::fact::partial_date::PartialDate;
use lacuna::fact::reading::{Reading, When};
use lacuna::fact::{date, figure, institution};
use lacuna::text::Words;
use serde::Deserialize;

use paragraphs::Reply;

#[derive(Deserialize)]
struct Gold {
    ranges: Vec<(u32, u32)>,
    figures: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    line: u32,
    value: f64,
    unit: String,
    years: Vec<i16>,
}

/// One figure in one year, or in none.
#[derive(Debug, Clone, PartialEq)]
struct Item {
    line: u32,
    thousandths: i64,
    year: Option<i16>,
    unit: String,
}

fn items(line: u32, value: f64, unit: &str, years: &[i16]) -> Vec<Item> {
    let item = |year| Item { line, thousandths: (value * 1000.0).round() as i64, year, unit: unit.to_owned() };
    if years.is_empty() { vec![item(None)] } else { years.iter().map(|&y| item(Some(y))).collect() }
}

fn score(name: &str, received: &str) -> Option<f64> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let Ok(text) = std::fs::read_to_string(root.join("../shared/examples").join(name)) else {
        eprintln!("{name} is not at hand: skipped");
        return None;
    };
    let list = root.join("tests/figures").join(name).with_extension("toml");
    let gold: Gold = toml::from_str(&std::fs::read_to_string(list).unwrap()).unwrap();
    let reply = Reply::of(&text);
    let words = Words::of(reply.plain.text());
    let paragraphs = reply.paragraphs();
    let when = When { received: PartialDate::parse(received).map(|d| d.0), period: None };
    let reading = Reading::new(reply.plain.text(), &words, &paragraphs, Cues::builtin(), when);
    let dates = date::find(&reading);
    let mentions = institution::find(&reading).mentions;
    let mut found: Vec<Item> = figure::find(&reading, &dates, &mentions)
        .iter()
        .map(|f| (reply.source.line(f.span.start), f))
        .filter(|(line, _)| gold.ranges.iter().any(|(a, b)| (a..=b).contains(&line)))
        .flat_map(|(line, f)| items(line, f.value, f.unit.name(), &f.years))
        .collect();
    let wanted: Vec<Item> = gold.figures.iter().flat_map(|g| items(g.line, g.value, &g.unit, &g.years)).collect();
    let all = found.len();
    let (mut hits, mut units) = (0usize, 0usize);
    for item in &wanted {
        let same = |f: &Item| (f.line, f.thousandths, f.year) == (item.line, item.thousandths, item.year);
        if let Some(at) = found.iter().position(same) {
            hits += 1;
            let hit = found.remove(at);
            units += usize::from(hit.unit == item.unit);
            if hit.unit != item.unit {
                println!("{name}: unit of {item:?} is {}", hit.unit);
            }
        } else {
            println!("{name}: missed {item:?}");
        }
    }
    for extra in &found {
        println!("{name}: not on the list {extra:?}");
    }
    let number = |n: usize| f64::from(u32::try_from(n).unwrap());
    let (precision, recall) = (number(hits) / number(all), number(hits) / number(wanted.len()));
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!("{name}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}, units right {units} of {hits}");
    Some(f1)
}

#[test]
fn figures_of_the_first_example() {
    assert!(score("e1.md", "2025-06-18").is_none_or(|f1| f1 >= 0.93));
}

#[test]
fn figures_of_the_second_example() {
    assert!(score("e2.txt", "2025-06-30").is_none_or(|f1| f1 >= 0.93));
}
