//! Maps stored in the order of their keys, so that what is built from the same files is the same to the byte.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use serde::{Serialize, Serializer};

/// Stores a map in the order of its keys; for `#[serde(serialize_with)]`.
///
/// # Errors
/// What the serializer says.
pub fn sorted<K, V, H, S>(map: &HashMap<K, V, H>, serializer: S) -> Result<S::Ok, S::Error>
where
    K: Ord + Serialize,
    V: Serialize,
    H: BuildHasher,
    S: Serializer,
{
    serializer.collect_map(map.iter().collect::<BTreeMap<_, _>>())
}
