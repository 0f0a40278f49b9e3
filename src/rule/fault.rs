//! Faults in rule files: what is wrong, where in the TOML, and what to do.
//!
//! In: what the readers and checks of this layer find. Out: [`Fault`]s that a terminal can show with the line of the file.
//! All faults of all files are collected before any is told.

use std::ops::Range;

pub use crate::text::nearest;

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

    /// Adds what the TOML reader said, with the code that fits its words and a guess at what was meant.
    pub fn add_toml(&mut self, span: Option<Range<usize>>, message: &str) {
        let (code, help) = explain_toml(message);
        self.add(code, span, message, help);
    }
}

/// The code and the help for a message of the TOML reader.
pub fn explain_toml(message: &str) -> (&'static str, String) {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    if message.starts_with("unknown field") || message.starts_with("unknown variant") {
        let code = if message.starts_with("unknown field") {
            crate::code::RULE_UNKNOWN_KEY
        } else {
            crate::code::RULE_UNKNOWN_VALUE
        };
        let help = quoted.split_first().and_then(|(wrong, known)| nearest(wrong, known.iter().copied())).map_or_else(
            || format!("known here: {}", quoted.get(1..).unwrap_or_default().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        return (code, help);
    }
    if message.starts_with("missing field") {
        let name = quoted.first().copied().unwrap_or("it");
        return (crate::code::RULE_MISSING_KEY, format!("add `{name} = …` to this table"));
    }
    if message.starts_with("invalid type") || message.starts_with("invalid value") {
        return (crate::code::RULE_WRONG_TYPE, "see docs/rules.md for what this key holds".into());
    }
    if message.starts_with("duplicate") {
        return (crate::code::RULE_DUPLICATE_KEY, "keep one of the two".into());
    }
    (
        crate::code::RULE_SYNTAX,
        "the file is not TOML here; a text stands in \"quotes\", a list in [brackets], an inline table on one line"
            .into(),
    )
}
