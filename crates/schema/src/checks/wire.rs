//! Fields of encoded options that the types of `descriptor.proto` do not know.

use prost::bytes::Buf;
use prost::encoding::{WireType, decode_key, decode_varint, skip_field};

/// The last length-delimited value of a field in an encoded message.
pub(super) fn last_bytes(mut message: &[u8], field: u32) -> Option<&[u8]> {
    let mut found = None;
    while message.has_remaining() {
        let (tag, wire) = decode_key(&mut message).ok()?;
        if tag == field && wire == WireType::LengthDelimited {
            let length = usize::try_from(decode_varint(&mut message).ok()?).ok()?;
            found = Some(message.get(..length)?);
            message.advance(length);
        } else {
            skip_field(wire, tag, &mut message, Default::default()).ok()?;
        }
    }
    found
}
