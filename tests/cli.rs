//! The program as its user meets it: what is typed, what is shown, which exit code comes back.
#![allow(clippy::unwrap_used)]

mod program;

use std::path::{Path, PathBuf};

use program::{lacuna, text};

const REPLY: &str = "reports/cp-2025-01-azerbaijan-restated.md";

fn write(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("inputs");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn json(args: &[&str]) -> serde_json::Value {
    let out = lacuna(args);
    assert!(out.status.code().is_some_and(|c| c < 2), "{}", text(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

/// Runs `check` on a file and expects one clear message with its code and a help, the exit code, and no panic.
fn refused(path: &str, exit: i32, code: &str) {
    let out = lacuna(&["check", path]);
    let told = text(&out.stderr);
    assert_eq!(out.status.code(), Some(exit), "{path}: {told}");
    assert!(told.contains(code) && told.contains("help"), "{path}: {told}");
    assert!(!told.contains("panicked"), "{told}");
    assert!(out.stdout.is_empty(), "nothing is said on standard output");
}

#[test]
fn the_sample_report_is_judged_on_every_obligation() {
    let out = json(&["check", "--format", "json", "--today", "2025-07-01", REPLY]);
    assert_eq!(out["format"], "lacuna.assessment/1");
    assert_eq!(out["pack"]["recommendation"], "CP/Rec(2023)03");
    assert_eq!(out["report"]["reference"], "CP(2025)01");
    assert_eq!(out["report"]["received"], "2025-06-11");
    let verdicts = out["verdicts"].as_array().unwrap();
    assert_eq!(verdicts.len(), 51);
    let answered = out["blocks"].as_array().unwrap().iter().filter(|b| !b["answer"].is_null()).count();
    assert_eq!(answered, 26, "the 25 answers of part A, and that of part B");
    let repeated: Vec<_> = out["blocks"].as_array().unwrap().iter().filter(|b| !b["repeats"].is_null()).collect();
    assert!(repeated.len() >= 2, "{repeated:?}");
    for verdict in verdicts {
        let words = matches!(verdict["status"].as_str().unwrap(), "unanswered" | "not-on-point");
        assert!(words || verdict["evidence"][0]["role"] == "decisive", "{verdict}");
        assert!(!verdict["because"].as_str().unwrap().is_empty());
    }
    let status = |id: &str| verdicts.iter().find(|v| v["obligation"] == id).unwrap()["status"].clone();
    assert_eq!(status("2.c.1"), "declined", "victims are not on the list of exempted persons");
    assert_eq!(status("6.b.1"), "declined", "identification is the police's alone");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in ["terminal", "json", "markdown"] {
        let run = || lacuna(&["check", "--today", "2025-07-01", "--format", format, REPLY]).stdout;
        assert_eq!(run(), run(), "{format}");
    }
}

#[test]
fn labels_are_in_the_language_that_is_asked_for() {
    let run = |lang: &str, format: &str| {
        let out = lacuna(&["check", "--today", "2025-07-01", "--lang", lang, "--format", format, REPLY]).stdout;
        String::from_utf8(out).unwrap()
    };
    let (english, french) = (run("en", "markdown"), run("fr", "markdown"));
    assert!(english.contains("\n## In short\n") && english.contains("\n| not on point | "));
    assert!(french.contains("\n## En bref\n") && french.contains("\n| hors sujet | "));
    assert!(!french.contains("In short") && !french.contains("Looked for"));
    assert_eq!(run("en", "json"), run("fr", "json"), "the JSON form is the same in any language");
}

#[test]
fn exit_codes_follow_fail_on() {
    assert_eq!(lacuna(&["check", "-q", REPLY]).status.code(), Some(1));
    assert_eq!(lacuna(&["check", "-q", "--fail-on", "never", REPLY]).status.code(), Some(0));
    assert_eq!(lacuna(&["check", "--nonsense"]).status.code(), Some(2));
    assert_eq!(lacuna(&["--help"]).status.code(), Some(0));
}

#[test]
fn terminal_output_keeps_to_its_width() {
    for width in [80, 100] {
        let out = lacuna(&["check", "--width", &width.to_string(), REPLY]);
        for line in text(&out.stdout).lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn every_place_in_the_json_is_true() {
    let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(REPLY)).unwrap();
    let out = json(&["check", "--format", "json", REPLY]);
    let squeeze = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let lists = ["citations", "figures", "events", "commitments", "admissions"];
    for item in lists.iter().flat_map(|l| out[*l].as_array().unwrap()) {
        let (start, end) = (item["start"].as_u64().unwrap() as usize, item["end"].as_u64().unwrap() as usize);
        let words = &source[start..end];
        assert_eq!(squeeze(words), squeeze(item["text"].as_str().unwrap()), "{item}");
        assert_eq!(source[..start].matches('\n').count() as u64 + 1, item["line"].as_u64().unwrap());
    }
}

#[test]
fn input_that_is_no_reply_is_refused_with_reason_and_help() {
    refused("no/such/file.md", 2, "input/unreadable");
    refused("reports", 2, "input/folder");
    refused(write("empty.md", b"").to_str().unwrap(), 2, "input/empty");
    refused(write("blank.md", b" \n\n\t").to_str().unwrap(), 2, "input/empty");
    refused(write("binary.bin", b"\x7fELF\x02\x01\0\0\0\0").to_str().unwrap(), 2, "input/not-text");
    refused(write("broken.txt", &[0xC3, 0x28, 0x81, 0x8D, 0xFF]).to_str().unwrap(), 2, "input/not-text");
    refused(write("old.doc", b"\xD0\xCF\x11\xE0...").to_str().unwrap(), 2, "input/not-text");
    let prose = write("prose.md", b"A walk in the hills is good for the health.\n\nSo is a swim in the lake.\n");
    let out = lacuna(&["check", "--rules", "cp-rec-2023-03", prose.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(4), "{}", text(&out.stderr));
    assert!(text(&out.stderr).contains("input/nothing-to-judge"));
}

#[test]
fn other_encodings_are_read() {
    let reply = "CP(2025)90\n\nRecommendation CP/Rec(2023)03\n\nRecommendation - amending Article 9 of the Law on State Duty \
                 to exempt victims from state fees;\n\nResponse – Victims are exempt since the Law of 3 May 2024 – “n° 12”.\n";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(reply.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows: Vec<u8> = reply
        .chars()
        .map(|c| match c {
            '–' => 0x96,
            '“' => 0x93,
            '”' => 0x94,
            '°' => 0xB0,
            c => c as u8,
        })
        .collect();
    let mut verdicts = Vec::new();
    for (name, bytes) in [("u8.md", reply.as_bytes().to_vec()), ("u16.md", utf16), ("w1252.md", windows)] {
        let path = write(name, &bytes);
        let out = json(&["check", "--format", "json", "--today", "2025-07-01", path.to_str().unwrap()]);
        verdicts.push(out["verdicts"].clone());
    }
    assert_eq!(verdicts[0], verdicts[1]);
    assert_eq!(verdicts[0], verdicts[2]);
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let reply = b"CP(2025)90\n\nRecommendation CP/Rec(2023)03\n\nRecommendation - amending Article 9 of the Law on State \
                  Duty to exempt victims from state fees;\n\nResponse - Victims of trafficking \x1b[31mare not exempt\x1b[0m from \
                  the state fee \x07and no change is \xe2\x80\xaeenvisaged.\n";
    let path = write("escape.md", reply);
    for format in ["terminal", "markdown", "json"] {
        let out = lacuna(&["check", "--color", "never", "--format", format, path.to_str().unwrap()]);
        let bad = |b: &u8| *b == 0x1b || *b == 7;
        assert!(!out.stdout.iter().any(bad), "{format}");
        assert!(!text(&out.stdout).contains('\u{202e}'), "{format}");
    }
}

#[test]
fn an_endless_line_and_a_million_items_are_read() {
    let long = write("line.txt", "word ".repeat(4_000_000).as_bytes());
    let long = long.to_str().unwrap();
    refused(long, 2, "input/too-much-text");
    let out = lacuna(&["check", "--rules", "cp-rec-2023-03", "--max-text", "20M", long]);
    assert_eq!(out.status.code(), Some(4), "{}", text(&out.stderr));
    let items = write("items.md", "- item\n".repeat(1_000_000).as_bytes());
    let out = lacuna(&["check", "--rules", "cp-rec-2023-03", items.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(4), "{}", text(&out.stderr));
}

#[test]
fn limits_on_text_and_asks_name_their_place_and_flag() {
    let reply = "Recommendation 1 - train the police\n\nResponse - In 2024 forty officers were trained.\n\n\
                 Recommendation 2 - train the judges\n\nResponse - In 2024 nine judges were trained.\n";
    let path = write("two-asks.md", reply.as_bytes());
    let path = path.to_str().unwrap();
    let told = |flags: &[&str]| {
        let out = lacuna(&[&["check", path], flags].concat());
        (out.status.code(), text(&out.stderr).split_whitespace().collect::<Vec<_>>().join(" "))
    };
    assert_eq!(told(&["--max-asks", "2", "--max-text", "1K"]).0, Some(0));
    let (code, asks) = told(&["--max-asks", "1"]);
    assert_eq!(code, Some(2), "{asks}");
    assert!(asks.contains("input/too-many-asks") && asks.contains("line 5") && asks.contains("--max-asks"), "{asks}");
    let (code, long) = told(&["--max-text", "100"]);
    assert_eq!(code, Some(2), "{long}");
    assert!(
        long.contains("input/too-much-text") && long.contains("at most 100") && long.contains("--max-text"),
        "{long}"
    );
    // A pack's obligations are its own, however much the reply asks.
    assert_ne!(told(&["--rules", "cp-rec-2023-03", "--max-asks", "1"]).0, Some(2));
}

#[test]
fn output_files_are_written_whole_or_not_at_all() {
    let out = lacuna(&["check", "--output", "no/such/folder/out.json", "--format", "json", REPLY]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("output/unwritable"), "{}", text(&out.stderr));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole.json");
    let out = lacuna(&["check", "--output", path.to_str().unwrap(), "--format", "json", REPLY]);
    assert_eq!(out.status.code(), Some(1));
    serde_json::from_slice::<serde_json::Value>(&std::fs::read(&path).unwrap()).unwrap();
    // Who may read it is for the umask to say, as for any file.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
        let plain = path.with_extension("plain");
        std::fs::write(&plain, "").unwrap();
        assert_eq!(mode(&path), mode(&plain));
    }
}

/// A folder that is not there yet.
fn no_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

#[test]
fn out_writes_a_file_per_reply_and_format_into_a_folder() {
    let folder = no_folder("out");
    let out = lacuna(&["check", "--out", folder.to_str().unwrap(), "--format", "markdown,json,terminal", REPLY]);
    assert_eq!(out.status.code(), Some(1), "{}", text(&out.stderr));
    let mut names: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let stem = "cp-2025-01-azerbaijan-restated.lacuna";
    assert_eq!(names, ["json", "md", "txt"].map(|e| format!("{stem}.{e}")));
    let told = text(&out.stdout);
    assert!(told.lines().count() == 3 && names.iter().all(|n| told.contains(n)), "{told}");
    let alone = lacuna(&["check", "--format", "markdown", REPLY]).stdout;
    assert_eq!(std::fs::read(folder.join(&names[1])).unwrap(), alone, "as on standard output");
}

#[test]
fn out_keeps_to_its_folder_and_writes_all_or_nothing() {
    let reply = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(REPLY)).unwrap();
    let odd = write("..  what: a\u{1b}[2Jname?.md", &reply);
    let folder = no_folder("odd");
    let out = lacuna(&["check", "--out", folder.to_str().unwrap(), "--format", "json", odd.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(1), "{}", text(&out.stderr));
    assert!(folder.join("what-a-2Jname.lacuna.json").is_file(), "{}", text(&out.stdout));

    // A folder stands where the second file would go: the first is not written either.
    let folder = no_folder("blocked");
    std::fs::create_dir_all(folder.join("cp-2025-01-azerbaijan-restated.lacuna.md")).unwrap();
    let out = lacuna(&["check", "--out", folder.to_str().unwrap(), "--format", "json,markdown", REPLY]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("output/unwritable"), "{}", text(&out.stderr));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left half-written");

    // A reply whose name is that of another's file is not written over.
    let folder = no_folder("own");
    std::fs::create_dir_all(&folder).unwrap();
    let (first, second) = (folder.join("a.md"), folder.join("a.lacuna.md"));
    std::fs::write(&first, &reply).unwrap();
    std::fs::write(&second, &reply).unwrap();
    let [folder, one, two] = [&folder, &first, &second].map(|p| p.to_str().unwrap());
    let out = lacuna(&["check", "--out", folder, "--format", "markdown", one, two]);
    assert_eq!(out.status.code(), Some(2), "{}", text(&out.stdout));
    assert_eq!(std::fs::read(&second).unwrap(), reply);
}

#[test]
fn several_formats_need_a_folder() {
    let out = lacuna(&["check", "--format", "json,markdown", REPLY]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("--out"), "{}", text(&out.stderr));
    assert!(out.stdout.is_empty());
}

#[test]
fn only_shows_some_statuses_and_says_so() {
    let whole = lacuna(&["check", "--format", "json", "--today", "2025-07-01", REPLY]).stdout;
    let whole: serde_json::Value = serde_json::from_slice(&whole).unwrap();
    let of = |status: &str| whole["verdicts"].as_array().unwrap().iter().filter(|v| v["status"] == status).count();
    let out = lacuna(&["check", "-q", "--only", "declined", "--today", "2025-07-01", REPLY]);
    let told = text(&out.stdout);
    assert!(told.contains(&format!("{} of 51 obligations", of("declined"))), "{told}");
    assert!(told.contains("Shown           declined") && !told.contains("partly-addressed"), "{told}");
    assert_eq!(out.status.code(), Some(1), "the exit code is of the whole reply");
    let out = lacuna(&["check", "--format", "markdown", "--only", "gaps", REPLY]);
    let told = text(&out.stdout);
    assert!(told.contains("Shown here:") && !told.contains("\n## Addressed"), "{told}");
    let cut = lacuna(&["check", "--format", "json", "--only", "gaps", "--today", "2025-07-01", REPLY]).stdout;
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&cut).unwrap(), whole, "JSON is always whole");
    assert_eq!(lacuna(&["check", "--only", "nonsense", REPLY]).status.code(), Some(2));
}

#[test]
fn explain_shows_the_weighing_and_the_page_of_a_code() {
    let out = lacuna(&["explain", "2.c.1", "--on", REPLY]);
    let told = text(&out.stdout);
    assert!(told.contains("declined") && told.contains("ask next"), "{told}");
    let out = lacuna(&["explain", "answer/declined"]);
    assert!(text(&out.stdout).contains("What."), "{}", text(&out.stdout));
    let out = lacuna(&["explain", "2.c.9", "--on", REPLY]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("help"));
}

#[test]
fn the_outline_and_the_facts_are_shown() {
    let outline = lacuna(&["outline", REPLY]);
    assert!(text(&outline.stdout).contains("6.b"), "{}", text(&outline.stdout));
    let facts = lacuna(&["facts", REPLY]);
    assert!(text(&facts.stdout).contains("Criminal Procedure Code"), "{}", text(&facts.stdout));
    let trace = lacuna(&["trace", REPLY, "law", "Criminal Procedure Code"]);
    assert_eq!(trace.status.code(), Some(0), "{}", text(&trace.stderr));
}
