//! The assessment: all that is said of one reply, as one value.
//!
//! In: a judgement and what it rests on. Out: an [`Assessment`], which every renderer shows and which serialises to the JSON
//! form `lacuna.assessment/1`, from which it can be read back. Field names are stable: a field may be added, none changes its
//! meaning within version 1; reading passes over fields that it does not know.

pub mod agreement;
pub mod compare;
mod compose;
pub mod decision;
mod doubt;
mod evidence;
mod explain;
mod finding;
mod grade;
mod hang;
mod kappa;
pub mod overview;
mod said;
mod selection;
mod sought;
mod verdict;
mod waiver;

pub use crate::trace::export::{EdgeSaid, GraphSaid, NodeSaid};
pub use compose::{Case, brief, compose};
pub use decision::Decision;
pub use doubt::{Audience, Doubt};
pub use explain::{Explanation, Heard, PartSought, explain, page};
pub use grade::{Counted, ScaleSaid, UnitGrade};
pub use said::{period, unit};
pub use selection::Selection;
pub use sought::{Section, Sought};

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::judge::Standing;
use crate::label::Said;
use crate::rule::{Kind, Status, Urgency};
use crate::text::Place;

/// The name and version of the JSON form.
pub const FORMAT: &str = "lacuna.assessment/1";

/// What is said of one reply.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Assessment {
    /// [`FORMAT`].
    pub format: Cow<'static, str>,
    /// The program.
    pub tool: Tool,
    /// The date used as today, in ISO form.
    pub judged_on: String,
    /// The rules that it was judged by.
    pub pack: PackInfo,
    /// For whom it is shown; both where nobody is named.
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// The official scale that it was graded on, and what each unit of it comes to.
    pub scale: Option<ScaleSaid>,
    /// The reply's own data.
    pub report: ReportInfo,
    /// Number of verdicts by status name, `obligations`, and `waived`: how many of these are waived, whatever their status.
    pub totals: BTreeMap<Cow<'static, str>, usize>,
    /// The asks and answers found, in reading order.
    pub blocks: Vec<Block>,
    /// One verdict per obligation, in the pack's order.
    pub verdicts: Vec<Verdict>,
    /// The pack's waivers, with what each does on the day.
    #[serde(default)]
    pub waivers: Vec<WaiverSaid>,
    /// Every legal reference in the answers.
    pub citations: Vec<CitationSaid>,
    /// Every figure in the answers.
    pub figures: Vec<FigureSaid>,
    /// Every event in the answers.
    pub events: Vec<EventSaid>,
    /// What the reply promises.
    pub commitments: Vec<Words>,
    /// What the reply admits or refuses.
    pub admissions: Vec<Words>,
    /// What an evaluator should look at.
    pub findings: Vec<Finding>,
    /// What hangs on what.
    pub graph: GraphSaid,
    /// To what it was cut down for showing; the JSON form is always whole.
    #[serde(skip)]
    pub selection: Option<Selection>,
}

/// The program that made the assessment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Tool {
    /// Its name.
    pub name: Cow<'static, str>,
    /// Its version.
    pub version: Cow<'static, str>,
}

/// The rules, in short.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PackInfo {
    /// The pack's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: u32,
    /// The recommendation's reference.
    pub recommendation: String,
    /// The baseline, in ISO form.
    pub adopted: String,
    /// Whether the obligations were drawn from the reply's own asks.
    pub derived: bool,
}

/// The reply's own data; null where it does not say.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReportInfo {
    /// The path as given.
    pub path: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The reply's reference.
    pub reference: Option<String>,
    /// The state.
    pub state: Option<String>,
    /// The recommendation that it answers.
    pub recommendation: Option<String>,
    /// When it was received, in ISO form.
    pub received: Option<String>,
    /// Its main language, by code.
    pub language: Option<String>,
    /// Number of lines.
    pub lines: u32,
    /// Number of pages, where the format has pages.
    pub pages: Option<u32>,
    /// The layout that was recognised, and why.
    pub layout: String,
}

/// An ask (or several asked together) with its answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Block {
    /// Its id ("b14").
    pub id: String,
    /// The items of the recommendation that it answers.
    pub items: Vec<String>,
    /// The paragraphs of the evaluation report that the ask cites.
    pub paragraphs: Vec<u32>,
    /// The ask.
    pub ask: Place,
    /// The answer with its label.
    pub answer: Option<Place>,
    /// The block that it repeats.
    pub repeats: Option<String>,
    /// The topics under which a part without asks of its own is answered: their titles, at the place of their prose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Words>,
}

/// What is said of one obligation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Verdict {
    /// The obligation's id.
    pub obligation: String,
    /// The version of the rule, raised when its meaning changes.
    #[serde(default = "one")]
    pub version: u32,
    /// Its item.
    pub item: String,
    /// What is asked.
    pub asks: String,
    /// The kind of measure asked.
    pub kind: Kind,
    /// How strongly the body asks for it; null where no verb tells.
    pub urgency: Option<Urgency>,
    /// How far the reply deals with it.
    pub status: Status,
    /// Why, in one sentence that a reader can check.
    pub because: String,
    /// The same in no language yet, for renderers that say it in theirs; none where a later version says what this one cannot.
    #[serde(default, deserialize_with = "known", skip_serializing_if = "Option::is_none")]
    pub reason: Option<Said>,
    /// The words it rests on, the decisive ones first.
    pub evidence: Vec<Evidence>,
    /// What was looked for and not found.
    pub missing: Vec<String>,
    /// The value on the body's official scale.
    pub grade: Option<Grade>,
    /// The waiver that covers it.
    pub waiver: Option<Waiver>,
    /// What an evaluator would ask next.
    pub question: Option<String>,
    /// Whether the verdict would stand without its weakest sign.
    pub firmness: Firmness,
    /// What would change it, in a sentence; for weak verdicts.
    pub unless: Option<String>,
    /// What the author of the reply could do to make it firm; for weak verdicts.
    pub firmer: Option<String>,
    /// Why it is weak, from which both were said.
    #[serde(skip)]
    pub doubt: Option<Doubt>,
    /// Why the obligation matters.
    pub why: String,
    /// The [fingerprint](crate::text::fingerprint) of the words that it was judged on: the answers under its item, and the
    /// decisive words where they stand elsewhere. It tells a change of the reply from one of the rules.
    #[serde(default)]
    pub fingerprint: String,
    /// What evaluators have decided themselves, one per file of decisions; it changes nothing in the verdict.
    #[serde(default)]
    pub decisions: Vec<Decision>,
}

fn one() -> u32 {
    1
}

/// A reason that this version knows to say.
fn known<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<Option<Said>, D::Error> {
    let value = Option::<serde_json::Value>::deserialize(reader)?;
    Ok(value.and_then(|v| serde_json::from_value(v).ok()))
}

/// How firm a verdict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Firmness {
    /// It rests on plain words.
    Firm,
    /// Another reading is near.
    Weak,
}

/// Words of the reply that a verdict rests on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Evidence {
    /// Where they stand.
    #[serde(flatten)]
    pub place: Place,
    /// The words, on one line.
    pub quote: String,
    /// What they do for the verdict.
    pub role: Role,
    /// The item under which they stand; null outside any answer.
    pub item: Option<String>,
    /// What they say, as the tool reads it: stance and date ("done, 2024-03-11").
    pub reading: String,
    /// The same in no language yet.
    #[serde(skip)]
    pub read_as: Option<Said>,
}

/// What a piece of evidence does for its verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The verdict rests on it.
    Decisive,
    /// It bears the verdict out.
    Supporting,
    /// It speaks against it, or limits it.
    Contrary,
}

/// A value on an official scale.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Grade {
    /// The scale's name.
    pub scale: String,
    /// The value.
    pub value: String,
}

/// A waiver that covers an obligation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Waiver {
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by: String,
    /// Until when, in ISO form.
    pub until: String,
}

/// A waiver of the pack, whether it covers anything or not.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WaiverSaid {
    /// The obligation.
    pub obligation: String,
    /// What it does on the day.
    pub standing: Standing,
    /// What it says.
    #[serde(flatten)]
    pub waiver: Waiver,
}

/// A legal reference.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CitationSaid {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// Its words, on one line.
    pub text: String,
    /// The instrument's canonical name; null where it cannot be told.
    pub instrument: Option<String>,
    /// The articles, as printed.
    pub articles: Vec<String>,
    /// The chapter.
    pub chapter: Option<String>,
    /// The act's number at this mention.
    pub number: Option<String>,
    /// The act's date at this mention, in ISO form.
    pub date: Option<String>,
    /// Whether it refers back ("the same Code").
    pub anaphor: bool,
}

/// A figure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FigureSaid {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// Its words, on one line.
    pub text: String,
    /// Its value.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// What it counts.
    pub of: Option<String>,
    /// The years it is for.
    pub years: Vec<i16>,
    /// Who counted or did it.
    pub institution: Option<String>,
}

/// An event.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EventSaid {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// Its words, on one line.
    pub text: String,
    /// Its date, in ISO form, partial where the text is.
    pub date: Option<String>,
    /// Its kind.
    pub kind: String,
    /// Who held it.
    pub institution: Option<String>,
}

/// Words of the reply, with their place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Words {
    /// Where they stand.
    #[serde(flatten)]
    pub place: Place,
    /// The words, on one line.
    pub text: String,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Something asked is left unaddressed.
    Error,
    /// Something asked is met by half, or the evidence is weak.
    Warning,
    /// Something to look at.
    Advice,
}

/// Something that an evaluator should look at.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Finding {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Its code.
    pub code: Cow<'static, str>,
    /// How grave it is.
    pub severity: Severity,
    /// Whether it rests on plain words, or is a sign to look at.
    pub firmness: Firmness,
    /// What was found.
    pub message: String,
    /// What to do or ask.
    pub help: Option<String>,
    /// The obligation that it concerns.
    pub obligation: Option<String>,
    /// Further places.
    pub related: Vec<Related>,
    /// The message in no language yet.
    #[serde(skip)]
    pub said: Option<Said>,
    /// What to do, in no language yet; none where the rules' own question says it.
    #[serde(skip)]
    pub advice: Option<Said>,
}

/// A further place of a finding.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Related {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What is there.
    pub label: String,
    /// The same in no language yet.
    #[serde(skip)]
    pub said: Option<Said>,
}

/// Words of the clean view on one line: line ends and blanked markup become single spaces, a word broken by a hyphen at a
/// line's end is whole again.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_whitespace()) {
        let (word, tail) = rest.split_at(at);
        out.push_str(word);
        let next = tail.trim_start();
        let gap = &tail[..tail.len() - next.len()];
        let broken =
            word.ends_with(['-', '\u{2010}', '\u{ad}']) && gap.contains('\n') && next.starts_with(char::is_lowercase);
        if broken && word.chars().count() > 1 {
            out.pop();
        } else if !next.is_empty() && !out.is_empty() {
            out.push(' ');
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn broken_words_are_whole_on_one_line() {
        assert_eq!(one_line("adopted by Par-\n   liament  of\n\nthe State"), "adopted by Parliament of the State");
        assert_eq!(one_line("  a – b - c"), "a – b - c");
    }
}
