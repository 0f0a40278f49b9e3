//! Annotations of GitHub Actions: one workflow command per finding, so that it is shown beside its line.
//!
//! In: an assessment. Out: lines such as `::error title=…,file=reply.md,line=49,…::…`, the gravest first, since GitHub
//! shows only some of each kind. Whatever could end a command or a property is escaped by the rules of the runner. Findings
//! about waived obligations are left out.

use super::untrusted::one_line;
use crate::assessment::{Assessment, Finding, Severity};

/// The assessment as workflow commands.
pub fn render(assessment: &Assessment) -> String {
    let waived = |finding: &Finding| {
        finding
            .obligation
            .as_ref()
            .is_some_and(|o| assessment.verdicts.iter().any(|v| v.obligation == *o && v.waiver.is_some()))
    };
    let mut findings: Vec<&Finding> = assessment.findings.iter().filter(|f| !waived(f)).collect();
    findings.sort_by_key(|f| f.severity);
    let mut out = String::new();
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let place = &finding.place;
        let title =
            finding.obligation.as_ref().map_or_else(|| finding.code.to_string(), |o| format!("{o}: {}", finding.code));
        let help = finding.help.as_ref().map_or(String::new(), |h| format!("\n{}", one_line(h)));
        put!(
            out,
            "::{command} title={},file={},line={},endLine={},col={}::{}\n",
            property(&one_line(&title)),
            property(&one_line(&assessment.report.path)),
            place.line,
            place.end_line,
            place.column,
            data(&format!("{}{help}", one_line(&finding.message)))
        );
    }
    out
}

/// Text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::excerpt::is_hidden;
    use crate::render::sample;

    #[test]
    fn as_the_runner_reads_it() {
        insta::assert_snapshot!("annotations", render(&sample::assessment().1));
    }

    #[test]
    fn a_hostile_reply_gives_no_command_of_its_own() {
        let (_, mut assessment) = sample::hostile();
        assessment.findings[0].message = "x\n::stop-commands::y\r\n::set-env name=A::b %0A::error::".into();
        assessment.report.path = "a,line=1::error::b:c.md".into();
        let shown = render(&assessment);
        assert_eq!(shown.lines().count(), assessment.findings.len(), "{shown}");
        assert!(
            shown
                .lines()
                .all(|l| l
                    .starts_with("::notice title=law/serves-nothing,file=a%2Cline=1%3A%3Aerror%3A%3Ab%3Ac.md,line=")),
            "{shown}"
        );
        assert!(shown.contains("%250A") && !shown.contains(|c| c != '\n' && is_hidden(c)), "{shown}");
    }

    #[test]
    fn properties_and_data_are_escaped_by_the_rules_of_the_runner() {
        assert_eq!(data("100 %\r\na:b,c"), "100 %25%0D%0Aa:b,c");
        assert_eq!(property("100 %\na:b,c"), "100 %25%0Aa%3Ab%2Cc");
    }
}
