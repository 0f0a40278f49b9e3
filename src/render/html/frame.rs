//! What every page has around its body: language, title, style sheet, policy.
//!
//! In: a title, the rules that only this page needs. Out: a [`Frame`], which the template of every page extends.

use minijinja::value::Value;
use serde::Serialize;

use super::policy;
use crate::render::labels::Labels;

/// What stands around the body of a page.
#[derive(Debug, Serialize)]
pub(super) struct Frame<'a> {
    l: &'a Labels,
    /// The language of the page.
    lang: &'static str,
    /// The language of what the rules and the program say in one language only.
    said: &'static str,
    title: String,
    policy: Value,
    style: Value,
    generator: String,
}

impl<'a> Frame<'a> {
    /// The frame of a page with rules of its own, which are made of numbers and of the program's own names, never of words of
    /// a reply; and of the program that made it.
    pub fn of(title: String, rules: &str, generator: String, labels: &'a Labels) -> Frame<'a> {
        let style = policy::style(rules);
        Frame {
            l: labels,
            lang: labels.lang.code(),
            said: "en",
            title,
            policy: Value::from_safe_string(policy::policy(&style)),
            style: Value::from_safe_string(style),
            generator,
        }
    }
}
