//! The page of documentation: every example of `docs/citations.md` is run.

use super::super::CitationWords;
use super::{found, told};

const PAGE: &str = include_str!("../../../../docs/citations.md");

#[test]
fn every_example_of_the_page_holds() {
    let lexicon = CitationWords::builtin();
    let mut examples = 0;
    let mut lines = PAGE.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(sentence) = line.strip_prefix("> ") else { continue };
        let mut want = Vec::new();
        while let Some(result) = lines.next_if(|l| l.starts_with("- ")) {
            want.push(result[2..].to_owned());
        }
        assert!(!want.is_empty(), "no result under: {sentence}");
        let (_, all) = found(sentence, None, &lexicon);
        let got: Vec<String> = all.citations.iter().map(|c| told(&all, c)).collect();
        assert_eq!(got, want, "{sentence}");
        examples += 1;
    }
    assert!(examples > 15, "{examples} examples");
}
