//! SARIF 2.1.0, for programs that gather findings: one run per reply, one result per finding.
//!
//! In: assessments. Out: a log in JSON; the rules are the codes that occur, with the pages of their findings as help. A place
//! is from a line and column to another of the text that was read, in characters. A finding about a waived obligation is suppressed.
//! Characters that act on a terminal are written as escapes, see [`super::json`].

use std::collections::BTreeMap;

use serde::Serialize;

use super::json;
use super::untrusted::{one_line, uri};
use crate::assessment::{Assessment, Finding, Severity, page};
use crate::text::{Place, Source};

/// The assessments of replies, each with its text, as a SARIF log.
///
/// # Errors
/// None that an assessment can cause; what the serialiser says is passed on.
pub fn render(replies: &[(&Assessment, &Source)]) -> serde_json::Result<String> {
    json::pretty(&Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: replies.iter().map(|(assessment, source)| run(assessment, source)).collect(),
    })
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Run<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    artifacts: Vec<Artifact<'a>>,
    results: Vec<Told<'a>>,
    column_kind: &'static str,
    properties: RunProperties<'a>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'a str,
    version: &'a str,
    semantic_version: &'a str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Artifact<'a> {
    location: Uri,
    hashes: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize, Clone)]
struct Uri {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<TagBag<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    #[serde(rename = "physicalLocation")]
    physical: Physical,
    #[serde(rename = "logicalLocations", skip_serializing_if = "Vec::is_empty")]
    logical: Vec<Logical<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Uri,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

#[derive(Serialize)]
struct Logical<'a> {
    name: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    justification: String,
}

/// What stands beside a result: the question to ask next, and the page of the reply.
#[derive(Serialize)]
struct TagBag<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

/// What the run was: the rules, the recommendation, the day.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunProperties<'a> {
    pack: &'a str,
    pack_version: u32,
    recommendation: &'a str,
    judged_on: &'a str,
}

fn run<'a>(assessment: &'a Assessment, source: &Source) -> Run<'a> {
    let mut codes: Vec<&str> = assessment.findings.iter().map(|f| f.code.as_ref()).collect();
    codes.sort_unstable();
    codes.dedup();
    let desk = Desk { uri: Uri { uri: uri(&assessment.report.path) }, source };
    let gravest = |code: &str| assessment.findings.iter().filter(|f| f.code == code).map(|f| f.severity).min();
    Run {
        tool: Tool {
            driver: Driver {
                name: &assessment.tool.name,
                version: &assessment.tool.version,
                semantic_version: &assessment.tool.version,
                rules: codes.iter().map(|code| rule(code, gravest(code))).collect(),
            },
        },
        artifacts: vec![Artifact {
            location: desk.uri.clone(),
            hashes: BTreeMap::from([("sha-256", assessment.report.sha256.as_str())]),
        }],
        results: assessment.findings.iter().map(|f| told(f, assessment, &codes, &desk)).collect(),
        column_kind: "unicodeCodePoints",
        properties: RunProperties {
            pack: &assessment.pack.id,
            pack_version: assessment.pack.version,
            recommendation: &assessment.pack.recommendation,
            judged_on: &assessment.judged_on,
        },
    }
}

/// A code with its page: what it states, why it matters, an example, the cure.
fn rule(code: &str, severity: Option<Severity>) -> Rule<'_> {
    let page = page(code).unwrap_or_default();
    let body = page.split_once('\n').map_or("", |(_, body)| body.trim());
    let plain = |text: &str| one_line(&text.replace("**", "").replace('`', ""));
    let paragraph = |lead: &str| {
        let found = body.split("\n\n").find_map(|p| p.strip_prefix(lead));
        plain(found.unwrap_or(code))
    };
    let paragraphs: Vec<String> = body.split("\n\n").map(plain).collect();
    Rule {
        id: code,
        short_description: Text { text: paragraph("**What.**") },
        full_description: Text { text: format!("{} {}", paragraph("**What.**"), paragraph("**Why.**")) },
        help: Help { text: paragraphs.join("\n\n"), markdown: body.to_owned() },
        default_configuration: Configuration { level: level(severity.unwrap_or(Severity::Advice)) },
    }
}

fn told<'a>(finding: &'a Finding, assessment: &'a Assessment, codes: &[&str], desk: &Desk) -> Told<'a> {
    let verdict = finding.obligation.as_ref().and_then(|o| assessment.verdicts.iter().find(|v| v.obligation == *o));
    let waiver = verdict.and_then(|v| v.waiver.as_ref()).filter(|_| finding.code.starts_with("answer/"));
    let help = finding.help.as_deref();
    let logical = finding.obligation.iter().map(|name| Logical { name, kind: "obligation" }).collect();
    Told {
        rule_id: &finding.code,
        rule_index: codes.binary_search(&finding.code.as_ref()).unwrap_or_default(),
        level: level(finding.severity),
        message: Text { text: one_line(&finding.message) },
        locations: vec![desk.location(&finding.place, logical, None)],
        related_locations: finding
            .related
            .iter()
            .map(|r| desk.location(&r.place, Vec::new(), Some(Text { text: one_line(&r.label) })))
            .collect(),
        suppressions: waiver
            .map(|w| Suppression {
                kind: "external",
                justification: one_line(&format!("{} ({}, until {})", w.reason, w.by, w.until)),
            })
            .into_iter()
            .collect(),
        properties: (help.is_some() || finding.place.page.is_some())
            .then_some(TagBag { help, page: finding.place.page }),
    }
}

/// What all places of a run share.
struct Desk<'s> {
    uri: Uri,
    source: &'s Source,
}

impl Desk<'_> {
    fn location<'a>(&self, place: &Place, logical: Vec<Logical<'a>>, message: Option<Text>) -> Location<'a> {
        let region = Region {
            start_line: place.line,
            start_column: place.column,
            end_line: place.end_line,
            end_column: self.end_column(place),
        };
        Location { physical: Physical { artifact_location: self.uri.clone(), region }, logical, message }
    }

    /// The column after the last character of a place; none where the place is not in the text.
    fn end_column(&self, place: &Place) -> Option<u32> {
        let line = self.source.line_span(place.end_line);
        let before = self.source.text().get(line.start as usize..place.end.min(line.end) as usize)?;
        u32::try_from(before.chars().count()).ok()?.checked_add(1)
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::excerpt::is_hidden;
    use crate::render::sample;

    fn shown((source, assessment): &(Source, Assessment)) -> String {
        render(&[(assessment, source)]).unwrap()
    }

    #[test]
    fn a_region_ends_after_its_last_character() {
        let (source, assessment) = sample::assessment();
        let log: serde_json::Value = serde_json::from_str(&shown(&(source.clone(), assessment.clone()))).unwrap();
        for (result, finding) in log["runs"][0]["results"].as_array().unwrap().iter().zip(&assessment.findings) {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let column = |name: &str| region[name].as_u64().unwrap() as usize;
            assert_eq!(region["startLine"], region["endLine"], "{region}");
            let line: Vec<char> = source.line_span(finding.place.line).of(source.text()).chars().collect();
            let words: String = line[column("startColumn") - 1..column("endColumn") - 1].iter().collect();
            assert_eq!(words, source.text()[finding.place.start as usize..finding.place.end as usize]);
        }
    }

    #[test]
    fn as_programs_read_it() {
        insta::assert_snapshot!("log", shown(&sample::assessment()));
    }

    #[test]
    fn a_hostile_reply_cannot_act() {
        let log = shown(&sample::hostile());
        assert!(!log.contains(|c| c != '\n' && is_hidden(c)));
        assert!(log.contains("bad%1B%5B2Jname%E2%80%AE.md"), "{log}");
    }
}
