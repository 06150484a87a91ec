//! Protobuf source text to a lossless tree: never fails, never panics, linear in time, and every mistake told once.

mod imports;
mod kind;
mod lexer;
pub mod literal;
mod parser;
mod span;
mod tree;

pub use imports::{import_edit, imports};
pub use kind::SyntaxKind;
pub use parser::parse;
pub use span::{Edit, Fix, Span, SyntaxError};
pub use tree::{Element, Node, Opened, Token, Tree, TreeBuilder};
