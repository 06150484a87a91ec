//! Source text in, a [`Compilation`] out: descriptors, an outline and diagnostics. Pure: no web, clock, storage or network.

mod attempt;
mod blank;
mod braces;
mod bundled;
#[allow(dead_code)]
mod checks;
mod clash;
mod compiler;
mod depth;
mod diagnostic;
mod fault;
mod foreign;
mod graph;
#[allow(dead_code)]
mod ir;
mod line_index;
mod link;
#[allow(dead_code)]
mod link2;
#[allow(dead_code)]
mod lower;
mod names;
mod near;
mod outline;
mod outline_build;
mod parsed;
mod patch;
mod places;
mod recover;
#[allow(dead_code)]
mod reflect;
mod rounds;
mod rules;
mod scan;
mod schema;
mod semantic;
mod slip;
mod source;
mod statement;
mod syntax;
mod syntax_other;
mod told;
#[allow(dead_code)]
mod view;

pub use compiler::Compiler;
pub use diagnostic::{Diagnostic, Related, Severity};
pub use line_index::{LineColumn, LineIndex};
pub use outline::{MethodInfo, Node, NodeKind};
pub use playground_syntax::{Edit, Fix, Span};
pub use schema::{Compilation, Schema, SchemaError};
pub use source::SourceFile;
