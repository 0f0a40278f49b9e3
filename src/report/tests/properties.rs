//! What holds for every text: nothing is dropped, spans are true, and no layout makes the reader fail.

use proptest::prelude::*;

use super::super::*;
use crate::text::{LineKind, Plain, Source, Words};

fn outline_of(text: &str, spec: bool) -> Option<(Plain, Outline)> {
    let items = super::measure::items();
    let specs = super::measure::specs(&items);
    let source = Source::from_bytes("t", text.as_bytes().to_vec()).ok()?;
    let plain = Plain::of(&source);
    let words = Words::of(plain.text());
    let outline = read(&source, &plain, &words, spec.then_some(&specs[..]), &LayoutWords::built_in());
    Some((plain, outline))
}

fn holds(text: &str, spec: bool) -> Result<(), TestCaseError> {
    let Some((plain, outline)) = outline_of(text, spec) else { return Ok(()) };
    let clean = plain.text();
    let mut last = 0;
    for part in &outline.parts {
        prop_assert!(clean.get(part.span.range()).is_some(), "span {:?} cuts a character", part.span);
        prop_assert!(part.span.start >= last, "parts overlap at {:?}", part.span);
        let between = &clean[last as usize..part.span.start as usize];
        prop_assert!(between.trim().is_empty() || table_sign(between), "dropped: {between:?}");
        last = part.span.end;
    }
    let rest = &clean[last as usize..];
    prop_assert!(rest.trim().is_empty() || table_sign(rest), "dropped: {rest:?}");
    for answer in &outline.answers {
        for span in answer.asks.iter().chain([&answer.ask]).chain(&answer.answer).chain(&answer.remarks) {
            prop_assert!(clean.get(span.range()).is_some());
        }
        for (i, paragraph) in answer.body.iter().enumerate() {
            prop_assert!(answer.answer.is_some_and(|a| a.contains(paragraph.span)));
            prop_assert!(paragraph.lead.is_none_or(|l| l < i));
        }
        for topic in &answer.topics {
            prop_assert!(topic.paragraphs.end <= answer.body.len() && topic.paragraphs.start < topic.paragraphs.end);
        }
        prop_assert!(answer.repeats.is_none_or(|r| r < outline.answers.len()));
    }
    prop_assert!(plain.lines().iter().all(|l| l.kind != LineKind::Furniture || l.span.of(clean).trim().is_empty()));
    Ok(())
}

/// What a table leaves between its cells: a backslash before a bar that is none.
fn table_sign(between: &str) -> bool {
    between.trim().chars().all(|c| matches!(c, '\\' | '|'))
}

/// Lines out of which layouts are made, right and wrong.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("A".to_owned()),
        Just("Part B".to_owned()),
        Just("B. Recommends that the authorities of Freedonia carry out the other proposals.".to_owned()),
        Just("2. Take measures to guarantee access to compensation, in particular by:".to_owned()),
        Just(
            "- **Recommendation - making sure that victims are told of the right to compensation (paragraph 71);**"
                .to_owned()
        ),
        Just("Recommendation 2, third indent: \"amend Article 9 so that no fee is due;\"".to_owned()),
        Just("Rec. 3(b) - to investigate labour exploitation;".to_owned()),
        Just("Recommendation 4 calls for two things.".to_owned()),
        Just("Response – The Law of 4 March 2024 exempts victims.".to_owned()),
        Just("Response –".to_owned()),
        Just("Reply of the authorities: To be completed.".to_owned()),
        Just("Government response to recommendation 3".to_owned()),
        Just("ensuring that compensation by the State is accessible;".to_owned()),
        Just("Nine persons were assisted in 2024, and the".to_owned()),
        Just("fund paid each of them.".to_owned()),
        Just("- ✓ a list line".to_owned()),
        Just("(a) the first limb; (b) the second".to_owned()),
        Just("(b) and (c) No information provided;".to_owned()),
        Just("1. 10 (a): The Commission has done research.".to_owned()),
        Just("Equality: No. 9 & 10".to_owned()),
        Just("122.14– 15".to_owned()),
        Just("Paragraph 14: Military courts".to_owned()),
        Just("The State party should:".to_owned()),
        Just("| No. | Recommendation | Measures taken | Status |".to_owned()),
        Just("| --- | --- | --- | --- |".to_owned()),
        Just("| 2 (a) | collect evidence of the harm | Done in 2024.<br>More follows. | Ongoing |".to_owned()),
        Just("| 2 (b) | inform victims \\| all of them | — | |".to_owned()),
        Just("| 3 | **Investigations** | | |".to_owned()),
        Just("- **Liability** – Chapter 15 applies.".to_owned()),
        Just("                                   - 3 -".to_owned()),
        Just("https://example.org/reply 3/20".to_owned()),
        Just("Please accept, Madam, the assurances of our esteem.".to_owned()),
        Just("Vienna, 4 July 2025".to_owned()),
        Just("GRECO concludes that recommendation i has been implemented.".to_owned()),
        "[A-Za-zé0-9 .,;:()–|*#>-]{0,80}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_any_text_is_in_one_part(text in "(?s)[ -~éœ–“”«»§°✓\u{a0}\n\n\u{c}]{1,600}", spec: bool) {
        holds(&text, spec)?;
    }

    #[test]
    fn every_word_of_any_layout_is_in_one_part(lines in prop::collection::vec((line(), 0..3usize), 1..60), spec: bool) {
        let text: String = lines.into_iter().map(|(l, gaps)| l + &"\n".repeat(gaps)).collect();
        holds(&text, spec)?;
    }

    #[test]
    fn replies_cut_anywhere_and_put_together_otherwise_hold(seed in prop::collection::vec(0..6usize, 1..4), cuts in prop::collection::vec(any::<prop::sample::Index>(), 2..12)) {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let names = ["letter-l15.txt", "reponse-l1-fr.md", "table-l13.md", "letter-l15.txt", "reponse-l1-fr.md", "table-l13.md"];
        let texts: Vec<String> = seed.iter().filter_map(|&i| std::fs::read_to_string(root.join("tests/replies").join(names[i])).ok()).collect();
        let lines: Vec<&str> = texts.iter().flat_map(|t| t.lines()).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let text: String = cuts.windows(2).flat_map(|w| {
            let (a, b) = (w[0].index(lines.len()), w[1].index(lines.len()));
            lines[a.min(b)..a.max(b).min(a.min(b) + 60)].iter().flat_map(|l| [*l, "\n"])
        }).collect();
        holds(&text, true)?;
    }
}

#[test]
fn hostile_texts_are_read() {
    for text in [
        "|".repeat(5000),
        "(a)".repeat(5000),
        "Recommendation 1".repeat(3000),
        "1. ".repeat(5000),
        "Response: ".repeat(3000),
        "Recommendation - x\n".repeat(20_000),
        "- (a) item\n".repeat(20_000),
        "1, 2, 3, 4, ".repeat(4000),
        "Rec. 1-399, 1-399, 1-399: x\n\nResponse: y\n\n".repeat(20),
        format!("Rec. {}", "1–5, ".repeat(4000)),
        "| a | b |\n".repeat(10_000),
        format!("| Recommendation | Response |\n| --- | --- |\n{}", "| | x |\n".repeat(10_000)),
    ] {
        let start = std::time::Instant::now();
        holds(&text, true).unwrap();
        holds(&text, false).unwrap();
        assert!(start.elapsed().as_secs() < 20, "{} took {:?}", &text[..20], start.elapsed());
    }
}
