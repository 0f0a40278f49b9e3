//! The words by which replies mark what was asked and what is answered, as data.
//!
//! In: `layouts.toml`. Out: [`LayoutWords`], one index over the phrases of all languages, met at the head of a line or
//! wherever a grammar asks. Case, accents, hyphens, apostrophes and line breaks between words do not count. Refuses a
//! file that has an unknown key; a language is added there and needs no code.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::text::sorted;

use super::spelling::{fold, hash, joins, next_word, same};

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub(super) enum Kind {
    /// Before an ask, with or without a number.
    Ask,
    /// Before an ask, only with a number.
    Unit,
    /// Before either of these, or before a label.
    Before,
    /// After the number of an ask.
    AskMore,
    /// Opens an ask.
    Urge,
    /// Names an answer.
    Answer,
    /// Goes with the name of an answer.
    AnswerFill,
    /// Opens what the monitoring body says.
    Verdict,
    /// Counts indents; the value is the place, from 1.
    Ordinal,
    /// Follows or precedes that count.
    Indent,
    /// Heads a lettered part.
    Part,
    /// Joins numbers.
    List,
    /// Joins the ends of a range.
    Range,
    /// Stands instead of an answer.
    Nothing,
    /// Sends the reader elsewhere.
    Elsewhere,
    /// Ends a letter.
    Closing,
    /// Before the date of receipt.
    Received,
    /// Before the date of adoption.
    Adopted,
    /// Before the date by which the reply was due.
    Due,
    /// Before a state's name.
    State,
    /// After the adjective of a state.
    Demonym,
    /// Dropped from a state's name.
    Title,
    /// Heads a column of numbers.
    Number,
    /// Heads a column that is neither ask nor answer.
    Remark,
    /// A month; the value is its number.
    Month,
    /// Between the parts of a date.
    DateLink,
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinds(u32);

impl Kinds {
    pub(super) const fn of(kinds: &[Kind]) -> Kinds {
        let mut bits = 0;
        let mut i = 0;
        while i < kinds.len() {
            bits |= 1 << kinds[i] as u32;
            i += 1;
        }
        Kinds(bits)
    }

    /// Whether the two sets share a kind.
    pub(super) fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }
}

/// A phrase met at some place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met {
    pub kind: Kind,
    pub value: u8,
    /// Bytes from the place to the end of its last word.
    pub len: usize,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Phrase {
    words: Vec<Box<str>>,
    /// The hash of the second word; 0 where there is none.
    second: u64,
    kind: Kind,
    value: u8,
}

/// What is known of one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Tongue {
    pub id: String,
    pub stemmer: String,
    pub small_words: Vec<String>,
}

/// The layout words of all languages.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LayoutWords {
    phrases: Vec<Phrase>,
    /// By the hash of a phrase's first word: the kinds that begin so, and the phrases, longest first.
    #[serde(serialize_with = "sorted")]
    first: FxHashMap<u64, (u32, Vec<u32>)>,
    tongues: Vec<Tongue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Vec<Language>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    id: String,
    #[serde(default)]
    stemmer: String,
    #[serde(default)]
    small_words: Vec<String>,
    #[serde(default)]
    months: Vec<String>,
    #[serde(default)]
    asks: Vec<String>,
    #[serde(default)]
    units: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    ask_more: Vec<String>,
    #[serde(default)]
    urges: Vec<String>,
    #[serde(default)]
    answers: Vec<String>,
    #[serde(default)]
    answer_fill: Vec<String>,
    #[serde(default)]
    verdicts: Vec<String>,
    #[serde(default)]
    ordinals: Vec<String>,
    #[serde(default)]
    indents: Vec<String>,
    #[serde(default)]
    parts: Vec<String>,
    #[serde(default)]
    lists: Vec<String>,
    #[serde(default)]
    ranges: Vec<String>,
    #[serde(default)]
    nothing: Vec<String>,
    #[serde(default)]
    elsewhere: Vec<String>,
    #[serde(default)]
    closings: Vec<String>,
    #[serde(default)]
    received: Vec<String>,
    #[serde(default)]
    adopted: Vec<String>,
    #[serde(default)]
    due: Vec<String>,
    #[serde(default)]
    states: Vec<String>,
    #[serde(default)]
    demonyms: Vec<String>,
    #[serde(default)]
    titles: Vec<String>,
    #[serde(default)]
    numbers: Vec<String>,
    #[serde(default)]
    remarks: Vec<String>,
    #[serde(default)]
    date_links: Vec<String>,
}

impl LayoutWords {
    /// The words that the program knows of itself.
    pub fn built_in() -> LayoutWords {
        // A test holds that the file reads.
        LayoutWords::parse(include_str!("../../rules/layouts.toml")).unwrap_or_default()
    }

    /// Reads a `layouts.toml`.
    ///
    /// # Errors
    /// What the TOML reader says, with the place in the file.
    pub fn parse(toml: &str) -> Result<LayoutWords, toml::de::Error> {
        let mut words = LayoutWords::default();
        words.add(toml)?;
        Ok(words)
    }

    /// Adds the languages of a further `layouts.toml`.
    ///
    /// # Errors
    /// What the TOML reader says, with the place in the file.
    pub fn add(&mut self, toml: &str) -> Result<(), toml::de::Error> {
        let file: File = toml::from_str(toml)?;
        for language in file.language {
            self.take(language);
        }
        for (_, phrases) in self.first.values_mut() {
            phrases.sort_by_key(|&p| std::cmp::Reverse(self.phrases[p as usize].words.len()));
        }
        Ok(())
    }

    fn take(&mut self, l: Language) {
        for (kind, list) in [
            (Kind::Ask, &l.asks),
            (Kind::Unit, &l.units),
            (Kind::Before, &l.before),
            (Kind::AskMore, &l.ask_more),
            (Kind::Urge, &l.urges),
            (Kind::Answer, &l.answers),
            (Kind::AnswerFill, &l.answer_fill),
            (Kind::Verdict, &l.verdicts),
            (Kind::Indent, &l.indents),
            (Kind::Part, &l.parts),
            (Kind::List, &l.lists),
            (Kind::Range, &l.ranges),
            (Kind::Nothing, &l.nothing),
            (Kind::Elsewhere, &l.elsewhere),
            (Kind::Closing, &l.closings),
            (Kind::Received, &l.received),
            (Kind::Adopted, &l.adopted),
            (Kind::Due, &l.due),
            (Kind::State, &l.states),
            (Kind::Demonym, &l.demonyms),
            (Kind::Title, &l.titles),
            (Kind::Number, &l.numbers),
            (Kind::Remark, &l.remarks),
            (Kind::DateLink, &l.date_links),
        ] {
            for text in list {
                self.phrase(text, kind, 0);
            }
        }
        for (kind, list) in [(Kind::Ordinal, &l.ordinals), (Kind::Month, &l.months)] {
            for (place, forms) in (1..=u8::MAX).zip(list) {
                for form in forms.split('|') {
                    self.phrase(form, kind, place);
                }
            }
        }
        self.tongues.push(Tongue { id: l.id, stemmer: l.stemmer, small_words: l.small_words });
    }

    fn phrase(&mut self, text: &str, kind: Kind, value: u8) {
        let mut words: Vec<Box<str>> = Vec::new();
        let mut at = 0;
        while let Some((start, end)) = next_word(text, at) {
            words.push(text[start..end].chars().flat_map(char::to_lowercase).map(fold).collect());
            at = end;
        }
        if let Some(first) = words.first() {
            let entry = self.first.entry(hash(first)).or_default();
            entry.0 |= 1 << kind as u32;
            entry.1.push(self.phrases.len() as u32);
            let second = words.get(1).map_or(0, |w| hash(w));
            self.phrases.push(Phrase { words, second, kind, value });
        }
    }

    pub(super) fn tongues(&self) -> &[Tongue] {
        &self.tongues
    }

    /// The longest phrase of the given kinds at the head of `text`, which begins with a word.
    pub(super) fn at(&self, text: &str, kinds: Kinds) -> Option<Met> {
        let (start, end) = next_word(text, 0)?;
        if start > 0 {
            return None;
        }
        let (bits, phrases) = self.first.get(&hash(&text[..end]))?;
        if bits & kinds.0 == 0 {
            return None;
        }
        let mut second: Option<u64> = None;
        phrases.iter().find_map(|&p| {
            let phrase = &self.phrases[p as usize];
            if !kinds.has(phrase.kind) {
                return None;
            }
            if phrase.second != 0 {
                let met =
                    *second.get_or_insert_with(|| next_word(text, end).map_or(0, |(from, to)| hash(&text[from..to])));
                if met != phrase.second {
                    return None;
                }
            }
            let len = spelled(text, &phrase.words)?;
            Some(Met { kind: phrase.kind, value: phrase.value, len })
        })
    }

    /// The kinds of the phrases that begin with the first word of `text`.
    pub(super) fn begun(&self, text: &str) -> Kinds {
        let Some((0, end)) = next_word(text, 0) else { return Kinds(0) };
        Kinds(self.first.get(&hash(&text[..end])).map_or(0, |(bits, _)| *bits))
    }

    /// The first phrase of the given kinds in `text`, with the offset of its first byte.
    pub(super) fn find(&self, text: &str, kinds: Kinds) -> Option<(usize, Met)> {
        let mut at = 0;
        while let Some((start, end)) = next_word(text, at) {
            if let Some(met) = self.at(&text[start..], kinds) {
                return Some((start, met));
            }
            at = end;
        }
        None
    }

    /// Whether the whole of `text`, but for punctuation at its end, is one phrase of the given kinds.
    pub(super) fn is(&self, text: &str, kinds: Kinds) -> bool {
        let text = text.trim();
        self.at(text, kinds).is_some_and(|m| text[m.len..].chars().all(|c| !c.is_alphanumeric()))
    }
}

/// Bytes of `text` that the words of a phrase take up at its head.
fn spelled(text: &str, words: &[Box<str>]) -> Option<usize> {
    let mut at = 0;
    for word in words {
        let (start, end) = next_word(text, at)?;
        if start > at && !text[at..start].chars().all(joins) || !same(&text[start..end], word) {
            return None;
        }
        at = end;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_reads_and_has_two_languages() {
        let words = LayoutWords::parse(include_str!("../../rules/layouts.toml")).unwrap();
        assert_eq!(words.tongues().iter().map(|t| t.id.as_str()).collect::<Vec<_>>(), ["en", "fr"]);
    }

    #[test]
    fn phrases_are_met_whatever_their_case_accents_and_line_breaks() {
        let words = LayoutWords::built_in();
        let met = |text: &str, kind| words.at(text, Kinds::of(&[kind])).map(|m| m.len);
        assert_eq!(met("RECOMMENDATION - x", Kind::Ask), Some(14));
        assert_eq!(met("Etat de mise\n en œuvre :", Kind::Answer), Some(23));
        assert_eq!(met("The State\nparty should do", Kind::Urge), Some(22));
        assert_eq!(met("Recommended", Kind::Ask), None);
        assert_eq!(words.at("troisième tiret", Kinds::of(&[Kind::Ordinal])).map(|m| m.value), Some(3));
        assert!(
            words.is(" N/A.", Kinds::of(&[Kind::Nothing])) && !words.is("None of them", Kinds::of(&[Kind::Nothing]))
        );
    }

    #[test]
    fn an_unknown_key_is_refused_and_a_language_is_added() {
        let mut words = LayoutWords::built_in();
        assert!(words.add("[[language]]\nid = \"xx\"\nquestions = []\n").is_err());
        words.add("[[language]]\nid = \"de\"\nasks = [\"Empfehlung\"]\n").unwrap();
        assert!(words.at("Empfehlung 2", Kinds::of(&[Kind::Ask])).is_some());
    }
}
