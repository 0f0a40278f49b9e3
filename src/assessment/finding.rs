//! Findings: what an evaluator should look at, from the verdicts, the outline, the facts and the graph.

use super::{Case, Finding, Firmness, Related, Role, Severity, Verdict, WaiverSaid, evidence, waiver};
use crate::code;
use crate::label::{Said, Saying, Value};
use crate::rule::Status;
use crate::text::{Place, Span};
use crate::trace::{self, Graph};

/// All findings of a case: gaps first, in the pack's order, then what the outline and the facts show, then the graph's.
pub fn all(case: &Case, graph: &Graph, verdicts: &[Verdict], waivers: &[WaiverSaid]) -> Vec<Finding> {
    let mut out: Vec<Finding> = verdicts.iter().filter_map(|v| gap(case, v)).collect();
    out.extend(waiver::findings(case, verdicts, waivers));
    out.extend(reading(case));
    out.extend(outline(case));
    out.extend(unresolved(case));
    out.extend(missing_years(case));
    out.extend(evidence::findings(case));
    for found in trace::findings(graph) {
        // An obligation that nothing reaches is told by its verdict.
        if found.code == code::ANSWER_UNANSWERED
            || out.iter().any(|f| f.code == found.code && f.obligation.is_some() && f.obligation == found.obligation)
        {
            continue;
        }
        let place = |spot: trace::Spot| case.source.place(spot.span);
        let at = found.at.map_or_else(|| case.source.place(Span::default()), place);
        out.push(Finding {
            obligation: found.obligation,
            related: found.related.into_iter().map(|(spot, label)| Related::of(place(spot), label)).collect(),
            ..Finding::of(at, found.code, severity(found.code), found.message, found.help)
        });
    }
    out
}

impl Finding {
    /// A finding of a code, as firm as its code is, on no obligation and without further places.
    pub(super) fn of(place: Place, code: &'static str, severity: Severity, said: Said, help: Option<Said>) -> Finding {
        Finding {
            place,
            code: code.into(),
            severity,
            firmness: firmness(code),
            message: said.english(),
            help: help.as_ref().map(Said::english),
            obligation: None,
            related: Vec::new(),
            said: Some(said),
            advice: help,
        }
    }
}

impl Related {
    /// A further place, and what is there.
    pub(super) fn of(place: Place, said: Said) -> Related {
        Related { place, label: said.english(), said: Some(said) }
    }
}

fn severity(code: &str) -> Severity {
    match code {
        code::LAW_NAMED_NOT_CITED | code::EVIDENCE_RECYCLED | code::REPORT_REFERENCE_CYCLE => Severity::Warning,
        _ => Severity::Advice,
    }
}

/// How firm a finding is that no verdict stands behind. What was not found, or not understood, is a sign and no more.
fn firmness(code: &str) -> Firmness {
    match code {
        code::LAW_SERVES_NOTHING
        | code::LAW_CITATION_UNRESOLVED
        | code::EVIDENCE_YEARS_MISSING
        | code::REPORT_ASK_REWORDED
        | code::REPORT_LAYOUT_UNKNOWN
        | code::REPORT_UNATTACHED => Firmness::Weak,
        _ => Firmness::Firm,
    }
}

/// The finding of a verdict that leaves something to ask.
fn gap(case: &Case, verdict: &Verdict) -> Option<Finding> {
    let (code, severity) = match verdict.status {
        Status::Addressed => return None,
        Status::Unanswered => (code::ANSWER_UNANSWERED, Severity::Error),
        Status::Declined => (code::ANSWER_DECLINED, Severity::Error),
        Status::NotOnPoint => (code::ANSWER_NOT_ON_POINT, Severity::Error),
        Status::ExistingLaw => (code::ANSWER_EXISTING_LAW_ONLY, Severity::Warning),
        Status::InProgress => (code::ANSWER_PROMISE_ONLY, Severity::Warning),
        Status::PartlyAddressed => (code::ANSWER_PARTLY_ADDRESSED, Severity::Warning),
    };
    // A waived gap stays in the list, as something to look at.
    let severity = if verdict.waiver.is_some() { Severity::Advice } else { severity };
    let place = verdict.evidence.first().map_or_else(|| asked_at(case, verdict), |e| e.place);
    let related = verdict
        .evidence
        .iter()
        .skip(1)
        .filter(|e| e.role == Role::Contrary)
        .map(|e| Related { place: e.place, label: e.reading.clone(), said: e.read_as.clone() })
        .collect();
    Some(Finding {
        place,
        code: code.into(),
        severity,
        firmness: verdict.firmness,
        message: format!("{}: {}", verdict.asks, verdict.because),
        help: verdict.question.clone(),
        obligation: Some(verdict.obligation.clone()),
        related,
        said: verdict
            .reason
            .clone()
            .map(|reason| Saying::GapFound.with("asks", verdict.asks.as_str()).with("because", reason)),
        advice: None,
    })
}

/// Where the item of a verdict is asked, or answered; the head of the reply where it is neither.
pub(super) fn asked_at(case: &Case, verdict: &Verdict) -> Place {
    let item = case.rules.pack.obligation(&verdict.obligation).map_or(&verdict.item, |o| &o.item);
    let answer = case.reply.outline.answers.iter().find(|a| a.items.iter().any(|i| i == item));
    let span = answer.map_or_else(Span::default, |a| a.ask.trim(case.source.text()));
    case.source.place(span)
}

/// What the reader of the file's format repaired, left out or could not read.
fn reading<'c>(case: &'c Case) -> impl Iterator<Item = Finding> + 'c {
    case.source.remarks().iter().map(|remark| Finding {
        place: case.source.place(remark.span),
        code: remark.code.into(),
        severity: Severity::Advice,
        firmness: Firmness::Firm,
        message: remark.message.clone(),
        help: Some(remark.help.to_owned()),
        obligation: None,
        related: Vec::new(),
        said: None,
        advice: None,
    })
}

fn outline(case: &Case) -> Vec<Finding> {
    let told = case.reply.outline.notices.iter().map(|notice| {
        let place = case.source.place(notice.span.trim(case.source.text()));
        let severity = if notice.code == code::REPORT_ASK_MISSING { Severity::Warning } else { Severity::Advice };
        Finding::of(place, notice.code, severity, notice.message.clone(), Some(notice.help.said()))
    });
    told.collect()
}

fn unresolved(case: &Case) -> Vec<Finding> {
    let citations = &case.reply.citations;
    citations
        .citations
        .iter()
        .filter(|c| c.instrument.is_none())
        .map(|c| {
            let names =
                c.candidates.iter().filter_map(|&id| citations.instrument(id)).map(|i| Value::from(i.name.as_str()));
            let names = names.reduce(|one, other| Saying::Or.with("one", one).with("other", other).into());
            let help = names.map_or(Saying::AskWhichLaw.said(), |names| Saying::MayBeLaw.with("names", names));
            let said = Saying::CannotTellLaw.with("words", c.text(case.reply.plain.text()));
            Finding::of(case.source.place(c.span), code::LAW_CITATION_UNRESOLVED, Severity::Advice, said, Some(help))
        })
        .collect()
}

/// Series of figures that leave out years of the reporting period.
fn missing_years(case: &Case) -> Vec<Finding> {
    let Some(period) = case.rules.pack.period else { return Vec::new() };
    let text = case.reply.plain.text();
    // The last year is seldom over when a reply is sent.
    let wanted: Vec<i16> = (period.from..period.to).collect();
    let mut out = Vec::new();
    let figures = &case.reply.figures;
    let mut start = 0;
    while start < figures.len() {
        let paragraph = figures[start].paragraph;
        let end = start + figures[start..].iter().take_while(|f| f.paragraph == paragraph).count();
        let dated: Vec<_> = figures[start..end].iter().filter(|f| f.years.len() == 1).collect();
        let mut years: Vec<i16> = dated.iter().map(|f| f.years[0]).collect();
        years.sort_unstable();
        years.dedup();
        let missing: Vec<String> = wanted.iter().filter(|y| !years.contains(y)).map(ToString::to_string).collect();
        // One year alone is no series.
        if years.len() >= 2 && !missing.is_empty() {
            let first = dated[0];
            let help = first.of.map(|of| Saying::AskYears.with("what", super::one_line(of.of(text))));
            let said = Saying::YearsMissing.with("years", missing.join(", "));
            let place = case.source.place(first.span);
            out.push(Finding::of(place, code::EVIDENCE_YEARS_MISSING, Severity::Advice, said, help));
        }
        start = end;
    }
    out
}
