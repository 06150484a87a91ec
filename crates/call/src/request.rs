//! What a person asks for: a method, messages, metadata, a deadline and where to.

use serde::{Deserialize, Serialize};

/// Where a call goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// The UserService that runs inside the page; all four kinds are live.
    InPage,
    /// A server that speaks gRPC-Web; client streaming and bidi are half-duplex.
    GrpcWeb {
        /// `http://host:port` or `https://host[/prefix]`.
        url: String,
    },
    /// The same server, called as a Rust app with tonic-web-wasm-client would call it; only in a browser.
    TonicWebWasmClient {
        /// As of `GrpcWeb`.
        url: String,
    },
    /// A server that speaks gRPC over HTTP/2; not available in a browser.
    Grpc {
        /// `http://host:port` or `https://host`.
        url: String,
    },
}

/// One call. The request messages known at the start are in `messages`; more may follow while `open` is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRequest {
    /// Where to.
    pub target: Target,
    /// `package.Service/Method`.
    pub method: String,
    /// Request messages as protobuf JSON, in order.
    pub messages: Vec<String>,
    /// Request metadata; the value of a key that ends in `-bin` is base64.
    pub metadata: Vec<(String, String)>,
    /// Deadline in milliseconds from the start; sent as `grpc-timeout` and enforced here.
    pub deadline_ms: Option<u32>,
    /// More messages may follow; only of use where the transport is full duplex.
    pub open: bool,
}
