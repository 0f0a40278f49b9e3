//! The numbers that Word puts before paragraphs, which stand nowhere in the text and must be counted.
//!
//! In: `numbering.xml`, then each numbered paragraph in order. Out: what stands before it ("2.", "(b)", "1.3", or a dash).
//! Lists that share one definition go on counting from each other, unless a list says where it starts; a deeper level starts
//! anew after each step of a level above it.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::read::numeral::Form;
use crate::read::xml::{Element, Event, Xml};
use crate::read::{Limits, Refusal};

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    form: Form,
    /// With `%1` for the number of the first level, and so on.
    text: String,
    /// Numbers of the levels above are written in digits.
    legal: bool,
    /// The level above which it starts anew, from 1; 0 for never.
    restart: Option<usize>,
    /// The style whose paragraphs are on this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Level {
        Level { start: 1, form: Form::Decimal, text: String::new(), legal: false, restart: None, style: None }
    }
}

#[derive(Debug, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The definition is that of the list with this style.
    same_as: Option<String>,
    /// The list style that it defines.
    defines: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    definition: i64,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: FxHashMap<i64, Definition>,
    lists: FxHashMap<i64, List>,
    counts: FxHashMap<i64, [Option<u32>; LEVELS]>,
    /// Lists and levels whose own start was used.
    started: FxHashSet<(i64, usize)>,
}

/// What stands before a paragraph.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    pub text: String,
    pub depth: u8,
}

impl Numbering {
    /// Reads the definitions.
    pub fn read(text: &str, limits: &Limits) -> Result<Numbering, Refusal> {
        let mut xml = Xml::new("word/numbering.xml", text, limits);
        let mut all = Numbering::default();
        let mut definition: Option<i64> = None;
        let mut list: Option<i64> = None;
        let mut at = 0usize;
        while let Some(event) = xml.next()? {
            let Event::Open(element) = event else { continue };
            match element.name() {
                "abstractNum" => {
                    definition = element.number("abstractNumId");
                    list = None;
                    all.definitions.entry(definition.unwrap_or(-1)).or_default();
                }
                "num" => {
                    list = element.number("numId");
                    definition = None;
                    all.lists.entry(list.unwrap_or(-1)).or_default();
                }
                "lvl" | "lvlOverride" => at = element.number("ilvl").map_or(0, level_index),
                _ => {}
            }
            if let Some(definition) = definition.and_then(|id| all.definitions.get_mut(&id)) {
                match element.name() {
                    "numStyleLink" => definition.same_as = element.get("val"),
                    "styleLink" => definition.defines = element.get("val"),
                    _ => describe(&element, &mut definition.levels[at]),
                }
            } else if let Some(list) = list.and_then(|id| all.lists.get_mut(&id)) {
                match element.name() {
                    "abstractNumId" => list.definition = element.number("val").unwrap_or(-1),
                    "startOverride" => list.starts[at] = element.number("val").and_then(|n| n.try_into().ok()),
                    _ => describe(&element, &mut list.levels[at]),
                }
            }
        }
        Ok(all)
    }

    /// The definition of a list, where it is said to be that of a style's list.
    fn definition(&self, list: &List) -> i64 {
        let style = self.definitions.get(&list.definition).and_then(|d| d.same_as.as_ref());
        let shared = style.and_then(|s| {
            let mut ids: Vec<i64> =
                self.definitions.iter().filter(|(_, d)| d.defines.as_ref() == Some(s)).map(|(id, _)| *id).collect();
            ids.sort_unstable();
            ids.first().copied()
        });
        shared.unwrap_or(list.definition)
    }

    /// Counts a paragraph of a list. Without a level, it is on the level of its style.
    pub fn count(&mut self, id: i64, level: Option<i64>, style: Option<&str>) -> Option<Label> {
        let list = self.lists.get(&id)?;
        let definition_id = self.definition(list);
        let definition = self.definitions.get(&definition_id)?;
        let of_style = || {
            let style = style?;
            (0..LEVELS).find(|&l| definition.levels[l].as_ref().is_some_and(|v| v.style.as_deref() == Some(style)))
        };
        let at = level.map(level_index).or_else(of_style).unwrap_or(0);
        let find = |l: usize| list.levels[l].as_ref().or(definition.levels[l].as_ref());
        let own = find(at)?;
        let start = |l: usize| list.starts[l].or(find(l).map(|v| v.start)).unwrap_or(1);
        let counts = self.counts.entry(definition_id).or_default();
        let anew = list.starts[at].is_some() && self.started.insert((id, at));
        counts[at] = Some(match counts[at] {
            Some(n) if !anew => n.saturating_add(1),
            _ => start(at),
        });
        for (l, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let after = find(l).and_then(|v| v.restart).unwrap_or(l);
            if at < after {
                *count = None;
            }
        }
        let depth = at as u8;
        if own.form == Form::Bullet {
            return Some(Label { text: bullet(&own.text).to_owned(), depth });
        }
        let mut text = String::new();
        let mut rest = own.text.chars().peekable();
        while let Some(c) = rest.next() {
            let l = rest.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && *d > 0);
            if let Some(l) = l {
                rest.next();
                let l = l as usize - 1;
                let form = find(l).map_or(Form::Decimal, |v| v.form);
                let form = if own.legal && !matches!(form, Form::None) { Form::Decimal } else { form };
                text.push_str(&form.write(counts[l].unwrap_or_else(|| start(l))));
            } else {
                text.push(c);
            }
        }
        Some(Label { text: text.trim().to_owned(), depth })
    }
}

/// A level from 0, within those that there are.
fn level_index(level: i64) -> usize {
    usize::try_from(level).unwrap_or(0).min(LEVELS - 1)
}

/// Takes one property of a level.
fn describe(element: &Element<'_>, level: &mut Option<Level>) {
    let mut set = |f: &dyn Fn(&mut Level)| f(level.get_or_insert_default());
    match element.name() {
        "lvl" => set(&|l| *l = Level::default()),
        "start" => set(&|l| l.start = element.number("val").and_then(|n| n.try_into().ok()).unwrap_or(1)),
        "numFmt" => set(&|l| l.form = form(&element.get("val").unwrap_or_default())),
        "lvlText" => set(&|l| l.text = element.get("val").unwrap_or_default()),
        "isLgl" => set(&|l| l.legal = element.is_on()),
        "lvlRestart" => set(&|l| l.restart = element.number("val").and_then(|n| n.try_into().ok())),
        "pStyle" => set(&|l| l.style = element.get("val")),
        _ => {}
    }
}

fn form(name: &str) -> Form {
    match name {
        "bullet" => Form::Bullet,
        "none" => Form::None,
        "decimalZero" => Form::PaddedDecimal,
        "lowerLetter" => Form::LowerLetter,
        "upperLetter" => Form::UpperLetter,
        "lowerRoman" => Form::LowerRoman,
        "upperRoman" => Form::UpperRoman,
        "ordinal" => Form::Ordinal,
        _ => Form::Decimal,
    }
}

/// A list's sign: ticks stay, since they may say that something is done; all others are a dash.
fn bullet(sign: &str) -> &'static str {
    match sign.chars().next() {
        Some('✓' | '✔' | '☑' | '\u{f0fc}' | '\u{f0fe}') => "- ✓",
        _ => "-",
    }
}
