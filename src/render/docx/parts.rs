//! The parts of a Word document that are the same for every reply: styles, the footer, what belongs to what.
//!
//! In: a title, a day, a language. Out: XML. Fonts are such as every system has or replaces by one as wide.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use crate::render::untrusted::xml as safe;

/// What every part begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The name spaces of the parts in `word/`.
pub(super) const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// What kind each part is of.
pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

/// What the package holds.
pub(super) const PACKAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

/// What the document refers to.
pub(super) const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;

/// The end of the body: A4 upright, 2 cm at the sides, the footer.
pub(super) const SECTION: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#;

/// What leads in a table: as wide as the page, with columns as wide as they say.
pub(super) const TABLE: &str = r#"<w:tblPr><w:tblStyle w:val="Rows"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>"#;

/// What leads in the head of a table: it is repeated on every page.
pub(super) const HEAD_ROW: &str = r"<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";

/// Page numbers: "3 / 12".
pub(super) const FOOTER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"#;

/// The bullet of lists.
pub(super) const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

/// A paragraph style: its id, its name, what it is based on, its layout and its type.
const PARAGRAPHS: &[(&str, &str, &str, &str)] = &[
    ("Normal", "Normal", r#"<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>"#, ""),
    ("Lead", "Lead Text", "<w:keepNext/>", ""),
    (
        "Heading1",
        "heading 1",
        r#"<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="0" w:after="240"/><w:outlineLvl w:val="0"/>"#,
        r#"<w:b/><w:color w:val="1F3864"/><w:sz w:val="36"/>"#,
    ),
    (
        "Heading2",
        "heading 2",
        r#"<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="1"/>"#,
        r#"<w:b/><w:color w:val="1F3864"/><w:sz w:val="28"/>"#,
    ),
    (
        "Heading3",
        "heading 3",
        r#"<w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="2"/>"#,
        r#"<w:b/><w:color w:val="2F5496"/><w:sz w:val="23"/>"#,
    ),
    (
        "ListBullet",
        "List Bullet",
        r#"<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/><w:ind w:left="340" w:hanging="340"/>"#,
        "",
    ),
    (
        "Quote",
        "Quote",
        r#"<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="8EAADB"/></w:pBdr><w:spacing w:after="0"/><w:ind w:left="397" w:right="397"/>"#,
        r#"<w:i/><w:color w:val="262626"/>"#,
    ),
    (
        "QuoteSource",
        "Quote Source",
        r#"<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="8EAADB"/></w:pBdr><w:spacing w:after="160"/><w:ind w:left="397" w:right="397"/>"#,
        r#"<w:color w:val="595959"/><w:sz w:val="18"/>"#,
    ),
    (
        "TableText",
        "Table Text",
        r#"<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>"#,
        r#"<w:sz w:val="18"/>"#,
    ),
    (
        "TableHead",
        "Table Head",
        r#"<w:keepNext/><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>"#,
        r#"<w:b/><w:sz w:val="18"/>"#,
    ),
    (
        "AfterTable",
        "After Table",
        r#"<w:spacing w:after="0" w:line="200" w:lineRule="exact"/>"#,
        r#"<w:sz w:val="12"/>"#,
    ),
    (
        "Footer",
        "footer",
        r#"<w:spacing w:after="0"/><w:jc w:val="center"/>"#,
        r#"<w:color w:val="595959"/><w:sz w:val="18"/>"#,
    ),
];

/// A style of words: its id, its name, its type.
const CHARACTERS: &[(&str, &str, &str)] = &[
    ("Strong", "Strong", "<w:b/>"),
    ("Emphasis", "Emphasis", "<w:i/>"),
    (
        "Code",
        "Code",
        r#"<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/><w:sz w:val="18"/>"#,
    ),
];

/// The styles, for a language.
pub(super) fn styles(lang: &str) -> String {
    let mut out = String::from(DECLARATION);
    put!(out, "<w:styles {}=\"{}\">", NAMESPACES[0].0, NAMESPACES[0].1);
    put!(
        out,
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{lang}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#
    );
    for (id, name, layout, look) in PARAGRAPHS {
        let (default, based) = match *id {
            "Normal" => (" w:default=\"1\"", String::new()),
            _ => ("", "<w:basedOn w:val=\"Normal\"/>".to_owned()),
        };
        put!(
            out,
            "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:qFormat/><w:pPr>{layout}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
        );
    }
    for (id, name, look) in CHARACTERS {
        put!(
            out,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>"
        );
    }
    out.push_str(r#"<w:style w:type="table" w:styleId="Rows"><w:name w:val="Rows"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="8EAADB"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="8EAADB"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9D9D9"/></w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DCE6F1"/></w:tcPr></w:tblStylePr></w:style></w:styles>"#);
    out
}

/// What the document is: its title, its language, and the day of the judgement for that of its making.
pub(super) fn properties(title: &str, day: &str, lang: &str) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(DECLARATION.as_bytes().to_vec());
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let whole = day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let times: &[&str] = if whole { &["dcterms:created", "dcterms:modified"] } else { &[] };
    xml.create_element("cp:coreProperties").with_attributes(spaces).write_inner_content(|xml| {
        for (name, text) in [("dc:title", title), ("dc:creator", "lacuna"), ("dc:language", lang)] {
            xml.create_element(name).write_text_content(BytesText::new(&safe(text)))?;
        }
        times.iter().try_for_each(|name| {
            let element = xml.create_element(*name).with_attribute(("xsi:type", "dcterms:W3CDTF"));
            element.write_text_content(BytesText::new(&format!("{day}T00:00:00Z"))).map(drop)
        })
    })?;
    Ok(xml.into_inner())
}
