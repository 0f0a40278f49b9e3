//! The summary as a Word document (Office Open XML), which LibreOffice opens too.
//!
//! In: assessments, the labels of a language. Out: the bytes of a .docx file, the same for the same assessments, since the day
//! of the judgement stands for that of its making. What is written is `render::summary`, as in Markdown: each reply begins on
//! a page of its own. There are no macros, no links and no fields but the page numbers; characters that XML cannot hold are
//! left out.

mod parts;

use std::io::{self, Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::document::{Column, Document, Line, Part, Run, Style, Table};
use super::labels::Labels;
use super::summary;
use super::untrusted::without_noncharacters;
use crate::assessment::Assessment;

type Xml = Writer<Vec<u8>>;

/// The width between the margins, in twentieths of a point: A4 less 2 cm on either side.
const WIDTH: u32 = 11_906 - 2 * 1_134;

/// The summaries as a Word document.
///
/// # Errors
/// What the writers of XML and of archives say.
pub fn render(assessments: &[&Assessment], labels: &Labels) -> io::Result<Vec<u8>> {
    let documents: Vec<Document> = assessments.iter().map(|a| summary::document(a, labels)).collect();
    let titles: Vec<String> = assessments.iter().map(|a| summary::title(a, labels)).collect();
    let made = assessments.first().map_or("", |a| a.judged_on.as_str());
    write(&documents, &titles.join("; "), made, labels)
}

/// Documents one after the other in a file, with its title and the day on which it was made.
pub(super) fn write(documents: &[Document], title: &str, made: &str, labels: &Labels) -> io::Result<Vec<u8>> {
    let lang = labels.lang.code();
    let parts = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.as_bytes().to_vec()),
        ("_rels/.rels", parts::PACKAGE.as_bytes().to_vec()),
        ("docProps/core.xml", parts::properties(title, made, lang)?),
        ("word/document.xml", body(documents)?),
        ("word/_rels/document.xml.rels", parts::RELATIONS.as_bytes().to_vec()),
        ("word/styles.xml", parts::styles(lang).into_bytes()),
        ("word/numbering.xml", parts::NUMBERING.as_bytes().to_vec()),
        ("word/footer1.xml", parts::FOOTER.as_bytes().to_vec()),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Without a time of its own every entry bears the same.
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn body(documents: &[Document]) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(parts::DECLARATION.as_bytes().to_vec());
    xml.create_element("w:document").with_attributes(parts::NAMESPACES).write_inner_content(|xml| {
        xml.create_element("w:body")
            .write_inner_content(|xml| {
                for parts in documents.iter().map(|d| &d.parts) {
                    for (nth, part) in parts.iter().enumerate() {
                        // What stands between a heading and one below it stays with what it introduces.
                        let level = |at: Option<usize>| at.and_then(|at| parts.get(at)).and_then(Part::level);
                        let (above, below) = (level(nth.checked_sub(1)), level(Some(nth + 1)));
                        match part {
                            Part::Paragraph(line) if above.zip(below).is_some_and(|(a, b)| a < b) => {
                                paragraph(xml, "Lead", line)?;
                            }
                            other => self::part(xml, other)?,
                        }
                    }
                }
                xml.get_mut().write_all(parts::SECTION.as_bytes())
            })
            .map(drop)
    })?;
    Ok(xml.into_inner())
}

fn part(xml: &mut Xml, part: &Part) -> io::Result<()> {
    match part {
        Part::Heading(level, line) => paragraph(xml, &format!("Heading{level}"), line),
        Part::Paragraph(line) => paragraph(xml, "Normal", line),
        Part::List(items) => items.iter().try_for_each(|item| paragraph(xml, "ListBullet", item)),
        Part::Quotation(words, says) => {
            paragraph(xml, "Quote", words)?;
            paragraph(xml, "QuoteSource", says)
        }
        Part::Table(table) => self::table(xml, table),
    }
}

fn paragraph(xml: &mut Xml, style: &str, line: &Line) -> io::Result<()> {
    aligned(xml, style, line, false)
}

fn aligned(xml: &mut Xml, style: &str, line: &Line, right: bool) -> io::Result<()> {
    xml.create_element("w:p")
        .write_inner_content(|xml| {
            xml.create_element("w:pPr").write_inner_content(|xml| {
                value(xml, "w:pStyle", style)?;
                if right { value(xml, "w:jc", "right") } else { Ok(()) }
            })?;
            line.runs().iter().try_for_each(|run| self::run(xml, run))
        })
        .map(drop)
}

fn run(xml: &mut Xml, run: &Run) -> io::Result<()> {
    xml.create_element("w:r")
        .write_inner_content(|xml| {
            let style = match run.style {
                Style::Plain => None,
                Style::Strong => Some("Strong"),
                Style::Emphasis => Some("Emphasis"),
                Style::Code => Some("Code"),
            };
            if let Some(style) = style {
                xml.create_element("w:rPr").write_inner_content(|xml| value(xml, "w:rStyle", style))?;
            }
            let text = without_noncharacters(&run.text);
            let element = xml.create_element("w:t").with_attribute(("xml:space", "preserve"));
            element.write_text_content(BytesText::new(&text)).map(drop)
        })
        .map(drop)
}

fn table(xml: &mut Xml, table: &Table) -> io::Result<()> {
    let all: u32 = table.columns.iter().map(|c| c.share).sum::<u32>().max(1);
    let widths: Vec<String> = table.columns.iter().map(|c| (WIDTH * c.share / all).to_string()).collect();
    xml.create_element("w:tbl").write_inner_content(|xml| {
        xml.get_mut().write_all(parts::TABLE.as_bytes())?;
        xml.create_element("w:tblGrid").write_inner_content(|xml| {
            let column = |xml: &mut Xml, w: &String| {
                xml.create_element("w:gridCol").with_attribute(("w:w", w.as_str())).write_empty().map(drop)
            };
            widths.iter().try_for_each(|w| column(xml, w))
        })?;
        let heads: Vec<Line> = table.columns.iter().map(|c| c.head.clone()).collect();
        row(xml, &heads, &table.columns, &widths, true)?;
        table.rows.iter().try_for_each(|cells| row(xml, cells, &table.columns, &widths, false))
    })?;
    // Two tables without a paragraph between them would become one.
    paragraph(xml, "AfterTable", &Line::default())
}

fn row(xml: &mut Xml, cells: &[Line], columns: &[Column], widths: &[String], head: bool) -> io::Result<()> {
    xml.create_element("w:tr")
        .write_inner_content(|xml| {
            if head {
                xml.get_mut().write_all(parts::HEAD_ROW.as_bytes())?;
            }
            cells.iter().zip(columns).zip(widths).try_for_each(|((cell, column), width)| {
                let style = if head { "TableHead" } else { "TableText" };
                xml.create_element("w:tc")
                    .write_inner_content(|xml| {
                        xml.create_element("w:tcPr").write_inner_content(|xml| {
                            let attributes = [("w:w", width.as_str()), ("w:type", "dxa")];
                            xml.create_element("w:tcW").with_attributes(attributes).write_empty().map(drop)
                        })?;
                        aligned(xml, style, cell, column.numbers)
                    })
                    .map(drop)
            })
        })
        .map(drop)
}

/// An element whose meaning is its `w:val`.
fn value(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).with_attribute(("w:val", value)).write_empty().map(drop)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::render::excerpt::is_hidden;
    use crate::render::labels::Lang;
    use crate::render::sample;

    fn text(assessment: &Assessment) -> String {
        let bytes = render(&[assessment], Labels::of(Lang::En)).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn as_word_reads_it() {
        let text = text(&sample::assessment().1).replace("<w:p>", "\n<w:p>").replace("<w:tr>", "\n<w:tr>");
        insta::assert_snapshot!("document", text);
    }

    #[test]
    fn it_says_what_the_summary_in_markdown_says() {
        let assessment = sample::assessment().1;
        let text = text(&assessment);
        for part in summary::document(&assessment, Labels::of(Lang::En)).parts {
            let (Part::Heading(_, line) | Part::Paragraph(line) | Part::Quotation(line, _)) = part else { continue };
            for run in line.runs() {
                assert!(text.contains(&*quick_xml::escape::escape(run.text.as_str())), "{}", run.text);
            }
        }
    }

    #[test]
    fn the_same_assessment_gives_the_same_bytes() {
        let write = || render(&[&sample::assessment().1], Labels::of(Lang::Fr)).unwrap();
        let first = write();
        std::thread::sleep(std::time::Duration::from_millis(2_100));
        assert_eq!(first, write());
    }

    #[test]
    fn a_hostile_reply_cannot_act() {
        let (_, mut assessment) = sample::hostile();
        assessment.verdicts[0].because = "a\u{ffff}b </w:t></w:r><w:r><w:instrText>DDE</w:instrText> & \u{0}".into();
        let text = text(&assessment);
        assert!(!text.contains(|c| c != '\n' && is_hidden(c)) && !text.contains('\u{ffff}'));
        assert!(!text.contains("<w:instrText>") && !text.contains("<script") && !text.contains("<w:hyperlink"));
    }
}
