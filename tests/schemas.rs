//! The schemas of the rule files, held against files: what the program reads they accept, what breaks the form they reject.
//!
//! Read with the `jsonschema` of Python (3.11 or later, for its TOML), and as editors read them, with Taplo; what of these is not
//! there is passed over with a word.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use lacuna::code;
use lacuna::library::Library;
use lacuna::rule::{PackTexts, RuleFile, compile};
use toml::{Table, Value};

mod tools;

/// Tells for each line, a schema's name and a file, whether the schema accepts the file.
const JUDGE: &str = r#"
import datetime, json, sys, tomllib
import jsonschema

def plain(value):
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else value

schemas = {}
for line in sys.stdin.read().splitlines():
    sort, path = line.split(" ", 1)
    if sort not in schemas:
        with open(f"docs/schemas/{sort}.schema.json", encoding="utf-8") as schema:
            schema = json.load(schema)
        jsonschema.Draft7Validator.check_schema(schema)
        schemas[sort] = jsonschema.Draft7Validator(schema)
    with open(path, "rb") as file:
        try:
            found = list(schemas[sort].iter_errors(plain(tomllib.load(file))))
        except tomllib.TOMLDecodeError as e:
            print("rejected: no TOML: " + str(e))
            continue
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
    let lines: String = files.iter().map(|(sort, path)| format!("{sort} {}\n", path.display())).collect();
    let told: Vec<String> = tools::output_of(&mut command, &lines).lines().map(str::to_owned).collect();
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

/// The rule files that come with the program, each with its schema.
fn shipped() -> Vec<(&'static str, PathBuf)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(home().join("rules")).unwrap() {
        let path = entry.unwrap().path();
        // Folders with packs, and the lexicons; the rest of `rules` are lists of other forms.
        if path.join("pack.toml").exists() || path.ends_with("lexicon") {
            files(&path, &mut all);
        }
    }
    all.retain(|(_, path)| !lacuna::rule::is_word_list(path.to_str().unwrap()));
    for folder in ["templates/pack", "tests/faults/base", "tests/schemas"] {
        files(&home().join(folder), &mut all);
    }
    // The sample of each sort is named after it.
    for (sort, path) in &mut all {
        if path.ends_with("tests/schemas/lexicon.toml") {
            *sort = "lexicon";
        }
    }
    assert!(all.len() > 20, "{all:?}");
    all
}

#[test]
fn what_is_shipped_is_accepted() {
    let all = shipped();
    let Some(told) = judged(&all) else { return };
    for ((_, path), told) in all.iter().zip(told) {
        assert_eq!(told, "accepted", "{}", path.display());
    }
}

/// What a fault in a file is, as the program tells it: of its form, which a schema sees, or of its meaning, which it cannot.
fn of_form(code: &str) -> bool {
    [
        code::RULE_SYNTAX,
        code::RULE_DUPLICATE_KEY,
        code::RULE_UNKNOWN_KEY,
        code::RULE_UNKNOWN_VALUE,
        code::RULE_MISSING_KEY,
        code::RULE_WRONG_TYPE,
        code::RULE_PROBE_KEYS,
        code::RULE_PROBE_EMPTY,
    ]
    .contains(&code)
}

/// The faulty files of `tests/faults` with the schema of each, and whether what is wrong with it is its form.
fn faulty() -> Vec<(&'static str, PathBuf, bool)> {
    let mut all: Vec<PathBuf> = fs::read_dir(home().join("tests/faults")).unwrap().map(|e| e.unwrap().path()).collect();
    all.retain(|path| path.is_file());
    all.sort();
    all.into_iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let sort = match name.rsplit('.').nth(1) {
                Some("pack") => "pack",
                Some("lexicon") => "lexicon",
                _ => "obligation",
            };
            let codes = code::ALL.iter().filter(|c| c.strip_prefix("rule/").is_some_and(|c| name.starts_with(c)));
            let form = of_form(codes.max_by_key(|c| c.len()).unwrap());
            (sort, path, form)
        })
        .collect()
}

#[test]
fn what_breaks_the_form_is_rejected_and_nothing_else() {
    let faulty = faulty();
    assert!(faulty.iter().filter(|(.., form)| *form).count() > 10);
    let files: Vec<(&str, PathBuf)> = faulty.iter().map(|(sort, path, _)| (*sort, path.clone())).collect();
    let Some(told) = judged(&files) else { return };
    for ((_, path, form), told) in faulty.iter().zip(told) {
        assert_eq!(told.starts_with("rejected"), *form, "{}: {told}", path.display());
    }
}

/// A value as it stands behind a key.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => serde_json::to_string(text).unwrap(),
        Value::Array(list) => format!("[{}]", list.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => {
            let keys: Vec<String> = table.iter().map(|(key, value)| format!("{key} = {}", written(value))).collect();
            format!("{{{}}}", keys.join(", "))
        }
        Value::Float(number) => format!("{number:?}"),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Datetime(time) => time.to_string(),
    }
}

/// Tells of each value that may stand in the place of this one, somewhere within it.
fn changed(value: &Value, told: &mut dyn FnMut(Value)) {
    let others = [
        "7",
        "-3",
        "99999999999",
        "1.5",
        "true",
        "\"words\"",
        "\" \"",
        "[]",
        "[7]",
        "[\"words\"]",
        "[{}]",
        "{}",
        "1979-05-27",
        "1979-05-27T07:32:00Z",
        "07:32:00",
    ];
    for other in others {
        let other: Table = toml::from_str(&format!("value = {other}")).unwrap();
        // A schema knows days as texts: it cannot tell one where a text is wanted.
        if !(value.is_str() && other["value"].is_datetime()) {
            told(other["value"].clone());
        }
    }
    match value {
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                changed(inner, &mut |inner| {
                    let mut list = list.clone();
                    list[at] = inner;
                    told(Value::Array(list));
                });
            }
        }
        Value::Table(table) => {
            for (key, inner) in table {
                let mut less = table.clone();
                less.remove(key);
                told(Value::Table(less));
                changed(inner, &mut |inner| {
                    let mut table = table.clone();
                    table.insert(key.clone(), inner);
                    told(Value::Table(table));
                });
            }
            let mut more = table.clone();
            more.insert("unheard-of".to_owned(), Value::Integer(1));
            told(Value::Table(more));
        }
        _ => {}
    }
}

/// The faults of form that the program finds in a pack of these files.
fn found(files: [(&str, &str); 3], languages: &lacuna::lexicon::Languages) -> Vec<String> {
    let file = |(name, text): (&str, &str)| RuleFile { name: name.to_owned(), text: text.to_owned() };
    let [pack, rules, words] = files.map(file);
    let lexicons = vec![words];
    let texts = PackTexts { place: "here".to_owned(), files: vec![pack, rules], lexicons: lexicons.clone() };
    match compile(&[texts], &lexicons, languages) {
        Ok(_) => Vec::new(),
        Err(all) => all.iter().filter(|f| of_form(f.code)).map(|f| format!("{}: {}", f.code, f.message)).collect(),
    }
}

#[test]
fn the_program_and_the_schemas_agree_on_every_change_of_form() {
    let library = Library::builtin().unwrap();
    let names = ["pack.toml", "1.toml", "lexicon/words.toml"];
    let sorts = ["pack", "obligation", "lexicon"];
    let whole = sorts.map(|sort| fs::read_to_string(home().join(format!("tests/schemas/{sort}.toml"))).unwrap());
    // The manifest holds an obligation of its own; its id is taken in the file beside it.
    let beside = [&whole[0], "", &whole[2]];
    let files = |nth: usize, text: &str| -> Vec<String> {
        let other = |n: usize| if nth == 0 { beside[n] } else { &whole[n] };
        let text = |n: usize| if n == nth { text } else { other(n) };
        found([(names[0], text(0)), (names[1], text(1)), (names[2], text(2))], library.languages())
    };
    let folder = tools::folder("schemas");
    let mut mutants: Vec<(&str, PathBuf)> = Vec::new();
    let mut program: Vec<(String, Vec<String>)> = Vec::new();
    for (nth, sort) in sorts.iter().enumerate() {
        assert_eq!(files(nth, &whole[nth]), Vec::<String>::new());
        let table: Table = toml::from_str(&whole[nth]).unwrap();
        changed(&Value::Table(table), &mut |mutant| {
            let Value::Table(table) = mutant else { return };
            let text: String = table.iter().map(|(key, value)| format!("{key} = {}\n", written(value))).collect();
            let path = folder.join(format!("{sort}-{}.toml", mutants.len()));
            fs::write(&path, &text).unwrap();
            program.push((text.clone(), files(nth, &text)));
            mutants.push((sort, path));
        });
    }
    assert!(mutants.len() > 1_000, "{}", mutants.len());
    let Some(told) = judged(&mutants) else { return };
    let differ: Vec<String> = program
        .iter()
        .zip(&told)
        .filter(|((_, faults), told)| faults.is_empty() != (*told == "accepted"))
        .map(|((text, faults), told)| format!("the program: {faults:?}\nthe schema: {told}\n{text}"))
        .collect();
    println!("{} changes, {} rejected", told.len(), told.iter().filter(|t| *t != "accepted").count());
    assert!(
        differ.is_empty(),
        "{} of {} differ\n{}",
        differ.len(),
        told.len(),
        differ[..differ.len().min(20)].join("\n")
    );
}

#[test]
fn the_command_prints_them() {
    for (args, name) in [(&["rules", "schema"][..], "pack"), (&["rules", "schema", "lexicon"], "lexicon")] {
        let printed = tools::output(Command::new(env!("CARGO_BIN_EXE_lacuna")).args(args));
        let kept = fs::read_to_string(home().join(format!("docs/schemas/{name}.schema.json"))).unwrap();
        assert_eq!(printed, kept.replace("\r\n", "\n"));
    }
}

#[test]
fn the_schemas_of_all_sorts_are_written_into_a_folder() {
    let folder = tools::folder("schemas").join("written");
    let told =
        tools::output(Command::new(env!("CARGO_BIN_EXE_lacuna")).args(["rules", "schema", "--out"]).arg(&folder));
    assert_eq!(told.lines().count(), 3, "{told}");
    for sort in ["pack", "obligation", "lexicon"] {
        let name = format!("{sort}.schema.json");
        let kept = fs::read_to_string(home().join("docs/schemas").join(&name)).unwrap();
        assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), kept.replace("\r\n", "\n"));
    }
}

/// What Taplo, which editors use, says of files: the paths that it finds at fault; by the schema that is named, or else by the
/// one that their first line names.
fn linted(files: &[PathBuf], schema: Option<&str>) -> Option<Vec<PathBuf>> {
    let folder = tools::folder("taplo");
    if !tools::node(&folder, &["@taplo/cli"]) {
        return None;
    }
    let mut command = Command::new("node");
    command.arg(folder.join("node_modules/@taplo/cli/dist/cli.js")).args([
        "lint",
        "--colors",
        "never",
        "--no-auto-config",
    ]);
    if let Some(sort) = schema {
        command
            .arg("--schema")
            .arg(format!("file://{}", home().join(format!("docs/schemas/{sort}.schema.json")).display()));
    }
    let out = command.args(files).current_dir(home()).output().unwrap();
    let told = String::from_utf8_lossy(&out.stderr).into_owned() + &String::from_utf8_lossy(&out.stdout);
    assert!(told.contains("collect_files"), "{told}");
    let wrong: Vec<PathBuf> =
        files.iter().filter(|f| told.contains(&format!("path=\"{}\"", f.display()))).cloned().collect();
    assert_eq!(wrong.is_empty(), out.status.success(), "{told}");
    Some(wrong)
}

#[test]
fn editors_accept_what_is_shipped_and_mark_what_breaks_the_form() {
    let shipped = shipped();
    let faulty = faulty();
    for sort in ["pack", "obligation", "lexicon"] {
        let all: Vec<PathBuf> = shipped.iter().filter(|(s, _)| *s == sort).map(|(_, path)| path.clone()).collect();
        let Some(wrong) = linted(&all, Some(sort)) else { return };
        assert_eq!(wrong, Vec::<PathBuf>::new());
        let all = || faulty.iter().filter(|(s, ..)| *s == sort);
        let wrong = linted(&all().map(|(_, path, _)| path.clone()).collect::<Vec<_>>(), Some(sort)).unwrap();
        let expected: Vec<PathBuf> = all().filter(|(.., form)| *form).map(|(_, path, _)| path.clone()).collect();
        assert_eq!(wrong, expected);
    }
}

#[test]
fn the_first_line_of_a_new_or_drafted_file_leads_an_editor_to_its_schema() {
    let root = tools::folder("schemas").join("led");
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).unwrap();
    let ask = "Recommendation MC/Rec(2024)5 to Marovia\n\nRecommendation - train lighthouse keepers in rescue;\n";
    fs::write(root.join("recommendation.md"), ask).unwrap();
    let lacuna =
        |args: &[&str]| tools::output(Command::new(env!("CARGO_BIN_EXE_lacuna")).args(args).current_dir(&root));
    lacuna(&["rules", "new", "new"]);
    lacuna(&["rules", "draft", "recommendation.md", "--out", "drafted"]);
    let mut all = Vec::new();
    files(&root, &mut all);
    assert_eq!(all.len(), 5, "{all:?}");
    for (sort, path) in &all {
        let text = fs::read_to_string(path).unwrap();
        let led = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
        let schema = fs::read_to_string(path.parent().unwrap().join(led)).unwrap();
        assert_eq!(schema, fs::read_to_string(home().join(format!("docs/schemas/{sort}.schema.json"))).unwrap());
        // A key that no schema knows, at the end: an editor that had not found the schema would not mind.
        fs::write(path, text + "\nunheard-of = 1\n").unwrap();
    }
    let paths: Vec<PathBuf> = all.into_iter().map(|(_, path)| path).collect();
    let Some(wrong) = linted(&paths, None) else { return };
    assert_eq!(wrong, paths);
}
