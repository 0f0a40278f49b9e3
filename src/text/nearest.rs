//! What was meant: the known word nearest to a mistyped one.
//!
//! In: a word and the words that are known in its place. Out: the nearest, where one is near enough to be offered.

/// The known word nearest to a mistyped one, where one is near.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|k| (strsim::jaro_winkler(wrong, k), k))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, k)| k)
}
