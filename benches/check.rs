//! The whole check and each layer, on one reply and on it repeated 10 and 100 times: time grows with size and no faster.
//!
//! `cargo bench` prints the time and the bytes per second. The reply is the sample report.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::Bencher;
use divan::counter::BytesCount;
use lacuna::assessment::{Case, compose};
use lacuna::fact::partial_date::PartialDate;
use lacuna::judge::{Reply, WordLists, judge};
use lacuna::library::Library;
use lacuna::rule::Rules;
use lacuna::text::{Plain, Source, Words};

fn main() {
    divan::main();
}

struct Setting {
    library: Library,
    rules: Rules,
    lists: WordLists,
    source: Source,
}

fn setting(times: usize) -> Setting {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/reports/cp-2025-01-azerbaijan-restated.md");
    let text = std::fs::read_to_string(path).unwrap().repeat(times);
    let library = Library::builtin().unwrap();
    let rules = library.load(library.by_id("cp-rec-2023-03").unwrap()).unwrap();
    let lists = WordLists::built_in(library.languages());
    let source = Source::from_bytes("sample", text.into_bytes()).unwrap();
    Setting { library, rules, lists, source }
}

fn bytes(setting: &Setting) -> BytesCount {
    BytesCount::new(setting.source.text().len())
}

#[divan::bench(args = [1, 10, 100], sample_count = 5)]
fn whole_check(bencher: Bencher, times: usize) {
    let s = setting(times);
    let today = PartialDate::of_year(2025);
    bencher.counter(bytes(&s)).bench(|| lacuna::assess(&s.source, &s.rules, s.library.languages(), &s.lists, today));
}

#[divan::bench(args = [1, 10, 100], sample_count = 5)]
fn clean_view(bencher: Bencher, times: usize) {
    let s = setting(times);
    bencher.counter(bytes(&s)).bench(|| Plain::of(&s.source));
}

#[divan::bench(args = [1, 10, 100], sample_count = 5)]
fn words(bencher: Bencher, times: usize) {
    let s = setting(times);
    let plain = Plain::of(&s.source);
    bencher.counter(bytes(&s)).bench(|| Words::of(plain.text()));
}

#[divan::bench(args = [1, 10, 100], sample_count = 5)]
fn reading_and_facts(bencher: Bencher, times: usize) {
    let s = setting(times);
    bencher
        .counter(bytes(&s))
        .bench(|| Reply::read(&s.source, Some(&s.rules.pack), &s.rules.lexicon, s.library.languages(), &s.lists));
}

#[divan::bench(args = [1, 10, 100], sample_count = 5)]
fn judging(bencher: Bencher, times: usize) {
    let s = setting(times);
    let reply = Reply::read(&s.source, Some(&s.rules.pack), &s.rules.lexicon, s.library.languages(), &s.lists);
    bencher.counter(bytes(&s)).bench(|| judge(&reply, &s.rules));
}

/// The graph, and the verdicts and findings that are drawn from it.
#[divan::bench(args = [1, 10, 100], sample_count = 5)]
fn graph_and_findings(bencher: Bencher, times: usize) {
    let s = setting(times);
    let (reply, judgement) = lacuna::hear(&s.source, &s.rules, s.library.languages(), &s.lists);
    let case = Case {
        source: &s.source,
        reply: &reply,
        rules: &s.rules,
        judgement: &judgement,
        derived: false,
        today: PartialDate::of_year(2025),
        scale: None,
    };
    bencher.counter(bytes(&s)).bench(|| compose(&case).1);
}

#[divan::bench]
fn loading_the_pack(bencher: Bencher) {
    let library = Library::builtin().unwrap();
    bencher.bench(|| library.load(library.by_id("cp-rec-2023-03").unwrap()));
}
