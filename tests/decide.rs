//! `lacuna decide`: an evaluator's own verdicts, written, shown beside the tool's, and held against each other.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};
use std::process::Output;

use program::{lacuna, text};

const REPLY: &str = "CP(2025)90\n\nRecommendation CP/Rec(2023)03\n\nRecommendation - amending Article 9 of the Law on State Duty \
                     to exempt victims from state fees;\n\nResponse – Victims of trafficking are not exempt from the state fee, and no \
                     change is envisaged.\n";

/// A folder of the test's own with one reply in it.
fn reply(test: &str) -> (PathBuf, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("decide").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("reply.md"), REPLY).unwrap();
    let path = folder.join("reply.md").to_str().unwrap().to_owned();
    (folder, path)
}

fn decide(reply: &str, id: &str, status: &str, reason: &str, more: &[&str]) -> Output {
    let mut args =
        vec!["decide", reply, id, status, "--reason", reason, "--by", "A. Evaluator", "--today", "2025-07-02"];
    args.extend(more);
    lacuna(&args)
}

fn verdict(reply: &str, id: &str) -> serde_json::Value {
    let out = lacuna(&["check", "--format", "json", "--today", "2025-07-02", reply]);
    let all: serde_json::Value =
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}: {}", text(&out.stderr)));
    all["verdicts"].as_array().unwrap().iter().find(|v| v["obligation"] == id).unwrap().clone()
}

#[test]
fn a_decision_stands_beside_the_verdict_and_changes_nothing() {
    let (folder, path) = reply("beside");
    let before = verdict(&path, "2.c.1");
    let exit = lacuna(&["check", &path]).status.code();
    let out = decide(&path, "2.c.1", "in-progress", "A draft was shown | during the visit.", &[]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    assert!(folder.join("reply.decisions.toml").is_file());
    let after = verdict(&path, "2.c.1");
    assert_eq!(before["status"], after["status"]);
    assert_eq!(after["decisions"][0]["status"], "in-progress");
    assert_eq!(after["decisions"][0]["on"], "2025-07-02");
    assert!(after["decisions"][0]["stale"].is_null());
    let shown = lacuna(&["check", &path]);
    assert_eq!(shown.status.code(), exit, "a decision is no verdict");
    assert!(text(&shown.stdout).contains("✎ in-progress"), "{}", text(&shown.stdout));
    let summary = text(&lacuna(&["check", "--format", "markdown", &path]).stdout);
    assert!(summary.contains("## Verdicts of evaluators (1)") && summary.contains("shown \\| during"), "{summary}");
    let without = text(&lacuna(&["check", "--decisions", "none", &path]).stdout);
    assert!(!without.contains('✎'), "{without}");
}

#[test]
fn a_decision_is_stale_when_the_words_under_it_change() {
    let (folder, path) = reply("stale");
    decide(&path, "2.c.1", "declined", "It says no.", &[]);
    std::fs::write(folder.join("reply.md"), REPLY.replace("Response –", "**Response -**")).unwrap();
    assert!(verdict(&path, "2.c.1")["decisions"][0]["stale"].is_null(), "layout is no change");
    std::fs::write(folder.join("reply.md"), REPLY.replace("are not exempt", "are exempt since 2024")).unwrap();
    let stale = verdict(&path, "2.c.1")["decisions"][0]["stale"].clone();
    assert_eq!(stale, "the words that it rests on have changed");
    let shown = text(&lacuna(&["check", &path]).stdout);
    assert!(shown.contains("decision/stale") && shown.contains("stale: the words"), "{shown}");
    // Decided anew, it holds again.
    decide(&path, "2.c.1", "addressed", "It says yes.", &[]);
    assert!(verdict(&path, "2.c.1")["decisions"][0]["stale"].is_null());
    let file = folder.join("reply.decisions.toml");
    let written = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, written.replace("version = 1", "version = 7")).unwrap();
    let stale = verdict(&path, "2.c.1")["decisions"][0]["stale"].clone();
    assert_eq!(stale, "the rule has changed, from version 7 to 1");
}

#[test]
fn the_rest_of_the_file_stays() {
    let (folder, path) = reply("rest");
    let file = folder.join("mine.toml");
    let mine = "# After the visit.\n\n[[decision]] # plenary\nobligation = \"2.a.1\"\nstatus = \"declined\"\nreason = \"No.\"\nby = \"B\"\non = 2025-06-01\n";
    std::fs::write(&file, mine).unwrap();
    let out = decide(&path, "2.c.1", "declined", "No.", &["--decisions", file.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.starts_with(mine) && written[mine.len()..].contains("2.c.1"), "{written}");
}

#[test]
fn faults_of_the_file_are_told_at_once_with_their_places_and_the_file_is_left() {
    let (folder, path) = reply("faults");
    let file = folder.join("reply.decisions.toml");
    let faulty = "[[decision]]\nobligation = \"2.c.11\"\nstatus = \"declinde\"\nreason = \"x\"\nby = \"A\"\non = 2025-07-02\n\n[[decision]]\nobligation = \"2.a.1\"\n";
    std::fs::write(&file, faulty).unwrap();
    for out in [lacuna(&["check", &path]), decide(&path, "2.c.1", "declined", "x", &[])] {
        let told = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{told}");
        for words in [
            "decision/unknown-obligation",
            "did you mean `2.c.1`?",
            "did you mean `declined`?",
            "is missing",
            "6 faults",
        ] {
            assert!(told.contains(words), "{words}: {told}");
        }
        assert!(out.stdout.is_empty());
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), faulty);
}

#[test]
fn wrong_words_are_refused_with_what_was_meant() {
    let (folder, path) = reply("refused");
    for (args, told) in [
        (vec!["decide", &path, "2.c.11", "declined", "--reason", "x", "--by", "A"], "did you mean `2.c.1`?"),
        (vec!["decide", &path, "2.c.1", "declinde", "--reason", "x", "--by", "A"], "declined"),
        (vec!["decide", &path, "2.c.1"], "--reason"),
        (vec!["decide", &path, "2.c.1", "declined", "--reason", " ", "--by", "A"], "--reason is empty"),
        (vec!["decide", &path], "no decision yet"),
        (vec!["check", &path, &path, "--decisions", "x.toml"], "one reply"),
    ] {
        let out = lacuna(&args);
        assert_eq!(out.status.code(), Some(2), "{args:?}");
        assert!(text(&out.stderr).contains(told), "{args:?}: {}", text(&out.stderr));
    }
    assert!(!folder.join("reply.decisions.toml").exists());
}

#[test]
fn readers_are_held_against_each_other() {
    let (folder, path) = reply("agree");
    let files = ["a.toml", "b.toml"].map(|n| folder.join(n).to_str().unwrap().to_owned());
    let tool = verdict(&path, "2.c.1")["status"].as_str().unwrap().to_owned();
    let other = if tool == "addressed" { "declined" } else { "addressed" };
    decide(&path, "2.c.1", &tool, "x", &["--decisions", &files[0]]);
    decide(&path, "2.c.1", other, "x", &["--decisions", &files[1]]);
    for (file, status) in [(&files[0], "declined"), (&files[1], "declined")] {
        decide(&path, "2.a.1", status, "x", &["--decisions", file]);
    }
    let out = lacuna(&["decide", &path, "--decisions", &files[0], "--decisions", &files[1], "--format", "json"]);
    let all: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(all["format"], "lacuna.decisions/1");
    let pairs = all["agreements"].as_array().unwrap();
    assert_eq!(pairs.len(), 3, "each against the tool, and each against each");
    let between = &pairs[2];
    assert_eq!((between["both"].as_u64(), between["same"].as_u64()), (Some(2), Some(1)));
    assert_eq!(between["differences"][0]["obligation"], "2.c.1");
    let shown = text(&lacuna(&["decide", &path, "--decisions", &files[0], "--decisions", &files[1]]).stdout);
    assert!(shown.contains("1 of 2 obligations alike, Cohen's kappa"), "{shown}");
}
