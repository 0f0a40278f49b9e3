//! `lacuna compare`: two rounds, each a reply or an assessment in JSON.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};
use std::process::Output;

use program::text;

const ASK: &str = "CP(2025)90\n\nRecommendation CP/Rec(2023)03\n\nRecommendation - amending Article 9 of the Law on State Duty \
                   to exempt victims from state fees;\n\nResponse – ";

fn lacuna(folder: &Path, args: &[&str]) -> Output {
    program::command(folder).args(args).args(["--today", "2025-07-02"]).output().unwrap()
}

/// A folder with two rounds, as replies and as JSON.
fn rounds(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compare").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let old = format!(
        "{ASK}Under the Law on State Duty victims of trafficking are not exempt from the state fee, and no change is envisaged.\n"
    );
    let new =
        format!("{ASK}By the Law of 3 May 2024 on Court Fees, victims of trafficking are exempt from the state fee.\n");
    for (name, reply) in [("old", old), ("new", new)] {
        std::fs::write(folder.join(format!("{name}.md")), reply).unwrap();
        let out = lacuna(&folder, &["check", "--format", "json", &format!("{name}.md")]);
        std::fs::write(folder.join(format!("{name}.json")), out.stdout).unwrap();
    }
    folder
}

#[test]
fn replies_and_their_json_compare_alike() {
    let folder = rounds("alike");
    let mut all = Vec::new();
    for (old, new) in [("old.md", "new.md"), ("old.json", "new.json"), ("old.md", "new.json")] {
        let out = lacuna(&folder, &["compare", "--format", "json", old, new]);
        assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
        all.push(text(&out.stdout));
    }
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
    let told: serde_json::Value = serde_json::from_str(&all[0]).unwrap();
    assert_eq!(told["format"], "lacuna.comparison/1");
    let changes = told["obligations"].as_array().unwrap();
    assert_eq!(changes.len(), 51);
    let fee = changes.iter().find(|c| c["obligation"] == "2.c.1").unwrap();
    assert_eq!((fee["old"]["status"].as_str(), fee["new"]["status"].as_str()), (Some("declined"), Some("addressed")));
    assert_eq!(fee["causes"], serde_json::json!(["words"]));
    assert_eq!(fee["why"], "The reply's words have changed.");
}

#[test]
fn what_is_worse_makes_the_exit_code_one() {
    let folder = rounds("worse");
    let out = lacuna(&folder, &["compare", "new.md", "old.md"]);
    let shown = text(&out.stdout);
    assert_eq!(out.status.code(), Some(1), "{}", text(&out.stderr));
    assert!(shown.contains("Further from being addressed (1)") && shown.contains("50 as before"), "{shown}");
    let markdown = text(&lacuna(&folder, &["compare", "--format", "markdown", "new.md", "old.md"]).stdout);
    assert!(markdown.contains("**declined**, before: addressed."), "{markdown}");
}

#[test]
fn a_page_and_a_word_document_say_the_same_in_french_too() {
    let folder = rounds("documents");
    let shown = |more: &[&str]| {
        let out = lacuna(&folder, &[&["compare", "old.json", "new.md"], more].concat());
        assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
        out.stdout
    };
    let page = text(&shown(&["--format", "html", "--lang", "fr"]));
    for words in ["En progrès", "Les mots de la réponse ont changé.", "La réponse re", "2.c.1", "lang=\"fr\""] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("The reply admits") && !page.contains("<script"), "{page}");
    let terminal = text(&shown(&["--lang", "fr"]));
    assert!(terminal.contains("1 en progrès, 50 comme avant"), "{terminal}");
    assert!(shown(&["--format", "docx"]).starts_with(b"PK"));
}

#[test]
fn what_is_no_assessment_is_refused_with_its_place() {
    let folder = rounds("refused");
    std::fs::write(folder.join("broken.json"), "{\n  \"format\": \"lacuna.assessment/1\",\n").unwrap();
    let whole = std::fs::read_to_string(folder.join("old.json")).unwrap();
    std::fs::write(folder.join("later.json"), whole.replace("lacuna.assessment/1", "lacuna.assessment/2")).unwrap();
    std::fs::write(folder.join("several.json"), format!("[{whole}, {whole}]")).unwrap();
    // A field that a later version adds is passed over.
    std::fs::write(folder.join("more.json"), whole.replacen('{', "{\n  \"more\": 1,", 1)).unwrap();
    assert_eq!(lacuna(&folder, &["compare", "more.json", "old.json"]).status.code(), Some(0));
    for (name, says) in [
        ("broken.json", "line 3"),
        ("later.json", "lacuna.assessment/2"),
        ("several.json", "one reply per file"),
        ("none.json", "cannot read"),
    ] {
        let out = lacuna(&folder, &["compare", name, "old.json"]);
        let told = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{told}");
        assert!(told.contains(says) && told.contains("help"), "{name}: {told}");
        assert!(name == "none.json" || told.contains("input/not-assessment"), "{told}");
    }
}
