//! What protoc-gen-es calls things (`@bufbuild/protobuf` 2, "generated code" in its manual).

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use prost_reflect::{
    FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, ServiceDescriptor,
};
use serde::Serialize;

use crate::project::{Names, TypeNames, camel, name_in_package};

/// Names that TypeScript or the runtime needs for itself get a `$`.
const RESERVED: &[&str] = &[
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "import",
    "in",
    "instanceof",
    "new",
    "null",
    "return",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
    "let",
    "static",
    "implements",
    "interface",
    "package",
    "private",
    "protected",
    "public",
    "await",
    "Object",
    "bigint",
    "number",
    "boolean",
    "string",
    "object",
    "globalThis",
    "Uint8Array",
    "Partial",
];

/// Properties that every object has.
const PROPERTIES: &[&str] = &["constructor", "toString", "toJSON", "valueOf"];

/// See the module.
pub(super) struct EsNames;

/// What one file of the stubs gives.
#[derive(Debug, Serialize)]
struct Import {
    path: String,
    wkt: bool,
    values: BTreeSet<String>,
    types: BTreeSet<String>,
}

impl Names for EsNames {
    fn service(&self, service: &ServiceDescriptor) -> BTreeMap<&'static str, Value> {
        let ident = identifier(service.name());
        let mut imports: BTreeMap<String, Import> = BTreeMap::new();
        let file = service.parent_file();
        import(&mut imports, file.name())
            .values
            .insert(ident.clone());
        for method in service.methods() {
            for message in [method.input(), method.output()] {
                let names = self.message(&message);
                let import = import(&mut imports, message.parent_file().name());
                import.values.insert(names.schema);
                import.types.insert(names.ident);
            }
        }
        let imports: Vec<_> = imports.into_values().collect();
        BTreeMap::from([
            ("ident", ident.clone().into()),
            ("type", ident.into()),
            ("imports", Value::from_serialize(imports)),
        ])
    }

    fn method(&self, method: &MethodDescriptor) -> String {
        let mut chars = method.name().chars();
        let first = chars.next().map(|c| c.to_ascii_lowercase());
        property(&first.into_iter().chain(chars).collect::<String>())
    }

    fn message(&self, message: &MessageDescriptor) -> TypeNames {
        let name = name_in_package(message);
        let plain = name.replace('.', "_");
        let ident = identifier(&plain);
        TypeNames {
            expression: ident.clone(),
            ident,
            schema: format!("{plain}Schema"),
        }
    }

    fn field(&self, field: &FieldDescriptor) -> String {
        property(&camel(field.name()))
    }

    fn literal(&self, kind: &Kind, json: &serde_json::Value) -> Option<String> {
        Some(match (kind, json) {
            (Kind::String, json) => json.to_string(),
            // 64-bit integers are strings in JSON.
            (_, serde_json::Value::String(digits)) => format!("{digits}n"),
            (_, json) => json.to_string(),
        })
    }
}

fn import<'i>(imports: &'i mut BTreeMap<String, Import>, file: &str) -> &'i mut Import {
    let wkt = file.starts_with("google/protobuf/");
    let stem = file.strip_suffix(".proto").unwrap_or(file);
    let path = match wkt {
        true => "@bufbuild/protobuf/wkt".to_owned(),
        false => format!("{stem}_pb"),
    };
    imports.entry(path.clone()).or_insert_with(|| Import {
        path,
        wkt,
        values: BTreeSet::new(),
        types: BTreeSet::new(),
    })
}

fn identifier(name: &str) -> String {
    escaped(name, RESERVED)
}

fn property(name: &str) -> String {
    escaped(name, PROPERTIES)
}

fn escaped(name: &str, taken: &[&str]) -> String {
    match taken.contains(&name) {
        true => format!("{name}$"),
        false => name.to_owned(),
    }
}
