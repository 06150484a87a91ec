//! Dynamic RPC over prost-reflect messages: a request described by plain data in, a stream of plain events out.
//! All that talks to the world lives in `transport/`.

mod event;
mod request;

pub use event::{CallEvent, Detail, FailureKind, Metadata, Status};
pub use request::{CallRequest, Target};
