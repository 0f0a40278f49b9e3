//! Judging by derived rules: the same court, with what their loose topics let in taken back.
//!
//! In: a reply and the rules drawn from its asks. Out: a [`Judgement`]. What is taken back is a worth, never a status: the
//! ladder decides again.

use std::ops::Range;

use super::topic;
use crate::judge::reply::Reply;
use crate::judge::{Bearing, Judgement, Witness, WordLists, Worth, judge, status};
use crate::lexicon::ConceptId;
use crate::rule::{Obligation, Rules};
use crate::text::Words;

/// Judges a reply by derived rules. Their topics are loose, so some worths are taken back: an admission counts only where its
/// clause names what is asked, and not where the ask itself wants something not done; a promise that waits for others is
/// none; "no information was provided" says nothing.
pub fn judge_derived(reply: &Reply, rules: &Rules, lists: &WordLists) -> Judgement {
    let file = lists.asks();
    let words = file.of(&reply.outline.header.language);
    let mut judgement = judge(reply, rules);
    for (trial, obligation) in judgement.trials.iter_mut().zip(&rules.pack.obligations) {
        let asked = Words::of(&obligation.asks);
        let against = words.is_some_and(|w| w.is_against(&lower(&asked, 0..asked.tokens().len())));
        for passage in &mut trial.passages {
            let witness = &judgement.witnesses[passage.witness];
            let sentence = &reply.reading.sentences()[witness.sentence];
            let said = lower(&reply.words, sentence.tokens.clone());
            let (silent, supposes) = words.map_or((false, false), |w| (w.is_silent(&said), w.supposes(&said)));
            passage.worth = match passage.worth {
                Worth::Absence | Worth::Refusal if silent => Worth::Nothing,
                Worth::Absence | Worth::Refusal | Worth::Promise if supposes => Worth::Standing,
                Worth::Absence if against || !names(reply, witness, obligation) => Worth::Standing,
                Worth::Promise if witness.conditional => Worth::Standing,
                worth => worth,
            };
            // What an ask is nearest to under its own item is plainly on point, once it tells of an act or a refusal.
            let tells = matches!(passage.worth, Worth::Measure | Worth::Absence | Worth::Refusal);
            if tells && passage.bearing == Bearing::Direct {
                passage.bearing = Bearing::Strong;
            }
        }
    }
    judgement.rulings = judgement.trials.iter().map(status::rule).collect();
    judgement
}

/// Some words of a text in lower case.
fn lower(words: &Words, tokens: Range<usize>) -> Vec<&str> {
    tokens.map(|t| words.lower(t)).collect()
}

/// Whether a clause names enough of what an ask asks: two of its elements, and a fifth of them.
fn names(reply: &Reply, witness: &Witness, obligation: &Obligation) -> bool {
    let inside = |start: u32, end: u32| witness.tokens.start <= start as usize && end as usize <= witness.tokens.end;
    let hits = reply.reading.hits(witness.sentence).iter().filter(|h| inside(h.start, h.end));
    let places: Vec<(u32, ConceptId)> = hits.map(|h| (h.start, h.concept)).collect();
    obligation.parts.first().is_some_and(|part| {
        let (met, all) = topic::met(part, &places);
        met >= 2.min(all) && met * 5 >= all
    })
}
