//! Outlines of small replies, one per family of layouts, as snapshots in `tests/layouts/snapshots`.

use std::fmt::Write;
use std::path::Path;

use super::super::*;
use super::measure::Item;
use crate::text::{Source, Span};

/// An outline as a reader would note it: each part with its lines, its role, and what it belongs to.
fn render(source: &Source, outline: &Outline) -> String {
    let mut out = String::new();
    let text = source.text();
    let value = |f: &Option<Field>| f.as_ref().map_or_else(|| "-".to_owned(), |f| f.value.clone());
    let lines = |span: Span| format!("{}-{}", source.place(span).line, source.place(span).end_line);
    let header = &outline.header;
    let wrapped = if outline.layout.hard_wrapped { ", hard-wrapped (L14)" } else { "" };
    let _ = writeln!(out, "layout {:?}{wrapped}: {}", outline.layout.family, outline.layout.reasons.join("; "));
    let _ = writeln!(
        out,
        "reference {}, state {}, recommendation {}, adopted {}, received {}, language {}",
        value(&header.reference),
        value(&header.state),
        value(&header.recommendation),
        value(&header.adopted),
        value(&header.received),
        header.language
    );
    for part in &outline.parts {
        let words: Vec<&str> = part.span.of(text).split_whitespace().collect();
        let short = match words.len() {
            0..=9 => words.join(" "),
            n => format!("{} … {}", words[..6].join(" "), words[n - 3..].join(" ")),
        };
        let owner = part.answer.map_or_else(String::new, |a| format!(" {a}"));
        let _ = writeln!(out, "{:>7} {:?}{owner}: {short}", lines(part.span), part.role);
    }
    for (i, answer) in outline.answers.iter().enumerate() {
        let answered = answer.answer.map_or("-".into(), lines);
        let _ =
            write!(out, "answer {i} to {}: asked {}, answered {answered}", answer.items.join(" + "), lines(answer.ask));
        if !answer.paragraphs.is_empty() {
            let _ = write!(out, ", cites {:?}", answer.paragraphs);
        }
        if let Some(first) = answer.repeats {
            let _ = write!(out, ", repeats {first}");
        }
        for (holds, word) in [(answer.placeholder, ", placeholder"), (answer.elsewhere, ", elsewhere")] {
            out.push_str(if holds { word } else { "" });
        }
        for paragraph in &answer.body {
            let _ = write!(out, " {:?}", paragraph.kind);
            if let Some(lead) = paragraph.lead {
                let _ = write!(out, "<{lead}");
            }
        }
        out.push('\n');
        for topic in &answer.topics {
            let _ = writeln!(out, "    topic {}: {}", topic.title.map_or("-", |t| t.of(text)), lines(topic.span));
        }
    }
    for notice in &outline.notices {
        let _ =
            writeln!(out, "{} at line {}: {}", notice.code, source.place(notice.span).line, notice.message.english());
    }
    out
}

/// The items of the invented recommendation that most of the small replies answer.
pub(super) fn harbours() -> Vec<Item> {
    let item = |id: &str, en: &str, fr: &str| Item {
        id: id.to_owned(),
        number: id[..1].to_owned(),
        letter: id.chars().nth(2),
        paragraph: (id == "1").then_some(12),
        asks: vec![en.to_owned(), fr.to_owned()],
    };
    vec![
        item(
            "1",
            "make the charts of every harbour public, after new measurements of depth",
            "rendre publiques les cartes de chaque port, après de nouvelles mesures de profondeur",
        ),
        item(
            "2.a",
            "instruct the pilots in working with the new charts",
            "instruire les pilotes dans l'usage des nouvelles cartes",
        ),
        item("2.b", "put lights on the heads of the moles", "éclairer la tête des môles"),
        item(
            "2.c",
            "free fishing boats from the fee for pilotage",
            "dispenser les bateaux de pêche du droit de pilotage",
        ),
        item("2.d", "keep a list of accidents", "tenir une liste des accidents"),
        item("B", "carry out the remaining proposals", "donner suite aux autres propositions"),
    ]
}

#[test]
fn every_family_of_layouts_is_outlined() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts");
    let items = harbours();
    let specs = super::measure::specs(&items);
    let mut names: Vec<String> = std::fs::read_dir(&root)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| Path::new(n).extension().is_some_and(|e| e == "md" || e == "txt"))
        .collect();
    names.sort();
    assert!(names.len() >= 18, "{names:?}");
    for name in names {
        let bound = ["l1.md", "l13.md", "l14.txt", "l15.txt", "rewordings.md"].contains(&name.as_str());
        let (source, outline) = super::measure::outline(&root.join(&name), bound.then_some(&specs[..])).unwrap();
        insta::with_settings!({ snapshot_path => root.join("snapshots"), prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), render(&source, &outline));
        });
    }
}

#[test]
#[ignore = "prints the outline of the file named by REPLY, bound to the pack's items where SPEC is set"]
fn show() {
    let Ok(path) = std::env::var("REPLY") else { return };
    let items = super::measure::items();
    let specs = super::measure::specs(&items);
    let spec = std::env::var("SPEC").is_ok().then_some(&specs[..]);
    let (source, outline) = super::measure::outline(Path::new(&path), spec).unwrap();
    println!("{}", render(&source, &outline));
}
