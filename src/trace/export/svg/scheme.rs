//! What is drawn and what hangs on what in the picture, before any place is known.
//!
//! In: a graph. Out: a [`Scheme`]: boxes for laws, dots for passages within their answers, rows for obligations within their
//! recommendation, boxes for treaty articles, and the lines between them. Articles are folded into their law, parts into
//! their obligation, and passages of one answer that hang on the same things into one dot. What is too much for one picture
//! is left out, and a note says so.

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

use crate::rule::Status;
use crate::trace::flow::Flow;
use crate::trace::kind::{EdgeKind, NodeKind};
use crate::trace::model::Graph;

const MOST_LAWS: usize = 160;
const MOST_ANSWERS: usize = 160;
const MOST_DOTS: usize = 60;

/// A law or a body.
pub(super) struct Source {
    pub node: NodeIndex,
    pub name: String,
    pub body: bool,
    /// Its articles, as printed.
    pub articles: Vec<String>,
    /// How many obligations hang on it alone.
    pub alone: usize,
    /// Whether a passage that bears on an obligation cites it.
    pub bears: bool,
    /// Whether the reply cites it at all.
    pub cited: bool,
}

/// Passages of one answer that hang on the same things.
pub(super) struct Dot {
    pub passages: Vec<NodeIndex>,
    pub sources: Vec<usize>,
    pub targets: Vec<Target>,
}

/// What a passage does for an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    pub row: usize,
    pub status: Option<Status>,
    pub against: bool,
}

pub(super) struct Answer {
    /// The answer's node, or a passage's where the graph has no answer for it.
    pub node: NodeIndex,
    pub label: String,
    pub dots: Vec<usize>,
    /// The rows of its items.
    pub rows: Vec<usize>,
}

pub(super) struct Row {
    pub node: NodeIndex,
    pub status: Option<Status>,
}

pub(super) struct Group {
    pub node: Option<NodeIndex>,
    pub number: String,
    pub rows: Vec<usize>,
    pub treaty: Vec<usize>,
}

/// A law that an ask names.
pub(super) struct Named {
    pub source: usize,
    pub row: usize,
    /// Whether a passage that bears on the obligation cites it.
    pub met: bool,
}

#[derive(Default)]
pub(super) struct Scheme {
    pub sources: Vec<Source>,
    pub answers: Vec<Answer>,
    pub dots: Vec<Dot>,
    pub rows: Vec<Row>,
    pub groups: Vec<Group>,
    pub treaty: Vec<NodeIndex>,
    pub named: Vec<Named>,
    /// Answers with the same words: earlier and later.
    pub repeats: Vec<(usize, usize)>,
    pub notes: Vec<String>,
}

impl Scheme {
    pub fn of(graph: &Graph, institutions: bool) -> Scheme {
        let mut scheme = Scheme::default();
        let rows = scheme.rows(graph);
        let sources = scheme.sources(graph, institutions);
        scheme.answers(graph, &sources, &rows);
        scheme.named(graph, &sources, &rows);
        scheme
    }

    /// Obligations, and items for which there is none, grouped by recommendation.
    fn rows(&mut self, graph: &Graph) -> FxHashMap<NodeIndex, usize> {
        let inner = graph.inner();
        let bare = |&i: &NodeIndex| graph.along(i, EdgeKind::Asks, Direction::Outgoing).is_empty();
        let mut nodes: Vec<(NodeIndex, Option<NodeIndex>)> = graph
            .of_kind(NodeKind::Obligation)
            .map(|o| (o, graph.along(o, EdgeKind::Asks, Direction::Incoming).first().copied()))
            .chain(graph.of_kind(NodeKind::Item).filter(bare).map(|i| (i, Some(i))))
            .collect();
        // Items stand in the graph in the order of the recommendation; an obligation without its item keeps its own.
        nodes.sort_by_key(|(node, item)| (item.is_none(), *item, *node));
        let mut of = FxHashMap::default();
        let mut groups: FxHashMap<(bool, String), usize> = FxHashMap::default();
        for (node, item) in nodes {
            let recommendation =
                item.and_then(|i| graph.along(i, EdgeKind::Belongs, Direction::Outgoing).first().copied());
            let name = inner[node].name();
            let number =
                recommendation.map_or_else(|| name.split('.').next().unwrap_or(name), |r| inner[r].name()).to_owned();
            let group = *groups.entry((recommendation.is_none(), number.clone())).or_insert_with(|| {
                self.groups.push(Group { node: recommendation, number, rows: Vec::new(), treaty: Vec::new() });
                self.groups.len() - 1
            });
            of.insert(node, self.rows.len());
            self.groups[group].rows.push(self.rows.len());
            self.rows.push(Row { node, status: inner[node].status });
        }
        // A recommendation of which no obligation is in this part of the graph still leads to the treaty.
        for recommendation in graph.of_kind(NodeKind::Recommendation) {
            if !self.groups.iter().any(|g| g.node == Some(recommendation)) {
                let number = inner[recommendation].name().to_owned();
                self.groups.push(Group { node: Some(recommendation), number, rows: Vec::new(), treaty: Vec::new() });
            }
        }
        for treaty in graph.of_kind(NodeKind::TreatyArticle) {
            for group in &mut self.groups {
                if group.node.is_some_and(|r| inner.contains_edge(r, treaty)) {
                    group.treaty.push(self.treaty.len());
                }
            }
            self.treaty.push(treaty);
        }
        of
    }

    /// Laws with their articles, and bodies. Gives the box of each law, article and body.
    fn sources(&mut self, graph: &Graph, institutions: bool) -> FxHashMap<NodeIndex, usize> {
        let inner = graph.inner();
        let alone = graph.alone(&Flow::of(graph));
        let lone = |&p: &NodeIndex| graph.along(p, EdgeKind::Belongs, Direction::Outgoing).is_empty();
        let bodies = graph.of_kind(NodeKind::Institution).filter(|_| institutions);
        let nodes: Vec<NodeIndex> = graph
            .of_kind(NodeKind::Instrument)
            .chain(graph.of_kind(NodeKind::Provision).filter(lone))
            .chain(bodies)
            .collect();
        let mut of = FxHashMap::default();
        for &node in nodes.iter().take(MOST_LAWS) {
            let provisions = graph.along(node, EdgeKind::Belongs, Direction::Incoming);
            let article = |&p: &NodeIndex| inner[p].name().rsplit_once('/').map(|(_, article)| article.to_owned());
            let number = self.sources.len();
            [node].iter().chain(&provisions).for_each(|&n| {
                of.insert(n, number);
            });
            self.sources.push(Source {
                node,
                name: inner[node].label.clone(),
                body: inner[node].kind == NodeKind::Institution,
                articles: provisions.iter().filter_map(article).collect(),
                alone: alone.get(&node).map_or(0, Vec::len),
                bears: false,
                cited: inner[node].at.is_some(),
            });
        }
        if nodes.len() > MOST_LAWS {
            self.notes.push(format!("{} further laws are not drawn", nodes.len() - MOST_LAWS));
        }
        of
    }

    fn answers(&mut self, graph: &Graph, sources: &FxHashMap<NodeIndex, usize>, rows: &FxHashMap<NodeIndex, usize>) {
        let inner = graph.inner();
        let mut of: FxHashMap<String, usize> = FxHashMap::default();
        let (mut left_out, mut folded) = (0, 0);
        let nodes = graph.of_kind(NodeKind::Answer).chain(graph.of_kind(NodeKind::Passage));
        // By answer and what they hang on: the dot.
        let mut same: BTreeMap<(usize, Vec<usize>, Vec<Target>), usize> = BTreeMap::new();
        for node in nodes {
            let is_answer = inner[node].kind == NodeKind::Answer;
            let name = inner[node].name();
            let base = if is_answer { name } else { name.rsplit_once('/').map_or(name, |(base, _)| base) };
            let (from, to) = if is_answer { Default::default() } else { ends(graph, node, sources, rows) };
            if !is_answer && from.is_empty() && to.is_empty() && of.contains_key(base) {
                continue;
            }
            let Some(answer) = of.get(base).copied().or_else(|| {
                (self.answers.len() < MOST_ANSWERS).then(|| {
                    let items = graph.along(node, EdgeKind::Answers, Direction::Outgoing);
                    let asked = items
                        .iter()
                        .flat_map(|&i| graph.along(i, EdgeKind::Asks, Direction::Outgoing).into_iter().chain([i]));
                    let rows = asked.filter_map(|o| rows.get(&o).copied()).collect();
                    self.answers.push(Answer { node, label: base.to_owned(), dots: Vec::new(), rows });
                    of.insert(base.to_owned(), self.answers.len() - 1);
                    self.answers.len() - 1
                })
            }) else {
                left_out += usize::from(is_answer);
                continue;
            };
            if is_answer || from.is_empty() && to.is_empty() {
                continue;
            }
            let bears = !to.is_empty();
            for &source in &from {
                self.sources[source].bears |= bears;
            }
            if let Some(&dot) = same.get(&(answer, from.clone(), to.clone())) {
                self.dots[dot].passages.push(node);
            } else if self.answers[answer].dots.len() < MOST_DOTS {
                let dot = self.dots.len();
                same.insert((answer, from.clone(), to.clone()), dot);
                self.answers[answer].dots.push(dot);
                self.dots.push(Dot { passages: vec![node], sources: from, targets: to });
            } else {
                folded += 1;
            }
        }
        for (count, what) in [(left_out, "answers"), (folded, "passages")] {
            if count > 0 {
                self.notes.push(format!("{count} further {what} are not drawn"));
            }
        }
        for (a, b) in graph
            .edges()
            .filter(|e| e.2.kind == EdgeKind::Repeats)
            .map(|(later, earlier, _)| (earlier.name(), later.name()))
        {
            if let (Some(&a), Some(&b)) = (of.get(a), of.get(b))
                && a != b
                && self.answers[a].rows != self.answers[b].rows
                && !self.repeats.contains(&(a, b))
            {
                self.repeats.push((a, b));
            }
        }
    }

    fn named(&mut self, graph: &Graph, sources: &FxHashMap<NodeIndex, usize>, rows: &FxHashMap<NodeIndex, usize>) {
        for (&obligation, &row) in rows {
            for law in graph.along(obligation, EdgeKind::Names, Direction::Outgoing) {
                let Some(&source) = sources.get(&law) else { continue };
                let met =
                    self.dots.iter().any(|d| d.sources.contains(&source) && d.targets.iter().any(|t| t.row == row));
                self.named.push(Named { source, row, met });
            }
        }
        self.named.sort_by_key(|n| (n.row, n.source));
        self.named.dedup_by_key(|n| (n.row, n.source));
    }
}

/// What a passage hangs on, and what hangs on it; parts stand for their obligation.
fn ends(
    graph: &Graph,
    passage: NodeIndex,
    sources: &FxHashMap<NodeIndex, usize>,
    rows: &FxHashMap<NodeIndex, usize>,
) -> (Vec<usize>, Vec<Target>) {
    let (mut from, mut to): (Vec<usize>, Vec<Target>) = (Vec::new(), Vec::new());
    for e in graph.inner().edges(passage) {
        match e.weight().kind {
            EdgeKind::Cites | EdgeKind::Involves => from.extend(sources.get(&e.target())),
            EdgeKind::Evidences => {
                let whole = graph
                    .along(e.target(), EdgeKind::Belongs, Direction::Outgoing)
                    .first()
                    .copied()
                    .unwrap_or(e.target());
                if let Some(&row) = rows.get(&whole) {
                    to.push(Target { row, status: e.weight().status, against: !e.weight().supports() });
                }
            }
            _ => {}
        }
    }
    from.sort_unstable();
    from.dedup();
    // One line to a row: the one that speaks against it, if there is one.
    to.sort_by_key(|t| (t.row, !t.against, t.status));
    to.dedup_by_key(|t| t.row);
    (from, to)
}
