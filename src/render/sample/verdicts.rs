//! What is said of the invented reply, obligation by obligation: every status, a waiver, a doubt.

use super::{evidence, place, verdict};
use crate::assessment::{Decision, Doubt, Firmness, Grade, Role, Verdict, Waiver};
use crate::label::{Said, Saying, Value};
use crate::rule::{Status, Urgency};
use crate::text::Source;

/// All verdicts, in the pack's order.
pub fn verdicts(s: &Source) -> Vec<Verdict> {
    let mut all = on_access(s);
    all.extend(on_inspectors_and_training(s));
    decide(&mut all);
    all
}

/// What two evaluators say of some of them; one decision is stale.
fn decide(all: &mut [Verdict]) {
    let mut decide = |id: &str, status: Status, by: &str, reason: &str, moved: Option<Said>| {
        let verdict = all.iter_mut().find(|v| v.obligation == id).unwrap();
        verdict.decisions.push(Decision {
            status,
            reason: reason.into(),
            by: by.into(),
            on: "2025-07-02".into(),
            file: format!("{}.toml", by.to_lowercase().replace(". ", "-")),
            stale: moved.as_ref().map(Said::english),
            moved,
        });
    };
    decide("1.a.1", Status::Addressed, "A. Rapporteur", "A lawyer is there before any statement.", None);
    decide(
        "1.a.2",
        Status::InProgress,
        "A. Rapporteur",
        "A review was announced during the visit.",
        Some(Saying::WordsUnderChanged.said()),
    );
    decide("1.b.1", Status::Declined, "A. Rapporteur", "No amendment is meant.", None);
    decide("1.c.1", Status::NotOnPoint, "A. Rapporteur", "The draft is of another ministry.", None);
    decide("1.b.1", Status::Declined, "B. Reader", "Refused in terms.", None);
    decide("1.c.1", Status::InProgress, "B. Reader", "A draft is a draft.", None);
}

/// Gives a verdict a reason that can be said in every language; one without has only its English.
pub(super) fn say(verdict: &mut Verdict, reason: Said) {
    verdict.because = reason.english();
    verdict.reason = Some(reason);
}

fn on_access(s: &Source) -> Vec<Verdict> {
    let mut v = Vec::new();
    let on_call = "Since 1 February 2024, a lawyer has been on call day and night at both shelters, and 31 presumed victims were advised by her in 2024 before they made any statement";
    let mut it = verdict(
        "1.a.1",
        "1.a",
        Status::Addressed,
        "A lawyer as soon as there are reasonable grounds to believe that someone is a victim",
        "A lawyer on call at both shelters is reported for 2024, with 31 persons advised.",
    );
    it.evidence = vec![evidence(s, on_call, Role::Decisive, "1.a", "done, 2024-02-01")];
    v.push(it);
    let mut it =
        verdict("1.a.2", "1.a", Status::ExistingLaw, "Review the legislation on access to a lawyer for victims", "");
    let at = place(s, "Under Article 12 of the Law on Legal Aid");
    say(&mut it, Saying::BeforeBaseline.with("date", Value::Day("2005-06-28".into())).with("at", at));
    it.evidence = vec![
        evidence(
            s,
            "Under Article 12 of the Law on Legal Aid of 28 June 2005, every person has the right to qualified legal assistance in criminal proceedings",
            Role::Decisive,
            "1.a",
            "provided by law, 2005-06-28",
        ),
        evidence(s, "the investigating body shall explain this right", Role::Supporting, "1.a", "provided by law"),
    ];
    it.missing = vec!["an act adopted or amended since the baseline".into()];
    it.question =
        Some("Was the Law on Legal Aid reviewed after the recommendation, by whom, and with what result?".into());
    it.why = "A right that begins with a charge comes too late for a person who has not yet been heard.".into();
    it.firmness = Firmness::Weak;
    it.doubt = Some(Doubt::DateBefore);
    it.firmer = it.doubt.map(|d| d.firmer(&it.item).english());
    it.unless = it.doubt.map(|d| d.unless().english());
    it.grade = Some(Grade { scale: "UN Human Rights Committee".into(), value: "C".into() });
    v.push(it);
    let mut it = verdict(
        "1.b.1",
        "1.b",
        Status::Declined,
        "Exempt victims of trafficking from the state fee for a compensation claim",
        "",
    );
    say(&mut it, Saying::Admission.with("at", place(s, "victims of human trafficking are not expressly provided for")));
    it.evidence = vec![
        evidence(s, "victims of human trafficking are not expressly provided for", Role::Decisive, "1.b", "admitted"),
        evidence(
            s,
            "The Ministry of Justice does not consider an amendment necessary",
            Role::Contrary,
            "1.b",
            "refused",
        ),
    ];
    it.urgency = Some(Urgency::Urges);
    it.missing = vec!["the exemption is law".into()];
    it.question = Some(
        "Which other way is open to a victim who cannot pay the fee, and how many have used it since June 2023?".into(),
    );
    it.why = "A fee at the court's door makes the right to compensation illusory.".into();
    it.grade = Some(Grade { scale: "UN Human Rights Committee".into(), value: "E".into() });
    v.push(it);
    v
}

fn on_inspectors_and_training(s: &Source) -> Vec<Verdict> {
    let mut v = Vec::new();
    let mut it = verdict("1.c.1", "1.c", Status::InProgress, "More labour inspectors", "");
    say(&mut it, Saying::Intention.with("at", place(s, "which would raise the number of posts")));
    it.evidence = vec![evidence(
        s,
        "which would raise the number of posts by 20 is being discussed",
        Role::Decisive,
        "1.c",
        "promised, no date",
    )];
    it.question = Some("When was the draft decision adopted, and how many posts are filled?".into());
    v.push(it);
    let mut it = verdict(
        "1.c.2",
        "1.c",
        Status::NotOnPoint,
        "Means for the labour inspectorate: vehicles, equipment, interpreters",
        "The answer speaks of posts and of training, not of equipment.",
    );
    it.missing = vec!["money or equipment".into()];
    it.question = Some("What was the inspectorate's budget in 2022, 2023 and 2024?".into());
    it.waiver = Some(Waiver {
        reason: "covered by the visit of May 2025".into(),
        by: "R. Rapporteur".into(),
        until: "2025-12-31".into(),
    });
    v.push(it);
    for (id, who) in [("1.d.1", "prosecutors"), ("1.d.2", "judges")] {
        let mut it =
            verdict(id, "1.d", Status::Unanswered, &format!("Train {who} on the non-punishment provision"), "");
        say(&mut it, Saying::NoAnswer.with("item", "1.d"));
        it.question = Some(format!("Which training on non-punishment have {who} had since June 2023?"));
        it.why = "Victims are still convicted for what they were made to do.".into();
        v.push(it);
    }
    let mut it = verdict(
        "2.a.1",
        "2.a",
        Status::PartlyAddressed,
        "Collect figures on trafficking for labour exploitation for each year",
        "",
    );
    it.evidence =
        vec![evidence(s, "opened 4 cases in 2022 and 7 in 2024", Role::Decisive, "2.a", "figures for 2022, 2024")];
    it.missing = vec!["figures for 2023".into(), "the form of exploitation".into()];
    let limit = Saying::NotShown.with("parts", it.missing.clone());
    let measure = Saying::MeasureInPartOf.with("date", Value::Day("2024".into())).with("limit", limit);
    say(&mut it, measure.with("at", place(s, "opened 4 cases in 2022 and 7 in 2024")));
    it.question = Some("How many of these cases concern labour exploitation, and how many were there in 2023?".into());
    v.push(it);
    let mut it = verdict(
        "2.a.2",
        "2.a",
        Status::NotOnPoint,
        "Publish the figures",
        "The answer does not say whether figures are published.",
    );
    it.question = Some("Where can the figures be read?".into());
    v.push(it);
    v
}
