//! Marks: the numbers and limbs by which asks are called.
//!
//! In: text from a number or limb on. Out: [`Mark`]s, lists and ranges written out ("2(a) and (b)", "122.14-15", "2, third
//! indent"). The grammars are nom's; what is no mark ("12th", "10%", "A joint group") is refused.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{anychar, char, line_ending, one_of, space0};
use nom::combinator::{eof, map, map_opt, not, opt, peek, recognize, verify};
use nom::multi::many_m_n;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::words::{Kind, Kinds, LayoutWords};

/// A limb of an item: `(a)`, `(iii)`, "third indent".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Limb {
    /// Its place, from 1: `a` and `i` and "first" are 1.
    pub place: u8,
    /// It is written as a roman numeral.
    pub roman: bool,
}

impl std::fmt::Display for Limb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const ROMAN: [&str; 13] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
        match ROMAN.get(usize::from(self.place)) {
            Some(numeral) if self.roman => f.write_str(numeral),
            _ => write!(f, "{}", char::from(b'a' + self.place.clamp(1, 26) - 1)),
        }
    }
}

/// A number that an ask bears, with its limb.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mark {
    /// As written: `2`, `140.11`, `iv`, `B`; empty where only the limb is named.
    pub number: String,
    /// The limb, where one is named.
    pub limb: Option<Limb>,
}

impl Mark {
    /// Whether it is the letter of a part: `B`.
    pub(super) fn is_lettered(&self) -> bool {
        self.number.as_bytes().first().is_some_and(u8::is_ascii_uppercase)
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.number.as_str(), self.limb) {
            ("", Some(limb)) => write!(f, "{limb}"),
            (number, Some(limb)) => write!(f, "{number}.{limb}"),
            (number, None) => f.write_str(number),
        }
    }
}

pub(super) type Parsed<'a, T> = IResult<&'a str, T>;

/// Spaces, over one line end at most.
fn spaces0(i: &str) -> Parsed<'_, &str> {
    recognize((space0, opt((line_ending, space0)))).parse(i)
}

pub(super) fn spaces1(i: &str) -> Parsed<'_, &str> {
    verify(spaces0, |s: &str| !s.is_empty()).parse(i)
}

pub(super) fn alphanumeric(i: &str) -> Parsed<'_, char> {
    verify(anychar, |c: &char| c.is_alphanumeric()).parse(i)
}

/// What follows a letter that is a word, as in "A joint group", and no number; "iii and iv" are two.
fn runs_on<'a>(words: &'a LayoutWords) -> impl Parser<&'a str, Output = char, Error = nom::error::Error<&'a str>> {
    let joins = move |i: &'a str| {
        let (rest, _) = spaces1(i)?;
        match words.at(rest, Kinds::of(&[Kind::List, Kind::Range])) {
            Some(_) => Ok((rest, ())),
            None => Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Tag))),
        }
    };
    preceded(not(peek(joins)), alt((alphanumeric, preceded(spaces1, verify(anychar, |c: &char| c.is_lowercase())))))
}

/// Up to three digits, not part of a longer number or word.
fn digits(i: &str) -> Parsed<'_, &str> {
    terminated(take_while_m_n(1, 3, |c: char| c.is_ascii_digit()), not(peek(verify(anychar, char::is_ascii_digit))))
        .parse(i)
}

/// `2`, `140.11`, `2.1.3`.
pub(super) fn number(i: &str) -> Parsed<'_, &str> {
    recognize((digits, many_m_n(0, 2, preceded(char('.'), digits)))).parse(i)
}

fn roman(token: &str) -> Option<u8> {
    const NUMERALS: [&str; 18] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii",
    ];
    NUMERALS.iter().position(|n| token.eq_ignore_ascii_case(n)).map(|p| p as u8 + 1)
}

/// A limb by what stands between its brackets: `a`, `iv`, `3`.
pub(super) fn limb_of(token: &str) -> Option<Limb> {
    if let Some(place) = roman(token) {
        return Some(Limb { place, roman: true });
    }
    match token.as_bytes() {
        &[b] if b.is_ascii_alphabetic() => Some(Limb { place: b.to_ascii_lowercase() - b'a' + 1, roman: false }),
        [b'1'..=b'9'] | [b'1', b'0'..=b'9'] => token.parse().ok().map(|place| Limb { place, roman: false }),
        _ => None,
    }
}

fn limb_token(i: &str) -> Parsed<'_, Limb> {
    map_opt(take_while_m_n(1, 5, |c: char| c.is_ascii_alphanumeric()), limb_of).parse(i)
}

pub(super) fn limb_in_brackets(i: &str) -> Parsed<'_, Limb> {
    delimited((char('('), space0), limb_token, (space0, char(')'))).parse(i)
}

/// A single letter that nothing but the end of the marker follows.
fn letter(i: &str) -> Parsed<'_, Limb> {
    map_opt(terminated(verify(anychar, char::is_ascii_lowercase), not(peek(alphanumeric))), |c| {
        let mut buffer = [0; 4];
        limb_of(c.encode_utf8(&mut buffer))
            .map(|l| Limb { roman: false, place: if l.roman { c as u8 - b'a' + 1 } else { l.place } })
    })
    .parse(i)
}

/// The limb that follows a number: `(a)`, ` (a)`, `.a`, `a`, `a)`, ", third indent", ", indent 3", "point a".
fn limb(words: &LayoutWords) -> impl Parser<&str, Output = Limb, Error = nom::error::Error<&str>> {
    alt((
        preceded(space0, limb_in_brackets),
        preceded(opt(char('.')), letter),
        preceded(space0, terminated(limb_token, char(')'))),
        preceded(spaces1, terminated(letter, peek((space0, alt((one_of(":–—\n"), map(eof, |_| ' '))))))),
        preceded((opt(one_of(",.;")), spaces0), indent(words)),
    ))
}

/// "third indent", "indent 3", "point (a)", "3rd bullet".
fn indent<'a>(words: &'a LayoutWords) -> impl FnMut(&'a str) -> Parsed<'a, Limb> {
    let fail = |i| Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Tag)));
    move |i: &'a str| {
        const INDENT: Kinds = Kinds::of(&[Kind::Indent]);
        if let Some(ordinal) = words.at(i, Kinds::of(&[Kind::Ordinal])) {
            let (rest, _) = spaces1(&i[ordinal.len..])?;
            let Some(noun) = words.at(rest, INDENT) else { return fail(i) };
            return Ok((&rest[noun.len..], Limb { place: ordinal.value, roman: false }));
        }
        if let Ok((rest, place)) =
            take_while_m_n::<_, _, nom::error::Error<&str>>(1, 2, |c: char| c.is_ascii_digit()).parse(i)
        {
            let (rest, _) = alt((tag("st"), tag("nd"), tag("rd"), tag("th"))).parse(rest)?;
            let (rest, _) = spaces1(rest)?;
            let (Some(noun), Ok(place)) = (words.at(rest, INDENT), place.parse()) else { return fail(i) };
            return Ok((&rest[noun.len..], Limb { place, roman: false }));
        }
        let Some(noun) = words.at(i, INDENT) else { return fail(i) };
        let (rest, _) = (opt(char('.')), spaces0).parse(&i[noun.len..])?;
        alt((limb_in_brackets, terminated(limb_token, not(peek(alphanumeric))))).parse(rest)
    }
}

/// ", second and third indents", ", first to fourth indents": several limbs under one noun.
fn counted<'a>(i: &'a str, words: &LayoutWords) -> Option<(&'a str, Vec<Limb>)> {
    const ORDINAL: Kinds = Kinds::of(&[Kind::Ordinal]);
    let mut rest = i.trim_start_matches([',', '.', ';', ' ', '\n']);
    let mut limbs: Vec<Limb> = Vec::new();
    let mut range = false;
    loop {
        let met = words.at(rest, ORDINAL)?;
        let from = limbs.last().filter(|_| range).map_or(met.value, |l| l.place + 1);
        limbs.extend((from..=met.value).map(|place| Limb { place, roman: false }));
        rest = &rest[met.len..];
        let after = rest.trim_start_matches([' ', '\n']);
        if let Some(noun) = words.at(after, Kinds::of(&[Kind::Indent])) {
            return (limbs.len() > 1).then_some((&after[noun.len..], limbs));
        }
        (rest, range) = joint(rest, words)?;
    }
}

/// A number with its limb, a limb alone, or the letter of a part.
fn mark<'a>(words: &'a LayoutWords) -> impl FnMut(&'a str) -> Parsed<'a, Mark> {
    move |i: &'a str| {
        if let Ok((rest, found)) = limb_in_brackets(i) {
            return Ok((rest, Mark { number: String::new(), limb: Some(found) }));
        }
        let (rest, written) = alt((
            number,
            terminated(recognize(one_of("ABCDEFGH")), not(peek(runs_on(words)))),
            verify(
                terminated(
                    take_while_m_n(1, 5, |c: char| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X')),
                    not(peek(runs_on(words))),
                ),
                |t: &str| roman(t).is_some(),
            ),
        ))
        .parse(i)?;
        let (rest, found) = opt(limb(words)).parse(rest)?;
        // "12th", "10%", "3D": no number of an ask.
        if rest.starts_with(|c: char| c.is_alphanumeric() || c == '%') {
            return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Digit)));
        }
        Ok((rest, Mark { number: written.to_owned(), limb: found }))
    }
}

/// What may stand between an ask's word and its number: `.`, "No.", a space.
pub(super) fn before_marks(words: &LayoutWords) -> impl FnMut(&str) -> Parsed<'_, ()> {
    move |i| {
        let (mut rest, _) = (opt(char('.')), spaces0).parse(i)?;
        if let Some(met) = words.at(rest, Kinds::of(&[Kind::Number])) {
            (rest, _) = (opt(char('.')), spaces0).parse(&rest[met.len..])?;
        }
        Ok((rest, ()))
    }
}

/// Numbers joined by commas, "and", dashes: `2(a) and (b)`, `1–5, 14`, `122.14– 15`, `5., 6., 7.`
pub(super) fn marks<'a>(words: &'a LayoutWords) -> impl FnMut(&'a str) -> Parsed<'a, Vec<Mark>> {
    move |i: &'a str| {
        let (mut rest, first) = mark(words)(i)?;
        let mut all = vec![first];
        if all[0].limb.is_none()
            && let Some((after, limbs)) = counted(rest, words)
        {
            let number = all.remove(0).number;
            all.extend(limbs.into_iter().map(|limb| Mark { number: number.clone(), limb: Some(limb) }));
            rest = after;
        }
        while all.len() < 512 {
            let Some((after, range)) = joint(rest, words) else { break };
            // "3 a) et b)": the second letter has a bracket on one side only.
            let alone = |i| {
                let (rest, limb) = terminated(limb_token, char(')')).parse(i)?;
                Ok::<_, nom::Err<nom::error::Error<&str>>>((rest, Mark { number: String::new(), limb: Some(limb) }))
            };
            let Ok((after, next)) = mark(words)(after).or_else(|_| alone(after)) else { break };
            let last = &all[all.len() - 1];
            let dotted = rest.starts_with(". ") && !(last.number.contains('.') && next.number.contains('.'));
            if dotted || next.number.is_empty() && last.limb.is_none() {
                break;
            }
            extend(&mut all, next, range);
            rest = after;
        }
        Ok((rest, all))
    }
}

/// The sign between two numbers, and whether it makes a range of them.
fn joint<'a>(i: &'a str, words: &LayoutWords) -> Option<(&'a str, bool)> {
    let rest = i.trim_start_matches([' ', '\n']);
    let spaced = rest.len() < i.len();
    if let Some(after) = rest.strip_prefix(['–', '—', '-']) {
        let tail = after.trim_start_matches([' ', '\n']);
        // " - " parts the marker from its words.
        return (!(spaced && tail.len() < after.len())).then_some((tail, true));
    }
    let mut rest = rest;
    let mut joined = false;
    for sign in [".,", ",", ";", "/", ". "] {
        if let Some(after) = rest.strip_prefix(sign) {
            rest = after.trim_start_matches([' ', '\n', '\r']);
            joined = true;
            break;
        }
    }
    if let Some(met) = words.at(rest, Kinds::of(&[Kind::List, Kind::Range])) {
        let after = rest[met.len..].trim_start_matches([' ', '\n', '\r']);
        return Some((after, met.kind == Kind::Range));
    }
    joined.then_some((rest, false))
}

/// Adds a mark to those before it, filling what it leaves out and what lies between the ends of a range.
fn extend(all: &mut Vec<Mark>, mut next: Mark, range: bool) {
    let last = all[all.len() - 1].clone();
    if next.number.is_empty() {
        next.number.clone_from(&last.number);
        if let (true, Some(from), Some(to)) = (range, last.limb, next.limb) {
            for place in from.place + 1..to.place {
                all.push(Mark { number: last.number.clone(), limb: Some(Limb { place, ..to }) });
            }
        }
        all.push(next);
        return;
    }
    if let Some((series, from)) =
        last.number.rsplit_once('.').map(|(s, n)| (format!("{s}."), n)).or(Some((String::new(), &last.number)))
        && range
        && last.limb.is_none()
    {
        let end = next.number.strip_prefix(&series).unwrap_or(&next.number);
        if let (Ok(from), Ok(to)) = (from.parse::<u32>(), end.parse::<u32>())
            && from < to
            && to - from < 400
        {
            all.extend((from + 1..=to).map(|n| Mark { number: format!("{series}{n}"), limb: None }));
            return;
        }
    }
    all.push(next);
}

/// The marks within `text` right at its head, for places where the words before them are known.
pub(super) fn marks_at(text: &str, words: &LayoutWords) -> Vec<Mark> {
    preceded(before_marks(words), marks(words)).parse(text).map(|(_, m)| m).unwrap_or_default()
}

/// The marks that make up the whole of `text`, with its length.
pub(super) fn marks_to_end(text: &str, words: &LayoutWords) -> Option<(Vec<Mark>, usize)> {
    let (rest, found) = preceded(before_marks(words), marks(words)).parse(text).ok()?;
    rest.trim().is_empty().then_some((found, text.len()))
}
