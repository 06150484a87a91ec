//! Default values of fields.

use playground_protos::descriptor::field_descriptor_proto::{Label, Type};

use super::check::{Cx, Pair};
use super::side::Side;
use crate::image::Field;

/// The default values of both sides in words; equal where there is nothing to say.
pub(super) fn of(cx: &Cx<'_>, fields: &Pair<'_, Field<'_>>) -> (String, String) {
    let none = (String::new(), String::new());
    let set = |field: &Field<'_>| field.proto.default_value.is_some();
    if !set(fields.before) && !set(fields.after) {
        return none;
    }
    match (value(cx.before, fields.before), value(cx.after, fields.after)) {
        (Some(before), Some(after)) => (before, after),
        _ => none,
    }
}

fn value(side: &Side<'_>, field: &Field<'_>) -> Option<String> {
    if field.proto.label() == Label::Repeated {
        return None;
    }
    let kind = field.proto.r#type();
    let set = field.proto.default_value.as_deref();
    match kind {
        Type::Message | Type::Group => None,
        Type::Enum => enum_number(side, field, set),
        Type::String | Type::Bytes => Some(format!("{:?}", set.unwrap_or_default())),
        Type::Bool => Some(set.unwrap_or("false").to_owned()),
        Type::Float | Type::Double => Some(set.unwrap_or("0").to_owned()),
        _ => Some(set.unwrap_or("0").to_owned()),
    }
}

fn enum_number(side: &Side<'_>, field: &Field<'_>, name: Option<&str>) -> Option<String> {
    let values = &side.enums.get(field.type_name())?.it.values;
    let value = match name {
        Some(name) => values.iter().find(|value| value.proto.name() == name)?,
        None => values.first()?,
    };
    Some(value.proto.number().to_string())
}
