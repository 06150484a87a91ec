//! Messages as bytes: their fields one by one, without knowing their types.

use prost::encoding::{WireType, decode_varint, encode_key, encode_varint};

/// Deeper messages are none.
pub(super) const MAX_DEPTH: usize = 100;

/// One field of a message, as its bytes have it.
pub(super) struct Record<'b> {
    pub(super) number: u32,
    /// What stands after its key.
    pub(super) value: Value<'b>,
    /// With its key.
    pub(super) whole: &'b [u8],
}

impl<'b> Record<'b> {
    /// The type and the message of an item in a message set.
    pub(super) fn item(&self) -> Option<(u32, Value<'b>)> {
        let Value::Inner(inner) = self.value else {
            return None;
        };
        let (mut number, mut message) = (None, None);
        for record in records(inner)? {
            match (record.number, record.value) {
                (2, Value::Number(mut bytes)) => number = Some(decode_varint(&mut bytes).ok()?),
                (3, Value::Inner(inner)) => message = Some(inner),
                _ => return None,
            }
        }
        Some((number?.try_into().ok()?, Value::Inner(message?)))
    }
}

/// Writes an item of a message set; the message has the number 3 and its length already.
pub(super) fn put_item(number: u32, message: &[u8], out: &mut Vec<u8>) {
    encode_key(1, WireType::StartGroup, out);
    encode_key(2, WireType::Varint, out);
    encode_varint(number.into(), out);
    out.extend_from_slice(message);
    encode_key(1, WireType::EndGroup, out);
}

/// The value of a field.
#[derive(Clone, Copy)]
pub(super) enum Value<'b> {
    /// The bytes of a number.
    Number(&'b [u8]),
    /// What stands after a length, or between a start and an end.
    Inner(&'b [u8]),
}

/// Writes a field with a length.
pub(super) fn delimited(number: u32, bytes: &[u8], out: &mut Vec<u8>) {
    encode_key(number, WireType::LengthDelimited, out);
    encode_varint(bytes.len() as u64, out);
    out.extend_from_slice(bytes);
}

/// How long a number is; none if it says so itself.
pub(super) fn width(wire_type: WireType) -> Option<usize> {
    match wire_type {
        WireType::SixtyFourBit => Some(8),
        WireType::ThirtyTwoBit => Some(4),
        _ => None,
    }
}

/// The fields of a message in the order of its bytes.
pub(super) fn records(mut bytes: &[u8]) -> Option<Vec<Record<'_>>> {
    let mut records = Vec::new();
    while !bytes.is_empty() {
        records.push(record(&mut bytes, 0)?);
    }
    Some(records)
}

/// Takes a field off the front.
fn record<'b>(bytes: &mut &'b [u8], depth: usize) -> Option<Record<'b>> {
    let start = *bytes;
    let (number, wire_type) = key(bytes)?;
    let value = match wire_type {
        WireType::LengthDelimited => {
            let len = decode_varint(bytes).ok()?.try_into().ok()?;
            Value::Inner(take(bytes, len)?)
        }
        WireType::StartGroup => Value::Inner(group(bytes, number, depth)?),
        WireType::EndGroup => return None,
        number => Value::Number(take_number(bytes, number)?),
    };
    let whole = start.get(..start.len() - bytes.len())?;
    Some(Record {
        number,
        value,
        whole,
    })
}

/// Takes off the front what stands before the end of a group, and the end.
fn group<'b>(bytes: &mut &'b [u8], number: u32, depth: usize) -> Option<&'b [u8]> {
    if depth > MAX_DEPTH {
        return None;
    }
    let start = *bytes;
    loop {
        let inner = start.len() - bytes.len();
        let mut ahead = *bytes;
        if key(&mut ahead)? == (number, WireType::EndGroup) {
            *bytes = ahead;
            return start.get(..inner);
        }
        record(bytes, depth + 1)?;
    }
}

fn key(bytes: &mut &[u8]) -> Option<(u32, WireType)> {
    prost::encoding::decode_key(bytes).ok()
}

/// Takes the bytes of a number off the front.
pub(super) fn take_number<'b>(bytes: &mut &'b [u8], wire_type: WireType) -> Option<&'b [u8]> {
    let len = match width(wire_type) {
        Some(len) => len,
        None => bytes.iter().position(|byte| byte & 0x80 == 0)? + 1,
    };
    take(bytes, len)
}

fn take<'b>(bytes: &mut &'b [u8], len: usize) -> Option<&'b [u8]> {
    let (taken, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    Some(taken)
}
