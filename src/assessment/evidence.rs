//! Findings on the evidence itself: how old it is, whether it is dated, promises whose day is over, figures that disagree.
//!
//! In: a case. Out: findings in the order of the obligations, then of the reply. None of them changes a verdict.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Finding, Firmness, Related, Severity, one_line, said};
use crate::code;
use crate::fact::date::{DateFact, DateKind};
use crate::fact::figure::{Figure, Unit};
use crate::fact::stance::Stance;
use crate::judge::{Time, Witness, Worth};
use crate::label::{Said, Saying, Value};
use crate::rule::Status;
use crate::text::Span;

/// All findings on the evidence.
pub(super) fn findings(case: &Case) -> Vec<Finding> {
    let mut out = of_verdicts(case);
    out.extend(figures(case));
    out
}

fn finding(case: &Case, span: Span, code: &'static str, said: Said, help: Saying) -> Finding {
    Finding::of(case.source.place(span), code, Severity::Advice, said, Some(help.said()))
}

/// What the words that verdicts rest on lack.
fn of_verdicts(case: &Case) -> Vec<Finding> {
    let mut out = Vec::new();
    for (obligation, ruling) in case.rules.pack.obligations.iter().zip(&case.judgement.rulings) {
        let witness = |p: &crate::judge::Passage| &case.judgement.witnesses[p.witness];
        let own = |f: Finding| Finding { obligation: Some(obligation.id.clone()), ..f };
        if let Some(first) = ruling.rests_on.first().map(witness).filter(|_| ruling.status == Status::ExistingLaw) {
            out.extend(age(case, first).map(own));
        }
        let mut promises =
            ruling.rests_on.iter().chain(&ruling.against).filter(|p| p.worth == Worth::Promise).map(witness);
        let stale = promises.find_map(|w| Some((w, deadline(case, w)?)));
        out.extend(stale.map(|(w, date)| own(overdue(case, w, date))));
    }
    out
}

/// Evidence that is older than the baseline, or a practice that has no date at all.
fn age(case: &Case, witness: &Witness) -> Option<Finding> {
    match (witness.time, witness.date) {
        (Time::Before, Some(date)) => Some(finding(
            case,
            witness.span,
            code::EVIDENCE_PREDATES_BASELINE,
            Saying::Predates.with("date", Value::Day(date.to_string())),
            Saying::AskSince,
        )),
        // What a law provides needs no date to be law; what is done does.
        (Time::Undated, _) if matches!(witness.stance, Stance::Done | Stance::Ongoing) => Some(finding(
            case,
            witness.span,
            code::EVIDENCE_UNDATED_CLAIM,
            Saying::UndatedClaim.with("words", opening(case, witness.span)),
            Saying::AskWhen,
        )),
        _ => None,
    }
}

/// The first words of a passage, on one line.
fn opening(case: &Case, span: Span) -> String {
    const WORDS: usize = 9;
    let words: Vec<&str> = span.of(case.reply.plain.text()).split_whitespace().collect();
    let more = if words.len() > WORDS { "…" } else { "" };
    format!("{}{more}", words[..words.len().min(WORDS)].join(" "))
}

/// The day by which a promise was to be kept, where it is over.
fn deadline<'a>(case: &Case<'a>, witness: &Witness) -> Option<&'a DateFact> {
    let over = |d: &DateFact| d.to.is_some_and(|to| to.last_day() < case.today.first_day());
    let of_time = |d: &DateFact| d.kind == DateKind::Target || d.deadline && d.kind == DateKind::Event;
    case.reply.dates.iter().find(|d| witness.span.contains(d.span) && !d.inherited && of_time(d) && over(d))
}

fn overdue(case: &Case, witness: &Witness, date: &DateFact) -> Finding {
    let until = date.to.unwrap_or(date.from);
    let mut told = finding(
        case,
        witness.span,
        code::EVIDENCE_STALE_PROMISE,
        Saying::StalePromise.with("date", Value::Day(until.to_string())),
        Saying::AskKept,
    );
    told.severity = Severity::Warning;
    told.related = vec![Related::of(case.source.place(date.span), Saying::TimeNamed.said())];
    told
}

/// How alike two sentences must be to speak of the same thing: what they share of all their words, numbers left out.
const ALIKE: f64 = 0.4;

/// Two figures for the same thing and the same single year that are not the same. Who counted must be the same too; what is
/// counted is told by its own words and by those of its sentence, since "victims" alone may be those of one service or of all.
fn figures(case: &Case) -> Vec<Finding> {
    let text = case.reply.plain.text();
    let mut known: BTreeMap<(String, String, i16, String), Vec<&Figure>> = BTreeMap::new();
    for figure in &case.reply.figures {
        let (Some(of), &[year]) = (figure.of, figure.years.as_slice()) else { continue };
        // A range, an open count and a part of a whole are no plain totals; nor is a length of time.
        let plain = figure.upper.is_none() && figure.whole.is_none() && !figure.open;
        if !plain || matches!(figure.unit, Unit::Duration(_)) {
            continue;
        }
        let who = figure.institution.map_or_else(String::new, |i| one_line(i.of(text)).to_lowercase());
        let key = (one_line(of.of(text)).to_lowercase(), said::unit(figure.unit, text), year, who);
        known.entry(key).or_default().push(figure);
    }
    let mut out = Vec::new();
    for ((of, _, year, _), group) in &known {
        let first = group[0];
        let differs = |f: &&&Figure| (f.value - first.value).abs() > f64::EPSILON;
        // Several numbers in one paragraph are parts of a list, not a contradiction.
        let Some(other) =
            group.iter().filter(differs).find(|f| f.paragraph != first.paragraph && alike(case, first, f))
        else {
            continue;
        };
        let values =
            Saying::FiguresDisagree.with("one", first.value.to_string()).with("other", other.value.to_string());
        let message = values.with("what", of.as_str()).with("year", year.to_string());
        let mut told = finding(case, first.span, code::EVIDENCE_FIGURES_DISAGREE, message, Saying::AskWhichFigure);
        told.firmness = Firmness::Weak;
        told.related = vec![Related::of(case.source.place(other.span), Saying::OtherFigure.said())];
        out.push(told);
    }
    out.sort_by_key(|f| f.place.start);
    out
}

/// Whether two figures stand in sentences of much the same words.
fn alike(case: &Case, one: &Figure, other: &Figure) -> bool {
    let words = |figure: &Figure| -> BTreeSet<&str> {
        let sentences = case.reply.reading.sentences();
        let at = sentences.partition_point(|s| s.span.end <= figure.span.start);
        let tokens = sentences.get(at).map_or(0..0, |s| s.tokens.clone());
        tokens.map(|t| case.reply.words.lower(t)).filter(|w| !w.starts_with(|c: char| c.is_ascii_digit())).collect()
    };
    let (one, other) = (words(one), words(other));
    #[allow(clippy::cast_precision_loss, reason = "a sentence has few words")]
    let share = one.intersection(&other).count() as f64 / one.union(&other).count().max(1) as f64;
    share >= ALIKE
}
