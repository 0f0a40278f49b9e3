//! A small assessment of an invented reply, for the tests of all renderers; and one of a hostile reply.

mod hostile;
mod rounds;
mod verdicts;

pub use hostile::hostile;
pub use rounds::{overview, rounds};

use std::collections::BTreeMap;

use super::{Look, Style};
use crate::assessment::*;
use crate::label::{Said, Saying};
use crate::rule::{Kind, Status};
use crate::text::{Place, Source, Span};

/// The invented reply. Marovia, its laws and its figures do not exist.
pub const REPLY: &str = "CP(2025)91

**Report submitted by the authorities of Marovia on measures taken to comply with Recommendation CP/Rec(2023)91**

Received on 3 March 2025

1. Guarantee access to justice, in particular by

- **Recommendation - providing a lawyer as soon as there are reasonable grounds to believe that a person is a victim (paragraph 46)**

Response – Under Article 12 of the Law on Legal Aid of 28 June 2005, every person has the right to qualified legal assistance in criminal proceedings. The Bar Association of Marovia keeps a list of lawyers who may be appointed free of charge, and the investigating body shall explain this right to each participant in the proceedings. Since 1 February 2024, a lawyer has been on call day and night at both shelters, and 31 presumed victims were advised by her in 2024 before they made any statement.

- **Recommendation - exempting victims from the state fee for compensation claims (paragraph 71)**

Response – Article 9 of the Law on State Duty lists the persons exempted from the fee. Although children and persons with disabilities are on that list, victims of human trafficking are not expressly provided for. The Ministry of Justice does not consider an amendment necessary.

- **Recommendation - increasing the number of labour inspectors and their resources (paragraph 151)**

Response – A draft decision of the Cabinet of Ministers which would raise the number of posts by 20 is being discussed. Labour inspectors were also trained: three seminars were held in 2023 for 64 inspectors.

- **Recommendation - training prosecutors and judges on non-punishment (paragraph 160)**

2. Data

- **Recommendation - collecting figures on trafficking for labour exploitation (paragraph 30)**

Response – The Prosecutor's Office opened 4 cases in 2022 and 7 in 2024. The competent bodies attach great importance to co-operation with the media.
";

/// The place of words in a text.
pub fn place(source: &Source, words: &str) -> Place {
    let at = source.text().find(words).unwrap_or_else(|| panic!("no {words:?} in the sample"));
    source.place(Span::new(at, at + words.len()))
}

fn evidence(source: &Source, words: &str, role: Role, item: &str, reading: &str) -> Evidence {
    Evidence {
        place: place(source, words),
        quote: words.into(),
        role,
        item: Some(item.into()),
        reading: reading.into(),
        read_as: None,
    }
}

fn verdict(id: &str, item: &str, status: Status, asks: &str, because: &str) -> Verdict {
    Verdict {
        obligation: id.into(),
        version: 1,
        item: item.into(),
        asks: asks.into(),
        kind: Kind::Practice,
        urgency: None,
        status,
        because: because.into(),
        reason: None,
        evidence: Vec::new(),
        missing: Vec::new(),
        grade: None,
        waiver: None,
        question: None,
        firmness: Firmness::Firm,
        unless: None,
        firmer: None,
        doubt: None,
        why: String::new(),
        fingerprint: crate::text::fingerprint([item]),
        decisions: Vec::new(),
    }
}

fn block(source: &Source, id: &str, item: &str, paragraph: u32, ask: &str, answer: Option<&str>) -> Block {
    let whole = |words: &str| {
        let at = source.text().find(words).unwrap();
        let end = source.text()[at..].find('\n').map_or(source.text().len(), |e| at + e);
        source.place(Span::new(at, end))
    };
    Block {
        id: id.into(),
        items: vec![item.into()],
        paragraphs: vec![paragraph],
        ask: whole(ask),
        answer: answer.map(whole),
        repeats: None,
        topics: Vec::new(),
    }
}

/// An assessment of nothing but a reply.
pub fn empty(source: &Source) -> Assessment {
    Assessment {
        format: FORMAT.into(),
        tool: Tool { name: "lacuna".into(), version: "0.1.0".into() },
        judged_on: "2025-07-01".into(),
        pack: PackInfo {
            id: "cp-rec-2023-91".into(),
            title: "Recommendation CP/Rec(2023)91 to Marovia".into(),
            version: 1,
            recommendation: "CP/Rec(2023)91".into(),
            adopted: "2023-06-06".into(),
            derived: false,
        },
        audience: None,
        scale: None,
        report: ReportInfo {
            path: source.name().into(),
            sha256: source.sha256().into(),
            reference: Some("CP(2025)91".into()),
            state: Some("Marovia".into()),
            recommendation: Some("CP/Rec(2023)91".into()),
            received: Some("2025-03-03".into()),
            language: Some("en".into()),
            lines: source.lines(),
            pages: source.pages(),
            layout: "Council of Europe, Committee of the Parties (L1): five lines begin with “Recommendation -”".into(),
        },
        totals: BTreeMap::new(),
        blocks: Vec::new(),
        verdicts: Vec::new(),
        waivers: Vec::new(),
        citations: Vec::new(),
        figures: Vec::new(),
        events: Vec::new(),
        commitments: Vec::new(),
        admissions: Vec::new(),
        findings: Vec::new(),
        graph: GraphSaid::default(),
        selection: None,
    }
}

/// The invented reply.
pub fn source() -> Source {
    Source::from_bytes("reports/marovia.md", REPLY.as_bytes().to_vec()).unwrap()
}

/// The invented reply, assessed: every status, a waiver, a doubt, findings, law and figures.
pub fn assessment() -> (Source, Assessment) {
    let s = source();
    let mut a = empty(&s);
    a.blocks = vec![
        block(&s, "b1", "1.a", 46, "**Recommendation - providing", Some("Response – Under Article 12")),
        block(&s, "b2", "1.b", 71, "**Recommendation - exempting", Some("Response – Article 9")),
        block(&s, "b3", "1.c", 151, "**Recommendation - increasing", Some("Response – A draft")),
        block(&s, "b4", "1.d", 160, "**Recommendation - training", None),
        block(&s, "b5", "2.a", 30, "**Recommendation - collecting", Some("Response – The Prosecutor")),
    ];
    a.verdicts = verdicts::verdicts(&s);
    let applied = a.verdicts.iter().filter_map(|v| v.waiver.as_ref().map(|w| (v.obligation.clone(), w.clone())));
    a.waivers = applied
        .map(|(obligation, waiver)| WaiverSaid { obligation, standing: crate::judge::Standing::Applied, waiver })
        .collect();
    a.citations = citations(&s);
    a.figures = figures(&s);
    a.findings = findings(&s);
    a.scale = Some(scale());
    (s, a)
}

/// The grades of the two obligations that have one.
fn scale() -> ScaleSaid {
    let counted =
        |value: &str, means: &str, obligations| Counted { value: value.into(), means: means.into(), obligations };
    let (c, e) = (counted("C", "not satisfactory", 1), counted("E", "contrary to the recommendation", 1));
    ScaleSaid {
        id: "un-hrc".into(),
        title: "UN Human Rights Committee".into(),
        unit: crate::rule::Unit::Recommendation,
        grades: vec![counted("A", "largely satisfactory", 0), c.clone(), e.clone()],
        units: vec![UnitGrade { id: "1".into(), value: "E".into(), of: vec![c, e] }],
    }
}

fn citations(s: &Source) -> Vec<CitationSaid> {
    let cite = |words: &str, instrument: Option<&str>, article: &str, date: Option<&str>| CitationSaid {
        place: place(s, words),
        text: words.into(),
        instrument: instrument.map(Into::into),
        articles: vec![article.into()],
        chapter: None,
        number: None,
        date: date.map(Into::into),
        anaphor: false,
    };
    vec![
        cite("Article 12 of the Law on Legal Aid of 28 June 2005", Some("Law on Legal Aid"), "12", Some("2005-06-28")),
        cite("Article 9 of the Law on State Duty", Some("Law on State Duty"), "9", None),
        cite("draft decision of the Cabinet of Ministers", None, "", None),
    ]
}

fn figures(s: &Source) -> Vec<FigureSaid> {
    let figure = |words: &str, value: f64, unit: &str, of: &str, years: &[i16]| FigureSaid {
        place: place(s, words),
        text: words.into(),
        value,
        unit: unit.into(),
        of: Some(of.into()),
        years: years.to_vec(),
        institution: None,
    };
    vec![
        figure("31 presumed victims", 31.0, "persons", "presumed victims advised", &[2024]),
        figure("64 inspectors", 64.0, "persons", "labour inspectors trained", &[2023]),
        figure("4 cases in 2022", 4.0, "cases", "cases opened", &[2022]),
        figure("7 in 2024", 7.0, "cases", "cases opened", &[2024]),
        figure("by 20", 20.0, "posts", "posts", &[]),
    ]
}

fn findings(s: &Source) -> Vec<Finding> {
    let finding =
        |words: &str, code: &'static str, severity, message: &str, help: Option<&str>, obligation: Option<&str>| {
            Finding {
                place: place(s, words),
                code: code.into(),
                severity,
                firmness: Firmness::Firm,
                message: message.into(),
                help: help.map(Into::into),
                obligation: obligation.map(Into::into),
                related: Vec::new(),
                said: None,
                advice: None,
            }
        };
    let mut all = vec![
        finding(
            "Response – The Prosecutor",
            crate::code::EVIDENCE_YEARS_MISSING,
            Severity::Warning,
            "cases opened: figures for 2022 and 2024, none for 2023",
            Some("ask for the year that is missing"),
            Some("2.a.1"),
        ),
        finding(
            "A draft decision",
            crate::code::EVIDENCE_UNDATED_CLAIM,
            Severity::Advice,
            "“is being discussed” has no date, so nobody can tell a promise of this year from one of long ago",
            None,
            Some("1.c.1"),
        ),
        finding(
            "Article 9 of the Law on State Duty",
            crate::code::LAW_SINGLE_LAW,
            Severity::Advice,
            "obligation hangs on the Law on State Duty alone",
            Some("ask whether other rules would bear it if this one were repealed"),
            Some("1.b.1"),
        ),
        finding(
            "Law on Legal Aid",
            crate::code::LAW_SINGLE_LAW,
            Severity::Advice,
            "obligation hangs on the Law on Legal Aid alone",
            Some("ask whether other rules would bear it if this one were repealed"),
            Some("1.a.2"),
        ),
        finding(
            "Response – Article 9",
            crate::code::ANSWER_DECLINED,
            Severity::Error,
            "not repeated here",
            None,
            Some("1.b.1"),
        ),
    ];
    // One that can be said in every language.
    let said = Saying::YearsMissing.with("years", "2023");
    all[0].message = said.english();
    all[0].said = Some(said);
    all[0].advice = Some(Saying::AskYears.with("what", "cases opened"));
    all[0].help = all[0].advice.as_ref().map(Said::english);
    all[1].related = vec![Related { place: place(s, "Response – A draft"), label: "the answer".into(), said: None }];
    all
}

/// The looks that are tested.
pub fn looks() -> Vec<(&'static str, Look)> {
    vec![
        ("wide", Look::plain(100)),
        ("narrow", Look::plain(80)),
        ("ascii", Look { style: Style::Graphical { unicode: false, colour: false }, ..Look::plain(80) }),
        ("narrated", Look { style: Style::Narrated, ..Look::plain(80) }),
        ("quiet", Look { quiet: true, ..Look::plain(100) }),
    ]
}
