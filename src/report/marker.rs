//! Markers: what the first words of a block say it is.
//!
//! In: the text from a block's first byte. Out: a [`Head`] with the numbers and limbs it names ("2(a) and (b)", "122.14-15",
//! "2, third indent") and where the words after it begin; nothing for prose. The grammars are nom's and look at a block
//! head only; what a head means in its document is for the outline to say.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{anychar, char, line_ending, one_of, space0};
use nom::combinator::{map_opt, not, opt, peek, recognize, verify};
use nom::multi::many_m_n;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::words::{Kind, Kinds, LayoutWords, next_word};

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

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.number.as_str(), self.limb) {
            ("", Some(limb)) => write!(f, "{limb}"),
            (number, Some(limb)) => write!(f, "{number}.{limb}"),
            (number, None) => f.write_str(number),
        }
    }
}

/// What the first words of a block make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadKind {
    /// "Recommendation -", "Rec. 2(a)".
    Ask,
    /// "Paragraph 10:", "§ 45".
    Unit,
    /// "GRETA urges".
    Urge,
    /// The label of an answer.
    Label,
    /// `(a)`, `2.a`, `10 (a):`.
    Limb,
    /// `2.` with words after it.
    Number,
    /// Numbers alone on a line: `122.14-15`.
    Bare,
    /// `A`, `Part B`, `B.`
    Part,
    /// The end of a letter.
    Closing,
    /// The monitoring body's own words on an answer.
    Verdict,
}

/// What parts a marker from the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sep {
    Colon,
    Dash,
    Stop,
    /// The line ends.
    End,
    /// Three spaces or more.
    Wide,
    /// A quotation opens.
    Quote,
    /// Nothing: the words run on.
    None,
}

/// A block's marker.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub kind: HeadKind,
    pub marks: Vec<Mark>,
    pub sep: Sep,
    /// Bytes from the block's start to the words after the marker.
    pub len: usize,
}

const ASKS: Kinds = Kinds::of(&[Kind::Ask, Kind::Unit]);
const LABELS: Kinds = Kinds::of(&[Kind::Answer, Kind::AnswerFill, Kind::Before]);
const LONGEST_LABEL: usize = 14;

/// The marker at the head of `text`, if there is one. `open` where a blank line or the like stands before.
pub(super) fn head(text: &str, words: &LayoutWords, open: bool) -> Option<Head> {
    let first = *text.as_bytes().first()?;
    match first {
        b'0'..=b'9' => numbered(text, words, open),
        b'(' => limbs_only(text, words),
        b'[' => {
            // "[Recommendation 2(a)] ...": the bracket parts the marker from what follows.
            let close = text.bytes().take(80).position(|b| b == b']')?;
            let inner = head(&text[1..close], words, open).filter(|h| h.len + 1 == close)?;
            Some(Head { sep: Sep::Colon, len: close + 1 + opening(&text[close + 1..]), ..inner })
        }
        b'a'..=b'z' if !open => lettered(text, words),
        b'a'..=b'z' | b'A'..=b'Z' => lettered(text, words).or_else(|| worded(text, words, open)),
        0xC2.. => worded(text, words, open),
        _ => None,
    }
}

/// A head that begins with a digit.
fn numbered(text: &str, words: &LayoutWords, open: bool) -> Option<Head> {
    if let Ok((rest, marks)) = marks(words).parse(text) {
        let (sep, len) = separator(text, text.len() - rest.len());
        let plain = marks.len() == 1 && marks[0].limb.is_none();
        let dotted = marks[0].number.contains('.');
        if sep == Sep::End && (!plain || dotted) || line_ends_after_stop(text, text.len() - rest.len(), &marks) {
            return Some(Head { kind: HeadKind::Bare, marks, sep: Sep::End, len });
        }
        if marks.iter().any(|m| m.limb.is_some()) && (rest.starts_with([' ', ':', '.', ')', '\n']) || sep != Sep::None) {
            return follow(text, words, Head { kind: HeadKind::Limb, marks, sep, len });
        }
        if !plain && matches!(sep, Sep::Colon | Sep::Dash | Sep::Wide) {
            return Some(Head { kind: HeadKind::Limb, marks, sep, len });
        }
        if plain && dotted && open && rest.starts_with(' ') {
            return follow(text, words, Head { kind: HeadKind::Number, marks, sep: Sep::Stop, len });
        }
    }
    let (rest, number) = terminated(number, one_of::<_, _, nom::error::Error<&str>>(".)")).parse(text).ok()?;
    if !rest.starts_with(|c: char| c.is_whitespace()) {
        return None;
    }
    let mark = Mark { number: number.to_owned(), limb: None };
    let (sep, len) = separator(text, text.len() - rest.len());
    let sep = if sep == Sep::None { Sep::Stop } else { sep };
    follow(text, words, Head { kind: HeadKind::Number, marks: vec![mark], sep, len })
}

/// `5.` or `5., 6., 7.` alone on its line.
fn line_ends_after_stop(text: &str, at: usize, marks: &[Mark]) -> bool {
    let line = text[at..].lines().next().unwrap_or("");
    line.trim_end() == "." && marks.iter().all(|m| m.limb.is_none())
}

/// What comes after an enumerator may itself be a marker: "1. Recommendation -", "1. 10 (a):", "10. GRETA urges".
fn follow(text: &str, words: &LayoutWords, first: Head) -> Option<Head> {
    let rest = &text[first.len..];
    if first.sep == Sep::End || rest.is_empty() {
        return Some(first);
    }
    if let Some(second) = worded(rest, words, false) {
        let marked = matches!(second.kind, HeadKind::Ask | HeadKind::Unit | HeadKind::Urge | HeadKind::Label | HeadKind::Verdict);
        if marked && second.sep != Sep::None || second.kind == HeadKind::Urge || second.kind == HeadKind::Verdict {
            let marks = if second.marks.is_empty() { first.marks } else { second.marks };
            return Some(Head { len: first.len + second.len, marks, ..second });
        }
    }
    if first.kind == HeadKind::Number
        && let Ok((after, marks)) = marks(words).parse(rest)
        && marks.iter().all(|m| m.limb.is_some() && !m.number.is_empty())
    {
        let (sep, len) = separator(rest, rest.len() - after.len());
        if sep == Sep::Colon {
            return Some(Head { kind: HeadKind::Limb, marks, sep, len: first.len + len });
        }
    }
    Some(first)
}

/// `(a)`, `(b) and (c)`, `(a) (i)`.
fn limbs_only(text: &str, words: &LayoutWords) -> Option<Head> {
    let (mut rest, mut marks) = marks(words).parse(text).ok()?;
    // "(a) (i)": whoever asks by (a) or by (i) is answered here.
    if let Ok((after, inner)) = preceded(space0, limb_in_brackets).parse(rest) {
        rest = after;
        marks.push(Mark { number: String::new(), limb: Some(inner) });
    }
    if !rest.is_empty() && !rest.starts_with([' ', ':', '\n', '-', '–', '—', '.', ',']) {
        return None;
    }
    let (sep, len) = separator(text, text.len() - rest.len());
    follow(text, words, Head { kind: HeadKind::Limb, marks, sep, len })
}

/// `a)`, `a.`, `iv.`, `A.`, `B`: a letter or a numeral that counts.
fn lettered(text: &str, words: &LayoutWords) -> Option<Head> {
    let letters = text.bytes().take(6).take_while(u8::is_ascii_alphabetic).count();
    if letters > 4 {
        return None;
    }
    let (token, rest) = text.split_at(letters);
    let upper = token.as_bytes()[0].is_ascii_uppercase();
    let line = rest.lines().next().unwrap_or("").trim();
    if letters == 1 && upper && matches!(line, "" | "." | ")" | ":") {
        let mark = Mark { number: token.to_owned(), limb: None };
        return Some(Head { kind: HeadKind::Part, marks: vec![mark], sep: Sep::End, len: text.len() - rest.len() + line.len() });
    }
    let closed = rest.starts_with([')', '.']) && rest[1..].starts_with(|c: char| c.is_whitespace());
    if !closed {
        return None;
    }
    let (sep, len) = separator(text, letters + 1);
    let sep = if sep == Sep::None { Sep::Stop } else { sep };
    if upper {
        let roman = token.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        let (kind, number) = if letters == 1 && !roman {
            (HeadKind::Part, token.to_owned())
        } else if roman {
            (HeadKind::Number, token.to_owned())
        } else {
            return None;
        };
        return follow(text, words, Head { kind, marks: vec![Mark { number, limb: None }], sep, len });
    }
    let limb = limb_of(token)?;
    follow(text, words, Head { kind: HeadKind::Limb, marks: vec![Mark { number: String::new(), limb: Some(limb) }], sep, len })
}

/// A head that begins with one of the words for asks, answers, parts, closings or verdicts.
fn worded(text: &str, words: &LayoutWords, open: bool) -> Option<Head> {
    const STARTS: Kinds = Kinds::of(&[Kind::Verdict, Kind::Closing, Kind::Urge, Kind::Part]);
    let begun = words.begun(text);
    if begun.meets(Kinds::of(&[Kind::Ask, Kind::Unit, Kind::Before]))
        && let Some(found) = ask(text, words)
    {
        return Some(found);
    }
    if begun.meets(STARTS)
        && let Some(met) = words.at(text, STARTS)
    {
        let (kind, marks, len) = match met.kind {
            Kind::Verdict => (HeadKind::Verdict, Vec::new(), met.len),
            Kind::Closing => (HeadKind::Closing, Vec::new(), met.len),
            Kind::Urge => (HeadKind::Urge, Vec::new(), 0),
            _ => {
                let (rest, letter) =
                    preceded(spaces1, terminated(one_of::<_, _, nom::error::Error<&str>>("ABCDEFG"), not(peek(alphanumeric)))).parse(&text[met.len..]).ok()?;
                (HeadKind::Part, vec![Mark { number: letter.to_string(), limb: None }], text.len() - rest.len())
            }
        };
        let (sep, end) = separator(text, len);
        let len = if kind == HeadKind::Part { end } else { len };
        return Some(Head { kind, marks, sep, len });
    }
    if begun.meets(LABELS) || open { label(text, words, open) } else { None }
}

/// "Recommendation 2, third indent:", "Re: Rec. 2(a) -", "Paragraph 10: Title".
fn ask(text: &str, words: &LayoutWords) -> Option<Head> {
    const BEFORE: Kinds = Kinds::of(&[Kind::Before]);
    let mut start = 0;
    if let Some(met) = words.at(text, BEFORE) {
        let after = text[met.len..].trim_start_matches([' ', ':', '\'', '’']);
        if words.at(after, ASKS).is_some() {
            start = text.len() - after.len();
        }
    }
    let met = words.at(&text[start..], ASKS)?;
    let kind = if met.kind == Kind::Ask { HeadKind::Ask } else { HeadKind::Unit };
    let at = start + met.len;
    let (rest, numbers) = opt(preceded(before_marks(words), marks(words))).parse(&text[at..]).ok()?;
    let marks = numbers.unwrap_or_default();
    let end = text.len() - rest.len();
    let (mut sep, mut len) = separator(text, end);
    if sep == Sep::None && !marks.is_empty() {
        // "paragraph 13 (a) of the concluding observations", alone on its line.
        let more = run(&text[end..], words, Kinds::of(&[Kind::AskMore]));
        if more > 0 {
            (sep, len) = separator(text, end + more);
        }
    }
    let named = !marks.is_empty() || kind == HeadKind::Ask && start == 0 && matches!(sep, Sep::Colon | Sep::Dash);
    // "Recommendation 4 calls for": a number without a sign after it marks only where the next word is no running prose.
    (named).then_some(Head { kind, marks, sep, len })
}

/// Bytes taken by words of some kinds, one after another.
fn run(text: &str, words: &LayoutWords, kinds: Kinds) -> usize {
    let mut at = 0;
    while let Some((start, _)) = next_word(text, at) {
        if text[at..start].contains('\n') || text[at..start].contains([':', '.']) {
            break;
        }
        let Some(met) = words.at(&text[start..], kinds) else { break };
        at = start + met.len;
    }
    at
}

/// The label of an answer: a few words, one of which names an answer, up to a colon, a dash or the line's end.
fn label(text: &str, words: &LayoutWords, open: bool) -> Option<Head> {
    let mut marks_found = Vec::new();
    let (mut at, mut named, mut strangers) = (0, false, 0);
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    for _ in 0..LONGEST_LABEL {
        let Some((start, end)) = next_word(text, at) else { break };
        let between = &text[at..start];
        let line_ends = between.contains('\n');
        if at > 0 && (between.contains([':', '.', '–', '—', '(', ';', '”', '"', '»']) || between.contains(" - ") || named && between.contains('-')) {
            break;
        }
        if line_ends && (named || strangers > 0 || between.matches('\n').count() > 1) {
            break;
        }
        if let Some(met) = words.at(&text[start..], LABELS) {
            named |= met.kind == Kind::Answer;
            at = start + met.len;
            continue;
        }
        if named && let Some(met) = words.at(&text[start..], ASKS) {
            // "Response to recommendation 3": the number belongs to the label.
            let here = start + met.len;
            let (rest, numbers) = opt(preceded(before_marks(words), marks(words))).parse(&text[here..]).ok()?;
            marks_found = numbers.unwrap_or_default();
            at = text.len() - rest.len();
            break;
        }
        // The name or the adjective of a state: "the Ixanian authorities", "Latveria's reply".
        let capital = text[start..].starts_with(char::is_uppercase) && (open || start > 0);
        strangers += 1;
        if !capital || strangers > 4 || at == 0 && !text[end..].starts_with(['\'', '’']) {
            return None;
        }
        at = end;
    }
    let (sep, len) = separator(text, at);
    let parted = match sep {
        Sep::Colon | Sep::End => true,
        Sep::Dash => strangers == 0,
        Sep::Wide => !marks_found.is_empty(),
        _ => false,
    };
    (named && parted).then_some(Head { kind: HeadKind::Label, marks: marks_found, sep, len })
}

/// What parts a marker that ends at `at` from the words after it, and where these begin.
fn separator(text: &str, at: usize) -> (Sep, usize) {
    let rest = &text[at..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let here = &rest[spaces..];
    let Some(c) = here.chars().next() else { return (Sep::End, text.len()) };
    let after = |n: usize| at + spaces + n;
    match c {
        ':' => (Sep::Colon, after(1 + opening(&here[1..]))),
        '.' | ')' if here[1..].trim_start_matches(' ').starts_with(['–', '—', '-', ':']) => separator(text, after(1)),
        '.' => (if here[1..].starts_with(|c: char| c.is_whitespace()) { Sep::Stop } else { Sep::None }, after(1)),
        '–' | '—' => (Sep::Dash, after(3 + opening(&here[3..]))),
        '-' if spaces > 0 || here[1..].starts_with(' ') => (Sep::Dash, after(1 + opening(&here[1..]))),
        '\n' | '\r' => (Sep::End, after(0)),
        '"' | '“' | '«' | '„' => (Sep::Quote, after(0)),
        '(' | '[' => {
            // "third indent (contribution of the Ministry): ...".
            let close = here.char_indices().take(120).take_while(|(_, c)| *c != '\n').find(|(_, c)| matches!(c, ')' | ']'));
            match close.map(|(i, _)| separator(text, after(i + 1))) {
                Some((Sep::None | Sep::Stop | Sep::Wide, _)) | None => (Sep::None, after(0)),
                Some(found) => found,
            }
        }
        _ if spaces >= 3 => (Sep::Wide, after(0)),
        _ => (Sep::None, after(0)),
    }
}

/// Spaces after a colon or dash, within the line.
fn opening(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

type Parsed<'a, T> = IResult<&'a str, T>;

/// Spaces, over one line end at most.
fn spaces0(i: &str) -> Parsed<'_, &str> {
    recognize((space0, opt((line_ending, space0)))).parse(i)
}

fn spaces1(i: &str) -> Parsed<'_, &str> {
    verify(spaces0, |s: &str| !s.is_empty()).parse(i)
}

fn alphanumeric(i: &str) -> Parsed<'_, char> {
    verify(anychar, |c: &char| c.is_alphanumeric()).parse(i)
}

/// What follows a letter that is a word, as in "A joint group", and no number.
fn runs_on(i: &str) -> Parsed<'_, char> {
    alt((alphanumeric, preceded(spaces1, verify(anychar, |c: &char| c.is_lowercase())))).parse(i)
}

/// Up to three digits, not part of a longer number or word.
fn digits(i: &str) -> Parsed<'_, &str> {
    terminated(take_while_m_n(1, 3, |c: char| c.is_ascii_digit()), not(peek(verify(anychar, char::is_ascii_digit)))).parse(i)
}

/// `2`, `140.11`, `2.1.3`.
fn number(i: &str) -> Parsed<'_, &str> {
    recognize((digits, many_m_n(0, 2, preceded(char('.'), digits)))).parse(i)
}

fn roman(token: &str) -> Option<u8> {
    const NUMERALS: [&str; 18] =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii"];
    NUMERALS.iter().position(|n| token.eq_ignore_ascii_case(n)).map(|p| p as u8 + 1)
}

/// A limb by what stands between its brackets: `a`, `iv`, `3`.
fn limb_of(token: &str) -> Option<Limb> {
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

fn limb_in_brackets(i: &str) -> Parsed<'_, Limb> {
    delimited((char('('), space0), limb_token, (space0, char(')'))).parse(i)
}

/// A single letter that nothing but the end of the marker follows.
fn letter(i: &str) -> Parsed<'_, Limb> {
    map_opt(terminated(verify(anychar, char::is_ascii_lowercase), not(peek(alphanumeric))), |c| {
        let mut buffer = [0; 4];
        limb_of(c.encode_utf8(&mut buffer)).map(|l| Limb { roman: false, place: if l.roman { c as u8 - b'a' + 1 } else { l.place } })
    })
    .parse(i)
}

/// The limb that follows a number: `(a)`, ` (a)`, `.a`, `a`, `a)`, ", third indent", ", indent 3", "point a".
fn limb<'a>(words: &'a LayoutWords) -> impl Parser<&'a str, Output = Limb, Error = nom::error::Error<&'a str>> {
    alt((
        preceded(space0, limb_in_brackets),
        preceded(opt(char('.')), letter),
        preceded(space0, terminated(limb_token, char(')'))),
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
        if let Ok((rest, place)) = take_while_m_n::<_, _, nom::error::Error<&str>>(1, 2, |c: char| c.is_ascii_digit()).parse(i) {
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

/// A number with its limb, a limb alone, or the letter of a part.
fn mark<'a>(words: &'a LayoutWords) -> impl FnMut(&'a str) -> Parsed<'a, Mark> {
    move |i: &'a str| {
        if let Ok((rest, found)) = limb_in_brackets(i) {
            return Ok((rest, Mark { number: String::new(), limb: Some(found) }));
        }
        let (rest, written) = alt((
            number,
            terminated(recognize(one_of("ABCDEFGH")), not(peek(runs_on))),
            verify(terminated(take_while_m_n(1, 5, |c: char| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X')), not(peek(runs_on))), |t: &str| {
                roman(t).is_some()
            }),
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
fn before_marks<'a>(words: &'a LayoutWords) -> impl FnMut(&'a str) -> Parsed<'a, ()> {
    move |i: &'a str| {
        let (mut rest, _) = (opt(char('.')), spaces0).parse(i)?;
        if let Some(met) = words.at(rest, Kinds::of(&[Kind::Number])) {
            (rest, _) = (opt(char('.')), spaces0).parse(&rest[met.len..])?;
        }
        Ok((rest, ()))
    }
}

/// Numbers joined by commas, "and", dashes: `2(a) and (b)`, `1–5, 14`, `122.14– 15`, `5., 6., 7.`
fn marks<'a>(words: &'a LayoutWords) -> impl FnMut(&'a str) -> Parsed<'a, Vec<Mark>> {
    move |i: &'a str| {
        let (mut rest, first) = mark(words)(i)?;
        let mut all = vec![first];
        while all.len() < 512 {
            let Some((after, range)) = joint(rest, words) else { break };
            let Ok((after, next)) = mark(words)(after) else { break };
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
    if let Some((series, from)) = last.number.rsplit_once('.').map(|(s, n)| (format!("{s}."), n)).or(Some((String::new(), &last.number)))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(HeadKind, Vec<String>, String)> {
        let head = head(text, &LayoutWords::built_in(), true)?;
        let marks = head.marks.iter().map(ToString::to_string).collect();
        Some((head.kind, marks, text[head.len..].trim().chars().take(12).collect::<String>().trim().to_owned()))
    }

    fn is(text: &str, kind: HeadKind, marks: &[&str], rest: &str) {
        let marks = marks.iter().map(|m| (*m).to_owned()).collect();
        assert_eq!(found(text), Some((kind, marks, rest.to_owned())), "{text}");
    }

    #[test]
    fn asks_with_their_numbers_and_limbs() {
        use HeadKind::{Ask, Bare, Limb, Number, Part, Unit};
        is("Recommendation - ensuring that", Ask, &[], "ensuring tha");
        is("Recommendation- Regulation of", Ask, &[], "Regulation o");
        is("Recommandation – veiller à ce", Ask, &[], "veiller à ce");
        is("1. Recommendation - Review the", Ask, &["1"], "Review the");
        is("Rec. 2(a) - to ensure", Ask, &["2.a"], "to ensure");
        is("Recommendation 2, third indent:\n\"Alter", Ask, &["2.c"], "\"Alter");
        is("Recommandation 2, troisième tiret :\n« Modifier", Ask, &["2.c"], "« Modifier");
        is("Recommendation 6, third indent (contribution of the Ministry): Search", Ask, &["6.c"], "Search");
        is("Recommendations 3(b) and (c): investigate", Ask, &["3.b", "3.c"], "investigate");
        is("Recommendation 32a\n", Ask, &["32.a"], "");
        is("Recommendation iv.\n", Ask, &["iv"], "");
        is("Recommendation B:\n", Ask, &["B"], "");
        is("[Recommendation 2(a)] amend", Ask, &["2.a"], "amend");
        is("Re: Recommendation 2 (a)\n", Ask, &["2.a"], "");
        is("Rec. 18      We consider that", Ask, &["18"], "We consider");
        is("Recommendations 1–3, 14\n", Ask, &["1", "2", "3", "14"], "");
        is("Paragraph 10: Title of it", Unit, &["10"], "Title of it");
        is("Follow-up information relating to paragraph 13 (a) of the concluding observations\n", Unit, &["13.a"], "");
        is("1. 10 (a): For the past", Limb, &["10.a"], "For the past");
        is("(b) and (c) A package", Limb, &["b", "c"], "A package");
        is("2.a ensuring that", Limb, &["2.a"], "ensuring tha");
        is("122.14– 15\n   Slovenia", Bare, &["122.14", "122.15"], "Slovenia");
        is("140.35. 140.36\nProse", Bare, &["140.35", "140.36"], "Prose");
        is("5., 6., 7.\nProse", Bare, &["5", "6", "7"], "Prose");
        is("2. Take measures to:", Number, &["2"], "Take measure");
        is("Part B\n", Part, &["B"], "");
    }

    #[test]
    fn labels_of_answers() {
        for (text, rest) in [
            ("Response – The right", "The right"),
            ("Réponse – À compléter.", "À compléter."),
            ("Réponse des autorités : L'arrêté", "L'arrêté"),
            ("Reply of the Veldanian authorities:\nA group", "A group"),
            ("Information provided by the authorities:\nIn", "In"),
            ("Latveria's reply: Nine", "Nine"),
            ("Summary of State party's reply\n\nThe", "The"),
            ("Government response to the recommendation\n\nA joint", "A joint"),
            ("[Response] Nine", "Nine"),
            ("État de mise en œuvre : fait", "fait"),
        ] {
            is(text, HeadKind::Label, &[], rest);
        }
        is("Government response to recommendation 3\nThe", HeadKind::Label, &["3"], "The");
    }

    #[test]
    fn prose_bears_no_marker() {
        for text in [
            "Recommendation CM/Rec(2022)21 of the Committee",
            "In 2024 nine persons were",
            "2024. In that year",
            "12 officers were trained",
            "Responsible bodies were named",
            "The response of the Government was to act",
            "State Compensation to Victims of Crime”\n\nReply: no",
            "A joint group of the Ministry",
            "I avoid",
            "No person was harmed",
            "10% of all",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
