//! Word forms: what a word can be in a clause, as `rules/lexicon/verbs.toml` says.
//!
//! In: that file, and the distinct words of a text. Out: [`Classes`], per language and word a set of
//! [`class`](super::class) bits (auxiliary, modal, participle, negator, relative pronoun …). Stems cannot tell "trained" from "training", so forms are
//! compared as written. Knows no grammar: a word has every class that its form may have.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::class;
use crate::lexicon::{LanguageId, Languages, TomlFault};
use crate::text::{Vocabulary, WordId};

/// `verbs.toml` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    language: Vec<Entry>,
}

/// One language of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    /// Class → words.
    #[serde(default)]
    words: FxHashMap<String, Vec<String>>,
    /// Endings that show a class where a word is not listed.
    #[serde(default)]
    endings: Vec<Endings>,
    /// Words that no ending classes.
    #[serde(default)]
    except: Vec<String>,
    /// Verbs whose forms follow a rule.
    #[serde(default)]
    verbs: Vec<Conjugation>,
    /// Verbs whose forms are listed, "base past participle".
    #[serde(default)]
    irregular: Vec<String>,
    /// Number words.
    #[serde(default)]
    numbers: FxHashMap<String, u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    class: Vec<String>,
    end: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Conjugation {
    #[serde(default)]
    drop: String,
    #[serde(default)]
    loose: bool,
    /// Class → endings that take the place of `drop`.
    forms: FxHashMap<String, Vec<String>>,
    list: Vec<String>,
}

/// The word forms of one language, while files are read.
#[derive(Default)]
struct Gathered {
    words: FxHashMap<String, u64>,
    endings: Vec<(String, u64)>,
    numbers: BTreeMap<String, u32>,
}

/// The word forms of one language, ready to be looked up and cheap to store.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Forms {
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
    /// The classes of each word.
    bits: Vec<u64>,
    /// Where each word is found by its hash: its number plus one, 0 where there is none; a power of two of them.
    slots: Vec<u16>,
    /// Negation has two parts ("ne … pas").
    two_part: bool,
    /// By last byte: endings with their classes, the longest first.
    endings: BTreeMap<u8, Vec<(String, u64)>>,
    numbers: BTreeMap<String, u32>,
}

/// The word forms of all languages.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Verbs {
    languages: Vec<Forms>,
}

impl Verbs {
    /// Reads word forms from one or more files of the form of `verbs.toml`; what a later one adds joins what is there.
    ///
    /// # Errors
    /// All that is wrong: the TOML reader's fault, unknown classes and languages.
    pub fn parse(files: &[&str], languages: &Languages) -> Result<Verbs, Vec<TomlFault>> {
        let mut faults = Vec::new();
        let mut gathered: Vec<Gathered> = languages.iter().map(|_| Gathered::default()).collect();
        for toml in files {
            let file: File = match toml::from_str(toml) {
                Ok(file) => file,
                Err(e) => {
                    faults.push(TomlFault { span: e.span(), message: e.message().to_owned() });
                    continue;
                }
            };
            for entry in file.language {
                match languages.id(&entry.id) {
                    Some(id) => gathered[id.0 as usize].add(entry, &mut faults),
                    None => fault(&mut faults, format!("`{}` is no language of languages.toml", entry.id)),
                }
            }
        }
        if faults.is_empty() {
            Ok(Verbs { languages: gathered.into_iter().map(Forms::of).collect() })
        } else {
            Err(faults)
        }
    }

    /// The classes of every word of a text, for the languages that it is in.
    pub(super) fn classes(&self, vocabulary: &Vocabulary, used: impl Fn(LanguageId) -> bool) -> Classes {
        let of = |(number, forms): (usize, &Forms)| {
            if !used(LanguageId(number as u8)) || forms.bits.is_empty() {
                return ClassesOf::default();
            }
            let bits: Vec<u64> = vocabulary.iter().map(|(_, word)| forms.classes(word)).collect();
            let count = |(id, word): (WordId, &str)| {
                (bits[id.0 as usize] & class::NUMBER != 0).then(|| (id, forms.number(word)))
            };
            let numbers = vocabulary.iter().filter_map(count).collect();
            ClassesOf { bits, numbers, two_part: forms.two_part }
        };
        Classes { languages: self.languages.iter().enumerate().map(of).collect() }
    }
}

fn fault(faults: &mut Vec<TomlFault>, message: String) {
    faults.push(TomlFault { span: None, message });
}

fn bits<'a>(keys: impl IntoIterator<Item = &'a String>, faults: &mut Vec<TomlFault>) -> u64 {
    let mut sum = 0;
    for key in keys {
        match class::KEYS.iter().find(|(k, _)| k == key) {
            Some((_, bit)) => sum |= bit,
            None => fault(faults, format!("`{key}` is no word class")),
        }
    }
    sum
}

impl Gathered {
    fn add(&mut self, entry: Entry, faults: &mut Vec<TomlFault>) {
        for (key, words) in entry.words {
            let mut bit = bits([&key], faults);
            if bit & class::BY_BE != 0 {
                bit |= class::PARTICIPLE;
            }
            for word in words {
                *self.words.entry(word).or_default() |= bit;
            }
        }
        for conjugation in entry.verbs {
            let loose = if conjugation.loose { class::LOOSE } else { 0 };
            for verb in &conjugation.list {
                let Some(root) = verb.strip_suffix(conjugation.drop.as_str()) else {
                    fault(faults, format!("`{verb}` does not end in `{}`", conjugation.drop));
                    continue;
                };
                for (key, endings) in &conjugation.forms {
                    let bit = bits([key], faults) | loose;
                    for end in endings {
                        *self.words.entry(format!("{root}{end}")).or_default() |= bit;
                    }
                }
            }
        }
        for row in entry.irregular {
            let forms: Vec<&str> = row.split_whitespace().collect();
            let [base, past, participle] = forms[..] else {
                fault(faults, format!("`{row}` must be three forms: base, past, participle"));
                continue;
            };
            // A base form listed among the sure verbs stays one.
            let entry = self.words.entry(base.to_owned()).or_default();
            if *entry & class::BARE == 0 {
                *entry |= class::BARE | class::LOOSE;
            }
            let (same, other) =
                (class::PAST | class::PARTICIPLE | class::LOOSE, if past == base { class::LOOSE } else { 0 });
            if past == participle {
                *self.words.entry(past.to_owned()).or_default() |= same;
            } else {
                *self.words.entry(past.to_owned()).or_default() |= class::PAST | other;
                *self.words.entry(participle.to_owned()).or_default() |= class::PARTICIPLE;
            }
        }
        for endings in entry.endings {
            let bit = bits(&endings.class, faults);
            self.endings.extend(endings.end.into_iter().map(|end| (end, bit)));
        }
        for word in entry.except {
            self.words.entry(word).or_default();
        }
        for (word, value) in entry.numbers {
            *self.words.entry(word.clone()).or_default() |= class::NUMBER;
            self.numbers.insert(word, value);
        }
    }
}

impl Forms {
    fn of(gathered: Gathered) -> Forms {
        let mut forms = Forms { numbers: gathered.numbers, ..Forms::default() };
        let mut words: Vec<(String, u64)> = gathered.words.into_iter().collect();
        words.sort_unstable();
        words.truncate(usize::from(u16::MAX));
        forms.slots = vec![0; (words.len() * 2).next_power_of_two()];
        for (number, (word, bits)) in words.iter().enumerate() {
            forms.text.push_str(word);
            forms.ends.push(forms.text.len() as u32);
            forms.bits.push(*bits);
            forms.two_part |= bits & class::NE != 0;
            let mut slot = forms.slot(word);
            while forms.slots[slot] != 0 {
                slot = (slot + 1) & (forms.slots.len() - 1);
            }
            forms.slots[slot] = number as u16 + 1;
        }
        for (end, bits) in gathered.endings {
            if let Some(last) = end.as_bytes().last() {
                forms.endings.entry(*last).or_default().push((end, bits));
            }
        }
        // The longest ending decides.
        forms.endings.values_mut().for_each(|e| e.sort_by_key(|(end, _)| std::cmp::Reverse(end.len())));
        forms
    }

    fn word(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// The slot where a word is looked for first (FNV-1a, so that a stored table holds on every machine).
    fn slot(&self, word: &str) -> usize {
        let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193));
        (hash ^ hash >> 15) as usize & (self.slots.len() - 1)
    }

    /// The classes of a word: those listed, else those of its ending.
    fn classes(&self, word: &str) -> u64 {
        let (Some(first), Some(last)) = (word.as_bytes().first(), word.as_bytes().last()) else { return 0 };
        if first.is_ascii_digit() {
            return class::NUMBER;
        }
        let mut slot = self.slot(word);
        while let Some(number) = usize::from(self.slots[slot]).checked_sub(1) {
            if self.word(number) == word {
                return self.bits[number];
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        let ends = |(end, _): &&(String, u64)| word.len() > end.len() + 1 && word.ends_with(end.as_str());
        self.endings.get(last).and_then(|e| e.iter().find(ends)).map_or(0, |(_, bits)| *bits)
    }

    fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().or_else(|| word.parse().ok()).unwrap_or(0)
    }
}

/// The classes of a text's words in one language.
#[derive(Default)]
struct ClassesOf {
    bits: Vec<u64>,
    numbers: FxHashMap<WordId, u32>,
    two_part: bool,
}

/// The classes of a text's words.
pub(super) struct Classes {
    languages: Vec<ClassesOf>,
}

impl Classes {
    /// The classes by word in one language; empty where it has no verbs.
    pub fn of(&self, language: LanguageId) -> &[u64] {
        self.languages.get(language.0 as usize).map_or(&[], |l| &l.bits)
    }

    /// The value of a number word; 0 where it has none.
    pub fn number(&self, language: LanguageId, word: WordId) -> u32 {
        self.languages.get(language.0 as usize).and_then(|l| l.numbers.get(&word)).copied().unwrap_or(0)
    }

    /// Whether a language denies with two words, "ne" being the first.
    pub fn two_part(&self, language: LanguageId) -> bool {
        self.languages.get(language.0 as usize).is_some_and(|l| l.two_part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: &str = include_str!("../../../rules/languages.toml");

    fn forms(toml: &str) -> Result<Verbs, Vec<TomlFault>> {
        Verbs::parse(&[toml], &Languages::parse(LANGUAGES).unwrap())
    }

    #[test]
    fn forms_come_from_lists_rules_and_endings() {
        let verbs = forms(
            r#"
            [[language]]
            id = "en"
            except = ["hundred"]
            irregular = ["go went gone", "hold held held"]
            endings = [{ class = ["participle", "past", "loose"], end = ["ed"] }]
            verbs = [{ drop = "y", forms = { present = ["ies"] }, list = ["carry"] }]
            numbers = { two = 2 }
        "#,
        )
        .unwrap();
        let of = |w: &str| verbs.languages[0].classes(w);
        assert_eq!(of("went"), class::PAST);
        assert_eq!(of("held"), class::PAST | class::PARTICIPLE | class::LOOSE);
        assert_eq!(of("trained"), of("held"));
        assert_eq!(of("carries"), class::PRESENT);
        assert_eq!(of("hundred"), 0);
        assert_eq!((of("two"), of("14")), (class::NUMBER, class::NUMBER));
    }

    #[test]
    fn all_faults_are_told() {
        let faults = forms("[[language]]\nid = \"en\"\nwords = { bee = [\"is\"] }\nirregular = [\"go went\"]\n[[language]]\nid = \"xx\"\n").unwrap_err();
        assert_eq!(faults.len(), 3);
    }
}
