//! The one façade: [`protocol::Request`] in, [`protocol::Event`]s out; used by the worker, the CLI and tests.

pub mod protocol;
