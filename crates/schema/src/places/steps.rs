//! Paths as packed numbers: most steps are one byte.

use prost::encoding::{decode_varint, encode_varint};

/// Appends steps.
pub(super) fn put(steps: &[i32], out: &mut Vec<u8>) {
    for step in steps {
        match u8::try_from(*step) {
            Ok(byte @ 0..=0x7f) => out.push(byte),
            _ => encode_varint(*step as u64, out),
        }
    }
}

/// The steps of a path.
pub(super) fn steps(mut path: &[u8]) -> impl Iterator<Item = i32> {
    std::iter::from_fn(move || match path.split_first()? {
        (byte @ 0..=0x7f, rest) => {
            path = rest;
            Some(i32::from(*byte))
        }
        // What was put is whole.
        _ => decode_varint(&mut path).ok().map(|step| step as i32),
    })
}
