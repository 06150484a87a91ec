//! The schema as a tree of names for navigation: packages' services, methods, messages, fields and enums with their spans.

use serde::{Deserialize, Serialize};

use crate::Span;

/// What an outline node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NodeKind {
    /// `service`
    Service,
    /// `rpc`
    Method,
    /// `message`
    Message,
    /// A field, with its number in [`Node::detail`].
    Field,
    /// `oneof`
    Oneof,
    /// `enum`
    Enum,
    /// An enum value, with its number in [`Node::detail`].
    EnumValue,
}

/// What a caller must know of a method.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MethodInfo {
    /// `package.Service/Method`, the path of the HTTP request without its leading slash.
    pub path: String,
    /// Full name of the request message, without a leading dot.
    pub input: String,
    /// Full name of the response message, without a leading dot.
    pub output: String,
    /// The client sends a stream.
    pub client_streaming: bool,
    /// The server sends a stream.
    pub server_streaming: bool,
}

/// One named element of a user's file and what it contains, in source order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Node {
    /// Short name.
    pub name: String,
    /// Full name, without a leading dot.
    pub full_name: String,
    /// What it is.
    pub kind: NodeKind,
    /// Field or value number, field type, or empty.
    pub detail: String,
    /// The leading comment, trimmed; empty if none.
    pub doc: String,
    /// File it is declared in.
    pub path: String,
    /// Span of its name in that file.
    pub span: Span,
    /// Set for methods.
    pub method: Option<MethodInfo>,
    /// What it contains; synthetic elements (map entries, proto3-optional oneofs) are left out.
    pub children: Vec<Node>,
}
