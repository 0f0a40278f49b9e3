//! Grades: the verdicts on the official scale of a body, one by one and together.
//!
//! In: a scale, the pack, the status of each obligation. Out: the grade of each obligation, and [`ScaleSaid`], the grade of
//! each unit that the body grades, with the counts that it is made of. A grade is a reading of the reply on a scale; it is not
//! what the body decided.

use serde::{Deserialize, Serialize};

use super::Grade;
use crate::rule::{Item, Pack, Scale, Status, Unit};

/// The official scale, and what was found on it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ScaleSaid {
    /// Its id.
    pub id: String,
    /// The body whose scale it is.
    pub title: String,
    /// What gets one grade.
    pub unit: Unit,
    /// The grades from the best to the worst, with the number of obligations that have each.
    pub grades: Vec<Counted>,
    /// The units in the pack's order; none where each obligation is graded by itself.
    pub units: Vec<UnitGrade>,
}

/// A grade, and how many obligations have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The grade.
    pub value: String,
    /// What it means.
    pub means: String,
    /// How many obligations have it.
    pub obligations: usize,
}

/// What the obligations of one unit come to together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitGrade {
    /// The item or recommendation.
    pub id: String,
    /// Its grade.
    pub value: String,
    /// The grades that its obligations have, from the best to the worst; those that none has are left out.
    pub of: Vec<Counted>,
}

/// A scale as one reply stands on it.
pub(super) struct Graded<'a> {
    scale: &'a Scale,
    /// The number of each obligation's grade.
    grades: Vec<usize>,
    /// The units, with the numbers of their obligations.
    units: Vec<(String, Vec<usize>)>,
}

impl<'a> Graded<'a> {
    /// Grades a pack's obligations, whose statuses are given in its order.
    pub fn of(scale: &'a Scale, pack: &Pack, statuses: &[Status]) -> Graded<'a> {
        let recommendations = grouped(pack, Unit::Recommendation);
        let mut grades = vec![0; statuses.len()];
        for (_, obligations) in &recommendations {
            let no_answer = obligations.iter().all(|&o| statuses[o] == Status::Unanswered);
            obligations.iter().for_each(|&o| grades[o] = scale.grade(statuses[o], no_answer));
        }
        let units = match scale.unit {
            Unit::Obligation => Vec::new(),
            Unit::Item => grouped(pack, Unit::Item),
            Unit::Recommendation => recommendations,
        };
        Graded { scale, grades, units }
    }

    /// The grade of one obligation.
    pub fn grade(&self, obligation: usize) -> Grade {
        Grade { scale: self.scale.title.clone(), value: self.scale.steps[self.grades[obligation]].value.clone() }
    }

    /// All of it.
    pub fn said(&self) -> ScaleSaid {
        let units = self.units.iter().filter_map(|(id, obligations)| {
            let grades: Vec<usize> = obligations.iter().map(|&o| self.grades[o]).collect();
            let value = self.scale.steps[self.scale.together(&grades)?].value.clone();
            let of = self.counted(&grades).into_iter().filter(|c| c.obligations > 0).collect();
            Some(UnitGrade { id: id.clone(), value, of })
        });
        ScaleSaid {
            id: self.scale.id.clone(),
            title: self.scale.title.clone(),
            unit: self.scale.unit,
            grades: self.counted(&self.grades),
            units: units.collect(),
        }
    }

    fn counted(&self, grades: &[usize]) -> Vec<Counted> {
        let steps = self.scale.steps.iter().enumerate();
        let counted = |(number, step): (usize, &crate::rule::Step)| Counted {
            value: step.value.clone(),
            means: step.means.clone(),
            obligations: grades.iter().filter(|g| **g == number).count(),
        };
        steps.map(counted).collect()
    }
}

/// The units of a pack in its order, each with the numbers of its obligations.
fn grouped(pack: &Pack, unit: Unit) -> Vec<(String, Vec<usize>)> {
    let mut out: Vec<(String, Vec<usize>)> = Vec::new();
    for (number, obligation) in pack.obligations.iter().enumerate() {
        let id = match unit {
            Unit::Recommendation => pack.item(&obligation.item).map_or(&*obligation.item, Item::unlettered),
            Unit::Item | Unit::Obligation => &obligation.item,
        };
        match out.iter_mut().find(|(known, _)| known == id) {
            Some((_, obligations)) => obligations.push(number),
            None => out.push((id.to_owned(), vec![number])),
        }
    }
    out
}
