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
mod python;
mod targets;

pub use driver::{GenerateError, check_usage, generate, generate_with};
pub use external::{OwnPlugin, Plugin};
pub use generated::{Generated, GeneratedFile, OptionInfo, TargetInfo};
pub use plugin::{CodeGeneratorRequest, CodeGeneratorResponse, Generator, ResponseFile, Run};
pub use targets::{GENERATORS, targets};

/// The stubs of the files to generate as `grpcio-tools` writes them: what its tests compare until it is a target.
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
