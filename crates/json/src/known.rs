//! The well-known types that have a JSON form of their own; what does not fit it is written field by field.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use prost_reflect::{DynamicMessage, ReflectMessage, Value};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Message;

/// How many messages deep an `Any` is still unpacked: each may hold another as deep as the decoder allows (100).
const DEEPEST: usize = 60;

/// Range of a timestamp's seconds: the years 1 to 9999 (google/protobuf/timestamp.proto).
pub(super) const TIMESTAMP: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

/// Range of a duration's seconds: about 10,000 years (google/protobuf/duration.proto).
const DURATION: std::ops::RangeInclusive<i64> = -315_576_000_000..=315_576_000_000;

/// The messages around one value, which are written as that value.
const WRAPPERS: [&str; 9] = [
    "DoubleValue",
    "FloatValue",
    "Int64Value",
    "UInt64Value",
    "Int32Value",
    "UInt32Value",
    "BoolValue",
    "StringValue",
    "BytesValue",
];

/// Writes a message of `google.protobuf`; `name` is its name there.
pub(super) fn serialize<S: Serializer>(
    message: Message<'_>,
    name: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match name {
        "Any" => any(message, serializer),
        "Timestamp" => match timestamp(message.message) {
            Some(value) => serializer.collect_str(&value),
            None => message.plain(serializer),
        },
        "Duration" => match duration(message.message) {
            Some(value) => serializer.collect_str(&value),
            None => message.plain(serializer),
        },
        name if WRAPPERS.contains(&name) => wrapper(message, serializer),
        "FieldMask" | "Struct" | "Value" | "ListValue" => {
            match serde_json::to_value(message.message) {
                Ok(value) => value.serialize(serializer),
                Err(_) => message.plain(serializer),
            }
        }
        _ => message.plain(serializer),
    }
}

fn wrapper<S: Serializer>(message: Message<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let field = message.message.descriptor().get_field(1);
    match field {
        Some(field) => {
            let value = message.message.get_field(&field);
            message.field(&value, &field.kind()).serialize(serializer)
        }
        None => message.plain(serializer),
    }
}

fn number(message: &DynamicMessage, field: u32) -> Option<i64> {
    let value = message.get_field_by_number(field)?;
    value.as_i64().or_else(|| value.as_i32().map(i64::from))
}

fn timestamp(message: &DynamicMessage) -> Option<prost_types::Timestamp> {
    let (seconds, nanos) = (number(message, 1)?, number(message, 2)?);
    let nanos = i32::try_from(nanos).ok()?;
    let fits = TIMESTAMP.contains(&seconds) && (0..1_000_000_000).contains(&nanos);
    fits.then_some(prost_types::Timestamp { seconds, nanos })
}

fn duration(message: &DynamicMessage) -> Option<prost_types::Duration> {
    let (seconds, nanos) = (number(message, 1)?, number(message, 2)?);
    let nanos = i32::try_from(nanos).ok()?;
    let same_sign = seconds == 0 || nanos == 0 || (seconds < 0) == (nanos < 0);
    let fits = DURATION.contains(&seconds) && nanos.unsigned_abs() < 1_000_000_000 && same_sign;
    fits.then_some(prost_types::Duration { seconds, nanos })
}

/// `@type`, then the fields, or `value` if the type has a form of its own, or the bytes if it is not known.
fn any<S: Serializer>(message: Message<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let outer = message.message;
    let url = outer.get_field_by_number(1);
    let bytes = outer.get_field_by_number(2);
    let url = url.as_deref().and_then(Value::as_str).unwrap_or_default();
    let bytes = bytes.as_deref().and_then(Value::as_bytes);
    let bytes = bytes.map(|bytes| bytes.as_ref()).unwrap_or_default();
    if url.is_empty() && bytes.is_empty() {
        return serializer.serialize_map(Some(0))?.end();
    }
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry("@type", url)?;
    match unpack(message, url, bytes) {
        Some(inner) if has_own_form(&inner) => {
            map.serialize_entry(
                "value",
                &Message {
                    message: &inner,
                    depth: message.depth + 1,
                },
            )?;
        }
        Some(inner) => Message {
            message: &inner,
            depth: message.depth + 1,
        }
        .entries(&mut map)?,
        None => map.serialize_entry("value", &STANDARD.encode(bytes))?,
    }
    map.end()
}

fn unpack(message: Message<'_>, url: &str, bytes: &[u8]) -> Option<DynamicMessage> {
    if message.depth >= DEEPEST {
        return None;
    }
    let (_, name) = url.rsplit_once('/')?;
    let pool = message.message.descriptor();
    let descriptor = pool.parent_pool().get_message_by_name(name)?;
    DynamicMessage::decode(descriptor, bytes).ok()
}

fn has_own_form(message: &DynamicMessage) -> bool {
    let descriptor = message.descriptor();
    let name = descriptor.full_name().strip_prefix("google.protobuf.");
    name.is_some_and(|name| {
        matches!(
            name,
            "Any"
                | "Duration"
                | "Empty"
                | "FieldMask"
                | "ListValue"
                | "Struct"
                | "Timestamp"
                | "Value"
        ) || WRAPPERS.contains(&name)
    })
}
