//! Reading PDFs.
//!
//! In: the bytes of a PDF. Out: a [`Reading`]: paragraphs, tables and notes in reading order, without running headers and
//! footers, with pages. Refused: a file that is locked, damaged, without text, or beyond the limits. The interpreter of
//! another crate draws each page; lines, columns, tables and paragraphs are found here. A page that fails is left out and
//! told; it never takes the others with it.

mod aligned;
mod block;
mod bounds;
mod column;
mod furniture;
mod glyph;
mod line;
mod mend;
mod paragraph;
mod table;
mod write;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::limits::Limits;
use super::refusal::Refusal;
use crate::code;
use crate::text::{Reading, Remark, Span};
use glyph::{Scribe, Sheet};

/// The stack of the thread that reads: objects may be nested as deep as the interpreter allows.
const STACK: usize = 64 << 20;
/// A page with less than this many signs and a picture over much of it is a scan.
const FEW_SIGNS: usize = 40;
/// The share of a page that a scan's picture covers.
const MUCH: f64 = 0.4;

/// Reads a PDF.
///
/// # Errors
/// A [`Refusal`] where no text can be had of it.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Refusal> {
    let broken = || Refusal::Damaged { what: "it cannot be taken apart".into() };
    std::thread::scope(|scope| {
        let work = || catch_unwind(AssertUnwindSafe(|| parse(bytes, limits))).unwrap_or_else(|_| Err(broken()));
        match std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
            Ok(thread) => thread.join().unwrap_or_else(|_| Err(broken())),
            Err(_) => Err(broken()),
        }
    })
}

fn parse(bytes: &[u8], limits: &Limits) -> Result<Reading, Refusal> {
    bounds::check(bytes, limits)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Locked,
        LoadPdfError::Decryption(_) => Refusal::Damaged { what: "it is encrypted in a way that is not known".into() },
        LoadPdfError::Invalid => Refusal::Damaged { what: "no page can be found in it".into() },
    })?;
    let pages = pdf.pages();
    let count = pages.len() as u32;
    if count > limits.pages {
        return Err(Refusal::Pages { pages: count, most: limits.pages });
    }
    if count == 0 {
        return Err(Refusal::Damaged { what: "no page can be found in it".into() });
    }
    let cache = InterpreterCache::new();
    let mut sheets = Vec::with_capacity(pages.len());
    let mut failed: Vec<u32> = Vec::new();
    for (page, number) in pages.iter().zip(1u32..) {
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            let (width, height) = page.render_dimensions();
            let (width, height) = (f64::from(width), f64::from(height));
            let mut scribe = Scribe::new(width, height);
            let frame = Rect::new(0.0, 0.0, width, height);
            let settings = InterpreterSettings::default();
            let upright = page.initial_transform(true).to_kurbo();
            let mut context = Context::new(upright, frame, &cache, pdf.xref(), settings);
            interpret_page(page, &mut context, &mut scribe);
            scribe.sheet
        }));
        sheets.push(drawn.unwrap_or_else(|_| {
            failed.push(number);
            Sheet::default()
        }));
    }
    let signs = |s: &Sheet| s.glyphs.iter().chain(&s.turned).filter(|g| !g.text.trim().is_empty()).count();
    let scans: Vec<u32> = sheets
        .iter()
        .zip(1u32..)
        .filter(|(s, _)| s.pictured > MUCH && signs(s) < FEW_SIGNS)
        .map(|(_, number)| number)
        .collect();
    let wordless = sheets.iter().all(|s| signs(s) == 0);
    if scans.len() == sheets.len() || wordless && sheets.iter().any(|s| s.pictured > 0.0) {
        return Err(Refusal::Scan { pages: count });
    }
    if failed.len() == sheets.len() {
        return Err(Refusal::Damaged { what: "none of its pages can be drawn".into() });
    }
    if wordless {
        return Err(Refusal::Wordless);
    }
    let mut reading = write::write(&block::document(sheets));
    told(&mut reading, &failed, &scans);
    Ok(reading)
}

/// Adds what is to be told of the reading.
fn told(reading: &mut Reading, failed: &[u32], scans: &[u32]) {
    let (text, mended) = mend::mend(&reading.text);
    if mended > 0 {
        // Mended signs are shorter than what they replace: each page is mended alone, so that it keeps its start.
        let mut bounds: Vec<usize> = reading.pages.iter().map(|p| *p as usize).collect();
        bounds.push(reading.text.len());
        let mut pages = Vec::with_capacity(reading.pages.len());
        let mut whole = String::with_capacity(text.len());
        for pair in bounds.windows(2) {
            pages.push(whole.len() as u32);
            whole.push_str(&mend::mend(reading.text.get(pair[0]..pair[1]).unwrap_or("")).0);
        }
        reading.pages = pages;
        reading.text = whole;
        reading.notices.push(Remark {
            code: code::READ_LETTERS_MENDED,
            span: Span::default(),
            message: format!("{mended} letters came out of the file as other signs and were mended"),
            help: "compare the words that matter with the printed page; some letters of joined pairs may be wrong",
        });
    }
    for (pages, code, what, help) in [
        (
            failed,
            code::READ_PAGE_FAILED,
            "could not be read and is left out",
            "open the file in the program it was made with and save it anew; what stands on that page was not judged",
        ),
        (
            scans,
            code::READ_PAGE_PICTURE,
            "is a picture without text and is left out",
            "make a searchable copy with an OCR program; what stands on that page was not judged",
        ),
    ] {
        for page in pages {
            let at = reading.pages.get(*page as usize - 1).copied().unwrap_or(0) as usize;
            reading.notices.push(Remark {
                code,
                span: Span::new(at, at),
                message: format!("page {page} {what}"),
                help,
            });
        }
    }
}
