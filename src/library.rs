//! The library: which packs there are, and which one a reply is judged by.
//!
//! In: the rules built into the program, and folders with packs. Out: the compiled [`Rules`] of a pack with all that it
//! extends. A pack finds its reply by the recommendation's reference on the cover; a pack named by the user overrides that,
//! and of several for one reference the first wins: folders come before what is built in. What is built in was checked and
//! compiled with the program, so that no time goes into it at start; files that the user has changed are compiled anew.

mod shelf;

pub use shelf::Shelf;

use std::path::{Component, Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::lexicon::Languages;
use crate::rule::{self, Fault, PackTexts, RuleFile, Rules, compile, is_word_list, nearest};
use shelf::Home;

mod builtin {
    /// A pack in its compiled form, with what its manifest says.
    pub struct Pack {
        pub folder: &'static str,
        pub id: &'static str,
        pub title: &'static str,
        pub recommendation: &'static str,
        pub bytes: &'static [u8],
    }

    include!(concat!(env!("OUT_DIR"), "/builtin.rs"));
}

/// The text of a file of `rules/` that is built in.
pub fn builtin(name: &str) -> Option<&'static str> {
    builtin::FILES.iter().find(|(n, _)| *n == name).map(|(_, text)| *text)
}

/// The annotated pack from which a new one is begun, under an id: the documentation of the form.
pub fn template(id: &str) -> Vec<RuleFile> {
    let id = if id.is_empty() { "my-pack" } else { id };
    let file = |name: &str, text: &str| RuleFile { name: name.to_owned(), text: text.replace("{{id}}", id) };
    vec![
        file("pack.toml", include_str!("../templates/pack/pack.toml")),
        file("1.toml", include_str!("../templates/pack/1.toml")),
        file("lexicon/words.toml", include_str!("../templates/pack/lexicon/words.toml")),
    ]
}

/// The sorts of rule file, each with its JSON Schema: the manifest, files with obligations, lexicons.
pub const SCHEMAS: &[(&str, &str); 3] = &[
    ("pack", include_str!("../docs/schemas/pack.schema.json")),
    ("obligation", include_str!("../docs/schemas/obligation.schema.json")),
    ("lexicon", include_str!("../docs/schemas/lexicon.schema.json")),
];

/// The name of the schema of a sort of file, within a folder of schemas.
pub fn schema_name(sort: &str) -> String {
    format!("{sort}.schema.json")
}

/// The schemas as files of a pack, to which the first lines of its files point, so that editors need no network.
pub fn schemas() -> impl Iterator<Item = RuleFile> {
    SCHEMAS
        .iter()
        .map(|(sort, text)| RuleFile { name: format!("schema/{}", schema_name(sort)), text: (*text).to_owned() })
}

/// The line by which an editor finds the schema of a file in a pack's own folder.
pub fn schema_line(sort: &str) -> String {
    format!("#:schema schema/{}\n", schema_name(sort))
}

/// A name as the id of a pack: small letters, digits and hyphens ("CP/Rec(2023)03" is `cp-rec-2023-03`).
pub fn pack_id(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).take(80).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A scale that is built in, by its name ("un-hrc").
pub fn scale(name: &str) -> Option<RuleFile> {
    let path = format!("{SCALES}{name}.toml");
    builtin(&path).map(|text| RuleFile { name: path, text: text.to_owned() })
}

/// The names of the scales that are built in.
pub fn scales() -> impl Iterator<Item = &'static str> {
    builtin::FILES.iter().filter_map(|(path, _)| path.strip_prefix(SCALES)?.strip_suffix(".toml"))
}

/// The file that says which languages there are.
const LANGUAGES: &str = "languages.toml";

/// The files of a folder of words that are no lexicons.
const WORD_LISTS: &[&str] =
    &[LANGUAGES, "layouts.toml", "references.toml", "asks.toml", "citation.toml", "facts.toml", "verbs.toml"];

/// The folder of the scales.
const SCALES: &str = "rules/scales/";

/// A word list that is built in, in its compiled form; `None` where it could not be compiled.
pub fn word_list<T: DeserializeOwned>(name: &str) -> Option<T> {
    let (_, bytes) = builtin::LISTS.iter().find(|(n, _)| *n == name)?;
    postcard::from_bytes(bytes).ok()
}

/// All packs at hand.
#[derive(Debug, Clone)]
pub struct Library {
    shelves: Vec<Shelf>,
    languages: Languages,
    /// The files of the folders of words that were added.
    words: Vec<RuleFile>,
}

fn fault(code: &'static str, file: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault { code, file: file.into(), span: None, message: message.into(), help: help.into() }
}

impl Library {
    /// The packs that are built in.
    ///
    /// # Errors
    /// A fault where the built-in languages cannot be read; a test proves that they can.
    pub fn builtin() -> Result<Library, Fault> {
        let name = "rules/languages.toml";
        let languages = match word_list(name) {
            Some(languages) => languages,
            None => Languages::parse(builtin(name).unwrap_or_default())
                .map_err(|e| fault(crate::code::RULE_SYNTAX, name, e, "mend the file"))?,
        };
        let mut shelves: Vec<Shelf> = Vec::new();
        for (path, _) in builtin::FILES {
            let Some(folder) = path.strip_suffix("/pack.toml") else { continue };
            shelves.push(match builtin::PACKS.iter().find(|p| p.folder == folder) {
                Some(pack) => Shelf::built_in(folder, pack.id, pack.title, pack.recommendation),
                None => Shelf::of(Home::BuiltIn(folder), "built in".to_owned()),
            });
        }
        Ok(Library { shelves, languages, words: Vec::new() })
    }

    /// Adds the packs of a folder before those at hand: the folder itself where it holds `pack.toml`, else each folder in it
    /// that does, by name. Gives their number. Lexicons are those built in, with the files of the folder's own `lexicon/` or
    /// of the one beside it taking the place of those of the same name.
    ///
    /// # Errors
    /// A fault where the folder or a file in it cannot be read, or where it holds no pack.
    pub fn add_folder(&mut self, folder: &Path) -> Result<usize, Fault> {
        let is_pack = |path: &Path| path.join("pack.toml").is_file();
        let mut homes: Vec<PathBuf> = Vec::new();
        if is_pack(folder) {
            homes.push(folder.to_owned());
        } else {
            for entry in std::fs::read_dir(folder).map_err(|e| shelf::unreadable(folder, &e))? {
                homes.push(entry.map_err(|e| shelf::unreadable(folder, &e))?.path());
            }
            homes.retain(|path| is_pack(path));
            homes.sort();
        }
        if homes.is_empty() {
            if shelf::toml_files(folder)?.iter().any(|f| f.text.contains("[[obligation]]")) {
                return Err(fault(
                    crate::code::RULE_NO_MANIFEST,
                    folder.to_string_lossy(),
                    "holds rules, but no pack.toml that says what they are for",
                    "write pack.toml beside them; `lacuna rules new` shows one with every key explained",
                ));
            }
            return Err(fault(
                crate::code::RULE_NO_PACK,
                folder.to_string_lossy(),
                "holds no pack.toml",
                "name the folder of a pack, for instance rules/cp-rec-2023-03",
            ));
        }
        let made = homes.iter().map(|home| {
            shelf::read(home).map(|texts| Shelf::of(Home::Read(texts), home.to_string_lossy().into_owned()))
        });
        let made = made.collect::<Result<Vec<Shelf>, Fault>>()?;
        let number = made.len();
        self.shelves.splice(0..0, made);
        Ok(number)
    }

    /// Adds a folder of words: files in the form of those under `rules/` and `rules/lexicon/`, which add words or a language.
    /// `languages.toml` says which languages there are; files that are no word list are lexicons, whose concepts join those
    /// of the same id.
    ///
    /// # Errors
    /// A fault where the folder or its languages cannot be read; those of other files are told where they are used.
    pub fn add_words(&mut self, folder: &Path) -> Result<(), Fault> {
        let mut files = shelf::toml_files(folder)?;
        let inner = folder.join("lexicon");
        if inner.is_dir() {
            files.extend(shelf::toml_files(&inner)?);
        }
        if files.is_empty() {
            return Err(fault(
                crate::code::RULE_UNREADABLE,
                folder.to_string_lossy(),
                "holds no TOML file with words",
                "docs/languages.md says which files a folder of words may hold",
            ));
        }
        for file in files.iter().filter(|f| rule::base(&f.name) == LANGUAGES) {
            if let Err(told) = self.languages.add(&file.text) {
                let mut out = Vec::new();
                rule::Faults::of(&file.name, &mut out).add_toml(told.span, &told.message);
                return Err(out.swap_remove(0));
            }
        }
        self.words.extend(files);
        Ok(())
    }

    /// The files of the folders of words.
    pub fn words(&self) -> &[RuleFile] {
        &self.words
    }

    /// The files of the folders of words that bear a name.
    pub fn word_files<'l>(&'l self, name: &'l str) -> impl Iterator<Item = &'l RuleFile> {
        self.words.iter().filter(move |f| rule::base(&f.name) == name)
    }

    /// The languages of all lexicons.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// All packs.
    pub fn shelves(&self) -> &[Shelf] {
        &self.shelves
    }

    /// The packs for a recommendation's reference ("CP/Rec(2023)03"), compared without spaces and case; the first is the one
    /// to judge by.
    pub fn for_recommendation(&self, reference: &str) -> Vec<&Shelf> {
        self.shelves.iter().filter(|s| answers_to(&self.recommendation(s), reference)).collect()
    }

    /// The reference of a pack's recommendation: its own, or that of the nearest pack which it extends.
    pub fn recommendation(&self, shelf: &Shelf) -> String {
        if !shelf.recommendation.is_empty() {
            return shelf.recommendation.clone();
        }
        let lineage = self.lineage(shelf).0;
        let named =
            lineage.iter().rev().map(|texts| Shelf::of(Home::Read(texts.clone()), String::new()).recommendation);
        named.into_iter().find(|r| !r.is_empty()).unwrap_or_default()
    }

    /// The pack of an id.
    pub fn by_id(&self, id: &str) -> Option<&Shelf> {
        self.shelves.iter().find(|s| s.id == id)
    }

    /// Reads and checks a pack.
    ///
    /// # Errors
    /// Every fault of its files and lexicons.
    pub fn load(&self, shelf: &Shelf) -> Result<Rules, Vec<Fault>> {
        if let Some(rules) = self.stored(shelf) {
            return Ok(rules);
        }
        self.compile(shelf)
    }

    /// Reads and checks a pack from its texts, examples and all.
    ///
    /// # Errors
    /// Every fault of its files and lexicons, and of those of the packs that it extends.
    pub fn compile(&self, shelf: &Shelf) -> Result<Rules, Vec<Fault>> {
        let (lineage, faults) = self.lineage(shelf);
        if !faults.is_empty() {
            return Err(faults);
        }
        compile(&lineage, &rule::lexicons(self.lexicons(), &lineage), &self.languages)
    }

    /// All files that a pack is made of, with those of the packs that it extends and all lexicons.
    pub fn files(&self, shelf: &Shelf) -> Vec<RuleFile> {
        let (lineage, _) = self.lineage(shelf);
        let lexicons = rule::lexicons(self.lexicons(), &lineage);
        lineage.into_iter().flat_map(|texts| texts.files).chain(lexicons).collect()
    }

    /// The folders that a pack and those that it extends are read from; none for what is built in.
    pub fn folders(&self, shelf: &Shelf) -> Vec<PathBuf> {
        let (lineage, _) = self.lineage(shelf);
        let folders = lineage.iter().map(|texts| PathBuf::from(&texts.place)).filter(|place| place.is_absolute());
        // Lexicons may stand beside a pack as well.
        folders.flat_map(|home| [home.join("..").join("lexicon"), home]).filter(|folder| folder.is_dir()).collect()
    }

    /// A pack's texts after those of all packs that it extends.
    fn lineage(&self, shelf: &Shelf) -> (Vec<PackTexts>, Vec<Fault>) {
        rule::lineage(shelf.texts(), &|from, name| self.extended(from, name))
    }

    /// The pack that another names under `extends`: by a folder relative to its own, or by id.
    fn extended(&self, from: &PackTexts, name: &str) -> Result<PackTexts, String> {
        if name.contains(['/', '\\']) || name.starts_with('.') {
            let folder = plain(&Path::new(&from.place).join(name));
            if let Some(pack) = builtin::FILES
                .iter()
                .find_map(|(path, _)| path.strip_suffix("/pack.toml").filter(|inner| Path::new(inner) == folder))
            {
                return Ok(shelf::built_in(pack));
            }
            let missing =
                || format!("no pack.toml is in {}; a folder is written as seen from the pack", folder.display());
            let there = folder.join("pack.toml").is_file();
            return if there { shelf::read(&folder).map_err(|f| f.message) } else { Err(missing()) };
        }
        // A pack may bear the id of the one that it extends: it never means itself.
        let others = || self.shelves.iter().map(|s| (s, s.texts())).filter(|(_, texts)| texts.place != from.place);
        if let Some((_, texts)) = others().find(|(shelf, _)| shelf.id == name) {
            return Ok(texts);
        }
        let known: Vec<String> = others().map(|(shelf, _)| shelf.id.clone()).collect();
        Err(nearest(name, known.iter().map(String::as_str)).map_or_else(
            || format!("known here: {}; or write a folder, as in ../other-pack", known.join(", ")),
            |near| format!("did you mean `{near}`?"),
        ))
    }

    /// The compiled form of a pack that is built in, or whose texts are, to the byte, those of one that is.
    fn stored(&self, shelf: &Shelf) -> Option<Rules> {
        if !self.words.is_empty() {
            return None;
        }
        let pack = match &shelf.home {
            Home::BuiltIn(folder) => builtin::PACKS.iter().find(|p| p.folder == *folder)?,
            Home::Read(_) => {
                let pack = builtin::PACKS.iter().find(|p| p.id == shelf.id)?;
                let (own, faults) = self.lineage(shelf);
                let twin = Shelf::built_in(pack.folder, pack.id, pack.title, pack.recommendation);
                let (theirs, _) = self.lineage(&twin);
                let lexicons = |of: &[PackTexts]| rule::lexicons(lexicons(), of);
                let same = faults.is_empty()
                    && own.len() == theirs.len()
                    && own.iter().zip(&theirs).all(|(a, b)| rule::same(&a.files, &b.files))
                    && rule::same(&lexicons(&own), &lexicons(&theirs));
                same.then_some(pack)?
            }
        };
        let mut rules: Rules = postcard::from_bytes(pack.bytes).ok()?;
        rules.lexicon.finish();
        Some(rules)
    }

    /// The lexicons alone, for a reply that no pack matches: those built in, and after them those of the folders of words.
    pub fn lexicons(&self) -> Vec<RuleFile> {
        let added = self.words.iter().filter(|f| !WORD_LISTS.contains(&rule::base(&f.name)));
        lexicons().into_iter().chain(added.cloned()).collect()
    }
}

/// Whether a pack is for a recommendation that a cover names.
fn answers_to(recommendation: &str, reference: &str) -> bool {
    let plain = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    !recommendation.is_empty() && plain(recommendation) == plain(reference)
}

/// A path without `.` and, where a folder stands before it, without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            _ => out.push(part),
        }
    }
    out
}

fn lexicons() -> Vec<RuleFile> {
    texts(|path| path.starts_with("rules/lexicon/") && !is_word_list(path))
}

/// The built-in files whose path is wanted.
fn texts(wanted: impl Fn(&str) -> bool) -> Vec<RuleFile> {
    let all = builtin::FILES.iter().filter(|(path, _)| wanted(path));
    all.map(|(path, text)| RuleFile { name: (*path).to_owned(), text: (*text).to_owned() }).collect()
}
