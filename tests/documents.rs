//! Replies as Word documents and web pages: judged as their text is, each place naming its paragraph.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn lacuna(arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_lacuna")).args(arguments).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: there is no ../shared/corpus");
    None
}

/// The status of each obligation, and whether every place in the evidence names a paragraph.
fn judged(path: &Path) -> (Vec<(String, String)>, bool) {
    let file = path.to_str().unwrap();
    let arguments = ["check", "--rules", "cp-rec-2023-03", "--today", "2025-07-01", "--format", "json", file];
    let json: serde_json::Value = serde_json::from_str(&lacuna(&arguments).0).unwrap();
    let verdicts = json["verdicts"].as_array().unwrap();
    let word = |v: &serde_json::Value, key: &str| v[key].as_str().unwrap().to_owned();
    let statuses = verdicts.iter().map(|v| (word(v, "obligation"), word(v, "status"))).collect();
    let mut evidence = verdicts.iter().flat_map(|v| v["evidence"].as_array().unwrap()).peekable();
    (statuses, evidence.peek().is_some() && evidence.all(|e| e["paragraph"].is_u64()))
}

#[test]
fn a_reply_is_judged_alike_whatever_the_format_it_comes_in() {
    let Some(corpus) = corpus() else { return };
    let (expected, _) = judged(&corpus.join("cp-2025-01-azerbaijan.md"));
    assert_eq!(expected.len(), 51);
    for file in ["a.docx", "b.html", "c.docx"] {
        let (found, placed) = judged(&corpus.join("formats").join(file));
        let differ: Vec<_> = expected.iter().zip(&found).filter(|(a, b)| a != b).collect();
        assert!(differ.is_empty(), "{file}: {differ:?}");
        assert!(placed, "{file}: a place names no paragraph");
    }
}

/// The lines of a Word file are seen by nobody.
#[test]
fn places_in_a_word_file_are_told_by_their_paragraph() {
    let Some(corpus) = corpus() else { return };
    let file = |name: &str| corpus.join(name).to_str().unwrap().to_owned();
    let shown = |name: &str, format: &str| {
        lacuna(&["check", "--rules", "cp-rec-2023-03", "--today", "2025-07-01", "--format", format, &file(name)]).0
    };
    for format in ["terminal", "markdown"] {
        let (word, text) = (shown("formats/a.docx", format), shown("cp-2025-01-azerbaijan.md", format));
        assert!(word.contains("(paragraph ") && !word.contains("(line "), "{word}");
        assert!(text.contains("is not in place (line 49)"), "{text}");
    }
}

#[test]
fn tracked_changes_are_told_and_read_as_asked() {
    let Some(corpus) = corpus() else { return };
    let path = corpus.join("formats/rich.docx");
    let file = path.to_str().unwrap();
    let (accepted, told) = lacuna(&["outline", "--text", file]);
    assert!(accepted.contains("INSERTEDTEXT") && !accepted.contains("DELETEDTEXT"), "{accepted}");
    assert!(told.contains("read/tracked-changes") && told.contains("--tracked original"), "{told}");
    let (original, _) = lacuna(&["outline", "--text", "--tracked", "original", file]);
    assert!(!original.contains("INSERTEDTEXT") && original.contains("DELETEDTEXT"), "{original}");
}
