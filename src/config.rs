//! Settings: `lacuna.toml`, in the folder of a reply or in one above it.
//!
//! In: a folder to walk up from, or a file. Out: [`Settings`], paths taken from the folder of the file, or every fault of it
//! with its place. Refused: keys that are none, values of another type. Settings only choose; what they choose is checked
//! where it is used.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::text::nearest;

/// The name of the file.
pub const NAME: &str = "lacuna.toml";

/// The keys that it may have.
const KEYS: [&str; 4] = ["packs", "words", "rules", "fail-on"];

/// What is larger is no settings file.
const MOST_BYTES: u64 = 1 << 20;

/// A value with its place in the file.
pub type Placed<T> = (T, Range<usize>);

/// What a `lacuna.toml` says; empty where there is none.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The file, as it was found.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
    /// Folders with packs, the first before the others.
    pub packs: Vec<Placed<PathBuf>>,
    /// Folders with words, of a further language or of a body's own.
    pub words: Vec<Placed<PathBuf>>,
    /// The pack to judge by, whatever the cover says: an id, a folder, or `none`.
    pub rules: Option<Placed<String>>,
    /// Which statuses make the exit code 1, as `--fail-on` takes them.
    pub fail_on: Option<Placed<String>>,
}

/// One thing wrong with a settings file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFault {
    /// Byte range in the file; `None` where the fault is of the file as a whole.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// The nearest settings file in a folder or above it.
pub fn find(folder: &Path) -> Option<PathBuf> {
    // The folder of a file without one is the working folder.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let from = std::path::absolute(folder).ok()?;
    from.ancestors().map(|f| f.join(NAME)).find(|file| file.is_file())
}

/// The text of a settings file.
///
/// # Errors
/// Where it cannot be read, or is far too large.
pub fn text(file: &Path) -> std::io::Result<String> {
    if std::fs::metadata(file)?.len() > MOST_BYTES {
        return Err(std::io::Error::other("it is too large for settings"));
    }
    std::fs::read_to_string(file)
}

impl Settings {
    /// Reads the text of a settings file.
    ///
    /// # Errors
    /// All its faults.
    pub fn parse(file: &Path, text: String) -> Result<Settings, Vec<ConfigFault>> {
        let mut faults = Vec::new();
        let (table, errors) = DeTable::parse_recoverable(&text);
        faults.extend(errors.into_iter().map(|e| ConfigFault {
            span: e.span(),
            message: e.message().to_owned(),
            help: "a text stands in \"quotes\", a list in [brackets]".to_owned(),
        }));
        let folder = file.parent().unwrap_or(Path::new(""));
        let (mut packs, mut words, mut rules, mut fail_on) = (Vec::new(), Vec::new(), None, None);
        for (key, value) in table.into_inner() {
            let (name, at) = (key.get_ref().as_ref(), value.span());
            match (name, value.into_inner()) {
                ("packs" | "words", DeValue::Array(list)) => {
                    let folders = if name == "packs" { &mut packs } else { &mut words };
                    for entry in list {
                        let at = entry.span();
                        match entry.into_inner() {
                            DeValue::String(path) => folders.push((folder.join(path.as_ref()), at)),
                            _ => faults.push(wrong_type(name, at)),
                        }
                    }
                }
                ("rules", DeValue::String(text)) => rules = Some((text.into_owned(), at)),
                ("fail-on", DeValue::String(text)) => fail_on = Some((text.into_owned(), at)),
                (name, _) if KEYS.contains(&name) => faults.push(wrong_type(name, at)),
                (name, _) => faults.push(ConfigFault {
                    span: Some(key.span()),
                    message: format!("{NAME} has no key `{name}`"),
                    help: nearest(name, KEYS.into_iter())
                        .map_or_else(|| format!("known here: {}", KEYS.join(", ")), |n| format!("did you mean `{n}`?")),
                }),
            }
        }
        if faults.is_empty() {
            Ok(Settings { file: file.to_owned(), text, packs, words, rules, fail_on })
        } else {
            Err(faults)
        }
    }

    /// The folder of the file, from which its paths are taken.
    pub fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }
}

fn wrong_type(key: &str, at: Range<usize>) -> ConfigFault {
    let help = match key {
        "packs" => "write a list of folders: packs = [\"packs\", \"../shared/packs\"]",
        "words" => "write a list of folders: words = [\"words\"]",
        "rules" => "write the id or the folder of a pack, or none: rules = \"cp-rec-2023-03\"",
        _ => "write one word: fail-on = \"unaddressed\"",
    };
    ConfigFault { span: Some(at), message: format!("`{key}` has a value of another type"), help: help.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Settings, Vec<ConfigFault>> {
        Settings::parse(Path::new("desk/lacuna.toml"), text.to_owned())
    }

    #[test]
    fn paths_are_taken_from_the_folder_of_the_file() {
        let text = "packs = [\"packs\", \"../shared\"]\nwords = [\"spanish\"]\nrules = \"mine\"\nfail-on = \"never\"\n";
        let settings = parse(text).unwrap();
        let packs: Vec<_> = settings.packs.iter().map(|(p, _)| p.clone()).collect();
        assert_eq!(packs, [Path::new("desk/packs"), Path::new("desk/../shared")]);
        assert_eq!(settings.words[0].0, Path::new("desk/spanish"));
        assert_eq!(settings.rules.unwrap().0, "mine");
        let (word, at) = settings.fail_on.unwrap();
        assert_eq!((word.as_str(), &text[at]), ("never", "\"never\""));
    }

    #[test]
    fn all_faults_are_told_at_once_with_their_places() {
        let text = "pakcs = []\nrules = 3\npacks = [1]\nwhat = 1\n";
        let faults = parse(text).unwrap_err();
        let told: Vec<(&str, &str)> =
            faults.iter().map(|f| (&text[f.span.clone().unwrap()], f.help.as_str())).collect();
        assert_eq!(faults.len(), 4, "{told:?}");
        assert!(told.contains(&("pakcs", "did you mean `packs`?")), "{told:?}");
        assert!(told.iter().any(|(at, help)| *at == "what" && help.starts_with("known here")), "{told:?}");
        assert!(parse("rules = \"mine\n").is_err());
    }
}
