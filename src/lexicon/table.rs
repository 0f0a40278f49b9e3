//! Tables of rules in TOML, read so that every fault of a file is told at once.
//!
//! In: a file's text. Out: the tables of one array, and all faults: those of the syntax, and of each table all keys that it
//! does not know, all values that do not fit and all keys that it lacks. What is faulty is taken out and the rest read again,
//! until nothing new is found; a table with a fault is left out.

use std::ops::Range;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A fault in a TOML file of rules, with its place where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TomlFault {
    /// Byte range in the file.
    pub span: Option<Range<usize>>,
    /// What is wrong, as the TOML reader or the check says it.
    pub message: String,
}

/// How often one table is read; what has more faults is no table of rules.
const MOST: usize = 40;

/// Reads the entries of one array of tables, each on its own, so that one faulty entry does not hide the next.
///
/// Returns the entries that could be read, each with the byte range of its table's header, and all faults, syntax first.
pub fn entries<T: for<'de> Deserialize<'de>>(toml: &str, array: &str) -> (Vec<(T, Range<usize>)>, Vec<TomlFault>) {
    let (table, errors) = DeTable::parse_recoverable(toml);
    let mut faults: Vec<TomlFault> =
        errors.into_iter().map(|e| TomlFault { span: e.span(), message: e.message().to_owned() }).collect();
    let mut found = Vec::new();
    let mut table = table.into_inner();
    let Some((_, value)) = table.remove_entry(array) else { return (found, faults) };
    let at = value.span();
    let DeValue::Array(items) = value.into_inner() else {
        faults.push(TomlFault { span: Some(at), message: format!("`{array}` must be written as [[{array}]] tables") });
        return (found, faults);
    };
    for item in items {
        let span = item.span();
        match read(item) {
            Ok(entry) => found.push((entry, span)),
            Err(all) => faults.extend(all),
        }
    }
    (found, faults)
}

/// Reads one table.
///
/// # Errors
/// All its faults, in the order of the file.
pub fn read<T: for<'de> Deserialize<'de>>(mut item: Spanned<DeValue>) -> Result<T, Vec<TomlFault>> {
    let header = item.span();
    let mut faults: Vec<TomlFault> = Vec::new();
    // Keys that stand in the table under a wrong name or with a wrong value: they are not missing besides.
    let mut meant: Vec<String> = Vec::new();
    for step in 0..MOST {
        let error = match T::deserialize(item.clone().into_deserializer()) {
            Ok(entry) if faults.is_empty() => return Ok(entry),
            Ok(_) => break,
            Err(e) => e,
        };
        let message = error.message().to_owned();
        let span = error.span().unwrap_or_else(|| header.clone());
        let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        let name = names.first().copied().unwrap_or_default();
        // What was put in by this function lies behind the end of any file.
        let own = span.start >= BEHIND;
        if message.starts_with("missing field") {
            // Something in its place, so that what is missing besides is told, too.
            let filled = fill(&mut item, &span, name, BEHIND + step);
            if !own && !meant.iter().any(|m| m == name) {
                faults.push(TomlFault { span: Some(span), message });
            }
            if !filled {
                break;
            }
        } else if own {
            let other = match names.get(1) {
                Some(variant) => DeValue::String((*variant).to_owned().into()),
                None if message.contains("expected struct") || message.contains("expected a map") => {
                    DeValue::Table(DeTable::new())
                }
                None => break,
            };
            if !replace(&mut item, &span, &other) {
                break;
            }
        } else {
            if message.starts_with("unknown field") {
                meant.extend(crate::text::nearest(name, names.iter().skip(1).copied()).map(str::to_owned));
            }
            faults.push(TomlFault { span: Some(span.clone()), message });
            match take_out(&mut item, &span) {
                Some(key) => meant.push(key),
                None => break,
            }
        }
    }
    faults.sort_by_key(|f| f.span.as_ref().map_or(0, |s| s.start));
    Err(faults)
}

/// Where the places of what is put in begin.
const BEHIND: usize = usize::MAX / 2;

/// Puts an empty text, at a place of its own, for a key that the table at `span` lacks.
fn fill(value: &mut Spanned<DeValue>, span: &Range<usize>, key: &str, place: usize) -> bool {
    let here = value.span() == *span;
    match value.get_mut() {
        DeValue::Table(table) if here => {
            let text = Spanned::new(place..place, DeValue::String(String::new().into()));
            table.insert(Spanned::new(place..place, key.to_owned().into()), text).is_none()
        }
        DeValue::Table(table) => table.iter_mut().any(|(_, inner)| fill(inner, span, key, place)),
        DeValue::Array(items) => items.iter_mut().any(|inner| fill(inner, span, key, place)),
        _ => false,
    }
}

/// Puts another value in the place of the one at `span`.
fn replace<'v>(value: &mut Spanned<DeValue<'v>>, span: &Range<usize>, other: &DeValue<'v>) -> bool {
    if value.span() == *span {
        *value.get_mut() = other.clone();
        return true;
    }
    match value.get_mut() {
        DeValue::Table(table) => table.iter_mut().any(|(_, inner)| replace(inner, span, other)),
        DeValue::Array(items) => items.iter_mut().any(|inner| replace(inner, span, other)),
        _ => false,
    }
}

/// Takes the key that stands at `span`, or whose value or a part of it does, out of the innermost table that has it, and
/// gives its name.
fn take_out(value: &mut Spanned<DeValue>, span: &Range<usize>) -> Option<String> {
    match value.get_mut() {
        DeValue::Table(table) => {
            if let Some(out) = table.iter_mut().find_map(|(_, inner)| take_out(inner, span)) {
                return Some(out);
            }
            let holds = |r: Range<usize>| r.start <= span.start && span.end <= r.end;
            let key = table.iter().find(|(k, v)| k.span() == *span || holds(v.span()))?.0.get_ref().to_string();
            table.remove(&*key);
            Some(key)
        }
        DeValue::Array(items) => items.iter_mut().find_map(|inner| take_out(inner, span)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Rule {
        id: String,
        kind: Kind,
        why: String,
        number: u32,
        #[serde(default)]
        part: Vec<Part>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        Law,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Part {
        name: String,
    }

    fn told(toml: &str) -> Vec<(usize, String)> {
        let (found, faults) = entries::<Rule>(toml, "rule");
        assert!(found.is_empty(), "{found:?}");
        let line = |at: usize| toml[..at].matches('\n').count() + 1;
        let head = |m: String| m.split(',').next().unwrap_or_default().to_owned();
        faults.into_iter().map(|f| (line(f.span.unwrap().start), head(f.message))).collect()
    }

    #[test]
    fn all_faults_of_a_table_are_told_in_order() {
        let toml =
            "[[rule]]\nid = 3\nknd = \"law\"\nnumber = \"x\"\ncolour = 1\npart = [{ nme = \"a\" }, { name = 2 }]\n";
        let told = told(toml);
        let expected = [
            (1, "missing field `why`"),
            (2, "invalid type: integer `3`"),
            (3, "unknown field `knd`"),
            (4, "invalid type: string \"x\""),
            (5, "unknown field `colour`"),
            (6, "unknown field `nme`"),
            (6, "invalid type: integer `2`"),
        ];
        assert_eq!(told, expected.map(|(l, m)| (l, m.to_owned())), "`kind` is not missing: `knd` was meant so");
    }

    #[test]
    fn a_faulty_value_in_a_list_is_told_once() {
        assert_eq!(told("[[rule]]\nid = \"a\"\nkind = \"lw\"\nwhy = \"w\"\nnumber = 1\n").len(), 1);
        assert_eq!(told("[[rule]]\n").len(), 4, "each key that is missing");
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd(text in "(\\[\\[rule\\]\\]\\n|[a-z]{1,4} = |\"[a-z]*\"|[0-9]+|\\[|\\]|\\{|\\}|,|\\n)*") {
            let (_, faults) = entries::<Rule>(&text, "rule");
            for fault in faults {
                proptest::prop_assert!(fault.span.is_none_or(|s| s.end <= text.len()));
            }
        }
    }
}
