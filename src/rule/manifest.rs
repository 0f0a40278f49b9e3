//! The manifest: what a pack says of itself, and what is recommended.
//!
//! In: `pack.toml`, and those of the packs that it extends. Out: a [`Manifest`] and its tables, or their faults. A pack that
//! extends others leaves out what they say.

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::{Date, Datetime};

use super::fault::Faults;
use super::probe::ProbeEntry;
use super::urgency::{self, Urgency};
use crate::lexicon::read;

/// The years that a reply reports on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First year.
    pub from: i16,
    /// Last year.
    pub to: i16,
}

/// One numbered recommendation.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// Its number ("2", "iv", "B").
    pub number: String,
    /// What it is about, in the pack's own words.
    pub title: String,
    /// The articles of the convention that it rests on.
    #[serde(default)]
    pub articles: Vec<String>,
    /// How strongly the body asks for all of it, where its items do not say.
    pub urgency: Option<Urgency>,
}

/// One item (indent) of a recommendation.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id ("2.c"; "1" where the recommendation has no indents).
    pub id: String,
    /// The paragraph of the evaluation report that it cites.
    pub paragraph: Option<u32>,
    /// What it asks, in the pack's own words; a reply's asks are recognised by their likeness to it.
    pub ask: String,
    /// The same in French.
    pub ask_fr: Option<String>,
    /// The letter, where it has one.
    pub letter: Option<String>,
    /// Its place among the indents, from 1.
    pub order: Option<u32>,
    /// How strongly the body asks for it; else the verb of `ask` tells.
    pub urgency: Option<Urgency>,
}

impl Item {
    /// Its id without its letter: "2" of "2.c", "140.11" of "140.11.b".
    pub fn unlettered(&self) -> &str {
        let stem = self.letter.as_deref().and_then(|l| self.id.strip_suffix(l));
        stem.map_or(&*self.id, |s| s.trim_end_matches('.'))
    }

    /// The number of its recommendation ("2" of "2.c").
    pub fn number(&self) -> &str {
        self.id.split('.').next().unwrap_or(&self.id)
    }
}

/// The manifest as written.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The pack's id ("cp-rec-2023-03").
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: u32,
    /// The recommendation's reference, as replies bear it on the cover.
    pub recommendation: String,
    /// The body that recommends.
    pub body: String,
    /// The state that is asked.
    pub addressee: String,
    /// The day of adoption: the baseline.
    #[cfg_attr(test, schemars(with = "String", extend("pattern" = super::schema::DAY)))]
    pub adopted: Spanned<Datetime>,
    /// The years that the reply reports on.
    pub period: Option<Period>,
    /// The treaty behind it.
    pub convention: Option<String>,
    /// The official scale of the body, by its name in `rules/scales`.
    pub scale: Option<String>,
    /// What no sentence on point is about: another crime, a building, a celebration. A measure told in a sentence for which
    /// this holds serves no obligation of the pack.
    #[cfg_attr(test, schemars(with = "Option<ProbeEntry>"))]
    pub aside: Option<Spanned<ProbeEntry>>,
}

/// What a pack takes from those that it extends where it does not say it itself.
pub(super) const INHERITED: &[&str] =
    &["recommendation", "body", "addressee", "adopted", "period", "convention", "scale"];

/// How strongly an item is asked: as it says itself, by its verb, or as its recommendation says.
pub(super) fn asked(item: &str, items: &[Item], recommended: &[Recommendation]) -> Option<Urgency> {
    let item = items.iter().find(|i| i.id == item)?;
    let verb = || urgency::of_ask(&item.ask).or_else(|| item.ask_fr.as_deref().and_then(urgency::of_ask));
    let whole = || recommended.iter().find(|r| r.number == item.number()).and_then(|r| r.urgency);
    item.urgency.or_else(verb).or_else(whole)
}

/// What a pack says of itself; what it leaves out, the packs that it extends say, the nearest first.
pub(super) fn manifest<'t>(
    text: &'t str,
    inherited: impl DoubleEndedIterator<Item = &'t str>,
    faults: &mut Faults,
) -> Option<Manifest> {
    // `entries` has told the syntax faults of this file already.
    let mut table = DeTable::parse_recoverable(text).0.into_inner();
    for array in ["item", "recommended", "obligation", "waiver"] {
        table.remove(array);
    }
    if let Some((key, value)) = table.remove_entry("extends")
        && !value.get_ref().is_array()
    {
        faults.add(
            crate::code::RULE_WRONG_TYPE,
            Some(key.span()),
            "`extends` is a list of packs.",
            "write the ids or folders in brackets: extends = [\"cp-rec-2023-03\"]",
        );
    }
    for manifest in inherited.rev() {
        let mut theirs = DeTable::parse_recoverable(manifest).0.into_inner();
        for key in INHERITED {
            if let Some((key, value)) = theirs.remove_entry(*key).filter(|_| !table.contains_key(*key)) {
                table.insert(key, value);
            }
        }
    }
    match read::<Manifest>(Spanned::new(0..0, DeValue::Table(table))) {
        Ok(manifest) => {
            if day(manifest.adopted.get_ref()).is_none() {
                faults.add(
                    crate::code::RULE_WRONG_TYPE,
                    Some(manifest.adopted.span()),
                    "`adopted` is no day.",
                    "write it as year-month-day, without an hour and without quotation marks: 2023-06-06",
                );
            }
            Some(manifest)
        }
        Err(all) => {
            all.iter().for_each(|f| faults.add_toml(f.span.clone().filter(|s| !s.is_empty()), &f.message));
            None
        }
    }
}

/// A day without an hour.
pub(super) fn day(written: &Datetime) -> Option<Date> {
    written.date.filter(|_| written.time.is_none())
}
