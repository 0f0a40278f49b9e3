//! The styles of a Word document: what a paragraph or run is by its style.
//!
//! In: `styles.xml`. Out: [`Styles`], each looked up through the styles it is based on. Built-in styles are told by their
//! names, which are English in every language of Word; their ids are not.

use rustc_hash::FxHashMap;

use crate::read::xml::{Event, Xml};
use crate::read::{Limits, Refusal};

/// How far a chain of styles is followed; it may run in a circle.
const LONGEST_CHAIN: usize = 32;

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: FxHashMap<String, Style>,
    /// The paragraph style where none is named.
    default: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    list: Option<i64>,
    level: Option<i64>,
    outline: Option<i64>,
    bold: Option<bool>,
    hidden: Option<bool>,
}

/// What a paragraph is by its style.
#[derive(Debug, Default, Clone)]
pub(super) struct Looks {
    /// Level of the heading, from 1; 0 for none.
    pub heading: u8,
    /// The list and the level in it.
    pub list: Option<i64>,
    pub level: Option<i64>,
    pub bold: bool,
    pub hidden: bool,
    /// It is a line of a table of contents.
    pub contents: bool,
}

impl Styles {
    /// Reads the styles.
    pub fn read(text: &str, limits: &Limits) -> Result<Styles, Refusal> {
        let mut xml = Xml::new("word/styles.xml", text, limits);
        let mut styles = Styles::default();
        let mut open: Option<(String, Style)> = None;
        // Within a style, its properties of conditional table parts are not its own.
        while let Some(event) = xml.next()? {
            let Event::Open(element) = event else { continue };
            let value = || element.get("val");
            if element.name() == "style" {
                styles.keep(open.take());
                let id = element.get("styleId").unwrap_or_default();
                let default = matches!(element.get("default").as_deref(), Some("1" | "true" | "on"));
                if default && element.get("type").is_none_or(|t| t == "paragraph") {
                    styles.default = Some(id.clone());
                }
                open = Some((id, Style::default()));
                continue;
            }
            let Some((_, style)) = &mut open else { continue };
            match element.name() {
                "name" => style.name = value().unwrap_or_default().to_lowercase(),
                "basedOn" => style.based_on = value(),
                "numId" => style.list = element.number("val"),
                "ilvl" => style.level = element.number("val"),
                "outlineLvl" => style.outline = element.number("val"),
                "b" => style.bold = Some(element.is_on()),
                "vanish" => style.hidden = Some(element.is_on()),
                "tblStylePr" | "rPrChange" | "pPrChange" => xml.skip()?,
                _ => {}
            }
        }
        styles.keep(open);
        Ok(styles)
    }

    fn keep(&mut self, style: Option<(String, Style)>) {
        if let Some((id, style)) = style {
            self.by_id.insert(id, style);
        }
    }

    /// The style and those that it is based on, from the nearest.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let mut next = id;
        std::iter::from_fn(move || {
            let style = self.by_id.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }

    /// What a paragraph is by its style, or by the style of those that name none.
    pub fn paragraph(&self, id: Option<&str>) -> Looks {
        let id = id.or(self.default.as_deref());
        let named = |n: &str| self.chain(id).find_map(|s| heading(&s.name)).filter(|_| !n.is_empty());
        let first = self.chain(id).next().map_or("", |s| s.name.as_str());
        let outline = self.chain(id).find_map(|s| s.outline);
        Looks {
            heading: outline.map_or_else(|| named(first).unwrap_or(0), level_of),
            list: self.chain(id).find_map(|s| s.list),
            level: self.chain(id).find_map(|s| s.level),
            bold: self.chain(id).find_map(|s| s.bold).unwrap_or(false),
            hidden: self.chain(id).find_map(|s| s.hidden).unwrap_or(false),
            contents: first.strip_prefix("toc ").is_some_and(|n| n.parse::<u8>().is_ok() || n == "heading"),
        }
    }

    /// Whether a run's style is bold and whether it is hidden.
    pub fn run(&self, id: Option<&str>) -> (Option<bool>, Option<bool>) {
        (self.chain(id).find_map(|s| s.bold), self.chain(id).find_map(|s| s.hidden))
    }
}

/// The level of a heading whose outline level is `outline`, from 0; 9 is body text.
pub(super) fn level_of(outline: i64) -> u8 {
    u8::try_from(outline).ok().filter(|o| *o < 9).map_or(0, |o| o + 1)
}

fn heading(name: &str) -> Option<u8> {
    match name {
        "title" => Some(1),
        _ => name.strip_prefix("heading ")?.parse().ok().filter(|n| (1..=9).contains(n)),
    }
}
