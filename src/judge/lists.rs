//! The word lists by which a reply is read: those that come with the program, and those of the user's folders of words.
//!
//! In: a [`Library`]. Out: [`WordLists`], or every fault of the files that were added. What is added joins what is there, so
//! that a further language needs TOML alone.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::derive::AskFile;
use crate::fact::citation::CitationWords;
use crate::fact::cue::Cues;
use crate::fact::stance::Verbs;
use crate::lexicon::{Languages, TomlFault};
use crate::library::{self, Library};
use crate::report::LayoutWords;
use crate::report::reference::ReferenceWords;
use crate::rule::{Fault, Faults};

const VERBS: &str = "rules/lexicon/verbs.toml";

/// The word lists by which the grammars read.
pub struct WordLists {
    /// Marks of asks and answers.
    pub layout: LayoutWords,
    /// Kinds of law and words that point back to one.
    pub citation: CitationWords,
    /// Months, number words, units, heads of institutions.
    pub cues: Cow<'static, Cues>,
    /// Verb forms, by which clauses show their tense.
    pub verbs: Verbs,
    /// Words that send the reader to another answer.
    pub refers: ReferenceWords,
    /// Files that add to the words by which asks are read; these are read only where no pack is at hand.
    asks: Vec<String>,
}

impl WordLists {
    /// Those that come with the program. Tests prove that all of them can be read; what could not be would be empty.
    pub fn built_in(languages: &Languages) -> WordLists {
        static CUES: LazyLock<Cues> =
            LazyLock::new(|| library::word_list("rules/lexicon/facts.toml").unwrap_or_else(|| Cues::builtin().clone()));
        let parsed = || Verbs::parse(&[library::builtin(VERBS).unwrap_or_default()], languages).unwrap_or_default();
        WordLists {
            layout: library::word_list("rules/layouts.toml").unwrap_or_else(LayoutWords::built_in),
            citation: library::word_list("rules/lexicon/citation.toml").unwrap_or_else(CitationWords::builtin),
            cues: Cow::Borrowed(&CUES),
            verbs: library::word_list(VERBS).unwrap_or_else(parsed),
            refers: ReferenceWords::built_in(),
            asks: Vec::new(),
        }
    }

    /// Those that come with the program, with those of a library's folders of words.
    ///
    /// # Errors
    /// Every fault of the files that were added.
    pub fn of(library: &Library) -> Result<WordLists, Vec<Fault>> {
        let mut lists = WordLists::built_in(library.languages());
        let mut out = Vec::new();
        for file in library.word_files("layouts.toml") {
            tell(&mut out, &file.name, lists.layout.add(&file.text).map_err(|e| vec![toml_fault(&e)]));
        }
        for file in library.word_files("references.toml") {
            tell(&mut out, &file.name, lists.refers.add(&file.text).map_err(|e| vec![toml_fault(&e)]));
        }
        for file in library.word_files("citation.toml") {
            tell(&mut out, &file.name, lists.citation.add(&file.text).map_err(|e| vec![toml_fault(&e)]));
        }
        for file in library.word_files("facts.toml") {
            let told = lists.cues.to_mut().add(&file.text);
            let plain = |f: crate::fact::cue::CueFault| TomlFault { span: f.span, message: f.message };
            tell(&mut out, &file.name, told.map_err(|all| all.into_iter().map(plain).collect()));
        }
        let mut verbs = vec![library::builtin(VERBS).unwrap_or_default()];
        for file in library.word_files("verbs.toml") {
            verbs.push(&file.text);
            match Verbs::parse(&verbs, library.languages()) {
                Ok(all) => lists.verbs = all,
                Err(all) => tell(&mut out, &file.name, Err(all)),
            }
        }
        for file in library.word_files("asks.toml") {
            match AskFile::default().add(&file.text) {
                Ok(()) => lists.asks.push(file.text.clone()),
                Err(e) => tell(&mut out, &file.name, Err(vec![toml_fault(&e)])),
            }
        }
        if out.is_empty() { Ok(lists) } else { Err(out) }
    }

    /// The words by which asks are read.
    pub(super) fn asks(&self) -> AskFile {
        let mut file = AskFile::built_in();
        for added in &self.asks {
            // It was read before it was taken in.
            let _ = file.add(added);
        }
        file
    }
}

fn toml_fault(e: &toml::de::Error) -> TomlFault {
    TomlFault { span: e.span(), message: e.message().to_owned() }
}

fn tell(out: &mut Vec<Fault>, file: &str, told: Result<(), Vec<TomlFault>>) {
    let mut faults = Faults::of(file, out);
    told.err().into_iter().flatten().for_each(|f| faults.add_toml(f.span, &f.message));
}
