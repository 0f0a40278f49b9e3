//! Partial dates: a year, a month of a year, or a day.
//!
//! In: words such as "10 September 2013", "January 1, 2001", "1er février 2024", "12.05.2015", "April 2024" or "2004", over
//! line ends. Out: a [`PartialDate`], ordered, written as ISO ("2024", "2024-04", "2024-04-09"). Refuses what no calendar
//! has (30 February, month 13) and years outside 1500–2199, since those are numbers of something else.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date of which the month and the day may be unknown. A day is never without its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

impl PartialDate {
    /// A whole year.
    pub fn of_year(year: i16) -> Self {
        PartialDate { year, month: None, day: None }
    }

    /// A month of a year, where there is such a month.
    pub fn of_month(year: i16, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(PartialDate { year, month: Some(month), day: None })
    }

    /// A day, where the calendar has it.
    pub fn of_day(year: i16, month: u8, day: u8) -> Option<Self> {
        let known = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        known.then_some(PartialDate { year, month: Some(month), day: Some(day) })
    }

    /// Whether `other` says the same or more: "2024" covers "2024-04".
    pub fn covers(self, other: PartialDate) -> bool {
        self.year == other.year
            && self.month.is_none_or(|m| other.month == Some(m))
            && self.day.is_none_or(|d| other.day == Some(d))
    }

    /// The first day that it can mean, as (year, month, day).
    pub fn first_day(self) -> (i16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that it can mean, as (year, month, day).
    pub fn last_day(self) -> (i16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in(self.year, month)))
    }

    /// Reads a date at the head of a text, English or French, and tells how many bytes it took. White space, also over
    /// line ends, is skipped between its parts, not before them; a word broken by a hyphen at a line's end is one word.
    pub fn parse(text: &str) -> Option<(PartialDate, usize)> {
        let mut at = Cursor { text, at: 0 };
        at.skip_lead();
        let date = at
            .iso()
            .or_else(|| at.numeric())
            .or_else(|| at.day_first())
            .or_else(|| at.month_first())
            .or_else(|| at.bare_year())?;
        Some((date, at.at))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        PartialDate::parse(&text)
            .filter(|(_, len)| *len == text.len())
            .map(|(date, _)| date)
            .ok_or_else(|| D::Error::custom(format!("`{text}` is no date")))
    }
}

/// The year that a number can be: four digits, 1500 to 2199.
pub fn year(digits: &str) -> Option<i16> {
    let whole = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    whole.then(|| digits.parse().ok()).flatten().filter(|y| (1500..2200).contains(y))
}

/// The day that a word can be: "9", "09", "1er", "1st", "22nd".
pub fn day(lower: &str) -> Option<u8> {
    let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
    let known = matches!(&lower[digits..], "" | "er" | "st" | "nd" | "rd" | "th" | "e" | "º" | "ème");
    (known && digits <= 2).then(|| lower[..digits].parse().ok()).flatten().filter(|d| (1..=31).contains(d))
}

/// The month that a lower-case word names, English or French, whole or shortened ("sept").
pub fn month(lower: &str) -> Option<u8> {
    Some(match lower {
        "january" | "jan" | "janvier" | "janv" => 1,
        "february" | "feb" | "février" | "fevrier" | "févr" | "fév" => 2,
        "march" | "mar" | "mars" => 3,
        "april" | "apr" | "avril" | "avr" => 4,
        "may" | "mai" => 5,
        "june" | "jun" | "juin" => 6,
        "july" | "jul" | "juillet" | "juil" => 7,
        "august" | "aug" | "août" | "aout" => 8,
        "september" | "sep" | "sept" | "septembre" => 9,
        "october" | "oct" | "octobre" => 10,
        "november" | "nov" | "novembre" => 11,
        "december" | "dec" | "décembre" | "decembre" | "déc" => 12,
        _ => return None,
    })
}

fn days_in(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A place in the text under the parser; each reader moves it only where it succeeds.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Passes over "dated", "of the", "the", "le", "du", "de".
    fn skip_lead(&mut self) {
        for lead in ["dated ", "daté du ", "datée du ", "en date du ", "of ", "the ", "du ", "le "] {
            if self.rest().len() > lead.len()
                && self.rest().get(..lead.len()).is_some_and(|s| s.eq_ignore_ascii_case(lead))
            {
                self.at += lead.len();
                self.space();
            }
        }
    }

    fn digits(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let n = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += n;
        (1..=4).contains(&n).then(|| &rest[..n])
    }

    /// Letters as one lower-case word, over a hyphen at a line's end.
    fn word(&mut self) -> Option<String> {
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let n = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            out.extend(rest[..n].chars().flat_map(char::to_lowercase));
            self.at += n;
            let Some(after) = self.rest().strip_prefix('-').filter(|_| n > 0) else { break };
            let body = after.trim_start();
            if !after[..after.len() - body.len()].contains('\n') || !body.starts_with(char::is_lowercase) {
                break;
            }
            self.at += 1 + after.len() - body.len();
        }
        (!out.is_empty()).then_some(out)
    }

    fn try_read<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// What follows must not go on with the number or the word.
    fn ends(&self) -> bool {
        let mut rest = self.rest().chars();
        let goes_on = |c: char| c.is_alphanumeric();
        match rest.next() {
            Some('.' | '/' | '-' | '–' | ':') => rest.next().is_none_or(|c| !c.is_ascii_digit()),
            Some(c) => !goes_on(c),
            None => true,
        }
    }

    /// "2015-05-12", "2015-05".
    fn iso(&mut self) -> Option<PartialDate> {
        self.try_read(|c| {
            let y = year(c.digits()?)?;
            c.take('-')?;
            let m = c.digits().filter(|d| d.len() == 2)?.parse().ok()?;
            let day = c.try_read(|c| {
                c.take('-')?;
                c.digits().filter(|d| d.len() == 2)?.parse().ok()
            });
            let date = day.map_or_else(|| PartialDate::of_month(y, m), |d| PartialDate::of_day(y, m, d))?;
            c.ends().then_some(date)
        })
    }

    /// "12.05.2015", "12/5/2015": the day comes first, as states write it.
    fn numeric(&mut self) -> Option<PartialDate> {
        self.try_read(|c| {
            let d = c.digits().filter(|d| d.len() <= 2)?.parse().ok()?;
            let sign = c.rest().chars().next().filter(|s| matches!(s, '.' | '/' | '-'))?;
            c.take(sign)?;
            c.space();
            let m = c.digits().filter(|m| m.len() <= 2)?.parse().ok()?;
            c.take(sign)?;
            c.space();
            let y = year(c.digits()?)?;
            let date = PartialDate::of_day(y, m, d)?;
            c.ends().then_some(date)
        })
    }

    /// "10 September 2013", "1er février 2024", "9th of April, 2024".
    fn day_first(&mut self) -> Option<PartialDate> {
        self.try_read(|c| {
            let n = c.rest().find(|ch: char| !ch.is_alphanumeric() && ch != 'º').unwrap_or(c.rest().len());
            let d = day(&c.rest()[..n].to_lowercase())?;
            c.at += n;
            c.space();
            let mut word = c.word()?;
            if matches!(word.as_str(), "of" | "de") {
                c.space();
                word = c.word()?;
            }
            let m = month(&word)?;
            c.year_after(m, Some(d))
        })
    }

    /// "January 1, 2001", "April 2024", "mai 2015".
    fn month_first(&mut self) -> Option<PartialDate> {
        self.try_read(|c| {
            let m = month(&c.word()?)?;
            c.try_read(|c| {
                c.take_dot();
                c.space();
                let n = c.rest().find(|ch: char| !ch.is_alphanumeric()).unwrap_or(c.rest().len());
                let d = day(&c.rest()[..n].to_lowercase())?;
                c.at += n;
                c.year_after(m, Some(d))
            })
            .or_else(|| c.year_after(m, None))
        })
    }

    fn year_after(&mut self, m: u8, d: Option<u8>) -> Option<PartialDate> {
        self.take_dot();
        self.space();
        if self.take(',').is_some() {
            self.space();
        }
        for lead in ["of ", "de "] {
            if self.rest().starts_with(lead) {
                self.at += lead.len();
            }
        }
        let y = year(self.digits()?)?;
        let date = d.map_or_else(|| PartialDate::of_month(y, m), |d| PartialDate::of_day(y, m, d))?;
        self.rest().chars().next().is_none_or(|c| !c.is_alphanumeric()).then_some(date)
    }

    fn bare_year(&mut self) -> Option<PartialDate> {
        self.try_read(|c| {
            let y = year(c.digits()?)?;
            c.ends().then(|| PartialDate::of_year(y))
        })
    }

    fn take(&mut self, sign: char) -> Option<()> {
        self.rest().starts_with(sign).then(|| self.at += sign.len_utf8())
    }

    fn take_dot(&mut self) {
        let _ = self.take('.');
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_in_both_languages() {
        for (text, iso) in [
            ("10 September 2013", "2013-09-10"),
            ("10 Septem-\nber 2013 on", "2013-09-10"),
            ("January 1, 2001", "2001-01-01"),
            ("12 mai 2015", "2015-05-12"),
            ("1er février\n2024", "2024-02-01"),
            ("9 April 2024", "2024-04-09"),
            ("9th of April, 2024", "2024-04-09"),
            ("dated 2004", "2004"),
            ("dated 4 March 2004", "2004-03-04"),
            ("en date du 4 mars 2004", "2004-03-04"),
            ("12.05.2015", "2015-05-12"),
            ("12/5/2015.", "2015-05-12"),
            ("2015-05-12", "2015-05-12"),
            ("April 2024", "2024-04"),
            ("Sept. 2024", "2024-09"),
            ("décembre 2023", "2023-12"),
            ("2024, in", "2024"),
        ] {
            let (date, len) = PartialDate::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(date.to_string(), iso, "{text}");
            assert!(len <= text.len());
        }
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in [
            "30 February 2024",
            "31.13.2024",
            "2024-05a",
            "12 September",
            "9001",
            "12",
            "",
            "2024-61",
            "May the force",
            "2023/2024",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
        assert_eq!(PartialDate::of_day(2023, 2, 29), None);
        assert!(PartialDate::of_day(2024, 2, 29).is_some());
    }

    #[test]
    fn order_and_cover() {
        let parse = |t: &str| PartialDate::parse(t).unwrap().0;
        assert!(parse("2024") < parse("April 2024") && parse("April 2024") < parse("9 April 2024"));
        assert!(parse("2024").covers(parse("9 April 2024")) && !parse("9 April 2024").covers(parse("2024")));
        assert_eq!(parse("February 2024").last_day(), (2024, 2, 29));
        assert_eq!(parse("2024").first_day(), (2024, 1, 1));
        assert_eq!(serde_json::to_string(&parse("April 2024")).unwrap(), "\"2024-04\"");
        assert_eq!(serde_json::from_str::<PartialDate>("\"2024-04\"").unwrap(), parse("April 2024"));
        assert!(serde_json::from_str::<PartialDate>("\"April 2024 and\"").is_err());
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "\\PC{0,40}|[0-9./ a-zé-]{0,20}") {
            if let Some((date, len)) = PartialDate::parse(&text) {
                prop_assert!(text.get(..len).is_some());
                let back = PartialDate::parse(&date.to_string()).map(|(d, _)| d);
                prop_assert_eq!(back, Some(date));
            }
        }
    }
}
