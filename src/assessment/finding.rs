//! Findings: what an evaluator should look at, from the verdicts, the outline, the facts and the graph.

use super::{Case, Finding, Firmness, Related, Role, Severity, Verdict, WaiverSaid, evidence, waiver};
use crate::code;
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
        out.push(Finding {
            place: found.at.map_or_else(|| case.source.place(Span::default()), place),
            code: found.code.into(),
            severity: severity(found.code),
            firmness: firmness(found.code),
            message: found.message,
            help: found.help,
            obligation: found.obligation,
            related: found.related.into_iter().map(|(spot, label)| Related { place: place(spot), label }).collect(),
        });
    }
    out
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
        .map(|e| Related { place: e.place, label: e.reading.clone() })
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
    })
}

fn outline(case: &Case) -> Vec<Finding> {
    let told = case.reply.outline.notices.iter().map(|notice| Finding {
        place: case.source.place(notice.span.trim(case.source.text())),
        code: notice.code.into(),
        severity: if notice.code == code::REPORT_ASK_MISSING { Severity::Warning } else { Severity::Advice },
        firmness: firmness(notice.code),
        message: notice.message.clone(),
        help: Some(notice.help.to_owned()),
        obligation: None,
        related: Vec::new(),
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
            let names: Vec<&str> =
                c.candidates.iter().filter_map(|&id| citations.instrument(id)).map(|i| i.name.as_str()).collect();
            Finding {
                place: case.source.place(c.span),
                code: code::LAW_CITATION_UNRESOLVED.into(),
                severity: Severity::Advice,
                firmness: firmness(code::LAW_CITATION_UNRESOLVED),
                message: format!("it cannot be told which law “{}” is", c.text(case.reply.plain.text())),
                help: Some(if names.is_empty() {
                    "ask which law is meant".to_owned()
                } else {
                    format!("it may be {}; ask which is meant", names.join(" or "))
                }),
                obligation: None,
                related: Vec::new(),
            }
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
            out.push(Finding {
                place: case.source.place(first.span),
                code: code::EVIDENCE_YEARS_MISSING.into(),
                severity: Severity::Advice,
                firmness: firmness(code::EVIDENCE_YEARS_MISSING),
                message: format!("figures for some years only: none for {}", missing.join(", ")),
                help: first.of.map(|of| format!("ask for the missing years of “{}”", super::one_line(of.of(text)))),
                obligation: None,
                related: Vec::new(),
            });
        }
        start = end;
    }
    out
}
