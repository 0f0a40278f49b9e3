//! A reading: the words of a text with what each is to the grammars, paragraph by paragraph.
//!
//! In: the clean text, its words, its paragraphs, the [`Cues`] and the days that matter. Out: a [`Reading`], from which
//! dates, figures, institutions and events are found. Each distinct word is looked at once; then the tokens are walked once,
//! and only those at which a grammar may start are kept. The language is told per paragraph, by its small words.

use std::ops::Range;

use super::Para;
use super::cue::{Class, Cues, Mark, Phrase, Tongue, any};
use super::gap::Gap;
use super::partial_date::{self, PartialDate};
use crate::text::{Shape, Span, Token, WordId, Words};

/// The days that a text's times are held against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct When {
    /// The day on which the reply was received: what lies after it is no event but a target.
    pub received: Option<PartialDate>,
    /// First and last day of what the reply reports on, for "the reporting period".
    pub period: Option<(PartialDate, PartialDate)>,
}

/// A text made ready for finding facts in it.
pub struct Reading<'a> {
    text: &'a str,
    words: &'a Words,
    paragraphs: &'a [Para<'a>],
    pub(super) when: When,
    tables: Vec<Table<'a>>,
    places: Vec<Place>,
    hits: Vec<Hit>,
}

/// A token at which a grammar may start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    token: u32,
    /// Which grammars.
    want: u8,
}

/// The grammars that look at a word.
pub(super) mod want {
    /// Dates.
    pub const DATE: u8 = 1;
    /// Figures.
    pub const FIGURE: u8 = 2;
    /// Names of institutions.
    pub const NAME: u8 = 4;
    /// Events.
    pub const EVENT: u8 = 8;
}

struct Place {
    tokens: Range<usize>,
    hits: Range<usize>,
    table: usize,
}

/// The words of the text as one language has them.
pub(super) struct Table<'a> {
    pub tongue: &'a Tongue,
    marks: Vec<Mark>,
    /// Per word, the grammars that look at it.
    wants: Vec<u8>,
    /// Per word, which of the endings it is, counted from 1; 0 where no phrase ends with it.
    ends: Vec<u16>,
    endings: Vec<Ending>,
}

/// The phrases that end with one word, the longest first.
#[derive(Default)]
struct Ending {
    /// The classes of all of them.
    bits: u64,
    phrases: Vec<Compiled>,
}

struct Compiled {
    words: Vec<WordId>,
    mark: Mark,
}

/// What a distinct word is by its letters alone.
pub(super) mod form {
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

/// How many tokens of a paragraph show its language.
const SAMPLE: usize = 48;
/// How many small words that only one language has make it clear.
const CLEAR: usize = 6;

impl<'a> Reading<'a> {
    /// Makes a text ready. Paragraphs must be in order and must not overlap.
    pub fn new(text: &'a str, words: &'a Words, paragraphs: &'a [Para<'a>], cues: &'a Cues, when: When) -> Reading<'a> {
        let mut reading =
            Reading { text, words, paragraphs, when, tables: Vec::new(), places: Vec::new(), hits: Vec::new() };
        let firsts = firsts(words.tokens(), paragraphs);
        let languages = languages(words, paragraphs, &firsts, cues);
        let mut table_of: Vec<Option<usize>> = vec![None; cues.tongues.len()];
        for ((para, &start), &language) in paragraphs.iter().zip(&firsts).zip(&languages) {
            let Some(tongue) = cues.tongues.get(language) else { continue };
            let table = *table_of[language].get_or_insert_with(|| {
                reading.tables.push(Table::of(words, tongue));
                reading.tables.len() - 1
            });
            let first = reading.hits.len();
            let wants = &reading.tables[table].wants;
            let mut end = start;
            for token in &words.tokens()[start..] {
                if token.end > para.span.end {
                    break;
                }
                let short_name = if token.shape == Shape::Upper { want::NAME } else { 0 };
                let want = wants[token.word.0 as usize] | short_name;
                if want != 0 {
                    reading.hits.push(Hit { token: end as u32, want });
                }
                end += 1;
            }
            reading.places.push(Place { tokens: start..end, hits: first..reading.hits.len(), table });
        }
        reading
    }

    /// The words of the text.
    pub(super) fn words(&self) -> &'a Words {
        self.words
    }

    /// The paragraphs in order.
    pub(super) fn passages(&self) -> impl Iterator<Item = Passage<'_>> {
        (0..self.places.len()).map(|para| self.passage(para))
    }

    pub(super) fn passage(&self, para: usize) -> Passage<'_> {
        let place = &self.places[para];
        Passage {
            text: self.text,
            words: self.words,
            tokens: &self.words.tokens()[..place.tokens.end],
            marks: &self.tables[place.table].marks,
            table: &self.tables[place.table],
            para: &self.paragraphs[para],
            index: para,
            from: place.tokens.start,
            to: place.tokens.end,
            hits: &self.hits[place.hits.clone()],
        }
    }
}

/// The first token of each paragraph; paragraphs are in order, so each search goes on from the last, by leaps.
fn firsts(tokens: &[Token], paragraphs: &[Para<'_>]) -> Vec<usize> {
    let mut at = 0;
    let mut out = Vec::with_capacity(paragraphs.len());
    for para in paragraphs {
        let mut leap = 1;
        while tokens.get(at + leap).is_some_and(|t| t.start < para.span.start) {
            at += leap;
            leap *= 2;
        }
        let rest = tokens.get(at..(at + leap + 1).min(tokens.len())).unwrap_or_default();
        at += rest.partition_point(|t| t.start < para.span.start);
        out.push(at);
    }
    out
}

/// The language of each paragraph, as its number among the cues.
fn languages(words: &Words, paragraphs: &[Para<'_>], firsts: &[usize], cues: &Cues) -> Vec<usize> {
    let mut small = vec![0u8; words.vocabulary().len()];
    for (t, tongue) in cues.tongues.iter().enumerate().take(8) {
        for (word, mark) in &tongue.words {
            if mark.bits & Class::Small.bit() != 0 {
                if let Some(id) = words.vocabulary().get(word) {
                    small[id.0 as usize] |= 1 << t;
                }
            }
        }
    }
    let mut whole = vec![0usize; cues.tongues.len().min(8)];
    let mut own = vec![0usize; whole.len()];
    let mut out = Vec::with_capacity(paragraphs.len());
    for (para, &first) in paragraphs.iter().zip(firsts) {
        own.fill(0);
        let tokens = words.tokens()[first..].iter().take(SAMPLE).take_while(|t| t.end <= para.span.end);
        for token in tokens {
            let in_tongues = small[token.word.0 as usize];
            // A word that all have tells nothing.
            if in_tongues.count_ones() != 1 {
                continue;
            }
            let count = &mut own[in_tongues.trailing_zeros() as usize];
            *count += 1;
            if *count == CLEAR {
                break;
            }
        }
        let most = own.iter().copied().max().unwrap_or(0);
        let clear = most > 0 && own.iter().filter(|&&n| n == most).count() == 1;
        out.push(own.iter().position(|&n| n == most).filter(|_| clear));
        whole.iter_mut().zip(&own).for_each(|(w, n)| *w += n);
    }
    let most = whole.iter().copied().max().unwrap_or(0);
    let usual = whole.iter().position(|&n| n == most).unwrap_or(0);
    out.into_iter().map(|language| language.unwrap_or(usual)).collect()
}

impl<'a> Table<'a> {
    fn of(words: &Words, tongue: &'a Tongue) -> Table<'a> {
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

/// One paragraph under the grammars. Tokens are numbered through the whole text; beyond the paragraph there is nothing.
#[derive(Clone, Copy)]
pub(super) struct Passage<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    pub table: &'a Table<'a>,
    pub para: &'a Para<'a>,
    pub index: usize,
    pub from: usize,
    pub to: usize,
    /// All tokens up to the paragraph's end.
    tokens: &'a [Token],
    marks: &'a [Mark],
    hits: &'a [Hit],
}

impl<'a> Passage<'a> {
    /// The tokens at which a grammar may start.
    pub fn hits(&self, want: u8) -> impl Iterator<Item = usize> + use<'a> {
        self.hits.iter().filter(move |h| h.want & want != 0).map(|h| h.token as usize)
    }

    /// Classes and value of a token.
    #[inline]
    pub fn mark(&self, i: usize) -> Mark {
        let Some(token) = self.tokens.get(i).filter(|_| i >= self.from) else { return Mark::default() };
        self.marks.get(token.word.0 as usize).copied().unwrap_or_default()
    }

    /// Whether a token is of one of these classes.
    pub fn is(&self, i: usize, bits: u64) -> bool {
        self.mark(i).bits & bits != 0
    }

    /// Whether a token has one of these forms.
    pub fn has_form(&self, i: usize, form: u8) -> bool {
        self.mark(i).form & form != 0
    }

    pub fn token(&self, i: usize) -> Option<Token> {
        self.tokens.get(i).filter(|_| i >= self.from).copied()
    }

    pub fn shape(&self, i: usize) -> Option<Shape> {
        self.token(i).map(|t| t.shape)
    }

    /// Whether a token begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        matches!(self.shape(i), Some(Shape::Capital | Shape::Upper))
    }

    pub fn lower(&self, i: usize) -> &'a str {
        if i < self.from || i >= self.to { "" } else { self.words.lower(i) }
    }

    /// The words from one token to before another.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.token(from), self.token(to.saturating_sub(1))) {
            (Some(a), Some(b)) => Span { start: a.start, end: b.end.max(a.start) },
            _ => Span::default(),
        }
    }

    /// The numbers of the tokens of this paragraph that lie within a span.
    pub fn within(&self, span: Span) -> Range<usize> {
        let own = &self.tokens[self.from..];
        let from = own.partition_point(|t| t.start < span.start);
        let to = from + own[from..].partition_point(|t| t.end <= span.end);
        self.from + from..self.from + to
    }

    /// What stands between a token and the one before it.
    #[inline]
    pub fn gap(&self, i: usize) -> Gap {
        if i <= self.from {
            return Gap::edge();
        }
        let (Some(token), Some(before)) = (self.tokens.get(i), self.tokens.get(i - 1)) else { return Gap::edge() };
        Gap::of(self.text.as_bytes().get(before.end as usize..token.start as usize).unwrap_or_default())
    }

    /// The text from the paragraph's start to its first word.
    pub fn text_before(&self, i: usize) -> &'a str {
        let start = self.token(i).map_or(self.para.span.start, |t| t.start);
        if i == self.from { self.text.get(self.para.span.start as usize..start as usize).unwrap_or("") } else { "" }
    }

    /// What stands after the last token of a range, to the next token or the paragraph's end.
    pub fn gap_after(&self, last: usize) -> Gap {
        if last + 1 < self.to {
            return self.gap(last + 1);
        }
        let end = self.para.span.end as usize;
        let from = self.token(last).map_or(end, |t| t.end as usize);
        let rest = self.text.as_bytes().get(from..end).unwrap_or_default();
        Gap::of(&rest[..rest.len().min(16)]).or_edge()
    }

    /// The mark of the longest phrase, of one of these classes, that ends with a token, and how many tokens it has.
    #[inline]
    pub fn ending(&self, i: usize, bits: u64) -> Option<(Mark, usize)> {
        let mark = self.mark(i);
        let phrase = if mark.form & form::ENDS == 0 { None } else { self.phrase(i, bits) };
        phrase.or((mark.bits & bits != 0).then_some((mark, 1)))
    }

    fn phrase(&self, i: usize, bits: u64) -> Option<(Mark, usize)> {
        let token = self.token(i)?;
        let ending = usize::from(self.table.ends[token.word.0 as usize]).checked_sub(1)?;
        let ending = self.table.endings.get(ending).filter(|e| e.bits & bits != 0);
        for phrase in ending.map_or(&[][..], |e| &e.phrases) {
            let n = phrase.words.len();
            let fits = phrase.mark.bits & bits != 0
                && i + 1 >= self.from + n
                && phrase.words.iter().enumerate().all(|(k, w)| self.tokens[i + 1 - n + k].word == *w)
                && (i + 2 - n..=i).all(|k| self.gap(k).joins());
            if fits {
                return Some((phrase.mark, n));
            }
        }
        None
    }

    /// Whether a phrase of one of these classes covers a token.
    pub fn covered(&self, i: usize, bits: u64) -> bool {
        (i..i + 4).any(|last| self.ending(last, bits).is_some_and(|(_, n)| last + 1 - n <= i))
    }

    /// Whether a token has the ending of a past participle.
    pub fn participle(&self, i: usize) -> bool {
        let word = self.lower(i);
        word.len() > 3 && self.table.tongue.participles.iter().any(|e| word.ends_with(e.as_str()))
    }

    /// The sentence in which a token stands; the paragraph where none is told.
    pub fn sentence_of(&self, i: usize) -> Span {
        let start = self.token(i).map_or(self.para.span.start, |t| t.start);
        let at = self.para.sentences.partition_point(|s| s.start <= start);
        self.para.sentences[..at].last().copied().unwrap_or(self.para.span)
    }

    /// Whether a token is the first of its sentence.
    pub fn opens_sentence(&self, i: usize) -> bool {
        i == self.from
            || self.token(i).is_some_and(|t| {
                self.token(i - 1).is_some_and(|b| b.end <= self.sentence_of(i).start)
                    && t.start >= self.sentence_of(i).start
            })
    }

    /// The sentences, each with its tokens.
    pub fn sentences(&self) -> Vec<(Span, Range<usize>)> {
        let tokens = self.tokens;
        let mut at = self.from;
        let mut out = Vec::with_capacity(self.para.sentences.len());
        for &span in self.para.sentences {
            while at < self.to && tokens[at].start < span.start {
                at += 1;
            }
            let from = at;
            while at < self.to && tokens[at].end <= span.end {
                at += 1;
            }
            out.push((span, from..at));
        }
        if out.is_empty() {
            out.push((self.para.span, self.from..self.to));
        }
        out
    }
}
