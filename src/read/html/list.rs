//! Lists of a web page: what stands before each item.
//!
//! In: the start tags of lists and items. Out: a dash, or the number that a browser would show ("3.", "b.", "iv.").

use super::tag::Attributes;
use crate::read::numeral::Form;

/// A list being read.
#[derive(Debug)]
pub(super) struct List {
    form: Form,
    next: i64,
    step: i64,
}

impl List {
    pub fn open(name: &str, attributes: &Attributes) -> List {
        let ordered = name == "ol";
        let form = of_style(attributes)
            .or_else(|| if ordered { of_type(attributes.get("type")?) } else { None })
            .unwrap_or(if ordered { Form::Decimal } else { Form::Bullet });
        let step = if ordered && attributes.get("reversed").is_some() { -1 } else { 1 };
        List { form, next: attributes.number("start").unwrap_or(1), step }
    }

    /// What stands before the next item.
    pub fn item(&mut self, attributes: &Attributes) -> String {
        let number = attributes.number("value").unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let form = of_style(attributes).or_else(|| of_type(attributes.get("type")?)).unwrap_or(self.form);
        match form {
            Form::Bullet => "-".to_owned(),
            Form::None => String::new(),
            form => format!("{}.", u32::try_from(number).map_or_else(|_| number.to_string(), |n| form.write(n))),
        }
    }
}

fn of_type(name: &str) -> Option<Form> {
    Some(match name {
        "1" => Form::Decimal,
        "a" => Form::LowerLetter,
        "A" => Form::UpperLetter,
        "i" => Form::LowerRoman,
        "I" => Form::UpperRoman,
        "disc" | "circle" | "square" => Form::Bullet,
        _ => return None,
    })
}

fn of_style(attributes: &Attributes) -> Option<Form> {
    let style = attributes.style("list-style-type").or_else(|| attributes.style("list-style"))?;
    style.split_whitespace().find_map(|word| {
        Some(match word {
            "decimal" => Form::Decimal,
            "decimal-leading-zero" => Form::PaddedDecimal,
            "lower-alpha" | "lower-latin" => Form::LowerLetter,
            "upper-alpha" | "upper-latin" => Form::UpperLetter,
            "lower-roman" => Form::LowerRoman,
            "upper-roman" => Form::UpperRoman,
            "disc" | "circle" | "square" => Form::Bullet,
            "none" => Form::None,
            _ => return None,
        })
    })
}
