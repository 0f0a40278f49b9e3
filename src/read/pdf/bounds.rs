//! How much comes out of a PDF, and how deep it is nested, before anything of it is kept.
//!
//! In: the bytes of a file. Out: nothing, or the [`Refusal`] of the limit that it breaks. Packed streams are unpacked piece by
//! piece and only counted, so that a bomb costs time in proportion to the limit and no memory.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;

use crate::read::limits::Limits;
use crate::read::refusal::Refusal;

/// Holds a file against the limits.
pub fn check(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let mut unpacked = 0u64;
    let mut at = 0;
    let ends = memmem::Finder::new(b"endstream");
    for found in memmem::find_iter(bytes, b"stream") {
        if found < at || found >= 3 && &bytes[found - 3..found] == b"end" {
            continue;
        }
        nesting(&bytes[at.min(found)..found], limits)?;
        let mut start = found + b"stream".len();
        start += usize::from(bytes.get(start) == Some(&b'\r'));
        start += usize::from(bytes.get(start) == Some(&b'\n'));
        let data = &bytes[start.min(bytes.len())..];
        let end = ends.find(data).unwrap_or(data.len());
        unpacked = unpacked.saturating_add(measure(&data[..end], limits.decompressed.saturating_sub(unpacked)));
        if unpacked > limits.decompressed {
            return Err(Refusal::Decompressed { most: limits.decompressed });
        }
        at = start + end;
    }
    nesting(&bytes[at.min(bytes.len())..], limits)
}

/// How many bytes come out of packed data, counted to a little more than `most`. Data packed twice is unpacked twice.
fn measure(data: &[u8], most: u64) -> u64 {
    let mut total = 0;
    let mut layer = std::borrow::Cow::Borrowed(data);
    for _ in 0..4 {
        if !is_packed(&layer) {
            break;
        }
        let mut unpacker = Decompress::new(true);
        let mut room = vec![0; 64 << 10];
        let mut inner = Vec::new();
        loop {
            let (read, wrote) = (unpacker.total_in() as usize, unpacker.total_out());
            let status = unpacker.decompress(layer.get(read..).unwrap_or(&[]), &mut room, FlushDecompress::None);
            let more = unpacker.total_out() - wrote;
            total += more;
            if total > most {
                return total;
            }
            // Only what is packed again needs to be kept.
            if wrote == 0 && is_packed(&room[..more as usize]) || !inner.is_empty() {
                inner.extend_from_slice(&room[..more as usize]);
            }
            match status {
                Ok(Status::Ok | Status::BufError) if more > 0 || unpacker.total_in() as usize > read => {}
                _ => break,
            }
        }
        layer = std::borrow::Cow::Owned(inner);
    }
    total
}

/// Whether data begins as zlib does.
fn is_packed(data: &[u8]) -> bool {
    matches!(data, [a, b, ..] if a & 0x0f == 8 && (u16::from(*a) << 8 | u16::from(*b)).is_multiple_of(31))
}

/// Refuses arrays and dictionaries that are nested too deep.
fn nesting(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    if deepest(bytes) > limits.depth { Err(Refusal::Depth { most: limits.depth }) } else { Ok(()) }
}

/// The deepest nesting of arrays and dictionaries, object by object, words in brackets passed over.
fn deepest(bytes: &[u8]) -> u32 {
    let (mut depth, mut most, mut quoted, mut at) = (0u32, 0u32, 0u32, 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        match rest[0] {
            b'\\' if quoted > 0 => at += 1,
            b'(' => quoted += 1,
            b')' => quoted = quoted.saturating_sub(1),
            b'e' if rest.starts_with(b"endobj") => (depth, quoted) = (0, 0),
            _ if quoted > 0 => {}
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            b'<' if rest.starts_with(b"<<") => {
                depth += 1;
                at += 1;
            }
            b'>' if rest.starts_with(b">>") => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            _ => {}
        }
        most = most.max(depth);
        at += 1;
    }
    most
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(data: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(data).unwrap();
        packer.finish().unwrap()
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.5\n1 0 obj <</Filter/FlateDecode>>\nstream\n", stream, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn a_bomb_is_refused_also_when_packed_twice() {
        let limits = Limits { decompressed: 1 << 20, ..Limits::default() };
        let zeros = packed(&vec![0; 4 << 20]);
        assert_eq!(check(&file(&zeros), &limits), Err(Refusal::Decompressed { most: 1 << 20 }));
        assert_eq!(check(&file(&packed(&zeros)), &limits), Err(Refusal::Decompressed { most: 1 << 20 }));
        assert_eq!(check(&file(&packed(b"words")), &limits), Ok(()));
    }

    #[test]
    fn deep_nesting_is_refused_and_many_objects_are_not() {
        let limits = Limits::default();
        let deep = [b"%PDF-1.5\n1 0 obj\n".to_vec(), b"[".repeat(100_000), b"\nendobj".to_vec()].concat();
        assert_eq!(check(&deep, &limits), Err(Refusal::Depth { most: limits.depth }));
        let wide = b"1 0 obj <</A (a [ in words) /B [1 2]>> endobj\n".repeat(1000);
        assert_eq!(check(&wide, &limits), Ok(()));
    }
}
