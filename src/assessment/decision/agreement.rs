//! Agreement: how far two readers of one reply decide alike, beyond what chance would give.
//!
//! In: two columns of statuses, by obligation. Out: an [`Agreement`] with Cohen's kappa and every obligation on which they
//! differ. Only obligations that both have decided count.

use serde::Serialize;

use crate::assessment::kappa::kappa;
use crate::rule::Status;

/// How far two readers agree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    /// Who is held against whom: the tool's name, or the name of a file of decisions.
    pub between: [String; 2],
    /// Obligations that both have decided.
    pub both: usize,
    /// Obligations on which they say the same.
    pub same: usize,
    /// Decisions left out, since the words or the rule under them have changed.
    pub stale: usize,
    /// Cohen's kappa: 1 where they agree on all, 0 where no more than by chance; null where it is not defined.
    pub kappa: Option<f64>,
    /// Where they differ, in the order of the obligations.
    pub differences: Vec<Difference>,
}

/// One obligation on which two readers differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The obligation.
    pub obligation: String,
    /// What the one and the other say.
    pub statuses: [Status; 2],
}

/// Holds two readers against each other, given what each says on the obligations that both have decided.
pub fn agreement(between: [String; 2], pairs: &[(&str, Status, Status)], stale: usize) -> Agreement {
    let differences: Vec<Difference> = pairs
        .iter()
        .filter(|(_, one, other)| one != other)
        .map(|(id, one, other)| Difference { obligation: (*id).to_owned(), statuses: [*one, *other] })
        .collect();
    let both: Vec<_> = pairs.iter().map(|(_, one, other)| (*one, Some(*other))).collect();
    let same = pairs.len() - differences.len();
    Agreement { between, both: pairs.len(), same, stale, kappa: kappa(&both), differences }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Addressed, Declined};

    #[test]
    fn differences_are_named() {
        let told =
            agreement(["a".into(), "b".into()], &[("1.a.1", Addressed, Declined), ("1.a.2", Declined, Declined)], 1);
        assert_eq!((told.both, told.same, told.stale), (2, 1, 1));
        assert_eq!(told.differences, [Difference { obligation: "1.a.1".into(), statuses: [Addressed, Declined] }]);
    }
}
