//! Packages for tests: parts written by hand, put together.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// A package with these parts.
pub(super) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
