//! Faults: what is wrong with rules or input, with code, place and help.
//!
//! In: all faults that were found, and the files that they are in. Out: diagnostics, each with the line of the TOML where it
//! has one. Ends with a count, so that a long list need not be counted by hand.

use std::ops::Range;

use super::excerpt::Around;
use super::look::{Look, Tone};
use super::told::{Label, Told};
use super::wording;
use crate::assessment::Severity;
use crate::rule::{Fault, RuleFile};
use crate::text::{ReadFault, Remark, Source, Span};

/// The most faults that are drawn.
const MOST: usize = 100;

/// Faults in rule files. `files` are the files that were read; a fault in another is told without its line.
pub fn rules(faults: &[Fault], files: &[RuleFile], look: Look) -> String {
    let mut out = String::new();
    let mut open: Option<(&str, Source)> = None;
    for fault in faults.iter().take(MOST) {
        let severity = if fault.is_advice() { Severity::Warning } else { Severity::Error };
        let told = Told::new(look, fault.code, severity, look.severity_sign(severity), &heading(fault))
            .helping(Some(fault.help.clone()));
        if open.as_ref().is_none_or(|(name, _)| *name != fault.file) {
            let file = files.iter().find(|f| f.name == fault.file);
            open = file
                .and_then(|f| Some((f.name.as_str(), Source::from_bytes(&f.name, f.text.clone().into_bytes()).ok()?)));
        }
        let told = match (&open, &fault.span) {
            (Some((name, source)), Some(range)) => {
                let span = shown(source.text(), range);
                let text = source.text();
                let label = Label {
                    place: source.place(span),
                    text: fault.label().to_owned(),
                    tone: Tone::of_severity(severity),
                };
                told.showing(name, text, vec![label], Around::Line)
            }
            _ => told,
        };
        told.render(&mut out);
        out.push('\n');
    }
    if faults.len() > MOST {
        put!(out, "{} more are not shown; mend these first.\n", wording::counted(faults.len() - MOST, "fault"));
    }
    let mut named: Vec<&str> = faults.iter().map(|f| f.file.as_str()).collect();
    named.sort_unstable();
    named.dedup();
    let noun = if faults.iter().all(Fault::is_advice) { "warning" } else { "fault" };
    put!(out, "{} in {}\n", wording::counted(faults.len(), noun), wording::counted(named.len(), "file"));
    out
}

/// The words to show for a fault: of a whole table its first line, at the end of a line the line.
fn shown(text: &str, range: &Range<usize>) -> Span {
    let first = text.get(range.clone()).and_then(|t| t.lines().next()).unwrap_or("").trim_end();
    if !first.is_empty() {
        return Span::new(range.start, range.start + first.len());
    }
    let before = text.get(..range.start).unwrap_or(text);
    let start = before.trim_end().rfind('\n').map_or(0, |n| n + 1);
    let line = text[start..].lines().next().unwrap_or("");
    Span::new(start, start + line.len()).trim(text)
}

/// The message, with the file where no line of it is shown.
fn heading(fault: &Fault) -> String {
    if fault.span.is_some() { fault.message.clone() } else { format!("{}: {}", fault.file, fault.message) }
}

/// A file that cannot be read as a reply.
pub fn input(fault: &ReadFault, look: Look) -> String {
    one(fault.code(), &fault.to_string(), Some(fault.help()), look)
}

/// What a reader repaired, left out or could not read: nothing that stops the work.
pub fn remark(remark: &Remark, source: &Source, look: Look) -> String {
    let place = source.place(remark.span);
    let at = match place.page {
        Some(page) if !remark.span.is_empty() || remark.span.start > 0 => format!(", page {page}"),
        _ => String::new(),
    };
    let message = format!("{}{at}: {}", source.name(), remark.message);
    let mut out = String::new();
    let told = Told::new(look, remark.code, Severity::Advice, look.pick("ℹ", "i"), &message);
    told.helping(Some(remark.help.to_owned())).render(&mut out);
    out
}

/// Any other fault: a wrong argument, nothing to judge, a file that cannot be written.
pub fn one(code: &'static str, message: &str, help: Option<&str>, look: Look) -> String {
    let mut out = String::new();
    let told = Told::new(look, code, Severity::Error, look.pick("✗", "x"), message);
    told.helping(help.map(str::to_owned)).render(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    const TOML: &str = "[[obligation]]\nid = \"1.a\"\nversion = 1\nseverty = \"high\"\n\n[obligation.topic]\nany = [ { concept = \"lawyer\" }, { concept = \"legal-aid\" }, { phrase = [\"free of charge\", \"defence counsel\"] }, { concept = \"layer\" } ]\n";

    fn fault(code: &'static str, at: Option<&str>, message: &str, help: &str) -> Fault {
        let span = at.map(|words| {
            let at = TOML.find(words).unwrap();
            at..at + words.len()
        });
        Fault { code, file: "rules/marovia/1.toml".into(), span, message: message.into(), help: help.into() }
    }

    #[test]
    fn as_authors_of_rules_see_them() {
        let files = [RuleFile { name: "rules/marovia/1.toml".into(), text: TOML.into() }];
        let faults = [
            fault(
                crate::code::RULE_MISSING_KEY,
                Some(&TOML[..60]),
                "missing field `asks`",
                "add `asks = …` to this table",
            ),
            fault(
                crate::code::RULE_UNKNOWN_KEY,
                Some("severty"),
                "unknown field `severty`",
                "did you mean `severity`?",
            ),
            fault(
                crate::code::RULE_UNKNOWN_CONCEPT,
                Some("layer"),
                "no lexicon has the concept `layer`",
                "did you mean `lawyer`?",
            ),
            Fault {
                file: "rules/marovia".into(),
                ..fault(crate::code::RULE_NO_MANIFEST, None, "there is no pack.toml", "`lacuna rules new` writes one")
            },
        ];
        for (name, look) in sample::looks().into_iter().filter(|(name, _)| *name != "quiet") {
            insta::assert_snapshot!(format!("rules_{name}"), rules(&faults, &files, look));
        }
    }

    #[test]
    fn as_everybody_sees_them() {
        let fault = Source::from_bytes("reply\u{1b}[2J.pdf", b"%PDF-1.7".to_vec()).unwrap_err();
        insta::assert_snapshot!("input", input(&fault, Look::plain(80)));
    }
}
