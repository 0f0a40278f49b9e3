//! `lacuna check --snapshot`: what is said of the replies in `reports/` is what was said when it was last looked at.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};

use program::{lacuna, text};

#[test]
fn the_replies_in_reports_are_as_their_snapshots() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let files = std::fs::read_dir(reports).unwrap().map(|e| e.unwrap().path());
    let kept = files.filter(|p| p.to_string_lossy().ends_with(".lacuna.txt"));
    let replies: Vec<String> =
        kept.map(|p| p.to_str().unwrap().strip_suffix(".lacuna.txt").unwrap().to_owned()).collect();
    assert!(!replies.is_empty(), "a reply without a snapshot is held against nothing");
    for reply in replies {
        let out = lacuna(&["check", &reply, "--snapshot"]);
        let told = format!("{}{}", text(&out.stdout), text(&out.stderr));
        assert_eq!(out.status.code(), Some(0), "read what has moved, then write it with --snapshot=update\n{told}");
    }
}

#[test]
fn a_snapshot_fails_when_it_moves_and_says_how() {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snapshot");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("reply.md");
    let reply = "CP(2025)90\n\nRecommendation CP/Rec(2023)03\n\nRecommendation - amending Article 9 of the Law on State Duty to \
                 exempt victims from state fees;\n\nResponse – Victims of trafficking are not exempt from the state fee, and no \
                 change is envisaged.\n";
    std::fs::write(&path, reply).unwrap();
    let name = path.to_str().unwrap();
    let out = lacuna(&["check", name, "--snapshot"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("--snapshot=update"), "{}", text(&out.stderr));
    assert_eq!(lacuna(&["check", name, "--snapshot=update"]).status.code(), Some(0));
    assert!(folder.join("reply.md.lacuna.txt").is_file());
    // Neither the day nor another place of the file moves it, nor do gaps make it fail.
    let out = lacuna(&["check", name, "--snapshot", "--today", "2031-01-01"]);
    assert_eq!((out.status.code(), text(&out.stdout).contains("as it was")), (Some(0), true), "{}", text(&out.stdout));
    std::fs::write(&path, reply.replace("are not exempt", "have been exempt since 3 May 2024 by Law No. 12")).unwrap();
    let out = lacuna(&["check", name, "--snapshot"]);
    let told = text(&out.stdout);
    assert_eq!(out.status.code(), Some(1));
    assert!(told.contains("- 2.c.1 v1 declined") && told.contains("+ 2.c.1 v1 "), "{told}");
    assert_eq!(lacuna(&["check", name, "--snapshot", "--format", "json"]).status.code(), Some(2));
}
