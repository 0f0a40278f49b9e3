//! What the picture is made of: colours, signs, and how wide words are.
//!
//! Colours are of the set by Okabe and Ito, which readers with any colour vision can tell; each status also has a sign of its
//! own. Widths are those of Helvetica, so that a label is cut where it would run out of its box.

use unicode_width::UnicodeWidthChar;

use crate::rule::Status;

pub(super) const FONT: &str = "Arial, Helvetica, 'Liberation Sans', sans-serif";
pub(super) const INK: &str = "#1b1b1b";
pub(super) const PALE: &str = "#5f6670";
pub(super) const GAP: &str = "#D55E00";
pub(super) const LAW: &str = "#0072B2";
pub(super) const REPEAT: &str = "#B0528A";

/// The colour of a status.
pub(super) fn colour(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Addressed) => "#009E73",
        Some(Status::PartlyAddressed) => "#3A9BDC",
        Some(Status::InProgress) => "#C98500",
        Some(Status::ExistingLaw) => "#767676",
        Some(Status::NotOnPoint | Status::Unanswered | Status::Declined) => GAP,
        None => "#999999",
    }
}

/// The ground of an obligation's row.
pub(super) fn ground(status: Option<Status>) -> &'static str {
    match status {
        Some(s) if s.is_unaddressed() => "#FBE3D4",
        Some(Status::InProgress) => "#FDF3DC",
        Some(Status::ExistingLaw) => "#EEEEEE",
        Some(Status::PartlyAddressed) => "#E7F2FB",
        Some(_) => "#E0F3EC",
        None => "#F4F4F4",
    }
}

/// The sign of a status, drawn about a point.
pub(super) fn sign(status: Option<Status>, x: f64, y: f64) -> String {
    let c = colour(status);
    let circle = |fill: &str, extra: &str| {
        format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.6\" fill=\"{fill}\" stroke=\"{c}\" stroke-width=\"1.6\"{extra}/>"
        )
    };
    match status {
        Some(Status::Addressed) => circle(c, ""),
        Some(Status::PartlyAddressed) => {
            format!("{}<path d=\"M{x:.1} {:.1}a4.6 4.6 0 0 0 0 9.2z\" fill=\"{c}\"/>", circle("#fff", ""), y - 4.6)
        }
        // A triangle: on its way.
        Some(Status::InProgress) => {
            format!(
                "<path d=\"M{:.1} {:.1}l8.6 4.8l-8.6 4.8z\" fill=\"#fff\" stroke=\"{c}\" stroke-width=\"1.6\" stroke-linejoin=\"round\"/>",
                x - 3.6,
                y - 4.8
            )
        }
        Some(Status::ExistingLaw) => {
            format!("<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8.4\" height=\"8.4\" fill=\"{c}\"/>", x - 4.2, y - 4.2)
        }
        Some(Status::NotOnPoint) => {
            format!(
                "{}<path d=\"M{:.1} {:.1}l6.2 -6.2\" stroke=\"{c}\" stroke-width=\"1.6\"/>",
                circle("#fff", ""),
                x - 3.1,
                y + 3.1
            )
        }
        Some(Status::Unanswered) => circle("#fff", ""),
        Some(Status::Declined) => {
            format!(
                "<path d=\"M{:.1} {:.1}l8.4 8.4m0 -8.4l-8.4 8.4\" stroke=\"{c}\" stroke-width=\"2.6\" stroke-linecap=\"round\"/>",
                x - 4.2,
                y - 4.2
            )
        }
        None => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.5\" fill=\"{c}\"/>"),
    }
}

/// Widths of the letters from space to `~`, in thousandths of the size.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// How wide a text is at a size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let units: u32 = text.chars().map(letter).sum();
    f64::from(units) * size / 1000.0
}

fn letter(c: char) -> u32 {
    let ascii = u32::from(c).checked_sub(32).and_then(|at| WIDTHS.get(at as usize));
    ascii.map_or_else(
        || match c.width() {
            Some(0) | None => 0,
            Some(1) if c.is_uppercase() => 720,
            Some(1) => 560,
            Some(_) => 1000,
        },
        |&w| u32::from(w),
    )
}

/// A text in at most `lines` rows of a width, cut at words and, in the last row, with an ellipsis.
pub(super) fn wrap(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut row = String::new();
    for word in text.split_whitespace() {
        let longer = if row.is_empty() { word.to_owned() } else { format!("{row} {word}") };
        if width(&longer, size) <= room {
            row = longer;
        } else if rows.len() + 1 == lines {
            rows.push(shorten(&longer, size, room));
            return rows;
        } else if row.is_empty() {
            rows.push(shorten(word, size, room));
        } else {
            rows.push(std::mem::take(&mut row));
            word.clone_into(&mut row);
            if width(word, size) > room {
                row = shorten(word, size, room);
            }
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// A text cut to a width, with an ellipsis where something is cut.
pub(super) fn shorten(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size);
    let mut out = String::new();
    for c in text.chars() {
        left -= width(c.encode_utf8(&mut [0; 4]), size);
        if left < 0.0 {
            break;
        }
        out.push(c);
    }
    // Not in the middle of a word, where a word ends nearby.
    if let Some(at) = out.rfind(' ').filter(|at| out.len() - at < 9 && *at > 6) {
        out.truncate(at);
    }
    let kept = out.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '(')).len();
    out.truncate(kept);
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stay_in_their_box() {
        let long = "Law on Combating Trafficking in Human Beings and on the Protection of its Victims";
        let rows = wrap(long, 11.0, 180.0, 2);
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|r| width(r, 11.0) <= 180.0) && rows[1].ends_with('…'), "{rows:?}");
        assert_eq!(wrap("Penal Code", 11.0, 180.0, 2), ["Penal Code"]);
        assert!(width(&shorten(&"x".repeat(300), 11.0, 100.0), 11.0) <= 100.0);
        assert!(width("é", 10.0) > 0.0 && width("\u{301}", 10.0) == 0.0);
    }
}
