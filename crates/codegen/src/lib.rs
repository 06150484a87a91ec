//! Generators behind one plugin contract: `CodeGeneratorRequest` bytes in, `CodeGeneratorResponse` bytes out.
//!
//! [`generate`] drives one generator over a schema; [`GENERATORS`] lists them. Pure: no files, clock, threads or network.

mod driver;
mod generated;
mod parameter;
mod plugin;
mod targets;

pub use driver::{GenerateError, check_usage, generate};
pub use generated::{Generated, GeneratedFile, OptionInfo, TargetInfo};
pub use plugin::{CodeGeneratorRequest, CodeGeneratorResponse, Generator, ResponseFile};
pub use targets::{GENERATORS, targets};
