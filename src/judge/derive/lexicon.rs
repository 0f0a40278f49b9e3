//! The lexicon of derived rules: all concepts, and the content words of the asks.
//!
//! In: the texts of the obligations and the lexicon files. Out: a [`Lexicon`] in which each content word is a concept of its
//! own, met by its stem in the languages of the asks and of the reply; and which concept each word is.

use rustc_hash::FxHashMap;

use super::ask::Draft;
use super::topic;
use super::words::AskFile;
use crate::lexicon::{Builder, ConceptEntry, ConceptId, Languages, Lexicon, entries};
use crate::rule::{Fault, Faults, RuleFile};
use crate::text::{Span, Words};

/// The texts of all obligations as one text with their spans.
pub(super) struct Asked {
    /// All texts, parted by blank lines.
    pub text: String,
    /// Its words.
    pub words: Words,
    /// Each text.
    pub spans: Vec<Span>,
}

impl Asked {
    /// Joins them.
    pub fn of(drafts: &[Draft]) -> Asked {
        let mut text = String::new();
        let mut spans = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let start = text.len();
            text.push_str(&draft.piece.text);
            spans.push(Span::new(start, text.len()));
            text.push_str("\n\n");
        }
        let words = Words::of(&text);
        Asked { text, words, spans }
    }
}

/// Words of the asks that are looked for; no recommendation has more.
const MOST_WORDS: usize = 8000;

/// The lexicon with the content words of the asks, each a concept of its own; and which concept a word is.
pub(super) fn build(
    asked: &Asked,
    file: &AskFile,
    tongues: [&str; 2],
    lexicons: &[RuleFile],
    languages: &Languages,
) -> Result<(Lexicon, FxHashMap<String, ConceptId>), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut builder = Builder::new(languages);
    for lexicon in lexicons {
        let mut faults = Faults::of(&lexicon.name, &mut faults);
        let (concepts, toml) = entries::<ConceptEntry>(&lexicon.text, "concept");
        toml.iter().for_each(|f| faults.add_toml(f.span.clone(), &f.message));
        for (concept, span) in concepts {
            if let Err(all) = builder.concept(&concept) {
                all.iter().for_each(|f| faults.add_words(&lexicon.text, &span, f));
            }
        }
    }
    let mut of_word = FxHashMap::default();
    if let Some(words) = file.of(tongues[0]) {
        let stems = languages.id(tongues[0]).or(languages.id("en")).map(|id| languages.stems(id));
        let mut first: FxHashMap<String, ConceptId> = FxHashMap::default();
        let mut codes: Vec<&str> = tongues.iter().copied().filter(|t| languages.id(t).is_some()).collect();
        codes.dedup();
        for (_, word) in asked.words.vocabulary().iter().filter(|(_, w)| topic::is_content(w, words)).take(MOST_WORDS) {
            let mut stem = String::new();
            match &stems {
                Some(stems) => stems.of(word, &mut stem),
                None => word.clone_into(&mut stem),
            }
            let phrases = codes.iter().map(|c| ((*c).to_owned(), vec![word.to_owned()])).collect();
            let entry =
                ConceptEntry { id: format!("“{word}”"), gloss: String::new(), includes: Vec::new(), phrases };
            let known = first.get(&stem).copied();
            if let Some(concept) = known.or_else(|| builder.concept(&entry).ok()) {
                first.insert(stem, concept);
                of_word.insert(word.to_owned(), concept);
            }
        }
    }
    match builder.build() {
        Ok(lexicon) if faults.is_empty() => Ok((lexicon, of_word)),
        Ok(_) => Err(faults),
        Err(all) => {
            all.iter().for_each(|f| Faults::of("rules/lexicon", &mut faults).add_words("", &(0..0), f));
            Err(faults)
        }
    }
}
