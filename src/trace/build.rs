//! From what is given to the graph, in time proportional to the reply.
//!
//! In: a [`Given`]. Out: a [`Graph`]. First what the rules ask for, then the answers, then the laws and bodies in the order in
//! which the reply brings them in, then each passage that carries anything, with its edges. Sentences that cite nothing, prove
//! nothing and send nowhere get no node. A span outside any answer still makes a passage, so that nothing found is lost.

use std::ops::Range;

use petgraph::stable_graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::given::Given;
use super::kind::{EdgeKind, NodeKind};
use super::label::cut;
use super::model::{Edge, Graph, Node, Spot, slug};
use super::repeat::{self, Repeat};
use crate::fact::partial_date::PartialDate;
use crate::rule::Status;
use crate::text::Span;

/// How many characters of a passage its label shows.
const LABEL: usize = 120;

/// Builds the graph of one reply.
pub fn build(given: &Given) -> Graph {
    let mut builder = Builder::new(given);
    builder.rules();
    builder.answers();
    let repeats = repeat::find(given.plain, given.paragraphs, &given.answers);
    builder.passages(&repeats);
    builder.laws_named();
    builder.amendments();
    builder.evidence();
    builder.repeats(&repeats);
    builder.graph
}

struct Builder<'g, 'a> {
    given: &'g Given<'a>,
    graph: Graph,
    /// Sentences, or paragraphs where there are no sentences: what a passage is made of.
    units: &'a [Span],
    passages: Vec<Option<NodeIndex>>,
    items: FxHashMap<&'a str, NodeIndex>,
    obligations: Vec<NodeIndex>,
    parts: Vec<Vec<NodeIndex>>,
    answers: Vec<NodeIndex>,
    instruments: Vec<Option<NodeIndex>>,
    provisions: FxHashMap<(usize, &'a str), NodeIndex>,
    institutions: Vec<Option<NodeIndex>>,
}

impl<'g, 'a> Builder<'g, 'a> {
    fn new(given: &'g Given<'a>) -> Self {
        let units = if given.sentences.is_empty() { given.paragraphs } else { given.sentences };
        Builder {
            given,
            graph: Graph::with_room(units.len() / 2 + given.obligations.len() * 3, units.len()),
            units,
            passages: vec![None; units.len()],
            items: FxHashMap::default(),
            obligations: Vec::with_capacity(given.obligations.len()),
            parts: Vec::with_capacity(given.obligations.len()),
            answers: Vec::with_capacity(given.answers.len()),
            instruments: vec![None; given.instruments.len()],
            provisions: FxHashMap::default(),
            institutions: vec![None; given.institutions.len()],
        }
    }

    fn node(&mut self, kind: NodeKind, name: &str, label: String, span: Option<Span>) -> NodeIndex {
        self.dated(kind, name, label, span, None, None)
    }

    fn dated(
        &mut self,
        kind: NodeKind,
        name: &str,
        label: String,
        span: Option<Span>,
        date: Option<PartialDate>,
        status: Option<Status>,
    ) -> NodeIndex {
        let at = span.map(|s| self.spot(s));
        self.graph.add(Node { id: format!("{}:{name}", kind.prefix()), kind, label, at, date, status })
    }

    fn spot(&self, span: Span) -> Spot {
        Spot { span, line: self.given.source.line(span.start) }
    }

    fn link(&mut self, from: NodeIndex, to: NodeIndex, kind: EdgeKind, span: Option<Span>) {
        let at = span.map(|s| self.spot(s));
        self.graph.link(from, to, Edge { at, ..Edge::of(kind) });
    }

    /// Treaty articles, recommendations, items, obligations, parts.
    fn rules(&mut self) {
        let given = self.given;
        let mut recommendations = FxHashMap::default();
        for r in &given.recommendations {
            let at = self.node(NodeKind::Recommendation, r.number, r.title.to_owned(), None);
            recommendations.insert(r.number, at);
            for article in &r.articles {
                let label = if article.starts_with(|c: char| c.is_ascii_digit()) {
                    format!("Article {article}")
                } else {
                    (*article).to_owned()
                };
                let treaty = self.node(NodeKind::TreatyArticle, &slug(&label), label, None);
                self.link(at, treaty, EdgeKind::Rests, None);
            }
        }
        let listed = given.items.iter().map(|i| (i.id, i.ask, i.asked_at));
        // Rules may name an item that no list has: a pack drawn from the reply's own asks.
        for (id, ask, span) in listed.chain(given.obligations.iter().map(|o| (o.item, o.asks, None))) {
            if self.items.contains_key(id) {
                continue;
            }
            let at = self.node(NodeKind::Item, id, cut(ask, LABEL * 2), span);
            self.items.insert(id, at);
            // "140.11" may be a number of its own; else "2" is that of "2.c".
            let number = recommendations.get(id).or_else(|| id.split('.').next().and_then(|n| recommendations.get(n)));
            if let Some(&number) = number {
                self.link(at, number, EdgeKind::Belongs, None);
            }
        }
        for o in &given.obligations {
            let at = self.dated(NodeKind::Obligation, o.id, o.asks.to_owned(), None, None, o.status);
            if let Some(&item) = self.items.get(o.item) {
                self.link(item, at, EdgeKind::Asks, None);
            }
            let mut parts = Vec::with_capacity(o.parts.len());
            for name in &o.parts {
                let part = self.node(NodeKind::Part, &format!("{}/{}", o.id, slug(name)), (*name).to_owned(), None);
                self.link(part, at, EdgeKind::Belongs, None);
                parts.push(part);
            }
            self.obligations.push(at);
            self.parts.push(parts);
        }
    }

    fn answers(&mut self) {
        let given = self.given;
        let mut seen: FxHashMap<String, usize> = FxHashMap::default();
        for answer in &given.answers {
            let base = if answer.items.is_empty() { "without-ask".to_owned() } else { answer.items.join("+") };
            let count = seen.entry(base.clone()).or_insert(0);
            *count += 1;
            let name = if *count == 1 { base } else { format!("{base}~{count}") };
            let label = cut(answer.span.of(given.plain), LABEL);
            let at = self.node(NodeKind::Answer, &name, label, Some(answer.span));
            for id in &answer.items {
                if let Some(&item) = self.items.get(id) {
                    self.link(at, item, EdgeKind::Answers, None);
                }
            }
            self.answers.push(at);
        }
    }

    /// The units that a span touches.
    fn units_of(&self, span: Span) -> Range<usize> {
        let first = self.units.partition_point(|u| u.end <= span.start);
        let count = self.units[first..].iter().take_while(|u| u.start < span.end.max(span.start + 1)).count();
        first..first + count
    }

    /// Makes a node of each unit that carries something, and the edges to what it carries.
    fn passages(&mut self, repeats: &[Repeat]) {
        let given = self.given;
        let mut used = vec![false; self.units.len()];
        let first = |span: Span| self.units_of(span).next();
        let citing: Vec<Option<usize>> =
            given.citations.iter().map(|c| c.instrument.and_then(|_| first(c.span))).collect();
        let acting: Vec<Option<usize>> = given.mentions.iter().map(|m| first(m.1)).collect();
        let sending: Vec<Option<usize>> = given.references.iter().map(|r| first(r.0)).collect();
        // A repeated paragraph is known by its first words.
        let repeated: Vec<Option<usize>> = repeats.iter().flat_map(|r| [first(r.later), first(r.earlier)]).collect();
        citing.iter().chain(&repeated).chain(&acting).chain(&sending).flatten().for_each(|&u| used[u] = true);
        for evidence in given.obligations.iter().flat_map(|o| &o.evidence) {
            self.units_of(evidence.span).for_each(|u| used[u] = true);
        }
        self.passage_nodes(&used);
        for (citation, unit) in given.citations.iter().zip(citing) {
            let Some((passage, instrument)) = unit.and_then(|u| self.passages[u]).zip(citation.instrument) else {
                continue;
            };
            for law in self.law(instrument, &citation.articles, Some(citation.span)) {
                self.link(passage, law, EdgeKind::Cites, Some(citation.span));
            }
        }
        for (&(number, span), unit) in given.mentions.iter().zip(acting) {
            let Some((passage, name)) = unit.and_then(|u| self.passages[u]).zip(given.institutions.get(number)) else {
                continue;
            };
            let body = match self.institutions[number] {
                Some(at) => at,
                None => self.node(NodeKind::Institution, &slug(name), (*name).to_owned(), Some(span)),
            };
            self.institutions[number] = Some(body);
            self.link(passage, body, EdgeKind::Involves, Some(span));
        }
        for (&(span, item), unit) in given.references.iter().zip(sending) {
            let Some((passage, &item)) = unit.and_then(|u| self.passages[u]).zip(self.items.get(item)) else {
                continue;
            };
            self.link(passage, item, EdgeKind::Refers, Some(span));
        }
    }

    /// One walk over the units, the paragraphs and the answers side by side.
    fn passage_nodes(&mut self, used: &[bool]) {
        let given = self.given;
        let (mut answer, mut paragraph, mut sentence) = (0, 0, 0);
        let mut head = given.answers.first().map_or(0, |a| given.paragraphs.partition_point(|p| p.end <= a.span.start));
        for (number, &unit) in self.units.iter().enumerate() {
            while given.answers.get(answer).is_some_and(|a| a.span.end <= unit.start) {
                answer += 1;
                // Paragraphs are counted within their answer.
                let next = given.answers.get(answer).map_or(u32::MAX, |a| a.span.start);
                head = given.paragraphs.partition_point(|p| p.end <= next);
            }
            let before = paragraph;
            while given.paragraphs.get(paragraph).is_some_and(|p| p.end <= unit.start) {
                paragraph += 1;
            }
            sentence = if paragraph == before { sentence + 1 } else { 1 };
            if !used[number] {
                continue;
            }
            let within = given.answers.get(answer).is_some_and(|a| a.span.overlaps(unit));
            let base = if within { self.graph.inner[self.answers[answer]].name() } else { "outside" };
            let place = if within { paragraph.saturating_sub(head) + 1 } else { paragraph + 1 };
            let id = if given.sentences.is_empty() {
                format!("passage:{base}/{place}")
            } else {
                format!("passage:{base}/{place}.{sentence}")
            };
            let (label, at) = (cut(unit.of(given.plain), LABEL), Some(self.spot(unit)));
            let at = self.graph.add(Node { id, kind: NodeKind::Passage, label, at, date: None, status: None });
            if within {
                self.link(at, self.answers[answer], EdgeKind::Belongs, None);
            }
            self.passages[number] = Some(at);
        }
    }

    /// The nodes of a law: its articles where some are named, else the law itself. `span` is where the reply cites it.
    fn law(&mut self, number: usize, articles: &[&'a str], span: Option<Span>) -> Vec<NodeIndex> {
        let given = self.given;
        let Some(instrument) = given.instruments.get(number) else { return Vec::new() };
        let whole = match self.instruments[number] {
            Some(at) => at,
            None => self.dated(
                NodeKind::Instrument,
                &slug(instrument.name),
                instrument.name.to_owned(),
                span,
                instrument.date,
                None,
            ),
        };
        self.instruments[number] = Some(whole);
        if articles.is_empty() {
            return vec![whole];
        }
        let mut found = Vec::with_capacity(articles.len());
        for &article in articles {
            let known = self.provisions.get(&(number, article)).copied();
            let at = known.unwrap_or_else(|| self.provision(number, whole, article, span));
            found.push(at);
        }
        found
    }

    fn provision(&mut self, number: usize, whole: NodeIndex, article: &'a str, span: Option<Span>) -> NodeIndex {
        let law = &self.graph.inner[whole];
        let name = format!("{}/{}", law.name(), article.replace(char::is_whitespace, "-"));
        let label = format!("{}, Article {article}", law.label);
        let at = self.node(NodeKind::Provision, &name, label, span);
        self.link(at, whole, EdgeKind::Belongs, None);
        self.provisions.insert((number, article), at);
        at
    }

    fn laws_named(&mut self) {
        let given = self.given;
        for (number, obligation) in given.obligations.iter().enumerate() {
            for law in &obligation.names {
                for named in self.law(law.instrument, &law.articles, None) {
                    self.link(self.obligations[number], named, EdgeKind::Names, None);
                }
            }
        }
    }

    fn amendments(&mut self) {
        let given = self.given;
        for amendment in &given.amendments {
            let by = self.law(amendment.by, &[], Some(amendment.span));
            for of in self.law(amendment.of.instrument, &amendment.of.articles, Some(amendment.span)) {
                by.iter().filter(|&&b| b != of).for_each(|&b| self.link(b, of, EdgeKind::Amends, Some(amendment.span)));
            }
        }
    }

    fn evidence(&mut self) {
        let given = self.given;
        for (number, obligation) in given.obligations.iter().enumerate() {
            for evidence in &obligation.evidence {
                let part = evidence.part.and_then(|p| self.parts[number].get(p).copied());
                let to = part.unwrap_or(self.obligations[number]);
                let at = Some(self.spot(evidence.span));
                for unit in self.units_of(evidence.span) {
                    let Some(passage) = self.passages[unit] else { continue };
                    let node = &mut self.graph.inner[passage];
                    node.date = node.date.or(evidence.date);
                    let edge = Edge {
                        role: Some(evidence.role),
                        status: evidence.status,
                        at,
                        ..Edge::of(EdgeKind::Evidences)
                    };
                    self.graph.link(passage, to, edge);
                }
            }
        }
    }

    fn repeats(&mut self, repeats: &[Repeat]) {
        for r in repeats {
            let edge =
                Edge { at: Some(self.spot(r.later)), other: Some(self.spot(r.earlier)), ..Edge::of(EdgeKind::Repeats) };
            self.graph.push(self.answers[r.by], self.answers[r.of], edge);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Plain, Source};

    #[test]
    fn nothing_given_is_no_fault() {
        let source = Source::from_bytes("reply", b"Words.".to_vec()).unwrap();
        let plain = Plain::of(&source);
        let mut given = Given::of(&source, plain.text());
        assert_eq!(build(&given).node_count(), 0);
        // Numbers that point nowhere are passed over.
        given.mentions = vec![(7, Span::new(0, 5))];
        given.answers = vec![crate::trace::GivenAnswer { items: vec!["9.z"], span: Span::new(0, 6), repeats: Some(3) }];
        assert_eq!(build(&given).node_count(), 1);
    }
}
