//! What happens during a call, in order, as plain data.
//!
//! A call ends with exactly one [`CallEvent::Status`] (the server, or the deadline, answered) or one
//! [`CallEvent::Failure`] (no gRPC answer came). `at_us` is microseconds since the call started.

use serde::{Deserialize, Serialize};

/// Metadata as it came: keys in lower case, duplicates kept, the value of a `-bin` key as base64.
pub type Metadata = Vec<(String, String)>;

/// One `google.rpc` detail of a status, decoded where its type is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// The type URL of the `Any`.
    pub type_url: String,
    /// Protobuf JSON if the type is known, else the bytes as base64 in a JSON string.
    pub json: String,
}

/// A gRPC status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// 0 to 16.
    pub code: i32,
    /// Such as `NOT_FOUND`.
    pub name: String,
    /// The server's message; may be empty.
    pub message: String,
    /// Decoded `grpc-status-details-bin`.
    pub details: Vec<Detail>,
}

/// Why no gRPC status came back. Never folded into `UNKNOWN`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureKind {
    /// The request does not fit the schema, or the call is not well formed; nothing was sent.
    Request,
    /// The method is not in the schema.
    Method,
    /// Nothing answered at the address.
    Unreachable,
    /// Something answered, but the browser hides it: CORS.
    Cors,
    /// Something answered that is not gRPC.
    NotGrpc,
    /// The answer broke the protocol or does not fit the schema.
    Protocol,
    /// The person cancelled.
    Cancelled,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallEvent {
    /// A request message went out (index from 0, size in bytes of the encoded message).
    Sent {
        /// Microseconds since the start.
        at_us: u64,
        /// Encoded size in bytes.
        bytes: u32,
    },
    /// The response headers arrived.
    Headers {
        /// Microseconds since the start.
        at_us: u64,
        /// What they say.
        metadata: Metadata,
    },
    /// A response message arrived.
    Message {
        /// Microseconds since the start.
        at_us: u64,
        /// Encoded size in bytes.
        bytes: u32,
        /// Protobuf JSON, pretty printed.
        json: String,
    },
    /// The trailers arrived.
    Trailers {
        /// Microseconds since the start.
        at_us: u64,
        /// What they say, without `grpc-status*`.
        metadata: Metadata,
    },
    /// The call ended with a gRPC status.
    Status {
        /// Microseconds since the start.
        at_us: u64,
        /// The status.
        status: Status,
    },
    /// The call ended without one.
    Failure {
        /// Microseconds since the start.
        at_us: u64,
        /// Which class of failure.
        kind: FailureKind,
        /// What happened: lower-case, no final stop.
        message: String,
        /// What to do about it; lines to paste are in their own lines.
        help: Option<String>,
    },
}
