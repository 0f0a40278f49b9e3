//! Tables: the distinct words of a text as one language has them.
//!
//! In: the vocabulary of a text and the words of one language. Out: a [`Table`] with the classes of each distinct word, the
//! phrases by their last word, and for each word the grammars that look at it, so that the walk over the tokens is short.

use crate::fact::cue::{Class, Mark, Phrase, Tongue, any};
use crate::fact::partial_date::{self, PartialDate};
use crate::text::{WordId, Words};

/// The grammars that look at a word.
pub mod want {
    /// Dates.
    pub const DATE: u8 = 1;
    /// Figures.
    pub const FIGURE: u8 = 2;
    /// Names of institutions.
    pub const NAME: u8 = 4;
    /// Events.
    pub const EVENT: u8 = 8;
}

/// The words of the text as one language has them.
pub struct Table<'a> {
    pub tongue: &'a Tongue,
    pub marks: Vec<Mark>,
    /// Per word, the grammars that look at it.
    pub wants: Vec<u8>,
    /// Per word, which of the endings it is, counted from 1; 0 where no phrase ends with it.
    pub ends: Vec<u16>,
    pub endings: Vec<Ending>,
}

/// The phrases that end with one word, the longest first.
#[derive(Default)]
pub struct Ending {
    /// The classes of all of them.
    pub bits: u64,
    pub phrases: Vec<Compiled>,
}

pub struct Compiled {
    pub words: Vec<WordId>,
    pub mark: Mark,
}

/// What a distinct word is by its letters alone.
pub mod form {
    /// Begins with a digit.
    pub const DIGITS: u8 = 1;
    /// Four digits that can be a year.
    pub const YEAR: u8 = 2;
    /// Can be the day of a month ("9", "1er", "22nd").
    pub const DAY: u8 = 4;
    /// A whole date in numbers ("22.01.2024").
    pub const DATE: u8 = 8;
    /// A quarter or half of a year ("Q4", "T1", "H2").
    pub const PART: u8 = 16;
    /// Last word of some phrase.
    pub const ENDS: u8 = 32;
    /// Last word of a phrase that tells a bound time or a deed.
    pub const BINDS: u8 = 64;
}

/// Classes at which a date may start.
const DATES: u64 = any(&[
    Class::Month,
    Class::Season,
    Class::Ordinal,
    Class::Early,
    Class::Mid,
    Class::Late,
    Class::Followed,
    Class::PastSpan,
    Class::Since,
]);
/// Classes at which a figure may start.
const NUMBERS: u64 = any(&[Class::Number, Class::Scale, Class::Fraction]);

impl<'a> Table<'a> {
    pub fn of(words: &Words, tongue: &'a Tongue) -> Table<'a> {
        let vocabulary = words.vocabulary();
        let mut marks = vec![Mark::default(); vocabulary.len()];
        for (word, mark) in &tongue.words {
            if let Some(id) = vocabulary.get(word) {
                marks[id.0 as usize] = *mark;
            }
        }
        for (id, word) in vocabulary.iter() {
            let lead = word.as_bytes()[0];
            if lead.is_ascii_digit() || word.len() == 2 && word.as_bytes()[1].is_ascii_digit() {
                marks[id.0 as usize].form |= forms(word);
            }
        }
        let mut ends = vec![0u16; vocabulary.len()];
        let mut endings: Vec<Ending> = Vec::new();
        for Phrase { words, mark } in &tongue.phrases {
            let Some(words) = words.iter().map(|w| vocabulary.get(w)).collect::<Option<Vec<_>>>() else { continue };
            let Some(&last) = words.last() else { continue };
            let binds = if mark.bits & any(&[Class::Bound, Class::Deed]) != 0 { form::BINDS } else { 0 };
            marks[last.0 as usize].form |= form::ENDS | binds;
            let end = &mut ends[last.0 as usize];
            if *end == 0 {
                endings.push(Ending::default());
                *end = endings.len() as u16;
            }
            let ending = &mut endings[usize::from(*end) - 1];
            ending.bits |= mark.bits;
            ending.phrases.push(Compiled { words, mark: *mark });
        }
        for ending in &mut endings {
            ending.phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        }
        let wants = marks.iter().map(|m| wants(*m)).collect();
        Table { tongue, marks, wants, ends, endings }
    }
}

/// The grammars that look at a word.
fn wants(mark: Mark) -> u8 {
    let on = |yes: bool, want: u8| if yes { want } else { 0 };
    let dated = form::YEAR | form::DAY | form::DATE | form::PART | form::BINDS;
    on(mark.bits & DATES != 0 || mark.form & dated != 0, want::DATE)
        | on(mark.bits & NUMBERS != 0 || mark.form & form::DIGITS != 0, want::FIGURE)
        | on(mark.bits & Class::Institution.bit() != 0, want::NAME)
        | on(mark.bits & Class::Deed.bit() != 0 || mark.form & form::BINDS != 0, want::EVENT)
}

fn forms(word: &str) -> u8 {
    let bytes = word.as_bytes();
    if !bytes[0].is_ascii_digit() {
        let part = matches!(bytes, [b'q' | b't', b'1'..=b'4'] | [b'h' | b's', b'1'..=b'2']);
        return if part { form::PART } else { 0 };
    }
    let mut out = form::DIGITS;
    if partial_date::year(word).is_some() {
        out |= form::YEAR;
    }
    if partial_date::day(word).is_some() {
        out |= form::DAY;
    }
    if word.matches('.').count() == 2 && PartialDate::parse(word).is_some_and(|(_, len)| len == word.len()) {
        out |= form::DATE;
    }
    out
}
