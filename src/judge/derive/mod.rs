//! Derived obligations: what a reply is held against where no pack is for its recommendation.
//!
//! In: the asks, as the reply quotes them or as their own document has them, and the reply. Out: [`Derived`], a pack with
//! one obligation for each single thing that the asks ask, and the reply read for it. Items are named as the text numbers
//! them ("10.a"), obligations with a counter behind ("10.a.1"). Kinds come from the verbs, topics from the content words
//! and the lexicon; the judging is the same as for any pack.

mod ask;
mod baseline;
mod draft;
mod draw;
mod lexicon;
mod limb;
mod listed;
mod refusal;
#[cfg(test)]
mod tests;
mod topic;
mod verdict;
mod words;

use super::WordLists;
use super::reply::Reply;
use crate::lexicon::{Languages, Reading};
use crate::report::{self, Outline};
use crate::rule::{Item, Pack, Period, Recommendation, RuleFile, Rules};
use crate::text::{Plain, Source, Words};
use ask::Draft;
pub use draft::draft;
use lexicon::Asked;
use listed::Listed;
pub use refusal::NotDerived;
use topic::Element;
pub use verdict::judge_derived;
pub(super) use words::AskFile;

/// A reply with the rules that were drawn from its asks.
pub struct Derived {
    /// The reply, read for them.
    pub reply: Reply,
    /// The rules.
    pub rules: Rules,
    /// For each obligation, in the pack's order, what its ask is about.
    elements: Vec<Vec<Element>>,
    /// The code of the language of the asks.
    language: String,
}

/// Draws obligations from the asks of a reply, or from those of the document `recommendation`, of at most `most` single asks.
///
/// # Errors
/// Every fault of the lexicons, or more asks than that.
pub fn derive(
    source: &Source,
    recommendation: Option<&Source>,
    lexicons: &[RuleFile],
    languages: &Languages,
    lists: &WordLists,
    most: u32,
) -> Result<Derived, NotDerived> {
    let file = lists.asks().with_small_words(languages);
    let (plain, words, mut outline) = read(source, lists);
    let own_language = outline.header.language.clone();
    let mut apart = recommendation.map(|r| read(r, lists));
    let (asked_plain, asked_outline) = apart.as_mut().map_or((&plain, &mut outline), |(p, _, o)| (&*p, o));
    let listed = listed(asked_plain, asked_outline, &file, lists);
    let language = asked_outline.header.language.clone();
    let mut items: Vec<Item> = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for ask in ask::asks(asked_plain, asked_outline, listed.is_some()) {
        ask::add(&ask, &file, &language, &mut items, &mut drafts);
        if drafts.len() > most as usize {
            let asked = asked_outline.answers.iter().find(|a| a.items.contains(&ask.item));
            let place = asked.map(|a| recommendation.unwrap_or(source).place(a.ask));
            let path = recommendation.unwrap_or(source).name().to_owned();
            return Err(NotDerived::TooManyAsks { path, place, most });
        }
    }
    let tongues = [language.as_str(), own_language.as_str()];
    let text = Asked::of(&drafts);
    let (lexicon, of_word) = lexicon::build(&text, &file, tongues, lexicons, languages)?;
    let mut pack = pack(asked_outline, recommendation.unwrap_or(source), items);
    let titled = |(number, title)| Recommendation { number, title, articles: Vec::new(), urgency: None };
    pack.recommendations = listed.into_iter().flat_map(|l| l.titles).map(titled).collect();
    let reply = if recommendation.is_some() {
        Reply::read(source, Some(&pack), &lexicon, languages, lists)
    } else {
        let mut outline = outline;
        ask::lend(&mut outline);
        let known = (!pack.adopted.is_empty()).then_some(&pack);
        Reply::with_outline(plain, words, outline, known, &lexicon, languages, lists)
    };
    if pack.adopted.is_empty() {
        pack.period = baseline::period(&reply).map(|(from, to)| Period { from, to });
    }
    let asked = Reading::of(&text.text, &text.words, &lexicon, languages, &text.spans);
    let elements: Vec<Vec<Element>> = (0..drafts.len())
        .map(|n| topic::elements(&asked, n, &lexicon, &text.words, |w| of_word.get(w).copied()))
        .collect();
    pack.obligations = draw::obligations(&mut drafts, &elements, &pack.items, &reply, &lexicon, &file, &language);
    Ok(Derived { reply, rules: Rules { pack, lexicon, proofs: Vec::new() }, elements, language })
}

fn read(source: &Source, lists: &WordLists) -> (Plain, Words, Outline) {
    let plain = Plain::of(source);
    let words = Words::of(plain.text());
    let mut outline = report::read(source, &plain, &words, None, &lists.layout);
    ask::nest(&mut outline, &plain);
    (plain, words, outline)
}

/// Puts the asks of a recommendation's own document in the place of what an outline of it takes for asks and answers.
fn listed(plain: &Plain, outline: &mut Outline, file: &AskFile, lists: &WordLists) -> Option<Listed> {
    let words = file.of(&outline.header.language)?;
    let listed = Listed::of(plain, words);
    listed.outdoes(outline, plain, words).then(|| {
        outline.answers = listed.answers(plain, &lists.layout);
        listed
    })
}

/// The pack without its obligations.
fn pack(outline: &Outline, source: &Source, items: Vec<Item>) -> Pack {
    let header = &outline.header;
    let value = |field: &Option<report::Field>| field.as_ref().map_or_else(String::new, |f| f.value.clone());
    let recommendation = value(&header.recommendation);
    let title = if recommendation.is_empty() {
        "the asks of this reply".to_owned()
    } else {
        format!("the asks of {recommendation}")
    };
    Pack {
        id: "derived".into(),
        title,
        version: 1,
        recommendation,
        body: String::new(),
        addressee: value(&header.state),
        adopted: baseline::adopted(header, source.text()).map_or_else(String::new, |d| d.to_string()),
        period: None,
        convention: None,
        scale: None,
        aside: None,
        recommendations: Vec::new(),
        items,
        obligations: Vec::new(),
        waivers: Vec::new(),
        extends: Vec::new(),
        overrides: Vec::new(),
    }
}
