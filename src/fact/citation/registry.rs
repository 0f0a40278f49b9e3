//! All instruments of a text, each known again by its title, its number, its date or its abbreviation.
//!
//! In: acts as named, and abbreviations. Out: the [`InstrumentId`] of each, a new one where it was not named before. A title
//! known with another number and another day is another act. Whether a word points back is not asked here.

use rustc_hash::FxHashMap;

use super::InstrumentId;
use super::act::{Act, Short};
use super::instrument::{Instrument, canonical, initials, key_of_name, keys, series_key};

use super::known::Named;
use super::reading::Doc;
use super::role::Kind;
use crate::text::{Span, WordId};

/// The instruments so far, with what each is known by.
pub(super) struct Registry<'a> {
    doc: &'a Doc<'a>,
    state: Option<&'a str>,
    pub instruments: Vec<Instrument>,
    by_key: FxHashMap<u64, InstrumentId>,
    /// Abbreviations that were introduced.
    short: FxHashMap<WordId, InstrumentId>,
    /// First letters of names; none where two names share them.
    initials: FxHashMap<String, Option<InstrumentId>>,
    /// "(hereinafter: the Law)".
    bare: FxHashMap<u16, InstrumentId>,
}

impl<'a> Registry<'a> {
    pub fn new(doc: &'a Doc<'a>, state: Option<&'a str>) -> Self {
        Registry {
            doc,
            state,
            instruments: Vec::new(),
            by_key: FxHashMap::default(),
            short: FxHashMap::default(),
            initials: FxHashMap::default(),
            bare: FxHashMap::default(),
        }
    }

    /// Whether a word is an abbreviation of an instrument named before.
    pub fn is_short(&self, word: WordId) -> bool {
        self.short.contains_key(&word)
    }

    /// The instrument for which the bare word for an act was introduced.
    pub fn introduced(&self, family: u16) -> Option<InstrumentId> {
        self.bare.get(&family).copied()
    }

    pub fn get(&self, id: InstrumentId) -> &Instrument {
        &self.instruments[id.index()]
    }

    /// The instrument of an act that is named in full.
    pub fn named(&mut self, act: &Act) -> InstrumentId {
        let (title, others) = keys(self.doc, act);
        let by_title = title.and_then(|key| self.by_key.get(&key).copied()).filter(|&id| !self.contradicts(id, act));
        // An abbreviation may have been used before it is introduced.
        let by_short = || {
            let Some(Short::Letters(token)) = act.short else { return None };
            let id = self.short.get(&self.doc.tokens[token].word).copied()?;
            let known = &self.instruments[id.index()];
            (known.keys.is_empty() && known.short.as_ref() == Some(&known.name)).then_some(id)
        };
        // Two titled acts of one day are two acts; an act without title may be told by its day.
        let telling = title.is_none() || act.number.is_some();
        let fits = |id: &InstrumentId| {
            let other = title.is_some() && self.instruments[id.index()].titled;
            !(other || self.contradicts(*id, act))
        };
        let by_number = || others.iter().filter(|_| telling).filter_map(|key| self.by_key.get(key).copied()).find(fits);
        let id = by_title
            .or_else(by_number)
            .or_else(by_short)
            .unwrap_or_else(|| self.add(Instrument::of("", act.word.kind)));
        let known = &self.instruments[id.index()];
        let fresh = known.name.is_empty() || known.keys.is_empty();
        if fresh || title.is_some() && !self.instruments[id.index()].titled {
            let name = canonical(self.doc, act, self.state);
            let letters = initials(self.doc, &name);
            self.initials.entry(letters).and_modify(|known| *known = known.filter(|&k| k == id)).or_insert(Some(id));
            self.instruments[id.index()].name = name;
        }
        let instrument = &mut self.instruments[id.index()];
        instrument.titled |= title.is_some();
        if instrument.number.is_none() {
            instrument.number.clone_from(&act.number);
        }
        instrument.gazetted = instrument.gazetted.or(act.gazetted);
        if instrument.date.is_none_or(|d| act.date.is_some_and(|more| d != more && d.covers(more))) {
            instrument.date = act.date.or(instrument.date);
        }
        for key in title.into_iter().chain(others) {
            self.by_key.insert(key, id);
            if !instrument.keys.contains(&key) {
                instrument.keys.push(key);
            }
        }
        match act.short {
            Some(Short::Letters(token)) => {
                self.short.insert(self.doc.tokens[token].word, id);
                instrument.short =
                    Span::new(self.doc.start(token), self.doc.end(token)).of(self.doc.text).to_owned().into();
            }
            Some(Short::Word(family)) => {
                self.bare.insert(family, id);
            }
            None => {}
        }
        id
    }

    /// Whether an act with the same title bears another number or date of its own, and so is another act.
    fn contradicts(&self, id: InstrumentId, act: &Act) -> bool {
        let known = &self.instruments[id.index()];
        if act.approver.is_some() {
            return false;
        }
        let numbers = known.number.as_ref().zip(act.number.as_ref()).is_some_and(|(a, b)| !a.eq_ignore_ascii_case(b));
        let dates = known.date.zip(act.date).is_some_and(|(a, b)| !a.covers(b) && !b.covers(a));
        numbers && dates || dates && act.number.is_none() && known.number.is_none()
    }

    fn add(&mut self, instrument: Instrument) -> InstrumentId {
        self.instruments.push(instrument);
        InstrumentId(self.instruments.len() as u32 - 1)
    }

    /// The instrument of a number within a series of laws, or of a short form that all know.
    pub fn known(&mut self, named: &Named) -> InstrumentId {
        let (kind, key) = match &named.number {
            Some(number) => (Kind::Law, series_key(number)),
            None => (Kind::Code, key_of_name(self.doc, Kind::Code, &named.name)),
        };
        if let Some(&id) = self.by_key.get(&key) {
            return id;
        }
        let id = self.add(Instrument {
            number: named.number.clone(),
            titled: named.number.is_none(),
            keys: vec![key],
            ..Instrument::of(&named.name, kind)
        });
        self.by_key.insert(key, id);
        id
    }

    /// The instrument of an abbreviation: introduced, or the first letters of one name; else itself a name.
    pub fn abbreviated(&mut self, token: usize) -> Option<InstrumentId> {
        let word = self.doc.tokens.get(token)?.word;
        if let Some(&id) = self.short.get(&word) {
            return Some(id);
        }
        let letters = Span::new(self.doc.start(token), self.doc.end(token)).of(self.doc.text);
        let id = self.initials.get(&letters.to_uppercase()).copied().flatten().unwrap_or_else(|| {
            self.add(Instrument { short: Some(letters.to_owned()), titled: true, ..Instrument::of(letters, Kind::Law) })
        });
        self.short.insert(word, id);
        Some(id)
    }
}
