//! The list of all keys, for `docs/rules.md`.
//!
//! In: the schemas of the rule files. Out: one Markdown table for each sort of table in TOML: its keys, those that must stand
//! there first, their form, and what they mean.

use std::fmt::Write as _;

use serde_json::Value;

/// The tables of a pack: what an author writes for each, and its name among the definitions; none for the file itself.
const TABLES: &[(&str, Option<&str>)] = &[
    ("`pack.toml`", None),
    ("`period`", Some("Period")),
    ("`[[recommended]]`", Some("Recommendation")),
    ("`[[item]]`", Some("Item")),
    ("`[[waiver]]`", Some("WaiverEntry")),
    ("`[[obligation]]`", Some("ObligationEntry")),
    ("`source`", Some("SourceEntry")),
    ("`[[obligation.part]]`", Some("PartEntry")),
    ("`[[obligation.example]]`", Some("Example")),
    ("probe", Some("ProbeEntry")),
];

/// The tables of all keys.
pub fn listed(pack: &Value, lexicon: &Value) -> String {
    let mut out = String::new();
    let of = |name: Option<&str>| name.map_or(pack, |n| &pack["definitions"][n]);
    TABLES.iter().for_each(|(shown, name)| table(&mut out, shown, of(*name), &pack["definitions"]));
    table(&mut out, "`[[concept]]`", &lexicon["definitions"]["ConceptEntry"], &lexicon["definitions"]);
    out
}

fn table(out: &mut String, shown: &str, schema: &Value, definitions: &Value) {
    // Where keys hang on each other, the type says how.
    let rule = schema["oneOf"].is_array().then(|| schema["description"].as_str()).flatten();
    let head = rule.map_or_else(|| format!("**{shown}**"), |rule| format!("**{shown}**: {rule}"));
    let _ = write!(out, "\n{head}\n\n| key | form | meaning |\n| --- | --- | --- |\n");
    let strings = |v: &Value| -> Vec<String> {
        v.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut needed = strings(&schema["required"]);
    // What may be left out only where an extended pack says it.
    needed.extend(strings(&schema["then"]["required"]));
    let keys = schema["properties"].as_object().unwrap();
    let others = keys.keys().filter(|k| !needed.contains(k)).cloned();
    let optional = others.map(|k| (k, false));
    for (key, must) in needed.iter().cloned().map(|k| (k, true)).chain(optional) {
        let value = &keys[&key];
        let form = form(value, definitions);
        let meaning = value["description"].as_str().map_or_else(|| about(value, definitions), str::to_owned);
        let sign = if must { "" } else { ", optional" };
        let _ = writeln!(out, "| `{key}` | {form}{sign} | {} |", meaning.replace('|', "\\|"));
    }
}

/// What a value looks like.
fn form(value: &Value, definitions: &Value) -> String {
    if let Some(name) = referred(value) {
        if let Some(several) =
            definitions[name]["oneOf"].as_array().filter(|s| s.iter().all(|v| v["const"].is_string()))
        {
            let words: Vec<String> =
                several.iter().map(|v| format!("`\"{}\"`", v["const"].as_str().unwrap())).collect();
            return words.join(", ");
        }
        let shown = TABLES.iter().find(|(_, n)| *n == Some(name)).unwrap().0;
        return if shown == "`period`" || shown == "`source`" { "table".to_owned() } else { shown.to_owned() };
    }
    match value["type"].as_str() {
        Some("array") => {
            let inner = form(&value["items"], definitions);
            if inner.starts_with("`[[") { "tables".to_owned() } else { format!("list of {inner}") }
        }
        Some("integer") => "number".to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        _ if value["pattern"] == super::DAY => "day, without quotation marks".to_owned(),
        _ => "text".to_owned(),
    }
}

/// What the tables are that a key holds.
fn about(value: &Value, definitions: &Value) -> String {
    let name = referred(value).or_else(|| referred(&value["items"])).unwrap();
    definitions[name]["description"].as_str().unwrap_or_default().to_owned()
}

/// The definition that a value refers to.
fn referred(value: &Value) -> Option<&str> {
    value["$ref"].as_str().or_else(|| value["allOf"][0]["$ref"].as_str())?.rsplit('/').next()
}
