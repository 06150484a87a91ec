//! Lowering against a parser whose descriptors and source information equal protoc's for proto2 and proto3.

mod broken;
mod comments;
mod editions;
mod findings;
mod numbers;
mod oracle;
mod shapes;
mod sweep;

use crate::ir::Lowered;
use super::Finding;

/// Lowers a text.
fn lowered(text: &str) -> (Lowered, Vec<Finding>) {
    super::lower("f.proto", &playground_syntax::parse(text))
}
