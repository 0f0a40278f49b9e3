//! The weighing as an author and a reader see it: what was looked for, where it was found, what came nearest.
//!
//! By a pack of phrases alone, so that nothing here moves when the lexicons learn words.
#![allow(clippy::unwrap_used)]

mod program;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use program::{command, text};

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/weighing")
}

/// A folder of this name with the pack in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("weighing").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(folder.join("pack")).unwrap();
    fs::copy(home().join("pack.toml"), folder.join("pack/pack.toml")).unwrap();
    fs::copy(home().join("reply.md"), folder.join("reply.md")).unwrap();
    folder
}

/// What a command says, with its exit code.
fn told(folder: &Path, args: &[&str]) -> String {
    let out = command(folder).args(args).output().unwrap();
    let told = text(&out.stdout) + &text(&out.stderr);
    format!("{told}[exit code {}]", out.status.code().unwrap())
}

fn hold(name: &str, told: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(home().join("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, told));
}

#[test]
fn a_failing_example_shows_what_was_looked_for_in_it() {
    let folder = folder("examples");
    let all = told(&folder, &["rules", "test", "pack", "--width", "80"]);
    assert!(all.contains("weighing: 2 passed, 5 failed"), "{all}");
    assert!(all.lines().all(|l| l.chars().count() <= 80), "{all}");
    hold("examples", &all);
    let quiet = told(&folder, &["rules", "test", "pack", "-q"]);
    assert_eq!(quiet.lines().count(), 2 * 5 + 2, "a line for each and its words: {quiet}");
}

#[test]
fn one_rule_is_tested_alone() {
    let folder = folder("alone");
    let one = told(&folder, &["rules", "test", "pack", "--only", "1.b.1"]);
    assert_eq!(one, "weighing: 1 passed, 0 failed\n[exit code 0]");
    // Of all packs at hand, those that have it.
    let hand = told(&folder, &["rules", "test", "--only", "2.c.1", "-q"]);
    assert!(hand.starts_with("cp-rec-2023-03: ") && !hand.contains("greco"), "{hand}");
    let none = told(&folder, &["rules", "test", "pack", "--only", "1.b.2"]);
    assert!(none.contains("no obligation `1.b.2`") && none.contains("`1.b.1`?") && none.ends_with("code 2]"), "{none}");
}

#[test]
fn an_explanation_is_a_list_or_a_table() {
    let folder = folder("explained");
    let explain = |id: &str, more: &[&str]| {
        let args = ["explain", id, "--on", "reply.md", "--rules", "pack", "--today", "2025-09-01"];
        told(&folder, &[&args[..], more].concat())
    };
    for (id, width) in [("1.a.1", "80"), ("1.a.1", "100"), ("1.b.1", "80")] {
        let wide: usize = width.parse().unwrap();
        for (form, more) in [("list", &["--width", width][..]), ("table", &["--table", "--width", width])] {
            let told = explain(id, more);
            assert!(told.lines().all(|l| l.chars().count() <= wide), "{told}");
            hold(&format!("{id}-{form}-{width}"), &told);
        }
    }
    hold("1.a.1-table-narrated", &explain("1.a.1", &["--table", "--narrated"]));
    let without = told(&folder, &["explain", "1.a.1", "--table"]);
    assert!(without.contains("--on <REPLY>") && without.ends_with("[exit code 2]"), "{without}");
}

/// A run that ends with its test, however that ends.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn begin(folder: &Path, args: &[&str]) -> Watching {
        let mut child = command(folder).args(args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Watching { child, lines }
    }

    /// Waits for a round in which it says all of these. Systems differ in how often they tell of one change.
    fn says(&self, wanted: &[&str]) {
        let mut round = String::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_mins(1)).unwrap_or_else(|e| panic!("{e}: {round}"));
            if !line.starts_with("waiting for a change") {
                round.push_str(&line);
                round.push('\n');
            } else if wanted.iter().all(|w| round.contains(w)) {
                return;
            } else {
                round.clear();
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn watching_tests_again_when_a_file_changes() {
    let folder = folder("watched");
    let file = folder.join("pack/pack.toml");
    let rules = fs::read_to_string(&file).unwrap();
    // Written as editors do: whole, then put in its place.
    let save = |text: &str| {
        fs::write(folder.join("pack/draft"), text).unwrap();
        fs::rename(folder.join("pack/draft"), &file).unwrap();
    };
    let watching = Watching::begin(&folder, &["rules", "test", "pack", "-q", "--watch"]);
    watching.says(&["weighing: 2 passed, 5 failed"]);
    // A change that mends one example.
    save(&rules.replace("New lamps were hung", "Harbour masters were named in all ports"));
    watching.says(&["pack.toml has changed", "weighing: 3 passed, 4 failed"]);
    // One that breaks the file is told, and the watch goes on.
    save(&rules.replace("[[item]]", "[[item"));
    watching.says(&["pack.toml has changed", "rule/syntax"]);
    save(&rules);
    watching.says(&["pack.toml has changed", "weighing: 2 passed, 5 failed"]);
    // A file in a folder that is new.
    fs::create_dir(folder.join("pack/lexicon")).unwrap();
    fs::write(folder.join("pack/lexicon/words.toml"), "[[concept]]\nid = \"lamp\"\nen = [\"lamps\"]\n").unwrap();
    watching.says(&["has changed", "weighing: 2 passed, 5 failed"]);
}

#[test]
fn what_is_built_in_cannot_be_watched() {
    let out = told(&home(), &["rules", "test", "greco-ec5-fictia", "--watch"]);
    assert!(out.contains("built into the program") && out.contains("help") && out.ends_with("[exit code 2]"), "{out}");
}
