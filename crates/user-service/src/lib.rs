//! The live UserService: written once against an injected [`Clock`] and no runtime, so that it runs inside a web page
//! and behind a native server alike.
//!
//! In the page the generated server is itself the transport: `UserServiceClient::new(in_page(clock))`. With the feature
//! `server` (the default) the same service listens on TCP: see [`server`].

#[cfg(feature = "server")]
pub mod auth;
mod clock;
mod closing;
mod fault;
#[cfg(feature = "server")]
pub mod faults;
#[cfg(feature = "server")]
mod methods;
mod options;
mod room;
mod rpc;
mod samples;
#[cfg(feature = "server")]
pub mod server;
mod service;
mod store;

/// The messages, client and server of package `users.v1`, generated from `proto/`.
#[allow(missing_docs, clippy::all, clippy::pedantic)]
pub mod proto {
    tonic::include_proto!("users.v1");
}

pub use clock::{BoxFuture, Clock};
#[cfg(feature = "server")]
pub use methods::Method;
pub use options::Options;
pub use service::{UserService, in_page, in_page_with};

/// The schema as an encoded `google.protobuf.FileDescriptorSet`, with imports and source info.
pub const FILE_DESCRIPTOR_SET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/users.v1.binpb"));

/// The schema as text: import path and content of each file, dependencies first, without the well-known types.
pub const SOURCES: &[(&str, &str)] = &[
    (
        "users/v1/user.proto",
        include_str!("../../../proto/users/v1/user.proto"),
    ),
    (
        "users/v1/user_service.proto",
        include_str!("../../../proto/users/v1/user_service.proto"),
    ),
];
