//! What the elements of HTML are to a reader.
//!
//! In: names and attributes of start tags. Out: whether an element stands alone, starts a paragraph, is no text, is hidden, or
//! is bold. The `style` attribute is read for the few properties that bear on this; style sheets are not.

use std::collections::BTreeMap;

/// The attributes of a start tag.
#[derive(Debug, Default)]
pub(super) struct Attributes(pub BTreeMap<String, String>);

impl Attributes {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A property of the `style` attribute, in small letters.
    pub fn style(&self, property: &str) -> Option<String> {
        let style = self.get("style")?;
        style
            .split(';')
            .filter_map(|p| p.split_once(':'))
            .filter(|(name, _)| name.trim().eq_ignore_ascii_case(property))
            .map(|(_, value)| value.replace("!important", "").trim().to_ascii_lowercase())
            .next_back()
    }

    /// Whether the element is not shown.
    pub fn hides(&self, name: &str) -> bool {
        let is = |property, value: &str| self.style(property).as_deref() == Some(value);
        self.get("hidden").is_some()
            || self.get("aria-hidden").is_some_and(|v| v.eq_ignore_ascii_case("true"))
            || is("display", "none")
            || is("visibility", "hidden")
            || is("mso-hide", "all")
            || is("mso-element", "comment-list")
            || name == "dialog" && self.get("open").is_none()
    }

    /// Whether the element makes its words bold or plain; none where it leaves them as they are.
    pub fn bold(&self, name: &str) -> Option<bool> {
        match self.style("font-weight").as_deref() {
            Some("normal" | "lighter") => Some(false),
            Some("bold" | "bolder") => Some(true),
            Some(weight) => weight.parse::<u32>().ok().map(|w| w >= 600),
            None => matches!(name, "b" | "strong").then_some(true),
        }
    }

    /// A number in an attribute.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.trim().parse().ok()
    }
}

/// Has neither content nor end tag.
pub(super) fn is_void(name: &str) -> bool {
    const VOID: [&str; 16] = [
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta",
        "param", "source", "wbr",
    ];
    VOID.contains(&name) || name == "track"
}

/// Holds no text of the page: code, what takes the place of media, controls.
pub(super) fn is_no_text(name: &str) -> bool {
    const NO_TEXT: [&str; 20] = [
        "script", "style", "template", "noscript", "title", "svg", "iframe", "noframes", "noembed", "object", "applet",
        "canvas", "audio", "video", "select", "datalist", "button", "textarea", "rt", "rp",
    ];
    NO_TEXT.contains(&name)
}

/// Begins and ends a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCK: [&str; 46] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "ul",
        "xmp",
        "optgroup",
        "option",
    ];
    BLOCK.contains(&name) || is_table_part(name)
}

/// A table or a part of one.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption" | "colgroup")
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}
