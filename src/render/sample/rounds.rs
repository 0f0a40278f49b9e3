//! Two rounds of the invented reply: in the second one obligation is further, two are nearer, a law went and one came.

use super::verdicts::say;
use super::{assessment, place};
use crate::assessment::overview::{Failed, Overview};
use crate::assessment::{Assessment, Evidence, Role, Words};
use crate::label::{Said, Saying, Value};
use crate::rule::Status;
use crate::text::{Place, fingerprint};

/// The round before, and the next.
pub fn rounds() -> (Assessment, Assessment) {
    let (source, mut old) = assessment();
    let words = |text: &str| Words { place: place(&source, text), text: text.into() };
    old.commitments =
        vec![words("which would raise the number of posts by 20 is being discussed"), words("attach great importance")];
    let mut new = old.clone();
    new.report.reference = Some("CP(2027)12".into());
    new.report.received = Some("2027-03-01".into());
    new.report.path = "reports/marovia-2027.md".into();
    new.judged_on = "2027-07-01".into();
    new.pack.version = 2;
    new.commitments.truncate(1);
    new.commitments[0].text = "The posts will be filled in 2028".into();
    let place = Place { start: 0, end: 9, line: 31, column: 1, end_line: 31, page: None, paragraph: None };
    let mut set = |id: &str, status: Status, reason: Said, quote: &str| {
        let verdict = new.verdicts.iter_mut().find(|v| v.obligation == id).unwrap();
        verdict.status = status;
        say(verdict, reason);
        let (role, item, reading) = (Role::Decisive, Some(verdict.item.clone()), "done".to_owned());
        verdict.evidence = vec![Evidence { place, quote: quote.into(), role, item, reading, read_as: None }];
        verdict.fingerprint = fingerprint([quote]);
    };
    let in_part = |limit: Said| Saying::MeasureInPart.with("at", place).with("limit", limit);
    let dated = Saying::MeasureInPartOf.with("date", Value::Day("2026".into())).with("at", place);
    let posts = dated.with("limit", Saying::NotShown.with("parts", vec!["8 of 20 posts"]));
    set("1.c.1", Status::PartlyAddressed, posts, "12 posts | were created in 2026");
    set("1.a.1", Status::ExistingLaw, Saying::WithoutSign.with("at", place), "Legal aid is provided for by law.");
    set("2.a.2", Status::Declined, Saying::Refusal.with("at", place), "Figures stay internal.");
    set("2.a.1", Status::PartlyAddressed, in_part(Saying::ReachLimited.said()), "9 cases in 2025");
    let verdict = new.verdicts.iter_mut().find(|v| v.obligation == "1.d.2").unwrap();
    verdict.status = Status::Addressed;
    verdict.version = 2;
    new.verdicts.retain(|v| v.obligation != "1.d.1");
    let mut asked = new.verdicts[0].clone();
    asked.obligation = "2.b.1".into();
    asked.asks = "Name the body that collects the figures".into();
    new.verdicts.push(asked);
    new.citations[1].instrument = Some("Law on Court Fees".into());
    new.citations.retain(|c| c.instrument.as_deref() != Some("Law on Legal Aid"));
    (old, new)
}

/// Both rounds and a reply that tries to act, at a glance; one has a report, and a file could not be judged.
pub fn overview() -> Overview {
    let ((old, new), (_, hostile)) = (rounds(), super::hostile());
    let failed = vec![Failed { path: "bad<b>.md".into(), message: "is empty | \u{1b}[2J".into() }];
    let mut overview = Overview::of([&old, &new, &hostile], failed);
    overview.link(|path| (path == "reports/marovia.md").then(|| "marovia é.lacuna.html".to_owned()));
    overview
}
