//! OpenDocument texts (ODT), as LibreOffice writes them.
//!
//! In: the bytes. Out: as for a Word document: the text as Markdown, list numbers counted, notes after the paragraph that
//! calls them, and where each paragraph begins. Left out, and said so: one side of tracked changes, comments, hidden text,
//! tables of contents. Headers and footers are left out. Nothing is run, no link followed, no other file opened.

mod list;
mod styles;
mod walk;

#[cfg(test)]
mod tests;

use super::package::Package;
use super::xml::Xml;
use super::{Limits, Options, Reading, Refusal};
use styles::Styles;
use walk::Walk;

/// Reads a text.
///
/// # Errors
/// A [`Refusal`] where the package is broken, locked or beyond the limits.
pub fn read(bytes: &[u8], limits: &Limits, options: Options) -> Result<Reading, Refusal> {
    let mut package = Package::open(bytes, limits)?;
    if package.text("META-INF/manifest.xml")?.is_some_and(|m| m.contains("encryption-data")) {
        return Err(Refusal::Locked);
    }
    let Some(content) = package.text("content.xml")? else {
        return Err(Refusal::Damaged { what: "it has no content.xml, which holds the text".into() });
    };
    let mut styles = Styles::default();
    if let Some(text) = package.text("styles.xml")? {
        styles.add(&mut Xml::new("styles.xml", &text, limits))?;
    }
    let mut xml = Xml::new("content.xml", &content, limits);
    styles.add(&mut xml)?;
    let mut walk = Walk::new(&styles, options.tracked);
    walk.read(&mut xml)?;
    let tally = walk.tally;
    Ok(walk.builder.reading(tally.remarks(options.tracked)))
}
