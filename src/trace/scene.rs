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

/// The text of the reply, and where its parts stand.
struct Words {
    text: String,
    paragraphs: Vec<Span>,
    sentences: Vec<Span>,
    answers: Vec<GivenAnswer<'static>>,
}

impl Words {
    fn new() -> Words {
        let text = String::from("Reply of Sylvania\n\n");
        let mut words = Words { text, paragraphs: Vec::new(), sentences: Vec::new(), answers: Vec::new() };
        for (items, blocks) in ANSWERS {
            words.text.push_str("Response\n");
            let start = words.text.len();
            for block in *blocks {
                let head = words.text.len();
                for sentence in *block {
                    words.sentences.push(Span::new(words.text.len(), words.text.len() + sentence.len()));
                    words.text.push_str(sentence);
                    words.text.push(' ');
                }
                words.paragraphs.push(Span::new(head, words.text.len() - 1));
                words.text.push_str("\n\n");
            }
            let span = Span::new(start, words.text.len() - 3);
            words.answers.push(GivenAnswer { items: items.to_vec(), span, repeats: None });
        }
        words
    }

    fn nth(&self, needle: &str, n: usize) -> Span {
        let (at, _) = self.text.match_indices(needle).nth(n).unwrap_or_else(|| panic!("{needle}"));
        Span::new(at, at + needle.len())
    }

    fn at(&self, needle: &str) -> Span {
        self.nth(needle, 0)
    }
}

fn rules(words: &Words, given: &mut Given) {
    given.recommendations = [
        ("1", "Access to a lawyer", &["12", "15"][..]),
        ("2", "Compensation", &["15"]),
        ("3", "Proceedings", &["27", "28"]),
        ("4", "Privacy", &["11"]),
        ("5", "Labour exploitation", &["5", "10"]),
    ]
    .map(|(number, title, articles)| GivenRecommendation { number, title, articles: articles.to_vec() })
    .to_vec();
    given.items = [
        ("1", "give victims a lawyer"),
        ("2.b", "inform victims of compensation"),
        ("2.c", "amend Article 31 of the Court Fees Code"),
        ("2.d", "make state compensation accessible"),
        ("3.a", "investigate proactively"),
        ("3.b", "protect witnesses"),
        ("4", "protect the private life of victims"),
        ("5.a", "bring back inspections"),
        ("5.b", "train inspectors"),
    ]
    .map(|(id, ask)| GivenItem { id, ask, asked_at: (id != "2.d").then(|| words.at("Reply of Sylvania")) })
    .to_vec();
}

fn verdicts(words: &Words, given: &mut Given) {
    use Role::{Decisive, Supporting};
    let evidence = |span, role, status, part| GivenEvidence { span, role, status: Some(status), part, date: None };
    let lawyer = words.at("Under Article 104");
    let verdicts = [
        (
            "1.1",
            "1",
            "A lawyer from the first moment",
            Status::ExistingLaw,
            vec![evidence(lawyer, Decisive, Status::ExistingLaw, None)],
        ),
        (
            "1.2",
            "1",
            "A lawyer free of charge",
            Status::Addressed,
            vec![evidence(words.at("Since 2024"), Decisive, Status::Addressed, None)],
        ),
        ("2.b.1", "2.b", "Victims are told of compensation", Status::NotOnPoint, vec![]),
        (
            "2.c.1",
            "2.c",
            "Exempt victims from court fees",
            Status::Declined,
            vec![evidence(words.at("Victims are not among"), Decisive, Status::Declined, None)],
        ),
        ("2.d.1", "2.d", "Make state compensation accessible", Status::Unanswered, vec![]),
        (
            "3.a.1",
            "3.a",
            "Investigate without a complaint",
            Status::ExistingLaw,
            vec![evidence(lawyer, Supporting, Status::ExistingLaw, None)],
        ),
        (
            "3.b.1",
            "3.b",
            "Protect witnesses",
            Status::InProgress,
            vec![evidence(words.at("plans a bill"), Decisive, Status::InProgress, None)],
        ),
        (
            "5.a.1",
            "5.a",
            "Bring back inspections",
            Status::PartlyAddressed,
            vec![
                evidence(words.at("By Order No. 7"), Decisive, Status::Addressed, None),
                evidence(words.at("610 visits"), Supporting, Status::Addressed, Some(0)),
            ],
        ),
        (
            "5.b.1",
            "5.b",
            "Train inspectors",
            Status::Addressed,
            vec![evidence(words.nth(SEMINARS, 1), Decisive, Status::Addressed, None)],
        ),
    ];
    given.obligations = verdicts
        .map(|(id, item, asks, status, evidence)| GivenObligation {
            id,
            item,
            asks,
            status: Some(status),
            names: if id == "2.c.1" { vec![GivenLaw { instrument: 2, articles: vec!["31"] }] } else { vec![] },
            parts: if id == "5.a.1" { vec!["visits are made", "visits come without notice"] } else { vec![] },
            evidence,
        })
        .to_vec();
}

fn facts(words: &Words, given: &mut Given) {
    let laws = [
        "Code of Criminal Proceedings",
        "Legal Assistance Act",
        "Court Fees Code",
        "Constitution",
        "Order No. 7",
        "Labour Inspection Act",
    ];
    given.instruments = laws.map(|name| GivenInstrument { name, date: None }).to_vec();
    given.citations = [
        ("Article 104 of the Code of Criminal Proceedings", 0, &["104"][..]),
        ("Article 57 of that Code", 0, &["57"]),
        ("Legal Assistance Act", 1, &[]),
        ("Article 31 of the Court Fees Code", 2, &["31"]),
        ("Constitution", 3, &[]),
        ("Order No. 7", 4, &[]),
        ("Section 4 of the Labour Inspection Act", 5, &["4"]),
    ]
    .map(|(text, instrument, articles)| GivenCitation {
        span: words.at(text),
        instrument: Some(instrument),
        articles: articles.to_vec(),
    })
    .to_vec();
    let amends = "By Order No. 7 of 4 March 2024, Section 4 of the Labour Inspection Act was amended";
    given.amendments =
        vec![GivenAmendment { by: 4, of: GivenLaw { instrument: 5, articles: vec!["4"] }, span: words.at(amends) }];
    given.institutions = vec!["Police Academy", "Border Police", "Ministry of Justice", "Labour Inspectorate"];
    given.mentions = vec![
        (1, words.at("Border Police")),
        (0, words.nth("Police Academy", 0)),
        (2, words.at("Ministry of Justice")),
        (3, words.at("Labour Inspectorate made")),
        (0, words.nth("Police Academy", 1)),
    ];
    given.references = vec![(words.at("see item 3(b)"), "3.b"), (words.at("as told under item 2(b)"), "2.b")];
}

/// Hands the scene to a test.
pub(super) fn with<R>(check: impl FnOnce(&Given) -> R) -> R {
    let words = Words::new();
    let source = Source::from_bytes("reply.md", words.text.clone().into_bytes()).unwrap();
    let mut given = Given::of(&source, &words.text);
    given.paragraphs = &words.paragraphs;
    given.sentences = &words.sentences;
    given.answers.clone_from(&words.answers);
    rules(&words, &mut given);
    verdicts(&words, &mut given);
    facts(&words, &mut given);
    check(&given)
}

/// Its graph.
pub(crate) fn graph() -> Graph {
    with(super::build)
}
