//! The summary in Markdown.
//!
//! In: an assessment, the labels of a language. Out: `render::summary` as Markdown with tables. Words are escaped: none of
//! them acts as markup, as a link or as HTML.

use super::document::{Document, Line, Part, Style, Table};
use super::labels::Labels;
use super::summary;
use super::untrusted::{code, escaped};
use crate::assessment::Assessment;

/// The assessment as a Markdown document.
pub fn render(assessment: &Assessment, labels: &Labels) -> String {
    write(&summary::document(assessment, labels))
}

/// A document as Markdown.
pub(super) fn write(document: &Document) -> String {
    let mut out = String::new();
    for part in &document.parts {
        match part {
            Part::Heading(level, line) => put!(out, "{} {}\n", "#".repeat(usize::from(*level)), words(line)),
            Part::Paragraph(line) => put!(out, "{}\n", words(line)),
            Part::List(items) => items.iter().for_each(|item| put!(out, "- {}\n", words(item))),
            Part::Quotation(quote, says) => put!(out, "> {}\n>\n> — {}\n", words(quote), words(says)),
            Part::Table(table) => self::table(&mut out, table),
        }
        out.push('\n');
    }
    // One line end closes the file.
    out.pop();
    out
}

fn table(out: &mut String, table: &Table) {
    let heads: Vec<String> = table.columns.iter().map(|c| words(&c.head)).collect();
    let rules: Vec<&str> = table.columns.iter().map(|c| if c.numbers { "---:" } else { "---" }).collect();
    put!(out, "| {} |\n| {} |\n", heads.join(" | "), rules.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(words).collect();
        put!(out, "| {} |\n", cells.join(" | "));
    }
}

fn words(line: &Line) -> String {
    let mut out = String::new();
    for run in line.runs() {
        match run.style {
            Style::Plain => out.push_str(&escaped(&run.text)),
            Style::Strong => put!(out, "**{}**", escaped(run.text.trim())),
            Style::Emphasis => put!(out, "*{}*", escaped(run.text.trim())),
            Style::Code => out.push_str(&code(&run.text)),
        }
    }
    // Spaces at the head of a line would make it code.
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Audience;
    use crate::render::excerpt::is_hidden;
    use crate::render::labels::Lang;
    use crate::render::sample;

    #[test]
    fn as_committees_read_it() {
        insta::assert_snapshot!("summary", render(&sample::assessment().1, Labels::of(Lang::En)));
    }

    #[test]
    fn in_french() {
        insta::assert_snapshot!("summary_french", render(&sample::assessment().1, Labels::of(Lang::Fr)));
    }

    #[test]
    fn each_reader_sees_what_is_for_them() {
        let (_, assessment) = sample::assessment();
        let shown = |reader| render(&assessment.clone().meant_for(reader), Labels::of(Lang::En));
        let (drafter, evaluator) = (shown(Audience::Drafter), shown(Audience::Evaluator));
        assert!(drafter.contains("## What would make it firmer (1)") && drafter.contains("### 1.a.2"));
        assert!(!evaluator.contains("### 1.a.2") && !evaluator.contains("firmer"));
        assert!(evaluator.contains("another reading is near: 1 gap."), "{evaluator}");
        assert!(!evaluator.contains("law/single-law") && drafter.contains("law/single-law"));
    }

    #[test]
    fn a_hostile_reply_cannot_act() {
        let shown = render(&sample::hostile().1, Labels::of(Lang::En));
        assert!(!shown.contains(|c| c != '\n' && is_hidden(c)));
        for markup in ["<script", "<img", "<b>", "<i>", "[link](", "![img]"] {
            assert!(!shown.contains(markup), "{markup}");
        }
        insta::assert_snapshot!("hostile", shown);
    }
}
