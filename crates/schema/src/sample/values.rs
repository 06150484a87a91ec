//! Sample values for fields, by kind and by name.

use prost_reflect::{EnumDescriptor, FieldDescriptor, Kind};

/// Text for string fields of these names; the first match counts, `*` stands for anything before it.
const TEXTS: &[(&str, &str)] = &[
    ("page_token", ""),
    ("*email", "user@example.com"),
    ("filename", "notes.txt"),
    ("*file_name", "notes.txt"),
    ("content_type", "text/plain"),
    ("*media_type", "text/plain"),
    ("*url", "https://example.com/"),
    ("*uri", "https://example.com/"),
    ("*phone", "+1 555 0100"),
    ("*language_code", "en"),
    ("*country_code", "CH"),
    ("*currency_code", "CHF"),
    ("first_name", "Ada"),
    ("last_name", "Lovelace"),
    ("name", "Ada Lovelace"),
    ("*_name", "example"),
    ("id", "1"),
    ("*_id", "1"),
    ("*_ids", "1"),
    ("tags", "example"),
    ("content", "hello"),
    ("*message", "hello"),
    ("text", "hello"),
];

/// Numbers for numeric fields of these names.
const NUMBERS: &[(&str, &str)] = &[("page_size", "10"), ("limit", "10"), ("age", "36")];

/// The JSON of a scalar or enum field; none for a message.
pub fn scalar(field: &FieldDescriptor) -> Option<String> {
    let name = field.name();
    let number = || look_up(NUMBERS, name).unwrap_or("0").to_owned();
    Some(match field.kind() {
        Kind::Message(_) => return None,
        Kind::Enum(kind) => enumerator(&kind, name.ends_with("_filter")),
        Kind::Bool => "false".to_owned(),
        Kind::Bytes => quoted(""),
        Kind::String => quoted(look_up(TEXTS, name).unwrap_or(name)),
        // 64-bit integers are strings in protobuf JSON.
        Kind::Int64 | Kind::Uint64 | Kind::Sint64 | Kind::Fixed64 | Kind::Sfixed64 => {
            quoted(&number())
        }
        _ => number(),
    })
}

/// The JSON of a well-known type with its own form; none for any other message.
pub(super) fn well_known(name: &str) -> Option<&'static str> {
    Some(match name.strip_prefix("google.protobuf.")? {
        "Timestamp" => "\"2026-01-01T00:00:00Z\"",
        "Duration" => "\"1s\"",
        "FieldMask" => "\"name\"",
        "Struct" | "Empty" => "{}",
        "Value" => "\"text\"",
        "ListValue" => "[]",
        "BoolValue" => "false",
        "StringValue" => "\"text\"",
        "BytesValue" => "\"\"",
        "Int64Value" | "UInt64Value" => "\"0\"",
        "Int32Value" | "UInt32Value" | "FloatValue" | "DoubleValue" => "0",
        _ => return None,
    })
}

/// A JSON string.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The first value that says something; the default, which means "any", for a filter.
fn enumerator(kind: &EnumDescriptor, default: bool) -> String {
    if kind.full_name() == "google.protobuf.NullValue" {
        return "null".to_owned();
    }
    let telling = kind.values().find(|value| value.number() > 0 && !default);
    let value = telling.unwrap_or_else(|| kind.default_value());
    quoted(value.name())
}

fn look_up(table: &'static [(&str, &str)], name: &str) -> Option<&'static str> {
    let matches = |pattern: &str| match pattern.strip_prefix('*') {
        Some(end) => name.ends_with(end),
        None => name == pattern,
    };
    let row = table.iter().find(|(pattern, _)| matches(pattern));
    row.map(|(_, sample)| *sample)
}
