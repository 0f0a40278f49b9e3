//! Official scales: how a body grades, and which of its grades a status comes to.
//!
//! In: the TOML of one scale (`rules/scales/*.toml`, or a user's own). Out: a checked [`Scale`], or every fault with its place.
//! A scale maps; it never judges. What several obligations come to together is the worst of them, unless the scale names a
//! grade for those that differ.

use std::ops::Range;

use serde::de::IntoDeserializer;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Faults, nearest};
use super::file::RuleFile;
use super::obligation::Status;
use crate::lexicon::entries;

/// What a body gives one grade to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Each single thing that is asked.
    Obligation,
    /// An item (indent, limb).
    Item,
    /// A numbered recommendation or paragraph with all its items.
    Recommendation,
}

impl Unit {
    /// The name that output uses.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Obligation => "obligation",
            Unit::Item => "item",
            Unit::Recommendation => "recommendation",
        }
    }
}

/// One grade of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its value as the body writes it ("B", "partly implemented").
    pub value: String,
    /// What it means.
    pub means: String,
    /// The statuses that come to it; none where only a person can give it.
    pub of: Vec<Status>,
    /// Whether one obligation of this grade decides for its whole unit.
    pub prevails: bool,
}

/// A checked scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Its id ("un-hrc").
    pub id: String,
    /// The body whose scale it is.
    pub title: String,
    /// What gets one grade.
    pub unit: Unit,
    /// The grades, from the best to the worst.
    pub steps: Vec<Step>,
    /// The grade of a unit whose obligations differ, by number.
    mixed: Option<usize>,
    /// The grade of a recommendation that has no answer at all, by number.
    no_answer: Option<usize>,
}

/// The keys beside the grades, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadEntry {
    id: String,
    title: String,
    unit: Unit,
    mixed: Option<Spanned<String>>,
}

/// A `[[grade]]` table as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct GradeEntry {
    value: Spanned<String>,
    means: String,
    #[serde(default)]
    of: Vec<Spanned<Status>>,
    no_answer: Option<Spanned<bool>>,
    #[serde(default)]
    prevails: bool,
}

impl Scale {
    /// Reads and checks a scale.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(file: &RuleFile) -> Result<Scale, Vec<Fault>> {
        let mut out = Vec::new();
        let mut faults = Faults::of(&file.name, &mut out);
        let (grades, toml) = entries::<GradeEntry>(&file.text, "grade");
        let readable = toml.is_empty();
        toml.into_iter().for_each(|f| faults.add_toml(f.span, &f.message));
        let head = head(&file.text, &mut faults);
        if grades.is_empty() && readable {
            let help = "list the grades as [[grade]] tables, from the best to the worst";
            faults.add(crate::code::RULE_MISSING_KEY, None, "the scale has no grade", help);
        }
        let no_answer = once(&grades, readable, &mut faults);
        let value = |v: &str| grades.iter().position(|(g, _)| g.value.get_ref() == v);
        let mixed = head.as_ref().and_then(|h| h.mixed.as_ref());
        if let Some(named) = mixed.filter(|m| readable && value(m.get_ref()).is_none()) {
            let known = grades.iter().map(|(g, _)| g.value.get_ref().as_str());
            let help = nearest(named.get_ref(), known).map_or_else(
                || "name the `value` of one of the [[grade]] tables".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("`mixed`: the scale has no grade `{}`", named.get_ref());
            faults.add(crate::code::RULE_UNKNOWN_VALUE, Some(named.span()), message, help);
        }
        let mixed = mixed.and_then(|m| value(m.get_ref()));
        match head {
            Some(head) if out.is_empty() => Ok(Scale {
                id: head.id,
                title: head.title,
                unit: head.unit,
                steps: grades.into_iter().map(|(g, _)| step(g)).collect(),
                mixed,
                no_answer,
            }),
            _ => Err(out),
        }
    }

    /// The number of the grade that a status comes to. `no_answer`: the whole recommendation has no answer.
    pub fn grade(&self, status: Status, no_answer: bool) -> usize {
        let own = || self.steps.iter().position(|s| s.of.contains(&status));
        // `parse` has seen that every status has its grade.
        self.no_answer.filter(|_| no_answer).or_else(own).unwrap_or_default()
    }

    /// The number of the grade that obligations of these grades come to together; `None` where there are none.
    pub fn together(&self, grades: &[usize]) -> Option<usize> {
        let (best, worst) = (grades.iter().min()?, *grades.iter().max()?);
        if let Some(&decides) = grades.iter().filter(|g| self.steps[**g].prevails).max() {
            return Some(decides);
        }
        Some(self.mixed.filter(|mixed| *best <= *mixed && *best != worst).unwrap_or(worst))
    }
}

fn step(grade: GradeEntry) -> Step {
    Step {
        value: grade.value.into_inner(),
        means: grade.means,
        of: grade.of.into_iter().map(Spanned::into_inner).collect(),
        prevails: grade.prevails,
    }
}

/// The keys beside the grades. Faults of syntax were told with those of the grades.
fn head(text: &str, faults: &mut Faults) -> Option<HeadEntry> {
    let (table, syntax) = DeTable::parse_recoverable(text);
    let span = table.span();
    let mut table = table.into_inner();
    table.remove("grade");
    match HeadEntry::deserialize(Spanned::new(span, DeValue::Table(table)).into_deserializer()) {
        Ok(head) => Some(head),
        Err(e) => {
            if syntax.is_empty() {
                // A key that is missing has no place of its own; the whole file would be one.
                let place = e.span().filter(|_| !e.message().starts_with("missing field"));
                faults.add_toml(place, e.message());
            }
            None
        }
    }
}

/// Sees that each value stands once and each status leads to one grade; gives the grade of what has no answer.
fn once(grades: &[(GradeEntry, Range<usize>)], complete: bool, faults: &mut Faults) -> Option<usize> {
    let mut values: Vec<&str> = Vec::new();
    let mut statuses: Vec<Status> = Vec::new();
    let mut no_answer = None;
    for (number, (grade, _)) in grades.iter().enumerate() {
        let value = grade.value.get_ref();
        if values.contains(&value.as_str()) {
            let message = format!("a second grade has the value `{value}`");
            faults.add(
                crate::code::RULE_DUPLICATE_ID,
                Some(grade.value.span()),
                message,
                "give each a value of its own",
            );
        }
        values.push(value);
        for status in &grade.of {
            if statuses.contains(status.get_ref()) {
                let message = format!("`{}` comes to a grade already", status.get_ref().name());
                faults.add(crate::code::RULE_DUPLICATE_KEY, Some(status.span()), message, "keep one of the two");
            }
            statuses.push(*status.get_ref());
        }
        let Some(said) = grade.no_answer.as_ref().filter(|n| *n.get_ref()) else { continue };
        if no_answer.is_some() {
            let message = "a second grade is for what has no answer";
            faults.add(crate::code::RULE_DUPLICATE_KEY, Some(said.span()), message, "keep one of the two");
        }
        no_answer = Some(number);
    }
    let missing: Vec<&str> = Status::ALL.iter().filter(|s| !statuses.contains(s)).map(|s| s.name()).collect();
    // Where a table could not be read, what it would have held is not known.
    if complete && !missing.is_empty() && !grades.is_empty() {
        let message = format!("no grade has the status {}", missing.join(", "));
        let place = grades.last().map(|(_, span)| span.clone());
        faults.add(crate::code::RULE_MISSING_KEY, place, message, "list each status in the `of` of one grade");
    }
    no_answer
}

#[cfg(test)]
mod tests {
    use Status::*;

    use super::*;
    use crate::code::{
        RULE_DUPLICATE_ID, RULE_DUPLICATE_KEY, RULE_MISSING_KEY, RULE_SYNTAX, RULE_UNKNOWN_KEY, RULE_UNKNOWN_VALUE,
        RULE_WRONG_TYPE,
    };

    const HRC: &str = include_str!("../../rules/scales/un-hrc.toml");

    fn parse(text: &str) -> Result<Scale, Vec<Fault>> {
        Scale::parse(&RuleFile { name: "scale.toml".into(), text: text.into() })
    }

    fn values(scale: &Scale, statuses: &[(Status, bool)]) -> String {
        let grades: Vec<usize> = statuses.iter().map(|(s, none)| scale.grade(*s, *none)).collect();
        scale.together(&grades).map_or_else(String::new, |g| scale.steps[g].value.clone())
    }

    #[test]
    fn limbs_come_together_as_the_committee_grades() {
        let scale = parse(HRC).unwrap();
        for (statuses, value) in [
            (&[(Addressed, false), (Addressed, false)][..], "A"),
            (&[(Addressed, false), (NotOnPoint, false)], "B"),
            (&[(InProgress, false), (ExistingLaw, false)], "B"),
            (&[(ExistingLaw, false), (Unanswered, false)], "C"),
            (&[(Unanswered, true), (Unanswered, true)], "D"),
            (&[(Addressed, false), (Declined, false)], "E"),
            (&[], ""),
        ] {
            assert_eq!(values(&scale, statuses), value, "{statuses:?}");
        }
    }

    #[test]
    fn without_a_grade_for_the_mixed_the_worst_counts() {
        let scale = parse(include_str!("../../rules/scales/plain.toml")).unwrap();
        assert_eq!(values(&scale, &[(Status::Addressed, false), (Status::InProgress, false)]), "begun");
        let greco = parse(include_str!("../../rules/scales/greco.toml")).unwrap();
        assert_eq!(values(&greco, &[(Status::Addressed, false), (Status::Declined, false)]), "partly implemented");
        assert_eq!(values(&greco, &[(Status::InProgress, false), (Status::Declined, false)]), "not implemented");
    }

    #[test]
    fn every_fault_has_its_place() {
        let faults = |text: &str| -> Vec<(&'static str, String)> {
            let all = parse(text).unwrap_err();
            all.into_iter().map(|f| (f.code, f.span.map_or_else(String::new, |s| text[s].to_owned()))).collect()
        };
        let wrong = HRC.replace("mixed = \"B\"", "mixed = \"b\"").replace("value = \"C\"", "value = \"A\"");
        assert_eq!(faults(&wrong), [(RULE_DUPLICATE_ID, "\"A\"".into()), (RULE_UNKNOWN_VALUE, "\"b\"".into())]);
        let wrong = HRC.replace("\"partly-addressed\", ", "\"adressed\", ").replace("unit  =", "units =");
        let found = faults(&wrong);
        assert_eq!(found[0], (RULE_UNKNOWN_VALUE, "\"adressed\"".into()));
        assert_eq!(found[1], (RULE_UNKNOWN_KEY, "units".into()));
        let found = faults(&HRC.replace("\"in-progress\"", "\"addressed\""));
        assert_eq!(found[0], (RULE_DUPLICATE_KEY, "\"addressed\"".into()));
        assert_eq!(found[1].0, RULE_MISSING_KEY);
        assert_eq!(faults("id = 3"), [(RULE_WRONG_TYPE, "3".into()), (RULE_MISSING_KEY, String::new())]);
        assert_eq!(faults("id = [")[0].0, RULE_SYNTAX);
    }
}
