//! Markers: what the first words of a block say it is.
//!
//! In: the text from a block's first byte. Out: a [`Head`] with the numbers and limbs it names ("2(a) and (b)", "122.14-15",
//! "2, third indent") and where the words after it begin; nothing for prose. The grammars are nom's and look at a block
//! head only; what a head means in its document is for the outline to say.

use nom::Parser;
use nom::character::complete::{one_of, space0};
use nom::combinator::{not, opt, peek};
use nom::sequence::{preceded, terminated};

use super::mark::{Mark, alphanumeric, before_marks, limb_in_brackets, limb_of, marks, number, spaces1};
use super::spelling::next_word;
use super::words::{Kind, Kinds, LayoutWords};

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

impl Head {
    /// "10 (a):" or "10 (a) –", which names both number and limb.
    pub fn is_numbered_limb(&self) -> bool {
        self.kind == HeadKind::Limb
            && matches!(self.sep, Sep::Colon | Sep::Dash)
            && self.marks.iter().all(|m| !m.number.is_empty())
    }
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
            let inner = head(&text[1..close], words, open);
            // "[B]" is a grade.
            let inner = inner.filter(|h| h.len + 1 == close && h.kind != HeadKind::Part)?;
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
        if marks.iter().any(|m| m.limb.is_some()) && (rest.starts_with([' ', ':', '.', ')', '\n']) || sep != Sep::None)
        {
            return Some(follow(text, words, Head { kind: HeadKind::Limb, marks, sep, len }));
        }
        if !plain && matches!(sep, Sep::Colon | Sep::Dash | Sep::Wide) {
            return Some(Head { kind: HeadKind::Limb, marks, sep, len });
        }
        if plain && dotted && open && rest.starts_with(' ') {
            return Some(follow(text, words, Head { kind: HeadKind::Number, marks, sep: Sep::Stop, len }));
        }
    }
    let (rest, number) = terminated(number, one_of::<_, _, nom::error::Error<&str>>(".)")).parse(text).ok()?;
    if !rest.starts_with(|c: char| c.is_whitespace()) {
        return None;
    }
    let mark = Mark { number: number.to_owned(), limb: None };
    let (sep, len) = separator(text, text.len() - rest.len());
    let sep = if sep == Sep::None { Sep::Stop } else { sep };
    Some(follow(text, words, Head { kind: HeadKind::Number, marks: vec![mark], sep, len }))
}

/// A number that is all there is to a line in bold or a heading.
pub(super) fn number_alone(line: &str) -> Option<Head> {
    let (rest, number) = number(line).ok()?;
    let marks = vec![Mark { number: number.to_owned(), limb: None }];
    rest.is_empty().then_some(Head { kind: HeadKind::Bare, marks, sep: Sep::End, len: line.len() })
}

/// `5.` or `5., 6., 7.` alone on its line.
fn line_ends_after_stop(text: &str, at: usize, marks: &[Mark]) -> bool {
    let line = text[at..].lines().next().unwrap_or("");
    line.trim_end() == "." && marks.iter().all(|m| m.limb.is_none())
}

/// What comes after an enumerator may itself be a marker: "1. Recommendation -", "1. 10 (a):", "10. GRETA urges".
fn follow(text: &str, words: &LayoutWords, first: Head) -> Head {
    let rest = &text[first.len..];
    if first.sep == Sep::End || rest.is_empty() {
        return first;
    }
    if let Some(second) = worded(rest, words, false) {
        let marked = matches!(
            second.kind,
            HeadKind::Ask | HeadKind::Unit | HeadKind::Urge | HeadKind::Label | HeadKind::Verdict
        );
        if marked && second.sep != Sep::None || second.kind == HeadKind::Urge || second.kind == HeadKind::Verdict {
            let marks = if second.marks.is_empty() { first.marks } else { second.marks };
            return Head { len: first.len + second.len, marks, ..second };
        }
    }
    if first.kind == HeadKind::Number
        && let Ok((after, marks)) = marks(words).parse(rest)
        && marks.iter().all(|m| m.limb.is_some() && !m.number.is_empty())
    {
        let (sep, len) = separator(rest, rest.len() - after.len());
        if matches!(sep, Sep::Colon | Sep::Dash) {
            return Head { kind: HeadKind::Limb, marks, sep, len: first.len + len };
        }
    }
    first
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
    Some(follow(text, words, Head { kind: HeadKind::Limb, marks, sep, len }))
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
        return Some(Head {
            kind: HeadKind::Part,
            marks: vec![mark],
            sep: Sep::End,
            len: text.len() - rest.len() + line.len(),
        });
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
        return Some(follow(text, words, Head { kind, marks: vec![Mark { number, limb: None }], sep, len }));
    }
    let limb = limb_of(token)?;
    Some(follow(
        text,
        words,
        Head { kind: HeadKind::Limb, marks: vec![Mark { number: String::new(), limb: Some(limb) }], sep, len },
    ))
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
                let (rest, letter) = preceded(
                    spaces1,
                    terminated(one_of::<_, _, nom::error::Error<&str>>("ABCDEFG"), not(peek(alphanumeric))),
                )
                .parse(&text[met.len..])
                .ok()?;
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
        // One line end at most, where a long heading is wrapped.
        if text[at..start].matches('\n').count() > 1 || text[at..start].contains([':', '.']) {
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
        if at > 0
            && (between.contains([':', '.', '–', '—', '(', ';', '”', '"', '»'])
                || between.contains(" - ")
                || named && between.contains('-'))
        {
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
        // "Response. The authorities ...".
        Sep::Stop => open && strangers == 0 && text[len..].trim_start().starts_with(char::is_uppercase),
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
        '.' | ')' if here[1..].trim_start_matches(' ').starts_with(['–', '—', '-', ':']) => {
            separator(text, after(1))
        }
        '.' => (if here[1..].starts_with(|c: char| c.is_whitespace()) { Sep::Stop } else { Sep::None }, after(1)),
        '–' | '—' => (Sep::Dash, after(3 + opening(&here[3..]))),
        '-' if spaces > 0 || here[1..].starts_with(' ') => (Sep::Dash, after(1 + opening(&here[1..]))),
        '\n' | '\r' => (Sep::End, after(0)),
        '"' | '“' | '«' | '„' => (Sep::Quote, after(0)),
        '(' | '[' => {
            // "third indent (contribution of the Ministry): ...".
            let close =
                here.char_indices().take(120).take_while(|(_, c)| *c != '\n').find(|(_, c)| matches!(c, ')' | ']'));
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
