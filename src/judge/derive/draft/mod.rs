//! Drafting: derived obligations as the TOML of a pack, for a lawyer to refine.
//!
//! In: [`Derived`], the id that the pack shall have, and the day to fall back on for the baseline. Out: `pack.toml` and one
//! file per numbered recommendation. What only a human can decide is marked `TODO`: beside the key as a comment, or in the
//! text where the key must say something. The draft loads and runs as it stands. It holds the asks, and nothing of an answer:
//! rules are written from the recommendation, never from one state's reply.

mod laws;
mod subject;
mod toml;

use std::collections::BTreeMap;

use super::Derived;
use crate::fact::partial_date::PartialDate;
use crate::judge::WordLists;
use crate::lexicon::Languages;
use crate::library;
use crate::rule::{Item, Obligation, Pack, RuleFile};
use crate::text::Words;
use laws::Laws;
use subject::{Subject, Subjects};
use toml::{comment, list, string};

/// What stands at the head of every file.
const HEAD: &str = "\
# A draft, written by `lacuna rules draft`. It runs as it stands, but it is only a beginning: go through every TODO, decide,
# and delete the word. `lacuna rules new` writes a pack in which every key is explained; `lacuna rules check` counts what is
# still to do.
";

/// What stands over the obligations of a file.
const ADVICE: &str = "\
#
# For each obligation: say `asks` in your own words; see whether `kind` is the measure that is asked; make `topic` say what
# tells the obligation from its neighbours, in the words that ministries use; and add two examples, one of a measure and one
# of a gap, with invented states. Where a full answer must show something more, add a part:
#
#   [[obligation.part]]
#   name  = \"every region is covered\"
#   needs = { phrase = [\"all regions\", \"nationwide\", \"toutes les régions\"] }
#
#   [[obligation.example]]
#   gives = \"addressed\"      # addressed | partly-addressed | in-progress | existing-law | declined | not-on-point
#   text  = \"By Law No. 12 of 4 March 2024 … was amended: …\"
";

/// Writes the pack. `today` is the day from which a baseline is counted back where the text tells none.
pub fn draft(
    derived: &Derived,
    id: &str,
    today: PartialDate,
    languages: &Languages,
    lists: &WordLists,
) -> Vec<RuleFile> {
    let pack = &derived.rules.pack;
    let manifest = Manifest { derived, cited: cited(derived) };
    let mut files = vec![RuleFile { name: "pack.toml".into(), text: manifest.text(id, today) }];
    let file = lists.asks();
    let subjects = Subjects::of(derived, &file, languages);
    let laws = Laws::of(pack, lists);
    let mut groups: BTreeMap<usize, (&str, String)> = BTreeMap::new();
    for (number, obligation) in pack.obligations.iter().enumerate() {
        let own = obligation.item.split('.').next().unwrap_or(&obligation.item);
        let place = pack.items.iter().position(|i| i.number() == own).unwrap_or(number);
        let (_, text) = groups
            .entry(place)
            .or_insert_with(|| (own, format!("{}{HEAD}{ADVICE}", library::schema_line("obligation"))));
        text.push('\n');
        let shown = file.of(&derived.language).and_then(|words| {
            let cut = Words::of(&obligation.asks);
            let lower: Vec<&str> = (0..cut.tokens().len()).map(|i| cut.lower(i)).collect();
            words.kind_shown(&lower)
        });
        let cited = manifest.cited.get(obligation.item.as_str()).copied();
        text.push_str(&entry(obligation, cited, shown.is_some(), &laws.named(number), &subjects.subject(number)));
    }
    files.extend(groups.into_values().map(|(number, text)| RuleFile { name: file_name(number), text }));
    files
}

/// The name of the file for a numbered recommendation: its number, with nothing that a file's name cannot have.
fn file_name(number: &str) -> String {
    let safe: String = number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(40).collect();
    if safe.is_empty() || safe == "pack" { format!("items-{safe}.toml") } else { format!("{safe}.toml") }
}

/// The paragraph of the evaluation report that each item cites, where it cites one.
fn cited(derived: &Derived) -> BTreeMap<&str, u32> {
    let mut out = BTreeMap::new();
    for answer in &derived.reply.outline.answers {
        if let ([item], [paragraph]) = (&answer.items[..], &answer.paragraphs[..]) {
            out.entry(item.as_str()).or_insert(*paragraph);
        }
    }
    out
}

/// What `pack.toml` is written from.
struct Manifest<'a> {
    derived: &'a Derived,
    cited: BTreeMap<&'a str, u32>,
}

impl Manifest<'_> {
    fn text(&self, id: &str, today: PartialDate) -> String {
        let pack = &self.derived.rules.pack;
        let mut out = format!("{}{HEAD}", library::schema_line("pack"));
        let mut key = |name: &str, value: &str, todo: &str| {
            let todo = if todo.is_empty() { String::new() } else { format!("   # TODO: {todo}") };
            out.push_str(&format!("{name:<14} = {value}{todo}\n"));
        };
        let or_todo =
            |value: &str, what: &str| if value.is_empty() { format!("TODO: {what}") } else { value.to_owned() };
        let reference = if pack.recommendation.is_empty() {
            "the reference on the cover of replies, by which they find this pack"
        } else {
            ""
        };
        key("id", &string(id), "");
        key("title", &string(&or_todo(&pack.recommendation, "the title")), "the full title");
        key("version", "1", "");
        key("recommendation", &string(&pack.recommendation), reference);
        key("body", &string("TODO: the body that recommends"), "");
        key("addressee", &string(&or_todo(&pack.addressee, "the state that is asked")), "");
        let (adopted, doubt) = adopted(pack, today);
        key("adopted", &adopted, doubt);
        let years = "the years on which the state reports";
        match pack.period {
            Some(period) => key("period", &format!("{{ from = {}, to = {} }}", period.from, period.to), years),
            None => key("# period", "{ from = 2023, to = 2025 }", years),
        }
        key("# convention", "\"…\"", "the treaty behind it, where there is one");
        let mut last = "";
        for item in &pack.items {
            if item.number() != last {
                last = item.number();
                let title = pack.recommendation_of(&item.id).map(|r| format!("{}\n", string(&r.title)));
                let first = || pack.obligations.iter().find(|o| o.item == item.id).map_or(&item.ask, |o| &o.asks);
                let title = title.unwrap_or_else(|| {
                    format!("{}   # TODO: a short title of your own\n", string(&beginning(first())))
                });
                out.push_str(&format!("\n[[recommended]]\nnumber   = {}\ntitle    = {title}", string(last)));
            }
            out.push_str(&self.item(item));
        }
        out
    }

    fn item(&self, item: &Item) -> String {
        let mut out = format!("\n[[item]]\nid        = {}\n", string(&item.id));
        if let Some(letter) = &item.letter {
            out.push_str(&format!("letter    = {}\n", string(letter)));
        }
        if let Some(paragraph) = self.cited.get(item.id.as_str()) {
            out.push_str(&format!("paragraph = {paragraph}\n"));
        }
        out.push_str(&format!("ask       = {}\n", string(&item.ask)));
        out
    }
}

/// The baseline, and what is in doubt about it.
fn adopted(pack: &Pack, today: PartialDate) -> (String, &'static str) {
    let day = |date: PartialDate| {
        let (year, month, day) = date.first_day();
        format!("{year:04}-{month:02}-{day:02}")
    };
    match PartialDate::parse(&pack.adopted) {
        Some((date, _)) if date.day.is_some() => (day(date), ""),
        Some((date, _)) => (day(date), "the day; the text tells the month only"),
        None if pack.period.is_some() => {
            (day(pack.baseline()), "the day of adoption, from which measures count; the text does not tell it")
        }
        None => (
            day(PartialDate { year: today.year - BACK, ..today }),
            "the day of adoption, from which measures count; the text does not tell it, this is three years before the draft",
        ),
    }
}

/// How many years before the draft measures count from, where nothing tells the baseline.
const BACK: i16 = 3;

/// The first words of an ask, as a title.
fn beginning(ask: &str) -> String {
    let words: Vec<&str> = ask.split_whitespace().collect();
    let head = words.iter().take(10).copied().collect::<Vec<_>>().join(" ");
    if words.len() > 10 { format!("{} …", head.trim_end_matches([',', ';', ':', '.'])) } else { head }
}

/// An ask without the paragraph that it cites at its end: "(paragraph 46)".
fn uncited(ask: &str, cited: Option<u32>) -> &str {
    let Some((before, inner)) = ask.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else { return ask };
    let number = cited.map(|n| n.to_string());
    if number.is_some_and(|n| inner.split_whitespace().next_back() == Some(&n)) { before.trim_end() } else { ask }
}

/// One `[[obligation]]` table.
fn entry(obligation: &Obligation, cited: Option<u32>, kind_shown: bool, laws: &[String], subject: &Subject) -> String {
    let mut out = format!("[[obligation]]\nid       = {}\nversion  = 1\n", string(&obligation.id));
    let mut source = format!("item = {}", string(&obligation.item));
    if let Some(paragraph) = cited {
        source.push_str(&format!(", paragraph = {paragraph}"));
    }
    if !laws.is_empty() {
        source.push_str(&format!(", names = {}", list(laws)));
    }
    out.push_str(&format!("source   = {{ {source} }}\n"));
    let asks = string(uncited(&obligation.asks, cited));
    out.push_str(&format!("asks     = {asks}   # TODO: in one sentence of your own\n"));
    let kind = toml::kind(obligation.kind);
    if kind_shown {
        out.push_str(&format!("kind     = \"{kind}\"\n"));
    } else {
        out.push_str(&format!("kind     = \"{kind}\"   # TODO: no word of the ask shows it; {}\n", toml::KINDS));
    }
    out.push_str("why      = \"TODO: why does this matter, and to whom?\"\n");
    out.push_str(&format!("question = {}   # TODO: sharper, for this limb\n", string(&obligation.question)));
    out.push_str("\n[obligation.topic]");
    match subject.rivals.as_slice() {
        [] => out.push_str("   # TODO: which other words do ministries use for this?\n"),
        rivals => out.push_str(&format!("   # TODO: does this tell it from {}?\n", comment(&rivals.join(", ")))),
    }
    out.push_str(&subject.topic());
    if let Some(elsewhere) = subject.elsewhere() {
        out.push_str("\n[obligation.elsewhere]   # TODO: would this be plain under any other item, too?\n");
        out.push_str(&elsewhere);
    }
    out
}
