//! What the ten methods do, through the generated client and server in one process, with time under control.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod batch;
mod chat;
mod edit;
mod list;
mod schema;
mod support;
mod unary;
mod watch;
