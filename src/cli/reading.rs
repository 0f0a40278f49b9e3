//! How replies are read: the limits and choices that the readers of formats know.

use clap::{Args, ValueEnum};

use crate::read::{Limits, Options, Tracked};

/// How much of a file is read, and how.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Reading")]
pub struct ReadArgs {
    /// Read files of up to this size, as in 512M (default: 256M)
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_bytes: Option<u64>,
    /// Read PDFs of up to this many pages (default: 5000)
    #[arg(long, value_name = "PAGES")]
    max_pages: Option<u32>,
    /// Unpack up to this much of what is packed inside a file, as in 1G (default: 128M)
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_decompressed: Option<u64>,
    /// Read parts that are nested up to this deep (default: 256)
    #[arg(long, value_name = "DEPTH")]
    max_depth: Option<u32>,
    /// Read text of up to this length, in whatever format it comes (default: 12M)
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_text: Option<u64>,
    /// Where no pack fits, draw obligations from up to this many single asks (default: 2000)
    #[arg(long, value_name = "ASKS")]
    max_asks: Option<u32>,
    /// Which text of a Word document's tracked changes is read
    #[arg(long, value_enum, default_value_t = TrackedChoice::Accepted)]
    tracked: TrackedChoice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TrackedChoice {
    /// As if every change were accepted
    Accepted,
    /// As if every change were rejected
    Original,
}

impl ReadArgs {
    /// The limits that were asked for.
    pub fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            bytes: self.max_bytes.unwrap_or(usual.bytes),
            pages: self.max_pages.unwrap_or(usual.pages),
            decompressed: self.max_decompressed.unwrap_or(usual.decompressed),
            depth: self.max_depth.unwrap_or(usual.depth),
            text: self.max_text.unwrap_or(usual.text),
            asks: self.max_asks.unwrap_or(usual.asks),
        }
    }

    /// The choices that were made.
    pub fn options(&self) -> Options {
        let tracked = match self.tracked {
            TrackedChoice::Accepted => Tracked::Accepted,
            TrackedChoice::Original => Tracked::Original,
        };
        Options { tracked }
    }
}

/// A number of bytes: `1048576`, `512K`, `256M`, `1G`.
fn size(given: &str) -> Result<u64, String> {
    let digits = given.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match given[digits.len()..].to_ascii_uppercase().as_str() {
        "" | "B" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        other => return Err(format!("`{other}` is no unit of size; write K, M or G")),
    };
    let number: u64 = digits.parse().map_err(|_| "write a whole number, as in 512M".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "that is more than any file has".to_owned())
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read_with_their_units() {
        assert_eq!(size("1048576"), Ok(1 << 20));
        assert_eq!(size("512K"), Ok(512 << 10));
        assert_eq!(size("2g"), Ok(2 << 30));
        assert!(size("many").is_err() && size("5T").is_err() && size("99999999999G").is_err());
    }
}
