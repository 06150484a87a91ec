//! Messages as bytes and as JSON and back, as strictly as the language says: required fields must be there, and values
//! that a closed enum does not know are not seen.

use std::collections::BTreeMap;

use prost_reflect::{
    DynamicMessage, Kind, MapKey, MessageDescriptor, ReflectMessage as _, SerializeOptions, Value,
};

use super::slot;

/// Bytes in hexadecimal, with blanks between them.
pub(super) fn hex(bytes: &[u8]) -> String {
    let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    bytes.join(" ")
}

/// Reads bytes, or says why they are refused.
pub(super) fn from_wire(of: &MessageDescriptor, bytes: &[u8]) -> Result<DynamicMessage, String> {
    let message = DynamicMessage::decode(of.clone(), bytes).map_err(|error| {
        let told = error.to_string();
        let told = told.rsplit_once("message: ");
        let told = told.map_or_else(|| error.to_string(), |(_, why)| why.to_owned());
        // The specification leaves open what to do: https://protobuf.dev/programming-guides/encoding.
        match told.split_once("invalid wire type: ") {
            Some((field, types)) => format!(
                "{field}wire type {types}: C++, Go and Java drop the field, others refuse the message"
            ),
            None => told,
        }
    })?;
    complete(message)
}

/// Reads JSON, or says why it is refused.
pub(super) fn from_json(of: &MessageDescriptor, text: &str) -> Result<DynamicMessage, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    let message = DynamicMessage::deserialize(of.clone(), &mut json).map_err(|error| {
        let told = error.to_string();
        let told = told
            .rsplit_once(" at line ")
            .map_or(told.as_str(), |(why, _)| why);
        // The names that were expected may be many.
        let told = told.split_once(", expected").map_or(told, |(why, _)| why);
        told.to_owned()
    })?;
    complete(message)
}

/// Which names JSON has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// `json_name`, as is usual.
    Json,
    /// Those of the fields, which readers take too.
    Fields,
}

/// A message as JSON; none if it has none, such as a `google.protobuf.Any` of a type nobody knows.
pub(super) fn to_json(message: &DynamicMessage, names: Names) -> Option<String> {
    let options = SerializeOptions::new().use_proto_field_name(names == Names::Fields);
    let mut out = serde_json::Serializer::new(Vec::new());
    message.serialize_with_options(&mut out, &options).ok()?;
    String::from_utf8(out.into_inner()).ok()
}

fn complete(message: DynamicMessage) -> Result<DynamicMessage, String> {
    match lacks(&message) {
        Some(field) => Err(format!("required field `{field}` is missing")),
        None => Ok(message),
    }
}

/// The name of a required field that is not there, at any depth.
fn lacks(message: &DynamicMessage) -> Option<String> {
    let of = message.descriptor();
    let mut required = of.fields().filter(|field| field.is_required());
    if let Some(field) = required.find(|field| !message.has_field(field)) {
        return Some(field.name().to_owned());
    }
    slot::set(message).find_map(|(_, value)| lacks_in(value))
}

fn lacks_in(value: &Value) -> Option<String> {
    match value {
        Value::Message(message) => lacks(message),
        Value::List(values) => values.iter().find_map(lacks_in),
        Value::Map(values) => values.values().find_map(lacks_in),
        _ => None,
    }
}

/// What a message says, whatever its fields are called: values by number, one value being a list of one, a map being
/// a list of entries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Plain {
    Integer(i128),
    Real(u64),
    Bytes(Vec<u8>),
    Message(BTreeMap<u32, Vec<Plain>>),
}

impl Plain {
    /// Whether all of this was said by another message, which may say more.
    pub(super) fn is_part_of(&self, whole: &Self) -> bool {
        let (Self::Message(part), Self::Message(whole)) = (self, whole) else {
            return self == whole;
        };
        part.iter().all(|(number, values)| {
            let mut told = whole.get(number).into_iter().flatten();
            // Values of a list stay in their order.
            values
                .iter()
                .all(|value| told.any(|told| value.is_part_of(told)))
        })
    }
}

/// What a reader sees of a message; `is_seen` tells whether an enum, by its full name, knows a number or is open.
pub(super) fn plain(message: &DynamicMessage, is_seen: &dyn Fn(&str, i32) -> bool) -> Plain {
    let mut found = BTreeMap::new();
    for (slot, value) in slot::set(message) {
        let kind = slot.kind();
        let enumeration = kind.as_enum().map(|of| of.full_name().to_owned());
        let of = |value: &Value| element(value, enumeration.as_deref(), is_seen);
        let values: Vec<Plain> = match value {
            Value::List(values) => values.iter().filter_map(of).collect(),
            Value::Map(entries) => map(&kind, entries.iter(), is_seen),
            value => of(value).into_iter().collect(),
        };
        if !values.is_empty() {
            found.insert(slot.number(), values);
        }
    }
    Plain::Message(found)
}

fn map<'v>(
    kind: &Kind,
    entries: impl Iterator<Item = (&'v MapKey, &'v Value)>,
    is_seen: &dyn Fn(&str, i32) -> bool,
) -> Vec<Plain> {
    let value_kind = kind
        .as_message()
        .map(|entry| entry.map_entry_value_field().kind());
    let enumeration = value_kind.as_ref().and_then(|kind| kind.as_enum());
    let enumeration = enumeration.map(|of| of.full_name());
    let mut found: Vec<Plain> = entries
        .filter_map(|(key, value)| {
            let key = element(&Value::from(key.clone()), None, is_seen)?;
            let value = element(value, enumeration, is_seen)?;
            Some(Plain::Message(BTreeMap::from([
                (1, vec![key]),
                (2, vec![value]),
            ])))
        })
        .collect();
    found.sort();
    found
}

fn element(
    value: &Value,
    enumeration: Option<&str>,
    is_seen: &dyn Fn(&str, i32) -> bool,
) -> Option<Plain> {
    Some(match value {
        Value::Bool(value) => Plain::Integer(i128::from(*value)),
        Value::I32(value) => Plain::Integer(i128::from(*value)),
        Value::I64(value) => Plain::Integer(i128::from(*value)),
        Value::U32(value) => Plain::Integer(i128::from(*value)),
        Value::U64(value) => Plain::Integer(i128::from(*value)),
        Value::EnumNumber(number) => {
            if enumeration.is_some_and(|name| !is_seen(name, *number)) {
                return None;
            }
            Plain::Integer(i128::from(*number))
        }
        Value::F32(value) => Plain::Real(f64::from(*value).to_bits()),
        Value::F64(value) => Plain::Real(value.to_bits()),
        Value::String(text) => Plain::Bytes(text.as_bytes().to_vec()),
        Value::Bytes(bytes) => Plain::Bytes(bytes.to_vec()),
        Value::Message(message) => plain(message, is_seen),
        Value::List(_) | Value::Map(_) => return None,
    })
}
