//! The numbers of an OpenDocument text's lists, which must be counted.
//!
//! In: lists and items as they open and close. Out: what stands before an item's first words. A list starts anew unless it
//! says that it goes on from another.

use rustc_hash::FxHashMap;

use super::styles::{LEVELS, Level, OUTLINE, Styles};
use crate::read::numeral::Form;
use crate::read::xml::Element;

type Counts = [Option<u32>; LEVELS];

/// The lists of a text, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<OpenList>,
    /// How far lists had counted when they ended, by their id and by their style.
    ended: FxHashMap<String, Counts>,
    counts: Counts,
    headings: Counts,
}

#[derive(Debug)]
struct OpenList {
    style: Option<String>,
    id: Option<String>,
    /// The counts of the list that it stands in a cell or note of.
    outer: Option<Counts>,
    /// What stands before the item's first words.
    label: Option<String>,
}

impl Lists {
    /// How many lists are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Opens a list.
    pub fn open(&mut self, element: &Element<'_>) {
        let style = element.get("style-name").or_else(|| self.open.last().and_then(|l| l.style.clone()));
        let mut outer = None;
        if self.open.is_empty() {
            outer = Some(self.counts);
            let other = element.get("continue-list").map(|id| format!("#{id}"));
            let same = element.get("continue-numbering").is_some_and(|v| v == "true");
            let before = other.or_else(|| style.clone().filter(|_| same)).and_then(|key| self.ended.get(&key));
            self.counts = before.copied().unwrap_or_default();
        }
        self.open.push(OpenList { style, id: element.get("id"), outer, label: None });
    }

    /// Closes the innermost list.
    pub fn close(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if let Some(outer) = list.outer {
            for key in list.id.map(|id| format!("#{id}")).into_iter().chain(list.style) {
                self.ended.insert(key, self.counts);
            }
            self.counts = outer;
        }
    }

    /// Opens an item.
    pub fn item(&mut self, element: &Element<'_>, styles: &Styles) {
        let depth = self.open.len().clamp(1, LEVELS);
        let Some(list) = self.open.last_mut() else { return };
        let name = list.style.as_deref().unwrap_or_default();
        let start = element.number("start-value").and_then(|n| n.try_into().ok());
        list.label = Some(count(&mut self.counts, name, depth, start, styles));
    }

    /// What stands before the first words of the item at hand; empty before those that follow.
    pub fn take_label(&mut self) -> String {
        let mut label = String::new();
        for list in &mut self.open {
            label = list.label.take().unwrap_or(label);
        }
        label
    }

    /// What stands before a heading.
    pub fn heading(&mut self, level: usize, styles: &Styles) -> String {
        count(&mut self.headings, OUTLINE, level.clamp(1, LEVELS), None, styles)
    }
}

/// Counts an item at a level from 1.
fn count(counts: &mut Counts, list: &str, depth: usize, start: Option<u32>, styles: &Styles) -> String {
    let level = styles.level(list, depth);
    let first = |l: Option<&Level>| l.map_or(1, |l| l.start);
    let at = depth - 1;
    counts[at] = Some(match (start, counts[at]) {
        (Some(n), _) => n,
        (None, Some(n)) => n.saturating_add(1),
        (None, None) => first(level),
    });
    counts[depth..].fill(None);
    let Some(level) = level else { return if list == OUTLINE { String::new() } else { "-".to_owned() } };
    match level.form {
        Form::Bullet if matches!(level.sign.chars().next(), Some('✓' | '✔' | '☑' | '\u{f0fc}')) => {
            "- ✓".to_owned()
        }
        Form::Bullet => "-".to_owned(),
        Form::None => String::new(),
        form => {
            let from = depth.saturating_sub(level.shown);
            let above = (from..at).filter_map(|l| {
                let other = styles.level(list, l + 1);
                let form = other.map_or(Form::Decimal, |o| o.form);
                let written = form.write(counts[l].unwrap_or_else(|| first(other)));
                (!written.is_empty()).then(|| written + ".")
            });
            let above: String = above.collect();
            let own = form.write(counts[at].unwrap_or(1));
            format!("{}{above}{own}{}", level.prefix, level.suffix).trim().to_owned()
        }
    }
}
