//! A recommendation's own document: asks in lists, with nobody's answer.
//!
//! In: the lines of a text and the words that ask. Out: the asks in order, each under its item, with the titles of the parts
//! that they stand in. A list follows a line that asks ("recommends that the Government:", "the following recommendations").
//! Asks that bear numbers are named by them, others are lettered within their part. Lines of prose end a list.

use crate::report::{Answer, LayoutWords, Outline};
use crate::text::{LineKind, Plain, Span, Words};

use super::words::AskWords;

/// The asks of a document.
#[derive(Default)]
pub(super) struct Listed {
    /// Each ask, with its item.
    pub asks: Vec<(String, Span)>,
    /// The titles of numbered parts.
    pub titles: Vec<(String, String)>,
}

/// What a line begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sign {
    Bullet,
    /// `1.`, `6.2`
    Number(String),
    /// `iv.`
    Roman(String),
    /// `(a)`
    Letter(String),
}

impl Sign {
    fn is_like(&self, other: &Sign) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// Lines that belong together, after their sign.
struct Chunk {
    sign: Option<Sign>,
    span: Span,
}

/// Of so many lines of a list one at least begins with a verb that is known to ask.
const ASKING: usize = 4;
/// The most words of a title.
const TITLE: usize = 14;

impl Listed {
    /// Reads the asks of a text.
    pub fn of(plain: &Plain, words: &AskWords) -> Listed {
        let chunks = chunks(plain);
        let mut reader = Reader { text: plain.text(), words, out: Listed::default(), list: None, parts: 0 };
        for (at, chunk) in chunks.iter().enumerate() {
            reader.take(chunk, chunks.get(at + 1));
        }
        reader.out
    }

    /// Whether it says more of a text than its outline does: an outline takes the asks of a list for the answer to what stands
    /// above them. In a reply an answer holds no asks, and what is listed does not begin as one.
    pub fn outdoes(&self, outline: &Outline, plain: &Plain, words: &AskWords) -> bool {
        let holds = |answer: Span| self.asks.iter().any(|(_, ask)| answer.contains(*ask));
        let asks = |span: &Span| {
            let cut = Words::of(span.of(plain.text()).trim_start_matches("(i) "));
            let lower: Vec<&str> = (0..cut.tokens().len()).map(|i| cut.lower(i)).collect();
            words.begins_ask(&lower)
        };
        let items: usize = outline.answers.iter().map(|a| a.items.len().max(1)).sum();
        self.asks.len() > items.max(1)
            && self.asks.iter().filter(|(_, span)| asks(span)).count() * ASKING >= self.asks.len()
            && outline.answers.iter().filter_map(|a| a.answer).all(holds)
    }

    /// The asks as answers that nobody has given.
    pub fn answers(&self, plain: &Plain, words: &LayoutWords) -> Vec<Answer> {
        self.asks.iter().map(|(item, ask)| Answer::owed(item, *ask, plain.text(), words)).collect()
    }
}

/// The list that is open.
struct List {
    /// The sign of the line above it.
    over: Option<Sign>,
    /// The sign of its asks.
    sign: Option<Sign>,
    /// The part that its asks stand in: number, and how many have been lettered.
    part: Option<(String, usize)>,
    /// A title that waits for its first ask.
    title: Option<(Option<String>, String)>,
}

struct Reader<'a> {
    text: &'a str,
    words: &'a AskWords,
    out: Listed,
    list: Option<List>,
    /// How many parts there have been.
    parts: usize,
}

impl Reader<'_> {
    fn take(&mut self, chunk: &Chunk, next: Option<&Chunk>) {
        let own = chunk.span.of(self.text);
        if self.list.is_some() && self.is_title(chunk, next) {
            let number = match &chunk.sign {
                Some(Sign::Number(number) | Sign::Roman(number)) => Some(number.clone()),
                _ => None,
            };
            if let Some(list) = &mut self.list {
                list.title = Some((number, own.split_whitespace().collect::<Vec<_>>().join(" ")));
                list.part = None;
            }
            return;
        }
        if let (Some(list), Some(sign)) = (&self.list, &chunk.sign)
            && !list.over.as_ref().is_some_and(|over| goes_on(over, sign))
        {
            self.ask(sign.clone(), chunk.span);
            return;
        }
        let leads = self.leads(own);
        self.list = leads.then(|| List { over: chunk.sign.clone(), sign: None, part: None, title: None });
    }

    /// Takes an ask of the open list, or a line of a list within one.
    fn ask(&mut self, sign: Sign, span: Span) {
        let Some(list) = &mut self.list else { return };
        match &list.sign {
            // "(i)" under a dash, a dash under "iv.": part of the ask above.
            Some(known) if !known.is_like(&sign) => {
                if let Some((_, last)) = self.out.asks.last_mut() {
                    *last = last.join(span);
                }
                return;
            }
            _ => list.sign = Some(sign.clone()),
        }
        let id = match &sign {
            Sign::Number(number) | Sign::Roman(number) => number.clone(),
            Sign::Letter(_) | Sign::Bullet => {
                let title = list.title.take();
                let part = list.part.get_or_insert_with(|| {
                    self.parts += 1;
                    let over = match (&title, &list.over) {
                        (Some((Some(own), _)), _) => Some(own.clone()),
                        (None, Some(Sign::Number(over) | Sign::Roman(over))) => Some(over.clone()),
                        _ => None,
                    };
                    let number = over.unwrap_or_else(|| self.parts.to_string());
                    if let Some((_, title)) = title {
                        self.out.titles.push((number.clone(), title));
                    }
                    (number, 0)
                });
                part.1 += 1;
                let letter = match sign {
                    Sign::Letter(letter) => letter,
                    _ => lettered(part.1),
                };
                format!("{}.{letter}", part.0)
            }
        };
        // The same number in a further list is told by the place of its part.
        let taken = |id: &str| self.out.asks.iter().any(|(known, _)| known == id);
        let id = if taken(&id) { format!("{}.{id}", self.parts + 1) } else { id };
        if !taken(&id) {
            self.out.asks.push((id, span));
        }
    }

    /// Whether a line asks and a list follows it.
    fn leads(&self, own: &str) -> bool {
        let cut = Words::of(own);
        let lower: Vec<&str> = (0..cut.tokens().len()).map(|i| cut.lower(i)).collect();
        let few = lower.len() <= TITLE && !own.ends_with(['.', ';', ',']);
        own.ends_with(':') && (self.words.asking(&lower).is_some() || self.words.lists(&lower))
            || few && self.words.lists(&lower)
    }

    /// Whether a line is the title of asks: a few words, no sentence, with asks of another sign below.
    fn is_title(&self, chunk: &Chunk, next: Option<&Chunk>) -> bool {
        let own = chunk.span.of(self.text);
        let few = own.split_whitespace().count() <= TITLE && !own.ends_with(['.', ';', ':', ',']);
        let below = next.and_then(|n| n.sign.as_ref());
        let fits = match (&chunk.sign, below) {
            (None, Some(_)) => true,
            (Some(Sign::Number(_) | Sign::Roman(_)), Some(below)) => matches!(below, Sign::Bullet | Sign::Letter(_)),
            _ => false,
        };
        few && fits && own.starts_with(char::is_uppercase)
    }
}

/// Whether a sign goes on from the one above a list, so that the list is over: "2." after "1.", but not "1.1".
fn goes_on(over: &Sign, sign: &Sign) -> bool {
    match (over, sign) {
        (Sign::Number(over), Sign::Number(own)) => !own.starts_with(&format!("{over}.")),
        (Sign::Bullet, _) => false,
        _ => over.is_like(sign),
    }
}

/// The letters of the nth ask: a to z, then aa.
fn lettered(nth: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    let n = nth.saturating_sub(1);
    if n < 26 { letter(n).to_string() } else { format!("{}{}", letter(n / 26 - 1), letter(n)) }
}

/// The lines of a text, those that belong together joined.
fn chunks(plain: &Plain) -> Vec<Chunk> {
    let text = plain.text();
    let mut out: Vec<Chunk> = Vec::new();
    let mut gap = true;
    for line in plain.lines() {
        match line.kind {
            LineKind::Furniture => continue,
            LineKind::Blank | LineKind::Rule => {
                gap = true;
                continue;
            }
            LineKind::Row | LineKind::Text => {}
        }
        let body = line.body.trim(text);
        if body.is_empty() {
            continue;
        }
        let own = body.of(text);
        let (sign, len) = if line.bullet.is_some() {
            (Some(Sign::Bullet), 0)
        } else {
            sign(own).map_or((None, 0), |(sign, len)| (Some(sign), len))
        };
        let span = Span { start: body.start + len as u32, end: body.end }.trim(text);
        let broken =
            |chunk: &Chunk| !chunk.span.of(text).ends_with(['.', ';', ':']) && own.starts_with(char::is_lowercase);
        match out.last_mut() {
            Some(last) if sign.is_none() && line.heading == 0 && (!gap || broken(last)) => {
                last.span = last.span.join(span);
            }
            _ => out.push(Chunk { sign, span }),
        }
        gap = line.heading > 0;
    }
    out
}

/// The sign at the head of a line, and its length.
fn sign(own: &str) -> Option<(Sign, usize)> {
    let inner = own.strip_prefix('(').unwrap_or(own);
    let opened = own.len() - inner.len();
    let len = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(inner.len());
    let token = inner.get(..len)?;
    let closed = inner[len..].starts_with(')');
    let name = token.strip_suffix('.').unwrap_or(token);
    let parted = closed || token.len() > name.len() || name.contains('.');
    let total = opened + len + usize::from(closed);
    if !parted || opened > 0 && !closed || !own[total..].starts_with(char::is_whitespace) {
        return None;
    }
    let roman = !name.is_empty() && name.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let sign = if name.starts_with(|c: char| c.is_ascii_digit()) && name.chars().all(|c| c.is_ascii_digit() || c == '.')
    {
        Sign::Number(name.to_owned())
    } else if roman && opened == 0 {
        Sign::Roman(name.to_owned())
    } else if name.len() == 1 && name.starts_with(|c: char| c.is_ascii_lowercase()) {
        Sign::Letter(name.to_owned())
    } else {
        return None;
    };
    Some((sign, total))
}

#[cfg(test)]
mod tests {
    use super::super::words::AskFile;
    use super::*;
    use crate::text::Source;

    /// Names with their words.
    type Named = Vec<(String, String)>;

    fn read(text: &str, language: &str) -> (Named, Named) {
        let plain = Plain::of(&Source::from_bytes("r.txt", text.as_bytes().to_vec()).unwrap());
        let file = AskFile::built_in();
        let listed = Listed::of(&plain, file.of(language).unwrap());
        let asks = listed.asks.iter().map(|(item, span)| (item.clone(), span.of(plain.text()).to_owned()));
        (asks.collect(), listed.titles)
    }

    fn pairs(list: &[(String, String)]) -> Vec<(&str, &str)> {
        list.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect()
    }

    #[test]
    fn dashes_under_titles_are_lettered_within_their_part() {
        let text = "1. Recommends that the Government of Marovia take measures on the following:\n\nAccess to justice\n\
                    - exempt victims from\n  fees (paragraph 71);\n- train judges;\n\nShelters\n• open shelters.\n\n\
                    2. Requests the Government to report by 2026.\n- this is no ask\n";
        let (asks, titles) = read(text, "en");
        assert_eq!(
            pairs(&asks),
            [
                ("1.a", "exempt victims from\n  fees (paragraph 71);"),
                ("1.b", "train judges;"),
                ("2.a", "open shelters.")
            ]
        );
        assert_eq!(pairs(&titles), [("1", "Access to justice"), ("2", "Shelters")]);
    }

    #[test]
    fn numbers_name_their_asks() {
        let roman = "GRECO addresses the following recommendations to Marovia:\n\nRegarding ministers\n\
                     i. that rules be introduced (paragraph 45);\nii. (i) that a code be adopted and (ii) that it be applied.\n\n\
                     Regarding the police\niii. that vetting be strengthened.\n";
        let (asks, _) = read(roman, "en");
        assert_eq!(asks.iter().map(|(item, _)| item.as_str()).collect::<Vec<_>>(), ["i", "ii", "iii"]);
        let dotted = "6. The following recommendations will be examined by Marovia:\n6.1 Ratify the Protocol (Fictia);\n6.2 Abolish\nthe fee (Sylvania).\n7. The rest is prose.\n";
        let (asks, _) = read(dotted, "en");
        assert_eq!(pairs(&asks), [("6.1", "Ratify the Protocol (Fictia);"), ("6.2", "Abolish\nthe fee (Sylvania).")]);
        let french = "Le GRECO adresse les recommandations suivantes à la Marovie :\ni. que des règles soient adoptées ;\nii. que la police soit formée.\n";
        let (asks, _) = read(french, "fr");
        assert_eq!(asks.len(), 2, "{asks:?}");
    }

    #[test]
    fn letters_stand_under_the_number_of_the_line_above_them() {
        let text =
            "16. The State party should:\n(a) Amend the Code;\n(b) Train judges.\n\n41. The Committee is concerned.\n";
        let (asks, _) = read(text, "en");
        assert_eq!(pairs(&asks), [("16.a", "Amend the Code;"), ("16.b", "Train judges.")]);
        assert_eq!(lettered(27), "aa");
    }

    #[test]
    fn lists_of_what_was_done_are_none() {
        let text = "In 2024 the Ministry took these steps:\n- two shelters were opened;\n- judges were trained.\n";
        assert!(read(text, "en").0.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "x(\\PC|\n|- |\\(a\\) |i\\. |1\\. |should:\n){0,80}") {
            let (asks, _) = read(&text, "en");
            let mut ids: Vec<&String> = asks.iter().map(|(id, _)| id).collect();
            ids.sort();
            ids.dedup();
            proptest::prop_assert_eq!(ids.len(), asks.len());
        }
    }
}
