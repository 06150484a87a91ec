//! Messages to protobuf JSON text (protobuf.dev/programming-guides/json).
//!
//! Unlike prost-reflect's serializer it never fails: an `Any` of an unknown type, or a date that no calendar has, is
//! shown as what it is; NaN in a wrapper and the largest float survive (prost-reflect 0.16 writes null for the one
//! and does not read the other back).
//!
//! A crate of its own because it is what each message of a stream runs through: it alone is built for speed.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod direct;
mod known;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use prost_reflect::{DynamicMessage, Kind, MapKey, ReflectMessage, Value};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::PrettyFormatter;

pub use direct::Direct;

/// Pretty-printed protobuf JSON of a message: default values left out, 64-bit integers as strings.
///
/// # Errors
/// None that is known of; serde wants one.
pub fn pretty(message: &DynamicMessage) -> Result<String, serde_json::Error> {
    let mut text = Vec::with_capacity(256);
    let formatter = PrettyFormatter::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut text, formatter);
    Message { message, depth: 0 }.serialize(&mut serializer)?;
    String::from_utf8(text).map_err(serde::ser::Error::custom)
}

/// A message, and how many messages it is inside of.
#[derive(Clone, Copy)]
struct Message<'a> {
    message: &'a DynamicMessage,
    depth: usize,
}

impl Serialize for Message<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let descriptor = self.message.descriptor();
        match descriptor.full_name().strip_prefix("google.protobuf.") {
            Some(name) => known::serialize(*self, name, serializer),
            None => self.plain(serializer),
        }
    }
}

impl Message<'_> {
    /// One entry for each field, whatever the message means.
    fn plain<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }

    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        for (field, value) in self.message.fields() {
            let kind = &field.kind();
            map.serialize_entry(field.json_name(), &self.field(value, kind))?;
        }
        for (extension, value) in self.message.extensions() {
            let kind = &extension.kind();
            map.serialize_entry(extension.json_name(), &self.field(value, kind))?;
        }
        Ok(())
    }

    fn field<'a>(&self, value: &'a Value, kind: &'a Kind) -> Field<'a> {
        Field {
            value,
            kind,
            depth: self.depth + 1,
        }
    }
}

/// A value, its declared kind, and how many messages it is inside of.
#[derive(Clone, Copy)]
struct Field<'a> {
    value: &'a Value,
    kind: &'a Kind,
    depth: usize,
}

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::I32(value) => serializer.serialize_i32(*value),
            Value::U32(value) => serializer.serialize_u32(*value),
            Value::I64(value) => serializer.collect_str(value),
            Value::U64(value) => serializer.collect_str(value),
            Value::F32(value) => float(*value, serializer),
            Value::F64(value) => double(*value, serializer),
            Value::String(value) => serializer.serialize_str(value),
            Value::Bytes(value) => serializer.serialize_str(&STANDARD.encode(value)),
            Value::EnumNumber(number) => self.enumerator(*number, serializer),
            Value::Message(message) => Message {
                message,
                depth: self.depth,
            }
            .serialize(serializer),
            Value::List(values) => {
                serializer.collect_seq(values.iter().map(|value| Self { value, ..*self }))
            }
            Value::Map(entries) => {
                let kind = match self.kind {
                    Kind::Message(entry) => &entry.map_entry_value_field().kind(),
                    other => other,
                };
                let field = |value| Field {
                    value,
                    kind,
                    depth: self.depth,
                };
                let entries = entries
                    .iter()
                    .map(|(key, value)| (key_text(key), field(value)));
                serializer.collect_map(entries)
            }
        }
    }
}

impl Field<'_> {
    fn enumerator<S: Serializer>(&self, number: i32, serializer: S) -> Result<S::Ok, S::Error> {
        let Kind::Enum(kind) = self.kind else {
            return serializer.serialize_i32(number);
        };
        match kind.get_value(number) {
            _ if kind.full_name() == "google.protobuf.NullValue" => serializer.serialize_none(),
            Some(value) => serializer.serialize_str(value.name()),
            None => serializer.serialize_i32(number),
        }
    }
}

/// A map's key as JSON writes it.
pub fn key_text(key: &MapKey) -> String {
    match key {
        MapKey::Bool(value) => value.to_string(),
        MapKey::I32(value) => value.to_string(),
        MapKey::I64(value) => value.to_string(),
        MapKey::U32(value) => value.to_string(),
        MapKey::U64(value) => value.to_string(),
        MapKey::String(value) => value.clone(),
    }
}

fn double<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    match special(value) {
        Some(name) => serializer.serialize_str(name),
        None => serializer.serialize_f64(value),
    }
}

fn float<S: Serializer>(value: f32, serializer: S) -> Result<S::Ok, S::Error> {
    match special(value.into()) {
        Some(name) => serializer.serialize_str(name),
        // Its shortest form lies beyond it, and is refused when it is read as a double first.
        None if value.abs() == f32::MAX => serializer.serialize_f64(value.into()),
        None => serializer.serialize_f32(value),
    }
}

fn special(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value == f64::INFINITY {
        Some("Infinity")
    } else if value == f64::NEG_INFINITY {
        Some("-Infinity")
    } else {
        None
    }
}
