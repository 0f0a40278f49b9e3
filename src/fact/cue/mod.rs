//! Cues: the words by which dates, figures, institutions and events are found, as `rules/lexicon/facts.toml` holds them.
//!
//! In: that file, and files of a user in the same form, which add words and languages. Out: [`Cues`], the words of each
//! language with their classes. Every fault of a file is told at once; a fault never stops the words that can be read.

mod file;
mod kinds;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

pub(super) use self::kinds::{EVENTS, INSTITUTIONS};
use crate::text::{Words, sorted};

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

    /// The value that is written so.
    fn value(self, written: &str) -> Result<i32, String> {
        match self.names() {
            [] => written.parse().map_err(|_| format!("`{written}` is no number")),
            names => match names.iter().position(|n| *n == written) {
                Some(at) => Ok(i32::try_from(at).unwrap_or(0)),
                None => Err(format!("`{written}` is none of {}", names.join(", "))),
            },
        }
    }

    /// The names that its values may have; where there are none, values are numbers or absent.
    fn names(self) -> &'static [&'static str] {
        match self {
            Class::Bound => BOUNDS,
            Class::Institution => INSTITUTIONS,
            Class::Event | Class::Deed => EVENTS,
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
    "same",
    "same-year",
    "same-month",
    "same-day",
    "since-then",
    "next-day",
    "next-month",
    "next-year",
    "last-year-of-it",
    "this-year",
    "last-year",
    "coming-year",
    "reporting",
];

/// Classes and values of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Mark {
    /// Its classes.
    pub bits: u64,
    /// The number, month, unit or bound that it stands for.
    pub value: i32,
    /// The kind of institution that it heads.
    pub head: u8,
    /// The kind of event that it names or tells.
    pub event: u8,
    /// What it is by its letters alone; set by the reading.
    pub form: u8,
}

impl Mark {
    fn of(class: Class, value: i32) -> Mark {
        let mut mark = Mark { bits: class.bit(), ..Mark::default() };
        match class {
            Class::Institution => mark.head = small(value),
            Class::Event | Class::Deed => mark.event = small(value),
            _ => mark.value = value,
        }
        mark
    }

    /// Its value where it can only be small: a month, a day, a part.
    pub fn small(self) -> u8 {
        small(self.value)
    }

    /// Both at once; a value that is set wins over none.
    fn join(&mut self, other: Mark) {
        self.bits |= other.bits;
        if other.value != 0 {
            self.value = other.value;
        }
        self.head = self.head.max(other.head);
        self.event = self.event.max(other.event);
    }
}

fn small(value: i32) -> u8 {
    u8::try_from(value).unwrap_or(0)
}

/// Several words that mean something together.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Phrase {
    pub words: Vec<String>,
    pub mark: Mark,
}

/// The words of one language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
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
    /// Words at the head of a sentence that goes on with the one before it.
    points_back: Vec<String>,
    /// Words near the head of a sentence that goes on about what the one before names.
    demonstrative: Vec<String>,
    /// Words shortly before the date of what is compared.
    comparing: Vec<String>,
    /// Articles that resume a noun of the sentence before.
    resuming: Vec<String>,
    /// Endings of participles that say, right before a date, when a rule was made.
    made_endings: Vec<String>,
    /// Words that may stand between such a participle and its date.
    before_date: Vec<String>,
    #[serde(serialize_with = "sorted")]
    at: FxHashMap<String, usize>,
}

/// The words by which facts are found, for all languages.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Cues {
    pub(super) tongues: Vec<Tongue>,
}

impl Cues {
    /// The cues that the program brings along.
    pub fn builtin() -> &'static Cues {
        static BUILTIN: LazyLock<Cues> = LazyLock::new(|| {
            let mut cues = Cues::default();
            // A test proves that the file has no fault.
            let _ = cues.add(include_str!("../../../rules/lexicon/facts.toml"));
            cues
        });
        &BUILTIN
    }

    /// Adds the languages and words of a file.
    ///
    /// # Errors
    /// All faults of the file; what could be read has been added.
    pub fn add(&mut self, toml: &str) -> Result<(), Vec<CueFault>> {
        file::read(self, toml)
    }

    /// Words, of all languages, at the head of a sentence that goes on with the one before it.
    pub fn points_back(&self) -> impl Iterator<Item = &str> {
        self.all(|t| &t.points_back)
    }

    /// Words, of all languages, near the head of a sentence that goes on about what the one before names.
    pub fn demonstratives(&self) -> impl Iterator<Item = &str> {
        self.all(|t| &t.demonstrative)
    }

    /// Words, of all languages, shortly before the date of what is compared.
    pub fn comparing(&self) -> impl Iterator<Item = &str> {
        self.all(|t| &t.comparing)
    }

    /// Articles, of all languages, that resume a noun of the sentence before.
    pub fn resuming(&self) -> impl Iterator<Item = &str> {
        self.all(|t| &t.resuming)
    }

    /// Endings, of all languages, of participles that say, right before a date, when a rule was made.
    pub fn made_endings(&self) -> impl Iterator<Item = &str> {
        self.all(|t| &t.made_endings)
    }

    /// Words, of all languages, that may stand between such a participle and its date.
    pub fn before_date(&self) -> impl Iterator<Item = &str> {
        self.all(|t| &t.before_date)
    }

    fn all<'c>(&'c self, list: impl Fn(&'c Tongue) -> &'c [String]) -> impl Iterator<Item = &'c str> {
        self.tongues.iter().flat_map(list).map(String::as_str)
    }

    fn tongue(&mut self, id: &str) -> usize {
        self.tongues.iter().position(|t| t.id == id).unwrap_or_else(|| {
            self.tongues.push(Tongue { id: id.to_owned(), ..Tongue::default() });
            self.tongues.len() - 1
        })
    }
}

impl Tongue {
    /// The list of a class that is looked up by letters and has no bit.
    fn letters(&mut self, class: &str) -> Option<&mut Vec<String>> {
        Some(match class {
            "adjective-ending" => &mut self.adjectives,
            "participle-ending" => &mut self.participles,
            "gerund-ending" => &mut self.gerunds,
            "being" => &mut self.being,
            "reflexive" => &mut self.reflexive,
            "passive" => &mut self.passive,
            "points-back" => &mut self.points_back,
            "demonstrative" => &mut self.demonstrative,
            "comparing" => &mut self.comparing,
            "resuming" => &mut self.resuming,
            "made-ending" => &mut self.made_endings,
            "before-date" => &mut self.before_date,
            _ => return None,
        })
    }

    /// Adds a word or phrase; `false` where it holds no word.
    fn add(&mut self, written: &str, mark: Mark) -> bool {
        if !written.is_empty() && written.bytes().all(|b| b.is_ascii_lowercase()) {
            self.word(written, mark);
            return true;
        }
        let cut = Words::of(written);
        let words: Vec<String> = (0..cut.tokens().len()).map(|i| cut.lower(i).to_owned()).collect();
        match words.as_slice() {
            [] => return false,
            [word] => self.word(word, mark),
            _ => match self.phrases.iter_mut().find(|p| p.words == words) {
                Some(known) => known.mark.join(mark),
                None => self.phrases.push(Phrase { words, mark }),
            },
        }
        true
    }

    fn word(&mut self, word: &str, mark: Mark) {
        if let Some(&at) = self.at.get(word) {
            self.words[at].1.join(mark);
        } else {
            self.at.insert(word.to_owned(), self.words.len());
            self.words.push((word.to_owned(), mark));
        }
    }
}
