//! The one façade: [`protocol::Request`] in, [`protocol::Event`]s out; used by the worker, the CLI and tests.

mod analyzer;
pub mod archive;
mod as_json;
mod cache;
mod calls;
mod checker;
mod engine;
mod host;
pub mod protocol;

pub use calls::CallBatches;
pub use engine::{Engine, EventStream};
pub use host::Host;
pub use playground_check::{changes::markdown as changes_markdown, fix::apply as apply_fix};
pub use playground_codegen::{Plugin, Program};
pub use playground_protos::{CORE_PATHS, library::PATHS as LIBRARY_PATHS};
pub use playground_syntax::{import_edit, imports};
