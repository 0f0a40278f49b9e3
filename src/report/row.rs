//! Rows: a table row as a unit of its own.
//!
//! In: the rows of a table whose columns ask and answer. Out: one unit per row that asks; a row that only heads those below
//! it is a heading, and one without number and ask goes on with the row above, as after a page break. Other tables are
//! paragraphs of the answer around them.

use crate::text::Span;

use super::block::BlockKind;
use super::mark::marks_at;
use super::marker::{self, Head, HeadKind, Sep};
use super::table::{self, Column, Columns};
use super::unit::{Ask, Loose, Piece, Unit};
use super::walk::{LOST, State, Walk, Zone};

impl Walk<'_, '_> {
    /// Takes one row.
    pub(super) fn row(&mut self, i: usize, state: &mut State) {
        let block = &self.blocks[i];
        let cells = table::cells(self.source, self.plain, block.span);
        let first = i == 0 || self.blocks[i - 1].kind == BlockKind::Words || block.kind == BlockKind::HeadRow;
        if first {
            let rows: Vec<Vec<Span>> = self.blocks[i + 1..]
                .iter()
                .take_while(|b| b.kind == BlockKind::Row)
                .take(200)
                .map(|b| table::cells(self.source, self.plain, b.span))
                .collect();
            if let Some(columns) = table::columns(self.plain, &cells, &rows, self.words) {
                state.close();
                state.table = Some(columns);
                state.out.loose.push((block.span, Loose::Heading));
                state.zone = Zone::Between;
                return;
            }
            state.table = None;
        }
        let Some(columns) = state.table.clone() else { return self.plain(i, state) };
        if table::is_header(self.plain, &cells, self.words) {
            state.out.loose.push((block.span, Loose::Heading));
            return;
        }
        self.reply_row(i, &cells, &columns, state);
    }

    fn reply_row(&mut self, i: usize, cells: &[Span], columns: &Columns, state: &mut State) {
        let asked = columns.of(Column::Ask, cells);
        let numbers = columns.of(Column::Number, cells);
        let mut answers = columns.of(Column::Answer, cells);
        answers.extend(cells.iter().skip(columns.0.len()).filter(|c| !c.is_empty()));
        let remarks = columns.of(Column::Remark, cells);
        let mut body: Vec<Piece> = Vec::new();
        for cell in &answers {
            for span in table::paragraphs(self.source, self.plain, *cell) {
                body.push(Piece {
                    span,
                    said: span,
                    listed: false,
                    cell: true,
                    bold: false,
                    limbs: Vec::new(),
                    block: i,
                });
            }
        }
        // One cell answers several rows: its lower parts are empty, and say that they go on.
        if body.is_empty()
            && !asked.is_empty()
            && cells.iter().zip(&columns.0).any(|(c, k)| *k == Column::Answer && table::goes_on(self.source, *c))
        {
            let ask = self.row_ask(&numbers, &asked, state);
            if let Some(unit) = state.out.units.last_mut().filter(|u| !u.body.is_empty()) {
                unit.asks.push(ask);
                unit.remarks.extend(remarks);
                return;
            }
        }
        let silent = answers.iter().all(|a| !a.of(self.plain).contains(char::is_alphanumeric));
        if asked.is_empty() && numbers.is_empty() {
            // A row that goes on over a page break.
            let unit = if state.unit.asks.is_empty() { state.out.units.last_mut() } else { Some(&mut state.unit) };
            match unit {
                Some(unit) => {
                    unit.body.extend(body);
                    unit.remarks.extend(remarks);
                }
                None => state.out.loose.push((self.blocks[i].span, Loose::Unattached(LOST))),
            }
            return;
        }
        state.close();
        let ask = self.row_ask(&numbers, &asked, state);
        if silent && self.heads_rows(i, &ask, columns, state) {
            let all = [numbers, asked, answers, remarks].into_iter().flatten();
            state.out.loose.extend(all.map(|s| (s, Loose::Heading)));
            return;
        }
        state.unit = Unit { asks: vec![ask], label: None, body, remarks };
        state.close();
        state.zone = Zone::Between;
    }

    /// The ask of a row: its number stands in a cell of its own, or before the words.
    fn row_ask(&mut self, numbers: &[Span], asked: &[Span], state: &mut State) -> Ask {
        let mut marks = Vec::new();
        for cell in numbers {
            let text = cell.of(self.plain);
            if let Some(head) = marker::head(text, self.words, true).filter(|h| !h.marks.is_empty()) {
                marks = head.marks;
            } else if marks.is_empty() {
                marks = marks_at(text, self.words);
            }
        }
        let spans: Vec<Span> = numbers.iter().chain(asked).copied().collect();
        let end = spans.last().map_or(0, |s| s.end);
        let mut said = asked.iter().copied().reduce(Span::join).unwrap_or(Span { start: end, end });
        let leads = |h: &Head| h.kind == HeadKind::Limb || h.kind != HeadKind::Urge && h.sep != Sep::None;
        if let Some(head) = marker::head(said.of(self.plain), self.words, true).filter(leads) {
            if marks.is_empty() {
                marks = head.marks;
            }
            said = Span { start: said.start + head.len as u32, end: said.end }.trim(self.plain);
        }
        for mark in &mut marks {
            if mark.number.is_empty() {
                mark.number.clone_from(&state.group);
            } else {
                state.group.clone_from(&mark.number);
            }
        }
        Ask { spans, said, marks, group: state.group.clone(), marked: true }
    }

    /// Whether a row without an answer heads the rows below it.
    fn heads_rows(&mut self, i: usize, ask: &Ask, columns: &Columns, state: &mut State) -> bool {
        let alone = ask.marks.first().is_none_or(|m| m.limb.is_none());
        if !alone {
            return false;
        }
        if let Some(spec) = self.spec
            && let Some(mark) = ask.marks.first()
        {
            return !spec.iter().any(|s| s.id == mark.number || s.number == mark.number && s.letter.is_none());
        }
        let Some(next) = self.blocks.get(i + 1).filter(|b| b.kind == BlockKind::Row) else { return false };
        let cells = table::cells(self.source, self.plain, next.span);
        let group = state.group.clone();
        let below = self.row_ask(&columns.of(Column::Number, &cells), &columns.of(Column::Ask, &cells), state);
        let below_number = below.marks.first().filter(|m| m.limb.is_some()).map(|m| m.number.clone());
        state.group = group;
        match (ask.marks.first(), below_number) {
            (Some(mark), Some(number)) => mark.number == number || number.is_empty(),
            _ => ask.said.of(self.plain).ends_with(':'),
        }
    }
}
