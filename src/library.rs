//! The library: which packs there are, and which one a reply is judged by.
//!
//! In: the rules built into the program and, where the user names it, a folder with a pack. Out: the texts of a pack with
//! the lexicons that go with it, or the compiled [`Rules`]. A pack finds its reply by the recommendation's reference on the
//! cover; a pack named by the user overrides that. What is built in was checked and compiled with the program, so that no
//! time goes into it at start; files that the user has changed are compiled anew.

use std::path::{Path, PathBuf};

use crate::lexicon::Languages;
use crate::rule::{Fault, RuleFile, Rules, compile, is_word_list};

mod builtin {
    include!(concat!(env!("OUT_DIR"), "/builtin.rs"));
}

/// The text of a file of `rules/` that is built in.
pub fn builtin(name: &str) -> Option<&'static str> {
    builtin::FILES.iter().find(|(n, _)| *n == name).map(|(_, text)| *text)
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
    files: Vec<RuleFile>,
    lexicons: Vec<RuleFile>,
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
        let languages = Languages::parse(builtin(name).unwrap_or_default())
            .map_err(|e| fault(crate::code::RULE_SYNTAX, name, e, "mend the file"))?;
        let lexicons = lexicons();
        let mut shelves: Vec<Shelf> = Vec::new();
        for (path, text) in builtin::FILES {
            let Some(folder) = path.strip_suffix("/pack.toml") else { continue };
            let files = builtin::FILES
                .iter()
                .filter(|(p, _)| Path::new(p).parent() == Some(Path::new(folder)))
                .map(|(p, t)| RuleFile { name: (*p).to_owned(), text: (*t).to_owned() })
                .collect();
            shelves.push(shelf(text, "built in".into(), files, lexicons.clone()));
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
            fault(crate::code::RULE_UNREADABLE, path.to_string_lossy(), format!("cannot be read: {e}"), "check the path")
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
            let made = shelf(manifest, home.to_string_lossy().into_owned(), files.clone(), lexicons);
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
        compile(&shelf.files, &shelf.lexicons, &self.languages)
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
    pub fn files(&self) -> &[RuleFile] {
        &self.files
    }

    /// The lexicons that go with it.
    pub fn lexicons(&self) -> &[RuleFile] {
        &self.lexicons
    }
}

/// The compiled form of a pack whose files and lexicons are, to the byte, those that are built in.
fn stored(shelf: &Shelf) -> Option<Rules> {
    let same = |file: &RuleFile| {
        let name = Path::new(&file.name).file_name()?;
        let folder = Path::new(&file.name).parent()?.file_name()?;
        let inner = format!("rules/{}/{}", folder.to_string_lossy(), name.to_string_lossy());
        (builtin(&inner)? == file.text).then_some(())
    };
    let own = builtin::FILES.iter().filter(|(n, _)| n.starts_with(&format!("rules/{}/", shelf.id))).count();
    if own != shelf.files.len() || shelf.lexicons.len() != lexicons().len() {
        return None;
    }
    shelf.files.iter().chain(&shelf.lexicons).try_for_each(same)?;
    let (_, bytes) = builtin::STORED.iter().find(|(id, _)| *id == shelf.id)?;
    let mut rules: Rules = postcard::from_bytes(bytes).ok()?;
    rules.lexicon.finish();
    Some(rules)
}

fn lexicons() -> Vec<RuleFile> {
    builtin::FILES
        .iter()
        .filter(|(p, _)| p.starts_with("rules/lexicon/") && !is_word_list(p))
        .map(|(p, t)| RuleFile { name: (*p).to_owned(), text: (*t).to_owned() })
        .collect()
}

fn shelf(manifest: &str, place: String, files: Vec<RuleFile>, lexicons: Vec<RuleFile>) -> Shelf {
    let table: toml::Table = toml::from_str(manifest).unwrap_or_default();
    let text = |key: &str| table.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    Shelf { id: text("id"), title: text("title"), recommendation: text("recommendation"), place, files, lexicons }
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
