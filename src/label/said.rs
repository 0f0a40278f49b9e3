//! What the program says, before it is said in a language.
//!
//! In: a [`Saying`] and what fills it. Out: a [`Said`], which travels with the English sentence that it makes, so that a
//! renderer of another language can say it anew instead of translating it. It serialises by names and values.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Labels, Lang, Saying, fill};
use crate::text::Place;

/// A sentence of the program, or a part of one, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Which.
    pub says: Saying,
    /// What fills it, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub with: BTreeMap<Cow<'static, str>, Value>,
}

/// What fills a place in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Words of the reply, of the rules or of a name: the same in every language.
    Words(String),
    /// A date in ISO form, perhaps partial.
    Day(String),
    /// Where something stands.
    Place(Place),
    /// Another part of a sentence.
    Said(Said),
    /// Several, one after the other.
    All(Vec<Value>),
    /// Names, the last after an "and"; of many only the first.
    Names(Vec<String>),
}

impl Saying {
    /// The sentence, with nothing in it yet.
    pub fn said(self) -> Said {
        Said { says: self, with: BTreeMap::new() }
    }

    /// The sentence with its first value.
    pub fn with(self, name: &'static str, value: impl Into<Value>) -> Said {
        self.said().with(name, value)
    }
}

impl Said {
    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Said {
        self.with.insert(name.into(), value.into());
        self
    }

    /// The same in English, as the JSON form has it.
    pub fn english(&self) -> String {
        Labels::of(Lang::En).say(self)
    }
}

impl From<Saying> for Value {
    fn from(saying: Saying) -> Value {
        Value::Said(saying.said())
    }
}

impl From<Said> for Value {
    fn from(said: Said) -> Value {
        Value::Said(said)
    }
}

impl From<Place> for Value {
    fn from(place: Place) -> Value {
        Value::Place(place)
    }
}

impl From<String> for Value {
    fn from(words: String) -> Value {
        Value::Words(words)
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Value {
        Value::Words(words.to_owned())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        Value::Words(number.to_string())
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(all: Vec<T>) -> Value {
        Value::All(all.into_iter().map(Into::into).collect())
    }
}

impl Labels {
    /// A sentence of the program in this language.
    pub fn say(&self, said: &Said) -> String {
        let values: Vec<(&str, String)> = said.with.iter().map(|(name, value)| (&**name, self.value(value))).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(said.says.words(self.lang), &values)
    }

    /// What is said in this language, where that is known; else as it was said in English.
    pub fn told<'a>(&self, said: Option<&Said>, english: &'a str) -> Cow<'a, str> {
        match said {
            Some(said) if self.lang != Lang::En => self.say(said).into(),
            _ => english.into(),
        }
    }

    /// Several clauses as one sentence: "The words have changed; the pack is another."
    pub fn sentence(&self, clauses: &[Said]) -> String {
        let joined = clauses.iter().map(|c| self.say(c)).collect::<Vec<_>>().join(self.phrase.semicolon);
        let mut letters = joined.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let end = if joined.is_empty() || joined.ends_with('.') { "" } else { "." };
        first.chain(letters).chain(end.chars()).collect()
    }

    /// "2.b", "2.b and 3.b", "2.b, 3.b and 5 more".
    fn listed(&self, names: &[String]) -> String {
        const MOST: usize = 6;
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] if names.len() <= MOST => {
                fill(self.phrase.and, &[("first", &most.join(", ")), ("last", last)])
            }
            _ => {
                let more = (names.len() - MOST).to_string();
                fill(self.phrase.and_more, &[("first", &names[..MOST].join(", ")), ("count", &more)])
            }
        }
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Words(words) => words.clone(),
            // English sentences stand in the JSON form too, where dates are in ISO form.
            Value::Day(iso) if self.lang == Lang::En => iso.clone(),
            Value::Day(iso) => self.day(iso),
            Value::Place(place) => self.numbers(std::slice::from_ref(place)),
            Value::Said(said) => self.say(said),
            Value::Names(names) => self.listed(names),
            Value::All(all) => all.iter().map(|v| self.value(v)).collect::<Vec<_>>().join(self.phrase.semicolon),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_said_in_either_language() {
        let at = Place { start: 0, end: 1, line: 49, column: 1, end_line: 49, page: None, paragraph: None };
        let limit = Saying::NotShown.with("parts", vec!["prevention", "posts {at}"]);
        let said =
            Saying::MeasureInPartOf.with("date", Value::Day("2024-03".into())).with("at", at).with("limit", limit);
        let english = "A measure of 2024-03 is on point (line 49), but not shown: prevention; posts {at}.";
        assert_eq!(said.english(), english);
        let french = Labels::of(Lang::Fr);
        let told = "Une mesure est pertinente (mars 2024\u{a0}; ligne 49), mais n’apparaît pas\u{a0}: prevention\u{a0}; posts {at}.";
        assert_eq!(french.say(&said), told);
        assert_eq!((french.told(Some(&said), english), french.told(None, english)), (told.into(), english.into()));
        let json = serde_json::to_string(&said).unwrap();
        assert_eq!(serde_json::from_str::<Said>(&json).unwrap(), said);
    }

    #[test]
    fn clauses_make_a_sentence() {
        let clauses = [Saying::WordsChanged.said(), Saying::AskedOtherwise.said()];
        let english = Labels::of(Lang::En).sentence(&clauses);
        assert_eq!(english, "The reply's words have changed; what is asked is worded otherwise.");
        assert_eq!(Labels::of(Lang::En).sentence(&[Saying::NothingChanged.said()]), "Nothing under it has changed.");
    }
}
