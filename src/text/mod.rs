//! From bytes to text: source, places, the clean view, words, sentences.
//!
//! In: a file. Out: a [`Source`], its [`Plain`] view of the same length, its [`Words`] and, per paragraph, its sentences.
//! Knows nothing of replies, law or rules.

mod fingerprint;
mod furniture;
mod plain;
pub mod sentence;
mod sorted;
mod source;
mod span;
mod word;

pub use fingerprint::fingerprint;
pub use plain::{Bullet, Line, LineKind, Plain};
pub use sorted::sorted;
pub use source::{Encoding, MAX_BYTES, Place, ReadFault, Source};
pub use span::Span;
pub use word::{Shape, Token, Vocabulary, WordId, Words};
