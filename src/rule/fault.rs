//! Faults in rule files: what is wrong, where in the TOML, and what to do.
//!
//! In: what the readers and checks of this layer find. Out: [`Fault`]s that a terminal can show with the line of the file.
//! All faults of all files are collected before any is told.

use std::ops::Range;

pub use crate::text::nearest;

use crate::code;
use crate::lexicon::{WordFault, WordKind};

/// One fault in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The diagnostic code (`rule/unknown-concept`).
    pub code: &'static str,
    /// The file, as its author knows it.
    pub file: String,
    /// Byte range in the file; `None` where the fault is of the file as a whole.
    pub span: Option<Range<usize>>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// Collects faults while one file is read.
#[derive(Debug)]
pub struct Faults<'a> {
    file: &'a str,
    out: &'a mut Vec<Fault>,
}

impl<'a> Faults<'a> {
    /// A collector for one file.
    pub fn of(file: &'a str, out: &'a mut Vec<Fault>) -> Faults<'a> {
        Faults { file, out }
    }

    /// Adds a fault.
    pub fn add(
        &mut self,
        code: &'static str,
        span: Option<Range<usize>>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.out.push(Fault { code, file: self.file.to_owned(), span, message: message.into(), help: help.into() });
    }

    /// Adds what the TOML reader said, in the words of an author of rules.
    pub fn add_toml(&mut self, span: Option<Range<usize>>, message: &str) {
        let (code, message, help) = explain_toml(message);
        self.add(code, span, message, help);
    }

    /// Adds what is wrong with words of the table at `table` in the file's text.
    pub fn add_words(&mut self, text: &str, table: &Range<usize>, fault: &WordFault) {
        let code = match fault.kind {
            WordKind::Key => code::RULE_UNKNOWN_KEY,
            WordKind::Phrase => code::RULE_PHRASE,
            WordKind::Concept => code::RULE_UNKNOWN_CONCEPT,
        };
        let key = |at: &usize| {
            let rest = &text[at + fault.written.len()..];
            let line = text[..*at].rfind('\n').map_or(0, |n| n + 1);
            text[line..*at].trim().is_empty() && rest.trim_start_matches([' ', '\t']).starts_with('=')
        };
        let quoted = |at: &usize| text[..*at].ends_with(['"', '\'']);
        let from = text.get(table.end..).unwrap_or_default();
        let found = from.match_indices(&*fault.written).map(|(at, _)| table.end + at).find(|at| match fault.kind {
            WordKind::Key => key(at),
            WordKind::Phrase | WordKind::Concept => quoted(at),
        });
        let span = found.filter(|_| !fault.written.is_empty()).map_or(table.clone(), |at| at..at + fault.written.len());
        self.add(code, Some(span).filter(|s| !s.is_empty()), fault.message.clone(), fault.help.clone());
    }
}

impl Fault {
    /// Whether the rules can be used all the same.
    pub fn is_advice(&self) -> bool {
        self.code == code::RULE_CONCEPT_NEVER_MET
    }

    /// What the words shown are, in a few words; the message says what is wrong with them.
    pub fn label(&self) -> &'static str {
        match self.code {
            code::RULE_UNKNOWN_KEY => "no such key",
            code::RULE_UNKNOWN_VALUE => "none of the words that can stand here",
            code::RULE_MISSING_KEY => "incomplete",
            code::RULE_WRONG_TYPE => "of another sort",
            code::RULE_DUPLICATE_KEY => "the second time",
            code::RULE_SYNTAX => "not understood from here",
            code::RULE_PROBE_KEYS => "one probe",
            code::RULE_PROBE_EMPTY => "empty",
            code::RULE_PROBE_NEVER => "contradicts the rest of the rule",
            code::RULE_UNKNOWN_CONCEPT => "no such concept",
            code::RULE_CONCEPT_NEVER_MET => "met nowhere",
            code::RULE_PHRASE => "this phrase",
            code::RULE_DUPLICATE_ID => "taken already",
            code::RULE_UNKNOWN_ITEM => "no such item",
            code::RULE_EXTENDS_UNKNOWN => "no such pack",
            code::RULE_EXTENDS_CYCLE => "leads back here",
            code::RULE_NO_SCALE => "no such scale",
            code::RULE_UNKNOWN_OBLIGATION => "no such obligation",
            code::DECISION_REPEATED => "decided before",
            _ => "here",
        }
    }
}

/// What a key of a rule says, for a help.
pub(super) fn purpose(key: &str) -> &'static str {
    match key {
        "id" => "what the rule is called, as in id = \"2.c.1\"",
        "source" => "where the obligation comes from, as in source = { item = \"2.c\", paragraph = 71 }",
        "item" => "the item of the recommendation, as in item = \"2.c\"",
        "asks" => "what is asked",
        "kind" => "which kind of measure is asked, as in kind = \"legislation\"",
        "topic" => "what makes a passage on point, as in topic = { concept = \"lawyer\" }",
        "why" => "why it matters",
        "question" => "what an evaluator would ask next",
        "name" => "what a full answer shows, as it is named when missing",
        "needs" => "what shows the part, as in needs = { phrase = [\"free of charge\"] }",
        "gives" => "what the example must be judged to be, as in gives = \"addressed\"",
        "text" => "the words of the example",
        "title" => "the title",
        "version" => "the version, as in version = 1",
        "recommendation" => "the reference that replies bear on their cover",
        "body" => "who recommends",
        "addressee" => "which state is asked",
        "adopted" => "the day of adoption, without quotation marks, as in adopted = 2023-06-06",
        "number" => "the number of the recommendation, as in number = \"2\"",
        "ask" => "what the item asks",
        "obligation" => "the id of the obligation",
        "reason" => "why, in a sentence",
        "status" => "the status, as in status = \"declined\"",
        "on" => "the day, without quotation marks, as in on = 2025-07-02",
        "by" => "who decided so",
        "until" => "the last day, without quotation marks, as in until = 2026-06-30",
        _ => "what it is",
    }
}

/// What the TOML reader said: the code that fits, the message and the help for an author of rules.
pub fn explain_toml(said: &str) -> (&'static str, String, String) {
    let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let first = quoted.first().copied().unwrap_or_default();
    let known = || quoted.get(1..).unwrap_or_default();
    let meant = || {
        nearest(first, known().iter().copied())
            .map_or_else(|| format!("known here: {}", known().join(", ")), |near| format!("did you mean `{near}`?"))
    };
    if said.starts_with("unknown field") {
        return (code::RULE_UNKNOWN_KEY, format!("This table has no key `{first}`."), meant());
    }
    if said.starts_with("unknown variant") {
        return (code::RULE_UNKNOWN_VALUE, format!("`{first}` is no word that this key knows."), meant());
    }
    if said.starts_with("missing field") {
        let help = format!("add a line `{first} = …` that says {}", purpose(first));
        return (code::RULE_MISSING_KEY, format!("The key `{first}` is missing."), help);
    }
    if let Some((found, wanted)) = said.strip_prefix("invalid type: ").and_then(|s| s.split_once(", expected ")) {
        let (wanted, help) = wanted_in_words(wanted);
        return (code::RULE_WRONG_TYPE, format!("{} stands where {wanted} is expected.", found_in_words(found)), help);
    }
    if said.starts_with("invalid value") || said.starts_with("invalid type") {
        return (
            code::RULE_WRONG_TYPE,
            "This value does not fit its key.".into(),
            "docs/rules.md says what each key holds".into(),
        );
    }
    if said.starts_with("duplicate") {
        let message = if first.is_empty() {
            "This key stands twice in one table.".into()
        } else {
            format!("The key `{first}` stands twice in one table.")
        };
        return (
            code::RULE_DUPLICATE_KEY,
            message,
            "keep one of the two, or begin a new table before the second".into(),
        );
    }
    if said.starts_with("string values must be quoted") {
        let help = "put the text in quotation marks: \"…\"; true, false, numbers and dates stand without";
        return (code::RULE_SYNTAX, "A text stands here without quotation marks.".into(), help.into());
    }
    if said.starts_with("invalid basic string") {
        let help = "end the text with a quotation mark on its own line; inside a text write \\\" for a quotation mark";
        return (code::RULE_SYNTAX, "A text that begins on this line has no end.".into(), help.into());
    }
    (
        code::RULE_SYNTAX,
        format!("The file cannot be read from here on: {said}."),
        "a text stands in \"quotation marks\", a list in [brackets] with commas between, an inline table { } on one line"
            .into(),
    )
}

/// What the reader found, in words.
fn found_in_words(found: &str) -> &'static str {
    match found.split([' ', '`']).next().unwrap_or_default() {
        "string" => "A text",
        "integer" | "floating" => "A number",
        "boolean" => "true or false",
        "sequence" => "A list",
        "map" => "A table",
        _ => "Something else",
    }
}

/// What the reader expected, in words, and how that is written.
fn wanted_in_words(wanted: &str) -> (&'static str, String) {
    let (name, help) = match wanted {
        "a string" => ("a text", "put it in quotation marks: \"…\""),
        "a sequence" => ("a list", "put it in brackets: [ … ], even where it is only one"),
        "u32" | "i16" | "u64" | "i64" => ("a whole number", "write the number without quotation marks"),
        w if w.starts_with("struct ProbeEntry") => ("a probe", "write { concept = \"…\" } or { phrase = [\"…\"] }"),
        w if w.starts_with("struct Datetime") || w.contains("TOML datetime") => {
            ("a day", "write it as year-month-day without quotation marks: 2023-06-06")
        }
        w if w.starts_with("struct") || w == "a map" => ("a table", "put it in braces: { key = \"…\" }"),
        _ => ("something else", "docs/rules.md says what each key holds"),
    };
    (name, help.to_owned())
}
