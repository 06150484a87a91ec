//! What @grpc/proto-loader calls things, with `keepCase: false`.

use std::collections::BTreeMap;

use minijinja::Value;
use prost_reflect::{
    FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, ServiceDescriptor,
};

use crate::project::{Names, TypeNames, cases, name_in_package};

/// What an object has already, or a client of ours.
const TAKEN: &[&str] = &[
    "constructor",
    "prototype",
    "then",
    "toString",
    "valueOf",
    "toJSON",
    "hasOwnProperty",
    "isPrototypeOf",
    "close",
    "health",
    "waitForReady",
    "channel",
    "options",
];

/// See the module.
pub(super) struct NodeNames;

impl Names for NodeNames {
    fn service(&self, service: &ServiceDescriptor) -> BTreeMap<&'static str, Value> {
        BTreeMap::from([
            ("ident", service.name().into()),
            ("type", service.full_name().into()),
        ])
    }

    fn method(&self, method: &MethodDescriptor) -> String {
        let name = own_name(method.name());
        let service = method.parent_service();
        let mut others = service.methods().filter(|other| other != method);
        match others.any(|other| own_name(other.name()) == name) {
            true => method.name().to_owned(),
            false => name,
        }
    }

    fn message(&self, message: &MessageDescriptor) -> TypeNames {
        let name = name_in_package(message);
        let ident = name.replace('.', "_");
        TypeNames {
            expression: message.full_name().to_owned(),
            ident,
            schema: String::new(),
        }
    }

    fn field(&self, field: &FieldDescriptor) -> String {
        camel(field.name())
    }

    fn literal(&self, _: &Kind, json: &serde_json::Value) -> Option<String> {
        Some(json.to_string())
    }
}

/// What our client calls a method.
fn own_name(name: &str) -> String {
    let name = cases(name).camel;
    match TAKEN.contains(&name.as_str()) {
        true => format!("{name}_"),
        false => name,
    }
}

/// As protobufjs names fields: an underscore before a small letter goes and the letter is a capital, but not at the start.
fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        let small = chars.peek().copied().filter(char::is_ascii_lowercase);
        match small {
            Some(small) if c == '_' && !out.is_empty() => {
                out.push(small.to_ascii_uppercase());
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_as_protobufjs_does() {
        for (name, expect) in [
            ("user_id", "userId"),
            ("user_1", "user_1"),
            ("_id", "_id"),
            ("a_ID", "a_ID"),
        ] {
            assert_eq!(camel(name), expect);
        }
    }
}
