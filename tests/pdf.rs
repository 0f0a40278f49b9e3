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

/// A PDF of one page with what is drawn on it; a picture of one pixel is at hand as `/Im`.
fn one_page(drawn: &str) -> Vec<u8> {
    let parts = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> \
         /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()),
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\n\
         stream\nA\nendstream"
            .to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", parts.len() + 1);
    for (part, number) in parts.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{part}\nendobj\n");
    }
    let (at, size) = (file.len(), parts.len() + 1);
    (file + &table + &format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n")).into_bytes()
}

/// Lines of Helvetica at their places: left, down from the top, words.
fn set(lines: &[(u32, u32, &str)]) -> Vec<u8> {
    let show = |(x, y, words): &(u32, u32, &str)| format!("BT /F 10 Tf {x} {} Td ({words}) Tj ET\n", 800 - y);
    one_page(&lines.iter().map(show).collect::<String>())
}

#[test]
fn a_table_without_drawn_lines_is_read_row_by_row() {
    let source = read(&set(&[
        (60, 20, "The table was filled in by three ministries of Borduria in the spring of the year 2025, and sent on in June."),
        (60, 50, "Recommendation"),
        (300, 50, "Measures taken"),
        (60, 72, "1. train the inspectors of the"),
        (300, 72, "In March 2024 forty inspectors were"),
        (60, 84, "ports"),
        (300, 84, "trained at the Academy of Sund. The"),
        (300, 96, "course lasted for two days."),
        (60, 118, "2. publish the list of agencies"),
        (300, 118, "The list is on the website."),
        (60, 130, "whose licence was withdrawn"),
        (60, 152, "3. keep figures on victims"),
        (60, 174, "4. set up a fund for victims"),
        (300, 174, "A bill is before Parliament. It was"),
        (300, 186, "read twice."),
    ]))
    .unwrap();
    let rows: Vec<&str> = source.text().lines().filter(|l| l.starts_with('|')).collect();
    let expected = [
        "| Recommendation | Measures taken |",
        "| --- | --- |",
        "| 1. train the inspectors of the ports | In March 2024 forty inspectors were trained at the Academy of Sund. The course lasted for two days. |",
        "| 2. publish the list of agencies whose licence was withdrawn | The list is on the website. |",
        "| 3. keep figures on victims |  |",
        "| 4. set up a fund for victims | A bill is before Parliament. It was read twice. |",
    ];
    assert_eq!(rows, expected, "{}", source.text());
}

#[test]
fn columns_of_running_text_are_no_table() {
    let words = "The inspectors of the ports were trained";
    let mut lines: Vec<(u32, u32, &str)> = Vec::new();
    for line in 0..24 {
        // A paragraph's space now and then, at one height on both sides.
        let down = 40 + line * 12 + line / 6 * 8;
        lines.extend([(60, down, words), (300, down, words)]);
    }
    let source = read(&set(&lines)).unwrap();
    assert!(!source.text().contains('|'), "{}", source.text());
    // Numbers that hang before their paragraphs are no column.
    let mut lines: Vec<(u32, u32, &str)> = Vec::new();
    for (number, text) in [("1.", "one"), ("2.", "two"), ("3.", "three"), ("4.", "four")].into_iter().zip(0..) {
        let down = 40 + text * 40;
        lines.extend([(60, down, number.0), (90, down, words), (90, down + 12, number.1)]);
    }
    let source = read(&set(&lines)).unwrap();
    assert!(!source.text().contains('|'), "{}", source.text());
}

#[test]
fn a_scan_is_told_from_a_file_that_is_damaged() {
    let words = one_page("BT /F 12 Tf 70 700 Td (The register is kept in each district.) Tj ET");
    assert_eq!(read(&words).unwrap().text().trim(), "The register is kept in each district.");
    let scan = read(&one_page("q 595 0 0 842 0 0 cm /Im Do Q")).unwrap_err();
    assert_eq!(scan.code(), code::INPUT_SCAN);
    assert!(scan.to_string().contains("run OCR first"), "{scan}");
    for broken in ["", "BT /F 12 Tf 70 7\u{7}", "0 0 m 100 100 l S"] {
        let fault = read(&one_page(broken)).unwrap_err();
        assert_eq!(fault.code(), code::INPUT_DAMAGED);
        assert!(fault.to_string().contains("no word and no picture could be read on any of its pages"), "{fault}");
        assert!(fault.help().contains("fetch the file again"));
    }
}

/// Invented replies of one page: encrypted with AES-256 and a password; with none to open them, with AES-256 and with RC4.
#[test]
fn a_file_that_opens_without_its_password_is_read_and_another_is_refused() {
    let fault = read(include_bytes!("replies/locked.pdf")).unwrap_err();
    assert_eq!(fault.code(), code::INPUT_LOCKED);
    assert!(fault.to_string().contains("locked with a password") && fault.help().contains("without one"), "{fault}");
    for open in [&include_bytes!("replies/unlocked.pdf")[..], include_bytes!("replies/unlocked-rc4.pdf")] {
        let source = read(open).unwrap();
        assert!(source.text().contains("keeps its register of mills since 4 May 2024."), "{}", source.text());
    }
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
