//! `--only`: which verdicts are shown.
//!
//! In: what was typed. Out: the statuses that it names. What `gaps` names is what makes the exit code 1.

use clap::ValueEnum;

use crate::rule::Status;

/// A choice of statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// No measure: unanswered, declined, not on point, existing law, in progress
    Gaps,
    /// No answer
    Unanswered,
    /// Refused, or admitted to be absent
    Declined,
    /// Answered, but not to the point
    NotOnPoint,
    /// Law or practice from before the baseline
    ExistingLaw,
    /// An intention
    InProgress,
    /// A part is done
    PartlyAddressed,
    /// Done
    Addressed,
}

impl Only {
    fn names(self, status: Status) -> bool {
        match self {
            Only::Gaps => status.is_gap(),
            Only::Unanswered => status == Status::Unanswered,
            Only::Declined => status == Status::Declined,
            Only::NotOnPoint => status == Status::NotOnPoint,
            Only::ExistingLaw => status == Status::ExistingLaw,
            Only::InProgress => status == Status::InProgress,
            Only::PartlyAddressed => status == Status::PartlyAddressed,
            Only::Addressed => status == Status::Addressed,
        }
    }
}

/// The statuses that are to be shown.
pub fn statuses(only: &[Only]) -> Vec<Status> {
    Status::ALL.into_iter().filter(|s| only.iter().any(|o| o.names(*s))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_can_be_named_by_its_own_name() {
        for status in Status::ALL {
            let only = Only::from_str(status.name(), false).unwrap();
            assert_eq!(statuses(&[only]), [status]);
        }
        assert_eq!(statuses(&[Only::Gaps, Only::PartlyAddressed]).len(), 6);
    }
}
