//! The styles of an OpenDocument text: what is bold, hidden, raised, a heading, and how lists count.
//!
//! In: `styles.xml` and the head of `content.xml`. Out: [`Styles`], each looked up through the styles it is derived from.

use rustc_hash::FxHashMap;

use crate::read::Refusal;
use crate::read::numeral::Form;
use crate::read::xml::{Element, Event, Xml};

/// How far a chain of styles is followed; it may run in a circle.
const LONGEST_CHAIN: usize = 32;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// The name that the numbering of headings goes by.
pub(super) const OUTLINE: &str = "\u{0}outline";

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: FxHashMap<String, Style>,
    lists: FxHashMap<String, FxHashMap<usize, Level>>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    raised: Option<bool>,
}

/// What words are by their style.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Looks {
    pub bold: Option<bool>,
    pub hidden: Option<bool>,
    pub raised: Option<bool>,
}

/// A level of a list.
#[derive(Debug, Default, Clone)]
pub(super) struct Level {
    pub form: Form,
    pub prefix: String,
    pub suffix: String,
    pub start: u32,
    /// How many levels' numbers are shown.
    pub shown: usize,
    /// The sign, where it does not count.
    pub sign: String,
}

impl Styles {
    /// Adds the styles of a part. Stops where the text begins.
    pub fn add(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let mut style: Option<String> = None;
        let mut list: Option<String> = None;
        while let Some(event) = xml.next()? {
            let Event::Open(element) = event else { continue };
            match element.name() {
                "body" => return Ok(()),
                "style" => {
                    style = element.get("name");
                    list = None;
                    let new = Style { parent: element.get("parent-style-name"), ..Style::default() };
                    self.by_name.insert(style.clone().unwrap_or_default(), new);
                }
                "default-style" => style = None,
                "list-style" => (style, list) = (None, element.get("name")),
                "outline-style" => (style, list) = (None, Some(OUTLINE.to_owned())),
                "list-level-style-number"
                | "list-level-style-bullet"
                | "outline-level-style"
                | "list-level-style-image" => {
                    if let Some(list) = &list {
                        let level = element.count("level", LEVELS);
                        self.lists.entry(list.clone()).or_default().insert(level, level_of(&element));
                    }
                }
                "text-properties" => {
                    if let Some(style) = style.as_ref().and_then(|n| self.by_name.get_mut(n)) {
                        describe(&element, style);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What words are by a style.
    pub fn looks(&self, name: Option<&str>) -> Looks {
        let mut next = name;
        let mut looks = Looks::default();
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|n| self.by_name.get(n)) else { break };
            looks.bold = looks.bold.or(style.bold);
            looks.hidden = looks.hidden.or(style.hidden);
            looks.raised = looks.raised.or(style.raised);
            next = style.parent.as_deref();
        }
        looks
    }

    /// A level of a list, from 1.
    pub fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.lists.get(list)?.get(&level)
    }
}

fn describe(element: &Element<'_>, style: &mut Style) {
    if let Some(weight) = element.get("font-weight") {
        style.bold = Some(weight == "bold" || weight.parse::<u32>().is_ok_and(|w| w >= 600));
    }
    if let Some(display) = element.get("display") {
        style.hidden = Some(display == "none");
    }
    if let Some(position) = element.get("text-position") {
        let raised =
            position.starts_with("super") || position.trim_start_matches('0').starts_with(|c: char| c.is_ascii_digit());
        style.raised = Some(raised);
    }
}

fn level_of(element: &Element<'_>) -> Level {
    let counts = element.name() == "list-level-style-number" || element.name() == "outline-level-style";
    let form = match element.get("num-format").as_deref() {
        _ if !counts => Form::Bullet,
        Some("a") => Form::LowerLetter,
        Some("A") => Form::UpperLetter,
        Some("i") => Form::LowerRoman,
        Some("I") => Form::UpperRoman,
        None | Some("") => Form::None,
        Some(_) => Form::Decimal,
    };
    Level {
        form,
        prefix: element.get("num-prefix").unwrap_or_default(),
        suffix: element.get("num-suffix").unwrap_or_default(),
        start: element.number("start-value").and_then(|n| n.try_into().ok()).unwrap_or(1),
        shown: element.count("display-levels", LEVELS),
        sign: element.get("bullet-char").unwrap_or_default(),
    }
}
