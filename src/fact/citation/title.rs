//! Where an English title ends: "Act on the Suppression of Trafficking in Persons | was adopted".
//!
//! In: a reading just behind the word for the act. Out: the reading behind the title, or none where no title begins. A
//! title with capitals runs on as long as capitals do, over small words such as "of the"; one in small letters ends at a
//! verb or at any word that begins another clause. A second act after "and" is not swallowed. French titles: see `titre`.

use nom::Parser;

use super::lead::Lead;
use super::marks::Marks;
use super::reading::{Next, Reading, word};
use super::role::{Kind, flag};
use super::series;
use crate::text::Shape;

/// What may open a title behind a comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comma {
    /// Nothing.
    No,
    /// "concerning", "relative à", but not "on", which may begin another clause.
    Participle,
    /// "on" too, since the date before it stands between commas.
    Any,
}

/// What the act before the title allows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask {
    /// "of" opens the title ("Code of Criminal Procedure").
    pub of: bool,
    /// A title in small letters may follow.
    pub small: bool,
    /// Whether a comma may stand before the opening word.
    pub comma: Comma,
    /// The kind of act.
    pub kind: Kind,
}

/// How many words a title has at most.
const LONGEST: usize = 48;
/// How many words a title in small letters has at most.
const LONGEST_SMALL: usize = 18;

/// A title, from its opening word on.
pub(super) fn english(start: Reading<'_>, ask: Ask) -> Option<Reading<'_>> {
    let mut r = start;
    if start.peek_sign() == Some(',') {
        r = super::reading::sign(",").parse(r).ok().filter(|_| ask.comma != Comma::No)?.0;
        if !r.peek_role().has(flag::OPENS | flag::AMENDS)
            || ask.comma == Comma::Participle
                && r.peek_word().is_some_and(|t| matches!(r.doc.words.lower(t), "on" | "for"))
        {
            return None;
        }
    }
    let opener = r.peek_word()?;
    let lower = r.doc.words.lower(opener);
    let role = r.doc.role(opener);
    let to = lower == "to";
    if !(role.has(flag::OPENS | flag::AMENDS) || ask.of && lower == "of" || to) {
        return None;
    }
    let mut after = r.after(opener);
    if role.has(flag::AMENDS) || lower == "relating" || lower == "about" {
        while let Ok((next, _)) = word(flag::AND).or(such_to()).parse(after) {
            after = next;
        }
    }
    let mut first = after;
    while let Ok((next, _)) = word(flag::THE).or(article_word()).parse(first) {
        first = next;
    }
    let head = first.peek_word()?;
    let doc = r.doc;
    if lower == "for" && doc.shape(head) == Shape::Number && opener > 1 && doc.role(opener - 2).has(flag::BUDGET) {
        // "the budget law for 2025"
        return series::period(first);
    }
    if doc.role(head).has(flag::STATE) && ask.of && lower == "of" {
        return None;
    }
    if doc.capital(head) && !(to && doc.role(head).names_act() && ask.kind != Kind::Treaty) {
        Capitals { amends: role.has(flag::AMENDS), ask, good: None, anchor: None, by: false, leads: false }.run(first)
    } else if doc.shape(head) == Shape::Lower
        && if lower == "of" { doc.role(head).has(flag::CODE_WORD) } else { ask.small && !to }
    {
        small(first, ask)
    } else {
        None
    }
}

fn such_to<'a>() -> impl Parser<Reading<'a>, Output = usize, Error = ()> {
    super::reading::such(|d, t| d.words.lower(t) == "to")
}

fn article_word<'a>() -> impl Parser<Reading<'a>, Output = usize, Error = ()> {
    super::reading::such(|d, t| matches!(d.words.lower(t), "a" | "an" | "certain"))
}

/// The walk over a title with capitals.
struct Capitals<'a> {
    amends: bool,
    ask: Ask,
    /// Behind the last word that belongs to the title.
    good: Option<Reading<'a>>,
    /// Behind the last word before an "and" (or "in", "by") that may lead to another act.
    anchor: Option<Reading<'a>>,
    /// "by" was met: a body behind it is who acts.
    by: bool,
    /// What was met since the anchor leads to another act: "and", "in the".
    leads: bool,
}

impl<'a> Capitals<'a> {
    fn run(mut self, start: Reading<'a>) -> Option<Reading<'a>> {
        let doc = start.doc;
        let mut r = start;
        let mut pending = "";
        for _ in 0..LONGEST {
            match r.next() {
                Next::Word(token) => {
                    let role = doc.role(token);
                    let lower = doc.words.lower(token);
                    if doc.shape(token) == Shape::Number {
                        let Some(after) = series::period(r).filter(|_| self.ask.kind == Kind::Policy) else { break };
                        r = after;
                        self.good = Some(r);
                    } else if doc.capital(token) {
                        if role.has(flag::MARK)
                            && (r.after(token).peek_sign() == Some('.') || doc.shape(token + 1) == Shape::Number)
                        {
                            break;
                        }
                        let number = doc.shape(token + 1) == Shape::Number || doc.shape(token + 1) == Shape::Upper;
                        if role.has(flag::ARTICLE | flag::CHAPTER | flag::PART) && number {
                            // "… and in Article 12 of"
                            return self.anchor.or(self.good);
                        }
                        if role.has(flag::STATE) && pending == "of"
                            || doc.text[doc.end(token)..].starts_with("(1")
                            || doc.text[doc.end(token)..].starts_with("(2")
                        {
                            break;
                        }
                        if self.by && role.has(flag::BODY) {
                            return self.anchor;
                        }
                        if self.amends && role.names_act() {
                            // "Law amending Law No. 12/2003 on Asylum"
                            let nested = Lead { marks: Marks::NESTED.with(Marks::DEFINITE), year: None };
                            if let Some((after, _)) =
                                super::lead::led(r, nested).filter(|(_, act)| act.number.is_some())
                            {
                                return Some(after);
                            }
                        }
                        if role.names_act() && self.another(token, pending) {
                            return self.anchor;
                        }
                        r = r.after(token);
                        self.good = Some(r);
                        pending = "";
                    } else if role.has(flag::JOINS) {
                        match lower {
                            "by" => (self.anchor, self.by, self.leads) = (self.good, true, false),
                            "and" | "or" => (self.anchor, self.leads) = (self.good, true),
                            "in" | "under" | "with" | "from" | "through" => {
                                (self.anchor, self.leads) = (self.good, false);
                            }
                            "of" | "on" | "to" | "for" | "against" => self.anchor = None,
                            "the" => self.leads = true,
                            _ => {}
                        }
                        pending = if pending == "of" && lower == "the" { "of" } else { lower };
                        r = r.after(token);
                    } else if !role.has(flag::ENDS) && self.goes_small(token, r, pending) {
                        return small(r, self.ask).or(self.good);
                    } else {
                        break;
                    }
                }
                Next::Sign('-' | '\u{2010}' | '\u{2011}', at)
                    if self.good.is_some() && at == r.at && doc.start(r.token) == at + 1 =>
                {
                    r = Reading { at: at + 1, ..r };
                    if !doc.capital(r.token) && doc.shape(r.token) == Shape::Lower {
                        r = r.after(r.token);
                        self.good = Some(r);
                    }
                }
                Next::Sign('&', at) => r = Reading { at: at + 1, ..r },
                Next::Sign(',', at) if self.good.is_some() => {
                    let after = Reading { at: at + 1, ..r };
                    if !series::capitals(after) {
                        break;
                    }
                    self.anchor = None;
                    r = after;
                }
                _ => break,
            }
        }
        self.good
    }

    /// Whether the act at `token` is another one, joined by "and the", rather than a part of this title.
    fn another(&self, token: usize, pending: &str) -> bool {
        let doc = self.good.map(|g| g.doc);
        let policy = doc.and_then(|d| d.act(token, false)).is_some_and(|a| a.kind == Kind::Policy);
        self.anchor.is_some() && self.leads && !self.amends && !(policy && pending == "and")
    }

    /// Whether a word in small letters goes on with the title: "Rules on the Repatriation of victims", "Law on Combating
    /// domestic violence".
    fn goes_small(&self, token: usize, r: Reading<'a>, pending: &str) -> bool {
        let doc = r.doc;
        let after_of = matches!(pending, "of" | "against") && self.good.is_some();
        let gerund = pending.is_empty()
            && token > 0
            && doc.words.lower(token - 1).ends_with("ing")
            && doc.words.lower(token - 1).len() > 5;
        // "Act No. 61-10 on Senegalese nationality"
        let ending = ["ese", "ian", "ish", "ean", "an"];
        let demonym = self.ask.small
            && pending.is_empty()
            && token > 1
            && doc.role(token - 2).has(flag::OPENS | flag::JOINS)
            && ending.iter().any(|e| doc.words.lower(token - 1).ends_with(e));
        doc.shape(token) == Shape::Lower && (after_of || gerund || demonym) && !doc.role(token).names_act()
    }
}

/// A title in small letters.
fn small<'a>(start: Reading<'a>, ask: Ask) -> Option<Reading<'a>> {
    let doc = start.doc;
    let mut r = start;
    let mut good: Option<Reading<'a>> = None;
    for _ in 0..LONGEST_SMALL {
        match r.next() {
            Next::Word(token) => {
                let role = doc.role(token);
                let lower = doc.words.lower(token);
                if doc.shape(token) == Shape::Number {
                    let Some(after) = series::period(r).filter(|_| ask.kind == Kind::Policy) else { break };
                    r = after;
                    good = Some(r);
                } else if role.has(flag::ENDS | flag::BACK) || lower == "by" || lower == "as" || lower == "under" {
                    break;
                } else if role.has(flag::JOINS) {
                    let before = if token > 0 { doc.words.lower(token - 1) } else { "" };
                    if lower == "to"
                        && !(before.ends_with("ing")
                            || matches!(before, "access" | "amendments" | "right" | "rights" | "respect"))
                    {
                        break;
                    }
                    let next = r.after(token).peek_word();
                    if next.is_none_or(|t| {
                        doc.role(t).has(flag::ENDS) || matches!(lower, "in" | "with") && doc.words.lower(t) == "its"
                    }) {
                        break;
                    }
                    r = r.after(token);
                } else {
                    if role.names_act() && doc.role(token.saturating_sub(1)).has(flag::THE) && good.is_some() {
                        break;
                    }
                    r = r.after(token);
                    good = Some(r);
                }
            }
            Next::Sign('-' | '\u{2011}', at) if good.is_some() && doc.start(r.token) == at + 1 => {
                r = Reading { at: at + 1, ..r }
            }
            Next::Sign(',', at) if good.is_some() => {
                let after = Reading { at: at + 1, ..r };
                if !series::small(after) {
                    break;
                }
                r = after;
            }
            _ => break,
        }
    }
    good
}
