//! What an ask is about, as the probes of a rule say it.
//!
//! In: the content words of every ask, each with the concepts of the lexicon that stand over it. Out: a [`Subject`] per
//! obligation: a few concepts and words, those first that the neighbours under its item do not have and that few other asks
//! have. A verb that only opens an ask ("amend", "ensure") or a pale word ("several") says nothing of its matter and comes
//! last. A concept is taken where its id or its gloss has the word, since one that only shares a phrase with the ask may mean
//! something else; such a one is named in a remark beside the word.

use rustc_hash::{FxHashMap, FxHashSet};

use super::toml::{comment, string};
use crate::judge::Derived;
use crate::judge::derive::topic::Element;
use crate::judge::derive::words::AskFile;
use crate::lexicon::{ConceptId, Languages, Stems};

/// How many concepts and words a topic has at most.
const MOST: usize = 8;
/// How many of them must stand together under another item.
const PLAIN: usize = 2;

/// The subjects of all obligations.
pub(super) struct Subjects<'a> {
    derived: &'a Derived,
    /// In how many asks each word or concept stands.
    asks: FxHashMap<ConceptId, usize>,
    /// Words that are verbs of asking, or pale.
    pale: FxHashSet<ConceptId>,
    stems: Option<Stems>,
}

/// A content word of an ask, with what it is looked for by; ordered by how much it tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    /// A neighbour has it, too, or nearly every ask.
    shared: bool,
    pale: bool,
    /// How many asks have it.
    asks: usize,
    /// The number of the element.
    place: usize,
    /// The concept that is looked for, or the word itself.
    probe: ConceptId,
    word: ConceptId,
}

/// A probe on a line of its own.
struct Row {
    probe: String,
    remark: String,
}

/// What one ask is about.
pub(super) struct Subject {
    /// Probes, the most telling first.
    probes: Vec<Row>,
    /// The other obligations under the same item.
    pub rivals: Vec<String>,
}

impl<'a> Subjects<'a> {
    /// Counts over all asks.
    pub fn of(derived: &'a Derived, file: &AskFile, languages: &Languages) -> Subjects<'a> {
        let mut asks: FxHashMap<ConceptId, usize> = FxHashMap::default();
        for elements in &derived.elements {
            for concept in met(elements) {
                *asks.entry(concept).or_default() += 1;
            }
        }
        let mut out = Subjects {
            derived,
            asks,
            pale: FxHashSet::default(),
            stems: languages.id(&derived.language).map(|id| languages.stems(id)),
        };
        if let Some(words) = file.of(&derived.language) {
            let opening: FxHashSet<String> = words.verbs().map(|v| out.stem(v)).collect();
            let pale = |word: &str| words.is_pale(word) || opening.contains(&out.stem(word));
            let all = derived.elements.iter().flatten().map(|e| e.word);
            out.pale = all.filter(|&w| pale(derived.word(w))).collect();
        }
        out
    }

    fn stem(&self, word: &str) -> String {
        let mut out = String::new();
        match &self.stems {
            Some(stems) => stems.of(word, &mut out),
            None => word.clone_into(&mut out),
        }
        out
    }

    /// What one obligation is about.
    pub fn subject(&self, number: usize) -> Subject {
        let obligations = &self.derived.rules.pack.obligations;
        let own = &obligations[number];
        let siblings = || (0..obligations.len()).filter(|&n| n != number && obligations[n].item == own.item);
        let theirs: FxHashSet<ConceptId> = siblings().flat_map(|n| met(&self.derived.elements[n])).collect();
        let elements = &self.derived.elements[number];
        let mut ranked: Vec<Ranked> = elements
            .iter()
            .enumerate()
            .map(|(place, element)| {
                let probe = self.meaning(element, &theirs).unwrap_or(element.word);
                Ranked {
                    shared: theirs.contains(&probe) || self.is_common(probe),
                    pale: self.pale.contains(&element.word),
                    asks: self.asks.get(&probe).copied().unwrap_or(0),
                    place,
                    probe,
                    word: element.word,
                }
            })
            .collect();
        ranked.sort_unstable();
        // Once something tells it from its neighbours, what does not is left out.
        let telling = ranked.iter().filter(|r| !r.shared && !r.pale).count();
        if telling > 0 {
            ranked.truncate(telling);
        }
        let mut seen = FxHashSet::default();
        ranked.retain(|r| seen.insert(r.probe));
        ranked.truncate(MOST);
        let mut probes: Vec<Row> = ranked.iter().map(|r| self.row(r, &elements[r.place])).collect();
        if probes.is_empty() {
            // An ask without a content word: its own words are all that there is to look for.
            probes.push(Row { probe: format!("{{ phrase = [{}] }}", string(&own.asks)), remark: String::new() });
        }
        Subject { probes, rivals: siblings().map(|n| obligations[n].id.clone()).collect() }
    }

    /// The concept whose id or gloss has the word: of several, the one that fewest asks have. None that a neighbour has.
    fn meaning(&self, element: &Element, theirs: &FxHashSet<ConceptId>) -> Option<ConceptId> {
        let stem = self.stem(self.derived.word(element.word));
        let says = |c: &&ConceptId| {
            let concept = self.derived.rules.lexicon.concept(**c);
            let words =
                |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| self.stem(&w.to_lowercase()) == stem);
            words(&concept.id) || words(&concept.gloss)
        };
        let over = element.met_by.iter().skip(1).filter(|c| !theirs.contains(c)).filter(says);
        over.min_by_key(|c| self.asks.get(c).copied().unwrap_or(0)).copied()
    }

    /// Whether so many asks have it that it distinguishes nothing.
    fn is_common(&self, probe: ConceptId) -> bool {
        let all = self.derived.elements.len();
        all >= 6 && self.asks.get(&probe).copied().unwrap_or(0) * 4 > all
    }

    fn row(&self, ranked: &Ranked, element: &Element) -> Row {
        let id = |c: ConceptId| &self.derived.rules.lexicon.concept(c).id;
        if ranked.probe != ranked.word {
            return Row { probe: format!("{{ concept = {} }}", string(id(ranked.probe))), remark: String::new() };
        }
        let others: Vec<&str> = element.met_by.iter().skip(1).map(|&c| id(c).as_str()).collect();
        let remark =
            if others.is_empty() { String::new() } else { format!("   # met by {} too", comment(&others.join(", "))) };
        Row { probe: format!("{{ phrase = [{}] }}", string(self.derived.word(ranked.word))), remark }
    }
}

/// Every word and concept of an ask, each once.
fn met(elements: &[Element]) -> FxHashSet<ConceptId> {
    elements.iter().flat_map(|e| e.met_by.iter().copied()).collect()
}

impl Derived {
    /// The word that a concept of the asks' words stands for.
    fn word(&self, concept: ConceptId) -> &str {
        self.rules.lexicon.concept(concept).id.trim_start_matches('“').trim_end_matches('”')
    }
}

impl Subject {
    /// The body of `[obligation.topic]`.
    pub fn topic(&self) -> String {
        rows("any", &self.probes)
    }

    /// The body of `[obligation.elsewhere]`, where the subject has enough to be plain anywhere.
    pub fn elsewhere(&self) -> Option<String> {
        self.probes.get(..PLAIN).map(|first| rows("all", first))
    }
}

fn rows(key: &str, probes: &[Row]) -> String {
    let rows: String = probes.iter().map(|r| format!("  {},{}\n", r.probe, r.remark)).collect();
    format!("{key} = [\n{rows}]\n")
}
