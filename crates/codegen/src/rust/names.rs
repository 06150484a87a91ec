//! What prost-build and tonic-prost-build call things. Paths begin at the module that holds all packages.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToSnakeCase, ToUpperCamelCase};
use minijinja::Value;
use playground_protos::descriptor::FileDescriptorProto;
use prost::Message;
use prost_reflect::{
    FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, ServiceDescriptor,
};
use serde::Serialize;

use crate::{
    driver::RawFileSet,
    project::{Names, SERVER, TypeNames, cases, project_name},
    scope::Scope,
};

/// See the module.
pub(crate) struct RustNames {
    modules: Vec<Module>,
    /// The name of the project's crate.
    crate_name: String,
    /// The files and all they import as an encoded set, spelled as a byte string.
    descriptor_set: String,
}

/// A file of the stubs and the modules around it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Module {
    path: Vec<String>,
    file: String,
}

impl RustNames {
    pub(crate) fn new(scope: &Scope<'_>) -> Self {
        let module = |package: &str| Module {
            path: package
                .split('.')
                .filter(|part| !part.is_empty())
                .map(module)
                .collect(),
            file: match package {
                "" => "_.rs".to_owned(),
                _ => format!(
                    "{}.rs",
                    package.split('.').map(module).collect::<Vec<_>>().join(".")
                ),
            },
        };
        let files = scope.files();
        let modules: BTreeSet<_> = files
            .iter()
            .map(|file| module(file.package_name()))
            .collect();
        Self {
            modules: modules.into_iter().collect(),
            crate_name: crate_name(&cases(&project_name(scope)).snake),
            descriptor_set: shown(scope),
        }
    }
}

impl Names for RustNames {
    fn service(&self, service: &ServiceDescriptor) -> BTreeMap<&'static str, Value> {
        let name = upper_camel(service.name());
        let snake = naive_snake(&name);
        let package = in_package(service.package_name(), "");
        let place = |end: String| match package.as_str() {
            "" => end,
            package => format!("{package}::{end}"),
        };
        BTreeMap::from([
            ("ident", name.clone().into()),
            ("type", package.clone().into()),
            (
                "client",
                place(format!("{snake}_client::{name}Client")).into(),
            ),
            (
                "server",
                place(format!("{snake}_server::{name}Server")).into(),
            ),
            (
                "trait_path",
                place(format!("{snake}_server::{name}")).into(),
            ),
        ])
    }

    fn method(&self, method: &MethodDescriptor) -> String {
        snake(method.name())
    }

    fn message(&self, message: &MessageDescriptor) -> TypeNames {
        let full = message.full_name();
        let ident = upper_camel(message.name());
        let expression = match full.strip_prefix("google.protobuf.").and_then(well_known) {
            Some(known) => known.to_owned(),
            None if full.starts_with("google.protobuf.") => format!("::prost_types::{ident}"),
            None => in_package(message.package_name(), &path(message)),
        };
        TypeNames {
            expression,
            ident,
            schema: String::new(),
        }
    }

    fn field(&self, field: &FieldDescriptor) -> String {
        snake(field.name())
    }

    fn literal(&self, kind: &Kind, json: &serde_json::Value) -> Option<String> {
        Some(match (kind, json) {
            (Kind::String, serde_json::Value::String(text)) => format!("{text:?}.to_owned()"),
            (Kind::Float | Kind::Double, serde_json::Value::Number(number)) => {
                format!("{:?}", number.as_f64()?)
            }
            // 64-bit integers are strings in JSON.
            (_, serde_json::Value::String(text)) => text.clone(),
            (_, json) => json.to_string(),
        })
    }

    fn project(&self) -> BTreeMap<&'static str, Value> {
        BTreeMap::from([
            ("crate_name", self.crate_name.clone().into()),
            ("modules", Value::from_serialize(&self.modules)),
            ("descriptor_set", self.descriptor_set.clone().into()),
        ])
    }
}

/// A name that is no keyword and of no crate that a project depends on.
fn crate_name(name: &str) -> String {
    const TAKEN: &[&str] = &[
        "async_stream",
        "base64",
        "bytes",
        "futures_util",
        "gloo_timers",
        "http",
        "http_body",
        "http_body_util",
        "hyper",
        "hyper_util",
        "js_sys",
        "jsonwebtoken",
        "prost",
        "prost_types",
        "rand",
        "ring",
        "rustls",
        "send_wrapper",
        "serde",
        "serde_json",
        "tokio",
        "tokio_stream",
        "tonic",
        "tonic_health",
        "tonic_prost",
        "tonic_reflection",
        "tonic_types",
        "tonic_web",
        "tonic_web_wasm_client",
        "tower",
        "tower_http",
        "tracing",
        "tracing_subscriber",
        "wasm_bindgen",
        "wasm_bindgen_futures",
        "wasm_bindgen_test",
        "web_time",
        "core",
        "std",
        "alloc",
        "test",
        "proc_macro",
    ];
    match TAKEN.contains(&name) || escaped(name.to_owned()) != name {
        true => format!("{name}_rpc"),
        false => name.to_owned(),
    }
}

/// What a server shows by reflection; a client has no use for it.
fn shown(scope: &Scope<'_>) -> String {
    match scope.options.parts.has(SERVER) {
        true => byte_string(&described(scope)),
        false => String::new(),
    }
}

/// An encoded set of every file, without places.
fn described(scope: &Scope<'_>) -> Vec<u8> {
    let plain = |file: &FileDescriptorProto| {
        let file = FileDescriptorProto {
            source_code_info: None,
            ..file.clone()
        };
        file.encode_to_vec()
    };
    let files = scope.schema.descriptors();
    let file = files.iter().map(|file| plain(file)).collect();
    RawFileSet { file }.encode_to_vec()
}

/// A byte string literal over lines of moderate length.
fn byte_string(bytes: &[u8]) -> String {
    let lines = bytes.chunks(60).map(|line| line.escape_ascii().to_string());
    // A blank that begins a line would be taken for its indentation.
    let lines = lines.map(|line| match line.strip_prefix(' ') {
        Some(rest) => format!("\\x20{rest}"),
        None => line,
    });
    format!("b\"\\\n{}\"", lines.collect::<Vec<_>>().join("\\\n"))
}

fn in_package(package: &str, end: &str) -> String {
    let modules = package
        .split('.')
        .filter(|part| !part.is_empty())
        .map(module);
    let all = modules.chain(Some(end.to_owned()).filter(|end| !end.is_empty()));
    all.collect::<Vec<_>>().join("::")
}

/// The type within its package: a nested one is in modules named after those around it.
fn path(message: &MessageDescriptor) -> String {
    let mut path = upper_camel(message.name());
    let mut parent = message.parent_message();
    while let Some(around) = parent {
        path = format!("{}::{path}", snake(around.name()));
        parent = around.parent_message();
    }
    path
}

/// Types that prost takes from Rust itself.
fn well_known(name: &str) -> Option<&'static str> {
    Some(match name {
        "Empty" => "()",
        "BoolValue" => "bool",
        "BytesValue" => "::prost::alloc::vec::Vec<u8>",
        "DoubleValue" => "f64",
        "FloatValue" => "f32",
        "Int32Value" => "i32",
        "Int64Value" => "i64",
        "StringValue" => "::prost::alloc::string::String",
        "UInt32Value" => "u32",
        "UInt64Value" => "u64",
        _ => return None,
    })
}

fn module(part: &str) -> String {
    snake(part)
}

fn upper_camel(name: &str) -> String {
    escaped(name.to_upper_camel_case())
}

fn snake(name: &str) -> String {
    escaped(name.to_snake_case())
}

/// As prost-build escapes: words that cannot be raw get an underscore, other keywords `r#`.
fn escaped(name: String) -> String {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
        "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
        "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
        "virtual", "where", "while", "yield",
    ];
    match name.as_str() {
        "_" | "super" | "self" | "Self" | "extern" | "crate" => format!("{name}_"),
        word if KEYWORDS.contains(&word) => format!("r#{name}"),
        word if word.starts_with(|c: char| c.is_numeric()) => format!("_{name}"),
        _ => name,
    }
}

/// As tonic-build makes module names: an underscore before each capital but the first letter.
fn naive_snake(name: &str) -> String {
    let mut out = String::new();
    for (index, c) in name.chars().enumerate() {
        if index > 0 && c.is_uppercase() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
