//! Lowering against protoc: measured answers, protoc itself where it is given, and a parser that is equal but for tabs,
//! comments in line, names of synthetic oneofs, and editions.

mod broken;
mod editions;
mod findings;
mod numbers;
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
