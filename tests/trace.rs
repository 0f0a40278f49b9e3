//! `lacuna trace` as its user meets it: each query on a small invented reply, and on the sample report.
//!
//! What is tested is what a query lists, not how the sample report is judged.

#![allow(clippy::unwrap_used)]

mod tools;

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const REPORT: &str = "reports/cp-2025-01-azerbaijan-restated.md";

/// Marovia, its laws and its figures do not exist. Two answers rest on one law, two have the same words, and the Press Act serves
/// nothing.
const SMALL: &str = "CP(2025)91\n\nRecommendation CP/Rec(2023)91\n\n\
    1. Guarantee access to justice, in particular by\n\n\
    - **Recommendation - providing victims of trafficking with a lawyer**\n\n\
    Response – Under Article 12 of the Law on Legal Aid of 28 June 2005, victims of trafficking are provided with a lawyer.\n\n\
    - **Recommendation - training lawyers who assist victims of trafficking**\n\n\
    Response – In 2024, 40 lawyers who assist victims of trafficking were trained by the Ministry of Justice under Article 14 of \
    the Law on Legal Aid of 28 June 2005.\n\n\
    - **Recommendation - informing foreign workers of their rights**\n\n\
    Response – In 2024 a leaflet in nine languages on wages, leave, housing and the right to keep one's passport was handed to \
    foreign workers at every border crossing, in every consulate abroad and in the offices that issue permits of residence.\n\n\
    - **Recommendation - publishing a leaflet for foreign workers**\n\n\
    Response – In 2024 a leaflet in nine languages on wages, leave, housing and the right to keep one's passport was handed to \
    foreign workers at every border crossing, in every consulate abroad and in the offices that issue permits of residence.\n\n\
    - **Recommendation - exempting victims from court fees**\n\n\
    Response – No exemption from court fees is planned.\n\n\
    The Press Act of 2011 says in which form newspapers are to be deposited with the National Library.\n";

fn trace(reply: &str, more: &[&str]) -> (Option<i32>, String, String) {
    let rules: &[&str] = if reply.ends_with("marovia.md") { &["--rules", "none"] } else { &[] };
    let out = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["trace", reply, "--today", "2025-07-01"])
        .args(rules)
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (out.status.code(), text(out.stdout), text(out.stderr))
}

/// What a query says, as text.
fn ask(reply: &str, query: &[&str]) -> String {
    let (code, said, wrong) = trace(reply, query);
    assert_eq!(code, Some(0), "{query:?}: {wrong}");
    said
}

fn small() -> String {
    let path: &Path = &tools::folder("trace").join("marovia.md");
    std::fs::write(path, SMALL).unwrap();
    path.to_str().unwrap().to_owned()
}

fn nodes(reply: &str, kind: &str) -> Vec<Value> {
    let (_, graph, wrong) = trace(reply, &["--format", "json"]);
    let graph: Value = serde_json::from_str(&graph).unwrap_or_else(|e| panic!("{e}: {wrong}"));
    graph["nodes"].as_array().unwrap().iter().filter(|n| n["kind"] == kind).cloned().collect()
}

#[test]
fn law_lists_its_obligations_and_what_falls_with_it() {
    let said = ask(&small(), &["law", "legal", "aid"]);
    assert!(said.starts_with("Law on Legal Aid"), "{said}");
    let alone = said.split("It also serves").next().unwrap();
    assert!(alone.contains("If it is repealed, nothing supports (2)") && alone.contains("\n  1.a"), "{said}");

    let said = ask(REPORT, &["law", "Criminal Procedure Code"]);
    assert!(said.starts_with("Criminal Procedure Code") && said.contains("(line "), "{said}");
    assert!(said.contains("If it is repealed") && said.contains("It also serves"), "{said}");
}

#[test]
fn a_law_that_is_not_cited_is_refused_with_the_nearest_name() {
    for reply in [small().as_str(), REPORT] {
        let (code, said, wrong) = trace(reply, &["law", "Law on Dragons"]);
        assert_eq!((code, said.as_str()), (Some(2), ""), "{wrong}");
        assert!(wrong.contains("input/argument") && wrong.contains("Law on Dragons"), "{wrong}");
    }
}

#[test]
fn gaps_are_the_obligations_that_nothing_reaches() {
    let said = ask(&small(), &["gaps"]);
    assert!(said.contains("of 5 obligations are reached by no law or measure"), "{said}");
    assert!(said.contains("Exempting victims from court fees"), "{said}");
    assert_eq!(said, ask(&small(), &[]), "gaps are what is told where nothing is asked");

    let said = ask(REPORT, &["gaps"]);
    assert!(said.contains("of 51 obligations") && said.contains("2.c.1"), "{said}");
}

#[test]
fn an_obligation_shows_what_it_serves_and_what_leads_to_it() {
    let id = nodes(&small(), "obligation")[0]["id"].as_str().unwrap().to_owned();
    let said = ask(&small(), &["obligation", id.rsplit(':').next().unwrap()]);
    assert!(said.contains("lawyer") && said.contains("Law on Legal Aid"), "{said}");

    let said = ask(REPORT, &["obligation", "2.c.1"]);
    assert!(said.starts_with("2.c.1") && said.contains("serves item 2.c"), "{said}");
    assert!(said.contains("Laws that the ask names") && said.contains("Law on State Duty"), "{said}");
    let (code, _, wrong) = trace(REPORT, &["obligation", "dragons"]);
    assert!(code == Some(2) && wrong.contains("dragons"), "{wrong}");
}

#[test]
fn a_path_goes_over_the_words_that_link_its_ends() {
    let id = nodes(&small(), "obligation")[0]["id"].as_str().unwrap().to_owned();
    let said = ask(&small(), &["path", "Law on Legal Aid", &id]);
    assert!(said.contains("←cites—") && said.contains("—evidences→"), "{said}");
    let said = ask(REPORT, &["path", "Criminal Procedure Code", "3.a.2"]);
    assert!(said.contains("Criminal Procedure Code") && said.contains("—evidences→ 3.a.2"), "{said}");
}

#[test]
fn hubs_are_ordered_by_what_hangs_on_them() {
    for reply in [small().as_str(), REPORT] {
        let said = ask(reply, &["hubs"]);
        let counts: Vec<usize> = said
            .split("\n\n")
            .next()
            .unwrap()
            .lines()
            .skip(1)
            .filter(|l| l.starts_with("   ") && !l.starts_with("       "))
            .map(|l| l.split_whitespace().next().unwrap().parse().unwrap())
            .collect();
        assert!(!counts.is_empty() && counts.is_sorted_by(|a, b| a >= b), "{said}");
    }
    assert!(ask(&small(), &["hubs"]).contains("Law on Legal Aid"));
}

#[test]
fn recycled_words_are_found_with_every_place_where_they_stand() {
    let said = ask(&small(), &["recycled"]);
    assert!(said.contains("leaflet in nine languages") && said.matches("\n  line ").count() == 2, "{said}");
    // The sample report repeats none; a copy of it, with one answer under another ask as well, does.
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(REPORT)).unwrap();
    assert_eq!(ask(REPORT, &["recycled"]).lines().count(), 1);
    let answer = text.lines().filter(|l| l.starts_with("Response")).max_by_key(|l| l.len()).unwrap();
    let other = text.lines().find(|l| l.starts_with("Response") && *l != answer).unwrap();
    let copy = tools::folder("trace").join("repeated.md");
    std::fs::write(&copy, text.replace(other, answer)).unwrap();
    let (code, said, wrong) = trace(copy.to_str().unwrap(), &["recycled"]);
    assert_eq!(code, Some(0), "{wrong}");
    assert!(said.lines().count() > 2, "{said}");
}

#[test]
fn orphans_are_what_serves_nothing() {
    let said = ask(&small(), &["orphans"]);
    assert!(said.contains("Press Act") && !said.contains("Law on Legal Aid"), "{said}");
    let orphans = ask(REPORT, &["orphans"]);
    assert!(orphans.contains("Laws cited for no obligation"), "{orphans}");
    let hubs = ask(REPORT, &["hubs"]);
    assert!(hubs.contains("Criminal Procedure Code") && !orphans.contains("Criminal Procedure Code"), "{orphans}");
}

#[test]
fn institutions_are_listed_with_what_they_act_for() {
    let said = ask(&small(), &["institutions"]);
    assert!(said.contains("Ministry of Justice") && said.contains("for "), "{said}");
    let said = ask(REPORT, &["institutions"]);
    assert!(said.contains("State Migration Service: for ") && said.contains("more passages"), "{said}");
}

#[test]
fn what_is_near_a_node_is_part_of_the_whole() {
    let all = nodes(REPORT, "obligation");
    assert_eq!(all.len(), 51);
    let (code, near, wrong) = trace(REPORT, &["--around", "2.c.1", "--depth", "1", "--format", "json"]);
    assert_eq!(code, Some(0), "{wrong}");
    let near: Value = serde_json::from_str(&near).unwrap();
    let count = near["nodes"].as_array().unwrap().len();
    assert!((2..40).contains(&count), "{count}");
    for edge in near["edges"].as_array().unwrap() {
        for end in ["from", "to"] {
            assert!(near["nodes"].as_array().unwrap().iter().any(|n| n["id"] == edge[end]), "{edge}");
        }
    }
}
