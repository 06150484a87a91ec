//! Rust: messages by prost-build, services by tonic-prost-build, laid out by prettyplease, and what those call things.
//!
//! The bytes are those that `tonic_prost_build::configure().compile_fds(..)` writes in a build script: one file per
//! package of the wanted files and of everything they import, except what the crate `prost-types` holds.

mod names;
mod prepare;
mod target;

use std::collections::BTreeMap;

use prost::Message;
use prost_build::{Config, Module};
use prost_types::{FileDescriptorProto, FileDescriptorSet};

use names::RustNames;
pub(crate) use target::RustTarget;

use crate::{ResponseFile, plugin::Stubs, scope::Scope};

/// What the generated code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// Servers, and clients that connect by address.
    Native,
    /// Clients in a browser.
    Browser,
}

/// The crates that make the code, with their versions.
fn made_by() -> String {
    concat!(
        "prost-build ",
        env!("PROST_BUILD_VERSION"),
        " + tonic-prost-build ",
        env!("TONIC_PROST_BUILD_VERSION")
    )
    .to_owned()
}

/// The code of a scope, a file per package.
///
/// # Errors
/// Why prost-build cannot do it.
fn stubs(scope: &Scope<'_>, purpose: For) -> Result<Stubs, String> {
    let set = FileDescriptorSet::decode(scope.schema.encode_reflected().as_slice())
        .map_err(|error| error.to_string())?;
    let taken: Vec<String> = imported(scope);
    let mut files = set.file;
    files.retain(|file| taken.iter().any(|name| name == file.name()));
    for file in &mut files {
        prepare::prepare(file)?;
    }
    let modules = call_prost_build(purpose, files)?;
    let file = |(module, content): (Module, String)| ResponseFile {
        name: Some(module.to_file_name_or("_")),
        insertion_point: None,
        content: Some(content),
    };
    let mut files: Vec<_> = modules.into_iter().map(file).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Stubs::Files(files))
}

/// The wanted files and everything they import, the well-known types too.
fn imported(scope: &Scope<'_>) -> Vec<String> {
    let mut todo: Vec<_> = scope
        .wanted
        .iter()
        .filter_map(|name| scope.schema.pool().get_file_by_name(name))
        .collect();
    let mut names: Vec<String> = Vec::new();
    while let Some(file) = todo.pop() {
        if !names.iter().any(|name| name == file.name()) {
            names.push(file.name().to_owned());
            todo.extend(file.dependencies());
        }
    }
    names
}

fn call_prost_build(
    purpose: For,
    files: Vec<FileDescriptorProto>,
) -> Result<impl IntoIterator<Item = (Module, String)>, String> {
    let requests = files
        .into_iter()
        .map(|file| (Module::from_protobuf_package_name(file.package()), file))
        .collect();
    let mut config = Config::new();
    let builder = tonic_prost_build::configure()
        .build_server(purpose == For::Native)
        .build_transport(purpose == For::Native)
        .emit_rerun_if_changed(false);
    config.service_generator(builder.service_generator());
    // A last line of defence where panics unwind; in wasm a panic ends the worker, which the page restarts.
    let caught =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| config.generate(requests)));
    let result =
        caught.map_err(|_| "prost-build gave up on this schema; please report it".to_owned())?;
    result.map_err(|error| error.to_string())
}

/// Versions of the crates that the code is used with, from `Cargo.lock`.
fn versions() -> BTreeMap<&'static str, String> {
    let version = |name, version: &str| (name, version.to_owned());
    BTreeMap::from([
        version("prost", env!("PROST_VERSION")),
        version("prost_build", env!("PROST_BUILD_VERSION")),
        version("prost_types", env!("PROST_TYPES_VERSION")),
        version("tonic", env!("TONIC_VERSION")),
        version("tonic_prost_build", env!("TONIC_PROST_BUILD_VERSION")),
        version("wasm_bindgen", env!("WASM_BINDGEN_VERSION")),
        version(
            "tonic_web_wasm_client",
            env!("TONIC_WEB_WASM_CLIENT_VERSION"),
        ),
    ])
}
