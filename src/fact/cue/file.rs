//! Files of cues: from TOML to words with their classes.
//!
//! In: the text of a file. Out: its languages and words, added to the [`Cues`], and every fault with its place. An unknown
//! class, value or key is a fault, so that a misspelt one is not silently without effect.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Class, CueFault, Cues, Mark};

/// Reads a file into the cues.
pub fn read(cues: &mut Cues, toml: &str) -> Result<(), Vec<CueFault>> {
    let (table, errors) = DeTable::parse_recoverable(toml);
    let faults = errors.into_iter().map(|e| CueFault { span: e.span(), message: e.message().to_owned() }).collect();
    let mut reader = Reader { cues, faults };
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "language" => reader.tables(value, Reader::language),
            "words" => reader.tables(value, Reader::words),
            other => reader.fault(key.span(), format!("there is no `{other}` in a file of words")),
        }
    }
    if reader.faults.is_empty() { Ok(()) } else { Err(reader.faults) }
}

struct Reader<'c> {
    cues: &'c mut Cues,
    faults: Vec<CueFault>,
}

type Entry<'i> = DeTable<'i>;

impl Reader<'_> {
    fn fault(&mut self, span: Range<usize>, message: String) {
        self.faults.push(CueFault { span: Some(span), message });
    }

    fn tables(&mut self, value: &Spanned<DeValue<'_>>, read: fn(&mut Self, &Entry<'_>, Range<usize>)) {
        let DeValue::Array(items) = value.get_ref() else {
            self.fault(value.span(), "this must be an array of tables, written with [[ and ]]".to_owned());
            return;
        };
        for item in items {
            match item.get_ref() {
                DeValue::Table(entry) => read(self, entry, item.span()),
                _ => self.fault(item.span(), "this must be a table".to_owned()),
            }
        }
    }

    fn language(&mut self, entry: &Entry<'_>, span: Range<usize>) {
        let Some(id) = entry.get("id").and_then(|v| string(v)) else {
            self.fault(span, "a language needs an `id`".to_owned());
            return;
        };
        let at = self.cues.tongue(id);
        for (key, value) in entry {
            let yes = matches!(value.get_ref(), DeValue::Boolean(true));
            let tongue = &mut self.cues.tongues[at];
            match key.get_ref().as_ref() {
                "id" => {}
                "decimal" => tongue.decimal_comma = string(value) == Some(","),
                "capitals" => tongue.capitals = yes,
                "simple_past" => tongue.simple_past = yes,
                other => self.fault(key.span(), format!("a language has no `{other}`")),
            }
        }
    }

    fn words(&mut self, entry: &Entry<'_>, span: Range<usize>) {
        let Some((class, at)) = entry.get("class").and_then(|v| Some((string(v)?, v.span()))) else {
            self.fault(span, "words need a `class`".to_owned());
            return;
        };
        let known = Class::named(class);
        for (key, value) in entry.iter().filter(|(k, _)| !matches!(k.get_ref().as_ref(), "class" | "is")) {
            let tongue = self.cues.tongue(key.get_ref());
            match (known, value.get_ref()) {
                (Some(class), DeValue::Table(lists)) => {
                    for (name, list) in lists {
                        match class.value(name.get_ref()) {
                            Ok(value) => self.list(tongue, list, Mark::of(class, value)),
                            Err(message) => self.fault(name.span(), message),
                        }
                    }
                }
                (Some(class), _) => self.list(tongue, value, Mark::of(class, 0)),
                (None, list) => {
                    let Some(letters) = self.cues.tongues[tongue].letters(class) else {
                        self.fault(at, format!("there is no class of words `{class}`"));
                        return;
                    };
                    if let DeValue::Array(words) = list {
                        letters.extend(words.iter().filter_map(|w| string(w)).map(str::to_owned));
                    }
                }
            }
        }
    }

    fn list(&mut self, tongue: usize, list: &Spanned<DeValue<'_>>, mark: Mark) {
        let DeValue::Array(words) = list.get_ref() else {
            self.fault(list.span(), "this must be a list of words".to_owned());
            return;
        };
        for word in words {
            match string(word) {
                Some(written) if self.cues.tongues[tongue].add(written, mark) => {}
                _ => self.fault(word.span(), "this holds no word".to_owned()),
            }
        }
    }
}

fn string<'v>(value: &'v Spanned<DeValue<'_>>) -> Option<&'v str> {
    match value.get_ref() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_file_has_no_fault() {
        assert_eq!(Cues::default().add(include_str!("../../../rules/lexicon/facts.toml")), Ok(()));
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let text = "[[words]]\nclass = \"munth\"\nen = [\"jan\"]\n\n[[words]]\nclass = \"month\"\nen = { one = [\"jan\"] }\n\n\
                    [[words]]\nclass = \"event\"\nen = { party = [\"ball\"] }\nfr = [3]\n\n[[language]]\ndecimals = \",\"\n\n[word]\n";
        let mut cues = Cues::default();
        let faults = cues.add(text).unwrap_err();
        let told: Vec<(&str, &str)> =
            faults.iter().map(|f| (&text[f.span.clone().unwrap()], f.message.as_str())).collect();
        assert_eq!(told.len(), 6, "{told:?}");
        for (place, message) in
            [("\"munth\"", "`munth`"), ("one", "`one` is no number"), ("party", "none of"), ("3", "no word")]
        {
            assert!(told.iter().any(|(p, m)| *p == place && m.contains(message)), "{place}: {told:?}");
        }
    }
}
