//! From the arguments to a reply that was read and judged by the rules that fit it.

use std::io::Write;
use std::path::Path;

use super::output::Screen;
use super::packs::{self, AtHand};
use super::reading::ReadArgs;
use super::{Failure, NOTHING, RULES, RuleArgs, USAGE};
use crate::assessment::Case;
use crate::config::Settings;
use crate::fact::partial_date::PartialDate;
use crate::judge::{Judgement, NotDerived, Reply, WordLists};
use crate::library::{self, Library, Shelf};
use crate::read::{Limits, Options};
use crate::render;
use crate::rule::{Fault, RuleFile, Rules, Scale};
use crate::text::Source;

/// A reply that was read and judged.
pub struct Opened {
    /// The text.
    pub source: Source,
    /// What was read.
    pub reply: Reply,
    /// The rules.
    pub rules: Rules,
    /// What was decided.
    pub judgement: Judgement,
    /// Whether the rules were drawn from the reply's own asks.
    pub derived: bool,
    /// The official scale that the pack names.
    pub scale: Option<Scale>,
    /// The settings that hold for it.
    pub settings: Settings,
}

impl Opened {
    /// The case that it makes.
    pub fn case(&self, today: PartialDate) -> Case<'_> {
        Case {
            source: &self.source,
            reply: &self.reply,
            rules: &self.rules,
            judgement: &self.judgement,
            derived: self.derived,
            today,
            scale: self.scale.as_ref(),
        }
    }
}

/// Reads a file, and tells on standard error what its reader repaired or left out.
pub fn source(path: &Path, args: &ReadArgs, screen: &Screen) -> Result<Source, Failure> {
    let source = file(path, &args.limits(), args.options(), screen)?;
    for remark in source.remarks() {
        // Where nobody listens, nothing is lost: the findings hold the same.
        let _ = write!(std::io::stderr(), "{}", render::faults::remark(remark, &source, screen.look()));
    }
    Ok(source)
}

/// Reads a file, without a word on how.
pub fn file(path: &Path, limits: &Limits, options: Options, screen: &Screen) -> Result<Source, Failure> {
    crate::read::open(path, limits, &options)
        .map_err(|fault| Failure::new(USAGE, render::faults::input(&fault, screen.look())))
}

/// Reads and judges a reply.
pub fn open(source: Source, args: &RuleArgs, screen: &Screen) -> Result<Opened, Failure> {
    let settings = packs::settings(folder_of(&source), args.config.as_deref(), screen)?;
    // The asks of a document that the user names come before a pack that the settings or the cover would choose.
    let free = args.rules.is_none() && args.recommendation.is_some();
    let named = if free { Some(packs::NONE.to_owned()) } else { args.rules.clone().or_else(|| chosen(&settings)) };
    let at_hand = AtHand::of(named.as_deref(), &settings, screen)?;
    let library = &at_hand.library;
    let lists = lists(library, screen)?;
    let cover = crate::report::cover(&source, &lists.layout);
    let reference = cover.recommendation.as_ref().map(|f| f.value.as_str());
    let Some(shelf) = at_hand.chosen(named.as_deref(), reference, screen)? else {
        let asks = args.recommendation.as_deref().map(|path| self::source(path, &args.reading, screen)).transpose()?;
        let lexicons = library.lexicons();
        let most = args.reading.limits().asks;
        let heard = crate::hear_derived(&source, asks.as_ref(), &lexicons, library.languages(), &lists, most);
        let (reply, rules, judgement) = heard.map_err(|why| not_derived(&why, &lexicons, screen))?;
        return Ok(Opened { source, reply, rules, judgement, derived: true, scale: None, settings });
    };
    let rules = library.load(shelf).map_err(|all| faults(&all, &library.files(shelf), screen))?;
    let (reply, judgement) = crate::hear(&source, &rules, library.languages(), &lists);
    let scale = own_scale(library, shelf, rules.pack.scale.as_deref(), screen)?;
    Ok(Opened { source, reply, rules, judgement, derived: false, scale, settings })
}

/// The word lists of the program and of the folders of words.
pub fn lists(library: &Library, screen: &Screen) -> Result<WordLists, Failure> {
    WordLists::of(library).map_err(|all| faults(&all, library.words(), screen))
}

/// The folder that a reply lies in.
fn folder_of(source: &Source) -> &Path {
    Path::new(source.name()).parent().unwrap_or(Path::new(""))
}

/// The pack that the settings choose, a folder as seen from their own.
fn chosen(settings: &Settings) -> Option<String> {
    let (name, _) = settings.rules.as_ref()?;
    let folder = settings.folder().join(name);
    Some(if folder.join("pack.toml").is_file() { folder.to_string_lossy().into_owned() } else { name.clone() })
}

/// The scale that a pack names: a file in its own folder or in that of a pack which it extends, or one that is built in.
pub fn own_scale(
    library: &Library,
    shelf: &Shelf,
    name: Option<&str>,
    screen: &Screen,
) -> Result<Option<Scale>, Failure> {
    let Some(name) = name else { return Ok(None) };
    let files = library.files(shelf);
    let own = files.iter().find(|f| Path::new(&f.name).file_name().is_some_and(|n| n.to_str() == Some(name)));
    if let Some(file) = own.cloned().or_else(|| library::scale(name)) {
        return parse_scale(file, screen).map(Some);
    }
    let manifest = files.iter().find(|f| f.name.ends_with("pack.toml"));
    let quoted = format!("\"{name}\"");
    let span = manifest.and_then(|f| f.text.find(&quoted)).map(|at| at..at + quoted.len());
    let file = manifest.map_or_else(|| shelf.place.clone(), |f| f.name.clone());
    Err(faults(&[no_scale(name, file, span)], &files, screen))
}

/// The scale that the user names: a file, or one that is built in; none where `none` is asked for.
pub fn scale(name: &str, screen: &Screen) -> Result<Option<Scale>, Failure> {
    if name == packs::NONE {
        return Ok(None);
    }
    let path = Path::new(name);
    if path.is_file() {
        let source = file(path, &Limits::default(), Options::default(), screen)?;
        let file = RuleFile { name: source.name().to_owned(), text: source.text().to_owned() };
        return parse_scale(file, screen).map(Some);
    }
    match library::scale(name) {
        Some(file) => parse_scale(file, screen).map(Some),
        None => Err(faults(&[no_scale(name, name.to_owned(), None)], &[], screen)),
    }
}

fn parse_scale(file: RuleFile, screen: &Screen) -> Result<Scale, Failure> {
    Scale::parse(&file).map_err(|all| faults(&all, &[file], screen))
}

fn no_scale(name: &str, file: String, span: Option<std::ops::Range<usize>>) -> Fault {
    let known: Vec<&str> = library::scales().collect();
    let help = crate::rule::nearest(name, known.iter().copied()).map_or_else(
        || format!("name the file of a scale, or one of {}", known.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!("`{name}` is neither a file nor the name of a scale");
    Fault { code: crate::code::RULE_NO_SCALE, file, span, message, help }
}

/// The date used as today: the one given, else the clock's.
pub fn today(args: &RuleArgs) -> Result<PartialDate, Failure> {
    day(args.today.as_deref())
}

/// A day as typed, or that of the clock where none was.
pub fn day(given: Option<&str>) -> Result<PartialDate, Failure> {
    let Some(given) = given else {
        let now = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date();
        return Ok(PartialDate {
            year: now.year(),
            month: Some(now.month().unsigned_abs()),
            day: Some(now.day().unsigned_abs()),
        });
    };
    PartialDate::parse(given)
        .filter(|(date, len)| date.day.is_some() && *len == given.len())
        .map(|(date, _)| date)
        .ok_or_else(|| {
            let told =
                format!("{}: `{given}` is no date\n  help: write --today 2025-06-30", crate::code::INPUT_ARGUMENT);
            Failure::new(USAGE, told)
        })
}

/// Rule faults, told all at once.
pub fn faults(all: &[Fault], files: &[RuleFile], screen: &Screen) -> Failure {
    Failure::new(RULES, render::faults::rules(all, files, screen.look()))
}

/// The failure to draw obligations from asks.
pub fn not_derived(why: &NotDerived, lexicons: &[RuleFile], screen: &Screen) -> Failure {
    match why {
        NotDerived::Lexicons(all) => faults(all, lexicons, screen),
        NotDerived::TooManyAsks { .. } => {
            let code = crate::code::INPUT_TOO_MANY_ASKS;
            Failure::new(USAGE, render::faults::one(code, &why.to_string(), Some(NotDerived::FEWER), screen.look()))
        }
    }
}

/// The failure of a file in which there is nothing to judge.
pub fn nothing(source: &Source) -> Failure {
    Failure::new(
        NOTHING,
        format!(
            "{}: {} holds no recommendation and no answer that could be told\n  help: `lacuna outline {}` shows how it \
             was read; where the asks stand in a document of their own, name it with --recommendation FILE",
            crate::code::INPUT_NOTHING_TO_JUDGE,
            source.name(),
            source.name()
        ),
    )
}
