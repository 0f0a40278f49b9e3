//! Labels for what the assessment and the rules know: statuses, kinds, roles, and which verdicts are shown.
//!
//! In: a value of theirs. Out: its name in a language. The words themselves stand in [`crate::label`].

pub use crate::label::{Labels, Lang, Noun, Said, fill};

use std::borrow::Cow;

use super::wording::Lies;
use crate::assessment::{Assessment, Decision, Doubt, Evidence, Finding, Firmness, Related, Role, Severity, Verdict};
use crate::rule::{Kind, Status, Unit, Urgency};

impl Labels {
    /// Why a verdict is what it is.
    pub fn because<'a>(&self, verdict: &'a Verdict) -> Cow<'a, str> {
        self.told(verdict.reason.as_ref(), &verdict.because)
    }

    /// What would change a verdict that is in doubt.
    pub fn unless<'a>(&self, verdict: &'a Verdict) -> Option<Cow<'a, str>> {
        let said = verdict.doubt.map(Doubt::unless);
        Some(self.told(said.as_ref(), verdict.unless.as_deref()?))
    }

    /// What would make a verdict firm that is in doubt.
    pub fn firmer<'a>(&self, verdict: &'a Verdict) -> Option<Cow<'a, str>> {
        let said = verdict.doubt.map(|d| d.firmer(&verdict.item));
        Some(self.told(said.as_ref(), verdict.firmer.as_deref()?))
    }

    /// How words of the reply are read.
    pub fn reading<'a>(&self, evidence: &'a Evidence) -> Cow<'a, str> {
        self.told(evidence.read_as.as_ref(), &evidence.reading)
    }

    /// What a finding says.
    pub fn message<'a>(&self, finding: &'a Finding) -> Cow<'a, str> {
        self.told(finding.said.as_ref(), &finding.message)
    }

    /// What to do about a finding.
    pub fn advice<'a>(&self, finding: &'a Finding) -> Option<Cow<'a, str>> {
        Some(self.told(finding.advice.as_ref(), finding.help.as_deref()?))
    }

    /// What stands at a further place of a finding.
    pub fn related<'a>(&self, related: &'a Related) -> Cow<'a, str> {
        self.told(related.said.as_ref(), &related.label)
    }

    /// What has changed under a decision since.
    pub fn stale<'a>(&self, decision: &'a Decision) -> Option<Cow<'a, str>> {
        Some(self.told(decision.moved.as_ref(), decision.stale.as_deref()?))
    }

    /// The name of a status, for people ("partly addressed").
    pub fn status(&self, status: Status) -> &'static str {
        let names = &self.status;
        match status {
            Status::Unanswered => names.unanswered,
            Status::Declined => names.declined,
            Status::NotOnPoint => names.not_on_point,
            Status::ExistingLaw => names.existing_law,
            Status::InProgress => names.in_progress,
            Status::PartlyAddressed => names.partly_addressed,
            Status::Addressed => names.addressed,
        }
    }

    /// What a status means, in a sentence.
    pub fn status_means(&self, status: Status) -> &'static str {
        let means = &self.status_means;
        match status {
            Status::Unanswered => means.unanswered,
            Status::Declined => means.declined,
            Status::NotOnPoint => means.not_on_point,
            Status::ExistingLaw => means.existing_law,
            Status::InProgress => means.in_progress,
            Status::PartlyAddressed => means.partly_addressed,
            Status::Addressed => means.addressed,
        }
    }

    /// The name of a kind of measure.
    pub fn kind(&self, kind: Kind) -> &'static str {
        let names = &self.kind;
        match kind {
            Kind::Legislation => names.legislation,
            Kind::Practice => names.practice,
            Kind::Training => names.training,
            Kind::Resources => names.resources,
            Kind::Coordination => names.coordination,
            Kind::Information => names.information,
            Kind::Data => names.data,
            Kind::Policy => names.policy,
        }
    }

    /// What a piece of evidence does for its verdict.
    pub fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Decisive => self.role.decisive,
            Role::Supporting => self.role.supporting,
            Role::Contrary => self.role.contrary,
        }
    }

    /// How grave a finding is.
    pub fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.severity.error,
            Severity::Warning => self.severity.warning,
            Severity::Advice => self.severity.advice,
        }
    }

    /// How firm a verdict is.
    pub fn firmness(&self, firmness: Firmness) -> &'static str {
        match firmness {
            Firmness::Firm => self.firmness.firm,
            Firmness::Weak => self.firmness.weak,
        }
    }

    /// How a date lies to the baseline.
    pub(super) fn lies(&self, lies: Lies) -> &'static str {
        match lies {
            Lies::Before => self.lying.before,
            Lies::About => self.lying.about,
            Lies::Since => self.lying.since,
        }
    }

    /// How strongly the body asks, in words.
    pub fn urgency(&self, urgency: Urgency) -> &'static str {
        match urgency {
            Urgency::Urges => self.urgency.urges,
            Urgency::StronglyEncourages => self.urgency.strongly_encourages,
            Urgency::Considers => self.urgency.considers,
            Urgency::Invites => self.urgency.invites,
        }
    }

    /// What a scale gives one grade to.
    pub fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::Obligation => self.noun.obligation.one,
            Unit::Item => self.noun.item.one,
            Unit::Recommendation => self.noun.recommendation.one,
        }
    }

    /// The same, where the baseline is not named beside it: "before the baseline".
    pub(super) fn lies_to_baseline(&self, lies: Lies) -> &'static str {
        match lies {
            Lies::Before => self.lying.before_baseline,
            Lies::About => self.lying.about_baseline,
            Lies::Since => self.lying.since_baseline,
        }
    }

    /// Which verdicts are shown, where those are not all: "31 of 51 obligations: declined, in progress".
    pub fn shown(&self, assessment: &Assessment) -> Option<String> {
        let selection = assessment.selection.as_ref()?;
        let statuses: Vec<&str> = selection.statuses.iter().map(|s| self.status(*s)).collect();
        let (shown, all) = (assessment.verdicts.len().to_string(), self.counted(selection.of, self.noun.obligation));
        let values = [("shown", shown.as_str()), ("all", &all), ("statuses", &statuses.join(", "))];
        Some(fill(self.phrase.shown, &values))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn statuses_and_kinds_have_names_of_their_own() {
        for lang in Lang::ALL {
            let labels = Labels::of(lang);
            let statuses: BTreeSet<&str> = Status::ALL.iter().map(|s| labels.status(*s)).collect();
            let means: BTreeSet<&str> = Status::ALL.iter().map(|s| labels.status_means(*s)).collect();
            assert_eq!((statuses.len(), means.len()), (7, 7));
        }
    }
}
