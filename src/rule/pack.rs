//! Packs: the rule set for one recommendation.
//!
//! In: the texts of a pack's files, of the lexicons and of the languages. Out: [`Rules`], a checked pack with the lexicon
//! compiled for it, or all faults at once. A pack is `pack.toml` (the manifest) and one file per numbered recommendation.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::extend::PackTexts;
use super::fault::{Fault, Faults, purpose};
use super::never;
use super::obligation::{Kind, Obligation, ObligationEntry, Part};
use super::probe::{self, Probe, ProbeEntry};
use super::urgency::{self, Urgency};
use super::waiver::{self, Waiver};
use crate::fact::partial_date::PartialDate;
use crate::lexicon::{Builder, ConceptEntry, ConceptId, Languages, Lexicon, entries, read};

/// A file of rules: its name, as the author knows it, and its text.
#[derive(Debug, Clone)]
pub struct RuleFile {
    /// The name, with its folder.
    pub name: String,
    /// The TOML.
    pub text: String,
}

/// Whether a file of `rules/lexicon` is the word list of a grammar, which holds no concepts.
pub fn is_word_list(name: &str) -> bool {
    ["citation.toml", "facts.toml", "verbs.toml"].iter().any(|f| name.ends_with(f))
}

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
    pub adopted: toml::value::Datetime,
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

/// A checked pack.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pack {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The version.
    pub version: u32,
    /// The recommendation's reference.
    pub recommendation: String,
    /// The body that recommends.
    pub body: String,
    /// The state that is asked.
    pub addressee: String,
    /// The baseline, in ISO form.
    pub adopted: String,
    /// The years reported on.
    pub period: Option<Period>,
    /// The treaty behind it.
    pub convention: Option<String>,
    /// The body's official scale.
    pub scale: Option<String>,
    /// What no sentence on point is about.
    pub aside: Option<Probe>,
    /// The numbered recommendations.
    pub recommendations: Vec<Recommendation>,
    /// The items, in order.
    pub items: Vec<Item>,
    /// The obligations, in order.
    pub obligations: Vec<Obligation>,
    /// Obligations that somebody has decided not to press for a time.
    pub waivers: Vec<Waiver>,
    /// The ids of the packs that it extends, the furthest first.
    pub extends: Vec<String>,
    /// Its obligations that take the place of those of a pack that it extends.
    pub overrides: Vec<Override>,
}

/// An obligation that takes the place of another of the same id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Override {
    /// The obligation.
    pub obligation: String,
    /// The id of the pack whose obligation it replaces.
    pub of: String,
}

impl Pack {
    /// The baseline: the day of adoption; where it is not known, the start of the period.
    pub fn baseline(&self) -> PartialDate {
        let start = self.period.map_or(2000, |p| p.from);
        PartialDate::parse(&self.adopted).map_or_else(|| PartialDate::of_year(start), |(date, _)| date)
    }

    /// An obligation by id.
    pub fn obligation(&self, id: &str) -> Option<&Obligation> {
        self.obligations.iter().find(|o| o.id == id)
    }

    /// An item by id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|i| i.id == id)
    }

    /// The recommendation that an item belongs to.
    pub fn recommendation_of(&self, item: &str) -> Option<&Recommendation> {
        let number = item.split('.').next().unwrap_or(item);
        self.recommendations.iter().find(|r| r.number == number)
    }
}

/// A pack with the lexicon that was compiled for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rules {
    /// The pack.
    pub pack: Pack,
    /// All concepts of all lexicons and the pack's own phrases.
    pub lexicon: Lexicon,
    /// For kinds of measure that practice alone does not prove, the concepts that do.
    pub proofs: Vec<(Kind, Vec<ConceptId>)>,
}

/// What proves which kind of measure; see the file.
const MEASURES: &str = include_str!("../../rules/measures.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureEntry {
    kind: Kind,
    proof: Vec<String>,
}

/// The proofs whose concepts a lexicon has.
fn proofs(lexicon: &Lexicon) -> Vec<(Kind, Vec<ConceptId>)> {
    let (entries, _) = entries::<MeasureEntry>(MEASURES, "measure");
    entries.into_iter().map(|(m, _)| (m.kind, m.proof.iter().filter_map(|id| lexicon.find(id)).collect())).collect()
}

/// What a pack takes from those that it extends where it does not say it itself.
pub(super) const INHERITED: &[&str] =
    &["recommendation", "body", "addressee", "adopted", "period", "convention", "scale"];

/// Puts an entry in the place of the one that it overrides, or behind all.
fn put<T>(list: &mut Vec<T>, entry: T, same: impl Fn(&T, &T) -> bool) {
    match list.iter_mut().find(|known| same(known, &entry)) {
        Some(known) => *known = entry,
        None => list.push(entry),
    }
}

/// Reads and checks a pack: `lineage` ends with it, the packs that it extends stand before it.
///
/// # Errors
/// Every fault of every file, in the order of the files.
pub fn compile(lineage: &[PackTexts], lexicons: &[RuleFile], languages: &Languages) -> Result<Rules, Vec<Fault>> {
    let mut out = Vec::new();
    let Some((own, extended)) = lineage.split_last() else { return Err(out) };
    let mut builder = Builder::new(languages);
    for file in lexicons {
        let mut faults = Faults::of(&file.name, &mut out);
        let (concepts, toml) = entries::<ConceptEntry>(&file.text, "concept");
        toml.iter().for_each(|f| faults.add_toml(f.span.clone(), &f.message));
        for (concept, span) in concepts {
            if let Err(all) = builder.concept(&concept) {
                all.iter().for_each(|f| faults.add_words(&file.text, &span, f));
            }
        }
    }
    let Some(manifest_file) = own.manifest() else {
        let file = own.files.first().map_or("the pack", |f| f.name.as_str());
        Faults::of(file, &mut out).add(
            crate::code::RULE_NO_MANIFEST,
            None,
            "there is no pack.toml",
            "`lacuna rules new` writes one",
        );
        return Err(out);
    };
    let inherited = extended.iter().filter_map(PackTexts::manifest).map(|m| m.text.as_str());
    let manifest = manifest(&manifest_file.text, inherited, &mut Faults::of(&manifest_file.name, &mut out));
    // The items of all packs are known before the first obligation is read: it may belong to one of an extended pack.
    let mut recommended: Vec<Recommendation> = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    let mut waivers = Vec::new();
    for file in lineage.iter().filter_map(PackTexts::manifest) {
        let mut faults = Faults::of(&file.name, &mut out);
        let (found, toml) = entries::<Item>(&file.text, "item");
        toml.iter().for_each(|f| faults.add_toml(f.span.clone(), &f.message));
        found.into_iter().for_each(|(item, _)| put(&mut items, item, |a, b| a.id == b.id));
        let (found, toml) = entries::<Recommendation>(&file.text, "recommended");
        toml.iter().for_each(|f| faults.add_toml(f.span.clone(), &f.message));
        found.into_iter().for_each(|(r, _)| put(&mut recommended, r, |a, b| a.number == b.number));
        for (waiver, span) in waiver::read(&file.text, &mut faults) {
            put(&mut waivers, (waiver, file, span), |a, b| a.0.obligation == b.0.obligation);
        }
    }
    let aside = manifest
        .as_ref()
        .and_then(|m| m.aside.as_ref())
        .and_then(|entry| probe::compile(entry, &mut builder, &mut Faults::of(&manifest_file.name, &mut out)));
    let mut obligations: Vec<Obligation> = Vec::new();
    let mut overrides: Vec<Override> = Vec::new();
    // Of each id: the number of the pack that it is of.
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for (nth, pack) in lineage.iter().enumerate() {
        for file in &pack.files {
            let mut faults = Faults::of(&file.name, &mut out);
            let (found, toml) = entries::<ObligationEntry>(&file.text, "obligation");
            toml.iter().for_each(|f| faults.add_toml(f.span.clone(), &f.message));
            for (entry, _) in found {
                match ids.insert(entry.id.get_ref().clone(), nth) {
                    Some(before) if before == nth => faults.add(
                        crate::code::RULE_DUPLICATE_ID,
                        Some(entry.id.span()),
                        format!("A second obligation has the id `{}`.", entry.id.get_ref()),
                        "give each obligation an id of its own, for instance with the next number",
                    ),
                    Some(before) => {
                        let of = lineage[before].id();
                        put(&mut overrides, Override { obligation: entry.id.get_ref().clone(), of }, |a, b| {
                            a.obligation == b.obligation
                        });
                    }
                    None => {}
                }
                if let Some(made) = obligation(entry, &items, &mut builder, &mut faults) {
                    put(&mut obligations, made, |a, b| a.id == b.id);
                }
            }
        }
    }
    if obligations.is_empty() && out.is_empty() {
        Faults::of(&manifest_file.name, &mut out).add(
            crate::code::RULE_NO_OBLIGATION,
            None,
            "the pack holds no obligation",
            "add [[obligation]] tables, or let `lacuna rules draft` write them",
        );
    }
    // An obligation with a fault is left out above, and is told there.
    if out.is_empty() {
        for (waiver, file, span) in &waivers {
            waiver::check(waiver, span, &obligations, &mut Faults::of(&file.name, &mut out));
        }
    }
    let lexicon = match builder.build() {
        Ok(lexicon) => Some(lexicon),
        Err(all) => {
            for fault in all {
                // Names of concepts that are not there; which file says so is looked for only now.
                let says = |c: &ConceptEntry| c.includes.contains(&fault.written);
                let of = |file: &RuleFile| {
                    entries::<ConceptEntry>(&file.text, "concept").0.into_iter().find(|(c, _)| says(c))
                };
                let found = lexicons.iter().find_map(|file| of(file).map(|(_, span)| (file, span)));
                let (name, text, span) =
                    found.map_or(("rules/lexicon", "", 0..0), |(f, span)| (f.name.as_str(), f.text.as_str(), span));
                Faults::of(name, &mut out).add_words(text, &span, &fault);
            }
            None
        }
    };
    match (manifest, lexicon) {
        (Some(m), Some(lexicon)) if out.is_empty() => {
            for obligation in &mut obligations {
                obligation.urgency = obligation.urgency.or_else(|| asked(&obligation.item, &items, &recommended));
            }
            let order = |o: &Obligation| items.iter().position(|i| i.id == o.item);
            obligations.sort_by_key(order);
            let pack = Pack {
                id: m.id,
                title: m.title,
                version: m.version,
                recommendation: m.recommendation,
                body: m.body,
                addressee: m.addressee,
                adopted: m.adopted.to_string(),
                period: m.period,
                convention: m.convention,
                scale: m.scale,
                aside,
                recommendations: recommended,
                items,
                obligations,
                waivers: waivers.into_iter().map(|(w, ..)| w).collect(),
                extends: extended.iter().map(PackTexts::id).collect(),
                overrides,
            };
            let proofs = proofs(&lexicon);
            Ok(Rules { pack, lexicon, proofs })
        }
        _ => Err(told_once(out)),
    }
}

/// Faults without repeats: each reading of a file's tables tells the syntax faults of the whole file.
fn told_once(faults: Vec<Fault>) -> Vec<Fault> {
    let mut out: Vec<Fault> = Vec::with_capacity(faults.len());
    for fault in faults {
        if !out.contains(&fault) {
            out.push(fault);
        }
    }
    out
}

/// How strongly an item is asked: as it says itself, by its verb, or as its recommendation says.
fn asked(item: &str, items: &[Item], recommended: &[Recommendation]) -> Option<Urgency> {
    let item = items.iter().find(|i| i.id == item)?;
    let verb = || urgency::of_ask(&item.ask).or_else(|| item.ask_fr.as_deref().and_then(urgency::of_ask));
    let whole = || recommended.iter().find(|r| r.number == item.number()).and_then(|r| r.urgency);
    item.urgency.or_else(verb).or_else(whole)
}

/// What a pack says of itself; what it leaves out, the packs that it extends say, the nearest first.
fn manifest<'t>(
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
        Ok(manifest) => Some(manifest),
        Err(all) => {
            all.iter().for_each(|f| faults.add_toml(f.span.clone().filter(|s| !s.is_empty()), &f.message));
            None
        }
    }
}

fn obligation(
    entry: ObligationEntry,
    items: &[Item],
    builder: &mut Builder,
    faults: &mut Faults,
) -> Option<Obligation> {
    let id = entry.id.get_ref();
    let item = entry.source.item.get_ref();
    if !items.is_empty() && !items.iter().any(|i| i.id == *item) {
        let help = super::fault::nearest(item, items.iter().map(|i| i.id.as_str())).map_or_else(
            || "list the item in pack.toml under [[item]]".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        faults.add(
            crate::code::RULE_UNKNOWN_ITEM,
            Some(entry.source.item.span()),
            format!("The pack has no item `{item}`, which obligation `{id}` stands under."),
            help,
        );
    }
    for (name, text) in [("why", &entry.why), ("question", &entry.question), ("asks", &entry.asks)] {
        if text.get_ref().trim().is_empty() {
            faults.add(
                crate::code::RULE_MISSING_KEY,
                Some(text.span()),
                format!("`{name}` of obligation `{id}` says nothing."),
                format!("say {} in a sentence", purpose(name)),
            );
        }
    }
    let mut compile = |probe: &Spanned<probe::ProbeEntry>| probe::compile(probe, builder, faults);
    let topic = compile(&entry.topic);
    let beside = entry.beside.as_ref().and_then(&mut compile);
    let elsewhere = entry.elsewhere.as_ref().and_then(&mut compile);
    let declines = entry.declines.as_ref().and_then(&mut compile);
    let parts =
        entry.part.iter().filter_map(|p| compile(&p.needs).map(|needs| Part { name: p.name.clone(), needs })).collect();
    if let (Some(topic), Some(beside), Some(written)) = (&topic, &beside, &entry.beside)
        && let Some(concept) = never::implied(topic, beside)
    {
        faults.add(
            crate::code::RULE_PROBE_NEVER,
            Some(written.span()),
            format!("`beside` holds wherever `topic` of `{id}` does, by {}.", builder.name(concept)),
            "let `beside` name what other sentences have: as it is, nothing is ever on point",
        );
    }
    Some(Obligation {
        id: entry.id.get_ref().clone(),
        version: entry.version,
        item: entry.source.item.into_inner(),
        paragraph: entry.source.paragraph,
        names: entry.source.names,
        asks: entry.asks.into_inner(),
        kind: entry.kind,
        urgency: entry.urgency,
        topic: topic?,
        beside,
        elsewhere,
        declines,
        parts,
        why: entry.why.into_inner(),
        question: entry.question.into_inner(),
        examples: entry.example,
    })
}
