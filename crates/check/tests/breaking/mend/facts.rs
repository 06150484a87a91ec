//! What must be known of a field to tell which options it may have.

use std::collections::HashMap;

use crate::schema::{Field, Label, Syntax, Type, TypeId};
use crate::types::Known;

/// What decides over the options of a field.
pub(super) struct Facts {
    scalar: Option<&'static str>,
    string: bool,
    pub(super) message: bool,
    repeated: bool,
    map: bool,
    closed: bool,
    group: bool,
}

impl Facts {
    pub(super) fn of(field: &Field, known: &HashMap<TypeId, Known>) -> Self {
        let is_message = |id: &TypeId| known.get(id).is_some_and(|one| one.values.is_none());
        let scalar = match field.kind {
            Type::Scalar(name) => Some(name),
            _ => None,
        };
        let text = |kind: &Type| matches!(kind, Type::Scalar("string"));
        Self {
            scalar,
            string: match &field.kind {
                Type::Map(key, value) => *key == "string" || text(value),
                kind => text(kind),
            },
            message: matches!(&field.kind, Type::Named(id) if is_message(id)),
            repeated: field.label == Label::Repeated,
            map: matches!(field.kind, Type::Map(..)),
            closed: matches!(&field.kind, Type::Named(id) if known.get(id).is_some_and(|one| one.closed)),
            group: matches!(field.kind, Type::Group(_)),
        }
    }

    pub(super) fn allows(&self, name: &str, syntax: Syntax, implicit: bool) -> bool {
        let edition = syntax.edition();
        if name.starts_with("features") && edition.is_none() {
            return false;
        }
        let one = !self.repeated && !self.map;
        let textual = matches!(self.scalar, Some("string" | "bytes"));
        match name {
            "default" => {
                one && !self.message && !self.group && syntax != Syntax::Proto3 && !implicit
            }
            "packed" => self.repeated && edition.is_none() && self.scalar.is_some() && !textual,
            "ctype" => textual && edition.is_none_or(|year| year < 2024),
            "jstype" => matches!(
                self.scalar,
                Some("int64" | "uint64" | "sint64" | "fixed64" | "sfixed64")
            ),
            "features.field_presence" => one && !self.closed,
            "features.repeated_field_encoding" => {
                self.repeated && self.scalar.is_some() && !textual
            }
            "features.utf8_validation" | "features" => self.string,
            "features.(pb.java).utf8_validation" | "features.(pb.java)" => self.string,
            "features.message_encoding" => self.message,
            "features.(pb.cpp).string_type" | "features.(pb.cpp)" => {
                textual || self.map && self.string
            }
            _ => true,
        }
    }
}
