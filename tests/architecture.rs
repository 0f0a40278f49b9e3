//! The direction of imports: a layer uses only the layers to its left.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// From left to right; `code` is a leaf for all.
const LAYERS: &[&str] = &[
    "code",
    "text",
    "label",
    "config",
    "read",
    "lexicon",
    "fact",
    "report",
    "rule",
    "library",
    "judge",
    "trace",
    "assessment",
    "render",
    "cli",
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The layer of a file: its folder under `src`, or its own name there.
fn layer(root: &Path, file: &Path) -> String {
    let inner = file.strip_prefix(root).unwrap();
    let first = inner.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.strip_suffix(".rs").map_or(first.clone(), str::to_owned)
}

/// The layers that a text names as `crate::layer`.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in text.split("crate::").skip(1) {
        if let Some(list) = piece.strip_prefix('{') {
            let inner = list.split('}').next().unwrap_or("");
            found.extend(inner.split(',').filter_map(|p| p.trim().split("::").next().map(str::to_owned)));
        } else {
            found.push(piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    found
}

#[test]
fn a_layer_imports_only_layers_to_its_left() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 20, "the sources were found");
    let place = |name: &str| LAYERS.iter().position(|l| *l == name);
    let mut wrong = Vec::new();
    for file in files {
        let name = layer(&root, &file);
        if matches!(name.as_str(), "lib" | "main") {
            continue;
        }
        let Some(own) = place(&name) else {
            wrong.push(format!("{}: `{name}` is no layer; name it in this test, in its place", file.display()));
            continue;
        };
        let text = fs::read_to_string(&file).unwrap();
        for import in imports(&text) {
            match place(&import) {
                Some(other) if other <= own => {}
                Some(_) => {
                    wrong.push(format!("{}: `{name}` imports `{import}`, which stands to its right", file.display()));
                }
                // `assess` and the like are the pipeline of lib.rs, which only the command line calls.
                None if name == "cli" || name == "assessment" => {}
                None => wrong.push(format!("{}: `{import}` is no layer", file.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
