//! The schemas of the rule files, held against files: what the program reads they accept, what breaks the form they reject.
//!
//! Read with the `jsonschema` of Python (3.11 or later, for its TOML); without it, passed over with a word.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

mod tools;

/// Tells for each file, named after its schema, whether the schema accepts it; a file that is no TOML is none of its matter.
const JUDGE: &str = r#"
import datetime, json, sys, tomllib
import jsonschema

def plain(value):
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else value

for sort, path in zip(sys.argv[1::2], sys.argv[2::2]):
    with open(f"docs/schemas/{sort}.schema.json", encoding="utf-8") as schema:
        schema = json.load(schema)
    jsonschema.Draft7Validator.check_schema(schema)
    with open(path, "rb") as file:
        found = list(jsonschema.Draft7Validator(schema).iter_errors(plain(tomllib.load(file))))
    print("accepted" if not found else "rejected: " + found[0].message.replace("\n", " ")[:200])
"#;

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the schemas say of files, each with the name of its schema; nothing where the tool is not there.
fn judged(files: &[(&str, PathBuf)]) -> Option<Vec<String>> {
    let python = tools::python("jsonschema", &["jsonschema", "tomllib"], &["jsonschema"])?;
    let mut command = Command::new(python);
    command.args(["-W", "ignore", "-c", JUDGE]).current_dir(home());
    files.iter().for_each(|(sort, path)| {
        command.arg(sort).arg(path);
    });
    let told: Vec<String> = tools::output(&mut command).lines().map(str::to_owned).collect();
    assert_eq!(told.len(), files.len());
    Some(told)
}

/// The TOML files of a folder and the folders in it, each with its schema.
fn files(folder: &Path, out: &mut Vec<(&'static str, PathBuf)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "toml") {
            let sort = match path.file_name().unwrap().to_str().unwrap() {
                "pack.toml" => "pack",
                _ if path.parent().unwrap().ends_with("lexicon") => "lexicon",
                _ => "obligation",
            };
            out.push((sort, path));
        }
    }
}

#[test]
fn what_is_shipped_is_accepted() {
    let mut all = Vec::new();
    for entry in fs::read_dir(home().join("rules")).unwrap() {
        let path = entry.unwrap().path();
        // Folders with packs, and the lexicons; the rest of `rules` are lists of other forms.
        if path.join("pack.toml").exists() || path.ends_with("lexicon") {
            files(&path, &mut all);
        }
    }
    all.retain(|(_, path)| !lacuna::rule::is_word_list(path.to_str().unwrap()));
    files(&home().join("templates/pack"), &mut all);
    files(&home().join("tests/faults/base"), &mut all);
    assert!(all.len() > 20, "{all:?}");
    let Some(told) = judged(&all) else { return };
    for ((_, path), told) in all.iter().zip(told) {
        assert_eq!(told, "accepted", "{}", path.display());
    }
}

#[test]
fn what_breaks_the_form_is_rejected() {
    // Faults of meaning, which no schema can see, are not among them.
    let broken = [
        ("obligation", "missing-key.toml", "'why' is a required property"),
        ("obligation", "probe-empty.toml", "[]"),
        ("obligation", "probe-keys.toml", "valid under each of"),
        ("obligation", "unknown-key.toml", "'severty'"),
        ("obligation", "unknown-key-in-a-probe.toml", "'phrases'"),
        ("obligation", "unknown-value.toml", "'trainings'"),
        ("obligation", "wrong-type.toml", "'31'"),
        ("pack", "unknown-key-in-the-manifest.pack.toml", "'adressee'"),
        ("pack", "wrong-type-of-a-date.pack.toml", "'15 February 2024'"),
        ("lexicon", "unknown-key-in-a-concept.lexicon.toml", "'frr'"),
    ];
    let files = broken.map(|(sort, name, _)| (sort, home().join("tests/faults").join(name)));
    let Some(told) = judged(&files) else { return };
    for ((_, name, says), told) in broken.iter().zip(told) {
        assert!(told.starts_with("rejected") && told.contains(says), "{name}: {told}");
    }
}

#[test]
fn the_command_prints_them() {
    for (args, name) in [(&["rules", "schema"][..], "pack"), (&["rules", "schema", "lexicon"], "lexicon")] {
        let printed = tools::output(Command::new(env!("CARGO_BIN_EXE_lacuna")).args(args));
        let kept = fs::read_to_string(home().join(format!("docs/schemas/{name}.schema.json"))).unwrap();
        assert_eq!(printed, kept.replace("\r\n", "\n"));
    }
}
