//! What holds of any text: no panic, true spans, the same result twice; and the time taken grows with the text only.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::super::{CitationWords, Passage, find};
use super::{found, paragraphs, told};
use crate::text::{Plain, Source, Span, Words};

/// Words of citations in any order, so that the grammar is entered everywhere.
fn scraps() -> impl Strategy<Value = String> {
    let words = [
        "Article",
        "Articles",
        "5",
        "12a",
        "225-4-1",
        "and",
        "of",
        "the",
        "said",
        "Act",
        "Law",
        "law",
        "Code",
        "No.",
        "n°",
        "2024",
        "3 May 2024",
        "(",
        ")",
        ",",
        ".",
        ";",
        "“",
        "”",
        "«",
        "»",
        "on",
        "Foreign",
        "Labour",
        "hereinafter:",
        "CCP",
        "loi",
        "du",
        "sur",
        "l'asile",
        "décret",
        "précitée",
        "ladite",
        "thereof",
        "ibid.",
        "§",
        "approved",
        "by",
        "Government",
        "Decree",
        "Chapter",
        "IV",
        "s.",
        "ss.",
        "S.I.",
        "Cap.",
        "19/2024",
        "regulation",
        "OG",
        "published in",
        "mentioned in row",
        "-",
        "–",
        "in",
        "d'instruction",
        "criminelle",
        "Constitution",
        "Minister",
        "et",
        "à",
        "amending",
        "L.",
        "(3)",
        "…",
        "é",
        "\n",
        "Convention",
        "Strategy",
        "Rules",
        "“On",
        "which",
        "12/2024",
    ];
    prop::collection::vec(
        (prop::sample::select(words.to_vec()), prop::sample::select(vec![" ", " ", " ", "", "\n"])),
        0..60,
    )
    .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

fn check(text: &str, passages: &[Passage]) -> Result<(), TestCaseError> {
    let lexicon = CitationWords::builtin();
    let words = Words::of(text);
    let all = find(text, &words, passages, &lexicon, Some("Latveria"));
    let mut last = 0;
    for citation in &all.citations {
        let within = passages.iter().any(|p| p.answer && p.span.contains(citation.span));
        prop_assert!(within && !citation.span.is_empty(), "{:?}", citation.span);
        prop_assert!(text.get(citation.span.range()).is_some());
        prop_assert!(citation.span.start >= last, "out of order or overlapping");
        last = citation.span.end;
        prop_assert!(citation.instrument.is_none() || all.of(citation).is_some());
        prop_assert!(citation.candidates.iter().all(|&id| all.instrument(id).is_some()));
        prop_assert!(citation.instrument.is_none() || citation.candidates.is_empty());
    }
    prop_assert!(all.instruments.iter().all(|i| !i.name.trim().is_empty()));
    prop_assert_eq!(&all, &find(text, &words, passages, &lexicon, Some("Latveria")));
    Ok(())
}

proptest! {
    #[test]
    fn any_order_of_words_is_read(text in scraps()) {
        check(&text, &[Passage { span: Span::new(0, text.len()), answer: true }])?;
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        check(&text, &[Passage { span: Span::new(0, text.len()), answer: true }])?;
    }

    #[test]
    fn passages_bound_what_is_found(text in scraps(), cut in any::<prop::sample::Index>(), answer in any::<bool>()) {
        let mut at = cut.index(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let passages = [Passage { span: Span::new(0, at), answer }, Passage { span: Span::new(at, text.len()), answer: !answer }];
        check(&text, &passages)?;
    }
}

#[test]
fn an_ask_lends_its_names_and_is_not_listed() {
    let text =
        "Amend Article 31 of the Court Fees Code (CFC).\n\nArticle 34 of the said Code and Article 35 CFC apply.";
    let words = Words::of(text);
    let passages: Vec<Passage> =
        paragraphs(text).enumerate().map(|(i, span)| Passage { span, answer: i == 1 }).collect();
    let all = find(text, &words, &passages, &CitationWords::builtin(), None);
    let told: Vec<String> = all.citations.iter().map(|c| told(&all, c)).collect();
    assert_eq!(told, ["Court Fees Code | 34 | back", "Court Fees Code | 35"]);
    assert_eq!(all.asked.len(), 1);
}

#[test]
fn instruments_of_two_texts_are_held_against_each_other() {
    let lexicon = CitationWords::builtin();
    let one = |text: &str| found(text, None, &lexicon).1.instruments.remove(0);
    let asked = one("Article 9 of the Law on State Duty");
    assert!(asked.same_as(&one("By Article 9 of the Law of the Republic of Ixania \"On State Duty\" it is free.")));
    assert!(asked.same_as(&one("The State Duty Law (No. 5/2001) applies.")));
    assert!(!asked.same_as(&one("The Law on Stamp Duty applies.")));
    assert!(one("Decree No. 286 of 25 July 1998 applies.").same_as(&one("Decree 286/1998 applies.")));
    assert_eq!(one("Act No. 9 of 2024 applies.").year(), Some(2024));
}

#[test]
fn a_user_adds_words() {
    let text = "The Ruling No. 5 of 3 May 2024 and the said Ruling bind all; clausula 4 of the said Ruling too.";
    let mut lexicon = CitationWords::builtin();
    assert!(found(text, None, &lexicon).1.citations.is_empty());
    lexicon.add("[[type]]\nkind = \"decree\"\nen = [\"ruling\", \"rulings\"]\nsmall = \"numbered\"\n[provision]\narticle = [\"clausula\"]").unwrap();
    let (_, all) = found(text, None, &lexicon);
    let told: Vec<String> = all.citations.iter().map(|c| told(&all, c)).collect();
    assert_eq!(
        told,
        [
            "Ruling No. 5 of 3 May 2024 | No 5 | 2024-05-03",
            "Ruling No. 5 of 3 May 2024 | back",
            "Ruling No. 5 of 3 May 2024 | 4 | back"
        ]
    );
}

/// A reply repeated many times takes many times as long, not its square.
#[test]
fn time_grows_with_the_text() {
    let reply = "Under Article 9 of the Legal Aid Act (No. 41 of 2 May 2014) and Articles 5 and 6 of the said Act, by Order No. 12 of 3 May 2024, aid is given. Article 7 of the Penal Code and Article 8 XYZ too.\n\n";
    let lexicon = CitationWords::builtin();
    let time = |times: usize| {
        let source = Source::from_bytes("t", reply.repeat(times).into_bytes()).unwrap();
        let plain = Plain::of(&source);
        let words = Words::of(plain.text());
        let passages: Vec<Passage> = paragraphs(plain.text()).map(|span| Passage { span, answer: true }).collect();
        let run = || {
            let begin = Instant::now();
            assert_eq!(find(plain.text(), &words, &passages, &lexicon, None).citations.len(), 5 * times);
            begin.elapsed()
        };
        (0..3).map(|_| run()).min().unwrap_or(Duration::ZERO)
    };
    let (short, long) = (time(200), time(1600));
    // Eight times the text; twice as much again for caches and a busy machine. Its square would be 64 times.
    assert!(long < short * 8 * 3 + Duration::from_millis(100), "200 times: {short:?}, 1600 times: {long:?}");
}
