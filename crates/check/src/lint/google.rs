//! The options of `google/api` and `google/longrunning` that the AIPs speak of, read from encoded options.

use crate::image::raw::{self, Value};
use crate::image::{Field, Message, Method};

/// Number of `google.api.http` in the options of a method.
pub(super) const HTTP: i32 = 72_295_728;
/// Number of `google.api.method_signature` in the options of a method.
const METHOD_SIGNATURE: u32 = 1051;
/// Number of `google.longrunning.operation_info` in the options of a method.
const OPERATION_INFO: u32 = 1049;
/// Number of `google.api.resource` in the options of a message.
pub(super) const RESOURCE: i32 = 1053;
/// Number of `google.api.field_behavior` in the options of a field.
const FIELD_BEHAVIOR: u32 = 1052;
/// Number of `google.api.resource_reference` in the options of a field.
const RESOURCE_REFERENCE: u32 = 1055;

/// The type of the answers of methods that take long.
pub(super) const OPERATION: &str = "google.longrunning.Operation";

/// How a method is called over HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Http<'a> {
    /// `GET`, `PUT`, `POST`, `DELETE`, `PATCH`, or something else.
    pub(super) verb: &'static str,
    /// The template of the path.
    pub(super) path: &'a str,
    /// The field that is the body; `*` for all that are not in the path, empty for none.
    pub(super) body: &'a str,
}

/// The ways to call a method over HTTP, the first one first; none without the option.
pub(super) fn http<'a>(method: &Method<'a>) -> Vec<Http<'a>> {
    let options = method.proto.options.as_deref().unwrap_or_default();
    if raw::submessage(options, HTTP.unsigned_abs()).is_none() {
        return Vec::new();
    }
    let fields: Vec<_> = inside(options, HTTP.unsigned_abs()).collect();
    let more = fields.iter().filter(|(number, _)| *number == 11);
    let more = more.map(|(_, value)| binding(raw::fields(bytes(*value))));
    let first = binding(fields.iter().copied());
    std::iter::once(first).chain(more).collect()
}

/// One `google.api.HttpRule` without its additional bindings.
fn binding<'a>(fields: impl Iterator<Item = (u32, Value<'a>)>) -> Http<'a> {
    let mut http = Http {
        verb: "",
        path: "",
        body: "",
    };
    for (number, value) in fields {
        (http.verb, http.path) = match number {
            2 => ("GET", text(value)),
            3 => ("PUT", text(value)),
            4 => ("POST", text(value)),
            5 => ("DELETE", text(value)),
            6 => ("PATCH", text(value)),
            8 => ("of its own", last_text(bytes(value), 2)),
            _ => (http.verb, http.path),
        };
        if number == 7 {
            http.body = text(value);
        }
    }
    http
}

/// The names of fields in a template: `name` of `/v1/{name=shelves/*}`.
pub(super) fn variables(path: &str) -> impl Iterator<Item = &str> {
    let after = path.split('{').skip(1);
    after.map(|rest| rest.split(['=', '}']).next().unwrap_or_default())
}

/// The signatures of a method: names of fields, with commas between them.
pub(super) fn signatures<'a>(method: &Method<'a>) -> Vec<&'a str> {
    let options = method.proto.options.as_deref().unwrap_or_default();
    let found = raw::fields(options).filter(|(number, _)| *number == METHOD_SIGNATURE);
    found.map(|(_, value)| text(value)).collect()
}

/// What a method that takes long says of its operation: the names of the types of its result and its metadata.
pub(super) fn operation_info<'a>(method: &Method<'a>) -> Option<(&'a str, &'a str)> {
    let options = method.proto.options.as_deref()?;
    raw::submessage(options, OPERATION_INFO)?;
    Some((
        text_inside(options, OPERATION_INFO, 1),
        text_inside(options, OPERATION_INFO, 2),
    ))
}

/// A message that is a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resource<'a> {
    /// Its type: `library.example.com/Book`.
    pub(super) kind: &'a str,
    /// The patterns of its names.
    pub(super) patterns: Vec<&'a str>,
    /// The field of its name; empty for `name`.
    pub(super) name_field: &'a str,
}

/// What a message says of itself as a resource.
pub(super) fn resource<'a>(message: &Message<'a>) -> Option<Resource<'a>> {
    let options = message.proto.options.as_deref()?;
    let number = RESOURCE.unsigned_abs();
    raw::submessage(options, number)?;
    let patterns = inside(options, number).filter(|(number, _)| *number == 2);
    Some(Resource {
        kind: text_inside(options, number, 1),
        patterns: patterns.map(|(_, value)| text(value)).collect(),
        name_field: text_inside(options, number, 3),
    })
}

/// The type of the resource whose name a field holds; empty if that is only told of its parent.
pub(super) fn reference<'a>(field: &Field<'a>) -> Option<&'a str> {
    let options = field.proto.options.as_deref()?;
    raw::submessage(options, RESOURCE_REFERENCE)?;
    Some(text_inside(options, RESOURCE_REFERENCE, 1))
}

/// What `google.api.field_behavior` says of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behavior {
    /// `OPTIONAL`.
    Optional,
    /// `REQUIRED`.
    Required,
    /// `OUTPUT_ONLY`.
    OutputOnly,
    /// `INPUT_ONLY`.
    InputOnly,
    /// `IMMUTABLE`.
    Immutable,
    /// Any other value.
    Other,
}

impl Behavior {
    /// Its name in the option.
    pub(super) fn told(self) -> &'static str {
        match self {
            Self::Optional => "OPTIONAL",
            Self::Required => "REQUIRED",
            Self::OutputOnly => "OUTPUT_ONLY",
            Self::InputOnly => "INPUT_ONLY",
            Self::Immutable => "IMMUTABLE",
            Self::Other => "of another kind",
        }
    }
}

/// The behaviors of a field.
pub(super) fn behaviors(field: &Field<'_>) -> Vec<Behavior> {
    let options = field.proto.options.as_deref().unwrap_or_default();
    let found = raw::fields(options).filter(|(at, _)| *at == FIELD_BEHAVIOR);
    let mut behaviors = Vec::new();
    for (_, value) in found {
        match value {
            Value::Varint(value) => behaviors.push(behavior(value)),
            // All are under 128: one byte each where they are packed.
            Value::Bytes(packed) => {
                behaviors.extend(packed.iter().map(|value| behavior(u64::from(*value))));
            }
            _ => {}
        }
    }
    behaviors
}

fn behavior(value: u64) -> Behavior {
    match value {
        1 => Behavior::Optional,
        2 => Behavior::Required,
        3 => Behavior::OutputOnly,
        4 => Behavior::InputOnly,
        5 => Behavior::Immutable,
        _ => Behavior::Other,
    }
}

/// The fields of an option that is a message, however many statements it was written in.
fn inside(options: &[u8], number: u32) -> impl Iterator<Item = (u32, Value<'_>)> {
    let parts = raw::fields(options).filter(move |(at, _)| *at == number);
    parts.flat_map(|(_, value)| raw::fields(bytes(value)))
}

fn text_inside(options: &[u8], option: u32, number: u32) -> &str {
    let found = inside(options, option).filter(|(at, _)| *at == number);
    found.last().map_or("", |(_, value)| text(value))
}

fn last_text(message: &[u8], number: u32) -> &str {
    let found = raw::fields(message).filter(|(at, _)| *at == number);
    found.last().map_or("", |(_, value)| text(value))
}

fn bytes(value: Value<'_>) -> &[u8] {
    match value {
        Value::Bytes(bytes) | Value::Group(bytes) => bytes,
        _ => &[],
    }
}

fn text(value: Value<'_>) -> &str {
    std::str::from_utf8(bytes(value)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use playground_protos::descriptor::{FileDescriptorProto, FileDescriptorSet};
    use playground_schema::{Compiler, SourceFile};
    use prost::Message as _;

    use super::*;
    use crate::Image;

    const FILES: &[(&str, &str)] = &[
        (
            "google/api/test.proto",
            "syntax = \"proto3\";\npackage google.api;\nimport \"google/protobuf/descriptor.proto\";\n\
             message HttpRule { string get = 2; string post = 4; string body = 7; Custom custom = 8;\n\
             repeated HttpRule additional_bindings = 11; }\nmessage Custom { string kind = 1; string path = 2; }\n\
             enum Behavior { NO = 0; REQUIRED = 2; OUTPUT_ONLY = 3; }\n\
             extend google.protobuf.MethodOptions { HttpRule http = 72295728; repeated string method_signature = 1051; }\n\
             extend google.protobuf.FieldOptions { repeated Behavior field_behavior = 1052; }\n",
        ),
        (
            "a.proto",
            "syntax = \"proto3\";\npackage a;\nimport \"google/api/test.proto\";\n\
             message M { string s = 1 [(google.api.field_behavior) = REQUIRED, (google.api.field_behavior) = OUTPUT_ONLY]; }\n\
             service S {\n  rpc A(M) returns (M) {\n    option (google.api.http).get = \"/a/{s=x/*}:{t}\";\n\
             option (google.api.http).additional_bindings = {post: \"/b\" body: \"*\"};\n\
             option (google.api.http).additional_bindings = {custom: {kind: \"HEAD\" path: \"/c\"}};\n\
             option (google.api.method_signature) = \"s\";\n    option (google.api.method_signature) = \"\";\n  }\n\
             rpc B(M) returns (M);\n}\n",
        ),
    ];

    fn compiled() -> Vec<FileDescriptorProto> {
        let files = FILES.iter().map(|(path, text)| SourceFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        });
        let files: Vec<_> = files.collect();
        let compilation = Compiler::default().compile(&files);
        let set = compilation.schema.unwrap().encode();
        FileDescriptorSet::decode(set.as_slice()).unwrap().file
    }

    #[test]
    fn options_are_read_however_many_statements_they_were_written_in() {
        let files = compiled();
        let image = Image::new(&files, |_| true);
        let file = image.file("a.proto").unwrap();
        let [a, b] = file.services[0].methods.as_slice() else {
            panic!("two methods");
        };
        let told: Vec<_> = http(a)
            .iter()
            .map(|http| (http.verb, http.path, http.body))
            .collect();
        assert_eq!(
            told,
            [
                ("GET", "/a/{s=x/*}:{t}", ""),
                ("POST", "/b", "*"),
                ("of its own", "/c", "")
            ]
        );
        assert!(variables(told[0].1).eq(["s", "t"]));
        assert_eq!(signatures(a), ["s", ""]);
        assert_eq!((http(b), signatures(b)), (vec![], vec![]));
        let field = &file.messages[0].fields[0];
        assert_eq!(behaviors(field), [Behavior::Required, Behavior::OutputOnly]);
        assert_eq!((reference(field), operation_info(a)), (None, None));
    }
}
