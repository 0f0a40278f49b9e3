//! The walk: from signed blocks to units, each with what is asked and what is answered.
//!
//! In: the blocks and the plan. Out: [`Walked`]: units in reading order, and every block that belongs to none, with the
//! reason. An answer's label needs an ask, so where none is marked the block before it is taken back for one; asks that
//! follow one another under one number share the next answer. Every block ends in exactly one place.

use crate::label::Saying;
use crate::text::Span;

use super::ItemSpec;
use super::block::{Block, BlockKind, ends_complete};
use super::header::date_in;
use super::layout::Family;
use super::learn::starts_quote;
use super::likeness::Likeness;
use super::mark::{Mark, marks_at};
use super::marker::HeadKind;
use super::plan::{Inline, Plan, Sign};
use super::table::Columns;
use super::unit::{Ask, Loose, Piece, Unit, Walked};
use super::words::{Kind, Kinds, LayoutWords};

/// Where in the reply the walk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before the first sign.
    Preamble,
    /// After a heading.
    Between,
    /// In the words of an ask.
    Asking,
    /// In an answer.
    Answering,
    /// After the end, or among words that are not the reply's.
    Outside(Saying),
}

/// What the walk has before it.
pub(super) struct Walk<'a, 'w> {
    pub source: &'a str,
    pub plain: &'a str,
    pub blocks: &'a [Block],
    pub plan: &'a Plan,
    pub words: &'a LayoutWords,
    pub spec: Option<&'a [ItemSpec<'a>]>,
    pub like: &'w mut Likeness<'a>,
}

/// What the walk has behind it.
pub(super) struct State {
    pub out: Walked,
    /// The unit at hand.
    pub unit: Unit,
    pub zone: Zone,
    /// The number that the last ask or heading bore.
    pub group: String,
    /// The letter of the last part.
    part: Option<u8>,
    /// The last heading's block, while nothing has followed it.
    heading: Option<usize>,
    /// Per block: the next block from it on that has a sign.
    next: Vec<usize>,
    /// The columns of the table at hand.
    pub table: Option<Columns>,
}

const END: Saying = Saying::AfterEnd;
const BODY: Saying = Saying::OwnAssessment;
pub(super) const LOST: Saying = Saying::AnswersNothing;

impl Walk<'_, '_> {
    /// Walks from the first block to the last.
    pub fn run(mut self) -> Walked {
        let mut next = vec![self.blocks.len(); self.blocks.len() + 1];
        for i in (0..self.blocks.len()).rev() {
            next[i] = if self.plan.signs[i] == Sign::Plain { next[i + 1] } else { i };
        }
        let mut state = State {
            out: Walked::default(),
            unit: Unit::default(),
            zone: Zone::Preamble,
            group: String::new(),
            part: None,
            heading: None,
            next,
            table: None,
        };
        for i in 0..self.blocks.len() {
            self.step(i, &mut state);
        }
        state.close();
        self.strip_signature(&mut state.out);
        state.out
    }

    fn step(&mut self, i: usize, state: &mut State) {
        match self.plan.signs[i] {
            Sign::Row => return self.row(i, state),
            Sign::Ask => self.ask(i, state),
            Sign::Label => self.label(i, state),
            Sign::Heading => self.heading(i, state),
            Sign::Part => self.part(i, state),
            Sign::Closing => state.outside(self.blocks[i].span, END),
            Sign::Verdict => state.outside(self.blocks[i].span, BODY),
            Sign::Plain => self.plain(i, state),
        }
        state.table = None;
    }

    fn heading(&mut self, i: usize, state: &mut State) {
        let block = &self.blocks[i];
        if state.zone == Zone::Preamble && block.head.as_ref().is_none_or(|h| h.kind == HeadKind::Label) {
            state.out.loose.push((block.span, Loose::Header));
            return;
        }
        state.close();
        if let Some(mark) = block.head.as_ref().and_then(|h| h.marks.last()).filter(|m| !m.number.is_empty()) {
            state.group.clone_from(&mark.number);
        }
        state.out.loose.push((block.span, Loose::Heading));
        state.heading = Some(i);
        state.zone = Zone::Between;
    }

    fn part(&mut self, i: usize, state: &mut State) {
        let block = &self.blocks[i];
        let mark = block.head.as_ref().and_then(|h| h.marks.first());
        let letter = mark.and_then(|m| m.number.bytes().next()).unwrap_or(b'A');
        let due = match state.part {
            None => letter == b'A' || letter == b'B',
            Some(last) => letter == last || letter == last + 1,
        };
        let rest = block.rest().of(self.plain);
        let known = self.spec.is_none_or(|s| s.iter().any(|i| i.number.as_bytes() == [letter]));
        let urged = block.head_is(HeadKind::Urge) || state.zone != Zone::Answering || self.plan.labelled;
        // Where no items are known, a part asks by a whole sentence; words that end in a colon only head what follows them.
        let heads = rest.ends_with(':') && self.plan.signs.get(i + 1) != Some(&Sign::Plain);
        let asks = self.spec.is_some() || block.head_is(HeadKind::Urge) || ends_complete(rest) || rest.len() > 120;
        if rest.len() >= 20 && due && known && urged && asks && !heads && !starts_quote(rest) {
            state.part = Some(letter);
            return self.ask(i, state);
        }
        let before_ask = matches!(self.plan.signs.get(i + 1), Some(Sign::Ask | Sign::Heading | Sign::Part));
        let titled = block.gap && rest.len() <= 120 && !ends_complete(rest) && !starts_quote(rest) && before_ask;
        if due
            && (state.zone != Zone::Answering && (heads || !asks) || rest.len() >= 3 && titled && self.spec.is_none())
        {
            state.part = Some(letter);
            return self.heading_alone(i, state);
        }
        if rest.len() < 20 && due {
            state.part = Some(letter);
            state.close();
            state.group = if letter == b'A' { String::new() } else { char::from(letter).to_string() };
            state.out.loose.push((block.span, Loose::Heading));
            state.heading = None;
            state.zone = Zone::Between;
            // "Part B" with nothing but prose under it: the part itself is what is asked.
            let prose = self.plan.signs.get(i + 1) == Some(&Sign::Plain) && state.next[i + 1] == self.blocks.len();
            if letter > b'A' && prose && known {
                state.out.loose.pop();
                let mut ask = self.ask_of(i, &state.group, true);
                ask.said.end = ask.said.start;
                state.unit.asks.push(ask);
                state.zone = Zone::Answering;
            }
            return;
        }
        self.plain(i, state);
    }

    /// A heading that brings no number with it.
    fn heading_alone(&self, i: usize, state: &mut State) {
        let span = self.blocks[i].span;
        if state.zone == Zone::Preamble {
            state.out.loose.push((span, Loose::Header));
            return;
        }
        state.close();
        state.out.loose.push((span, Loose::Heading));
        state.zone = Zone::Between;
    }

    /// Whether two asks follow one another in a list that numbers all asks alike.
    fn count_on(&self, last: &Ask, ask: &Ask, i: usize) -> bool {
        let number = |a: &Ask| match a.marks.as_slice() {
            [mark] if mark.limb.is_none() => mark.number.parse::<u32>().ok(),
            _ => None,
        };
        self.blocks[i].head_is(HeadKind::Number)
            && matches!((number(last), number(ask)), (Some(a), Some(b)) if a + 1 == b)
    }

    /// The ask that a block makes.
    pub(super) fn ask_of(&self, i: usize, group: &str, marked: bool) -> Ask {
        let block = &self.blocks[i];
        let mut marks = block.head.as_ref().map_or_else(Vec::new, |h| h.marks.clone());
        for mark in marks.iter_mut().filter(|m| m.number.is_empty()) {
            group.clone_into(&mut mark.number);
        }
        let said = if block.head_is(HeadKind::Urge) { block.span } else { block.rest() };
        Ask { spans: vec![block.span], said: said.trim(self.plain), marks, group: group.to_owned(), marked }
    }

    fn ask(&mut self, i: usize, state: &mut State) {
        let mut ask = self.ask_of(i, &state.group, true);
        if let Some(mark) = ask.marks.last().filter(|m| !m.number.is_empty()) {
            state.group.clone_from(&mark.number);
            ask.group.clone_from(&mark.number);
        }
        // "Recommendation i." and then "GRECO recommended", "Paragraph 7" and then "Follow-up question:": words of one ask.
        if state.zone == Zone::Asking
            && (self.blocks[i].head_is(HeadKind::Urge) || ask.marks.is_empty() && self.plan.units)
            && let Some(last) = state.unit.asks.last_mut().filter(|a| !a.marks.is_empty())
        {
            last.spans.append(&mut ask.spans);
            last.said = if last.said.len() < 100 { ask.said } else { last.said.join(ask.said) };
            return;
        }
        let shares = state.zone == Zone::Asking
            && state.unit.asks.last().is_some_and(|a| same_group(&a.group, &ask.group) || self.count_on(a, &ask, i))
            && (self.plan.labelled || ask.said.is_empty());
        if !shares {
            let before = self.take_from_answer(i, state);
            state.close();
            state.unit.asks = before;
        }
        let block = &self.blocks[i];
        state.zone = Zone::Asking;
        state.heading = None;
        if self.plan.inline == Inline::Answer && !ask.said.is_empty() {
            let said = ask.said;
            ask.said.end = said.start;
            ask.spans = vec![Span { start: block.span.start, end: said.start }.trim(self.plain)];
            state.unit.body.push(self.piece(i, said, state));
            state.zone = Zone::Answering;
        }
        state.unit.asks.push(ask);
    }

    fn piece(&self, i: usize, span: Span, state: &State) -> Piece {
        let block = &self.blocks[i];
        let head = block.head.as_ref().filter(|_| span.start == block.span.start);
        let mut limbs = head.filter(|h| h.kind == HeadKind::Limb).map_or_else(Vec::new, |h| h.marks.clone());
        for mark in limbs.iter_mut().filter(|m| m.number.is_empty()) {
            mark.number.clone_from(&state.group);
        }
        if limbs.is_empty() && self.plan.layout.family == Family::L6 {
            limbs = self.named_limb(span.of(self.plain), &state.group);
        }
        let listed = block.bullet || head.is_some_and(|h| matches!(h.kind, HeadKind::Limb));
        let said = if head.is_some_and(|h| h.kind == HeadKind::Limb) { block.rest() } else { span };
        Piece { span, said, listed, cell: block.kind != BlockKind::Words, bold: block.bold, limbs, block: i }
    }

    /// "In response to the Committee's subparagraph (b) inquiry": the limb that the first words of a paragraph name.
    fn named_limb(&self, text: &str, group: &str) -> Vec<Mark> {
        let named = self.words.find(text, Kinds::of(&[Kind::Indent, Kind::Unit]));
        let Some((at, met)) = named.filter(|(at, _)| *at < 120) else { return Vec::new() };
        let mut marks = marks_at(&text[at + met.len..], self.words);
        marks.retain(|m| m.limb.is_some() && (m.number.is_empty() || m.number == group));
        for mark in &mut marks {
            group.clone_into(&mut mark.number);
        }
        marks
    }

    fn label(&mut self, i: usize, state: &mut State) {
        let block = &self.blocks[i];
        let marks = block.head.as_ref().map_or(&[][..], |h| &h.marks);
        let headed = state.zone == Zone::Between && state.heading.is_some();
        let taken = !headed && state.zone != Zone::Asking && self.take_back(i, state);
        match state.zone {
            zone if taken || zone == Zone::Asking => {}
            Zone::Between if headed => {
                // What looked like a heading is asked and answered as a whole.
                if let Some(heading) = state.heading.take() {
                    state.out.loose.pop();
                    let ask = self.ask_of(heading, &state.group, true);
                    state.unit.asks.push(ask);
                }
            }
            Zone::Answering if marks.is_empty() => {
                let piece = self.piece(i, block.span, state);
                state.unit.body.push(piece);
                return;
            }
            _ if !marks.is_empty() => {
                // "Reply to recommendation 3" without the words of recommendation 3.
                state.close();
                let mut ask = self.ask_of(i, &state.group, true);
                ask.said = Span { start: block.span.start, end: block.span.start };
                ask.spans = vec![ask.said];
                if let Some(mark) = ask.marks.last() {
                    state.group.clone_from(&mark.number);
                }
                state.unit.asks.push(ask);
            }
            Zone::Preamble => {
                state.out.loose.push((block.span, Loose::Header));
                return;
            }
            _ => {
                state.out.loose.push((block.span, Loose::Unattached(LOST)));
                state.zone = Zone::Outside(LOST);
                return;
            }
        }
        let rest = block.rest().trim(self.plain);
        let label = Span { start: block.span.start, end: rest.start }.trim(self.plain);
        state.unit.label = Some(label);
        if !rest.is_empty() {
            let mut piece = self.piece(i, rest, state);
            piece.listed = false;
            state.unit.body.push(piece);
        }
        state.zone = Zone::Answering;
        state.heading = None;
    }

    pub(super) fn plain(&mut self, i: usize, state: &mut State) {
        let block = &self.blocks[i];
        match state.zone {
            Zone::Preamble => state.out.loose.push((block.span, Loose::Header)),
            Zone::Outside(why) => state.out.loose.push((block.span, Loose::Unattached(why))),
            Zone::Between => {
                let labelled_next = self.plan.signs.get(state.next[i + 1]) == Some(&Sign::Label);
                if labelled_next && state.heading.is_none_or(|h| h + 1 == i) {
                    let ask = self.ask_of(i, &state.group, false);
                    state.unit.asks.push(ask);
                    state.zone = Zone::Asking;
                } else {
                    let last = state.next[i + 1] == self.blocks.len() && state.heading.is_none();
                    state.out.loose.push((block.span, if last { Loose::Unattached(END) } else { Loose::Heading }));
                    state.heading = None;
                }
            }
            Zone::Answering => {
                let piece = self.piece(i, block.span, state);
                state.unit.body.push(piece);
            }
            Zone::Asking => self.plain_after_ask(i, state),
        }
    }

    fn plain_after_ask(&mut self, i: usize, state: &mut State) {
        let block = &self.blocks[i];
        let Some(last) = state.unit.asks.last().cloned() else { return };
        let asked = last.said.of(self.plain);
        let own = block.rest().of(self.plain);
        let asking = if self.plan.labelled {
            let label_next = self.plan.signs.get(state.next[i + 1]) == Some(&Sign::Label);
            let lettered = last.marks.iter().any(Mark::is_lettered);
            label_next || last.said.is_empty() || !lettered && (asked.ends_with(':') || self.like_an_ask(i, 0.15))
        } else {
            let line = block.bullet || block.head_is(HeadKind::Limb) || own.starts_with(char::is_lowercase);
            let runs_on = asked.ends_with([':', ';', ',']) && line;
            let quoted = asked.is_empty() && (starts_quote(own) || block.head_is(HeadKind::Urge));
            self.plan.inline == Inline::Ask && (runs_on || quoted)
        };
        if !asking {
            let piece = self.piece(i, block.span, state);
            state.unit.body.push(piece);
            state.zone = Zone::Answering;
            return;
        }
        if self.another(i, &last) {
            let ask = self.ask_of(i, &state.group, block.head_is(HeadKind::Limb));
            state.unit.asks.push(ask);
        } else if let Some(last) = state.unit.asks.last_mut() {
            last.spans.push(block.span);
            last.said = if last.said.is_empty() { block.span } else { last.said.join(block.span) };
        }
    }

    /// Place, date and names at the very end belong to no answer.
    fn strip_signature(&self, out: &mut Walked) {
        let Some(unit) = out.units.last_mut() else { return };
        let mut at_end = self.blocks.len();
        while unit.body.len() > 1
            && let Some(piece) = unit.body.last()
            && piece.block + 1 == at_end
            && !piece.cell
        {
            let own = piece.span.of(self.plain);
            let short = own.len() <= 80 && !piece.listed && !ends_complete(own) && own.starts_with(char::is_uppercase);
            let dated = date_in(own, self.words).is_some();
            if !(short && dated) {
                break;
            }
            at_end = piece.block;
            out.loose.push((piece.span, Loose::Unattached(END)));
            unit.body.pop();
        }
    }
}

/// Whether two numbers belong together: `2` and `2`, `2.3` and `2.4`.
fn same_group(a: &str, b: &str) -> bool {
    let series = |n: &str| n.rsplit_once('.').map(|(s, _)| s.to_owned());
    a == b || series(a).is_some_and(|s| Some(s) == series(b))
}

impl State {
    /// Ends the unit at hand. Asks that share no answer are each unanswered for itself.
    pub(super) fn close(&mut self) {
        let unit = std::mem::take(&mut self.unit);
        if unit.body.is_empty() && unit.label.is_none() && unit.asks.len() != 1 {
            self.out.units.extend(unit.asks.into_iter().map(|ask| Unit { asks: vec![ask], ..Unit::default() }));
        } else {
            self.out.units.push(unit);
        }
        if matches!(self.zone, Zone::Asking | Zone::Answering) {
            self.zone = Zone::Between;
        }
        self.heading = None;
    }

    fn outside(&mut self, span: Span, why: Saying) {
        if self.zone == Zone::Preamble {
            self.out.loose.push((span, Loose::Header));
            return;
        }
        self.close();
        self.out.loose.push((span, Loose::Unattached(why)));
        self.zone = Zone::Outside(why);
    }
}
