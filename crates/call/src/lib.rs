//! Dynamic RPC over prost-reflect messages: a request described by plain data in, a stream of plain events out.
//!
//! [`start`] runs a call over a [`transport::Transport`]; all that talks to the world lives in `transport/`.
//! [`template`] writes a request for a method, [`validate`] says whether one fits.

mod answers;
mod call;
mod codec;
mod event;
mod events;
mod failure;
#[cfg_attr(
    not(any(feature = "native", target_arch = "wasm32")),
    allow(
        dead_code,
        unused_imports,
        reason = "the transports that use it are not built"
    )
)]
mod grpc_web;
mod message;
mod metadata;
mod method;
mod request;
mod status;
pub mod transport;

pub use call::{CallHandle, EventStream, SendError, start};
pub use event::{CallEvent, Detail, FailureKind, Metadata, Status};
pub use failure::Failure;
pub use message::{RequestError, template, validate};
pub use request::{CallRequest, Target};
