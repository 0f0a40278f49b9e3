//! Places within a page that can be linked to: obligations, the lines of the reply, the words that verdicts rest on.
//!
//! In: an assessment and the text of the reply. Out: ids, each used once, and links to them. A place that is not in the text
//! gets no link.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use crate::assessment::{Assessment, Role};
use crate::render::labels::Labels;
use crate::rule::Status;
use crate::text::{Place, Source};
use crate::trace::anchor;

/// Words with a link, if there is a place to link to.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub href: Option<String>,
    pub text: String,
}

/// A passage that verdicts rest on.
#[derive(Debug, Default)]
pub(super) struct Cited {
    /// Where it ends, in bytes.
    pub end: u32,
    /// The verdicts that it decides, by number.
    pub decides: Vec<usize>,
}

pub(super) struct Anchors<'a> {
    source: &'a Source,
    labels: &'a Labels,
    /// One for each verdict; none where its obligation is not shown to the reader who was named.
    obligations: Vec<Option<String>>,
    by_id: HashMap<&'a str, usize>,
    words: BTreeMap<u32, Cited>,
}

impl<'a> Anchors<'a> {
    pub fn of(assessment: &'a Assessment, source: &'a Source, labels: &'a Labels) -> Anchors<'a> {
        let (mut used, mut by_id) = (HashSet::new(), HashMap::new());
        let mut obligations = Vec::with_capacity(assessment.verdicts.len());
        let mut words: BTreeMap<u32, Cited> = BTreeMap::new();
        for (number, verdict) in assessment.verdicts.iter().enumerate() {
            by_id.entry(verdict.obligation.as_str()).or_insert(number);
            if verdict.status != Status::Addressed && !assessment.shows(verdict) {
                obligations.push(None);
                continue;
            }
            let mut id = format!("o-{}", anchor(&verdict.obligation));
            if !used.insert(id.clone()) {
                id = format!("o{number}-{}", anchor(&verdict.obligation));
                used.insert(id.clone());
            }
            obligations.push(Some(id));
            for evidence in &verdict.evidence {
                let (start, end) = (evidence.place.start, evidence.place.end);
                let shown = source.text().get(start as usize..end as usize);
                if shown.is_none_or(|w| w.trim().is_empty()) {
                    continue;
                }
                let cited = words.entry(start).or_default();
                cited.end = cited.end.max(end);
                if evidence.role == Role::Decisive && !cited.decides.contains(&number) {
                    cited.decides.push(number);
                }
            }
        }
        Anchors { source, labels, obligations, by_id, words }
    }

    /// The passages that verdicts rest on, by where they start.
    pub fn words(&self) -> &BTreeMap<u32, Cited> {
        &self.words
    }

    /// The id of a verdict's obligation, where it is shown.
    pub fn obligation(&self, number: usize) -> Option<&str> {
        self.obligations.get(number)?.as_deref()
    }

    /// A link to the obligation of a verdict.
    pub fn to_verdict(&self, number: usize, id: &str) -> Link {
        Link { href: self.obligation(number).map(|anchor| format!("#{anchor}")), text: id.to_owned() }
    }

    /// A link to an obligation by its id.
    pub fn to_obligation(&self, id: &str) -> Link {
        match self.by_id.get(id) {
            Some(&number) => self.to_verdict(number, id),
            None => Link { href: None, text: id.to_owned() },
        }
    }

    /// Where a place is shown: its words where a verdict rests on them, else its line.
    pub fn href(&self, place: &Place) -> Option<String> {
        if self.words.contains_key(&place.start) {
            return Some(format!("#w{}", place.start));
        }
        self.line_href(place.line)
    }

    /// Where a line is shown; an empty line is not.
    pub fn line_href(&self, line: u32) -> Option<String> {
        let there = line >= 1 && !self.source.line_span(line).of(self.source.text()).trim().is_empty();
        there.then(|| format!("#L{line}"))
    }

    /// "line 49", with a link.
    pub fn to(&self, place: &Place) -> Link {
        Link { href: self.href(place), text: self.labels.place(place) }
    }

    /// "lines 49–53", with a link to the first.
    pub fn to_lines(&self, place: &Place) -> Link {
        Link { href: self.href(place), text: self.labels.extent(place) }
    }

    /// "49", with a link.
    pub fn to_line(&self, line: u32) -> Link {
        Link { href: self.line_href(line), text: line.to_string() }
    }
}
