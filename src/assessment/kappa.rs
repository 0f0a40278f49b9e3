//! Cohen's kappa: how far two readers agree beyond what chance would give, each with the frequencies that they have.
//!
//! In: what the one and the other say of each obligation; the other may have said nothing. Out: kappa, unweighted: every two
//! statuses that differ differ alike. Where there are no pairs, or where chance alone would make both agree on everything, it is
//! not defined.

use crate::rule::Status;

/// (observed − expected) / (1 − expected), in whole numbers as far as it goes.
#[allow(clippy::cast_precision_loss, reason = "a reply has a few hundred obligations")]
pub(super) fn kappa(pairs: &[(Status, Option<Status>)]) -> Option<f64> {
    let all = pairs.len();
    let same = pairs.iter().filter(|(one, other)| Some(*one) == *other).count();
    let by_chance: usize = Status::ALL
        .iter()
        .map(|s| pairs.iter().filter(|p| p.0 == *s).count() * pairs.iter().filter(|p| p.1 == Some(*s)).count())
        .sum();
    let most = all * all;
    (most > by_chance).then(|| ((same * all) as f64 - by_chance as f64) / (most - by_chance) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Addressed, Declined, InProgress};

    fn of(pairs: &[(Status, Status, usize)]) -> Option<f64> {
        let all = pairs.iter().flat_map(|(a, b, n)| std::iter::repeat_n((*a, Some(*b)), *n));
        kappa(&all.collect::<Vec<_>>())
    }

    #[test]
    fn it_is_that_of_the_textbook() {
        // Two statuses, 50 objects: 20 and 15 the same, 5 and 10 not.
        let k = of(&[
            (Addressed, Addressed, 20),
            (Addressed, Declined, 5),
            (Declined, Addressed, 10),
            (Declined, Declined, 15),
        ]);
        assert!((k.unwrap() - 0.4).abs() < 1e-12);
        assert_eq!(of(&[(Addressed, Addressed, 3), (Declined, Declined, 2)]), Some(1.0));
        assert!(of(&[(Addressed, Declined, 1), (Declined, InProgress, 1)]).unwrap() < 0.0);
    }

    #[test]
    fn it_is_not_defined_where_chance_explains_all() {
        assert_eq!(of(&[(Addressed, Addressed, 4)]), None);
        assert_eq!(of(&[]), None);
    }
}
