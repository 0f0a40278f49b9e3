//! CSV, for spreadsheets and scripts: one row per obligation, under a head.
//!
//! In: assessments, the labels of a language. Out: UTF-8 with a byte order mark, since Excel takes it for another encoding
//! without one; commas, CRLF, quotation marks where they are needed (RFC 4180). A text that a spreadsheet would take for a
//! formula begins with an apostrophe, see [`super::untrusted::cell`].

use super::labels::Labels;
use super::sheet::{self, Cell};
use super::untrusted;
use crate::assessment::Assessment;

/// The verdicts as CSV.
///
/// # Errors
/// None that an assessment can cause; what the CSV writer says is passed on.
pub fn render(assessments: &[&Assessment], labels: &Labels) -> csv::Result<Vec<u8>> {
    let sheet = sheet::verdicts(assessments, labels);
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(sheet.columns.iter().map(|c| c.0))?;
    for row in &sheet.rows {
        out.write_record(row.iter().map(text))?;
    }
    out.into_inner().map_err(|e| e.into_error().into())
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => untrusted::cell(text),
        Cell::Number(n) => n.to_string(),
        Cell::Status(_, name) => (*name).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::excerpt::is_hidden;
    use crate::render::labels::Lang;
    use crate::render::sample;

    fn shown(assessment: &Assessment, lang: Lang) -> String {
        String::from_utf8(render(&[assessment], Labels::of(lang)).unwrap()).unwrap()
    }

    #[test]
    fn as_spreadsheets_read_it() {
        let (_, assessment) = sample::assessment();
        insta::assert_snapshot!("verdicts", shown(&assessment, Lang::En));
        let heads = shown(&assessment, Lang::Fr).lines().next().unwrap().to_owned();
        assert!(heads.contains("Obligation,Point") && heads.contains("Statut"), "{heads}");
    }

    #[test]
    fn no_cell_is_a_formula() {
        let (_, mut assessment) = sample::hostile();
        let starts =
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u{200b}=1", "＝1", "\"=1", ";=1"];
        let row = assessment.verdicts[0].clone();
        assessment.verdicts = starts
            .iter()
            .map(|s| crate::assessment::Verdict { asks: (*s).into(), why: (*s).into(), ..row.clone() })
            .collect();
        let csv = shown(&assessment, Lang::En);
        let body = csv.strip_prefix('\u{feff}').unwrap();
        assert!(!body.contains(|c| !matches!(c, '\r' | '\n') && is_hidden(c)));
        let mut read = csv::Reader::from_reader(body.as_bytes());
        let mut rows = 0;
        for record in read.records() {
            rows += 1;
            for cell in &record.unwrap() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']), "{cell}");
            }
        }
        assert_eq!(rows, starts.len());
    }
}
