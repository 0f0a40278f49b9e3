#![allow(clippy::unwrap_used)]

use super::read;
use crate::code;
use crate::read::packed::package;
use crate::read::{Limits, Options, Reading, Refusal, Tracked};

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Gras"><w:name w:val="Gras"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Grasfils"><w:name w:val="Gras fils"/><w:basedOn w:val="Gras"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"#;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0FC;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="46"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"#;

fn document(body: &str) -> Vec<u8> {
    let body = format!("<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>");
    package(&[("word/document.xml", &body), ("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERING)])
}

fn reading(body: &str, tracked: Tracked) -> Reading {
    read(&document(body), &Limits::default(), Options { tracked }).unwrap()
}

fn text(body: &str) -> String {
    reading(body, Tracked::Accepted).text
}

/// A paragraph with properties and runs.
fn p(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn bold(words: &str) -> String {
    format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn numbered(id: u8, level: u8, words: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>"), &r(words))
}

#[test]
fn a_paragraph_is_a_line_and_its_beginning_is_kept() {
    let reading = reading(&(p("", &r("The first.")) + &p("", "") + &p("", &r("The second."))), Tracked::Accepted);
    assert_eq!(reading.text, "The first.\n\nThe second.");
    assert_eq!(reading.paragraphs, [0, 12]);
    assert!(reading.notices.is_empty());
}

#[test]
fn runs_cut_inside_a_word_are_one_word() {
    let body = "<w:p w:rsidR=\"00AA\"><w:proofErr w:type=\"spellStart\"/><w:r w:rsidRPr=\"00BB\"><w:t>Ruri</w:t></w:r>\
        <w:r><w:t>tan</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:smartTag w:element=\"place\"><w:r><w:t>ia</w:t></w:r>\
        </w:smartTag><w:bookmarkStart w:id=\"0\"/><w:r><w:t>&amp;&#8217;s</w:t></w:r></w:p>";
    assert_eq!(text(body), "Ruritania&\u{2019}s");
}

#[test]
fn bold_marks_stand_round_whole_words() {
    let runs = bold("Recom") + &bold("mendation 2") + &r(". Adopt ") + &bold("  ") + &bold("R") + &r("ules");
    assert_eq!(text(&p("", &runs)), "**Recommendation 2.** Adopt   Rules");
    assert_eq!(text(&p("<w:pStyle w:val=\"Grasfils\"/>", &r("All of it"))), "**All of it**");
    let off = "<w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>plain</w:t></w:r>";
    assert_eq!(text(&p("<w:pStyle w:val=\"Gras\"/>", &(r("bold ") + off))), "**bold** plain");
    let strong = "<w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>word</w:t></w:r>";
    assert_eq!(text(&p("", &(r("a ") + strong))), "a **word**");
}

#[test]
fn headings_are_told_by_the_style_s_name_or_the_outline_level() {
    assert_eq!(text(&p("<w:pStyle w:val=\"Rubrik2\"/>", &r("2. Compensation"))), "## 2. Compensation");
    assert_eq!(text(&p("<w:outlineLvl w:val=\"0\"/>", &r("Part A"))), "# Part A");
    assert_eq!(text(&p("<w:pStyle w:val=\"Loop\"/>", &r("Round and round"))), "Round and round");
}

#[test]
fn numbers_of_lists_are_counted() {
    let body = [
        numbered(1, 0, "Adopt"),
        numbered(1, 1, "inform"),
        numbered(1, 1, "train"),
        numbered(1, 2, "judges"),
        numbered(1, 0, "Review"),
        numbered(1, 1, "anew"),
        numbered(2, 0, "From forty-six"),
        numbered(2, 0, "on"),
        p("<w:pStyle w:val=\"ListNumber\"/>", &r("by style")),
        numbered(0, 0, "no list"),
    ];
    let expected = "1. Adopt\n\n  (a) inform\n\n  (b) train\n\n    1.b.i judges\n\n2. Review\n\n  (a) anew\n\n\
        46. From forty-six\n\n47. on\n\n48. by style\n\nno list";
    assert_eq!(text(&body.concat()), expected);
}

#[test]
fn bullets_are_dashes_and_ticks_stay() {
    assert_eq!(text(&(numbered(3, 0, "one") + &numbered(3, 1, "done"))), "- one\n\n  - ✓ done");
}

#[test]
fn tables_keep_their_cells_in_their_columns() {
    let cell =
        |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", &r(words)));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = format!(
        "<w:tbl><w:tblPr/>{}{}{}{}</w:tbl>",
        row(&[cell("", "No"), cell("", "Recommendation"), cell("", "Reply")]),
        row(&[cell("<w:gridSpan w:val=\"3\"/>", "2. Compensation")]),
        row(&[cell("<w:vMerge w:val=\"restart\"/>", "a"), cell("", "inform | tell"), cell("", "Done.")]),
        row(&[cell("<w:vMerge/>", ""), cell("", "train"), cell("", "")]),
    );
    let expected = "| No | Recommendation | Reply |\n| --- | --- | --- |\n| 2. Compensation | | |\n\
        | a | inform \\| tell | Done. |\n| ^^ | train | |";
    assert_eq!(text(&body), expected);
}

#[test]
fn a_cell_keeps_its_paragraphs_and_a_table_within() {
    let inner =
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("", &r("2023")), p("", &r("14")));
    let cell = format!("<w:tc>{}{}{inner}</w:tc>", p("", &r("Two things:")), numbered(3, 0, "first"));
    let body = format!("<w:tbl><w:tr>{cell}<w:tc>{}</w:tc></w:tr></w:tbl>", p("", &r("x")));
    let reading = reading(&body, Tracked::Accepted);
    assert_eq!(reading.text, "| Two things:<br>- first<br>2023; 14 | x |\n| --- | --- |");
    assert_eq!(reading.paragraphs.len(), 5);
}

#[test]
fn a_table_of_one_column_is_a_box_round_its_words() {
    let cell = format!("<w:tc>{}{}</w:tc>", p("", &bold("Recommendation 1")), p("", &r("Amend the law.")));
    assert_eq!(
        text(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>{}", p("", &r("Reply: yes.")))),
        "**Recommendation 1**\n\nAmend the law.\n\nReply: yes."
    );
}

#[test]
fn tracked_changes_are_read_either_way() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">The allowance </w:t></w:r>\
        <w:ins><w:r><w:t xml:space=\"preserve\">was </w:t></w:r></w:ins>\
        <w:del><w:r><w:delText xml:space=\"preserve\">was not </w:delText></w:r></w:del>\
        <w:r><w:t>raised</w:t></w:r><w:moveFrom><w:r><w:t xml:space=\"preserve\"> thrice</w:t></w:r></w:moveFrom>\
        <w:moveTo><w:r><w:t xml:space=\"preserve\"> twice</w:t></w:r></w:moveTo><w:r><w:t>.</w:t></w:r></w:p>";
    let accepted = reading(body, Tracked::Accepted);
    assert_eq!(accepted.text, "The allowance was raised twice.");
    assert_eq!(accepted.notices[0].code, code::READ_TRACKED_CHANGES);
    assert_eq!(reading(body, Tracked::Original).text, "The allowance was not raised thrice.");
}

#[test]
fn a_paragraph_mark_that_is_gone_joins_two_paragraphs() {
    let mark = |change: &str| format!("<w:rPr><w:{change}/></w:rPr>");
    let deleted = p(&mark("del"), &r("One ")) + &p("", &r("line."));
    assert_eq!(text(&deleted), "One line.");
    assert_eq!(reading(&deleted, Tracked::Original).text, "One\n\nline.");
    let inserted = p(&mark("ins"), &r("One ")) + &p("", &r("line."));
    assert_eq!(text(&inserted), "One\n\nline.");
    assert_eq!(reading(&inserted, Tracked::Original).text, "One line.");
    // A numbered paragraph that is gone is not counted.
    let whole = p(
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr>",
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
    );
    assert_eq!(text(&(whole + &numbered(1, 0, "first"))), "1. first");
}

#[test]
fn what_a_property_was_before_a_change_counts_only_in_the_original() {
    let run = "<w:r><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>now bold</w:t></w:r>";
    assert_eq!(text(&p("", run)), "**now bold**");
    assert_eq!(reading(&p("", run), Tracked::Original).text, "now bold");
    let row = |change: &str, words: &str| {
        format!(
            "<w:tr><w:trPr>{change}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            p("", &r(words)),
            p("", &r("x"))
        )
    };
    let table = format!("<w:tbl>{}{}{}</w:tbl>", row("", "head"), row("<w:del/>", "old"), row("<w:ins/>", "new"));
    assert_eq!(text(&table), "| head | x |\n| --- | --- |\n| new | x |");
    assert_eq!(reading(&table, Tracked::Original).text, "| head | x |\n| --- | --- |\n| old | x |");
}

#[test]
fn a_note_stands_after_the_paragraph_that_calls_it() {
    let body = format!(
        "<w:document xmlns:w=\"w\"><w:body>{}{}</w:body></w:document>",
        p("", &(r("By law") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + &r(", it is so."))),
        p("", &(r("Next.") + "<w:r><w:endnoteReference w:id=\"1\"/></w:r>")),
    );
    let notes = format!(
        "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"0\">{0}</w:footnote>\
         <w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>{1}</w:p></w:footnote></w:footnotes>",
        p("", &r("line")),
        r(" Act No. 5 of 2020."),
    );
    let ends = format!("<w:endnotes><w:endnote w:id=\"1\">{}</w:endnote></w:endnotes>", p("", &r("See there.")));
    let bytes = package(&[("word/document.xml", &body), ("word/footnotes.xml", &notes), ("word/endnotes.xml", &ends)]);
    let reading = read(&bytes, &Limits::default(), Options::default()).unwrap();
    assert_eq!(reading.text, "By law¹, it is so.\n\n¹ Act No. 5 of 2020.\n\nNext.²\n\n² See there.");
    assert_eq!(reading.notices[0].code, code::READ_NOTES);
}

#[test]
fn a_box_is_read_once_and_after_its_paragraph() {
    let inside = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p("", &r(words)));
    let run = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{0}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        inside("In the box.")
    );
    assert_eq!(text(&p("", &(r("Before ") + &run + &r("after.")))), "Before after.\n\nIn the box.");
    let picture = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing/></mc:Choice><mc:Fallback>{}</mc:Fallback>\
         </mc:AlternateContent></w:r>",
        inside("Only here.")
    );
    assert_eq!(text(&p("", &picture)), "Only here.");
}

#[test]
fn of_a_field_the_result_is_read() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = "<w:r><w:instrText> REF x </w:instrText></w:r>";
    let body = r("see ") + &field("begin") + code + &r("CODE") + &field("separate") + &r("point 4") + &field("end");
    assert_eq!(text(&p("", &(body + &r(".")))), "see point 4.");
    assert_eq!(text(&(p("", &field("begin")) + &p("", &r("not swallowed")))), "not swallowed");
    assert_eq!(text(&p("", &format!("<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple>", r("7")))), "7");
    assert_eq!(text(&p("", &format!("<w:hyperlink>{}</w:hyperlink>", r("a link")))), "a link");
}

#[test]
fn signs_that_are_elements_are_read() {
    let run = "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>state co</w:t><w:softHyphen/><w:t>oper\u{ad}ate</w:t><w:br/>\
        <w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t xml:space=\"preserve\"> done</w:t></w:r>";
    assert_eq!(text(&p("<w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs>", run)), "non-state cooperate\n✓ done");
    let tab = |words: &str| format!("<w:r><w:tab/><w:t>{words}</w:t></w:r>");
    assert_eq!(text(&p("", &(r("1.") + &tab("Adopt") + &tab("2023")))), "1. Adopt   2023");
    let raised = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>12</w:t></w:r>";
    assert_eq!(text(&p("", &(r("framework") + raised + &r(", which")))), "framework¹², which");
}

#[test]
fn what_is_not_the_reply_s_text_is_left_out_and_said_so() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>";
    let styled = "<w:r><w:rPr><w:rStyle w:val=\"Secret\"/></w:rPr><w:t>secret</w:t></w:r>";
    let comment = "<w:r><w:commentReference w:id=\"0\"/></w:r>";
    let contents = p("<w:pStyle w:val=\"TOC1\"/>", &r("2. Compensation 5"));
    let prompt = format!(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p("", &r("Click here to enter text."))
    );
    let control = format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", p("", &r("Filled in.")));
    let body =
        p("", &(r("Shown.") + hidden + styled + comment)) + &contents + &prompt + &control + "<w:altChunk r:id=\"x\"/>";
    let reading = reading(&body, Tracked::Accepted);
    assert_eq!(reading.text, "Shown.\n\nFilled in.");
    let codes: Vec<&str> = reading.notices.iter().map(|n| n.code).collect();
    assert_eq!(codes, [code::READ_COMMENTS, code::READ_HIDDEN, code::READ_CONTENTS, code::READ_EMBEDDED]);
}

#[test]
fn the_text_is_found_by_the_package_s_own_word() {
    let rels = "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"word/document2.xml\"/></Relationships>";
    let body =
        format!("<x:document xmlns:x=\"w\"><x:body>{}</x:body></x:document>", "<x:p><x:r><x:t>Words</x:t></x:r></x:p>");
    let bytes = package(&[("_rels/.rels", rels), ("word/document2.xml", &body)]);
    assert_eq!(read(&bytes, &Limits::default(), Options::default()).unwrap().text, "Words");
}

#[test]
fn limits_have_their_own_refusals() {
    let options = Options::default();
    let deep = "<w:sdt><w:sdtContent>".repeat(50_000) + &"</w:sdtContent></w:sdt>".repeat(50_000);
    let refused = read(&document(&deep), &Limits::default(), options).unwrap_err();
    assert!(matches!(refused, Refusal::Depth { .. }), "{refused}");
    let raised = Limits { depth: 200_000, ..Limits::default() };
    assert!(read(&document(&deep), &raised, options).is_ok());
    let tables = "<w:tbl><w:tr><w:tc>".repeat(20_000) + &p("", &r("x")) + &"</w:tc></w:tr></w:tbl>".repeat(20_000);
    assert_eq!(read(&document(&tables), &raised, options).unwrap().text, "x");
    let bomb = document(&p("", &r(&"a".repeat(100_000))));
    let small = Limits { decompressed: 50_000, ..Limits::default() };
    assert!(matches!(read(&bomb, &small, options).unwrap_err(), Refusal::Decompressed { .. }));
    assert!(matches!(read(&bomb[..bomb.len() / 2], &Limits::default(), options).unwrap_err(), Refusal::Damaged { .. }));
    let cut = package(&[("word/document.xml", "<w:document><w:body><w:p>")]);
    assert!(matches!(read(&cut, &Limits::default(), options).unwrap_err(), Refusal::Damaged { .. }));
    let none = package(&[("word/other.xml", "<x/>")]);
    assert!(matches!(read(&none, &Limits::default(), options).unwrap_err(), Refusal::Damaged { .. }));
}

#[test]
fn entities_of_a_document_type_are_never_put_in() {
    let body = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
        <w:document><w:body><w:p><w:r><w:t>&b;!</w:t></w:r></w:p></w:body></w:document>";
    let bytes = package(&[("word/document.xml", body)]);
    assert_eq!(read(&bytes, &Limits::default(), Options::default()).unwrap().text, "&b;!");
}
