//! Official scales, readers and urgency as their user meets them.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};

use program::{lacuna, text};

/// An invented reply to three recommendations: one refused in part, one done in part, one without any answer.
const REPLY: &str = "CP(2025)90

Report submitted by the authorities of Marovia on measures taken to comply with Recommendation CP/Rec(2023)90

Adopted on 6 June 2023

Received on 3 March 2025

1. The Committee urges the authorities to exempt victims of trafficking from the court fee.

Response: Victims of trafficking are not exempt from the court fee, and no amendment is envisaged.

2. The Committee invites the authorities to train prosecutors on the non-punishment of victims.

Response: On 4 March 2024 the Academy of Justice trained 40 prosecutors on the non-punishment of victims of trafficking.

3. The Committee strongly encourages the authorities to increase the number of labour inspectors.

Response: The authorities attach great importance to dialogue.

4. The Committee considers that the authorities should publish figures on compensation of victims.

Response: -
";

fn write(name: &str, words: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scales");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, words).unwrap();
    path
}

fn check(reply: &Path, more: &[&str]) -> String {
    let args = [&["check", "--today", "2025-07-01", reply.to_str().unwrap()], more].concat();
    let out = lacuna(&args);
    assert!(out.status.code().is_some_and(|c| c < 2), "{}", text(&out.stderr));
    text(&out.stdout)
}

fn json(reply: &Path, more: &[&str]) -> serde_json::Value {
    serde_json::from_str(&check(reply, &[&["--format", "json"], more].concat())).unwrap()
}

fn units(assessment: &serde_json::Value) -> Vec<(String, String)> {
    let word = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
    assessment["scale"]["units"].as_array().unwrap().iter().map(|u| (word(&u["id"]), word(&u["value"]))).collect()
}

#[test]
fn a_reply_is_graded_on_the_scale_of_the_committee() {
    let reply = write("graded.md", REPLY);
    let out = json(&reply, &["--scale", "un-hrc"]);
    let pairs =
        |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(units(&out), pairs(&[("1", "E"), ("2", "A"), ("3", "C"), ("4", "D")]), "{}", out["verdicts"]);
    assert_eq!(out["verdicts"][0]["grade"]["value"], "E");
    assert_eq!(out["verdicts"][0]["grade"]["scale"], "UN Human Rights Committee");
    let shown = check(&reply, &["--scale", "un-hrc"]);
    assert!(shown.contains("UN Human Rights Committee, one grade per recommendation"), "{shown}");
    let shown = check(&reply, &["--scale", "un-hrc", "--format", "markdown"]);
    assert!(shown.contains("| 4 | D | 1 D |"), "{shown}");
    let out = json(&reply, &["--scale", "greco"]);
    assert_eq!(units(&out)[1].1, "implemented satisfactorily");
    assert!(json(&reply, &[])["scale"].is_null(), "no pack names a scale");
    assert!(json(&reply, &["--scale", "none"])["scale"].is_null());
}

#[test]
fn a_user_may_bring_a_scale_and_is_told_its_faults() {
    let reply = write("own.md", REPLY);
    let good = "id = \"own\"\ntitle = \"Marks\"\nunit = \"item\"\n[[grade]]\nvalue = \"1\"\nmeans = \"done\"\nof = [\"addressed\"]\n\
                [[grade]]\nvalue = \"5\"\nmeans = \"not done\"\nof = [\"partly-addressed\", \"in-progress\", \"existing-law\", \
                \"not-on-point\", \"declined\", \"unanswered\"]\n";
    let own = write("own.toml", good);
    assert_eq!(units(&json(&reply, &["--scale", own.to_str().unwrap()]))[1].1, "1");
    let faulty = write("faulty.toml", &good.replace("\"declined\"", "\"refused\""));
    let out = lacuna(&["check", "--scale", faulty.to_str().unwrap(), reply.to_str().unwrap()]);
    let told = text(&out.stderr);
    assert_eq!(out.status.code(), Some(3), "{told}");
    assert!(told.contains("rule/unknown-value") && told.contains("faulty.toml:11:"), "{told}");
    let out = lacuna(&["check", "--scale", "un-hcr", reply.to_str().unwrap()]);
    let told = text(&out.stderr);
    assert_eq!(out.status.code(), Some(3), "{told}");
    assert!(told.contains("rule/no-scale") && told.contains("did you mean `un-hrc`?"), "{told}");
}

#[test]
fn a_pack_may_name_its_scale() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/cp-rec-2023-03");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scales/pack");
    std::fs::create_dir_all(&folder).unwrap();
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    let manifest = folder.join("pack.toml");
    let plain = std::fs::read_to_string(&manifest).unwrap();
    let with = |scale: &str| {
        std::fs::write(&manifest, plain.replacen("version ", &format!("scale = \"{scale}\"\nversion "), 1)).unwrap();
    };
    let reply = Path::new("reports/cp-2025-01-azerbaijan-restated.md");
    with("plain");
    let out = json(reply, &["--rules", folder.to_str().unwrap()]);
    assert_eq!(out["scale"]["id"], "plain");
    assert_eq!(out["scale"]["units"].as_array().unwrap().len(), 25);
    let total: u64 =
        out["scale"]["grades"].as_array().unwrap().iter().map(|g| g["obligations"].as_u64().unwrap()).sum();
    assert_eq!(total, 51);
    with("plane");
    let out = lacuna(&["rules", "check", folder.to_str().unwrap()]);
    let told = text(&out.stderr);
    assert_eq!(out.status.code(), Some(3), "{told}");
    assert!(told.contains("rule/no-scale") && told.contains("pack.toml:"), "{told}");
}

#[test]
fn the_verb_of_the_body_orders_the_gaps() {
    let reply = write("urgent.md", REPLY);
    let out = json(&reply, &[]);
    let urgency: Vec<_> = out["verdicts"].as_array().unwrap().iter().map(|v| v["urgency"].as_str().unwrap()).collect();
    assert_eq!(urgency, ["urges", "invites", "strongly-encourages", "considers"]);
    let sample = json(Path::new("reports/cp-2025-01-azerbaijan-restated.md"), &[]);
    assert_eq!(sample["verdicts"][0]["urgency"], "urges");
    assert_eq!(sample["verdicts"][50]["urgency"], "considers");
}

#[test]
fn an_evaluator_gets_what_is_firm_and_a_drafter_what_is_weak_too() {
    let reply = Path::new("reports/cp-2025-01-azerbaijan-restated.md");
    let all = json(reply, &[]);
    let evaluator = json(reply, &["--for", "evaluator"]);
    let drafter = json(reply, &["--for", "drafter"]);
    assert_eq!(evaluator["for"], "evaluator");
    assert!(all.get("for").is_none());
    assert_eq!(evaluator["verdicts"], all["verdicts"], "verdicts and totals stay whole");
    assert_eq!(drafter["findings"], all["findings"]);
    let findings = evaluator["findings"].as_array().unwrap();
    assert!(!findings.is_empty() && findings.len() < all["findings"].as_array().unwrap().len());
    assert!(findings.iter().all(|f| f["firmness"] == "firm" && f["severity"] != "advice"));
    for verdict in all["verdicts"].as_array().unwrap() {
        assert_eq!(verdict["firmness"] == "weak", !verdict["firmer"].is_null(), "{verdict}");
    }
}
