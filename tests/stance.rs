//! Stances measured: on a table of clauses, on the decisive quotes of the answer keys, and with words that a user adds.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use lacuna::fact::stance::{Clause, Cues, Stance, Stances, Verbs};
use lacuna::lexicon::{Builder, ConceptEntry, Languages, Lexicon, Reading, entries};
use lacuna::text::{LineKind, Plain, Source, Span, Words};
use proptest::prelude::*;

const LANGUAGES: &str = include_str!("../rules/languages.toml");
const STANCE: &str = include_str!("../rules/lexicon/stance.toml");
const VERBS: &str = include_str!("../rules/lexicon/verbs.toml");

struct Setting {
    languages: Languages,
    lexicon: Lexicon,
    cues: Cues,
}

/// The project's cues, with what a user's own lexicon and word forms add.
fn setting(lexicon: &str, verbs: &str) -> Setting {
    let languages = Languages::parse(LANGUAGES).unwrap();
    let mut builder = Builder::new(&languages);
    for toml in [STANCE, lexicon] {
        let (concepts, faults) = entries::<ConceptEntry>(toml, "concept");
        assert!(faults.is_empty(), "{faults:?}");
        for (concept, _) in &concepts {
            builder.concept(concept).unwrap_or_else(|f| panic!("{}: {f:?}", concept.id));
        }
    }
    let lexicon = builder.build().unwrap();
    let cues = Cues::new(&lexicon, Verbs::parse(&[VERBS, verbs], &languages).unwrap());
    Setting { languages, lexicon, cues }
}

impl Setting {
    fn read(&self, text: &str, paragraphs: &[Span]) -> (Reading, Stances) {
        let words = Words::of(text);
        let reading = Reading::of(text, &words, &self.lexicon, &self.languages, paragraphs);
        let stances = Stances::of(text, &words, &reading, &self.cues);
        (reading, stances)
    }

    fn one(&self, text: &str) -> Vec<Clause> {
        self.read(text, &[Span::new(0, text.len())]).1.all().to_vec()
    }
}

/// A row of the table.
struct Row {
    text: String,
    marked: Span,
    stances: Vec<String>,
    manner: Option<Vec<String>>,
    limit: Option<String>,
    trap: bool,
}

fn rows(language: &str) -> Vec<Row> {
    let table: toml::Table = toml::from_str(&fs::read_to_string("tests/stance/clauses.toml").unwrap()).unwrap();
    let strings = |v: Option<&toml::Value>| -> Option<Vec<String>> {
        v.and_then(toml::Value::as_array).map(|a| a.iter().filter_map(|s| s.as_str().map(str::to_owned)).collect())
    };
    let row = |entry: &toml::Value| {
        let raw = entry["text"].as_str().unwrap();
        let open = raw.find('[').unwrap_or(0);
        let text = raw.replace(['[', ']'], "");
        let close = raw.find(']').map_or(text.len(), |c| c - 1);
        let mut stances = vec![entry["stance"].as_str().unwrap().to_owned()];
        stances.extend(strings(entry.get("also")).unwrap_or_default());
        Row {
            marked: Span::new(open, close),
            text,
            stances,
            manner: strings(entry.get("manner")),
            limit: entry.get("limit").and_then(toml::Value::as_str).map(str::to_owned),
            trap: entry.get("trap").is_some(),
        }
    };
    table[language].as_array().unwrap().iter().map(row).collect()
}

fn overlap(a: Span, b: Span) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

#[test]
fn clauses_have_the_stance_that_a_careful_reader_gives_them() {
    let setting = setting("", "");
    let (mut total, mut right, mut manner_right, mut traps, mut misses, mut parts) =
        (0, 0, 0, 0, String::new(), String::new());
    for language in
        ["en", "fr", "second_en", "second_fr", "third_en", "third_fr", "fourth_en", "fourth_fr", "pairs_en", "pairs_fr"]
    {
        let rows = rows(language);
        let (mut text, mut spans) = (String::new(), Vec::new());
        for row in &rows {
            let start = text.len();
            text.push_str(&row.text);
            spans.push(Span::new(start, text.len()));
            text.push_str("\n\n");
        }
        let (reading, stances) = setting.read(&text, &spans);
        let before = (total, right, manner_right);
        for (row, (span, paragraph)) in rows.iter().zip(spans.iter().zip(reading.paragraphs())) {
            let marked = Span { start: span.start + row.marked.start, end: span.start + row.marked.end };
            let clauses = paragraph.sentences.clone().flat_map(|s| stances.clauses(s));
            let clause = clauses.max_by_key(|c| overlap(c.span, marked)).unwrap();
            total += 1;
            traps += u32::from(row.trap);
            let stance = row.stances.iter().any(|s| s == clause.stance.name());
            let mut found: Vec<String> = clause.manner.names().map(str::to_owned).collect();
            let wanted = row.manner.clone().unwrap_or_default();
            if clause.stance == Stance::Absent && !wanted.iter().any(|m| m == "limited") {
                found.retain(|m| m != "limited");
            }
            let limit = row.limit.as_ref().is_none_or(|l| {
                let at = row.text.find(l).unwrap();
                let wanted = Span::new(span.start as usize + at, span.start as usize + at + l.len());
                clause.limit.is_some_and(|c| c.overlaps(wanted))
            });
            let manner = found == wanted && limit;
            right += u32::from(stance);
            manner_right += u32::from(manner);
            if !stance || !manner {
                let _ = writeln!(
                    misses,
                    "{} {} {:?} wanted {:?} {:?} | cue {:?} limit {:?} | {}",
                    if stance { "     " } else { "WRONG" },
                    clause.stance.name(),
                    found,
                    row.stances,
                    wanted,
                    clause.cue.map(|c| c.of(&text)),
                    clause.limit.map(|c| c.of(&text)),
                    clause.span.of(&text),
                );
            }
        }
        let _ = writeln!(
            parts,
            "{language}: stance {}/{}, manner {}/{1}",
            right - before.1,
            total - before.0,
            manner_right - before.2
        );
    }
    println!("{misses}{parts}stance {right}/{total}, manner {manner_right}/{total}, traps {traps}");
    assert!(total >= 220 && traps * 2 >= total);
    assert!(f64::from(right) >= 0.95 * f64::from(total), "stance {right}/{total}\n{misses}");
    assert!(f64::from(manner_right) >= 0.95 * f64::from(total), "manner {manner_right}/{total}\n{misses}");
}

/// The statuses that a stance can bear. `since`: the passage has a date or figure of the period.
fn compatible(clause: &Clause, status: &str, since: bool) -> bool {
    let manner: Vec<&str> = clause.manner.names().collect();
    match status {
        "addressed" | "partly-addressed" => {
            matches!(clause.stance, Stance::Done | Stance::Ongoing)
                || matches!(clause.stance, Stance::Provided | Stance::Plain) && since
        }
        "in-progress" => clause.stance == Stance::Promised,
        "existing-law" => matches!(clause.stance, Stance::Provided | Stance::Ongoing | Stance::Plain | Stance::Done),
        "declined" => {
            matches!(clause.stance, Stance::Refused | Stance::Absent)
                || manner.contains(&"exclusive")
                || manner.contains(&"suspended")
        }
        _ => true,
    }
}

/// Paragraphs of a clean text as far as this measure needs them: rows are cut at their bars, text at blank lines and bullets.
fn paragraphs(source: &Source, plain: &Plain) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut open = false;
    for line in plain.lines() {
        match line.kind {
            LineKind::Row => {
                open = false;
                let row = line.span.of(source.text());
                let mut start = 0;
                for (at, mark) in row
                    .match_indices('|')
                    .map(|(i, m)| (i, m.len()))
                    .chain(row.match_indices("<br>").map(|(i, m)| (i, m.len())))
                    .collect::<BTreeMap<_, _>>()
                {
                    out.push(Span::new(line.span.start as usize + start, line.span.start as usize + at));
                    start = at + mark;
                }
            }
            LineKind::Text => {
                if open && line.bullet.is_none() && line.heading == 0 {
                    let last = out.last_mut().unwrap();
                    last.end = line.body.end;
                } else {
                    out.push(line.body);
                    open = true;
                }
            }
            LineKind::Furniture => {}
            LineKind::Blank | LineKind::Rule => open = false,
        }
    }
    out.retain(|s| !s.of(plain.text()).trim().is_empty());
    out
}

fn squeezed(text: &str) -> (String, Vec<usize>) {
    let (mut out, mut at) = (String::new(), Vec::new());
    for (i, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace() && *c != '-') {
        out.push(c);
        at.extend(std::iter::repeat_n(i, c.len_utf8()));
    }
    (out, at)
}

struct Verdict {
    id: String,
    statuses: Vec<String>,
    line: u32,
    quote: String,
}

fn verdicts(key: &Path) -> Vec<Verdict> {
    let table: toml::Table = toml::from_str(&fs::read_to_string(key).unwrap()).unwrap();
    let of = |v: &toml::Value| {
        let mut statuses = vec![v["status"].as_str().unwrap().to_owned()];
        statuses.extend(
            v.get("also")
                .and_then(toml::Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|s| s.as_str().map(str::to_owned)),
        );
        Verdict {
            id: v["id"].as_str().unwrap().to_owned(),
            statuses,
            line: u32::try_from(v["line"].as_integer().unwrap()).unwrap(),
            quote: v["quote"].as_str().unwrap().to_owned(),
        }
    };
    table["verdict"].as_array().unwrap().iter().map(of).filter(|v| !v.quote.is_empty()).collect()
}

/// Agreement on one key: right by the clause that holds most of the quote, right by any clause of it, all; and the misses.
fn agreement(setting: &Setting, key: &Path) -> (u32, u32, u32, String) {
    let stem = key.to_string_lossy().replace(".gold.toml", "");
    let reply = ["md", "txt"].iter().map(|e| PathBuf::from(format!("{stem}.{e}"))).find(|p| p.exists()).unwrap();
    let source =
        lacuna::read::open(&reply, &lacuna::read::Limits::default(), &lacuna::read::Options::default()).unwrap();
    let plain = Plain::of(&source);
    let (reading, stances) = setting.read(plain.text(), &paragraphs(&source, &plain));
    let (text, at) = squeezed(plain.text());
    let (mut right, mut any, mut all, mut misses) = (0, 0, 0, String::new());
    for verdict in verdicts(key) {
        let quote = squeezed(&verdict.quote).0;
        let from = source.line_span(verdict.line.saturating_sub(1).max(1)).start as usize;
        let from = at.partition_point(|&a| a < from);
        let Some(found) = text[from..].find(&quote).or_else(|| text.find(&quote).map(|f| f.wrapping_sub(from))) else {
            panic!("{}: {} not found", verdict.id, verdict.quote);
        };
        let found = from.wrapping_add(found);
        let span = Span::new(at[found], at[found + quote.len() - 1] + 1);
        let sentence = reading.sentences().iter().max_by_key(|s| overlap(s.span, span)).unwrap();
        let since = ["2023", "2024", "2025"]
            .iter()
            .any(|y| reading.paragraphs()[sentence.paragraph].span.of(plain.text()).contains(y));
        let fits = |c: &Clause| verdict.statuses.iter().any(|s| compatible(c, s, since));
        let held: Vec<&Clause> = stances.all().iter().filter(|c| overlap(c.span, span) > 12).collect();
        let most = held.iter().max_by_key(|c| overlap(c.span, span));
        all += 1;
        right += u32::from(most.is_some_and(|c| fits(c)));
        any += u32::from(held.iter().any(|c| fits(c)));
        if !most.is_some_and(|c| fits(c)) {
            let said: Vec<String> = held
                .iter()
                .map(|c| {
                    format!(
                        "{} [{}] «{}»",
                        c.stance.name(),
                        c.cue.map_or("", |s| s.of(plain.text())),
                        c.span.of(plain.text()).replace('\n', " ")
                    )
                })
                .collect();
            let _ = writeln!(misses, "  {} {:?}\n    {}", verdict.id, verdict.statuses, said.join("\n    "));
        }
    }
    (right, any, all, misses)
}

#[test]
fn decisive_quotes_have_a_stance_that_bears_their_verdict() {
    let setting = setting("", "");
    let mut keys = Vec::new();
    for folder in ["tests/replies", "../shared/examples"] {
        match fs::read_dir(folder) {
            Ok(files) => {
                keys.extend(files.map(|f| f.unwrap().path()).filter(|p| p.to_string_lossy().ends_with(".gold.toml")));
            }
            Err(_) => println!("{folder} is not here: skipped"),
        }
    }
    keys.sort();
    let (mut right, mut any, mut all) = (0, 0, 0);
    for key in &keys {
        let (r, a, n, misses) = agreement(&setting, key);
        println!("{} {r}/{n} (any clause of the quote {a}/{n})\n{misses}", key.display());
        right += r;
        any += a;
        all += n;
    }
    println!("all {right}/{all}, any {any}/{all}");
    assert!(f64::from(right) >= 0.9 * f64::from(all), "{right}/{all}");
}

#[test]
fn a_user_adds_cue_words_and_verb_forms() {
    let text = "A fund for victims is mooted. The unit strewed the leaflets over the town.";
    let plain = setting("", "");
    let before: Vec<Stance> = plain.one(text).iter().map(|c| c.stance).collect();
    let lexicon = r#"
        [[concept]]
        id = "cue-plan"
        en = ["mooted"]
    "#;
    let verbs = r#"
        [[language]]
        id = "en"
        irregular = ["strew strewed strewn"]
        words = { past = ["strewed"] }
    "#;
    let after: Vec<Stance> = setting(lexicon, verbs).one(text).iter().map(|c| c.stance).collect();
    assert_ne!(before[0], Stance::Promised);
    assert_eq!(after, [Stance::Promised, Stance::Done]);
}

#[test]
fn a_clause_says_where_it_has_its_stance_from() {
    let text =
        "Judges were not concerned. An increase is under discussion. In 2024 three of the eight offices were trained.";
    let clauses = setting("", "").one(text);
    let cues: Vec<&str> = clauses.iter().filter_map(|c| c.cue).map(|s| s.of(text)).collect();
    assert_eq!(cues, ["were not concerned", "under discussion", "were trained"]);
    assert_eq!(clauses[2].limit.map(|s| s.of(text)), Some("three of the eight offices"));
}

/// Words that the grammar turns on, and some that it does not know.
const PIECES: &[&str] = &[
    "the",
    "police",
    "were",
    "not",
    "trained",
    "which",
    "and",
    "but",
    "has been",
    "will",
    "is",
    "no",
    "of",
    "that",
    "victims",
    "(",
    ")",
    ",",
    ";",
    ":",
    "–",
    "2024",
    "three",
    "n'est",
    "qu'en",
    "pas",
    "été",
    "a",
    "s'est",
    "tenue",
    "dont",
    "alors que",
    "sans que",
    "May",
    "No. 14",
    "under discussion",
    "shall",
    "being",
    "having",
    "neither",
    "nor",
    "ne",
    "a)",
    "\n",
    "l'article",
    "only",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn clauses_cover_all_words_of_their_sentence_in_order(picks in prop::collection::vec(0..PIECES.len(), 0..40), french in any::<bool>()) {
        let words: Vec<&str> = picks.iter().map(|&p| PIECES[p]).collect();
        let tail = if french { " le la les des et ne pas une" } else { " the of and to was were" };
        let text = words.join(" ") + tail;
        SETTING.with(|setting| -> Result<(), TestCaseError> {
            let (reading, stances) = setting.read(&text, &[Span::new(0, text.len())]);
            for (number, sentence) in reading.sentences().iter().enumerate() {
                let clauses = stances.clauses(number);
                let mut next = sentence.tokens.start;
                for clause in clauses {
                    prop_assert_eq!(clause.tokens.start, next);
                    prop_assert!(clause.tokens.end > next);
                    next = clause.tokens.end;
                    prop_assert!(sentence.span.contains(clause.span));
                    for part in clause.cue.iter().chain(&clause.limit) {
                        prop_assert!(text.get(part.range()).is_some());
                    }
                }
                prop_assert_eq!(next, sentence.tokens.end);
            }
            Ok(())
        })?;
    }
}

thread_local! {
    static SETTING: Setting = setting("", "");
}
