//! What an author sees of each fault that a rule file can have: one file or folder in `tests/faults` per fault.
//!
//! `NAME.toml` stands in the place of the base pack's rules, `NAME.pack.toml` in that of its manifest, `NAME.lexicon.toml` is
//! its own lexicon; a folder is a pack by itself. The name begins with that of the code which it shows.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

/// The faulty packs: name, and the code that the name begins with.
fn faulty() -> Vec<(String, &'static str)> {
    let mut names: Vec<String> = fs::read_dir(home())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n != "base" && n != "snapshots")
        .collect();
    names.sort();
    let code = |name: &str| {
        let of = |c: &&&str| c.strip_prefix("rule/").is_some_and(|c| name.starts_with(c));
        *lacuna::code::ALL.iter().filter(of).max_by_key(|c| c.len()).unwrap_or_else(|| panic!("{name} names no code"))
    };
    names.into_iter().map(|n| (n.clone(), code(&n))).collect()
}

/// Lays a faulty pack out as a folder, and gives the folder's name.
fn lay_out(name: &str, root: &Path) -> String {
    let (from, folder) = (home().join(name), name.split('.').next().unwrap().to_owned());
    let to = root.join(&folder);
    if to.exists() {
        fs::remove_dir_all(&to).unwrap();
    }
    fs::create_dir_all(to.join("lexicon")).unwrap();
    let copy_all = |from: &Path| {
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    };
    if from.is_dir() {
        copy_all(&from);
        return folder;
    }
    copy_all(&home().join("base"));
    let place = match name.rsplit('.').nth(1) {
        Some("pack") => "pack.toml",
        Some("lexicon") => "lexicon/words.toml",
        _ => "1.toml",
    };
    fs::copy(from, to.join(place)).unwrap();
    folder
}

#[test]
fn each_fault_is_shown_with_its_place_and_a_cure() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(home().join("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, code) in faulty() {
        let folder = lay_out(&name, &root);
        let out = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .args(["rules", "check", &folder, "--width", "100", "--color", "never"])
            .current_dir(&root)
            .output()
            .unwrap();
        let told = String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap();
        assert!(told.lines().any(|l| l == code), "{name} shows {code}: {told}");
        assert!(told.contains("help:"), "{name}: {told}");
        assert!(told.lines().all(|l| l.chars().count() <= 100), "{name}: {told}");
        let advice = code == lacuna::code::RULE_CONCEPT_NEVER_MET;
        assert_eq!(out.status.code(), Some(if advice { 0 } else { 3 }), "{name}: {told}");
        // How many concepts the built-in lexicons hold is not the matter here.
        let counted = |l: &str| {
            l.rsplit_once(", ").filter(|(_, end)| end.ends_with(" concepts")).map(|(head, _)| head.to_owned())
        };
        let told: Vec<String> = told.lines().map(|l| counted(l).unwrap_or_else(|| l.to_owned())).collect();
        settings.bind(|| insta::assert_snapshot!(folder, told.join("\n")));
    }
}

#[test]
fn every_code_of_a_rule_has_its_fault() {
    let shown: BTreeSet<&str> = faulty().into_iter().map(|(_, code)| code).collect();
    // A choice between packs that have no fault is no fault of a file; tests/packs.rs shows it.
    let elsewhere = [lacuna::code::RULE_SEVERAL_PACKS];
    let missing: Vec<&&str> = lacuna::code::ALL
        .iter()
        .filter(|c| c.starts_with("rule/") && !shown.contains(**c) && !elsewhere.contains(c))
        .collect();
    assert!(missing.is_empty(), "put a file into tests/faults for each of {missing:?}");
}
