//! Labels: the words of the program, in English and French, in one place.
//!
//! In: a language. Out: [`Labels`], whose fields are headings, names of columns, statuses, kinds and sentences, and which say
//! a [`Said`]: a reason, a doubt or a finding that was composed without a language. All words stand in `words.rs`, `views.rs` and
//! `sayings.rs`, both languages side by side: whoever changes the one sees the other, and a line without its French does not
//! compile. They are part of the program and not of the rules, since an output that lacks a heading is a fault of the program.
//! Words of the reply and of the rules are never translated. The JSON form has no labels and is English.

/// Groups of labels: a struct each, with one constant per language.
macro_rules! words {
    ($($(#[$doc:meta])* $group:ident { $($field:ident: $en:literal | $fr:literal,)* })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Serialize)]
        pub struct $group { $(#[doc = $en] pub $field: &'static str,)* }

        impl $group {
            pub(super) const EN: $group = $group { $($field: $en,)* };
            pub(super) const FR: $group = $group { $($field: $fr,)* };
        }
    )* };
}

mod day;
mod said;
mod sayings;
mod views;
mod words;

use serde::Serialize;

use crate::text::Place;

pub use said::{Said, Value};
pub use sayings::Saying;
pub use views::{Compared, Overall};
pub use words::{
    Column, Firmnesses, Heading, Kinds, Lying, Months, Nouns, Party, Phrase, Roles, Sentence, Severities, Sheets,
    StatusMeanings, Statuses, Urgencies,
};

/// A language that labels are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Lang {
    /// All languages.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Fr];

    /// The code of the language, as in BCP 47.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }
}

/// A noun with its plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Noun {
    /// "line"
    pub one: &'static str,
    /// "lines"
    pub many: &'static str,
}

/// All labels of one language.
#[derive(Debug, Serialize)]
pub struct Labels {
    /// The language.
    pub lang: Lang,
    /// Names of statuses; see `Labels::status`.
    pub status: Statuses,
    /// What each status means, in a sentence.
    pub status_means: StatusMeanings,
    /// Names of kinds of measure; see `Labels::kind`.
    pub kind: Kinds,
    /// What evidence does for its verdict; see `Labels::role`.
    pub role: Roles,
    /// How grave findings are; see `Labels::severity`.
    pub severity: Severities,
    /// How firm verdicts are; see `Labels::firmness`.
    pub firmness: Firmnesses,
    /// How strongly the body asks; see `Labels::urgency`.
    pub urgency: Urgencies,
    /// How dates lie to the baseline; see `lies`.
    pub lying: Lying,
    /// Things that are counted; see [`Labels::counted`].
    pub noun: Nouns,
    /// The months, January first; see [`Labels::day`].
    pub month: Months,
    /// Names of columns and fields, with a capital.
    pub column: Column,
    /// Names of the sheets of a workbook.
    pub sheet: Sheets,
    /// Headings of sections.
    pub heading: Heading,
    /// Who did something, or nobody.
    pub party: Party,
    /// Parts of sentences; `{name}` stands for a value, see [`fill`].
    pub phrase: Phrase,
    /// Whole sentences; `{name}` stands for a value, see [`fill`].
    pub sentence: Sentence,
    /// Two rounds compared.
    pub compared: Compared,
    /// Many replies at a glance.
    pub overall: Overall,
}

impl Labels {
    /// The labels of a language.
    pub fn of(lang: Lang) -> &'static Labels {
        match lang {
            Lang::En => &EN,
            Lang::Fr => &FR,
        }
    }

    /// "1 line", "2 lines"; French has the singular for 0 too.
    pub fn counted(&self, n: usize, noun: Noun) -> String {
        let one = match self.lang {
            Lang::En => n == 1,
            Lang::Fr => n < 2,
        };
        format!("{n} {}", if one { noun.one } else { noun.many })
    }

    /// "line 49", "page 3, line 49"; "paragraph 12" where the format counts paragraphs.
    pub fn place(&self, place: &Place) -> String {
        let within = self.numbers(std::slice::from_ref(place));
        place.page.map_or(within.clone(), |page| format!("{} {page}, {within}", self.noun.page.one))
    }

    /// "line 49", "lines 49, 53"; "paragraphs 12, 14" where the format counts paragraphs.
    pub fn numbers(&self, places: &[Place]) -> String {
        let paragraphs = places.first().is_some_and(|p| p.paragraph.is_some());
        let noun = if paragraphs { self.noun.paragraph } else { self.noun.line };
        let numbers: Vec<String> = places.iter().map(|p| p.number().to_string()).collect();
        format!("{} {}", if numbers.len() == 1 { noun.one } else { noun.many }, numbers.join(", "))
    }

    /// All of a place: "line 49", "lines 49–53"; "paragraph 12", "paragraphs 12 and following" where the format counts paragraphs.
    pub fn extent(&self, place: &Place) -> String {
        let (first, last) = (place.line, place.end_line);
        match place.paragraph {
            Some(number) if last > first => {
                let from = format!("{} {number}", self.noun.paragraph.many);
                fill(self.phrase.and_following, &[("numbers", &from)])
            }
            Some(_) => self.place(place),
            None if last > first => format!("{} {first}–{last}", self.noun.line.many),
            None => format!("{} {first}", self.noun.line.one),
        }
    }

    /// A sentence with `{stands}` that says where something stands: "on lines 49–53", "in paragraph 12".
    pub fn standing(&self, sentence: &str, place: &Place) -> String {
        let within = if place.paragraph.is_some() { self.phrase.in_paragraphs } else { self.phrase.on_lines };
        fill(sentence, &[("stands", &fill(within, &[("numbers", &self.extent(place))]))])
    }

    /// What leads in a value: "Status:"; French has a space before the colon.
    pub fn lead(&self, name: &str) -> String {
        format!("{name}{}", self.phrase.colon)
    }

    /// A field and its value: "Status: declined".
    pub fn field(&self, name: &str, value: &str) -> String {
        format!("{name}{} {value}", self.phrase.colon)
    }

    /// Words within the language's quotation marks.
    pub fn quoted(&self, words: &str) -> String {
        fill(self.phrase.quoted, &[("words", words)])
    }
}

/// A label with a value for each `{name}` in it. Values are taken as they are: a brace in one of them means nothing.
pub fn fill(label: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(label.len() + 16);
    let mut rest = label;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let inner = &rest[at + 1..];
        let end = inner.find('}').unwrap_or(inner.len());
        out.push_str(values.iter().find(|(name, _)| *name == &inner[..end]).map_or("", |(_, value)| value));
        rest = inner.get(end + 1..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

static EN: Labels = Labels {
    lang: Lang::En,
    status: Statuses::EN,
    status_means: StatusMeanings::EN,
    kind: Kinds::EN,
    role: Roles::EN,
    severity: Severities::EN,
    firmness: Firmnesses::EN,
    urgency: Urgencies::EN,
    lying: Lying::EN,
    noun: Nouns::EN,
    month: Months::EN,
    column: Column::EN,
    sheet: Sheets::EN,
    heading: Heading::EN,
    party: Party::EN,
    phrase: Phrase::EN,
    sentence: Sentence::EN,
    compared: Compared::EN,
    overall: Overall::EN,
};

static FR: Labels = Labels {
    lang: Lang::Fr,
    status: Statuses::FR,
    status_means: StatusMeanings::FR,
    kind: Kinds::FR,
    role: Roles::FR,
    severity: Severities::FR,
    firmness: Firmnesses::FR,
    urgency: Urgencies::FR,
    lying: Lying::FR,
    noun: Nouns::FR,
    month: Months::FR,
    column: Column::FR,
    sheet: Sheets::FR,
    heading: Heading::FR,
    party: Party::FR,
    phrase: Phrase::FR,
    sentence: Sentence::FR,
    compared: Compared::FR,
    overall: Overall::FR,
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;

    /// All labels by their path.
    fn all(lang: Lang) -> Vec<(String, String)> {
        fn walk(path: &str, value: &Value, out: &mut Vec<(String, String)>) {
            match value {
                Value::Object(fields) => fields.iter().for_each(|(name, v)| walk(&format!("{path}.{name}"), v, out)),
                Value::String(text) => out.push((path.to_owned(), text.clone())),
                other => panic!("{path}: {other}"),
            }
        }
        let mut out = Vec::new();
        walk("", &serde_json::to_value(Labels::of(lang)).unwrap(), &mut out);
        out
    }

    fn names(label: &str) -> BTreeSet<&str> {
        label.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect()
    }

    #[test]
    fn both_languages_have_every_label_with_the_same_values_in_it() {
        let (en, fr) = (all(Lang::En), all(Lang::Fr));
        assert!(en.len() > 150, "{}", en.len());
        assert_eq!(en.len(), fr.len());
        for ((path, english), (same, french)) in en.iter().zip(&fr) {
            assert_eq!(path, same);
            assert!(!english.trim().is_empty() && !french.trim().is_empty(), "{path} has no words");
            assert_eq!(names(english), names(french), "{path} has the same values in both languages");
        }
        let same = en.iter().zip(&fr).filter(|(e, f)| e.1 == f.1).count();
        assert!(same * 6 < en.len(), "{same} of {} labels are the same in both languages", en.len());
    }

    #[test]
    fn french_is_set_as_french_is() {
        let (en, fr) = (Labels::of(Lang::En), Labels::of(Lang::Fr));
        assert_eq!(en.counted(0, en.noun.line), "0 lines");
        assert_eq!(fr.counted(0, fr.noun.line), "0 ligne");
        assert_eq!(fr.counted(2, fr.noun.line), "2 lignes");
        assert_eq!(en.field("Status", "x"), "Status: x");
        assert_eq!(fr.field("Statut", "x"), "Statut\u{a0}: x");
        assert_eq!(fr.quoted("x"), "«\u{a0}x\u{a0}»");
        for (path, label) in all(Lang::Fr) {
            let bad = label.contains(" :") || label.contains(" ;") || label.contains(" ?") || label.contains('\'');
            assert!(!bad, "{path}: no-break spaces and typographic apostrophes in {label:?}");
        }
    }

    #[test]
    fn a_value_is_taken_as_it_is() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
        assert_eq!(fill("no {end", &[("end", "x")]), "no x");
        assert_eq!(fill("{unknown}!", &[]), "!");
    }
}
