//! The samples in `docs/samples`: made by the commands that their README names, and as the program makes them now.
//!
//! They show how results look, not what the verdicts are: where rules or judging have changed since, so that something else is
//! said of the replies, the samples are passed over with a word. Where the same is said and a file differs, it is out of date.
//! `LACUNA_SAMPLES=write cargo test --test samples` makes them anew.

#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};

use lacuna::text::fingerprint;
use program::text;

const SAMPLE: &str = "reports/cp-2025-01-azerbaijan-restated.md";
const ROUNDS: [&str; 2] = ["reports/greco-fictia-situation-report.md", "reports/greco-fictia-second-report.md"];
/// What was said of the replies when the samples were made.
const MADE_FROM: &str = "made-from.txt";

/// Runs a command at the project's root, on the day of the samples.
fn lacuna(args: &[&str]) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = program::command(root).args(args).args(["--today", "2026-04-15"]).output().unwrap();
    assert!(out.status.code().is_some_and(|c| c < 2), "{args:?}: {}", text(&out.stderr));
    out.stdout
}

/// Makes all samples in a folder.
fn make(folder: &Path) {
    let out = folder.to_str().unwrap();
    lacuna(&["batch", "reports", "--reports", "--out", out]);
    lacuna(&["check", SAMPLE, "--out", out, "--format", "terminal,markdown,docx,csv,xlsx,sarif,junit,github"]);
    lacuna(&["check", ROUNDS[1], "--out", out, "--format", "json"]);
    lacuna(&["check", ROUNDS[1], "--lang", "fr", "--out", out, "--format", "markdown,docx"]);
    for (form, end) in [("html", "html"), ("markdown", "md"), ("docx", "docx"), ("json", "json")] {
        let file = folder.join(format!("greco-fictia-rounds.{end}"));
        lacuna(&["compare", ROUNDS[0], ROUNDS[1], "--format", form, "--output", file.to_str().unwrap()]);
    }
    let french = folder.join("greco-fictia-rounds.fr.html");
    let file = french.to_str().unwrap();
    lacuna(&["compare", ROUNDS[0], ROUNDS[1], "--lang", "fr", "--format", "html", "--output", file]);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    all.retain(|p| p.file_name().is_some_and(|n| n != "README.md" && n != MADE_FROM));
    all.sort();
    all
}

#[test]
fn the_samples_are_as_the_program_makes_them() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/samples");
    let said = lacuna(&["check", "--format", "json", SAMPLE, ROUNDS[0], ROUNDS[1]]);
    let said = format!("{}\n", fingerprint([text(&said).as_str()]));
    let write = std::env::var_os("LACUNA_SAMPLES").is_some_and(|v| v == "write");
    if write {
        for file in files(&samples) {
            std::fs::remove_file(file).unwrap();
        }
        make(&samples);
        std::fs::write(samples.join(MADE_FROM), &said).unwrap();
        return;
    }
    if std::fs::read_to_string(samples.join(MADE_FROM)).unwrap() != said {
        eprintln!("skipped: what is said of the replies has moved since; LACUNA_SAMPLES=write makes the samples anew");
        return;
    }
    let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples");
    let _ = std::fs::remove_dir_all(&now);
    std::fs::create_dir_all(&now).unwrap();
    make(&now);
    let names = |folder: &Path| -> Vec<_> { files(folder).iter().map(|p| p.file_name().unwrap().to_owned()).collect() };
    let help = "make the samples anew with LACUNA_SAMPLES=write cargo test --test samples, and look at them";
    assert_eq!(names(&samples), names(&now), "{help}");
    for name in names(&now) {
        let same = std::fs::read(samples.join(&name)).unwrap() == std::fs::read(now.join(&name)).unwrap();
        assert!(same, "{} is out of date: {help}", name.display());
    }
}
