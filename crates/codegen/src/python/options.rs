//! Options as protoc writes them again once it knows their types: by field number, values of one field together,
//! without what only compilers may see.
//!
//! Their types are in the request where something uses custom options. Otherwise they are in order already.

use std::collections::BTreeMap;

use playground_protos::descriptor::DescriptorProto;
use playground_protos::descriptor::field_descriptor_proto::Type;
use prost::encoding::{WireType, encode_key};

use super::wire::{MAX_DEPTH, Value, delimited, put_item, records, take_number, width};
use super::world::{Field, World, is_map_entry};

const FEATURES: &str = ".google.protobuf.FeatureSet";
/// What `descriptor.proto` keeps from programs: messages and field numbers.
const SOURCE_ONLY: &[(&str, &[u32])] = &[
    (FEATURES, &[7, 8, 9]),
    (".google.protobuf.ExtensionRangeOptions", &[2, 3]),
];
/// The numbers of `features` in messages of options.
const FEATURES_AT: &[(&str, u32)] = &[
    (".google.protobuf.FileOptions", 50),
    (".google.protobuf.MessageOptions", 12),
    (".google.protobuf.FieldOptions", 21),
    (".google.protobuf.OneofOptions", 1),
    (".google.protobuf.EnumOptions", 7),
    (".google.protobuf.EnumValueOptions", 2),
    (".google.protobuf.ServiceOptions", 34),
    (".google.protobuf.MethodOptions", 35),
    (".google.protobuf.ExtensionRangeOptions", 50),
];

/// Options of a type, such as `.google.protobuf.FieldOptions`, as protoc writes them.
pub(super) fn clean(world: &World<'_>, bytes: &[u8], of: &str) -> Vec<u8> {
    let cleaned = match world.declared(of) {
        Some(_) => canonical(world, bytes, of, 0),
        None => stripped(bytes, of),
    };
    // What is no message is nothing protoc could have written.
    cleaned.unwrap_or_else(|| bytes.to_vec())
}

/// Without what programs do not see, if the types are not in the request.
fn stripped(bytes: &[u8], of: &str) -> Option<Vec<u8>> {
    let hidden = SOURCE_ONLY.iter().find(|(message, _)| *message == of);
    let hidden = hidden.map_or(&[][..], |(_, numbers)| numbers);
    let mut out = Vec::with_capacity(bytes.len());
    for record in records(bytes)? {
        match record.value {
            _ if hidden.contains(&record.number) => {}
            Value::Inner(inner) if FEATURES_AT.contains(&(of, record.number)) => {
                delimited(record.number, &stripped(inner, FEATURES)?, &mut out);
            }
            _ => out.extend_from_slice(record.whole),
        }
    }
    Some(out)
}

/// The values of the fields a type has, and what else there is.
struct Parsed<'w, 'b> {
    known: BTreeMap<u32, (Field<'w>, Vec<Value<'b>>)>,
    unknown: Vec<u8>,
}

impl<'w, 'b> Parsed<'w, 'b> {
    fn new(world: &'w World<'_>, bytes: &'b [u8], of: &str) -> Option<Self> {
        let mut parsed = Self {
            known: BTreeMap::new(),
            unknown: Vec::new(),
        };
        let is_set = world.is_message_set(of);
        for record in records(bytes)? {
            let item = is_set.then(|| record.item()).flatten();
            let (number, value) = item.unwrap_or((record.number, record.value));
            if let Some((field, values)) = parsed.known.get_mut(&number) {
                values.push(value);
                let oneof = field.oneof;
                parsed.choose(number, oneof);
                continue;
            }
            match world.field(of, number.try_into().ok()?) {
                Some(field) => {
                    let oneof = field.oneof;
                    parsed.known.insert(number, (field, vec![value]));
                    parsed.choose(number, oneof);
                }
                None => parsed.unknown.extend_from_slice(record.whole),
            }
        }
        Some(parsed)
    }

    /// Of a oneof only what is set last is left.
    fn choose(&mut self, number: u32, oneof: Option<i32>) {
        if oneof.is_some() {
            self.known
                .retain(|other, (field, _)| *other == number || field.oneof != oneof);
        }
    }
}

fn canonical(world: &World<'_>, bytes: &[u8], of: &str, depth: usize) -> Option<Vec<u8>> {
    if depth > MAX_DEPTH {
        return None;
    }
    let parsed = Parsed::new(world, bytes, of)?;
    let is_set = world.is_message_set(of);
    let mut out = Vec::with_capacity(bytes.len());
    for (number, (field, values)) in parsed.known {
        if field.source_only {
            continue;
        }
        let mut encoded = Vec::new();
        if is_set {
            put(world, 3, &field, &values, depth, &mut encoded)?;
            put_item(number, &encoded, &mut out);
        } else {
            put(world, number, &field, &values, depth, &mut out)?;
        }
    }
    out.extend(parsed.unknown);
    Some(out)
}

fn put(
    world: &World<'_>,
    number: u32,
    field: &Field<'_>,
    values: &[Value<'_>],
    depth: usize,
    out: &mut Vec<u8>,
) -> Option<()> {
    match field.field.r#type() {
        Type::Message | Type::Group => put_messages(world, number, field, values, depth, out),
        Type::String | Type::Bytes => {
            let first = first_kept(field, values.len());
            for value in values.get(first..)? {
                match value {
                    Value::Inner([]) if field.implicit && !field.repeated => {}
                    Value::Inner(inner) => delimited(number, inner, out),
                    Value::Number(_) => return None,
                }
            }
            Some(())
        }
        kind => put_numbers(number, field, wire_type(kind), values, out),
    }
}

/// Of a field with one value the last one counts.
fn first_kept(field: &Field<'_>, len: usize) -> usize {
    if field.repeated {
        0
    } else {
        len.saturating_sub(1)
    }
}

fn put_messages(
    world: &World<'_>,
    number: u32,
    field: &Field<'_>,
    values: &[Value<'_>],
    depth: usize,
    out: &mut Vec<u8>,
) -> Option<()> {
    let of = field.field.type_name();
    let entry = world
        .declared(of)
        .and_then(|declared| declared.message)
        .filter(|message| is_map_entry(message));
    let mut all = Vec::new();
    for value in values {
        match value {
            Value::Inner(inner) => all.push(*inner),
            Value::Number(_) => return None,
        }
    }
    let merged;
    if !field.repeated {
        merged = all.concat();
        all = vec![&merged];
    }
    for inner in all {
        let mut bytes = canonical(world, inner, of, depth + 1)?;
        if let Some(entry) = entry {
            bytes = complete(entry, &bytes)?;
        }
        if field.delimited && entry.is_none() {
            encode_key(number, WireType::StartGroup, out);
            out.extend(bytes);
            encode_key(number, WireType::EndGroup, out);
        } else {
            delimited(number, &bytes, out);
        }
    }
    Some(())
}

/// An entry of a map with its key and its value, said or not.
fn complete(entry: &DescriptorProto, bytes: &[u8]) -> Option<Vec<u8>> {
    let records = records(bytes)?;
    let mut out = Vec::new();
    for field in &entry.field {
        let number = field.number().try_into().ok()?;
        match records.iter().find(|record| record.number == number) {
            Some(record) => out.extend_from_slice(record.whole),
            None => match field.r#type() {
                Type::String | Type::Bytes | Type::Message | Type::Group => {
                    delimited(number, &[], &mut out);
                }
                kind => {
                    let wire_type = wire_type(kind);
                    encode_key(number, wire_type, &mut out);
                    out.extend(std::iter::repeat_n(0, width(wire_type).unwrap_or(1)));
                }
            },
        }
    }
    Some(out)
}

fn put_numbers(
    number: u32,
    field: &Field<'_>,
    wire_type: WireType,
    values: &[Value<'_>],
    out: &mut Vec<u8>,
) -> Option<()> {
    let mut all = Vec::new();
    for value in values {
        match value {
            Value::Number(bytes) => all.push(*bytes),
            Value::Inner(block) => {
                let mut block = *block;
                while !block.is_empty() {
                    all.push(take_number(&mut block, wire_type)?);
                }
            }
        }
    }
    if field.repeated && field.packed {
        delimited(number, &all.concat(), out);
        return Some(());
    }
    for bytes in all.get(first_kept(field, all.len())..)? {
        let zero = bytes.iter().all(|byte| byte & 0x7f == 0);
        if !(zero && field.implicit && !field.repeated) {
            encode_key(number, wire_type, out);
            out.extend_from_slice(bytes);
        }
    }
    Some(())
}

fn wire_type(kind: Type) -> WireType {
    match kind {
        Type::Double | Type::Fixed64 | Type::Sfixed64 => WireType::SixtyFourBit,
        Type::Float | Type::Fixed32 | Type::Sfixed32 => WireType::ThirtyTwoBit,
        _ => WireType::Varint,
    }
}
