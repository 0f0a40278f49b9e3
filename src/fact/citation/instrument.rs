//! Instruments: what citations point to, each with one name however it is written.
//!
//! In: an act as named at one place. Out: its canonical name (the title without number and date; for an act without a title
//! its kind, number, issuer and date) and the keys under which another mention of it is known again. Two titles are the same
//! where they hold the same words, whatever their order; articles, quotation marks and the state's name do not count.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use serde::Serialize;

use super::act::Act;
use super::marks::Marks;
use super::number::tidy;
use super::reading::Doc;
use super::role::{Kind, flag};
use crate::fact::partial_date::PartialDate;

/// A law, a decree, a treaty or the like, as the whole text speaks of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Instrument {
    /// The canonical name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its number, or that of the act that approves it, as first printed.
    pub number: Option<String>,
    /// Its date, or that of the act that approves it.
    pub date: Option<PartialDate>,
    /// Its abbreviation, where the text has one.
    pub short: Option<String>,
    /// It has a title, not only a number or a date.
    pub titled: bool,
    /// The year of its gazette.
    #[serde(skip)]
    pub(super) gazetted: Option<i16>,
    #[serde(skip)]
    pub(super) keys: Vec<u64>,
}

impl Instrument {
    /// One of which only name and kind are known.
    pub(super) fn of(name: &str, kind: Kind) -> Instrument {
        Instrument {
            name: name.to_owned(),
            kind,
            number: None,
            date: None,
            short: None,
            titled: false,
            gazetted: None,
            keys: Vec::new(),
        }
    }

    /// Whether two instruments, perhaps of two texts, are one: the same title, or the same kind and number.
    pub fn same_as(&self, other: &Instrument) -> bool {
        self.keys.iter().any(|key| other.keys.contains(key))
    }

    /// The year of its date, or the year in its number ("9 of 2024", "2015-44"), or that of its gazette.
    pub fn year(&self) -> Option<i16> {
        self.date.map(|d| d.year).or_else(|| self.number.as_deref().and_then(year_in)).or(self.gazetted)
    }
}

/// The year that stands in the number of an act.
pub(super) fn year_in(number: &str) -> Option<i16> {
    number
        .split(|c: char| !c.is_ascii_digit())
        .find_map(crate::fact::partial_date::year)
        .filter(|y| (1800..2100).contains(y))
}

/// The canonical name of an act; a constitution is named by its state, where that is known.
pub(super) fn canonical(doc: &Doc<'_>, act: &Act, state: Option<&str>) -> String {
    match state.filter(|_| act.word.kind == Kind::Constitution && act.title.is_none()) {
        Some(state) if act.word.french => format!("Constitution {}{state}", french_of(doc.text, state)),
        Some(state) => format!("Constitution of {state}"),
        None => name(doc, act),
    }
}

/// "de la ", "du ", "de l'" as the text has it before the state's name.
fn french_of(text: &str, state: &str) -> &'static str {
    let known =
        [("de la ", "de la "), ("du ", "du "), ("de l'", "de l'"), ("de l’", "de l’"), ("des ", "des "), ("d'", "d'")];
    let bare = [("la ", "de la "), ("le ", "du "), ("La ", "de la "), ("Le ", "du "), ("L'", "de l'")];
    let found = known.iter().chain(&bare).find(|(before, _)| text.contains(&format!("{before}{state}")));
    found.map_or("de ", |(_, of)| of)
}

/// Whether the words before the kind are the act's title: "Legal Aid Act", not "Government Decree".
fn named_before(act: &Act) -> bool {
    act.titles_before() && act.marks.has(Marks::MODIFIED) && !act.marks.has(Marks::MAKERS)
}

/// The name of an act by its own words.
fn name(doc: &Doc<'_>, act: &Act) -> String {
    let mut head = unquoted(doc.text.get(act.head.0..act.head.1).unwrap_or(""));
    if act.word.plural
        && act.number.is_some()
        && act.title.is_none()
        && act.approver.is_none()
        && !named_before(act)
        && head.ends_with('s')
    {
        // "Les lois n° 5 et n° 6": each is one.
        head.pop();
    }
    let Some((from, to)) = act.title else {
        if let Some(alias) = act.alias.as_ref().filter(|_| !named_before(act)) {
            return name(doc, alias);
        }
        if let Some((from, to)) = act.printed {
            return format!("{head} {}", tidy(doc.text.get(from..to).unwrap_or("")));
        }
        return if named_before(act) {
            head
        } else {
            head + &unquoted_tail(doc.text.get(act.head.1..act.core).unwrap_or(""))
        };
    };
    let mut title = unquoted(doc.text.get(from..to).unwrap_or(""));
    if let Some(state) = stateless(&title).filter(|_| act.word.kind != Kind::Constitution) {
        title = state;
    }
    // Title words that open with a capital inside quotation marks: Law “On Employment”.
    let first = title.split(' ').next().unwrap_or("").to_lowercase();
    let opener = doc.words.vocabulary().get(&first).is_some_and(|id| doc.roles[id.0 as usize].has(flag::OPENS));
    if opener && act.marks.has(Marks::QUOTED) {
        title = first.clone() + &title[first.len().min(title.len())..];
    }
    let title = title.trim_start_matches([',', ':', ' ']);
    let own = act.marks.has(Marks::QUOTED)
        && doc.words.vocabulary().get(&first).is_some_and(|id| doc.roles[id.0 as usize].names_act());
    if own { title.to_owned() } else { format!("{head} {title}") }
}

/// The text without quotation marks, on one line.
fn unquoted(text: &str) -> String {
    let text = tidy(text);
    let marks = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘');
    if text.contains(marks) { tidy(&text.replace(marks, " ")) } else { text }.trim_end_matches([',', ' ']).to_owned()
}

/// What follows a name's head: the same, with the space before it.
fn unquoted_tail(text: &str) -> String {
    let tail = unquoted(text);
    if text.starts_with(char::is_whitespace) && !tail.is_empty() { format!(" {tail}") } else { tail }
}

/// "for Children of the Republic of Ixania for 2020" without the state.
fn stateless(title: &str) -> Option<String> {
    for of in [
        " of the Republic of ",
        " of the Kingdom of ",
        " de la République de ",
        " de la République du ",
        "of the Republic of ",
        " in the Republic of ",
    ] {
        if let Some(at) = title.find(of) {
            let rest = &title[at + of.len()..];
            let end = rest.find(' ').unwrap_or(rest.len());
            let kept = format!("{}{}", &title[..at], &rest[end..]);
            return Some(kept.trim().to_owned()).filter(|k| !k.is_empty());
        }
    }
    None
}

/// The keys of an act: by title, by number, by date. An approving act's number is not the act's own.
pub(super) fn keys(doc: &Doc<'_>, act: &Act) -> (Option<u64>, Vec<u64>) {
    let title = (act.title.is_some() || act.marks.has(Marks::QUOTED) || named_before(act)).then(|| title_key(doc, act));
    let mut others = Vec::new();
    if let Some(alias) = &act.alias {
        others.extend(keys(doc, alias).0);
    }
    if act.approver.is_none() {
        if let Some(number) = act.number.as_ref().filter(|_| act.marks.has(Marks::SERIES)) {
            others.push(series_key(number));
        } else if let Some(number) = &act.number {
            others.push(number_key(act.word.family, number, act.date));
        } else if let Some(date) = act.date.filter(|d| d.day.is_some()) {
            // "la loi du 9 juillet 2011", when its title was told before.
            others.push(hash(&(act.word.family, date)));
        }
        if act.word.kind == Kind::Constitution && title.is_none() {
            // "la Cst." is the Constitution.
            others.push(hash(&act.word.family));
        } else if others.is_empty() && title.is_none() {
            others
                .push(hash(&(act.word.family, tidy(doc.text.get(act.head.0..act.core).unwrap_or("")).to_lowercase())));
        }
    }
    (title, others)
}

/// "No. 286 of 25 July 1998", "286/1998" and "286 of 1998" are one number of one year.
fn number_key(family: u16, number: &str, date: Option<PartialDate>) -> u64 {
    let lower = number.to_lowercase();
    let parts: Vec<&str> = lower.split(['/', '-', ' ']).filter(|p| !matches!(*p, "of" | "de" | "")).collect();
    let year = date.map(|d| d.year).or_else(|| year_in(number)).unwrap_or(0);
    let rest: Vec<&str> = parts.iter().copied().filter(|p| year == 0 || *p != year.to_string()).collect();
    let rest = if rest.is_empty() { parts } else { rest };
    hash(&(family, rest, year))
}

/// "S.I. No. 19 of 2024" and "S.I. 19/2024", "Chapter 34" and "Cap. 34" are one number.
pub(super) fn series_key(printed: &str) -> u64 {
    let lower = printed.to_lowercase().replace("chapter", "cap");
    let letters: String = lower.chars().take_while(|c| !c.is_ascii_digit()).filter(|c| c.is_alphabetic()).collect();
    let number = lower.trim_start_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<&str> = number.split(['/', ' ']).filter(|p| !matches!(*p, "of" | "")).collect();
    hash(&(letters.trim_end_matches("no"), parts))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A key that does not depend on the order of the title's words.
fn title_key(doc: &Doc<'_>, act: &Act) -> u64 {
    let mut sum = 0u64;
    let mut seen = [0u64; 48];
    let mut count = 0;
    let first = doc.tokens.partition_point(|t| (t.start as usize) < act.head.0);
    let last = act.title.map_or(act.head.1, |(_, to)| to);
    for token in first..doc.tokens.len() {
        if doc.end(token) > last {
            break;
        }
        let role = doc.role(token);
        let between = act.title.is_some_and(|(from, _)| doc.start(token) >= act.head.1 && doc.start(token) < from);
        if token == act.token || between || role.has(SMALL) && !role.has(flag::OPENS_DE) || doc.of_state(token) {
            continue;
        }
        let stem = stem(doc, doc.words.lower(token));
        let key = hash(&stem);
        if !stem.is_empty() && count < seen.len() && !seen[..count].contains(&key) {
            seen[count] = key;
            count += 1;
            sum = sum.wrapping_add(key);
        }
    }
    hash(&(act.word.kind, sum))
}

/// The same key for a name that does not stand in the text: "Code de procédure pénale".
pub(super) fn key_of_name(doc: &Doc<'_>, kind: Kind, name: &str) -> u64 {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let telling = words.filter(|w| {
        let role = doc.lexicon.role_of(w);
        !(role.names_act() || role.has(SMALL) && !role.has(flag::OPENS_DE))
    });
    let sum = telling.fold(0u64, |sum, word| sum.wrapping_add(hash(&stem(doc, word))));
    hash(&(kind, sum))
}

/// Words that do not count when titles are compared.
const SMALL: u64 = flag::JOINS | flag::THE | flag::OF | flag::OPENS | flag::STATE | flag::AND | flag::PREPOSITION;

/// The form of a word by which titles are compared.
fn stem<'a>(doc: &'a Doc<'_>, lower: &'a str) -> &'a str {
    let lower = doc.lexicon.same_as(lower);
    lower.strip_suffix('s').filter(|s| s.len() > 2).unwrap_or(lower)
}

/// The first letters of a name's words, small words left out: "Criminal Procedure Code" is "CPC".
pub(super) fn initials(doc: &Doc<'_>, name: &str) -> String {
    let vocabulary = doc.words.vocabulary();
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 1)
        .filter(|w| {
            vocabulary
                .get(&w.to_lowercase())
                .is_none_or(|id| !doc.roles[id.0 as usize].has(flag::JOINS | flag::THE | flag::OF | flag::PREPOSITION))
        })
        .filter_map(|w| w.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}
