//! All labels, English and French side by side, one line each.
//!
//! A `{name}` is a place for a value and stands in both. In French a no-break space (`\u{a0}`) stands before `:`, `;` and `?`
//! and within `« »`, and the apostrophe is `’`.

use serde::Serialize;

use super::Noun;

/// Nouns: one and many.
macro_rules! nouns {
    ($($field:ident: $en:literal $ens:literal | $fr:literal $frs:literal,)*) => {
        /// Things that are counted.
        #[derive(Debug, Clone, Copy, Serialize)]
        pub struct Nouns { $(#[doc = $en] pub $field: Noun,)* }

        impl Nouns {
            pub(super) const EN: Nouns = Nouns { $($field: Noun { one: $en, many: $ens },)* };
            pub(super) const FR: Nouns = Nouns { $($field: Noun { one: $fr, many: $frs },)* };
        }
    };
}

words! {
    /// Names of statuses; in French with the gender of "obligation".
    Statuses {
        unanswered: "unanswered" | "sans réponse",
        declined: "declined" | "déclinée",
        not_on_point: "not on point" | "hors sujet",
        existing_law: "existing law" | "droit existant",
        in_progress: "in progress" | "en cours",
        partly_addressed: "partly addressed" | "traitée en partie",
        addressed: "addressed" | "traitée",
    }

    /// What each status means.
    StatusMeanings {
        unanswered: "The item has no answer at all." | "Le point ne reçoit aucune réponse.",
        declined: "The reply says that what is asked is not in place and not being put in place." | "La réponse dit que ce qui est demandé n’existe pas et n’est pas prévu.",
        not_on_point: "There is an answer, but nothing in it deals with what is asked." | "Il y a une réponse, mais rien n’y traite de ce qui est demandé.",
        existing_law: "Only law, rules or practice from before the recommendation are reported." | "Seuls sont rapportés un droit, des règles ou une pratique antérieurs à la recommandation.",
        in_progress: "Only an intention, a draft or a plan is reported." | "Seul un projet ou une intention est rapporté.",
        partly_addressed: "A measure since the recommendation covers a part of what is asked." | "Une mesure prise depuis la recommandation couvre une partie de ce qui est demandé.",
        addressed: "A measure since the recommendation does what is asked." | "Une mesure prise depuis la recommandation fait ce qui est demandé.",
    }

    /// Names of kinds of measure.
    Kinds {
        legislation: "legislation" | "législation",
        practice: "practice" | "pratique",
        training: "training" | "formation",
        resources: "resources" | "moyens",
        coordination: "co-ordination" | "coordination",
        information: "information" | "information",
        data: "data" | "données",
        policy: "policy" | "politique publique",
    }

    /// What a piece of evidence does for its verdict.
    Roles {
        decisive: "decisive" | "décisif",
        supporting: "bears it out" | "à l’appui",
        contrary: "speaks against it" | "en sens contraire",
    }

    /// How grave a finding is.
    Severities {
        error: "error" | "erreur",
        warning: "warning" | "avertissement",
        advice: "advice" | "conseil",
    }

    /// How firm a verdict is.
    Firmnesses {
        firm: "firm" | "ferme",
        weak: "in doubt" | "incertain",
    }

    /// How a date lies to the baseline.
    Lying {
        before: "before" | "avant",
        about: "about then" | "vers cette date",
        since: "since" | "depuis",
        before_baseline: "before the baseline" | "avant la date de référence",
        about_baseline: "about the time of the baseline" | "vers la date de référence",
        since_baseline: "since the baseline" | "depuis la date de référence",
    }

    /// The months.
    Months {
        january: "January" | "janvier",
        february: "February" | "février",
        march: "March" | "mars",
        april: "April" | "avril",
        may: "May" | "mai",
        june: "June" | "juin",
        july: "July" | "juillet",
        august: "August" | "août",
        september: "September" | "septembre",
        october: "October" | "octobre",
        november: "November" | "novembre",
        december: "December" | "décembre",
    }

    /// Names of columns and fields.
    Column {
        obligation: "Obligation" | "Obligation",
        obligations: "Obligations" | "Obligations",
        item: "Item" | "Point",
        items: "Items" | "Points",
        paragraphs: "Paragraphs" | "Paragraphes",
        asks: "What is asked" | "Ce qui est demandé",
        asked: "Asked" | "Demandé",
        answered: "Answered" | "Répondu",
        answer: "Answer" | "Réponse",
        kind: "Kind of measure" | "Type de mesure",
        status: "Status" | "Statut",
        because: "Why" | "Pourquoi",
        quote: "The reply’s words" | "Les mots de la réponse",
        role: "What it does" | "Ce qu’il fait",
        under_item: "Under item" | "Sous le point",
        words: "Words" | "Mots",
        reading: "Read as" | "Lu comme",
        place: "Place" | "Endroit",
        page: "Page" | "Page",
        at_paragraph: "Paragraph in the file" | "Paragraphe du fichier",
        line: "Line" | "Ligne",
        lines: "Lines" | "Lignes",
        against: "Against it" | "En sens contraire",
        missing: "Looked for and not found" | "Cherché et non trouvé",
        unless: "In doubt" | "Doute",
        firmer: "To make it firm" | "Pour l’affermir",
        counts: "Of its obligations" | "De ses obligations",
        firmness: "Firmness" | "Fermeté",
        why: "Why it matters" | "Pourquoi c’est important",
        question: "To ask next" | "À demander ensuite",
        grade: "Grade" | "Note",
        means: "Meaning" | "Sens",
        scale: "Scale" | "Échelle",
        waiver: "Waiver" | "Dispense",
        until: "Until" | "Jusqu’au",
        by: "By" | "Par",
        reason: "Reason" | "Motif",
        verdict: "Lacuna’s verdict" | "Verdict de Lacuna",
        decision: "Evaluator’s verdict" | "Verdict de l’évaluateur",
        urgency: "How strongly asked" | "Force de la demande",
        decided: "By, on, reason" | "Par, le, motif",
        stale: "Changed since" | "Changé depuis",
        instrument: "Instrument" | "Texte",
        articles: "Articles" | "Articles",
        chapter: "Chapter" | "Chapitre",
        number: "Number" | "Numéro",
        date: "Date" | "Date",
        to_baseline: "To the baseline" | "Par rapport à la date de référence",
        what: "What" | "Quoi",
        value: "Value" | "Valeur",
        unit: "Unit" | "Unité",
        years: "Years" | "Années",
        no_year: "Other or no year" | "Autre année ou aucune",
        institution: "Institution" | "Institution",
        event: "Event" | "Événement",
        code: "Code" | "Code",
        severity: "Severity" | "Gravité",
        message: "Finding" | "Constat",
        help: "What to do" | "Que faire",
        see_also: "See also" | "Voir aussi",
        block: "Block" | "Bloc",
        repeats: "Repeats" | "Répète",
        state: "State" | "État",
        reply: "Reply" | "Réponse",
        received: "Received" | "Reçue",
        recommendation: "Recommendation" | "Recommandation",
        adopted: "Adopted" | "Adoptée",
        judged_by: "Judged by" | "Jugée selon",
        judged_on: "Judged on" | "Jugée le",
        shown: "Shown here" | "Montré ici",
        layout: "Layout" | "Présentation",
        language: "Language" | "Langue",
        sha256: "SHA-256 of the file that was read" | "SHA-256 du fichier lu",
        all: "all" | "toutes",
    }

    /// How strongly the body asks.
    Urgencies {
        urges: "the body urges it" | "l’organe y exhorte",
        strongly_encourages: "the body strongly encourages it" | "l’organe l’encourage vivement",
        considers: "the body considers it needed" | "l’organe le considère nécessaire",
        invites: "the body invites to it" | "l’organe y invite",
    }

    /// Names of the sheets of a workbook.
    Sheets {
        verdicts: "Verdicts" | "Appréciations",
        decisions: "Decisions" | "Décisions",
        evidence: "Evidence" | "Éléments",
        findings: "Findings" | "Constats",
        laws: "Laws" | "Textes",
        figures: "Figures" | "Chiffres",
        events: "Events" | "Événements",
    }

    /// Headings of sections.
    Heading {
        grades: "Grades" | "Notes",
        firmer: "What would make it firmer" | "Ce qui l’affermirait",
        in_short: "In short" | "En bref",
        unaddressed: "Unaddressed" | "Non traitées",
        half: "Only law, only promised, or only in part" | "Seulement du droit, une promesse ou une partie",
        addressed: "Addressed" | "Traitées",
        waived: "Waived" | "Dispensées",
        decisions: "Verdicts of evaluators" | "Verdicts des évaluateurs",
        law: "Law cited" | "Droit cité",
        figures: "Figures by year" | "Chiffres par année",
        findings: "Also to look at" | "À regarder aussi",
        reading: "How the reply was read" | "Comment la réponse a été lue",
        contents: "Contents" | "Sommaire",
        matrix: "Result by recommendation" | "Résultat par recommandation",
        obligations: "Obligation by obligation" | "Obligation par obligation",
        timeline: "Dated measures and laws around the baseline" | "Mesures et textes datés autour de la date de référence",
        repeated: "Answers given twice" | "Réponses données deux fois",
        graph: "What hangs on what" | "Ce qui dépend de quoi",
        reply: "The reply in full" | "La réponse en entier",
        filters: "Show" | "Afficher",
        single_figures: "Figures for one year only, or for none" | "Chiffres d’une seule année, ou sans année",
    }

    /// Who, or nobody.
    Party {
        none: "none" | "néant",
        not_said: "not said" | "non précisé",
        outside: "outside the answers" | "hors des réponses",
        without_reference: "without reference" | "sans référence",
    }

    /// Parts of sentences.
    Phrase {
        one_grade_per: "one grade per {unit}" | "une note par {unit}",
        colon: ":" | "\u{a0}:",
        semicolon: "; " | "\u{a0}; ",
        quoted: "“{words}”" | "«\u{a0}{words}\u{a0}»",
        of_item: "item {item}" | "point {item}",
        of_paragraphs: "paragraph {numbers}" | "paragraphe {numbers}",
        on_lines: "on {numbers}" | "{numbers}",
        in_paragraphs: "in {numbers}" | "{numbers}",
        and_following: "{numbers} and following" | "{numbers} et suivants",
        under_item: "under item {item}" | "sous le point {item}",
        read_as: "read as: {reading}" | "lu comme\u{a0}: {reading}",
        received: "received {day}" | "reçue le {day}",
        adopted: "adopted {day}" | "adoptée le {day}",
        pack: "pack {id}, version {version}" | "ensemble de règles {id}, version {version}",
        with_tool: "{day} with {tool}" | "{day} avec {tool}",
        shown: "{shown} of {all}, those that are {statuses}" | "{shown} sur {all}\u{a0}: {statuses}",
        cut: "[cut: {count} more characters]" | "[coupé\u{a0}: encore {count} caractères]",
        rows_left: "{count} more rows do not fit into a sheet" | "{count} autres lignes ne tiennent pas dans une feuille",
        and: "{first} and {last}" | "{first} et {last}",
        and_more: "{first} and {count} more" | "{first} et {count} de plus",
        see: "see {places}" | "voir {places}",
        from_to: "{from} to {to}" | "{from} à {to}",
        since_date: "since {from}" | "depuis {from}",
        articles_of: "{law}, Article {articles}" | "{law}, article {articles}",
        every_item: "every item" | "tous les points",
        shown_count: "Obligations shown: " | "Obligations affichées\u{a0}: ",
        reset: "Show all" | "Tout afficher",
        skip: "Skip to the obligations" | "Aller aux obligations",
        top: "Back to the top" | "Haut de page",
        no_figure: "none given" | "non donné",
        decides: "decides {id}" | "décide {id}",
        own_verdict: "The evaluator’s own verdict" | "Verdict propre de l’évaluateur",
        rests_on: "Law it rests on" | "Droit sur lequel elle repose",
        undated: "undated" | "non daté",
        answer_of: "Answer under {items}" | "Réponse sous {items}",
        baseline_on: "Baseline: {day}" | "Date de référence\u{a0}: {day}",
        law: "law" | "texte",
        measure: "measure" | "mesure",
        derived: "the asks that the reply itself quotes, as no pack of rules fits it" | "les demandes que la réponse cite elle-même, faute d’un ensemble de règles qui lui convienne",
    }

    /// Whole sentences.
    Sentence {
        title: "The reply to {recommendation}, and what it leaves open" | "La réponse à {recommendation}, et ce qu’elle laisse ouvert",
        title_of_state: "{state}: the reply to {recommendation}, and what it leaves open" | "{state}\u{a0}: la réponse à {recommendation}, et ce qu’elle laisse ouvert",
        not_compliance: "This says how far the reply deals with each obligation, and quotes the words that show it. It does not say whether the state complies." | "Ce document dit dans quelle mesure la réponse traite chaque obligation et cite les mots qui le montrent. Il ne dit pas si l’État respecte ses obligations.",
        unaddressed: "The reply says nothing on these, or says no." | "La réponse n’en dit rien, ou dit non.",
        grades: "What the reply comes to on this scale; the body itself decides on what else it knows." | "Ce que vaut la réponse sur cette échelle\u{a0}; l’organe lui-même décide d’après ce qu’il sait par ailleurs.",
        left_out: "Not shown, as another reading is near: {gaps}." | "Non montré, car une autre lecture est proche\u{a0}: {gaps}.",
        half: "The reply deals with these, but not wholly." | "La réponse en traite, mais pas entièrement.",
        decisions: "These stand beside the verdicts of Lacuna and change none of them." | "Ils figurent à côté des verdicts de Lacuna et n’en changent aucun.",
        waived_one: "1 is waived; see below." | "1 fait l’objet d’une dispense\u{a0}; voir plus bas.",
        waived_many: "{count} are waived; see below." | "{count} font l’objet d’une dispense\u{a0}; voir plus bas.",
        against_one: "1 more passage speaks against it ({lines})." | "Un autre passage va en sens contraire ({lines}).",
        against_many: "{count} more passages speak against it ({lines})." | "{count} autres passages vont en sens contraire ({lines}).",
        answer_stands: "The answer stands {stands}." | "La réponse se trouve ici\u{a0}: {stands}.",
        no_answer: "It is asked {stands}, and no answer follows." | "La demande se trouve ici\u{a0}: {stands}\u{a0}; aucune réponse ne suit.",
        headline: "Of {all}, {unaddressed} are left unaddressed, {half} are met by existing law or an intention alone, {part} in part, and {whole} fully." | "Sur {all}, {unaddressed} ne sont pas traitées, {half} ne reçoivent que du droit existant ou une intention, {part} sont traitées en partie et {whole} entièrement.",
        waived_by: "Waived until {day} by {by}: {reason}" | "Dispense jusqu’au {day} par {by}\u{a0}: {reason}",
        stale: "This has changed since: {what}" | "Ceci a changé depuis\u{a0}: {what}",
        matrix_intro: "Each obligation stands in the column of its status and leads to its words." | "Chaque obligation se trouve dans la colonne de son statut et mène aux mots qui la concernent.",
        repeated_intro: "Each answer on the right repeats the one on its left, in whole or in part." | "Chaque réponse de droite reprend celle de gauche, en tout ou en partie.",
        graph_intro: "Laws on the left, answers in the middle, obligations on the right. A filled dot is a passage that supports or contradicts what is asked. Everything drawn here also stands in the tables above and below." | "Les textes à gauche, les réponses au milieu, les obligations à droite. Un point plein est un passage qui étaye ou contredit ce qui est demandé. Tout ce qui est dessiné ici figure aussi dans les tableaux du document.",
        figures_intro: "A hatched cell is a year for which a series has no figure." | "Une case hachurée est une année pour laquelle une série n’a pas de chiffre.",
        reply_intro: "The text as it was read, by line. Marked words are those that a verdict rests on; the number after them leads back to the obligation that they decide." | "Le texte tel qu’il a été lu, ligne par ligne. Les mots marqués sont ceux sur lesquels repose un verdict\u{a0}; le numéro qui les suit ramène à l’obligation qu’ils décident.",
        timeline_intro: "Only what the reply dates itself. The bars count measures and laws by year." | "Seulement ce que la réponse date elle-même. Les barres comptent mesures et textes par année.",
        rules_language: "What is asked, what was looked for and what to ask next are in the language of the rules." | "Ce qui est demandé, ce qui a été cherché et les questions sont dans la langue des règles.",
        untold: "References whose instrument cannot be told" | "Références dont le texte ne peut être déterminé",
    }
}

nouns! {
    gap: "gap" "gaps" | "lacune" "lacunes",
    recommendation: "recommendation" "recommendations" | "recommandation" "recommandations",
    line: "line" "lines" | "ligne" "lignes",
    paragraph: "paragraph" "paragraphs" | "paragraphe" "paragraphes",
    page: "page" "pages" | "page" "pages",
    obligation: "obligation" "obligations" | "obligation" "obligations",
    item: "item" "items" | "point" "points",
    reply: "reply" "replies" | "réponse" "réponses",
    instrument: "instrument" "instruments" | "texte" "textes",
    finding: "finding" "findings" | "constat" "constats",
    figure: "figure" "figures" | "chiffre" "chiffres",
}

impl Months {
    /// The name of a month by its number, 1 to 12.
    pub(super) fn name(&self, number: usize) -> Option<&'static str> {
        let all = [
            self.january,
            self.february,
            self.march,
            self.april,
            self.may,
            self.june,
            self.july,
            self.august,
            self.september,
            self.october,
            self.november,
            self.december,
        ];
        all.get(number.checked_sub(1)?).copied()
    }
}
