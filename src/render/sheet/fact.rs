//! The tables of facts: the law that is cited, the figures and the events, one row for each mention.

use super::{Cell, Sheet, number, optional, page, paragraph, words};
use crate::assessment::{Assessment, CitationSaid, EventSaid, FigureSaid};
use crate::render::labels::Labels;
use crate::render::wording;

/// One row per reference to law.
pub(super) fn laws(assessments: &[&Assessment], labels: &Labels) -> Sheet {
    let c = &labels.column;
    let columns = vec![
        (c.reply, 14),
        (c.instrument, 40),
        (c.articles, 16),
        (c.chapter, 10),
        (c.number, 14),
        (c.date, 12),
        (c.to_baseline, 14),
        (c.words, 50),
        (c.page, 6),
        (c.at_paragraph, 10),
        (c.line, 6),
    ];
    Sheet::of(labels.sheet.laws, columns, assessments, |a| {
        let against = |date: &str| {
            let lies = (!a.pack.adopted.is_empty()).then(|| wording::lies(date, &a.pack.adopted));
            lies.map_or(Cell::Empty, |l| Cell::Text(labels.lies(l).to_owned()))
        };
        let row = |l: &CitationSaid| {
            vec![
                words(l.instrument.as_deref().unwrap_or(labels.party.not_said)),
                words(&l.articles.join("; ")),
                optional(l.chapter.as_ref()),
                optional(l.number.as_ref()),
                optional(l.date.as_ref()),
                l.date.as_deref().map_or(Cell::Empty, against),
                words(&l.text),
                page(Some(&l.place)),
                paragraph(Some(&l.place)),
                number(l.place.line),
            ]
        };
        a.citations.iter().map(row).collect()
    })
}

/// One row per figure.
pub(super) fn figures(assessments: &[&Assessment], labels: &Labels) -> Sheet {
    let c = &labels.column;
    let columns = vec![
        (c.reply, 14),
        (c.what, 40),
        (c.value, 12),
        (c.unit, 14),
        (c.years, 12),
        (c.institution, 30),
        (c.words, 50),
        (c.page, 6),
        (c.at_paragraph, 10),
        (c.line, 6),
    ];
    Sheet::of(labels.sheet.figures, columns, assessments, |a| {
        let row = |f: &FigureSaid| {
            let year = match f.years.as_slice() {
                [year] => Cell::Number(f64::from(*year)),
                years => words(&years.iter().map(i16::to_string).collect::<Vec<_>>().join("; ")),
            };
            vec![
                optional(f.of.as_ref()),
                Cell::Number(f.value),
                words(&f.unit),
                year,
                optional(f.institution.as_ref()),
                words(&f.text),
                page(Some(&f.place)),
                paragraph(Some(&f.place)),
                number(f.place.line),
            ]
        };
        a.figures.iter().map(row).collect()
    })
}

/// One row per event.
pub(super) fn events(assessments: &[&Assessment], labels: &Labels) -> Sheet {
    let c = &labels.column;
    let columns = vec![
        (c.reply, 14),
        (c.event, 20),
        (c.date, 22),
        (c.institution, 40),
        (c.words, 60),
        (c.page, 6),
        (c.at_paragraph, 10),
        (c.line, 6),
    ];
    Sheet::of(labels.sheet.events, columns, assessments, |a| {
        let row = |e: &EventSaid| {
            vec![
                words(&e.kind),
                optional(e.date.as_ref()),
                optional(e.institution.as_ref()),
                words(&e.text),
                page(Some(&e.place)),
                paragraph(Some(&e.place)),
                number(e.place.line),
            ]
        };
        a.events.iter().map(row).collect()
    })
}
