//! What @grpc/proto-loader calls things, with `keepCase: false`.

use std::collections::BTreeMap;

use heck::ToLowerCamelCase;
use minijinja::Value;
use prost_reflect::{
    FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, ServiceDescriptor,
};

use crate::project::{Names, TypeNames, camel, cases};

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
        let name = cases(method.name()).camel.to_lower_camel_case();
        match TAKEN.contains(&name.as_str()) {
            true => format!("{name}_"),
            false => name,
        }
    }

    fn message(&self, message: &MessageDescriptor) -> TypeNames {
        let package = message.package_name();
        let name = message
            .full_name()
            .strip_prefix(package)
            .unwrap_or_default();
        let ident = name.trim_start_matches('.').replace('.', "_");
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
