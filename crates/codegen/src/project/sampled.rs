//! Sample values: those scalar fields of a request that a program can give in one expression each.

use playground_schema::sample;
use prost_reflect::{Kind, MessageDescriptor};
use serde::Serialize;

use super::Names;

/// One field with a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Sample {
    name: String,
    json_name: String,
    ident: String,
    /// The value as the language writes it.
    literal: String,
}

/// The singular strings, numbers and booleans of a message that say something.
pub(super) fn of(message: &MessageDescriptor, names: &dyn Names) -> Vec<Sample> {
    if message.full_name().starts_with("google.protobuf.") {
        return Vec::new();
    }
    let fields = message.fields().filter(|field| {
        let simple = !matches!(field.kind(), Kind::Message(_) | Kind::Enum(_) | Kind::Bytes);
        // With presence a value is wrapped, differently in each language.
        simple && !field.is_list() && !field.supports_presence()
    });
    let sampled = fields.filter_map(|field| {
        let json = serde_json::from_str(&sample::scalar(&field)?).ok()?;
        Some(Sample {
            name: field.name().to_owned(),
            json_name: field.json_name().to_owned(),
            ident: names.field(&field),
            literal: names.literal(&field.kind(), &json)?,
        })
    });
    sampled.collect()
}
