//! A language that the program does not have, added with TOML alone: `tests/spanish` holds its words, a pack and a reply.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};

use program::{command, text};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spanish")
}

fn json(folder: &Path, args: &[&str]) -> serde_json::Value {
    let out = command(folder).args(args).args(["--format", "json", "--today", "2025-06-30", "respuesta.md"]).output();
    let out = out.unwrap();
    serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}: {}", text(&out.stderr)))
}

/// Each obligation with its status and the line of its evidence.
fn verdicts(all: &serde_json::Value) -> Vec<(String, String, u64)> {
    let text = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
    let of = |v: &serde_json::Value| {
        (text(&v["obligation"]), text(&v["status"]), v["evidence"][0]["line"].as_u64().unwrap_or_default())
    };
    all["verdicts"].as_array().unwrap().iter().map(of).collect()
}

fn expected(all: &[(&str, &str, u64)]) -> Vec<(String, String, u64)> {
    all.iter().map(|(id, status, line)| ((*id).to_owned(), (*status).to_owned(), *line)).collect()
}

#[test]
fn a_reply_in_an_added_language_is_laid_out_and_judged_by_a_pack() {
    let all = json(&folder(), &["check", "--rules", "pack"]);
    let statuses =
        [("1.1", "addressed", 9), ("2.1", "existing-law", 13), ("3.1", "declined", 17), ("4.1", "unanswered", 0)];
    assert_eq!(verdicts(&all), expected(&statuses));
    let answers: Vec<_> = all["blocks"].as_array().unwrap().iter().map(|b| b["answer"]["line"].as_u64()).collect();
    assert_eq!(answers, [Some(9), Some(13), Some(17), None]);
    assert_eq!(all["report"]["received"], "2025-04-04", "{}", all["report"]);
    assert_eq!(all["citations"][0]["instrument"], "Ley núm. 12/2005", "{}", all["citations"]);
}

#[test]
fn its_asks_are_read_where_no_pack_is_at_hand() {
    let all = json(&folder(), &["check", "--rules", "none"]);
    let statuses = [("1", "addressed", 9), ("2", "existing-law", 13), ("3", "declined", 17), ("4", "unanswered", 0)];
    assert_eq!(verdicts(&all), expected(&statuses));
}

#[test]
fn it_is_the_folder_of_words_that_does_it() {
    let with = json(&folder(), &["check", "--rules", "none"]);
    let out = command(&folder())
        .args([
            "check",
            "--rules",
            "none",
            "--config",
            "none",
            "--format",
            "json",
            "--today",
            "2025-06-30",
            "respuesta.md",
        ])
        .output()
        .unwrap();
    let without: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap_or_default();
    assert_ne!(with["verdicts"], without["verdicts"]);
}

#[test]
fn a_fault_in_a_file_of_words_is_told_with_its_place() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("languages");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("words")).unwrap();
    std::fs::write(folder.join("lacuna.toml"), "words = [\"words\"]\n").unwrap();
    std::fs::write(folder.join("reply.md"), "Recommendation 1\n\nResponse: Yes.\n").unwrap();
    let told = |file: &str, content: &str| {
        std::fs::write(folder.join("words").join(file), content).unwrap();
        let out = command(&folder).args(["check", "reply.md"]).output().unwrap();
        assert_eq!(out.status.code(), Some(3), "{}", text(&out.stderr));
        std::fs::remove_file(folder.join("words").join(file)).unwrap();
        text(&out.stderr)
    };
    let layouts = told("layouts.toml", "[[language]]\nid = \"es\"\naskings = [\"recomendación\"]\n");
    assert!(layouts.contains("askings") && layouts.contains("layouts.toml:3:1"), "{layouts}");
    let languages = told("languages.toml", "[[language]]\nid = \"es\"\nname = 3\nsmall_words = []\n");
    assert!(languages.contains("languages.toml:3:8"), "{languages}");
    let lexicon = told("field.toml", "[[concept]]\nid = \"judge\"\nxx = [\"juez\"]\n");
    assert!(lexicon.contains("rule/unknown-key") && lexicon.contains("field.toml"), "{lexicon}");
}
