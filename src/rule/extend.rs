//! Extending: a pack that builds on others.
//!
//! In: a pack's texts, and a way to find what its manifest names under `extends`. Out: its lineage, the packs that it rests on
//! first and itself last, each once. Obligations, items and waivers of a later pack take the place of those of the same id,
//! concepts of the same id add their words. Refused: a name that leads to no pack, and packs that extend one another.

use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::fault::{Fault, Faults};
use super::file::RuleFile;
use crate::code;

/// The texts of one pack, without those of the packs that it extends.
#[derive(Debug, Clone)]
pub struct PackTexts {
    /// The folder that they are from, by which two packs are told apart.
    pub place: String,
    /// The manifest and the obligations.
    pub files: Vec<RuleFile>,
    /// The pack's own lexicons.
    pub lexicons: Vec<RuleFile>,
}

impl PackTexts {
    /// `pack.toml`, where it has one.
    pub fn manifest(&self) -> Option<&RuleFile> {
        self.files.iter().find(|f| base(&f.name) == "pack.toml")
    }

    /// Its id, as its manifest says; the name of its folder where that cannot be read.
    pub fn id(&self) -> String {
        let text = self.manifest().map_or("", |m| m.text.as_str());
        let table: toml::Table = toml::from_str(text).unwrap_or_default();
        let id = table.get("id").and_then(toml::Value::as_str).map(str::to_owned);
        id.unwrap_or_else(|| base(&self.place).to_owned())
    }

    /// What it extends, by id or folder, as written, each with its place in the manifest.
    pub fn extends(&self) -> Vec<(String, Range<usize>)> {
        let text = self.manifest().map_or("", |m| m.text.as_str());
        let read = toml::from_str::<Extends>(text).unwrap_or_default();
        read.extends.into_iter().map(|name| (name.get_ref().clone(), name.span())).collect()
    }
}

/// The one key of a manifest that is read here; spans are kept in plain structs only.
#[derive(Deserialize, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Extends {
    /// Packs that this one builds on, by id or folder; what it leaves out, they say.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    extends: Vec<Spanned<String>>,
}

/// The last part of a file's name.
pub fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// A way to find the pack that another names; where there is none, it says what to do.
type Find<'f> = dyn Fn(&PackTexts, &str) -> Result<PackTexts, String> + 'f;

/// A pack with all that it extends, the furthest first, itself last; and the faults on the way there.
pub fn lineage(pack: PackTexts, find: &Find) -> (Vec<PackTexts>, Vec<Fault>) {
    let mut walk = Walk { find, open: Vec::new(), done: Vec::new(), faults: Vec::new() };
    walk.visit(pack);
    (walk.done, walk.faults)
}

struct Walk<'f> {
    find: &'f Find<'f>,
    /// The packs that are being followed: place and name.
    open: Vec<(String, String)>,
    done: Vec<PackTexts>,
    faults: Vec<Fault>,
}

impl Walk<'_> {
    fn visit(&mut self, pack: PackTexts) {
        self.open.push((pack.place.clone(), pack.id()));
        let manifest = pack.manifest().map_or_else(|| pack.place.clone(), |m| m.name.clone());
        for (wanted, span) in pack.extends() {
            let mut faults = Faults::of(&manifest, &mut self.faults);
            let found = match (self.find)(&pack, &wanted) {
                Ok(found) => found,
                Err(help) => {
                    let message = format!("there is no pack `{wanted}` to extend");
                    faults.add(code::RULE_EXTENDS_UNKNOWN, Some(span), message, help);
                    continue;
                }
            };
            if let Some(at) = self.open.iter().position(|(place, _)| *place == found.place) {
                let mut circle: Vec<&str> = self.open[at..].iter().map(|(_, name)| name.as_str()).collect();
                circle.push(circle[0]);
                faults.add(
                    code::RULE_EXTENDS_CYCLE,
                    Some(span),
                    format!("packs extend one another in a circle: {}", circle.join(" → ")),
                    "take one of these names out of its `extends`",
                );
            } else if self.done.iter().all(|known| known.place != found.place) {
                self.visit(found);
            }
        }
        self.open.pop();
        self.done.push(pack);
    }
}

/// The lexicons of a lineage: the shared ones, and those of each pack. A pack's file takes the place of the shared one of the
/// same name.
pub fn lexicons(shared: Vec<RuleFile>, lineage: &[PackTexts]) -> Vec<RuleFile> {
    let names: Vec<String> = shared.iter().map(|f| base(&f.name).to_owned()).collect();
    let mut out = shared;
    for file in lineage.iter().flat_map(|pack| &pack.lexicons) {
        match names.iter().position(|n| n == base(&file.name)) {
            Some(at) => out[at] = file.clone(),
            None => out.push(file.clone()),
        }
    }
    out
}

/// Whether two lists of files hold the same texts under the same names, wherever they are.
pub fn same(a: &[RuleFile], b: &[RuleFile]) -> bool {
    let alike = |f: &RuleFile, g: &RuleFile| Path::new(&f.name).file_name() == Path::new(&g.name).file_name();
    a.len() == b.len() && a.iter().zip(b).all(|(f, g)| alike(f, g) && f.text == g.text)
}
