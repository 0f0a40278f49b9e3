//! Which instrument each mention means, in reading order.
//!
//! In: mentions as found. Out: [`Citation`]s bound to [`Instrument`]s. A name is known again by its words or its number; an
//! abbreviation by where it was introduced or by the first letters of one name; "the said Act" by the act of its kind named
//! last. Where two acts of that kind were named in one sentence, or none near, nothing is guessed: the citation keeps its
//! candidates. Looks back over a few mentions only, so the time it takes does not grow with the text before.

use rustc_hash::FxHashMap;

use super::act::{Act, Manner, Short};
use super::instrument::{Instrument, initials, keys, name};
use super::marks::Marks;
use super::mention::{Mention, Subject};
use super::reading::Doc;
use super::words::Kind;
use super::{Citation, InstrumentId};
use crate::text::{Span, WordId};

/// How many acts of one sort are remembered.
const REMEMBERED: usize = 6;
/// Over how many passages a word may point back where several acts of its sort were named before.
const REACH: u32 = 8;

/// A mention that later ones may point back to.
#[derive(Debug, Clone, Copy)]
struct Recent {
    id: InstrumentId,
    passage: u32,
    start: usize,
    end: usize,
    /// It was named by a word in the plural: "the Statutes".
    plural: bool,
}

/// All instruments so far, and which were named last.
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
    recent: Vec<Vec<Recent>>,
    last: Option<Recent>,
    /// The instruments cited in this passage.
    here: Vec<InstrumentId>,
    passage: u32,
}

/// What a mention was bound to.
enum Bound {
    To(InstrumentId),
    Among(Vec<InstrumentId>),
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
            recent: vec![Vec::new(); doc.lexicon.families() + 1],
            last: None,
            here: Vec::new(),
            passage: 0,
        }
    }

    pub fn enter(&mut self, passage: u32) {
        self.passage = passage;
        self.here.clear();
    }

    /// Whether a word is an abbreviation of an instrument named before.
    pub fn is_short(&self, word: WordId) -> bool {
        self.short.contains_key(&word)
    }

    /// Binds a mention; none where it turns out to be no citation.
    pub fn bind(&mut self, mention: &Mention) -> Option<Citation> {
        let (mut number, mut date, mut anaphor) = (None, None, false);
        let provided = mention.provision.is_some();
        let (bound, family) = match &mention.subject {
            Subject::Act(act) if act.manner == Manner::Named => {
                anaphor = act.marks.has(Marks::BACK);
                number.clone_from(&act.number);
                date = act.date;
                (Bound::To(self.named(act)), Some(act.word.family))
            }
            Subject::Act(act) => {
                anaphor = true;
                (self.pointed(act, mention.start, provided)?, Some(act.word.family))
            }
            Subject::Short(token) => (Bound::To(self.abbreviated(*token)?), None),
            Subject::Instead => {
                anaphor = true;
                let near = self.last.filter(|l| l.passage + 1 >= self.passage);
                (near.map_or(Bound::Among(Vec::new()), |l| Bound::To(l.id)), None)
            }
            Subject::Bare => {
                anaphor = true;
                (self.alone(mention.start)?, None)
            }
        };
        let (instrument, candidates) = match bound {
            Bound::To(id) => (Some(id), Vec::new()),
            Bound::Among(candidates) => (None, candidates),
        };
        if let Some(id) = instrument {
            let approver = if let Subject::Act(act) = &mention.subject { act.approver } else { None };
            let plural = matches!(&mention.subject, Subject::Act(act) if act.word.plural);
            self.remember(id, family, approver, Recent { id, passage: self.passage, start: mention.start, end: mention.end, plural });
        }
        let (mut articles, mut chapter) = mention.provision.clone().map_or((Vec::new(), None), |p| (p.articles, p.chapter));
        if let Subject::Act(act) = &mention.subject {
            if let Some(inside) = &act.inside {
                if articles.is_empty() {
                    articles.clone_from(&inside.articles);
                }
                chapter = chapter.or_else(|| inside.chapter.clone());
            }
        }
        Some(Citation { span: Span::new(mention.start, mention.end), instrument, articles, chapter, number, date, anaphor, candidates })
    }

    /// The instrument of an act that is named in full.
    fn named(&mut self, act: &Act) -> InstrumentId {
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
        let fits = |id: &InstrumentId| !self.contradicts(*id, act) && !(title.is_some() && self.instruments[id.index()].titled);
        let by_number = || others.iter().filter(|_| telling).filter_map(|key| self.by_key.get(key).copied()).find(fits);
        let id = by_title.or_else(by_number).or_else(by_short).unwrap_or_else(|| {
            self.instruments.push(Instrument {
                name: String::new(),
                kind: act.word.kind,
                number: None,
                date: None,
                short: None,
                titled: false,
                keys: Vec::new(),
            });
            InstrumentId(self.instruments.len() as u32 - 1)
        });
        let known = &self.instruments[id.index()];
        let fresh = known.name.is_empty() || known.keys.is_empty();
        if fresh || title.is_some() && !self.instruments[id.index()].titled {
            let name = self.canonical(act);
            let letters = initials(self.doc, &name);
            self.initials.entry(letters).and_modify(|known| *known = known.filter(|&k| k == id)).or_insert(Some(id));
            self.instruments[id.index()].name = name;
        }
        let instrument = &mut self.instruments[id.index()];
        instrument.titled |= title.is_some();
        if instrument.number.is_none() {
            instrument.number.clone_from(&act.number);
        }
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
                instrument.short = Span::new(self.doc.start(token), self.doc.end(token)).of(self.doc.text).to_owned().into();
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

    fn canonical(&self, act: &Act) -> String {
        if act.word.kind != Kind::Constitution || act.title.is_some() {
            return name(self.doc, act);
        }
        match self.state {
            Some(state) if act.word.french => format!("Constitution {}{state}", self.french_of(state)),
            Some(state) => format!("Constitution of {state}"),
            None => name(self.doc, act),
        }
    }

    /// "de la ", "du ", "de l'" as the text puts it before the state's name.
    fn french_of(&self, state: &str) -> &'static str {
        for (before, of) in [("de la ", "de la "), ("du ", "du "), ("de l'", "de l'"), ("de l’", "de l’"), ("des ", "des "), ("d'", "d'"), ("la ", "de la "), ("le ", "du "), ("Le ", "du "), ("La ", "de la ")] {
            if self.doc.text.contains(&format!("{before}{state}")) {
                return of;
            }
        }
        "de "
    }

    /// The instrument of an abbreviation: introduced, or the first letters of one name; else itself a name.
    fn abbreviated(&mut self, token: usize) -> Option<InstrumentId> {
        let word = self.doc.tokens.get(token)?.word;
        if let Some(&id) = self.short.get(&word) {
            return Some(id);
        }
        let letters = Span::new(self.doc.start(token), self.doc.end(token)).of(self.doc.text);
        let id = self.initials.get(&letters.to_uppercase()).copied().flatten().unwrap_or_else(|| {
            let id = InstrumentId(self.instruments.len() as u32);
            self.instruments.push(Instrument {
                name: letters.to_owned(),
                kind: Kind::Law,
                number: None,
                date: None,
                short: Some(letters.to_owned()),
                titled: true,
                keys: Vec::new(),
            });
            id
        });
        self.short.insert(word, id);
        Some(id)
    }

    /// What "the said Act" or "the Act" points to.
    fn pointed(&self, act: &Act, start: usize, provided: bool) -> Option<Bound> {
        let family = act.word.family;
        let own = &self.recent[usize::from(family)];
        if let Some(year) = act.year {
            // "the 2014 Act"
            let same = own.iter().rev().find(|r| self.instruments[r.id.index()].year() == Some(year));
            return same.map(|r| Bound::To(r.id));
        }
        let introduced = self.bare.get(&family).copied();
        let here = own.last().is_some_and(|r| r.passage == self.passage);
        if let (Some(id), false) = (introduced, here) {
            return Some(Bound::To(id));
        }
        let kin: Vec<Recent>;
        let before = if own.is_empty() {
            // "the Act" for a law that was named "Law on …": only where there is one such.
            kin = self.kin(act.word.kind);
            &kin
        } else {
            own
        };
        let unresolved = |ids: Vec<InstrumentId>| if provided || act.manner == Manner::Back && act.word.kind != Kind::Policy { Some(Bound::Among(ids)) } else { None };
        let Some(nearest) = before.last().copied() else {
            return if provided { Some(Bound::Among(Vec::new())) } else { None };
        };
        if !self.doc.capital(act.token) && !act.word.french && nearest.passage != self.passage && !provided {
            return None;
        }
        if act.word.plural && !nearest.plural {
            return None;
        }
        let others: Vec<InstrumentId> = before.iter().rev().skip(1).map(|r| r.id).collect();
        if self.passage - nearest.passage > REACH && !others.is_empty() {
            return unresolved(before.iter().map(|r| r.id).collect());
        }
        if let Some(rival) = before.len().checked_sub(2).map(|at| before[at]) {
            let together = rival.passage == nearest.passage && one_sentence(self.doc.text, rival.end, nearest.start);
            let cited_there = nearest.end <= start;
            if together && cited_there && !act.marks.has(Marks::LAST) {
                return unresolved(vec![rival.id, nearest.id]);
            }
        }
        Some(Bound::To(nearest.id))
    }

    /// The only act of a kind that was named in this passage or the one before.
    fn kin(&self, kind: Kind) -> Vec<Recent> {
        let mut found: Vec<Recent> = Vec::new();
        for recent in self.recent.iter().flatten() {
            let near = recent.passage + 1 >= self.passage && self.instruments[recent.id.index()].kind == kind;
            if near && !found.iter().any(|f| f.id == recent.id) {
                found.push(*recent);
            }
        }
        if found.len() == 1 { found } else { Vec::new() }
    }

    /// What an article without an act belongs to: the act cited last in its sentence, or the only one of its passage.
    fn alone(&self, start: usize) -> Option<Bound> {
        let last = self.last.filter(|l| l.passage == self.passage)?;
        if one_sentence(self.doc.text, last.end, start) || self.here.len() == 1 {
            return Some(Bound::To(last.id));
        }
        Some(Bound::Among(self.here.clone()))
    }

    fn remember(&mut self, id: InstrumentId, family: Option<u16>, approver: Option<u16>, recent: Recent) {
        self.last = Some(recent);
        if !self.here.contains(&id) && self.here.len() < REMEMBERED {
            self.here.push(id);
        }
        let family = family.or_else(|| self.family_of(id));
        for family in family.into_iter().chain(approver) {
            let list = &mut self.recent[usize::from(family)];
            list.retain(|r| r.id != id);
            if list.len() == REMEMBERED {
                list.remove(0);
            }
            list.push(recent);
        }
    }

    /// The sort of act under which an instrument was last remembered.
    fn family_of(&self, id: InstrumentId) -> Option<u16> {
        self.recent.iter().position(|list| list.iter().any(|r| r.id == id)).map(|at| at as u16)
    }
}

/// Whether no sentence ends between two places.
fn one_sentence(text: &str, from: usize, to: usize) -> bool {
    let Some(between) = text.get(from..to) else { return from >= to };
    if between.len() > 600 {
        return false;
    }
    let bytes = between.as_bytes();
    !between.match_indices(['.', '!', '?']).any(|(i, _)| {
        // "No. 5", "Art. 3", an initial: too short to end a sentence.
        let word = bytes[..i].iter().rev().take_while(|b| b.is_ascii_alphabetic() || **b >= 0x80).count();
        let rest = &between[i + 1..];
        let next = rest.trim_start().chars().next();
        rest.starts_with(char::is_whitespace) && (word > 3 || word == 0) && next.is_none_or(|c| c.is_uppercase() || matches!(c, '“' | '«'))
    })
}
