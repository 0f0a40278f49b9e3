//! A decisions file: `[[decision]]` tables, read and checked.
//!
//! In: its TOML and the obligations that a decision can be on. Out: the [`Entry`]s, or every fault at once, each with its place
//! in the file and, where a name is near a known one, what was meant. A file without an entry is no fault.

use serde::Deserialize;
use toml::Spanned;
use toml::de::DeTable;
use toml::value::Datetime;

use crate::code;
use crate::lexicon::entries;
use crate::rule::{Fault, Faults, RuleFile, Status, explain_toml, nearest};

/// The name of the array of tables.
pub(super) const ARRAY: &str = "decision";

/// The file that holds the decisions on a reply where nobody names another: `reply.decisions.toml` beside `reply.md`.
pub fn beside(reply: &std::path::Path) -> std::path::PathBuf {
    reply.with_extension("decisions.toml")
}

/// One decision as its file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The obligation.
    pub obligation: String,
    /// How far the reply deals with it, as the evaluator sees it.
    pub status: Status,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by: String,
    /// The day, in ISO form.
    pub on: String,
    /// The version of the rule that it stood on.
    pub version: Option<u32>,
    /// The [fingerprint](crate::text::fingerprint) of the words that it stood on.
    pub fingerprint: Option<String>,
}

/// A `[[decision]]` table as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    obligation: Spanned<String>,
    status: Spanned<String>,
    reason: Spanned<String>,
    by: Spanned<String>,
    on: Spanned<Datetime>,
    version: Option<u32>,
    fingerprint: Option<String>,
}

/// Reads a file of decisions on these obligations.
///
/// # Errors
/// Every fault of the file.
pub fn read(file: &RuleFile, obligations: &[&str]) -> Result<Vec<Entry>, Vec<Fault>> {
    let mut all = Vec::new();
    let mut faults = Faults::of(&file.name, &mut all);
    let (written, toml) = entries::<Written>(&file.text, ARRAY);
    for fault in toml {
        let (kind, message, help) = explain_toml(&fault.message);
        // A day in quotes is the one wrong type that is likely.
        let help = if kind == code::RULE_WRONG_TYPE {
            "a text stands in \"quotes\", a day does not: on = 2025-07-02; see docs/decisions.md".to_owned()
        } else {
            help
        };
        faults.add(code::DECISION_FAULTY, fault.span, message, help);
    }
    for (key, _) in DeTable::parse_recoverable(&file.text).0.get_ref() {
        let name: &str = key.get_ref();
        if name != ARRAY {
            let message = format!("`{name}` is nothing that a decisions file has");
            faults.add(code::DECISION_FAULTY, Some(key.span()), message, format!("write each decision as [[{ARRAY}]]"));
        }
    }
    let mut out: Vec<Entry> = Vec::new();
    for (written, _) in written {
        let entry = check(&written, obligations, &mut faults);
        if out.iter().any(|o| o.obligation == *written.obligation.get_ref()) {
            faults.add(
                code::DECISION_REPEATED,
                Some(written.obligation.span()),
                format!("`{}` is decided twice in this file", written.obligation.get_ref()),
                "keep one of the two; another evaluator's decisions stand in a file of their own",
            );
        }
        out.extend(entry);
    }
    all.sort_by_key(|f| f.span.as_ref().map(|s| s.start));
    if all.is_empty() { Ok(out) } else { Err(all) }
}

/// Checks one entry and tells all that is wrong with it.
fn check(written: &Written, obligations: &[&str], faults: &mut Faults) -> Option<Entry> {
    let id = written.obligation.get_ref();
    if !obligations.contains(&id.as_str()) {
        let help = nearest(id, obligations.iter().copied()).map_or_else(
            || "`lacuna check` lists the ids of all obligations".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("there is no obligation `{id}`");
        faults.add(code::DECISION_UNKNOWN_OBLIGATION, Some(written.obligation.span()), message, help);
    }
    let name = written.status.get_ref();
    let status = Status::named(name);
    if status.is_none() {
        let names = Status::ALL.map(Status::name);
        let help = nearest(name, names.into_iter())
            .map_or_else(|| format!("known here: {}", names.join(", ")), |near| format!("did you mean `{near}`?"));
        faults.add(code::DECISION_FAULTY, Some(written.status.span()), format!("there is no status `{name}`"), help);
    }
    for (key, value, help) in [
        (
            "reason",
            &written.reason,
            "say in a sentence what the words show; the next reader has to be able to check it",
        ),
        ("by", &written.by, "name who decided"),
    ] {
        if value.get_ref().trim().is_empty() {
            faults.add(code::DECISION_FAULTY, Some(value.span()), format!("`{key}` is empty"), help);
        }
    }
    let on = written.on.get_ref();
    if on.date.is_none() || on.time.is_some() {
        let message = format!("`on` is a day, and `{on}` is none");
        faults.add(code::DECISION_FAULTY, Some(written.on.span()), message, "write it as on = 2025-07-02");
    }
    obligations.contains(&id.as_str()).then_some(())?;
    Some(Entry {
        obligation: id.clone(),
        status: status?,
        reason: written.reason.get_ref().trim().to_owned(),
        by: written.by.get_ref().trim().to_owned(),
        on: on.to_string(),
        version: written.version,
        fingerprint: written.fingerprint.clone(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const IDS: [&str; 3] = ["1.a.1", "1.a.2", "2.c.1"];

    fn file(text: &str) -> RuleFile {
        RuleFile { name: "r.decisions.toml".into(), text: text.into() }
    }

    fn faults(text: &str) -> Vec<(&'static str, String, String, String)> {
        let all = read(&file(text), &IDS).unwrap_err();
        let words =
            |f: &Fault| f.span.clone().map_or(String::new(), |s| text[s].lines().next().unwrap_or("").to_owned());
        all.iter().map(|f| (f.code, words(f), f.message.clone(), f.help.clone())).collect()
    }

    #[test]
    fn a_file_is_read() {
        let text = "# mine\n[[decision]]\nobligation = \"2.c.1\"\nstatus = \"partly-addressed\"\nreason = \" It says so. \"\nby = \"A\"\non = 2025-07-02\n";
        let all = read(&file(text), &IDS).unwrap();
        assert_eq!((all.len(), all[0].reason.as_str(), all[0].on.as_str()), (1, "It says so.", "2025-07-02"));
        assert!(read(&file("# none yet\n"), &IDS).unwrap().is_empty());
    }

    #[test]
    fn all_faults_are_told_at_once_each_at_its_words() {
        let text = "[[decision]]\nobligation = \"2.c.11\"\nstatus = \"partly-adressed\"\nreason = \"\"\nby = \"A\"\non = 2025-07-02T10:00:00\n\n\
                    [[decision]]\nobligation = \"1.a.1\"\nstatus = \"declined\"\nreson = \"x\"\nby = \"A\"\non = 2025-07-02\n\n\
                    [[decision]]\nobligation = \"1.a.2\"\nstatus = \"declined\"\nreason = \"x\"\nby = \"A\"\non = \"2025-07-02\"\n\n\
                    [[decisions]]\nobligation = \"1.a.1\"\n";
        insta::assert_debug_snapshot!(faults(text));
    }

    #[test]
    fn nobody_decides_twice() {
        let one = "[[decision]]\nobligation = \"2.c.1\"\nstatus = \"declined\"\nreason = \"x\"\nby = \"A\"\non = 2025-07-02\n";
        let all = faults(&format!("{one}{one}"));
        assert_eq!((all.len(), all[0].0), (1, code::DECISION_REPEATED));
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "(\\[\\[decision\\]\\]\n|obligation = \"2.c.1\"\n|status = [a-z\"-]{0,9}\n|on = [0-9T:-]{0,12}\n|\\PC{0,12}\n){0,9}") {
            if let Err(all) = read(&file(&text), &IDS) {
                for fault in all {
                    prop_assert!(!fault.help.is_empty());
                    if let Some(span) = fault.span {
                        prop_assert!(text.get(span).is_some());
                    }
                }
            }
        }
    }
}
