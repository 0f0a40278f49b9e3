//! From bytes to text: source, places, the clean view, words, sentences.
//!
//! In: a file's bytes. Out: a [`Source`], its [`Plain`] view of the same length, its [`Words`] and, per paragraph, its sentences.
//! Knows nothing of replies, law or rules.

mod fault;
mod fingerprint;
mod furniture;
mod nearest;
mod plain;
mod reading;
pub mod sentence;
mod sorted;
mod source;
mod span;
mod word;

pub use fault::ReadFault;
pub use fingerprint::fingerprint;
pub use nearest::nearest;
pub use plain::{Bullet, Line, LineKind, Plain};
pub use reading::{Reading, Remark};
pub use sorted::sorted;
pub use source::{Encoding, MAX_BYTES, Place, Source};
pub use span::Span;
pub use word::{Shape, Token, Vocabulary, WordId, Words};
