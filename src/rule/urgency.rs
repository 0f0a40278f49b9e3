//! Urgency: how strongly a body asks, by its verb.
//!
//! In: the words of an ask. Out: an [`Urgency`], or none where no verb of `rules/urgency.toml` stands there. A verb that says
//! what the state is to do ("to encourage employers") is no verb of the body; the file lists forms that cannot be both.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// How strongly a body asks, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// It urges.
    Urges,
    /// It strongly encourages.
    StronglyEncourages,
    /// It considers that something should be done, or recommends it.
    Considers,
    /// It invites or encourages.
    Invites,
}

impl Urgency {
    /// What the body does, as a sentence says it.
    pub fn said(self) -> &'static str {
        match self {
            Urgency::Urges => "the body urges it",
            Urgency::StronglyEncourages => "the body strongly encourages it",
            Urgency::Considers => "the body considers it needed",
            Urgency::Invites => "the body invites to it",
        }
    }
}

/// The words; see the file.
const WORDS: &str = include_str!("../../rules/urgency.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UrgencyFile {
    degree: Vec<DegreeEntry>,
}

#[derive(Deserialize)]
struct DegreeEntry {
    name: Urgency,
    /// The phrases by language.
    #[serde(flatten)]
    phrases: BTreeMap<String, Vec<String>>,
}

/// Each phrase with its degree, the longest first, so that "strongly encourages" is met before "encourages".
static PHRASES: LazyLock<Vec<(Vec<String>, Urgency)>> = LazyLock::new(|| phrases(WORDS).unwrap_or_default());

fn phrases(toml: &str) -> Result<Vec<(Vec<String>, Urgency)>, toml::de::Error> {
    let file: UrgencyFile = toml::from_str(toml)?;
    let mut out: Vec<(Vec<String>, Urgency)> = Vec::new();
    for degree in file.degree {
        for phrase in degree.phrases.values().flatten() {
            out.push((phrase.split_whitespace().map(str::to_lowercase).collect(), degree.name));
        }
    }
    out.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    Ok(out)
}

/// How strongly an ask is asked: by its first verb.
pub fn of_ask(ask: &str) -> Option<Urgency> {
    verbs(ask).first().map(|(_, urgency)| *urgency)
}

/// How strongly one thing is asked within an ask of several: by the last verb before it, or else the first in it;
/// by the ask's first where the part does not stand in it.
pub fn of_part(ask: &str, part: &str) -> Option<Urgency> {
    // A part may have got a capital letter of its own.
    let tail = part.char_indices().nth(1).map_or("", |(at, _)| &part[at..]);
    let Some(start) = ask.find(tail).filter(|_| !tail.is_empty()) else { return of_ask(ask) };
    let verbs = verbs(ask);
    let before = verbs.iter().rev().find(|(at, _)| *at <= start);
    before.or_else(|| verbs.iter().find(|(at, _)| *at < start + part.len())).map(|(_, urgency)| *urgency)
}

/// The verbs of a text, with the byte at which each begins.
fn verbs(text: &str) -> Vec<(usize, Urgency)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, text[from..at].to_lowercase()));
                start = None;
            }
            _ => {}
        }
    }
    let holds = |phrase: &[String], at: usize| {
        phrase.iter().enumerate().all(|(n, want)| {
            words.get(at + n).is_some_and(|(_, word)| match want.strip_suffix('*') {
                Some(stem) => word.starts_with(stem),
                None => word == want,
            })
        })
    };
    let mut out = Vec::new();
    let mut next = 0;
    while next < words.len() {
        match PHRASES.iter().find(|(phrase, _)| holds(phrase, next)) {
            Some((phrase, urgency)) => {
                out.push((words[next].0, *urgency));
                next += phrase.len();
            }
            None => next += 1,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_bodys_verb_tells() {
        assert!(!phrases(WORDS).unwrap().is_empty());
        for (ask, urgency) in [
            ("GRETA urges the authorities to encourage employers", Some(Urgency::Urges)),
            ("GRETA strongly encourages the authorities to train judges", Some(Urgency::StronglyEncourages)),
            ("The Committee considers that the authorities should go on", Some(Urgency::Considers)),
            ("GRETA invites the authorities to publish it", Some(Urgency::Invites)),
            ("The State party is encouraged to ratify the Convention", Some(Urgency::Invites)),
            ("Le GRETA exhorte les autorités à former les juges", Some(Urgency::Urges)),
            ("Le GRETA encourage vivement les autorités à agir", Some(Urgency::StronglyEncourages)),
            ("Le GRETA considère que les autorités devraient agir", Some(Urgency::Considers)),
            ("Le GRETA invite les autorités à publier l’étude", Some(Urgency::Invites)),
            ("Training judges, and encouraging employers to report", None),
        ] {
            assert_eq!(of_ask(ask), urgency, "{ask}");
        }
    }

    #[test]
    fn each_part_has_the_verb_before_it() {
        let ask = "The Committee urges the State party to amend the Code. It also invites it to publish the study.";
        assert_eq!(of_part(ask, "Urges the State party to amend the Code"), Some(Urgency::Urges));
        assert_eq!(of_part(ask, "Publish the study"), Some(Urgency::Invites));
        assert_eq!(of_part(ask, "Not in it"), Some(Urgency::Urges));
        assert_eq!(of_part("", ""), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read(ask in any::<String>(), part in any::<String>()) {
            let _ = (of_ask(&ask), of_part(&ask, &part));
        }
    }
}
