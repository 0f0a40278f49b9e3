//! The codes of all that Lacuna tells: findings, faults in rules, and faults of input.
//!
//! A code is kebab-case under a group (`answer/declined`). A leaf: every layer may use it, it uses none.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $code;)*
        /// Every code, in order.
        pub const ALL: &[&str] = &[$($name),*];
    };
}

codes! {
    /// An item has no answer.
    ANSWER_UNANSWERED = "answer/unanswered";
    /// The reply refuses what is asked, or admits that it is not in place.
    ANSWER_DECLINED = "answer/declined";
    /// The answer does not deal with what is asked.
    ANSWER_NOT_ON_POINT = "answer/not-on-point";
    /// The answer rests on what was there before the baseline.
    ANSWER_EXISTING_LAW_ONLY = "answer/existing-law-only";
    /// The answer holds only an intention.
    ANSWER_PROMISE_ONLY = "answer/promise-only";
    /// The answer covers a part.
    ANSWER_PARTLY_ADDRESSED = "answer/partly-addressed";
    /// The evidence is older than the baseline.
    EVIDENCE_PREDATES_BASELINE = "evidence/predates-baseline";
    /// Figures are given for some years of the period only.
    EVIDENCE_YEARS_MISSING = "evidence/years-missing";
    /// A measure is reported without a date.
    EVIDENCE_UNDATED_CLAIM = "evidence/undated-claim";
    /// A promise whose time is over.
    EVIDENCE_STALE_PROMISE = "evidence/stale-promise";
    /// One answer stands under several items.
    EVIDENCE_RECYCLED = "evidence/recycled";
    /// Two figures for the same thing and year differ.
    EVIDENCE_FIGURES_DISAGREE = "evidence/figures-disagree";
    /// The ask names a law that the answer does not cite.
    LAW_NAMED_NOT_CITED = "law/named-law-not-cited";
    /// A reference to law whose instrument cannot be told.
    LAW_CITATION_UNRESOLVED = "law/citation-unresolved";
    /// An obligation hangs on one instrument alone.
    LAW_SINGLE_LAW = "law/single-law";
    /// An instrument is cited and serves no obligation.
    LAW_SERVES_NOTHING = "law/serves-nothing";
    /// The reply words an ask in another way.
    REPORT_ASK_REWORDED = "report/ask-reworded";
    /// An item of the recommendation does not appear.
    REPORT_ASK_MISSING = "report/ask-missing";
    /// An ask appears twice.
    REPORT_ASK_REPEATED = "report/ask-repeated";
    /// An ask has no marker.
    REPORT_ASK_UNMARKED = "report/ask-unmarked";
    /// An answer has no ask before it.
    REPORT_ANSWER_WITHOUT_ASK = "report/answer-without-ask";
    /// An ask is no item of the pack.
    REPORT_ASK_UNKNOWN = "report/ask-unknown";
    /// Words such as "to be completed" in place of an answer.
    REPORT_ANSWER_PLACEHOLDER = "report/answer-placeholder";
    /// No layout was recognised.
    REPORT_LAYOUT_UNKNOWN = "report/layout-unknown";
    /// Answers refer to each other in a circle.
    REPORT_REFERENCE_CYCLE = "report/reference-cycle";
    /// Text that belongs to no item.
    REPORT_UNATTACHED = "report/unattached";
    /// A waiver's last day is over.
    WAIVER_EXPIRED = "waiver/expired";
    /// A waiver covers nothing.
    WAIVER_UNUSED = "waiver/unused";
    /// The reply came after its due date.
    REPORT_RECEIVED_LATE = "report/received-late";
    /// The words or the rule under a decision have changed since.
    DECISION_STALE = "decision/stale";
    /// A decisions file is no TOML, or a key or value of it is wrong.
    DECISION_FAULTY = "decision/faulty";
    /// A decision on an obligation that the rules do not have.
    DECISION_UNKNOWN_OBLIGATION = "decision/unknown-obligation";
    /// Two decisions of one file on one obligation.
    DECISION_REPEATED = "decision/repeated";
    /// The file cannot be read.
    INPUT_UNREADABLE = "input/unreadable";
    /// The path is a folder.
    INPUT_FOLDER = "input/folder";
    /// The file is empty.
    INPUT_EMPTY = "input/empty";
    /// The file is too large.
    INPUT_TOO_LARGE = "input/too-large";
    /// The file holds no text.
    INPUT_NOT_TEXT = "input/not-text";
    /// The bytes do not hold together as the format has it.
    INPUT_DAMAGED = "input/damaged";
    /// The file cannot be opened without a password.
    INPUT_LOCKED = "input/locked";
    /// The pages are pictures without text.
    INPUT_SCAN = "input/scan";
    /// More pages than are read.
    INPUT_TOO_MANY_PAGES = "input/too-many-pages";
    /// More bytes than are read come out of what is packed in the file.
    INPUT_TOO_MUCH_INSIDE = "input/too-much-inside";
    /// The text of the file is longer than is read.
    INPUT_TOO_MUCH_TEXT = "input/too-much-text";
    /// More asks than obligations are drawn from.
    INPUT_TOO_MANY_ASKS = "input/too-many-asks";
    /// The parts of the file are nested too deep.
    INPUT_TOO_DEEP = "input/too-deep";
    /// This build has no reader for the format.
    INPUT_FORMAT_NOT_BUILT = "input/format-not-built";
    /// Letters came out of the file as other signs and were mended.
    READ_LETTERS_MENDED = "read/letters-mended";
    /// A page could not be read.
    READ_PAGE_FAILED = "read/page-failed";
    /// A page is a picture without text.
    READ_PAGE_PICTURE = "read/page-picture";
    /// The file holds no recommendation and no answer.
    INPUT_NOTHING_TO_JUDGE = "input/nothing-to-judge";
    /// The file is no assessment in JSON.
    INPUT_NOT_ASSESSMENT = "input/not-assessment";
    /// A document has tracked changes.
    READ_TRACKED_CHANGES = "read/tracked-changes";
    /// Comments are left out.
    READ_COMMENTS = "read/comments-left-out";
    /// Hidden text is left out.
    READ_HIDDEN = "read/hidden-left-out";
    /// A table of contents or a list of links is left out.
    READ_CONTENTS = "read/contents-left-out";
    /// A file inside the document is left out.
    READ_EMBEDDED = "read/embedded-left-out";
    /// Notes stand after the paragraphs that call them.
    READ_NOTES = "read/notes-moved";
    /// Some bytes are no characters of the file's encoding.
    READ_GARBLED = "read/garbled-characters";
    /// A wrong argument.
    INPUT_ARGUMENT = "input/argument";
    /// A settings file that cannot be used.
    CONFIG_FAULTY = "config/faulty";
    /// A key that no table of rules has.
    RULE_UNKNOWN_KEY = "rule/unknown-key";
    /// A value that the key cannot have.
    RULE_UNKNOWN_VALUE = "rule/unknown-value";
    /// A key that must be there is not.
    RULE_MISSING_KEY = "rule/missing-key";
    /// A value of the wrong type.
    RULE_WRONG_TYPE = "rule/wrong-type";
    /// The same key twice.
    RULE_DUPLICATE_KEY = "rule/duplicate-key";
    /// The file is not TOML.
    RULE_SYNTAX = "rule/syntax";
    /// A probe has none or several main keys.
    RULE_PROBE_KEYS = "rule/probe-keys";
    /// A list of probes is empty.
    RULE_PROBE_EMPTY = "rule/probe-empty";
    /// A probe that can never hold.
    RULE_PROBE_NEVER = "rule/probe-never";
    /// A concept that no text of its pack meets.
    RULE_CONCEPT_NEVER_MET = "rule/concept-never-met";
    /// A concept that no lexicon has.
    RULE_UNKNOWN_CONCEPT = "rule/unknown-concept";
    /// A phrase that cannot be read.
    RULE_PHRASE = "rule/phrase";
    /// A pack without its manifest.
    RULE_NO_MANIFEST = "rule/no-manifest";
    /// Two obligations with one id.
    RULE_DUPLICATE_ID = "rule/duplicate-id";
    /// A pack without an obligation.
    RULE_NO_OBLIGATION = "rule/no-obligation";
    /// An obligation under an item that the pack does not list.
    RULE_UNKNOWN_ITEM = "rule/unknown-item";
    /// A waiver of an obligation that the pack does not have.
    RULE_UNKNOWN_OBLIGATION = "rule/unknown-obligation";
    /// A pack extends one that is not there.
    RULE_EXTENDS_UNKNOWN = "rule/extends-unknown";
    /// Packs that extend one another.
    RULE_EXTENDS_CYCLE = "rule/extends-cycle";
    /// The files of a pack cannot be read.
    RULE_UNREADABLE = "rule/unreadable";
    /// Several packs are for one recommendation.
    RULE_SEVERAL_PACKS = "rule/several-packs";
    /// There is no pack of that name.
    RULE_NO_PACK = "rule/no-pack";
    /// There is no scale of that name.
    RULE_NO_SCALE = "rule/no-scale";
    /// A file could not be written.
    OUTPUT_UNWRITABLE = "output/unwritable";
    /// A folder to be made is there already.
    OUTPUT_EXISTS = "output/exists";
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_are_unique_and_kebab_case() {
        let mut seen = std::collections::BTreeSet::new();
        for code in super::ALL {
            assert!(seen.insert(code), "{code} twice");
            assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '/'), "{code}");
            assert_eq!(code.matches('/').count(), 1, "{code}");
        }
    }
}
