//! The graph's formats, held against the tools that read them: Graphviz, networkx, and Mermaid's own parser.
//!
//! A tool that is not there is passed over with a word, or installed first, see `tools`. That XML is well formed is always
//! tested.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod tools;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use lacuna::rule::Status;
use lacuna::text::{Plain, Source, Span};
use lacuna::trace::{
    Given, GivenAnswer, GivenCitation, GivenEvidence, GivenInstrument, GivenItem, GivenLaw, GivenObligation,
    GivenRecommendation, Graph, Query, Role, build, export,
};
use tools::{folder, output, runs};

/// Items and how many obligations each has: 51 in all.
const ITEMS: &[(&str, usize)] = &[
    ("1", 3),
    ("2.a", 2),
    ("2.b", 2),
    ("2.c", 1),
    ("2.d", 1),
    ("2.e", 1),
    ("2.f", 3),
    ("3.a", 2),
    ("3.b", 2),
    ("3.c", 3),
    ("4.a", 2),
    ("4.b", 2),
    ("5.a", 3),
    ("5.b", 3),
    ("5.c", 2),
    ("5.d", 2),
    ("5.e", 2),
    ("6.a", 1),
    ("6.b", 2),
    ("6.c", 1),
    ("6.d", 2),
    ("7.a", 4),
    ("7.b", 1),
    ("8.a", 3),
    ("B", 1),
];

const TREATY: &[(&str, &[&str])] = &[
    ("1", &["12", "15"]),
    ("2", &["15"]),
    ("3", &["27", "28", "29"]),
    ("4", &["11", "28", "30"]),
    ("5", &["5", "10"]),
    ("6", &["10"]),
    ("7", &["5", "10", "12"]),
    ("8", &["35"]),
    ("B", &["38"]),
];

/// Names that try to break out of every format.
const LAWS: &[&str] = &[
    "Penal Code",
    "Act \"On State Fees\" <b>& others</b>",
    "Loi n°\u{a0}2024-18 relative à l’accès au juge",
    "Decree \\No. 5\\",
    "Order #7; [annex] (part `a`) *b* | c",
    "Law on Labour Inspection and on the Supervision of Private Employment Agencies and of Temporary Work Agencies",
    "法律第七号",
    "Act on Victims' Relief %%{init}%% --> end",
];

struct Reply {
    source: Source,
    plain: Plain,
    paragraphs: Vec<Span>,
    sentences: Vec<Span>,
    answers: Vec<GivenAnswer<'static>>,
    citations: Vec<GivenCitation<'static>>,
    obligations: Vec<(String, &'static str, Status, Vec<GivenEvidence>)>,
}

/// An invented reply with 51 obligations, printed a number of times over.
fn reply(times: usize) -> Reply {
    let (mut text, mut paragraphs, mut sentences) = (String::new(), Vec::new(), Vec::new());
    let (mut answers, mut citations) = (Vec::new(), Vec::new());
    let mut obligations: Vec<(String, &'static str, Status, Vec<GivenEvidence>)> = Vec::new();
    for (item, count) in ITEMS {
        for n in 1..=*count {
            let status = Status::ALL[obligations.len() * 5 % Status::ALL.len()];
            obligations.push((format!("{item}.{n}"), item, status, Vec::new()));
        }
    }
    for _ in 0..times {
        for (number, (item, _)) in ITEMS.iter().enumerate() {
            if number % 6 == 4 {
                continue;
            }
            let start = text.len();
            for (at, (id, of, status, evidence)) in obligations.iter_mut().enumerate() {
                if of != item || matches!(status, Status::Unanswered | Status::NotOnPoint) {
                    continue;
                }
                let law = (at * 3 + number) % LAWS.len();
                let head = text.len();
                let _ = write!(
                    text,
                    "Under Article {} of the {}, in 2024 <something> was \"done\" & told about {id}.",
                    at + 1,
                    LAWS[law]
                );
                let span = Span::new(head, text.len());
                let role = if *status == Status::Declined { Role::Contrary } else { Role::Decisive };
                evidence.push(GivenEvidence { span, role, status: Some(*status), part: None, date: None });
                citations.push(GivenCitation {
                    span,
                    instrument: Some(law),
                    articles: if at % 2 == 0 { vec!["12.1"] } else { vec![] },
                });
                sentences.push(span);
                text.push(' ');
            }
            if text.len() == start {
                text.push_str("The answer is \u{7}elsewhere. ");
            }
            let span = Span::new(start, text.len() - 1);
            paragraphs.push(span);
            answers.push(GivenAnswer { items: vec![item], span, repeats: None });
            text.push_str("\n\n");
        }
    }
    let source = Source::from_bytes("reply.md", text.into_bytes()).unwrap();
    let plain = Plain::of(&source);
    Reply { source, plain, paragraphs, sentences, answers, citations, obligations }
}

fn graph(times: usize) -> Graph {
    let reply = reply(times);
    let mut given = Given::of(&reply.source, reply.plain.text());
    given.paragraphs = &reply.paragraphs;
    given.sentences = &reply.sentences;
    given.recommendations = TREATY
        .iter()
        .map(|(number, articles)| GivenRecommendation {
            number,
            title: "What <is> asked & “why”",
            articles: articles.to_vec(),
        })
        .collect();
    given.items = ITEMS.iter().map(|(id, _)| GivenItem { id, ask: "take \"measures\"", asked_at: None }).collect();
    given.answers.clone_from(&reply.answers);
    given.citations.clone_from(&reply.citations);
    given.instruments = LAWS.iter().map(|name| GivenInstrument { name, date: None }).collect();
    given.obligations = reply
        .obligations
        .iter()
        .map(|(id, item, status, evidence)| GivenObligation {
            id,
            item,
            asks: "Adopt the measures that <secure> \"effective\" access & protection, with resources, training and figures",
            status: Some(*status),
            names: if id == "2.c.1" { vec![GivenLaw { instrument: 1, articles: vec!["9"] }] } else { Vec::new() },
            parts: Vec::new(),
            evidence: evidence.clone(),
        })
        .collect();
    build(&given)
}

#[test]
fn dot_loads_in_graphviz() {
    if !runs(Command::new("dot").arg("-V")) {
        eprintln!("skipped: Graphviz is not installed");
        return;
    }
    let graph = graph(1);
    let file = folder("dot").join("graph.dot");
    std::fs::write(&file, export::dot(&graph)).unwrap();
    let plain = output(Command::new("dot").arg("-Tplain").arg(&file));
    assert_eq!(plain.lines().filter(|l| l.starts_with("node ")).count(), graph.node_count());
    assert_eq!(plain.lines().filter(|l| l.starts_with("edge ")).count(), graph.edge_count());
    assert!(plain.contains(r#""Act \"On State Fees\" <b>& others</b>""#), "labels are read as they are");
    assert!(plain.contains(r"Decree \\No. 5\\") || plain.contains(r"Decree \No. 5\"), "so are backslashes");
}

#[test]
fn graphml_loads_in_networkx() {
    let graph = graph(1);
    let text = export::graphml(&graph);
    well_formed(&text);
    let Some(python) = tools::python("networkx", &["networkx"], &["networkx"]) else { return };
    let file = folder("graphml").join("graph.graphml");
    std::fs::write(&file, text).unwrap();
    let script = "import sys, networkx as nx\n\
                  g = nx.read_graphml(sys.argv[1])\n\
                  print(g.number_of_nodes(), g.number_of_edges(), g.is_directed())\n\
                  print(max((d['label'] for _, d in g.nodes(data=True) if d['kind'] == 'instrument' and 'Fees' in d['label'])))\n\
                  print(sum(1 for _, _, d in g.edges(data=True) if d['relation'] == 'evidences' and d['role'] == 'contrary'))\n";
    let said = output(Command::new(python).arg("-c").arg(script).arg(&file));
    let contrary = graph.edges().filter(|e| e.2.role == Some(Role::Contrary)).count();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines,
        [format!("{} {} True", graph.node_count(), graph.edge_count()).as_str(), LAWS[1], &contrary.to_string()]
    );
}

#[test]
fn mermaid_reads_what_is_written_for_it() {
    let home = std::env::var_os("LACUNA_MERMAID").map_or_else(|| folder("mermaid"), PathBuf::from);
    if !tools::node(&home, &["mermaid", "jsdom"]) {
        return;
    }
    let script = home.join("parse.mjs");
    let code = "import { JSDOM } from 'jsdom';\n\
                import fs from 'fs';\n\
                const dom = new JSDOM('');\n\
                globalThis.window = dom.window;\n\
                globalThis.document = dom.window.document;\n\
                const { default: mermaid } = await import('mermaid');\n\
                for (const file of process.argv.slice(2)) {\n\
                  const said = await mermaid.parse(fs.readFileSync(file, 'utf8'));\n\
                  console.log(said.diagramType);\n\
                }\n";
    std::fs::write(&script, code).unwrap();
    let whole = graph(1);
    let part = Query::Law("Penal Code".into()).ask(&whole).unwrap().subgraph(&whole);
    let files: Vec<PathBuf> = [("whole", &whole), ("part", &part), ("long", &graph(40)), ("empty", &Graph::default())]
        .into_iter()
        .map(|(name, graph)| {
            let file = home.join(format!("{name}.mmd"));
            std::fs::write(&file, export::mermaid(graph)).unwrap();
            file
        })
        .collect();
    let said = output(Command::new("node").arg(&script).args(&files));
    assert_eq!(said.lines().collect::<Vec<_>>(), ["flowchart-v2"; 4]);
}

#[test]
fn a_large_graph_stays_within_what_mermaid_draws() {
    for times in [1, 40] {
        let text = export::mermaid(&graph(times));
        assert!(
            text.len() <= 50_000 && text.lines().filter(|l| l.contains("-->") || l.contains("-.->")).count() <= 500
        );
        assert!(text.contains("Penal Code") && text.contains("7.a.4"));
    }
}

#[test]
fn the_picture_is_whole_and_well_formed() {
    let graph = graph(1);
    let options = export::SvgOptions { title: "Reply <of> \"Sylvania\" & others", ..Default::default() };
    let svg = export::svg(&graph, &options);
    well_formed(&svg);
    for (item, count) in ITEMS {
        for n in 1..=*count {
            assert!(svg.contains(&format!(">{item}.{n}</text>")), "{item}.{n} is drawn");
            assert!(svg.contains(&format!("<a href=\"#obligation-{item}.{n}\">")), "{item}.{n} is linked");
        }
    }
    // All words and boxes lie within the picture.
    let number = |tag: &str, name: &str| -> Option<f64> {
        tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok()
    };
    let head = svg.split('>').next().unwrap();
    let (wide, high) = (number(head, "width").unwrap(), number(head, "height").unwrap());
    for tag in svg.split('<').filter(|t| t.starts_with("text ") || t.starts_with("rect ") || t.starts_with("circle ")) {
        let (x, y) = (number(tag, "x").or(number(tag, "cx")), number(tag, "y").or(number(tag, "cy")));
        assert!(x.is_none_or(|x| (0.0..wide).contains(&x)) && y.is_none_or(|y| (0.0..high).contains(&y)), "{tag}");
    }
    // The shape of an A4 page, within a few parts of a hundred.
    assert!((1.3..1.6).contains(&(high / wide)), "{wide} × {high}");
    assert_eq!(svg, export::svg(&self::graph(1), &options));
}

#[test]
fn pictures_of_parts_and_of_very_long_replies_are_well_formed() {
    let whole = graph(1);
    for words in [
        &["gaps"][..],
        &["hubs"],
        &["recycled"],
        &["orphans"],
        &["institutions"],
        &["law", "Penal", "Code"],
        &["obligation", "5.a.1"],
        &["path", "penal-code", "treaty:article-5"],
    ] {
        let part = Query::parse(words).unwrap().ask(&whole).unwrap().subgraph(&whole);
        well_formed(&export::svg(&part, &export::SvgOptions { institutions: true, ..Default::default() }));
        well_formed(&export::graphml(&part));
    }
    for depth in 0..4 {
        well_formed(&export::svg(&whole.around("5.a.1", depth).unwrap(), &export::SvgOptions::default()));
    }
    well_formed(&export::svg(&Graph::default(), &export::SvgOptions::default()));
    let long = export::svg(&graph(40), &export::SvgOptions::default());
    well_formed(&long);
    assert!(long.contains("further answers are not drawn") && long.len() < 2_000_000, "{}", long.len());
}

/// Tags close in order, attributes are quoted, entities are known, characters are such as XML may hold.
fn well_formed(xml: &str) {
    let illegal = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
    assert!(!xml.contains(illegal), "a character that XML cannot hold");
    let entities = |text: &str| {
        for part in text.split('&').skip(1) {
            let name = part.split(';').next().unwrap();
            assert!(matches!(name, "amp" | "lt" | "gt" | "quot" | "#39"), "&{name}");
        }
    };
    let mut open: Vec<&str> = Vec::new();
    let mut ids: HashSet<&str> = HashSet::new();
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a bare > in {}", &rest[..at]);
        entities(&rest[..at]);
        let end = rest[at..].find('>').expect("a tag that does not end") + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        if tag.starts_with('?') {
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap();
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric()) && !name.is_empty(), "<{tag}>");
        let mut attributes = tag[name.len()..].trim_end_matches('/').trim();
        let mut seen = Vec::new();
        while !attributes.is_empty() {
            let (key, value) = attributes.split_once("=\"").unwrap_or_else(|| panic!("<{tag}>"));
            let (value, after) = value.split_once('"').unwrap_or_else(|| panic!("<{tag}>"));
            assert!(key != "id" || ids.insert(value), "the id {value} stands twice");
            assert!(key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':')), "<{tag}>");
            assert!(!seen.contains(&key), "{key} twice in <{tag}>");
            assert!(!value.contains('<'), "<{tag}>");
            entities(value);
            seen.push(key);
            attributes = after.trim_start();
        }
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?}");
}
