//! `python-grpcio`: stubs as grpcio-tools writes them, for grpcio.

mod files;
mod names;

use std::collections::BTreeMap;

use crate::{
    CodeGeneratorRequest,
    plugin::{Generator, Stubs},
    project::{File, Names},
    python::{self, GRPCIO_TOOLS_VERSION, GRPCIO_VERSION, PROTOBUF_VERSION},
    scope::Scope,
};

/// See the module.
pub(super) struct PythonGrpcio;

impl Generator for PythonGrpcio {
    fn id(&self) -> &'static str {
        "python-grpcio"
    }

    fn title(&self) -> &'static str {
        "Python (grpcio)"
    }

    fn made_by(&self) -> String {
        format!("the same bytes as grpcio-tools {GRPCIO_TOOLS_VERSION}")
    }

    fn stubs(&self, scope: &Scope<'_>) -> Result<Stubs, String> {
        let files = scope.files();
        let request = CodeGeneratorRequest {
            file_to_generate: files.iter().map(|file| file.name().to_owned()).collect(),
            parameter: None,
            proto_file: scope.encoded()?,
        };
        python::files(&request).map(Stubs::Files)
    }

    fn names<'s>(&self, _: &'s Scope<'_>) -> Box<dyn Names + 's> {
        Box::new(names::PythonNames)
    }

    fn files(&self) -> &'static [File<'static>] {
        files::FILES
    }

    fn versions(&self) -> BTreeMap<&'static str, String> {
        let version = |name, version: &str| (name, version.to_owned());
        BTreeMap::from([
            version("grpcio", GRPCIO_VERSION),
            version("protobuf", PROTOBUF_VERSION),
        ])
    }
}
