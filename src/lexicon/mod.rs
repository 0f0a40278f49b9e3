//! Concepts and where a text meets them.
//!
//! In: lexicon files (`rules/lexicon/*.toml`) and a text's words. Out: a [`Lexicon`] and, per text, a [`Reading`]: its
//! sentences, each with the concepts that it meets. One pass finds all concepts; no rule searches the text again.

mod concept;
mod index;
mod language;
mod packed;
mod phrase;
mod reading;
mod stem;
mod table;

pub use concept::ConceptEntry;
pub use index::{Builder, Concept, ConceptId, Hit, Lexicon, Resolved, WordFault, WordKind};
pub use language::{Language, LanguageId, Languages};
pub use reading::{Paragraph, Reading, Sentence};
pub use stem::{Snowball, Stems, fold};
pub use table::{TomlFault, entries, read};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, Words};

    const LANGUAGES: &str = include_str!("../../rules/languages.toml");

    fn met(toml: &str, text: &str) -> Vec<String> {
        let languages = Languages::parse(LANGUAGES).unwrap();
        let (concepts, faults) = entries::<ConceptEntry>(toml, "concept");
        assert!(faults.is_empty(), "{faults:?}");
        let mut builder = Builder::new(&languages);
        for (concept, _) in &concepts {
            builder.concept(concept).unwrap();
        }
        let lexicon = builder.build().unwrap();
        let reading = Reading::of(text, &Words::of(text), &lexicon, &languages, &[Span::new(0, text.len())]);
        let mut ids: Vec<String> = (0..reading.sentences().len())
            .flat_map(|s| reading.hits(s))
            .map(|h| lexicon.concept(h.concept).id.clone())
            .collect();
        ids.sort();
        ids.dedup();
        ids
    }

    const LAWYER: &str = r#"
        [[concept]]
        id = "lawyer"
        is = "who defends"
        en = ["defence|legal counsel", "free .. lawyer"]
        fr = ["avocat", "formation"]
        includes = ["trainee"]
        [[concept]]
        id = "trainee"
        en = ["trainee advocate"]
    "#;

    #[test]
    fn a_concept_is_met_in_other_inflections_and_over_gaps() {
        assert_eq!(met(LAWYER, "She was given a defense counsel by the court and the State."), ["lawyer"]);
        assert_eq!(met(LAWYER, "They shall be given a free and competent law-\nyer by the State."), ["lawyer"]);
        assert_eq!(met(LAWYER, "The trainee advocates of the bar were taught."), ["lawyer", "trainee"]);
    }

    #[test]
    fn phrases_are_met_in_their_own_language_only() {
        assert_eq!(met(LAWYER, "The formation of the court was the same as that of the year before."), [""; 0]);
        assert_eq!(met(LAWYER, "La formation des avocats est assurée par le barreau."), ["lawyer"]);
    }

    #[test]
    fn a_faulty_entry_does_not_hide_the_next() {
        let (found, faults) =
            entries::<ConceptEntry>("[[concept]]\nid = 3\n[[concept]]\nid = \"x\"\nen = [\"y\"]\n", "concept");
        assert_eq!((found.len(), faults.len()), (1, 1));
        assert!(faults[0].span.is_some());
    }
}
