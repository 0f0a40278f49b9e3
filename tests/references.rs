//! Answers that send their reader to another answer: what serves, what does not, and where it is shown.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn write(name: &str, words: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("references");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, words).unwrap();
    path
}

fn check(name: &str, words: &str, more: &[&str]) -> Value {
    let path = write(name, words);
    let args = [&["check", "--format", "json", "--today", "2025-07-01", path.to_str().unwrap()], more].concat();
    let out =
        Command::new(env!("CARGO_BIN_EXE_lacuna")).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(out.status.code().is_some_and(|c| c < 2), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

fn verdict<'a>(assessment: &'a Value, id: &str) -> &'a Value {
    let verdicts = assessment["verdicts"].as_array().unwrap();
    verdicts.iter().find(|v| v["obligation"] == id).unwrap_or_else(|| panic!("no {id}: {verdicts:?}"))
}

const HEAD: &str = "CP(2025)90\n\nReport submitted by the authorities of Marovia on measures taken to comply with \
                    Recommendation CP/Rec(2023)90\n\nAdopted on 6 June 2023\n\nReceived on 3 March 2025\n\n";

/// Three asks: the first answered, the second as given, the third on another matter.
fn reply(second: &str) -> String {
    format!(
        "{HEAD}1. The Committee urges the authorities to train labour inspectors on the identification of victims of \
         trafficking.\n\nResponse: On 4 March 2024 the Academy of Labour trained 40 labour inspectors on the \
         identification of victims of trafficking.\n\n2. The Committee invites the authorities to train labour inspectors \
         in the identification of victims of trafficking in the regions.\n\nResponse: {second}\n\n3. The Committee invites \
         the authorities to publish figures on compensation.\n\nResponse: The figures on compensation were published in \
         2024.\n"
    )
}

#[test]
fn an_answer_that_only_sends_is_served_by_what_it_sends_to() {
    for (n, second) in [
        "See the response to recommendation 1.",
        "Please see 1 above.",
        "As stated under 1.",
        "For the training of inspectors, please see the answer under item 1.",
        "Voir la réponse sous 1.",
    ]
    .into_iter()
    .enumerate()
    {
        let out = check(&format!("sends-{n}.md"), &reply(second), &[]);
        let found = verdict(&out, "2");
        assert!(matches!(found["status"].as_str().unwrap(), "addressed" | "partly-addressed"), "{second}: {found}");
        assert_eq!(found["evidence"][0]["item"], "1", "{second}");
        assert!(found["because"].as_str().unwrap().contains("under 1"), "{second}: {found}");
        let alone = check(&format!("alone-{n}.md"), &reply("-"), &[]);
        assert_eq!(verdict(&out, "1"), verdict(&alone, "1"), "what is lent judges its own item as before");
    }
}

#[test]
fn words_that_send_to_nothing_raise_nothing() {
    for (n, second) in [
        "See above.",
        "See the response to recommendation 9.",
        "See Article 1 of the Labour Code.",
        "See the 3 annexes.",
        "The Labour Code of 2001 provides for inspections (see 3).",
    ]
    .into_iter()
    .enumerate()
    {
        let out = check(&format!("nothing-{n}.md"), &reply(second), &[]);
        let status = verdict(&out, "2")["status"].as_str().unwrap();
        assert!(matches!(status, "not-on-point" | "existing-law"), "{second}: {status}");
    }
}

#[test]
fn chains_are_followed_and_circles_end() {
    let text = |third: &str| {
        reply("See recommendation 3.")
            .replace("publish figures on compensation", "train labour inspectors on victims of trafficking")
            .replace("The figures on compensation were published in 2024.", third)
    };
    let status = |out: &Value, id: &str| verdict(out, id)["status"].as_str().unwrap().to_owned();
    let chain = check("chain.md", &text("See recommendation 1."), &[]);
    let of = [status(&chain, "1"), status(&chain, "2"), status(&chain, "3")];
    assert_eq!(of, ["addressed", "addressed", "addressed"], "{}", chain["verdicts"]);
    let circle = check("circle.md", &text("See recommendation 2."), &[]);
    assert_eq!([status(&circle, "2"), status(&circle, "3")], ["not-on-point", "not-on-point"]);
}
