//! The numbers of lists, as they are written.
//!
//! In: a number from 1 and a form. Out: "4", "d", "iv". What a form cannot write (a zero in letters) is written in digits.

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Form {
    #[default]
    Decimal,
    /// 01, 02, …
    PaddedDecimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// 1st, 2nd, …
    Ordinal,
    /// A sign that does not count.
    Bullet,
    /// Nothing is shown.
    None,
}

impl Form {
    /// Writes a number.
    pub fn write(self, n: u32) -> String {
        match self {
            Form::Decimal => n.to_string(),
            Form::PaddedDecimal => format!("{n:02}"),
            Form::LowerLetter => letters(n).unwrap_or_else(|| n.to_string()),
            Form::UpperLetter => Form::LowerLetter.write(n).to_uppercase(),
            Form::LowerRoman => roman(n).unwrap_or_else(|| n.to_string()),
            Form::UpperRoman => Form::LowerRoman.write(n).to_uppercase(),
            Form::Ordinal => format!("{n}{}", ordinal(n)),
            Form::Bullet | Form::None => String::new(),
        }
    }
}

/// a, …, z, aa, bb, …
fn letters(n: u32) -> Option<String> {
    let at = n.checked_sub(1)?;
    let letter = char::from(b'a' + (at % 26) as u8);
    let times = (at / 26 + 1) as usize;
    (times <= 30).then(|| letter.to_string().repeat(times))
}

fn roman(n: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&n) {
        return None;
    }
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    Some(out)
}

fn ordinal(n: u32) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn numbers_are_written_as_lists_write_them() {
        for (form, n, written) in [
            (Form::Decimal, 46, "46"),
            (Form::PaddedDecimal, 4, "04"),
            (Form::LowerLetter, 26, "z"),
            (Form::UpperLetter, 28, "BB"),
            (Form::LowerRoman, 1994, "mcmxciv"),
            (Form::UpperRoman, 9, "IX"),
            (Form::Ordinal, 112, "112th"),
            (Form::LowerRoman, 0, "0"),
            (Form::LowerLetter, u32::MAX, "4294967295"),
        ] {
            assert_eq!(form.write(n), written);
        }
    }
}
