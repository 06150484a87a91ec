//! How names are spelled: the cases every language shares, and what each language says of its stubs.

use std::collections::BTreeMap;

use heck::{ToKebabCase, ToLowerCamelCase, ToSnakeCase, ToUpperCamelCase};
use minijinja::Value;
use prost_reflect::{
    FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, ServiceDescriptor,
};
use serde::Serialize;

/// What the stubs of one language call things.
pub(crate) trait Names {
    /// What a service's file must know beyond names: `ident`, `type`, `imports` and what the templates of the target use.
    fn service(&self, service: &ServiceDescriptor) -> BTreeMap<&'static str, Value>;
    /// The method, as a call of it is written.
    fn method(&self, method: &MethodDescriptor) -> String;
    /// A message type.
    fn message(&self, message: &MessageDescriptor) -> TypeNames;
    /// The field, as a value is given to it when a message is made.
    fn field(&self, field: &FieldDescriptor) -> String;
    /// A value of a singular scalar field, from its JSON; none if the language cannot say it in one expression.
    fn literal(&self, kind: &Kind, json: &serde_json::Value) -> Option<String>;
    /// What the project as a whole must know.
    fn project(&self) -> BTreeMap<&'static str, Value> {
        BTreeMap::new()
    }
}

/// What the stubs call a message type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct TypeNames {
    /// An expression for the type, after the imports.
    #[serde(rename = "type")]
    pub(crate) expression: String,
    /// Its name alone.
    pub(crate) ident: String,
    /// The value that describes it, where the language has one.
    pub(crate) schema: String,
}

/// A name in the cases that templates use for names of our own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Cases {
    pub(crate) snake: String,
    pub(crate) kebab: String,
    pub(crate) camel: String,
    pub(crate) pascal: String,
}

/// The name in every case. Only letters, digits and the case's own sign are in them, and a letter begins.
pub(crate) fn cases(name: &str) -> Cases {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    let plain = match plain.trim_matches('_') {
        name if name.starts_with(|c: char| c.is_ascii_alphabetic()) => name.to_owned(),
        name => format!("x_{name}"),
    };
    Cases {
        snake: plain.to_snake_case(),
        kebab: plain.to_kebab_case(),
        camel: plain.to_lower_camel_case(),
        pascal: plain.to_upper_camel_case(),
    }
}

/// The name in camel case as JSON has it: an underscore goes, and what follows it is a capital
/// (protobuf.dev, "ProtoJSON Format").
pub(crate) fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut raise = false;
    for c in name.chars() {
        match c {
            '_' => raise = true,
            c if raise => {
                out.push(c.to_ascii_uppercase());
                raise = false;
            }
            c => out.push(c),
        }
    }
    out
}

/// Names as the schema has them.
pub(crate) struct PlainNames;

impl Names for PlainNames {
    fn service(&self, service: &ServiceDescriptor) -> BTreeMap<&'static str, Value> {
        BTreeMap::from([
            ("ident", service.name().into()),
            ("type", service.full_name().into()),
        ])
    }

    fn method(&self, method: &MethodDescriptor) -> String {
        method.name().to_owned()
    }

    fn message(&self, message: &MessageDescriptor) -> TypeNames {
        TypeNames {
            expression: message.full_name().to_owned(),
            ident: message.name().to_owned(),
            schema: String::new(),
        }
    }

    fn field(&self, field: &FieldDescriptor) -> String {
        field.name().to_owned()
    }

    fn literal(&self, _: &Kind, json: &serde_json::Value) -> Option<String> {
        Some(json.to_string())
    }
}

/// The name of a message without its package, such as `Outer.Inner`.
pub(crate) fn name_in_package(message: &MessageDescriptor) -> &str {
    let package = message.package_name();
    let name = message.full_name().strip_prefix(package);
    name.unwrap_or_default().trim_start_matches('.')
}
