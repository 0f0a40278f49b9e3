//! Blocks against answer keys, where the texts are at hand.

use std::path::Path;

use serde::Deserialize;

use super::super::*;
use crate::text::{Plain, Source, Words};

#[derive(Deserialize)]
struct Gold {
    /// The family of the layout; L14 stands for lines filled to a width, whatever the family.
    #[serde(default)]
    layout: String,
    #[serde(default)]
    block: Vec<GoldBlock>,
}

#[derive(Deserialize)]
struct GoldBlock {
    #[serde(default)]
    id: String,
    items: Vec<String>,
    response_first_line: u32,
    response_last_line: u32,
}

/// An item with its words.
pub(super) struct Item {
    pub id: String,
    pub number: String,
    pub letter: Option<char>,
    pub paragraph: Option<u32>,
    pub asks: Vec<String>,
}

/// The items of the pack, or of the list of obligations; none where neither is at hand.
pub(super) fn items() -> Vec<Item> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pack = root.join("rules/cp-rec-2023-03/pack.toml");
    let list = root.join("../shared/design/obligations-cp-rec-2023-03.toml");
    let table = |path: &Path| std::fs::read_to_string(path).ok().and_then(|t| t.parse::<toml::Table>().ok());
    let mut out: Vec<Item> = Vec::new();
    let number = |id: &str| id.split('.').next().unwrap_or(id).to_owned();
    let letter = |id: &str| id.split_once('.').and_then(|(_, l)| l.chars().next());
    if let Some(table) = table(&pack)
        && let Some(array) = table.get("item").and_then(toml::Value::as_array)
    {
        for item in array {
            let text = |key: &str| item.get(key).and_then(|v| v.as_str()).map(str::to_owned);
            let Some(id) = text("id") else { continue };
            out.push(Item {
                number: number(&id),
                letter: letter(&id),
                paragraph: item.get("paragraph").and_then(toml::Value::as_integer).and_then(|p| u32::try_from(p).ok()),
                asks: [text("ask"), text("ask_fr")].into_iter().flatten().collect(),
                id,
            });
        }
    } else if let Some(table) = table(&list) {
        for entry in table["obligation"].as_array().unwrap() {
            let text = |key: &str| entry.get(key).and_then(|v| v.as_str()).unwrap_or("").to_owned();
            let id = text("item");
            if let Some(last) = out.last_mut().filter(|i| i.id == id) {
                last.asks[0].push_str("; ");
                last.asks[0].push_str(&text("asks"));
            } else {
                let paragraph =
                    entry.get("paragraph").and_then(toml::Value::as_integer).and_then(|p| u32::try_from(p).ok());
                out.push(Item { number: number(&id), letter: letter(&id), paragraph, asks: vec![text("asks")], id });
            }
        }
    }
    out
}

pub(super) fn specs(items: &[Item]) -> Vec<ItemSpec<'_>> {
    items
        .iter()
        .map(|i| ItemSpec { id: &i.id, number: &i.number, letter: i.letter, paragraph: i.paragraph, asks: &i.asks })
        .collect()
}

pub(super) fn outline(path: &Path, spec: Option<&[ItemSpec]>) -> Option<(Source, Outline)> {
    let source = crate::read::open(path, &crate::read::Limits::default(), &crate::read::Options::default()).ok()?;
    let plain = Plain::of(&source);
    let words = Words::of(plain.text());
    let outline = read(&source, &plain, &words, spec, &LayoutWords::built_in());
    Some((source, outline))
}

/// The figures of `score.py` for blocks.
fn score(source: &Source, outline: &Outline, gold: &Gold) -> f64 {
    let mut used = vec![false; outline.answers.len()];
    let mut hits = 0;
    for block in &gold.block {
        let mut items = block.items.clone();
        items.sort();
        let found = outline.answers.iter().enumerate().position(|(i, answer)| {
            let mut own = answer.items.clone();
            own.sort();
            let place = answer.answer.map(|a| source.place(a));
            !used[i]
                && own == items
                && match place {
                    None => block.response_first_line == 0,
                    Some(p) => {
                        block.response_first_line > 0
                            && p.line.abs_diff(block.response_first_line) <= 1
                            && p.end_line.abs_diff(block.response_last_line) <= 2
                    }
                }
        });
        match found {
            Some(i) => {
                used[i] = true;
                hits += 1;
            }
            None => println!(
                "   {} {:?} {}-{} not found so",
                block.id, block.items, block.response_first_line, block.response_last_line
            ),
        }
    }
    for (i, answer) in outline.answers.iter().enumerate().filter(|(i, _)| !used[*i]) {
        let place = answer.answer.map(|a| (source.place(a).line, source.place(a).end_line));
        println!("   found {i} {:?} at line {} answer {place:?}", answer.items, source.place(answer.ask).line);
    }
    f64::from(2 * hits) / f64::from(u32::try_from(outline.answers.len() + gold.block.len()).unwrap())
}

#[test]
fn blocks_are_found_as_the_answer_keys_have_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let items = items();
    if items.is_empty() {
        println!("skipped: no items at hand");
        return;
    }
    let specs = specs(&items);
    let replies = [
        "tests/replies/pdf-l14.txt",
        "tests/replies/markdown-l1.md",
        "tests/replies/sober-l1.md",
        "tests/replies/sober-l15.txt",
        "../shared/examples/e1.md",
        "../shared/examples/e2.txt",
        "../shared/examples/e3.md",
        "tests/replies/letter-l15.txt",
        "tests/replies/reponse-l1-fr.md",
        "tests/replies/table-l13.md",
    ];
    for reply in replies {
        let path = root.join(reply);
        let key = path.with_extension("gold.toml");
        let (Some((source, outline)), Ok(gold)) = (outline(&path, Some(&specs)), std::fs::read_to_string(key)) else {
            println!("skipped: {reply} is not at hand");
            continue;
        };
        let gold: Gold = toml::from_str(&gold).unwrap();
        let figure = score(&source, &outline, &gold);
        println!("{reply}: blocks F1 {figure:.3}, {:?}, {:?}", outline.layout, outline.header);
        assert!(figure >= 0.98, "{reply}: {figure:.3}");
    }
}

/// `tests/layouts/replies` holds invented replies in every layout, each in several forms: plain and Markdown, a paragraph a
/// line and hard-wrapped, with the headers, footers and page numbers of a PDF or of a printed page, English and French.
#[test]
fn every_layout_is_recognised_and_cut_into_its_blocks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts/replies");
    let mut keys: Vec<_> = std::fs::read_dir(&root)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.to_string_lossy().ends_with(".gold.toml"))
        .collect();
    keys.sort();
    let mut families: Vec<String> = Vec::new();
    let mut faults: Vec<String> = Vec::new();
    for key in keys {
        let gold: Gold = toml::from_str(&std::fs::read_to_string(&key).unwrap()).unwrap();
        let name = key.file_name().unwrap().to_string_lossy().replace(".gold.toml", "");
        let path =
            ["md", "txt", "html"].iter().map(|e| root.join(format!("{name}.{e}"))).find(|p| p.is_file()).unwrap();
        let (source, outline) = outline(&path, None).unwrap();
        let figure = score(&source, &outline, &gold);
        let family = if gold.layout == "L14" && outline.layout.hard_wrapped {
            "L14".to_owned()
        } else {
            format!("{:?}", outline.layout.family)
        };
        if figure < 0.98 || family != gold.layout || outline.layout.reasons.is_empty() {
            faults.push(format!("{name}: blocks F1 {figure:.3}, {}", outline.layout.said()));
        }
        families.push(family);
    }
    families.sort();
    families.dedup();
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(families.len(), 15, "{families:?}");
}
