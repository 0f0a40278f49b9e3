//! Frames: which date holds at a place of a paragraph.
//!
//! In: a paragraph with its dates. Out: the date of any place in it. A date right after a place is its own ("31 in 2022,
//! 37 in 2023"), otherwise the date before it in the sentence ("in 2022, 73 …, in 2023 61"), otherwise a date that opened
//! an earlier sentence, where this one is in the past. "Respectively" deals years out one by one. A date inside a clause
//! that closed before ("which was founded in 2005, has …") and the date of an act that merely is in force hold nowhere else.

use std::ops::Range;

use super::cue::{Class, any};
use super::date::{DateFact, DateKind};
use super::reading::{Passage, form};

/// How far after a place its date may stand, in tokens.
const REACH: usize = 30;

/// How far before a place its date or its verb may stand, in tokens, and how many dates before it are looked at.
const BACK: usize = 250;
const DATES: usize = 12;

/// The dates of a paragraph, sentence by sentence.
pub(super) struct Frames<'p> {
    p: &'p Passage<'p>,
    sentences: Vec<Sentence<'p>>,
    /// The date over the list in which the paragraph stands.
    over: Option<&'p DateFact>,
}

struct Sentence<'p> {
    tokens: Range<usize>,
    dates: Vec<Dated<'p>>,
    /// The date that opened this sentence or one before it.
    frame: Option<&'p DateFact>,
}

/// A date with its tokens.
struct Dated<'p> {
    fact: &'p DateFact,
    first: usize,
    end: usize,
}

/// The facts of one paragraph, taken from the head of those that are left; paragraphs are asked for in order.
pub(super) fn of_paragraph<'f, T>(rest: &mut &'f [T], paragraph: usize, of: impl Fn(&T) -> u32) -> &'f [T] {
    let skip = rest.iter().take_while(|f| (of(f) as usize) < paragraph).count();
    let len = rest[skip..].iter().take_while(|f| of(f) as usize == paragraph).count();
    let (own, left) = rest[skip..].split_at(len);
    *rest = left;
    own
}

impl<'p> Frames<'p> {
    /// Sorts the dates of a paragraph into its sentences.
    pub fn of(p: &'p Passage<'p>, dates: &'p [DateFact]) -> Frames<'p> {
        let over = dates.iter().find(|d| !p.para.span.contains(d.span) && d.is_of_deed());
        let mut own = dates.iter().filter(|d| p.para.span.contains(d.span)).peekable();
        let mut frame = over;
        let mut sentences = Vec::new();
        for (span, tokens) in p.sentences() {
            let mut here = Vec::new();
            while let Some(fact) = own.next_if(|d| d.span.start < span.end) {
                let within = p.within(fact.span);
                here.push(Dated { fact, first: within.start, end: within.end });
            }
            if let Some(front) = here.iter().find(|d| d.fact.is_of_deed() && fronted(p, d, &tokens)) {
                frame = Some(front.fact);
            }
            sentences.push(Sentence { tokens, dates: here, frame });
        }
        Frames { p, sentences, over }
    }

    fn sentence(&self, token: usize) -> Option<&Sentence<'p>> {
        let at = self.sentences.partition_point(|s| s.tokens.start <= token);
        self.sentences[..at].last()
    }

    /// The date that holds for the words at these tokens.
    pub fn date_at(&self, place: &Range<usize>) -> Option<&'p DateFact> {
        let sentence = self.sentence(place.start)?;
        let own = self.own(sentence, place).map(|d| d.fact);
        let own = own.or_else(|| self.set_apart(sentence, place));
        own.or_else(|| {
            let alone = sentence.dates.is_empty();
            let listed = |f: &DateFact| self.over.is_some_and(|o| std::ptr::eq(o, f));
            sentence.frame.filter(|f| alone && (listed(f) || self.told_in_past(sentence, place)))
        })
    }

    /// The date that the sentence itself gives the words at these tokens.
    pub fn date_in_sentence(&self, place: &Range<usize>) -> Option<&'p DateFact> {
        self.own(self.sentence(place.start)?, place).map(|d| d.fact)
    }

    /// "the nine offices": how many there are, not how many there were at the time told before.
    pub fn definite(&self, at: usize) -> bool {
        at > self.p.from && self.p.gap(at).plain() && self.p.is(at - 1, Class::Article.bit())
    }

    /// "in place of 640", "600 before": what no longer holds.
    pub fn superseded(&self, place: &Range<usize>) -> bool {
        let p = self.p;
        let replaced =
            place.start > p.from && p.ending(place.start - 1, Class::Negation.bit()).is_some_and(|(_, n)| n > 1);
        let earlier = p.gap(place.end).plain() && p.is(place.end, Class::By.bit()) && p.gap_after(place.end).cuts();
        replaced || earlier
    }

    fn own<'s>(&self, sentence: &'s Sentence<'p>, place: &Range<usize>) -> Option<&'s Dated<'p>> {
        let at = sentence.dates.partition_point(|d| d.first < place.start);
        let (before, after) = sentence.dates.split_at(at);
        let after = after.iter().take(DATES).find(|d| d.bears()).filter(|d| self.reaches(place.end, d.first));
        let before = before.iter().rev().take(DATES).find(|d| self.holds(sentence, d, place));
        match (before, after) {
            (Some(b), Some(a)) => {
                let (back, on) = (place.start - b.end.min(place.start), a.first - place.end);
                // "37 in 2023 and 42 in 2024": the date before was another's.
                let back = back + if (b.end..place.start).any(|k| self.p.is(k, Class::And.bit())) { 3 } else { 0 };
                let cut = (b.end..=place.start).any(|k| self.p.gap(k).cuts());
                let bracket = (b.end..=place.start).any(|k| self.p.gap(k).opens());
                // "in 2015, 98 were filled and in 2016, 92": the date after is that of the figure after it.
                let taken = on > 2 && self.p.gap(a.end).loose() && self.number(a.end);
                if back <= on && !cut || bracket || taken { Some(b) } else { Some(a) }
            }
            (b, a) => b.or(a),
        }
    }

    fn number(&self, k: usize) -> bool {
        self.p.has_form(k, form::DIGITS) || self.p.is(k, Class::Number.bit())
    }

    /// A date between commas after a place, where the sentence has no other for it: "two courses were held, in May 2024, for".
    fn set_apart(&self, sentence: &Sentence<'p>, place: &Range<usize>) -> Option<&'p DateFact> {
        let p = self.p;
        let at = sentence.dates.partition_point(|d| d.first < place.end);
        let after = sentence.dates[at..].iter().take(DATES).find(|d| d.bears())?;
        if after.first - place.end > BACK {
            return None;
        }
        let first = after.first;
        let last = sentence.dates[at..]
            .iter()
            .take(DATES)
            .fold(after.end, |end, d| if d.first >= end && d.first - end <= 4 { d.end } else { end });
        let opens = (first.saturating_sub(2).max(place.end)..=first).any(|k| p.gap(k).comma());
        let closed = p.gap_after(last - 1).cuts();
        let cuts = (place.end..first).filter(|&k| p.gap(k).cuts()).count();
        (opens && closed && cuts <= 1).then_some(after.fact)
    }

    /// Whether a date after a place is its own: nothing that cuts the sentence stands between them.
    fn reaches(&self, from: usize, to: usize) -> bool {
        let p = self.p;
        if to < from || to - from > REACH {
            return false;
        }
        // "11 per cent more than in the year before"
        let compared = (from.max(to.saturating_sub(3))..to).any(|k| {
            p.is(k, Class::Relative.bit()) && !p.is(k + 1, any(&[Class::Past, Class::Present, Class::Auxiliary]))
        });
        if compared {
            return false;
        }
        let verbs = any(&[Class::Past, Class::Present, Class::Auxiliary, Class::Future]);
        (from..=to).all(|k| {
            let joined = p.is(k, Class::And.bit())
                && (p.is(k + 1, verbs) || p.is(k + 2, verbs) && !p.is(k + 1, Class::In.bit()));
            !p.gap(k).cuts() && (k == to || !joined)
        })
    }

    /// Whether a date before a place still holds for it.
    fn holds(&self, sentence: &Sentence<'_>, d: &Dated<'_>, place: &Range<usize>) -> bool {
        let p = self.p;
        if d.fact.kind == DateKind::ActDate {
            return self.act_tells(sentence, d, place);
        }
        if !d.bears() || d.end > place.start || place.start - d.end > BACK {
            return false;
        }
        // Out of brackets that closed.
        let (mut depth, mut closed) = (0i32, false);
        for k in d.end..=place.start {
            let gap = p.gap(k);
            depth += i32::from(gap.opens()) - i32::from(gap.closes());
            if depth < 0 {
                return false;
            }
            closed |= gap.comma() && k < place.start;
        }
        // Out of a relative clause that closed with a comma.
        let relative = |k: usize| p.is(k, Class::Relative.bit());
        let start = sentence.tokens.start.max((d.first + 1).saturating_sub(REACH));
        !(closed && (start..=d.first).rev().find(|&k| p.gap(k).cuts() || relative(k)).is_some_and(relative))
    }

    /// The date of an act dates what the act did: a verb in the past comes first after it.
    fn act_tells(&self, sentence: &Sentence<'_>, d: &Dated<'_>, place: &Range<usize>) -> bool {
        let p = self.p;
        let verbs = any(&[Class::Past, Class::Present]);
        for k in d.end..(place.end + 8).min(sentence.tokens.end).min(d.end + BACK) {
            if p.is(k, verbs) {
                return p.is(k, Class::Past.bit());
            }
            if k <= d.end + 1 && k < place.start && self.told_alone(k) {
                return true;
            }
        }
        false
    }

    /// Whether the sentence tells of the past up to the place or shortly after it.
    fn told_in_past(&self, sentence: &Sentence<'_>, place: &Range<usize>) -> bool {
        let p = self.p;
        let mut later = false;
        let start = sentence.tokens.start.max(place.start.saturating_sub(BACK));
        for k in start..(place.end + 12).min(sentence.tokens.end) {
            let mark = p.mark(k).bits;
            if mark & Class::Present.bit() != 0 {
                // "ont suivi", "has been", but not "has 24".
                return mark & Class::Auxiliary.bit() != 0 && (p.participle(k + 1) || p.is(k + 1, Class::Past.bit()));
            }
            let alone = k > sentence.tokens.start && self.told_alone(k);
            if mark & Class::Past.bit() != 0 || alone && k < place.start {
                return true;
            }
            // "200 employees of the Service participated", unless another verb follows ("200 persons identified are").
            later |= alone;
        }
        later
    }

    /// A participle that tells the past without an auxiliary ("renewed").
    fn told_alone(&self, k: usize) -> bool {
        self.p.table.tongue.simple_past && self.p.participle(k) && !self.p.capital(k)
    }

    /// "4, 2, 5 and 6 respectively": as many places as there are years, one to each. Gives the numbers of the places.
    pub fn dealt_out(&self, places: &[Range<usize>]) -> Vec<(Range<usize>, Vec<i16>)> {
        let p = self.p;
        let mut out = Vec::new();
        let mut at = 0;
        for sentence in &self.sentences {
            let from = at;
            while places.get(at).is_some_and(|t| t.start < sentence.tokens.end) {
                at += 1;
            }
            if at - from < 2 {
                continue;
            }
            let Some(word) = sentence.tokens.clone().find(|&k| p.is(k, Class::Respectively.bit())) else { continue };
            let years: Vec<i16> = sentence.dates.iter().filter(|d| d.bears()).flat_map(|d| d.fact.years()).collect();
            let before = from + places[from..at].partition_point(|t| t.start < word);
            let group = if before >= from + years.len() { before - years.len()..before } else { from..at };
            if years.len() > 1 && group.len() == years.len() {
                out.push((group, years));
            }
        }
        out
    }
}

impl Dated<'_> {
    /// Whether something may take its time from such a date.
    fn bears(&self) -> bool {
        matches!(self.fact.kind, DateKind::Event | DateKind::Since | DateKind::Target)
    }
}

/// Whether a date opens its sentence.
fn fronted(p: &Passage<'_>, d: &Dated<'_>, sentence: &Range<usize>) -> bool {
    let verbs = any(&[Class::Past, Class::Present, Class::Auxiliary]);
    let before = sentence.start..d.first;
    before.len() < 6
        && !before.clone().any(|k| {
            let verb = p.is(k, verbs) && !p.is(k, any(&[Class::In, Class::Of, Class::From, Class::To]));
            verb || p.gap(k).cuts() && k > sentence.start + 2
        })
}
