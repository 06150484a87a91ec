//! The gRPC status in a block of headers or trailers, with its details decoded.

use base64::Engine;
use http::HeaderMap;
use percent_encoding::percent_decode;
use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage};

use crate::metadata::BASE64;
use crate::method::GOOGLE_RPC;
use crate::{Detail, Status};

/// The key of the code.
pub(crate) const STATUS: &str = "grpc-status";

/// The key of the encoded `google.rpc.Status`.
pub(crate) const DETAILS: &str = "grpc-status-details-bin";

/// Names of the codes 0 to 16 (grpc/grpc, doc/statuscodes.md).
const NAMES: [&str; 17] = [
    "OK",
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
];

/// A status without details; a code outside 0 to 16 counts as `UNKNOWN`.
pub(crate) fn new(code: i32, message: impl Into<String>) -> Status {
    let name = usize::try_from(code).ok().and_then(|at| NAMES.get(at));
    let (code, name) = name.map_or((2, "UNKNOWN"), |name| (code, name));
    Status {
        code,
        name: name.to_owned(),
        message: message.into(),
        details: Vec::new(),
    }
}

/// Reads `grpc-status`, `grpc-message` and `grpc-status-details-bin`; none if there is no status.
pub(crate) fn read(map: &HeaderMap, pool: &DescriptorPool) -> Option<Status> {
    let code = map.get(STATUS)?.to_str().ok();
    let code = code.and_then(|text| text.trim().parse().ok()).unwrap_or(-1);
    let message = map.get("grpc-message").map(|value| {
        let text = percent_decode(value.as_bytes()).decode_utf8_lossy();
        text.into_owned()
    });
    let mut status = new(code, message.unwrap_or_default());
    if let Some(encoded) = map.get(DETAILS) {
        status.details = details(encoded.as_bytes(), pool);
    }
    Some(status)
}

/// Bytes that are no `google.rpc.Status` become one detail without a type, as they came.
fn details(encoded: &[u8], pool: &DescriptorPool) -> Vec<Detail> {
    let bytes = BASE64.decode(encoded).ok();
    let status = bytes.and_then(|bytes| tonic_types::Status::decode(bytes.as_slice()).ok());
    let Some(status) = status else {
        return vec![Detail {
            type_url: String::new(),
            json: quoted(&String::from_utf8_lossy(encoded)),
        }];
    };
    let detail = |any: prost_types::Any| Detail {
        json: known(&any, pool).unwrap_or_else(|| quoted(&BASE64.encode(&any.value))),
        type_url: any.type_url,
    };
    status.details.into_iter().map(detail).collect()
}

fn known(any: &prost_types::Any, pool: &DescriptorPool) -> Option<String> {
    let (_, name) = any.type_url.rsplit_once('/')?;
    let found = pool.get_message_by_name(name);
    let descriptor = found.or_else(|| GOOGLE_RPC.get_message_by_name(name))?;
    let message = DynamicMessage::decode(descriptor, any.value.as_slice()).ok()?;
    playground_json::pretty(&message).ok()
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
