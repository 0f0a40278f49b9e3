//! Several files in one folder: their names, and writing them together.
//!
//! In: the path of a reply, the extensions, the bytes. Out: files whose names are safe on every system, all of them or none.
//! A name is made of the reply's own, without folders, so no file lies outside the folder; a file that is being read is
//! never written over.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::output::{self, failed};
use super::{Failure, USAGE};

/// The most bytes of a reply's name that are kept.
const LONGEST: usize = 100;
/// Names that Windows keeps for devices, whatever stands after a dot.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// A safe name for the files of a reply: its file's name without the extension, of letters, digits, `-`, `_` and `.` alone.
pub fn stem(path: &Path) -> String {
    let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let mut out = String::new();
    for c in name.chars() {
        let c = if c.is_alphanumeric() || matches!(c, '_' | '.') { c } else { '-' };
        if out.len() + c.len_utf8() > LONGEST {
            break;
        }
        if !(matches!(c, '-' | '.') && out.chars().next_back().is_none_or(|last| last == c)) {
            out.push(c);
        }
    }
    let kept = out.trim_matches(['-', '.']);
    let first = kept.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = ["com", "lpt"]
        .iter()
        .any(|d| first.strip_prefix(d).is_some_and(|n| n.len() == 1 && n.starts_with(|c: char| c.is_ascii_digit())));
    match kept {
        "" => "reply".to_owned(),
        kept if numbered || DEVICES.contains(&first.as_str()) => format!("reply-{kept}"),
        kept => kept.to_owned(),
    }
}

/// A safe name for the files of each reply, told apart by a number where two would be the same, in whatever case.
pub fn stems(paths: &[PathBuf]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let taken = |name: &str, out: &[String]| out.iter().any(|o| o.to_lowercase() == name.to_lowercase());
    for path in paths {
        let stem = stem(path);
        let mut name = stem.clone();
        let mut n = 2;
        while taken(&name, &out) {
            name = format!("{stem}-{n}");
            n += 1;
        }
        out.push(name);
    }
    out
}

/// Writes the files into the folder, which is made where it is not there: each whole, and none where one cannot be written.
///
/// # Errors
/// A folder or file that cannot be written, or one of `kept` that would be written over.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)], kept: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    std::fs::create_dir_all(folder).map_err(|e| failed(folder, &e))?;
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let mut ready = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(target) = real(&path)
            && kept.iter().filter_map(|k| real(k)).any(|k| k == target)
        {
            let told = format!(
                "{}: {} is a reply that is being read, and would be written over\n  help: name another folder with --out",
                crate::code::OUTPUT_UNWRITABLE,
                path.display()
            );
            return Err(Failure::new(USAGE, told));
        }
        let mut file = output::beside(folder).map_err(|e| failed(&path, &e))?;
        file.write_all(bytes).and_then(|()| file.flush()).map_err(|e| failed(&path, &e))?;
        if path.is_dir() {
            return Err(failed(&path, &std::io::Error::from(std::io::ErrorKind::IsADirectory)));
        }
        ready.push((file, path));
    }
    let mut written = Vec::new();
    for (file, path) in ready {
        file.persist(&path).map_err(|e| failed(&path, &e.error))?;
        written.push(path);
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_safe_on_every_system() {
        for (path, name) in [
            ("reports/cp-2025-01-azerbaijan-restated.md", "cp-2025-01-azerbaijan-restated"),
            ("Réponse de l'État (2025).docx", "Réponse-de-l-État-2025"),
            ("../../etc/..", "reply"),
            ("a\u{1b}[2J\u{202e}b.md", "a-2J-b"),
            ("con.md", "reply-con"),
            ("COM1.v2.md", "reply-COM1.v2"),
            (".hidden.md", "hidden"),
            ("---.md", "reply"),
        ] {
            assert_eq!(stem(Path::new(path)), name, "{path}");
        }
    }

    #[test]
    fn two_replies_of_one_name_are_told_apart() {
        let paths = ["a/reply.md", "b/Reply.txt", "c/reply.md"].map(PathBuf::from);
        assert_eq!(stems(&paths), ["reply", "Reply-2", "reply-3"]);
    }

    proptest! {
        #[test]
        fn no_name_leaves_its_folder(path in any::<String>()) {
            let name = stem(Path::new(&path));
            prop_assert!(!name.is_empty() && name.len() <= LONGEST + 6);
            prop_assert!(!name.starts_with(['.', '-']) && !name.contains(['/', '\\', ':', '\0']));
            prop_assert_eq!(Path::new(&name).components().count(), 1);
        }
    }
}
