//! Verb groups: "has not yet been adopted", "sera remis", "are expected to", each with its tense and voice.
//!
//! In: a [`Line`]. Out: its [`Group`]s in order: where, the word that carries the sense, the [`form`], whether a negator
//! stands in it, and the word that subordinates it ("who", "that", "when"). English and French share one grammar, since the
//! word classes say what differs; nothing here knows a word.

use super::line::{Line, gap};
use super::verb::class;

/// Bits of the forms; the low half of the evidence that a clause is judged by.
pub(super) mod form {
    pub const PAST: u64 = 1;
    pub const PERFECT: u64 = 1 << 1;
    pub const PERFECT_PROGRESSIVE: u64 = 1 << 2;
    pub const PRESENT: u64 = 1 << 3;
    pub const PASSIVE: u64 = 1 << 4;
    pub const PROGRESSIVE: u64 = 1 << 5;
    pub const COPULA: u64 = 1 << 6;
    pub const COPULA_PAST: u64 = 1 << 7;
    pub const FUTURE: u64 = 1 << 8;
    pub const SHALL: u64 = 1 << 9;
    pub const MUST: u64 = 1 << 10;
    pub const MAY: u64 = 1 << 11;
    pub const WOULD: u64 = 1 << 12;
    pub const COULD: u64 = 1 << 13;
    pub const SHOULD: u64 = 1 << 14;
    pub const IS_TO: u64 = 1 << 15;
    /// A participle alone: "measures taken in 2024".
    pub const BARE_PARTICIPLE: u64 = 1 << 16;
    /// "being held", "not having been heard".
    pub const ABSOLUTE: u64 = 1 << 17;
    /// Denied.
    pub const NOT: u64 = 1 << 18;
    /// The clause is one of "sans que", "without".
    pub const WITHOUT: u64 = 1 << 19;
    /// The word after the head is an infinitive.
    pub const INFINITIVE: u64 = 1 << 20;
    pub const CAN: u64 = 1 << 21;
}

/// How sure it is that a group is the clause's verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Most likely a participle behind its noun: "the protocol introduced in June".
    Behind,
    /// "being", "having".
    Absolute,
    /// A form that may be something else: "trained", "visits".
    Loose,
    /// No doubt.
    Finite,
}

/// A verb group, in words of its line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub start: usize,
    pub end: usize,
    /// The word that carries the sense.
    pub head: usize,
    /// One bit of [`form`], with `INFINITIVE` where it holds.
    pub form: u64,
    pub rank: Rank,
    /// The negator in it.
    pub not: Option<usize>,
    /// "ne" stands before it.
    pub ne: bool,
    /// The word that subordinates it.
    pub by: Option<usize>,
}

const AUXILIARY: u64 = class::BE_NOW | class::BE_THEN | class::BE_WILL | class::BE_WOULD | HAVE;
const HAVE: u64 = class::HAVE_NOW | class::HAVE_THEN | class::HAVE_WILL | class::HAVE_WOULD;
const MODAL: u64 = class::WILL | class::SHALL | class::WOULD | class::COULD | class::SHOULD | class::MAY | class::CAN | class::MUST;
const LEXICAL: u64 = class::PAST | class::PRESENT | class::FUTURE | class::CONDITIONAL | class::IMPERFECT | class::PARTICIPLE | class::BARE;
const INFINITIVE: u64 = class::INFINITIVE | class::BARE;
const ABSOLUTE: u64 = class::BEING | class::HAVING;
const VERB: u64 = AUXILIARY | MODAL | LEXICAL | ABSOLUTE | class::DO_NOW | class::DO_THEN;
const OPENER: u64 = class::RELATIVE | class::THAT | class::IF | class::SINCE;

/// Appends the groups of a line.
pub(super) fn groups(line: &Line, out: &mut Vec<Group>) {
    out.clear();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while at < line.len() {
        let bits = line.class(at);
        let marks = line.gap(at);
        if marks & gap::PAUSE != 0
            && (marks & (gap::SEMICOLON | gap::COLON) != 0 || open.is_some_and(|o| line.is(o, class::SINCE)))
        {
            open = None;
        }
        // "n'existe qu'en français" subordinates nothing.
        let only = (marks & gap::THAT != 0 || bits & class::THAT != 0) && out.last().is_some_and(|g| g.ne && g.not.is_none() && at < g.end + 9);
        if marks & gap::THAT != 0 && !only {
            open = Some(at);
        }
        if bits & OPENER != 0 && !only && opens(line, at) {
            open = Some(at);
            at += 1;
            continue;
        }
        if bits & VERB == 0 || line.inside(at) {
            at += 1;
            continue;
        }
        let Some(mut group) = group(line, at) else {
            at += 1;
            continue;
        };
        if group.rank > Rank::Absolute {
            group.by = open.take();
            // "who were sleeping rough or had been made to beg": the second verb has the same subordinator.
            if group.by.is_none()
                && group.start > 0
                && line.is(group.start - 1, class::AND)
                && let Some(last) = out.last()
                && last.by.is_some()
                && !(last.end..=group.start).any(|i| line.after(i, gap::PAUSE))
            {
                group.by = last.by;
            }
        }
        at = group.end.max(at + 1);
        out.push(group);
    }
}

/// Whether a word that can subordinate does so here: "in that year", "since 2021", "after the trial" do not.
fn opens(line: &Line, at: usize) -> bool {
    let bits = line.class(at);
    if bits & class::THAT != 0 {
        return (at == 0 || !line.is(at - 1, class::PREPOSITION)) && !line.is(at + 1, class::OF);
    }
    if bits & class::SINCE != 0 {
        return line.is(at + 1, class::DETERMINER | class::PRONOUN);
    }
    // "whether to denounce"
    !line.is(at + 1, class::TO)
}

/// The group that begins at a word.
fn group(line: &Line, at: usize) -> Option<Group> {
    let bits = line.class(at);
    // "être", "avoir" and an English base form after "to" are no finite verbs.
    if at > 0 && line.is(at - 1, class::TO) && bits & (class::BARE | class::HAVE) != 0 {
        return None;
    }
    let mut group = if bits & MODAL != 0 {
        modal(line, at)?
    } else if bits & (class::DO_NOW | class::DO_THEN) != 0 {
        do_(line, at)
    } else if bits & (AUXILIARY | ABSOLUTE) != 0 && !(bits & class::LOOSE != 0) {
        auxiliary(line, at)
    } else {
        lexical(line, at)?
    };
    let (ne, reflexive) = before(line, at);
    group.ne = ne;
    if reflexive && group.form & (form::PASSIVE | form::PAST) != 0 && bits & (class::BE_NOW | class::BE_THEN) != 0 {
        // "s'est tenue", "s'étaient joints"
        group.form = group.form & !(form::PASSIVE | form::PAST) | if bits & class::BE_NOW != 0 { form::PERFECT } else { form::PAST };
    }
    if infinitive_follows(line, group.head) {
        group.form |= form::INFINITIVE;
    }
    Some(group)
}

/// Whether "ne" stands before a group, and a reflexive pronoun.
fn before(line: &Line, at: usize) -> (bool, bool) {
    let mut reflexive = line.after(at, gap::REFLEXIVE);
    for back in (at.saturating_sub(3)..at).rev() {
        if line.is(back, class::NE) {
            return (true, reflexive);
        }
        if !line.is(back, class::CLITIC) {
            break;
        }
        reflexive |= line.is(back, class::REFLEXIVE) || line.after(back, gap::REFLEXIVE);
    }
    (false, reflexive)
}

fn infinitive_follows(line: &Line, head: usize) -> bool {
    (head + 1..head + 4)
        .take_while(|&i| line.is(i, INFINITIVE | class::BE | class::HAVE | class::NOT | class::OF | class::CLITIC | class::PREPOSITION | class::TO))
        .any(|i| line.is(i, class::BE | class::HAVE) || line.is(i, INFINITIVE) && !line.is(i, class::PREPOSITION))
}

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
                let Some(next) = (self.at + 1..(self.at + 9).min(self.line.len())).find(|&i| self.line.after(i, gap::COMMA)) else { break };
                if !self.line.is(next, class::PARTICIPLE | class::BEEN | class::ADVERB | class::NOT | class::BARE | class::BE | class::HAVE | class::INFINITIVE) {
                    break;
                }
                leapt = true;
                self.at = next;
                continue;
            }
            if bits & (class::NOT | class::NO) != 0 {
                self.not = self.not.or(Some(self.at));
            } else if bits & (class::ADVERB | class::NE) == 0 && !(bits & class::CLITIC != 0 && self.line.is(self.at + 1, class::INFINITIVE | class::BE)) {
                break;
            } else if bits & (class::PARTICIPLE | class::BEEN | class::BEING) != 0 {
                break;
            }
            left -= 1;
            self.at += 1;
        }
        self.at
    }

    fn is(&self, bits: u64) -> bool {
        self.at < self.line.len() && self.line.is(self.at, bits) && !self.line.after(self.at, gap::SEMICOLON | gap::COLON)
    }
}

fn made(start: usize, head: usize, form: u64, rank: Rank, not: Option<usize>) -> Group {
    Group { start, end: head + 1, head, form, rank, not, ne: false, by: None }
}

/// "will not be adopted", "may have been", "doit être signée".
fn modal(line: &Line, at: usize) -> Option<Group> {
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
            return Some(made(at, at, form::PRESENT, Rank::Finite, walk.not));
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
    Some(made(at, head, form, Rank::Finite, walk.not))
}

/// "did not take part", "does so".
fn do_(line: &Line, at: usize) -> Group {
    let past = line.is(at, class::DO_THEN);
    let mut walk = Walk { line, at: at + 1, not: None };
    walk.skip();
    let head = if walk.is(class::BARE | class::HAVE | class::PAST | class::PRESENT) || walk.not.is_some() { walk.at.min(line.len() - 1) } else { at };
    made(at, head.max(at), if past { form::PAST } else { form::PRESENT }, Rank::Finite, walk.not)
}

/// "was opened", "has been visiting", "sont entrés", "is to be", "being held".
fn auxiliary(line: &Line, at: usize) -> Group {
    let bits = line.class(at);
    let mut walk = Walk { line, at: at + 1, not: (at > 0 && bits & ABSOLUTE != 0 && line.is(at - 1, class::NOT)).then(|| at - 1) };
    walk.skip();
    let have = bits & (HAVE | class::HAVING) != 0;
    if have && !walk.is(class::PARTICIPLE | class::BEEN | class::TO) {
        // "has in the meantime been", "ont, pour leur part, été"
        let far = (walk.at..(walk.at + 6).min(line.len()))
            .take_while(|&i| !line.after(i, gap::SEMICOLON | gap::COLON) && !line.is(i, AUXILIARY | MODAL))
            .find(|&i| line.is(i, class::BEEN));
        // "a par ailleurs changé"
        let near = || (walk.at + 1..(walk.at + 4).min(line.len())).find(|&i| line.is(i, class::PARTICIPLE) && !line.is(i - 1, class::DETERMINER | class::OF));
        let phrase = line.two_part && line.is(walk.at, class::PREPOSITION);
        if let Some(far) = far.or_else(|| phrase.then(near).flatten()).filter(|_| bits & class::HAVING == 0) {
            walk.at = far;
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
    made(at, head, form, rank, walk.not)
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
    (if tense == form::PAST { form::COPULA_PAST } else if tense == form::PERFECT { form::COPULA } else { tense }, complement(walk))
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
    while walk.at < from + 3 && walk.is(class::DETERMINER | class::PREPOSITION) && !walk.line.after(walk.at, gap::COMMA) {
        walk.at += 1;
    }
    walk.at
}

/// A verb in one word.
fn lexical(line: &Line, at: usize) -> Option<Group> {
    let bits = line.class(at);
    let loose = bits & class::LOOSE != 0;
    let (nominal, next) = (at > 0 && nominal(line, at), next(line, at));
    let held = |form, rank| Some(made(at, at, form, rank, None));
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
        if !loose || adverb_before || next & (object | class::TO | class::ADVERB) != 0 || line.after(at, gap::REFLEXIVE) || at > 0 && line.is(at - 1, class::CLITIC | class::NE) {
            return held(form::PRESENT, if loose { Rank::Loose } else { Rank::Finite });
        }
        return None;
    }
    if bits & class::PARTICIPLE != 0 && !nominal {
        return held(form::BARE_PARTICIPLE, Rank::Behind);
    }
    if bits & class::BARE != 0 && bits & (class::PREPOSITION | class::DETERMINER) == 0 && at > 0 && !nominal && bare_is_finite(line, at) {
        return held(form::PRESENT, Rank::Loose);
    }
    None
}

/// The classes of the next word, none behind a pause.
fn next(line: &Line, at: usize) -> u64 {
    if line.after(at + 1, gap::PAUSE) { 0 } else { line.class(at + 1) }
}

/// Whether what stands before a word makes it a noun or adjective.
fn nominal(line: &Line, at: usize) -> bool {
    let before = line.class(at - 1);
    if line.after(at, gap::PAUSE) {
        return false;
    }
    // "two shelters", "these plans", "aucune demande"; but "Section 7 foresees", "this provides"
    if line.is(at, class::PRESENT | class::BARE) && (line.is(at, class::LOOSE) && before & (class::NUMBER | class::DETERMINER) != 0 || before & class::NO != 0) {
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
    if before & class::AND != 0 {
        return false;
    }
    strong
        || adverb_before
        || next & (class::DETERMINER | class::NUMBER | class::THAT | class::PRONOUN) != 0 && next & class::OF == 0
        || before & (class::PRONOUN | class::RELATIVE) != 0
        || next & class::TO != 0 && before & class::PRONOUN != 0
}
