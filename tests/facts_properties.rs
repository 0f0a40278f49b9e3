//! What holds for any text, and for words that a user adds.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "facts/paragraphs.rs"]
mod paragraphs;

use lacuna::fact::citation::{self, CitationWords, Passage};
use lacuna::fact::cue::Cues;
use lacuna::fact::date::{self, DateFact, DateKind};
use lacuna::fact::event::{self, Event};
use lacuna::fact::figure::{self, Figure, Unit};
use lacuna::fact::institution::{self, Institutions};
use lacuna::fact::partial_date::PartialDate;
use lacuna::fact::reading::{Reading, When};
use lacuna::text::{Span, Words};
use proptest::prelude::*;

use paragraphs::Reply;

type Facts = (Vec<DateFact>, Institutions, Vec<Figure>, Vec<Event>);

fn facts(reply: &Reply, cues: &Cues) -> Facts {
    let text = reply.plain.text();
    let words = Words::of(text);
    let paragraphs = reply.paragraphs();
    let day = |iso: &str| PartialDate::parse(iso).map(|d| d.0);
    let when = When { received: day("2025-06-18"), period: day("2023-06-06").zip(day("2025-06-18")) };
    let reading = Reading::new(text, &words, &paragraphs, cues, when);
    let dates = date::find(&reading);
    let institutions = institution::find(&reading);
    let figures = figure::find(&reading, &dates, &institutions.mentions);
    let events = event::find(&reading, &dates, &institutions.mentions);
    (dates, institutions, figures, events)
}

/// Every span stands on whole characters, in order, and within the paragraph that the fact names.
fn check(reply: &Reply, found: &Facts) {
    let text = reply.plain.text();
    let paragraphs = reply.paragraphs();
    let whole = |span: Span| assert!(text.get(span.range()).is_some() && !span.is_empty(), "{span:?}");
    let within = |span: Span, paragraph: u32| {
        whole(span);
        assert!(paragraphs[paragraph as usize].span.contains(span), "{span:?}");
    };
    let (dates, institutions, figures, events) = found;
    for d in dates {
        whole(d.span);
        assert!(d.inherited || paragraphs[d.paragraph as usize].span.contains(d.span), "{d:?}");
    }
    assert!(dates.is_sorted_by_key(|d| d.paragraph));
    for m in &institutions.mentions {
        within(m.span, m.paragraph);
        assert!(m.institution.is_none_or(|i| (i as usize) < institutions.list.len()));
    }
    assert!(institutions.mentions.windows(2).all(|m| m[0].span.end <= m[1].span.start));
    for f in figures {
        within(f.span, f.paragraph);
        f.of.into_iter().chain(f.institution).for_each(whole);
        assert!(f.value.is_finite() && f.years.len() < 20, "{f:?}");
    }
    assert!(figures.is_sorted_by_key(|f| f.span.start));
    for e in events {
        within(e.span, e.paragraph);
        e.institution.into_iter().chain(e.audience).chain(e.host).for_each(whole);
    }
}

/// Words that the grammars look at, with signs that may stand between them.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "in", "on", "of", "the", "from", "to", "between", "and", "until", "since", "by", "for", "2022", "2024", "1871",
    "2024-05", "12", "5", "31", "22nd", "1er", "22.01.2024", "May", "march", "March", "septembre", "Q4", "first",
    "half", "quarter", "end", "early", "spring", "that year", "same period", "following day",
    "twelve months which followed", "last three years", "Strategy", "Plan", "Law", "No.", "Act", "dated", "n°",
    "Article", "one", "one of", "twenty", "four", "quatre-vingt-dix", "hundred", "million", "per cent", "%",
    "crowns", "€", "days", "years old", "aged", "under", "about", "respectively", "Ministry", "Office", "Board",
    "Court", "Justice", "Labour", "against", "Trafficking", "(OCTP)", "OCTP", "(hereinafter:", "the Bureau)",
    "police", "ministère", "de la", "l'", "d'", "training", "was held", "were trained", "signed", "memorandum",
    "adopted", "will be", "not", "attended", "officers", "ont suivi", "a été", "une", "le", "des", "qui", ",", ".",
    ";", ":", "(", ")", "-", "–", "—", "/", "\n", "\n\n", "-\n", "“", "”", "§", "é", "\u{a0}", "’", "\u{ad}", "🦀",
    "- ", "| a | b |\n", "\n\u{c}", "10 000", "1,946", "3.2", "70–80%",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_breaks_the_grammars(text in "\\PC{1,300}") {
        prop_assume!(!text.trim().is_empty());
        let reply = Reply::of(&text);
        check(&reply, &facts(&reply, Cues::builtin()));
    }

    #[test]
    fn no_order_of_their_own_words_breaks_them(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..60), glue in "[ ]{0,1}") {
        let text = pieces.join(&glue);
        prop_assume!(!text.trim().is_empty());
        let reply = Reply::of(&text);
        let found = facts(&reply, Cues::builtin());
        check(&reply, &found);
        prop_assert_eq!(found, facts(&reply, Cues::builtin()));
    }
}

#[test]
fn no_text_is_no_matter() {
    let words = Words::of("");
    let reading = Reading::new("", &words, &[], Cues::builtin(), When::default());
    assert!(date::find(&reading).is_empty());
}

#[test]
fn a_list_takes_the_date_over_it() {
    let text = "In 2024 the following was done:\n\n- ✓ Nine rooms were painted.\n- ✓ Ten beds were bought in March 2025.\n\nTwo more are old.\n";
    let reply = Reply::of(text);
    let (dates, _, figures, _) = facts(&reply, Cues::builtin());
    let years: Vec<&[i16]> = figures.iter().map(|f| f.years.as_slice()).collect();
    assert_eq!(years, [&[2024][..], &[2025], &[]]);
    let inherited: Vec<&DateFact> = dates.iter().filter(|d| d.inherited).collect();
    assert_eq!(inherited.len(), 1);
    assert_eq!(inherited[0].span.of(reply.plain.text()), "2024");
    assert_eq!(inherited[0].paragraph, 1);
}

#[test]
fn what_lies_ahead_depends_on_the_day_of_receipt() {
    let text = "The register is to open in 2026.";
    let (words, paragraphs) = (Words::of(text), Reply::of(text));
    let paragraphs = paragraphs.paragraphs();
    let kind = |received: Option<&str>| {
        let when = When { received: received.and_then(|r| PartialDate::parse(r).map(|d| d.0)), period: None };
        date::find(&Reading::new(text, &words, &paragraphs, Cues::builtin(), when))[0].kind
    };
    assert_eq!(kind(Some("2025-06-18")), DateKind::Target);
    assert_eq!(kind(Some("2027-01-10")), DateKind::Event);
    assert_eq!(kind(None), DateKind::Event);
}

#[test]
fn days_and_years_that_a_citation_has_read_are_the_acts() {
    let kinds = |text: &str| {
        let (words, reply) = (Words::of(text), Reply::of(text));
        let paragraphs = reply.paragraphs();
        let passages: Vec<Passage> = paragraphs.iter().map(|p| Passage { span: p.span, answer: true }).collect();
        let citations = citation::find(text, &words, &passages, &CitationWords::builtin(), None);
        let reading = Reading::new(text, &words, &paragraphs, Cues::builtin(), When::default()).knowing(&citations);
        let dates = date::find(&reading);
        dates.iter().map(|d| (d.span.of(text).to_owned(), d.kind)).collect::<Vec<_>>()
    };
    let one = |words: &str, kind| vec![(words.to_owned(), kind)];
    assert_eq!(kinds("The Labour Act, 2024 was passed."), one("2024", DateKind::ActDate));
    assert_eq!(
        kinds("La loi sur les refuges (Moniteur belge du 4 juin 2023) a été votée."),
        one("4 juin 2023", DateKind::ActDate)
    );
    assert_eq!(kinds("It has been so since the Labour Act, 2024, as is known."), one("2024", DateKind::Since));
    assert_eq!(kinds("In 2024 the Labour Act was passed."), one("2024", DateKind::Event));
}

#[test]
fn a_user_adds_words_and_a_language() {
    let mut cues = Cues::builtin().clone();
    cues.add(
        r#"
        [[language]]
        id = "de"
        decimal = ","
        capitals = true

        [[words]]
        class = "small"
        de = ["der", "die", "das", "und", "im", "wurden", "wurde", "von", "mit", "für"]

        [[words]]
        class = "in"
        de = ["im", "am"]

        [[words]]
        class = "past"
        de = ["wurde", "wurden"]

        [[words]]
        class = "month"
        de = { 3 = ["märz"], 5 = ["mai"] }

        [[words]]
        class = "number"
        de = { 17 = ["siebzehn"] }

        [[words]]
        class = "institution"
        de = { ministry = ["bundesministerium"] }

        [[words]]
        class = "name-link"
        de = ["für"]

        [[words]]
        class = "currency"
        en = ["gavvo", "gavvos"]
        "#,
    )
    .unwrap();
    let reply = Reply::of(
        "Im März 2024 wurden siebzehn Fälle und 1,5 Stellen von dem Bundesministerium für Justiz und der Polizei eröffnet.",
    );
    let (dates, institutions, figures, _) = facts(&reply, &cues);
    assert_eq!(dates[0].from.to_string(), "2024-03");
    assert_eq!(
        figures.iter().map(|f| (f.value, f.years.clone())).collect::<Vec<_>>(),
        [(17.0, vec![2024]), (1.5, vec![2024])]
    );
    assert_eq!(institutions.mentions.len(), 1);

    let reply = Reply::of("The grant is 12 gavvos.");
    assert!(matches!(facts(&reply, &cues).2[0].unit, Unit::Money(_)));
    assert!(matches!(facts(&reply, Cues::builtin()).2[0].unit, Unit::Count));
}
