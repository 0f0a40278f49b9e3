//! Word documents (DOCX, Office Open XML).
//!
//! In: the bytes. Out: the text of the body as Markdown, with the numbers of lists counted, notes after the paragraph that
//! calls them, boxes after the paragraph they hang on, and where each paragraph begins. Left out, and said so: one side of
//! tracked changes, comments, hidden text, tables of contents, embedded files. Headers and footers are left out: they belong
//! to the page. Nothing is run, no link followed, no other file opened.

mod numbering;
mod styles;
mod walk;

#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;

use super::package::Package;
use super::part::Part;
use super::xml::{Event, Xml};
use super::{Limits, Options, Reading, Refusal};
use numbering::Numbering;
use styles::Styles;
use walk::Walk;

/// Reads a document.
///
/// # Errors
/// A [`Refusal`] where the package is broken, locked or beyond the limits.
pub fn read(bytes: &[u8], limits: &Limits, options: Options) -> Result<Reading, Refusal> {
    let mut package = Package::open(bytes, limits)?;
    let main = related(&mut package, "", limits)?
        .into_iter()
        .find(|(kind, _)| kind == "officeDocument")
        .map_or_else(|| "word/document.xml".to_owned(), |(_, target)| target);
    let parts = related(&mut package, &main, limits)?;
    let find = |kind: &str| {
        let named = parts.iter().find(|(k, _)| k == kind).map(|(_, target)| target.clone());
        named.unwrap_or_else(|| format!("word/{kind}.xml"))
    };
    let Some(body) = package.text(&main)? else {
        return Err(Refusal::Damaged { what: format!("it has no {main}, which holds the text of a Word document") });
    };
    let styles = match package.text(&find("styles"))? {
        Some(text) => Styles::read(&text, limits)?,
        None => Styles::default(),
    };
    let numbering = match package.text(&find("numbering"))? {
        Some(text) => Numbering::read(&text, limits)?,
        None => Numbering::default(),
    };
    let mut notes: FxHashMap<String, Vec<Part>> = FxHashMap::default();
    for kind in ["footnote", "endnote"] {
        let name = find(&format!("{kind}s"));
        if let Some(text) = package.text(&name)? {
            let mut walk = Walk::new(&styles, options.tracked, Numbering::default());
            walk.read(&mut Xml::new(&name, &text, limits))?;
            notes.extend(walk.into_notes().into_iter().map(|(id, parts)| (format!("{kind} {id}"), parts)));
        }
    }
    let mut walk = Walk::new(&styles, options.tracked, numbering).with_notes(notes);
    walk.read(&mut Xml::new(&main, &body, limits))?;
    let tally = walk.tally;
    Ok(walk.builder.reading(tally.remarks(options.tracked)))
}

/// The parts that a part refers to, by kind; those of the package itself where `part` is empty.
fn related(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Vec<(String, String)>, Refusal> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = format!("{folder}{}_rels/{file}.rels", if folder.is_empty() { "" } else { "/" });
    let Some(text) = package.text(&name)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(&name, &text, limits);
    let mut found = Vec::new();
    while let Some(event) = xml.next()? {
        let Event::Open(element) = event else { continue };
        if element.name() != "Relationship" || element.get("TargetMode").is_some_and(|m| m == "External") {
            continue;
        }
        let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target")) else { continue };
        let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
        let target = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None if folder.is_empty() => target,
            None => format!("{folder}/{target}"),
        };
        found.push((kind, target));
    }
    Ok(found)
}
