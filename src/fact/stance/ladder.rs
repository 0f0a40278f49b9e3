//! The ladder: how evidence becomes a stance. Every decision of the module is a row of this one table.
//!
//! In: the bits of a clause's evidence, verb forms ([`form`](super::form)) and cues ([`cue`](super::cue)). Out: the [`Stance`] of the first row that
//! fits, and which bit's words to show for it. Rows stand in order of precedence: what is denied or refused comes before
//! what is promised, that before what law provides, that before what was done, that before what goes on.

use super::Stance;
use super::Stance::{Absent, Attitude, Done, Ongoing, Plain, Promised, Provided, Refused};
use super::cue::cue;
use super::form;

/// A row: it fits where all of `all`, one of `any` (if there is one) and none of `none` hold.
pub(super) struct Row {
    all: u64,
    any: u64,
    none: u64,
    pub stance: Stance,
    /// The bits whose words decided; the verb where none has.
    pub shows: u64,
}

const fn row(stance: Stance, all: u64, any: u64, none: u64, shows: u64) -> Row {
    Row { all, any, none, stance, shows }
}

const PRESENT: u64 = form::PRESENT | form::PASSIVE | form::COPULA;
const PRESENT_OR_PROGRESSIVE: u64 = PRESENT | form::PROGRESSIVE;
const PAST: u64 = form::PAST | form::PERFECT;
const DUTY: u64 = form::SHALL | form::MUST | form::MAY;
const NOT: u64 = form::NOT;

/// The table. Comments give a sentence that the row is there for.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    // ---------------------------------------------------------------- suspension
    // "Inspections, suspended since 2017, resumed"; "the moratorium was lifted"
    row(Done,     cue::SUSPENDED | cue::RESUME, PAST, NOT, cue::RESUME),
    row(Done,     cue::SUSPENDED | cue::REPEALED, PAST, NOT, cue::REPEALED),
    // "The suspension does not apply to forced labour"; "have not been suspended"
    row(Provided, cue::SUSPENDED | NOT, 0, cue::RESUME | form::FUTURE | form::WOULD, 0),
    // "Inspections are suspended"; "the moratorium has been prolonged"
    row(Absent,   cue::SUSPENDED, 0, cue::RESUME | cue::DRAFT | cue::PENDING | form::WOULD | form::FUTURE | NOT, cue::SUSPENDED | cue::PROLONG),

    // ---------------------------------------------------------------- refusal
    // "will spare no effort" is no refusal
    row(Attitude, cue::ATTITUDE | NOT, form::FUTURE | form::PRESENT, 0, cue::ATTITUDE),
    // "sees no need"; "is not on the agenda"; "remains the exclusive competence of"
    row(Refused,  cue::REFUSAL, 0, 0, cue::REFUSAL),
    // "is not envisaged"; "does not intend"; "aucune revalorisation n'est prévue"
    row(Refused,  NOT, cue::PLAN | cue::INTEND, form::SHALL | form::MAY, 0),
    // "is not being considered"; "is neither planned nor under discussion"
    row(Refused,  NOT | cue::TALK, PRESENT_OR_PROGRESSIVE, 0, 0),
    row(Refused,  NOT | cue::PENDING, PRESENT_OR_PROGRESSIVE, 0, 0),
    row(Refused,  NOT | cue::MAKING | form::PROGRESSIVE, 0, 0, 0),
    // "is not considered necessary"; but "a complaint is not necessary" is a rule
    row(Refused,  NOT | cue::NEED, 0, cue::BARRIER | DUTY, cue::NEED),
    // "will not be penalised" is a promise, "will not be extended" a refusal
    row(Promised, NOT | form::FUTURE, cue::REVERSE, 0, 0),
    row(Refused,  NOT | form::FUTURE, 0, 0, 0),
    row(Refused,  NOT | form::WOULD, 0, cue::REVERSE, 0),
    // "would create a privilege"
    row(Refused,  form::WOULD | cue::DRAWBACK, 0, cue::DRAFT, cue::DRAWBACK),

    // ---------------------------------------------------------------- denied
    // "The bill was rejected"; "seven applications were refused"
    row(Absent,   cue::DEFEAT, cue::DRAFT | cue::APPLICATION, NOT, 0),
    // "No application was refused"; "the victim is not obliged to"; "no complaint is needed"
    row(Done,     NOT | cue::REVERSE, PAST | form::COPULA_PAST, 0, 0),
    row(Provided, NOT | cue::REVERSE, 0, 0, 0),
    row(Done,     NOT | cue::BURDEN | cue::BARRIER, PAST, 0, 0),
    row(Provided, NOT | cue::BURDEN | cue::BARRIER, 0, 0, 0),
    // "without anybody having filed a complaint"; "sans qu'une plainte ait été déposée"
    row(Provided, NOT | cue::BARRIER, form::ABSOLUTE | form::WITHOUT, 0, 0),
    // "nothing lays down in which order the two should follow"
    row(Absent,   NOT | cue::VOID, 0, 0, 0),
    // "shall not be disclosed"; "may not be charged"
    row(Provided, NOT, DUTY | form::SHOULD, 0, 0),
    row(Provided, NOT | form::CAN | cue::LAW, 0, 0, 0),
    // "does not appear"; "no order has been made"; "could not be extracted"
    row(Absent,   NOT, 0, 0, 0),
    // "remains a dead letter"; "fall outside the scope"
    row(Absent,   cue::ABSENCE, 0, form::FUTURE | form::WOULD | form::SHOULD | cue::PLAN | cue::PENDING, cue::ABSENCE),

    // ---------------------------------------------------------------- attitude
    row(Attitude, cue::ATTITUDE, 0, 0, cue::ATTITUDE),

    // ---------------------------------------------------------------- promised
    // "The draft was adopted" is done, "the draft was sent to the ministries" a promise
    row(Done,     cue::DRAFT | cue::ENACT, PAST, cue::PENDING, 0),
    row(Done,     cue::DRAFT | cue::FORCE, 0, form::FUTURE | form::WOULD | cue::PENDING, cue::FORCE),
    row(Promised, cue::DRAFT, 0, 0, cue::DRAFT),
    // "is under discussion"; "efforts are ongoing"; "posts have been requested"
    row(Promised, cue::PENDING, 0, 0, cue::PENDING),
    row(Promised, cue::REQUEST | cue::MEANS, PAST, 0, 0),
    // "Section 7 foresees"; "est prévue à l'article 51"
    row(Provided, cue::PLAN | cue::LAW | cue::LAW_VERB, form::PRESENT | form::PASSIVE, cue::FUTURE_TIME, 0),
    // "is intended to allow", "aimed at", "the purpose is to prevent"
    row(Plain,    cue::PURPOSE, form::IS_TO | form::PASSIVE | form::COPULA | form::PRESENT | form::BARE_PARTICIPLE, 0, cue::PURPOSE),
    row(Promised, cue::PLAN, 0, 0, 0),
    row(Promised, cue::INTEND | form::INFINITIVE, 0, 0, 0),
    row(Promised, 0, form::FUTURE | form::WOULD | form::SHOULD, 0, 0),
    // "the talks shall be concluded with a position"
    row(Promised, form::SHALL | cue::TALKS, 0, 0, 0),
    // "inspectors are to notify the police" under a law; "a concept is to be submitted"
    row(Provided, form::IS_TO | cue::LAW, 0, cue::FUTURE_TIME, 0),
    row(Promised, form::IS_TO, 0, 0, 0),
    row(Promised, form::MUST | cue::FUTURE_TIME, 0, 0, 0),
    // "is being discussed"; "a working group examines"; "a shelter is being built"
    row(Promised, cue::TALK, form::PROGRESSIVE | form::PERFECT_PROGRESSIVE, 0, 0),
    row(Promised, cue::TALK | cue::DRAFTERS, form::PRESENT, 0, 0),
    row(Promised, cue::TALK | cue::TALKS, PRESENT, 0, 0),
    row(Promised, cue::MAKING | form::PROGRESSIVE, 0, 0, 0),

    // ---------------------------------------------------------------- law
    row(Provided, 0, DUTY | form::CAN, 0, 0),
    // "has since its origin obliged"
    row(Provided, cue::LONG | cue::LAW_VERB, PRESENT | form::PERFECT, 0, 0),

    // ---------------------------------------------------------------- done
    row(Done,     cue::FORCE, 0, 0, cue::FORCE),
    row(Plain,    cue::AMOUNT, PAST, 0, 0),
    row(Ongoing,  form::PERFECT_PROGRESSIVE, 0, 0, 0),
    row(Done,     0, PAST, 0, 0),

    // ---------------------------------------------------------------- present
    row(Ongoing,  form::PROGRESSIVE, 0, 0, 0),
    // "regularly conduct", unless a law is named
    row(Ongoing,  cue::HABIT, form::PRESENT | form::PASSIVE, cue::LAW, 0),
    row(Provided, cue::LAW_VERB, PRESENT | form::BARE_PARTICIPLE, 0, 0),
    row(Provided, cue::LAW, PRESENT, cue::STATE, 0),
    row(Plain,    cue::STATE, 0, 0, 0),
    row(Ongoing,  0, form::PRESENT | form::PASSIVE, 0, 0),
    row(Done,     form::BARE_PARTICIPLE, 0, cue::LAW, 0),
];

/// The first row that fits; `None` where none does, and the clause is plain.
pub(super) fn first(evidence: u64) -> Option<&'static Row> {
    ROWS.iter().find(|r| evidence & r.all == r.all && (r.any == 0 || evidence & r.any != 0) && evidence & r.none == 0)
}
