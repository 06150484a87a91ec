//! Lowering against a parser whose descriptors and source information equal protoc's for proto2 and proto3.

mod oracle;
mod protoc;
mod shapes;
mod sweep;

use super::Finding;
use crate::ir::Lowered;

/// Lowers a text.
fn lowered(text: &str) -> (Lowered, Vec<Finding>) {
    super::lower("f.proto", &playground_syntax::parse(text))
}
