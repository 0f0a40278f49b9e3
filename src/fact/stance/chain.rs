//! Chains: verb groups that begin with an auxiliary or a modal.
//!
//! In: the word of a [`Line`] where "has", "was", "will", "n'a pas été" begins. Out: a [`Group`] with the form that the chain
//! has and the word that carries its sense. Adverbs, negators and short phrases may stand within ("was, for the first time,
//! paid", "has for many years been").

use super::class;
use super::form;
use super::group::{ABSOLUTE, AUXILIARY, Group, HAVE, MODAL, Rank};
use super::line::{Line, gap};

/// A walk through a group behind its first auxiliary.
struct Walk<'a> {
    line: &'a Line,
    at: usize,
    not: Option<usize>,
}

impl Walk<'_> {
    /// Passes over adverbs, negators, clitics and one bracketed-off phrase; says where the next word stands.
    fn skip(&mut self) -> usize {
        let mut left = 7;
        let mut leapt = false;
        while left > 0 && self.at < self.line.len() {
            let (bits, marks) = (self.line.class(self.at), self.line.gap(self.at));
            if marks & (gap::SEMICOLON | gap::COLON) != 0 {
                break;
            }
            if marks & gap::COMMA != 0 && !leapt {
                // "was, for the first time, paid"
                let Some(next) =
                    (self.at + 1..(self.at + 9).min(self.line.len())).find(|&i| self.line.after(i, gap::COMMA))
                else {
                    break;
                };
                if !self.line.is(
                    next,
                    class::PARTICIPLE
                        | class::BEEN
                        | class::ADVERB
                        | class::NOT
                        | class::BARE
                        | class::BE
                        | class::HAVE
                        | class::INFINITIVE,
                ) {
                    break;
                }
                leapt = true;
                self.at = next;
                continue;
            }
            if bits & (class::NOT | class::NO) != 0 {
                self.not = self.not.or(Some(self.at));
            } else {
                let clitic = bits & class::CLITIC != 0 && self.line.is(self.at + 1, class::INFINITIVE | class::BE);
                let verb = bits & (class::PARTICIPLE | class::BEEN | class::BEING) != 0;
                if verb || bits & (class::ADVERB | class::NE) == 0 && !clitic {
                    break;
                }
            }
            left -= 1;
            self.at += 1;
        }
        self.at
    }

    fn is(&self, bits: u64) -> bool {
        self.at < self.line.len()
            && self.line.is(self.at, bits)
            && !self.line.after(self.at, gap::SEMICOLON | gap::COLON)
    }
}

/// "will not be adopted", "may have been", "doit être signée".
pub(super) fn modal(line: &Line, at: usize) -> Option<Group> {
    let bits = line.class(at);
    let form = match bits {
        b if b & class::WILL != 0 => form::FUTURE,
        b if b & class::SHALL != 0 => form::SHALL,
        b if b & class::SHOULD != 0 => form::SHOULD,
        b if b & class::MUST != 0 => form::MUST,
        b if b & class::MAY != 0 => form::MAY,
        b if b & class::CAN != 0 => form::CAN,
        b if b & class::COULD != 0 => form::COULD,
        _ => form::WOULD,
    };
    let mut walk = Walk { line, at: at + 1, not: (bits & class::NOT != 0).then_some(at) };
    walk.skip();
    if bits & class::WILL != 0 && !walk.is(class::BARE | class::INFINITIVE | class::BE | class::HAVE) {
        // French "vont à leur rencontre" is a present; English "the will" a noun.
        if line.two_part {
            return Some(Group::new(at, at, form::PRESENT, Rank::Finite, walk.not));
        }
        if at > 0 && line.is(at - 1, class::DETERMINER) {
            return None;
        }
    }
    while walk.is(class::BE | class::HAVE | class::BEEN) {
        walk.at += 1;
        walk.skip();
    }
    let head = if walk.at < line.len() && !line.after(walk.at, gap::SEMICOLON | gap::COLON) { walk.at } else { at };
    Some(Group::new(at, head, form, Rank::Finite, walk.not))
}

/// "did not take part", "does so".
pub(super) fn do_(line: &Line, at: usize) -> Group {
    let past = line.is(at, class::DO_THEN);
    let mut walk = Walk { line, at: at + 1, not: None };
    walk.skip();
    let head = if walk.is(class::BARE | class::HAVE | class::PAST | class::PRESENT) || walk.not.is_some() {
        walk.at.min(line.len() - 1)
    } else {
        at
    };
    Group::new(at, head.max(at), if past { form::PAST } else { form::PRESENT }, Rank::Finite, walk.not)
}

/// "was opened", "has been visiting", "sont entrés", "is to be", "being held".
pub(super) fn auxiliary(line: &Line, at: usize) -> Group {
    let bits = line.class(at);
    let mut walk =
        Walk { line, at: at + 1, not: (at > 0 && bits & ABSOLUTE != 0 && line.is(at - 1, class::NOT)).then(|| at - 1) };
    walk.skip();
    let have = bits & (HAVE | class::HAVING) != 0;
    if have && !walk.is(class::PARTICIPLE | class::BEEN | class::TO) {
        // "has in the meantime been", "ont, pour leur part, été"
        let far = (walk.at..(walk.at + 6).min(line.len()))
            .take_while(|&i| !line.after(i, gap::SEMICOLON | gap::COLON) && !line.is(i, AUXILIARY | MODAL))
            .find(|&i| line.is(i, class::BEEN));
        if let Some(far) = far.or_else(|| beyond_phrase(&walk)).filter(|_| bits & class::HAVING == 0) {
            walk.at = far;
        }
    } else if !have
        && bits & ABSOLUTE == 0
        && let Some(far) = beyond_phrase(&walk)
    {
        walk.at = far;
    }
    // "nor is it envisaged", "nor were judges invited"
    if at > 0 && line.is(at - 1, class::NOT | class::NO) && walk.not.is_none() && !line.after(at, gap::PAUSE) {
        let inverted = (walk.at..(walk.at + 4).min(line.len()))
            .take_while(|&i| !line.after(i, gap::PAUSE))
            .find(|&i| line.is(i, class::PARTICIPLE | class::BEEN));
        if let Some(far) = inverted.filter(|_| !line.is(walk.at, class::PARTICIPLE | class::BEEN)) {
            walk.at = far;
            walk.not = Some(at - 1);
        }
    }
    let (mut form, mut head) = if have { perfect(&mut walk, bits) } else { be(&mut walk, bits) };
    head = head.min(line.len() - 1).max(at);
    let rank = if bits & ABSOLUTE != 0 {
        form = form::ABSOLUTE;
        Rank::Absolute
    } else {
        Rank::Finite
    };
    Group::new(at, head, form, rank, walk.not)
}

/// A participle behind a phrase that stands in the group: "a par ailleurs changé", "was for the first time paid".
fn beyond_phrase(walk: &Walk) -> Option<usize> {
    let line = walk.line;
    if !line.is(walk.at, class::PREPOSITION) || line.is(walk.at, class::TO) {
        return None;
    }
    let nominal = class::DETERMINER | class::PREPOSITION | class::AND | class::NUMBER;
    (walk.at + 1..(walk.at + 5).min(line.len()))
        .take_while(|&i| !line.after(i, gap::PAUSE) && !line.is(i, AUXILIARY | MODAL | class::RELATIVE | class::THAT))
        .find(|&i| line.is(i, class::PARTICIPLE) && !line.is(i - 1, nominal))
}

/// What follows a form of "have": form and head.
fn perfect(walk: &mut Walk, bits: u64) -> (u64, usize) {
    let tense = match bits {
        b if b & class::HAVE_WILL != 0 => form::FUTURE,
        b if b & class::HAVE_WOULD != 0 => form::WOULD,
        b if b & class::HAVE_THEN != 0 => form::PAST,
        _ => form::PERFECT,
    };
    if walk.is(class::BEEN) {
        let been = walk.at;
        walk.at += 1;
        walk.skip();
        if walk.is(class::GERUND) {
            return (if tense == form::PERFECT { form::PERFECT_PROGRESSIVE } else { tense }, walk.at);
        }
        if walk.is(class::PARTICIPLE) {
            return (tense, walk.at);
        }
        return (tense, if walk.at < walk.line.len() { walk.at } else { been });
    }
    if walk.is(class::PARTICIPLE | class::COULD) && !walk.line.after(walk.at, gap::COMMA) {
        let pu = walk.is(class::COULD) && !walk.is(class::PARTICIPLE);
        if pu {
            walk.at += 1;
            walk.skip();
        }
        return (tense, walk.at);
    }
    if walk.is(class::TO) {
        return (form::MUST, walk.at + 1);
    }
    (
        if tense == form::PAST {
            form::COPULA_PAST
        } else if tense == form::PERFECT {
            form::COPULA
        } else {
            tense
        },
        complement(walk),
    )
}

/// What follows a form of "be": form and head.
fn be(walk: &mut Walk, bits: u64) -> (u64, usize) {
    let line = walk.line;
    let future = match bits {
        b if b & class::BE_WILL != 0 => Some(form::FUTURE),
        b if b & class::BE_WOULD != 0 => Some(form::WOULD),
        _ => None,
    };
    let then = bits & class::BE_THEN != 0;
    if walk.is(class::TO) {
        let verb = if line.is(walk.at + 1, class::BE) { walk.at + 2 } else { walk.at + 1 };
        return (if then { form::COULD } else { form::IS_TO }, verb);
    }
    if walk.is(class::BEING) {
        walk.at += 1;
        walk.skip();
        return (if then { form::PAST } else { form::PROGRESSIVE }, walk.at);
    }
    if walk.is(class::PARTICIPLE) {
        let head = walk.at;
        let form = future.unwrap_or(if then {
            form::PAST
        } else if line.is(head, class::BY_BE) {
            form::PERFECT
        } else {
            form::PASSIVE
        });
        return (form, head);
    }
    if walk.is(class::GERUND) && !walk.is(class::DETERMINER) {
        return (future.unwrap_or(if then { form::PAST } else { form::PROGRESSIVE }), walk.at);
    }
    (future.unwrap_or(if then { form::COPULA_PAST } else { form::COPULA }), complement(walk))
}

/// The first word of a complement that is no article or preposition: "is a *priority*", "is under *discussion*".
fn complement(walk: &mut Walk) -> usize {
    let from = walk.at;
    while walk.at < from + 3 && walk.is(class::DETERMINER | class::PREPOSITION) && !walk.line.after(walk.at, gap::COMMA)
    {
        walk.at += 1;
    }
    walk.at
}
