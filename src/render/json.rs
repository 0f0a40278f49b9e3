//! The JSON form `lacuna.assessment/1`, for programs.
//!
//! In: an assessment. Out: pretty JSON, the same bytes for the same assessment. Characters that act on a terminal are
//! written as `\u` escapes, so the text can be printed as well as read; every value stays what it was.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter, Serializer};

use super::excerpt::is_hidden;
use crate::assessment::Assessment;

/// The assessment as JSON, with a line end.
///
/// # Errors
/// None that an assessment can cause; what the serialiser says is passed on.
pub fn render(assessment: &Assessment) -> serde_json::Result<String> {
    pretty(assessment)
}

/// Any value as JSON, pretty and safe to print.
///
/// # Errors
/// What the serialiser says, for instance of a map whose keys are no texts.
pub fn pretty<T: Serialize>(value: &T) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Safe(PrettyFormatter::new())))?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(|e| serde_json::Error::io(io::Error::other(e)))
}

/// The pretty form, with hidden characters escaped.
struct Safe(PrettyFormatter<'static>);

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut from = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_hidden(*c)) {
            writer.write_all(&fragment.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[from..])
    }

    fn write_char_escape<W: ?Sized + io::Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hidden_characters_are_escaped() {
        assert_eq!(
            pretty(&"a\u{9b}\u{202e}\u{e0041}\u{1b}é\"").unwrap(),
            "\"a\\u009b\\u202e\\udb40\\udc41\\u001bé\\\"\"\n"
        );
    }

    #[test]
    fn an_assessment_keeps_its_form() {
        let json = render(&crate::render::sample::assessment().1).unwrap();
        insta::assert_snapshot!("assessment", json);
        let hostile = render(&crate::render::sample::hostile().1).unwrap();
        assert!(!hostile.contains(|c| c != '\n' && is_hidden(c)));
    }

    #[test]
    fn an_assessment_is_read_back_as_it_was() {
        for (_, assessment) in [crate::render::sample::assessment(), crate::render::sample::hostile()] {
            let json = render(&assessment).unwrap();
            assert_eq!(render(&serde_json::from_str::<Assessment>(&json).unwrap()).unwrap(), json);
        }
    }

    proptest! {
        #[test]
        fn every_text_is_read_back_as_it_was(text in any::<String>()) {
            let json = pretty(&text).unwrap();
            prop_assert!(!json.trim_end().contains(is_hidden));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
