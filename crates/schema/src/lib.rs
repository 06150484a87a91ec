//! Source text in, a [`Compilation`] out: descriptors, an outline and diagnostics. Pure: no web, clock, storage or network.

mod checks;
mod diagnostic;
mod finding;
mod foreign;
mod ir;
mod line_index;
mod link;
mod lower;
mod near;
mod outline;
mod places;
mod reflect;
pub mod sample;
mod scalars;
mod schema;
mod source;
mod view;
mod workspace;

pub use diagnostic::{Diagnostic, Related, Severity};
pub use line_index::{LineColumn, LineIndex};
pub use outline::{MethodInfo, Node, NodeKind};
pub use playground_syntax::{Edit, Fix, Span};
pub use schema::{Compilation, Schema, SchemaError, pool};
pub use source::SourceFile;
pub use workspace::Compiler;
