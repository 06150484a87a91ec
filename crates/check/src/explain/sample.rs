//! Small messages that show a change: the changed field with a value one would find in it, and what must be there.

use prost_reflect::{
    DynamicMessage, EnumDescriptor, FieldDescriptor, Kind, MapKey, MessageDescriptor,
    ReflectMessage as _, Value,
};

use super::slot::Slot;

/// Which values a sample has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flavour {
    /// What both sides can hold, where there is such a thing.
    Usual,
    /// What only one of them may hold: bytes that are no text.
    Hard,
    /// The ends of what a type holds; there are [`ENDS`] of them.
    End(usize),
}

/// How many ends are tried of each type.
pub(super) const ENDS: usize = 3;

/// Messages inside each other that a sample has at most.
const DEPTH: usize = 12;

/// A sample of a message with the field at a path of numbers set; `other` is what reads it.
pub(super) fn message(
    of: &MessageDescriptor,
    other: Option<&MessageDescriptor>,
    path: &[u32],
    flavour: Flavour,
) -> Option<DynamicMessage> {
    let mut made = whole(of, other)?;
    match path {
        [] => fill(&mut made),
        [number, rest @ ..] => {
            let slot = Slot::of(of, *number)?;
            let other = other.and_then(|other| Slot::of(other, *number));
            let value = value(&slot, other.as_ref(), rest, flavour)?;
            slot.set(&mut made, value);
        }
    }
    Some(made)
}

/// A message with nothing but what is required.
pub(super) fn bare(of: &MessageDescriptor) -> Option<DynamicMessage> {
    let mut made = DynamicMessage::new(of.clone());
    complete(&mut made, DEPTH)?;
    Some(made)
}

/// A message with nothing but what is required, by its own side or by its reader.
pub(super) fn whole(
    of: &MessageDescriptor,
    other: Option<&MessageDescriptor>,
) -> Option<DynamicMessage> {
    let mut made = bare(of)?;
    let theirs = other.iter().flat_map(|other| other.fields());
    for needed in theirs.filter(FieldDescriptor::is_required) {
        let field = of.get_field(needed.number());
        let Some(field) = field.filter(|field| !made.has_field(field)) else {
            continue;
        };
        let (field, needed) = (Slot::Field(field), Slot::Field(needed));
        if let Some(value) = value(&field, Some(&needed), &[], Flavour::Usual) {
            field.set(&mut made, value);
        }
    }
    Some(made)
}

/// Sets what is required; none if that has no end.
fn complete(message: &mut DynamicMessage, depth: usize) -> Option<()> {
    let of = message.descriptor();
    for field in of.fields().filter(|field| field.is_required()) {
        let value = match field.kind() {
            Kind::Message(of) => {
                let mut inner = DynamicMessage::new(of);
                complete(&mut inner, depth.checked_sub(1)?)?;
                Value::Message(inner)
            }
            kind => scalar(&kind, field.name(), None, Flavour::Usual)?,
        };
        message.set_field(&field, value);
    }
    Some(())
}

/// Sets the first field that holds one plain value. Types of the language have their own JSON and stay empty.
fn fill(message: &mut DynamicMessage) {
    let of = message.descriptor();
    if of.package_name() == "google.protobuf" {
        return;
    }
    let mut fields: Vec<_> = of.fields().collect();
    fields.sort_by_key(FieldDescriptor::number);
    let plain = fields.iter().filter(|field| !field.is_list());
    let mut plain = plain.filter_map(|field| {
        let value = scalar(&field.kind(), field.name(), None, Flavour::Usual)?;
        Some((field, value))
    });
    if let Some((field, value)) = plain.next() {
        message.set_field(field, value);
    }
}

fn value(slot: &Slot, other: Option<&Slot>, path: &[u32], flavour: Flavour) -> Option<Value> {
    if let Some(entry) = slot.entry() {
        let theirs = other.and_then(Slot::entry);
        let part = |number: u32, path: &[u32]| {
            let slot = Slot::of(&entry, number)?;
            let other = theirs.as_ref().and_then(|entry| Slot::of(entry, number));
            value_of(&slot, other.as_ref(), path, flavour)
        };
        let key: MapKey = part(1, &[])?.into_map_key()?;
        let rest = path.get(1..).unwrap_or_default();
        return Some(Slot::map(key, part(2, rest)?));
    }
    let first = value_of(slot, other, path, flavour)?;
    // One of several is what a single field loses.
    let several = slot.is_list() && other.is_some_and(|other| !other.is_list());
    let second = several.then(|| next(&first));
    slot.whole(std::iter::once(first).chain(second).collect())
}

/// Another value than the one before it.
fn next(first: &Value) -> Value {
    match first {
        Value::String(_) => Value::String("more".to_owned()),
        Value::I32(number) => Value::I32(number.wrapping_add(1)),
        Value::I64(number) => Value::I64(number.wrapping_add(1)),
        Value::U32(number) => Value::U32(number.wrapping_add(1)),
        Value::U64(number) => Value::U64(number.wrapping_add(1)),
        other => other.clone(),
    }
}

fn value_of(slot: &Slot, other: Option<&Slot>, path: &[u32], flavour: Flavour) -> Option<Value> {
    let theirs = other.map(Slot::kind);
    match slot.kind() {
        Kind::Message(of) => {
            let theirs = theirs.as_ref().and_then(|kind| kind.as_message());
            message(&of, theirs, path, flavour).map(Value::Message)
        }
        kind => scalar(&kind, slot.name(), theirs.as_ref(), flavour),
    }
}

fn scalar(kind: &Kind, name: &str, other: Option<&Kind>, flavour: Flavour) -> Option<Value> {
    Some(match kind {
        Kind::Message(_) => return None,
        Kind::Bool => Value::Bool(true),
        Kind::String => Value::String(text(name, flavour)?.to_owned()),
        Kind::Bytes => Value::Bytes(match flavour {
            Flavour::Usual => prost::bytes::Bytes::from_static(b"data"),
            Flavour::Hard | Flavour::End(0) => prost::bytes::Bytes::from_static(b"\xff\x00"),
            Flavour::End(_) => return None,
        }),
        Kind::Enum(of) => Value::EnumNumber(number_of(of, other, flavour)?),
        Kind::Double => Value::F64(real(flavour)?),
        #[expect(clippy::cast_possible_truncation, reason = "the ends become infinite")]
        Kind::Float => Value::F32(real(flavour)? as f32),
        kind => integer(kind, number_in(kind, other, flavour)?)?,
    })
}

/// A text as one would find it in a field of that name.
fn text(name: &str, flavour: Flavour) -> Option<&'static str> {
    const TEXTS: &[(&str, &str)] = &[
        ("email", "alice@example.com"),
        ("mail", "alice@example.com"),
        ("phone", "+49 30 123456"),
        ("url", "https://example.com"),
        ("uri", "https://example.com"),
        ("name", "Alice"),
        ("title", "Hello"),
        ("token", "abc123"),
    ];
    match flavour {
        Flavour::End(0) => return Some(""),
        Flavour::End(_) => return None,
        Flavour::Usual | Flavour::Hard => {}
    }
    let name = name.to_ascii_lowercase();
    let known = TEXTS.iter().find(|(part, _)| name.contains(part));
    Some(known.map_or("text", |(_, text)| text))
}

/// A value other than zero, if there is one that both enums have under one name; with a hard flavour one that the other
/// lacks.
fn number_of(of: &EnumDescriptor, other: Option<&Kind>, flavour: Flavour) -> Option<i32> {
    let values: Vec<_> = of.values().collect();
    let numbers = || {
        values
            .iter()
            .map(prost_reflect::EnumValueDescriptor::number)
    };
    let theirs = other.and_then(|other| other.as_enum());
    match flavour {
        Flavour::End(0) => return Some(0),
        Flavour::End(1) => return numbers().max()?.checked_add(1),
        Flavour::End(_) => return None,
        Flavour::Hard => {
            let known = |value: &&prost_reflect::EnumValueDescriptor| {
                theirs.is_none_or(|of| {
                    let same = of.get_value_by_name(value.name());
                    same.is_some_and(|same| same.number() == value.number())
                })
            };
            return values
                .iter()
                .find(|value| !known(value))
                .map(|value| value.number());
        }
        Flavour::Usual => {}
    }
    let limit = match other {
        Some(Kind::Bool) => 1,
        _ => i32::MAX,
    };
    let fits = |number: &i32| *number > 0 && *number <= limit;
    numbers()
        .find(fits)
        .or_else(|| numbers().find(|number| *number != 0))
        .or_else(|| numbers().next())
}

fn real(flavour: Flavour) -> Option<f64> {
    match flavour {
        Flavour::Usual | Flavour::Hard => Some(1.5),
        Flavour::End(0) => Some(0.1),
        Flavour::End(1) => Some(1e300),
        Flavour::End(2) => Some(0.0),
        Flavour::End(_) => None,
    }
}

fn number_in(kind: &Kind, other: Option<&Kind>, flavour: Flavour) -> Option<i128> {
    let (low, high) = match kind {
        Kind::Int32 | Kind::Sint32 | Kind::Sfixed32 => (i128::from(i32::MIN), i128::from(i32::MAX)),
        Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => (i128::from(i64::MIN), i128::from(i64::MAX)),
        Kind::Uint32 | Kind::Fixed32 => (0, i128::from(u32::MAX)),
        _ => (0, i128::from(u64::MAX)),
    };
    match flavour {
        Flavour::Usual | Flavour::Hard => Some(match other {
            Some(Kind::Bool) => 1,
            Some(Kind::Enum(of)) => i128::from(number_of(of, None, Flavour::Usual)?.max(0)),
            _ => 42,
        }),
        Flavour::End(0) => Some(high),
        Flavour::End(1) => Some(low),
        Flavour::End(2) => Some(0),
        Flavour::End(_) => None,
    }
}

fn integer(kind: &Kind, number: i128) -> Option<Value> {
    Some(match kind {
        Kind::Int32 | Kind::Sint32 | Kind::Sfixed32 => Value::I32(number.try_into().ok()?),
        Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => Value::I64(number.try_into().ok()?),
        Kind::Uint32 | Kind::Fixed32 => Value::U32(number.try_into().ok()?),
        Kind::Uint64 | Kind::Fixed64 => Value::U64(number.try_into().ok()?),
        _ => return None,
    })
}
