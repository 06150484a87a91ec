//! Request messages: protobuf JSON in, strictly checked, and encoded bytes out.

use bytes::Bytes;
use playground_json::key_text;
use playground_schema::{LineIndex, Schema, Span, sample};
use prost::Message;
use prost_reflect::{
    Cardinality, DeserializeOptions, DynamicMessage, MessageDescriptor, ReflectMessage, Value,
};
use serde::{Deserialize, Serialize};

use crate::{Failure, method};

/// A request message that does not fit its type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{message} (line {line}, column {column})")]
pub struct RequestError {
    /// 1-based line in the JSON text; 0 if no place can be named.
    pub line: u32,
    /// 1-based column in bytes; 0 if no place can be named.
    pub column: u32,
    /// The key or value there; empty at the start if no place can be named.
    pub span: Span,
    /// What is wrong, with the path of the field in front: lower-case, no final stop.
    pub message: String,
}

/// Says whether a JSON text is a request message of a method; unknown fields do not fit.
///
/// # Errors
/// If it does not fit, or the method is not in the schema.
pub fn validate(schema: &Schema, method: &str, json: &str) -> Result<(), RequestError> {
    let method = method::find(schema.pool(), method).map_err(|failure| RequestError {
        line: 0,
        column: 0,
        span: Span::default(),
        message: failure.message,
    })?;
    parse(&method.input(), json).map(drop)
}

/// A pretty-printed JSON request with every field of the method's input.
///
/// # Errors
/// If the method is not in the schema.
pub fn template(schema: &Schema, method: &str) -> Result<String, Failure> {
    let method = method::find(schema.pool(), method)?;
    Ok(sample::pretty(&method.input()))
}

/// Parses and encodes a request message.
pub(crate) fn encode(descriptor: &MessageDescriptor, json: &str) -> Result<Bytes, RequestError> {
    Ok(parse(descriptor, json)?.encode_to_vec().into())
}

fn parse(descriptor: &MessageDescriptor, json: &str) -> Result<DynamicMessage, RequestError> {
    let options = DeserializeOptions::new().deny_unknown_fields(true);
    let mut text = serde_json::Deserializer::from_str(json);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut text, &mut track);
    let parsed = DynamicMessage::deserialize_with_options(descriptor.clone(), tracked, &options);
    let message = parsed.map_err(|error| misfit(json, &error, &track.path().to_string()))?;
    text.end().map_err(|error| misfit(json, &error, "."))?;
    match missing(&message) {
        None => Ok(message),
        Some(path) => Err(incomplete(json, &path)),
    }
}

/// The path of a required field that is not set, if there is one; such a message must not be sent
/// (protobuf.dev/programming-guides/proto2, field labels).
fn missing(message: &DynamicMessage) -> Option<String> {
    let descriptor = message.descriptor();
    let mut fields = descriptor.fields();
    let unset = fields
        .find(|field| field.cardinality() == Cardinality::Required && !message.has_field(field));
    if let Some(field) = unset {
        return Some(field.json_name().to_owned());
    }
    let inside = |value: &Value| value.as_message().and_then(missing);
    let fields = message
        .fields()
        .map(|(field, value)| (field.json_name().to_owned(), value));
    let extensions = message.extensions();
    let extensions = extensions.map(|(field, value)| (field.json_name().to_owned(), value));
    fields.chain(extensions).find_map(|(name, value)| {
        let (at, path) = match value {
            Value::List(values) => {
                let found = |(at, value)| Some((format!("[{at}]"), inside(value)?));
                values.iter().enumerate().find_map(found)?
            }
            Value::Map(entries) => {
                let found = |(key, value)| Some((format!("[{}]", key_text(key)), inside(value)?));
                entries.iter().find_map(found)?
            }
            value => (String::new(), inside(value)?),
        };
        Some(format!("{name}{at}.{path}"))
    })
}

fn incomplete(json: &str, path: &str) -> RequestError {
    let message = format!("{path}: this field is required, and missing");
    error_at(json, after_first_character(json), message)
}

/// `path` is `.` for the message itself.
fn misfit(json: &str, error: &serde_json::Error, path: &str) -> RequestError {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    let text = text
        .strip_suffix(&format!(" at line {line} column {column}"))
        .unwrap_or(&text);
    let said = WORDS
        .iter()
        .fold(clearer(text).to_owned(), |said, (serde, json)| {
            said.replace(serde, json)
        });
    let message = match path {
        "." | "?" => said,
        path => format!("{path}: {said}"),
    };
    let clamp = |value| u32::try_from(value).unwrap_or(u32::MAX);
    let offset = LineIndex::new(json).offset(clamp(line.saturating_sub(1)), clamp(column)) as usize;
    // serde_json names a place before or after the list or object that it refuses.
    let offset = match bracket(text) {
        Some(_) if path == "." => after_first_character(json),
        Some(bracket) => {
            let (read, rest) = json.split_at_checked(offset).unwrap_or((json, ""));
            if rest.trim_start().starts_with(bracket) {
                json.len() - rest.trim_start().len() + 1
            } else {
                read.rfind(bracket).map_or(read.len(), |at| at + 1)
            }
        }
        None => offset,
    };
    error_at(json, offset, message)
}

/// How the value begins that a text of serde_json refuses for its type, if it is a list or an object.
fn bracket(text: &str) -> Option<char> {
    let of = |start, bracket| text.starts_with(start).then_some(bracket);
    of("invalid type: sequence", '[').or(of("invalid type: map", '{'))
}

/// The offset after the first character that is no white space.
fn after_first_character(json: &str) -> usize {
    json.len() - json.trim_start().len() + 1
}

/// An error at the token around the byte before an offset.
fn error_at(json: &str, offset: usize, message: String) -> RequestError {
    let span = token_at(json, offset);
    let place = LineIndex::new(json).line_column(span.start);
    RequestError {
        line: place.line,
        column: place.column,
        span,
        message,
    }
}

/// serde's words for what JSON calls otherwise.
const WORDS: [(&str, &str); 4] = [
    ("invalid type: sequence", "invalid type: a list"),
    ("invalid type: map", "invalid type: an object"),
    ("expected a map", "expected an object"),
    ("expected a sequence", "expected a list"),
];

/// What prost-reflect passes on from Rust's parsers, in words of JSON.
const CLEARER: [(&str, &str); 4] = [
    ("invalid digit found in string", "not an integer"),
    ("cannot parse integer from empty string", "not an integer"),
    ("invalid float literal", "not a number"),
    ("number too large to fit in target type", "out of range"),
];

fn clearer(text: &str) -> &str {
    let known = CLEARER.iter().find(|(start, _)| text.starts_with(start));
    known.map_or(text, |(_, clear)| clear)
}

/// The JSON token around the byte before an offset: serde_json stops at the end of what it could not use.
fn token_at(json: &str, offset: usize) -> Span {
    let read = json.get(..offset).unwrap_or(json).trim_end();
    let wanted = read.len().saturating_sub(1);
    let mut start = read.rfind('\n').map_or(0, |at| at + 1);
    // A token never crosses the end of its line.
    while let Some(rest) = json.get(start..).filter(|rest| !rest.is_empty()) {
        let end = start + token_length(rest);
        if end > wanted {
            return Span::from(start..end);
        }
        start = end;
    }
    Span::default()
}

/// Bytes of the token that a text starts with; white space counts each by itself.
fn token_length(text: &str) -> usize {
    let Some(inside) = text.strip_prefix('"') else {
        let plain = |c: char| c.is_alphanumeric() || "+-._".contains(c);
        let word = text.find(|c| !plain(c)).unwrap_or(text.len());
        return word.max(text.chars().next().map_or(0, char::len_utf8));
    };
    let mut escaped = false;
    let closes = |c: char| {
        let ends = c == '\n' || (c == '"' && !escaped);
        escaped = c == '\\' && !escaped;
        ends
    };
    let closing = inside.find(closes).map(|at| at + 1);
    closing.map_or(text.len(), |at| {
        at + usize::from(text.get(at..).is_some_and(|rest| rest.starts_with('"')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_schema::{Compiler, SourceFile};

    const PROTO3: &str = "syntax = \"proto3\"; message M { int32 age = 1; repeated string tags = 2; M inner = 3; E kind = 4; } enum E { ZERO = 0; }";

    /// Reads a message `M` of a file.
    fn read(text: &str, json: &str) -> Result<DynamicMessage, RequestError> {
        let (path, text) = ("m.proto".to_owned(), text.to_owned());
        let compilation = Compiler::default().compile(&[SourceFile { path, text }]);
        let schema = compilation.schema.unwrap();
        parse(&schema.pool().get_message_by_name("M").unwrap(), json)
    }

    /// Checks what is marked in a request for a message of proto3.
    fn check(json: &str, marked: &str) {
        let error = read(PROTO3, json).unwrap_err();
        let span =
            usize::try_from(error.span.start).unwrap()..usize::try_from(error.span.end).unwrap();
        assert_eq!(&json[span], marked, "{json}: {error}");
    }

    /// Checks what is said of the place in a request for a message of proto3.
    fn check_place(json: &str, place: &str) {
        let error = read(PROTO3, json).unwrap_err().to_string();
        assert!(error.ends_with(&format!("({place})")), "{error}");
    }

    #[test]
    fn what_does_not_fit_is_marked() {
        check(r#"{ "agee": 5 }"#, r#""agee""#);
        check(r#"{ "age": "old" }"#, r#""old""#);
        check("{\n  \"age\": 3000000000\n}", "3000000000");
        check(r#"{ "inner": { "tags": [1] } }"#, "1");
        check(r#"{ "inner": { "kind": "LOST" } }"#, r#""LOST""#);
        check(r#"{ "age": 1, }"#, "}");
        check("hello", "hello");
        check("", "");
        check("[]", "[");
        check_place(r#"{"tags":[[]]}"#, "line 1, column 10");
        check_place(r#"{"inner":{"kind":{}}}"#, "line 1, column 18");
        check(r#"{ "age": [] }"#, "[");
        check(r#"{ "age": 1, "kind": {"x": 1} }"#, "{");
        check("\n  []", "[");
        check(r#"{ "tags": ["é\"]" "x"] }"#, r#""x""#);
        check("{ \"age\n", "\"age");
    }

    #[test]
    fn required_fields_are_missed() {
        let text = "syntax = \"proto2\"; message M { required int32 the_age = 1; repeated M all = 2; map<string, M> by_name = 3; optional M one = 4; extensions 9; } extend M { optional M more = 9; }";
        let check = |json: &str, path: Option<&str>| {
            let message = read(text, json).err().map(|error| error.to_string());
            let expect = path.map(|path| {
                format!("{path}: this field is required, and missing (line 1, column 1)")
            });
            assert_eq!(message, expect, "{json}");
        };
        check("{}", Some("theAge"));
        check(r#"{"theAge": 0}"#, None);
        check(r#"{"theAge": 0, "one": {}}"#, Some("one.theAge"));
        check(
            r#"{"theAge": 0, "all": [{"theAge": 1}, {}]}"#,
            Some("all[1].theAge"),
        );
        check(r#"{"theAge": 0, "[more]": {}}"#, Some("[more].theAge"));
        check(
            r#"{"theAge": 0, "byName": {"a": {}}}"#,
            Some("byName[a].theAge"),
        );
    }
}
