//! Options as they grow, field by field, and their encoding: by field number, then what `protoc` does not know in the
//! order of the text, as it writes them.

use std::collections::BTreeMap;

use playground_syntax::Span;
use prost::encoding::{WireType, encode_varint};

use crate::link::table::At;

/// A message of options.
#[derive(Debug, Clone)]
pub(in crate::link) struct Built {
    /// Its type.
    pub(in crate::link) of: At,
    /// What is set, by field number.
    pub(in crate::link) slots: BTreeMap<i32, Slot>,
    /// Its extensions are encoded as items of a message set.
    pub(in crate::link) message_set: bool,
    /// What set it.
    pub(in crate::link) span: Span,
    /// What statements set of custom options, a record each.
    records: Vec<u8>,
}

/// One field that is set.
#[derive(Debug, Clone)]
pub(in crate::link) struct Slot {
    /// The field.
    pub(in crate::link) field: At,
    /// What set it first.
    pub(in crate::link) span: Span,
    /// How it is encoded.
    pub(in crate::link) shape: Shape,
    /// One, or any number if it is repeated.
    pub(in crate::link) values: Vec<Datum>,
    /// Its values stand among the records of what it is set in.
    pub(in crate::link) recorded: bool,
}

/// How a field is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::link) struct Shape {
    /// Its values stand in one block.
    pub(in crate::link) packed: bool,
    /// Its messages stand between a start and an end.
    pub(in crate::link) group: bool,
    /// A zero is as good as nothing.
    pub(in crate::link) implicit: bool,
}

/// One value.
#[derive(Debug, Clone)]
pub(in crate::link) enum Datum {
    /// Signed numbers are already in the form of their type.
    Varint(u64),
    Fixed32(u32),
    Fixed64(u64),
    Bytes(Vec<u8>),
    Message(Built),
}

impl Built {
    /// An empty one.
    pub(in crate::link) fn new(of: At, message_set: bool, span: Span) -> Self {
        Self {
            of,
            slots: BTreeMap::new(),
            message_set,
            span,
            records: Vec::new(),
        }
    }

    /// Makes a record of the value that a statement has just set; `numbers` lead to it, the one at `custom` first through
    /// something `protoc` does not know.
    pub(in crate::link) fn record(&mut self, numbers: &[i32], custom: usize) {
        let Some((first, rest)) = numbers.split_first() else {
            return;
        };
        let Some(slot) = self.slots.get_mut(first) else {
            return;
        };
        if custom == 0 {
            slot.recorded = true;
            slot.encode_last(number_of(*first), rest, &mut self.records);
        } else if let Some(Datum::Message(inner)) = slot.values.first_mut() {
            inner.record(rest, custom - 1);
        }
    }

    /// Takes custom options that a literal sets as records, in it and in what `protoc` knows of it.
    pub(in crate::link) fn record_slots(&mut self, custom: &dyn Fn(At) -> bool) {
        for (number, slot) in &mut self.slots {
            if custom(slot.field) {
                slot.recorded = true;
                slot.encode(number_of(*number), self.message_set, &mut self.records);
                continue;
            }
            for value in &mut slot.values {
                if let Datum::Message(inner) = value {
                    inner.record_slots(custom);
                }
            }
        }
    }

    /// Its bytes.
    pub(in crate::link) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.encode_to(&mut out);
        out
    }

    fn encode_to(&self, out: &mut Vec<u8>) {
        for (number, slot) in self.slots.iter().filter(|(_, slot)| !slot.recorded) {
            slot.encode(number_of(*number), self.message_set, out);
        }
        out.extend_from_slice(&self.records);
    }
}

impl Slot {
    fn encode(&self, number: u32, message_set: bool, out: &mut Vec<u8>) {
        if message_set {
            return self.items(number, out);
        }
        if self.shape.packed {
            return self.packed(number, out);
        }
        for value in &self.values {
            if !(self.shape.implicit && value.is_zero()) {
                value.encode(number, self.shape.group, out);
            }
        }
    }

    /// The value that was set last, alone: never packed, and a zero is a value.
    fn encode_last(&self, number: u32, rest: &[i32], out: &mut Vec<u8>) {
        match (rest.split_first(), self.values.last()) {
            (None, Some(value)) => value.encode(number, self.shape.group, out),
            (Some((first, rest)), Some(Datum::Message(inner))) => {
                let mut bytes = Vec::new();
                if let Some(slot) = inner.slots.get(first) {
                    slot.encode_last(number_of(*first), rest, &mut bytes);
                }
                wrap(number, self.shape.group, &bytes, out);
            }
            _ => {}
        }
    }

    fn packed(&self, number: u32, out: &mut Vec<u8>) {
        if self.values.is_empty() {
            return;
        }
        let mut block = Vec::new();
        for value in &self.values {
            value.bare(&mut block);
        }
        delimited(number, &block, out);
    }

    /// `repeated group Item = 1 { int32 type_id = 2; bytes message = 3; }`
    fn items(&self, number: u32, out: &mut Vec<u8>) {
        for value in &self.values {
            key(1, WireType::StartGroup, out);
            key(2, WireType::Varint, out);
            encode_varint(number.into(), out);
            value.encode(3, false, out);
            key(1, WireType::EndGroup, out);
        }
    }
}

impl Datum {
    fn is_zero(&self) -> bool {
        match self {
            Self::Varint(value) | Self::Fixed64(value) => *value == 0,
            Self::Fixed32(value) => *value == 0,
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::Message(_) => false,
        }
    }

    fn encode(&self, number: u32, group: bool, out: &mut Vec<u8>) {
        match self {
            Self::Varint(_) => key(number, WireType::Varint, out),
            Self::Fixed32(_) => key(number, WireType::ThirtyTwoBit, out),
            Self::Fixed64(_) => key(number, WireType::SixtyFourBit, out),
            Self::Bytes(bytes) => return delimited(number, bytes, out),
            Self::Message(message) => return wrap(number, group, &message.encode(), out),
        }
        self.bare(out);
    }

    fn bare(&self, out: &mut Vec<u8>) {
        match self {
            Self::Varint(value) => encode_varint(*value, out),
            Self::Fixed32(value) => out.extend(value.to_le_bytes()),
            Self::Fixed64(value) => out.extend(value.to_le_bytes()),
            Self::Bytes(_) | Self::Message(_) => {}
        }
    }
}

/// Numbers of a message set's extensions are larger than those of fields, but stand in no key.
fn key(number: u32, wire: WireType, out: &mut Vec<u8>) {
    encode_varint(u64::from(number) << 3 | wire as u64, out);
}

fn number_of(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

fn wrap(number: u32, group: bool, bytes: &[u8], out: &mut Vec<u8>) {
    if !group {
        return delimited(number, bytes, out);
    }
    key(number, WireType::StartGroup, out);
    out.extend_from_slice(bytes);
    key(number, WireType::EndGroup, out);
}

fn delimited(number: u32, bytes: &[u8], out: &mut Vec<u8>) {
    key(number, WireType::LengthDelimited, out);
    encode_varint(bytes.len() as u64, out);
    out.extend_from_slice(bytes);
}
