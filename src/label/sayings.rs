//! What the program says of a reply, English and French side by side: reasons, doubts, how words are read, what changed.
//!
//! A `{name}` is a place for a value and stands in both; see `words.rs` for how French is set. What has no full stop is a part
//! of a sentence or stands in a list.

use serde::{Deserialize, Serialize};

use super::Lang;

macro_rules! sayings {
    ($($name:ident: $en:literal | $fr:literal,)*) => {
        /// Something that the program says, without its values.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Saying { $(#[doc = $en] $name,)* }

        impl Saying {
            /// All of them.
            pub const ALL: &[Saying] = &[$(Saying::$name,)*];

            /// The words in a language.
            pub(super) fn words(self, lang: Lang) -> &'static str {
                match (self, lang) { $(
                    (Saying::$name, Lang::En) => $en,
                    (Saying::$name, Lang::Fr) => $fr,
                )* }
            }
        }
    };
}

sayings! {
    // Why a verdict is what it is.
    NoAnswer: "No answer stands under item {item}, and nothing elsewhere deals with this." | "Aucune réponse ne figure sous le point {item}, et rien ailleurs n’en traite.",
    NoPassage: "Item {item} is answered, but no passage was found that deals with this." | "Le point {item} reçoit une réponse, mais aucun passage qui en traite n’a été trouvé.",
    Measure: "A measure does what is asked ({at})." | "Une mesure fait ce qui est demandé ({at}).",
    MeasureOf: "A measure of {date} does what is asked ({at})." | "Une mesure fait ce qui est demandé ({date}\u{a0}; {at}).",
    MeasureInPart: "A measure is on point ({at}), but {limit}." | "Une mesure est pertinente ({at}), mais {limit}.",
    MeasureInPartOf: "A measure of {date} is on point ({at}), but {limit}." | "Une mesure est pertinente ({date}\u{a0}; {at}), mais {limit}.",
    NotShown: "not shown: {parts}" | "n’apparaît pas\u{a0}: {parts}",
    AlsoAdmits: "the reply also admits or refuses a part" | "la réponse reconnaît ou refuse aussi une partie",
    AlsoAdmitsAt: "the reply also admits or refuses a part ({at})" | "la réponse reconnaît ou refuse aussi une partie ({at})",
    ReachLimited: "its reach is limited" | "sa portée est limitée",
    ReachLimitedAt: "its reach is limited ({at})" | "sa portée est limitée ({at})",
    Refusal: "The reply refuses what is asked ({at})." | "La réponse refuse ce qui est demandé ({at}).",
    Admission: "The reply admits that what is asked is not in place ({at}), and announces nothing." | "La réponse reconnaît que ce qui est demandé n’existe pas ({at}), et n’annonce rien.",
    Intention: "Only an intention is reported ({at})." | "Seule une intention est rapportée ({at}).",
    BeforeBaseline: "It rests on what was there before the baseline ({date}; {at})." | "La réponse repose sur ce qui existait avant la date de référence ({date}\u{a0}; {at}).",
    WithoutSign: "It rests on law or practice without any sign of something done since the baseline ({at})." | "La réponse repose sur un droit ou une pratique, sans signe que quelque chose ait été fait depuis la date de référence ({at}).",
    NothingOnPoint: "Nothing in the answer deals with this ({at})." | "Rien dans la réponse n’en traite ({at}).",
    UnderItems: "{place}, under {items}" | "{place}, sous {items}",

    // What would change a verdict in doubt.
    DateBefore: "the date stands in an earlier sentence of the passage; if it belongs to something else, this is existing law" | "la date figure dans une phrase précédente du passage\u{a0}; si elle se rapporte à autre chose, il s’agit de droit existant",
    Continued: "the passage is on point only as it continues the sentence before it" | "le passage n’est pertinent que parce qu’il prolonge la phrase précédente",
    Elsewhere: "the passage stands under another item" | "le passage figure sous un autre point",
    Both: "the reply also says what speaks for it" | "la réponse dit aussi le contraire",

    // What the author of the reply could write to make it firm.
    DateWithMeasure: "write the date in the sentence that reports the measure" | "écrire la date dans la phrase qui rapporte la mesure",
    NameMeasure: "name the measure, and those whom it is for, in one sentence" | "nommer dans une même phrase la mesure et ceux qu’elle concerne",
    SayUnderItem: "say it under item {item}, or refer from there to where it stands" | "le dire sous le point {item}, ou y renvoyer à l’endroit où cela figure",
    SayWhichHolds: "say which of the two holds, and since when" | "dire laquelle des deux affirmations vaut, et depuis quand",

    // How words of the reply are read.
    ReadDated: "{what}, {date}" | "{what}, {date}",
    ReadBefore: "{what}, {date} (before the baseline)" | "{what}, {date} (avant la date de référence)",
    ReadUndated: "{what}, undated" | "{what}, sans date",
    ReadMeasure: "measure" | "mesure",
    ReadStanding: "law or practice" | "droit ou pratique",
    ReadIntention: "intention" | "intention",
    ReadAdmission: "admission" | "aveu",
    ReadRefusal: "refusal" | "refus",
    ReadNoAct: "no act" | "aucun acte",
    LimitsMeasure: "limits the measure" | "limite la mesure",

    // What changed between two rounds, and why.
    WordsChanged: "the reply's words have changed" | "les mots de la réponse ont changé",
    RuleChanged: "the rule has changed, from version {from} to {to}" | "la règle a changé, de la version {from} à la version {to}",
    AskedOtherwise: "what is asked is worded otherwise" | "ce qui est demandé est formulé autrement",
    OriginDiffers: "one round is judged by a pack, the other by the reply's own asks" | "un cycle est jugé selon un ensemble de règles, l’autre selon les demandes que la réponse cite",
    PackOther: "the pack is another: {new} instead of {old}" | "l’ensemble de règles est un autre\u{a0}: {new} au lieu de {old}",
    PackChanged: "the pack has changed, from version {from} to {to}" | "l’ensemble de règles a changé, de la version {from} à la version {to}",
    ToolChanged: "the program has changed, from version {from} to {to}" | "le programme a changé, de la version {from} à la version {to}",
    NothingChanged: "Nothing under it has changed." | "Rien n’a changé.",
    ChangedElsewhere: "Neither the words under it nor its rule have changed, but what stands elsewhere in the reply or in the rules has." | "Ni les mots qui la concernent ni sa règle n’ont changé, mais ce qui figure ailleurs dans la réponse ou dans les règles a changé.",
    OnlyNew: "Only the new round asks this ({rules})." | "Seul le nouveau cycle le demande (réponse {rules}).",
    OnlyOld: "The new round no longer asks this ({rules})." | "Le nouveau cycle ne le demande plus (réponse {rules}).",
    ByAsks: "judged by the asks that the reply quotes" | "jugée selon les demandes que la réponse cite",
    ByPack: "judged by pack {id} version {version}" | "jugée selon l’ensemble de règles {id}, version {version}",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn both_languages_have_the_same_values_and_french_is_set_as_french_is() {
        fn names(words: &str) -> BTreeSet<&str> {
            words.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect()
        }
        for saying in Saying::ALL {
            let (en, fr) = (saying.words(Lang::En), saying.words(Lang::Fr));
            assert_eq!(names(en), names(fr), "{saying:?}");
            assert_eq!(en.ends_with('.'), fr.ends_with('.'), "{saying:?}");
            let bad = fr.contains(" :") || fr.contains(" ;") || fr.contains(" ?") || fr.contains('\'');
            assert!(!bad, "{saying:?}: no-break spaces and typographic apostrophes in {fr:?}");
        }
        let all: BTreeSet<String> = Saying::ALL.iter().map(|s| format!("{s:?}")).collect();
        assert_eq!(all.len(), Saying::ALL.len());
    }
}
