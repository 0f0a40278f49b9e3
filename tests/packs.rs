//! Packs beside those of the project: waivers, packs that extend others, folders of packs, `lacuna.toml`.
//!
//! Each scenario writes its files into a folder of its own, runs the program there and looks at what a user sees.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};
use std::process::Output;

use program::text;

/// A pack of three obligations for an invented recommendation to an invented state.
const PACK: &str = r#"
id             = "marovia"
title          = "CP/Rec(2023)91 to Marovia"
version        = 1
recommendation = "CP/Rec(2023)91"
body           = "Committee"
addressee      = "Marovia"
adopted        = 2023-06-06

[[item]]
id  = "1.a"
letter = "a"
ask = "providing a lawyer to victims free of charge"

[[item]]
id  = "1.b"
letter = "b"
ask = "training judges and prosecutors on non-punishment"

[[item]]
id  = "1.c"
letter = "c"
ask = "publishing figures on compensation each year"
"#;

const OBLIGATIONS: &str = r#"
[[obligation]]
id       = "1.a.1"
source   = { item = "1.a" }
asks     = "Give victims a lawyer free of charge"
kind     = "practice"
topic    = { concept = "lawyer" }
why      = "Rights that nobody explains are not claimed."
question = "How many victims had a lawyer?"

[[obligation]]
id       = "1.b.1"
source   = { item = "1.b" }
asks     = "Train judges and prosecutors"
kind     = "training"
topic    = { phrase = ["training|trained|seminar .. judges|prosecutors", "judges|prosecutors .. trained"] }
why      = "Victims are still convicted."
question = "Which judges were trained?"

[[obligation]]
id       = "1.c.1"
source   = { item = "1.c" }
asks     = "Publish figures on compensation"
kind     = "data"
topic    = { phrase = ["figures .. compensation", "published|publish"] }
why      = "What is not counted is not seen."
question = "Where are the figures?"
"#;

const REPLY: &str = "CP(2025)91

Report submitted by the authorities of Marovia on measures taken to comply with Recommendation CP/Rec(2023)91

Received on 3 March 2025

1. Guarantee access to justice, in particular by

- **Recommendation - providing a lawyer to victims free of charge (paragraph 46)**

Response - Since 1 February 2024 a lawyer has been on call at both shelters, and 31 victims were advised by her in 2024.

- **Recommendation - training judges and prosecutors on non-punishment (paragraph 50)**

Response - No training of judges or prosecutors has been held, and none is envisaged.

- **Recommendation - publishing figures on compensation each year (paragraph 51)**

Response - The authorities attach great importance to compensation.
";

/// A folder of its own for a scenario, empty at its start.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("packs").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// Runs the program in a folder, with a user's data folder that is in it too.
fn lacuna(folder: &Path, args: &[&str]) -> Output {
    program::command(folder).args(args).env("XDG_DATA_HOME", folder.join("data")).output().unwrap()
}

/// The assessment, and what was said beside it on standard error.
fn check(folder: &Path, args: &[&str]) -> (serde_json::Value, String, Option<i32>) {
    let mut all = vec!["check", "--format", "json", "--today", "2025-07-01"];
    all.extend(args);
    let out = lacuna(folder, &all);
    let told = text(&out.stderr);
    let json = serde_json::from_slice(&out.stdout).unwrap_or_else(|_| panic!("no JSON; told: {told}"));
    (json, told, out.status.code())
}

/// What is told where rules or settings have faults.
fn faults(folder: &Path, args: &[&str]) -> String {
    let out = lacuna(folder, args);
    assert_eq!(out.status.code(), Some(3), "{}{}", text(&out.stdout), text(&out.stderr));
    text(&out.stderr)
}

fn codes(json: &serde_json::Value) -> Vec<String> {
    json["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect()
}

fn waiver(obligation: &str, until: &str) -> String {
    format!(
        "\n[[waiver]]\nobligation = \"{obligation}\"\nreason = \"seen on the visit of May\"\nby = \"R. Rapporteur\"\nuntil = {until}\n"
    )
}

#[test]
fn a_waived_gap_is_shown_and_counted_apart_and_no_longer_fails() {
    let here = folder("waived");
    let both = waiver("1.b.1", "2025-07-01") + &waiver("1.c.1", "2026-01-31");
    write(&here, "pack/pack.toml", &(PACK.to_owned() + &both));
    write(&here, "pack/1.toml", OBLIGATIONS);
    write(&here, "reply.md", REPLY);
    let (json, _, exit) = check(&here, &["--rules", "pack", "reply.md"]);
    assert_eq!(exit, Some(0), "both gaps are waived, the last day included");
    assert_eq!(json["totals"]["waived"], 2);
    assert_eq!(json["verdicts"][1]["status"], "declined", "a waiver changes no status");
    assert_eq!(json["verdicts"][1]["waiver"]["by"], "R. Rapporteur");
    assert_eq!(json["waivers"][0]["standing"], "applied");
    let shown = text(
        &lacuna(&here, &["check", "--width", "200", "--today", "2025-07-01", "--rules", "pack", "reply.md"]).stdout,
    );
    assert!(shown.contains("Waived until 2025-07-01 by R. Rapporteur") && shown.contains("(2 waived)"), "{shown}");
    assert!(!shown.contains("answer/declined"), "a waived gap is not drawn: {shown}");
    let markdown = ["check", "--format", "markdown", "--today", "2025-07-01", "--rules", "pack", "reply.md"];
    let shown = text(&lacuna(&here, &markdown).stdout);
    assert!(shown.contains("## Waived (2)") && shown.contains("seen on the visit of May"), "{shown}");
}

#[test]
fn an_expired_waiver_and_one_that_covers_nothing_are_told() {
    let here = folder("expired");
    let both = waiver("1.b.1", "2025-06-30") + &waiver("1.a.1", "2026-01-31");
    write(&here, "pack/pack.toml", &(PACK.to_owned() + &both));
    write(&here, "pack/1.toml", OBLIGATIONS);
    write(&here, "reply.md", REPLY);
    let (json, _, exit) = check(&here, &["--rules", "pack", "reply.md"]);
    assert_eq!((exit, &json["totals"]["waived"]), (Some(1), &serde_json::json!(0)));
    let found = codes(&json);
    assert!(found.iter().any(|c| c == "waiver/expired") && found.iter().any(|c| c == "waiver/unused"), "{found:?}");
    let standing: Vec<_> = json["waivers"].as_array().unwrap().iter().map(|w| w["standing"].clone()).collect();
    assert_eq!(standing, ["unused", "expired"], "in the order of the obligations");
    let shown = text(
        &lacuna(&here, &["check", "--width", "200", "--today", "2025-07-01", "--rules", "pack", "reply.md"]).stdout,
    );
    assert!(shown.contains("ended on 2025-06-30") && shown.contains("covers nothing"), "{shown}");
}

#[test]
fn a_waiver_needs_all_four_keys_and_an_obligation_that_is_there() {
    let here = folder("waiver-faults");
    write(&here, "1.toml", OBLIGATIONS);
    for (wrong, code, words) in [
        (waiver("1.b.11", "2025-07-01"), "rule/unknown-obligation", "did you mean `1.b.1`?"),
        (waiver("1.b.1", "\"2025-07-01\""), "rule/wrong-type", "where a day is expected"),
        (waiver("1.b.1", "2025-07-01T10:00:00Z"), "rule/wrong-type", "`until` is no day"),
        (
            waiver("1.b.1", "2025-07-01").replace("seen on the visit of May", " "),
            "rule/missing-key",
            "`reason` is empty",
        ),
        (waiver("1.b.1", "2025-07-01").replace("by =", "until_ ="), "rule/unknown-key", "no key `until_`"),
        (waiver("1.b.1", "2025-07-01") + &waiver("1.b.1", "2025-08-01"), "rule/duplicate-id", "a second waiver"),
    ] {
        write(&here, "pack.toml", &(PACK.to_owned() + &wrong));
        let told = faults(&here, &["rules", "check", "."]);
        assert!(told.contains(code) && told.contains(words), "{wrong}: {told}");
        assert!(told.contains("pack.toml:"), "the place is shown: {told}");
    }
}

/// A pack that builds on the one above: one obligation in other words, one of its own, a word for a concept, a waiver.
const STRICTER: &str = r#"
id      = "marovia-stricter"
title   = "CP/Rec(2023)91 to Marovia, read strictly"
version = 1
extends = ["marovia"]

[[obligation]]
id       = "1.a.1"
source   = { item = "1.a" }
asks     = "Give victims a lawyer before any statement"
kind     = "practice"
topic    = { all = [{ concept = "lawyer" }, { phrase = ["before .. statement"] }] }
why      = "What is said without a lawyer cannot be unsaid."
question = "Who advises before the first statement?"

[[obligation]]
id       = "1.c.2"
source   = { item = "1.c" }
asks     = "Name the body that publishes the figures"
kind     = "data"
topic    = { concept = "statistics-office" }
why      = "A figure without an author cannot be questioned."
question = "Which body publishes them?"
"#;

const OFFICE: &str = "[[concept]]\nid = \"statistics-office\"\nen = [\"statistics office\"]\n";

fn extension(name: &str) -> PathBuf {
    let here = folder(name);
    write(&here, "packs/base/pack.toml", PACK);
    write(&here, "packs/base/1.toml", OBLIGATIONS);
    write(&here, "packs/stricter/pack.toml", STRICTER);
    write(&here, "packs/stricter/lexicon/words.toml", OFFICE);
    write(&here, "reply.md", REPLY);
    here
}

#[test]
fn a_pack_extends_another_and_overrides_by_id() {
    let here = extension("extends");
    write(&here, "lacuna.toml", "packs = [\"packs\"]\n");
    let out = lacuna(&here, &["rules", "check", "marovia-stricter"]);
    let told = text(&out.stdout);
    assert!(told.contains("marovia-stricter: no fault in 4 obligations, 3 items"), "{told}{}", text(&out.stderr));
    assert!(told.contains("1.a.1 takes the place of that of marovia"), "{told}");
    let (json, _, _) = check(&here, &["--rules", "marovia-stricter", "reply.md"]);
    let verdict =
        |id: &str| json["verdicts"].as_array().unwrap().iter().find(|v| v["obligation"] == id).unwrap().clone();
    assert_eq!(verdict("1.a.1")["asks"], "Give victims a lawyer before any statement");
    assert_eq!(verdict("1.a.1")["status"], "not-on-point", "the topic of the pack that extends decides");
    assert_eq!(verdict("1.b.1")["status"], "declined", "and the rest is inherited");
    assert_eq!(json["pack"]["recommendation"], "CP/Rec(2023)91", "as is the recommendation");
    let list = text(&lacuna(&here, &["rules", "list"]).stdout);
    assert!(list.contains("marovia-stricter\n  for  CP/Rec(2023)91\n") && list.contains("on   marovia\n"), "{list}");
}

#[test]
fn a_pack_is_extended_by_its_folder_and_one_that_is_built_in_by_its_id() {
    let here = extension("extends-folder");
    write(&here, "packs/stricter/pack.toml", &STRICTER.replace("\"marovia\"", "\"../base\""));
    let out = lacuna(&here, &["rules", "check", "packs/stricter"]);
    assert!(text(&out.stdout).contains("no fault in 4 obligations"), "{}{}", text(&out.stdout), text(&out.stderr));
    // A pack of one's own under the same id, with a waiver and nothing else.
    let own = "id = \"cp-rec-2023-03\"\ntitle = \"ours\"\nversion = 2\nextends = [\"cp-rec-2023-03\"]\n".to_owned();
    write(&here, "own/pack.toml", &(own + &waiver("2.c.1", "2030-01-01")));
    let out = lacuna(&here, &["rules", "check", "own"]);
    assert!(text(&out.stdout).contains("no fault in 51 obligations"), "{}{}", text(&out.stdout), text(&out.stderr));
}

#[test]
fn a_circle_of_packs_and_one_that_is_not_there_are_faults_with_their_place() {
    let here = extension("circle");
    let base = PACK.replace("version        = 1", "version = 1\nextends = [\"../stricter\"]");
    write(&here, "packs/base/pack.toml", &base);
    write(&here, "packs/stricter/pack.toml", &STRICTER.replace("\"marovia\"", "\"../base\""));
    let told = faults(&here, &["rules", "check", "packs/stricter"]);
    assert!(told.contains("rule/extends-cycle"), "{told}");
    assert!(told.contains("marovia-stricter → marovia → marovia-stricter"), "{told}");
    assert!(told.contains("extends = [\"../stricter\"]"), "the line is shown: {told}");
    write(&here, "packs/stricter/pack.toml", &STRICTER.replace("\"marovia\"", "\"cp-rec-2023-30\""));
    let told = faults(&here, &["rules", "check", "packs/stricter"]);
    assert!(told.contains("rule/extends-unknown") && told.contains("did you mean `cp-rec-2023-03`?"), "{told}");
    write(&here, "packs/stricter/pack.toml", &STRICTER.replace("[\"marovia\"]", "\"marovia\""));
    let told = faults(&here, &["rules", "check", "packs/stricter"]);
    assert!(told.contains("rule/wrong-type") && told.contains("write the ids or folders in brackets"), "{told}");
}

#[test]
fn of_two_packs_for_one_reply_the_choice_is_told_and_can_be_made() {
    let here = extension("several");
    write(&here, "desk/lacuna.toml", "packs = [\"../packs\"]\n");
    write(&here, "desk/replies/reply.md", REPLY);
    // The settings are found from the reply, wherever the program is run.
    let (json, told, _) = check(&here, &["desk/replies/reply.md"]);
    assert_eq!(json["pack"]["id"], "marovia");
    assert!(told.contains("rule/several-packs: 2 packs are for CP/Rec(2023)91; judged by marovia"), "{told}");
    assert!(told.contains("before marovia-stricter") && told.contains("--rules ID"), "{told}");
    let (json, told, _) = check(&here, &["--rules", "marovia-stricter", "desk/replies/reply.md"]);
    assert_eq!((json["pack"]["id"].as_str(), told.as_str()), (Some("marovia-stricter"), ""));
    write(&here, "desk/lacuna.toml", "packs = [\"../packs\"]\nrules = \"marovia-stricter\"\n");
    let (json, told, _) = check(&here, &["desk/replies/reply.md"]);
    assert_eq!((json["pack"]["id"].as_str(), told.as_str()), (Some("marovia-stricter"), ""));
    let (json, _, _) = check(&here, &["--config", "none", "desk/replies/reply.md"]);
    assert_eq!(json["pack"]["derived"], true, "without the settings no pack is at hand");
}

#[test]
fn the_users_folder_is_at_hand_after_the_settings() {
    let here = extension("user");
    std::fs::create_dir_all(here.join("data/lacuna")).unwrap();
    std::fs::rename(here.join("packs"), here.join("data/lacuna/packs")).unwrap();
    std::fs::remove_dir_all(here.join("data/lacuna/packs/stricter")).unwrap();
    let (json, told, _) = check(&here, &["reply.md"]);
    assert_eq!((json["pack"]["id"].as_str(), told.as_str()), (Some("marovia"), ""));
    write(&here, "mine/pack.toml", &PACK.replace("\"marovia\"", "\"mine\""));
    write(&here, "mine/1.toml", OBLIGATIONS);
    write(&here, "lacuna.toml", "packs = [\"mine\"]\n");
    let (json, told, _) = check(&here, &["reply.md"]);
    assert_eq!(json["pack"]["id"], "mine");
    assert!(told.contains("judged by mine (mine), before marovia"), "{told}");
}

#[test]
fn settings_set_what_fails_and_their_faults_show_their_line() {
    let here = extension("settings");
    write(&here, "lacuna.toml", "packs = [\"packs/base\"]\nfail-on = \"never\"\n");
    assert_eq!(check(&here, &["reply.md"]).2, Some(0));
    assert_eq!(check(&here, &["--fail-on", "gap", "reply.md"]).2, Some(1), "what is typed comes first");
    for (wrong, words) in [
        ("pakcs = [\"packs\"]\n", "did you mean `packs`?"),
        ("fail-on = \"gaps\"\n", "did you mean `gap`?"),
        ("packs = [\"nowhere\"]\n", "cannot be read"),
        ("packs = \"packs\"\n", "write a list of folders"),
        ("rules = mine\n", "must be quoted"),
    ] {
        write(&here, "lacuna.toml", wrong);
        let told = faults(&here, &["check", "reply.md"]);
        assert!(told.contains("config/faulty") && told.contains(words), "{wrong}: {told}");
        assert!(told.contains("lacuna.toml:1:"), "{wrong}: {told}");
    }
}
