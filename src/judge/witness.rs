//! Witnesses: each clause of the answers with all that a verdict may rest on.
//!
//! In: facts of a reply, each with its span. Out: one [`Witness`] per clause: its stance, its time against the baseline, its
//! limits. "Same witness" is the rule of the field that act, date and topic must hold in one passage; here a clause takes the
//! date of its own words, else of its sentence, else of the passage that it continues, and of nothing further away.

use std::ops::Range;

use super::reply::Reply;
use crate::fact::date::{DateFact, DateKind};
use crate::fact::partial_date::PartialDate;
use crate::fact::stance::{Manner, Stance};
use crate::rule::Period;
use crate::text::Span;

/// When something was, held against the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Time {
    /// No date bears on it.
    Undated,
    /// Before the baseline.
    Before,
    /// On or after the baseline, or in a year of the reporting period.
    Since,
    /// Only a date still to come.
    Future,
}

/// Where a clause has its date from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Its own words.
    Clause,
    /// Another clause of its sentence.
    Sentence,
    /// A sentence that it continues, or the line that introduces its list.
    Passage,
}

/// A clause as a witness.
#[derive(Debug, Clone)]
pub struct Witness {
    /// Number of its sentence in the reading.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it says is done, promised, refused.
    pub stance: Stance,
    /// When.
    pub time: Time,
    /// The date that decides `time`.
    pub date: Option<PartialDate>,
    /// Where the date is from.
    pub hold: Hold,
    /// The date is of a passing moment, not of a law nor "since then".
    pub passing: bool,
    /// Words that restrict its reach.
    pub limit: Option<Span>,
    /// The token that denies its verb.
    pub denial: Option<usize>,
    /// Reported from others.
    pub reported: bool,
    /// Under a condition.
    pub conditional: bool,
    /// Says that only one body or group has or does it.
    pub exclusive: bool,
    /// Holds a figure.
    pub figure: bool,
    /// Cites a law.
    pub cites: bool,
    /// Only says again what was asked.
    pub echo: bool,
}

/// What a clause is worth to a verdict, before the obligation is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Worth {
    /// Words without an act: attitude, echo, description.
    Nothing,
    /// Law, rules or practice without any sign of something done since the baseline.
    Standing,
    /// An intention.
    Promise,
    /// A measure taken or practice applied since the baseline.
    Measure,
    /// An admission that something is not there.
    Absence,
    /// A refusal.
    Refusal,
}

impl Witness {
    /// What the clause is worth: stance and time read together.
    pub fn worth(&self) -> Worth {
        self.worth_as(self.stance)
    }

    /// What it is worth where a rule asks for the very denial ("no victim had to testify"): that of the deed.
    pub fn worth_unless_denied(&self) -> Worth {
        self.worth_as(if self.stance == Stance::Absent { Stance::Done } else { self.stance })
    }

    fn worth_as(&self, stance: Stance) -> Worth {
        match (stance, self.time) {
            (Stance::Refused, _) => Worth::Refusal,
            _ if self.reported && self.stance == Stance::Absent => Worth::Nothing,
            (Stance::Absent, _) => Worth::Absence,
            (Stance::Promised, _) => Worth::Promise,
            (Stance::Attitude, _) => Worth::Nothing,
            _ if self.reported => Worth::Nothing,
            // The words of the ask without a date, a figure or a law of its own; what somebody shall do is a rule all the same.
            (Stance::Ongoing | Stance::Plain, Time::Undated) if self.echo && !self.figure && !self.cites => {
                Worth::Nothing
            }
            // A rule in the present tense is what is provided; a year beside it ("the quota amounts in 2025 to …") does not make
            // it a measure, but a law of the period, or "since" a day of it, does.
            (Stance::Provided, Time::Since) if self.passing => Worth::Standing,
            (Stance::Done | Stance::Ongoing | Stance::Provided, Time::Since) => Worth::Measure,
            // "In 2024: 34 joint controls" says what was done without a verb.
            // "Since the circular of 9 October 2023 every file holds a report" tells of a state that began in the period.
            (Stance::Plain, Time::Since) if self.figure || !self.passing => Worth::Measure,
            (Stance::Done | Stance::Ongoing | Stance::Provided, Time::Future) => Worth::Promise,
            (Stance::Done | Stance::Ongoing | Stance::Provided, _) => Worth::Standing,
            (Stance::Plain, _) if self.cites => Worth::Standing,
            (Stance::Plain, _) => Worth::Nothing,
        }
    }
}

/// Makes witnesses of all clauses; also returns, for each sentence, which are its.
pub fn of(reply: &Reply, baseline: PartialDate, period: Option<Period>) -> (Vec<Witness>, Vec<Range<usize>>) {
    let sentences = reply.reading.sentences();
    let clock = Clock { baseline, until: reply.received().or(period.map(|p| PartialDate::of_year(p.to))) };
    let mut out: Vec<Witness> = Vec::new();
    let mut of_sentence = Vec::with_capacity(sentences.len());
    let (mut dates, mut figures) = (Cursor::default(), Cursor::default());
    let mut laws = Cursor::default();
    let stamps = stamps(reply);
    for (number, sentence) in sentences.iter().enumerate() {
        let first = out.len();
        let found = dates.range(&reply.dates, sentence.span, |d| d.span);
        let (here, makings) = (&reply.dates[found.clone()], &reply.makings[found.clone()]);
        // "as against three in 2022": nothing was done then.
        let stamped = |(date, &compared): (&DateFact, &bool)| if compared { Stamp::Idle } else { Stamp::of_date(date) };
        let compared = &reply.compared[found];
        // A date over a list has the words over the list as its span; it counts in each of its paragraphs.
        let over = over_list(&reply.dates, sentence.paragraph, reply.reading.paragraphs()[sentence.paragraph].span);
        let cited = laws.within(&stamps, sentence.span, |s| s.0);
        let counted = figures.within(&reply.figures, sentence.span, |f| f.span);
        let whole = clock.best(here.iter().zip(compared).map(stamped).chain(cited.iter().map(|s| s.1)));
        let mut begins = None;
        for clause in reply.stances.clauses(number) {
            let own = here.iter().zip(compared).filter(|(d, _)| clause.span.overlaps(d.span)).map(stamped);
            // "its new Article 7" has the date of what its sentence tells of the law, not that of the law.
            let own_laws = cited.iter().filter(|s| !s.2 && clause.span.overlaps(s.0)).map(|s| s.1);
            let list = || over.and_then(|d| clock.best(std::iter::once(Stamp::of_date(d))));
            let own = clock.best(own.chain(own_laws));
            // "In 2024 eight victims, three of whom …, were given guards under the Act of 2001": the date of a deed stands in
            // the words that the clause completes.
            let begun = begins.filter(|_| clause.stance == Stance::Done && own.is_none_or(|d| d.time != Time::Since));
            if clause.cue.is_none() && clause.stance == Stance::Done {
                begins = own.filter(|d| d.time == Time::Since && d.passing);
            }
            let (dated, hold) = begun
                .or(own)
                .map(|d| (d, Hold::Clause))
                .or_else(|| whole.map(|d| (d, Hold::Sentence)))
                .or_else(|| list().map(|d| (d, Hold::Passage)))
                .unwrap_or((Dated { time: Time::Undated, date: None, passing: true }, Hold::Clause));
            let manner = clause.manner;
            out.push(Witness {
                sentence: number,
                span: clause.span,
                tokens: clause.tokens.clone(),
                stance: clause.stance,
                time: dated.time,
                date: dated.date,
                hold,
                // A rule that was made then is no passing moment.
                passing: dated.passing
                    && !here
                        .iter()
                        .zip(makings)
                        .any(|(d, &made)| made && (hold == Hold::Sentence || clause.span.overlaps(d.span))),
                limit: clause.limit,
                denial: clause.denial,
                reported: manner.has(Manner::REPORTED),
                conditional: manner.has(Manner::CONDITIONAL),
                exclusive: manner.has(Manner::EXCLUSIVE),
                figure: counted.iter().any(|f| clause.span.overlaps(f.span)),
                cites: cited.iter().any(|s| clause.span.overlaps(s.0)),
                echo: reply.echoes[out.len()],
            });
        }
        of_sentence.push(first..out.len());
    }
    inherit(reply, &mut out, &of_sentence);
    (out, of_sentence)
}

/// A time that bears on a clause.
#[derive(Debug, Clone, Copy)]
enum Stamp {
    /// Something was done then, up to then, or from then on.
    Deed(PartialDate, Option<PartialDate>),
    /// It has been so from then on.
    Since(PartialDate),
    /// A law of that date is cited.
    Law(PartialDate),
    /// Something is to be done by then.
    Ahead(PartialDate),
    /// No time of a deed: a title's period, an expiry.
    Idle,
}

impl Stamp {
    fn of_date(fact: &DateFact) -> Stamp {
        match fact.kind {
            DateKind::Event => Stamp::Deed(fact.from, fact.to),
            DateKind::Since => Stamp::Since(fact.from),
            DateKind::ActDate => Stamp::Law(fact.from),
            DateKind::Target => Stamp::Ahead(fact.from),
            DateKind::TitlePeriod | DateKind::Expiry => Stamp::Idle,
        }
    }
}

/// The laws that are cited, with their dates where they are known from this or an earlier mention, and whether they are
/// only referred back to.
fn stamps(reply: &Reply) -> Vec<(Span, Stamp, bool)> {
    reply
        .citations
        .citations
        .iter()
        .map(|c| {
            let instrument = reply.citations.of(c);
            let date = c.date.or(instrument.and_then(|i| i.date.or(i.year().map(PartialDate::of_year))));
            (c.span, date.map_or(Stamp::Idle, Stamp::Law), c.anaphor)
        })
        .collect()
}

/// A time held against the baseline.
#[derive(Debug, Clone, Copy)]
struct Dated {
    time: Time,
    date: Option<PartialDate>,
    passing: bool,
}

/// What a date is held against.
struct Clock {
    baseline: PartialDate,
    until: Option<PartialDate>,
}

impl Clock {
    /// Whether a point counts as on or after the baseline. The year of the baseline counts whole: it is in the period that
    /// the reply reports on.
    fn since(&self, date: PartialDate) -> bool {
        match date.month {
            None => date.year >= self.baseline.year,
            Some(_) => date.last_day() >= self.baseline.first_day(),
        }
    }

    fn time(&self, stamp: Stamp) -> Option<(Time, PartialDate)> {
        match stamp {
            Stamp::Idle => None,
            Stamp::Ahead(date) => Some((Time::Future, date)),
            Stamp::Law(date) | Stamp::Since(date) => {
                Some((if self.since(date) { Time::Since } else { Time::Before }, date))
            }
            Stamp::Deed(from, to) => {
                if self.until.is_some_and(|until| from.first_day() > until.last_day()) {
                    return Some((Time::Future, from));
                }
                // What began before the baseline and runs to a day after it was practice in the period; what has run since
                // an early day without an end is what was there before.
                let end = to.unwrap_or(from);
                Some((
                    if self.since(end) { Time::Since } else { Time::Before },
                    if self.since(from) { from } else { end },
                ))
            }
        }
    }

    /// The time that counts where several bear on one clause: a deed since the baseline before a law's date before it.
    fn best(&self, stamps: impl Iterator<Item = Stamp>) -> Option<Dated> {
        let rank = |time: Time| match time {
            Time::Since => 3,
            Time::Before => 2,
            Time::Future => 1,
            Time::Undated => 0,
        };
        stamps
            .filter_map(|s| {
                let passing = matches!(s, Stamp::Deed(..));
                self.time(s).map(|(time, date)| Dated { time, date: Some(date), passing })
            })
            .reduce(|a, b| if (rank(b.time), !b.passing) > (rank(a.time), !a.passing) { b } else { a })
    }
}

/// Walks along a list in text order, so that each sentence finds its own without a search.
#[derive(Default)]
struct Cursor {
    at: usize,
}

impl Cursor {
    fn within<'l, T>(&mut self, list: &'l [T], span: Span, of: impl Fn(&T) -> Span) -> &'l [T] {
        &list[self.range(list, span, of)]
    }

    fn range<T>(&mut self, list: &[T], span: Span, of: impl Fn(&T) -> Span) -> Range<usize> {
        while self.at < list.len() && of(&list[self.at]).end <= span.start {
            self.at += 1;
        }
        let start = self.at;
        let mut end = start;
        while end < list.len() && of(&list[end]).start < span.end {
            end += 1;
        }
        start..end
    }
}

/// The date over the list in which a paragraph stands: it counts for the paragraph, but its words are before it.
fn over_list(dates: &[DateFact], paragraph: usize, span: Span) -> Option<&DateFact> {
    let from = dates.partition_point(|d| (d.paragraph as usize) < paragraph);
    dates[from..]
        .iter()
        .take_while(|d| d.paragraph as usize == paragraph)
        .find(|d| d.is_of_deed() && d.span.end <= span.start)
}

/// How many sentences back a completed act may take its date from.
const REACH: usize = 2;

/// A completed act without a date of its own takes that of the sentence before it in the same paragraph, as the same witness:
/// "On 3 May a course was held. Thirty officers took part." Across paragraphs it does where its sentence points back.
fn inherit(reply: &Reply, witnesses: &mut [Witness], of_sentence: &[Range<usize>]) {
    let sentences = reply.reading.sentences();
    for number in 1..sentences.len() {
        for clause in of_sentence[number].clone() {
            if witnesses[clause].time != Time::Undated
                || !matches!(witnesses[clause].stance, Stance::Done | Stance::Ongoing)
            {
                continue;
            }
            let back = (1..=REACH)
                .filter_map(|back| number.checked_sub(back))
                .take_while(|&s| {
                    sentences[s].paragraph == sentences[number].paragraph || reply.continues[number] && s + 1 == number
                })
                .flat_map(|s| of_sentence[s].clone().rev())
                .map(|c| &witnesses[c])
                .find(|w| w.time != Time::Undated);
            if let Some(before) = back
                && before.time == Time::Since
                && matches!(before.stance, Stance::Done | Stance::Ongoing | Stance::Plain)
            {
                let date = before.date;
                let witness = &mut witnesses[clause];
                (witness.time, witness.date, witness.hold) = (Time::Since, date, Hold::Passage);
            }
        }
    }
}
