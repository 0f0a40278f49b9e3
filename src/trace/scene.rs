//! A small invented reply for the tests of this layer: nine obligations, one answer of each kind.

use super::given::{
    Given, GivenAmendment, GivenAnswer, GivenCitation, GivenEvidence, GivenInstrument, GivenItem, GivenLaw,
    GivenObligation, GivenRecommendation,
};
use super::kind::Role;
use super::model::Graph;
use crate::rule::Status;
use crate::text::{Source, Span};

const SEMINARS: &str = "In 2024 the Police Academy of Sylvania held fourteen seminars on trafficking for labour exploitation, with 310 officers.";

/// The answers: items, and paragraphs of which each has its sentences.
const ANSWERS: &[(&[&str], &[&[&str]])] = &[
    (
        &["1"],
        &[&[
            "Under Article 104 of the Code of Criminal Proceedings a lawyer is called at once.",
            "Since 2024 Article 57 of that Code and the Legal Assistance Act give victims a lawyer free of charge.",
        ]],
    ),
    (&["2.b"], &[&["For this, see item 3(b)."]]),
    (&["2.c"], &[&["Victims are not among those whom Article 31 of the Court Fees Code frees from fees."]]),
    (&["3.a"], &[&["The Border Police took part."], &[SEMINARS]]),
    (&["3.b"], &[&["The Ministry of Justice plans a bill, as told under item 2(b)."]]),
    (&["4"], &[&["The Constitution protects everyone."]]),
    (
        &["5.a"],
        &[
            &[
                "By Order No. 7 of 4 March 2024, Section 4 of the Labour Inspection Act was amended, and visits are allowed again.",
            ],
            &["The Labour Inspectorate made 610 visits in 2024."],
        ],
    ),
    (&["5.b"], &[&[SEMINARS]]),
    (&[], &[&["The authorities thank the Committee."]]),
];

/// Hands the scene to a test.
pub(super) fn with<R>(check: impl FnOnce(&Given) -> R) -> R {
    let (mut text, mut paragraphs, mut sentences, mut answers) =
        (String::from("Reply of Sylvania\n\n"), Vec::new(), Vec::new(), Vec::new());
    for (items, blocks) in ANSWERS {
        text.push_str("Response\n");
        let start = text.len();
        for block in *blocks {
            let head = text.len();
            for sentence in *block {
                sentences.push(Span::new(text.len(), text.len() + sentence.len()));
                text.push_str(sentence);
                text.push(' ');
            }
            paragraphs.push(Span::new(head, text.len() - 1));
            text.push_str("\n\n");
        }
        answers.push(GivenAnswer { items: items.to_vec(), span: Span::new(start, text.len() - 3), repeats: None });
    }
    let source = Source::from_bytes("reply.md", text.clone().into_bytes()).unwrap();
    let nth = |needle: &str, n: usize| {
        let (at, _) = text.match_indices(needle).nth(n).unwrap_or_else(|| panic!("{needle}"));
        Span::new(at, at + needle.len())
    };
    let at = |needle: &str| nth(needle, 0);
    let evidence = |span, role, status, part| GivenEvidence { span, role, status: Some(status), part, date: None };
    let obligation = |id, item, asks, status, evidence: Vec<GivenEvidence>| GivenObligation {
        id,
        item,
        asks,
        status: Some(status),
        names: Vec::new(),
        parts: Vec::new(),
        evidence,
    };
    let item =
        |id: &'static str, ask, asked: bool| GivenItem { id, ask, asked_at: asked.then(|| at("Reply of Sylvania")) };
    let cites = |span, instrument, articles: &[&'static str]| GivenCitation {
        span,
        instrument: Some(instrument),
        articles: articles.to_vec(),
    };
    let mut given = Given {
        paragraphs: &paragraphs,
        sentences: &sentences,
        recommendations: [
            ("1", "Access to a lawyer", &["12", "15"][..]),
            ("2", "Compensation", &["15"]),
            ("3", "Proceedings", &["27", "28"]),
            ("4", "Privacy", &["11"]),
            ("5", "Labour exploitation", &["5", "10"]),
        ]
        .map(|(number, title, articles)| GivenRecommendation { number, title, articles: articles.to_vec() })
        .to_vec(),
        items: vec![
            item("1", "give victims a lawyer", true),
            item("2.b", "inform victims of compensation", true),
            item("2.c", "amend Article 31 of the Court Fees Code", true),
            item("2.d", "make state compensation accessible", false),
            item("3.a", "investigate proactively", true),
            item("3.b", "protect witnesses", true),
            item("4", "protect the private life of victims", true),
            item("5.a", "bring back inspections", true),
            item("5.b", "train inspectors", true),
        ],
        obligations: vec![
            obligation(
                "1.1",
                "1",
                "A lawyer from the first moment",
                Status::ExistingLaw,
                vec![evidence(at("Under Article 104"), Role::Decisive, Status::ExistingLaw, None)],
            ),
            obligation(
                "1.2",
                "1",
                "A lawyer free of charge",
                Status::Addressed,
                vec![evidence(at("Since 2024"), Role::Decisive, Status::Addressed, None)],
            ),
            obligation("2.b.1", "2.b", "Victims are told of compensation", Status::NotOnPoint, Vec::new()),
            obligation(
                "2.c.1",
                "2.c",
                "Exempt victims from court fees",
                Status::Declined,
                vec![evidence(at("Victims are not among"), Role::Decisive, Status::Declined, None)],
            ),
            obligation("2.d.1", "2.d", "Make state compensation accessible", Status::Unanswered, Vec::new()),
            obligation(
                "3.a.1",
                "3.a",
                "Investigate without a complaint",
                Status::ExistingLaw,
                vec![evidence(at("Under Article 104"), Role::Supporting, Status::ExistingLaw, None)],
            ),
            obligation(
                "3.b.1",
                "3.b",
                "Protect witnesses",
                Status::InProgress,
                vec![evidence(at("plans a bill"), Role::Decisive, Status::InProgress, None)],
            ),
            obligation(
                "5.a.1",
                "5.a",
                "Bring back inspections",
                Status::PartlyAddressed,
                vec![
                    evidence(at("By Order No. 7"), Role::Decisive, Status::Addressed, None),
                    evidence(at("610 visits"), Role::Supporting, Status::Addressed, Some(0)),
                ],
            ),
            obligation(
                "5.b.1",
                "5.b",
                "Train inspectors",
                Status::Addressed,
                vec![evidence(nth(SEMINARS, 1), Role::Decisive, Status::Addressed, None)],
            ),
        ],
        answers,
        instruments: [
            "Code of Criminal Proceedings",
            "Legal Assistance Act",
            "Court Fees Code",
            "Constitution",
            "Order No. 7",
            "Labour Inspection Act",
        ]
        .map(|name| GivenInstrument { name, date: None })
        .to_vec(),
        citations: vec![
            cites(at("Article 104 of the Code of Criminal Proceedings"), 0, &["104"]),
            cites(at("Article 57 of that Code"), 0, &["57"]),
            cites(at("Legal Assistance Act"), 1, &[]),
            cites(at("Article 31 of the Court Fees Code"), 2, &["31"]),
            cites(at("Constitution"), 3, &[]),
            cites(at("Order No. 7"), 4, &[]),
            cites(at("Section 4 of the Labour Inspection Act"), 5, &["4"]),
        ],
        amendments: vec![GivenAmendment {
            by: 4,
            of: GivenLaw { instrument: 5, articles: vec!["4"] },
            span: at("By Order No. 7 of 4 March 2024, Section 4 of the Labour Inspection Act was amended"),
        }],
        institutions: vec!["Police Academy", "Border Police", "Ministry of Justice", "Labour Inspectorate"],
        mentions: vec![
            (1, at("Border Police")),
            (0, nth("Police Academy", 0)),
            (2, at("Ministry of Justice")),
            (3, at("Labour Inspectorate made")),
            (0, nth("Police Academy", 1)),
        ],
        references: vec![(at("see item 3(b)"), "3.b"), (at("as told under item 2(b)"), "2.b")],
        ..Given::of(&source, &text)
    };
    let amended = &mut given.obligations[3];
    amended.names = vec![GivenLaw { instrument: 2, articles: vec!["31"] }];
    given.obligations[7].parts = vec!["visits are made", "visits come without notice"];
    check(&given)
}

/// Its graph.
pub(super) fn graph() -> Graph {
    with(super::build)
}
