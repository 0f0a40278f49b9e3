//! JSON Schemas of the rule files, for editors.
//!
//! In: the types that the files are read into, with their doc comments. Out: a schema for each sort of file, held to those in
//! `docs/schemas`, which `lacuna rules schema` prints; `LACUNA_SCHEMA=write` renews them. Built for tests only, so that the
//! program does not carry the generator. A schema tells of the form; whether a concept or an item exists, `rules check` tells.

mod keys;

use std::path::Path;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::extend::Extends;
use super::manifest::{INHERITED, Item, Manifest, Recommendation};
use super::obligation::ObligationEntry;
use super::waiver::WaiverEntry;
use crate::lexicon::{ConceptEntry, Languages};

/// A day; schemas know the dates of TOML as texts.
pub(super) const DAY: &str = r"^\d{4}-\d{2}-\d{2}$";
/// A text that says something.
pub(super) const WORDS: &str = r"\S";

/// What stands above the list of keys in `docs/rules.md`.
const KEYS: &str = "<!-- drawn from the schemas -->\n";

/// Exactly one of these keys.
pub(super) fn one_of(keys: &[&str]) -> Value {
    keys.iter().map(|key| json!({ "required": [key] })).collect()
}

/// Draft 7, which is what editors of TOML read.
fn generator() -> SchemaGenerator {
    SchemaSettings::draft07().into_generator()
}

fn lexicon() -> Value {
    let mut all = generator();
    let array = tables::<ConceptEntry>(&mut all);
    let mut file = file(&mut all, "A lexicon of a pack", json!({ "concept": array }));
    // Any key beside the fixed ones is a language; only those that are known may stand there.
    let languages = Languages::parse(include_str!("../../rules/languages.toml")).unwrap();
    let concept = &mut file["definitions"]["ConceptEntry"];
    let phrases = concept["additionalProperties"].take();
    for (_, language) in languages.iter() {
        let mut phrases = phrases.clone();
        phrases["description"] = json!(format!("Phrases in {}.", language.name));
        concept["properties"][&language.id] = phrases;
    }
    concept["additionalProperties"] = json!(false);
    file
}

fn obligation() -> Value {
    let mut all = generator();
    let array = tables::<ObligationEntry>(&mut all);
    file(&mut all, "A file with the obligations of a pack", json!({ "obligation": array }))
}

fn pack() -> Value {
    let mut all = generator();
    let mut manifest = Value::from(Manifest::json_schema(&mut all));
    let mut keys = manifest["properties"].take();
    keys["extends"] = Value::from(Extends::json_schema(&mut all))["properties"]["extends"].take();
    keys["item"] = tables::<Item>(&mut all);
    keys["recommended"] = tables::<Recommendation>(&mut all);
    keys["waiver"] = tables::<WaiverEntry>(&mut all);
    keys["obligation"] = tables::<ObligationEntry>(&mut all);
    let mut file = file(&mut all, "The manifest of a pack: pack.toml", keys);
    // What a pack that extends others leaves out, they say.
    let names: Vec<&str> = manifest["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let (inherited, own): (Vec<&str>, Vec<&str>) = names.into_iter().partition(|name| INHERITED.contains(name));
    file["required"] = json!(own);
    file["if"] = json!({ "not": { "required": ["extends"] } });
    file["then"] = json!({ "required": inherited });
    file
}

/// An array of tables, described as one of them is.
fn tables<T: JsonSchema>(all: &mut SchemaGenerator) -> Value {
    json!({ "type": "array", "items": all.subschema_for::<T>() })
}

/// The schema of a file with these keys, and nothing else.
fn file(all: &mut SchemaGenerator, title: &str, keys: Value) -> Value {
    let mut definitions = Value::Object(all.take_definitions(true));
    let mut keys = keys;
    without_null(&mut keys);
    without_null(&mut definitions);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "type": "object",
        "properties": keys,
        "additionalProperties": false,
        "definitions": definitions,
    })
}

/// A key that may be left out is never null: TOML has no null. Widths of integers (`uint32`) are told by their bounds.
fn without_null(schema: &mut Value) {
    let is_null = |v: &Value| *v == json!("null") || *v == json!({ "type": "null" });
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(without_null);
            for key in ["type", "anyOf"] {
                let Some(Value::Array(several)) = object.get_mut(key) else { continue };
                several.retain(|v| !is_null(v));
                if several.len() == 1 {
                    let one = several.remove(0);
                    object.remove(key);
                    // Draft 7 heeds nothing that stands beside a reference.
                    let key = if key == "anyOf" { "allOf" } else { key };
                    object.insert(key.to_owned(), if key == "allOf" { json!([one]) } else { one });
                }
            }
            if object.get("default") == Some(&Value::Null) {
                object.remove("default");
            }
            if object.get("type") == Some(&json!("integer")) {
                let (least, most) = match object.remove("format").as_ref().and_then(Value::as_str) {
                    Some("uint32") => (0, i64::from(u32::MAX)),
                    Some("int16") => (i64::from(i16::MIN), i64::from(i16::MAX)),
                    other => panic!("an integer of another width: {other:?}"),
                };
                object.insert("minimum".to_owned(), json!(least));
                object.insert("maximum".to_owned(), json!(most));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(without_null),
        _ => {}
    }
}

/// Descriptions on one line each, as the doc comments' line breaks mean nothing.
fn on_one_line(schema: &mut Value) {
    match schema {
        Value::Object(object) => object.iter_mut().for_each(|(key, value)| match value {
            Value::String(text) if key == "description" => *text = text.replace('\n', " "),
            _ => on_one_line(value),
        }),
        Value::Array(list) => list.iter_mut().for_each(on_one_line),
        _ => {}
    }
}

/// Holds a file to what it must be, or renews it.
fn hold(path: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("LACUNA_SCHEMA").is_some_and(|v| v == "write") {
        std::fs::write(&path, expected).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == expected, "{}: the types have changed; renew it with LACUNA_SCHEMA=write", path.display());
}

#[test]
fn the_schemas_are_those_of_the_types() {
    for (name, mut schema) in [("pack", pack()), ("obligation", obligation()), ("lexicon", lexicon())] {
        on_one_line(&mut schema);
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        hold(&format!("docs/schemas/{name}.schema.json"), &text);
    }
}

#[test]
fn the_list_of_keys_is_that_of_the_types() {
    let (mut pack, mut lexicon) = (pack(), lexicon());
    on_one_line(&mut pack);
    on_one_line(&mut lexicon);
    // The list is the last part of the page.
    let page = include_str!("../../docs/rules.md").replace("\r\n", "\n");
    let (before, _) = page.split_once(KEYS).unwrap();
    hold("docs/rules.md", &format!("{before}{KEYS}{}", keys::listed(&pack, &lexicon)));
}
