//! Generators behind one plugin contract: `CodeGeneratorRequest` bytes in, `CodeGeneratorResponse` bytes out.
//!
//! [`generate`] writes one target for a schema; [`targets`] lists them. A target is the stubs of the official generator and
//! a project of ours around them. Some generators are plugins that are not compiled in, and whoever asks runs those
//! ([`Plugin`]). Pure: no files, clock, threads or network.

mod commands;
mod driver;
mod external;
mod generated;
mod parameter;
mod plugin;
mod project;
mod python;
mod rust;
mod scope;
mod targets;

pub use driver::{GenerateError, Task, check_usage, generate, generate_with};
pub use external::{OwnPlugin, Plugin, Program};
pub use generated::{Generated, GeneratedFile, OptionInfo, TargetInfo};
pub use plugin::{CodeGeneratorRequest, CodeGeneratorResponse, ResponseFile};
pub use targets::targets;

/// The Python stubs of the files to generate: what their tests compare with grpcio-tools, file by file.
///
/// # Errors
/// If bytes are no descriptor, a file or type is not there, or grpcio-tools refuses the name of a file.
#[doc(hidden)]
pub fn python_stubs(request: &CodeGeneratorRequest) -> Result<Vec<ResponseFile>, String> {
    python::files(request)
}

/// The versions of protobuf, grpcio and grpcio-tools that [`python_stubs`] writes for.
#[doc(hidden)]
pub const PYTHON_VERSIONS: (&str, &str, &str) = (
    python::PROTOBUF_VERSION,
    python::GRPCIO_VERSION,
    python::GRPCIO_TOOLS_VERSION,
);
