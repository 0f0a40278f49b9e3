//! Limbs: the text of one ask cut into the single things that it asks.
//!
//! In: the words of a paragraph or limb. Out: [`Piece`]s, each one ask, with the limb where the paragraph letters its limbs
//! in running text. A sentence is an ask where it says so ("should", "urges") or where no sentence does; within it, a
//! semicolon or a further verb of asking after "and" parts two asks. "Including by …" has no such verb and stays with its head.

use super::words::AskWords;
use crate::text::{Span, Words, sentence};

/// One ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The limb that the running text gives it ("a"); empty where it gives none.
    pub limb: String,
    /// Its words, without what introduces them.
    pub text: String,
    /// The words of its whole sentence are none of an ask: they only say what is known.
    pub aside: bool,
}

/// The fewest words that make an ask of their own.
const FEWEST: usize = 4;

/// Cuts the text of an ask.
pub(super) fn cut(text: &str, words: &AskWords) -> Vec<Piece> {
    let mut out = Vec::new();
    for (limb, part) in lettered(text) {
        let mut pieces = asks(part, words);
        if pieces.iter().any(|p| !p.aside) {
            pieces.retain(|p| !p.aside);
        } else if limb.is_empty() || pieces.len() > 1 {
            // Nothing says that it asks, yet it stands as an ask: it is one.
            pieces = vec![Piece { limb: String::new(), text: tidy(part), aside: false }];
        }
        // A heading without words of its own ("10 (a):") asks nothing that could be looked for.
        let says = |p: &Piece| {
            p.text.split(|c: char| !c.is_alphanumeric()).any(|w| super::topic::is_content(&w.to_lowercase(), words))
        };
        out.extend(pieces.into_iter().filter(says).map(|p| Piece { limb: limb.clone(), aside: false, ..p }));
    }
    out
}

/// The limbs that a running text letters, "(a) …; (b) …", after what introduces them. One nameless part where it has none.
fn lettered(text: &str) -> Vec<(String, &str)> {
    if let Some(parts) = numbered(text) {
        return parts;
    }
    let mut starts: Vec<usize> = Vec::new();
    for letter in b'a'..=b'z' {
        let from = starts.last().map_or(0, |s| s + 3);
        let token = format!("({}) ", char::from(letter));
        let Some(at) = text.get(from..).and_then(|rest| rest.find(&token)) else { break };
        starts.push(from + at);
    }
    if starts.len() < 2 {
        return vec![(String::new(), text)];
    }
    let ends = starts[1..].iter().copied().chain([text.len()]);
    let head = text[..starts[0]].trim();
    // "The State party should:" asks nothing by itself.
    let introduces = head.ends_with([':', ',']) || head.split_whitespace().count() <= 5;
    let mut out: Vec<(String, &str)> = if introduces { Vec::new() } else { vec![(String::new(), head)] };
    out.extend(
        starts
            .iter()
            .zip(ends)
            .zip(b'a'..)
            .map(|((&s, e), letter)| (char::from(letter).to_string(), text[s + 4..e].trim())),
    );
    out
}

/// The parts of "(i) that a code be adopted and (ii) that it be applied": an ask each, without a limb of its own.
fn numbered(text: &str) -> Option<Vec<(String, &str)>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for numeral in ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"] {
        let token = format!("({numeral}) ");
        let from = starts.last().map_or(0, |s| s.1);
        let Some(at) = text.get(from..).and_then(|rest| rest.find(&token)) else { break };
        starts.push((from + at, from + at + token.len()));
    }
    if starts.len() < 2 || starts[0].0 > 0 {
        return None;
    }
    let ends = starts[1..].iter().map(|s| s.0).chain([text.len()]);
    Some(starts.iter().zip(ends).map(|(s, end)| (String::new(), text[s.1..end].trim())).collect())
}

/// The asks of a text without lettered limbs.
fn asks(text: &str, words: &AskWords) -> Vec<Piece> {
    let mut sentences = Vec::new();
    sentence::sentences(text, Span::new(0, text.len()), &mut sentences);
    let mut out = Vec::new();
    for (number, span) in sentences.iter().enumerate() {
        let sentence = span.of(text);
        // "It should:" before a list that stands elsewhere.
        if sentence.trim_end().ends_with(':') && sentence.split_whitespace().count() <= 12 && sentences.len() > 1 {
            continue;
        }
        let cut = Words::of(sentence);
        let lower: Vec<&str> = (0..cut.tokens().len()).map(|i| cut.lower(i)).collect();
        let asking = words.asking(&lower);
        let heads = number == 0 && (words.opens(&lower).is_some() || lower.first().is_some_and(|w| w.ends_with("ing")));
        let start = asking.and_then(|at| cut.tokens().get(at)).map_or(0, |t| t.start as usize);
        let aside = asking.is_none() && !heads;
        out.extend(clauses(&sentence[start..], words).into_iter().map(|text| Piece {
            limb: String::new(),
            text,
            aside,
        }));
    }
    out
}

/// A sentence cut where a further verb of asking begins an ask of its own.
fn clauses(sentence: &str, words: &AskWords) -> Vec<String> {
    let cut = Words::of(sentence);
    let tokens = cut.tokens();
    let lower: Vec<&str> = (0..tokens.len()).map(|i| cut.lower(i)).collect();
    let mut starts = vec![0usize];
    let says = |range: &[&str]| range.iter().filter(|w| super::topic::is_content(w, words)).count() >= 2;
    for at in 1..tokens.len() {
        let since = at - starts.last().copied().unwrap_or(0);
        if since < FEWEST || tokens.len() - at < FEWEST || !says(&lower[at - since..at]) || !says(&lower[at..]) {
            continue;
        }
        let between = &sentence[tokens[at - 1].end as usize..tokens[at].start as usize];
        let joined = matches!(lower[at - 1], "and" | "et");
        // Commas, semicolons and "and" may part two asks, where a verb of asking follows at once.
        if !(joined || between.contains([',', ';'])) {
            continue;
        }
        let rest = &lower[at..];
        let parted = between.contains(';')
            || words.opens(rest).is_some_and(|led| tokens.len() - at - led >= FEWEST) && !is_gerund_list(&lower[..at]);
        if parted {
            starts.push(at);
        }
    }
    let ends = starts[1..].iter().copied().chain([tokens.len()]);
    let mut out = Vec::new();
    for (&start, end) in starts.iter().zip(ends) {
        // The "and" before the next ask belongs to neither.
        let end = if end < tokens.len() && matches!(lower[end - 1], "and" | "et") { end - 1 } else { end };
        let joined = usize::from(matches!(lower.get(start), Some(&("and" | "et"))));
        let skip = joined + words.links(lower.get(start + joined..end).unwrap_or_default());
        let (Some(first), Some(last)) = (tokens.get(start + skip), end.checked_sub(1).and_then(|e| tokens.get(e)))
        else {
            continue;
        };
        if first.start < last.end {
            let to = if end == tokens.len() { sentence.len() } else { last.end as usize };
            out.push(tidy(&sentence[first.start as usize..to]));
        }
    }
    out
}

/// Whether the words before end in a list of means that a verb would belong to: "by training judges and".
fn is_gerund_list(before: &[&str]) -> bool {
    let back = before.iter().rev().take(6);
    back.clone().any(|w| matches!(*w, "by" | "to")) && back.clone().any(|w| *w == "including")
}

/// White space made one, stops and links at the ends dropped, the first letter large.
fn tidy(text: &str) -> String {
    let one = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let trimmed = one.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ';' | ',' | ':' | '.' | '*' | '"' | '“' | '”' | '«' | '»' | '-' | '–')
    });
    let trimmed = trimmed
        .strip_suffix(" and")
        .or(trimmed.strip_suffix(" et"))
        .unwrap_or(trimmed)
        .trim_end_matches([';', ',', '.']);
    let mut letters = trimmed.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}
