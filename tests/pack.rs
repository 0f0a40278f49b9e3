//! The shipped pack: it has no fault, it holds every obligation, and its own examples give what their author expects.
#![allow(clippy::unwrap_used)]

use lacuna::judge::{CaseEntry, ExampleReport, WordLists, test, test_examples};
use lacuna::library::Library;

/// Prints what missed and holds the share that passed against a floor: the floor is the share of today, not a goal.
fn at_least(what: &str, report: &ExampleReport, floor: f64) {
    for miss in &report.misses {
        println!("{what} {} {}: {} for {:?}", miss.obligation, miss.number, miss.found.name(), miss.expected);
    }
    let all = report.passed + report.misses.len();
    let share = f64::from(u32::try_from(report.passed).unwrap()) / f64::from(u32::try_from(all).unwrap());
    println!("{what}: {} of {all}", report.passed);
    assert!(share >= floor, "{what}: {share:.3} of the cases pass, at least {floor} did before");
}

#[test]
fn the_pack_has_no_fault_and_holds_every_obligation() {
    let library = Library::builtin().unwrap();
    let shelf = library.by_id("cp-rec-2023-03").unwrap();
    let rules = library.compile(shelf).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(rules.pack.obligations.len(), 51);
    assert_eq!(rules.pack.items.len(), 25);
    for obligation in &rules.pack.obligations {
        assert!(!obligation.why.is_empty() && !obligation.question.is_empty(), "{}", obligation.id);
        let gap = |g: bool| obligation.examples.iter().any(|e| e.gives.is_gap() == g);
        assert!(gap(true) && gap(false), "{} needs an example of a measure and one of a gap", obligation.id);
    }
    let articles = rules.pack.recommendations.iter().filter(|r| !r.articles.is_empty()).count();
    assert!(articles >= 8, "convention articles on each recommendation");
}

#[test]
fn the_examples_in_the_rules_hold() {
    let library = Library::builtin().unwrap();
    let rules = library.compile(library.by_id("cp-rec-2023-03").unwrap()).unwrap();
    let lists = WordLists::built_in(library.languages());
    at_least("example", &test_examples(&rules, library.languages(), &lists, None), 0.95);
}

#[test]
fn answers_in_other_words_are_recognised() {
    let library = Library::builtin().unwrap();
    let rules = library.compile(library.by_id("cp-rec-2023-03").unwrap()).unwrap();
    let lists = WordLists::built_in(library.languages());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/paraphrases");
    let mut cases = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let (found, faults) = lacuna::lexicon::entries::<CaseEntry>(&text, "case");
        assert!(faults.is_empty(), "{}: {faults:?}", path.display());
        cases.extend(found.into_iter().map(|(case, _)| case));
    }
    assert!(cases.len() > 1000);
    let all = cases.iter().map(|c| (c.obligation.as_str(), &c.example));
    at_least("paraphrase", &test(&rules, library.languages(), &lists, all), 0.92);
}
