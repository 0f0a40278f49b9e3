//! What the program says of a reply, English and French side by side: reasons, doubts, how words are read, findings, what changed.
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

    // What things are called.
    ItemNamed: "item {name}" | "point {name}",
    RecommendationNamed: "recommendation {name}" | "recommandation {name}",
    AnswerTo: "the answer to {name}" | "la réponse à {name}",
    ObligationNamed: "obligation {name}" | "obligation {name}",
    Verbatim: "{words}" | "{words}",
    LawOf: "{law} ({date})" | "{law} ({date})",
    Or: "{one} or {other}" | "{one} ou {other}",

    // Findings on law, and what to do.
    LawServesNothing: "{law} is cited, but nothing that cites it bears on any obligation" | "{law} est cité, mais rien de ce qui le cite ne porte sur une obligation",
    AskDoneUnderLaw: "ask what was done under this law on the point" | "demander ce qui a été fait sur ce point en vertu de ce texte",
    NamesArticle: "the ask of obligation {id} names Article {article} of {law}; the answer cites that law, but not this article" | "la demande de l’obligation {id} nomme l’article {article} de {law}\u{a0}; la réponse cite ce texte, mais pas cet article",
    NamesLaw: "the ask of obligation {id} names {law}, which the answer does not cite" | "la demande de l’obligation {id} nomme {law}, que la réponse ne cite pas",
    AskDoneAbout: "ask what was done about {law}" | "demander ce qui a été fait au sujet de {law}",
    CitedIn: "cited in {place}" | "cité dans {place}",
    HangAlone: "{count} obligations hang on {law} alone: {ids}" | "{count} obligations ne tiennent qu’à {law}\u{a0}: {ids}",
    AskWhatElse: "ask what else secures them, and what would be left if this law were repealed" | "demander ce qui les garantit par ailleurs, et ce qui resterait si ce texte était abrogé",
    CannotTellLaw: "it cannot be told which law “{words}” is" | "on ne peut dire quel texte est «\u{a0}{words}\u{a0}»",
    AskWhichLaw: "ask which law is meant" | "demander de quel texte il s’agit",
    MayBeLaw: "it may be {names}; ask which is meant" | "il peut s’agir de {names}\u{a0}; demander lequel est visé",

    // Findings on the evidence, and what to do.
    GapFound: "{asks}: {because}" | "{asks}\u{a0}: {because}",
    SameWords: "the same words stand in the answers to {items}: “{words}”" | "les mêmes mots figurent dans les réponses à {items}\u{a0}: «\u{a0}{words}\u{a0}»",
    WordsServe: "words serve the item that they are about; ask what was done on the other" | "des mots servent le point dont ils traitent\u{a0}; demander ce qui a été fait sur l’autre",
    AgainIn: "again, in {place}" | "de nouveau, dans {place}",
    YearsMissing: "figures for some years only: none for {years}" | "des chiffres pour certaines années seulement\u{a0}: aucun pour {years}",
    AskYears: "ask for the missing years of “{what}”" | "demander les années qui manquent pour «\u{a0}{what}\u{a0}»",
    Predates: "what the reply rests on is of {date}, before the recommendation" | "ce sur quoi repose la réponse date d’avant la recommandation\u{a0}: {date}",
    AskSince: "ask what was done since" | "demander ce qui a été fait depuis",
    UndatedClaim: "“{words}” has no date, so nobody can tell that it is new" | "«\u{a0}{words}\u{a0}» n’a pas de date, et personne ne peut dire que c’est nouveau",
    AskWhen: "ask when, how often and for whom" | "demander quand, combien de fois et pour qui",
    StalePromise: "promised for {date}, which is over, and the reply does not say what became of it" | "promis pour une date passée ({date}), et la réponse ne dit pas ce qu’il en est advenu",
    AskKept: "ask whether it was kept" | "demander si la promesse a été tenue",
    TimeNamed: "the time that was named" | "la date annoncée",
    FiguresDisagree: "{one} and {other} are both told as “{what}” in {year}" | "{one} et {other} sont tous deux donnés pour «\u{a0}{what}\u{a0}» en {year}",
    AskWhichFigure: "ask which is right, or how they differ" | "demander lequel est juste, ou en quoi ils diffèrent",
    OtherFigure: "the other figure" | "l’autre chiffre",
    Unreached: "no law or measure reaches obligation {id} ({asks}): {why}" | "aucun texte ni aucune mesure n’atteint l’obligation {id} ({asks})\u{a0}: {why}",
    NoAnswerToItem: "its item has no answer" | "son point n’a pas de réponse",
    AnswerSaysNothing: "the answer says nothing of it" | "la réponse n’en dit rien",
    AllAgainst: "all that is said of it speaks against it" | "tout ce qui en est dit va en sens contraire",
    IntentionAlone: "there is only an intention" | "il n’y a qu’une intention",

    // Findings on how the reply was read, and what to do.
    ReferenceCircle: "the answers to {items} refer to one another in a circle" | "les réponses à {items} renvoient l’une à l’autre en cercle",
    AskForEach: "ask for an answer to each" | "demander une réponse à chacun",
    AskRepeated: "item {items} is asked again; it was first asked as {first}" | "le point {items} est demandé de nouveau\u{a0}; il l’a d’abord été comme {first}",
    CompareAnswers: "both answers are read for the item; compare them where they differ" | "les deux réponses sont lues pour ce point\u{a0}; les comparer là où elles diffèrent",
    AskUnmarked: "an ask without a sign of its own was read as item {item}" | "une demande sans signe propre a été lue comme le point {item}",
    MarkAsk: "it was taken for an ask by its words and place; mark it in the text if that is wrong" | "elle a été prise pour une demande d’après ses mots et sa place\u{a0}; la marquer dans le texte si c’est une erreur",
    AskUnknown: "this ask is like no item of the rules" | "cette demande ne ressemble à aucun point des règles",
    CheckRules: "check that the rules are those of this recommendation" | "vérifier que les règles sont celles de cette recommandation",
    AskReworded: "this ask is taken for item {item} and shares few words with it" | "cette demande est prise pour le point {item}, et a peu de mots en commun avec lui",
    CompareAsk: "compare the quotation with the recommendation as it was adopted" | "comparer la citation avec la recommandation telle qu’adoptée",
    Placeholder: "item {items} has words in place of an answer" | "le point {items} a des mots qui tiennent lieu de réponse",
    CountsUnanswered: "the item counts as unanswered" | "le point compte comme sans réponse",
    AskMissing: "item {item} is not asked in the reply" | "le point {item} n’est pas demandé dans la réponse",
    CountsUnlessElsewhere: "the item counts as unanswered unless the reply deals with it elsewhere" | "le point compte comme sans réponse, sauf si la réponse en traite ailleurs",
    Unattached: "these words are attached to no item: {why}" | "ces mots ne se rattachent à aucun point\u{a0}: {why}",
    StillEvidence: "these words are kept and may still serve as evidence" | "ces mots sont gardés et peuvent servir d’éléments",
    ReceivedLate: "due on {due}, received on {received}" | "attendue le {due}, reçue le {received}",
    NoteDelay: "note the delay in the evaluation" | "noter le retard dans l’évaluation",
    LayoutUnknown: "no layout was recognised: nothing marks what is asked and what is answered" | "aucune présentation n’a été reconnue\u{a0}: rien ne marque ce qui est demandé et ce qui est répondu",
    MarkParts: "the text is kept whole; put `Recommendation 1:` and `Response:` before its parts, or use `--recommendation`" | "le texte est gardé entier\u{a0}; mettre `Recommendation 1:` et `Response:` devant ses parties, ou se servir de `--recommendation`",
    LooksLikePage: "it looks like the number of a page" | "cela ressemble à un numéro de page",
    FootNote: "it is a note at the foot of a page" | "c’est une note de bas de page",
    NothingMarks: "nothing in the text marks what is asked and what is answered" | "rien dans le texte ne marque ce qui est demandé et ce qui est répondu",
    AfterEnd: "it stands after the end of the reply" | "cela figure après la fin de la réponse",
    OwnAssessment: "it is the monitoring body's own assessment" | "c’est l’appréciation de l’organe de suivi lui-même",
    AnswersNothing: "nothing before it asks what it could answer" | "rien de ce qui précède ne demande ce à quoi cela pourrait répondre",

    // Findings on waivers and decisions, and what to do.
    WaiverEnded: "the waiver by {by} ended on {until} ({reason}); the obligation counts again" | "la dispense accordée par {by} a pris fin le {until} ({reason})\u{a0}; l’obligation compte de nouveau",
    RenewWaiver: "renew the waiver with a new day and reason, or take it out of the pack" | "renouveler la dispense avec un nouveau jour et un nouveau motif, ou la retirer des règles",
    WaiverUnused: "the waiver by {by} until {until} covers nothing: the reply addresses the obligation" | "la dispense accordée par {by} jusqu’au {until} ne couvre rien\u{a0}: la réponse traite l’obligation",
    DropWaiver: "take the waiver out of the pack" | "retirer la dispense des règles",
    DecisionStale: "{by} decided “{status}” on {on}: {why}" | "{by} a décidé «\u{a0}{status}\u{a0}» le {on}\u{a0}: {why}",
    DecideAnew: "read the answer again and decide anew with `lacuna decide`" | "relire la réponse et décider de nouveau avec `lacuna decide`",
    WordsUnderChanged: "the words that it rests on have changed" | "les mots sur lesquels elle repose ont changé",
    WordsAndRuleChanged: "the words have changed, and the rule, from version {from} to {to}" | "les mots ont changé, ainsi que la règle, de la version {from} à la version {to}",

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
