//! Builds the project's own rules into the program, so that an installed `lacuna` works anywhere and starts at once.
//!
//! In: the TOML files under `rules/`. Out: `builtin.rs`, with the text of each file, and each pack in its compiled form,
//! made by the same code that the program has (`text`, `lexicon`, `rule`). A pack with faults is left to be told
//! by the program.
#![allow(dead_code, unused_imports, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/code.rs"]
mod code;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/fact/partial_date.rs"]
pub mod partial_date;
#[path = "src/rule/mod.rs"]
mod rule;
#[path = "src/text/mod.rs"]
mod text;

mod fact {
    pub use crate::partial_date;
}

use rule::RuleFile;

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Fallible<()> {
    for watched in ["rules", "build.rs", "src/code.rs", "src/lexicon", "src/rule", "src/text"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut paths = Vec::new();
    walk(&root.join("rules"), &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    let mut table =
        String::from("/// The files of `rules/`: name from the project's root, and text.\npub const FILES: &[(&str, &str)] = &[\n");
    for path in paths {
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        writeln!(table, "    ({name:?}, include_str!({:?})),", path.display())?;
        files.push(RuleFile { name, text: fs::read_to_string(&path)? });
    }
    table.push_str("];\n/// The compiled packs, by id.\npub const STORED: &[(&str, &[u8])] = &[\n");
    let languages = files.iter().find(|f| f.name == "rules/languages.toml").ok_or("rules/languages.toml is missing")?;
    let languages = lexicon::Languages::parse(&languages.text)?;
    let lexicons: Vec<RuleFile> =
        files.iter().filter(|f| f.name.starts_with("rules/lexicon/") && !rule::is_word_list(&f.name)).cloned().collect();
    for manifest in files.iter().filter(|f| f.name.ends_with("/pack.toml")) {
        let folder = Path::new(&manifest.name).parent().map(ToOwned::to_owned).unwrap_or_default();
        let own: Vec<RuleFile> = files.iter().filter(|f| Path::new(&f.name).parent() == Some(&folder)).cloned().collect();
        match rule::compile(&own, &lexicons, &languages) {
            Ok(rules) => {
                let id = rules.pack.id.clone();
                let path = out.join(format!("{id}.pack"));
                fs::write(&path, postcard::to_stdvec(&rules)?)?;
                writeln!(table, "    ({id:?}, include_bytes!({:?})),", path.display())?;
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
    fs::write(out.join("builtin.rs"), table)?;
    Ok(())
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
