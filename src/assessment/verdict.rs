//! From a ruling to a verdict that a reader can check: the reason in one sentence, the words, what is missing.

use super::{Doubt, Evidence, Firmness, Role, Verdict};
use crate::judge::{Bearing, Hold, Judgement, Passage, Reply, Ruling, Short, Time, Witness, Worth};
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
            reading: "limits the measure".into(),
        });
    }
    let weak = teller.weak(ruling);
    Verdict {
        obligation: obligation.id.clone(),
        version: obligation.version,
        item: obligation.item.clone(),
        asks: obligation.asks.clone(),
        kind: obligation.kind,
        urgency: obligation.urgency,
        status: ruling.status,
        because: teller.because(ruling, obligation),
        evidence,
        missing: ruling.missing.clone(),
        grade: None,
        waiver: None,
        question: (ruling.status != Status::Addressed).then(|| obligation.question.clone()),
        firmness: if weak.is_some() { Firmness::Weak } else { Firmness::Firm },
        unless: weak.map(|d| d.unless().to_owned()),
        firmer: weak.map(|d| d.firmer(&obligation.item)),
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
        Evidence {
            place: self.source.place(witness.span),
            quote: self.quote(witness.span),
            role,
            item: self.item(witness.sentence),
            reading: reading(witness, passage.worth),
        }
    }

    /// The items under which a sentence stands.
    fn item(&self, sentence: usize) -> Option<String> {
        let paragraph = self.reply.reading.sentences()[sentence].paragraph;
        self.reply.answer_of(paragraph).map(|a| a.items.join(", "))
    }

    fn at(&self, passage: &Passage) -> String {
        let place = self.place(passage).name();
        match self.item(self.witness(passage).sentence) {
            Some(items) if !items.is_empty() && items.split(", ").all(|i| i != self.item) => {
                format!("{place}, under {items}")
            }
            _ => place,
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
    fn because(&self, ruling: &Ruling, obligation: &Obligation) -> String {
        let item = &obligation.item;
        let Some(first) = ruling.rests_on.first() else {
            return match ruling.status {
                Status::Unanswered => {
                    format!("No answer stands under item {item}, and nothing elsewhere deals with this.")
                }
                _ => format!("Item {item} is answered, but no passage was found that deals with this."),
            };
        };
        let (witness, at) = (self.witness(first), self.at(first));
        let when = witness.date.filter(|_| witness.time == Time::Since).map(|d| format!(" of {d}")).unwrap_or_default();
        match ruling.status {
            Status::Addressed => format!("A measure{when} does what is asked ({at})."),
            Status::PartlyAddressed => {
                let limit = match ruling.short_of {
                    Short::Parts => format!("not shown: {}", ruling.missing.join("; ")),
                    Short::Admission => match ruling.against.first() {
                        Some(p) => format!("the reply also admits or refuses a part ({})", self.at(p)),
                        None => "the reply also admits or refuses a part".into(),
                    },
                    Short::Limited | Short::Nothing => match first.limit {
                        Some(limit) => format!("its reach is limited ({})", self.source.place(limit).name()),
                        None => "its reach is limited".into(),
                    },
                };
                format!("A measure{when} is on point ({at}), but {limit}.")
            }
            Status::Declined if first.worth == Worth::Refusal => format!("The reply refuses what is asked ({at})."),
            Status::Declined => {
                format!("The reply admits that what is asked is not in place ({at}), and announces nothing.")
            }
            Status::InProgress => format!("Only an intention is reported ({at})."),
            Status::ExistingLaw => match witness.date.filter(|_| witness.time == Time::Before) {
                Some(date) => format!("It rests on what was there before the baseline ({date}; {at})."),
                None => {
                    format!("It rests on law or practice without any sign of something done since the baseline ({at}).")
                }
            },
            Status::NotOnPoint | Status::Unanswered => format!("Nothing in the answer deals with this ({at})."),
        }
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
pub fn reading(witness: &Witness, worth: Worth) -> String {
    let what = match worth {
        Worth::Measure => "measure",
        Worth::Standing => "law or practice",
        Worth::Promise => "intention",
        Worth::Absence => "admission",
        Worth::Refusal => "refusal",
        Worth::Nothing => "no act",
    };
    match (witness.date, witness.time) {
        (Some(date), Time::Before) => format!("{what}, {date} (before the baseline)"),
        (Some(date), _) => format!("{what}, {date}"),
        (None, _) => format!("{what}, undated"),
    }
}
