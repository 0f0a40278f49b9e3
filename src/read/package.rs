//! The parts of a file that is a ZIP package, as Word and OpenDocument files are.
//!
//! In: the bytes. Out: the text of the parts that are asked for; no other part is unpacked, and nothing outside the file is
//! opened. What comes out is counted while it is unpacked, whatever the package says of its size. Refused: a package that is
//! broken or locked, and more than the limit in all.

use std::io::{Cursor, Read};

use encoding_rs::{UTF_16BE, UTF_16LE};
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Limits, Refusal};

/// An open package.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
    most: u64,
}

/// How much is unpacked at a time, in bytes.
const STEP: u64 = 4 << 20;

impl<'a> Package<'a> {
    /// Opens a package.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Package<'a>, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| refusal("the package", &e))?;
        Ok(Package { zip, left: limits.decompressed, most: limits.decompressed })
    }

    /// The names of parts do not tell capitals from small letters.
    fn find(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.zip.index_for_name(name).or_else(|| {
            let folded = |n: &str| n.replace('\\', "/").eq_ignore_ascii_case(name);
            let exact = self.zip.file_names().flatten().find(|n| folded(n))?;
            self.zip.index_for_name(&exact)
        })
    }

    /// The text of a part; none where the package has no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(index) = self.find(name) else { return Ok(None) };
        let most = self.most;
        let mut file = self.zip.by_index(index).map_err(|e| refusal(name, &e))?;
        if file.encrypted() {
            return Err(Refusal::Locked);
        }
        if file.size() > self.left {
            return Err(Refusal::Decompressed { most });
        }
        let mut bytes = Vec::new();
        loop {
            // Room is made in small steps, since doubling it would take far more memory than is needed.
            bytes.reserve_exact(
                (file.size().min(self.left) as usize).saturating_sub(bytes.len()).clamp(1, STEP as usize),
            );
            let taken = (&mut file).take(STEP.min(self.left + 1)).read_to_end(&mut bytes);
            let taken = taken.map_err(|e| Refusal::Damaged { what: format!("{name} cannot be unpacked: {e}") })? as u64;
            if taken == 0 {
                break;
            }
            if taken > self.left {
                return Err(Refusal::Decompressed { most });
            }
            self.left -= taken;
        }
        decode(name, bytes).map(Some)
    }
}

fn refusal(name: &str, error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Refusal::Locked,
        other => Refusal::Damaged { what: format!("{name} cannot be unpacked: {other}") },
    }
}

/// XML is UTF-8, or UTF-16 with its mark.
fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Refusal> {
    let coding = match bytes.as_slice() {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        _ => None,
    };
    let broken = || Refusal::Damaged { what: format!("{name} is not in UTF-8 or UTF-16") };
    if let Some(coding) = coding {
        let (text, _, faulty) = coding.decode(&bytes);
        return if faulty { Err(broken()) } else { Ok(text.into_owned()) };
    }
    let text = String::from_utf8(bytes).map_err(|_| broken())?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
