//! Which sentences go on with what the one before them says.
//!
//! In: a reply's sentences. Out: a flag for each: it opens with a word that points back ("It", "They", "Such", "Cette"), or
//! resumes with "the" a noun of the sentence before it ("a leaflet …. The leaflet …").

use super::reply::Reply;
use crate::text::WordId;

/// First words that point back. A word that also opens fresh sentences ("In") is not among them.
const BACK: &[&str] = &[
    "it",
    "they",
    "this",
    "these",
    "those",
    "such",
    "its",
    "their",
    "he",
    "she",
    "both",
    "each",
    "all",
    "none",
    "there",
    "thus",
    "thereby",
    "therefore",
    "moreover",
    "furthermore",
    "additionally",
    "likewise",
    "similarly",
    "accordingly",
    "consequently",
    "however",
    "nevertheless",
    "nonetheless",
    "also",
    "among",
    "of",
    "his",
    "her",
    "half",
    "most",
    "some",
    "others",
    "another",
    "altogether",
    "so",
    "here",
    "then",
    "meanwhile",
    "hence",
    "il",
    "elle",
    "ils",
    "elles",
    "ce",
    "cet",
    "cette",
    "ces",
    "celui",
    "celle",
    "ceux",
    "celles",
    "ceci",
    "cela",
    "y",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "toutefois",
    "cependant",
    "néanmoins",
    "ainsi",
    "aussi",
    "dont",
    "parmi",
    "tous",
    "toutes",
    "aucun",
    "aucune",
    "chacun",
    "chacune",
    "or",
    "mais",
    "but",
    "ledit",
    "ladite",
    "lesdits",
    "lesdites",
    "ensuite",
    "enfin",
    "en",
    "outre",
];

const ARTICLES: &[&str] = &["the", "le", "la", "les"];

/// Tells for every sentence of a reply whether it continues the one before it.
pub fn of(reply: &Reply) -> Vec<bool> {
    let words = &reply.words;
    let vocabulary = words.vocabulary();
    // Each distinct word is looked up once, not each sentence's first.
    let flags = |list: &[&str]| {
        let mut flags = vec![false; vocabulary.len()];
        list.iter().filter_map(|w| vocabulary.get(w)).for_each(|w| flags[w.0 as usize] = true);
        flags
    };
    let (is_back, is_article) = (flags(BACK), flags(ARTICLES));
    let sentences = reply.reading.sentences();
    let mut out = vec![false; sentences.len()];
    for number in 1..sentences.len() {
        let tokens = &words.tokens()[sentences[number].tokens.clone()];
        let Some(first) = tokens.first() else { continue };
        let before = &words.tokens()[sentences[number - 1].tokens.clone()];
        let resumes = |noun: WordId| before.iter().any(|t| t.word == noun);
        let elided = reply.plain.text()[..first.start as usize].ends_with(['’', '\'']);
        out[number] = is_back[first.word.0 as usize]
            || is_article[first.word.0 as usize] && tokens.get(1).is_some_and(|t| resumes(t.word))
            || elided && resumes(first.word);
    }
    out
}
