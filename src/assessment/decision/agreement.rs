//! Agreement: how far two readers of one reply decide alike, beyond what chance would give.
//!
//! In: two columns of statuses, by obligation. Out: an [`Agreement`] with Cohen's kappa, unweighted: every two statuses that
//! differ differ alike. Only obligations that both have decided count. Where chance alone would make both agree on
//! everything, kappa is not defined, and none is told.

use serde::Serialize;

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
    let same = pairs.len() - differences.len();
    Agreement { between, both: pairs.len(), same, stale, kappa: kappa(pairs, same), differences }
}

/// (observed − expected) / (1 − expected), in whole numbers as far as it goes.
#[allow(clippy::cast_precision_loss, reason = "a reply has a few hundred obligations")]
fn kappa(pairs: &[(&str, Status, Status)], same: usize) -> Option<f64> {
    let all = pairs.len();
    let by_chance: usize = Status::ALL
        .iter()
        .map(|s| pairs.iter().filter(|p| p.1 == *s).count() * pairs.iter().filter(|p| p.2 == *s).count())
        .sum();
    let (observed, expected, most) = (same * all, by_chance, all * all);
    (most > expected).then(|| (observed as f64 - expected as f64) / (most - expected) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Addressed, Declined, InProgress};

    fn kappa_of(pairs: &[(Status, Status, usize)]) -> Option<f64> {
        let all: Vec<_> = pairs.iter().flat_map(|(a, b, n)| std::iter::repeat_n(("x", *a, *b), *n)).collect();
        agreement(["a".into(), "b".into()], &all, 0).kappa
    }

    #[test]
    fn kappa_is_that_of_cohen() {
        // The worked example that textbooks give: 20 and 15 alike, 5 and 10 not, of 50; kappa 0.4.
        let k = kappa_of(&[
            (Addressed, Addressed, 20),
            (Addressed, Declined, 5),
            (Declined, Addressed, 10),
            (Declined, Declined, 15),
        ]);
        assert!((k.unwrap() - 0.4).abs() < 1e-12);
        assert_eq!(kappa_of(&[(Addressed, Addressed, 3), (Declined, Declined, 2)]), Some(1.0));
        assert!(kappa_of(&[(Addressed, Declined, 1), (Declined, InProgress, 1)]).unwrap() < 0.0);
    }

    #[test]
    fn kappa_is_not_told_where_chance_explains_all() {
        assert_eq!(kappa_of(&[(Addressed, Addressed, 4)]), None);
        assert_eq!(kappa_of(&[]), None);
    }

    #[test]
    fn differences_are_named() {
        let told =
            agreement(["a".into(), "b".into()], &[("1.a.1", Addressed, Declined), ("1.a.2", Declined, Declined)], 1);
        assert_eq!((told.both, told.same, told.stale), (2, 1, 1));
        assert_eq!(told.differences, [Difference { obligation: "1.a.1".into(), statuses: [Addressed, Declined] }]);
    }
}
