//! What the modules of grpcio-tools call things.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use prost_reflect::{
    FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, ServiceDescriptor,
};
use serde::Serialize;

use crate::project::{Names, TypeNames, name_in_package};

/// See the module.
pub(super) struct PythonNames;

/// One `from module import name as alias`; `import name as alias` if there is no package.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Import {
    module: String,
    name: String,
    alias: String,
}

impl Import {
    /// The module of a file, with an ending such as `_pb2`.
    fn of(file: &str, end: &str) -> Self {
        let stem = file.strip_suffix(".proto").unwrap_or(file);
        // A dot in a file's name leads into a folder as a slash does.
        let stem = stem.replace('-', "_").replace('/', ".");
        let (module, name) = stem.rsplit_once('.').unwrap_or(("", &stem));
        Self {
            module: module.to_owned(),
            name: format!("{name}{end}"),
            alias: format!("{}{end}", stem.replace('.', "_")),
        }
    }
}

impl Names for PythonNames {
    fn service(&self, service: &ServiceDescriptor) -> BTreeMap<&'static str, Value> {
        let file = service.parent_file();
        let grpc = Import::of(file.name(), "_pb2_grpc");
        let types = service
            .methods()
            .flat_map(|method| [method.input(), method.output()]);
        let imports: BTreeSet<_> = types
            .map(|message| Import::of(message.parent_file().name(), "_pb2"))
            .collect();
        BTreeMap::from([
            ("ident", service.name().into()),
            ("type", format!("{}.{}", grpc.alias, service.name()).into()),
            ("grpc_import", Value::from_serialize(&grpc)),
            ("imports", Value::from_serialize(imports)),
        ])
    }

    fn method(&self, method: &MethodDescriptor) -> String {
        method.name().to_owned()
    }

    fn message(&self, message: &MessageDescriptor) -> TypeNames {
        let name = name_in_package(message);
        let ident = name.to_owned();
        let alias = Import::of(message.parent_file().name(), "_pb2").alias;
        let parts = ident.split('.');
        // A keyword can only be asked for by its text.
        let expression = parts.fold(alias, |of, part| match is_keyword(part) {
            true => format!("getattr({of}, \"{part}\")"),
            false => format!("{of}.{part}"),
        });
        TypeNames {
            expression,
            ident,
            schema: String::new(),
        }
    }

    fn field(&self, field: &FieldDescriptor) -> String {
        field.name().to_owned()
    }

    fn literal(&self, kind: &Kind, json: &serde_json::Value) -> Option<String> {
        Some(match (kind, json) {
            (Kind::String, json) => json.to_string(),
            // 64-bit integers are strings in JSON.
            (_, serde_json::Value::String(digits)) => digits.clone(),
            (_, serde_json::Value::Bool(true)) => "True".to_owned(),
            (_, serde_json::Value::Bool(false)) => "False".to_owned(),
            (_, json) => json.to_string(),
        })
    }
}

fn is_keyword(word: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
        "try", "while", "with", "yield",
    ];
    KEYWORDS.contains(&word)
}
