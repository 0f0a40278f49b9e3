//! XML from front to back, as Word and OpenDocument files hold it.
//!
//! In: the text of one part. Out: elements opening and closing, and their words. Names are told without their prefix, which
//! each program chooses for itself. Refused: XML that is broken and nesting beyond the limit. No document type is read, so no
//! entity of its own is ever put in: a reference to one stays as it is written.

use quick_xml::events::Event as Raw;
use quick_xml::{Reader, XmlVersion};

use super::{Limits, Refusal};

/// What is met next.
#[derive(Debug)]
pub(super) enum Event<'a> {
    Open(Element<'a>),
    /// An element closes.
    Close,
    Words(std::borrow::Cow<'a, str>),
}

/// An element that opens.
#[derive(Debug)]
pub(super) struct Element<'a> {
    start: quick_xml::events::BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        let qualified = self.start.name().into_inner();
        qualified.rsplit_once(':').map_or(qualified, |(_, local)| local)
    }

    /// The prefix of its name, for the few names that mean two things.
    pub fn prefix(&self) -> &str {
        self.start.name().into_inner().rsplit_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The value of an attribute, named without prefix; none where it is not there or is no text.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut all = self.start.attributes();
        all.with_checks(false);
        all.flatten()
            .find(|a| a.key.local_name().as_ref() == name)
            .and_then(|a| a.normalized_value(XmlVersion::Implicit1_0).ok())
            .map(std::borrow::Cow::into_owned)
    }

    /// A number in an attribute.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.trim().parse().ok()
    }

    /// How many an attribute says, from 1 to `most`; 1 where it says nothing.
    pub fn count(&self, name: &str, most: usize) -> usize {
        self.number(name).and_then(|n| n.try_into().ok()).unwrap_or(1).clamp(1, most)
    }

    /// An on-off property: on where nothing is said.
    pub fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// A part being read.
pub(super) struct Xml<'a> {
    name: &'a str,
    reader: Reader<&'a [u8]>,
    depth: u32,
    most: u32,
}

impl<'a> Xml<'a> {
    /// Begins to read a part. `name` is what faults call it by.
    pub fn new(name: &'a str, text: &'a str, limits: &Limits) -> Xml<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml { name, reader, depth: 0, most: limits.depth }
    }

    /// What comes next; none at the end.
    pub fn next(&mut self) -> Result<Option<Event<'a>>, Refusal> {
        loop {
            let event = self.reader.read_event().map_err(|e| self.broken(&e.to_string()))?;
            return Ok(Some(match event {
                Raw::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.most {
                        return Err(Refusal::Depth { most: self.most });
                    }
                    Event::Open(Element { start })
                }
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::Close
                }
                Raw::Text(text) => Event::Words(text.into_inner()),
                Raw::CData(text) => Event::Words(text.into_inner()),
                Raw::GeneralRef(reference) => {
                    let found = reference.resolve_char_ref().ok().flatten().map(String::from);
                    let named = quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                    let words = found.or(named).unwrap_or_else(|| format!("&{};", &*reference));
                    Event::Words(words.into())
                }
                Raw::Eof if self.depth > 0 => return Err(self.broken("it ends before its elements do")),
                Raw::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// Passes over the element that has just opened.
    pub fn skip(&mut self) -> Result<(), Refusal> {
        let mut depth = 1u32;
        while depth > 0 {
            match self.next()? {
                Some(Event::Open(_)) => depth += 1,
                Some(Event::Close) => depth -= 1,
                Some(Event::Words(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    fn broken(&self, what: &str) -> Refusal {
        let at = self.reader.buffer_position();
        Refusal::Damaged { what: format!("{} is no good XML at byte {at}: {what}", self.name) }
    }
}
