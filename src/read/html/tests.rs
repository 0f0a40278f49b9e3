#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::read;
use crate::code;
use crate::read::{Limits, Options, Reading, Refusal, Tracked};

fn reading(page: &str) -> Reading {
    read(page.as_bytes(), &Limits::default(), Options::default()).unwrap()
}

fn text(page: &str) -> String {
    reading(page).text
}

#[test]
fn a_page_is_its_paragraphs_and_headings() {
    let page = "<!doctype html><html><head><title>T</title><style>p{}</style></head><body>\n<h2>A  <b>B</b></h2>\n\
        <p>One\n  <b>bold</b> line.</p> <div>Two<br>\nthree</div> loose <p>four";
    let reading = reading(page);
    assert_eq!(reading.text, "## A B\n\nOne **bold** line.\n\nTwo\nthree\n\nloose\n\nfour");
    assert_eq!(reading.paragraphs.len(), 5);
}

#[test]
fn words_are_never_glued_and_never_cut() {
    assert_eq!(text("<p>line one<p>line two"), "line one\n\nline two");
    assert_eq!(text("<li>one</li><li>two"), "- one\n\n- two");
    assert_eq!(
        text("<p>vic<i>tim</i>s of&nbsp;traf&shy;ficking &amp;c&#8217;"),
        "victims of\u{a0}trafficking &c\u{2019}"
    );
    assert_eq!(text("<p>Rec<b>ommendation</b>"), "**Recommendation**");
}

#[test]
fn lists_are_numbered_as_a_browser_numbers_them() {
    let page = "<ol start=3><li>three<ol type=a><li><p>first</p><p>more</p><li value=4>d</ol><li>four</ol>\
        <ol type=I reversed start=2><li>two<li>one</ol><ul><li>dash<ul style='list-style-type:none'><li>bare</ul></ul>";
    let expected = "3. three\n\n  a. first\n\nmore\n\n  d. d\n\n4. four\n\nII. two\n\nI. one\n\n- dash\n\nbare";
    assert_eq!(text(page), expected);
}

#[test]
fn tables_keep_their_cells_in_their_columns() {
    let page = "<table><caption>Progress</caption><thead><tr><th>No<th>Ask<th>Reply</thead>\
        <tr><td colspan=3>2. Compensation<tr><td rowspan=2>a<td>inform | tell<td><p>Done.</p><p>Twice.</p>\
        <tr><td>train<td></table>";
    let expected = "Progress\n\n| No | Ask | Reply |\n| --- | --- | --- |\n| 2. Compensation | | |\n\
        | a | inform \\| tell | Done.<br>Twice. |\n| ^^ | train | |";
    assert_eq!(text(page), expected);
}

#[test]
fn a_table_for_layout_alone_is_its_words() {
    assert_eq!(text("<table><tr><td>One.</td></tr><tr><td>Two.</td></tr></table>"), "One.\n\nTwo.");
    assert_eq!(text("<table role=presentation><tr><td>One.</td><td>Two.</td></tr></table>"), "One.\n\nTwo.");
}

#[test]
fn what_a_browser_does_not_show_is_left_out() {
    let page = "<p>Shown.<script>if (a<b) { document.write('<p>no') }</script><noscript>no</noscript>\
        <span hidden>no</span><span style='color:red; display : none'>no</span><template><p>no</template>\
        <b aria-hidden=true>no</b><!-- no --><svg><text>no</text></svg><select><option>no</select> And this.</p>";
    let reading = reading(page);
    assert_eq!(reading.text, "Shown. And this.");
    assert_eq!(reading.notices[0].code, code::READ_HIDDEN);
}

#[test]
fn menus_of_links_are_left_out_and_words_in_their_place_are_not() {
    let menu = "<nav><ul><li><a href=/>Home</a><li><a href=/b>About us</a></ul></nav><p>Text.";
    assert_eq!(text(menu), "Text.");
    assert_eq!(reading(menu).notices[0].code, code::READ_CONTENTS);
    assert_eq!(
        text("<nav><p>The reply follows: <a href=/>here</a>.</p></nav><p>Text."),
        "The reply follows: here.\n\nText."
    );
}

#[test]
fn marked_changes_are_read_either_way() {
    let page = b"<p>It is <del>not </del><ins>now </ins>done.";
    let tracked = |tracked| read(page, &Limits::default(), Options { tracked }).unwrap().text;
    assert_eq!(tracked(Tracked::Accepted), "It is now done.");
    assert_eq!(tracked(Tracked::Original), "It is not done.");
}

#[test]
fn signs_are_read_as_they_look() {
    assert_eq!(text("<p>by law<sup><a href=#n>12</a></sup>, the 1<sup>er</sup> mai"), "by law¹², the 1er mai");
    assert_eq!(text("<pre>  1.  Adopt\n\n  2.  Review</pre>"), "  1.  Adopt\n\n  2.  Review");
    assert_eq!(text("<p style='font-weight:700'>x <span style='font-weight:normal'>y</span>"), "**x** y");
    assert_eq!(text("<b style='font-weight:normal'><p>not bold</b>"), "not bold");
}

#[test]
fn limits_have_their_own_refusals() {
    let deep = "<div>".repeat(100_000) + "x";
    let refused = read(deep.as_bytes(), &Limits::default(), Options::default()).unwrap_err();
    assert!(matches!(refused, Refusal::Depth { .. }), "{refused}");
    let raised = Limits { depth: 20_000, ..Limits::default() };
    let page = "<table><tr><td>".repeat(3000) + "x" + &"<b>".repeat(3000);
    assert_eq!(read(page.as_bytes(), &raised, Options::default()).unwrap().text, "x");
    assert!(matches!(
        read(b"<p>\0\x01binary", &Limits::default(), Options::default()).unwrap_err(),
        Refusal::Damaged { .. }
    ));
}

proptest! {
    /// Whatever the tags, every word that stands between them is in the text, in order, and paragraphs begin where they say.
    #[test]
    fn no_word_is_lost(pieces in proptest::collection::vec((0usize..32, "[a-z]{1,8}"), 1..60)) {
        const TAGS: [&str; 32] = [
            "<p>", "</p>", "<b>", "</b>", "<ul>", "</ul>", "<li>", "</li>", "<table>", "</table>", "<tr>", "</tr>", "<td>",
            "</td>", "<th>", "<ol>", "</ol>", "<div>", "</div>", "<h1>", "</h1>", "<br>", "<td rowspan=2>", "<thead>",
            "<sup>", "</sup>", "<dd>", "<nav>", "</nav>", "<pre>", "</pre>", "<td colspan=3>",
        ];
        let page: String = pieces.iter().map(|(tag, word)| format!("{} {word} ", TAGS[*tag])).collect();
        let reading = read(page.as_bytes(), &Limits::default(), Options::default()).unwrap();
        let plain: String =
            reading.text.replace("<br>", " ").chars().map(|c| if c.is_alphabetic() { c } else { ' ' }).collect();
        let words: Vec<&str> = plain.split_whitespace().collect();
        let expected: Vec<&str> = pieces.iter().map(|(_, w)| w.as_str()).collect();
        prop_assert_eq!(words, expected, "{}", page);
        for at in reading.paragraphs {
            prop_assert!(reading.text.is_char_boundary(at as usize));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &Limits::default(), Options::default());
    }
}

#[test]
fn a_tag_with_attributes_without_end_is_refused_before_it_is_read() {
    let page = |n: usize| format!("<p {}>Words</p>", "a=\"<b>\" ".repeat(n));
    assert_eq!(text(&page(190)), "Words");
    let refused = read(page(60_000).as_bytes(), &Limits::default(), Options::default()).unwrap_err();
    assert!(matches!(refused, Refusal::Damaged { .. }) && refused.to_string().contains("attributes"), "{refused}");
    // Quotation marks in the text are none.
    assert!(text(&format!("<p>{}", "it's \"so\" ".repeat(5000))).len() > 40_000);
}
