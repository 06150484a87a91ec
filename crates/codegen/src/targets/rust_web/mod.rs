//! `rust-web`: a tonic client in a browser, over gRPC-Web by tonic-web-wasm-client.

mod files;

use crate::rust::{For, RustTarget};

/// See the module.
pub(super) static RUST_WEB: RustTarget = RustTarget {
    id: "rust-web",
    title: "Rust for the browser (tonic-web-wasm-client)",
    purpose: For::Browser,
    files: files::FILES,
};
