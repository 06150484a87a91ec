//! Tokens to a tree, by recursive descent: a mistake is told once, and what follows it is parsed as if it were not.
//!
//! What is accepted is what the parser of `protoc` 36.2 accepts, whatever the edition: rules that depend on the
//! edition, and rules about what names mean, belong to later passes.

mod body;
mod cursor;
mod enumeration;
mod extend;
mod field;
mod file;
mod layout;
mod literal;
mod map;
mod meant;
mod message;
mod message_literal;
mod option;
mod path;
mod range;
mod recover;
mod service;
mod statement;
#[cfg(test)]
mod tests;

use crate::Tree;
use cursor::Parser;

/// Parses a text. Never fails: what is wrong is in [`Tree::errors`].
pub fn parse(text: &str) -> Tree {
    let mut parser = Parser::new(text);
    parser.file();
    parser.finish()
}
