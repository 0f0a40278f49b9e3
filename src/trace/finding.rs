//! Findings that only the graph shows.
//!
//! In: the graph of a reply. Out: [`Finding`]s with their code, place and words: obligations that nothing reaches, laws that
//! an ask names and its answer does not cite, laws that serve nothing, several obligations on one law, words used for several
//! answers, circles of cross-references. How grave each is, and which of them are shown, is for the assessment to say.

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;

use super::flow::Flow;
use super::kind::{EdgeKind, NodeKind};
use super::model::{Graph, Node, Spot};
use super::query::{Gap, GapCause};
use crate::code;
use crate::label::{Said, Saying, Value};

/// How many obligations on one law are worth a word.
const SEVERAL: usize = 3;
/// How many further places a finding lists.
const MOST_RELATED: usize = 8;

/// Something that an evaluator should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// Where; `None` where the reply has no place for it (an ask that it does not quote).
    pub at: Option<Spot>,
    /// What was found.
    pub message: Said,
    /// What to do or ask.
    pub help: Option<Said>,
    /// The obligation that it concerns.
    pub obligation: Option<String>,
    /// Further places, with what is there.
    pub related: Vec<(Spot, Said)>,
}

/// All findings of a graph, grouped by kind, each kind in the order of the rules or of the reply.
pub fn findings(graph: &Graph) -> Vec<Finding> {
    let flow = Flow::of(graph);
    let mut out: Vec<Finding> = graph.gaps().gaps.iter().map(|gap| unreached(graph, gap)).collect();
    for obligation in graph.of_kind(NodeKind::Obligation) {
        out.extend(
            graph
                .along(obligation, EdgeKind::Names, Direction::Outgoing)
                .into_iter()
                .filter_map(|law| not_cited(graph, obligation, law)),
        );
    }
    out.extend(graph.idle_laws().into_iter().map(|law| {
        let law = &graph.inner()[law];
        Finding {
            code: code::LAW_SERVES_NOTHING,
            at: law.at,
            message: Saying::LawServesNothing.with("law", law.label.as_str()),
            help: Some(Saying::AskDoneUnderLaw.said()),
            obligation: None,
            related: Vec::new(),
        }
    }));
    out.extend(single_laws(graph, &flow));
    out.extend(recycled(graph));
    out.extend(circles(graph));
    out
}

fn unreached(graph: &Graph, gap: &Gap) -> Finding {
    let id = gap.obligation.name();
    let item = gap.item.as_ref();
    let answer = item
        .and_then(|i| graph.index(&i.id))
        .and_then(|i| graph.along(i, EdgeKind::Answers, Direction::Incoming).first().copied());
    let answer = answer.map(|a| &graph.inner()[a]);
    let (code, why) = match gap.cause {
        GapCause::NoAnswer => (code::ANSWER_UNANSWERED, Saying::NoAnswerToItem),
        GapCause::NoWord => (code::ANSWER_NOT_ON_POINT, Saying::AnswerSaysNothing),
        GapCause::Refused => (code::ANSWER_DECLINED, Saying::AllAgainst),
        GapCause::PromiseOnly => (code::ANSWER_PROMISE_ONLY, Saying::IntentionAlone),
    };
    let said = gap.passages.first();
    Finding {
        code,
        at: said.and_then(|p| p.at).or_else(|| answer.and_then(|a| a.at)).or_else(|| item.and_then(|i| i.at)),
        message: Saying::Unreached.with("id", id).with("asks", gap.obligation.label.as_str()).with("why", why),
        help: None,
        obligation: Some(id.to_owned()),
        related: related(gap.passages.iter().skip(1), Node::called),
    }
}

/// A law that an ask names, where no answer to its item cites it.
fn not_cited(graph: &Graph, obligation: NodeIndex, named: NodeIndex) -> Option<Finding> {
    let inner = graph.inner();
    let item = graph.along(obligation, EdgeKind::Asks, Direction::Incoming).first().copied()?;
    let answers = graph.along(item, EdgeKind::Answers, Direction::Incoming);
    // An item without an answer is a finding of its own.
    let first = *answers.first()?;
    let law = match inner[named].kind {
        NodeKind::Provision => {
            graph.along(named, EdgeKind::Belongs, Direction::Outgoing).first().copied().unwrap_or(named)
        }
        _ => named,
    };
    let articles = graph.along(law, EdgeKind::Belongs, Direction::Incoming);
    let citing = |at: NodeIndex| graph.along(at, EdgeKind::Cites, Direction::Incoming);
    let in_answers =
        |p: &NodeIndex| graph.along(*p, EdgeKind::Belongs, Direction::Outgoing).iter().any(|a| answers.contains(a));
    let hits = |at: NodeIndex| citing(at).iter().any(in_answers);
    let asked = article(&inner[named]);
    let met = match asked {
        Some(asked) => {
            articles.iter().filter(|&&a| article(&inner[a]).is_some_and(|cited| covers(cited, asked))).any(|&a| hits(a))
        }
        None => hits(law) || articles.iter().any(|&a| hits(a)),
    };
    if met {
        return None;
    }
    let id = inner[obligation].name();
    let beside: Vec<&Node> = articles.iter().filter(|&&a| hits(a)).map(|&a| &inner[a]).collect();
    let whole = hits(law);
    let message = match asked {
        Some(asked) if whole || !beside.is_empty() => {
            Saying::NamesArticle.with("id", id).with("article", asked).with("law", inner[law].label.as_str())
        }
        _ => Saying::NamesLaw.with("id", id).with("law", inner[named].label.as_str()),
    };
    let elsewhere: Vec<NodeIndex> = [law].iter().chain(&articles).flat_map(|&l| citing(l)).collect();
    let mut elsewhere: Vec<&Node> = elsewhere.iter().map(|&p| &inner[p]).collect();
    elsewhere.sort_by_key(|p| p.at);
    elsewhere.dedup_by_key(|p| &p.id);
    Some(Finding {
        code: code::LAW_NAMED_NOT_CITED,
        at: inner[first].at,
        message,
        help: Some(Saying::AskDoneAbout.with("law", inner[named].label.as_str())),
        obligation: Some(id.to_owned()),
        related: related(elsewhere.into_iter(), |p| Saying::CitedIn.with("place", p.called())),
    })
}

/// The article of a provision's node.
fn article(node: &Node) -> Option<&str> {
    (node.kind == NodeKind::Provision).then(|| node.name().rsplit_once('/').map(|(_, article)| article)).flatten()
}

/// Whether one article is, holds or lies in another: "189-191" covers "191", and "8" covers "8.0.3" either way round.
fn covers(cited: &str, asked: &str) -> bool {
    let within = |a: &str, b: &str| a == b || b.strip_prefix(a).is_some_and(|rest| rest.starts_with(['.', '(']));
    if within(cited, asked) || within(asked, cited) {
        return true;
    }
    let number = |text: &str| text.trim().split('.').next().and_then(|n| n.parse::<u32>().ok());
    let ends = cited.split_once(['-', '–']).and_then(|(a, b)| number(a).zip(number(b)));
    // "15-1" is an article of its own: a range goes up.
    ends.zip(number(asked)).is_some_and(|((from, to), n)| from < to && (from..=to).contains(&n))
}

fn single_laws(graph: &Graph, flow: &Flow) -> Vec<Finding> {
    let alone = graph.alone(flow);
    let laws = graph.of_kind(NodeKind::Instrument).filter_map(|law| alone.get(&law).map(|o| (law, o)));
    laws.filter(|(_, obligations)| obligations.len() >= SEVERAL)
        .map(|(law, obligations)| {
            let node = &graph.inner()[law];
            let ids: Vec<&str> = obligations.iter().map(|&o| graph.inner()[o].name()).collect();
            let law = match node.date {
                Some(date) => Saying::LawOf.with("law", node.label.as_str()).with("date", Value::Day(date.to_string())),
                None => Saying::Verbatim.with("words", node.label.as_str()),
            };
            let hang = Saying::HangAlone.with("count", ids.len()).with("law", law);
            let place = |o: &NodeIndex| {
                let passage = flow.up(*o).into_iter().find(|&n| graph.inner()[n].kind == NodeKind::Passage)?;
                Some((graph.inner()[passage].at?, Saying::ObligationNamed.with("name", graph.inner()[*o].name())))
            };
            Finding {
                code: code::LAW_SINGLE_LAW,
                at: node.at,
                message: hang.with("ids", ids.join(", ")),
                help: Some(Saying::AskWhatElse.said()),
                obligation: None,
                related: obligations.iter().filter_map(place).take(MOST_RELATED).collect(),
            }
        })
        .collect()
}

fn recycled(graph: &Graph) -> Vec<Finding> {
    let groups = graph.recycled().groups;
    let between = groups.iter().filter(|g| g.between_items);
    between
        .map(|group| {
            let mut names: Vec<&str> = group.places.iter().map(|p| p.answer.name()).collect();
            names.dedup();
            let places = group.places.iter().skip(1).take(MOST_RELATED);
            Finding {
                code: code::EVIDENCE_RECYCLED,
                at: group.places.first().map(|p| p.at),
                message: Saying::SameWords.with("items", list(&names)).with("words", group.words()),
                help: Some(Saying::WordsServe.said()),
                obligation: None,
                related: places.map(|p| (p.at, Saying::AgainIn.with("place", p.answer.called()))).collect(),
            }
        })
        .collect()
}

fn circles(graph: &Graph) -> Vec<Finding> {
    let finding = |circle: super::query::Circle| {
        let names: Vec<&str> = circle.items.iter().map(Node::name).collect();
        Finding {
            code: code::REPORT_REFERENCE_CYCLE,
            at: circle.passages.first().and_then(|p| p.at),
            message: Saying::ReferenceCircle.with("items", list(&names)),
            help: Some(Saying::AskForEach.said()),
            obligation: None,
            related: related(circle.passages.iter().skip(1), Node::called),
        }
    };
    graph.circles().into_iter().map(finding).collect()
}

fn related<'n>(nodes: impl Iterator<Item = &'n Node>, label: impl Fn(&Node) -> Said) -> Vec<(Spot, Said)> {
    nodes.filter_map(|n| n.at.map(|at| (at, label(n)))).take(MOST_RELATED).collect()
}

fn list(names: &[&str]) -> Value {
    Value::Names(names.iter().map(|n| (*n).to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::given::GivenLaw;
    use crate::trace::{build, scene};

    fn codes(findings: &[Finding]) -> Vec<(&str, Option<&str>)> {
        findings.iter().map(|f| (f.code, f.obligation.as_deref())).collect()
    }

    #[test]
    fn the_scene_gives_each_finding_once() {
        let found = findings(&scene::graph());
        assert_eq!(
            codes(&found),
            [
                (code::ANSWER_NOT_ON_POINT, Some("2.b.1")),
                (code::ANSWER_DECLINED, Some("2.c.1")),
                (code::ANSWER_UNANSWERED, Some("2.d.1")),
                (code::ANSWER_PROMISE_ONLY, Some("3.b.1")),
                (code::LAW_SERVES_NOTHING, None),
                (code::EVIDENCE_RECYCLED, None),
                (code::REPORT_REFERENCE_CYCLE, None),
            ]
        );
        assert!(found.iter().all(|f| f.at.is_some() || f.code == code::ANSWER_UNANSWERED), "{found:?}");
        assert!(
            found[5].message.english().starts_with("the same words stand in the answers to 3.a and 5.b: “In 2024"),
            "{}",
            found[5].message.english()
        );
    }

    #[test]
    fn a_named_law_must_be_cited_in_its_own_answer() {
        let found = scene::with(|given| {
            let mut given = given.clone();
            given.obligations[7].names = vec![GivenLaw { instrument: 5, articles: vec!["9"] }];
            given.obligations[8].names = vec![GivenLaw { instrument: 5, articles: vec![] }];
            findings(&build(&given))
        });
        let found: Vec<&Finding> = found.iter().filter(|f| f.code == code::LAW_NAMED_NOT_CITED).collect();
        assert_eq!(found.iter().map(|f| f.obligation.as_deref()).collect::<Vec<_>>(), [Some("5.a.1"), Some("5.b.1")]);
        let told = found[0].message.english();
        assert!(told.ends_with("cites that law, but not this article"), "{told}");
        assert_eq!(found[1].related[0].1.english(), "cited in 5.a ¶1.1");
    }

    #[test]
    fn several_obligations_on_one_law_are_told() {
        let found = scene::with(|given| {
            let mut given = given.clone();
            let evidence = given.obligations[0].evidence.clone();
            given.obligations[2].evidence = evidence;
            findings(&build(&given))
        });
        let found: Vec<&Finding> = found.iter().filter(|f| f.code == code::LAW_SINGLE_LAW).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message.english(),
            "3 obligations hang on Code of Criminal Proceedings alone: 1.1, 2.b.1, 3.a.1"
        );
    }

    #[test]
    fn articles_cover_one_another() {
        for (cited, asked, holds) in [
            ("191", "191", true),
            ("189-191", "191", true),
            ("8", "8.0.3", true),
            ("8.0.3", "8", true),
            ("9(1)", "9", true),
            ("19", "191", false),
            ("15-1", "15", false),
            ("179-188", "191", false),
        ] {
            assert_eq!(covers(cited, asked), holds, "{cited} {asked}");
        }
    }
}
