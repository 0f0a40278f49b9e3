//! What words between sentences and before dates say: which sentences go on, and which dates are those of a making.
//!
//! In: a reply's sentences and dates, and the words of `rules/lexicon/facts.toml`. Out: a flag for each sentence: it opens with
//! a word that points back ("It", "They", "Such", "Cette"), has a demonstrative near its head ("At three of these seats"), or resumes with "the" a noun of the sentence before it ("a leaflet
//! …. The leaflet …"); and a flag for each date: a participle stands right before it ("a protocol introduced in June 2024").

use rustc_hash::FxHashSet;

use crate::fact::cue::Cues;
use crate::fact::date::DateFact;
use crate::fact::figure::Figure;
use crate::lexicon::Reading;
use crate::text::{Plain, WordId, Words};

/// How many words are near a sentence's head.
const NEAR: usize = 5;

/// Tells for every sentence of a reply whether it continues the one before it.
pub fn sentences(plain: &Plain, words: &Words, reading: &Reading, cues: &Cues) -> Vec<bool> {
    let vocabulary = words.vocabulary();
    // Each distinct word is looked up once, not each sentence's first.
    let flags = |list: &mut dyn Iterator<Item = &str>| {
        let mut flags = vec![false; vocabulary.len()];
        list.filter_map(|w| vocabulary.get(w)).for_each(|w| flags[w.0 as usize] = true);
        move |word: WordId| flags[word.0 as usize]
    };
    let is_back = flags(&mut cues.points_back());
    let is_article = flags(&mut cues.resuming());
    let is_demonstrative = flags(&mut cues.demonstratives());
    let sentences = reading.sentences();
    let mut out = vec![false; sentences.len()];
    for number in 1..sentences.len() {
        let tokens = &words.tokens()[sentences[number].tokens.clone()];
        let Some(first) = tokens.first() else { continue };
        let before = &words.tokens()[sentences[number - 1].tokens.clone()];
        let resumes = |noun: WordId| before.iter().any(|t| t.word == noun);
        let elided = plain.text()[..first.start as usize].ends_with(['’', '\'']);
        out[number] = is_back(first.word)
            || tokens.iter().take(NEAR).any(|t| is_demonstrative(t.word))
            || is_article(first.word) && tokens.get(1).is_some_and(|t| resumes(t.word))
            || elided && resumes(first.word);
    }
    out
}

/// Tells for every date whether it says when a rule was made: a participle stands right before it.
pub fn makings(words: &Words, dates: &[DateFact], cues: &Cues) -> Vec<bool> {
    let endings: Vec<&str> = cues.made_endings().collect();
    let small: FxHashSet<&str> = cues.before_date().collect();
    let made = |date: &DateFact| {
        let first = words.within(date.span).start;
        let before = (first.saturating_sub(3)..first).rev().map(|t| words.lower(t)).find(|w| !small.contains(w));
        before.is_some_and(|w| w.len() > 3 && endings.iter().any(|e| w.ends_with(e)))
    };
    dates.iter().map(made).collect()
}

/// How many words before a date still say that it is compared.
const BEFORE: usize = 8;

/// Tells for every date whether it is that of a figure with which another is compared ("as against three in 2022").
pub fn compared(words: &Words, dates: &[DateFact], figures: &[Figure], cues: &Cues) -> Vec<bool> {
    let comparing: FxHashSet<&str> = cues.comparing().collect();
    let is_compared = |date: &DateFact| {
        let first = words.within(date.span).start;
        let Some(at) = (first.saturating_sub(BEFORE)..first).rev().find(|&t| comparing.contains(words.lower(t))) else {
            return false;
        };
        let from = words.tokens()[at].span().end;
        let after = figures.partition_point(|f| f.span.start < from);
        figures.get(after).is_some_and(|f| f.span.start < date.span.start)
    };
    dates.iter().map(is_compared).collect()
}
