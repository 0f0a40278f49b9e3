//! Tables that only lay out: their cells bear the signs of asks and answers themselves ("Response – ...").
//!
//! In: the rows of a table. Out: whether it is one, and its cells as the lines that they would be without it, so that signs,
//! asks without a sign, lists and page breaks are read as anywhere else. A table whose cells say no word of what they are is
//! none: there the column says it.

use crate::text::{Bullet, Line, LineKind, Span};

use super::marker::{self, HeadKind, Sep};
use super::table::{self, Column};
use super::words::LayoutWords;

/// The rows of a table as lines: per row its cells' paragraphs. None where the columns say what the cells are.
pub(super) fn lines(source: &str, plain: &str, rows: &[Span], words: &LayoutWords) -> Option<Vec<Vec<Line>>> {
    let (head, below) = rows.split_first()?;
    let cells: Vec<Vec<Span>> = below.iter().map(|r| table::cells(source, plain, *r)).collect();
    let columns = table::columns(plain, &table::cells(source, plain, *head), &cells, words)?;
    if columns.0.contains(&Column::Remark) {
        return None;
    }
    let answers: Vec<Vec<Span>> = cells.iter().map(|row| columns.of(Column::Answer, row)).collect();
    let given = answers.iter().filter(|a| !a.is_empty()).count();
    let labelled = |cell: &Span| table::paragraphs(source, plain, *cell).iter().any(|p| is_label(p.of(plain), words));
    let labels = answers.iter().filter(|row| row.iter().any(labelled)).count();
    if given < 2 || labels * 2 < given {
        return None;
    }
    let row = |cells: &Vec<Span>| {
        let paragraphs = cells.iter().flat_map(|c| table::paragraphs(source, plain, *c));
        paragraphs.map(|p| line(source, plain, p)).collect()
    };
    Some(cells.iter().map(row).collect())
}

fn is_label(text: &str, words: &LayoutWords) -> bool {
    marker::head(text, words, true)
        .is_some_and(|h| h.kind == HeadKind::Label && matches!(h.sep, Sep::Colon | Sep::Dash | Sep::End))
}

/// A paragraph of a cell as a line of its own.
fn line(source: &str, plain: &str, paragraph: Span) -> Line {
    let text = paragraph.of(plain);
    let rest = text.trim_start_matches(['-', '–', '•', '▪', '✓', ' ']);
    let marks = &text[..text.len() - rest.len()];
    let bullet = match marks {
        _ if !marks.ends_with(' ') => None,
        m if m.contains('✓') => Some(Bullet::Tick),
        m if m.contains(['-', '–']) => Some(Bullet::Dash),
        m if m.contains(['•', '▪']) => Some(Bullet::Dot),
        _ => None,
    };
    let body = if bullet.is_some() {
        Span { start: paragraph.start + marks.len() as u32, end: paragraph.end }
    } else {
        paragraph
    };
    let before = source[..body.start as usize].trim_end_matches(' ');
    let after = source[body.end as usize..].trim_start_matches(' ');
    Line {
        span: paragraph,
        body,
        indent: 0,
        bullet,
        heading: 0,
        bold_start: before.ends_with("**"),
        bold_end: after.starts_with("**"),
        quoted: false,
        kind: LineKind::Text,
    }
}
