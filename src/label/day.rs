//! Dates as people write them.
//!
//! In: a date in ISO form, perhaps partial or a period. Out: "6 June 2023", "juin 2023", "2022 to 2024". What is no such date
//! stays as it is.

use super::{Labels, Lang, fill};

impl Labels {
    /// A date in ISO form, partial as it may be ("2024", "2024-04", "2023/2024", "2024-03/"), as people write it.
    pub fn day(&self, iso: &str) -> String {
        match iso.split_once('/') {
            Some((from, "")) => fill(self.phrase.since_date, &[("from", &self.point(from))]),
            Some((from, to)) => fill(self.phrase.from_to, &[("from", &self.point(from)), ("to", &self.point(to))]),
            None => self.point(iso),
        }
    }

    fn point(&self, iso: &str) -> String {
        let mut parts = iso.splitn(3, '-');
        let (year, month, day) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        let number = |text: &str| text.parse::<usize>().ok();
        let name = month.and_then(number).and_then(|m| self.month.name(m));
        match (name, day.map(number)) {
            (Some(name), None) => format!("{name} {year}"),
            (Some(name), Some(Some(1))) if self.lang == Lang::Fr => format!("1er {name} {year}"),
            (Some(name), Some(Some(day))) => format!("{day} {name} {year}"),
            _ => iso.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_written_by_people() {
        let (en, fr) = (Labels::of(Lang::En), Labels::of(Lang::Fr));
        for (iso, english, french) in [
            ("2023-06-06", "6 June 2023", "6 juin 2023"),
            ("2023-08-01", "1 August 2023", "1er août 2023"),
            ("2024-04", "April 2024", "avril 2024"),
            ("2024", "2024", "2024"),
            ("2023/2024", "2023 to 2024", "2023 à 2024"),
            ("2024-03/", "since March 2024", "depuis mars 2024"),
            ("2024-13-01", "2024-13-01", "2024-13-01"),
            ("", "", ""),
        ] {
            assert_eq!((en.day(iso).as_str(), fr.day(iso).as_str()), (english, french), "{iso}");
        }
    }
}
