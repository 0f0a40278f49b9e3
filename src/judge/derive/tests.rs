//! Derived obligations on small invented replies, English and French, and on texts that are no replies at all.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;

use super::words::AskFile;
use super::{derive, judge_derived, limb};
use crate::judge::WordLists;
use crate::library::Library;
use crate::text::Source;

/// Each obligation with its kind and status.
fn judged(text: &str, asks: Option<&str>) -> Vec<(String, String, &'static str)> {
    let library = Library::builtin().unwrap();
    let lists = WordLists::built_in(library.languages());
    let source = |t: &str| Source::from_bytes("reply.md", t.as_bytes().to_vec()).unwrap();
    let asks = asks.map(source);
    let (lexicons, languages) = (library.lexicons(), library.languages());
    let derived = derive(&source(text), asks.as_ref(), &lexicons, languages, &lists, 2000).unwrap();
    let judgement = judge_derived(&derived.reply, &derived.rules, &lists);
    let all = derived.rules.pack.obligations.iter().zip(&judgement.rulings);
    all.map(|(o, r)| (o.id.clone(), format!("{:?}", o.kind).to_lowercase(), r.status.name())).collect()
}

fn status<'a>(all: &'a [(String, String, &'static str)], id: &str) -> &'a str {
    all.iter().find(|(i, ..)| i == id).map_or_else(|| panic!("no {id} in {all:?}"), |(_, _, status)| status)
}

const ENGLISH: &str = "\
# Ixania: reply of 4 May 2023 (CCPR/C/IXA/FCO/2) to the concluding observations CCPR/C/IXA/CO/2 of 3 March 2021

Paragraph 8: Lighthouse keepers

The State party should:
(a) Train all harbour masters in the rescue of lighthouse keepers;
(b) Amend the Lighthouse Act so that keepers may appeal against a transfer;
(c) Allocate funds for heated quarters on the outer islands.

Summary of State party's reply

(a) In June 2022, 140 harbour masters were trained in the rescue of lighthouse keepers from storms.

(b) The Lighthouse Act of 1974 provides that a transfer is decided by the chief keeper.

(c) No information provided.

Paragraph 9: Ferries

The State party should repair the ferry piers and publish figures on drowned passengers by age.

Summary of State party's reply

Between 2021 and 2023, eleven ferry piers were repaired. Passengers are counted at the gate.
";

#[test]
fn each_limb_is_held_against_its_own_answer() {
    let all = judged(ENGLISH, None);
    assert_eq!(status(&all, "8.a"), "addressed", "{all:?}");
    assert_eq!(status(&all, "8.b"), "existing-law", "{all:?}");
    assert_eq!(status(&all, "8.c"), "unanswered", "{all:?}");
    let kinds: Vec<&str> = all.iter().take(3).map(|(_, kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["training", "legislation", "resources"]);
}

#[test]
fn asks_that_share_an_answer_share_its_sentences_out() {
    let all = judged(ENGLISH, None);
    let repaired = status(&all, "9.1");
    assert!(matches!(repaired, "addressed" | "partly-addressed"), "{all:?}");
    assert!(matches!(status(&all, "9.2"), "existing-law" | "not-on-point"), "{all:?}");
}

#[test]
fn a_french_reply_is_judged_as_an_english_one() {
    let text = "\
# Ixanie : réponse du 4 mai 2023 (CCPR/C/IXA/FCO/2) aux observations finales CCPR/C/IXA/CO/2 du 3 mars 2021

Recommandation 4

L'État partie devrait :
a) Former tous les gardiens de phare au sauvetage en mer ;
b) Modifier la loi sur les phares afin que les gardiens puissent contester leur mutation.

Réponse :

a) En juin 2022, 140 gardiens de phare ont été formés au sauvetage en mer.

b) La loi sur les phares de 1974 dispose que la mutation est décidée par le gardien en chef.
";
    let all = judged(text, None);
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(matches!(status(&all, "4.a"), "addressed" | "partly-addressed"), "{all:?}");
    assert_eq!(status(&all, "4.b"), "existing-law", "{all:?}");
    assert_eq!(all[0].1, "training");
    assert_eq!(all[1].1, "legislation");
}

#[test]
fn asks_from_their_own_document_meet_the_answers_by_number() {
    let asks = "\
# Follow-up paragraphs of the concluding observations CCPR/C/IXA/CO/2 (adopted 3 March 2021)

Paragraph 8

The State party should:
(a) Train all harbour masters in the rescue of lighthouse keepers;
(b) Repeal the ban on lanterns.
";
    let reply = "\
[Date received: 4 May 2023]

Lighthouses: No. 8
1. 8 (a): In June 2022, 140 harbour masters were trained in the rescue of lighthouse keepers.
2. 8 (b): The ban on lanterns was repealed by Act No. 7 of 9 May 2022.
";
    let all = judged(reply, Some(asks));
    let ids: Vec<&str> = all.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(ids, ["8.a", "8.b"]);
    assert_eq!(status(&all, "8.a"), "addressed", "{all:?}");
    assert!(matches!(status(&all, "8.b"), "addressed" | "partly-addressed"), "{all:?}");
}

fn cut(text: &str) -> Vec<(String, String)> {
    let file = AskFile::built_in();
    limb::cut(text, file.of("en").unwrap()).into_iter().map(|p| (p.limb, p.text)).collect()
}

#[test]
fn several_asks_of_one_sentence_are_told_apart() {
    let asks = cut(
        "The State party should close the old quarries, including by buying out their owners, and investigate all landslides of the past years.",
    );
    let texts: Vec<&str> = asks.iter().map(|(_, t)| t.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Close the old quarries, including by buying out their owners",
            "Investigate all landslides of the past years"
        ]
    );
    let asks = cut(
        "The Committee noted the storm. The State party should: (a) rebuild the harbour walls; and (b) train the pilots.",
    );
    let limbs: Vec<&str> = asks.iter().map(|(l, _)| l.as_str()).collect();
    assert_eq!(limbs.last(), Some(&"b"), "{asks:?}");
    assert!(cut("").is_empty() || cut("").iter().all(|(_, t)| !t.is_empty()));
}

#[test]
fn no_text_makes_it_panic() {
    let mut long = String::new();
    for n in 0..60 {
        let _ = write!(
            long,
            "Recommendation {n}\n\nThe State should ({n}) (a) ensure é§ (b) train ((c) – “\n\nResponse:\n\n(a) œ (b) No. {n}/20\n\n"
        );
    }
    let odd = [
        "a",
        "(a)",
        "()",
        "Paragraph 1:\n(a) (b) (c)\n",
        "Recommendation 1\nResponse:\n",
        "1.\n2.\n3.\n",
        "é(é) ’\n\n(i) :",
        "(a) on:\n(i) x\n(ii) y\n",
    ];
    for text in odd.iter().copied().chain([long.as_str(), ENGLISH]) {
        judged(text, None);
        judged(text, Some(ENGLISH));
        judged(ENGLISH, Some(text));
    }
}

proptest::proptest! {
    #[test]
    fn every_ask_can_be_cut(text in "([A-Za-zé(){};:,.\n’–]|\\(a\\) |\\(b\\) | and | should | ensure | et | train | investigate ){0,120}") {
        for (_, ask) in cut(&text) {
            proptest::prop_assert!(!ask.is_empty());
        }
    }
}

#[test]
fn a_reply_that_breaks_off_is_judged() {
    for cut in (1..ENGLISH.len()).step_by(131) {
        judged(&ENGLISH[..cut], None);
    }
}
