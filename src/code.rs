//! The codes of all that Lacuna tells: findings, faults in rules, and faults of input.
//!
//! A code is kebab-case under a group (`answer/declined`). A leaf: every layer may use it, it uses none.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $code;)*
        /// Every code, in order.
        pub const ALL: &[&str] = &[$($name),*];
    };
}

codes! {
    /// The file cannot be read.
    INPUT_UNREADABLE = "input/unreadable";
    /// The path is a folder.
    INPUT_FOLDER = "input/folder";
    /// The file is empty.
    INPUT_EMPTY = "input/empty";
    /// The file is too large.
    INPUT_TOO_LARGE = "input/too-large";
    /// The file holds no text.
    INPUT_NOT_TEXT = "input/not-text";
    /// The file holds no recommendation and no answer.
    INPUT_NOTHING_TO_JUDGE = "input/nothing-to-judge";
    /// A wrong argument.
    INPUT_ARGUMENT = "input/argument";
    /// A file could not be written.
    OUTPUT_UNWRITABLE = "output/unwritable";
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_are_unique_and_kebab_case() {
        let mut seen = std::collections::BTreeSet::new();
        for code in super::ALL {
            assert!(seen.insert(code), "{code} twice");
            assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '/'), "{code}");
            assert_eq!(code.matches('/').count(), 1, "{code}");
        }
    }
}
