//! The native server over real TCP: gRPC, gRPC-Web, CORS, tokens, faults, reflection, health, starting and stopping.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod auth;
mod command;
mod cors;
mod faults;
mod grpc;
mod program;
mod reflection;
mod running;
mod stop;
mod web;
