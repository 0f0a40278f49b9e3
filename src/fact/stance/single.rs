//! Single verbs: verb groups of one word, which often may be something else.
//!
//! In: a word of a [`Line`] whose form can be a verb's ("trained", "visits", "demande"). Out: a [`Group`] where its neighbours
//! make it one, ranked by how sure that is; `None` where they make it a noun or an adjective.

use super::chain::auxiliary;
use super::class;
use super::form;
use super::group::{AUXILIARY, Group, MODAL, Rank};
use super::line::{Line, gap};

/// A verb in one word.
pub(super) fn single(line: &Line, at: usize) -> Option<Group> {
    let bits = line.class(at);
    let loose = bits & class::LOOSE != 0;
    let (nominal, next) = (nominal(line, at), next(line, at));
    let held = |form, rank| Some(Group::new(at, at, form, rank, None));
    if bits & AUXILIARY != 0 {
        // A subjunctive: "soit", "ait".
        let group = auxiliary(line, at);
        return Some(Group { rank: Rank::Loose, ..group });
    }
    let object = class::DETERMINER | class::NUMBER | class::THAT | class::PRONOUN;
    if bits & class::FUTURE != 0 && !nominal {
        return held(form::FUTURE, Rank::Finite);
    }
    if bits & class::CONDITIONAL != 0 && !nominal {
        return held(form::WOULD, Rank::Finite);
    }
    if bits & class::IMPERFECT != 0 && !nominal {
        return held(form::PAST, Rank::Finite);
    }
    if bits & class::PAST != 0 {
        if nominal && next & object == 0 {
            return None;
        }
        if !loose || bits & class::PARTICIPLE == 0 {
            return held(form::PAST, Rank::Finite);
        }
        // "prepared by the Institute" stands behind its noun; so does a form right after a comma.
        let behind = next & class::BY != 0 || at > 0 && line.after(at, gap::COMMA) && next & object == 0;
        return if behind { held(form::BARE_PARTICIPLE, Rank::Behind) } else { held(form::PAST, Rank::Loose) };
    }
    if bits & class::PRESENT != 0 && !nominal {
        let adverb_before = at > 0 && line.is(at - 1, class::ADVERB) && !line.is(at - 1, class::DETERMINER);
        if !loose
            || adverb_before
            || next & (object | class::TO | class::ADVERB | class::INFINITIVE) != 0
            || line.after(at, gap::REFLEXIVE)
            || at > 0 && line.is(at - 1, class::CLITIC | class::NE)
        {
            return held(form::PRESENT, if loose { Rank::Loose } else { Rank::Finite });
        }
        return None;
    }
    if bits & class::PARTICIPLE != 0 && !nominal {
        return held(form::BARE_PARTICIPLE, Rank::Behind);
    }
    if bits & class::BARE != 0
        && bits & (class::PREPOSITION | class::DETERMINER) == 0
        && at > 0
        && !nominal
        && bare_is_finite(line, at)
    {
        return held(form::PRESENT, Rank::Loose);
    }
    // An unknown word in -s: "which outlines", "it matches"; "protocol entrusts the staff" where nothing else is a verb.
    if bits & class::THIRD != 0 && at > 0 && !nominal && line.gap(at) & gap::PAUSE == 0 {
        let before = line.class(at - 1);
        if before & class::RELATIVE != 0 || before & class::PRONOUN != 0 && before & class::DETERMINER == 0 {
            return held(form::PRESENT, Rank::Loose);
        }
        if next & class::DETERMINER != 0 && before & (class::AND | class::NUMBER) == 0 {
            return held(form::PRESENT, Rank::Behind);
        }
    }
    None
}

/// The classes of the next word, none behind a pause.
fn next(line: &Line, at: usize) -> u64 {
    if line.after(at + 1, gap::PAUSE) { 0 } else { line.class(at + 1) }
}

/// Whether what stands before a word makes it a noun or adjective.
fn nominal(line: &Line, at: usize) -> bool {
    // "l'enquête", but "comme l'exige la loi"
    if line.after(at, gap::ARTICLE) {
        return line.is(at, class::LOOSE);
    }
    if at == 0 {
        return false;
    }
    let before = line.class(at - 1);
    if line.after(at, gap::PAUSE) {
        return false;
    }
    // "two shelters", "these plans", "aucune demande"; but "Section 7 foresees", "this provides", "2024 dispense les victimes"
    let number = if next(line, at) & class::DETERMINER == 0 { class::NUMBER } else { 0 };
    if line.is(at, class::PRESENT | class::BARE)
        && (line.is(at, class::LOOSE) && before & (number | class::DETERMINER) != 0 || before & class::NO != 0)
    {
        return true;
    }
    // "les a remis", "le permet": a French pronoun looks like an article; "all passed" is no noun.
    before & (class::DETERMINER | class::PREPOSITION | class::TO) != 0
        && before & (class::PRONOUN | class::ADVERB | class::REFLEXIVE) == 0
        && !(before & class::CLITIC != 0 && at > 1 && line.is(at - 2, class::PRONOUN | class::NE | class::RELATIVE))
}

/// Whether an English base form is the verb of a plural subject: not after "to", a modal, or "and" behind an infinitive.
fn bare_is_finite(line: &Line, at: usize) -> bool {
    let before = line.class(at - 1);
    if before & (class::TO | MODAL | class::DO_NOW | class::DO_THEN | class::NOT) != 0 {
        return false;
    }
    let strong = line.class(at) & class::LOOSE == 0;
    let next = next(line, at);
    let adverb_before = before & class::ADVERB != 0 && before & class::DETERMINER == 0;
    // "2. Adopt measures" asks, "and assist" goes on from an infinitive.
    if before & class::AND != 0 || at == 1 && before & class::NUMBER != 0 {
        return false;
    }
    strong
        || adverb_before
        || next & (class::DETERMINER | class::NUMBER | class::THAT | class::PRONOUN) != 0 && next & class::OF == 0
        || before & (class::PRONOUN | class::RELATIVE) != 0
        || next & class::TO != 0 && before & class::PRONOUN != 0
}
