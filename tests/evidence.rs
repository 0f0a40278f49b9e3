//! Findings on the evidence and from the graph: the reply, the command, what is found.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const HEAD: &str = "CP(2025)90\n\nReport submitted by the authorities of Marovia on measures taken to comply with \
                    Recommendation CP/Rec(2023)90\n\nAdopted on 6 June 2023\n\nReceived on 3 March 2025\n\n";

fn check(name: &str, body: &str, today: &str) -> Value {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("evidence");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, format!("{HEAD}{body}")).unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["check", "--format", "json", "--today", today, path.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(out.status.code().is_some_and(|c| c < 2), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

/// The findings of a code: obligation and message.
fn found(assessment: &Value, code: &str) -> Vec<(String, String)> {
    let of = |f: &Value, key: &str| f[key].as_str().unwrap_or("").to_owned();
    let all = assessment["findings"].as_array().unwrap().iter().filter(|f| f["code"] == code);
    all.map(|f| (of(f, "obligation"), of(f, "message"))).collect()
}

fn ask(number: u32, asked: &str, answer: &str) -> String {
    format!("{number}. The Committee urges the authorities to {asked}.\n\nResponse: {answer}\n\n")
}

#[test]
fn evidence_from_before_the_recommendation_is_told() {
    let old =
        ask(1, "train labour inspectors on trafficking", "In 2019 labour inspectors were trained on trafficking.");
    let new =
        ask(1, "train labour inspectors on trafficking", "In 2024 labour inspectors were trained on trafficking.");
    let code = "evidence/predates-baseline";
    let told = found(&check("old.md", &old, "2025-07-01"), code);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].0 == "1" && told[0].1.contains("2019"), "{told:?}");
    assert!(found(&check("new.md", &new, "2025-07-01"), code).is_empty());
}

#[test]
fn a_measure_without_a_date_is_told() {
    let code = "evidence/undated-claim";
    let undated =
        ask(1, "train labour inspectors on trafficking", "Seminars on trafficking are held for labour inspectors.");
    let law = ask(1, "train labour inspectors on trafficking", "Labour inspectors shall be trained on trafficking.");
    assert_eq!(found(&check("undated.md", &undated, "2025-07-01"), code).len(), 1);
    assert!(found(&check("law.md", &law, "2025-07-01"), code).is_empty(), "what the law provides needs no date");
}

#[test]
fn a_promise_whose_day_is_over_is_told() {
    let code = "evidence/stale-promise";
    let promise =
        |by: &str| ask(1, "open a shelter for victims", &format!("A shelter for victims will be opened {by}."));
    let told = |name: &str, by: &str, today: &str| found(&check(name, &promise(by), today), code);
    assert_eq!(told("by.md", "by the end of 2024", "2025-07-01").len(), 1, "it was over when the reply came");
    assert_eq!(told("after.md", "by June 2025", "2025-07-01").len(), 1, "it was over when the reply was judged");
    assert!(told("ahead.md", "by June 2025", "2025-05-01").is_empty(), "it is not over yet");
    assert!(told("never.md", "soon", "2025-07-01").is_empty());
}

#[test]
fn figures_that_disagree_are_told() {
    let code = "evidence/figures-disagree";
    let body = |second: &str| {
        ask(1, "punish traffickers", "In 2023 the courts handed down 14 convictions for trafficking.")
            + &ask(2, "publish figures on convictions", second)
    };
    let told = found(
        &check("differ.md", &body("In 2023 the courts handed down 11 convictions for trafficking."), "2025-07-01"),
        code,
    );
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].1.contains("14 and 11"), "{told:?}");
    for (n, same) in [
        "In 2023 the courts handed down 14 convictions for trafficking.",
        "In 2024 the courts handed down 11 convictions for trafficking.",
        "In 2023 the courts heard 11 appeals on trafficking.",
    ]
    .iter()
    .enumerate()
    {
        assert!(found(&check(&format!("agree-{n}.md"), &body(same), "2025-07-01"), code).is_empty(), "{same}");
    }
}

#[test]
fn answers_that_refer_to_one_another_in_a_circle_are_told() {
    let body = ask(1, "train judges on trafficking", "See recommendation 2.")
        + &ask(2, "train prosecutors on trafficking", "Please refer to the response under 1.")
        + &ask(3, "open a shelter", "A shelter was opened in 2024.");
    let out = check("circle.md", &body, "2025-07-01");
    let told = found(&out, "report/reference-cycle");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].1.contains("1 and 2"), "{told:?}");
    let edges = out["graph"]["edges"].as_array().unwrap();
    assert_eq!(edges.iter().filter(|e| e["kind"] == "refers").count(), 2);
    let straight = body.replace("See recommendation 2.", "In 2024 judges were trained on trafficking.");
    assert!(found(&check("straight.md", &straight, "2025-07-01"), "report/reference-cycle").is_empty());
}

#[test]
fn the_graph_has_amendments_parts_and_repetitions() {
    let body = ask(
        1,
        "exempt victims from the court fee",
        "By Law No. 12 of 4 March 2024, Article 9 of the Law on State Duty was amended: victims of trafficking are exempt from \
         the court fee.",
    ) + &ask(
        2,
        "train judges on compensation of victims",
        "In 2024 the Academy of Justice held three seminars for 40 judges on the compensation of victims of trafficking in human beings.",
    ) + &ask(
        3,
        "inform victims of compensation",
        "In 2024 the Academy of Justice held three seminars for 40 judges on the compensation of victims of trafficking in human beings.",
    );
    let out = check("graph.md", &body, "2025-07-01");
    let edges = out["graph"]["edges"].as_array().unwrap();
    let of = |kind: &str| -> Vec<(&str, &str)> {
        let ends = |e: &'_ Value| (e["from"].as_str().unwrap().to_owned(), e["to"].as_str().unwrap().to_owned());
        let all: Vec<(String, String)> = edges.iter().filter(|e| e["kind"] == kind).map(ends).collect();
        all.into_iter().map(|(a, b)| (&*a.leak(), &*b.leak())).collect()
    };
    let amends = of("amends");
    assert_eq!(amends.len(), 1, "{amends:?}");
    assert!(amends[0].0.contains("12") && amends[0].1.ends_with("law-on-state-duty/9"), "{amends:?}");
    assert!(of("evidences").iter().any(|e| e.1.starts_with("part:")), "{:?}", of("evidences"));
    assert_eq!(of("repeats").len(), 1);
    assert_eq!(found(&out, "evidence/recycled").len(), 1);
}
