#![allow(clippy::unwrap_used)]

use super::read;
use crate::code;
use crate::read::packed::package;
use crate::read::{Limits, Options, Reading, Refusal, Tracked};

const STYLES: &str = r#"<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t" xmlns:fo="f"><office:styles>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>
</office:styles></office:document-styles>"#;

fn reading(body: &str, tracked: Tracked) -> Reading {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:style="s" xmlns:text="t" xmlns:fo="f" xmlns:table="b"><office:automatic-styles>
<style:style style:name="T1" style:family="text" style:parent-style-name="Strong"/>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    let bytes = package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", STYLES),
    ]);
    read(&bytes, &Limits::default(), Options { tracked }).unwrap()
}

fn text(body: &str) -> String {
    reading(body, Tracked::Accepted).text
}

#[test]
fn paragraphs_headings_and_lists_are_read() {
    let body = "<text:h text:outline-level=\"1\">Part</text:h><text:p>One <text:span text:style-name=\"T1\">bold</text:span>\
        <text:s/>line<text:line-break/>broken.<text:span text:style-name=\"T2\">no</text:span></text:p>\
        <text:list text:style-name=\"L1\"><text:list-item><text:p>first</text:p><text:p>more</text:p><text:list>\
        <text:list-item><text:p>within</text:p></text:list-item></text:list></text:list-item>\
        <text:list-item><text:p>second</text:p></text:list-item></text:list>\
        <text:list text:style-name=\"L1\" text:continue-numbering=\"true\"><text:list-item><text:p>third</text:p></text:list-item></text:list>\
        <text:list text:style-name=\"L2\"><text:list-item><text:p>dash</text:p></text:list-item></text:list>";
    let expected = "# I. Part\n\nOne **bold** line\nbroken.\n\n1. first\n\nmore\n\n  (a) within\n\n2. second\n\n3. third\n\n- dash";
    assert_eq!(text(body), expected);
}

#[test]
fn tables_notes_and_boxes_are_read_where_they_hang() {
    let cell = |attributes: &str, words: &str| {
        format!("<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>")
    };
    let body = format!(
        "<table:table><table:table-header-rows><table:table-row>{}{}</table:table-row></table:table-header-rows>\
         <table:table-row>{}{}</table:table-row><table:table-row><table:covered-table-cell/>{}</table:table-row></table:table>\
         <text:p>By law<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Act 5.</text:p></text:note-body>\
         </text:note>, so.<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p>",
        cell("", "Ask"),
        cell("", "Reply"),
        cell("table:number-rows-spanned=\"2\"", "train"),
        cell("", "Done."),
        cell("", "Again."),
    );
    let expected =
        "| Ask | Reply |\n| --- | --- |\n| train | Done. |\n| ^^ | Again. |\n\nBy law¹, so.\n\n¹ Act 5.\n\nBoxed.";
    assert_eq!(text(&body.replace("draw:", "text:")), expected);
}

#[test]
fn tracked_changes_are_read_either_way() {
    let body = "<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion><office:change-info>\
        <text:p>who</text:p></office:change-info><text:p>not </text:p></text:deletion></text:changed-region>\
        <text:changed-region text:id=\"b\"><text:insertion/></text:changed-region></text:tracked-changes>\
        <text:p>It is <text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/>now \
        <text:change-end text:change-id=\"b\"/>done.<office:annotation><text:p>why?</text:p></office:annotation></text:p>";
    let accepted = reading(body, Tracked::Accepted);
    assert_eq!(accepted.text, "It is now done.");
    let codes: Vec<&str> = accepted.notices.iter().map(|n| n.code).collect();
    assert_eq!(codes, [code::READ_TRACKED_CHANGES, code::READ_COMMENTS]);
    assert_eq!(reading(body, Tracked::Original).text, "It is not done.");
}

#[test]
fn a_locked_text_is_refused_as_locked() {
    let bytes = package(&[("META-INF/manifest.xml", "<m><encryption-data/></m>"), ("content.xml", "\u{1}\u{2}")]);
    assert_eq!(read(&bytes, &Limits::default(), Options::default()).unwrap_err(), Refusal::Locked);
}
