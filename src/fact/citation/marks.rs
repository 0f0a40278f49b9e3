//! What is known of an act besides its parts, one bit each: said by the words before it, or seen while it was read.

/// A set of marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u32);

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Marks {
            $($(#[$doc])* pub const $name: Marks = Marks(1 << $bit);)*
        }
    };
}

marks! {
    /// "the", "du".
    DEFINITE = 0;
    /// "said", "ladite".
    BACK = 1;
    /// Of these, a word that means the act named last: "latter", "same".
    LAST = 2;
    /// "draft", "projet de".
    DRAFT = 3;
    /// An article of the act is cited: "Article 5 of".
    PROVISION = 4;
    /// It stands in the title of another act, which takes the brackets behind it.
    NESTED = 5;
    /// All words of the name before the kind say who made the act: "Government Decree".
    MAKERS = 6;
    /// All words of the name before "law" name a field: "Criminal Law".
    FIELD = 7;
    /// Words before the kind belong to the name: "Legal Aid Act".
    MODIFIED = 8;
    /// The name, or its title, stands in quotation marks.
    QUOTED = 9;
    /// The issuer is named.
    ISSUED = 10;
    /// The issuer is a body, not only a word with a capital.
    BODY = 11;
    /// The issuer is a court.
    COURT = 12;
    /// The date stands between commas.
    ASIDE = 13;
    /// The year of its title stands behind it: "Care Act 2014", "Labour Act, 1999".
    YEARLY = 14;
    /// Words behind it say where else it is named: "the Law mentioned in row 5(a)".
    ELSEWHERE = 15;
    /// Its number is that of a series: "Cap. 34".
    SERIES = 16;
}

impl Marks {
    /// Whether one of the marks is set.
    pub fn has(self, any: Marks) -> bool {
        self.0 & any.0 != 0
    }

    /// Sets a mark.
    pub fn set(&mut self, mark: Marks) {
        self.0 |= mark.0;
    }

    /// Sets a mark where something holds.
    pub fn set_if(&mut self, mark: Marks, holds: bool) {
        if holds {
            self.set(mark);
        }
    }

    /// The set with another mark.
    pub fn with(mut self, mark: Marks) -> Self {
        self.set(mark);
        self
    }
}
