//! Whether what was read as an act is a citation, and whether it names the act or only points back to it.
//!
//! In: an [`Act`] with its parts and marks. Out: its [`Manner`], or a refusal: drafts, judgments, fields of law ("Criminal
//! Law"), codes of conduct, and words that are common words without a number, a date or a title.

use super::act::{Act, Manner};
use super::marks::Marks;
use super::reading::Reading;
use super::role::{Kind, Needs, Small, flag};

impl Act {
    /// Whether words before the kind can be its title.
    pub(super) fn titles_before(&self) -> bool {
        self.word.before && (!self.word.dated || self.marks.has(Marks::YEARLY))
    }

    /// Whether the act is a citation; settles its manner. `r` stands behind it.
    pub(super) fn stands(&mut self, r: &Reading<'_>) -> bool {
        let doc = r.doc;
        let capital = doc.capital(self.token);
        let known = self.number.is_some() || self.date.is_some_and(|d| self.year.is_none() || d.month.is_some());
        // What a court decides is a judgment; what its president or its administration orders is an act.
        let administers = self.marks.has(Marks::BODY) && self.number.is_some();
        let judgment = self.marks.has(Marks::COURT) && self.word.kind == Kind::Decree && !administers;
        if self.marks.has(Marks::DRAFT) || judgment {
            return false;
        }
        let modified = self.marks.has(Marks::MODIFIED) && !self.marks.has(Marks::MAKERS);
        if !(known || self.title.is_some() || self.marks.has(Marks::QUOTED) || modified) {
            return self.points(r, capital);
        }
        // "the same Consolidated Text", "la loi organique précitée"
        let back = self.manner == Manner::Back || self.marks.has(Marks::BACK) && !self.titles_before();
        if back && !known && self.title.is_none() {
            self.manner = Manner::Back;
            return capital || self.word.french;
        }
        self.manner = Manner::Named;
        let plural_treaty =
            self.word.kind == Kind::Treaty && self.word.plural && (self.marks.has(Marks::QUOTED) || !modified);
        if self.vague(r) && !known || plural_treaty {
            return false;
        }
        let named = self.marks.has(Marks::MODIFIED) && doc.role(self.token.saturating_sub(1)).has(flag::NAMES);
        let title = self.title.is_some() || self.marks.has(Marks::QUOTED) || named;
        let met = match self.word.needs {
            Needs::Nothing => true,
            Needs::Title => title || self.approver.is_some(),
            Needs::Number => self.number.is_some(),
            Needs::Act => self.approver.is_some() && (title || modified),
        };
        // Words before the kind make a title only where the kind has its title before it; "Criminal Law" is a field.
        let field = self.marks.has(Marks::FIELD) && !self.marks.has(Marks::PROVISION);
        let treaty = self.word.kind == Kind::Treaty;
        let by_words = modified && self.titles_before() && (treaty || !self.word.plural && !field);
        let own = self.approver.is_none();
        let small = capital
            || match self.word.small {
                Small::Never => false,
                Small::Issued => own && (self.number.is_some() || self.date.is_some() && self.marks.has(Marks::ISSUED)),
                Small::Numbered => own && known,
                // "Namibian law" is no act; "the penal code" is.
                Small::Named => known || title || by_words && self.word.kind == Kind::Code,
            };
        met && small && (known || title || by_words)
    }

    /// Whether the bare kind points to an act: "the said Act", "the Act", "Article 5 of the law".
    fn points(&mut self, r: &Reading<'_>, capital: bool) -> bool {
        let doc = r.doc;
        // "the Law Society", "the Order of Merit"
        let goes_on = r
            .peek_word()
            .is_some_and(|t| doc.capital(t) && doc.gap(t).chars().all(char::is_whitespace) && t == self.token + 1);
        if goes_on || self.marks.has(Marks::ISSUED) && !self.marks.has(Marks::BODY) {
            return false;
        }
        let provision = self.marks.has(Marks::PROVISION) || self.inside.is_some();
        if self.word.kind == Kind::Constitution {
            return capital && (self.marks.has(Marks::DEFINITE) || provision);
        }
        if self.manner == Manner::Back || self.marks.has(Marks::BACK) {
            self.manner = Manner::Back;
            // "this act", "that decision" in small letters are common words.
            return capital
                || self.word.french
                || provision
                || matches!(self.word.small, Small::Numbered | Small::Named);
        }
        self.manner = Manner::Definite;
        let national = !matches!(self.word.kind, Kind::Treaty | Kind::Policy | Kind::Recommendation);
        let alone = capital && national && !self.word.french;
        self.marks.has(Marks::DEFINITE) && (provision || self.year.is_some() || alone)
    }

    /// Whether what follows a code says that it is no act: "Code of Conduct", "code vestimentaire".
    fn vague(&self, r: &Reading<'_>) -> bool {
        let doc = r.doc;
        self.word.kind == Kind::Code
            && (self.token + 1..self.token + 5)
                .take_while(|&t| t < doc.tokens.len() && doc.runs_on(t))
                .any(|t| doc.role(t).has(flag::VAGUE))
    }
}
