//! Law cited, by instrument.
//!
//! In: an assessment. Out: each instrument once, in reading order, with all articles cited of it, its number and date as far as
//! any mention gives them, and the lines; and the references whose instrument cannot be told.

use std::collections::HashMap;

use super::wording::{Lies, lies};
use crate::assessment::{Assessment, CitationSaid};

/// What is cited of one instrument.
#[derive(Debug, Default)]
pub struct Cited<'a> {
    /// Its name.
    pub name: &'a str,
    /// The articles, as printed.
    pub articles: Vec<&'a str>,
    /// Its number.
    pub number: Option<&'a str>,
    /// Its date, in ISO form.
    pub date: Option<&'a str>,
    /// How its date lies to the baseline, where there are both.
    pub lies: Option<Lies>,
    /// The lines where it is cited.
    pub lines: Vec<u32>,
}

/// The instruments cited, and the references whose instrument cannot be told.
pub fn cited(assessment: &Assessment) -> (Vec<Cited<'_>>, Vec<&CitationSaid>) {
    let mut cited: Vec<Cited> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    let mut untold = Vec::new();
    for citation in &assessment.citations {
        let Some(name) = citation.instrument.as_deref() else {
            untold.push(citation);
            continue;
        };
        let at = *index.entry(name).or_insert_with(|| {
            cited.push(Cited { name, ..Cited::default() });
            cited.len() - 1
        });
        let it = &mut cited[at];
        for article in citation.articles.iter().map(String::as_str) {
            if !it.articles.contains(&article) {
                it.articles.push(article);
            }
        }
        it.number = it.number.or(citation.number.as_deref());
        it.date = it.date.or(citation.date.as_deref());
        if it.lines.last() != Some(&citation.place.line) {
            it.lines.push(citation.place.line);
        }
    }
    let baseline = Some(assessment.pack.adopted.as_str()).filter(|b| !b.is_empty());
    for it in &mut cited {
        it.lies = it.date.zip(baseline).map(|(date, baseline)| lies(date, baseline));
    }
    (cited, untold)
}
