//! The pages in HTML, held against their reader: Chromium with axe-core, at WCAG 2.2 AA.
//!
//! Passed over with a word where there is no Chromium, no Node or no package; see `tools`.

#![allow(clippy::unwrap_used)]

mod tools;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const REPLY: &str = "reports/cp-2025-01-azerbaijan-restated.md";
const ROUNDS: [&str; 2] = ["reports/greco-fictia-situation-report.md", "reports/greco-fictia-second-report.md"];

/// A reply whose every word tries to act.
const HOSTILE: &str = "CP(2025)92\n\nReport submitted by the authorities of <b onclick=alert(1)>Marovia</b> on measures taken to comply \
    with Recommendation CP/Rec(2023)92\n\n1. Guarantee <script>alert(1)</script> access to justice, in particular by\n\n\
    - **Recommendation - training judges and prosecutors <img src=x onerror=alert(2)> (paragraph 46)**\n\n\
    Response – In 2024 \"judges\" were trained </blockquote></article><script>alert(3)</script> under the Law on <svg onload=alert(4)> \
    Courts of 4 March 2024; \u{202e}12 of them\u{202c} <a href=\"javascript:alert(5)\">here</a> <style>*{display:none}</style>.\n\n\
    - **Recommendation - keeping figures on labour exploitation <iframe src=https://example.org></iframe> (paragraph 47)**\n\n\
    Response – 4 cases were opened in 2022 & 7 in 2024 {{ 7*7 }} {% raw %} <!-- and no more.\n";

/// A browser that runs.
fn chromium() -> Option<PathBuf> {
    let named = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH")?;
    let there = std::env::split_paths(&path).flat_map(|folder| named.map(|name| folder.join(name)));
    let found = there.into_iter().find(|p| p.is_file() && tools::runs(Command::new(p).arg("--version")));
    if found.is_none() {
        eprintln!("skipped: there is no Chromium");
    }
    found
}

/// The page that a command writes.
fn page(name: &str, command: &[&str]) -> PathBuf {
    let file = tools::folder("html-reader").join(name);
    let mut lacuna = Command::new(env!("CARGO_BIN_EXE_lacuna"));
    lacuna.current_dir(env!("CARGO_MANIFEST_DIR")).args(command).args(["--today", "2025-07-01", "--format", "html"]);
    let done = lacuna.arg("--output").arg(&file).output().unwrap();
    assert!(done.status.code().is_some_and(|c| c < 2), "{}", String::from_utf8_lossy(&done.stderr));
    file
}

#[test]
fn nobody_is_kept_from_reading_it() {
    let home = tools::folder("html-reader");
    let Some(browser) = chromium() else { return };
    if !tools::node(&home, &["axe-core", "playwright-core"]) {
        return;
    }
    let script = home.join("read.mjs");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html/read.mjs"), &script).unwrap();
    let hostile = home.join("hostile.md");
    std::fs::write(&hostile, HOSTILE).unwrap();
    let hostile = hostile.to_str().unwrap();
    let reports = [
        page("sample.html", &["check", REPLY, "--scale", "un-hrc"]),
        page("sample-fr.html", &["check", REPLY, "--lang", "fr", "--for", "drafter"]),
        page("hostile.html", &["check", hostile]),
    ];
    let others = [
        page("compared.html", &["compare", ROUNDS[0], ROUNDS[1]]),
        page("compared-fr.html", &["compare", ROUNDS[0], ROUNDS[1], "--lang", "fr"]),
        page("compared-hostile.html", &["compare", REPLY, hostile, "--rules", "none"]),
        page("overview.html", &["batch", REPLY, ROUNDS[0], ROUNDS[1]]),
        page("overview-fr.html", &["batch", REPLY, ROUNDS[0], hostile, "--lang", "fr"]),
    ];
    let files = [&reports[..], &others].concat();
    let said = tools::output(Command::new("node").arg(&script).arg(&browser).args(&files));
    let all: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(all.len(), files.len());
    for (said, file) in all.iter().zip(&files) {
        let file = file.display();
        for nothing in ["violations", "outside", "messages"] {
            assert_eq!(said[nothing], Value::Array(Vec::new()), "{file}: {nothing}");
        }
        assert_eq!(said["requests"].as_array().unwrap().len(), 1, "{file} asks for itself alone: {}", said["requests"]);
        assert_eq!(said["styled"], "flex", "{file}: the policy lets its style sheet in");
        assert_eq!(said["pdf"], "%PDF-", "{file} is printed");
    }
    for (said, file) in all.iter().zip(&reports) {
        let file = file.display();
        let number = |name: &str| said[name].as_u64().unwrap();
        assert!(number("all") > 0 && number("of_status") > 0 && number("of_item") > 0, "{file}: {said}");
        assert_eq!(number("without_status"), number("all") - number("of_status"), "{file}: the filter by status");
        assert_eq!(number("one_item"), number("of_item"), "{file}: the filter by item");
        assert_eq!(number("again"), number("all"), "{file}: all again");
    }
}
