//! `lacuna batch`: many replies at a glance, the same on any number of threads, and whole though some replies fail.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};
use std::process::Output;

use program::text;

fn lacuna(folder: &Path, args: &[&str]) -> Output {
    program::command(folder).args(args).args(["--today", "2025-07-02"]).output().unwrap()
}

/// A folder with seven replies, a text that is none, and what Lacuna itself writes.
fn replies(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("in")).unwrap();
    for n in 1..=7 {
        let answer = if n % 2 == 0 {
            "By the Law of 3 May 2024 on Court Fees, victims of trafficking are exempt from the state fee."
        } else {
            "Victims of trafficking are not exempt from the state fee, and no change is envisaged."
        };
        let reply = format!(
            "CP(2025)0{n}\n\nRecommendation CP/Rec(2023)03\n\nRecommendation - amending Article 9 of the Law on State Duty to \
             exempt victims from state fees;\n\nResponse – {answer}\n"
        );
        std::fs::write(folder.join(format!("in/{n}.md")), reply).unwrap();
    }
    std::fs::write(folder.join("in/README.md"), "A walk in the hills is good for the health.\n").unwrap();
    std::fs::write(folder.join("in/1.md.lacuna.txt"), "2.c.1 v1 declined\n").unwrap();
    folder
}

#[test]
fn the_overview_does_not_depend_on_the_number_of_threads() {
    let folder = replies("threads");
    for format in ["terminal", "html", "markdown", "csv", "json"] {
        let run = |jobs: &str| lacuna(&folder, &["batch", "in", "--jobs", jobs, "--format", format]);
        let (one, four) = (run("1"), run("4"));
        assert_eq!(one.status.code(), Some(1), "{}", text(&one.stderr));
        assert_eq!((one.stdout, one.stderr), (four.stdout, four.stderr), "{format}");
    }
    let out = lacuna(&folder, &["batch", "in", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(all["format"], "lacuna.overview/1");
    let rows = all["tables"][0]["replies"].as_array().unwrap();
    let worst: Vec<&str> = rows.iter().map(|r| r["items"]["2.c"]["worst"].as_str().unwrap()).collect();
    assert_eq!(worst, ["declined", "addressed", "declined", "addressed", "declined", "addressed", "declined"]);
    assert!(
        text(&out.stderr).contains("README.md holds nothing to judge") && !text(&out.stderr).contains("lacuna.txt")
    );
}

#[test]
fn a_reply_that_fails_stops_no_other() {
    let folder = replies("fails");
    std::fs::write(folder.join("in/3.md"), "").unwrap();
    let out = lacuna(&folder, &["batch", "in", "nowhere.md", "in/README.md", "--format", "json"]);
    let told = text(&out.stderr);
    assert_eq!(out.status.code(), Some(2), "{told}");
    assert!(told.contains("input/empty") && told.contains("input/unreadable"), "{told}");
    let all: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(all["tables"][0]["replies"].as_array().unwrap().len(), 6);
    let failed: Vec<&str> = all["failed"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap()).collect();
    assert_eq!(failed, [Path::new("in").join("3.md").to_str().unwrap(), "nowhere.md"]);
    let why = all["failed"][0]["message"].as_str().unwrap();
    assert!(why.starts_with("input/empty: in") && why.ends_with("3.md is empty"), "{why}");
}

#[test]
fn all_forms_go_into_a_folder() {
    let folder = replies("out");
    let out = lacuna(&folder, &["batch", "in", "--out", "seen"]);
    assert_eq!(out.status.code(), Some(1), "{}", text(&out.stderr));
    for end in ["html", "md", "csv", "json"] {
        assert!(folder.join("seen").join(format!("overview.{end}")).is_file(), "{end}");
    }
    assert_eq!(std::fs::read_dir(folder.join("seen")).unwrap().count(), 4);
    std::fs::create_dir_all(folder.join("empty")).unwrap();
    assert_eq!(lacuna(&folder, &["batch", "empty"]).status.code(), Some(4));
}

#[test]
fn the_overview_leads_to_the_report_on_each_reply() {
    let folder = replies("reports");
    // Two replies of one name have files of their own.
    std::fs::create_dir_all(folder.join("more")).unwrap();
    std::fs::copy(folder.join("in/2.md"), folder.join("more/1.md")).unwrap();
    assert_eq!(lacuna(&folder, &["batch", "in", "--reports"]).status.code(), Some(2), "only with a folder to go to");
    let out = lacuna(&folder, &["batch", "in", "more", "--reports", "--lang", "fr", "--out", "seen"]);
    assert_eq!(out.status.code(), Some(1), "{}", text(&out.stderr));
    let read = |name: &str| std::fs::read_to_string(folder.join("seen").join(name)).unwrap();
    let (overview, json) = (read("overview.html"), read("overview.json"));
    let all: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rows = all["tables"][0]["replies"].as_array().unwrap();
    assert_eq!(rows.len(), 8);
    for row in rows {
        let name = row["report"].as_str().unwrap();
        assert!(overview.contains(&format!("href=\"{name}\"")), "{name}");
        let (report, path) = (read(name), row["path"].as_str().unwrap().replace('/', "&#x2f;"));
        assert!(report.contains(&path) && report.contains("<html lang=\"fr\">"), "{name}");
    }
    assert!(overview.contains("Vue d’ensemble des réponses") && read("overview.md").contains("| Réponse | Lacunes |"));
    assert!(read("overview.csv").contains("Fichier,État,Réponse"), "{}", read("overview.csv"));
}
