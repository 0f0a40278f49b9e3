//! A language that the program does not know is added with TOML alone.

use super::super::*;
use crate::text::{Plain, Source, Words};

const GERMAN: &str = r#"
[[language]]
id = "de"
stemmer = "german"
small_words = ["der", "die", "das", "und", "wurde", "wurden", "den", "auf"]
months = ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"]
asks = ["empfehlung"]
answers = ["antwort", "stellungnahme"]
answer_fill = ["der", "die", "regierung"]
ordinals = ["erster|erste", "zweiter|zweite"]
indents = ["spiegelstrich"]
nothing = ["entfällt"]
received = ["eingegangen am"]
states = ["regierung von"]
"#;

#[test]
fn a_reply_in_an_added_language_is_outlined() {
    let text = "Bericht der Regierung von Marlonien\n\nEingegangen am 3. März 2024\n\n\
                Empfehlung 1:\n„Die Karten aller Häfen veröffentlichen“\n\nAntwort der Regierung:\nDie Karten wurden 2023 veröffentlicht.\n\n\
                Empfehlung 2, zweiter Spiegelstrich:\n„Die Molen beleuchten“\n\nStellungnahme: Entfällt.\n";
    let source = Source::from_bytes("t", text.as_bytes().to_vec()).unwrap();
    let plain = Plain::of(&source);
    let words = Words::of(plain.text());
    assert!(read(&source, &plain, &words, None, &LayoutWords::built_in()).answers.is_empty());
    let mut known = LayoutWords::built_in();
    known.add(GERMAN).unwrap();
    let outline = read(&source, &plain, &words, None, &known);
    let answers: Vec<(String, bool)> =
        outline.answers.iter().map(|a| (a.items.join("+"), a.answer.is_some())).collect();
    assert_eq!(answers, [("1".to_owned(), true), ("2.b".to_owned(), false)]);
    let value = |f: Option<Field>| f.map(|f| f.value);
    assert_eq!(value(outline.header.received).as_deref(), Some("2024-03-03"));
    assert_eq!(value(outline.header.state).as_deref(), Some("Marlonien"));
    assert_eq!(outline.header.language, "de");
}
