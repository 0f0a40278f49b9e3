//! `lacuna rules test --gold`: what is typed, what is shown, and that the figures are those of an independent count.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use program::{lacuna, text};

const REPLY: &str = "reports/cp-2025-01-azerbaijan-restated.md";

fn write(name: &str, words: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agreement");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, words).unwrap();
    path
}

fn json(args: &[&str]) -> Value {
    let out = lacuna(args);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn a_key_is_held_against_the_verdicts() {
    let key = write(
        "key.toml",
        "[[verdict]]\nid = \"2.c.1\"\nstatus = \"declined\"\nline = 49\nwhy = \"the author's own key\"\n\
         [[verdict]]\nid = \"6.b.1\"\nstatus = \"addressed\"\n\
         [[verdict]]\nid = \"9.z\"\nstatus = \"addressed\"\n",
    );
    let args = ["rules", "test", "--gold", key.to_str().unwrap(), "--on", REPLY];
    let out = lacuna(&args);
    let shown = text(&out.stdout);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    for words in ["the key says", "Too strict   1 (33 %)", "Kappa", "6.b.1", "no such obligation"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let out = json(&[&args[..], &["--format", "json"]].concat());
    assert_eq!(out["format"], "lacuna.key-agreement/1");
    assert_eq!((&out["obligations"], &out["too_strict"], &out["otherwise"]), (&3.into(), &1.into(), &1.into()));
    assert_eq!(out["evidence_line_hit"], 1.0);
    assert_eq!(out["disagreements"][0]["obligation"], "6.b.1");
}

#[test]
fn a_faulty_key_or_half_a_pair_is_refused() {
    let key = write("faulty.toml", "[[verdict]]\nid = \"2.c.1\"\nstatus = \"refused\"\n");
    let out = lacuna(&["rules", "test", "--gold", key.to_str().unwrap(), "--on", REPLY]);
    let told = text(&out.stderr);
    assert_eq!(out.status.code(), Some(3), "{told}");
    assert!(told.contains("rule/unknown-value") && told.contains("faulty.toml:3:"), "{told}");
    let empty = write("empty.toml", "[meta]\nlayout = \"none\"\n");
    let out = lacuna(&["rules", "test", "--gold", empty.to_str().unwrap(), "--on", REPLY]);
    assert_eq!(out.status.code(), Some(3), "{}", text(&out.stderr));
    let out = lacuna(&["rules", "test", "--gold", key.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(2));
    let out = lacuna(&["rules", "test", "--gold", "a.toml", "--gold", "b.toml", "--on", REPLY]);
    assert!(text(&out.stderr).contains("2 of the one and 1 of the other"), "{}", text(&out.stderr));
}

/// The keys of the shared folder, and the script that counts without this program.
#[test]
fn the_figures_are_those_of_the_scoring_script() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let script = shared.join("score/score.py");
    if !script.is_file() || Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: no ../shared/score/score.py, or no python3");
        return;
    }
    for (key, reply) in [("e1.gold.toml", "e1.md"), ("e2.gold.toml", "e2.txt"), ("e3.gold.toml", "e3.md")] {
        let (key, reply) = (shared.join("examples").join(key), shared.join("examples").join(reply));
        let (key, reply) = (key.to_str().unwrap(), reply.to_str().unwrap());
        let pack = "cp-rec-2023-03";
        let ours = json(&["rules", "test", pack, "--gold", key, "--on", reply, "--format", "json"]);
        let checked = lacuna(&["check", "--rules", pack, "--format", "json", "--today", "2025-07-01", reply]);
        let assessment = write("assessment.json", &text(&checked.stdout));
        let counted = Command::new("python3").arg(&script).arg(assessment).arg(key).output().unwrap();
        let theirs: Value = serde_json::from_slice(&counted.stdout).unwrap();
        let theirs = &theirs["verdicts"];
        let near = |path: &str, ours: &Value, theirs: &Value, by: f64| {
            let (a, b) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
            assert!((a - b).abs() <= by, "{reply} {path}: {a}, the script says {b}");
        };
        assert_eq!(ours["obligations"], theirs["obligations"]);
        for name in ["accuracy", "accuracy_lenient", "kappa", "evidence_line_hit"] {
            near(name, &ours[name], &theirs[name], 0.000_501);
        }
        // The script rounds each status before it takes the mean.
        near("macro_f1", &ours["macro_f1"], &theirs["macro_f1"], 0.001_001);
        for kind in ["unaddressed", "gap"] {
            for rate in ["precision", "recall", "f1"] {
                near(kind, &ours[kind][rate], &theirs[kind][rate], 0.000_501);
            }
        }
        let count = |name: &str| ours[name].as_u64().unwrap();
        let wrong = count("too_strict") + count("too_lenient") + count("otherwise");
        assert_eq!(wrong, ours["disagreements"].as_array().unwrap().len() as u64);
    }
}
