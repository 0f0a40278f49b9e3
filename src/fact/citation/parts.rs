//! The parts of an act's name: number, date, issuer, state, title, approval, articles behind it.
//!
//! In: an [`Act`] and a reading where a part may begin. Out: the reading behind the part, the act filled in; none where the
//! part does not begin here, or the act has it already. Which part is tried where is told in `act`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::multi::many_m_n;

use super::act::{Act, Manner, act};
use super::dating::{bare_date, dated, region};
use super::lead::{self, Lead};
use super::marks::Marks;
use super::number::{self, marked};
use super::provision::{Level, act_follows, one};
use super::reading::{Next, Read, Reading, fail, genitive, of, sign, such, word};
use super::role::{Kind, Of, Small, flag};
use super::title::{self, Ask, Comma};
use super::{issuer, published, quotation, series, titre};
use crate::fact::partial_date::{self, PartialDate};
use crate::text::{Shape, Span};

impl Act {
    /// The title inside the quotation marks that the name stands in.
    pub(super) fn quoted<'a>(&mut self, r: Reading<'a>, close: usize) -> Option<Reading<'a>> {
        self.marks.set(Marks::QUOTED);
        let title = r.doc.text.get(r.at..close)?.trim_end_matches([',', '.', ' ']);
        if title.chars().any(char::is_alphanumeric) {
            // “International Law and Regional Frameworks” is the title of something else.
            let opens = r.peek_role().has(flag::OPENS | flag::AMENDS | flag::OF)
                || r.elided('d')
                || matches!(r.next(), Next::Sign('(', _));
            if !opens && !self.word.french && r.peek_word().is_some_and(|t| r.doc.shape(t) != Shape::Number) {
                return None;
            }
            self.title = Some((r.at, r.at + title.len()));
        }
        Some(quotation::behind(r, close))
    }

    /// "No. 252", ", No. 2073", or a number that needs no mark: "Law 4251/2014", "Act 22 of 1995".
    pub(super) fn number<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        if self.number.is_some() {
            return None;
        }
        let (after, number) = marked(r).or_else(|_| self.unmarked(r)).ok()?;
        self.number = Some(number);
        self.named_to(after.at);
        Some(after)
    }

    fn unmarked<'a>(&self, r: Reading<'a>) -> Read<'a, String> {
        let (after, number) = number::act(r)?;
        let digits = number.bytes().all(|b| b.is_ascii_digit());
        let years = number.split(['-', '–', '/']).all(|y| partial_date::year(y).is_some());
        let plain = years || digits && (number.len() < 2 || !matches!(self.word.kind, Kind::Law | Kind::Decree));
        let capital = r.doc.capital(self.token) || self.word.french;
        if plain || digits && (!capital || self.title.is_some()) { fail() } else { Ok((after, number)) }
    }

    /// "(EU) 2016/679".
    pub(super) fn union<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let union = such(|d, t| matches!(d.words.lower(t), "eu" | "ue" | "ec" | "ce"));
        let (inner, _) = (sign("("), union, sign(")")).parse(r).ok().filter(|_| self.number.is_none())?;
        let (after, _) = alt((marked, number::act)).parse(inner).ok()?;
        self.number = Some(number::tidy(r.doc.text.get(r.at..after.at).unwrap_or("")));
        self.named_to(after.at);
        Some(after)
    }

    /// What an act without title is named by goes on to here.
    fn named_to(&mut self, at: usize) {
        if self.title.is_none() {
            self.core = at;
        }
    }

    pub(super) fn date<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        if self.date.is_some_and(|d| d.day.is_some()) {
            return None;
        }
        let (after, comma) = opt(sign(",")).parse(r).ok()?;
        let (after, date) = dated(after).ok()?;
        if self.date.is_some_and(|known| !known.covers(date)) {
            return None;
        }
        self.marks.set_if(Marks::ASIDE, comma.is_some());
        self.date = Some(date);
        if comma.is_none() {
            self.named_to(after.at);
        }
        Some(after)
    }

    /// "Care Act 2014": the year of a British act stands right behind it.
    pub(super) fn year_behind<'a>(&mut self, r: Reading<'a>, token: usize) -> Option<Reading<'a>> {
        let behind =
            self.word.before && self.marks.has(Marks::MODIFIED) && self.number.is_none() && self.date.is_none();
        let year =
            partial_date::year(r.doc.words.lower(token)).filter(|_| behind && r.doc.gap(token).trim().is_empty())?;
        self.titled(year);
        Some(r.after(token))
    }

    /// "Labour Inspection Act, 1999": the year of its title behind a comma.
    pub(super) fn year_aside<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let doc = r.doc;
        let (inner, _) = sign(",").parse(r).ok()?;
        let token = inner.peek_word()?;
        let year = partial_date::year(doc.words.lower(token))?;
        let after = inner.after(token);
        let own = !self.word.french && self.word.before && self.date.is_none() && self.number.is_none();
        let named = self.marks.has(Marks::MODIFIED) && !self.marks.has(Marks::MAKERS) || self.title.is_some();
        // "Under the Labour Act, 2023 permits were issued"
        let ends = match after.next() {
            Next::Word(next) => {
                let led = doc.role(next).has(flag::ENDS | flag::JOINS | flag::AND | flag::APPROVED | flag::BY);
                led || doc.role(next).has(flag::SERIES | flag::PUBLISHED)
            }
            Next::Sign(c, at) => !(matches!(c, '-' | '–' | '/') && at == after.at),
            Next::End => true,
        };
        if !(own && named && ends && doc.capital(self.token)) {
            return None;
        }
        self.titled(year);
        self.told.push((PartialDate::of_year(year), Span::new(doc.start(token), doc.end(token))));
        Some(after)
    }

    /// Takes the year of the title.
    fn titled(&mut self, year: i16) {
        self.date = Some(PartialDate::of_year(year));
        self.marks.set(Marks::YEARLY);
    }

    /// "Cap. 34", ", S.I. 19/2024", "(asp 5)".
    pub(super) fn series<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let (after, _) = opt(sign(",")).parse(r).ok()?;
        let (after, place) = published::series(after).ok()?;
        self.marks.set_if(Marks::SERIES, self.number.is_none());
        self.number.get_or_insert(place.printed);
        Some(after)
    }

    /// "OG 17/15", ", published in the Official Gazette, No. 85/05": its day is the act's where none is told.
    pub(super) fn gazette<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let (after, gazette) = published::gazette(r)?;
        if let Some((day, span)) = gazette.day {
            if self.date.is_none_or(|known| known != day && known.covers(day)) {
                self.date = Some(day);
            }
            self.told.push((day, span));
        }
        if self.number.is_none() {
            // "the Law published in OG 5/2024"
            self.named_to(after.at);
        }
        self.gazetted = self.gazetted.or(gazette.year);
        Some(after)
    }

    pub(super) fn region<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let open = self.marks.has(Marks::MODIFIED) && self.word.before && self.date.is_none();
        let (after, year) = region(r).filter(|_| open)?;
        self.titled(year);
        Some(after)
    }

    /// "of the Republic of Ixania": whose act it is, no part of its name.
    pub(super) fn state<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let (after, ()) = genitive(r).ok()?;
        let (first, _) = opt(word(flag::THE)).parse(after).ok()?;
        let named = self.marks.has(Marks::MODIFIED) || self.title.is_some();
        let after = issuer::state(first, named && self.word.kind == Kind::Code && !self.word.french)?;
        let own = (first.token..after.token).any(|t| r.doc.of_state(t));
        if self.word.kind == Kind::Constitution && !own && self.title.is_none() {
            // The constitution of another state.
            self.title = Some((r.doc.start(r.token), after.at));
        }
        self.named_to(after.at);
        Some(after)
    }

    pub(super) fn title<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        if self.title.is_some() || self.word.kind == Kind::Recommendation {
            return None;
        }
        let known = self.number.is_some() || self.date.is_some();
        if let Some((after, title)) = quotation::title(r, known) {
            self.title = Some(title);
            self.marks.set(Marks::QUOTED);
            return Some(after);
        }
        let from = r.doc.start(r.token).min(r.end);
        if self.word.kind == Kind::Policy && r.peek_word().is_some_and(|t| r.doc.shape(t) == Shape::Number) {
            // "Action Plan 2022-2026"
            let after = series::period(r)?;
            self.title = Some((from, after.at));
            return Some(after);
        }
        let definite = self.marks.has(Marks::DEFINITE);
        let by_of = self.word.of == Of::Title && !(self.marks.has(Marks::MODIFIED) && self.word.kind != Kind::Guidance);
        let ask = Ask {
            of: by_of || self.word.kind == Kind::Policy || self.word.kind == Kind::Treaty && self.word.french,
            small: known
                || definite
                    && (self.word.small == Small::Named || r.doc.capital(self.token) && self.word.kind == Kind::Law),
            comma: if !known {
                Comma::No
            } else if self.marks.has(Marks::ASIDE) {
                Comma::Any
            } else {
                Comma::Participle
            },
            kind: self.word.kind,
        };
        let after = if self.word.french { titre::french(r, ask) } else { title::english(r, ask) }?;
        self.title = Some((r.peek_sign().map_or(r.at, |_| from), after.at));
        Some(after)
    }

    /// "Act of 6 June 1997 – Penal Code".
    pub(super) fn named_after<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        if self.title.is_some() || self.date.is_none() {
            return None;
        }
        let (inner, _) = sign("–—-").parse(r).ok().filter(|(inner, _)| inner.at > r.at + 1)?;
        let (after, other) = lead::named(inner)?;
        let name = other.word.kind == Kind::Code && other.manner == Manner::Named && other.number.is_none();
        self.alias = name.then(|| Box::new(other));
        name.then_some(after)
    }

    /// "of the Cabinet of Ministers", "du procureur général".
    pub(super) fn issuer<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let titled = self.word.of == Of::Title && !self.marks.has(Marks::MODIFIED) && !self.word.french;
        if self.marks.has(Marks::ISSUED) || titled {
            return None;
        }
        let (after, ()) = genitive(r).ok()?;
        let (first, _) = opt(word(flag::THE)).parse(after).ok()?;
        let (after, marks) = if self.word.french { issuer::french(first) } else { issuer::english(first) }?;
        self.marks.set(marks);
        self.named_to(after.at);
        Some(after)
    }

    /// ", approved by Government Decree No. 305 of 8 June 2009"; ", Act No. 4 of 2003"; "issued by the Minister on 5 May 2020".
    pub(super) fn approval<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        let (after, comma) = opt(sign(",")).parse(r).ok()?;
        if comma.is_some() && self.number.is_none() {
            let token = after.peek_word()?;
            if r.doc.capital(token) && r.doc.role(token).names_act() && marked(after.after(token)).is_ok() {
                let (after, other) = act(after, token, Lead::default(), None)?;
                self.approved_by(&other);
                return Some(after);
            }
        }
        let which =
            such(|d, t| matches!(d.words.lower(t), "which" | "that" | "as" | "was" | "were" | "been" | "tel" | "que"));
        let (after, _) = many_m_n(0, 2, which).parse(after).ok()?;
        let (after, _) = word(flag::APPROVED).parse(after).ok()?;
        let (after, _) = word(flag::BY).parse(after).ok()?;
        if let Some((after, other)) = lead::named(after)
            && other.manner == Manner::Named
            && (other.number.is_some() || other.date.is_some())
        {
            self.approved_by(&other);
            return Some(after);
        }
        let (first, _) = opt(word(flag::THE)).parse(after).ok()?;
        let (after, marks) = issuer::english(first)?;
        let on = such(|d, t| matches!(d.words.lower(t), "on" | "le" | "dated" | "of" | "du"));
        let (after, _) = opt(on).parse(after).ok()?;
        let (after, date) = bare_date(after).ok()?;
        self.marks.set(marks);
        self.date.get_or_insert(date);
        Some(after)
    }

    /// Takes number and date from the act that approves this one.
    pub(super) fn approved_by(&mut self, other: &Act) {
        self.approver = Some(other.word.family);
        if self.number.is_none() {
            self.number.clone_from(&other.number);
        }
        self.date = self.date.or(other.date);
    }

    /// ", Article 5", ", in its Article 5", where the article has no act of its own.
    pub(super) fn articles<'a>(&mut self, r: Reading<'a>) -> Option<Reading<'a>> {
        if self.inside.is_some() || self.marks.has(Marks::PROVISION) {
            return None;
        }
        let (after, comma) = opt(sign(",")).parse(r).ok()?;
        let (after, within) =
            opt(such(|d, t| matches!(d.words.lower(t), "in" | "under" | "en" | "à" | "aux" | "dans")))
                .parse(after)
                .ok()?;
        let (after, _) = opt(such(|d, t| d.role(t).has(flag::THE) || d.words.lower(t) == "ses")).parse(after).ok()?;
        if comma.is_none() && within.is_none() {
            return None;
        }
        let (after, found) = one(after).ok()?;
        if of(after).is_ok() || act_follows(after) || found.level == Level::Part {
            return None;
        }
        self.inside = Some(found);
        Some(after)
    }
}
