//! From a ruling to a verdict that a reader can check: the reason in one sentence, the words, what is missing.

use super::{Doubt, Evidence, Firmness, Role, Verdict};
use crate::judge::{Bearing, Hold, Judgement, Passage, Reply, Ruling, Short, Time, Witness, Worth};
use crate::label::{Said, Saying, Value};
use crate::rule::{Obligation, Status};
use crate::text::{Place, Source, Span, fingerprint};

/// The most passages that a verdict shows in one role.
const SHOWN: usize = 4;

/// Says what was decided on one obligation.
pub fn of(source: &Source, reply: &Reply, judgement: &Judgement, number: usize, obligation: &Obligation) -> Verdict {
    let ruling = &judgement.rulings[number];
    let teller = Teller { source, reply, judgement, item: &obligation.item };
    let mut evidence: Vec<Evidence> = Vec::new();
    for (nth, passage) in ruling.rests_on.iter().take(SHOWN).enumerate() {
        evidence.push(teller.evidence(passage, if nth == 0 { Role::Decisive } else { Role::Supporting }));
    }
    for passage in ruling.against.iter().take(SHOWN) {
        evidence.push(teller.evidence(passage, Role::Contrary));
    }
    if let Some(limit) = ruling.rests_on.first().and_then(|p| p.limit)
        && ruling.short_of == Short::Limited
    {
        evidence.push(Evidence {
            place: source.place(limit),
            quote: teller.quote(limit),
            role: Role::Contrary,
            item: None,
            reading: Saying::LimitsMeasure.said().english(),
            read_as: Some(Saying::LimitsMeasure.said()),
        });
    }
    let weak = teller.weak(ruling);
    let reason = teller.reason(ruling, &obligation.item);
    Verdict {
        obligation: obligation.id.clone(),
        version: obligation.version,
        item: obligation.item.clone(),
        asks: obligation.asks.clone(),
        kind: obligation.kind,
        urgency: obligation.urgency,
        status: ruling.status,
        because: reason.english(),
        reason: Some(reason),
        evidence,
        missing: ruling.missing.clone(),
        grade: None,
        waiver: None,
        question: (ruling.status != Status::Addressed).then(|| obligation.question.clone()),
        firmness: if weak.is_some() { Firmness::Weak } else { Firmness::Firm },
        unless: weak.map(|d| d.unless().english()),
        firmer: weak.map(|d| d.firmer(&obligation.item).english()),
        doubt: weak,
        why: obligation.why.clone(),
        fingerprint: teller.fingerprint(ruling, &obligation.item),
        decisions: Vec::new(),
    }
}

struct Teller<'a> {
    source: &'a Source,
    reply: &'a Reply,
    judgement: &'a Judgement,
    /// The item of the obligation.
    item: &'a str,
}

impl Teller<'_> {
    fn witness(&self, passage: &Passage) -> &Witness {
        &self.judgement.witnesses[passage.witness]
    }

    fn place(&self, passage: &Passage) -> Place {
        self.source.place(self.witness(passage).span)
    }

    fn quote(&self, span: Span) -> String {
        super::one_line(span.of(self.reply.plain.text()))
    }

    fn evidence(&self, passage: &Passage, role: Role) -> Evidence {
        let witness = self.witness(passage);
        let reading = reading(witness, passage.worth);
        Evidence {
            place: self.source.place(witness.span),
            quote: self.quote(witness.span),
            role,
            item: self.item(witness.sentence),
            reading: reading.english(),
            read_as: Some(reading),
        }
    }

    /// The items under which a sentence stands.
    fn item(&self, sentence: usize) -> Option<String> {
        let paragraph = self.reply.reading.sentences()[sentence].paragraph;
        self.reply.answer_of(paragraph).map(|a| a.items.join(", "))
    }

    /// Where a passage stands, and under which items, if not under the verdict's own.
    fn at(&self, passage: &Passage) -> Value {
        let place = self.place(passage);
        match self.item(self.witness(passage).sentence) {
            Some(items) if !items.is_empty() && items.split(", ").all(|i| i != self.item) => {
                Saying::UnderItems.with("place", place).with("items", items).into()
            }
            _ => place.into(),
        }
    }

    /// The fingerprint of the answers under an item and of the decisive words that stand elsewhere.
    fn fingerprint(&self, ruling: &Ruling, item: &str) -> String {
        let answers = self.reply.outline.answers.iter().filter(|a| a.items.iter().any(|i| i == item));
        let mut spans: Vec<Span> = answers.filter_map(|a| a.answer).collect();
        let decisive = ruling.rests_on.first().map(|p| self.witness(p).span);
        spans.extend(decisive.filter(|d| !spans.iter().any(|s| s.contains(*d))));
        fingerprint(spans.iter().map(|s| s.of(self.reply.plain.text())))
    }

    /// One sentence that says why.
    fn reason(&self, ruling: &Ruling, item: &str) -> Said {
        let Some(first) = ruling.rests_on.first() else {
            let saying = if ruling.status == Status::Unanswered { Saying::NoAnswer } else { Saying::NoPassage };
            return saying.with("item", item);
        };
        let (witness, at) = (self.witness(first), self.at(first));
        let since = witness.date.filter(|_| witness.time == Time::Since).map(|d| Value::Day(d.to_string()));
        match ruling.status {
            Status::Addressed => match since {
                Some(date) => Saying::MeasureOf.with("date", date),
                None => Saying::Measure.said(),
            },
            Status::PartlyAddressed => {
                let limit = match ruling.short_of {
                    Short::Parts => Saying::NotShown.with("parts", ruling.missing.clone()),
                    Short::Admission => match ruling.against.first() {
                        Some(p) => Saying::AlsoAdmitsAt.with("at", self.at(p)),
                        None => Saying::AlsoAdmits.said(),
                    },
                    Short::Limited | Short::Nothing => match first.limit {
                        Some(limit) => Saying::ReachLimitedAt.with("at", self.source.place(limit)),
                        None => Saying::ReachLimited.said(),
                    },
                };
                match since {
                    Some(date) => Saying::MeasureInPartOf.with("date", date),
                    None => Saying::MeasureInPart.said(),
                }
                .with("limit", limit)
            }
            Status::Declined if first.worth == Worth::Refusal => Saying::Refusal.said(),
            Status::Declined => Saying::Admission.said(),
            Status::InProgress => Saying::Intention.said(),
            Status::ExistingLaw => match witness.date.filter(|_| witness.time == Time::Before) {
                Some(date) => Saying::BeforeBaseline.with("date", Value::Day(date.to_string())),
                None => Saying::WithoutSign.said(),
            },
            Status::NotOnPoint | Status::Unanswered => Saying::NothingOnPoint.said(),
        }
        .with("at", at)
    }

    /// What makes a verdict weak, or nothing where it is firm.
    fn weak(&self, ruling: &Ruling) -> Option<Doubt> {
        let first = ruling.rests_on.first()?;
        let witness = self.witness(first);
        match ruling.status {
            Status::Addressed | Status::PartlyAddressed if witness.hold == Hold::Passage => Some(Doubt::DateBefore),
            _ if first.bearing == Bearing::Continued => Some(Doubt::Continued),
            _ if first.bearing == Bearing::Elsewhere => Some(Doubt::Elsewhere),
            Status::Declined if !ruling.against.is_empty() => Some(Doubt::Both),
            _ => None,
        }
    }
}

/// How the tool reads a clause: what it is worth and when.
pub fn reading(witness: &Witness, worth: Worth) -> Said {
    let what = match worth {
        Worth::Measure => Saying::ReadMeasure,
        Worth::Standing => Saying::ReadStanding,
        Worth::Promise => Saying::ReadIntention,
        Worth::Absence => Saying::ReadAdmission,
        Worth::Refusal => Saying::ReadRefusal,
        Worth::Nothing => Saying::ReadNoAct,
    };
    match (witness.date, witness.time) {
        (Some(date), Time::Before) => Saying::ReadBefore.with("date", Value::Day(date.to_string())),
        (Some(date), _) => Saying::ReadDated.with("date", Value::Day(date.to_string())),
        (None, _) => Saying::ReadUndated.said(),
    }
    .with("what", what)
}
