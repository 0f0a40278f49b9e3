//! Gaps: what a reply leaves unaddressed, each as one diagnostic with the words that prove it.
//!
//! In: verdicts that are no full answer, grouped by item, the gravest first. Out: diagnostics under a head per item. What an
//! item leaves wholly without words (no answer, or none on point) is told once for all its obligations.

use std::collections::HashMap;

use super::columns::hanging;
use super::excerpt::{Around, display_width};
use super::look::{Look, Tone};
use super::told::{Label, Told};
use super::untrusted::one_line;
use super::{decided, wording};
use crate::assessment::{Assessment, Block, Evidence, Finding, Firmness, Role, Severity, Verdict};
use crate::rule::{Status, Urgency};
use crate::text::{Place, Source};

/// The most diagnostics that are drawn; a person reads no more, and a broken reply could ask for thousands.
pub const MOST: usize = 200;

/// What the reply leaves open, for a terminal, and how many gaps were left out for their number.
pub(super) struct Gaps<'a> {
    assessment: &'a Assessment,
    source: &'a Source,
    look: Look,
    blocks: HashMap<&'a str, &'a Block>,
    findings: HashMap<&'a str, &'a Finding>,
}

/// The code of the gap that a status is; none for what is addressed.
pub(super) fn code(status: Status) -> Option<&'static str> {
    Some(match status {
        Status::Unanswered => crate::code::ANSWER_UNANSWERED,
        Status::Declined => crate::code::ANSWER_DECLINED,
        Status::NotOnPoint => crate::code::ANSWER_NOT_ON_POINT,
        Status::ExistingLaw => crate::code::ANSWER_EXISTING_LAW_ONLY,
        Status::InProgress => crate::code::ANSWER_PROMISE_ONLY,
        Status::PartlyAddressed => crate::code::ANSWER_PARTLY_ADDRESSED,
        Status::Addressed => return None,
    })
}

/// How pressing a verdict is, the least first: how grave its status is, then how strongly the body asks.
pub(super) fn pressing(verdict: &Verdict) -> impl Ord + use<> {
    let gravity = Status::ALL.iter().position(|s| *s == verdict.status);
    (gravity, verdict.urgency.is_none(), verdict.urgency)
}

/// The block of each item: the first that answers it, or else the first that asks it.
pub(super) fn blocks(assessment: &Assessment) -> HashMap<&str, &Block> {
    let mut out: HashMap<&str, &Block> = HashMap::new();
    for block in &assessment.blocks {
        for item in &block.items {
            let known = out.entry(item.as_str()).or_insert(block);
            if known.answer.is_none() && block.answer.is_some() {
                *known = block;
            }
        }
    }
    out
}

impl<'a> Gaps<'a> {
    pub(super) fn of(assessment: &'a Assessment, source: &'a Source, look: Look) -> Gaps<'a> {
        let findings = assessment.findings.iter().filter(|f| f.code.starts_with("answer/"));
        let findings = findings.filter_map(|f| f.obligation.as_deref().map(|o| (o, f))).collect();
        Gaps { assessment, source, look, blocks: blocks(assessment), findings }
    }

    /// Appends all diagnostics.
    pub(super) fn render(&self, out: &mut String) {
        let mut groups: Vec<(&str, Vec<&Verdict>)> = Vec::new();
        let mut index: HashMap<&str, usize> = HashMap::new();
        for verdict in &self.assessment.verdicts {
            if code(verdict.status).is_some() && verdict.waiver.is_none() && self.assessment.shows(verdict) {
                let at = *index.entry(&verdict.item).or_insert_with(|| {
                    groups.push((&verdict.item, Vec::new()));
                    groups.len() - 1
                });
                groups[at].1.push(verdict);
            }
        }
        for (_, verdicts) in &mut groups {
            verdicts.sort_by_key(|v| pressing(v));
        }
        groups.sort_by_key(|(_, verdicts)| verdicts.first().map(|v| pressing(v)));
        let (mut drawn, mut left) = (0, 0);
        for (item, verdicts) in &groups {
            if drawn >= MOST {
                left += verdicts.len();
                continue;
            }
            self.head(out, item, verdicts.iter().filter_map(|v| v.urgency).min());
            for alike in
                verdicts.chunk_by(|a, b| a.status == b.status && a.evidence.is_empty() && b.evidence.is_empty())
            {
                self.told(alike).render(out);
                out.push('\n');
                drawn += 1;
            }
        }
        if left > 0 {
            let gaps = if left == 1 { "gap is" } else { "gaps are" };
            let text = format!(
                "{left} more {gaps} not drawn here: the table lists them, and `--format markdown` shows their words."
            );
            out.push_str(&hanging("", "", &text, self.look.columns()));
            out.push('\n');
        }
    }

    fn head(&self, out: &mut String, item: &str, urgency: Option<Urgency>) {
        let paragraphs = self.blocks.get(item).map_or(&[][..], |b| &b.paragraphs);
        let numbers = paragraphs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let item = one_line(item);
        let noun = if paragraphs.len() == 1 { "paragraph" } else { "paragraphs" };
        let paragraphs = (!numbers.is_empty()).then(|| format!("{noun} {numbers}"));
        let titled = |urgency: Option<Urgency>| {
            let beside: Vec<&str> = paragraphs.as_deref().into_iter().chain(urgency.map(Urgency::said)).collect();
            if beside.is_empty() { format!("Item {item}") } else { format!("Item {item} ({})", beside.join("; ")) }
        };
        let title = titled(urgency);
        let fits = self.look.is_narrated() || display_width(&title) + 4 < self.look.columns();
        let title = if fits { title } else { titled(None) };
        if self.look.is_narrated() {
            put!(out, "{title}.\n");
            return;
        }
        let (bar, columns) = (self.look.pick("─", "-"), self.look.columns());
        let rest = columns.saturating_sub(display_width(&title) + 4);
        let line = |n| self.look.paint(Tone::Dim, &bar.repeat(n));
        put!(out, "{} {} {}\n", line(2), self.look.paint(Tone::Strong, &title), line(rest));
    }

    /// One diagnostic for a verdict, or for several of one item and status that rest on no words.
    fn told(&self, verdicts: &[&Verdict]) -> Told {
        let Some(first) = verdicts.first() else { return Told::new(self.look, "", Severity::Advice, "", "") };
        let severity = if first.status.is_unaddressed() { Severity::Error } else { Severity::Warning };
        let mut message = Vec::new();
        let mut help = Vec::new();
        let same = verdicts.iter().all(|v| v.because == first.because);
        for verdict in verdicts {
            message.push(format!("{}: {}", verdict.obligation, verdict.asks));
            if !same || verdicts.len() == 1 {
                message.extend(reasons(verdict));
            }
            if let Some(question) = &verdict.question {
                let of = if verdicts.len() > 1 { format!("{}: ", verdict.obligation) } else { String::new() };
                let to = if self.look.is_narrated() { "To ask next: " } else { "" };
                help.push(format!("{to}{of}{question}"));
            }
            if let (Firmness::Weak, Some(unless)) = (verdict.firmness, &verdict.unless) {
                help.push(format!("Another reading is near: {unless}"));
            }
            for decision in &verdict.decisions {
                help.push(format!("Decided as {}: {}", decision.status.name(), decided::why(decision)));
            }
        }
        if same && verdicts.len() > 1 {
            message.push(first.because.clone());
        }
        if self.look.is_narrated() {
            message[0] = format!("Gap, {}. {}", first.status.name(), message[0]);
        }
        let code = code(first.status).unwrap_or_default();
        Told::new(self.look, code, severity, self.look.status_sign(first.status), &message.join("\n"))
            .showing(self.source.name(), self.source.text(), self.labels(first), Around::Sentence)
            .helping(Some(help.join("\n")))
    }

    /// The words that a verdict rests on and those against it; else the answer; else the ask.
    fn labels(&self, verdict: &Verdict) -> Vec<Label> {
        let tone = if verdict.status.is_unaddressed() { Tone::Bad } else { Tone::Warn };
        let of = |role: Role| verdict.evidence.iter().filter(move |e| e.role == role);
        let mut labels = Vec::new();
        let decisive = of(Role::Decisive).next();
        if let Some(decisive) = decisive {
            labels.push(Label { place: decisive.place, text: self.says(decisive, verdict), tone });
            // What goes on in the same sentence belongs to it.
            let next =
                of(Role::Supporting).find(|e| (decisive.place.end..decisive.place.end + 4).contains(&e.place.start));
            labels.extend(next.map(|e| {
                let text = if e.reading == decisive.reading { String::new() } else { self.says(e, verdict) };
                Label { place: e.place, text, tone }
            }));
        }
        // One that speaks against it, the nearest.
        let from = decisive.map_or(0, |d| d.place.start);
        let nearest = of(Role::Contrary).min_by_key(|e| e.place.start.abs_diff(from));
        labels.extend(nearest.map(|e| Label { place: e.place, text: self.says(e, verdict), tone: Tone::Bad }));
        if !labels.is_empty() {
            return labels;
        }
        let block = self.blocks.get(verdict.item.as_str());
        let (place, text) = match block {
            Some(Block { answer: Some(answer), .. }) => (*answer, format!("this answer ({})", wording::extent(answer))),
            Some(Block { ask, .. }) => (*ask, "asked here, not answered".to_owned()),
            None => match self.findings.get(verdict.obligation.as_str()) {
                Some(finding) => (finding.place, String::new()),
                None => return Vec::new(),
            },
        };
        vec![Label { place: self.opening(place), text, tone }]
    }

    /// How the words are read, and where they stand if not in the verdict's own answer.
    fn says(&self, evidence: &Evidence, verdict: &Verdict) -> String {
        let (place, reading) = (&evidence.place, evidence.reading.as_str());
        let text = match evidence.role {
            Role::Contrary if reading.is_empty() => "against it".to_owned(),
            Role::Contrary => format!("against it: {reading}"),
            _ if reading.is_empty() => "rests on this".to_owned(),
            _ => reading.to_owned(),
        };
        let answer = self.blocks.get(verdict.item.as_str()).and_then(|b| b.answer.as_ref());
        let inside = answer.is_some_and(|a| a.start <= place.start && place.end <= a.end);
        match &evidence.item {
            Some(item) if !wording::names(item, &verdict.item) => format!("{text} (under {item})"),
            None if !inside => format!("{text} (outside the answers)"),
            _ => text,
        }
    }

    /// The first words of a passage: enough to know it again.
    fn opening(&self, place: Place) -> Place {
        let passage = self.source.text().get(place.start as usize..place.end as usize).unwrap_or("");
        // Not more is looked at than is shown, however long the line.
        let near = passage.char_indices().nth(80).map_or(passage, |(at, _)| &passage[..at]);
        let line = near.lines().next().unwrap_or("");
        let marks = line.find(|c: char| c.is_alphanumeric()).unwrap_or(0);
        let words = &line[marks..];
        let end = words.char_indices().nth(48).map_or(words.len(), |(at, _)| words[..at].rfind(' ').unwrap_or(at));
        let start = place.start as usize + marks;
        let column = place.column + line[..marks].chars().count() as u32;
        Place { start: start as u32, end: (start + end) as u32, column, end_line: place.line, ..place }
    }
}

/// The reason, and what was looked for and not found where the reason does not say so.
fn reasons(verdict: &Verdict) -> Vec<String> {
    let missing: Vec<&str> =
        verdict.missing.iter().map(String::as_str).filter(|m| !verdict.because.contains(m)).collect();
    let mut out = vec![verdict.because.clone()];
    if !missing.is_empty() {
        out.push(format!("Not found: {}.", missing.join("; ")));
    }
    out.retain(|line| !line.is_empty());
    out
}
