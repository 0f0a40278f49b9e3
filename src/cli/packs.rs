//! Which packs are at hand, and which one is judged by.
//!
//! In: what was typed, the settings, the reference on a reply's cover. Out: the library, the nearest packs first (named on
//! the command line, in `lacuna.toml`, in the user's folder, built in), and the pack that is meant. Where several fit, the
//! choice is told on standard error with the way to make another.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::output::Screen;
use super::{Failure, load};
use crate::code;
use crate::config::{self, Settings};
use crate::library::{Library, Shelf};
use crate::render::untrusted::one_line;
use crate::rule::{Fault, RuleFile, nearest};

/// The name that asks for no pack.
pub const NONE: &str = "none";

/// The packs at hand.
pub struct AtHand {
    /// All of them, the nearest first.
    pub library: Library,
    /// How many of the first are of the folder that was named.
    named: usize,
}

/// The settings that hold in a folder: those of the file that was named, or of the nearest one; none where `none` was.
pub fn settings(folder: &Path, named: Option<&Path>, screen: &Screen) -> Result<Settings, Failure> {
    let found = match named {
        Some(name) if name == Path::new(NONE) => None,
        Some(name) => Some(name.to_owned()),
        None => config::find(folder),
    };
    let Some(file) = found else { return Ok(Settings::default()) };
    // A file in the working folder or below is named from there.
    let here = std::env::current_dir().unwrap_or_default();
    let file = file.strip_prefix(&here).unwrap_or(&file).to_owned();
    let name = file.to_string_lossy().into_owned();
    let fault = |span, message, help| Fault { code: code::CONFIG_FAULTY, file: name.clone(), span, message, help };
    let text = config::text(&file).map_err(|e| {
        let told = fault(None, format!("cannot be read: {e}"), "check the path, or use --config none".to_owned());
        load::faults(&[told], &[], screen)
    })?;
    let files = [RuleFile { name: name.clone(), text: text.clone() }];
    Settings::parse(&file, text).map_err(|all| {
        let all: Vec<Fault> = all.into_iter().map(|f| fault(f.span, f.message, f.help)).collect();
        load::faults(&all, &files, screen)
    })
}

/// A fault at a place of the settings.
pub fn at(
    settings: &Settings,
    span: std::ops::Range<usize>,
    message: String,
    help: String,
    screen: &Screen,
) -> Failure {
    let name = settings.file.to_string_lossy().into_owned();
    let files = [RuleFile { name: name.clone(), text: settings.text.clone() }];
    load::faults(&[Fault { code: code::CONFIG_FAULTY, file: name, span: Some(span), message, help }], &files, screen)
}

/// The user's own folder for packs or words.
fn user_folder(of: &str) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let data = set("XDG_DATA_HOME")
        .or_else(|| if cfg!(windows) { set("LOCALAPPDATA") } else { set("HOME").map(|h| h.join(".local/share")) })?;
    Some(data.join("lacuna").join(of)).filter(|folder| folder.is_dir())
}

/// The text of a file with a fault, to show the place.
fn read_again(file: &str) -> Vec<RuleFile> {
    let text = config::text(Path::new(file));
    text.map(|text| RuleFile { name: file.to_owned(), text }).into_iter().collect()
}

impl AtHand {
    /// All packs at hand; `named` is what was typed for a pack: a folder is added, an id is not.
    pub fn of(named: Option<&str>, settings: &Settings, screen: &Screen) -> Result<AtHand, Failure> {
        let mut library = Library::builtin().map_err(|f| load::faults(&[f], &[], screen))?;
        if let Some(folder) = user_folder("words") {
            library.add_words(&folder).map_err(|f| load::faults(&[f], &[], screen))?;
        }
        for (folder, span) in &settings.words {
            library.add_words(folder).map_err(|f| match f.span {
                // A fault inside a file is shown there.
                Some(_) => load::faults(std::slice::from_ref(&f), &read_again(&f.file), screen),
                None => at(settings, span.clone(), format!("{}: {}", f.file, f.message), f.help, screen),
            })?;
        }
        if let Some(folder) = user_folder("packs") {
            match library.add_folder(&folder) {
                // A folder without packs is as good as none.
                Err(f) if f.code != code::RULE_NO_PACK => return Err(load::faults(&[f], &[], screen)),
                _ => {}
            }
        }
        for (folder, span) in settings.packs.iter().rev() {
            library
                .add_folder(folder)
                .map_err(|f| at(settings, span.clone(), format!("{}: {}", f.file, f.message), f.help, screen))?;
        }
        let named = match named.filter(|name| *name != NONE).map(Path::new) {
            Some(folder) if folder.exists() => {
                library.add_folder(folder).map_err(|f| load::faults(&[f], &[], screen))?
            }
            _ => 0,
        };
        Ok(AtHand { library, named })
    }

    /// The packs that a name means: those of the folder that was named, or the one of this id.
    pub fn meant(&self, name: &str, screen: &Screen) -> Result<&[Shelf], Failure> {
        let shelves = self.library.shelves();
        if self.named > 0 {
            return Ok(&shelves[..self.named]);
        }
        if let Some(at) = shelves.iter().position(|s| s.id == name) {
            return Ok(&shelves[at..=at]);
        }
        let known: Vec<&str> = shelves.iter().map(|s| s.id.as_str()).collect();
        let help = nearest(name, known.iter().copied()).map_or_else(
            || format!("name a folder, or one of {}", known.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        let message = "is neither a folder nor the id of a pack".to_owned();
        let fault = Fault { code: code::RULE_NO_PACK, file: name.to_owned(), span: None, message, help };
        Err(load::faults(&[fault], &[], screen))
    }

    /// The pack for a reply: the one that was named, else the first for the reference on its cover.
    pub fn chosen(
        &self,
        named: Option<&str>,
        reference: Option<&str>,
        screen: &Screen,
    ) -> Result<Option<&Shelf>, Failure> {
        let Some(name) = named else {
            let Some(reference) = reference else { return Ok(None) };
            let fit = self.library.for_recommendation(reference);
            if let [first, _, ..] = fit.as_slice() {
                tell_choice(reference, first, &fit);
            }
            return Ok(fit.first().copied());
        };
        if name == NONE {
            return Ok(None);
        }
        match self.meant(name, screen)? {
            [one] => Ok(Some(one)),
            several => {
                let fits = |s: &&Shelf| {
                    let fit = reference.map(|r| self.library.for_recommendation(r)).unwrap_or_default();
                    fit.iter().any(|f| f.place == s.place)
                };
                several.iter().find(fits).map(Some).ok_or_else(|| {
                    let places: Vec<&str> = several.iter().map(|s| s.place.as_str()).collect();
                    let fault = Fault {
                        code: code::RULE_SEVERAL_PACKS,
                        file: name.to_owned(),
                        span: None,
                        message: "holds several packs, and none is for the recommendation on the cover".to_owned(),
                        help: format!("name one of them: {}", places.join(", ")),
                    };
                    load::faults(&[fault], &[], screen)
                })
            }
        }
    }
}

/// Tells which of several packs is judged by.
fn tell_choice(reference: &str, first: &Shelf, fit: &[&Shelf]) {
    let name = |s: &Shelf| format!("{} ({})", s.id, s.place);
    let others: Vec<String> = fit[1..].iter().map(|s| name(s)).collect();
    let told = format!(
        "{}: {} packs are for {reference}; judged by {}, before {}",
        code::RULE_SEVERAL_PACKS,
        fit.len(),
        name(first),
        others.join(", ")
    );
    // Nothing is lost where standard error is closed.
    let _ = writeln!(
        std::io::stderr(),
        "{}\n  help: choose one with --rules ID or --rules FOLDER, or for good with `rules = \"…\"` in {}",
        one_line(&told),
        config::NAME
    );
}
