//! Lacuna reads a state's reply to a monitoring body's recommendation, holds it against a rule set that says what each
//! recommendation requires, and shows what the reply leaves unaddressed, with the words that prove it.
//!
//! # The story
//! A **file** in whatever format is read ([`mod@read`]) as a **text** with pages and places ([`text`]), the phrases of a
//! **lexicon** are met in it ([`lexicon`]), **facts** are found ([`fact`]): laws, dates, figures, stances. The **report** is
//! outlined ([`report`]): asks and answers. **Rules** ([`rule`], kept in a
//! [`library`]) say what each obligation needs. A **judgement** is reached ([`judge`]), a **graph** shows what hangs on what
//! ([`trace`]), an **assessment** says it ([`assessment`]), a **renderer** shows it ([`render`]) in the words of a language
//! ([`label`]), and the **command line** ([`cli`]) is one way to ask for it. A layer imports only layers to its left in that
//! order; [`label`] stands right of [`text`].
//!
//! [`assess`] *is* the pipeline. It reads no clock and no file: the same text, rules and day give the same assessment, to the
//! byte.
#![forbid(unsafe_code)]

pub mod assessment;
pub mod cli;
pub mod code;
pub mod config;
pub mod fact;
pub mod judge;
pub mod label;
pub mod lexicon;
pub mod library;
pub mod read;
pub mod render;
pub mod report;
pub mod rule;
pub mod text;
pub mod trace;

use assessment::{Assessment, Case};
use fact::partial_date::PartialDate;
use judge::{Judgement, NotDerived, Reply, WordLists};
use lexicon::Languages;
use rule::{RuleFile, Rules};
use text::Source;

/// Judges a reply by a pack and says what was found.
pub fn assess(
    source: &Source,
    rules: &Rules,
    languages: &Languages,
    lists: &WordLists,
    today: PartialDate,
) -> Assessment {
    let (reply, judgement) = hear(source, rules, languages, lists);
    let scale = rules.pack.scale.as_deref().and_then(|name| rule::Scale::parse(&library::scale(name)?).ok());
    let (reply, judgement) = (&reply, &judgement);
    let case = Case { source, reply, rules, judgement, derived: false, today, scale: scale.as_ref() };
    assessment::compose(&case).0
}

/// The first half of [`assess`]: reads and judges a reply, with all that the verdicts rest on.
pub fn hear(source: &Source, rules: &Rules, languages: &Languages, lists: &WordLists) -> (Reply, Judgement) {
    let reply = Reply::read(source, Some(&rules.pack), &rules.lexicon, languages, lists);
    let judgement = judge::judge(&reply, rules);
    (reply, judgement)
}

/// As [`hear`], where no pack is at hand: the rules are drawn from the asks, those of the reply or of their own document,
/// at most `most` of them.
///
/// # Errors
/// Every fault of the lexicons, or more asks than that.
pub fn hear_derived(
    source: &Source,
    asks: Option<&Source>,
    lexicons: &[RuleFile],
    languages: &Languages,
    lists: &WordLists,
    most: u32,
) -> Result<(Reply, Rules, Judgement), NotDerived> {
    let judge::Derived { reply, rules, .. } = judge::derive(source, asks, lexicons, languages, lists, most)?;
    let judgement = judge::judge_derived(&reply, &rules, lists);
    Ok((reply, rules, judgement))
}
