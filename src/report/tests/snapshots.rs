//! Outlines of small replies, one per family of layouts, as snapshots.

use std::fmt::Write;
use std::path::Path;

use super::super::*;
use crate::text::Source;

/// An outline as a reader would note it: each part with its lines, its role, and what it belongs to.
pub(super) fn render(source: &Source, outline: &Outline) -> String {
    let mut out = String::new();
    let text = source.text();
    let value = |f: &Option<Field>| f.as_ref().map_or_else(|| "-".to_owned(), |f| f.value.clone());
    let h = &outline.header;
    let _ = writeln!(out, "layout {:?}{}: {}", outline.layout.family, if outline.layout.hard_wrapped { " (L14)" } else { "" }, outline.layout.reasons.join("; "));
    let _ = writeln!(
        out,
        "reference {} · state {} · recommendation {} · adopted {} · received {} · language {}",
        value(&h.reference), value(&h.state), value(&h.recommendation), value(&h.adopted), value(&h.received), h.language
    );
    for part in &outline.parts {
        let place = source.place(part.span);
        let words: String = part.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let chars = words.chars().count();
        let short: String = if chars > 64 { words.chars().take(40).chain(" … ".chars()).chain(words.chars().skip(chars - 20)).collect() } else { words };
        let owner = part.answer.map_or_else(String::new, |a| format!(" {a}"));
        let _ = writeln!(out, "{:>4}-{:<4} {:?}{owner}: {short}", place.line, place.end_line, part.role);
    }
    for (i, answer) in outline.answers.iter().enumerate() {
        let lines = |span: crate::text::Span| format!("{}-{}", source.place(span).line, source.place(span).end_line);
        let _ = write!(out, "answer {i} [{}] asked {}, answered {}", answer.items.join(" "), lines(answer.ask), answer.answer.map_or("-".into(), lines));
        if !answer.paragraphs.is_empty() {
            let _ = write!(out, ", cites {:?}", answer.paragraphs);
        }
        if let Some(first) = answer.repeats {
            let _ = write!(out, ", repeats {first}");
        }
        if answer.placeholder {
            let _ = write!(out, ", placeholder");
        }
        if answer.elsewhere {
            let _ = write!(out, ", elsewhere");
        }
        let kinds: String = answer.body.iter().map(|p| match (p.kind, p.lead) {
            (ParagraphKind::Prose, _) => "P".to_owned(),
            (ParagraphKind::Cell, _) => "C".to_owned(),
            (ParagraphKind::Item, Some(lead)) => format!("i{lead}"),
            (ParagraphKind::Item, None) => "i".to_owned(),
        }).collect();
        let _ = writeln!(out, ", body {kinds}");
        for topic in &answer.topics {
            let _ = writeln!(out, "    topic {}: {}", topic.title.map_or("-", |t| t.of(text)), lines(topic.span));
        }
    }
    for notice in &outline.notices {
        let _ = writeln!(out, "{} line {}: {}", notice.code, source.place(notice.span).line, notice.message);
    }
    out
}

#[test]
#[ignore = "prints the outline of the file named by REPLY"]
fn show() {
    let Ok(path) = std::env::var("REPLY") else { return };
    let items = super::measure::items();
    let specs = super::measure::specs(&items);
    let spec = std::env::var("SPEC").is_ok().then_some(&specs[..]);
    let (source, outline) = super::measure::outline(Path::new(&path), spec).unwrap();
    println!("{}", render(&source, &outline));
}
