//! Shelves: where one pack stands, and its texts.
//!
//! In: the folder of a pack, in the program or on the disk. Out: what its manifest says in short, and its [`PackTexts`].
//! Nothing is checked here; faults are told when the pack is compiled.

use std::path::{Path, PathBuf};

use super::texts;
use crate::rule::{Fault, PackTexts, RuleFile, is_word_list};

/// A pack that can be loaded.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// The pack's id; the name of its folder where the manifest cannot be read.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The reference of its recommendation; empty where it takes that from a pack which it extends.
    pub recommendation: String,
    /// Where it is, as it was named: a folder, or "built in".
    pub place: String,
    pub(super) home: Home,
}

/// Where the texts of a pack are.
#[derive(Debug, Clone)]
pub(super) enum Home {
    /// In the program, in this folder.
    BuiltIn(&'static str),
    /// Read from files.
    Read(PackTexts),
}

impl Shelf {
    /// A pack that is built in.
    pub(super) fn built_in(folder: &'static str, id: &str, title: &str, recommendation: &str) -> Shelf {
        Shelf {
            id: id.to_owned(),
            title: title.to_owned(),
            recommendation: recommendation.to_owned(),
            place: "built in".to_owned(),
            home: Home::BuiltIn(folder),
        }
    }

    /// A pack whose manifest is yet to be read.
    pub(super) fn of(home: Home, place: String) -> Shelf {
        let texts = home.texts();
        let manifest = texts.manifest().map_or("", |m| m.text.as_str());
        let table: toml::Table = toml::from_str(manifest).unwrap_or_default();
        let text = |key: &str| table.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        Shelf { id: texts.id(), title: text("title"), recommendation: text("recommendation"), place, home }
    }

    /// Its texts, without those of the packs that it extends.
    pub fn texts(&self) -> PackTexts {
        self.home.texts()
    }

    /// The lexicons in its own folder, without those beside it that several packs share.
    pub fn own_lexicons(&self) -> Vec<RuleFile> {
        let texts = self.texts();
        let folder = if matches!(self.home, Home::BuiltIn(_)) { &texts.place } else { &self.place };
        let own = Path::new(folder).join("lexicon");
        texts.lexicons.into_iter().filter(|f| Path::new(&f.name).parent() == Some(&own)).collect()
    }
}

impl Home {
    fn texts(&self) -> PackTexts {
        match self {
            Home::BuiltIn(folder) => built_in(folder),
            Home::Read(texts) => texts.clone(),
        }
    }
}

/// The texts of a folder of the program.
pub(super) fn built_in(folder: &str) -> PackTexts {
    let of = |folder: &str| texts(|path| Path::new(path).parent() == Some(Path::new(folder)));
    PackTexts { place: folder.to_owned(), files: of(folder), lexicons: of(&format!("{folder}/lexicon")) }
}

/// Reads the pack of a folder, with the lexicons in its own `lexicon/` and in the one beside it.
///
/// # Errors
/// A fault where a file in it cannot be read.
pub(super) fn read(home: &Path) -> Result<PackTexts, Fault> {
    let files = toml_files(home)?;
    let mut lexicons = Vec::new();
    for beside in [home.join("..").join("lexicon"), home.join("lexicon")] {
        if beside.is_dir() {
            lexicons.extend(toml_files(&beside)?.into_iter().filter(|f| !is_word_list(&f.name)));
        }
    }
    // However a folder is named, it is one place.
    let place = std::fs::canonicalize(home).unwrap_or_else(|_| home.to_owned());
    Ok(PackTexts { place: place.to_string_lossy().into_owned(), files, lexicons })
}

/// The fault of a path that cannot be read.
pub(super) fn unreadable(path: &Path, e: &std::io::Error) -> Fault {
    let (message, help) = if e.kind() == std::io::ErrorKind::InvalidData {
        ("is not text in UTF-8".to_owned(), "save the file again with the encoding UTF-8")
    } else {
        (format!("cannot be read: {e}"), "check the path, and that you may read it")
    };
    super::fault(crate::code::RULE_UNREADABLE, path.to_string_lossy(), message, help)
}

/// The TOML files of a folder, in order.
pub(super) fn toml_files(folder: &Path) -> Result<Vec<RuleFile>, Fault> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|e| unreadable(folder, &e))?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|p| match std::fs::read_to_string(&p) {
            Ok(text) => Ok(RuleFile { name: p.to_string_lossy().into_owned(), text }),
            Err(e) => Err(unreadable(&p, &e)),
        })
        .collect()
}
