//! Builds the project's own rules into the program, so that an installed `lacuna` works anywhere and starts at once.
//!
//! In: the TOML files under `rules/`. Out: `builtin.rs`, with the text of each file, and in compiled form each pack and each
//! word list, made by the same code that the program has (`text`, `lexicon`, `rule`, the word lists of `fact` and `report`). A
//! file with faults is left to be told by the program.
#![allow(dead_code, unused_imports, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/code.rs"]
mod code;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/rule/mod.rs"]
mod rule;
#[path = "src/text/mod.rs"]
mod text;

#[path = "src/fact"]
mod fact {
    pub mod cue;
    pub mod partial_date;

    #[path = "citation"]
    pub mod citation {
        pub mod role;
        pub mod words;
    }

    #[path = "stance"]
    pub mod stance {
        pub mod class;
        pub mod verb;
    }
}

#[path = "src/report"]
mod report {
    mod spelling;
    pub mod words;
}

use rule::RuleFile;

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Fallible<()> {
    // A change to the code below makes a new script, which is run anew in any case.
    println!("cargo:rerun-if-changed=rules");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut paths = Vec::new();
    walk(&root.join("rules"), &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    let mut table = String::from(
        "/// The files of `rules/`: name from the project's root, and text.\npub const FILES: &[(&str, &str)] = &[\n",
    );
    for path in paths {
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        writeln!(table, "    ({name:?}, include_str!({:?})),", path.display())?;
        files.push(RuleFile { name, text: fs::read_to_string(&path)? });
    }
    table.push_str("];\n");
    let text = |name: &str| files.iter().find(|f| f.name == name).map_or("", |f| f.text.as_str());
    let languages = lexicon::Languages::parse(text("rules/languages.toml"))?;
    lists(&mut table, &out, &languages, text)?;
    packs(&mut table, &out, &languages, &files)?;
    fs::write(out.join("builtin.rs"), table)?;
    Ok(())
}

/// The word lists, compiled.
fn lists<'t>(
    table: &mut String,
    out: &Path,
    languages: &lexicon::Languages,
    text: impl Fn(&str) -> &'t str,
) -> Fallible<()> {
    table.push_str("/// The compiled word lists, by file.\npub const LISTS: &[(&str, &[u8])] = &[\n");
    let mut list = |name: &str, compiled: Option<Vec<u8>>| -> Fallible<()> {
        let Some(bytes) = compiled else { return Ok(()) };
        let path = out.join(name.replace('/', "-"));
        fs::write(&path, bytes)?;
        Ok(writeln!(table, "    ({name:?}, include_bytes!({:?})),", path.display())?)
    };
    let (layouts, citation) = ("rules/layouts.toml", "rules/lexicon/citation.toml");
    let (facts, verbs) = ("rules/lexicon/facts.toml", "rules/lexicon/verbs.toml");
    let mut cues = fact::cue::Cues::default();
    list("rules/languages.toml", stored(Some(languages))?)?;
    list(layouts, stored(report::words::LayoutWords::parse(text(layouts)).ok().as_ref())?)?;
    list(citation, stored(fact::citation::words::CitationWords::parse(text(citation)).ok().as_ref())?)?;
    list(verbs, stored(fact::stance::verb::Verbs::parse(&[text(verbs)], languages).ok().as_ref())?)?;
    list(facts, stored(cues.add(text(facts)).is_ok().then_some(&cues))?)?;
    table.push_str("];\n");
    Ok(())
}

fn stored<T: serde::Serialize>(value: Option<&T>) -> Fallible<Option<Vec<u8>>> {
    Ok(value.map(|v| postcard::to_stdvec(v)).transpose()?)
}

/// The packs, compiled.
fn packs(table: &mut String, out: &Path, languages: &lexicon::Languages, files: &[RuleFile]) -> Fallible<()> {
    table.push_str("/// The compiled packs: folder, id, title, recommendation.\npub const PACKS: &[Pack] = &[\n");
    let lexicons: Vec<RuleFile> = files
        .iter()
        .filter(|f| f.name.starts_with("rules/lexicon/") && !rule::is_word_list(&f.name))
        .cloned()
        .collect();
    for manifest in files.iter().filter(|f| f.name.ends_with("/pack.toml")) {
        let folder = Path::new(&manifest.name).parent().map(ToOwned::to_owned).unwrap_or_default();
        let (lineage, mut faults) = rule::lineage(texts(files, &folder), &|_, id| {
            let named = |f: &&RuleFile| f.name == format!("rules/{id}/pack.toml");
            let found = files.iter().find(named).and_then(|f| Path::new(&f.name).parent());
            found.map(|folder| texts(files, folder)).ok_or_else(|| "name a pack under rules/".to_owned())
        });
        let lexicons = rule::lexicons(lexicons.clone(), &lineage);
        let compiled = match faults.is_empty() {
            true => rule::compile(&lineage, &lexicons, languages),
            false => Err(std::mem::take(&mut faults)),
        };
        match compiled {
            Ok(rules) => {
                let pack = &rules.pack;
                let path = out.join(format!("{}.pack", pack.id));
                fs::write(&path, postcard::to_stdvec(&rules)?)?;
                writeln!(
                    table,
                    "    Pack {{ folder: {:?}, id: {:?}, title: {:?}, recommendation: {:?}, bytes: include_bytes!({:?}) }},",
                    folder.display(),
                    pack.id,
                    pack.title,
                    pack.recommendation,
                    path.display()
                )?;
            }
            // The program itself tells the faults of such a pack, with their places.
            Err(faults) => {
                for fault in faults.iter().take(20) {
                    println!("cargo:warning={}: {} {:?}: {}", fault.file, fault.code, fault.span, fault.message);
                }
            }
        }
    }
    table.push_str("];\n");
    Ok(())
}

/// The texts of the pack in a folder.
fn texts(files: &[RuleFile], folder: &Path) -> rule::PackTexts {
    let of = |folder: &Path| files.iter().filter(|f| Path::new(&f.name).parent() == Some(folder)).cloned().collect();
    let place = folder.to_string_lossy().into_owned();
    rule::PackTexts { place, files: of(folder), lexicons: of(&folder.join("lexicon")) }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Fallible<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
