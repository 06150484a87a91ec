//! The one façade: [`protocol::Request`] in, [`protocol::Event`]s out; used by the worker, the CLI and tests.

mod cache;
mod calls;
mod engine;
mod host;
pub mod protocol;

pub use calls::CallBatches;
pub use engine::{Engine, EventStream};
pub use host::Host;
