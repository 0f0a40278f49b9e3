//! What stands before the word for an act: "the said", "ladite", "the 2005", and the words of a title that comes first.
//!
//! In: a reading in front of an act, or the token of a word for an act met in the text. Out: the [`Act`], read from the
//! first word of its name. Walks back only over capitals and the small words between them.

use nom::Parser;

use super::act::{Act, act};
use super::marks::Marks;
use super::quotation::{self, closing};
use super::reading::{Doc, Next, Reading, sign, soft};
use super::role::{Kind, flag};
use crate::fact::partial_date;
use crate::text::Shape;

/// What the words before an act say of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lead {
    pub marks: Marks,
    /// "the 2005 Aliens Police Act".
    pub year: Option<i16>,
}

/// How many words before the kind belong to a name at most.
const LONGEST: usize = 14;

impl Lead {
    /// Takes a token that stands before the name; whether it was one.
    fn take(&mut self, doc: &Doc<'_>, token: usize) -> bool {
        let role = doc.role(token);
        let lower = doc.words.lower(token);
        if role.has(flag::BACK) {
            self.marks.set(Marks::BACK.with(Marks::DEFINITE));
            self.marks.set_if(Marks::LAST, role.has(flag::LAST));
        } else if role.has(flag::THE) || matches!(lower, "du" | "au" | "des" | "aux") {
            self.marks.set(Marks::DEFINITE);
        } else if role.has(flag::DRAFT) {
            self.marks.set(Marks::DRAFT);
        } else {
            return false;
        }
        true
    }

    /// Looks at the words of the name before the kind.
    fn judge(&mut self, doc: &Doc<'_>, start: usize, token: usize) {
        if start < token {
            let all = |flags: u64| (start..token).all(|t| doc.role(t).has(flags | flag::JOINS) || doc.of_state(t));
            let any = |flags: u64| (start..token).any(|t| doc.role(t).has(flags));
            self.marks.set_if(Marks::COURT, any(flag::COURT));
            self.marks.set_if(Marks::BODY, any(flag::BODY));
            self.marks.set_if(Marks::MAKERS, all(flag::MAKER));
            self.marks.set_if(
                Marks::FIELD,
                matches!(doc.words.lower(token), "law" | "laws") && all(flag::MAKER | flag::FIELD),
            );
        }
    }
}

/// Reads an act with the words that lead to it: "the said Act", "la loi du 9 juillet 2011".
pub(super) fn named(r: Reading<'_>) -> Option<(Reading<'_>, Act)> {
    led(r, Lead::default())
}

/// As [`named`], where something is known of what stands before.
pub(super) fn led(r: Reading<'_>, mut lead: Lead) -> Option<(Reading<'_>, Act)> {
    let doc = r.doc;
    let mut r = r;
    loop {
        // "the above-mentioned Act"
        let next = if lead.marks.has(Marks::BACK) { sign("-").parse(r).map_or(r, |(after, _)| after) } else { r };
        let Some(token) = next.peek_word().filter(|&t| lead.take(doc, t)) else { break };
        r = next.after(token);
    }
    lead.marks.set_if(Marks::DEFINITE, r.elided('l'));
    if let Some(token) = r.peek_word().filter(|&t| doc.shape(t) == Shape::Number && doc.capital(t + 1)) {
        lead.year = partial_date::year(doc.words.lower(token));
        r = r.after(token);
    }
    let mut close = None;
    if let Next::Sign(open, at) = r.next() {
        let from = at + open.len_utf8();
        closing(open)?;
        close = Some(quotation::close(&r, open, from)?);
        r = Reading { at: from, ..r };
    }
    let start = r.peek_word()?;
    let token = head(r).filter(|&t| close.is_none_or(|c| doc.end(t) <= c))?;
    lead.judge(doc, start, token);
    act(r.at_token(start), token, lead, close)
}

/// The token of the word for the act, where a name begins at `r`.
fn head(r: Reading<'_>) -> Option<usize> {
    let doc = r.doc;
    let first = r.peek_word()?;
    let mut at = r;
    let mut body = false;
    for count in 0..LONGEST {
        let token = match at.next() {
            Next::Word(token) => token,
            Next::Sign('(', _) if count > 0 => {
                at = parenthesis(at)?;
                continue;
            }
            Next::Sign('-', _) => {
                at = sign("-").parse(at).ok()?.0;
                continue;
            }
            _ => return None,
        };
        let role = doc.role(token);
        if doc.act(token, r.french).is_some()
            && (doc.capital(token)
                || count == 0
                || doc.role(token - 1).has(flag::MAKER | flag::CODE_WORD | flag::BUDGET))
        {
            // "Academy of Law" is no law, but "Evidence and Procedure Act" is.
            let last = further(&r, token);
            let apart = last == token && count > 0 && doc.role(token - 1).has(flag::JOINS) && !doc.capital(token - 1);
            return (!apart).then_some(last);
        }
        let lower = doc.words.lower(token);
        let joins = role.has(flag::JOINS) && count > 0 && (lower != "the" || doc.role(token + 1).has(flag::STATE));
        if role.has(flag::AND) && body || role.has(flag::ARTICLE | flag::CHAPTER) {
            return None;
        }
        body |= role.has(flag::BODY);
        let known = doc.capital(token) && !(count == 0 && role.has(flag::ENDS))
            || joins
            || role.has(flag::CODE_WORD | flag::MAKER | flag::BUDGET) && !role.has(flag::OF);
        if !known || token < first {
            return None;
        }
        at = at.after(token);
    }
    None
}

/// "(Presumed Victims)" within a title that comes first.
fn parenthesis(r: Reading<'_>) -> Option<Reading<'_>> {
    let (mut r, _) = sign("(").parse(r).ok()?;
    for _ in 0..6 {
        match r.next() {
            Next::Word(token) if r.doc.capital(token) || r.doc.role(token).has(flag::JOINS) => r = r.after(token),
            Next::Sign(')', at) => return Some(Reading { at: at + 1, ..r }),
            _ => return None,
        }
    }
    None
}

/// The later word for an act where two belong to one name: "Decree-Law", "Law Enforcement Act".
fn further(r: &Reading<'_>, token: usize) -> usize {
    let (doc, french) = (r.doc, r.french);
    if doc.act(token, french).is_some_and(|a| a.french) && french {
        return token;
    }
    let name = |t: usize| doc.role(t).names_act() && doc.capital(t) && doc.runs_on(t) && doc.end(t) <= r.end;
    if name(token + 1) {
        return token + 1;
    }
    for next in token + 1..token + 6 {
        if name(next) {
            return next;
        }
        let plain = doc.capital(next)
            && doc.runs_on(next)
            && !doc.role(next).has(flag::OPENS | flag::AMENDS | flag::MARK | flag::ENDS | flag::BACK | flag::AND);
        if !plain {
            break;
        }
    }
    token
}

/// Reads the act whose word stands at `token`; its name may begin before it, but not before byte `floor`.
pub(super) fn around(r: Reading<'_>, token: usize, floor: usize) -> Option<(usize, Reading<'_>, Act)> {
    let doc = r.doc;
    let token = further(&r, token);
    let word = doc.act(token, r.french)?;
    let start = if word.french || word.kind == Kind::Recommendation { token } else { start_of(doc, token, floor) };
    let mut lead = Lead::default();
    let gap = doc.gap(start);
    lead.marks.set_if(Marks::DEFINITE, gap.contains(['l', 'L']) && gap.ends_with(['\'', '’']));
    let mut first = start;
    // "the 2005 Act", but not the end of "the 2019-2020 Action Plan".
    let year = start > 0
        && doc.shape(start - 1) == Shape::Number
        && doc.gap(start).trim().is_empty()
        && doc.start(start - 1) >= floor;
    if year && !doc.gap(start - 1).ends_with(['-', '–', '/']) {
        lead.year = partial_date::year(doc.words.lower(start - 1));
        first -= usize::from(lead.year.is_some());
    }
    let open = doc.gap(start).chars().rev().find(|&c| !soft(c)).filter(|&c| closing(c).is_some() && c != '’');
    let plain = |t: usize| {
        t > 0 && doc.start(t - 1) >= floor && doc.gap(t).chars().all(|c| soft(c) || closing(c).is_some() || c == '-')
    };
    while plain(first) && lead.take(doc, first - 1) {
        first -= 1;
    }
    // "projet de loi", "proposition de loi"
    let of = first > 1 && matches!(doc.words.lower(first - 1), "de" | "of" | "du");
    lead.marks.set_if(Marks::DRAFT, of && doc.role(first - 2).has(flag::DRAFT));
    lead.judge(doc, start, token);
    let begin = r.at_token(start);
    let close = open.and_then(|open| quotation::close(&begin, open, begin.at)).filter(|&c| doc.end(token) <= c);
    let (after, act) = act(begin, token, lead, close)?;
    let gap = doc.gap(start);
    let quote = open.filter(|_| close.is_some() && first == start).and_then(|open| gap.rfind(open));
    let from = quote.map_or(doc.start(first), |at| doc.start(start) - gap.len() + at);
    Some((from.max(floor), after, act))
}

/// The first token of a name that ends in the word for the act: "Legal Help (Presumed Victims) Act".
fn start_of(doc: &Doc<'_>, token: usize, floor: usize) -> usize {
    let function = flag::THE | flag::BACK | flag::ENDS | flag::MARK | flag::DRAFT | flag::BY | flag::OF;
    let title_word = |t: usize| {
        let role = doc.role(t);
        let other = function | flag::ARTICLE | flag::CHAPTER | flag::JOINS | flag::AND;
        // "Public Order Act", though "in order to" ends a title.
        doc.capital(t) && !role.has(if role.names_act() { other & !flag::ENDS } else { other })
    };
    let code = doc.words.lower(token).starts_with("code");
    let budget = matches!(doc.words.lower(token), "law" | "act");
    let mut start = token;
    let mut at = token;
    // Behind each small word that was walked over, in case the walk went too far.
    let mut cut_and = None;
    let mut cut_small = None;
    for _ in 0..LONGEST {
        let Some(before) = at.checked_sub(1).filter(|&b| doc.start(b) >= floor) else { break };
        let gap = doc.gap(at);
        if at == token && gap.trim() == ")" {
            let open = (before.saturating_sub(5)..=before).rev().find(|&t| doc.gap(t).trim() == "(");
            let Some(open) = open.filter(|&t| {
                t > 0 && title_word(t - 1) && (t..=before).all(|w| doc.capital(w) || doc.role(w).has(flag::JOINS))
            }) else {
                break;
            };
            at = open - 1;
            start = at;
            continue;
        }
        let list = gap.trim() == "," && cut_and.is_some() && title_word(before);
        if !(doc.runs_on(at) || list) {
            break;
        }
        let role = doc.role(before);
        let lower = doc.words.lower(before);
        let earlier = before
            .checked_sub(1)
            .filter(|&e| doc.start(e) >= floor && doc.runs_on(before) && title_word(e) && !doc.role(e).names_act());
        // "the penal code", "the budget law"
        let small = !doc.capital(before)
            && (code && role.has(flag::CODE_WORD) && !role.has(flag::OF) || budget && role.has(flag::BUDGET));
        if title_word(before) || small {
            start = before;
        } else if role.has(flag::JOINS | flag::AND) && earlier.is_some() && lower != "the" && at != token {
            if role.has(flag::AND) {
                cut_and = Some(start);
            } else if !matches!(lower, "of" | "the") {
                cut_small = Some(start);
            }
        } else if !of_state(doc, before, earlier.is_some()) {
            break;
        }
        at = before;
    }
    // "the Ministry of Justice and Labour Code": the body is none of the title.
    if let Some(cut) = cut_and.filter(|&c| (start..c).any(|t| doc.role(t).has(flag::BODY))) {
        start = cut;
    }
    if let Some(cut) = cut_small.filter(|&c| c > start && !(start > 0 && doc.role(start - 1).has(flag::THE))) {
        start = cut;
    }
    start
}

/// "of" or "the" in "Citizenship of the Republic of Ixania Act".
fn of_state(doc: &Doc<'_>, token: usize, earlier: bool) -> bool {
    match doc.words.lower(token) {
        "the" => doc.role(token + 1).has(flag::STATE) && token > 0 && doc.words.lower(token - 1) == "of",
        "of" => {
            earlier
                && token + 1 < doc.tokens.len()
                && doc.words.lower(token + 1) == "the"
                && doc.role(token + 2).has(flag::STATE)
        }
        _ => false,
    }
}
