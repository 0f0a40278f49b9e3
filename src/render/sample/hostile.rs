//! A reply that tries to act on whoever reads its assessment: escapes, markup, reordering, giants, wide characters.

use super::{empty, evidence, place, verdict};
use crate::assessment::{Assessment, CitationSaid, Evidence, Finding, Related, Role, Severity};
use crate::rule::Status;
use crate::text::Source;

/// A reply that tries to act on whoever reads its assessment.
pub fn hostile() -> (Source, Assessment) {
    let giant = "x".repeat(400);
    let text = format!(
        "\u{1b}]0;title\u{7}Recommendation - stop <script>alert('1')</script> `rm` | a | b |\n\nResponse – \u{1b}[31mred\u{1b}[0m and \
         \u{202e}desrever\u{202c} words, {giant} then ``` and [link](http://evil.example) ![img](x) \u{9b}2J \u{200b}zero\u{ad}width \
         漢字漢字漢字漢字漢字 は漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 の法律 done in 2024.\n\
         # heading\n| --- | --- |\n"
    );
    let s = Source::from_bytes("bad\u{1b}[2Jname\u{202e}.md", text.clone().into_bytes()).unwrap();
    let mut a = empty(&s);
    a.report.state = Some("<b>Maro\u{1b}[1mvia</b> | `x`".into());
    a.report.layout = "**none** <img src=x onerror=alert(1)>".into();
    let mut it = verdict(
        "1.\u{1b}[5m1",
        "1",
        Status::Declined,
        "Stop `this` | <i>that</i>",
        "It says “\u{1b}[31mred\u{1b}[0m and \u{202e}desrever” <script>alert(2)</script> and no more.",
    );
    let quote = &text[text.find("Response").unwrap()..text.find("# heading").unwrap()];
    it.evidence = vec![
        Evidence {
            place: place(&s, quote),
            quote: quote.into(),
            role: Role::Decisive,
            item: None,
            reading: "done\u{1b}[0m, | 2024".into(),
            read_as: None,
        },
        evidence(&s, "の法律 done in 2024", Role::Contrary, "1", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"),
    ];
    it.missing = vec!["`part` | *one*".into()];
    it.question = Some("What is \u{1b}[31m|this|?\u{202e}".into());
    let mut other = it.clone();
    other.evidence.clear();
    other.status = Status::Addressed;
    other.evidence.push(evidence(&s, "# heading\n| --- | --- |", Role::Decisive, "1", ""));
    a.verdicts = vec![it, other];
    a.citations = vec![CitationSaid {
        place: place(&s, "の法律"),
        text: "の法律".into(),
        instrument: Some("Law | <b>x</b>".into()),
        articles: vec!["1|2".into()],
        chapter: None,
        number: Some("`5`".into()),
        date: Some("2024".into()),
        anaphor: false,
    }];
    a.findings = vec![Finding {
        place: place(&s, "words"),
        code: crate::code::LAW_SERVES_NOTHING.into(),
        firmness: crate::assessment::Firmness::Firm,
        severity: Severity::Advice,
        message: "Law \u{1b}[31m| <b>x</b> `y`".into(),
        help: Some("ask\u{202e} <i>why</i>".into()),
        obligation: None,
        related: vec![Related { place: place(&s, "red"), label: "\u{1b}[1m[x](y)".into(), said: None }],
        said: None,
        advice: None,
    }];
    (s, a)
}
