//! Composing an assessment from a case.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{
    Assessment, Block, FORMAT, GraphSaid, PackInfo, ReportInfo, Tool, Verdict, Waiver, WaiverSaid, Words, finding,
    grade, hang, one_line, said, verdict,
};
use crate::fact::partial_date::PartialDate;
use crate::judge::{self, Judgement, Reply, Standing};
use crate::rule::{Rules, Scale, Status};
use crate::text::{Source, Span};
use crate::trace::Graph;
use crate::trace::export;

/// A reply with the rules it was held against and what was decided.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The text.
    pub source: &'a Source,
    /// What was read.
    pub reply: &'a Reply,
    /// The rules.
    pub rules: &'a Rules,
    /// What was decided.
    pub judgement: &'a Judgement,
    /// Whether the rules were drawn from the reply's own asks.
    pub derived: bool,
    /// The date used as today.
    pub today: PartialDate,
    /// The official scale to grade on.
    pub scale: Option<&'a Scale>,
}

impl Case<'_> {
    /// The reply on the official scale, where one is wanted.
    pub(super) fn graded(&self) -> Option<grade::Graded<'_>> {
        let statuses: Vec<Status> = self.judgement.rulings.iter().map(|r| r.status).collect();
        self.scale.map(|scale| grade::Graded::of(scale, &self.rules.pack, &statuses))
    }
}

/// Composes what is said of a case, and the graph that it is drawn from.
pub fn compose(case: &Case) -> (Assessment, Graph) {
    let (source, reply) = (case.source, case.reply);
    let (brief, graph) = brief_with_graph(case);
    let assessment = Assessment {
        citations: said::citations(source, reply),
        figures: said::figures(source, reply),
        events: said::events(source, reply),
        commitments: said::commitments(source, reply, case.judgement),
        admissions: said::admissions(source, reply, case.judgement),
        graph: export::said(&graph),
        ..brief
    };
    (assessment, graph)
}

/// As [`compose`], without the lists of facts and the graph: for those who show verdicts and findings alone.
pub fn brief(case: &Case) -> Assessment {
    brief_with_graph(case).0
}

fn brief_with_graph(case: &Case) -> (Assessment, Graph) {
    let (source, reply, pack) = (case.source, case.reply, &case.rules.pack);
    let graph = hang::graph(case);
    let graded = case.graded();
    let mut verdicts: Vec<Verdict> = pack
        .obligations
        .iter()
        .enumerate()
        .map(|(number, obligation)| {
            let verdict = verdict::of(source, reply, case.judgement, number, obligation);
            // A derived obligation stands under the paragraph as the text numbers it; its id names the limb.
            let paragraph = pack.item(&obligation.item).filter(|_| case.derived).map(|i| i.unlettered().to_owned());
            let grade = graded.as_ref().map(|g| g.grade(number));
            Verdict { item: paragraph.unwrap_or(verdict.item.clone()), grade, ..verdict }
        })
        .collect();
    let mut totals: BTreeMap<Cow<'static, str>, usize> = Status::ALL.iter().map(|s| (s.name().into(), 0)).collect();
    for verdict in &verdicts {
        *totals.entry(verdict.status.name().into()).or_default() += 1;
    }
    totals.insert("obligations".into(), verdicts.len());
    let waived = judge::waived(pack, &case.judgement.rulings, case.today);
    for applied in waived.iter().filter(|w| w.standing == Standing::Applied) {
        verdicts[applied.obligation].waiver = Some(Waiver::of(applied.waiver));
    }
    totals.insert("waived".into(), verdicts.iter().filter(|v| v.waiver.is_some()).count());
    let waivers: Vec<WaiverSaid> = waived.iter().map(WaiverSaid::of).collect();
    let findings = finding::all(case, &graph, &verdicts, &waivers);
    let header = &reply.outline.header;
    let value = |field: &Option<crate::report::Field>| field.as_ref().map(|f| f.value.clone());
    let assessment = Assessment {
        format: FORMAT.into(),
        tool: Tool { name: "lacuna".into(), version: env!("CARGO_PKG_VERSION").into() },
        judged_on: case.today.to_string(),
        pack: PackInfo {
            id: pack.id.clone(),
            title: pack.title.clone(),
            version: pack.version,
            recommendation: pack.recommendation.clone(),
            adopted: pack.adopted.clone(),
            derived: case.derived,
        },
        audience: None,
        scale: graded.as_ref().map(grade::Graded::said),
        report: ReportInfo {
            path: source.name().to_owned(),
            sha256: source.sha256().to_owned(),
            reference: value(&header.reference),
            state: value(&header.state),
            recommendation: value(&header.recommendation),
            received: value(&header.received),
            language: (!header.language.is_empty()).then(|| header.language.clone()),
            lines: source.lines(),
            pages: source.pages(),
            layout: reply.outline.layout.said(),
        },
        totals,
        blocks: blocks(source, reply),
        verdicts,
        waivers,
        citations: Vec::new(),
        figures: Vec::new(),
        events: Vec::new(),
        commitments: Vec::new(),
        admissions: Vec::new(),
        findings,
        graph: GraphSaid { nodes: Vec::new(), edges: Vec::new() },
        selection: None,
    };
    (assessment, graph)
}

fn blocks(source: &Source, reply: &Reply) -> Vec<Block> {
    let id = |n: usize| format!("b{}", n + 1);
    let end = |span: Span| span.trim(source.text());
    reply
        .outline
        .answers
        .iter()
        .enumerate()
        .map(|(number, answer)| Block {
            id: id(number),
            items: answer.items.clone(),
            paragraphs: answer.paragraphs.clone(),
            ask: source.place(end(answer.ask)),
            answer: answer.answer.map(|span| source.place(end(span))),
            repeats: answer.repeats.map(id),
            topics: answer
                .topics
                .iter()
                .map(|topic| Words {
                    place: source.place(end(topic.span)),
                    text: topic.title.map(|t| one_line(t.of(reply.plain.text()))).unwrap_or_default(),
                })
                .collect(),
        })
        .collect()
}
