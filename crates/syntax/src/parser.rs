//! Tokens to a tree.

use crate::Tree;

/// Parses a text.
pub fn parse(_text: &str) -> Tree {
    todo!()
}
