//! How a call reaches a service: one trait, one file per transport, and the clocks.

use futures_util::future::LocalBoxFuture;
use tonic::body::Body;

use crate::Failure;

#[cfg(any(feature = "native", target_arch = "wasm32"))]
mod answer;
mod clock;
#[cfg(target_arch = "wasm32")]
mod clock_browser;
#[cfg(feature = "native")]
mod clock_tokio;
#[cfg(feature = "native")]
mod grpc;
#[cfg(target_arch = "wasm32")]
mod grpc_web_fetch;
#[cfg(feature = "native")]
mod grpc_web_http;
#[cfg(any(feature = "native", target_arch = "wasm32"))]
mod help;
mod in_process;
#[cfg(target_arch = "wasm32")]
mod probe;
#[cfg(feature = "native")]
mod tls;
#[cfg(target_arch = "wasm32")]
mod tonic_web_wasm_client;
#[cfg(any(feature = "native", target_arch = "wasm32"))]
mod url;
mod wire;

pub use clock::Clock;
#[cfg(target_arch = "wasm32")]
pub use clock_browser::BrowserClock;
#[cfg(feature = "native")]
pub use clock_tokio::TokioClock;
#[cfg(feature = "native")]
pub use grpc::Grpc;
#[cfg(target_arch = "wasm32")]
pub use grpc_web_fetch::GrpcWebFetch;
#[cfg(feature = "native")]
pub use grpc_web_http::GrpcWebHttp;
pub use in_process::InProcess;
#[cfg(target_arch = "wasm32")]
pub use tonic_web_wasm_client::TonicWebWasmClient;
pub(crate) use wire::{Seen, Wire};

/// Whether answers can come while requests still go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duplex {
    /// Requests and answers interleave.
    Live,
    /// All request messages go first: "compose, then send".
    Half,
}

/// What a transport is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransportInfo {
    /// `in-page`, `grpc-web` or `grpc`.
    pub id: &'static str,
    /// Whether it is full duplex.
    pub duplex: Duplex,
}

/// A future that need not be `Send`: in a browser nothing is.
pub type RoundTrip = LocalBoxFuture<'static, Result<http::Response<Body>, Failure>>;

/// Carries one gRPC request, framed as in HTTP/2, and its answer.
pub trait Transport {
    /// What it is.
    fn info(&self) -> TransportInfo;

    /// Sends a request whose URI is the path `/package.Service/Method`, and gives the response as soon as its headers
    /// are there. Dropping the future or the response's body ends the call. The error of the body, where there is one,
    /// has a [`Failure`] in its chain of sources if the transport knows more than that the answer broke off.
    ///
    /// # Errors
    /// A [`Failure`] that says why no gRPC answer came.
    fn round_trip(&mut self, request: http::Request<Body>) -> RoundTrip;
}
