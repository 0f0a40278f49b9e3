//! How experienced evaluators read: each line of it held by answers that a keyword search would misread, and by their
//! counterparts. The answers are in `tests/reading/lines.toml`, where `line` numbers what they show.
#![allow(clippy::unwrap_used)]

use lacuna::fact::partial_date::PartialDate;
use lacuna::judge::{CaseEntry, WordLists, test};
use lacuna::library::Library;
use lacuna::rule::{Rules, Status};
use lacuna::text::Source;
use serde::Deserialize;

/// A case with the line of the guide that it shows.
#[derive(Deserialize)]
struct Entry {
    line: u8,
    #[serde(flatten)]
    case: CaseEntry,
}

fn pack() -> (Library, Rules, WordLists) {
    let library = Library::builtin().unwrap();
    let rules = library.load(library.by_id("cp-rec-2023-03").unwrap()).unwrap();
    let lists = WordLists::built_in(library.languages());
    (library, rules, lists)
}

/// Judges the answers of one line; each must give what an evaluator says.
fn read(line: u8) {
    let (library, rules, lists) = pack();
    let (entries, faults) = lacuna::lexicon::entries::<Entry>(include_str!("reading/lines.toml"), "case");
    assert!(faults.is_empty(), "{faults:?}");
    let cases: Vec<&CaseEntry> = entries.iter().map(|(e, _)| e).filter(|e| e.line == line).map(|e| &e.case).collect();
    assert!(!cases.is_empty(), "no answer shows line {line}");
    let all = cases.iter().map(|c| (c.obligation.as_str(), &c.example));
    let report = test(&rules, library.languages(), &lists, all);
    let told: Vec<String> = report
        .misses
        .iter()
        .map(|m| format!("{}: {} for {:?}: {}", m.obligation, m.found.name(), m.expected, m.source.text()))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn what_distinguishes_the_obligation_must_be_there() {
    read(1);
}

#[test]
fn echo_is_no_evidence() {
    read(2);
}

#[test]
fn act_date_and_topic_stand_in_one_passage() {
    read(3);
}

#[test]
fn dates_decide() {
    read(4);
}

#[test]
fn law_in_the_present_tense_is_existing_law() {
    read(5);
}

#[test]
fn a_promise_is_no_measure() {
    read(6);
}

#[test]
fn negation_and_exclusivity_turn_a_sentence_round() {
    read(7);
}

#[test]
fn the_kind_of_measure_decides_what_proves_it() {
    read(8);
}

#[test]
fn a_concrete_step_that_is_incomplete_is_credited() {
    read(9);
}

#[test]
fn a_recycled_answer_serves_only_the_item_that_it_is_about() {
    let (library, rules, lists) = pack();
    let source = Source::from_bytes("recycled.md", include_bytes!("reading/recycled.md").to_vec()).unwrap();
    let today = PartialDate::of_year(2025);
    let assessment = lacuna::assess(&source, &rules, library.languages(), &lists, today);
    let status = |id: &str| assessment.verdicts.iter().find(|v| v.obligation == id).unwrap().status;
    assert_eq!(status("2.a.1"), Status::Addressed);
    assert_eq!(status("2.b.1"), Status::NotOnPoint);
    assert!(assessment.findings.iter().any(|f| f.code == "evidence/recycled"));
}
