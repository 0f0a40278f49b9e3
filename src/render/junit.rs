//! JUnit XML, for systems that show test results: one suite per reply, one case per obligation.
//!
//! In: assessments, and which statuses fail (as `--fail-on` says, so that the cases and the exit code agree). Out: XML. A case
//! that fails bears the code of its gap, the reason and the words that prove it; a waived one is skipped. There are no times,
//! so that the same reply gives the same bytes. Characters that XML cannot hold are left out.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::untrusted::xml as safe;
use super::{gap, wording};
use crate::assessment::{Assessment, Role, Verdict};
use crate::rule::Status;

type Xml = Writer<Vec<u8>>;

/// The assessments as JUnit XML.
///
/// # Errors
/// None that an assessment can cause; what the XML writer says is passed on.
pub fn render(assessments: &[&Assessment], failing: &[Status]) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let all: Counts = assessments.iter().map(|a| Counts::of(a, failing)).fold(Counts::default(), Counts::plus);
    xml.create_element("testsuites")
        .with_attributes([("name", "lacuna")])
        .with_attributes(all.attributes().iter().map(|(n, v)| (*n, v.as_str())))
        .write_inner_content(|xml| assessments.iter().try_for_each(|a| suite(xml, a, failing)))?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// How many cases there are, fail, and are skipped.
#[derive(Default, Clone, Copy)]
struct Counts {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Counts {
    fn of(assessment: &Assessment, failing: &[Status]) -> Counts {
        let waived = |v: &&Verdict| v.waiver.is_some();
        Counts {
            tests: assessment.verdicts.len(),
            failures: assessment.verdicts.iter().filter(|v| !waived(v) && failing.contains(&v.status)).count(),
            skipped: assessment.verdicts.iter().filter(waived).count(),
        }
    }

    fn plus(self, other: Counts) -> Counts {
        Counts {
            tests: self.tests + other.tests,
            failures: self.failures + other.failures,
            skipped: self.skipped + other.skipped,
        }
    }

    fn attributes(self) -> [(&'static str, String); 3] {
        [("tests", self.tests), ("failures", self.failures), ("skipped", self.skipped)].map(|(n, v)| (n, v.to_string()))
    }
}

fn suite(xml: &mut Xml, assessment: &Assessment, failing: &[Status]) -> io::Result<()> {
    let (report, pack) = (&assessment.report, &assessment.pack);
    let name = report.reference.as_deref().unwrap_or(&report.path);
    let counts = Counts::of(assessment, failing);
    let version = pack.version.to_string();
    let mut properties = vec![
        ("reply", report.path.as_str()),
        ("sha256", &report.sha256),
        ("recommendation", &pack.recommendation),
        ("pack", &pack.id),
        ("pack-version", &version),
        ("judged-on", &assessment.judged_on),
        ("lacuna", &assessment.tool.version),
    ];
    let shown = wording::shown(assessment);
    properties.extend(shown.as_deref().map(|statuses| ("shown", statuses)));
    xml.create_element("testsuite")
        .with_attributes([("name", safe(name).as_str())])
        .with_attributes(counts.attributes().iter().map(|(n, v)| (*n, v.as_str())))
        .write_inner_content(|xml| {
            xml.create_element("properties").write_inner_content(|xml| {
                properties.iter().try_for_each(|(name, value)| {
                    let attributes = [("name", *name), ("value", &safe(value))];
                    xml.create_element("property").with_attributes(attributes).write_empty().map(drop)
                })
            })?;
            assessment.verdicts.iter().try_for_each(|v| case(xml, v, assessment, failing))
        })
        .map(drop)
}

fn case(xml: &mut Xml, verdict: &Verdict, assessment: &Assessment, failing: &[Status]) -> io::Result<()> {
    let name = safe(&format!("{}: {}", verdict.obligation, verdict.asks));
    let class = safe(&format!("{}.{}", assessment.pack.id, verdict.item));
    let element = xml.create_element("testcase").with_attributes([("classname", class.as_str()), ("name", &name)]);
    let because = safe(&verdict.because);
    let told = told(verdict);
    if let Some(waiver) = &verdict.waiver {
        let message = safe(&format!("waived until {} by {}: {}", waiver.until, waiver.by, waiver.reason));
        element.write_inner_content(|xml| {
            xml.create_element("skipped").with_attribute(("message", message.as_str())).write_empty().map(drop)
        })
    } else if let Some(code) = gap::code(verdict.status).filter(|_| failing.contains(&verdict.status)) {
        let attributes = [("type", code), ("message", because.as_str())];
        element.write_inner_content(|xml| {
            let failure = xml.create_element("failure").with_attributes(attributes);
            failure.write_text_content(BytesText::new(&told)).map(drop)
        })
    } else {
        element.write_inner_content(|xml| {
            xml.create_element("system-out").write_text_content(BytesText::new(&told)).map(drop)
        })
    }
    .map(drop)
}

/// The status, the reason, the words and what is missing, a line each.
fn told(verdict: &Verdict) -> String {
    let mut lines = vec![format!("{}: {}", verdict.status.name(), safe(&verdict.because))];
    for evidence in &verdict.evidence {
        let role = match evidence.role {
            Role::Decisive => "",
            Role::Supporting => ", bears it out",
            Role::Contrary => ", speaks against it",
        };
        lines.push(format!("{}{role}: “{}”", wording::place(&evidence.place), safe(&evidence.quote)));
    }
    if !verdict.missing.is_empty() {
        lines.push(format!("Looked for and not found: {}.", safe(&verdict.missing.join("; "))));
    }
    lines.extend(verdict.question.iter().map(|q| format!("To ask next: {}", safe(q))));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::excerpt::is_hidden;
    use crate::render::sample;

    const GAPS: [Status; 5] =
        [Status::Unanswered, Status::Declined, Status::NotOnPoint, Status::ExistingLaw, Status::InProgress];

    fn text(assessment: &Assessment) -> String {
        String::from_utf8(render(&[assessment], &GAPS).unwrap()).unwrap()
    }

    #[test]
    fn as_test_systems_read_it() {
        insta::assert_snapshot!("suite", text(&sample::assessment().1));
    }

    #[test]
    fn cases_fail_as_the_exit_code_does() {
        let (_, assessment) = sample::assessment();
        let never = render(&[&assessment, &assessment], &[]).unwrap();
        let never = String::from_utf8(never).unwrap();
        assert!(never.contains("failures=\"0\"") && !never.contains("<failure"));
        assert_eq!(never.matches("<testsuite ").count(), 2);
    }

    #[test]
    fn a_hostile_reply_cannot_act() {
        let shown = text(&sample::hostile().1);
        assert!(!shown.contains(|c| c != '\n' && is_hidden(c)));
        assert!(!shown.contains("<script") && !shown.contains("<i>"));
    }
}
