//! Findings beside the verdicts: law named and not cited, recycled answers, years without figures.
//!
//! In: the findings that are no gap. Out: a compact list by code, so that what is alike is read together.

use super::columns::hanging;
use super::excerpt::display_width;
use super::look::{Look, Tone};
use super::untrusted::one_line;
use super::wording;
use crate::assessment::{Assessment, Finding};

/// The most findings that are listed.
const MOST: usize = 100;

/// Findings that no verdict says already, the gravest codes first.
pub(super) fn beside(assessment: &Assessment) -> Vec<(&str, Vec<&Finding>)> {
    let mut groups: Vec<(&str, Vec<&Finding>)> = Vec::new();
    for finding in assessment.findings.iter().filter(|f| !f.code.starts_with("answer/")) {
        match groups.iter_mut().find(|(code, _)| *code == finding.code) {
            Some((_, group)) => group.push(finding),
            None => groups.push((&finding.code, vec![finding])),
        }
    }
    groups.sort_by_key(|(_, group)| group.iter().map(|f| f.severity).min());
    groups
}

/// The findings for a terminal.
pub(super) fn render(out: &mut String, assessment: &Assessment, look: Look) {
    let groups = beside(assessment);
    let total: usize = groups.iter().map(|(_, g)| g.len()).sum();
    if total == 0 {
        return;
    }
    let mut left = MOST;
    let title = format!("Also to look at ({total})");
    put!(out, "{}\n", look.paint(Tone::Strong, &title));
    for (code, group) in groups {
        if left == 0 {
            break;
        }
        let common = common_end(&group);
        let heading = if common.is_empty() { code.to_owned() } else { format!("{code}: …{common}") };
        for row in
            hanging("  ", "    ", &one_line(&heading), if look.is_narrated() { usize::MAX } else { look.columns() })
                .lines()
        {
            put!(out, "{}\n", look.paint(Tone::Dim, row));
        }
        let help = group.first().and_then(|f| f.help.as_deref());
        let same = group.iter().all(|f| f.help.as_deref() == help);
        let numbers = group.iter().map(|f| wording::place(&f.place).len()).max().unwrap_or(0);
        for finding in group.iter().take(left) {
            one(out, finding, common, if same { None } else { finding.help.as_deref() }, numbers, look);
        }
        left = left.saturating_sub(group.len());
        if let Some(help) = help.filter(|_| same) {
            advise(out, help, "    ", look);
        }
    }
    if total > MOST {
        put!(out, "  {} more: `--format json` lists all.\n", total - MOST);
    }
    out.push('\n');
}

/// The words that all messages of a group end with, where they are many and the words too: told once.
fn common_end<'a>(group: &[&'a Finding]) -> &'a str {
    let [first, rest @ ..] = group else { return "" };
    let message = first.message.as_str();
    let mut shared = message.len();
    for other in rest {
        let same = message.chars().rev().zip(other.message.chars().rev()).take_while(|(a, b)| a == b);
        shared = shared.min(same.map(|(c, _)| c.len_utf8()).sum());
    }
    // From a space on, so that no word is cut.
    let end = &message[message.len() - shared..];
    let end = end.find(' ').map_or("", |at| &end[at..]);
    if rest.len() >= 2 && end.len() > 24 && end.len() < message.len() { end } else { "" }
}

fn one(out: &mut String, finding: &Finding, common: &str, help: Option<&str>, numbers: usize, look: Look) {
    let place = wording::place(&finding.place);
    let of = finding.obligation.as_ref().map_or(String::new(), |o| format!("{o}: "));
    let related: Vec<String> =
        finding.related.iter().map(|r| format!("{} ({})", r.label, wording::place(&r.place))).collect();
    let related = if related.is_empty() { String::new() } else { format!("; see {}", related.join("; ")) };
    let message =
        one_line(&format!("{of}{}{related}", finding.message.strip_suffix(common).unwrap_or(&finding.message)));
    if look.is_narrated() {
        put!(out, "    {place}: {message}\n");
    } else {
        let first = format!("  {} {place:<numbers$}  ", look.severity_sign(finding.severity));
        let rest = " ".repeat(display_width(&first));
        let rows = hanging(&first, &rest, &message, look.columns());
        out.push_str(&rows.replacen(
            first.trim_end(),
            &look.paint(Tone::of_severity(finding.severity), first.trim_end()),
            1,
        ));
    }
    if let Some(help) = help {
        advise(out, help, &" ".repeat(if look.is_narrated() { 4 } else { numbers + 6 }), look);
    }
}

fn advise(out: &mut String, help: &str, indent: &str, look: Look) {
    let first = format!("{indent}{} ", if look.is_narrated() { "Advice:" } else { look.pick("→", "->") });
    let rest = " ".repeat(display_width(&first));
    for row in
        hanging(&first, &rest, &one_line(help), if look.is_narrated() { usize::MAX } else { look.columns() }).lines()
    {
        put!(out, "{}\n", look.paint(Tone::Dim, row));
    }
}
