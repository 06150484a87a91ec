//! Generators behind one plugin contract: `CodeGeneratorRequest` bytes in, `CodeGeneratorResponse` bytes out.
//!
//! [`generate`] drives one generator over a schema; [`GENERATORS`] lists them. Some are plugins that are not compiled
//! in, and whoever asks runs those ([`Plugin`]). Pure: no files, clock, threads or network.

mod closure;
mod driver;
mod external;
mod generated;
mod parameter;
mod plugin;
mod targets;

pub use driver::{GenerateError, check_usage, generate, generate_with};
pub use external::{OwnPlugin, Plugin};
pub use generated::{Generated, GeneratedFile, OptionInfo, TargetInfo};
pub use plugin::{CodeGeneratorRequest, CodeGeneratorResponse, Generator, ResponseFile, Run};
pub use targets::{GENERATORS, targets};
