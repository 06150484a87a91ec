//! Request messages: protobuf JSON in, strictly checked, and encoded bytes out.

use bytes::Bytes;
use playground_schema::Schema;
use prost::Message;
use prost_reflect::{DeserializeOptions, DynamicMessage, MessageDescriptor};

use crate::method;

/// A request message that does not fit its type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message} (line {line}, column {column})")]
pub struct RequestError {
    /// 1-based line in the JSON text; 0 if no place can be named.
    pub line: u32,
    /// 1-based column in bytes; 0 if no place can be named.
    pub column: u32,
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
        message: failure.message,
    })?;
    parse(&method.input(), json).map(drop)
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
    let message = parsed.map_err(|error| misfit(&error, &track.path().to_string()))?;
    text.end().map_err(|error| misfit(&error, "."))?;
    Ok(message)
}

/// `path` is `.` for the message itself.
fn misfit(error: &serde_json::Error, path: &str) -> RequestError {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    let text = text
        .strip_suffix(&format!(" at line {line} column {column}"))
        .unwrap_or(&text);
    let message = match path {
        "." | "?" => text.to_owned(),
        path => format!("{path}: {text}"),
    };
    RequestError {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
        message,
    }
}
