//! Resolution: which mentions name the same body, in reading order.
//!
//! In: names as found. Out: [`Institutions`]. Two names are the same where their words are, in whatever order and with or
//! without the state's name at their end; a bare head goes back to the last body with that head; an abbreviation or a short
//! name in brackets is that of the name before it.

use rustc_hash::FxHashMap;

use super::name::Name;
use super::{Institution, InstitutionKind, Institutions, Mention};
use crate::fact::cue::{Class, any};
use crate::fact::reading::Passage;
use crate::text::{Shape, Span, WordId, Words};

/// Spellings of one word.
const SPELLINGS: &[(&str, &str)] = &[
    ("labor", "labour"),
    ("center", "centre"),
    ("organization", "organisation"),
    ("defense", "defence"),
    ("offenses", "offences"),
    ("program", "programme"),
];

pub struct Resolver {
    /// Spellings that are made one.
    same: FxHashMap<WordId, WordId>,
    out: Institutions,
    /// By the words of a name, sorted.
    known: FxHashMap<Vec<u32>, u32>,
    /// Abbreviations and short names of one word.
    short: FxHashMap<WordId, u32>,
    /// The last body with a head.
    heads: FxHashMap<WordId, u32>,
}

impl Resolver {
    pub fn new(words: &Words) -> Resolver {
        let vocabulary = words.vocabulary();
        let same = SPELLINGS.iter().filter_map(|(a, b)| Some((vocabulary.get(a)?, vocabulary.get(b)?))).collect();
        let (known, short, heads) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
        Resolver { same, out: Institutions::default(), known, short, heads }
    }

    pub fn finish(self) -> Institutions {
        self.out
    }

    /// Keeps a mention; returns the token after it and after what brackets say of it.
    pub fn take(&mut self, p: &Passage<'_>, name: &Name) -> usize {
        let head = p.words.tokens()[name.head].word;
        let kind = kind_of(p, name);
        let own = p.is(name.head, Class::Common.bit());
        if name.bare && !own {
            return self.bare(p, name, head);
        }
        let key = self.key(p, name.first, name.end);
        let found = self.known.get(&key).copied().or_else(|| {
            let shorter = self.key(p, name.first, name.without_place);
            self.known.get(&shorter).copied().filter(|_| name.without_place < name.end && (shorter.len() > 1 || own))
        });
        let id = found.unwrap_or_else(|| {
            self.out.list.push(Institution {
                name: written(p.span(name.first, name.end).of(p.text)),
                abbreviation: None,
                kind,
                first: p.span(name.first, name.end),
            });
            self.out.list.len() as u32 - 1
        });
        self.known.entry(key).or_insert(id);
        self.heads.insert(head, id);
        self.mention(p, p.span(name.first, name.end), Some(id));
        self.bracket(p, name.end, id).unwrap_or(name.end)
    }

    /// The words of a name without the small ones, sorted, in one spelling.
    fn key(&self, p: &Passage<'_>, first: usize, end: usize) -> Vec<u32> {
        let small = any(&[Class::Small, Class::Article, Class::Of]);
        let words = (first..end).filter(|&k| !p.is(k, small)).filter_map(|k| p.token(k));
        let mut key: Vec<u32> = words.map(|t| self.same.get(&t.word).copied().unwrap_or(t.word).0).collect();
        key.sort_unstable();
        key.dedup();
        key
    }

    fn mention(&mut self, p: &Passage<'_>, span: Span, institution: Option<u32>) {
        self.out.mentions.push(Mention { span, institution, paragraph: p.index as u32 });
    }

    /// "the Board", "ladite Commission": the last body with that head, or a short name that was introduced.
    fn bare(&mut self, p: &Passage<'_>, name: &Name, head: WordId) -> usize {
        let before = name.first.wrapping_sub(1);
        let led = name.first > p.from
            && p.gap(name.first).plain()
            && p.is(before, any(&[Class::Article, Class::Of, Class::From, Class::To]));
        let elided = name.first > p.from && p.gap(name.first).apostrophe()
            || p.gap(name.first).at_edge() && p.text_before(name.first).contains(['\'', '’']);
        let id = self.short.get(&head).or_else(|| self.heads.get(&head)).copied();
        if led || elided || id.is_some() && p.is(before, Class::Small.bit()) {
            self.mention(p, p.span(name.first, name.end), id);
        }
        name.end
    }

    /// An abbreviation or short name that was introduced before.
    pub fn short_name(&mut self, p: &Passage<'_>, i: usize) -> Option<usize> {
        let token = p.token(i).filter(|t| t.shape == Shape::Upper)?;
        let id = *self.short.get(&token.word)?;
        self.mention(p, token.span(), Some(id));
        Some(i + 1)
    }

    /// "(SATS)", "(hereinafter: the Bureau)", "(ci-après « l'Office »)" after a name.
    fn bracket(&mut self, p: &Passage<'_>, at: usize, id: u32) -> Option<usize> {
        if !p.gap(at).opens() {
            return None;
        }
        let mut k = at;
        let mut introduced = false;
        while k < at + 5 {
            if let Some(last) =
                (k..k + 2).find(|&last| p.ending(last, Class::Alias.bit()).is_some_and(|(_, n)| last + 1 - n == k))
            {
                introduced = true;
                k = last + 1;
            } else if introduced && p.is(k, Class::Article.bit()) && !p.gap(k + 1).closes() {
                k += 1;
            } else {
                break;
            }
        }
        let token = p.token(k)?;
        let closes = p.gap_after(k).closes();
        let upper = token.shape == Shape::Upper && token.span().len() <= 12;
        let named = introduced && p.capital(k) || token.shape == Shape::Capital && p.is(k, Class::Institution.bit());
        if closes && (upper || named) {
            self.short.insert(token.word, id);
            let short = &mut self.out.list[id as usize].abbreviation;
            short.get_or_insert_with(|| token.span().of(p.text).to_owned());
            return Some(k + 1);
        }
        if introduced && p.capital(k) {
            let end = (k..k + 6).find(|&e| p.gap_after(e).closes())? + 1;
            self.known.entry(self.key(p, k, end)).or_insert(id);
            let short = &mut self.out.list[id as usize].abbreviation;
            short.get_or_insert_with(|| written(p.span(k, end).of(p.text)));
            return Some(end);
        }
        None
    }
}

/// The kind of the head, or of what an office or department is of ("Prosecutor General's Office", "Police Directorate").
fn kind_of(p: &Passage<'_>, name: &Name) -> InstitutionKind {
    let head = super::kind(p, name.head);
    let led = [InstitutionKind::Prosecution, InstitutionKind::Police, InstitutionKind::Inspectorate];
    let inner = || {
        (name.first..name.end)
            .filter(|&k| p.is(k, Class::Institution.bit()))
            .map(|k| super::kind(p, k))
            .find(|k| led.contains(k))
    };
    match head {
        InstitutionKind::Agency | InstitutionKind::Department => inner().unwrap_or(head),
        head => head,
    }
}

/// A name on one line, with words that a line's end broke made whole.
fn written(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut words = name.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let next_small = words.peek().is_some_and(|w| w.starts_with(char::is_lowercase));
        if let Some(broken) =
            word.strip_suffix('-').filter(|b| next_small && b.chars().next_back().is_some_and(char::is_alphabetic))
        {
            out.push_str(broken);
        } else {
            out.push_str(word);
            if words.peek().is_some() {
                out.push(' ');
            }
        }
    }
    out
}
