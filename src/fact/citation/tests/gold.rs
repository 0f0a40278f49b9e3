//! Whole replies held against their answer keys: provision found, instrument right, date right.
//!
//! Keys lie beside the replies in `tests/replies`, and in the examples folder next to the project where there is one; a
//! missing file is passed over with a word. Figures are computed as the scorer of the examples computes them.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::super::{Citation, CitationWords, Citations, Passage, find};
use crate::text::{LineKind, Plain, Source, Span, Words};

#[derive(Deserialize)]
struct Gold {
    meta: Option<Meta>,
    #[serde(default)]
    block: Vec<Block>,
    #[serde(default)]
    citation: Vec<Key>,
}

#[derive(Deserialize)]
struct Meta {
    state: Option<String>,
}

#[derive(Deserialize)]
struct Block {
    response_first_line: u32,
    response_last_line: u32,
}

#[derive(Deserialize, Clone)]
struct Key {
    line: u32,
    text: String,
    #[serde(default)]
    instrument: String,
    #[serde(default)]
    articles: Vec<String>,
    #[serde(default)]
    date: String,
    #[serde(default)]
    number: String,
    #[serde(default, rename = "where")]
    place: Option<String>,
}

/// Hits, and what was found too much and too little.
#[derive(Default, Clone, Copy)]
struct Tally {
    provision: u32,
    full: u32,
    dates: u32,
    dated: u32,
    numbers: u32,
    numbered: u32,
    found: u32,
    keys: u32,
}

impl Tally {
    fn f1(self, hits: u32) -> f64 {
        2.0 * f64::from(hits) / f64::from((self.found + self.keys).max(1))
    }

    fn add(&mut self, other: Tally) {
        self.provision += other.provision;
        self.full += other.full;
        self.dates += other.dates;
        self.dated += other.dated;
        self.numbers += other.numbers;
        self.numbered += other.numbered;
        self.found += other.found;
        self.keys += other.keys;
    }
}

/// An instrument's name reduced to its words, as the scorer does it.
fn norm(name: &str) -> Vec<String> {
    const DROP: &[&str] = &[
        "the", "of", "on", "law", "act", "republic", "and", "in", "for", "a", "de", "la", "le", "du", "des", "loi",
        "sur",
    ];
    let lower: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '_' | '.' | '-') { c } else { ' ' })
        .collect();
    let mut words: Vec<String> = lower.split_whitespace().filter(|w| !DROP.contains(w)).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
}

fn overlap(want: &str, got: &str) -> f64 {
    let (want, got) = (norm(want), norm(got));
    let both = want.iter().filter(|w| got.contains(w)).count();
    let all = want.len() + got.len() - both;
    f64::from(both as u32) / f64::from(all.max(1) as u32)
}

fn articles(values: &[String]) -> Vec<String> {
    let mut all: Vec<String> =
        values.iter().map(|a| a.split_whitespace().collect::<String>().replace('–', "-")).collect();
    all.sort();
    all.dedup();
    all
}

/// The passages of a reply by its key: answers, and everything else as not answering.
fn passages(source: &Source, plain: &Plain, gold: &Gold) -> Vec<Passage> {
    let text = source.text();
    let answers = |line: u32| {
        gold.block
            .iter()
            .any(|b| b.response_first_line > 0 && (b.response_first_line..=b.response_last_line).contains(&line))
    };
    let mut out: Vec<Passage> = Vec::new();
    let mut column = 1;
    let mut open: Option<(Span, bool)> = None;
    let mut heading = true;
    for (i, line) in plain.lines().iter().enumerate() {
        let number = i as u32 + 1;
        let row = line.kind == LineKind::Row;
        let ends = matches!(line.kind, LineKind::Blank | LineKind::Furniture | LineKind::Rule) || row;
        let starts = line.bullet.is_some();
        if let Some((span, answer)) = open.filter(|(_, answer)| starts || ends || *answer != answers(number)) {
            out.push(Passage { span, answer });
            open = None;
        }
        if row {
            let whole = line.span.of(text);
            let cells: Vec<&str> = whole.split('|').collect();
            if heading {
                let known = ["response", "reply", "measures", "état", "réponse", "mesures", "answer", "state of"];
                column = cells
                    .iter()
                    .rposition(|c| known.iter().any(|k| c.to_lowercase().contains(k)))
                    .unwrap_or(cells.len().saturating_sub(2));
            }
            heading = false;
            let mut at = line.span.start as usize;
            for (n, cell) in cells.iter().enumerate() {
                for part in cell.split("<br>") {
                    let span = Span::new(at, at + part.len()).trim(plain.text());
                    if !span.is_empty() {
                        out.push(Passage { span, answer: n == column && answers(number) });
                    }
                    at += part.len() + 4;
                }
                at -= 3;
            }
        } else {
            heading |= line.kind != LineKind::Rule;
            if line.kind == LineKind::Text {
                open = Some(match open {
                    Some((span, answer)) => (span.join(line.body), answer),
                    None => (line.body, answers(number)),
                });
            }
        }
    }
    out.extend(open.map(|(span, answer)| Passage { span, answer }));
    // A sentence that goes on behind a page break is one passage.
    let mut joined: Vec<Passage> = Vec::new();
    for passage in out {
        let small = passage.span.of(plain.text()).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        match joined.last_mut() {
            Some(last)
                if small
                    && last.answer == passage.answer
                    && !last.span.of(plain.text()).ends_with(['.', ':', ';', '|'])
                    && passage.span.start > last.span.end =>
            {
                last.span = last.span.join(passage.span);
            }
            _ => joined.push(passage),
        }
    }
    joined
}

fn score(name: &str, reply: &Path, key: &Path, lexicon: &CitationWords) -> Tally {
    let source = crate::read::open(reply, &crate::read::Limits::default(), &crate::read::Options::default()).unwrap();
    let plain = Plain::of(&source);
    let gold: Gold = toml::from_str(&std::fs::read_to_string(key).unwrap()).unwrap();
    let words = Words::of(plain.text());
    let passages = passages(&source, &plain, &gold);
    let state = gold.meta.as_ref().and_then(|m| m.state.clone());
    let found = find(plain.text(), &words, &passages, lexicon, state.as_deref());
    let keys: Vec<Key> =
        gold.citation.iter().filter(|k| k.place.as_deref().is_none_or(|p| p == "response")).cloned().collect();
    let tally = hold(name, &source, plain.text(), &found, &keys);
    println!(
        "{name}: provision F1 {:.3}, with instrument {:.3}, dates {}/{}, numbers {}/{} ({} found, {} keys)",
        tally.f1(tally.provision),
        tally.f1(tally.full),
        tally.dates,
        tally.dated,
        tally.numbers,
        tally.numbered,
        tally.found,
        tally.keys
    );
    tally
}

fn hold(name: &str, source: &Source, plain: &str, found: &Citations, keys: &[Key]) -> Tally {
    let line = |c: &Citation| source.line(c.span.start);
    let mut used = vec![false; found.citations.len()];
    let mut tally = Tally { found: used.len() as u32, keys: keys.len() as u32, ..Tally::default() };
    for key in keys {
        let mut best: Option<(f64, usize)> = None;
        for (i, citation) in found.citations.iter().enumerate() {
            if used[i]
                || line(citation).abs_diff(key.line) > 1
                || articles(&citation.articles) != articles(&key.articles)
            {
                continue;
            }
            let score = overlap(&key.instrument, found.of(citation).map_or("", |i| &i.name));
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, i));
            }
        }
        let Some((score, i)) = best else {
            println!("  {name} line {}: {:?} -> {} {:?}: not found", key.line, key.text, key.instrument, key.articles);
            continue;
        };
        used[i] = true;
        tally.provision += 1;
        let citation = &found.citations[i];
        if score >= 0.5 {
            tally.full += 1;
        } else {
            println!(
                "  {name} line {}: {:?}: key {:?}, found {}",
                key.line,
                key.text,
                key.instrument,
                super::told(found, citation)
            );
        }
        if (0.5..1.0).contains(&score) {
            println!(
                "  {name} line {}: near: key {:?}, found {}",
                key.line,
                key.instrument,
                super::told(found, citation)
            );
        }
        for (want, got, hits, all) in [
            (&key.date, citation.date.map(|d| d.to_string()), &mut tally.dates, &mut tally.dated),
            (&key.number, citation.number.clone(), &mut tally.numbers, &mut tally.numbered),
        ] {
            if !want.is_empty() {
                *all += 1;
                if got.as_ref() == Some(want) {
                    *hits += 1;
                } else {
                    println!("  {name} line {}: {:?}: key {want}, found {got:?}", key.line, key.text);
                }
            } else if let Some(got) = got {
                println!("  {name} line {}: {:?}: key has none, found {got}", key.line, key.text);
            }
        }
    }
    for (citation, _) in found.citations.iter().zip(&used).filter(|(_, used)| !**used) {
        println!(
            "  {name} line {}: not in the key: {:?} -> {}",
            line(citation),
            citation.text(plain),
            super::told(found, citation)
        );
    }
    tally
}

/// Pairs of reply and key in a folder.
fn pairs(folder: &Path) -> Vec<(String, PathBuf, PathBuf)> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let reply = entry.path();
        let stem = reply.file_stem().and_then(|s| s.to_str()).unwrap_or("").to_owned();
        let key = folder.join(format!("{stem}.gold.toml"));
        if reply.extension().is_some_and(|e| e == "md" || e == "txt") && key.exists() {
            out.push((stem, reply, key));
        }
    }
    out.sort();
    out
}

#[test]
fn replies_with_answer_keys() {
    let lexicon = CitationWords::builtin();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Tally::default();
    for folder in ["../shared/examples", "tests/replies"] {
        let found = pairs(&root.join(folder));
        if found.is_empty() {
            println!("no replies with keys in {folder}: passed over");
        }
        let mut tally = Tally::default();
        for (name, reply, key) in found {
            tally.add(score(&name, &reply, &key, &lexicon));
        }
        if folder == "../shared/examples" && tally.keys > 0 {
            assert!(tally.f1(tally.provision) >= 0.97, "provision F1 {:.3}", tally.f1(tally.provision));
            assert!(tally.f1(tally.full) >= 0.94, "with instrument {:.3}", tally.f1(tally.full));
            assert!(f64::from(tally.dates) >= 0.97 * f64::from(tally.dated), "dates {}/{}", tally.dates, tally.dated);
        }
        if folder == "tests/replies" && tally.keys > 0 {
            assert!(tally.f1(tally.provision) >= 0.96, "provision F1 {:.3}", tally.f1(tally.provision));
            assert!(tally.f1(tally.full) >= 0.94, "with instrument {:.3}", tally.f1(tally.full));
        }
        all.add(tally);
    }
    println!(
        "all: provision F1 {:.3}, with instrument {:.3}, dates {}/{}",
        all.f1(all.provision),
        all.f1(all.full),
        all.dates,
        all.dated
    );
}
