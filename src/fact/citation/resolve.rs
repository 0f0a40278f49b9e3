//! Which instrument each mention means, in reading order.
//!
//! In: mentions as found. Out: [`Citation`]s bound to instruments. A name is known again by its words or its number; an
//! abbreviation by where it was introduced or by the first letters of one name; "the said Act" by the act of its kind named
//! last. Where two acts of that kind were named in one sentence, or none near, nothing is guessed: the citation keeps its
//! candidates. Looks back over a few mentions only, so the time it takes does not grow with the text before.

use super::act::{Act, Manner};
use super::marks::Marks;
use super::mention::{Mention, Subject};
use super::reading::Doc;
use super::registry::Registry;
use super::role::Kind;
use super::{Citation, InstrumentId};
use crate::text::Span;

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

/// Which instruments were named last.
pub(super) struct Resolver<'a> {
    doc: &'a Doc<'a>,
    pub registry: Registry<'a>,
    recent: Vec<Vec<Recent>>,
    last: Option<Recent>,
    /// The instruments cited in this passage, and in the one before it.
    here: Vec<InstrumentId>,
    before: Vec<InstrumentId>,
    passage: u32,
}

/// What a mention was bound to.
enum Bound {
    To(InstrumentId),
    Among(Vec<InstrumentId>),
}

impl<'a> Resolver<'a> {
    pub fn new(doc: &'a Doc<'a>, state: Option<&'a str>) -> Self {
        Resolver {
            doc,
            registry: Registry::new(doc, state),
            recent: vec![Vec::new(); doc.lexicon.families() + 1],
            last: None,
            here: Vec::new(),
            before: Vec::new(),
            passage: 0,
        }
    }

    /// Goes on to a passage.
    pub fn enter(&mut self, passage: u32) {
        self.before.clear();
        if self.passage + 1 == passage {
            std::mem::swap(&mut self.before, &mut self.here);
        }
        self.passage = passage;
        self.here.clear();
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
                (Bound::To(self.registry.named(act)), Some(act.word.family))
            }
            Subject::Act(act) => {
                anaphor = true;
                (self.pointed(act, mention.start, provided)?, Some(act.word.family))
            }
            Subject::Known(named) => {
                number.clone_from(&named.number);
                (Bound::To(self.registry.known(named)), None)
            }
            Subject::Short(token) => (Bound::To(self.registry.abbreviated(*token)?), None),
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
            self.remember(
                id,
                family,
                approver,
                Recent { id, passage: self.passage, start: mention.start, end: mention.end, plural },
            );
        }
        let (mut articles, mut chapter) =
            mention.provision.clone().map_or((Vec::new(), None), |p| (p.articles, p.chapter));
        if let Subject::Act(act) = &mention.subject
            && let Some(inside) = &act.inside
        {
            if articles.is_empty() {
                articles.clone_from(&inside.articles);
            }
            chapter = chapter.or_else(|| inside.chapter.clone());
        }
        Some(Citation {
            span: Span::new(mention.start, mention.end),
            instrument,
            articles,
            chapter,
            number,
            date,
            anaphor,
            candidates,
            told: if let Subject::Act(act) = &mention.subject { act.told.clone() } else { Vec::new() },
        })
    }

    /// What "the said Act" or "the Act" points to.
    fn pointed(&self, act: &Act, start: usize, provided: bool) -> Option<Bound> {
        let family = act.word.family;
        let own = &self.recent[usize::from(family)];
        if let Some(year) = act.year {
            // "the 2014 Act"
            let same = own.iter().rev().find(|r| self.registry.get(r.id).year() == Some(year));
            return same.map(|r| Bound::To(r.id));
        }
        if act.marks.has(Marks::ELSEWHERE) {
            // "the Law mentioned in row 5(a)": which one it is stands elsewhere.
            return Some(Bound::Among(own.iter().rev().map(|r| r.id).collect()));
        }
        let introduced = self.registry.introduced(family);
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
        let unresolved = |ids: Vec<InstrumentId>| {
            if provided || act.manner == Manner::Back && act.word.kind != Kind::Policy {
                Some(Bound::Among(ids))
            } else {
                None
            }
        };
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
            let near = recent.passage + 1 >= self.passage && self.registry.get(recent.id).kind == kind;
            if near && !found.iter().any(|f| f.id == recent.id) {
                found.push(*recent);
            }
        }
        if found.len() == 1 { found } else { Vec::new() }
    }

    /// What an article without an act belongs to: the act cited last in its sentence, or the only one of its passage, or of
    /// the passage before where this one has named none.
    fn alone(&self, start: usize) -> Option<Bound> {
        if let (true, [only]) = (self.here.is_empty(), &self.before[..]) {
            // The passage goes on with the one act of the passage before.
            return Some(Bound::To(*only));
        }
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
        rest.starts_with(char::is_whitespace)
            && (word > 3 || word == 0)
            && next.is_none_or(|c| c.is_uppercase() || matches!(c, '“' | '«'))
    })
}
