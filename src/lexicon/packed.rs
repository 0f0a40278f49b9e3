//! Packed numbers: a list that is stored as plain bytes, so that loading it is one copy.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A list of numbers, stored as four bytes each, the lowest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Packed(pub Vec<u32>);

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = self.0.iter().flat_map(|n| n.to_le_bytes()).collect();
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Packed, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Packed;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("four bytes for each number")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Packed, E> {
        let (numbers, rest) = bytes.as_chunks::<4>();
        if rest.is_empty() {
            Ok(Packed(numbers.iter().map(|&n| u32::from_le_bytes(n)).collect()))
        } else {
            Err(E::invalid_length(bytes.len(), &self))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive_storing() {
        let numbers = Packed(vec![0, 1, 0x0102_0304, u32::MAX]);
        let bytes = postcard::to_stdvec(&numbers).unwrap();
        assert_eq!(bytes.len(), 17);
        assert_eq!(postcard::from_bytes::<Packed>(&bytes), Ok(numbers));
        assert!(postcard::from_bytes::<Packed>(&[3, 1, 2, 3]).is_err());
    }
}
