//! Writing one decision into a file of decisions, without disturbing the rest of it.
//!
//! In: the file's text, free of faults, and an entry. Out: the text with the entry in it, put in the place of the one on the
//! same obligation or else at the end. Comments, order and spacing of everything else stay.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value, value};

use super::file::{ARRAY, Entry};

/// What stands at the head of a new file.
const HEAD: &str = "# The evaluator's own verdicts on a reply, shown beside those of Lacuna and never mixed with them.\n\
                    # `version` and `fingerprint` tell later whether the rule or the words have changed since; `lacuna decide` writes them.\n";

/// The file's text with the entry in it.
///
/// # Errors
/// A sentence that says why where the file is no TOML or its decisions are not written as `[[decision]]` tables.
pub fn write(text: &str, entry: &Entry) -> Result<String, String> {
    let windows = text.contains("\r\n");
    let text = if text.trim().is_empty() { HEAD } else { text };
    let mut document: DocumentMut = text.parse().map_err(|e: toml_edit::TomlError| e.message().to_owned())?;
    // What stands below the last entry (or in a file that has none yet) stays above a new one.
    let below = document.trailing().as_str().unwrap_or_default().trim_end().to_owned();
    let array = document.entry(ARRAY).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = array.as_array_of_tables_mut() else {
        return Err(format!("`{ARRAY}` is written on one line; write each decision as a [[{ARRAY}]] table"));
    };
    let known = tables.iter_mut().find(|t| t.get("obligation").and_then(Item::as_str) == Some(&entry.obligation));
    if let Some(table) = known {
        fill(table, entry)?;
    } else {
        let mut table = Table::new();
        fill(&mut table, entry)?;
        let gap = if tables.is_empty() && below.is_empty() { "" } else { "\n" };
        let above = if below.is_empty() { String::new() } else { format!("{below}\n") };
        table.decor_mut().set_prefix(format!("{above}{gap}"));
        tables.push(table);
        document.set_trailing("");
    }
    let written = document.to_string();
    Ok(if windows { written.replace("\r\n", "\n").replace('\n', "\r\n") } else { written })
}

/// Puts the entry into its table.
fn fill(table: &mut Table, entry: &Entry) -> Result<(), String> {
    set(table, "obligation", entry.obligation.as_str().into());
    set(table, "status", entry.status.name().into());
    set(table, "reason", entry.reason.as_str().into());
    set(table, "by", entry.by.as_str().into());
    let on = entry.on.parse::<toml_edit::Datetime>().map_err(|e| e.to_string())?;
    set(table, "on", on.into());
    for (key, new) in [
        ("version", entry.version.map(|v| Value::from(i64::from(v)))),
        ("fingerprint", entry.fingerprint.as_deref().map(Value::from)),
    ] {
        match new {
            Some(new) => set(table, key, new),
            // What is not known of the new decision must not be told of the old one's words.
            None => _ = table.remove(key),
        }
    }
    Ok(())
}

/// Sets a key, and keeps the comment behind its old value.
fn set(table: &mut Table, key: &str, mut new: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        None => _ = table.insert(key, value(new)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::assessment::decision::file;
    use crate::rule::{RuleFile, Status};

    fn entry(obligation: &str, status: Status, reason: &str) -> Entry {
        Entry {
            obligation: obligation.into(),
            status,
            reason: reason.into(),
            by: "A. Evaluator".into(),
            on: "2025-07-02".into(),
            version: Some(1),
            fingerprint: Some("0011223344556677".into()),
        }
    }

    fn read(text: &str) -> Vec<Entry> {
        file::read(&RuleFile { name: "f".into(), text: text.into() }, &["1.a.1", "2.c.1"]).unwrap()
    }

    #[test]
    fn a_new_file_says_what_it_is() {
        insta::assert_snapshot!(write("", &entry("2.c.1", Status::Declined, "It says \"no\".")).unwrap());
    }

    #[test]
    fn the_rest_stays_as_it_was() {
        let text = "# Second reading, with the visit's notes.\n\n[[decision]]   # agreed in plenary\nobligation = \"1.a.1\"\nstatus     = \"addressed\" # not before May\n\
                    reason     = \"\"\"\nOn call,\nday and night.\"\"\"\nby = 'B. Other'\non = 2025-06-01\n\n# The fee.\n[[decision]]\nobligation = \"2.c.1\"\n\
                    status = \"declined\"  # as the tool\nreason = \"old\"\nby = \"B. Other\"\non = 2025-06-01\n# end\n";
        let written = write(text, &entry("2.c.1", Status::InProgress, "new")).unwrap();
        insta::assert_snapshot!(written);
        assert_eq!(write(&written, &entry("2.c.1", Status::InProgress, "new")).unwrap(), written);
        let more = write(text, &entry("2.c.2", Status::InProgress, "new")).unwrap();
        assert!(more.starts_with(text) && more[text.len()..].starts_with("\n[[decision]]\n"), "{more}");
    }

    #[test]
    fn line_ends_of_windows_stay() {
        let text = "# mine\r\n[[decision]]\r\nobligation = \"1.a.1\"\r\nstatus = \"addressed\"\r\nreason = \"x\"\r\nby = \"B\"\r\non = 2025-06-01\r\n";
        let written = write(text, &entry("2.c.1", Status::Declined, "y")).unwrap();
        assert!(
            written.starts_with(text) && written.matches('\n').count() == written.matches("\r\n").count(),
            "{written:?}"
        );
    }

    #[test]
    fn decisions_on_one_line_are_left_alone() {
        assert!(write("decision = []", &entry("2.c.1", Status::Declined, "y")).unwrap_err().contains("[[decision]]"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(reason in "\\PC{1,40}|[\"'\\\\\n a]{1,9}", by in "[\\PC]{1,12}") {
            prop_assume!(!reason.trim().is_empty() && !by.trim().is_empty());
            let new = Entry { by: by.trim().into(), ..entry("2.c.1", Status::Declined, reason.trim()) };
            prop_assert_eq!(read(&write("", &new).unwrap()), vec![new]);
        }
    }
}
