//! The guide `docs/writing-rules.md`, done step by step as its reader would: files written, lines changed, commands typed.
//!
//! A fenced block with `file=NAME` is a file, or with the language `diff` a change to one: its `-` lines, which must stand
//! there in a row, become its `+` lines. In a `console` block a line that begins with `$ ` is a command, and what follows is
//! all that it says; `[exit code N]` stands at the end where it is not 0. With `LACUNA_TUTORIAL=write` what the commands say
//! is written into the guide; read it before it is committed.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// A fenced block: its language, the file that it names, its text, and where that begins in the guide.
struct Block<'t> {
    language: &'t str,
    file: Option<&'t str>,
    text: &'t str,
    at: usize,
}

fn blocks(guide: &str) -> Vec<Block<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = guide[from..].find("\n```") {
        let (head, body) = guide[from + at + 4..].split_once('\n').unwrap();
        let end = if body.starts_with("```") { 0 } else { body.find("\n```").unwrap() + 1 };
        let (language, file) = head.split_once(" file=").map_or((head, None), |(l, f)| (l, Some(f)));
        let at = guide.len() - body.len();
        out.push(Block { language, file, text: &body[..end], at });
        from = at + end + 3;
    }
    out
}

/// Applies the `-` and `+` lines of a change.
fn change(path: &Path, diff: &str) {
    let of = |sign: char| -> String {
        diff.lines().filter_map(|l| l.strip_prefix(sign)).map(|l| format!("{l}\n")).collect()
    };
    let old = std::fs::read_to_string(path).unwrap();
    assert_eq!(old.matches(&of('-')).count(), 1, "{}: the lines to change stand there once: {diff}", path.display());
    std::fs::write(path, old.replace(&of('-'), &of('+'))).unwrap();
}

/// What a command says, as the guide shows it.
fn said(folder: &Path, command: &str) -> String {
    let mut words = command.split_whitespace();
    assert_eq!(words.next(), Some("lacuna"), "{command}");
    let out = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(words)
        .current_dir(folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .env_remove("COLUMNS")
        .output()
        .unwrap();
    let told = String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap();
    let rows: Vec<&str> = told.lines().map(str::trim_end).collect();
    let told = rows.join("\n").trim_end().to_owned();
    match out.status.code().unwrap() {
        0 => format!("{told}\n"),
        code => format!("{told}\n[exit code {code}]\n"),
    }
}

/// A text without the number of concepts, which grows with every word that the lexicons learn.
fn counted(text: &str) -> String {
    let digits = |c: char| c.is_ascii_digit();
    text.split(" concepts").map(|piece| piece.trim_end_matches(digits)).collect::<Vec<_>>().join("N concepts")
}

#[test]
fn the_guide_does_what_it_says() {
    let guide_path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/writing-rules.md");
    let guide = std::fs::read_to_string(&guide_path).unwrap();
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tutorial");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut said_now = Vec::new();
    let mut commands = 0;
    for block in blocks(&guide) {
        match (block.language, block.file) {
            ("console", None) => {
                let (command, expected) = block.text.strip_prefix("$ ").unwrap().split_once('\n').unwrap();
                commands += 1;
                let found = said(&folder, command);
                if std::env::var_os("LACUNA_TUTORIAL").is_some() {
                    said_now.push((block.at..block.at + block.text.len(), format!("$ {command}\n{found}")));
                } else {
                    let told = "the guide shows something else; LACUNA_TUTORIAL=write renews it";
                    assert_eq!(counted(&found), counted(expected), "{command}: {told}");
                }
            }
            ("diff", Some(name)) => change(&folder.join(name), block.text),
            (_, Some(name)) => {
                let path = folder.join(name);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, block.text).unwrap();
            }
            (language, None) => panic!("a block of {language} that is neither a file nor a command: {}", block.text),
        }
    }
    assert!(commands >= 10, "{commands} commands");
    let mut renewed = guide.clone();
    said_now.into_iter().rev().for_each(|(place, text)| renewed.replace_range(place, &text));
    if renewed != guide {
        std::fs::write(guide_path, renewed).unwrap();
    }
}
