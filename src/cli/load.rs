//! From the arguments to a source and the rules that it is judged by.

use std::path::Path;

use super::output::Screen;
use super::{Failure, NOTHING, RULES, RuleArgs, USAGE};
use crate::fact::partial_date::PartialDate;
use crate::render;
use crate::rule::{Fault, Library, Rules};
use crate::text::Source;

/// How the rules of a run were chosen.
pub enum Chosen {
    /// A pack.
    Pack(Box<Rules>),
    /// Obligations drawn from the asks themselves.
    Derived,
}

/// Reads a reply.
pub fn source(path: &Path, screen: &Screen) -> Result<Source, Failure> {
    Source::read(path).map_err(|fault| Failure::new(USAGE, render::faults::read_fault(&fault, &screen.look())))
}

/// The packs at hand: those built in, and the folder that the user named.
pub fn library(args: &RuleArgs, screen: &Screen) -> Result<Library, Failure> {
    let mut library = Library::builtin().map_err(|f| faults(&[f], screen))?;
    if let Some(name) = &args.rules
        && Path::new(name).exists()
    {
        library.add_folder(Path::new(name)).map_err(|f| faults(&[f], screen))?;
    }
    Ok(library)
}

/// The rules for a reply whose cover names `reference`.
pub fn rules(args: &RuleArgs, library: &Library, reference: Option<&str>, screen: &Screen) -> Result<Chosen, Failure> {
    let shelf = match args.rules.as_deref() {
        Some("none") => return Ok(Chosen::Derived),
        Some(name) if Path::new(name).exists() => library.shelves().first(),
        Some(name) => match library.by_id(name) {
            Some(shelf) => Some(shelf),
            None => {
                let known: Vec<&str> = library.shelves().iter().map(|s| s.id.as_str()).collect();
                let near = crate::rule::nearest(name, known.iter().copied())
                    .map_or_else(|| format!("packs at hand: {}; or name a folder", known.join(", ")), |n| format!("did you mean `{n}`?"));
                let fault = Fault {
                    code: crate::code::RULE_NO_PACK,
                    file: name.to_owned(),
                    span: None,
                    message: "is neither a folder nor the id of a pack".into(),
                    help: near,
                };
                return Err(faults(&[fault], screen));
            }
        },
        None => reference.and_then(|r| library.for_recommendation(r)),
    };
    let Some(shelf) = shelf else { return Ok(Chosen::Derived) };
    library.load(shelf).map(|r| Chosen::Pack(Box::new(r))).map_err(|all| faults(&all, screen))
}

/// The date used as today: the one given, else the clock's.
pub fn today(args: &RuleArgs) -> Result<PartialDate, Failure> {
    let Some(given) = &args.today else {
        let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        return Ok(PartialDate { year: now.year(), month: Some(now.month().unsigned_abs()), day: Some(now.day().unsigned_abs()) });
    };
    PartialDate::parse(given).filter(|(date, len)| date.day.is_some() && *len == given.len()).map(|(date, _)| date).ok_or_else(|| {
        Failure::new(USAGE, format!("{}: `{given}` is no date\n  help: write --today 2025-06-30", crate::code::INPUT_ARGUMENT))
    })
}

/// Rule faults, told all at once.
pub fn faults(all: &[Fault], screen: &Screen) -> Failure {
    Failure::new(RULES, render::faults::rule_faults(all, &screen.look()))
}

/// The failure of a file in which there is nothing to judge.
pub fn nothing(source: &Source) -> Failure {
    Failure::new(
        NOTHING,
        format!(
            "{}: {} holds no recommendation and no answer that could be told\n  help: `lacuna outline {}` shows how it was read; \
             `--recommendation FILE` gives the asks where the reply does not repeat them",
            crate::code::INPUT_NOTHING_TO_JUDGE,
            source.name(),
            source.name()
        ),
    )
}
