//! Verb groups: "has not yet been adopted", "sera remis", "are expected to", each with its tense and voice.
//!
//! In: a [`Line`]. Out: its [`Group`]s in order: where, the word that carries the sense, the [`form`], whether a negator
//! stands in it, and the word that subordinates it ("who", "that", "when"). English and French share one grammar, since the
//! word classes say what differs; nothing here knows a word.

use super::chain;
use super::class;
use super::form;
use super::line::{Line, gap};
use super::single::single;

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

impl Group {
    /// A group from its first word to its head, with no word before it looked at yet.
    pub fn new(start: usize, head: usize, form: u64, rank: Rank, not: Option<usize>) -> Group {
        Group { start, end: head + 1, head, form, rank, not, ne: false, by: None }
    }
}

pub(super) const AUXILIARY: u64 = class::BE_NOW | class::BE_THEN | class::BE_WILL | class::BE_WOULD | HAVE;
pub(super) const HAVE: u64 = class::HAVE_NOW | class::HAVE_THEN | class::HAVE_WILL | class::HAVE_WOULD;
pub(super) const MODAL: u64 =
    class::WILL | class::SHALL | class::WOULD | class::COULD | class::SHOULD | class::MAY | class::CAN | class::MUST;
pub(super) const LEXICAL: u64 = class::PAST
    | class::PRESENT
    | class::FUTURE
    | class::CONDITIONAL
    | class::IMPERFECT
    | class::PARTICIPLE
    | class::BARE;
pub(super) const INFINITIVE: u64 = class::INFINITIVE | class::BARE;
pub(super) const ABSOLUTE: u64 = class::BEING | class::HAVING;
const VERB: u64 = AUXILIARY | MODAL | LEXICAL | ABSOLUTE | class::DO_NOW | class::DO_THEN;
const OPENER: u64 = class::RELATIVE | class::THAT | class::IF | class::SINCE;

/// Classes of the words that groups are made from.
pub(super) const MARKED: u64 = VERB | OPENER;

/// Words that subordinate and still await their verb; the last one takes the next verb.
#[derive(Default)]
struct Open {
    words: [Option<usize>; 2],
}

impl Open {
    fn push(&mut self, at: usize) {
        self.words = [self.words[1], Some(at)];
    }

    fn take(&mut self) -> Option<usize> {
        let last = self.words[1];
        self.words = [None, self.words[0]];
        last
    }

    /// At a comma, "after the trial," and "if so," have had their say; "who," has not.
    fn comma(&mut self, line: &Line, at: usize) {
        while self.words[1].is_some_and(|o| line.is(o, class::SINCE | class::IF) && at > o + 1) {
            self.take();
        }
    }
}

/// Appends the groups of a line.
pub(super) fn groups(line: &Line, out: &mut Vec<Group>) {
    out.clear();
    let mut open = Open::default();
    // The first group since the last semicolon.
    let mut first = 0;
    // Number of groups when "ne" found its "que"; a second "que" subordinates.
    let mut restricted = 0;
    let mut past = 0;
    for at in line.marks() {
        if at < past {
            continue;
        }
        let (bits, marks) = (line.class(at), line.gap(at));
        if marks & gap::PAUSE != 0 {
            if marks & (gap::SEMICOLON | gap::COLON) != 0 {
                release(line, &mut out[first..]);
                first = out.len();
                open = Open::default();
            } else {
                open.comma(line, at);
            }
        }
        if marks & gap::THAT != 0 || bits & class::THAT != 0 {
            // "n'existe qu'en français" subordinates nothing.
            if restricted != out.len() && out.last().is_some_and(|g| g.ne && g.not.is_none() && at < g.end + 9) {
                restricted = out.len();
            } else if marks & gap::THAT != 0 || opens(line, at) {
                open.push(at);
            }
        } else if bits & OPENER != 0 && opens(line, at) || inverted(line, at) {
            open.push(at);
            continue;
        }
        // An unknown word in -s is looked at only where its neighbours make it a verb.
        let third = || {
            bits & class::THIRD != 0
                && (line.is(at + 1, class::DETERMINER) || at > 0 && line.is(at - 1, class::RELATIVE | class::PRONOUN))
        };
        if marks & gap::INSIDE != 0 || bits & VERB == 0 && !third() {
            continue;
        }
        let Some(mut group) = group(line, at) else { continue };
        if group.rank > Rank::Absolute {
            group.by = open.take().or_else(|| shared(line, out, &group));
        }
        past = group.end.max(at + 1);
        out.push(group);
        if group.ne && (group.start + 1..group.end).any(|i| line.after(i, gap::THAT)) {
            restricted = out.len();
        }
    }
    release(line, &mut out[first..]);
}

/// "who were sleeping rough or had been made to beg": the second verb has the same subordinator.
fn shared(line: &Line, groups: &[Group], group: &Group) -> Option<usize> {
    let last = groups.last().filter(|_| group.start > 0 && line.is(group.start - 1, class::AND))?;
    last.by.filter(|_| !(last.end..=group.start).any(|i| line.after(i, gap::PAUSE)))
}

/// "Since the reform mobile teams have worked": where no other verb is sure, the one behind "since" is the main one.
fn release(line: &Line, groups: &mut [Group]) {
    if !groups.iter().any(|g| g.by.is_none() && g.rank == Rank::Finite)
        && let Some(last) = groups.iter_mut().rev().find(|g| g.rank == Rank::Finite)
        && last.by.is_some_and(|by| line.is(by, class::SINCE))
    {
        last.by = None;
    }
}

/// "Should the project prove successful, …"
pub(super) fn inverted(line: &Line, at: usize) -> bool {
    at == 0 && !line.two_part && line.is(at, class::SHOULD)
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
        chain::modal(line, at)?
    } else if bits & (class::DO_NOW | class::DO_THEN) != 0 {
        chain::do_(line, at)
    } else if bits & (AUXILIARY | ABSOLUTE) != 0 && bits & class::LOOSE == 0 {
        chain::auxiliary(line, at)
    } else {
        single(line, at)?
    };
    let (ne, reflexive) = before(line, at);
    group.ne = ne;
    if reflexive && group.form & (form::PASSIVE | form::PAST) != 0 && bits & (class::BE_NOW | class::BE_THEN) != 0 {
        // "s'est tenue", "s'étaient joints"
        group.form = group.form & !(form::PASSIVE | form::PAST)
            | if bits & class::BE_NOW != 0 { form::PERFECT } else { form::PAST };
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
        .take_while(|&i| {
            line.is(
                i,
                INFINITIVE
                    | class::BE
                    | class::HAVE
                    | class::NOT
                    | class::OF
                    | class::CLITIC
                    | class::PREPOSITION
                    | class::TO,
            )
        })
        .any(|i| line.is(i, class::BE | class::HAVE) || line.is(i, INFINITIVE) && !line.is(i, class::PREPOSITION))
}
