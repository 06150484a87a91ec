//! Source text in, a [`Compilation`] out: descriptors, an outline and diagnostics. Pure: no web, clock, storage or network.

mod compiler;
mod diagnostic;
mod line_index;
mod outline;
mod schema;
mod source;

pub use compiler::Compiler;
pub use diagnostic::{Diagnostic, Related, Severity, Span};
pub use line_index::{LineColumn, LineIndex};
pub use outline::{MethodInfo, Node, NodeKind};
pub use schema::{Compilation, Schema, SchemaError};
pub use source::SourceFile;
