//! The verdicts against answer keys: the agreement that was measured last may not be lost.
//!
//! Input: the replies of `tests/replies` with the keys beside them, and the three examples of the folder next to the project
//! where it is there. Command: `lacuna rules test --gold KEY --on REPLY …`. Output: lenient accuracy, kappa, and how the
//! unaddressed are found. The floors lie a little below what `docs/accuracy.md` tells of the day.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};

use program::{lacuna, text};
use serde_json::Value;

/// Every key of a folder with its reply.
fn pairs(folder: &str) -> Vec<(PathBuf, PathBuf)> {
    let Ok(entries) = Path::new(folder).read_dir() else { return Vec::new() };
    let mut keys: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| p.to_string_lossy().ends_with(".gold.toml")).collect();
    keys.sort();
    let reply = |key: &PathBuf| {
        let stem = key.to_string_lossy().trim_end_matches(".gold.toml").to_owned();
        ["md", "txt"].iter().map(|e| PathBuf::from(format!("{stem}.{e}"))).find(|p| p.exists()).unwrap()
    };
    keys.iter().map(|key| (key.clone(), reply(key))).collect()
}

/// All replies of a folder counted together.
fn agreement(folder: &str) -> Option<Value> {
    let pairs = pairs(folder);
    if pairs.is_empty() {
        eprintln!("skipped: no keys in {folder}");
        return None;
    }
    let mut args = vec!["rules", "test", "rules/cp-rec-2023-03"];
    for (key, reply) in &pairs {
        args.extend(["--gold", key.to_str().unwrap(), "--on", reply.to_str().unwrap()]);
    }
    args.extend(["--format", "json"]);
    let out = lacuna(&args);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let found: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(found["obligations"], 51 * pairs.len(), "each key tells of every obligation");
    Some(found)
}

fn at_least(found: &Value, path: &str, floor: f64) {
    let value = found.pointer(path).and_then(Value::as_f64).unwrap();
    assert!(value >= floor, "{path} is {value:.3}, below {floor}");
}

#[test]
fn the_examples_are_judged_as_a_second_evaluator_would() {
    let Some(found) = agreement("../shared/examples") else { return };
    at_least(&found, "/accuracy_lenient", 0.90);
    at_least(&found, "/kappa", 0.80);
    at_least(&found, "/unaddressed/precision", 0.90);
    at_least(&found, "/unaddressed/recall", 0.90);
    at_least(&found, "/evidence_line_hit", 0.85);
}

#[test]
fn hard_and_sober_replies_keep_their_agreement() {
    let found = agreement("tests/replies").unwrap();
    at_least(&found, "/accuracy_lenient", 0.80);
    at_least(&found, "/kappa", 0.74);
    at_least(&found, "/evidence_line_hit", 0.93);
}

#[test]
fn replies_by_other_writers_keep_their_agreement() {
    let found = agreement("tests/replies/unseen").unwrap();
    at_least(&found, "/accuracy_lenient", 0.84);
    at_least(&found, "/kappa", 0.79);
    at_least(&found, "/unaddressed/precision", 0.88);
    at_least(&found, "/unaddressed/recall", 0.83);
    at_least(&found, "/evidence_line_hit", 0.95);
}
