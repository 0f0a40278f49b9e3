//! PDFs as replies: the words, the pages, the tables, and what becomes of broken files.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used)]

use std::path::Path;

use lacuna::code;
use lacuna::read::{Limits, Options, from_bytes, open};
use lacuna::text::{ReadFault, Source, Span};

/// An invented reply, printed from a web page: three pages with running lines, a table whose last row goes on over a page.
const PRINTED: &[u8] = include_bytes!("replies/printed.pdf");

fn read(bytes: &[u8]) -> Result<Source, ReadFault> {
    from_bytes("reply.pdf", bytes.to_vec(), &Limits::default(), &Options::default())
}

#[test]
fn a_printed_reply_is_read_as_paragraphs_and_rows() {
    let source = read(PRINTED).unwrap();
    let text = source.text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.iter().any(|l| l.starts_with("**Recommendation - amending") && l.ends_with("claim;**")), "{text}");
    assert!(
        lines.iter().any(|l| l.starts_with("Response – By Law No. 31") && l.ends_with("of the country.")),
        "{text}"
    );
    assert!(lines.contains(&"| --- | --- |"), "{text}");
    let row = lines.iter().find(|l| l.starts_with("| **setting up")).unwrap();
    assert!(row.contains("In district 1 ") && row.contains("In district 44 "), "{row}");
    assert!(!text.contains("Page 1") && !text.contains("– Borduria\n"), "{text}");
    assert_eq!(text.matches("| **Recommendation** | **Response** |").count(), 1, "{text}");
}

#[test]
fn places_name_their_page() {
    let source = read(PRINTED).unwrap();
    let page = |words: &str| {
        let at = source.text().find(words).unwrap();
        source.place(Span::new(at, at + words.len())).page
    };
    assert_eq!(page("Received on 3 July"), Some(1));
    assert_eq!(page("training labour inspectors"), Some(2));
    assert_eq!(page("Annexes are held"), source.pages());
}

#[test]
fn limits_hold_and_name_their_flag() {
    let with = |limits| from_bytes("reply.pdf", PRINTED.to_vec(), &limits, &Options::default()).unwrap_err();
    let fault = with(Limits { pages: 1, ..Limits::default() });
    assert_eq!(fault.code(), code::INPUT_TOO_MANY_PAGES);
    assert!(fault.help().contains("--max-pages"));
    let fault = with(Limits { decompressed: 1000, ..Limits::default() });
    assert_eq!(fault.code(), code::INPUT_TOO_MUCH_INSIDE);
    assert!(fault.help().contains("--max-decompressed"));
}

/// Cuts and changed bytes, the same on every run: each is read or refused, and none panics.
#[test]
fn broken_files_are_read_or_refused() {
    let mut seed = 7u32;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for case in 0..60 {
        let mut bytes = PRINTED.to_vec();
        if case % 3 == 0 {
            bytes.truncate(next(PRINTED.len()).max(8));
        }
        for _ in 0..=case {
            let at = next(bytes.len() - 5) + 5;
            bytes[at] = next(256) as u8;
        }
        if let Ok(source) = read(&bytes) {
            assert!(source.pages().is_some());
        }
    }
    assert_eq!(read(b"%PDF-1.7\nnothing of a PDF").unwrap_err().code(), code::INPUT_DAMAGED);
}

/// Every word of the first reply comes out of its PDFs, in order, running headers and footers left out.
#[test]
fn the_words_of_the_first_reply_are_all_there() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !corpus.is_dir() {
        println!("skipped: ../shared/corpus is not there");
        return;
    }
    let all = |path: &str| -> Vec<String> {
        let source = open(&corpus.join(path), &Limits::default(), &Options::default()).unwrap();
        let text = source.text().replace("<br>", " ");
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let wanted = all("cp-2025-01-azerbaijan.md");
    for (name, pages) in [("a", 27), ("b", 21), ("f_gs", 27)] {
        let file = format!("formats/{name}.pdf");
        let source = open(&corpus.join(&file), &Limits::default(), &Options::default()).unwrap();
        assert_eq!(source.pages(), Some(pages), "{name}");
        assert_eq!(source.remarks().iter().any(|r| r.code == code::READ_LETTERS_MENDED), name == "f_gs");
        let mut found = all(&file).into_iter().peekable();
        // Words met in order, a few words of either side passed over.
        let mut met = 0;
        for word in &wanted {
            let ahead: Vec<String> = found.clone().take(25).collect();
            if let Some(at) = ahead.iter().position(|w| w == word) {
                met += 1;
                found.nth(at);
            }
        }
        assert!(met * 1000 >= wanted.len() * 995, "{name}: {met} of {}", wanted.len());
    }
}
