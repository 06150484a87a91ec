//! Fields of an encoded message by number, for what no generated type knows (custom options).

use prost::bytes::Buf;
use prost::encoding::{DecodeContext, WireType, decode_key, decode_varint, skip_field};

/// The value of one field on the wire.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// A varint.
    Varint(u64),
    /// Eight bytes.
    Fixed64(u64),
    /// Bytes of a known length: a string, bytes, a message, packed numbers.
    Bytes(&'a [u8]),
    /// Four bytes.
    Fixed32(u32),
    /// The content of a group, up to and with its end mark.
    Group(&'a [u8]),
}

/// The fields of an encoded message in order; ends at the first that cannot be read.
pub fn fields(bytes: &[u8]) -> impl Iterator<Item = (u32, Value<'_>)> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (field, after) = field(rest)?;
        rest = after;
        Some(field)
    })
}

/// The content of the last submessage with that number.
pub fn submessage(bytes: &[u8], number: u32) -> Option<&[u8]> {
    let found = fields(bytes).filter_map(|(at, value)| match value {
        Value::Bytes(bytes) | Value::Group(bytes) if at == number => Some(bytes),
        _ => None,
    });
    found.last()
}

/// The last varint with that number.
pub fn varint(bytes: &[u8], number: u32) -> Option<u64> {
    let found = fields(bytes).filter_map(|(at, value)| match value {
        Value::Varint(value) if at == number => Some(value),
        _ => None,
    });
    found.last()
}

type Read<'a> = ((u32, Value<'a>), &'a [u8]);

fn field(bytes: &[u8]) -> Option<Read<'_>> {
    let mut rest = bytes;
    if rest.is_empty() {
        return None;
    }
    let (number, wire_type) = decode_key(&mut rest).ok()?;
    let value = match wire_type {
        WireType::Varint => Value::Varint(decode_varint(&mut rest).ok()?),
        WireType::SixtyFourBit => Value::Fixed64(rest.try_get_u64_le().ok()?),
        WireType::ThirtyTwoBit => Value::Fixed32(rest.try_get_u32_le().ok()?),
        WireType::LengthDelimited => {
            let length = usize::try_from(decode_varint(&mut rest).ok()?).ok()?;
            let (content, after) = rest.split_at_checked(length)?;
            rest = after;
            Value::Bytes(content)
        }
        WireType::StartGroup => {
            let content = rest;
            skip_field(wire_type, number, &mut rest, DecodeContext::default()).ok()?;
            let length = content.len().checked_sub(rest.len())?;
            Value::Group(content.get(..length)?)
        }
        WireType::EndGroup => return None,
    };
    Some(((number, value), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_each_wire_type_and_stops_at_what_is_broken() {
        let bytes = [
            0x08, 0x96, 0x01, // 1: 150
            0x12, 0x02, 0x08, 0x07, // 2: { 1: 7 }
            0x1d, 1, 0, 0, 0, // 3: fixed32 1
            0x21, 2, 0, 0, 0, 0, 0, 0, 0, // 4: fixed64 2
            0x2b, 0x08, 0x01, 0x2c, // 5: group { 1: 1 }
            0x32, 0x7f, // 6: longer than what is left
        ];
        let found: Vec<_> = fields(&bytes).collect();
        assert_eq!(
            found,
            [
                (1, Value::Varint(150)),
                (2, Value::Bytes(&[0x08, 0x07])),
                (3, Value::Fixed32(1)),
                (4, Value::Fixed64(2)),
                (5, Value::Group(&[0x08, 0x01, 0x2c])),
            ]
        );
        assert_eq!(submessage(&bytes, 2).and_then(|m| varint(m, 1)), Some(7));
    }
}
