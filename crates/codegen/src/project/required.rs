//! Which fields of a request must be set: by `google.api.field_behavior` (AIP-203), by `buf.validate.field`, and the id or
//! name of the standard methods for one resource (AIP-131, AIP-134, AIP-135).

use prost_reflect::{
    DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, ReflectMessage,
    Value,
};
use serde::Serialize;

use super::Names;

/// `google.api.FieldBehavior.REQUIRED`.
const REQUIRED: i32 = 2;

/// A field that must be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Required {
    name: String,
    ident: String,
    kind: &'static str,
}

/// The fields of a method's input that must be set.
pub(super) fn of(method: &MethodDescriptor, names: &dyn Names) -> Vec<Required> {
    let input = method.input();
    if input.full_name().starts_with("google.protobuf.") {
        return Vec::new();
    }
    let about_one = ["Get", "Update", "Delete"];
    let about_one = about_one.iter().any(|verb| method.name().starts_with(verb));
    let wanted = input
        .fields()
        // A required field of proto2 cannot be left out.
        .filter(|field| field.containing_oneof().is_none() && !field.is_required())
        .filter(|field| is_marked(field) || (about_one && is_key(field)));
    let row = |field: FieldDescriptor| {
        Some(Required {
            name: field.name().to_owned(),
            ident: names.field(&field),
            kind: kind(&field)?,
        })
    };
    wanted.filter_map(row).collect()
}

fn is_key(field: &FieldDescriptor) -> bool {
    let alone = |name: &str| field.parent_message().get_field_by_name(name).is_none();
    let named = field.name() == "id" || (field.name() == "name" && alone("id"));
    named && field.kind() == Kind::String && !field.is_list()
}

/// How a program tells that the field is not set; none if it cannot.
fn kind(field: &FieldDescriptor) -> Option<&'static str> {
    Some(match field.kind() {
        _ if field.is_list() => "repeated",
        _ if field.is_map() => return None,
        Kind::String => "string",
        Kind::Bytes => "bytes",
        Kind::Message(_) => "message",
        Kind::Enum(_) | Kind::Bool => return None,
        _ => "number",
    })
}

fn is_marked(field: &FieldDescriptor) -> bool {
    let options = field.options();
    behaves_required(&options, field.parent_message()) || validated_required(&options)
}

fn behaves_required(options: &DynamicMessage, message: &MessageDescriptor) -> bool {
    let pool = message.parent_pool();
    let extension = pool.get_extension_by_name("google.api.field_behavior");
    let Some(extension) = extension
        .filter(|known| known.containing_message().full_name() == options.descriptor().full_name())
    else {
        return false;
    };
    let value = options.get_extension(&extension);
    let listed = value.as_list().unwrap_or_default();
    listed
        .iter()
        .any(|value| value.as_enum_number() == Some(REQUIRED))
}

/// `buf.validate.field` with `required`, or with a string or a list that must not be empty.
fn validated_required(options: &DynamicMessage) -> bool {
    let pool = options.descriptor().parent_pool().clone();
    let Some(extension) = pool.get_extension_by_name("buf.validate.field") else {
        return false;
    };
    let value = options.get_extension(&extension);
    let Some(rules) = value.as_message() else {
        return false;
    };
    let inner =
        |of: &DynamicMessage, name: &str| of.get_field_by_name(name).map(|v| v.into_owned());
    let positive = |value: Option<Value>| value.and_then(|v| v.as_u64()).is_some_and(|n| n > 0);
    let smallest = |kind: &str, rule: &str| {
        let rules = inner(rules, kind).and_then(|v| v.as_message().cloned());
        positive(rules.and_then(|rules| inner(&rules, rule)))
    };
    let required = inner(rules, "required").and_then(|value| value.as_bool());
    required == Some(true) || smallest("string", "min_len") || smallest("repeated", "min_items")
}
