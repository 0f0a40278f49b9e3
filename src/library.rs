//! The library: which packs there are, and which one a reply is judged by.
//!
//! In: the rules built into the program and, where the user names it, a folder with a pack. Out: the texts of a pack with
//! the lexicons that go with it, or the compiled [`Rules`]. A pack finds its reply by the recommendation's reference on the
//! cover; a pack named by the user overrides that. What is built in was checked and compiled with the program, so that no
//! time goes into it at start; files that the user has changed are compiled anew.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::lexicon::Languages;
use crate::rule::{Fault, RuleFile, Rules, compile, is_word_list};

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

/// The folder of the scales.
const SCALES: &str = "rules/scales/";

/// A word list that is built in, in its compiled form; `None` where it could not be compiled.
pub fn word_list<T: DeserializeOwned>(name: &str) -> Option<T> {
    let (_, bytes) = builtin::LISTS.iter().find(|(n, _)| *n == name)?;
    postcard::from_bytes(bytes).ok()
}

/// A pack that can be loaded.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// The pack's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The reference of its recommendation.
    pub recommendation: String,
    /// Where it is: a folder, or "built in".
    pub place: String,
    texts: Texts,
}

/// Where the texts of a pack are.
#[derive(Debug, Clone)]
enum Texts {
    /// In the program: those of this folder, with the lexicons built in.
    BuiltIn(&'static str),
    /// Read from files.
    Read { files: Vec<RuleFile>, lexicons: Vec<RuleFile> },
}

/// All packs at hand.
#[derive(Debug, Clone)]
pub struct Library {
    shelves: Vec<Shelf>,
    languages: Languages,
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
        for (path, text) in builtin::FILES {
            let Some(folder) = path.strip_suffix("/pack.toml") else { continue };
            let (place, texts) = ("built in".to_owned(), Texts::BuiltIn(folder));
            shelves.push(match builtin::PACKS.iter().find(|p| p.folder == folder) {
                Some(pack) => Shelf {
                    id: pack.id.to_owned(),
                    title: pack.title.to_owned(),
                    recommendation: pack.recommendation.to_owned(),
                    place,
                    texts,
                },
                None => shelf(text, place, texts),
            });
        }
        Ok(Library { shelves, languages })
    }

    /// Adds the packs of a folder: the folder itself where it holds `pack.toml`, else each folder in it that does. Lexicons
    /// are those built in, with the files of the folder's own `lexicon/` or of the one beside it taking the place of those
    /// of the same name.
    ///
    /// # Errors
    /// A fault where the folder or a file in it cannot be read, or where it holds no pack.
    pub fn add_folder(&mut self, folder: &Path) -> Result<(), Fault> {
        let unreadable = |path: &Path, e: &std::io::Error| {
            fault(
                crate::code::RULE_UNREADABLE,
                path.to_string_lossy(),
                format!("cannot be read: {e}"),
                "check the path",
            )
        };
        let mut homes: Vec<PathBuf> = Vec::new();
        if folder.join("pack.toml").is_file() {
            homes.push(folder.to_owned());
        } else {
            for entry in std::fs::read_dir(folder).map_err(|e| unreadable(folder, &e))? {
                let path = entry.map_err(|e| unreadable(folder, &e))?.path();
                if path.join("pack.toml").is_file() {
                    homes.push(path);
                }
            }
            homes.sort();
        }
        if homes.is_empty() {
            return Err(fault(
                crate::code::RULE_NO_PACK,
                folder.to_string_lossy(),
                "holds no pack.toml",
                "name the folder of a pack, for instance rules/cp-rec-2023-03",
            ));
        }
        for home in homes {
            let files = read_toml(&home).map_err(|(p, e)| unreadable(&p, &e))?;
            let mut lexicons = lexicons();
            for beside in [home.join("..").join("lexicon"), home.join("lexicon")] {
                if beside.is_dir() {
                    for file in read_toml(&beside).map_err(|(p, e)| unreadable(&p, &e))? {
                        if is_word_list(&file.name) {
                            continue;
                        }
                        let base = |n: &str| Path::new(n).file_name().map(ToOwned::to_owned);
                        match lexicons.iter_mut().find(|l| base(&l.name) == base(&file.name)) {
                            Some(known) => *known = file,
                            None => lexicons.push(file),
                        }
                    }
                }
            }
            let manifest = files.iter().find(|f| f.name.ends_with("pack.toml")).map_or("", |f| f.text.as_str());
            let texts = Texts::Read { files: files.clone(), lexicons };
            let made = shelf(manifest, home.to_string_lossy().into_owned(), texts);
            // A folder named by the user comes before what is built in.
            self.shelves.insert(0, made);
        }
        Ok(())
    }

    /// The languages of all lexicons.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// All packs.
    pub fn shelves(&self) -> &[Shelf] {
        &self.shelves
    }

    /// The pack for a recommendation's reference ("CP/Rec(2023)03"), compared without spaces and case.
    pub fn for_recommendation(&self, reference: &str) -> Option<&Shelf> {
        let plain = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        self.shelves.iter().find(|s| !s.recommendation.is_empty() && plain(&s.recommendation) == plain(reference))
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
        if let Some(rules) = stored(shelf) {
            return Ok(rules);
        }
        self.compile(shelf)
    }

    /// Reads and checks a pack from its texts, examples and all.
    ///
    /// # Errors
    /// Every fault of its files and lexicons.
    pub fn compile(&self, shelf: &Shelf) -> Result<Rules, Vec<Fault>> {
        compile(&shelf.files(), &shelf.lexicons(), &self.languages)
    }

    /// The lexicons alone, for a reply that no pack matches.
    ///
    /// # Errors
    /// Every fault of the lexicons.
    pub fn lexicons(&self) -> Vec<RuleFile> {
        lexicons()
    }
}

impl Shelf {
    /// The pack's files.
    pub fn files(&self) -> Vec<RuleFile> {
        match &self.texts {
            Texts::BuiltIn(folder) => texts(|path| Path::new(path).parent() == Some(Path::new(folder))),
            Texts::Read { files, .. } => files.clone(),
        }
    }

    /// The lexicons that go with it.
    pub fn lexicons(&self) -> Vec<RuleFile> {
        match &self.texts {
            Texts::BuiltIn(_) => lexicons(),
            Texts::Read { lexicons, .. } => lexicons.clone(),
        }
    }
}

/// The compiled form of a pack that is built in, or whose files and lexicons are, to the byte, those that are.
fn stored(shelf: &Shelf) -> Option<Rules> {
    let pack = match &shelf.texts {
        Texts::BuiltIn(folder) => builtin::PACKS.iter().find(|p| p.folder == *folder)?,
        Texts::Read { files, lexicons } => {
            let pack = builtin::PACKS.iter().find(|p| p.id == shelf.id)?;
            let same = |file: &RuleFile| {
                let name = Path::new(&file.name).file_name()?;
                let folder = Path::new(&file.name).parent()?.file_name()?;
                let inner = format!("rules/{}/{}", folder.to_string_lossy(), name.to_string_lossy());
                (builtin(&inner)? == file.text).then_some(())
            };
            let own =
                builtin::FILES.iter().filter(|(n, _)| Path::new(n).parent() == Some(Path::new(pack.folder))).count();
            if own != files.len() || lexicons.len() != self::lexicons().len() {
                return None;
            }
            files.iter().chain(lexicons).try_for_each(same)?;
            pack
        }
    };
    let mut rules: Rules = postcard::from_bytes(pack.bytes).ok()?;
    rules.lexicon.finish();
    Some(rules)
}

fn lexicons() -> Vec<RuleFile> {
    texts(|path| path.starts_with("rules/lexicon/") && !is_word_list(path))
}

/// The built-in files whose path is wanted.
fn texts(wanted: impl Fn(&str) -> bool) -> Vec<RuleFile> {
    let all = builtin::FILES.iter().filter(|(path, _)| wanted(path));
    all.map(|(path, text)| RuleFile { name: (*path).to_owned(), text: (*text).to_owned() }).collect()
}

fn shelf(manifest: &str, place: String, texts: Texts) -> Shelf {
    let table: toml::Table = toml::from_str(manifest).unwrap_or_default();
    let text = |key: &str| table.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    Shelf { id: text("id"), title: text("title"), recommendation: text("recommendation"), place, texts }
}

fn read_toml(folder: &Path) -> Result<Vec<RuleFile>, (PathBuf, std::io::Error)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|e| (folder.to_owned(), e))?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|p| match std::fs::read_to_string(&p) {
            Ok(text) => Ok(RuleFile { name: p.to_string_lossy().into_owned(), text }),
            Err(e) => Err((p, e)),
        })
        .collect()
}
