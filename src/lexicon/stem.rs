//! Stems: one form for all inflections and spellings of a word.
//!
//! In: a lower-case word and its language. Out: the form under which phrases and text are compared. Snowball does the
//! stemming; before it, British and American spellings are made one, after it, accents are dropped. Words that Snowball would
//! make one though they are not ("informal", "inform") are told apart by a list in `languages.toml`.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

/// A Snowball stemmer.
pub struct Snowball {
    stemmer: Stemmer,
    english: bool,
}

impl Snowball {
    /// The stemmer by the name that `languages.toml` uses; `None` where there is none of that name.
    pub fn named(name: &str) -> Option<Snowball> {
        algorithm(name).map(Snowball::of)
    }

    fn of(algorithm: Algorithm) -> Snowball {
        Snowball { stemmer: Stemmer::create(algorithm), english: matches!(algorithm, Algorithm::English) }
    }

    /// Stems a word in place.
    pub fn stem(&self, word: &mut String) {
        *word = self.stemmer.stem(word).into_owned();
    }
}

/// Makes stems for one language.
pub struct Stems {
    stemmer: Option<Snowball>,
    /// Words that have a stem of their own.
    apart: FxHashMap<String, String>,
}

/// The Snowball algorithm by the name that `languages.toml` uses; `None` where there is none of that name.
pub fn algorithm(name: &str) -> Option<Algorithm> {
    Some(match name {
        "arabic" => Algorithm::Arabic,
        "danish" => Algorithm::Danish,
        "dutch" => Algorithm::Dutch,
        "english" => Algorithm::English,
        "finnish" => Algorithm::Finnish,
        "french" => Algorithm::French,
        "german" => Algorithm::German,
        "greek" => Algorithm::Greek,
        "hungarian" => Algorithm::Hungarian,
        "italian" => Algorithm::Italian,
        "norwegian" => Algorithm::Norwegian,
        "portuguese" => Algorithm::Portuguese,
        "romanian" => Algorithm::Romanian,
        "russian" => Algorithm::Russian,
        "spanish" => Algorithm::Spanish,
        "swedish" => Algorithm::Swedish,
        "tamil" => Algorithm::Tamil,
        "turkish" => Algorithm::Turkish,
        _ => return None,
    })
}

impl Stems {
    /// Stems by a Snowball algorithm, or whole words where there is none.
    pub fn new(algorithm: Option<Algorithm>) -> Stems {
        Stems { stemmer: algorithm.map(Snowball::of), apart: FxHashMap::default() }
    }

    /// The same, with families of words that are told apart from all others: the first of each is the stem of the family.
    #[must_use]
    pub fn apart(mut self, families: &[Vec<String>]) -> Stems {
        for family in families {
            // A mark that no stem has.
            let stem = family.first().map(|first| format!("{first}="));
            self.apart.extend(family.iter().zip(stem.into_iter().cycle()).map(|(word, stem)| (word.clone(), stem)));
        }
        self
    }

    /// The stem of a lower-case word. Words of up to three letters and numbers stay whole.
    pub fn of(&self, lower: &str, out: &mut String) {
        out.clear();
        if let Some(stem) = self.apart.get(lower) {
            out.push_str(stem);
            return;
        }
        let Some(stemmer) = self.stemmer.as_ref().filter(|_| lower.len() > 3) else {
            fold(lower, out);
            return;
        };
        if stemmer.english {
            fold(lower, out);
            spelling(out);
            stemmer.stem(out);
            return;
        }
        out.push_str(lower);
        stemmer.stem(out);
        if !out.is_ascii() {
            let stem = std::mem::take(out);
            fold(&stem, out);
        }
    }
}

/// Appends a word without its accents.
pub fn fold(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.push_str(word);
        return;
    }
    for c in word.chars() {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => out.push('o'),
            'ř' => out.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => out.push('s'),
            'ť' | 'ț' | 'ţ' => out.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ű' | 'ů' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ž' | 'ź' | 'ż' => out.push('z'),
            'ğ' => out.push('g'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            _ => out.push(c),
        }
    }
}

/// Makes British and American spellings one. What it does to a word need not be a word: both sides are treated alike.
fn spelling(word: &mut String) {
    const OUR: &[&str] = &[
        "labour",
        "colour",
        "favour",
        "honour",
        "harbour",
        "behaviour",
        "neighbour",
        "rumour",
        "endeavour",
        "humour",
        "rigour",
        "vigour",
    ];
    if let Some(our) = OUR.iter().find(|o| word.starts_with(**o)) {
        let cut = our.len() - 2;
        word.remove(cut);
        return;
    }
    if let Some(at) = word.as_bytes().windows(7).position(|w| w == b"isation") {
        word.replace_range(at..=at + 1, "iz");
        return;
    }
    if word.len() >= 6 {
        for end in ["ise", "ised", "ises", "ising", "iser", "isers", "yse", "ysed", "ysing"] {
            if word.ends_with(end) {
                let at = word.len() - end.len() + 1;
                word.replace_range(at..=at, "z");
                return;
            }
        }
    }
    for (british, american) in [
        ("programme", "program"),
        ("centre", "center"),
        ("defence", "defense"),
        ("offence", "offense"),
        ("licence", "license"),
        ("judgement", "judgment"),
        ("counsell", "counsel"),
        ("travell", "travel"),
        ("cancell", "cancel"),
        ("fulfill", "fulfil"),
        ("enroll", "enrol"),
        ("cheque", "check"),
        ("paediatr", "pediatr"),
        ("enquir", "inquir"),
    ] {
        if word.starts_with(british) {
            word.replace_range(..british.len(), american);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_and_spellings_meet() {
        let en = Stems::new(algorithm("english"));
        let fr = Stems::new(algorithm("french"));
        let stem = |s: &Stems, w: &str| {
            let mut out = String::new();
            s.of(w, &mut out);
            out
        };
        for (a, b) in [
            ("labour", "labor"),
            ("organisations", "organization"),
            ("programmes", "program"),
            ("licences", "license"),
            ("trained", "training"),
        ] {
            assert_eq!(stem(&en, a), stem(&en, b), "{a} {b}");
        }
        for (a, b) in [("formés", "formé"), ("avocats", "avocat"), ("indemnisée", "indemnisé")] {
            assert_eq!(stem(&fr, a), stem(&fr, b), "{a} {b}");
        }
        assert_eq!(stem(&en, "act"), "act");
    }
}
