use proptest::prelude::*;

use super::*;
use crate::text::Source;

const FRAME: Frame = Frame { width: 40, rows: 6, around: Around::Sentence };

fn excerpt(text: &str, words: &str) -> (Excerpt, Span) {
    let source = Source::from_bytes("reply.md", text.as_bytes().to_vec()).unwrap();
    let at = text.find(words).unwrap();
    let span = Span::new(at, at + words.len());
    (Excerpt::around("reply.md", text, &[Mark { place: source.place(span), room: 0 }], FRAME), span)
}

fn place(excerpt: &Excerpt, span: Span) -> (usize, usize) {
    let contents = excerpt.read_span(&(span.start as usize, span.len()).into(), 0, 0).unwrap();
    (contents.line() + 1, contents.column() + 1)
}

#[test]
fn the_sentence_is_wrapped_and_the_place_stays_true() {
    let text = "Intro.\nFirst sentence here. The moratorium on inspections of businesses has been extended until 2027. Last one.";
    let (excerpt, span) = excerpt(text, "extended until 2027");
    assert_eq!(excerpt.windows[0].rows, "The moratorium on inspections of\nbusinesses has been extended until 2027.");
    assert_eq!(excerpt.windows[0].lines, [2, 2]);
    assert_eq!(place(&excerpt, span), (2, 75));
    let pieces = excerpt.pieces(span);
    assert_eq!((pieces.len(), pieces[0].column, pieces[0].width), (1, 20, 19));
    assert_eq!(pieces[0].span, span);
}

#[test]
fn hard_wrapped_prose_is_wrapped_anew_and_rows_know_their_lines() {
    let text = "Since 2024 the fund has paid out compensation\nto eleven victims of trafficking, among them two\nchildren.\n\nNext.";
    let (excerpt, span) = excerpt(text, "two\nchildren");
    assert_eq!(
        excerpt.windows[0].rows,
        "Since 2024 the fund has paid out\ncompensation to eleven victims of\ntrafficking, among them two children."
    );
    assert_eq!(excerpt.windows[0].lines, [1, 1, 2]);
    assert_eq!(place(&excerpt, span), (2, 46));
}

#[test]
fn lines_that_fit_stay_lines() {
    let (excerpt, _) = excerpt("- one thing;\n- another thing.\n\nNext.", "another");
    assert_eq!(excerpt.windows[0].rows, "- one thing;\n- another thing.");
    assert_eq!(excerpt.windows[0].lines, [1, 2]);
}

#[test]
fn what_acts_on_a_terminal_is_blanked() {
    let (excerpt, span) = excerpt("a \u{1b}[31mred\u{7} \u{202e}word\u{9b}x. B.", "word");
    assert_eq!(excerpt.windows[0].rows, "a  [31mred     word  x.");
    assert_eq!(excerpt.pieces(span)[0].span, span);
}

#[test]
fn a_word_without_end_fills_one_row() {
    let text = format!("{} here {} tail", "x".repeat(5_000), "漢".repeat(5_000));
    assert_eq!(excerpt(&text, "here").0.windows[0].rows, "here");
    assert_eq!(excerpt(&text, "漢漢漢").0.windows[0].rows.lines().map(display_width).max(), Some(40));
}

#[test]
fn a_label_whose_text_would_run_over_begins_a_row() {
    let text = "This says that nothing was done yet.";
    let mark = |room| Mark {
        place: Place { start: 16, end: 27, line: 1, column: 17, end_line: 1, page: None, paragraph: None },
        room,
    };
    let rows = |room| Excerpt::around("r", text, &[mark(room)], FRAME).windows[0].rows.clone();
    assert_eq!(rows(10), text);
    assert_eq!(rows(20), "This says that\nnothing was done yet.");
}

#[test]
fn far_places_are_stretches_of_their_own() {
    let text = format!("One here.\n\n{}\n\nTwo there.", "Much text between. ".repeat(40));
    let source = Source::from_bytes("r", text.clone().into_bytes()).unwrap();
    let mark = |words: &str| {
        let at = text.find(words).unwrap();
        Mark { place: source.place(Span::new(at, at + words.len())), room: 4 }
    };
    let excerpt = Excerpt::around("r", &text, &[mark("there"), mark("here")], FRAME);
    assert_eq!(excerpt.stretches().collect::<Vec<_>>(), ["One here.", "Two there."]);
    assert!(excerpt.read_span(&(0, text.len()).into(), 1, 1).is_err());
}

#[test]
fn a_row_of_a_table_is_shown_by_its_cell() {
    let (excerpt, _) = excerpt("| a | b |\n| --- | --- |\n| ask here | It was done. Then it was told. |\n", "was done");
    assert_eq!(excerpt.windows[0].rows, "It was done. Then it was told.");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_and_any_spans(
        text in "([a-zé漢 .|\u{1b}\u{202e}\u{200b}\u{ad}\r\n\t\u{c}-]{0,60}[ .\n]){1,12}",
        spans in prop::collection::vec((0usize..900, 0usize..900), 1..4),
        width in 8usize..60,
        line in any::<bool>(),
    ) {
        let Ok(source) = Source::from_bytes("t", text.clone().into_bytes()) else { return Ok(()) };
        let around = if line { Around::Line } else { Around::Sentence };
        let marks: Vec<Mark> = spans
            .iter()
            .map(|(a, b)| {
                let start = floor(&text, *a.min(b));
                let end = floor(&text, *a.max(b));
                Mark { place: source.place(Span::new(start, end)), room: 9 }
            })
            .collect();
        let excerpt = Excerpt::around("t", &text, &marks, Frame { width, rows: 5, around });
        prop_assert!(!excerpt.is_empty());
        for window in &excerpt.windows {
            let shown = window.span.of(source.text());
            prop_assert_eq!(shown.len(), window.rows.len());
            prop_assert!(!window.rows.contains(|c| c != '\n' && is_hidden(c)));
            for row in window.rows.lines() {
                prop_assert!(display_width(row.trim_end()) <= width || !row.trim().contains(' '), "{row:?}");
            }
            for (row, line) in std::iter::zip(window.rows.split('\n').scan(window.span.start as usize, |at, row| {
                let here = *at;
                *at += row.len() + 1;
                Some(here)
            }), &window.lines) {
                prop_assert_eq!(source.line(row as u32), *line);
            }
            for (i, c) in window.rows.char_indices() {
                prop_assert!(c == ' ' || c == '\n' || shown[i..].starts_with(c));
            }
        }
        for mark in &marks {
            let span = Span { start: mark.place.start, end: mark.place.end };
            for piece in excerpt.pieces(span) {
                prop_assert!(span.contains(piece.span));
                let contents = excerpt.read_span(&(piece.span.start as usize, piece.span.len()).into(), 0, 0);
                let contents = contents.unwrap();
                let truth = source.place(piece.span);
                prop_assert_eq!((contents.line() as u32 + 1, contents.column() as u32 + 1), (truth.line, truth.column), "{:?} {:?}", excerpt, piece);
            }
        }
    }
}
