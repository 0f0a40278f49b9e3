//! Compiling: from the files of a pack to [`Rules`].
//!
//! In: the texts of a pack and of those that it extends, of the lexicons and of the languages. Out: a checked pack with the
//! lexicon compiled for it, or all faults at once. A pack is `pack.toml` (the manifest) and files with obligations.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::extend::PackTexts;
use super::fault::{Fault, Faults, purpose};
use super::file::{OF_LEXICON, OF_RULES, RuleFile, stray};
use super::manifest::{Item, Recommendation, asked, manifest};
use super::never;
use super::obligation::{Kind, Obligation, ObligationEntry, Part};
use super::pack::{Override, Pack, Rules};
use super::probe;
use super::waiver;
use crate::lexicon::{Builder, ConceptEntry, ConceptId, Languages, Lexicon, WordFault, entries};

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
        second(&found, "item", "id", |item| &item.id, &mut faults);
        found.into_iter().for_each(|(item, _)| put(&mut items, item, |a, b| a.id == b.id));
        let (found, toml) = entries::<Recommendation>(&file.text, "recommended");
        toml.iter().for_each(|f| faults.add_toml(f.span.clone(), &f.message));
        second(&found, "recommendation", "number", |r| &r.number, &mut faults);
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
        for file in &pack.lexicons {
            stray(file, OF_LEXICON, &mut Faults::of(&file.name, &mut out));
        }
        for file in &pack.files {
            let mut faults = Faults::of(&file.name, &mut out);
            // Keys at the head of a manifest are told where it is read.
            if pack.manifest().is_none_or(|m| m.name != file.name) {
                stray(file, OF_RULES, &mut faults);
            }
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
            all.iter().for_each(|fault| unknown_included(fault, lexicons, &mut out));
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
                adopted: m.adopted.get_ref().to_string(),
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

/// Tells tables of one manifest that bear the same name: the first would be lost.
fn second<T>(found: &[(T, Range<usize>)], what: &str, key: &str, name: impl Fn(&T) -> &String, faults: &mut Faults) {
    for (nth, (entry, span)) in found.iter().enumerate() {
        if found[..nth].iter().any(|(before, _)| name(before) == name(entry)) {
            faults.add(
                crate::code::RULE_DUPLICATE_ID,
                Some(span.clone()),
                format!("A second {what} has the {key} `{}`.", name(entry)),
                format!("give each {what} its own {key}, or take one of the two out"),
            );
        }
    }
}

/// Tells a concept that another includes and that no lexicon has. Which file says so is looked for only now.
fn unknown_included(fault: &WordFault, lexicons: &[RuleFile], out: &mut Vec<Fault>) {
    let says = |c: &ConceptEntry| c.includes.contains(&fault.written);
    let of = |file: &RuleFile| entries::<ConceptEntry>(&file.text, "concept").0.into_iter().find(|(c, _)| says(c));
    let found = lexicons.iter().find_map(|file| of(file).map(|(_, span)| (file, span)));
    let (name, text, span) =
        found.map_or(("rules/lexicon", "", 0..0), |(f, span)| (f.name.as_str(), f.text.as_str(), span));
    Faults::of(name, out).add_words(text, &span, fault);
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

/// Checks an obligation and compiles its probes.
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
