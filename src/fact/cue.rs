//! Cues: the words by which dates, figures, institutions and events are found, as `rules/lexicon/facts.toml` holds them.
//!
//! In: that file, and files of a user in the same form, which add words and languages. Out: [`Cues`], the words of each
//! language with their classes. Every fault of a file is told at once; a fault never stops the words that can be read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use crate::text::Words;

/// A fault in a file of cues.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct CueFault {
    /// Byte range in the file, where it is known.
    pub span: Option<std::ops::Range<usize>>,
    /// What is wrong.
    pub message: String,
}

macro_rules! classes {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// What a word can be to the grammars. The file says in a line what each is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Class { $($variant),* }

        impl Class {
            const ALL: &'static [(&'static str, Class)] = &[$(($name, Class::$variant)),*];
        }
    };
}

classes! {
    Small "small", Article "article", And "and", Of "of", In "in", For "for", From "from", To "to", Between "between",
    Since "since", Onward "onward", Until "until", By "by", Agent "agent", Host "host", Relative "relative",
    Pronoun "pronoun", Negation "negation", Past "past", Present "present", Auxiliary "auxiliary", Future "future",
    Month "month", Season "season", Ordinal "ordinal", Quarter "quarter", Half "half", Early "early", Mid "mid",
    Late "late", Period "period", Dated "dated", Act "act", Title "title", Extend "extend", Bound "bound",
    Followed "followed", PastSpan "past-span", Number "number", Scale "scale", Fraction "fraction", Percent "percent",
    Currency "currency", Money "money", Time "time", Label "label", Phone "phone", About "about", AtLeast "at-least",
    AtMost "at-most", Age "age", Person "person", NoFigure "no-figure", Respectively "respectively", Times "times",
    Institution "institution", Common "common", Holder "holder", NameLink "name-link", State "state",
    Alias "alias", Event "event", Deed "deed", OutOf "out-of",
}

impl Class {
    /// Its bit.
    pub(super) const fn bit(self) -> u64 {
        1 << self as u64
    }

    fn named(name: &str) -> Option<Class> {
        Class::ALL.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
    }

    /// The names that its values may have; where there are none, values are numbers or absent.
    fn names(self) -> &'static [&'static str] {
        match self {
            Class::Bound => BOUNDS,
            Class::Institution => super::institution::KINDS,
            Class::Event | Class::Deed => super::event::KINDS,
            _ => &[],
        }
    }
}

/// The bits of several classes.
pub(super) const fn any(classes: &[Class]) -> u64 {
    let (mut bits, mut i) = (0, 0);
    while i < classes.len() {
        bits |= classes[i].bit();
        i += 1;
    }
    bits
}

/// What a bound time takes from the date before it, in the order of their values.
pub(super) const BOUNDS: &[&str] = &[
    "same", "same-year", "same-month", "same-day", "since-then", "next-day", "next-month", "next-year", "last-year-of-it", "this-year",
    "last-year", "coming-year", "reporting",
];

/// Classes and values of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Mark {
    /// Its classes.
    pub bits: u64,
    /// The number, month, unit or bound that it stands for.
    pub value: f32,
    /// The kind of institution that it heads.
    pub head: u8,
    /// The kind of event that it names or tells.
    pub event: u8,
    /// What it is by its letters alone; set by the reading.
    pub form: u8,
}

impl Mark {
    fn of(class: Class, value: f32) -> Mark {
        let mut mark = Mark { bits: class.bit(), ..Mark::default() };
        match class {
            Class::Institution => mark.head = value as u8,
            Class::Event | Class::Deed => mark.event = value as u8,
            _ => mark.value = value,
        }
        mark
    }

    /// Both at once; a value that is set wins over none.
    fn join(&mut self, other: Mark) {
        self.bits |= other.bits;
        if other.value != 0.0 {
            self.value = other.value;
        }
        self.head = self.head.max(other.head);
        self.event = self.event.max(other.event);
    }
}

/// Several words that mean something together.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub words: Vec<String>,
    pub mark: Mark,
}

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub(super) struct Tongue {
    pub id: String,
    pub decimal_comma: bool,
    pub capitals: bool,
    pub simple_past: bool,
    pub words: Vec<(String, Mark)>,
    pub phrases: Vec<Phrase>,
    /// Endings of adjectives that may follow the head of a name.
    pub adjectives: Vec<String>,
    /// Endings of past participles.
    pub participles: Vec<String>,
    /// Endings of words that begin what is said of a noun before them.
    pub gerunds: Vec<String>,
    /// Forms of "to be" in the present: with a participle they tell what is, not what was done.
    pub being: Vec<String>,
    /// Auxiliaries of the passive.
    pub passive: Vec<String>,
    /// Words that make them tell it all the same ("s'est tenue").
    pub reflexive: Vec<String>,
    at: FxHashMap<String, usize>,
}

/// The words by which facts are found, for all languages.
#[derive(Debug, Clone, Default)]
pub struct Cues {
    pub(super) tongues: Vec<Tongue>,
}

#[derive(Deserialize)]
struct LanguageEntry {
    id: String,
    #[serde(default)]
    decimal: String,
    #[serde(default)]
    capitals: bool,
    #[serde(default)]
    simple_past: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WordList {
    Plain(Vec<String>),
    Valued(BTreeMap<String, Vec<String>>),
}

#[derive(Deserialize)]
struct WordsEntry {
    class: String,
    #[serde(default, rename = "is")]
    _gloss: String,
    #[serde(flatten)]
    languages: BTreeMap<String, WordList>,
}

impl Cues {
    /// The cues that the program brings along.
    pub fn builtin() -> &'static Cues {
        static BUILTIN: LazyLock<Cues> = LazyLock::new(|| {
            let mut cues = Cues::default();
            // A test proves that the file has no fault.
            let _ = cues.add(include_str!("../../rules/lexicon/facts.toml"));
            cues
        });
        &BUILTIN
    }

    /// Adds the languages and words of a file.
    ///
    /// # Errors
    /// All faults of the file; what could be read has been added.
    pub fn add(&mut self, toml: &str) -> Result<(), Vec<CueFault>> {
        let (table, errors) = DeTable::parse_recoverable(toml);
        let mut faults: Vec<CueFault> =
            errors.into_iter().map(|e| CueFault { span: e.span(), message: e.message().to_owned() }).collect();
        let mut table = table.into_inner();
        for (entry, _) in array::<LanguageEntry>(&mut table, "language", &mut faults) {
            let at = self.tongue(&entry.id);
            self.tongues[at].decimal_comma = entry.decimal == ",";
            self.tongues[at].capitals = entry.capitals;
            self.tongues[at].simple_past = entry.simple_past;
        }
        for (entry, span) in array::<WordsEntry>(&mut table, "words", &mut faults) {
            if let Some(pick) = letters(&entry.class) {
                for (id, list) in entry.languages {
                    let at = self.tongue(&id);
                    if let WordList::Plain(words) = list {
                        pick(&mut self.tongues[at]).extend(words);
                    }
                }
                continue;
            }
            let Some(class) = Class::named(&entry.class) else {
                faults.push(CueFault { span: Some(span), message: format!("there is no class of words `{}`", entry.class) });
                continue;
            };
            for (id, list) in entry.languages {
                let at = self.tongue(&id);
                if let Err(message) = self.tongues[at].list(class, list) {
                    faults.push(CueFault { span: Some(span.clone()), message });
                }
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn tongue(&mut self, id: &str) -> usize {
        self.tongues.iter().position(|t| t.id == id).unwrap_or_else(|| {
            self.tongues.push(Tongue { id: id.to_owned(), ..Tongue::default() });
            self.tongues.len() - 1
        })
    }
}

/// Classes that are looked up by their letters and have no bit.
fn letters(class: &str) -> Option<fn(&mut Tongue) -> &mut Vec<String>> {
    match class {
        "adjective-ending" => Some(|t| &mut t.adjectives),
        "participle-ending" => Some(|t| &mut t.participles),
        "gerund-ending" => Some(|t| &mut t.gerunds),
        "being" => Some(|t| &mut t.being),
        "reflexive" => Some(|t| &mut t.reflexive),
        "passive" => Some(|t| &mut t.passive),
        _ => None,
    }
}

/// Reads the entries of an array of tables, each on its own, with its place.
fn array<T: for<'de> Deserialize<'de>>(
    table: &mut DeTable<'_>,
    name: &str,
    faults: &mut Vec<CueFault>,
) -> Vec<(T, std::ops::Range<usize>)> {
    let Some((_, value)) = table.remove_entry(name) else { return Vec::new() };
    let span = value.span();
    let DeValue::Array(items) = value.into_inner() else {
        faults.push(CueFault { span: Some(span), message: format!("`{name}` must be written as [[{name}]] tables") });
        return Vec::new();
    };
    let mut out = Vec::new();
    for item in items {
        let span = item.span();
        match T::deserialize(serde::de::IntoDeserializer::into_deserializer(item)) {
            Ok(entry) => out.push((entry, span)),
            Err(e) => faults.push(CueFault { span: e.span().or(Some(span)), message: e.message().to_owned() }),
        }
    }
    out
}

impl Tongue {
    fn list(&mut self, class: Class, list: WordList) -> Result<(), String> {
        match list {
            WordList::Plain(words) => words.iter().try_for_each(|w| self.word(w, Mark::of(class, 0.0))),
            WordList::Valued(lists) => lists.iter().try_for_each(|(name, words)| {
                let value = match class.names() {
                    [] => name.parse().map_err(|_| format!("`{name}` is no number"))?,
                    names => names.iter().position(|n| n == name).ok_or_else(|| format!("`{name}` is none of {}", names.join(", ")))? as f32,
                };
                words.iter().try_for_each(|w| self.word(w, Mark::of(class, value)))
            }),
        }
    }

    fn word(&mut self, written: &str, mark: Mark) -> Result<(), String> {
        let cut = Words::of(written);
        let words: Vec<String> = (0..cut.tokens().len()).map(|i| cut.lower(i).to_owned()).collect();
        let [word] = words.as_slice() else {
            if words.is_empty() {
                return Err(format!("`{written}` holds no word"));
            }
            match self.phrases.iter_mut().find(|p| p.words == words) {
                Some(known) => known.mark.join(mark),
                None => self.phrases.push(Phrase { words, mark }),
            }
            return Ok(());
        };
        if let Some(&at) = self.at.get(word) {
            self.words[at].1.join(mark);
        } else {
            self.at.insert(word.clone(), self.words.len());
            self.words.push((word.clone(), mark));
        }
        Ok(())
    }
}
