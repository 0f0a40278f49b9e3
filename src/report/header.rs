//! The cover: reference, state, recommendation, dates and language of a reply.
//!
//! In: the text before the first ask. Out: a [`Header`], each value with the words it was read from; nothing where the
//! reply does not say. Dates are given in ISO form. A state's name is never guessed from its adjective alone: the name
//! itself must stand in the text.

use serde::Serialize;

use crate::text::{Span, Words};

use super::spelling::next_word;
use super::words::{Kind, Kinds, LayoutWords, Tongue};

/// A value of the cover, with the words it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The value: a symbol or name as written, a date in ISO form.
    pub value: String,
    /// Its words.
    pub span: Span,
}

/// What a reply says of itself.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Header {
    /// Its document symbol: `CP(2025)81`.
    pub reference: Option<Field>,
    /// The state that replies.
    pub state: Option<Field>,
    /// The recommendation it replies to: `CP/Rec(2023)81`.
    pub recommendation: Option<Field>,
    /// The day on which that was adopted.
    pub adopted: Option<Field>,
    /// The day on which the reply was received.
    pub received: Option<Field>,
    /// The day by which it was due.
    pub due: Option<Field>,
    /// The code of its language (`en`); empty where none is told.
    pub language: String,
}

/// The cover is looked for in so many bytes.
const REACH: usize = 6000;

/// Reads the cover. `source` is the whole text, whose first `end` bytes stand before the first ask.
pub(super) fn read(source: &str, end: usize, words: &LayoutWords) -> Header {
    let mut cut = end.clamp(600, REACH).min(source.len());
    while !source.is_char_boundary(cut) {
        cut -= 1;
    }
    let text = &source[..cut];
    let mut header = Header::default();
    for (start, end) in symbols(text) {
        let symbol = &text[start..end];
        let field = || Some(Field { value: symbol.to_owned(), span: Span::new(start, end) });
        let before = text[..start].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        let named = words.at(word, Kinds::of(&[Kind::Ask])).is_some();
        let recommends = named || symbol.contains("Rec") || symbol.contains("Eval") || symbol.contains("/CO/");
        if recommends && !symbol.contains("Add") {
            if header.recommendation.is_none() {
                header.recommendation = field();
            }
        } else if header.reference.is_none() {
            header.reference = field();
        }
    }
    header.adopted = dated(text, Kind::Adopted, words);
    header.received = dated(text, Kind::Received, words);
    header.due = dated(text, Kind::Due, words);
    header.state = state(text, words);
    header
}

/// The languages of a text by their small words, from a sample of its tokens: the one it has most of, and those that
/// have at least a sixth as many.
pub(super) fn languages<'a>(words: &Words, tongues: &'a [Tongue]) -> Vec<&'a Tongue> {
    let tokens = words.tokens();
    let step = (tokens.len() / 4000).max(1);
    let mut found: Vec<(usize, &Tongue)> = Vec::new();
    for tongue in tongues {
        let mut ids: Vec<_> = tongue.small_words.iter().filter_map(|w| words.vocabulary().get(w)).collect();
        ids.sort_unstable();
        let hits = tokens.iter().step_by(step).filter(|t| ids.binary_search(&t.word).is_ok()).count();
        if hits > 0 {
            found.push((hits, tongue));
        }
    }
    found.sort_by_key(|f| std::cmp::Reverse(f.0));
    let most = found.first().map_or(0, |f| f.0);
    found.into_iter().take_while(|f| f.0 * 6 >= most).map(|f| f.1).collect()
}

/// Whether a symbol is in mixed case with a year in brackets: `GrecoEval5Rep(2022)81`.
fn of_year(symbol: &str) -> bool {
    let Some((name, (year, number))) = symbol.split_once('(').and_then(|(n, r)| Some((n, r.split_once(')')?))) else {
        return false;
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    name.bytes().all(|b| b.is_ascii_alphanumeric())
        && name.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && (year.len() == 4 && digits(year))
        && digits(number)
}

/// Document symbols: `CP(2025)81`, `CP/Rec(2023)81`, `GrecoEval5Rep(2022)81`, `CCPR/C/NAM/CO/2/Add.1`.
fn symbols(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find(|c: char| c.is_ascii_uppercase())?;
            let len = text[start..]
                .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | '/' | '.' | '-')))
                .unwrap_or(text.len() - start);
            let end = start + text[start..start + len].trim_end_matches(['.', '-', '(', '/']).len();
            at = start + len.max(1);
            let symbol = &text[start..end];
            let upper = symbol.bytes().take_while(u8::is_ascii_uppercase).count();
            let digits = symbol.bytes().any(|b| b.is_ascii_digit());
            let bracketed = symbol.contains('(') && symbol.contains(')') && symbol[upper..].starts_with(['(', '/']);
            let slashes = symbol.matches('/').count();
            if digits
                && ((2..=6).contains(&upper) && (bracketed || slashes >= 2)
                    || upper == 1 && slashes >= 3
                    || of_year(symbol))
                && symbol.len() <= 60
            {
                let end = if symbol.ends_with(')') && symbol.matches('(').count() < symbol.matches(')').count() {
                    end - 1
                } else {
                    end
                };
                return Some((start, end));
            }
        }
    })
}

/// The date after the first words of a kind that a date follows soon.
fn dated(text: &str, kind: Kind, words: &LayoutWords) -> Option<Field> {
    let mut at = 0;
    while let Some((start, met)) = words.find(text.get(at..)?, Kinds::of(&[kind])) {
        let from = at + start + met.len;
        let mut to = (from + 80).min(text.len());
        while !text.is_char_boundary(to) {
            to += 1;
        }
        if let Some((value, span)) = date_in(&text[from..to], words) {
            return Some(Field { value, span: Span::new(from + span.start as usize, from + span.end as usize) });
        }
        at = from;
    }
    None
}

/// The first full date in `text`, in ISO form: `6 June 2023`, `June 6, 2023`, `06.06.2023`, `2023-06-06`, `1er juin 2023`.
pub(super) fn date_in(text: &str, words: &LayoutWords) -> Option<(String, Span)> {
    let mut recent: Vec<(usize, usize, Piece)> = Vec::new();
    let mut at = 0;
    while let Some((start, end)) = next_word(text, at) {
        let word = &text[start..end];
        at = end;
        let piece = piece(word, &text[start..], words);
        // "4 de abril de 2025"
        if let Some(last) = recent.last_mut()
            && piece == Piece::Other
            && last.2 != Piece::Other
            && words.at(&text[start..], Kinds::of(&[Kind::DateLink])).is_some()
        {
            last.1 = end;
            continue;
        }
        if let Some(last) = recent.last()
            && !text[last.1..start].chars().all(|c| matches!(c, ' ' | ',' | '.' | '/' | '-' | '\n' | '\r' | '\u{a0}'))
        {
            recent.clear();
        }
        recent.push((start, end, piece));
        if let [.., a, b, c] = recent.as_slice()
            && let Some(date) = compose(a.2, b.2, c.2)
        {
            return Some((date, Span::new(a.0, c.1)));
        }
    }
    None
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Number(u32),
    Month(u8),
    Other,
}

fn piece(word: &str, from: &str, words: &LayoutWords) -> Piece {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let ordinal = ["", "st", "nd", "rd", "th", "er", "re"].contains(&&word[digits..]);
        return word[..digits].parse().ok().filter(|_| ordinal && digits <= 4).map_or(Piece::Other, Piece::Number);
    }
    words.at(from, Kinds::of(&[Kind::Month])).map_or(Piece::Other, |m| Piece::Month(m.value))
}

fn compose(a: Piece, b: Piece, c: Piece) -> Option<String> {
    let (day, month, year) = match (a, b, c) {
        (Piece::Number(day), Piece::Month(month), Piece::Number(year))
        | (Piece::Month(month), Piece::Number(day), Piece::Number(year)) => (day, u32::from(month), year),
        (Piece::Number(year), Piece::Number(month), Piece::Number(day)) if year >= 1900 => (day, month, year),
        (Piece::Number(day), Piece::Number(month), Piece::Number(year)) => (day, month, year),
        _ => return None,
    };
    ((1900..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The name after "authorities of" and the like; else the name that the adjective of "the Ixanian authorities" belongs to.
fn state(text: &str, words: &LayoutWords) -> Option<Field> {
    let mut at = 0;
    while let Some((start, met)) = text.get(at..).and_then(|rest| words.find(rest, Kinds::of(&[Kind::State]))) {
        let from = at + start + met.len;
        if let Some(found) = name_at(text, from, words) {
            return Some(found);
        }
        at = from;
    }
    let mut at = 0;
    while let Some((start, met)) = text.get(at..).and_then(|rest| words.find(rest, Kinds::of(&[Kind::Demonym]))) {
        let here = at + start;
        let before = text[..here].trim_end();
        let from = before
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
        if let Some(found) = name_like(text, &before[from..]) {
            return Some(found);
        }
        at = here + met.len;
    }
    None
}

/// One or more capitalised words from `from` on, titles dropped.
fn name_at(text: &str, from: usize, words: &LayoutWords) -> Option<Field> {
    let mut at = from;
    loop {
        let (start, end) = next_word(text, at)?;
        if !text[at..start].chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’' | '*')) {
            return None;
        }
        if let Some(title) = words.at(&text[start..], Kinds::of(&[Kind::Title])) {
            at = start + title.len;
            continue;
        }
        if !text[start..].starts_with(char::is_uppercase) {
            return None;
        }
        let mut stop = end;
        for _ in 0..3 {
            let Some((next, after)) = next_word(text, stop) else { break };
            let joined = matches!(&text[stop..next], " " | "-");
            if !(joined && text[next..].starts_with(char::is_uppercase) && after - next > 1) {
                break;
            }
            stop = after;
        }
        // "the Ixanian authorities" names the state by its adjective only.
        let demonym = |at: usize| words.at(text[at..].trim_start(), Kinds::of(&[Kind::Demonym])).is_some();
        if demonym(stop) || text[start..stop].match_indices(' ').any(|(i, _)| demonym(start + i)) {
            return None;
        }
        let name = &text[start..stop];
        let value = if name.chars().any(char::is_lowercase) { name.to_owned() } else { titled(name) };
        return (value.chars().count() > 2).then(|| Field { value, span: Span::new(start, stop) });
    }
}

fn titled(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut inside = false;
    for c in name.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphanumeric();
    }
    out
}

/// A capitalised word of the text of which `adjective` is made ("Ixanian" of "Ixania").
fn name_like(text: &str, adjective: &str) -> Option<Field> {
    let capital = adjective.starts_with(char::is_uppercase) && adjective.chars().count() >= 5;
    let stem: String = adjective.to_lowercase();
    let mut at = 0;
    while capital && let Some((start, end)) = next_word(text, at) {
        let word = &text[start..end];
        at = end;
        let lower = word.to_lowercase();
        let shared = lower.chars().zip(stem.chars()).take_while(|(a, b)| a == b).count();
        let (length, all) = (lower.chars().count(), stem.chars().count());
        if word.starts_with(char::is_uppercase)
            && lower != stem
            && shared >= 4
            && shared + 2 >= length
            && length < all
            && shared + 4 >= all
        {
            return Some(Field {
                value: if word.chars().any(char::is_lowercase) { word.to_owned() } else { titled(word) },
                span: Span::new(start, end),
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(text: &str) -> [Option<String>; 5] {
        let header = read(text, text.len(), &LayoutWords::built_in());
        [header.reference, header.state, header.recommendation, header.adopted, header.received]
            .map(|f| f.map(|f| f.value))
    }

    fn is(text: &str, expected: [&str; 5]) {
        let found = cover(text).map(Option::unwrap_or_default);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn covers_are_read() {
        is(
            "CP(2025)82\n\nREPLIES OF THE IXANIAN AUTHORITIES\nto Recommendation CP/Rec(2023)82, adopted on 6 June 2023\n\nReceived on 30 June 2025\n\nIxania has 3.2 million inhabitants.",
            ["CP(2025)82", "Ixania", "CP/Rec(2023)82", "2023-06-06", "2025-06-30"],
        );
        is(
            "CP(2025)85\n**Informations communiquées par le Gouvernement\nde la Tarvanie\nsur la Recommandation\nCP/Rec(2023)85, adoptée le 1er juin 2023**\nReçue le 23 juin 2025",
            ["CP(2025)85", "Tarvanie", "CP/Rec(2023)85", "2023-06-01", "2025-06-23"],
        );
        is(
            "CP(2025)86\n# Progress table of the Republic of Karsovia\n\nDate received: July 14, 2025",
            ["CP(2025)86", "Karsovia", "", "", "2025-07-14"],
        );
        is(
            "CCPR/C/NAM/CO/2/Add.1\nInformation received from Namibia\n[Date received: 10.07.2018]",
            ["CCPR/C/NAM/CO/2/Add.1", "Namibia", "", "", "2018-07-10"],
        );
        is("A text that says nothing of itself.", [""; 5]);
    }

    #[test]
    fn what_is_no_date_is_none() {
        let words = LayoutWords::built_in();
        for text in ["in June 2023", "Decree 14 No. 2023", "45 June 2023", "3/2019 of"] {
            assert_eq!(date_in(text, &words), None, "{text}");
        }
    }
}
