//! What protoc-gen-go and protoc-gen-go-grpc call things (protobuf.dev, "Go Generated Code Guide").

use std::collections::{BTreeMap, BTreeSet, HashSet};

use minijinja::Value;
use prost_reflect::{
    FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, ServiceDescriptor,
};
use serde::Serialize;

use super::packages::Packages;
use crate::project::{Names, TypeNames, name_in_package};

/// Methods that every message has.
const METHODS: &[&str] = &[
    "Reset",
    "String",
    "ProtoMessage",
    "Marshal",
    "Unmarshal",
    "ExtensionRangeArray",
    "ExtensionMap",
    "Descriptor",
];

/// See the module.
pub(super) struct GoNames(Packages);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Import {
    path: String,
    alias: String,
}

impl GoNames {
    pub(super) fn new(packages: Packages) -> Self {
        Self(packages)
    }

    fn import(&self, file: &prost_reflect::FileDescriptor) -> Option<Import> {
        let package = self.0.of(file)?;
        Some(Import {
            path: package.path.clone(),
            alias: package.alias.clone(),
        })
    }
}

impl Names for GoNames {
    fn service(&self, service: &ServiceDescriptor) -> BTreeMap<&'static str, Value> {
        let ident = camel(service.name());
        let file = service.parent_file();
        let own = self.import(&file);
        let alias = own
            .as_ref()
            .map(|own| own.alias.clone())
            .unwrap_or_default();
        let types = service
            .methods()
            .flat_map(|method| [method.input(), method.output()]);
        let types = types.filter_map(|message| self.import(&message.parent_file()));
        let imports: BTreeSet<_> = types.chain(own).collect();
        BTreeMap::from([
            ("ident", ident.clone().into()),
            ("type", format!("{alias}.{ident}").into()),
            ("imports", Value::from_serialize(imports)),
        ])
    }

    fn method(&self, method: &MethodDescriptor) -> String {
        camel(method.name())
    }

    fn message(&self, message: &MessageDescriptor) -> TypeNames {
        let name = name_in_package(message);
        let ident = camel(name);
        let import = self.import(&message.parent_file());
        let alias = import.map(|import| import.alias).unwrap_or_default();
        TypeNames {
            expression: format!("{alias}.{ident}"),
            ident,
            schema: String::new(),
        }
    }

    fn field(&self, field: &FieldDescriptor) -> String {
        let mut taken: HashSet<String> = METHODS.iter().map(|name| (*name).to_owned()).collect();
        let proto = field.parent_message();
        // In the order of the source: who comes first keeps the name.
        for other in &proto.descriptor_proto().field {
            let mut name = camel(other.name());
            while taken.contains(&name) || taken.contains(&format!("Get{name}")) {
                name.push('_');
            }
            if other.name() == field.name() {
                return name;
            }
            taken.insert(format!("Get{name}"));
            taken.insert(name);
        }
        camel(field.name())
    }

    fn literal(&self, kind: &Kind, json: &serde_json::Value) -> Option<String> {
        Some(match (kind, json) {
            (Kind::String, json) => json.to_string(),
            // 64-bit integers are strings in JSON.
            (_, serde_json::Value::String(digits)) => digits.clone(),
            (_, json) => json.to_string(),
        })
    }

    fn project(&self) -> BTreeMap<&'static str, Value> {
        let told = self.0.told();
        let row = |(path, package): (&str, String)| {
            BTreeMap::from([("path", path.to_owned()), ("package", package)])
        };
        let rows: Vec<_> = told.map(row).collect();
        BTreeMap::from([("go_files", Value::from_serialize(rows))])
    }
}

/// A Go name: an underscore before a small letter goes and the letter is a capital; a nested name is joined with one.
fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut chars = name.chars().peekable();
    let mut begins = true;
    let mut before = '.';
    while let Some(c) = chars.next() {
        let first = std::mem::replace(&mut before, c) == '.';
        let small_follows = chars.peek().is_some_and(char::is_ascii_lowercase);
        match c {
            '.' if small_follows => begins = true,
            '.' => out.push('_'),
            '_' if first => {
                out.push('X');
                begins = true;
            }
            '_' if small_follows => begins = true,
            c if c.is_ascii_digit() => {
                out.push(c);
                begins = true;
                continue;
            }
            c if begins => {
                out.push(c.to_ascii_uppercase());
                begins = false;
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_go_names() {
        let pairs = [
            ("user_id", "UserId"),
            ("_id", "XId"),
            ("a_1b", "A_1B"),
            ("Outer.Inner", "Outer_Inner"),
            ("Outer.inner", "OuterInner"),
            ("Outer._inner", "Outer_XInner"),
            ("HTTPGet", "HTTPGet"),
            ("foo_Bar", "Foo_Bar"),
            ("x2y", "X2Y"),
        ];
        for (name, expect) in pairs {
            assert_eq!(camel(name), expect, "{name}");
        }
    }
}
