//! `rust-tonic`: a tonic client or server over TCP.

mod files;

use crate::rust::{For, RustTarget};

/// See the module.
pub(super) static RUST_TONIC: RustTarget = RustTarget {
    id: "rust-tonic",
    title: "Rust (tonic)",
    purpose: For::Native,
    files: files::FILES,
};
