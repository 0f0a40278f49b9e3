//! Institutions: the bodies that a text names, each once, with every mention of it.
//!
//! In: a [`Reading`]. Out: [`Institutions`]. Names are found by their head word ("Ministry", "Office", "Parquet") and read
//! to their end; then mentions are resolved in reading order: abbreviations and short names that brackets introduce, the
//! same words in another order, and "the Board" by the last board that was named. What is not clearly the same stays apart.

mod name;
mod resolve;

use serde::Serialize;

use super::reading::{Passage, Reading, want};
use crate::text::Span;

/// What sort of body an institution is, by the head of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstitutionKind {
    /// A ministry or treasury.
    Ministry,
    /// A department, directorate, unit or bureau.
    Department,
    /// An agency, office, service or fund.
    Agency,
    /// A commission, committee, council, board, chamber or association.
    Commission,
    /// A court.
    Court,
    /// A prosecution service.
    Prosecution,
    /// A police force.
    Police,
    /// An inspectorate.
    Inspectorate,
    /// An ombudsman or commissioner.
    Ombudsman,
    /// A centre, shelter, school or academy.
    Centre,
    /// Parliament, government.
    Parliament,
    /// An organisation of states or citizens.
    International,
}

const OF_NAME: [InstitutionKind; 12] = [
    InstitutionKind::Ministry,
    InstitutionKind::Department,
    InstitutionKind::Agency,
    InstitutionKind::Commission,
    InstitutionKind::Court,
    InstitutionKind::Prosecution,
    InstitutionKind::Police,
    InstitutionKind::Inspectorate,
    InstitutionKind::Ombudsman,
    InstitutionKind::Centre,
    InstitutionKind::Parliament,
    InstitutionKind::International,
];

/// A body, however it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Institution {
    /// Its name as first written in full.
    pub name: String,
    /// Its short name, where the text introduces one.
    pub abbreviation: Option<String>,
    /// What sort of body it is.
    pub kind: InstitutionKind,
    /// Where it is first named.
    pub first: Span,
}

/// One place at which a body is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// The body, by its number in [`Institutions::list`]; `None` where it cannot be told which ("the Board" with no board
    /// named before).
    pub institution: Option<u32>,
    /// The paragraph in which it stands.
    pub paragraph: u32,
}

/// The bodies of a text and where they are named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Institutions {
    /// Each body once, in the order in which they are first named.
    pub list: Vec<Institution>,
    /// All mentions in reading order.
    pub mentions: Vec<Mention>,
}

impl Institutions {
    /// The body that a mention names.
    pub fn of(&self, mention: &Mention) -> Option<&Institution> {
        self.list.get(mention.institution? as usize)
    }

    /// The mention that stands at a span.
    pub fn at(&self, span: Span) -> Option<&Mention> {
        let i = self.mentions.binary_search_by_key(&span.start, |m| m.span.start).ok()?;
        self.mentions.get(i)
    }
}

/// The kind of body that a token heads.
fn kind(p: &Passage<'_>, head: usize) -> InstitutionKind {
    OF_NAME[usize::from(p.mark(head).head).min(OF_NAME.len() - 1)]
}

/// Finds all institutions of a text.
pub fn find(reading: &Reading<'_>) -> Institutions {
    let mut resolver = resolve::Resolver::new(reading.words());
    for passage in reading.passages() {
        let mut next = passage.from;
        for i in passage.hits(want::NAME) {
            if i < next {
                continue;
            }
            if let Some(name) = name::at(&passage, i, next) {
                next = resolver.take(&passage, &name);
            } else if let Some(end) = resolver.short_name(&passage, i) {
                next = end;
            }
        }
    }
    resolver.finish()
}
