//! A workbook for Excel and LibreOffice: one sheet per table, each with a frozen head and filters.
//!
//! In: assessments, the labels of a language. Out: the bytes of an .xlsx file, the same for the same assessments, since the day
//! of the judgement stands for that of its making. Text is stored as text, so nothing in it is a formula or a link. A text
//! that is longer than a cell may be is cut, with a word that says so; so is a table longer than a sheet.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::excerpt::display_width;
use super::labels::{Labels, fill};
use super::sheet::{self, Cell, Column, Sheet};
use super::summary;
use crate::assessment::Assessment;
use crate::rule::Status;

/// The most UTF-16 units that Excel takes in a cell, less room for the word that something was cut.
const CELL: usize = 32_767 - 100;
/// The most rows that a sheet holds, less its head and the row that says how many more there are.
const ROWS: usize = 1_048_576 - 2;
/// Columns from this width on hold sentences, which are wrapped.
const SENTENCES: u8 = 24;
/// The height of a line of words, in points, and the most lines of a row that are shown at once.
const LINE: f64 = 15.0;
const LINES: usize = 12;
/// The widest table that is printed on one page, in characters.
const PAGE: u32 = 200;

/// The tables as a workbook.
///
/// # Errors
/// What the writer of workbooks says.
pub fn render(assessments: &[&Assessment], labels: &Labels) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(assessments, labels)?);
    for sheet in sheet::all(assessments, labels) {
        write(book.add_worksheet(), &sheet, labels)?;
    }
    book.save_to_buffer()
}

fn properties(assessments: &[&Assessment], labels: &Labels) -> Result<DocProperties, XlsxError> {
    let titles: Vec<String> = assessments.iter().map(|a| summary::title(a, labels)).collect();
    let day = assessments.first().map_or("", |a| a.judged_on.as_str());
    let mut parts = day.split('-').map(|part| part.parse::<u16>().unwrap_or(1));
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let small = |n: Option<u16>| n.and_then(|n| u8::try_from(n).ok()).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(year.unwrap_or(2000), small(month), small(day));
    let made = made.or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))?;
    Ok(DocProperties::new().set_title(cut(&titles.join("; "), 250, labels)).set_creation_datetime(&made))
}

fn write(out: &mut Worksheet, sheet: &Sheet, labels: &Labels) -> Result<(), XlsxError> {
    let top = Format::new().set_align(FormatAlign::Top);
    let wrapped = top.clone().set_text_wrap();
    let head = wrapped.clone().set_bold().set_background_color(0x00DC_E6F1).set_border_bottom(FormatBorder::Thin);
    out.set_name(sheet.name)?;
    for (at, (name, width)) in (0..).zip(&sheet.columns) {
        out.set_column_width(at, *width)?;
        out.write_string_with_format(0, at, *name, &head)?;
    }
    for (row, cells) in (1..).zip(sheet.rows.iter().take(ROWS)) {
        out.set_row_height(row, height(cells, &sheet.columns))?;
        for ((at, cell), (_, width)) in (0..).zip(cells).zip(&sheet.columns) {
            let look = if *width >= SENTENCES { &wrapped } else { &top };
            match cell {
                Cell::Empty => out.write_blank(row, at, look)?,
                Cell::Number(n) => out.write_number_with_format(row, at, *n, look)?,
                Cell::Text(text) => out.write_string_with_format(row, at, cut(text, CELL, labels), look)?,
                Cell::Status(status, name) => {
                    let look = top.clone().set_background_color(colour(*status));
                    out.write_string_with_format(row, at, *name, &look)?
                }
            };
        }
    }
    let left = sheet.rows.len().saturating_sub(ROWS);
    if left > 0 {
        let told = fill(labels.phrase.rows_left, &[("count", &left.to_string())]);
        out.write_string(ROWS as u32 + 1, 0, told)?;
    }
    // The reply and the obligation stay in view.
    out.set_freeze_panes(1, 2)?;
    let last = (sheet.columns.len() - 1) as u16;
    out.autofilter(0, 0, sheet.rows.len().min(ROWS) as u32, last)?;
    // In print: A4, across, the head on every page, numbered; what is too wide for a page goes on to the next.
    out.set_paper_size(9).set_landscape().set_footer("&A — &P / &N").set_repeat_rows(0, 0)?;
    if sheet.columns.iter().map(|c| u32::from(c.1)).sum::<u32>() <= PAGE {
        out.set_print_fit_to_pages(1, 0);
    } else {
        out.set_repeat_columns(0, 1)?;
    }
    Ok(())
}

/// The height of a row, in points: not every program finds out by itself how many lines its words take.
fn height(cells: &[Cell], columns: &[Column]) -> f64 {
    let lines = |(cell, (_, width)): (&Cell, &Column)| match cell {
        Cell::Text(text) if *width >= SENTENCES => display_width(text).div_ceil(usize::from(*width)),
        _ => 1,
    };
    let most = cells.iter().zip(columns).map(lines).max().unwrap_or(1);
    LINE * f64::from(most.min(LINES) as u32)
}

/// The text, cut to a number of UTF-16 units with a word where something was cut.
fn cut(text: &str, most: usize, labels: &Labels) -> String {
    let mut used = 0;
    let fits = text.char_indices().find(|(_, c)| {
        used += c.len_utf16();
        used > most
    });
    match fits {
        None => text.to_owned(),
        Some((at, _)) => {
            let left = text[at..].chars().count().to_string();
            format!("{} {}", text[..at].trim_end(), fill(labels.phrase.cut, &[("count", &left)]))
        }
    }
}

/// The ground of a status: light, so that black words read well on it in print too.
fn colour(status: Status) -> u32 {
    match status {
        Status::Unanswered | Status::Declined | Status::NotOnPoint => 0x00F8_CBAD,
        Status::ExistingLaw | Status::InProgress => 0x00FF_E699,
        Status::PartlyAddressed => 0x00DD_EBF7,
        Status::Addressed => 0x00C6_E0B4,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::render::labels::Lang;
    use crate::render::sample;

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn as_spreadsheets_read_it() {
        let bytes = render(&[&sample::assessment().1], Labels::of(Lang::En)).unwrap();
        insta::assert_snapshot!("strings", part(&bytes, "xl/sharedStrings.xml").replace("</si>", "</si>\n"));
        for n in 1..=6 {
            let sheet = part(&bytes, &format!("xl/worksheets/sheet{n}.xml"));
            assert!(sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""), "{sheet}");
        }
    }

    #[test]
    fn the_same_assessment_gives_the_same_bytes() {
        let write = || render(&[&sample::assessment().1], Labels::of(Lang::Fr)).unwrap();
        let first = write();
        std::thread::sleep(std::time::Duration::from_millis(1_100));
        assert_eq!(first, write());
        assert!(part(&first, "docProps/core.xml").contains("2025-07-01"));
    }

    #[test]
    fn nothing_is_a_formula_and_long_words_are_cut() {
        let (_, mut assessment) = sample::hostile();
        assessment.verdicts[0].asks = "=HYPERLINK(\"http://evil.example\")".into();
        assessment.verdicts[0].why = "漢😀".repeat(20_000);
        let bytes = render(&[&assessment], Labels::of(Lang::En)).unwrap();
        let strings = part(&bytes, "xl/sharedStrings.xml");
        assert!(strings.contains("=HYPERLINK") && strings.contains("more characters"), "{strings}");
        for n in 1..=6 {
            let sheet = part(&bytes, &format!("xl/worksheets/sheet{n}.xml"));
            assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"));
        }
    }

    #[test]
    fn an_odd_day_or_none_is_no_fault() {
        for day in ["", "2025", "0001-02-03", "2025-13-40", "soon"] {
            let (_, mut assessment) = sample::assessment();
            assessment.judged_on = day.into();
            assert!(!render(&[&assessment], Labels::of(Lang::En)).unwrap().is_empty(), "{day}");
        }
        assert!(!render(&[], Labels::of(Lang::En)).unwrap().is_empty());
    }
}
