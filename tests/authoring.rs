//! Rules as their author meets them: a new pack, a drafted pack, their faults and their tests.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};

use program::{lacuna, text};

const REPLY: &str = "reports/cp-2025-01-azerbaijan-restated.md";

/// Runs a command that must succeed and gives its standard output.
fn done(args: &[&str]) -> String {
    let out = lacuna(args);
    assert_eq!(out.status.code(), Some(0), "{args:?}: {}{}", text(&out.stdout), text(&out.stderr));
    text(&out.stdout)
}

/// A folder of this name that is not there yet.
fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("authoring").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    folder
}

/// A reply of this name.
fn reply(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("authoring").join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path
}

/// The texts of the rule files of a pack without a lexicon.
fn rule_files(folder: &Path) -> Vec<String> {
    let paths = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    paths.filter(|p| p.extension().is_some_and(|e| e == "toml")).map(|p| std::fs::read_to_string(p).unwrap()).collect()
}

fn json(args: &[&str]) -> serde_json::Value {
    let out = lacuna(args);
    assert!(out.status.code().is_some_and(|c| c < 2), "{}", text(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn a_new_pack_has_no_fault_and_passes_its_own_examples() {
    let folder = fresh("my pack");
    let name = folder.to_str().unwrap();
    assert!(done(&["rules", "new", name]).contains("1.toml"));
    let manifest = std::fs::read_to_string(folder.join("pack.toml")).unwrap();
    assert!(manifest.contains("\nid             = \"my-pack\"\n"), "the folder gives the pack its id");
    assert!(done(&["rules", "check", name]).contains("no fault in 3 obligations"));
    let tested = done(&["rules", "test", name]);
    assert!(tested.contains("12 passed, 0 failed"), "{tested}");
    let concepts = done(&["rules", "list", "--concepts", name]);
    assert!(
        concepts.contains("sign-interpreter  a person who interprets") && concepts.contains("police  "),
        "{concepts}"
    );
    // Nothing that is there is ever written over.
    let again = lacuna(&["rules", "new", name]);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("output/exists") && text(&again.stderr).contains("help"));
    assert_eq!(std::fs::read_to_string(folder.join("pack.toml")).unwrap(), manifest);
}

#[test]
fn a_drafted_pack_has_no_fault_and_judges_the_reply_it_was_drafted_from() {
    let folder = fresh("drafted");
    let name = folder.to_str().unwrap();
    let told = done(&["rules", "draft", REPLY, "--out", name]);
    assert!(told.contains(" for you to decide"), "{told}");
    assert!(done(&["rules", "check", name]).contains("TODOs are still to be decided"));
    let own = json(&["check", "--format", "json", "--today", "2025-07-01", "--rules", name, REPLY]);
    let derived = json(&["check", "--format", "json", "--today", "2025-07-01", "--rules", "none", REPLY]);
    assert_eq!(own["pack"]["adopted"], "2023-06-06", "the baseline is the one on the cover");
    let ids = |out: &serde_json::Value| -> Vec<String> {
        out["verdicts"].as_array().unwrap().iter().map(|v| v["obligation"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&own), ids(&derived), "one obligation per limb, named as without a pack");
    let count = |out: &serde_json::Value, status: &str| {
        out["verdicts"].as_array().unwrap().iter().filter(|v| v["status"] == status).count()
    };
    assert_eq!(count(&own, "unanswered"), count(&derived, "unanswered"), "every answer is found again");
    let all = std::fs::read_to_string(folder.join("2.toml")).unwrap();
    assert!(
        all.contains("names = [\"Article 9 of the Law on State Duty\"]"),
        "laws that the ask names are kept: {all}"
    );
}

#[test]
fn a_draft_holds_the_asks_and_nothing_of_an_answer() {
    let folder = fresh("asks only");
    done(&["rules", "draft", REPLY, "--out", folder.to_str().unwrap()]);
    let own = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(REPLY)).unwrap();
    let answer = "it is exclusively the Main Department";
    assert!(own.contains(answer));
    for text in rule_files(&folder) {
        assert!(!text.contains(answer));
    }
}

#[test]
fn an_ask_cannot_break_out_of_the_draft() {
    let folder = fresh("hostile");
    let told = "XX(2024)1\n\nRecommendation XX/Rec(2023)1\n\nRecommendation - amend \"Article 9\"\\ of the Duty Act \u{1b}[2J\u{202e} '''\" \
                 ]]# to exempt harbour masters from tolls;\n\nResponse - They are exempt since the Act of 3 May 2024.\n\n\
                 Recommendation - train\u{7f} harbour masters in rescue;\n\nResponse - Yes.\n";
    let file = reply("hostile.md", told);
    let name = folder.to_str().unwrap();
    done(&["rules", "draft", file.to_str().unwrap(), "--out", name]);
    assert!(done(&["rules", "check", name]).contains("no fault in 2 obligations"));
    for text in rule_files(&folder) {
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7f}']), "{text}");
    }
}

#[test]
fn what_holds_no_ask_gives_no_draft() {
    let file = reply("prose.md", "A walk in the hills is good for the health.\n");
    let folder = fresh("none");
    let out = lacuna(&["rules", "draft", file.to_str().unwrap(), "--out", folder.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(4));
    assert!(text(&out.stderr).contains("input/nothing-to-judge") && !folder.exists());
}

#[test]
fn a_recommendation_in_its_own_document_is_drafted_ask_by_ask() {
    // Bodies write theirs in these ways: dashes under titles, roman numbers with parts, a list numbered through.
    for (name, text, ids) in [
        (
            "committee.md",
            "Recommendation MC/Rec(2024)5 to Marovia\n\nAdopted on 14 May 2024\n\n1. Recommends that the Government of Marovia \
             take measures on the following:\n\nRescue at sea\n\n- train lighthouse keepers in rescue (paragraph 12);\n- give \
             each lighthouse a boat;\n\nCharts\n\n- publish the charts of all harbours.\n\n2. Requests the Government to report \
             by 14 May 2026.\n",
            &["1.a", "1.b", "2.a"][..],
        ),
        (
            "group.txt",
            "GrecoEval5Rep(2023)91\n\nGRECO addresses the following recommendations to Marovia:\n\nRegarding pilots\ni. that pilots \
             be trained in the use of charts (paragraph 45);\nii. (i) that a code of conduct for pilots be adopted and (ii) that \
             its observance be supervised (paragraph 52).\n",
            &["i", "ii.1", "ii.2"],
        ),
        (
            "review.txt",
            "6. The following recommendations will be examined by Marovia:\n6.1 Ratify the Convention on Lighthouses \
             (Fictia);\n6.2 Publish the charts of all harbours (Sylvania).\n",
            &["6.1", "6.2"],
        ),
    ] {
        let file = reply(name, text);
        let folder = fresh(&format!("list-{name}"));
        let pack = folder.to_str().unwrap();
        let told = done(&["rules", "draft", file.to_str().unwrap(), "--out", pack, "--today", "2025-01-01"]);
        assert!(told.contains(&format!("{} obligations", ids.len())), "{told}");
        done(&["rules", "check", pack]);
        let all = rule_files(&folder).join("\n");
        for id in ids {
            assert!(all.contains(&format!("\nid       = \"{id}\"\n")), "{id}: {all}");
        }
        if name == "committee.md" {
            assert!(all.contains("\"Rescue at sea\"") && all.contains("adopted        = 2024-05-14\n"), "{all}");
            assert!(all.contains("source   = { item = \"1.a\", paragraph = 12 }"), "{all}");
        }
    }
}
